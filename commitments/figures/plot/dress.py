"""What stands around a plot: title, key, note and foot where it leaves the page, and its look.

On a page the title stands above the figure as text of the page, and the foot under all of it; an
image that leaves the page has both in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from commitments.figures.chart import Chart
from commitments.figures.look import (
    FONT,
    FONT_OF_IMAGES,
    FOOT_SIZE,
    SUB_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    Look,
    lines_of,
    safe,
)
from commitments.figures.plot import key
from commitments.palette import Edge, Hatch
from commitments.vocabulary import DrawnTerm

_PATTERNS = {Hatch.NONE: "", Hatch.LINES: "/", Hatch.DOTS: "."}
_AIR = 6  # above all


@dataclass
class Plot:
    """A figure while it is drawn, with the room that it needs around the plot in pixels."""

    figure: go.Figure
    height: int
    left: int = 2
    right: int = 12
    above: int = 0
    below: int = 8
    key: list[key.Entry] = field(default_factory=list)
    """What the key under the plot explains."""
    notes: list[dict[str, Any]] = field(default_factory=list)
    """Annotations; all at once, as Plotly checks the whole layout again at each that is added."""
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def width(self, look: Look) -> int:
        """Pixels from the left end of the axis to the right."""
        return look.width - self.left - self.right


def marker(term: DrawnTerm, look: Look) -> dict[str, Any]:
    """How Plotly paints bars of a term: fill, edge and hatch."""
    paint = term.paint(look.dark)
    width = 1.8 if term.edge is Edge.THICK else 1
    made: dict[str, Any] = {"color": paint.fill, "line": {"color": paint.edge, "width": width}}
    if term.hatch is not Hatch.NONE:
        made["pattern"] = {
            "shape": _PATTERNS[term.hatch],
            "bgcolor": paint.fill,
            "fgcolor": paint.mark,
            "fgopacity": 1,
            "size": 6 if term.hatch is Hatch.LINES else 5,
            "solidity": 0.25 if term.hatch is Hatch.LINES else 0.3,
            "fillmode": "overlay",
        }
    return made


def told(values: list[Any]) -> dict[str, Any]:
    """Hover data of a trace; Plotly's stub knows numbers alone."""
    return {"customdata": values}


def shown(values: Sequence[int]) -> Any:
    """The lengths of bars; none where a bar is absent, as one of length 0 still draws its edge."""
    return [number or None for number in values]


def labels(
    term: DrawnTerm,
    texts: Sequence[tuple[str, float]],
    look: Look,
    at: Sequence[tuple[float | str, float]],
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Texts with their sizes in the middle of bars: what the trace writes, and the annotations for
    what is hatched, where each text needs a plate. `at` holds the middles in units of the axes."""
    paint = term.paint(look.dark)
    if term.hatch is Hatch.NONE:
        return {
            **{"text": [f"<b>{text}</b>" if text else "" for text, _ in texts]},
            **{"textposition": "inside", "insidetextanchor": "middle", "textangle": 0},
            "constraintext": "none",
            "textfont": {"color": paint.text, "size": [size for _, size in texts]},
        }, []
    return {}, [
        {
            **{"x": x, "y": y, "xref": "x", "yref": "y", "showarrow": False},
            **key.on_plate(term, text, size, look),
        }
        for (text, size), (x, y) in zip(texts, at, strict=True)
        if text
    ]


def at_left(text: str, size: int, place: float, left: int, look: Look) -> dict[str, Any]:
    """The name of a row, at the left edge of a figure; `place` in units of the axis, `left` the
    room to the left of the plot."""
    return {
        **{"text": text, "showarrow": False, "align": "left", "yref": "y", "y": place},
        **{"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "middle", "xshift": 2 - left},
        "font": {"size": size, "color": look.ink},
    }


def dress(plot: Plot, chart: Chart, look: Look, *, framed: bool) -> go.Figure:
    """Give a figure its look and, where it is `framed` to leave the page, title and foot."""
    head, foot = _framing(chart, look) if framed else ([], [])
    top = _AIR + plot.above + sum(height for _, height, _ in head) + (4 if head else 0)
    at_foot = plot.below + key.height(plot.key, look) + (4 if foot else 0)
    bottom = at_foot + sum(height for _, height, _ in foot) + 4
    swatches, words = key.drawn(plot.key, look, plot.left, plot.below)
    plot.figure.update_layout(
        **_dress(look, FONT_OF_IMAGES if look.image else FONT),
        width=look.width if look.image else None,
        height=top + plot.height + bottom,
        margin={
            **{"t": top, "b": bottom, "l": plot.left, "r": plot.right},
            **{"pad": 0, "autoexpand": False},
        },
        shapes=[*plot.shapes, *swatches],
        annotations=[
            _anchored(note)
            for note in (
                *plot.notes,
                *words,
                *_placed(head, top - 4, plot.left, above=True),
                *_placed(foot, -at_foot, plot.left, above=False),
            )
        ],
    )
    return plot.figure


def _anchored(note: dict[str, Any]) -> dict[str, Any]:
    """An annotation whose text begins or ends where it is anchored, whatever the font is that it
    is drawn in at last."""
    anchor = note.get("xanchor", "center")
    return {"align": anchor} | note if anchor in ("left", "right") else note


def _dress(look: Look, family: str) -> dict[str, Any]:
    colours = look.colours
    font = {"family": family, "size": TEXT_SIZE, "color": colours.ink}
    return {
        "font": font,
        "paper_bgcolor": colours.ground,
        "plot_bgcolor": colours.ground,
        "hoverlabel": {
            **{"bgcolor": colours.ground, "bordercolor": colours.axis},
            **{"font": font, "align": "left"},
        },
        "template": None,
        "dragmode": False,
        "showlegend": False,
    }


_Written = tuple[str, int, dict[str, Any]]
"""A text of whole lines, the room that it takes, and its font."""


def _framing(chart: Chart, look: Look) -> tuple[list[_Written], list[_Written]]:
    """Title and line under it; note, author and date."""
    above = [
        _written(chart.title, TITLE_SIZE, 23, look.ink, look, bold=True),
        _written(chart.subtitle, SUB_SIZE, 20, look.muted, look),
    ]
    stamp = chart.stamp
    said = " ".join(f"{part.removesuffix('.')}." for part in (stamp.source, stamp.foot) if part)
    below = [_written(text, FOOT_SIZE, 17, look.muted, look) for text in (chart.note, said) if text]
    return above, below


def _written(
    text: str, size: int, line: int, colour: str, look: Look, *, bold: bool = False
) -> _Written:
    lines = [safe(part) for part in lines_of(text, look.width - 8, size, 5, bold=bold)]
    whole = "<br>".join(f"<b>{part}</b>" if bold else part for part in lines)
    return whole, line * len(lines), {"size": size, "color": colour}


def _placed(texts: list[_Written], at: int, left: int, *, above: bool) -> list[dict[str, Any]]:
    """Texts under each other, the first `at` pixels over the upper or the lower end of the plot."""
    placed = []
    for text, height, font in texts:
        placed.append(
            {
                **{"text": text, "font": font, "align": "left", "showarrow": False},
                **{"xref": "paper", "yref": "paper", "x": 0, "y": 1 if above else 0},
                **{"xanchor": "left", "yanchor": "top", "xshift": 2 - left, "yshift": at},
            }
        )
        at -= height
    return placed


def nothing(chart: Chart, look: Look, *, framed: bool) -> go.Figure:
    """A figure that says why there is nothing to show."""
    figure = go.Figure()
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return dress(Plot(figure, 20), chart, look, framed=framed)
