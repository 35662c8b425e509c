"""A grid of judgements or of words on a slide: a table whose cells carry fill, hatch, edge and
symbol."""

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
_UPRIGHT = 8  # points of the letters of a name that stands upright
_LETTER = 3.2  # and of the height that each asks for: a long name takes two lines
_DIFFERS = "¬"
_SIDES = ("lnL", "lnR", "lnT", "lnB")


def draw_cells(slide: Slide, chart: Chart, cells: Cells, box: Box) -> None:
    """A row a thing, a column a year; the rows of a group under its name."""
    room = box.above(box.points(KEY))
    lines = _lines(cells)
    head = round(max(map(len, cells.columns), default=0) * box.points(_LETTER))
    high = head if cells.upright else min(room.height // (len(lines) + 1), box.points(_ROW))
    height = min((room.height - high) // len(lines), box.points(_ROW)) if cells.upright else high
    frame = slide.shapes.add_table(
        *(len(lines) + 1, len(cells.columns) + 1),
        *Box(room.left, room.top, room.width, high + height * len(lines)).place,
    )
    give_alt(frame, chart.name, chart.alt)
    table = frame.table
    first = round(room.width * _NAMES)
    for n in range(len(cells.columns) + 1):
        rest = (room.width - first) // max(len(cells.columns), 1)
        table.columns[n].width = Emu(first if n == 0 else rest)
    for n, row in enumerate(table.rows):
        row.height = Emu(height if n else high)
    size = box.points(max(7.0, min(11.0, height / box.points(1) * 0.6)))
    for n, text in enumerate((cells.corner, *cells.columns)):
        _text(table.cell(0, n), text, size, LOOK.soft, bold=True, centred=n > 0)
        if cells.upright and n:
            _upright(table.cell(0, n), box.points(_UPRIGHT))
    for r, line in enumerate(lines, start=1):
        if isinstance(line, str):
            _group(table, r, line, size)
            continue
        _text(table.cell(r, 0), cells.rows[line], size, LOOK.ground)
        for c, cell in enumerate(cells.cells[line], start=1):
            line = {cells.first: "lnR", cells.first + 1: "lnL"}.get(c, "") if cells.first else ""
            _judgement(table.cell(r, c), cell, size, line)
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


def _judgement(cell: _Cell, judged: Cell | None, size: Length, line: str) -> None:
    """A cell with fill, edge and symbol; `line` names its side at which a line goes down."""
    if judged is None:
        _text(cell, "", size, LOOK.ground)
        return
    term = judged.term
    symbol = f"{term.symbol} {_DIFFERS}" if judged.differs else term.symbol
    _text(cell, symbol, size, LOOK.ground, bold=True, centred=True)
    filled(cell.fill, term)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.color.rgb = colour(term.light.text)
    edged(cell, term.light.edge, term.edge, line)


def _upright(cell: _Cell, size: Length) -> None:
    """The name of a column that stands upright, which python-pptx cannot say."""
    cell._tc.get_or_add_tcPr().set("vert", "vert270")
    cell.margin_left = cell.margin_right = Emu(0)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment, paragraph.font.size = PP_ALIGN.LEFT, size


def edged(cell: _Cell, code: str, edge: Edge, line: str = "") -> None:
    """The lines around a cell, which python-pptx does not draw; they stand before its fill. The
    side `line` parts what stands on both sides of it."""
    properties = cell._tc.get_or_add_tcPr()
    for n, side in enumerate(_SIDES):
        parts = side == line
        drawn = etree.Element(qn(f"a:{side}"))
        drawn.set("w", str(Pt(THICK if parts or edge is Edge.THICK else THIN)))
        fill = etree.SubElement(drawn, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", str(colour(LOOK.ink if parts else code)))
        dash = "dash" if edge is Edge.DASHED and not parts else "solid"
        etree.SubElement(drawn, qn("a:prstDash")).set("val", dash)
        properties.insert(n, drawn)


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
