"""The rows of a spreadsheet, CSV or XLSX, as texts by their columns."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from commitments.exchange import cells
from commitments.exchange.cells import Cell, Wrong
from commitments.text import listed, nearest, shown
from commitments.zipped import WrongZip, read_zip

MAX_ROWS = 10_000
_MAX_BYTES = 20 * 1024 * 1024
_MAX_UNPACKED = 200_000_000
_MAX_PARTS = 5_000
# Twice the rows of the largest sheet: some programs write below it, and each row takes time.
_LAST_ROW = 2 * 1_048_576
# How far below titles and notes the heading may stand.
_HEADING_WITHIN = 50


@dataclass(frozen=True, slots=True, order=True)
class BadRow:
    """A row that cannot be taken, by its number in the file (the first is row 1)."""

    row: int
    message: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.message}" if self.row else self.message


class BadTable(Exception):
    """A table of which nothing was taken, with every reason."""

    def __init__(self, rows: list[BadRow]) -> None:
        self.rows = sorted(set(rows))
        super().__init__("\n".join(str(row) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: those that must be there, those that may, and those that are passed
    over."""

    required: Sequence[str]
    optional: Sequence[str]
    passed_over: Sequence[str]

    @property
    def known(self) -> list[str]:
        """All of them."""
        return [*self.required, *self.optional, *self.passed_over]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds anything."""

    number: int
    texts: dict[str, str]
    """By its columns."""
    faults: tuple[str, ...]
    """What is wrong with its cells, a sentence each."""


_Line = tuple[int, list[Cell]]
"""A row of a sheet with its number, whatever it holds."""


def rows_of(table: bytes, columns: Columns) -> Iterator[Row]:
    """Each row under the heading that holds anything. Titles and notes may stand before the
    heading, on sheets of their own too. Raises BadTable."""
    if len(table) > _MAX_BYTES:
        raise BadTable([BadRow(0, "the file is larger than 20 MB; split it")])
    lines = iter(_of_workbook(table, columns) if table.startswith(b"PK") else _csv(table, columns))
    before = list(islice(lines, _HEADING_WITHIN)) or [(1, [])]
    at = _heading_at(before, columns)
    number, names = before[at]
    heading = [_name(cell) for cell in names]
    _check_heading(number, heading, columns)
    taken = 0
    for number, row in _chained(before[at + 1 :], lines):
        if not any(row):
            continue
        taken += 1
        if taken > MAX_ROWS:
            raise BadTable([BadRow(number, f"there are more than {MAX_ROWS:,} rows; split them")])
        if any(row[len(heading) :]):
            raise BadTable([BadRow(number, f"has more cells than the heading's {len(heading)}")])
        yield _row(number, dict(zip(heading, row, strict=False)), columns)


def _chained(first: Iterable[_Line], then: Iterable[_Line]) -> Iterator[_Line]:
    yield from first
    yield from then


def _row(number: int, found: dict[str, Cell], columns: Columns) -> Row:
    texts = {name: "" if isinstance(cell, Wrong) else cell for name, cell in found.items()}
    faults = tuple(
        f"{name} {cell.message}" if name else cell.message
        for name, cell in found.items()
        if isinstance(cell, Wrong) and name not in columns.passed_over
    )
    return Row(number, texts, faults)


# ---------------------------------------------------------------- the heading

# A mark of the encoding, also where a program took it for letters.
_MARK = re.compile("^(?:\ufeff|ï»¿)+")


def _name(cell: Cell) -> str:
    return "" if isinstance(cell, Wrong) else _MARK.sub("", cell).strip()


def _known_in(row: Sequence[Cell], columns: Columns) -> int:
    """How many columns a row names."""
    return len({_name(cell) for cell in row} & set(columns.known))


def _heading_at(lines: Sequence[_Line], columns: Columns) -> int:
    """Which line is the heading: the first that names most columns, if it names two."""
    known = [_known_in(row, columns) for _, row in lines]
    most = max(known)
    return known.index(most) if most > 1 else 0


def _check_heading(number: int, heading: list[str], columns: Columns) -> None:
    known = columns.known
    bad = [
        BadRow(number, f"column '{shown(name)}' is not known{nearest(name, known)}")
        for name in heading
        if name and name not in known
    ]
    bad += [
        BadRow(number, f"column '{shown(name)}' stands twice")
        for name in dict.fromkeys(heading)
        if name and heading.count(name) > 1
    ]
    if missing := [name for name in columns.required if name not in heading]:
        bad.append(
            BadRow(
                number,
                f"these columns are missing: {', '.join(missing)}; row {number} names the columns",
            )
        )
    if bad:
        raise BadTable(bad)


# ---------------------------------------------------------------- text with separators

_SEPARATORS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[,;\t|]*(?:\r\n?|\n|$)', re.IGNORECASE)


def _csv(table: bytes, columns: Columns) -> Iterator[_Line]:
    text = _decoded(table)
    if said := _SEPARATOR_LINE.match(text):
        # Spreadsheets do not count that line.
        separator, text = said[1], text[said.end() :]
    else:
        separator = max(_SEPARATORS, key=lambda one: _columns_by(text, one, columns))
    try:
        for number, row in enumerate(_parted(text, separator), start=1):
            yield number, [cells.of_text(cell) for cell in row]
    except csv.Error as error:
        raise BadTable([BadRow(0, f"the file is not readable as CSV ({error})")]) from None


def _parted(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _columns_by(text: str, separator: str, columns: Columns) -> tuple[int, int]:
    """How well a separator parts the first rows: the columns that are known, and all cells of the
    first row."""
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):
        rows.extend(islice(_parted(text, separator), _HEADING_WITHIN))
    known = max((_known_in(row, columns) for row in rows), default=0)
    return known, text.partition("\n")[0].count(separator)


def _decoded(table: bytes) -> str:
    """The text of a table. Programs mark its encoding, and some do so twice."""
    if table.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return table.decode("utf-16")
        except UnicodeDecodeError:
            raise BadTable(
                [BadRow(0, "is not readable as UTF-16; save it as “CSV UTF-8”")]
            ) from None
    try:
        return _MARK.sub("", table.decode("utf-8"))
    except UnicodeDecodeError as error:
        where = table[: error.start].count(b"\n") + 1
        raise BadTable([BadRow(where, "is not UTF-8; save the table as “CSV UTF-8”")]) from None


# ---------------------------------------------------------------- workbooks

# What zipfile and openpyxl raise for a workbook that is broken inside, also while rows are read.
# The errors of both XML parsers are SyntaxErrors.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(InvalidFileException, SyntaxError),
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
)


def _of_workbook(table: bytes, columns: Columns) -> Iterator[_Line]:
    try:
        parts = read_zip(table, _MAX_UNPACKED, _MAX_PARTS)
        _refuse_entities(parts)
        book = _opened(table, data_only=True)
        if not book.worksheets:
            raise ValueError("it has no sheet")
        sheet = _with_the_table(book, columns)
        computed = _has_formulas(parts)
        formulas = _opened(table, data_only=False)[sheet.title] if computed else None
        yield from _lines(sheet, formulas)
    except WrongZip as error:
        what = "save it anew in the spreadsheet program, or as “CSV UTF-8”"
        raise BadTable([BadRow(0, f"the workbook {error}; {what}")]) from None
    except _BROKEN as error:
        why = shown(str(error))
        raise BadTable([BadRow(0, f"the file is not readable as a workbook ({why})")]) from None


def _opened(table: bytes, *, data_only: bool) -> Any:
    book = load_workbook(io.BytesIO(table), read_only=True, data_only=data_only)
    for sheet in book.worksheets:
        # Some programs write that a sheet has one cell, and the rest would not be read.
        sheet.reset_dimensions()
    return book


def _refuse_entities(parts: Mapping[str, bytes]) -> None:
    """Spreadsheet programs declare none, and a few lines of them unfold to any size."""
    for part in parts.values():
        if b"<!DOCTYPE" in part.replace(b"\0", b""):  # in UTF-16 each letter has a zero beside it
            raise WrongZip("declares entities or a document type, which may unfold")


def _has_formulas(parts: Mapping[str, bytes]) -> bool:
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/")]
    return any(re.search(rb"<(?:\w+:)?f[ >/]", sheet) for sheet in sheets)


def _with_the_table(book: Any, columns: Columns) -> Any:
    """The sheet that holds the table: the one named `evidence`, else the only one whose heading
    names the columns. Raises BadTable where there are two."""
    if "evidence" in (sheet.title for sheet in book.worksheets):
        return book["evidence"]
    known = {sheet.title: _most_known(sheet, columns) for sheet in book.worksheets}
    whole = [name for name, number in known.items() if number >= len(columns.required)]
    if len(whole) > 1:
        names = listed([f"'{shown(name)}'" for name in whole])
        raise BadTable(
            [BadRow(0, f"the sheets {names} hold a table each; name the one to take 'evidence'")]
        )
    return book[max(known, key=lambda name: known[name])]


def _most_known(sheet: Any, columns: Columns) -> int:
    first = islice(_lines(sheet, None), _HEADING_WITHIN)
    return max((_known_in(row, columns) for _, row in first), default=0)


def _lines(sheet: Any, formulas: Any) -> Iterator[_Line]:
    """The rows of a sheet; `formulas` is the same sheet with formulas in place of their results."""
    computed = formulas.iter_rows() if formulas else None
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise BadTable([BadRow(number, "no sheet has so many rows; split them")])
        line = [cells.of_value(cell.value, str(_form(cell))) for cell in row]
        if computed:
            line = [
                cells.of_formula(cell.value) if cell.data_type == "f" and not result else result
                for cell, result in zip(next(computed), line, strict=True)
            ]
        yield number, line


def _form(cell: Any) -> str:
    """How a cell shows its value; empty cells have no form."""
    return cell.number_format if cell.data_type == "d" else ""
