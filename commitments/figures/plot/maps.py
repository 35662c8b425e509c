"""Places on a map, drawn with plotly on plain axes: no base map is asked of anybody."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from commitments.figures.look import Look, safe, wrap
from commitments.figures.plot.dress import Plot, told
from commitments.figures.plot.key import Entry
from commitments.figures.plot.placing import Disc, Page, Written, discs, leads, names
from commitments.figures.shapes import Area, Border, Land, Line, Map, Point
from commitments.vocabulary import Effect

_HIGHEST, _HIGHEST_ON_A_PHONE = 560, 330
_STEPS = 12  # corners of a slice for a quarter of a turn
_PRESSED = 24  # pixels of what can be pressed, at least


def draw_map(drawn: Map, look: Look) -> Plot:
    """Land, lines, circles split by direction, and names; a click on a circle gives its place."""
    width = look.width - 4
    highest = _HIGHEST_ON_A_PHONE if look.narrow else _HIGHEST
    height = round(min(width * drawn.height / drawn.width, highest))
    page = Page(drawn, min(width / drawn.width, height / drawn.height), look.narrow)
    plot = Plot(go.Figure(), height, left=2, right=2, below=4)
    for land in Land:
        _land(plot, [area for area in drawn.areas if area.land is land], land, look)
    for line in Line:
        _lines(plot, [border for border in drawn.borders if border.line is line], line, look)
    found = discs(page)
    written = names(page, found)
    _leads(plot, leads(found, written, page), page, look)
    for effect in Effect:
        _slices(plot, found, effect, page, look)
    _targets(plot, found, page)
    _names(plot, written, page, look)
    if drawn.labels:
        _frame(plot, drawn, look)
    # By pixels, whatever the width that the browser gives: the frame keeps its shape.
    plot.figure.update_xaxes(visible=False, range=[0, drawn.width], fixedrange=True)
    plot.figure.update_yaxes(
        visible=False,
        range=[drawn.height, 0],
        fixedrange=True,
        scaleanchor="x",
        scaleratio=1,
    )
    plot.key = _key(page)
    return plot


def _key(page: Page) -> list[Entry]:
    """The directions, and how many facts a circle stands for."""
    sizes = page.sizes()
    return [
        *(Entry(f"{effect.label}s", effect) for effect in page.drawn.key),
        *(
            Entry(f"{size} facts" if size == sizes[-1] > 1 else str(size), radius=page.radius(size))
            for size in sizes
        ),
    ]


def _ring(rings: Iterable[Sequence[Point]]) -> tuple[list[float], list[float]]:
    """Rings as one line that breaks between them."""
    xs: list[float] = []
    ys: list[float] = []
    for ring in rings:
        xs += [x for x, _ in ring] + [math.nan]
        ys += [y for _, y in ring] + [math.nan]
    return xs, ys


def _land(plot: Plot, areas: list[Area], land: Land, look: Look) -> None:
    colours = look.colours
    fill = {
        Land.AROUND: colours.soft,
        Land.HERE: colours.ground,
        Land.CHOSEN: colours.slates[1],
    }[land]
    known = [area for area in areas if area.about]
    for group in [[area] for area in known] or ([areas] if areas else []):
        xs, ys = _ring(ring for area in group for ring in area.rings)
        plot.figure.add_scatter(
            x=xs,
            y=ys,
            mode="lines",
            fill="toself",
            fillcolor=fill,
            line={"color": colours.line, "width": 0.7},
            hoverinfo="text" if known else "skip",
            hoveron="fills",
            text=wrap(group[0].about, 60, 5),
        )


def _lines(plot: Plot, borders: list[Border], line: Line, look: Look) -> None:
    if not borders:
        return
    country = line is Line.COUNTRY
    xs, ys = _ring(border.points for border in borders)
    plot.figure.add_scatter(
        x=xs,
        y=ys,
        mode="lines",
        line={
            **{"color": look.colours.axis if country else look.ink, "width": 1.2},
            "dash": "solid" if country else "4px,3px",
        },
        hoverinfo="skip",
    )


def _frame(plot: Plot, drawn: Map, look: Look) -> None:
    plot.shapes.append(
        {
            **{"type": "rect", "xref": "x", "yref": "y", "x0": 0, "y0": 0},
            **{"x1": drawn.width, "y1": drawn.height},
            "line": {"color": look.colours.line, "width": 1},
        }
    )


def _leads(plot: Plot, lines: Sequence[tuple[Point, Point]], page: Page, look: Look) -> None:
    if not lines:
        return
    xs, ys = _ring([(x / page.scale, y / page.scale) for x, y in line] for line in lines)
    line = {"color": look.colours.axis, "width": 0.8}
    plot.figure.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip")


def _slices(plot: Plot, found: Sequence[Disc], effect: Effect, page: Page, look: Look) -> None:
    """The part of each circle that points one way: from the top, clockwise; y runs downwards."""
    rings = []
    for disc in found:
        at, radius = 0.0, disc.radius / page.scale
        middle = (disc.x / page.scale, disc.y / page.scale)
        for of, number in disc.circle.parts:
            share = number / disc.circle.total
            if of is effect and number:
                rim = _rim(middle, radius, at, share)
                ring = rim if share == 1 else [middle, *rim]
                rings.append([*ring, ring[0]])
            at += share
    if not rings:
        return
    xs, ys = _ring(rings)
    plot.figure.add_scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=effect.paint(look.dark).fill,
        line={"color": look.ground, "width": 0.8},
        hoverinfo="skip",
    )


def _rim(middle: Point, radius: float, start: float, share: float) -> list[Point]:
    steps = max(2, round(4 * _STEPS * share))
    angles = [2 * math.pi * (start + share * n / steps) for n in range(steps + 1)]
    return [(middle[0] + radius * math.sin(a), middle[1] - radius * math.cos(a)) for a in angles]


def _targets(plot: Plot, found: Sequence[Disc], page: Page) -> None:
    """What is pressed: an unseen mark over each circle, which gives its place."""
    if not found:
        return
    plot.figure.add_scatter(
        x=[disc.x / page.scale for disc in found],
        y=[disc.y / page.scale for disc in found],
        mode="markers",
        marker={
            "size": [max(2 * disc.radius, _PRESSED) for disc in found],
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0},
        },
        **told([[disc.circle.code, wrap(disc.circle.about, 50, 6)] for disc in found]),
        hovertemplate="%{customdata[1]}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )


def _names(plot: Plot, written: Sequence[Written], page: Page, look: Look) -> None:
    """Names of circles in ink with the number in bold, names of land muted."""
    for of_circles in (True, False):
        some = [one for one in written if bool(one.number) is of_circles]
        if not some:
            continue
        colour = look.ink if of_circles else look.muted
        plot.figure.add_scatter(
            x=[one.x / page.scale for one in some],
            y=[one.y / page.scale for one in some],
            mode="text",
            text=[safe(one.text) + (f" <b>{one.number}</b>" if one.number else "") for one in some],
            textfont={"size": page.size, "color": colour},
            unselected={"textfont": {"color": colour}},
            cliponaxis=False,
            hoverinfo="skip",
        )
