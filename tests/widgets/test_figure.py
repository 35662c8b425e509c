"""A chart of a page is made once, and never taken for another."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
import streamlit as st

from commitments.figures.chart import Chart
from commitments.tables.filter import Filter
from components.state.context import Shown
from components.widgets.figure import made
from tests.figures.drawn import CHARTS, WIDE, small

CALLS: list[tuple[object, ...]] = []


@pytest.fixture(autouse=True)
def nothing_made_yet() -> None:
    st.cache_resource.clear()
    CALLS.clear()


@dataclass(frozen=True)
class OfAPage(Shown):
    more: str = ""


def paired(shown: Shown, *about: object) -> Chart:
    CALLS.append((type(shown), *about))
    return CHARTS["paired"](shown.selection, shown.look)


def themes(shown: Shown, *about: object) -> Chart:
    CALLS.append((type(shown), *about))
    return CHARTS["themes"](shown.selection, shown.look)


SHOWN = OfAPage(small().select(Filter()), WIDE)


def test_a_chart_is_made_once_from_what_names_it() -> None:
    assert made(paired, SHOWN, "a", 1) is made(paired, replace(SHOWN, more="x"), "a", 1)
    assert [(Shown, "a", 1)] == CALLS


def test_another_function_value_filter_or_look_makes_another_chart() -> None:
    fewer = replace(SHOWN, selection=small().select(Filter(themes=("aid",))))
    charts = [
        made(paired, SHOWN, 1),
        made(themes, SHOWN, 1),
        made(paired, SHOWN, "1"),
        made(paired, SHOWN),
        made(paired, fewer, 1),
        made(paired, replace(SHOWN, look=replace(WIDE, dark=True)), 1),
    ]
    assert len({id(chart) for chart in charts}) == len(charts) == len(CALLS)


def test_a_function_that_may_hold_more_is_refused() -> None:
    def inner(shown: Shown) -> Chart:
        return paired(shown)

    for draw in (inner, lambda shown: paired(shown)):
        with pytest.raises(ValueError, match="may hold more than it is given"):
            made(draw, SHOWN)
    assert CALLS == []
