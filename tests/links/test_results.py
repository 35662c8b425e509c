"""Links of a register and the file that keeps what the last check found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commitments.links.results import (
    Rests,
    Result,
    addresses,
    archive,
    read_results,
    results_path,
    write_results,
)
from commitments.record_words import LinkState
from tests.conftest import commitment, evidence, register

HERE = "https://example.org/one-01"
OTHER = "https://example.org/other"
GONE = Result(LinkState.GONE, HERE, "404", "2026-11-26")
MOVED = Result(LinkState.MOVED, "https://example.org/ü", "301", "2026-11-25")


def test_every_address_names_what_rests_on_it() -> None:
    shared = evidence("two-01").replace("example.org/two-01", "example.org/one-01")
    found = addresses(register(commitment(evidence=evidence()), commitment("two", evidence=shared)))
    assert found == {
        "https://example.org/meeting": Rests((), (), ("meeting",)),
        "https://example.org/text": Rests((), (), ("documents",)),
        HERE: Rests(("one", "two"), ("one-01", "two-01"), ()),
    }


def test_a_fact_rests_on_each_of_its_pages_once_for_each_commitment_it_bears_on() -> None:
    also = (
        f"[{{publisher: B, title: T, url: '{HERE}'}}, {{publisher: C, title: T, url: '{OTHER}'}}]"
    )
    links = "[{commitment: two, effect: context}, {commitment: one, effect: advance}]"
    fact = re.sub(r"bears_on: \[.*?\]", f"bears_on: {links}", evidence(also=also))
    found = addresses(register(commitment(evidence=fact), commitment("two")))
    assert {url: found[url] for url in (HERE, OTHER)} == {
        HERE: Rests(("two", "one"), ("one-01",), ()),
        OTHER: Rests(("two", "one"), ("one-01",), ()),
    }


def test_the_archive_lists_its_copies_of_a_page() -> None:
    assert archive(HERE) == "https://web.archive.org/web/*/https://example.org/one-01"


def test_results_lie_next_to_the_data_and_come_back_as_written(tmp_path: Path) -> None:
    path = results_path(tmp_path / "commitments.yaml")
    assert path == tmp_path / "commitments.sources.json"
    assert read_results(path) == {}
    write_results(path, {HERE: GONE, "https://a.example": MOVED})
    assert read_results(path) == {HERE: GONE, "https://a.example": MOVED}
    assert [one.name for one in tmp_path.iterdir()] == ["commitments.sources.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"https://a.example": 1}',
        '{"https://a.example": {"state": "gone"}}',
        '{"https://a.example": {"state": "lost", "final": "", "detail": "", "checked": "2026"}}',
        '{"https://a.example": {"state": "gone", "final": "", "detail": "", "checked": "soon"}}',
        '{"https://a.b": {"state": "moved", "final": "file:///x", "detail": "", "checked": "2026"}}',
        '{"https://a.b": {"state": "gone", "final": "", "detail": "\\u001b[31m", "checked": "2026"}}',
    ],
)
def test_a_damaged_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "commitments.sources.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"^commitments\.sources\.json is damaged \(.+\); delete it"
    ):
        read_results(path)
