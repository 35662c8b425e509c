"""The note as a PDF, without a browser: vector chart, linked references, outline.

The fonts lie in static/fonts, so that the letters of any alphabet that they know come out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

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
from commitments.briefing.notes.pdf_bars import draw_bars
from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.figures.shapes import Bars
from commitments.project import FONTS

_FAMILY = "DejaVu"
_LOOK = Look()
_MARGIN = 18  # mm, as all sizes here but those of letters
_TEXT = 9.0
_LINE = 4.3


def pdf(blocks: Iterable[Block], title: str, foot: str, day: date) -> bytes:
    """The note as a PDF; `foot` stands on every page, `day` is when it says it was made."""
    document = _Note(foot)
    document.set_title(title)
    document.set_subject(foot)
    document.set_lang("en-GB")
    document.set_creation_date(datetime.combine(day, time(), UTC))
    document.set_producer("")
    written = list(blocks)
    document.reserve(sum(len(b.entries) for b in written if isinstance(b, SourceList)))
    document.add_page()
    for block in written:
        document.put(block)
    return bytes(document.output())


class _Note(FPDF):
    """A note under construction."""

    def __init__(self, foot: str) -> None:
        super().__init__(format="A4")
        self._foot = foot
        self._targets: list[int] = []
        self.add_font(_FAMILY, "", FONTS / "DejaVuSansCondensed.ttf")
        self.add_font(_FAMILY, "B", FONTS / "DejaVuSansCondensed-Bold.ttf")
        self.set_margins(_MARGIN, 14)
        self.set_auto_page_break(True, 16)
        self._type(_TEXT)

    def reserve(self, references: int) -> None:
        """Make a target for each reference, so that a number may point ahead."""
        self._targets = [self.add_link(page=1) for _ in range(references)]

    def footer(self) -> None:
        """Author, filters, dates and the number of the page."""
        self.set_xy(_MARGIN, -12)
        self._type(7, colour=_LOOK.muted)
        # Many filters make it long: on two lines, not over the edge.
        text = f"{self._foot} · page {self.page_no()}"
        self.multi_cell(self.w - 2 * _MARGIN, 3.2, text, align="L")
        self._type(_TEXT)

    def put(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._heading(block)
            case Line():
                self._line(block)
            case Picture():
                self._chart(block.chart)
            case Table():
                self._table(block)
            case NewPage():
                self.add_page(orientation="landscape")
            case SourceList():
                for number, (text, address) in enumerate(block.entries, start=1):
                    self._reference(number, text, address)

    def _type(self, size: float, *, bold: bool = False, colour: str = _LOOK.ink) -> None:
        self.set_font(_FAMILY, "B" if bold else "", size)
        self.set_text_color(colour)

    def _heading(self, block: Heading) -> None:
        if self.will_page_break(14):
            self.add_page(same=True)
        self.ln(0 if block.level == 0 else 2)
        self._type(16 if block.level == 0 else 11, bold=True, colour=_LOOK.accent)
        self.start_section(block.text, level=max(block.level - 1, 0))
        self.multi_cell(
            0,
            6.5 if block.level == 0 else 5,
            block.text,
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )
        self.ln(0.8)
        self._type(_TEXT)

    def _line(self, block: Line) -> None:
        if block.bullet:
            self.set_x(_MARGIN + 1)
            self.write(_LINE, "•")
            self.set_left_margin(_MARGIN + 5)
            self.set_x(_MARGIN + 5)
        if block.lead:
            self._type(_TEXT, bold=True)
            self.write(_LINE, f"{block.lead} ")
            self._type(_TEXT)
        self.write(_LINE, block.said.text)
        self._numbers(block.said)
        self.set_left_margin(_MARGIN)
        self.ln(_LINE + (0.8 if block.bullet else 1.4))

    def _numbers(self, said: Sentence) -> None:
        for n, number in enumerate(said.references):
            self.write(_LINE, " [" if n == 0 else ", ")
            self.set_text_color(_LOOK.accent)
            self.write(_LINE, str(number), self._targets[number - 1])
            self.set_text_color(_LOOK.ink)
        if said.references:
            self.write(_LINE, "]")

    def _reference(self, number: int, text: str, address: str) -> None:
        if self.will_page_break(2 * _LINE):
            self.add_page(same=True)
        self._type(8)
        self.set_link(self._targets[number - 1], y=self.get_y(), page=self.page_no())
        self.write(3.8, f"[{number}]")
        self.set_left_margin(_MARGIN + 9)
        self.set_x(_MARGIN + 9)
        self.write(3.8, f"{text} ")
        if address.startswith(("https://", "http://")):
            self.set_text_color(_LOOK.accent)
            self.write(3.8, address, address)
        self.set_left_margin(_MARGIN)
        self.ln(4.8)
        self._type(_TEXT)

    def _table(self, block: Table) -> None:
        self._type(7)
        self.set_fill_color(_LOOK.ground)
        heading = FontFace(emphasis="BOLD", fill_color=_LOOK.soft, color=_LOOK.ink)
        self.set_draw_color(_LOOK.line)
        with self.table(
            col_widths=tuple(round(share * 100) for share in block.widths),
            headings_style=heading,
            line_height=3.4,
            text_align="LEFT",
            v_align="TOP",
            width=self.epw,
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            padding=0.8,
        ) as table:
            row = table.row()
            for name in block.heading:
                row.cell(name)
            for line in block.rows:
                row = table.row()
                for text in line:
                    row.cell(str(text))
        self._type(_TEXT)
        self.ln(2)

    def _chart(self, chart: Chart) -> None:
        """The finding, what is drawn, and the bars."""
        self._type(_TEXT, bold=True)
        self.multi_cell(0, 5, chart.title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        if isinstance(chart.shapes, Bars):
            self._type(8, colour=_LOOK.muted)
            self.multi_cell(0, 4, chart.subtitle, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            draw_bars(self, chart.shapes, _MARGIN, self.epw)
        self.set_x(_MARGIN)
        self._type(_TEXT)
