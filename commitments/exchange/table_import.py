"""Facts out of a spreadsheet (CSV or XLSX) into the data file: all rows or none.

A row is a fact as it bears on one commitment, as in the exported table `evidence`; rows with one id
are one fact that bears on several.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from commitments.exchange.table_rows import BadRow as BadRow
from commitments.exchange.table_rows import BadTable as BadTable
from commitments.exchange.table_rows import Columns, rows_of
from commitments.exchange.truth import truth
from commitments.exchange.written_days import in_file_form
from commitments.recording import entering
from commitments.recording.inserting import Addition, append
from commitments.recording.on_file import fact_id, taken_ids
from commitments.register.entry_fields import EVIDENCE_FIELDS, EntryField, Input
from commitments.register.model import Amount, Copy, Evidence, Page, Register
from commitments.register.problem import DataProblems, Problem
from commitments.register.reading import read_holding
from commitments.tables.columns import COLUMNS
from commitments.tables.fact_parts import FACT_PARTS, parts_of
from commitments.text import count, nearest, shown

REQUIRED = ("commitment", *(f.in_table for f in EVIDENCE_FIELDS if f.must_be_written))
OPTIONAL = (
    "id",
    *(f.in_table for f in EVIDENCE_FIELDS if not f.must_be_written),
    *("recorded", "linked", "by"),
    *FACT_PARTS,
)
COMPUTED = tuple(name for name in COLUMNS["evidence"] if name not in (*REQUIRED, *OPTIONAL))
"""Columns of the export that follow from others; an import passes over them."""
_DAYS = ("date", "recorded", "linked", "archived_on")
_TRUTHS = ("collective", *(f.in_table for f in EVIDENCE_FIELDS if f.input is Input.TICK))


def take(data: bytes, table: bytes, file: str, today: date) -> tuple[bytes, list[Addition]]:
    """The bytes of a data file with the evidence of a table, and what was added.

    The columns are those of the exported evidence table (`columns.COLUMNS`): REQUIRED ones must be
    there, OPTIONAL ones may. Rows with one id are one fact; so are rows without an id that say the
    same, which get a free one. An empty `recorded` is today.
    Raises DataProblems where the data file is invalid, BadTable with every bad row.
    """
    register, _ = read_holding(data, file, today)
    rows = list(rows_of(table, Columns(REQUIRED, OPTIONAL, COMPUTED)))
    facts = _Facts(register, (id for row in rows if (id := row.texts.get("id"))), today)
    bad: list[BadRow] = []
    for row in rows:
        cells, wrong = _meant(row.texts)
        # What a cell lacks that cannot be read is no fault of its own.
        faults = [*row.faults, *wrong] or facts.take(row.number, cells)
        bad += (BadRow(row.number, why) for why in faults)
    if bad:
        raise BadTable(bad)
    taken = facts.in_order()
    if not taken:
        raise BadTable([BadRow(0, "the table has no rows under its heading")])
    added = [addition for _, addition in taken]
    try:
        return append(data, added, file, today, register), added
    except DataProblems as error:
        at = {_fact(addition).id: row for row, addition in taken}
        raise BadTable(
            [BadRow(at.get(_of(p), 0), f"{p.where}: {p.message}") for p in error.problems]
        ) from None


def _meant(cells: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The cells of a row with dates as the file writes them, and what cannot be read as a date or
    as a truth."""
    found, wrong = dict(cells), []
    for name, meant in (*((n, in_file_form) for n in _DAYS), *((n, truth) for n in _TRUTHS)):
        try:
            value = meant(cells.get(name, ""))
        except ValueError as error:
            wrong.append(f"{name} {error}")
        else:
            found |= {name: value} if isinstance(value, str) and name in cells else {}
    return found, wrong


def _of(problem: Problem) -> str:
    """The id of the fact that a problem is in."""
    return problem.where.partition(" ")[0]


def _fact(addition: Addition) -> Evidence:
    assert isinstance(addition.entry, Evidence)
    return addition.entry


# ---------------------------------------------------------------- rows as evidence

_COLUMN_OF = {field.name: field.in_table for field in EVIDENCE_FIELDS}


class _Facts:
    """The facts of a table, row by row; rows with one id are one fact."""

    def __init__(self, register: Register, given: Iterable[str], today: date) -> None:
        """`given` are the ids that stand in the table."""
        self._known = dict.fromkeys(commitment.id for commitment in register.commitments)
        self._taken = taken_ids(register)
        # Grows with each new fact: a set for every row would take a large table long.
        self._used = self._taken | set(given)
        self._good: dict[str, tuple[int, Addition]] = {}
        self._alike: dict[Evidence, str] = {}
        self._today = today

    def take(self, number: int, row: Mapping[str, str]) -> list[str]:
        """Take a row; returns what is wrong with it, of which nothing is taken."""
        commitment = row["commitment"]
        if commitment not in self._known:
            return [
                f"commitment '{shown(commitment)}' is not known{nearest(commitment, self._known)}"
            ]
        id = row.get("id") or fact_id(row["finding"], row["date"], self._used)
        if id in self._taken:
            return [f"id '{shown(id)}' stands in the file already"]
        try:
            entry = _entry(row, commitment, id, self._today)
        except entering.Mistakes as error:
            return [
                f"{_COLUMN_OF.get(m.field, m.field)} {m.message}".strip() for m in error.mistakes
            ]
        if not row.get("id"):
            # What says the same is the same fact.
            entry = dataclasses.replace(entry, id=self._alike.setdefault(_said(entry), id))
        self._used.add(entry.id)
        return self._put(number, Addition(commitment, entry))

    def _put(self, number: int, new: Addition) -> list[str]:
        """A fact in its place, or what it bears on with the fact of an earlier row."""
        entry = _fact(new)
        first, addition = self._good.setdefault(entry.id, (number, new))
        if addition is new:
            return []
        if why := _contradiction(entry, _fact(addition)):
            return [f"{why} in row {first}"]
        bears_on = _fact(addition).bears_on + entry.bears_on
        whole = dataclasses.replace(_fact(addition), bears_on=bears_on)
        self._good[entry.id] = (first, dataclasses.replace(addition, entry=whole))
        return []

    def in_order(self) -> list[tuple[int, Addition]]:
        """The facts, each with its first row, in the order in which they were recorded."""
        return sorted(self._good.values(), key=lambda pair: _fact(pair[1]).recorded)


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
    fact = entering.evidence(
        _shaped(row), commitment, id, recorded, row.get("by", ""), parts=_parts(row)
    )
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
    return truth(cell) if field.input is Input.TICK else cell


# Of each part of a fact: its key in the file, and the column.
_SUM = {"value": "amount", "unit": "amount_unit", "stage": "amount_stage"}
_COPY = {"url": "archived", "date": "archived_on"}
_PAGE = {"publisher": "also_publisher", "title": "also_title", "url": "also"}


def _parts(row: Mapping[str, str]) -> dict[str, Any]:
    """What a row holds in the columns of FACT_PARTS, by its keys in the file, without what is
    empty. Raises Mistakes."""
    found: dict[str, Any] = {"collective": truth(row.get("collective", ""))}
    found["provenance"] = row.get("provenance", "")
    sum = _cells(row, _SUM)
    amount = _part(Amount, _SUM, sum | {"value": _in_digits(sum["value"])})
    givers = tuple(part for part in re.split(r"[;\s]+", row.get("amount_givers", "")) if part)
    if givers and amount is None:
        said = "names who gave a sum, and there is none; write it under amount, or take this out"
        raise entering.Mistakes([entering.Mistake("amount_givers", said)])
    found["amount"] = amount and dataclasses.replace(amount, givers=givers)
    found["archived"] = _part(Copy, _COPY, _cells(row, _COPY))
    found["also"] = _pages(row)
    return {key: value for key, value in found.items() if value}


def _pages(row: Mapping[str, str]) -> tuple[Page, ...]:
    """The other pages of a row: as many publishers and titles as addresses."""
    # An address may hold a semicolon, but no blank.
    addresses = [part for part in re.split(r";\s+|;$|\s+", row.get("also", "")) if part]
    texts = {key: parts_of(row.get(column, "")) for key, column in _PAGE.items() if key != "url"}
    wrong = [
        entering.Mistake(
            _PAGE[key],
            f"has {count(len(said), 'part')} for {count(len(addresses), 'address', 'addresses')}"
            " in also; write one for each, with semicolons between them",
        )
        for key, said in texts.items()
        if len(said) != len(addresses)
    ]
    if wrong:
        raise entering.Mistakes(wrong)
    cells = zip(texts["publisher"], texts["title"], addresses, strict=True)
    pages = (_part(Page, _PAGE, dict(zip(_PAGE, each, strict=True))) for each in cells)
    return tuple(page for page in pages if page)


def _cells(row: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    return {key: row.get(column, "") for key, column in columns.items()}


def _part(
    kind: type[entering.Part], columns: Mapping[str, str], cells: Mapping[str, str]
) -> entering.Part | None:
    """A part of a fact, None where all its cells are empty. Raises Mistakes at its columns."""
    if not any(cells.values()):
        return None
    try:
        return entering.part(kind, cells)
    except entering.Mistakes as error:
        found = [entering.Mistake(columns.get(m.field, m.field), m.message) for m in error.mistakes]
        raise entering.Mistakes(found) from None


_WITH_EXPONENT = re.compile(r"[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]{1,3}", re.IGNORECASE)


def _in_digits(cell: str) -> str:
    """A sum without an exponent, which spreadsheets write of very small and large ones."""
    return f"{Decimal(cell):f}" if _WITH_EXPONENT.fullmatch(cell) else cell
