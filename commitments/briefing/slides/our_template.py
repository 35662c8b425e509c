"""Our own template of a deck, made from the one that python-pptx ships: wide, in our colours.

`python -m commitments.briefing.slides.our_template` writes briefing.potx; a test holds the two
equal.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.presentation import Presentation as Slides
from pptx.shapes.autoshape import Shape
from pptx.slide import SlideMaster
from pptx.util import Inches

from commitments.briefing.sameness import packed, same
from commitments.briefing.slides import pieces
from commitments.briefing.slides.finishing import MADE_BY, finish
from commitments.briefing.slides.house_template import OURS, TITLES
from commitments.briefing.slides.template_parts import SLIDES_TYPE, TEMPLATE_TYPE, TYPES
from commitments.figures.look import Look

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_KEPT = ("Title Slide", "Title and Content", "Title Only")
_LEFT, _ACROSS = Inches(0.55), Inches(12.233)
_DAY = date(2026, 1, 1)
_PLACES = {
    PP_PLACEHOLDER.TITLE: (_LEFT, Inches(0.35), _ACROSS, Inches(0.95)),
    PP_PLACEHOLDER.CENTER_TITLE: (Inches(0.9), Inches(2.0), Inches(11.4), Inches(1.7)),
    PP_PLACEHOLDER.SUBTITLE: (Inches(0.9), Inches(3.85), Inches(11.4), Inches(1.6)),
    PP_PLACEHOLDER.OBJECT: (_LEFT, Inches(1.4), _ACROSS, Inches(5.35)),
    PP_PLACEHOLDER.BODY: (_LEFT, Inches(1.4), _ACROSS, Inches(5.35)),
    PP_PLACEHOLDER.FOOTER: (_LEFT, Inches(6.95), Inches(11.2), Inches(0.35)),
    PP_PLACEHOLDER.SLIDE_NUMBER: (Inches(11.9), Inches(6.95), Inches(0.883), Inches(0.35)),
}


_SIZES = {
    PP_PLACEHOLDER.CENTER_TITLE: 36,
    PP_PLACEHOLDER.SUBTITLE: 18,
    PP_PLACEHOLDER.FOOTER: 9,
    PP_PLACEHOLDER.SLIDE_NUMBER: 10,
}


def make_ours() -> bytes:
    """The bytes of our template."""
    look = Look()
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDE, _HIGH
    master = deck.slide_master
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    for sheet in (master, *deck.slide_layouts):
        for shape in list(sheet.placeholders):
            kind = shape.placeholder_format.type
            if kind == PP_PLACEHOLDER.DATE:
                shape._element.getparent().remove(shape._element)
                continue
            shape.left, shape.top, shape.width, shape.height = _PLACES[kind]
            _style(shape, kind, look)
    _colours(master, look)
    _text_sizes(master)
    cover = deck.slide_layouts.get_by_name("Title Slide")
    assert cover is not None
    bar = _bar(deck, look)
    cover.shapes._spTree.insert(2, bar)
    out = BytesIO()
    deck.core_properties.author = MADE_BY
    deck.core_properties.title = "Briefing"
    _without_leftovers(deck)
    finish(deck)
    deck.save(out)
    with ZipFile(BytesIO(same(out.getvalue(), _DAY))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries[TYPES] = entries[TYPES].replace(SLIDES_TYPE, TEMPLATE_TYPE)
    return packed(entries)


def _without_leftovers(deck: Slides) -> None:
    """Take out what the template brings that is not ours: a picture of it, somebody's printer."""
    for rels, kind in (
        (deck.part.package._rels, RELATIONSHIP_TYPE.THUMBNAIL),
        (deck.part.rels, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        for name in [name for name, one in rels.items() if one.reltype == kind]:
            rels.pop(name)


def _style(shape: Shape, kind: PP_PLACEHOLDER, look: Look) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    if kind in TITLES:
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if kind in TITLES[1:] else MSO_ANCHOR.MIDDLE
        paragraph.alignment = PP_ALIGN.LEFT
    style = shape._element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
    if kind in _SIZES and style is not None:
        style.set("algn", "r" if kind == PP_PLACEHOLDER.SLIDE_NUMBER else "l")
        run = style.find(qn("a:defRPr"))
        if run is None:
            run = etree.SubElement(style, qn("a:defRPr"))
        run.set("sz", str(_SIZES[kind] * 100))
        if kind == PP_PLACEHOLDER.CENTER_TITLE:
            run.set("b", "1")
            return
        for old in list(run):
            run.remove(old)
        _fill(run, look.muted)


def _fill(element: etree._Element, colour: str) -> None:
    fill = etree.SubElement(element, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", colour.removeprefix("#").upper())


def _inside(element: etree._Element, *names: str) -> etree._Element:
    """What an element holds under a name, and that under the next."""
    for name in names:
        found = element.find(qn(name))
        assert found is not None
        element = found
    return element


def _text_sizes(master: SlideMaster) -> None:
    """Left titles of 26 points, text of 18 and less."""
    title = _inside(master._element, "p:txStyles", "p:titleStyle", "a:lvl1pPr")
    title.set("algn", "l")
    letters = _inside(title, "a:defRPr")
    letters.set("sz", "2600")
    letters.set("b", "1")
    body = _inside(master._element, "p:txStyles", "p:bodyStyle")
    for level, size in enumerate((1800, 1600, 1400, 1200, 1200), start=1):
        _inside(body, f"a:lvl{level}pPr", "a:defRPr").set("sz", str(size))


def _colours(master: SlideMaster, look: Look) -> None:
    """Ink, accent and links of the theme."""
    part = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    scheme = _inside(theme, "a:themeElements", "a:clrScheme")
    wanted = {"dk1": look.ink, "dk2": look.accent, "accent1": look.accent, "hlink": look.accent}
    for name, code in wanted.items():
        entry = _inside(scheme, f"a:{name}")
        for old in list(entry):
            entry.remove(old)
        etree.SubElement(entry, qn("a:srgbClr")).set("val", code.removeprefix("#").upper())
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _bar(deck: Slides, look: Look) -> CT_Shape:
    """The bar of the accent colour beside the title, as an element; the slide it needs goes."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    shape = slide.shapes.add_shape(1, Inches(0.55), Inches(2.0), Inches(0.09), Inches(3.45))
    shape.fill.solid()
    shape.fill.fore_color.rgb = pieces.colour(look.accent)
    shape.line.fill.background()
    shape.shadow.inherit = False
    shape.name = "Bar"
    element: CT_Shape = shape._element
    entry = deck.slides._sldIdLst[0]
    deck.part.drop_rel(entry.rId)
    deck.slides._sldIdLst.remove(entry)
    return element


def main() -> None:
    """Write our template to its place."""
    OURS.write_bytes(make_ours())


if __name__ == "__main__":
    main()
