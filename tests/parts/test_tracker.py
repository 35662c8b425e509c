"""The Tracker page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from commitments.tables.filter import Filter
from commitments.text import listed
from commitments.vocabulary import Status
from tests.conftest import HEAD, assessment, commitment, evidence
from tests.parts.app import (
    SOME,
    TRACKER,
    captions,
    figures,
    links,
    opened,
    paragraphs,
    some,
    use_file,
    view_at,
)
from tests.parts.test_every_page import NAVIGATION


def test_the_tracker_lists_what_passes_the_filters() -> None:
    at, frame = opened(TRACKER, **SOME), some().commitments
    shown = at.dataframe[0].value
    assert shown["title"].tolist() == frame["title"].tolist()
    assert shown["status"].tolist() == [
        f"{Status(s).symbol} {Status(s).label}" for s in frame["status"]
    ]
    again = {s.commitment.id: s.to_be_judged for s in some().standings}
    assert shown["to_be_judged"].tolist() == [
        "To be judged again" if again[id] else "" for id in frame["id"]
    ]
    query = "&theme=".join(["theme=military", "foreign-fighters", "stabilisation"])
    query += "&status=limited&status=reversed&kind=standing&q=iraq&id="
    assert shown["open"].tolist() == [f"commitment?{query}{id}" for id in frame["id"]]


def test_the_board_has_a_column_a_status_with_every_pledge_once() -> None:
    at, selection = opened(TRACKER, view="board"), view_at().select(Filter())
    present = Counter(s.status for s in selection.standings)
    heads = [m.value for m in at.markdown if re.search(r"badge\[\S [\w ]+\] \*\*\d+\*\*$", m.value)]
    assert heads == [
        f":{s.hue}-badge[{s.symbol} {s.label}] **{present[s]}**" for s in Status if present[s]
    ]
    assert len(links(at)[len(NAVIGATION) :]) == selection.count
    absent = [s.label for s in Status if not present[s]]
    assert captions(at)[-2] == f"None: {listed(absent)}."


def test_the_time_lines_have_a_row_a_pledge() -> None:
    at, frame = opened(TRACKER, **SOME, view="time"), some().commitments
    bars = {
        bar[0]
        for trace in figures(at)[0]["data"]
        if trace["type"] == "bar"
        for bar in trace["customdata"]
    }
    assert bars == set(frame["id"])
    assert dict(at.query_params) == SOME | {"view": "time"}


def test_a_pledge_to_be_judged_again_is_marked_in_the_table_and_on_the_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = f"{evidence()}\n{evidence('one-02', '2020-05-02', 'setback', recorded='2020-06-01')}"
    text = HEAD + commitment(evidence=facts, assessments=assessment()) + commitment("two")
    use_file(monkeypatch, tmp_path / "c.yaml", text)
    table = opened(TRACKER, as_of="2020-07-01").dataframe[0].value
    assert table["to_be_judged"].tolist() == ["To be judged again", ""]
    assert table["trend"].tolist() == ["· 1 advance, 1 setback", "… Silent"]
    board = opened(TRACKER, view="board", as_of="2020-07-01")
    assert [text for text in paragraphs(board) if "badge[To be judged" in text] == [
        ":gray-badge[· 1 advance\\, 1 setback] :orange-badge[To be judged again]"
        " :gray[:small[facts up to 2 May 2020]]"
    ]


def test_a_search_says_where_it_was_found() -> None:
    at, found = opened(TRACKER, q="prisn"), view_at().search("prison")
    assert found is not None and len(found.hits) > 1
    assert at.dataframe[0].value["found"].tolist() == [hit.words for hit in found.hits.values()]
    assert "“prisn” stands nowhere; read as prison." in captions(at)
    assert "found" not in opened(TRACKER).dataframe[0].value


def test_the_board_says_where_a_search_was_found() -> None:
    at, found = opened(TRACKER, q="prison", view="board"), view_at().search("prison")
    assert found is not None
    lines = [line for line in captions(at) if line.startswith("Found in: ")]
    assert Counter(lines) == Counter(f"Found in: {hit.words}" for hit in found.hits.values())


def test_a_search_that_finds_nothing_offers_what_would_find_something() -> None:
    at = opened(TRACKER, q="prison xyzzyxyzzy")
    assert not at.dataframe
    assert "The search finds nothing. Near it, these find something:" in captions(at)
    offered = at.get_by_key("suggestion-0")
    assert offered.label == "prison"
    offered.click().run()
    found = view_at().search("prison")
    assert found is not None
    assert at.dataframe[0].value["found"].tolist() == [hit.words for hit in found.hits.values()]
    assert dict(at.query_params) == {"q": "prison"}
