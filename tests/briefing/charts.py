"""One chart of each kind that the core describes, for the drawers of Office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

import pandas as pd

from commitments.figures import chart, maps, over_time, statuses
from commitments.figures.chart import Chart
from commitments.standing.standing import Moment, Standing, standings_of
from commitments.tables.at_two_dates import by_theme
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.tables.counts import by_direction
from commitments.tables.filter import Filter
from commitments.tables.view import Selection
from commitments.vocabulary import Status, Trend
from tests.figures.registers import real, small

BEFORE = date(2023, 1, 1)
PERIOD = "since June 2019"


def _before(s: Selection) -> Moment:
    return Moment(min(BEFORE, s.view.moment.as_of), s.view.moment.known_at)


def _counts(found: Iterable[Standing]) -> dict[Status, int]:
    return dict(Counter(s.status for s in found))


def _stood(s: Selection) -> pd.DataFrame:
    pledged, as_of = s.view.register.meeting.date, s.view.moment.as_of
    return stood_by_year(s.standings, pledged, as_of)


def _by_year(s: Selection) -> Chart:
    stamp, events = chart.stamp_of_selection(s), over_time.turning_points(s.view)
    return statuses.by_year(statuses_by_year(_stood(s)), stamp, events)


def _themes(s: Selection) -> Chart:
    pairs = [(group.name, group.earlier, group.now) for group in by_theme(s, _before(s))]
    stamp = chart.stamp_of_selection(s)
    return statuses.compared_by("Theme", pairs, ("End 2022", "Today"), "Title", stamp)


def _compared(s: Selection) -> Chart:
    register = s.view.register
    earlier = standings_of(register, (one.commitment for one in s.standings), _before(s))
    before, after = ("Before", _counts(earlier)), ("After", _counts(s.standings))
    return statuses.compared(before, after, "Title given", chart.stamp_of_selection(s))


def _trends(s: Selection) -> Chart:
    rows: list[tuple[str, dict[Trend, int]]] = [
        (group.name, dict(Counter(one.trend for one in group.standings)))
        for group in by_theme(s, _before(s))
    ]
    return statuses.trends(rows, chart.stamp_of_selection(s))


def _each_year(s: Selection) -> Chart:
    themes = {theme.id: theme.name for theme in s.view.register.themes}
    rows = [
        (one.commitment.id, one.commitment.title, themes[one.commitment.theme])
        for one in sorted(s.standings, key=lambda one: list(themes).index(one.commitment.theme))
    ]

    def told(id: str, year: int) -> tuple[str, bool]:
        return f"Why {id} in {year}", year == 2020 and id == rows[0][0]

    return statuses.each_year(_stood(s), rows, told, chart.stamp_of_selection(s))


def _history(s: Selection) -> Chart:
    one = next(iter(s.view.standings.values()))
    stamp = chart.stamp_of_one(chart.stamp_of_selection(s), one)
    return over_time.history(one, stamp, over_time.turning_points(s.view))


def _series(s: Selection) -> Chart:
    frame = s.view.series
    one = frame[frame["series"] == frame["series"].iloc[0]] if len(frame) else frame
    return over_time.series(one, chart.stamp_of_series(chart.stamp_of_selection(s)))


def _facts(s: Selection) -> Chart:
    counts, regions = by_direction(s.evidence, "place"), s.view.register.regions
    return maps.facts_by_place(counts, regions, PERIOD, chart.stamp_of_selection(s))


def _world(s: Selection) -> Chart:
    counts = by_direction(s.evidence, "country")
    return maps.facts_by_country(counts, PERIOD, chart.stamp_of_selection(s))


def _members(s: Selection) -> Chart:
    return maps.members(s.view.members, chart.stamp_of_members(chart.stamp_of_selection(s)))


Describe = Callable[[Selection], Chart]
BARS: dict[str, Describe] = {
    "by_year": _by_year,
    "themes": _themes,
    "compared": _compared,
    "trends": _trends,
}
MAPS: dict[str, Describe] = {"facts": _facts, "world": _world, "members": _members}
CHARTS: dict[str, Describe] = {
    **BARS,
    "each_year": _each_year,
    "history": _history,
    "series": _series,
    **MAPS,
}


@cache
def described(name: str, view: str = "real") -> Chart:
    """A chart of all pledges of the curated register, or of the small one."""
    return CHARTS[name]((real() if view == "real" else small()).select(Filter()))
