"""What every drawing on a slide is made of: colours, text boxes, keys, descriptions."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame
from pptx.util import Emu

from commitments.briefing.slides.house_template import Box
from commitments.figures.look import Look
from commitments.text import without_unseen
from commitments.vocabulary import DrawnTerm

LOOK = Look()
KEY = 24  # points
_MUTED = 0.35  # how much lighter small print is than text


def colour(code: str) -> RGBColor:
    """A colour as the look names it, for PowerPoint."""
    found: RGBColor = RGBColor.from_string(code.removeprefix("#").upper())
    return found


def ink(font: Font, *, muted: bool = False) -> None:
    """The text colour of the template, which may be light on dark; lighter where it is `muted`."""
    font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if muted:
        font.color.brightness = _MUTED


def xml_text(text: str) -> str:
    """Without what XML cannot hold, such as control characters."""
    return without_unseen(text)


def cleaned(value: Any) -> Any:
    """A native chart, or a part of one, with texts that XML can hold."""
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


def give_alt(shape: BaseShape, name: str, alt: str) -> None:
    """Give a shape, chart or table its name and its alternative text."""
    shape.name = name
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", alt)


def key(slide: Slide, terms: tuple[DrawnTerm, ...], box: Box) -> None:
    """The colours and symbols of the terms in words, at the foot of the box."""
    if not terms:
        return
    frame = text_box(slide, box.foot(box.points(KEY)), "Key")
    paragraph = frame.paragraphs[0]
    for term in terms:
        mark, name = paragraph.add_run(), paragraph.add_run()
        mark.text, name.text = "■ ", f"{term.symbol} {term.label}    "
        mark.font.size = name.font.size = box.points(12)
        mark.font.color.rgb = colour(term.light)
        ink(name.font)
