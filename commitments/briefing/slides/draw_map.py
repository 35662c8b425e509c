"""A map on a slide: land in outline, facts as circles split by direction, a freeform each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast
from xml.sax.saxutils import quoteattr

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.shapes.groupshape import CT_GroupShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import KEY, LOOK, colour, give_alt, key, text_box
from commitments.figures.chart import Chart
from commitments.figures.shapes import Circle, Land, Line, Map, Point
from commitments.text import count

_POINT = 12_700  # English Metric Units in a point
_LARGEST, _SMALLEST = 26, 5  # points of a radius
_STEPS = 12  # corners of a slice for a quarter of a turn
_SIZE, _LETTER = 11, 0.55  # points of a name, and how wide a letter is in its size

_COLOURS = LOOK.colours
_LANDS = {
    Land.AROUND: _COLOURS.soft,
    Land.HERE: _COLOURS.ground,
    Land.CHOSEN: _COLOURS.slates[1],
}


@dataclass(frozen=True, slots=True)
class _Edge:
    code: str
    width: float
    """In points."""
    dashed: bool = False


_COAST = _Edge(_COLOURS.line, 0.5)
_LINES = {
    Line.COUNTRY: ("Borders of countries", _Edge(_COLOURS.axis, 1)),
    Line.REGION: ("Borders of regions", _Edge(_COLOURS.ink, 1, dashed=True)),
}


def draw_map(slide: Slide, chart: Chart, drawn: Map, box: Box) -> None:
    """One freeform a place, a line and a slice, named, in a group that carries the alternative
    text."""
    room = box.above(box.points(KEY)) if drawn.key else box
    scale = min(room.width / drawn.width, room.height / drawn.height)
    left = round(room.left + (room.width - drawn.width * scale) / 2)
    group = slide.shapes.add_group_shape()
    place = _Placing(group, left, room.top, scale)
    for area in drawn.areas:
        place.freeform(area.rings, area.name, _COAST, fill=_LANDS[area.land])
    for line, (name, edge) in _LINES.items():
        lines = [border.points for border in drawn.borders if border.line is line]
        if lines:
            place.freeform(lines, name, edge)
    unit = box.points(1) / scale
    for circle in drawn.circles:
        _circle(place, circle, _radius(circle, drawn) * unit)
    cast("CT_GroupShape", group._element).recalculate_extents()
    _names(place, drawn, unit, box)
    give_alt(group, chart.name, chart.alt)
    key(slide, drawn.key, box)


def _radius(circle: Circle, drawn: Map) -> float:
    """Points: the area of a circle is the number of its facts."""
    most = max(each.total for each in drawn.circles)
    return max(_SMALLEST, _LARGEST * math.sqrt(circle.total / most))


def _circle(place: _Placing, circle: Circle, size: float) -> None:
    """Slices from the top, clockwise; y runs downwards."""
    x, y = circle.at
    at = 0.0
    for effect, number in circle.parts:
        if not number:
            continue
        share = number / circle.total
        steps = max(2, round(4 * _STEPS * share))
        angles = [2 * math.pi * (at + share * n / steps) for n in range(steps + 1)]
        rim = [(x + size * math.sin(a), y - size * math.cos(a)) for a in angles]
        ring = rim[:-1] if share == 1 else [circle.at, *rim]
        words = count(number, effect.label.lower())
        edge = _Edge(_COLOURS.ground, 0.75)
        place.freeform([ring], f"{circle.name}: {words}", edge, fill=effect.light.fill)
        at += share


_Rectangle = tuple[float, float, float, float]


@dataclass(slots=True)
class _Taken:
    """Where something stands on the map already, in map units."""

    places: list[_Rectangle] = field(default_factory=list)

    def free(self, wanted: _Rectangle) -> bool:
        """Take a place, if nothing stands there."""
        left, top, right, bottom = wanted
        for other in self.places:
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                return False
        self.places.append(wanted)
        return True


def _names(place: _Placing, drawn: Map, unit: float, box: Box) -> None:
    """The name of each circle with its number below, above or beside it, where there is room, most
    facts first; then names of land."""
    taken = _Taken()
    for circle in drawn.circles:
        (x, y), r = circle.at, _radius(circle, drawn) * unit * 0.8
        taken.places.append((x - r, y - r, x + r, y + r))
    high = _SIZE * 1.2 * unit
    for circle in sorted(drawn.circles, key=lambda circle: -circle.total):
        text = f"{circle.name} {circle.total}"
        half = len(text) * _SIZE * _LETTER / 2 * unit
        x, y = min(max(circle.at[0], half), drawn.width - half), circle.at[1]
        out = (_radius(circle, drawn) + 1) * unit
        aside = circle.at[0] + out + half
        for at in ((x, y + out + high / 2), (x, y - out - high / 2), (aside, y)):
            around = (at[0] - half, at[1] - high / 2, at[0] + half, at[1] + high / 2)
            if around[2] <= drawn.width and taken.free(around):
                place.label(text, at, box, bold_from=len(circle.name) + 1)
                break
    for label in drawn.labels:
        half = len(label.text) * _SIZE * _LETTER / 2 * unit
        x, y = label.at
        if taken.free((x - half, y - high / 2, x + half, y + high / 2)):
            place.label(label.text, label.at, box, muted=True)


@dataclass(frozen=True, slots=True)
class _Placing:
    """Puts rings and names of a map into a group of shapes.

    python-pptx's own builder measures the whole group anew for each shape: for a world of countries
    that takes a second.
    """

    group: GroupShape
    left: int
    top: int
    scale: float

    def label(
        self, text: str, at: Point, box: Box, *, bold_from: int | None = None, muted: bool = False
    ) -> None:
        """A name, centred on a point; bold from that letter on."""
        x, y = self.left + at[0] * self.scale, self.top + at[1] * self.scale
        width, height = box.points(160), box.points(_SIZE * 1.3)
        where = Box(round(x - width / 2), round(y - height / 2), width, height)
        frame = text_box(self.group, where, f"Label {text}")
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER
        cut = len(text) if bold_from is None else bold_from
        for piece, bold in ((text[:cut], False), (text[cut:], True)):
            if piece:
                run = paragraph.add_run()
                run.text = piece
                run.font.size, run.font.bold = box.points(_SIZE), bold
                run.font.color.rgb = colour(_COLOURS.muted if muted else _COLOURS.ink)

    def freeform(
        self,
        rings: Iterable[Sequence[Point]],
        name: str,
        edge: _Edge,
        *,
        fill: str = "",
    ) -> None:
        """Rings filled with a colour, or lines where there is no `fill`."""
        placed = [[(round(x * self.scale), round(y * self.scale)) for x, y in r] for r in rings]
        left = min(x for ring in placed for x, _ in ring)
        top = min(y for ring in placed for _, y in ring)
        across = max(x for ring in placed for x, _ in ring) - left
        down = max(y for ring in placed for _, y in ring) - top
        close = "<a:close/>" if fill else ""
        path = "".join(
            f'<a:{"lnTo" if n else "moveTo"}><a:pt x="{x - left}" y="{y - top}"/>'
            f"</a:{'lnTo' if n else 'moveTo'}>{close if n == len(ring) - 1 else ''}"
            for ring in placed
            for n, (x, y) in enumerate(ring)
        )
        dash = '<a:prstDash val="dash"/>' if edge.dashed else ""
        shape = parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{len(self.group._element) + 1_000}" name={quoteattr(name)}'
            f"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
            f'<a:off x="{self.left + left}" y="{self.top + top}"/>'
            f'<a:ext cx="{across}" cy="{down}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>'
            '<a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{across}" h="{down}">{path}</a:path></a:pathLst></a:custGeom>'
            f'{_solid(fill)}<a:ln w="{round(edge.width * _POINT)}">{_solid(edge.code)}{dash}'
            "</a:ln></p:spPr></p:sp>"
        )
        self.group._element.append(shape)


def _solid(code: str) -> str:
    """A fill as XML; none where there is no colour."""
    if not code:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour(code)}"/></a:solidFill>'
