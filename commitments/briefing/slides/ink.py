"""The colour of text on a layout, for what is written beside its fields.

Everything that is drawn says `text colour of the theme`. That is right where a template means it:
many write white on a dark picture and leave black as the colour of their theme.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide, SlideLayout

from commitments.briefing.slides.house_template import BODIES, FEET, TITLES, fields_of

_THEME = "tx1"
_FILLS = (qn("a:solidFill"), qn("a:gradFill"), qn("a:noFill"), qn("a:pattFill"))


def colour_of(layout: SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> etree._Element | None:
    """The colour of the first field of these kinds: None where it is the theme's text colour."""
    for style in _styles(layout, kinds):
        fill = style.find(qn("a:solidFill"))
        if fill is not None and len(fill):
            found: etree._Element = fill[0]
            return None if found.get("val") == _THEME else found
    return None


def _styles(layout: SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> Iterator[etree._Element]:
    """The properties of letters that hold in such a field, the nearest first."""
    master = layout.slide_master
    others = [fields_of(other) for other in master.slide_layouts]
    sheets: tuple[Iterable[BaseShape], ...] = (fields_of(layout), master.placeholders, *others)
    for sheet in sheets:
        for field in sheet:
            if field.placeholder_format.type not in kinds:
                continue
            body = field._element.find(qn("p:txBody"))
            if body is None:
                continue
            for level in body.iterfind(f"{qn('a:lstStyle')}/{qn('a:lvl1pPr')}"):
                yield from level.iterfind(qn("a:defRPr"))
            # Some programs write the style of a field on its example text alone.
            for line in body.iterfind(qn("a:p")):
                yield from line.iter(qn("a:rPr"), qn("a:endParaRPr"))
            break
    name = "p:titleStyle" if kinds == TITLES else "p:bodyStyle"
    for level in master._element.iterfind(f".//{qn(name)}/{qn('a:lvl1pPr')}"):
        yield from level.iterfind(qn("a:defRPr"))


Colours = tuple[etree._Element | None, etree._Element | None]
"""Of titles and of other text, as `colour_of` says them."""


def colours_of(layout: SlideLayout) -> Colours:
    """The colours of the text on slides of this layout."""
    return colour_of(layout, TITLES), colour_of(layout, BODIES)


def paint(slide: Slide, drawn: list[etree._Element], colours: Colours) -> None:
    """Give all text of a slide, and of what is drawn on it, the colours of its layout."""
    title, body = colours
    for shape in slide.shapes:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind in FEET:
            continue
        colour = title if kind in TITLES else body
        if colour is not None:
            _write(shape, colour)
    for element in drawn:
        if body is not None:
            _instead_of_theme(element, body)


def _write(shape: BaseShape, colour: etree._Element) -> None:
    element = shape._element
    _instead_of_theme(element, colour)
    for run in element.iter(qn("a:rPr")):
        if not any(child.tag in _FILLS for child in run):
            fill = etree.Element(qn("a:solidFill"))
            fill.append(copy.deepcopy(colour))
            line = run.find(qn("a:ln"))
            run.insert(0 if line is None else 1, fill)


def _instead_of_theme(element: etree._Element, colour: etree._Element) -> None:
    """The colour in place of the theme's; what is lighter than text becomes a little clearer."""
    for old in [one for one in element.iter(qn("a:schemeClr")) if one.get("val") == _THEME]:
        new = copy.deepcopy(colour)
        if len(old):
            etree.SubElement(new, qn("a:alpha")).set("val", "75000")
        parent = old.getparent()
        assert parent is not None
        parent.replace(old, new)
