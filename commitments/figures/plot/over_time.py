"""Statuses and facts over time, and measured values by date, drawn with plotly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from commitments.dates import day, when
from commitments.figures.look import FOOT_SIZE, Look, safe, text_width, wrap
from commitments.figures.plot import events
from commitments.figures.plot.dress import Plot, at_left, labels, marker, told
from commitments.figures.plot.key import Entry
from commitments.figures.shapes import Bands, Mark, Stretch, Values
from commitments.text import number
from commitments.vocabulary import DrawnTerm, Effect

_DAY = 86_400_000  # milliseconds, the unit of bar lengths on a date axis
_MARGIN = timedelta(days=15)
_STRIP = 26  # height of a row of statuses
_UNIT = 9  # height of one fact in a stack, at most
_FACTS = 100  # height of all stacks of facts, at most
_DATE_ROOM = 90  # pixels that a date under an axis takes, with the room beside it
_MOST_DOTS = 40  # so many facts a quarter and side are drawn apart; more would be hairlines
_PATHS = {Effect.ADVANCE: (1, "Advances"), Effect.SETBACK: (-1, "Setbacks")}
"""Which way the facts of an effect are stacked, and what the key calls them."""


def draw_bands(bands: Bands, look: Look) -> Plot:
    """Statuses as strips over time; facts as stacks by quarter, advances up and setbacks down."""
    rows = len(bands.rows)
    up, down, facts = _facts_height(bands)
    strips = _STRIP * rows
    plot = Plot(go.Figure(), facts + strips, left=16 if rows < 2 else 178, right=8, below=24)
    first, last = _span(bands)
    per_day = plot.width(look) / (last - first).days
    for place, row in enumerate(bands.stretches):
        for stretch in row:
            _strip(plot, stretch, place, look, per_day, alone=rows == 1)
    share = strips / max(plot.height, 1)
    if bands.marks:
        _stacks(plot, bands.marks, up, down, look)
    _time_axis(plot, first, last, look)
    plot.figure.update_layout(
        barmode="overlay",
        barcornerradius=2,
        yaxis={
            "domain": [0, max(share, 0.001)],
            "range": [max(rows, 1) - 0.5, -0.5],
            "fixedrange": True,
        }
        | {"visible": False},
        yaxis2={"domain": [share, 1], "range": [-down - 0.7, up + 0.6], "visible": False}
        | {"fixedrange": True},
    )
    if rows > 1:
        plot.notes += [
            at_left(wrap(name, 26, 2), FOOT_SIZE, n, plot.left, look)
            for n, name in enumerate(bands.rows)
        ]
    if not look.narrow:
        _turning_points(plot, bands, first, per_day, share, look)
    plot.key = _key(bands)
    return plot


def _span(bands: Bands) -> tuple[date, date]:
    """From when to when the axis runs."""
    days = [d for row in bands.stretches for s in row for d in (s.start, s.end)]
    days += [mark.day for mark in bands.marks]
    if not bands.rows:
        # The quarters of the facts alone are whole, and so much of the first and last year is
        # shown that each bears its name, which stands in the middle of a year.
        first, last = _quarter(min(days)), _quarter(max(days)) + timedelta(days=92)
        return min(first, date(first.year, 5, 1)), max(last, date(max(days).year, 9, 1))
    return min(days) - _MARGIN, max(days) + _MARGIN


def _key(bands: Bands) -> list[Entry]:
    """The ways that facts point, and the statuses by the names that they have here."""
    found = {mark.term for mark in bands.marks}
    names = {stretch.term: stretch.name for row in bands.stretches for stretch in row}
    return [
        *(Entry(label, effect) for effect, (_, label) in _PATHS.items() if effect in found),
        *(Entry(names[status], status) for status in bands.key),
    ]


def _facts_height(bands: Bands) -> tuple[int, int, int]:
    """The highest stack of advances, the deepest of setbacks, and the pixels for both."""
    stacks = Counter((mark.term, _quarter(mark.day)) for mark in bands.marks)
    up = max((n for (term, _), n in stacks.items() if term is Effect.ADVANCE), default=1)
    down = max((n for (term, _), n in stacks.items() if term is Effect.SETBACK), default=1)
    unit = max(3.0, min(float(_UNIT), _FACTS / (up + down)))
    return up, down, (round(unit * (up + down + 1.3)) + 8 if bands.marks else 0)


def _strip(
    plot: Plot, stretch: Stretch, place: int, look: Look, per_day: float, *, alone: bool
) -> None:
    days = (stretch.end - stretch.start).days
    if days <= 0:
        return
    term = stretch.term
    room = days * per_day - 8
    whole = f"{term.symbol} {stretch.name}"
    fits = alone and text_width(whole, FOOT_SIZE, bold=True) < room
    text = whole if fits else term.symbol if text_width(term.symbol, FOOT_SIZE) < room else ""
    middle = stretch.start + (stretch.end - stretch.start) / 2
    written, plates = labels(term, [(text, FOOT_SIZE)], look, [(middle.isoformat(), place)])
    plot.notes += plates
    plot.figure.add_bar(
        y=[place],
        x=[days * _DAY],
        base=[stretch.start],
        orientation="h",
        width=0.8,
        marker=marker(term, look),
        **written,
        hovertemplate=f"<b>{safe(stretch.name)}</b><br>{_reach(stretch)}<extra></extra>",
    )


def _reach(stretch: Stretch) -> str:
    """What a strip covers: years where it is bound by the beginning of one, else days."""
    start, end = stretch.start, stretch.end
    if (1, 1) not in ((start.month, start.day), (end.month, end.day)):
        return f"{day(start)} to {day(end)}"
    first, last = start.year, (end - timedelta(days=1)).year
    return str(first) if first == last else f"{first} to {last}"


def _quarter(when: date) -> date:
    return date(when.year, when.month - (when.month - 1) % 3, 1)


def _stacks(plot: Plot, marks: Iterable[Mark], up: int, down: int, look: Look) -> None:
    """One bar a fact, stacked by quarter from the middle line."""
    seen: Counter[tuple[DrawnTerm, date]] = Counter()
    drawn: dict[DrawnTerm, list[tuple[date, int, str]]] = {effect: [] for effect in _PATHS}
    for mark in marks:
        if mark.term not in drawn:
            continue
        stack = (mark.term, _quarter(mark.day))
        drawn[mark.term].append((stack[1], seen[stack], mark.text))
        seen[stack] += 1
    thin = max(up, down) > _MOST_DOTS
    for term, found in drawn.items():
        sign, name = _PATHS[Effect(term)]
        plot.figure.add_bar(
            x=[start + timedelta(days=45) for start, _, _ in found],
            y=[sign * (1.0 if thin else 0.86)] * len(found),
            base=[sign * (place + 0.07) for _, place, _ in found],
            width=80 * _DAY,
            yaxis="y2",
            name=name,
            marker={"color": term.paint(look.dark).fill, "line": {"width": 0}, "cornerradius": 0},
            **told([wrap(text, 60, 6) for _, _, text in found]),
            hovertemplate=f"<b>{term.label}</b><br>%{{customdata}}<extra></extra>",
        )
    plot.shapes.append(
        {
            **{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y2", "y0": 0, "y1": 0},
            "line": {"color": look.colours.axis, "width": 1},
        }
    )


def _time_axis(plot: Plot, first: date, last: date, look: Look) -> None:
    """Years, as many as find room."""
    per_year = plot.width(look) * 366 / (last - first).days
    every = next((n for n in (1, 2, 5, 10) if n * per_year > (26 if look.narrow else 40)), 20)
    plot.figure.update_xaxes(
        type="date",
        range=[first, last],
        showgrid=True,
        gridcolor=look.colours.faint,
        tickfont={"color": look.ink, "size": FOOT_SIZE},
        tickangle=0,
        dtick=f"M{12 * every}",
        tickformat="’%y" if look.narrow else "%Y",
        tick0=f"{first.year}-01-01",
        ticklabelmode="period",
        fixedrange=True,
        anchor="y",
    )


def _turning_points(
    plot: Plot, bands: Bands, first: date, per_day: float, share: float, look: Look
) -> None:
    """A dotted line through the facts, and words over it, for what explains a break."""
    room = (-plot.left + 2, look.width - plot.left - 2)

    def along(when: date) -> float:
        return (when - first).days * per_day

    found = events.placed(bands.events, along, lambda event: event.text, room)
    for one in found:
        when, y = one.event.day.isoformat(), 8 + events.LINE * one.line
        line = {"color": look.colours.axis, "width": 1, "dash": "dot"}
        stem = {"type": "line", "xref": "x", "yref": "paper", "x0": when, "x1": when, "line": line}
        plot.shapes += [
            stem | {"y0": share, "y1": 1},
            stem | {"ysizemode": "pixel", "yanchor": 1, "y0": 0, "y1": y + 4},
        ]
        plot.notes.append(
            {
                **{"xref": "x", "yref": "paper", "x": when, "y": 1, "showarrow": False},
                **{"xanchor": "right" if one.leftwards else "left", "yanchor": "middle"},
                **{"xshift": -events.ASIDE if one.leftwards else events.ASIDE, "yshift": y},
                **{"text": safe(one.text), "borderpad": 0},
                "font": {"size": events.SIZE, "color": look.muted},
            }
        )
    plot.above += events.LINE * max((one.line + 1 for one in found), default=0)


def draw_values(values: Values, look: Look) -> Plot:
    """Values by date: bars, a line, steps, or marks that nothing joins."""
    figure = go.Figure()
    colour = look.accent
    hover = [
        f"<b>{when(date)}</b>: {number(value)}" + (f"<br>{wrap(note, 50)}" if note else "")
        for date, value, note in zip(values.dates, values.values, values.notes, strict=True)
    ]
    shown: dict[str, Any] = {
        **{"x": list(values.days), "y": list(values.values)},
        **{"hovertext": hover, "hoverinfo": "text"},
    }
    if values.bars:
        figure.add_bar(**shown, width=120 * _DAY, marker_color=colour)
    else:
        figure.add_scatter(
            **shown,
            mode="lines+markers" if values.joined or values.steps else "markers",
            line={"shape": "hv" if values.steps else "linear", "color": colour, "width": 2},
            marker={"size": 9, "color": colour},
        )
    figure.update_layout(barcornerradius=2)
    _value_axes(figure, look)
    return Plot(figure, 170, left=52, right=16, below=30)


def _value_axes(figure: go.Figure, look: Look) -> None:
    small: dict[str, Any] = {"color": look.muted, "size": FOOT_SIZE}
    figure.update_xaxes(
        type="date",
        showgrid=False,
        tickfont=small,
        tickangle=0,
        nticks=max(2, look.width // _DATE_ROOM),
        fixedrange=True,
    )
    figure.update_yaxes(
        gridcolor=look.colours.faint,
        tickfont=small,
        rangemode="tozero",
        exponentformat="B",  # 500M, 1B, 1T: a thousand millions is no giga
        fixedrange=True,
        zerolinecolor=look.colours.axis,
    )
