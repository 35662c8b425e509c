"""Tables on a slide: rows between hairlines, with swatches of statuses in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import Table, _Cell
from pptx.util import Emu, Pt

from commitments.briefing.slides.draw_cells import edged
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import (
    LOOK,
    colour,
    filled,
    give_alt,
    ink,
    xml_text,
)
from commitments.text import shortened
from commitments.vocabulary import DrawnTerm

_LETTER, _LEADING = 0.48, 1.2  # a letter's width and the height of a line, in its size
_PAD = 7  # points
_LONGEST = 400  # characters of a cell
_MORE = 0.85  # how much smaller the line below is
_SIDES = ("lnL", "lnR", "lnT")


@dataclass(frozen=True, slots=True)
class Text:
    """What a cell says."""

    text: str
    bold: bool = False
    muted: bool = False
    term: DrawnTerm | None = None
    """Painted as a swatch with its symbol, in place of the text, which is its alternative."""
    spans: bool = False
    """Whether it fills its row."""
    more: str = ""
    """A muted line below it."""


Row = Sequence[Text]


def heights(
    rows: Sequence[Row], shares: Sequence[float], across: float, size: float
) -> list[float]:
    """How high rows will be, in points, in a table of so many points."""
    found = []
    for row in rows:
        wide = [across] if row[0].spans else [share * across for share in shares]
        lines = (
            _lines(cell.text, size * (1.08 if cell.bold else 1), room)
            + (_lines(cell.more, size * _MORE, room) * _MORE if cell.more else 0)
            for cell, room in zip(row, wide, strict=False)
            if cell.term is None
        )
        found.append(max(1, *lines, 1) * size * _LEADING + _PAD)
    return found


def _shown(text: str) -> str:
    return shortened(text, _LONGEST, "annex")


def _lines(text: str, size: float, room: float) -> float:
    return -(-len(_shown(text)) * size * _LETTER // max(room - 12, 10))


def largest(
    rows: Sequence[Row], shares: Sequence[float], box: Box, sizes: Sequence[float]
) -> float | None:
    """The first of the sizes of letters at which a table holds in a box; None where none does."""
    across, high = box.width / box.points(1), box.height / box.points(1)
    return next((s for s in sizes if sum(heights(rows, shares, across, s)) <= high), None)


def put_table(
    slide: Slide, rows: Sequence[Row], shares: Sequence[float], box: Box, alt: str, size: float = 12
) -> Table:
    """Draw a table; its first row is its head. Each row is as high as its words need."""
    high = heights(rows, shares, box.width / box.points(1), size)
    frame = slide.shapes.add_table(
        *(len(rows), len(shares)),
        *Box(box.left, box.top, box.width, box.points(sum(high)), box.scale).place,
    )
    give_alt(frame, "Table", xml_text(alt))
    table: Table = frame.table
    table.horz_banding = False
    for n, share in enumerate(shares):
        table.columns[n].width = Emu(round(box.width * share))
    for r, row in enumerate(rows):
        table.rows[r].height = box.points(high[r])
        if row[0].spans:
            table.cell(r, 0).merge(table.cell(r, len(shares) - 1))
        for c, said in enumerate(row):
            _put(table.cell(r, c), said, size, box)
        for c in range(len(shares)):
            _hairline(table.cell(r, c), strong=r == 0 or row[0].spans)
    return table


def _put(cell: _Cell, said: Text, size: float, box: Box) -> None:
    cell.margin_left = cell.margin_right = Pt(6)
    cell.margin_top = cell.margin_bottom = Pt(3)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.background()
    frame = cell.text_frame
    run = frame.paragraphs[0].add_run()
    run.text = xml_text(_shown(said.text) if said.term is None else said.term.symbol)
    run.font.size = box.points(size)
    run.font.bold = said.bold
    if said.more:
        below = frame.add_paragraph().add_run()
        below.text = xml_text(_shown(said.more))
        below.font.size = box.points(size * _MORE)
        ink(below.font, muted=True)
    if said.term is None:
        ink(run.font, muted=said.muted)
        return
    filled(cell.fill, said.term)
    run.font.bold = True
    run.font.color.rgb = colour(said.term.light.text)
    edged(cell, said.term.light.edge, said.term.edge)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _hairline(cell: _Cell, *, strong: bool) -> None:
    """A line under a cell, and none at its other sides."""
    if cell._tc.tcPr is not None and cell._tc.tcPr.find(qn("a:lnL")) is not None:
        return  # a swatch has its edges
    properties = cell._tc.get_or_add_tcPr()
    for n, side in enumerate(_SIDES):
        line = etree.Element(qn(f"a:{side}"))
        line.set("w", "0")
        etree.SubElement(line, qn("a:noFill"))
        properties.insert(n, line)
    line = etree.Element(qn("a:lnB"))
    line.set("w", str(Pt(1 if strong else 0.5)))
    fill = etree.SubElement(line, qn("a:solidFill"))
    if strong:
        etree.SubElement(fill, qn("a:schemeClr")).set("val", "tx1")
    else:
        etree.SubElement(fill, qn("a:srgbClr")).set("val", str(colour(LOOK.line)))
    properties.insert(len(_SIDES), line)
