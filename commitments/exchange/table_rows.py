"""The rows of a spreadsheet, CSV or XLSX, as texts by their columns."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from commitments.exchange.csv import escaped
from commitments.text import nearest, shown

MAX_ROWS = 10_000
_MAX_BYTES = 20 * 1024 * 1024
_MAX_UNPACKED = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True, order=True)
class BadRow:
    """A row that cannot be taken, by its number in the file (the heading is row 1)."""

    row: int
    message: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.message}" if self.row else self.message


class BadTable(Exception):
    """A table of which nothing was taken, with every reason."""

    def __init__(self, rows: list[BadRow]) -> None:
        self.rows = sorted(set(rows))
        super().__init__("\n".join(str(row) for row in self.rows))


def rows_of(
    table: bytes, required: Sequence[str], others: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that holds anything, by its number, as column -> text.

    Of its columns the `required` ones must be there, the `others` may. Raises BadTable.
    """
    if len(table) > _MAX_BYTES:
        raise BadTable([BadRow(0, "the file is larger than 20 MB; split it")])
    cells = _xlsx(table) if table.startswith(b"PK") else _csv(table)
    heading = [str(cell or "").strip() for cell in next(cells, [])]
    _check_heading(heading, required, others)
    for number, row in enumerate(cells, start=2):
        if number > MAX_ROWS + 1:
            raise BadTable([BadRow(number, f"there are more than {MAX_ROWS:,} rows; split them")])
        texts = [_text(cell) for cell in row]
        if not any(texts):
            continue
        if len(texts) > len(heading) and any(texts[len(heading) :]):
            raise BadTable([BadRow(number, f"has more cells than the heading's {len(heading)}")])
        yield number, dict(zip(heading, texts, strict=False))


def _check_heading(heading: list[str], required: Sequence[str], others: Sequence[str]) -> None:
    known = [*required, *others]
    bad = [
        BadRow(1, f"column '{shown(name)}' is not known{nearest(name, known)}")
        for name in heading
        if name and name not in known
    ]
    bad += [
        BadRow(1, f"column '{shown(name)}' stands twice")
        for name in dict.fromkeys(heading)
        if name and heading.count(name) > 1
    ]
    missing = [name for name in required if name not in heading]
    if missing:
        bad.append(
            BadRow(1, f"these columns are missing: {', '.join(missing)}; row 1 names the columns")
        )
    if bad:
        raise BadTable(bad)


def _csv(table: bytes) -> Iterator[list[Any]]:
    try:
        text = table.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = table[: error.start].count(b"\n") + 1
        raise BadTable([BadRow(where, "is not UTF-8; save the table as “CSV UTF-8”")]) from None
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as error:
        raise BadTable([BadRow(0, f"the file is not readable as CSV ({error})")]) from None


# What zipfile and openpyxl raise for a workbook that is broken inside, also while rows are read.
# The errors of both XML parsers are SyntaxErrors.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(InvalidFileException, SyntaxError),
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
)


def _xlsx(table: bytes) -> Iterator[list[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(table)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MAX_UNPACKED:
                raise BadTable([BadRow(0, "the workbook is too large when unpacked; split it")])
        book = load_workbook(io.BytesIO(table), read_only=True)
        if not book.worksheets:
            raise ValueError("it has no sheet")
        sheet = book["evidence"] if "evidence" in book.sheetnames else book.worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield list(row)
    except _BROKEN as error:
        why = shown(str(error))
        raise BadTable([BadRow(0, f"the file is not readable as a workbook ({why})")]) from None


_ESCAPED = re.compile(r"'(.*)", re.DOTALL)


def _text(cell: object) -> str:
    """A cell as text; what the export escaped for spreadsheets is as it was."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, bool):
        return str(cell).lower()
    text = str(cell).strip()
    if (match := _ESCAPED.fullmatch(text)) and escaped(match[1]) == text:
        return match[1]
    return text
