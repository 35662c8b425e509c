"""A grid of judgements on a slide: a table whose cells carry fill, hatch, edge and symbol."""

from __future__ import annotations

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import Table, _Cell
from pptx.util import Emu, Length, Pt

from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import KEY, LOOK, THICK, THIN, colour, filled, give_alt, key
from commitments.figures.chart import Chart
from commitments.figures.shapes import Cell, Cells
from commitments.palette import Edge

_NAMES = 0.42  # share of the names of rows
_ROW = 24  # points of a row, at most
_DIFFERS = "¬"
_SIDES = ("lnL", "lnR", "lnT", "lnB")


def draw_cells(slide: Slide, chart: Chart, cells: Cells, box: Box) -> None:
    """A row a thing, a column a year; the rows of a group under its name."""
    room = box.above(box.points(KEY))
    lines = _lines(cells)
    height = min(room.height // (len(lines) + 1), box.points(_ROW))
    frame = slide.shapes.add_table(
        *(len(lines) + 1, len(cells.columns) + 1),
        *Box(room.left, room.top, room.width, height * (len(lines) + 1)).place,
    )
    give_alt(frame, chart.name, chart.alt)
    table = frame.table
    first = round(room.width * _NAMES)
    for n in range(len(cells.columns) + 1):
        rest = (room.width - first) // max(len(cells.columns), 1)
        table.columns[n].width = Emu(first if n == 0 else rest)
    for row in table.rows:
        row.height = Emu(height)
    size = box.points(max(7.0, min(11.0, height / box.points(1) * 0.6)))
    for n, text in enumerate((cells.corner, *cells.columns)):
        _text(table.cell(0, n), text, size, LOOK.soft, bold=True, centred=n > 0)
    for r, line in enumerate(lines, start=1):
        if isinstance(line, str):
            _group(table, r, line, size)
            continue
        _text(table.cell(r, 0), cells.rows[line], size, LOOK.ground)
        for c, cell in enumerate(cells.cells[line], start=1):
            _judgement(table.cell(r, c), cell, size)
    differs = any(cell and cell.differs for row in cells.cells for cell in row)
    key(slide, cells.key, box, f"{_DIFFERS} a second reader differs" if differs else "")


def _lines(cells: Cells) -> list[int | str]:
    """The rows by their numbers, the name of a group before its first."""
    lines: list[int | str] = []
    for n in range(len(cells.rows)):
        if cells.groups and (n == 0 or cells.groups[n] != cells.groups[n - 1]):
            lines.append(cells.groups[n])
        lines.append(n)
    return lines


def _group(table: Table, r: int, name: str, size: Length) -> None:
    last = len(table.columns) - 1
    if last:
        table.cell(r, 0).merge(table.cell(r, last))
    _text(table.cell(r, 0), name, size, LOOK.ground, bold=True)


def _judgement(cell: _Cell, judged: Cell | None, size: Length) -> None:
    if judged is None:
        _text(cell, "", size, LOOK.ground)
        return
    term = judged.term
    symbol = f"{term.symbol} {_DIFFERS}" if judged.differs else term.symbol
    _text(cell, symbol, size, LOOK.ground, bold=True, centred=True)
    filled(cell.fill, term)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.color.rgb = colour(term.light.text)
    edged(cell, term.light.edge, term.edge)


def edged(cell: _Cell, code: str, edge: Edge) -> None:
    """The lines around a cell, which python-pptx does not draw; they stand before its fill."""
    properties = cell._tc.get_or_add_tcPr()
    width = THICK if edge is Edge.THICK else THIN
    for n, side in enumerate(_SIDES):
        line = etree.Element(qn(f"a:{side}"))
        line.set("w", str(Pt(width)))
        fill = etree.SubElement(line, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", str(colour(code)))
        dash = "dash" if edge is Edge.DASHED else "solid"
        etree.SubElement(line, qn("a:prstDash")).set("val", dash)
        properties.insert(n, line)


def _text(
    cell: _Cell, text: str, size: Length, ground: str, *, bold: bool = False, centred: bool = False
) -> None:
    cell.text_frame.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Emu(0)
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(ground)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = size, bold
        paragraph.font.color.rgb = colour(LOOK.ink)
