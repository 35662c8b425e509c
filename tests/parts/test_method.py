"""The Method page, and what the last check of links found."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.answers.method import of_method
from commitments.record_words import Printed
from commitments.standing import words
from commitments.standing.totals import totals
from commitments.tables.columns import COLUMNS
from commitments.tables.other_arithmetic import arithmetics
from commitments.vocabulary import Status
from tests.conftest import HEAD, assessment, commitment, evidence
from tests.parts.app import (
    CHANGES,
    COMMITMENT,
    CURATED,
    METHOD,
    SOME,
    TRACKER,
    opened,
    use_file,
    view_at,
)


def html(at: AppTest) -> str:
    return "".join(block.proto.body for block in at.get("html") if "<style" not in block.proto.body)


def said(at: AppTest) -> str:
    """What stands in the HTML of a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(at))).split())


def unfolded(at: AppTest) -> str:
    """The part of it that stands in no fold."""
    body = re.sub(r"<details.*?</details>", " ", html(at), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def without_marks(text: str) -> str:
    """As `said`, where a mark or a link stood between words and a full stop."""
    return re.sub(r" ([.,;:])", r"\1", text)


def test_the_answer_says_how_a_status_is_given_and_by_whom() -> None:
    at, view = opened(METHOD), view_at()
    told = of_method(CURATED.register, len(view.facts), view.newest)
    assert told.first == (
        "Each status is a judgement of public evidence against criteria fixed for its own pledge;"
        " two readers, apart, agreed on 247 of 256."
    )
    assert f'<p class="first">{told.first}</p><p class="more">{told.more}</p>' in html(at)


def test_the_method_page_counts_all_pledges_whatever_the_filters() -> None:
    at = opened(METHOD, **SOME)
    now = totals(view_at().standings.values())
    assert f"{words.counted_statuses(now.counts)}; {words.coverage(now)}." in unfolded(at)
    assert f"{words.interval(now)}. {words.interval_help(now)}" in said(at)
    assert words.interval_help(now) not in unfolded(at)
    for row in arithmetics(view_at().standings.values()).itertuples():
        assert f"<td>{escape(str(row.Arithmetic))}</td><td>{row.Result}</td>" in html(at)


def test_the_contents_lead_to_every_chapter() -> None:
    body = html(opened(METHOD))
    named = re.findall(r'href="#([^"]+)"', body)
    assert named == re.findall(r'<section class="chapter" id="([^"]+)"', body)
    assert (named[0], named[-1], len(named)) == ("assessed", "downloads", 18)


def test_every_status_and_every_column_has_its_meaning() -> None:
    shown = said(opened(METHOD))
    assert [status for status in Status if shown.count(status.meaning) != 2] == []
    columns = [meaning for columns in COLUMNS.values() for meaning in columns.values()]
    assert [meaning for meaning in columns if " ".join(meaning.split()) not in shown] == []


def test_nothing_of_the_desk_stands_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECORD", "local")
    shown = unfolded(opened(METHOD))
    assert re.findall(r"data version|python -m|\bgit\b|n =|commitments\.yaml", shown) == []


def test_the_method_page_lists_every_sentence_of_the_text() -> None:
    at = opened(METHOD)
    shown, outline = said(at), CURATED.register.documents[0].outline
    assert [p.begins for p in outline if f"{' '.join(p.begins.split())} …" not in shown] == []
    reasons = [" ".join(p.context.split()) for p in outline if p.context]
    assert [reason for reason in reasons if reason not in shown] == []
    held = [id for p in outline for id in p.commitments]
    assert re.findall(r'href="commitment\?id=([^"&]+)"', html(at)) == held


def test_a_text_says_whether_it_is_official_and_how_much_of_it_was_read() -> None:
    shown = said(opened(METHOD))
    for document in CURATED.register.documents:
        kind = Printed.of(document.official).within
        seen = f"{' '.join(document.publisher.split())}. {document.seen.meaning} {kind}"
        assert seen in shown


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
    shown = without_marks(said(at))
    assert 'Assessment: <b><a href="https://example.org/desk"' in html(at)
    for sentence in (
        "Assessment: The desk. Not a document of those who pledged. The method is that of 25 June"
        " 2019 (version first).",
        "2 pledges; 2 facts of 2 publishers, each once, which bear on pledges 2 times; 1 judgement,"
        " by us. By who says so: independent monitor 1 and a party's word 1.",
        "Two read. Round Coded Same verdict Agreement beyond chance (kappa) First round 1 Mar 2020 2 of 3 0.50",
        "“Unclear”, “Nothing found” and “Not assessed” say that we do not know, each for another"
        " reason. They have no confidence, and no delivery is read into them. Here: 0 unclear, 0"
        " nothing found, 1 not assessed.",
    ):
        assert sentence in shown


def test_a_register_of_one_reader_has_no_chapter_on_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "c.yaml", HEAD + commitment())
    at = opened(METHOD)
    assert "Kappa" not in said(at)
    assert "#readers" not in html(at)
    assert "No fact is on file yet." in said(at)


def test_text_of_the_file_is_shown_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = '"<script>alert(1)</script>"'
    text = HEAD.replace("The desk", bad).replace("The host", bad).replace("A meeting", bad)
    use_file(monkeypatch, tmp_path / "c.yaml", text + commitment())
    body = html(opened(METHOD))
    assert "<script" not in body
    assert body.count("&lt;script&gt;") > 3


# ---------------------------------------------------------------- links


def linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: str) -> None:
    monkeypatch.setenv("RECORD", "local")
    text = HEAD + commitment(evidence=evidence(recorded="2020-03-01"))
    path = use_file(monkeypatch, tmp_path / "tiny.yaml", text)
    path.with_name("tiny.sources.json").write_text(results, encoding="utf-8")


def test_a_quote_that_is_gone_is_told_with_its_fact_and_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORD", "local")
    quoted = evidence(recorded="2020-03-01", quote="the words")
    other = quoted.replace("one-01", "one-02")
    path = use_file(
        monkeypatch, tmp_path / "q.yaml", HEAD + commitment(evidence=f"{quoted}\n{other}")
    )
    url = "https://example.org/one-01"
    result = {"state": "reachable", "final": url, "detail": "200", "checked": "2026-11-20"}
    copy = {"url": "https://archive.example/1", "date": "2026-02-03"}
    found = {url: result | {"quotes": {"one-01": "gone"}, "archived": copy}}
    path.with_name("q.sources.json").write_text(json.dumps(found), encoding="utf-8")
    at = opened(METHOD)
    assert (
        "Do the quotes still stand? Of 2 facts with a quote: 1 gone and 1 never looked for."
        f" Quote gone {url} (2026-11-20) · archived copy of 2026-02-03 “the words” Fact: one-01"
    ) in said(at)
    assert 'href="https://archive.example/1"' in html(at)


def test_what_the_last_check_found_is_told_to_whoever_keeps_the_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://example.org/one-01"
    result = {"state": "gone", "final": url, "detail": "404", "checked": "2026-11-20"}
    linked(tmp_path, monkeypatch, json.dumps({url: result}))
    at = opened(METHOD)
    told = said(at).split("For whoever keeps the register")[1]
    assert told.startswith(
        " Do the sources still answer? 1 of 3 addresses were asked, last on 20 Nov 2026: 1 gone."
        " 2 addresses never asked https://example.org/meeting https://example.org/text"
        f" Gone {url} (404) · archived copies Rests on it: one-01"
        " Do the quotes still stand? No fact has a quote."
    )
    assert f'href="https://web.archive.org/web/*/{url}"' in html(at)
    assert "still answer" not in unfolded(at)


def test_what_the_last_check_found_stands_beside_the_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://example.org/one-01"
    result = {"state": "gone", "final": url, "detail": "404", "checked": "2026-11-20"}
    linked(tmp_path, monkeypatch, json.dumps({url: result}))
    page = opened(COMMITMENT, id="one")
    source = re.search(r'<p class="source"><a href="([^"]+)".*?</p>(.*?)</div>', html(page))
    assert source is not None
    assert source[1] == url
    assert '<span class="chip">link gone, 20 Nov 2026</span> <a class="correct"' in source[0]
    copies = f'<a href="https://web.archive.org/web/*/{url}" rel="noreferrer">Archived copies</a>'
    assert source[0].count(copies) == 1


def test_the_words_hold_the_abbreviations_of_the_register() -> None:
    told = html(opened(METHOD))
    known = CURATED.register.abbreviations
    assert known
    for one in known:
        assert f"<dt>{escape(one.short)}</dt><dd>{escape(one.means)}</dd>" in told


@pytest.mark.parametrize(
    ("script", "of"),
    [
        (COMMITMENT, {"id": "mil-engagement-syria"}),
        (TRACKER, {}),
        (CHANGES, {"since": "2019-06-25"}),
    ],
)
def test_abbreviations_are_explained_where_facts_are_read(script: str, of: dict[str, str]) -> None:
    means = {one.means for one in CURATED.register.abbreviations}
    told = {
        unescape(found)
        for found in re.findall(r'<abbr title="([^"]*)"', html(opened(script, **of)))
    }
    assert told
    assert told <= means


def test_a_page_that_moved_names_its_new_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, new = "https://example.org/one-01", "https://example.org/new"
    result = {"state": "moved", "final": new, "detail": "301", "checked": "2026-11-20"}
    linked(tmp_path, monkeypatch, json.dumps({url: result}))
    assert f"(301) · archived copies Now {new} Rests on it" in said(opened(METHOD))


def test_links_that_were_never_checked_say_how_to_check_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path, monkeypatch, "{}")
    told = said(opened(METHOD)).split("For whoever keeps the register")[1]
    assert told.startswith(
        " Do the sources still answer? 3 addresses are on file; none was asked yet. python -m"
        " commitments sources asks them, on a computer with the internet."
    )


def test_where_nobody_may_record_nobody_is_told_of_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path, monkeypatch, "{}")
    monkeypatch.setenv("RECORD", "off")
    shown = said(opened(METHOD))
    assert ("keeps the register" in shown, "python -m" in shown) == (False, False)


def test_damaged_results_of_a_check_are_named_and_nothing_else_suffers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path, monkeypatch, "no json")
    assert "still answer? tiny.sources.json is damaged" in said(opened(METHOD))
    assert opened(COMMITMENT, id="one").warning == []
