"""The empty document of a note for Word: page, letters, head, foot, properties."""

from __future__ import annotations

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat
from docx.text.run import Run

from commitments.briefing.notes.blocks import NewPage, Paper
from commitments.briefing.slides.finishing import MADE_BY
from commitments.briefing.slides.pieces import xml_text
from commitments.figures.look import Look

LOOK = Look()
FONT = "Arial"
SMALL, SOURCE = 9.0, 8.5
"""Points of what explains, and of sources."""
_BODY = 10.0
_LINE = 12.0  # points of a line of the body
_SIDE = Mm(14.5)
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def empty(paper: Paper) -> Word:
    """A document with all of a note but its blocks."""
    document = Document()
    _without_template(document)
    _styles(document)
    _page(document.sections[0])
    _header(document.sections[0], paper)
    _footer(document.sections[0], paper.foot)
    properties = document.core_properties
    properties.title, properties.author = xml_text(paper.title), xml_text(paper.author)
    properties.subject = xml_text(paper.foot)
    properties.last_modified_by = xml_text(paper.author)
    properties.comments = properties.keywords = ""
    properties.language = "en-GB"
    return document


def _without_template(document: Word) -> None:
    """Without what the empty document brings along: its picture, and who made it with what."""
    package = document.part.package
    assert package is not None
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
                f'<Properties xmlns="{_EXTENDED}"><Application>{MADE_BY}</Application>'
                "</Properties>"
            ).encode()
        elif relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _styles(document: Word) -> None:
    _in_english(document)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(_BODY)
    normal.font.color.rgb = rgb(LOOK.ink)
    spaced(normal.paragraph_format, 0, 3)
    for name, size, before, after in (
        ("Title", 19, 0, 6),
        ("Heading 1", 12.5, 10, 3),
        ("Heading 2", 10.5, 0, 2),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = rgb(LOOK.ink)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        border = style.element.pPr.find(qn("w:pBdr"))
        if border is not None:
            style.element.pPr.remove(border)
        for kerning in ("w:spacing", "w:kern"):
            for one in style.element.rPr.findall(qn(kerning)):
                style.element.rPr.remove(one)
        spaced(style.paragraph_format, before, after, 0)
    spaced(document.styles["List Bullet"].paragraph_format, 0, 2)


def _in_english(document: Word) -> None:
    """All text is British English; what is not says so nowhere, as nobody knows its language."""
    for one in document.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), "en-GB")


def spaced(form: ParagraphFormat, before: float, after: float, line: float = _LINE) -> None:
    """Set the space around a paragraph and the least height of its lines, in points."""
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line:
        form.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        form.line_spacing = Pt(line)
    else:
        form.line_spacing = 1.0


def rgb(code: str) -> RGBColor:
    """A colour as Word takes it."""
    return RGBColor.from_string(hex_of(code))


def hex_of(code: str) -> str:
    """A colour as its XML takes it."""
    return code.removeprefix("#").upper()


def _page(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = _SIDE
    section.top_margin, section.bottom_margin = Mm(20), Mm(16)
    section.header_distance, section.footer_distance = Mm(10), Mm(8)


def _header(section: Section, paper: Paper) -> None:
    """What and of which day, and the number of the page where there are several."""
    several = any(isinstance(block, NewPage) for block in paper.blocks)
    paragraph = section.header.paragraphs[0]
    _tab_right(paragraph, section)
    run_of(paragraph, f"{paper.head}\t{paper.day}", SMALL, muted=True)
    if several:
        run_of(paragraph, " · ", SMALL, muted=True)
        _field(paragraph, "PAGE")
        run_of(paragraph, " / ", SMALL, muted=True)
        _field(paragraph, "NUMPAGES")
    bordered(paragraph, "bottom", 4)


def _tab_right(paragraph: Paragraph, section: Section) -> None:
    # The tabs of the style stand in the middle and too far left.
    inherited = paragraph.style
    assert inherited is not None
    stops = paragraph.paragraph_format.tab_stops
    for stop in inherited.paragraph_format.tab_stops:
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Emu(room(section)), WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: Paragraph, name: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:rPr><w:color'
            f' w:val="{hex_of(LOOK.muted)}"/><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r>'
            "</w:fldSimple>"
        )
    )


def _footer(section: Section, foot: str) -> None:
    paragraph = section.footer.paragraphs[0]
    run_of(paragraph, foot, SOURCE, muted=True)
    bordered(paragraph, "top", 4)


def room(section: Section) -> int:
    """How wide the text of a page is."""
    assert section.page_width and section.left_margin and section.right_margin  # _page says them
    return section.page_width - section.left_margin - section.right_margin


def bordered(paragraph: Paragraph, *sides: str | int) -> None:
    """A hairline at sides of a paragraph, the last value so many points away."""
    *named, away = sides
    line = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="{away}" w:color="{hex_of(LOOK.line)}"/>'
        for side in named
    )
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"),
        *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"),
    )


def run_of(
    paragraph: Paragraph, text: str, size: float = 0, *, muted: bool = False, bold: bool = False
) -> Run:
    """A text at the end of a paragraph."""
    run = paragraph.add_run(xml_text(text))
    if size:
        run.font.size = Pt(size)
    if muted:
        run.font.color.rgb = rgb(LOOK.muted)
    if bold:
        run.bold = True
    return run
