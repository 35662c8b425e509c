"""A note as a Word document: headings as styles, native chart, linked references.

Arial has the widths of the letters that the PDF is set in, so that what fits there fits here. A
number behind a sentence jumps to its source.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from commitments.briefing.citations import Sentence
from commitments.briefing.notes.blocks import (
    Block,
    Boxes,
    Heading,
    Line,
    Listing,
    NewPage,
    Numbers,
    Paper,
    Picture,
    SourceList,
    Table,
)
from commitments.briefing.notes.sources import shown_address, web_address
from commitments.briefing.notes.word_chart import put_chart
from commitments.briefing.notes.word_page import (
    FONT,
    LOOK,
    SMALL,
    SOURCE,
    bordered,
    empty,
    hex_of,
    rgb,
    room,
    run_of,
    spaced,
)
from commitments.briefing.sameness import same
from commitments.briefing.slides.draw_bars import events_of
from commitments.briefing.slides.pieces import xml_text
from commitments.figures.shapes import Bars
from commitments.palette import Hatch
from commitments.vocabulary import Status

_CHART = (Mm(181), Mm(58))
_GAP = Mm(4)  # between two boxes
_CELL = 108  # twentieths of a point between the edge of a cell and its text


def docx(paper: Paper, day: date) -> bytes:
    """The note as a DOCX; `day` is when it says it was made."""
    document = empty(paper)
    writer = _Writer(document, paper.blocks)
    for block in paper.blocks:
        writer.put(block)
    out = BytesIO()
    document.save(out)
    return same(out.getvalue(), day)


class _Writer:
    """Writes blocks at the end of a document."""

    def __init__(self, document: Word, blocks: Iterable[Block]) -> None:
        self.document = document
        self.listed = {
            number
            for block in blocks
            if isinstance(block, SourceList)
            for number in range(1, len(block.entries) + 1)
        }

    def put(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._heading(block.text, block.level, block.sub)
            case Line():
                self._line(block)
            case Numbers():
                self._numbers(block)
            case Picture():
                self._picture(block)
            case Listing():
                self._listing(block)
            case Boxes():
                self._boxes(block)
            case Table():
                self._table(block)
            case NewPage():
                paragraph = self.document.paragraphs[-1]
                paragraph.add_run().add_break(WD_BREAK.PAGE)
            case SourceList():
                self._sources(block)

    def _heading(self, text: str, level: int, sub: str = "") -> None:
        self.document.add_heading(xml_text(text), level=level)
        if sub:
            paragraph = self.document.add_paragraph()
            run_of(paragraph, sub, SMALL, muted=True)
            paragraph.paragraph_format.keep_with_next = True

    def _line(self, line: Line) -> None:
        paragraph = self.document.add_paragraph(style="List Bullet" if line.bullet else None)
        self._led(paragraph, line, 11.5 if line.strong else 0)

    def _led(self, paragraph: Paragraph, line: Line, size: float = 0) -> None:
        if line.lead:
            run_of(paragraph, f"{line.lead} ", size, bold=True)
        self._said(paragraph, line.said, size)

    def _said(self, paragraph: Paragraph, said: Sentence, size: float = 0) -> None:
        """A sentence and, raised behind it, links to its sources."""
        run_of(paragraph, said.text, size)
        for n, number in enumerate(said.references):
            if n:
                run_of(paragraph, ",", size, muted=True).font.superscript = True
            run = run_of(paragraph, str(number), size, muted=True)
            run.font.superscript = True
            if number in self.listed:
                link = OxmlElement("w:hyperlink")
                link.set(qn("w:anchor"), _bookmark(number))
                link.append(run._r)
                paragraph._p.append(link)

    def _numbers(self, block: Numbers) -> None:
        """The statuses in a row: a patch with the symbol, the number, the name."""
        paragraph = self.document.add_paragraph()
        spaced(paragraph.paragraph_format, 4, 6, 15)
        for n, (status, number, label) in enumerate(block.parts):
            _painted(run_of(paragraph, f"\u00a0{status.symbol}\u00a0", SMALL, bold=True), status)
            run_of(paragraph, f"\u00a0{number}", 12.5, bold=True)
            rest = "" if n == len(block.parts) - 1 else "   "
            run_of(paragraph, "\u00a0" + label.replace(" ", "\u00a0") + rest)
        bordered(paragraph, "top", "bottom", 5)

    def _picture(self, block: Picture) -> None:
        chart = block.chart
        self._heading(chart.title, 1, chart.subtitle if chart.shapes else "")
        if chart.shapes is None:
            return
        paragraph = self.document.add_paragraph()
        put_chart(self.document, paragraph, chart, _CHART, FONT)
        spaced(paragraph.paragraph_format, 0, 0)
        below = events_of(chart.shapes) if isinstance(chart.shapes, Bars) else ""
        if below:
            run_of(self.document.add_paragraph(), below, SOURCE, muted=True)

    def _listing(self, block: Listing) -> None:
        self._heading(block.heading, 1)
        for line in block.lines:
            self._led(self._between(), line)
        if block.rest:
            run_of(self._between(), block.rest, SMALL, muted=True)

    def _between(self) -> Paragraph:
        """A paragraph with a hairline above it."""
        paragraph = self.document.add_paragraph()
        bordered(paragraph, "top", "between", 2)
        spaced(paragraph.paragraph_format, 0, 2)
        return paragraph

    def _boxes(self, block: Boxes) -> None:
        """Boxes side by side: a table of one row, with a narrow empty cell between two."""
        number = len(block.boxes)
        table = self.document.add_table(rows=1, cols=2 * number - 1)
        table.autofit = False
        whole = room(self.document.sections[-1])
        width = (whole - _GAP * (number - 1)) // number
        for n, cell in enumerate(table.rows[0].cells):
            cell.width = Emu(_GAP if n % 2 else width)
            table.columns[n].width = Emu(_GAP if n % 2 else width)
            if n % 2:
                continue
            _shaded(cell._tc.get_or_add_tcPr(), LOOK.colours.soft)
            box = block.boxes[n // 2]
            first = cell.paragraphs[0]
            first.style = self.document.styles["Heading 2"]
            run_of(first, box.title)
            first.paragraph_format.space_before = Pt(4)
            for said in box.said:
                self._said(cell.add_paragraph(), said, 9.5)
        table._tbl.tblPr.insert_element_before(
            parse_xml(f'<w:tblInd {nsdecls("w")} w:w="{_CELL}" w:type="dxa"/>'),
            *("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
        )
        _described(table, "Boxes: " + ", ".join(box.title for box in block.boxes))
        spaced(self.document.add_paragraph().paragraph_format, 0, 0, 6)

    def _sources(self, block: SourceList) -> None:
        paragraph = None
        for number, (text, address) in enumerate(block.entries, start=1):
            if paragraph is None or not block.running:
                paragraph = self.document.add_paragraph()
                spaced(paragraph.paragraph_format, 0, 1.5, 10)
            else:
                run_of(paragraph, "  ", SOURCE)
            self._source(paragraph, number, text, address, block.running)

    def _source(
        self, paragraph: Paragraph, number: int, text: str, address: str, running: bool
    ) -> None:
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        start.set(qn("w:name"), _bookmark(number))
        paragraph._p.append(start)
        run_of(paragraph, str(number), SOURCE, muted=True).font.superscript = True
        paragraph._p.append(end)
        web = web_address(address)
        if not (running and web):
            run_of(paragraph, f" {text}", SOURCE)
        if web:
            run_of(paragraph, " ", SOURCE)
            run = run_of(paragraph, text if running else shown_address(address), SOURCE)
            run.font.color.rgb = rgb(LOOK.colours.link)
            self._linked(paragraph, run, address)

    def _linked(self, paragraph: Paragraph, run: Run, address: str) -> None:
        link = OxmlElement("w:hyperlink")
        related = self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True)
        link.set(qn("r:id"), related)
        link.append(run._r)
        paragraph._p.append(link)

    def _table(self, block: Table) -> None:
        table = self.document.add_table(rows=1, cols=len(block.heading))
        table.style = self.document.styles["Table Grid"]
        table.autofit = False
        whole = room(self.document.sections[-1])
        widths = [round(whole * share) for share in block.widths]
        for cell, name in zip(table.rows[0].cells, block.heading, strict=True):
            run_of(cell.paragraphs[0], name, SMALL, bold=True)
            _shaded(cell._tc.get_or_add_tcPr(), LOOK.soft)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in block.rows:
            added = table.add_row()
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, text in zip(added.cells, row, strict=True):
                said = text if isinstance(text, Sentence) else Sentence(text)
                self._said(cell.paragraphs[0], said, SOURCE)
        for line in table.rows:
            for cell, width in zip(line.cells, widths, strict=True):
                _narrow(cell, width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Emu(width)
        _described(table, f"Table with the columns {', '.join(block.heading)}")


def _narrow(cell: _Cell, width: int) -> None:
    cell.width = Emu(width)
    for paragraph in cell.paragraphs:
        spaced(paragraph.paragraph_format, 0, 0, 10)


def _described(table: WordTable, words: str) -> None:
    caption = OxmlElement("w:tblDescription")
    caption.set(qn("w:val"), xml_text(words))
    table._tbl.tblPr.append(caption)


def _shaded(properties: BaseOxmlElement, colour: str) -> None:
    fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{hex_of(colour)}"/>'
    properties.append(parse_xml(fill))


_PATTERNS = {Hatch.NONE: "clear", Hatch.LINES: "diagStripe", Hatch.DOTS: "pct10"}


def _painted(run: Run, status: Status) -> None:
    """The paint of a status behind a run: edge, fill and hatch."""
    paint = status.light
    run.font.color.rgb = rgb(paint.text)
    properties = run._r.get_or_add_rPr()
    for part in (
        f'<w:bdr {nsdecls("w")} w:val="single" w:sz="6" w:space="0"'
        f' w:color="{hex_of(paint.edge)}"/>',
        f'<w:shd {nsdecls("w")} w:val="{_PATTERNS[status.hatch]}"'
        f' w:color="{hex_of(paint.mark or paint.fill)}" w:fill="{hex_of(paint.fill)}"/>',
    ):
        properties.append(parse_xml(part))


def _bookmark(number: int) -> str:
    return f"reference_{number}"
