"""A map as SVG: land in outline, once for both widths; circles split by direction, and names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from markupsafe import Markup

from commitments.edition.svg import element, number, text_element
from commitments.figures.chart import Chart
from commitments.figures.plot.placing import Disc, Page, Written, discs, leads, names
from commitments.figures.shapes import Land, Map, Point
from commitments.text import numbered

_LANDS = {Land.AROUND: "f-soft", Land.HERE: "f-ground", Land.CHOSEN: "f-line"}
_ZERO = re.compile(r"(?<!\d)0\.")
_SEEN = 0.8  # pixels: a corner nearer to its line is not seen
_DESK = 640.0
_KEY = 26.0


def drawn(chart: Chart, shapes: Map) -> tuple[Markup, Markup]:
    """The map for a desk, which holds the outlines, and for a phone, which takes them from it."""
    land = f"{chart.name}-land"
    scale = _DESK / shapes.width
    outlines = f'<g id="{land}">{"".join(_land(shapes, scale))}</g>'
    return (
        _sheet(chart, shapes, _DESK, "wide", outlines),
        _sheet(chart, shapes, 340.0, "small", _again(land, 340.0 / _DESK)),
    )


def _again(land: str, part: float) -> str:
    return f'<use href="#{land}" transform="scale({part:.4f})"/>'


def _sheet(chart: Chart, shapes: Map, width: float, of: str, outlines: str) -> Markup:
    page = Page(shapes, width / shapes.width, of == "small")
    found = discs(page)
    written = names(page, found)
    high = shapes.height * page.scale
    key, below = _key(page, high + 18)
    lines = (_line(*ends) for ends in leads(found, written, page))
    parts = (outlines, *lines, *_circles(found), *_names(written, page), key)
    name = f"{chart.name}-{of}"
    return element(width, below, "".join(parts), name, chart.short, chart.alt, of)


def _land(shapes: Map, scale: float) -> Iterator[str]:
    for land, of in _LANDS.items():
        rings = [ring for area in shapes.areas if area.land is land for ring in area.rings]
        if rings:
            drawn = "".join(_path(ring, scale, "z") for ring in rings)
            yield f'<path d="{drawn}" class="{of} land"/>'
    for line in dict.fromkeys(border.line for border in shapes.borders):
        points = [border.points for border in shapes.borders if border.line is line]
        drawn = "".join(_path(one, scale) for one in points)
        yield f'<path d="{drawn}" class="border {line}"/>'
    if shapes.labels:
        size = f'width="{number(_DESK)}" height="{number(shapes.height * scale)}"'
        yield f'<rect {size} class="s-line"/>'


def _path(points: Sequence[Point], scale: float, end: str = "") -> str:
    """A line in tenths of a pixel, without the corners that nobody sees."""
    kept = _simpler([(x * scale, y * scale) for x, y in points])
    tenths = [(round(x * 10), round(y * 10)) for x, y in kept]
    steps = [
        f"{_tenths(x - a)} {_tenths(y - b)}"
        for (a, b), (x, y) in pairwise(tenths)
        if (a, b) != (x, y)
    ]
    if not steps:
        return ""
    drawn = _ZERO.sub(".", " ".join(steps).replace(" -", "-"))
    return f"M{_tenths(tenths[0][0])} {_tenths(tenths[0][1])}l{drawn}{end}"


def _simpler(points: Sequence[Point]) -> list[Point]:
    """A line without the corners that lie nearer than is seen to what is left (Douglas and Peucker,
    1973)."""
    kept, ways = {0, len(points) - 1}, [(0, len(points) - 1)]
    while ways:
        first, last = ways.pop()
        far, most = 0.0, first
        for n in range(first + 1, last):
            off = _off(points[n], points[first], points[last])
            far, most = max((far, most), (off, n))
        if far > _SEEN:
            kept.add(most)
            ways += [(first, most), (most, last)]
    return [points[n] for n in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a way."""
    (x, y), (a, b) = point, start
    along, down = end[0] - a, end[1] - b
    length = along**2 + down**2
    part = min(max(((x - a) * along + (y - b) * down) / length, 0), 1) if length else 0
    return math.dist(point, (a + part * along, b + part * down))


def _tenths(value: int) -> str:
    return number(value / 10)


def _line(start: Point, end: Point) -> str:
    points = " ".join(f"{number(x)},{number(y)}" for x, y in (start, end))
    return f'<polyline points="{points}" class="s-axis"/>'


def _circles(found: Iterable[Disc]) -> Iterator[str]:
    """Each circle in slices, from the top, clockwise; what it stands for is told to who asks."""
    for disc in found:
        told = f"<title>{escape(numbered(disc.circle.about))}</title>"
        yield f"<g>{told}{''.join(_slices(disc))}</g>"


def _slices(disc: Disc) -> Iterator[str]:
    at, radius = 0.0, disc.radius
    for effect, many in disc.circle.parts:
        share = many / disc.circle.total
        if share >= 1:
            yield _round(disc.x, disc.y, radius, f"plate-{effect} slice")
        elif many:
            (x, y), (to_x, to_y) = (_rim(disc, part) for part in (at, at + share))
            arc = f"A{number(radius)} {number(radius)} 0 {int(share > 0.5)} 1"
            way = f"M{number(disc.x)} {number(disc.y)}L{number(x)} {number(y)}{arc}"
            yield f'<path d="{way} {number(to_x)} {number(to_y)}z" class="plate-{effect} slice"/>'
        at += share


def _round(x: float, y: float, radius: float, of: str) -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" class="{of}"/>'


def _rim(disc: Disc, part: float) -> Point:
    angle = 2 * math.pi * part
    return disc.x + disc.radius * math.sin(angle), disc.y - disc.radius * math.cos(angle)


def _names(written: Iterable[Written], page: Page) -> Iterator[str]:
    for one in written:
        of = "f-ink" if one.number else "f-muted"
        count = f' <tspan class="b">{one.number}</tspan>' if one.number else ""
        yield text_element(one.x, one.y, one.text, page.size, of, "middle", count)


def _key(page: Page, y: float) -> tuple[str, float]:
    """The directions, and how many facts a circle stands for; and where that ends."""
    if not page.drawn.key:
        return "", page.edges[3] + 1
    x, parts = 2.0, []
    for effect in page.drawn.key:
        parts += [_round(x + 6, y, 6, f"p-{effect}")]
        parts += [text_element(x + 17, y, f"{effect.label}s", page.size, "f-ink")]
        x += 84
    for size in page.sizes():
        radius = page.radius(size)
        told = f"{size} facts" if size == page.sizes()[-1] > 1 else str(size)
        parts += [_round(x + radius, y + max(radius - 10, 0), radius, "s-axis")]
        at = x + 2 * radius + 5
        parts += [text_element(at, y + max(radius - 10, 0), told, page.size, "f-ink")]
        x = at + 8 * len(told) + 8
    largest = max((page.radius(size) for size in page.sizes()), default=0.0)
    return "".join(parts), y + max(2 * largest - 8, _KEY - 8)
