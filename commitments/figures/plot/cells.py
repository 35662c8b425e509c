"""A grid of judgements or of words, drawn with plotly: a bar of one row a cell, so that it can be
hatched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from commitments.figures.look import FOOT_SIZE, TEXT_SIZE, Look, lines_of, safe, text_width, wrap
from commitments.figures.plot.dress import Plot, at_left, labels, marker, told
from commitments.figures.plot.key import Entry, entries
from commitments.figures.shapes import Cell, Cells
from commitments.vocabulary import DrawnTerm

_CELL = 19  # how high a cell is
_GAP = 3
_HEAD = 26  # room for the name of a group
_LINE = 15  # of the name of a row
_MOST_NAME = 0.46  # of the figure, for the names of rows
_CORNER = 7
_WIDE = 0.94  # of a cell, as a part of the room of a column


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a row stands, in pixels below the top."""

    name: list[str]
    at_name: float
    at_cells: float


def draw_cells(cells: Cells, look: Look) -> Plot:
    """A row a thing, a column a year, a cell a judgement; rows of a group under its name. On a
    phone the name of a row stands above its cells."""
    above = max((text_width(name, FOOT_SIZE) for name in cells.columns), default=0) + 10
    plot = Plot(
        go.Figure(),
        0,
        left=2 if look.narrow else _left(cells, look),
        above=round(above) if cells.upright else 22,
    )
    rows, heads, plot.height = _places(cells, plot.left, look)
    placed = [
        (n, row.at_cells, cell)
        for row, line in zip(rows, cells.cells, strict=True)
        for n, cell in enumerate(line)
        if cell is not None
    ]
    for term in cells.key:
        _series(plot, term, [one for one in placed if one[2].term is term], look)
    _axes(plot, cells, look)
    plot.notes += [
        at_left(f"<b>{safe(name)}</b>", TEXT_SIZE, y, plot.left, look) for name, y in heads
    ]
    plot.notes += [
        at_left("<br>".join(map(safe, row.name)), FOOT_SIZE, row.at_name, plot.left, look)
        for row in rows
    ]
    if cells.first:
        plot.shapes.append(_line(cells.first, plot.height, look))
    plot.key = entries(cells.key)
    if any(cell.differs for _, _, cell in placed):
        plot.key.append(Entry("A second reader differs"))
    return plot


def _left(cells: Cells, look: Look) -> int:
    longest = max((text_width(name, FOOT_SIZE) for name in cells.rows), default=0)
    return round(min(longest, _MOST_NAME * look.width)) + 14


def _places(cells: Cells, left: int, look: Look) -> tuple[list[_Row], list[tuple[str, float]], int]:
    """The rows, the names of groups with the middle of theirs, and how high all are."""
    at, rows, heads = 0.0, [], []
    room = look.width - 16 if look.narrow else left - 12
    for n, name in enumerate(cells.rows):
        if cells.groups and (n == 0 or cells.groups[n] != cells.groups[n - 1]):
            heads.append((cells.groups[n], at + _HEAD / 2 + 2))
            at += _HEAD
        lines = lines_of(name, room, FOOT_SIZE, 3)
        if look.narrow:
            high = _LINE * len(lines)
            rows.append(_Row(lines, at + high / 2 + 1, at + high + 3 + _CELL / 2))
            at += high + _CELL + 8
        else:
            high = max(_CELL + _GAP, _LINE * len(lines) + 5)
            rows.append(_Row(lines, at + high / 2, at + high / 2))
            at += high
    return rows, heads, round(at)


def _series(plot: Plot, term: DrawnTerm, found: list[tuple[int, float, Cell]], look: Look) -> None:
    texts = [(term.symbol, 11.0)] * len(found)
    written, plates = labels(term, texts, look, [(n, place) for n, place, _ in found])
    plot.notes += plates
    plot.figure.add_bar(
        x=[n for n, _, _ in found],
        y=[_CELL] * len(found),
        base=[place - _CELL / 2 for _, place, _ in found],
        width=_WIDE,
        name=safe(term.label),
        marker=marker(term, look),
        **written,
        **told([wrap(cell.text, 60, 6) for _, _, cell in found]),
        hovertemplate=f"<b>{safe(term.label)}</b><br>%{{customdata}}<extra></extra>",
    )
    colour = term.paint(look.dark).text
    plot.shapes += [_corner(n, place, colour) for n, place, cell in found if cell.differs]


def _corner(column: int, place: float, colour: str) -> dict[str, Any]:
    """The folded corner of a cell that a second reader judged otherwise."""
    return {
        **{"type": "path", "xref": "x", "yref": "y"},
        **{"xsizemode": "pixel", "ysizemode": "pixel"},
        **{"xanchor": column + _WIDE / 2, "yanchor": place - _CELL / 2},
        **{"path": f"M{-_CORNER - 1},-1L-1,-1L-1,{-_CORNER - 1}Z"},
        **{"fillcolor": colour, "line": {"width": 0}},
    }


def _line(column: int, height: int, look: Look) -> dict[str, Any]:
    """A line before a column, over all rows."""
    return {
        **{"type": "line", "xref": "x", "yref": "y", "x0": column - 0.5, "x1": column - 0.5},
        **{"y0": 0, "y1": height, "line": {"color": look.ink, "width": 1.5}},
    }


def _axes(plot: Plot, cells: Cells, look: Look) -> None:
    names = [f"’{name[2:]}" if look.narrow and name.isdigit() else name for name in cells.columns]
    plot.figure.update_xaxes(
        side="top",
        range=[-0.5, len(names) - 0.5],
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=[safe(name) for name in names],
        tickangle=-90 if cells.upright else 0,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        tickfont={"color": look.ink, "size": FOOT_SIZE},
    )
    plot.figure.update_yaxes(visible=False, range=[plot.height, 0], fixedrange=True)
    plot.figure.update_layout(barmode="overlay", barcornerradius=2)
