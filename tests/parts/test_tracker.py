"""The Tracker page."""

from __future__ import annotations

import re
from collections import Counter

from commitments.tables.filter import Filter
from commitments.text import listed
from commitments.vocabulary import Status
from tests.parts.app import SOME, TRACKER, captions, figures, links, opened, some, view_at
from tests.parts.test_every_page import NAVIGATION


def test_the_tracker_lists_what_passes_the_filters() -> None:
    at, frame = opened(TRACKER, **SOME), some().commitments
    shown = at.dataframe[0].value
    assert shown["title"].tolist() == frame["title"].tolist()
    assert shown["status"].tolist() == [
        f"{Status(s).symbol} {Status(s).label}" for s in frame["status"]
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
