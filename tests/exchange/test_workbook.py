"""The workbook, opened again."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from commitments.exchange.csv import escaped
from commitments.exchange.workbook import to_xlsx
from commitments.register.model import Register
from commitments.standing.standing import Moment
from commitments.tables.columns import COLUMNS
from commitments.tables.view import View
from tests.conftest import NOW, assessment, commitment, evidence, register
from tests.figures.registers import real, small

ABOUT = "As of 28 Nov 2026 · data version 0123abcd"


def opened(frames: dict[str, pd.DataFrame], about: str = ABOUT) -> Workbook:
    return load_workbook(BytesIO(to_xlsx(frames, about, NOW.as_of)))


@cache
def book() -> Workbook:
    """The whole register, as the Method page gives it away."""
    return opened(real().all_frames())


def rows(found: Workbook, sheet: str) -> list[list[object]]:
    return [list(row) for row in found[sheet].iter_rows(values_only=True)]


def test_the_workbook_has_a_sheet_for_each_frame_between_about_and_dictionary() -> None:
    assert book().sheetnames == ["about", *COLUMNS, "dictionary"]


def test_the_first_sheet_says_what_it_is() -> None:
    assert rows(book(), "about") == [
        ["About this workbook"],
        [ABOUT],
        ["Sheets follow the data dictionary."],
    ]


def test_the_last_sheet_explains_every_column() -> None:
    assert rows(book(), "dictionary") == [
        ["sheet", "column", "meaning"],
        *([n, column, text] for n, columns in COLUMNS.items() for column, text in columns.items()),
    ]


def _cell(value: object) -> object:
    """What a cell holds for a value of a frame: a date is a date, a list a text."""
    if value is pd.NaT or value is pd.NA or value == "" or value == () or value != value:
        return None  # what is not itself is no number
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return escaped(value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", COLUMNS)
def test_a_sheet_has_the_headings_and_cells_of_its_frame(name: str) -> None:
    heading, *body = rows(book(), name)
    frame = real().all_frames()[name]
    expected = [[_cell(value) for value in row] for row in frame.to_numpy(dtype=object).tolist()]
    assert heading == list(COLUMNS[name])
    assert len(body) > 0
    assert body == expected


def test_numbers_and_truth_values_stay_what_they_are() -> None:
    sheet = rows(opened(small().all_frames()), "commitments")
    first = dict(zip(sheet[0], sheet[1], strict=True))
    assert (first["review_every"], first["contradicted"], first["since"]) == (
        (90, False, datetime(2020, 2, 1))
    )
    _, *values = rows(opened(small().all_frames()), "series")
    columns = list(COLUMNS["series"])
    assert [row[columns.index("value")] for row in values] == [43.5, 670000000]


def test_a_sum_is_a_number_and_none_is_an_empty_cell() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "amount": [10500000.5, float("nan")]})
    assert rows(opened({"facts": frame}), "facts") == (
        [["id", "amount"], ["a", 10500000.5], ["b", None]]
    )


def test_a_missing_year_is_an_empty_cell_and_a_year_a_whole_number() -> None:
    frame = pd.DataFrame({"year": pd.Series([2022, None], dtype="Int64"), "value": [1.5, 2.0]})
    assert rows(opened({"series": frame}), "series") == [["year", "value"], [2022, 1.5], [None, 2]]


def test_the_sheets_of_an_empty_register_have_headings_only() -> None:
    found = opened(View(register("  []\n"), NOW, "").all_frames())
    assert {name: rows(found, name) for name in COLUMNS} == (
        {name: [list(columns)] for name, columns in COLUMNS.items()}
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://example.org","x")', '\'=HYPERLINK("https://example.org","x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("#N/A", "#N/A"),
        ("a\x01b\x0bc", "abc"),
        ("\x01=1+1", "'=1+1"),
        ("Élysée, ﬁ, 中文, 🙂", "Élysée, ﬁ, 中文, 🙂"),
        ("two\nlines", "two\nlines"),
        ("1e5", "1e5"),
        ("007", "007"),
    ],
)
def test_a_cell_of_text_is_text(text: str, cell: str) -> None:
    found = opened({"evidence": pd.DataFrame({"finding": [text]})})["evidence"]["A2"]
    assert (found.value, found.data_type) == (cell, "s")


def test_no_cell_of_the_real_register_is_a_formula_or_an_error() -> None:
    kinds = {cell.data_type for sheet in book() for row in sheet.iter_rows() for cell in row}
    assert {"s", "n", "b"} <= kinds
    assert kinds & {"f", "e"} == set()


def test_hostile_text_in_a_register_stays_text() -> None:
    item = evidence().replace("What happened", '"=1+1"')
    text = commitment(title='"@SUM(A1)"', evidence=item, assessments=assessment())
    found = opened(View(register(text), NOW, "").all_frames())
    assert rows(found, "commitments")[1][1] == "'@SUM(A1)"
    for name in ("facts", "evidence"):
        assert rows(found, name)[1][list(COLUMNS[name]).index("finding")] == "'=1+1"


@pytest.mark.parametrize("name", ["about", *COLUMNS, "dictionary"])
def test_headings_are_bold_and_stay_in_sight(name: str) -> None:
    sheet = book()[name]
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])


def test_columns_are_as_wide_as_their_text_and_long_text_wraps() -> None:
    frame = pd.DataFrame({"id": ["one"], "finding": ["word " * 40]})
    sheet = opened({"evidence": frame})["evidence"]
    widths = {key: int(column.width) for key, column in sheet.column_dimensions.items()}
    assert widths == {"A": 5, "B": 60}
    assert (sheet["A2"].alignment.wrap_text, sheet["B2"].alignment.wrap_text) == (None, True)


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    frame = pd.DataFrame({"finding": ["x" * 40_000, "y" * 32_767]})
    first, second = (opened({"evidence": frame})["evidence"][cell].value for cell in ("A2", "A3"))
    assert (len(first), first[-30:]) == (32_767, " … (cut: a cell holds no more)")
    assert second == "y" * 32_767


def test_addresses_are_links_and_tables_can_be_filtered() -> None:
    long = "https://example.org/" + "a" * 3_000
    frame = pd.DataFrame({"id": ["a", "b"], "url": ["https://example.org/?a=1&b=2", long]})
    sheet = opened({"evidence": frame})["evidence"]
    assert sheet["B2"].hyperlink.target == sheet["B2"].value == "https://example.org/?a=1&b=2"
    assert (sheet["B3"].hyperlink, sheet["B3"].value) == (None, long)
    assert sheet.auto_filter.ref == "A1:B3"


@pytest.mark.parametrize(
    "text", ["https://a.example/x and words", "http://a.example\nb", "https://"]
)
def test_a_text_that_only_begins_with_an_address_is_no_link(text: str) -> None:
    cell = opened({"evidence": pd.DataFrame({"note": [text]})})["evidence"]["A2"]
    assert (cell.hyperlink, cell.value) == (None, text)


def test_the_same_frames_give_the_same_bytes() -> None:
    frames = small().all_frames()
    first = to_xlsx(frames, ABOUT, NOW.as_of)
    assert first == to_xlsx(frames, ABOUT, NOW.as_of)
    assert load_workbook(BytesIO(first)).properties.created == datetime(2026, 11, 28)


def test_the_two_dates_apply_to_the_workbook(curated: Register) -> None:
    early = Moment(date(2021, 1, 1), NOW.known_at)
    found = opened(View(curated, early, "").all_frames())
    for name in ("facts", "evidence"):
        at = list(COLUMNS[name]).index("happened")
        days = [row[at] for row in rows(found, name)[1:]]
        assert len(days) > 10
        assert max(days) <= datetime(2021, 1, 1)  # type: ignore[type-var]
