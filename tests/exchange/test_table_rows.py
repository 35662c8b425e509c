"""Tables as office programs and people leave them: taken as they were meant, or refused by row."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from itertools import islice
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from commitments.briefing.sameness import packed
from commitments.exchange.table_import import take
from commitments.exchange.table_rows import BadTable, Columns, rows_of
from commitments.register.model import Evidence
from commitments.register.reading import read
from tests.conftest import TODAY
from tests.exchange.test_table_import import BASE, ROW, SHEET, as_csv, as_xlsx, refused

CELLS: dict[str, object] = {**ROW, "recorded": "2026-11-20"}


def taken(table: bytes) -> Evidence:
    new, _ = take(BASE, table, "d", TODAY)
    [fact] = read(new, "d", TODAY).evidence
    return fact


def sheet(form: str = "General", **cells: object) -> bytes:
    """A workbook of one row, whose cells with dates are shown in a form."""
    book = Workbook()
    made = book.active
    assert made is not None
    made.append(list(CELLS | cells))
    made.append(list((CELLS | cells).values()))
    for cell in made[2]:
        if isinstance(cell.value, date | time):
            cell.number_format = form
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def edited(table: bytes, *changes: tuple[str, str]) -> bytes:
    """A workbook with other text in its sheet."""
    with ZipFile(io.BytesIO(table)) as parts:
        entries = {name: parts.read(name) for name in parts.namelist()}
    for old, new in changes:
        entries[SHEET] = re.sub(old, new, entries[SHEET].decode(), count=1).encode()
    return packed(entries)


APRIL = datetime(2025, 4, 1)

# ---------------------------------------------------------------- cells with dates


@pytest.mark.parametrize(
    ("form", "day", "written"),
    [
        ("mmm-yy", APRIL, "2025-04"),
        ("mmmm yyyy", APRIL, "2025-04"),
        ("[$-40C]mmmm\\ yyyy;@", APRIL, "2025-04"),
        ("[Red]mm/yyyy", APRIL, "2025-04"),
        ('yyyy"年"m"月"', APRIL, "2025-04"),
        ("yyyy-mm", APRIL, "2025-04"),
        ("yyyy", datetime(2025, 1, 1), "2025"),
        ("mm-dd-yy", APRIL, "2025-04-01"),
        ("dd.mm.yyyy", APRIL, "2025-04-01"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", APRIL, "2025-04-01"),
        ("m/d/yy h:mm", datetime(2025, 4, 3, 10, 30), "2025-04-03"),
        ('yyyy"年"m"月"d"日"', APRIL, "2025-04-01"),
    ],
)
def test_a_cell_with_a_date_is_as_exact_as_it_looks(form: str, day: datetime, written: str) -> None:
    assert taken(sheet(form, date=day)).date.text == written


@pytest.mark.parametrize(
    ("form", "value", "said"),
    [
        ("mmm-yy", datetime(2025, 4, 17), "date shows 2025-04 and holds 17 April 2025; write 2025-04"
         " or 2025-04-17, whichever the source gives"),
        ("yyyy", datetime(1905, 7, 17), "date shows 1905 and holds 17 July 1905; write 1905 or"
         " 1905-07-17, whichever the source gives"),
        ("yyyy h:mm:ss", APRIL, "date shows 2025 and holds 1 April 2025; write 2025 or 2025-04-01,"
         " whichever the source gives"),
        ("d-mmm", APRIL, "date shows no year, and the spreadsheet took it for 1 April 2025; write"
         " 2025-04-01 if that is meant"),
        ("h:mm", datetime(2025, 4, 3, 10, 30), "date shows a time and no date, and holds 2025-04-03;"
         " write the date"),
        ("h:mm", time(10, 30), "date holds a time ('10:30:00'); write what belongs there"),
    ],
)  # fmt: skip
def test_a_cell_that_shows_less_than_it_holds_is_refused(
    form: str, value: object, said: str
) -> None:
    assert refused(sheet(form, date=value)) == [f"row 2: {said}"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (45750, "date '45750' is a number, which most spreadsheets show as 3 Apr 2025; write"
         " 2025-04-03 if that is meant"),
        (2025.1, "date '2025.1' may be a number that lost its last 0; write 2025-01 or 2025-10"),
        ("=DATE(2025,4,3)", "date holds a formula ('=DATE(2025,4,3)') without its result; open the"
         " workbook in a spreadsheet program and save it, or write the value"),
    ],
)  # fmt: skip
def test_a_number_or_a_formula_gives_no_day(value: object, said: str) -> None:
    assert refused(sheet(date=value)) == [f"row 2: {said}"]


def test_a_year_that_is_a_number_is_a_year() -> None:
    assert taken(sheet(date=2025)).date.text == taken(sheet(date=2025.0)).date.text == "2025"


def test_a_formula_is_its_result() -> None:
    kept = ("<f>DATE.*?</c>", "<f>DATE(2025,4,3)</f><v>2025-04-03</v></c>")
    table = edited(sheet(date="=DATE(2025,4,3)"), ('r="B2"', 'r="B2" t="str"'), kept)
    assert taken(table).date.text == "2025-04-03"


def test_a_cell_without_a_formula_stays_empty_beside_one() -> None:
    kept = ("<f>.*?</c>", "<f>1+1</f><v>Two</v></c>")
    table = edited(
        sheet(why="=1+1", caveat=None, quote="As said"), ('r="J2"', 'r="J2" t="str"'), kept
    )
    fact = taken(table)
    assert (fact.bears_on[0].why, fact.caveat, fact.quote) == ("Two", None, "As said")


def test_a_style_that_the_workbook_lacks_is_passed_over() -> None:
    table = edited(as_xlsx(dict(ROW)), ('<c r="A2"', '<c s="99" r="A2"'))
    assert taken(table).finding == ROW["finding"]


@pytest.mark.parametrize("column", ["date", "recorded", "linked", "archived_on"])
def test_no_column_of_days_lets_a_form_through_that_may_be_two(column: str) -> None:
    cells = {**ROW, "archived": "", "archived_on": "", column: "03/04/2025"}
    assert refused(as_csv(cells)) == [
        f"row 2: {column} '03/04/2025' may be 3 April 2025 or 4 March 2025; write 2025-04-03 or"
        " 2025-03-04"
    ]


@pytest.mark.parametrize(
    ("written", "taken_as"),
    [("20.11.2026", "2026-11-20"), ("2026-11-20T10:00:00", "2026-11-20"), ("", "2026-11-28")],
)
def test_the_day_of_recording_may_be_in_a_local_form(written: str, taken_as: str) -> None:
    assert str(taken(as_csv({**ROW, "recorded": written})).recorded) == taken_as


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-11", "'2026-11' is no full date; write the day too, as in 2021-06-28"),
        ("soon", "'soon' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is known"),
        ("2026-02-30", "'2026-02-30' is impossible: 2026-02 has 28 days"),
    ],
)  # fmt: skip
def test_a_day_of_recording_that_is_none_is_named(written: str, said: str) -> None:
    assert refused(as_csv({**ROW, "recorded": written})) == [f"row 2: recorded {said}"]


# ---------------------------------------------------------------- truths, errors, letters


@pytest.mark.parametrize(
    ("cell", "truth"),
    [(True, True), (False, False), ("WAHR", True), ("faux", False), (1, True), ("", False)],
)
def test_a_truth_is_read_in_any_language(cell: object, truth: bool) -> None:
    assert taken(sheet(second_hand=cell)).source.second_hand is truth


def test_a_truth_that_is_none_is_refused() -> None:
    assert refused(as_csv({**ROW, "second_hand": "vielleicht", "collective": "x"})) == [
        "row 2: collective 'x' is neither yes nor no; write true or false",
        "row 2: second_hand 'vielleicht' is neither yes nor no; write true or false",
    ]


ERRORS = (
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "#NAME?",
    "#NV",
    "#BEZUG!",
    "#VALEUR!",
    "#¡VALOR!",
    "#¿NOMBRE?",
)
MORE = ("#N/D", "#Н/Д", "#ССЫЛКА!", "#ΤΙΜΗ!", "#YOK", "#DEĞER!", "#SPILL!", "Err:502", "########")


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
@pytest.mark.parametrize("error", [*ERRORS, *MORE])
def test_what_stands_for_no_value_is_refused(error: str, made: Any) -> None:
    assert refused(made({**ROW, "title": error})) == [
        f"row 2: title holds '{error}', which a spreadsheet shows where it has no value; write the"
        " value, or empty the cell"
    ]


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
@pytest.mark.parametrize("title", ["#unity", "Report #3", "C#", "#1"])
def test_a_title_with_a_number_sign_is_a_title(title: str, made: Any) -> None:
    assert taken(made({**ROW, "title": title})).source.title == title


def test_an_error_in_a_column_that_is_passed_over_is_passed_over() -> None:
    assert taken(as_csv({**ROW, "happened": "#N/A"})).date.text == "2026-03"


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
@pytest.mark.parametrize(
    "end", ["\r\n", "\r", "\n", "_x000D_\n", "_x000d_", "_x000D__x000A_", "\u2028"]
)
def test_a_line_break_in_a_cell_is_a_line_break(end: str, made: Any) -> None:
    assert taken(made({**ROW, "finding": f"Line one{end}line two"})).finding == "Line one\nline two"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"title": "A _x0041_"}, "title holds '_x0041_', which a spreadsheet writes for 'A'; write"
         " that in its place"),
        ({"publisher": "Gazette de la VallÃ©e"}, "publisher holds 'VallÃ©e', which was read in a"
         " wrong encoding; write 'Vallée', and look for others like it"),
        ({"publisher": "Vall\ufffde"}, "publisher holds U+FFFD, which stands for a letter that was"
         " lost on the way; write the letter"),
        ({"finding": "Ten \u200bhouses"}, "finding holds the character U+200B (zero width space) at"
         " place 5; take it out"),
        ({"url": "https://example.org/a\u200e"}, "url holds the character U+200E (left-to-right"
         " mark) at place 22; take it out"),
        ({"url": "https://jane:x@example.org/"}, "url holds a name or a password before the '@';"
         " write the address that everybody may open, as in https://example.org"),
        ({"finding": "a <<<<<<< HEAD b"}, "finding holds '<<<<<<<', where two people's edits met;"
         " keep one of them"),
    ],
)  # fmt: skip
def test_what_no_text_and_no_address_may_hold_is_named(cells: dict[str, str], said: str) -> None:
    for table in (as_csv(ROW | cells), as_xlsx({**ROW, **cells})):
        assert refused(table) == [f"row 2: {said}"]


def test_a_space_that_may_not_break_is_a_space() -> None:
    assert taken(as_csv(ROW | {"finding": "10\u202f000\u00a0houses"})).finding == "10 000 houses"


# ---------------------------------------------------------------- where the table stands

TITLES = b"Facts of May, our desk, second version\r\n\r\nCollected by: us\r\n"


@pytest.mark.parametrize(
    "table",
    [
        b"\xef\xbb\xbf" * 2 + as_csv(ROW),
        "ï»¿".encode() + as_csv(ROW),
        as_csv(ROW, separator="\t").decode().encode("utf-16"),
        b"sep=;\r\n" + as_csv(ROW, separator=";"),
        b'\xef\xbb\xbf"sep=|"\r\n' + as_csv(ROW, separator="|"),
        b"sep=\t\n" + as_csv(ROW, separator="\t"),
        as_csv(ROW, separator="|"),
        TITLES + as_csv(ROW, separator=";"),
        as_csv(ROW) + b",,,,,,,\r\n" * 20_000,
        as_csv(ROW).replace(b"\r\n", b"\r"),
    ],
    ids=["two BOMs", "a BOM as letters", "UTF-16", "sep", "sep in quotes", "sep tab", "bars",
         "titles", "empty rows", "old Mac"],
)  # fmt: skip
def test_text_is_read_however_it_was_saved(table: bytes) -> None:
    assert taken(table).finding == ROW["finding"]


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    bad = as_csv(ROW | {"effect": "good"}, separator=";")
    said = "effect 'good' is not known (advance, setback, context)"
    assert refused(TITLES + bad) == [f"row 5: {said}"]
    assert refused(b"sep=;\r\n" + bad) == [f"row 2: {said}"]


def with_sheets(*named: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in named:
        made = book.create_sheet(name)
        for row in rows:
            made.append(row)
    return saved(book)


TABLE: list[list[object]] = [list(ROW), list(ROW.values())]
NOTES: list[list[object]] = [["How to fill this in"], ["commitment", "the id of the pledge"]]


@pytest.mark.parametrize(
    "table",
    [
        with_sheets(("Notes", NOTES), ("Data", TABLE)),
        with_sheets(("Data", TABLE), ("Notes", NOTES)),
        with_sheets(("Data", [["Facts of May"], [], *TABLE])),
        with_sheets(("Old", TABLE), ("evidence", TABLE)),
        with_sheets(("Empty", []), ("Data", TABLE)),
        edited(as_xlsx(dict(ROW)), ("<sheetViews>", '<dimension ref="A1"/><sheetViews>')),
        edited(as_xlsx(dict(ROW)), ("</sheetData>", '<row r="1048577"><c r="A1048577" s="0"/></row>'
                                    "</sheetData>")),
    ],
    ids=["notes first", "notes behind", "titles", "by its name", "an empty sheet", "a wrong size",
         "formats to the last row"],
)  # fmt: skip
def test_the_table_of_a_workbook_is_found(table: bytes) -> None:
    assert taken(table).finding == ROW["finding"]


def test_of_two_tables_none_is_taken() -> None:
    assert refused(with_sheets(("May", TABLE), ("June", TABLE))) == [
        "the sheets 'May' and 'June' hold a table each; name the one to take 'evidence'"
    ]


def test_rows_are_counted_without_the_empty_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.exchange.table_rows.MAX_ROWS", 1)
    assert taken(as_csv(ROW) + b",,,,,,,\r\n" * 3).date.text == "2026-03"
    assert refused(as_csv(ROW, ROW | {"commitment": "two"})) == [
        "row 3: there are more than 1 rows; split them"
    ]


def test_a_table_may_have_ten_thousand_rows() -> None:
    rows = rows_of(b"a\n" + b"x\n" * 10_001, Columns(("a",), (), ()))
    assert sum(1 for _ in islice(rows, 10_000)) == 10_000
    with pytest.raises(BadTable, match=r"^row 10002: there are more than 10,000 rows; split them$"):
        next(rows)


def test_a_file_of_more_than_20_MB_is_refused() -> None:
    most = b"\xff" * (20 * 1024 * 1024)
    assert refused(most) == ["row 1: is not UTF-8; save the table as “CSV UTF-8”"]
    assert refused(most + b"x") == ["the file is larger than 20 MB; split it"]


def test_a_row_far_below_every_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.exchange.table_rows._LAST_ROW", 100)
    below = '<row r="100"><c r="A100" s="0"/></row>'
    table = edited(as_xlsx(dict(ROW)), ("</sheetData>", f"{below}</sheetData>"))
    assert taken(table).finding == ROW["finding"]
    far = '<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row>'
    table = edited(as_xlsx(dict(ROW)), ("</sheetData>", far + "</sheetData>"))
    assert refused(table) == ["row 101: no sheet has so many rows; split them"]


def test_the_heading_is_the_row_that_names_most_columns_of_at_least_two() -> None:
    missing = "these columns are missing: commitment, date, effect, finding, source_kind, publisher"
    assert refused(b"Facts of May\ntitle,url\n") == [f"row 2: {missing}; row 2 names the columns"]
    # A title may have the name of a column.
    assert refused(b"Months\ntitle\n") == [
        "row 1: column 'Months' is not known",
        f"row 1: {missing}, title, url; row 1 names the columns",
    ]


def test_of_a_workbook_without_the_table_its_first_sheet_is_told() -> None:
    assert "row 1: column 'Months' is not known" in refused(
        with_sheets(("May", [["Months"]]), ("Empty", []))
    )
