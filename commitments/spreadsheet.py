"""Frames -> one Excel workbook: a readable sheet for each, with frozen headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from commitments.frames import COLUMNS, flat

_WIDEST = 60


def to_xlsx(frames: Mapping[str, pd.DataFrame], about: str) -> bytes:
    """A workbook with a sheet that says what it is, one a frame, and the data dictionary.

    `about` is the as-of date and data version that the first sheet prints.
    """
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "about"
    _rows(first, ["About this workbook"], [[about], ["Sheets follow the data dictionary."]])
    for name, frame in frames.items():
        sheet = book.create_sheet(name[:31])
        _rows(sheet, list(frame.columns), flat(frame).to_numpy().tolist())
    words = [
        [n, column, text] for n, columns in COLUMNS.items() for column, text in columns.items()
    ]
    _rows(book.create_sheet("dictionary"), ["sheet", "column", "meaning"], words)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(sheet, heading: list[str], rows: Sequence[Sequence[object]]) -> None:  # type: ignore[no-untyped-def]
    sheet.append(heading)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for n, row in enumerate(rows, start=2):
        sheet.append([_legal(value) for value in row])
        for cell in sheet[n]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, and "#N/A" no error
    sheet.freeze_panes = "A2"
    for n, name in enumerate(heading, start=1):
        longest = max([len(name), *(len(str(row[n - 1])) for row in rows[:200])], default=10)
        sheet.column_dimensions[get_column_letter(n)].width = min(longest + 2, _WIDEST)
        if longest > _WIDEST:
            for line in sheet.iter_rows(min_row=2, min_col=n, max_col=n):
                line[0].alignment = Alignment(wrap_text=True, vertical="top")


def _legal(value: object) -> object:
    """Without what a workbook cannot hold: control characters, and a missing number."""
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)
    return None if value is pd.NA else value
