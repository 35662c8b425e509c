"""Links of a register and the file that keeps what the last check found."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from commitments.links.results import (
    Archived,
    Rests,
    Result,
    addresses,
    archive,
    copies,
    quote_state,
    quotes,
    read_results,
    results_path,
    write_results,
)
from commitments.record_words import LinkState, QuoteState
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


QUOTED = evidence(
    quote="the words",
    also=f"[{{publisher: C, title: T, url: '{OTHER}'}}]",
    archived="{url: 'https://archive.example/1', date: 2026-02-03}",
)


def read(own: QuoteState | None, other: QuoteState | None) -> dict[str, Result]:
    found = ((HERE, own), (OTHER, other))
    return {
        url: Result(LinkState.REACHABLE, url, "200", "2026-11-26", {"one-01": state})
        for url, state in found
        if state
    }


@pytest.mark.parametrize(
    ("own", "other", "state"),
    [
        (None, None, None),
        (QuoteState.STANDS, QuoteState.GONE, QuoteState.STANDS),
        (QuoteState.GONE, QuoteState.STANDS, QuoteState.ELSEWHERE),
        (QuoteState.GONE, QuoteState.GONE, QuoteState.GONE),
        (QuoteState.CHANGED, None, QuoteState.CHANGED),
    ],
)
def test_a_quote_that_moved_is_told_from_one_that_is_gone(
    own: QuoteState | None, other: QuoteState | None, state: QuoteState | None
) -> None:
    [fact] = register(commitment(evidence=QUOTED)).evidence
    assert quote_state(fact, read(own, other)) is state


def test_quotes_are_looked_for_on_each_page_of_a_fact_and_copies_are_known() -> None:
    found = register(commitment(evidence=QUOTED))
    assert quotes(found) == {HERE: {"one-01": "the words"}, OTHER: {"one-01": "the words"}}
    assert copies(found) == {HERE: Archived("https://archive.example/1", "2026-02-03")}


def test_quotes_and_copies_are_read_as_they_were_written(tmp_path: Path) -> None:
    copy = Archived("https://archive.example/1", "2026-02-03")
    results = {HERE: replace(GONE, quotes={"one-01": QuoteState.GONE}, archived=copy)}
    write_results(tmp_path / "r.json", results)
    assert read_results(tmp_path / "r.json") == results
