"""Sheets -> one Excel workbook: frozen headings, filters, real dates, links, no formula.

Same sheets, same bytes. A text is always text: it cannot become a formula, an error or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from io import BytesIO
from math import isnan

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from commitments.exchange.csv import escaped
from commitments.figures.look import Look
from commitments.figures.shapes import Bars
from commitments.palette import Edge, Hatch
from commitments.tables.columns import COLUMNS
from commitments.text import without_unseen
from commitments.vocabulary import DrawnTerm

_WIDEST = 60
_LINE, _HIGHEST = 15, 400  # points: a line, and a row that can still be read
_MOST_CHARACTERS = 32_767  # what a cell can hold
_MOST_LINK = 2_079
_CUT = " … (cut: a cell holds no more)"
_ADDRESS = re.compile(r"https?://\S+")
_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: headings, and rows of texts, numbers, truth values, dates and None."""

    name: str
    heading: tuple[str, ...]
    rows: Sequence[Sequence[object]]
    chart: Bars | None = None
    """A chart of the rows, drawn below them; the rows are then those of the bars."""
    title: str = ""
    """The title of the chart."""
    note: str = ""
    """A line under the rows."""


def to_xlsx(frames: Mapping[str, pd.DataFrame], about: str, day: date) -> bytes:
    """A workbook with a sheet that says what it is, one a frame, and the data dictionary.

    `about` is the as-of date and data version that the first sheet prints, `day` when the workbook
    says it was made.
    """
    words = [[n, column, text] for n, found in COLUMNS.items() for column, text in found.items()]
    return workbook(
        [
            Sheet(
                "about",
                ("About this workbook",),
                [[about], ["Sheets follow the data dictionary."]],
            ),
            *(sheet_of(name, frame) for name, frame in frames.items()),
            Sheet("dictionary", ("sheet", "column", "meaning"), words),
        ],
        day,
    )


def to_list(name: str, frame: pd.DataFrame, about: str, day: date) -> bytes:
    """A workbook of one list, with a sheet behind it that says what it is; `frame` has headings for
    people."""
    said = Sheet("about", ("About this workbook",), [[about]])
    return workbook([sheet_of(name, frame), said], day)


def sheet_of(name: str, frame: pd.DataFrame, labels: Mapping[str, str] | None = None) -> Sheet:
    """A frame as a sheet; `labels` are headings for people by the names of the columns."""
    heading = [(labels or {}).get(column, column) for column in frame.columns]
    columns = [[_plain(value) for value in frame[column]] for column in frame.columns]
    return Sheet(name, tuple(heading), list(zip(*columns, strict=True)))


def workbook(sheets: Iterable[Sheet], day: date) -> bytes:
    """Sheets as an XLSX."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime.combine(day, time())})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": _LOOK.soft, "font_color": _LOOK.ink}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "text": book.add_format({"valign": "top"}),
        "long": book.add_format({"valign": "top", "text_wrap": True}),
        "link": book.add_format({"valign": "top", "font_color": _LOOK.accent, "underline": 1}),
    }
    for sheet in sheets:
        _write(book, sheet, formats)
    book.close()
    return out.getvalue()


def _plain(value: object) -> object:
    """A cell of a frame: lists joined, dates as dates, a missing value as None."""
    if isinstance(value, tuple | list):
        return "; ".join(str(part) for part in value)
    if value is pd.NaT or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value


def _write(book: xlsxwriter.Workbook, sheet: Sheet, formats: Mapping[str, Format]) -> None:
    made = book.add_worksheet(sheet.name[:31])
    made.freeze_panes(1, 0)
    for n, name in enumerate(sheet.heading):
        made.write_string(0, n, name, formats["head"])
    widths = [_width(sheet, n) for n in range(len(sheet.heading))]
    for n, width in enumerate(widths):
        made.set_column(n, n, min(width, _WIDEST))
    for r, row in enumerate(sheet.rows, start=1):
        lines = 1
        for c, value in enumerate(row):
            _cell(made, r, c, value, formats, long=widths[c] > _WIDEST)
            lines = max(lines, -(-len(str(value)) * 11 // (_WIDEST * 10)))
        if lines > 1:
            made.set_row(r, min(_LINE * lines, _HIGHEST))
    if sheet.rows and len(sheet.heading) > 1:
        made.autofilter(0, 0, len(sheet.rows), len(sheet.heading) - 1)
    if sheet.note:
        made.write_string(len(sheet.rows) + 2, 0, sheet.note)
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    if sheet.chart is not None:
        _chart(book, made, sheet)


def _width(sheet: Sheet, column: int) -> int:
    texts = [sheet.heading[column], *(str(row[column]) for row in sheet.rows[:200])]
    return max(len(text) for text in texts) + 2


def _cell(
    made: Worksheet,
    row: int,
    column: int,
    value: object,
    formats: Mapping[str, Format],
    *,
    long: bool,
) -> None:
    shape = formats["long" if long else "text"]
    if value is None or value == "":
        return
    if isinstance(value, bool):
        made.write_boolean(row, column, value, shape)
    elif isinstance(value, date):
        made.write_datetime(row, column, datetime.combine(value, time()), formats["day"])
    elif isinstance(value, str):
        text = _text(value)
        if _ADDRESS.fullmatch(text) and len(text) <= _MOST_LINK:
            made.write_url(row, column, text, formats["link"], text)
        else:
            made.write_string(row, column, text, shape)
    else:
        made.write_number(row, column, float(str(value)), shape)


@lru_cache(maxsize=20_000)
def _text(value: str) -> str:
    """What a cell holds of a text. Most texts stand in many cells."""
    text = escaped(without_unseen(value))
    cut = text[: _MOST_CHARACTERS - len(_CUT)] + _CUT
    return cut if len(text) > _MOST_CHARACTERS else text


_PATTERNS = {Hatch.LINES: "wide_upward_diagonal", Hatch.DOTS: "percent_10"}
_THICK, _THIN = 2.0, 0.75  # points of an edge


def _painted(term: DrawnTerm) -> dict[str, object]:
    """How Excel paints a series of a term: fill or hatch, edge, and its number with the symbol."""
    paint = term.light
    edge: dict[str, object] = {
        "color": paint.edge,
        "width": _THICK if term.edge is Edge.THICK else _THIN,
    }
    if term.edge is Edge.DASHED:
        edge["dash_type"] = "dash"
    label: dict[str, object] = {
        "value": True,
        "num_format": f'"{term.symbol} "0;;;',
        "font": {"color": paint.text, "bold": True},
    }
    if term.hatch is Hatch.NONE:
        return {"fill": {"color": paint.fill}, "border": edge, "data_labels": label}
    pattern = {
        "pattern": _PATTERNS[term.hatch],
        "fg_color": paint.mark,
        "bg_color": paint.fill,
    }
    label["fill"] = {"color": paint.fill}
    return {"pattern": pattern, "border": edge, "data_labels": label}


def _chart(book: xlsxwriter.Workbook, made: Worksheet, sheet: Sheet) -> None:
    """Stacked bars of the rows of the sheet, which Excel redraws when a cell is changed."""
    assert sheet.chart is not None
    upright, last = sheet.chart.upright, len(sheet.rows)
    chart = book.add_chart({"type": "column" if upright else "bar", "subtype": "stacked"})
    assert chart is not None  # as for every type that there is
    for n, part in enumerate(sheet.chart.parts, start=1):
        chart.add_series(
            {
                "name": [sheet.name, 0, n],
                "categories": [sheet.name, 1, 0, last, 0],
                "values": [sheet.name, 1, n, last, n],
                "gap": 40,
                "overlap": 100,
                **_painted(part.term),
            }
        )
    chart.set_title({"name": sheet.title, "name_font": {"size": 12}, "overlay": False})
    names: dict[str, object] = {"major_gridlines": {"visible": False}}
    values = {"visible": False, **names}
    # Of lying bars xlsxwriter calls the axis of names y, of columns x.
    chart.set_x_axis(names if upright else values)
    chart.set_y_axis(values if upright else names | {"reverse": True})
    chart.set_legend({"position": "right" if upright else "bottom"})
    chart.set_size({"width": 900, "height": 420 if upright else 110 + 60 * last})
    made.insert_chart(last + 4, 0, chart, {"description": sheet.title})
