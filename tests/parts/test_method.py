"""The Method page, and what the last check of links found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commitments.standing import words
from commitments.standing.standing import totals
from commitments.tables.other_arithmetic import arithmetics
from components.widgets.text import link, plain
from tests.conftest import HEAD, assessment, commitment, evidence
from tests.parts.app import (
    COMMITMENT,
    CURATED,
    METHOD,
    SOME,
    captions,
    opened,
    paragraphs,
    started,
    use_file,
    view_at,
    warnings,
)
from tests.parts.test_every_page import NAVIGATION


def test_the_method_page_counts_all_pledges_whatever_the_filters() -> None:
    at = opened(METHOD, **SOME)
    now = totals(view_at().standings.values())
    expected = f"**{words.counted_statuses(now.counts)}; {words.coverage(now)}.**"
    assert [m.value for m in at.markdown if expected in m.value] != []
    table = arithmetics(view_at().standings.values())
    assert table.map(plain).values.tolist() in [t.value.values.tolist() for t in at.table]


def linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: str) -> None:
    text = HEAD + commitment(evidence=evidence(recorded="2020-03-01"))
    path = use_file(monkeypatch, tmp_path / "tiny.yaml", text)
    path.with_name("tiny.sources.json").write_text(results, encoding="utf-8")


def test_what_the_last_check_found_stands_beside_the_link_and_on_the_method_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://example.org/one-01"
    result = {"state": "gone", "final": url, "detail": "404", "checked": "2026-11-20"}
    linked(tmp_path, monkeypatch, json.dumps({url: result}))
    page = opened(COMMITMENT, id="one")
    copies = f"[archived copies](<https://web.archive.org/web/*/{url}>)"
    source = next(text for text in captions(page) if text.startswith("Independent monitor"))
    assert source.endswith(f" · {copies} · :orange-badge[Link gone, 20 Nov 2026]")
    at = started(METHOD)
    at.session_state["fold-links"] = True
    at.run()
    assert "1 of 3 addresses were asked, last on 20 Nov 2026: 1 gone." in paragraphs(at)
    assert f":orange-badge[Gone] {link(url, url)} (404) · {copies}" in paragraphs(at)
    assert "Rests on it: one\\-01" in captions(at)


def test_links_that_were_never_checked_say_how_to_check_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path, monkeypatch, "{}")
    assert [text for text in paragraphs(opened(METHOD)) if "none was asked" in text] == [
        "3 addresses are on file; none was asked yet. `python -m commitments sources` asks them,"
        " on a computer with the internet."
    ]


def test_damaged_results_of_a_check_are_named_and_nothing_else_suffers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path, monkeypatch, "no json")
    at = opened(METHOD)
    assert len(at.warning) == 1
    assert warnings(at)[0].startswith("tiny\\.sources\\.json is damaged")
    assert opened(COMMITMENT, id="one").warning == []


def test_the_method_page_lists_every_sentence_of_the_text() -> None:
    at = started(METHOD)
    at.session_state["fold-outline-article"] = True
    at.run()
    outline = CURATED.register.documents[0].outline
    assert [
        p.begins for p in outline if f"{plain(p.begins)} ..." not in " ".join(paragraphs(at))
    ] == []
    reasons = [plain(p.context) for p in outline if p.context]
    assert [reason for reason in reasons if reason not in captions(at)] == []
    held = [id for p in outline for id in p.commitments]
    targets = [
        one.proto.query_string.split("id=")[-1] for one in at.get("page_link")[len(NAVIGATION) :]
    ]
    assert targets == held


def test_the_method_page_names_the_author_the_numbers_and_the_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = f"{evidence()}\n{evidence('one-02', '2020-02-02', kind='party', publisher='Host')}"
    head = HEAD.replace(
        "maintainer: {name: The desk}",
        "maintainer: {name: The desk, contact: https://example.org/desk}\n  review: Two read.",
    ).replace(
        "commitments:\n",
        "codings:\n  - {name: First round, coded: 2020-03-01, n: 3, agree: 2, kappa: 0.5}\n"
        "commitments:\n",
    )
    text = head + commitment(evidence=facts, assessments=assessment()) + commitment("two")
    use_file(monkeypatch, tmp_path / "c.yaml", text)
    at = opened(METHOD)
    said = [text.replace("\\", "") for text in paragraphs(at)]
    first = next(n for n, text in enumerate(said) if text.startswith("Assessment"))
    assert said[first : first + 2] == [
        "Assessment: **[The desk](<https://example.org/desk>)**, by method first of 25 Jun 2019."
        " Not a document of those who pledged.",
        "**2 pledges**; **2 facts** of 2 publishers, each once, which bear on pledges 2 times;"
        " **1 judgement**, by us. By who says so: 1 independent monitor and 1 a party's word.",
    ]
    assert "Two read." in said
    assert at.table[0].value.to_dict("list") == {
        "Round": ["First round"],
        "Coded": ["1 Mar 2020"],
        "Same verdict": ["2 of 3"],
        "Kappa": ["0.50"],
    }
    assert (
        "“Unclear”, “Nothing found” and “Not assessed” say that **we do not know**, each for"
        " another reason. They have no confidence, and no delivery is read into them. Here: 0"
        " unclear, 0 nothing found, 1 not assessed."
    ) in said
