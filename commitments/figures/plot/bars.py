"""Lying bars of counts, drawn with plotly."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from commitments.figures.look import TEXT_SIZE, Look, lines_of, safe, text_width, wrap
from commitments.figures.plot.dress import Plot, at_left, labels, marker, shown, told
from commitments.figures.plot.key import entries
from commitments.figures.shapes import Bars, Part

_ROW = 30
_OF_A_GROUP = 24  # a row that stands with others
_HEAD = 22  # room for the name of a group
_BETWEEN = 10  # above the name of the next group
_BAR = 20
_LEAST = 12  # a bar that is shorter in pixels has no number
_SMALL = 18  # one that is shorter has a small one
_SYMBOL = 44  # a shorter bar has its number alone
_MOST_NAME = 190  # pixels of a name of a row, on a desktop


def draw_bars(bars: Bars, look: Look) -> Plot:
    """Lying bars, the first row on top; rows of one group stand together under its name."""
    most = bars.longest
    left = _left(bars, look)
    names = [lines_of(name, left - 12, TEXT_SIZE, 3) for name in bars.rows]
    places, heads, height = _places(bars, max(map(len, names), default=1))
    plot = Plot(go.Figure(), height, left=left)
    unit = plot.width(look) / most
    below = [0] * len(bars.rows)
    for part in bars.parts:
        _series(plot, part, below, bars.rows, places, look, unit)
        below = [low + n for low, n in zip(below, part.values, strict=True)]
    # A little more than the longest bar, whose edge would be cut in half.
    end = most * (1 + 2 / plot.width(look))
    plot.figure.update_xaxes(visible=False, range=[0, end], fixedrange=True)
    plot.figure.update_yaxes(visible=False, range=[height, 0], fixedrange=True)
    plot.figure.update_layout(barmode="stack", barcornerradius=2)
    plot.notes += [at_left(text, TEXT_SIZE, place, left, look) for text, place in heads]
    plot.notes += [
        at_left("<br>".join(map(safe, name)), TEXT_SIZE, place, left, look)
        for name, place in zip(names, places, strict=True)
    ]
    plot.key = entries(part.term for part in bars.parts if any(part.values))
    return plot


def _left(bars: Bars, look: Look) -> int:
    """Room for the names of the rows."""
    longest = max((text_width(name, TEXT_SIZE) for name in bars.rows), default=0)
    return round(min(longest, 100 if look.narrow else _MOST_NAME)) + 14


def _places(bars: Bars, lines: int) -> tuple[list[float], list[tuple[str, float]], int]:
    """The middle of each row in pixels below the top, the names of groups with theirs, and how
    high all are; `lines` is the most that the name of a row has."""
    row = max(_OF_A_GROUP if bars.groups else _ROW, 16 * lines + 6)
    at, places, heads = 0.0, [], []
    for n in range(len(bars.rows)):
        if bars.groups and (n == 0 or bars.groups[n] != bars.groups[n - 1]):
            at += _BETWEEN if n else 0
            heads.append((f"<b>{safe(bars.groups[n])}</b>", at + _HEAD / 2))
            at += _HEAD
        places.append(at + row / 2)
        at += row
    return places, heads, round(at)


def _series(
    plot: Plot,
    part: Part,
    below: Sequence[int],
    rows: Sequence[str],
    places: list[float],
    look: Look,
    unit: float,
) -> None:
    if not any(part.values):
        return
    texts = [_label(part, n, n * unit) for n in part.values]
    at = [(low + n / 2, y) for low, n, y in zip(below, part.values, places, strict=True)]
    written, plates = labels(part.term, texts, look, at)
    plot.notes += plates
    plot.figure.add_bar(
        y=places,
        x=shown(part.values),
        width=_BAR,
        orientation="h",
        name=safe(part.name),
        marker=marker(part.term, look),
        **written,
        **told([safe(row) for row in rows]),
        hovertemplate=f"<b>{safe(part.name)}</b>: %{{x}} in “%{{customdata}}”<br>"
        f"{wrap(part.term.meaning, 60)}<extra></extra>",
    )


def _label(part: Part, number: int, pixels: float) -> tuple[str, float]:
    """Symbol and count where the bar has room for both, else the count, and its size."""
    if pixels < _LEAST or not number:
        return "", TEXT_SIZE
    if pixels < _SMALL:
        return str(number), 10
    return (f"{part.term.symbol} {number}" if pixels > _SYMBOL else str(number)), TEXT_SIZE
