"""Every chart of the core, described from a selection, and where its figure writes its words."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from commitments.figures import chart, maps, over_time, statuses
from commitments.figures.chart import Chart
from commitments.figures.look import PRINTED, Look, text_width
from commitments.figures.plot.draw import draw as drawn
from commitments.figures.shapes import Event
from commitments.standing.standing import Moment
from commitments.tables.at_two_dates import by_theme
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.tables.counts import by_direction
from commitments.tables.view import Selection
from commitments.vocabulary import Status, Trend

Describe = Callable[[Selection], Chart]

BEFORE = date(2020, 12, 31)
EVENTS = (Event(date(2020, 6, 1), "Rome"), Event(date(2021, 3, 31), "A turn"))


WIDE, DARK, NARROW = Look(), Look(dark=True, width=1100), Look(width=330)
LOOKS = {"wide": WIDE, "dark": DARK, "narrow": NARROW, "printed": PRINTED}


def _by_year(s: Selection) -> Chart:
    stood = _stood(s)
    return statuses.by_year(statuses_by_year(stood), chart.stamp_of_selection(s), EVENTS)


def _stood(s: Selection) -> pd.DataFrame:
    pledged, as_of = s.view.register.meeting.date, s.view.moment.as_of
    return stood_by_year(s.standings, pledged, as_of)


def _themes(s: Selection) -> Chart:
    groups = by_theme(s, Moment(BEFORE, s.view.moment.known_at))
    pairs = [(group.name, group.earlier, group.now) for group in groups]
    stamp = chart.stamp_of_selection(s)
    return statuses.compared_by("Theme", pairs, ("End 2020", "Today"), "Title given", stamp)


def _compared(s: Selection) -> Chart:
    groups = by_theme(s, Moment(BEFORE, s.view.moment.known_at))
    before: Counter[Status] = Counter()
    for group in groups:
        before.update(group.earlier)
    after = Counter(one.status for one in s.standings)
    stamp = chart.stamp_of_selection(s)
    return statuses.compared(("Before", before), ("After", after), "Title given", stamp)


def _trends(s: Selection) -> Chart:
    rows: list[tuple[str, Counter[Trend]]] = [
        (theme.name, Counter(one.trend for one in found))
        for theme in s.view.register.themes
        if (found := [one for one in s.standings if one.commitment.theme == theme.id])
    ]
    return statuses.trends(rows, chart.stamp_of_selection(s))


def _each_year(s: Selection) -> Chart:
    themes = {theme.id: theme.name for theme in s.view.register.themes}
    rows = [
        (one.commitment.id, one.commitment.title, themes[one.commitment.theme])
        for one in s.standings
    ]

    def told(id: str, year: int) -> tuple[str, bool]:
        return f"Why {id} in {year}", id == "two" and year == 2021

    return statuses.each_year(_stood(s), rows, told, chart.stamp_of_selection(s))


def _history(s: Selection) -> Chart:
    one = next(iter(s.view.standings.values()))
    stamp = chart.stamp_of_one(chart.stamp_of_selection(s), one)
    return over_time.history(one, stamp, EVENTS)


def _series(s: Selection) -> Chart:
    frame = s.view.series
    one = frame[frame["series"] == frame["series"].iloc[0]] if len(frame) else frame
    return over_time.series(one, chart.stamp_of_series(chart.stamp_of_selection(s)))


def _facts_by_place(s: Selection) -> Chart:
    counts, regions = by_direction(s.evidence, "place"), s.view.register.regions
    return maps.facts_by_place(counts, regions, "since 2019", chart.stamp_of_selection(s))


def _facts_by_country(s: Selection) -> Chart:
    counts = by_direction(s.evidence, "country")
    return maps.facts_by_country(counts, "since 2019", chart.stamp_of_selection(s))


def _members(s: Selection) -> Chart:
    return maps.members(s.view.members, chart.stamp_of_members(chart.stamp_of_selection(s)))


CHARTS: dict[str, Describe] = {
    "by_year": _by_year,
    "themes": _themes,
    "compared": _compared,
    "trends": _trends,
    "each_year": _each_year,
    "history": _history,
    "series": _series,
}
MAPS: dict[str, Describe] = {
    "facts_by_place": _facts_by_place,
    "facts_by_country": _facts_by_country,
    "members": _members,
}
ALL = CHARTS | MAPS
# One pledge, one series and the members are the same whatever the filters say.
UNFILTERED = ("history", "series", "members")


def draw(chart: Chart, look: Look, *, framed: bool = False) -> Any:
    """The figure of a chart; plotly gives its parts no types."""
    return drawn(chart, look, framed=framed)


@dataclass(frozen=True)
class Box:
    """A text of a figure and where it stands, in pixels from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they overlap by more than a pixel."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 1
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 1
        )


@dataclass(frozen=True)
class Axis:
    """How an axis of a figure maps its values to pixels from the upper left corner."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: object) -> float:
        """The pixels of a value, which may be a date."""
        share = (number(value) - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)


def number(value: object) -> float:
    """A value of an axis: dates in days."""
    if isinstance(value, str | date | np.datetime64):
        return float(pd.Timestamp(value).timestamp()) / 86_400
    return float(value)  # type: ignore[arg-type]


def axes(figure: go.Figure, width: int) -> dict[str, Axis]:
    """The axes by how annotations name them, at the least width that a figure gets."""
    layout: Any = figure.layout
    left, right = layout.margin.l, width - layout.margin.r
    top, bottom = layout.margin.t, layout.height - layout.margin.b
    found = {"paper x": Axis(0, 1, left, right), "paper y": Axis(0, 1, bottom, top)}
    for name, axis in (("x", layout.xaxis), ("y", layout.yaxis)):
        if axis.range is None:
            continue
        low, high = axis.domain or (0, 1)
        ends = (
            (left, right)
            if name == "x"
            else (bottom - low * (bottom - top), bottom - high * (bottom - top))
        )
        found[name] = Axis(number(axis.range[0]), number(axis.range[1]), *ends)
    if layout.yaxis.scaleanchor:
        # One scale for both: what is left of the width lies on both sides.
        x, y = found["x"], found["y"]
        wide = (x.last - x.first) * abs((y.end - y.start) / (y.last - y.first))
        middle = (x.start + x.end) / 2
        found["x"] = Axis(x.first, x.last, middle - wide / 2, middle + wide / 2)
    return found


def boxes(figure: go.Figure, width: int) -> list[Box]:
    """Every text of a figure but those within bars and on axes."""
    found = axes(figure, width)
    texts = list(_notes(figure, found))
    traces: Any = figure.data
    for trace in traces:
        if trace.type == "scatter" and trace.mode == "text":
            for x, y, text in zip(trace.x, trace.y, trace.text, strict=True):
                middle = (found["x"].at(x), found["y"].at(y))
                texts.append(_box(text, trace.textfont.size, middle, "center", "middle"))
    return texts


def _notes(figure: go.Figure, found: dict[str, Axis]) -> Iterator[Box]:
    layout: Any = figure.layout
    for note in layout.annotations:
        x = found["paper x" if note.xref == "paper" else note.xref].at(note.x)
        y = found["paper y" if note.yref == "paper" else note.yref].at(note.y)
        x, y = x + (note.xshift or 0), y - (note.yshift or 0)
        if note.showarrow:
            x, y = x + note.ax, y + note.ay
        yield _box(note.text, note.font.size, (x, y), note.xanchor, note.yanchor)


def _box(text: str, size: float, at: tuple[float, float], across: str, down: str) -> Box:
    lines = text.split("<br>")
    bold = text.startswith("<b>") and text.endswith("</b>")
    wide = max(text_width(read(line), size, bold=bold) for line in lines)
    high = size * 1.2 * len(lines)
    left = at[0] - {"left": 0, "center": 0.5, "right": 1}[across or "center"] * wide
    top = at[1] - {"top": 0, "middle": 0.5, "bottom": 1}[down or "middle"] * high
    return Box(read(text), left, top, left + wide, top + high)


def strings(value: object) -> Iterator[str]:
    """Every text of a figure."""
    if isinstance(value, go.Figure):
        value = value.to_plotly_json()
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple | np.ndarray):
        for part in value:
            yield from strings(part)


def read(text: str) -> str:
    """A text of a figure as a reader sees it, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def notes(figure: go.Figure) -> list[str]:
    """The words around a plot and on it as a reader sees them."""
    layout: Any = figure.layout
    return [read(note.text) for note in layout.annotations]
