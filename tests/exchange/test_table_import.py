"""Evidence out of a table: all rows or none, every bad row named."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from commitments.briefing.sameness import packed
from commitments.exchange.csv import to_csv
from commitments.exchange.table_import import BadTable, take
from commitments.exchange.workbook import to_xlsx
from commitments.register.reading import read
from commitments.standing.standing import Moment
from commitments.tables.view import View
from tests.conftest import HEAD, TODAY, commitment
from tests.exchange.test_export import ABOUT, FILE, view

BASE = (HEAD + commitment() + commitment("two")).encode()
ROW = {
    "commitment": "one",
    "date": "2026-03",
    "effect": "advance",
    "finding": "It's new: yes, “really”",
    "source_kind": "monitor",
    "publisher": "UN",
    "title": "Report #3",
    "url": "https://example.org/new",
}


def as_csv(*rows: dict[str, str], separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_xlsx(*rows: dict[str, object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(table: bytes) -> list[str]:
    with pytest.raises(BadTable) as error:
        take(BASE, table, "d", TODAY)
    return [str(row) for row in error.value.rows]


@pytest.mark.parametrize(
    "table",
    [
        as_csv(ROW),
        as_csv(ROW, separator=";"),
        b"\xef\xbb\xbf" + as_csv(ROW),
        as_csv(ROW | {"id": "one-01", "places": "", "recorded": "2026-11-26", "note": ""}),
        as_xlsx(dict(ROW)),
    ],
    ids=["comma", "semicolon", "BOM", "optional columns", "xlsx"],
)
def test_a_row_becomes_an_evidence_item(table: bytes) -> None:
    new, added = take(BASE, table, "d", TODAY)
    (item,) = read(new, "d", TODAY).commitments[0].evidence
    assert [addition.entry for addition in added] == [item]
    assert (item.id, item.date.text, item.finding, item.places, item.recorded) == (
        "one-01",
        "2026-03",
        "It's new: yes, “really”",
        (),
        TODAY,
    )
    assert (item.source.title, item.source.origin, item.note) == ("Report #3", None, None)


def test_days_and_lists_of_a_workbook_are_read_as_they_look() -> None:
    row: dict[str, object] = ROW | {"date": date(2026, 3, 1), "places": "IRQ; IQ-NI"}
    new, _ = take(BASE, as_xlsx(row), "d", TODAY)
    (item,) = read(new, "d", TODAY).commitments[0].evidence
    assert (item.date.text, item.places) == ("2026-03-01", ("IRQ", "IQ-NI"))


def test_what_was_exported_can_be_imported_again() -> None:
    facts = view().evidence
    base = (HEAD + commitment()).encode()
    old = read(FILE.encode(), "d", TODAY).commitments[0].evidence
    for table in (to_csv(facts), to_xlsx({"evidence": facts}, ABOUT, TODAY)):
        new, _ = take(base, table, "d", TODAY)
        assert read(new, "d", TODAY).commitments[0].evidence == old


def test_every_bad_row_is_named_and_nothing_is_taken() -> None:
    assert refused(
        as_csv(
            ROW,
            ROW | {"commitment": "onee"},
            ROW | {"date": "2026-13-01", "effect": "advanced", "url": "ftp://x.example"},
            ROW | {"finding": "", "source_kind": "press"},
        )
    ) == [
        "row 3: commitment 'onee' is not known; did you mean 'one'?",
        "row 4: date '2026-13-01' has no possible month; months are 01 to 12",
        "row 4: effect 'advanced' is not known; did you mean 'advance'? (advance, setback, context)",
        "row 4: url 'ftp://x.example' is not a web address; write one that begins with https:// or"
        " http://",
        "row 5: finding is empty; write text, or take the key out",
        "row 5: source_kind 'press' is not known (act, monitor, reporting, party)",
    ]


def test_rules_of_the_file_are_named_with_the_row_as_well() -> None:
    assert refused(
        as_csv(ROW, ROW | {"date": "2026-12"}, ROW | {"commitment": "two", "date": "2027"})
    ) == [
        "row 3: date 2026-12 lies after recorded (2026-11-26); check the year",
        "row 4: date 2027 lies after recorded (2026-11-26); check the year",
    ]


def test_an_id_that_is_taken_or_stands_twice_is_refused() -> None:
    rows = (ROW | {"id": "one-07"}, ROW | {"id": "one-07"})
    assert refused(as_csv(*rows)) == [
        "row 3: id 'one-07' stands in the file already, or twice here"
    ]


RED = "\x1b[31mone\u202e"


@pytest.mark.parametrize(
    ("table", "messages"),
    [
        (
            as_csv(ROW | {"commitment": RED}),
            ["row 2: commitment 'U+001B[31moneU+202E' is not known"],
        ),
        (
            as_csv(ROW | {RED: "", RED + RED: ""}).replace((RED + RED).encode(), RED.encode()),
            ["row 1: column 'U+001B[31moneU+202E' is not known",
             "row 1: column 'U+001B[31moneU+202E' stands twice"],
        ),
        (
            as_csv(ROW | {"id": RED}, ROW | {"id": RED}),
            ["row 2: id holds the character U+001B; take it out",
             "row 3: id 'U+001B[31moneU+202E' stands in the file already, or twice here"],
        ),
        (
            as_csv(ROW | {"date": RED}),
            ["row 2: date holds the character U+001B; take it out"],
        ),
    ],
    ids=["commitment", "column", "id", "date"],
)  # fmt: skip
def test_messages_show_unseen_characters_by_their_numbers(
    table: bytes, messages: list[str]
) -> None:
    assert refused(table) == messages


def test_empty_ids_get_the_next_free_numbers() -> None:
    table = as_csv(ROW | {"id": ""}, ROW | {"id": "one-02"}, ROW | {"id": ""})
    new, _ = take(BASE, table, "d", TODAY)
    ids = [item.id for item in read(new, "d", TODAY).commitments[0].evidence]
    assert ids == ["one-01", "one-02", "one-03"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"", "row 1: these columns are missing: commitment, date, effect, finding, source_kind,"
         " publisher, title, url; row 1 names the columns"),
        (as_csv(ROW | {"efect": "x"}), "row 1: column 'efect' is not known; did you mean 'effect'?"),
        (as_csv(ROW).replace(b"title", b"date"), "row 1: column 'date' stands twice"),
        (as_csv(ROW).splitlines()[0], "the table has no rows under its heading"),
        (as_csv(ROW) + b",,,,,,,,more", "row 3: has more cells than the heading's 8"),
        (as_csv(ROW).replace(b"UN", b"\xff"), "row 2: is not UTF-8; save the table as “CSV UTF-8”"),
        (b"PK no workbook", "the file is not readable as a workbook (File is not a zip file)"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_named(table: bytes, message: str) -> None:
    assert message in refused(table)


SHEET = "xl/worksheets/sheet1.xml"
PROPERTIES = "docProps/core.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "why"),
    [
        ("xl/workbook.xml", "<sheets>.*</sheets>", "", "it has no sheet"),
        ("xl/workbook.xml", ".*", "<x/>", "it has no sheet"),
        ("xl/workbook.xml", "<calcPr ", '<calcPr x="" ', "CalcProperties.__init__() got an unexpec"),
        (SHEET, ".*", "<a><b>", "no element found: line 1, column 6"),
        (SHEET, "</row></sheetData>", "</sheetData>", "mismatched tag: line 1, column "),
        (PROPERTIES, ".*", "", "Document is empty, line 1, column 1"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_broken_inside_is_named(part: str, old: str, new: str, why: str) -> None:
    with ZipFile(io.BytesIO(as_xlsx(dict(ROW)))) as book:
        entries = {name: book.read(name) for name in book.namelist()}
    entries[part] = re.sub(old, new, entries[part].decode(), count=1, flags=re.DOTALL).encode()
    (message,) = refused(packed(entries))
    assert message.startswith(f"the file is not readable as a workbook ({why}")


def test_a_workbook_that_cannot_be_unpacked_is_named() -> None:
    table = as_xlsx(dict(ROW))
    start = table.index(SHEET.encode()) + len(SHEET)
    (message,) = refused(table[:start] + b"\xff" * 8 + table[start + 8 :])
    assert message.startswith(
        "the file is not readable as a workbook (Error -3 while decompressing"
    )


def test_formulas_of_a_table_are_text() -> None:
    new, _ = take(BASE, as_csv(ROW | {"finding": '=HYPERLINK("x")'}), "d", TODAY)
    frame = View(read(new, "d", TODAY), Moment(TODAY, TODAY), "v").evidence
    assert frame["finding"].tolist() == ['=HYPERLINK("x")']
    assert b"'=HYPERLINK" in to_csv(frame)
