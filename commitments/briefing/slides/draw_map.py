"""A map on a slide: a shape a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from commitments.figures.shapes import Map, Point

_LINE_WIDTH = 12_700  # English Metric Units in a point


def draw_map(slide: Slide, chart: Chart, drawn: Map, box: Box) -> None:
    """One freeform a place, named, in a group that carries the alternative text."""
    room = box.above(box.points(KEY)) if drawn.key else box
    scale = min(room.width / drawn.width, room.height / drawn.height)
    left = round(room.left + (room.width - drawn.width * scale) / 2)
    group = slide.shapes.add_group_shape()
    place = _Placing(group, left, room.top, scale)
    for area in drawn.areas:
        about = f"{area.name}. {area.about}" if area.about else area.name
        place.freeform(area.rings, area.name, about, fill=area.colour, width=0.5)
    if drawn.borders:
        name = "Borders between regions"
        place.freeform(drawn.borders, name, name, fill="", width=2)
    cast("CT_GroupShape", group._element).recalculate_extents()
    for label in drawn.labels:
        x, y = left + label.at[0] * scale, room.top + label.at[1] * scale
        width, height = box.points(150), box.points(18 * len(label.lines))
        where = Box(round(x - width / 2), round(y - height / 2), width, height)
        frame = text_box(group, where, f"Label {label.lines[0]}")
        frame.word_wrap = False
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.text = "\n".join(label.lines)
        for n, paragraph in enumerate(frame.paragraphs):
            paragraph.alignment = PP_ALIGN.CENTER
            paragraph.font.size = box.points(13 if len(label.lines) > 1 else 11)
            paragraph.font.bold = n == 0 and len(label.lines) > 1
            paragraph.font.color.rgb = colour(LOOK.ink if label.dark else LOOK.on_colour)
    give_alt(group, chart.name, chart.alt)
    key(slide, drawn.key, box)


@dataclass(frozen=True, slots=True)
class _Placing:
    """Puts rings of a map into a group of shapes.

    python-pptx's own builder measures the whole group anew for each shape: for a world of countries
    that takes a second.
    """

    group: GroupShape
    left: int
    top: int
    scale: float

    def freeform(
        self,
        rings: Sequence[Sequence[Point]],
        name: str,
        about: str,
        *,
        fill: str,
        width: float,
    ) -> None:
        """Rings filled with a colour, or lines where `fill` is empty; a white edge in points."""
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
        inside = (
            f'<a:solidFill><a:srgbClr val="{colour(fill)}"/></a:solidFill>'
            if fill
            else "<a:noFill/>"
        )
        shape = parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{len(self.group._element) + 1_000}" name={quoteattr(name)}'
            f" descr={quoteattr(about)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
            f'<a:off x="{self.left + left}" y="{self.top + top}"/>'
            f'<a:ext cx="{across}" cy="{down}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>'
            '<a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{across}" h="{down}">{path}</a:path></a:pathLst></a:custGeom>{inside}'
            f'<a:ln w="{round(width * _LINE_WIDTH)}"><a:solidFill>'
            '<a:schemeClr val="bg1"/></a:solidFill></a:ln></p:spPr></p:sp>'
        )
        self.group._element.append(shape)
