"""The note as a Word document: headings as styles, native chart, linked references.

A number in brackets jumps to its reference, which links to the source. The chart is Word's own,
with its workbook inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from pptx import Presentation

from commitments.briefing.citations import Sentence
from commitments.briefing.notes.note import (
    Block,
    Heading,
    Line,
    NewPage,
    Picture,
    SourceList,
    Table,
)
from commitments.briefing.sameness import same
from commitments.briefing.slides.draw_bars import events_of
from commitments.briefing.slides.drawing import draw
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import xml_text
from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.figures.shapes import Bars

_LOOK = Look()
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WIDTH, _HEIGHT = Cm(17), Cm(6.2)


def docx(blocks: Iterable[Block], title: str, foot: str, day: date) -> bytes:
    """The note as a DOCX; `foot` stands on every page, `day` is when it says it was made."""
    document = Document()
    _styles(document)
    _page(document.sections[0], landscape=False)
    for block in blocks:
        _write(document, block)
    for section in document.sections:
        _footer(section, foot)
    properties = document.core_properties
    properties.title, properties.subject = xml_text(title), xml_text(foot)
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "en-GB"
    out = BytesIO()
    document.save(out)
    return same(out.getvalue(), day)


def _styles(document: Word) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    normal.font.color.rgb = _rgb(_LOOK.ink)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 18), ("Heading 1", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
        style.font.color.rgb = _rgb(_LOOK.accent)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before = Pt(8 if name != "Title" else 0)
        style.paragraph_format.space_after = Pt(3)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    document.styles["List Number"].paragraph_format.space_after = Pt(2)


def _rgb(code: str) -> RGBColor:
    return RGBColor.from_string(code.removeprefix("#").upper())


def _page(section: Section, *, landscape: bool) -> None:
    long, short = Cm(29.7), Cm(21)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)


def _write(document: Word, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(xml_text(block.text), level=block.level)
        case Line():
            paragraph = document.add_paragraph(style="List Bullet" if block.bullet else None)
            if block.lead:
                paragraph.add_run(f"{xml_text(block.lead)} ").bold = True
            _said(paragraph, block.said)
        case Picture():
            _chart(document, block.chart)
        case Table():
            _table(document, block)
        case NewPage():
            section = document.add_section(WD_SECTION.NEW_PAGE)
            _page(section, landscape=True)
        case SourceList():
            for n, (text, address) in enumerate(block.entries, start=1):
                _reference(document, n, text, address)


def _said(paragraph: Paragraph, said: Sentence, size: float | None = None) -> None:
    """A sentence and, in brackets, links to its references."""
    run = paragraph.add_run(xml_text(said.text))
    if size:
        run.font.size = Pt(size)
    if not said.references:
        return
    for n, number in enumerate(said.references):
        before = paragraph.add_run(" [" if n == 0 else ", ")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bookmark(number))
        piece = paragraph.add_run(str(number))
        piece.font.color.rgb = _rgb(_LOOK.accent)
        link.append(piece._r)
        paragraph._p.append(link)
        for run in (before, piece):
            if size:
                run.font.size = Pt(size)
    after = paragraph.add_run("]")
    if size:
        after.font.size = Pt(size)


def _bookmark(number: int) -> str:
    return f"reference_{number}"


def _reference(document: Word, number: int, text: str, address: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(0.9)
    paragraph.paragraph_format.first_line_indent = Cm(-0.9)
    paragraph.paragraph_format.space_after = Pt(2)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _bookmark(number))
    paragraph._p.append(start)
    paragraph.add_run(f"[{number}]\t").font.size = Pt(9)
    paragraph._p.append(end)
    paragraph.add_run(f"{xml_text(text)} ").font.size = Pt(9)
    if address.startswith(("https://", "http://")):
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True))
        run = paragraph.add_run(xml_text(address))
        run.font.size, run.font.underline = Pt(9), True
        run.font.color.rgb = _rgb(_LOOK.accent)
        link.append(run._r)
        paragraph._p.append(link)


def _table(document: Word, block: Table) -> None:
    table = document.add_table(rows=1, cols=len(block.heading))
    table.style = document.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    section = document.sections[-1]
    assert section.page_width and section.left_margin and section.right_margin  # _page says them
    room = section.page_width - section.left_margin - section.right_margin
    widths = [round(room * share) for share in block.widths]
    for cell, name in zip(table.rows[0].cells, block.heading, strict=True):
        run = cell.paragraphs[0].add_run(xml_text(name))
        run.bold, run.font.size = True, Pt(9)
        shade = parse_xml(
            f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{_LOOK.soft.removeprefix("#")}"/>'
        )
        cell._tc.get_or_add_tcPr().append(shade)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in block.rows:
        added = table.add_row()
        whole = OxmlElement("w:cantSplit")
        added._tr.get_or_add_trPr().append(whole)
        for cell, text in zip(added.cells, row, strict=True):
            said = text if isinstance(text, Sentence) else Sentence(text)
            _said(cell.paragraphs[0], said, 8.5)
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    caption = OxmlElement("w:tblDescription")
    caption.set(qn("w:val"), f"Table with the columns {', '.join(block.heading)}")
    table._tbl.tblPr.append(caption)


def _chart(document: Word, chart: Chart) -> None:
    """The chart as Word's own: the part that PowerPoint would hold, put into this package."""
    paragraph = document.add_paragraph()
    title = paragraph.add_run(xml_text(chart.title))
    title.bold = True
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(0)
    if chart.shapes is None:
        return
    made = _chart_part(chart)
    package = document.part.package
    book = Part(
        PackURI("/word/embeddings/Microsoft_Excel_Sheet1.xlsx"), _BOOK_TYPE, made[1], package
    )
    part = Part(PackURI("/word/charts/chart1.xml"), _CHART_TYPE, made[0], package)
    part.rels.get_or_add(RELATIONSHIP_TYPE.PACKAGE, book)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    run = document.add_paragraph().add_run()
    run._r.append(
        parse_xml(
            f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{_WIDTH}" cy="{_HEIGHT}"/><wp:docPr id="1" name="{chart.name}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART_NS}">'
            f'<c:chart xmlns:c="{_CHART_NS}" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    )
    described = run._r.find(f".//{qn('wp:docPr')}")
    assert described is not None
    described.set("descr", xml_text(chart.alt))
    below = events_of(chart.shapes) if isinstance(chart.shapes, Bars) else ""
    if below:
        said = document.add_paragraph().add_run(xml_text(below))
        said.font.size, said.font.color.rgb = Pt(8.5), _rgb(_LOOK.muted)


def _chart_part(chart: Chart) -> tuple[bytes, bytes]:
    """The chart's XML and its workbook, drawn on a slide that is thrown away."""
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    # Letters of three quarters of the size that they have on a slide. What stands beside a chart
    # on a slide stands in the text here.
    bare = replace(chart.shapes, events=()) if isinstance(chart.shapes, Bars) else chart.shapes
    draw(slide, replace(chart, shapes=bare), Box(0, 0, _WIDTH, _HEIGHT, scale=0.75))
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    frame.chart.font.name = "Calibri"
    part = frame.chart.part
    return part.blob, part.chart_workbook.xlsx_part.blob


def _footer(section: Section, foot: str) -> None:
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(f"{xml_text(foot)} · page ").font.size = Pt(8)
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
        "<w:t>1</w:t></w:r></w:fldSimple>"
    )
    paragraph._p.append(field)
