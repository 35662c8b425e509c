"""What every drawing on a slide is made of: paint, text boxes, keys, descriptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Protocol

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.dml.line import LineFormat
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame
from pptx.util import Emu, Pt

from commitments.briefing.slides.house_template import Box
from commitments.figures.look import Look
from commitments.palette import Edge, Hatch
from commitments.text import TO_THE_RIGHT, shortened, without_unseen
from commitments.vocabulary import DrawnTerm

LOOK = Look()
KEY = 24  # points
_MUTED = 0.35  # how much lighter small print is than text
_SWATCH, _SWATCH_HIGH, _LETTER = 26, 15, 5.3  # points of a key at 12 points
HATCHES = {
    Hatch.LINES: MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    Hatch.DOTS: MSO_PATTERN_TYPE.PERCENT_10,
}
MARK_HIGH = 22
"""Points of what marks a slide."""
_MARK_LETTER, _MARK_LONGEST = 6.6, 130  # points of a letter, and letters
THICK, THIN = 2.0, 0.75  # points of an edge


class Painted(Protocol):
    """What has a fill and an edge: a shape, or the format of a series or point."""

    @property
    def fill(self) -> FillFormat: ...
    @property
    def line(self) -> LineFormat: ...


def colour(code: str) -> RGBColor:
    """A colour as the palette names it, for PowerPoint."""
    found: RGBColor = RGBColor.from_string(code.removeprefix("#").upper())
    return found


def filled(fill: FillFormat, term: DrawnTerm) -> None:
    """Give a fill the colour of a term, with its hatch. Exports are always light."""
    paint = term.light
    if term.hatch is Hatch.NONE:
        fill.solid()
        fill.fore_color.rgb = colour(paint.fill)
        return
    fill.patterned()
    fill.pattern = HATCHES[term.hatch]
    fill.fore_color.rgb, fill.back_color.rgb = colour(paint.mark), colour(paint.fill)


def painted(thing: Painted, term: DrawnTerm) -> None:
    """Give a shape, series or point the fill, hatch and edge of a term."""
    filled(thing.fill, term)
    thing.line.color.rgb = colour(term.light.edge)
    thing.line.width = Pt(THICK if term.edge is Edge.THICK else THIN)
    if term.edge is Edge.DASHED:
        thing.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def ink(font: Font, *, muted: bool = False) -> None:
    """The text colour of the template, which may be light on dark; lighter where it is `muted`."""
    properties = font._element
    if len(properties):
        font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        if muted:
            font.color.brightness = _MUTED
        return
    # Most letters have no colour yet. python-pptx looks for one at each step, for a hundredth of
    # the time of a deck.
    fill = etree.SubElement(properties, qn("a:solidFill"))
    found = etree.SubElement(fill, qn("a:schemeClr"))
    found.set("val", "tx1")
    if muted:
        etree.SubElement(found, qn("a:lumMod")).set("val", str(round((1 - _MUTED) * 100_000)))
        etree.SubElement(found, qn("a:lumOff")).set("val", str(round(_MUTED * 100_000)))


def xml_text(text: str) -> str:
    """Without what XML cannot hold, such as control characters; the mark that keeps a name and its
    date apart (text.beside) stays."""
    return TO_THE_RIGHT.join(map(without_unseen, text.split(TO_THE_RIGHT)))


def cleaned(value: Any) -> Any:
    """Shapes of a chart, or a part of them, with texts that XML can hold."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else xml_text(value)
    if isinstance(value, tuple):
        return tuple(cleaned(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{p.name: cleaned(getattr(value, p.name)) for p in fields(value)})
    return value


def text_box(owner: Slide | GroupShape, box: Box, name: str) -> TextFrame:
    """An empty text frame in a box of a slide or a group."""
    shape = owner.shapes.add_textbox(*box.place)
    shape.name = name
    frame: TextFrame = shape.text_frame
    frame.word_wrap = True
    frame.margin_top = frame.margin_bottom = Emu(0)
    return frame


def small_print(slide: Slide, box: Box, name: str, text: str, size: float = 11) -> None:
    """A line of small muted letters."""
    frame = text_box(slide, box, name)
    frame.text = text
    font = frame.paragraphs[0].font
    font.size = box.points(size)
    ink(font, muted=True)


def give_alt(shape: BaseShape, name: str, alt: str) -> None:
    """Give a shape, chart or table its name and its alternative text."""
    shape.name = name
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", alt)


def key(slide: Slide, terms: Iterable[DrawnTerm], box: Box, more: str = "") -> None:
    """A swatch with its symbol and the word of each term, at the foot of the box; `more` is what
    else the drawing holds."""
    room = box.foot(box.points(KEY))
    # As far in as the words of a text box.
    left, top = room.left + box.points(7), room.top + box.points((KEY - _SWATCH_HIGH) / 2)
    high = box.points(_SWATCH_HIGH)
    words = [(term, term.label) for term in terms] + ([(None, more)] if more else [])
    for term, word in words:
        if term is not None:
            swatch(slide, Box(left, top, box.points(_SWATCH), high), term, box.scale)
            left += box.points(_SWATCH)
        width = box.points(len(word) * _LETTER + 20)
        frame = text_box(slide, Box(left, top, width, high), f"Key: {word}")
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        frame.margin_left = box.points(5)
        frame.text = word
        frame.paragraphs[0].font.size = box.points(12)
        ink(frame.paragraphs[0].font)
        left += width


def swatch(slide: Slide, box: Box, term: DrawnTerm, scale: float) -> None:
    """A small painted box of a term with its symbol."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.place)
    give_alt(shape, f"Swatch: {term.label}", term.label)
    painted(shape, term)
    shape.shadow.inherit = False
    frame = shape.text_frame
    for side in ("left", "right", "top", "bottom"):
        setattr(frame, f"margin_{side}", Emu(0))
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER
    run = paragraph.add_run()
    run.text = term.symbol
    run.font.size, run.font.bold = Pt(11 * scale), True
    run.font.color.rgb = colour(term.light.text)


def put_mark(slide: Slide, words: str, body: Box) -> None:
    """Mark a slide at the top of its body: words in a thick frame, in the colour of its text."""
    width = min(body.points(len(words) * _MARK_LETTER + 24), body.width)
    box = Box(body.left, body.top, width, body.points(MARK_HIGH), body.scale)
    shape = slide.shapes.add_textbox(*box.place)
    shape.name = "Mark"
    shape.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    shape.line.width = body.points(1.75)
    frame: TextFrame = shape.text_frame
    frame.margin_top = frame.margin_bottom = Emu(0)
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.text = xml_text(shortened(words, _MARK_LONGEST))
    font = frame.paragraphs[0].font
    font.size, font.bold = body.points(12), True
    ink(font)


def rule(slide: Slide, box: Box) -> None:
    """A hairline along the top of a box."""
    left, top, width, _ = box.place
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, Emu(left + width), top)
    give_alt(line, "Line", "")
    style = line._element.find(qn("p:style"))
    if style is not None:  # a theme's shadow comes with it
        line._element.remove(style)
    line.line.color.rgb = colour(LOOK.line)
    line.line.width = Pt(THIN)
