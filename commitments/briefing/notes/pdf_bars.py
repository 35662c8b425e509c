"""Bars of a chart in a PDF: rectangles with fill, hatch and edge, numbers, names, events."""

from __future__ import annotations

from fpdf import FPDF

from commitments.figures.look import Look
from commitments.figures.shapes import Bars, Part
from commitments.palette import Edge, Hatch
from commitments.vocabulary import DrawnTerm

_LOOK = Look()
_POINT = 25.4 / 72  # mm, as all sizes here but those of letters
_HIGH = 40  # of all columns
_NAMES, _TOPS, _EVENTS, _ROW = 4.2, 5.0, 4.0, 6.0
_BESIDE = 46  # room for the labels beside the last column
_LABEL = 4.0  # between two of them
_LEAST, _SMALL = 2.2, 3.2  # of a bar that holds a number, and one of the usual size
_TEXT, _NOTE = 8.0, 7.0
_THICK, _THIN = 0.6, 0.2
_SWATCH = 6.5


def draw_bars(document: FPDF, bars: Bars, left: float, width: float) -> None:
    """Draw bars from where the document stands, and leave it below them."""
    if bars.upright:
        _columns(document, bars, left, width)
    else:
        _rows(document, bars, left, width)


def _type(document: FPDF, size: float, *, bold: bool = False, colour: str = _LOOK.ink) -> None:
    document.set_font(style="B" if bold else "", size=size)
    document.set_text_color(colour)


def painted(document: FPDF, box: tuple[float, float, float, float], term: DrawnTerm) -> None:
    """A rectangle (left, top, width, height) with the fill, hatch and edge of a term."""
    paint = term.light
    document.set_fill_color(paint.fill)
    document.rect(*box, style="F")
    if term.hatch is not Hatch.NONE:
        with document.rect_clip(*box):
            _hatch(document, box, term)
    document.set_draw_color(paint.edge)
    document.set_line_width(_THICK if term.edge is Edge.THICK else _THIN)
    if term.edge is Edge.DASHED:
        document.set_dash_pattern(dash=0.8, gap=0.6)
    document.rect(*box, style="D")
    document.set_dash_pattern()
    document.set_line_width(_THIN)


def _hatch(document: FPDF, box: tuple[float, float, float, float], term: DrawnTerm) -> None:
    left, top, width, height = box
    if term.hatch is Hatch.LINES:
        document.set_draw_color(term.light.mark)
        document.set_line_width(0.3)
        at = 0.0
        while at < width + height:
            document.line(left + at, top, left + at - height, top + height)
            at += 1.5
        return
    document.set_fill_color(term.light.mark)
    for down in range(int(height / 1.1) + 1):
        for across in range(int(width / 1.1) + 1):
            x, y = left + 0.5 + across * 1.1, top + 0.5 + down * 1.1
            document.ellipse(x, y, 0.35, 0.35, style="F")


def _number(
    document: FPDF, box: tuple[float, float, float, float], part: Part, number: int
) -> None:
    """The number of a bar, with the symbol where there is room, on a plate where it is hatched."""
    left, top, width, height = box
    if height < _LEAST:
        return
    size = _TEXT if height >= _SMALL else 5.5
    _type(document, size, bold=True, colour=part.term.light.text)
    whole, alone = f"{part.term.symbol} {number}", str(number)
    text = next((t for t in (whole, alone) if document.get_string_width(t) + 1 < width), "")
    if not text:
        return
    if part.term.hatch is not Hatch.NONE:
        room = document.get_string_width(text) + 1.2
        document.set_fill_color(part.term.light.fill)
        high = min(height - 0.5, size * _POINT * 1.1)
        document.rect(left + (width - room) / 2, top + (height - high) / 2, room, high, style="F")
    document.set_xy(left, top)
    document.cell(width, height, text, align="C")


def _columns(document: FPDF, bars: Bars, left: float, width: float) -> None:
    left, width = left + 1, width - 1  # as far in as the words of a cell
    columns = list(zip(*(part.values for part in bars.parts), strict=True))
    unit = _HIGH / max((sum(column) for column in columns), default=1)
    step = (width - _BESIDE) / max(len(columns), 1)
    across = step * 0.74
    top = document.get_y()
    if bars.top:
        _type(document, _NOTE, colour=_LOOK.muted)
        document.set_xy(left, top)
        document.cell(width, _NAMES, bars.top)
        top += _NAMES
    foot = top + (_TOPS if bars.tops else 1) + _HIGH
    for n, column in enumerate(columns):
        x, y = left + n * step, foot
        for part, number in zip(bars.parts, column, strict=True):
            high = number * unit
            y -= high
            if number:
                painted(document, (x, y, across, high), part.term)
                _number(document, (x, y, across, high), part, number)
        if bars.tops:
            _type(document, _TEXT + 1.5, bold=True)
            document.set_xy(x, y - _TOPS + 0.4)
            document.cell(across, _TOPS - 0.8, str(bars.tops[n]), align="C")
        _under(document, bars, n, (x, foot, step, across))
    _beside(document, bars, foot, unit, left + len(columns) * step - (step - across))
    document.set_xy(left, foot + _NAMES * (2 if bars.last else 1))
    _events(document, bars, left, width)


def _under(document: FPDF, bars: Bars, n: int, place: tuple[float, float, float, float]) -> None:
    """The name of a column, and what is said below the last."""
    x, foot, step, across = place
    late = n == len(bars.rows) - 1 and bool(bars.last)
    _type(document, _TEXT, bold=late)
    document.set_xy(x - (step - across) / 2, foot + 0.4)
    document.cell(step, _NAMES, bars.rows[n], align="C")
    if late:
        _type(document, _NOTE, colour=_LOOK.muted)
        document.set_xy(x - (step - across) / 2, foot + _NAMES)
        document.cell(step, _NAMES - 0.4, bars.last, align="C")


def _beside(document: FPDF, bars: Bars, foot: float, unit: float, right: float) -> None:
    """Number and name of each part beside the last column, pushed apart, joined by a hairline."""
    at, last = foot, foot + _LABEL / 2
    for part in bars.parts:
        number = part.values[-1]
        middle = at - number * unit / 2
        at -= number * unit
        if not number:
            continue
        y = min(middle, last - _LABEL)
        last = y
        document.set_draw_color(_LOOK.colours.axis)
        document.line(right + 0.6, middle, right + 4, y)
        document.set_xy(right + 4, y - _LABEL / 2)
        _type(document, _TEXT, bold=True)
        document.cell(document.get_string_width(f"{number} "), _LABEL, str(number))
        _type(document, _TEXT)
        document.cell(0, _LABEL, part.name)


def _events(document: FPDF, bars: Bars, left: float, width: float) -> None:
    """What happened, in a line or two."""
    found = sorted(bars.events, key=lambda event: event.day)
    if not found:
        document.ln(1)
        return
    _type(document, _NOTE, colour=_LOOK.muted)
    said = " · ".join(f"{event.day:%b %Y}: {event.text}" for event in found)
    document.set_xy(left, document.get_y() + 0.6)
    document.multi_cell(width, 3.4, said, align="L")
    document.set_xy(left, document.get_y() + 1)


def _rows(document: FPDF, bars: Bars, left: float, width: float) -> None:
    names = 30
    most = max((sum(row) for row in zip(*(p.values for p in bars.parts), strict=True)), default=1)
    unit = (width - names) / max(most, 1)
    for n, name in enumerate(bars.rows):
        top = document.get_y() + 0.8
        _type(document, _TEXT)
        document.set_xy(left, top)
        document.cell(names, _ROW, name)
        x = left + names
        for part in bars.parts:
            box = (x, top, part.values[n] * unit, _ROW)
            if part.values[n]:
                painted(document, box, part.term)
                _number(document, box, part, part.values[n])
            x += box[2]
        document.set_xy(left, top + _ROW + 0.4)
    document.set_xy(left, document.get_y() + 1)
    _key(document, bars, left, width)


def _key(document: FPDF, bars: Bars, left: float, width: float) -> None:
    x, y = left, document.get_y()
    for part in bars.parts:
        _type(document, _TEXT)
        room = _SWATCH + document.get_string_width(part.name) + 5
        if x + room > left + width:
            x, y = left, y + _LABEL + 0.8
        box = (x, y, _SWATCH, _LABEL - 0.4)
        painted(document, box, part.term)
        _type(document, _NOTE, bold=True, colour=part.term.light.text)
        document.set_xy(box[0], box[1])
        document.cell(box[2], box[3], part.term.symbol, align="C")
        _type(document, _TEXT)
        document.set_xy(x + _SWATCH + 1, y)
        document.cell(room - _SWATCH, box[3], part.name)
        x += room
    document.set_xy(left, y + _LABEL + 2)
