"""Facts out of a spreadsheet (CSV or XLSX) into the data file: all rows or none.

A row is a fact as it bears on one commitment, as in the exported table `evidence`; rows with one id
are one fact that bears on several.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from commitments.exchange.csv import escaped
from commitments.recording import entering
from commitments.recording.inserting import Addition, append
from commitments.recording.on_file import fact_id, taken_ids
from commitments.register.entry_fields import EVIDENCE_FIELDS, EntryField, Input
from commitments.register.model import Evidence, Register
from commitments.register.problem import DataProblems, Problem
from commitments.register.reading import read
from commitments.tables.columns import COLUMNS
from commitments.text import nearest, shown

REQUIRED = ("commitment", *(f.in_table for f in EVIDENCE_FIELDS if f.must_be_written))
OPTIONAL = (
    "id",
    *(f.in_table for f in EVIDENCE_FIELDS if not f.must_be_written),
    *("recorded", "linked", "by"),
)
COMPUTED = tuple(name for name in COLUMNS["evidence"] if name not in (*REQUIRED, *OPTIONAL))
"""Columns of the export that follow from others; an import passes over them."""

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


def take(data: bytes, table: bytes, file: str, today: date) -> tuple[bytes, list[Addition]]:
    """The bytes of a data file with the evidence of a table, and what was added.

    The columns are those of the exported evidence table (`columns.COLUMNS`): REQUIRED ones must be
    there, OPTIONAL ones may. Rows with one id are one fact; so are rows without an id that say the
    same, which get a free one. An empty `recorded` is today.
    Raises DataProblems where the data file is invalid, BadTable with every bad row.
    """
    register = read(data, file, today)
    rows = list(_rows(table))
    additions, bad = _entries(rows, register, today)
    if bad:
        raise BadTable(bad)
    if not additions:
        raise BadTable([BadRow(0, "the table has no rows under its heading")])
    at = {_fact(addition).id: row for row, addition in additions}
    try:
        append(data, [addition for _, addition in additions], file, today, register)
    except DataProblems as error:
        bad += [BadRow(at.get(_of(p), 0), f"{p.where}: {p.message}") for p in error.problems]
    if bad:
        raise BadTable(bad)
    added = [addition for _, addition in additions]
    return append(data, added, file, today), added


def _of(problem: Problem) -> str:
    """The id of the fact that a problem is in."""
    return problem.where.partition(" ")[0]


def _fact(addition: Addition) -> Evidence:
    assert isinstance(addition.entry, Evidence)
    return addition.entry


# ---------------------------------------------------------------- the table


def _rows(table: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that holds anything, by its number, as column -> text."""
    if len(table) > _MAX_BYTES:
        raise BadTable([BadRow(0, "the file is larger than 20 MB; split it")])
    cells = _xlsx(table) if table.startswith(b"PK") else _csv(table)
    heading = [str(cell or "").strip() for cell in next(cells, [])]
    _check_heading(heading)
    for number, row in enumerate(cells, start=2):
        if number > MAX_ROWS + 1:
            raise BadTable([BadRow(number, f"there are more than {MAX_ROWS:,} rows; split them")])
        texts = [_text(cell) for cell in row]
        if not any(texts):
            continue
        if len(texts) > len(heading) and any(texts[len(heading) :]):
            raise BadTable([BadRow(number, f"has more cells than the heading's {len(heading)}")])
        yield number, dict(zip(heading, texts, strict=False))


def _check_heading(heading: list[str]) -> None:
    known = [*REQUIRED, *OPTIONAL, *COMPUTED]
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
    missing = [name for name in REQUIRED if name not in heading]
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


# ---------------------------------------------------------------- rows as evidence

_COLUMN_OF = {field.name: field.in_table for field in EVIDENCE_FIELDS}


def _entries(
    rows: list[tuple[int, dict[str, str]]], register: Register, today: date
) -> tuple[list[tuple[int, Addition]], list[BadRow]]:
    """The facts of a table, each with its first row, in the order in which they were recorded; and
    what is wrong with its rows."""
    known = dict.fromkeys(commitment.id for commitment in register.commitments)
    taken = taken_ids(register)
    # Grows with each new fact: a set for every row would take a large table long.
    used = taken | {row["id"] for _, row in rows if row.get("id")}
    good: dict[str, tuple[int, Addition]] = {}
    alike: dict[Evidence, str] = {}
    bad: list[BadRow] = []
    for number, row in rows:
        commitment = row["commitment"]
        if commitment not in known:
            message = f"commitment '{shown(commitment)}' is not known{nearest(commitment, known)}"
            bad.append(BadRow(number, message))
            continue
        id = row.get("id") or fact_id(row["finding"], row["date"], used)
        if id in taken:
            bad.append(BadRow(number, f"id '{shown(id)}' stands in the file already"))
            continue
        try:
            entry = _entry(row, commitment, id, today)
        except entering.Mistakes as error:
            bad += [
                BadRow(number, f"{_COLUMN_OF.get(m.field, m.field)} {m.message}".strip())
                for m in error.mistakes
            ]
            continue
        if not row.get("id"):
            # What says the same is the same fact.
            id = alike.setdefault(_said(entry), id)
            entry = dataclasses.replace(entry, id=id)
        used.add(id)
        if id not in good:
            good[id] = (number, Addition(commitment, entry))
        elif why := _contradiction(entry, _fact(good[id][1])):
            bad.append(BadRow(number, f"{why} in row {good[id][0]}"))
        else:
            first, addition = good[id]
            bears_on = _fact(addition).bears_on + entry.bears_on
            whole = dataclasses.replace(_fact(addition), bears_on=bears_on)
            good[id] = (first, dataclasses.replace(addition, entry=whole))
    return sorted(good.values(), key=lambda pair: _fact(pair[1]).recorded), bad


def _contradiction(new: Evidence, known: Evidence) -> str:
    """What stands against taking two rows as one fact that bears on both commitments."""
    commitment = new.bears_on[0].commitment
    if _said(new) != _said(known):
        return f"id '{shown(new.id)}' is another fact"
    if commitment in [on.commitment for on in known.bears_on]:
        return f"'{shown(new.id)}' bears on '{commitment}'"
    return ""


def _said(fact: Evidence) -> Evidence:
    """What a fact says, whatever it is called and bears on."""
    return dataclasses.replace(fact, id="a", bears_on=())


def _entry(row: Mapping[str, str], commitment: str, id: str, today: date) -> Evidence:
    """The fact of a row. Raises Mistakes."""
    recorded = row.get("recorded") or today.isoformat()
    fact = entering.evidence(_shaped(row), commitment, id, recorded, row.get("by", ""))
    linked = row.get("linked") or recorded
    if linked == recorded:
        return fact
    try:
        link = entering.bears_on(_shaped(row), commitment, linked)
    except entering.Mistakes as error:
        said = [entering.Mistake("linked", mistake.message) for mistake in error.mistakes]
        raise entering.Mistakes(said) from None
    return dataclasses.replace(fact, bears_on=(link,))


def _shaped(row: Mapping[str, str]) -> dict[str, Any]:
    """A row as the fields that somebody would fill in."""
    return {field.name: _given(row.get(field.in_table, ""), field) for field in EVIDENCE_FIELDS}


def _given(cell: str, field: EntryField) -> Any:
    if field.is_list:
        return tuple(part.strip() for part in cell.split(";") if part.strip())
    return cell.casefold() in ("true", "1", "yes", "wahr") if field.input is Input.TICK else cell
