"""A chart of a page is made once, and never taken for another."""

from __future__ import annotations

import gc
import math
import weakref
from base64 import b64decode
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import plotly.graph_objects as go
import pytest
from plotly.io import to_json

from commitments.figures.chart import Chart
from commitments.figures.plot.ready import Ready
from commitments.tables.filter import Filter
from commitments.tables.view import View
from components.state import world
from components.state.context import Shown
from components.widgets.figure import _DRAWN, _figure, made
from tests.conftest import NOW, TODAY
from tests.figures.drawn import CHARTS, DARK, WIDE
from tests.figures.registers import small

CALLS: list[tuple[object, ...]] = []


@pytest.fixture(autouse=True)
def nothing_made_yet() -> None:
    world._SHARED.clear()
    CALLS.clear()


@dataclass(frozen=True)
class OfAPage(Shown):
    more: str = ""


def years(shown: Shown, *about: object) -> Chart:
    CALLS.append((type(shown), *about))
    return CHARTS["by_year"](shown.selection)


def themes(shown: Shown, *about: object) -> Chart:
    CALLS.append((type(shown), *about))
    return CHARTS["themes"](shown.selection)


SHOWN = OfAPage(small().select(Filter()), WIDE, TODAY)


def test_a_chart_is_made_once_from_what_names_it() -> None:
    assert made(years, SHOWN, "a", 1) is made(years, replace(SHOWN, more="x"), "a", 1)
    assert [(Shown, "a", 1)] == CALLS


def test_another_function_value_or_filter_makes_another_chart() -> None:
    fewer = replace(SHOWN, selection=small().select(Filter(themes=("aid",))))
    charts = [
        made(years, SHOWN, 1),
        made(themes, SHOWN, 1),
        made(years, SHOWN, "1"),
        made(years, SHOWN),
        made(years, fewer, 1),
    ]
    assert len({id(chart) for chart in charts}) == len(charts) == len(CALLS)


def test_the_chart_of_today_is_not_that_of_a_reader_of_another_day() -> None:
    now = replace(SHOWN, selection=View(small().register, NOW, "").select(Filter()))
    later = replace(now, today=TODAY + timedelta(days=1))
    assert made(years, now) is not made(years, later)
    assert [one.stamp.current for one in (SHOWN, now, later)] == [False, True, False]


def test_a_look_draws_the_same_chart_otherwise() -> None:
    chart = made(years, SHOWN)
    assert made(years, replace(SHOWN, look=DARK)) is chart
    assert _figure(chart, WIDE) is _figure(chart, WIDE)
    drawn = [_figure(chart, WIDE), _figure(chart, DARK), _figure(chart, WIDE, framed=True)]
    assert len({id(figure) for figure in drawn}) == 3


def test_a_figure_is_gone_with_its_chart_and_is_never_that_of_another() -> None:
    chart = CHARTS["by_year"](SHOWN.selection)
    left = []
    for n in range(5):
        named = replace(chart, title=f"Title {n}")
        left.append(weakref.ref(named))
        drawn = _figure(named, WIDE, framed=True).to_dict()
        texts = [note["text"] for note in drawn["layout"]["annotations"]]
        assert f"<b>Title {n}</b>" in texts
        assert named in _DRAWN
        del named
        gc.collect()
    # Other tests may hold charts of theirs.
    assert [reference() for reference in left] == [None] * 5


def test_a_function_that_may_hold_more_is_refused() -> None:
    def inner(shown: Shown) -> Chart:
        return years(shown)

    for draw in (inner, lambda shown: years(shown)):
        with pytest.raises(ValueError, match="may hold more than it is given"):
            made(draw, SHOWN)
    assert CALLS == []


def test_a_figure_for_a_page_holds_what_was_drawn() -> None:
    figure = go.Figure(go.Bar(x=["a", "b"], y=[1, 2], text=["<b>", "é"]))
    ready = Ready(figure)
    assert to_json(ready.to_dict(), validate=False) == figure.to_json()
    assert ready.to_dict() is ready.to_dict()


def test_a_long_line_is_written_as_bytes_and_keeps_its_gaps() -> None:
    xs = [*range(150), math.nan, 0.5]
    [trace] = Ready(go.Figure(go.Scatter(x=xs, y=[str(x) for x in xs]))).to_dict()["data"]
    found = np.frombuffer(b64decode(trace["x"]["bdata"]), dtype="<f4")
    assert np.array_equal(found, np.array(xs, dtype="<f4"), equal_nan=True)
    assert trace["y"] == [str(x) for x in xs]
