"""Upright bars of counts, drawn with plotly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from commitments.figures.look import FOOT_SIZE, TEXT_SIZE, Look, safe, text_width
from commitments.figures.plot import events
from commitments.figures.plot.dress import Plot, labels, marker, shown, told
from commitments.figures.plot.key import entries
from commitments.figures.shapes import Bars, Event, Part

_HIGH = 300
_GAP = 0.26  # between two bars, as a part of the room of one
_LABEL = 18  # between two labels beside the last bar
_ASIDE = 26  # from the last bar to its labels
_LEAST = 9  # a bar that is lower in pixels has no number
_SMALL = 15  # one that is lower has a small one
_SYMBOL = 44  # a narrower bar has its number alone
_TOP = 15  # size of the total over a bar


def draw_columns(bars: Bars, look: Look) -> Plot:
    """Upright bars, the first part at the foot; labels beside the last one where there is room."""
    columns = list(zip(*(part.values for part in bars.parts), strict=True))
    most = max((sum(column) for column in columns), default=1) or 1
    plot = Plot(go.Figure(), _HIGH, above=(48 if bars.top else 30) if bars.tops else 6)
    beside = _room_beside(bars, look)
    plot.right = beside or 8
    step = plot.width(look) / max(len(bars.rows), 1)
    unit = _HIGH / most
    below = [0] * len(columns)
    for part in bars.parts:
        _series(plot, part, below, bars.rows, look, unit, wide=step * (1 - _GAP) > _SYMBOL)
        below = [low + n for low, n in zip(below, part.values, strict=True)]
    _axes(plot, bars, look, step, most)
    plot.figure.update_layout(barmode="stack", bargap=_GAP, barcornerradius=2)
    plot.notes += _tops(bars, columns, look, step)
    if beside:
        plot.notes += _beside(bars, unit, look)
    # What no label beside the last bar names is named in a key.
    plot.key = entries(
        part.term for part in bars.parts if any(part.values) and not (beside and part.values[-1])
    )
    _events(plot, bars, look, step)
    return plot


def _room_beside(bars: Bars, look: Look) -> int:
    """Pixels for the labels beside the last bar; 0 where a key says it better."""
    named = [text_width(f"{p.values[-1]} {p.name}", FOOT_SIZE) for p in bars.parts if p.values]
    room = round(max(named, default=0)) + _ASIDE + 6
    return room if bars.tops and room < look.width / 3 and not look.narrow else 0


def _series(
    plot: Plot,
    part: Part,
    below: Sequence[int],
    rows: Sequence[str],
    look: Look,
    unit: float,
    *,
    wide: bool,
) -> None:
    if not any(part.values):
        return
    texts = [
        # A number that would not fit its bar is left to the hover text and the table.
        ("", TEXT_SIZE)
        if n * unit < _LEAST
        else (str(n), 10)
        if n * unit < _SMALL
        else (f"{part.term.symbol} {n}" if wide else str(n), TEXT_SIZE)
        for n in part.values
    ]
    at = [
        (n, low + value / 2) for n, (low, value) in enumerate(zip(below, part.values, strict=True))
    ]
    written, plates = labels(part.term, texts, look, at)
    plot.notes += plates
    plot.figure.add_bar(
        x=list(range(len(rows))),
        y=shown(part.values),
        name=safe(part.name),
        marker=marker(part.term, look),
        **written,
        **told([safe(row) for row in rows]),
        hovertemplate=f"<b>{safe(part.name)}</b>, %{{customdata}}: %{{y}}<extra></extra>",
    )


def _axes(plot: Plot, bars: Bars, look: Look, step: float, most: int) -> None:
    """The names of the bars, as many as find room, always that of the last one."""
    names = [f"’{name[2:]}" if look.narrow and name.isdigit() else safe(name) for name in bars.rows]
    longest = max((text_width(name, FOOT_SIZE) for name in names), default=0)
    every = -(-round(longest + 4) // max(round(step), 1)) or 1
    written = [n if (len(names) - 1 - i) % every == 0 else "" for i, n in enumerate(names)]
    plot.below = 26
    if bars.last and written:
        written[-1] = f"<b>{written[-1]}</b><br>{safe(bars.last)}"
        plot.below += 14
        over = (text_width(bars.last, FOOT_SIZE) - step) / 2 + 2
        plot.right = max(plot.right, round(over))
    plot.figure.update_xaxes(
        range=[-0.5, len(names) - 0.5],
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=written,
        tickangle=0,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        tickfont={"color": look.ink, "size": FOOT_SIZE},
    )
    plot.figure.update_yaxes(
        visible=True,
        showticklabels=False,
        showgrid=False,
        zeroline=True,
        zerolinecolor=look.colours.axis,
        fixedrange=True,
        range=[0, most],
    )


def _tops(
    bars: Bars, columns: Sequence[Sequence[int]], look: Look, step: float
) -> list[dict[str, Any]]:
    """The total that matters over each bar, and above the first what it is."""
    size = _TOP if step > 24 else 11
    made: list[dict[str, Any]] = [
        {
            **{"xref": "x", "yref": "y", "showarrow": False},
            **{"x": n, "y": sum(columns[n]), "yanchor": "bottom", "yshift": 2},
            "text": f"<b>{top}</b>",
            "font": {"size": size, "color": look.ink},
        }
        for n, top in enumerate(bars.tops)
    ]
    if bars.tops and bars.top:
        made.append(
            {
                **{"xref": "paper", "yref": "paper", "x": 0, "y": 1, "showarrow": False},
                **{"xanchor": "left", "yanchor": "bottom", "yshift": 26},
                "text": safe(bars.top),
                "font": {"size": FOOT_SIZE, "color": look.muted},
            }
        )
    return made


def _beside(bars: Bars, unit: float, look: Look) -> list[dict[str, Any]]:
    """Number and label of each part beside the last bar, pushed apart and joined by a hairline."""
    low, found = 0, []
    for part in bars.parts:
        number = part.values[-1]
        if number:
            found.append((part, number, low + number / 2))
        low += number
    heights = _pushed_apart([middle * unit for _, _, middle in found])
    return [
        {
            **{"xref": "x", "x": len(bars.rows) - 0.5 - _GAP / 2, "yref": "y", "y": middle},
            **{"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "standoff": 2},
            **{"arrowcolor": look.colours.axis, "ax": _ASIDE, "ay": middle * unit - height},
            **{"xanchor": "left", "yanchor": "middle", "align": "left", "borderpad": 2},
            "text": f"<b>{number}</b> {safe(part.name)}",
            "font": {"size": FOOT_SIZE, "color": look.ink},
        }
        for (part, number, middle), height in zip(found, heights, strict=True)
    ]


def _pushed_apart(wanted: Sequence[float]) -> list[float]:
    """Heights from the foot up that lie a label apart, as near to the wanted as may be."""
    placed: list[float] = []
    for height in wanted:
        placed.append(max(height, placed[-1] + _LABEL) if placed else max(height, _LABEL / 2))
    highest = _HIGH - _LABEL / 2
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = min(placed[n], highest)
        highest = placed[n] - _LABEL
    return placed


_SAYINGS: tuple[Callable[[Event], str], ...] = (
    lambda event: f"{event.day:%b %Y}: {event.text}",
    lambda event: f"{event.day.year}: {event.text}",
    lambda event: event.text,
)


def _events(plot: Plot, bars: Bars, look: Look, step: float) -> None:
    """Events under bars that are years: a dot at the end of a stem, with date and words."""
    if not bars.events or not all(row.isdigit() for row in bars.rows):
        return
    first = int(bars.rows[0])

    def along(day: date) -> float:
        return day.year - first + (day.timetuple().tm_yday - 1) / 366

    room = (-plot.left + 2, look.width - plot.left - 4)
    # Where month and year leave no room for some, as on a phone: the year, or the words alone.
    tried = (
        events.placed(bars.events, lambda day: along(day) * step, said, room) for said in _SAYINGS
    )
    found = max(tried, key=len)
    for one in found:
        x, y = along(one.event.day) - 0.5, -plot.below - 10 - events.LINE * one.line
        plot.shapes += _stem(x, -plot.below + 4, y, look)
        plot.notes.append(
            {
                **{"xref": "x", "yref": "paper", "x": x, "y": 0, "yshift": y, "showarrow": False},
                **{"xanchor": "right" if one.leftwards else "left", "yanchor": "middle"},
                "xshift": -events.ASIDE if one.leftwards else events.ASIDE,
                "text": safe(one.text),
                "font": {"size": events.SIZE, "color": look.muted},
            }
        )
    plot.below += 14 + events.LINE * max((one.line + 1 for one in found), default=-1)


def _stem(x: float, start: float, end: float, look: Look) -> list[dict[str, Any]]:
    """A line downwards and the dot at its end, in pixels under the axis."""
    colour = look.colours.axis
    base = {"xref": "x", "yref": "paper", "ysizemode": "pixel", "yanchor": 0}
    dot = {"xsizemode": "pixel", "xanchor": x, "x0": -2.5, "x1": 2.5}
    return [
        {
            **base,
            **{"type": "line", "x0": x, "x1": x, "y0": start, "y1": end},
            "line": {"color": colour, "width": 1},
        },
        {
            **{**base, **dot, "type": "circle", "y0": end - 2.5, "y1": end + 2.5},
            **{"fillcolor": colour, "line": {"width": 0}},
        },
    ]
