"""A frame as CSV: read right, and nothing of it run."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from commitments.exchange.csv import flat, to_csv
from commitments.tables.columns import COLUMNS
from commitments.tables.view import View
from tests.tables.test_view import view


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("'=1+1", "''=1+1"),
        ("'tis so", "'tis so"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        (" =1+1", "' =1+1"),
        ("\n\x01=1+1", "'\n\x01=1+1"),
        ("＝1+1", "'＝1+1"),
        ("\ttext", "'\ttext"),
        (" text", " text"),
        ("a=b", "a=b"),
        ("", ""),
        (("a", "b"), "a; b"),
        (("=a", "b"), "'=a; b"),
        ((), ""),
        (-2, -2),
        (2.5, 2.5),
        (True, True),
        (pd.Timestamp("2021-06-28"), "2021-06-28"),
        (pd.NaT, ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(
    value: object, cell: object
) -> None:
    assert list(flat(pd.DataFrame({"a": pd.Series([value], dtype=object)}))["a"]) == [cell]


def test_a_heading_that_a_spreadsheet_would_run_gets_an_apostrophe() -> None:
    frame = pd.DataFrame([["a", 1, "b"]], columns=["=1+1", "@SUM(1)", "Iraq"])
    assert to_csv(frame) == b"\xef\xbb\xbf'=1+1,'@SUM(1),Iraq\r\na,1,b\r\n"


def test_columns_with_one_name_stay_apart() -> None:
    frame = pd.DataFrame([["=a", 1, "=b"]], columns=["Same", "Same", "Same"])
    assert to_csv(frame) == b"\xef\xbb\xbfSame,Same,Same\r\n'=a,1,'=b\r\n"


def test_columns_of_numbers_stay_numbers() -> None:
    frame = pd.DataFrame({"whole": [-1, 2], "part": [-0.5, 2.0], "yes": [True, False]})
    assert flat(frame).equals(frame)
    assert list(flat(view().series).dtypes[["value", "year"]]) == ["float64", "Int64"]


def test_flattening_leaves_the_frame_alone() -> None:
    before = view().evidence.copy()
    flat(view().evidence)
    pd.testing.assert_frame_equal(view().evidence, before)


def test_csv_begins_with_a_byte_order_mark_and_has_windows_line_ends() -> None:
    frame = pd.DataFrame({"name": ["Élysée", "=1+1", 'a "b", c'], "count": [1, -2, 3]})
    assert to_csv(frame) == (
        b'\xef\xbb\xbfname,count\r\n\xc3\x89lys\xc3\xa9e,1\r\n\'=1+1,-2\r\n"a ""b"", c",3\r\n'
    )


def test_csv_of_years_shows_whole_numbers_and_leaves_gaps_empty() -> None:
    text = to_csv(view().series[["date", "year", "value"]]).decode("utf-8-sig")
    assert text == "date,year,value\r\n2020,,43.5\r\n2021-06-28,2022,670000000.0\r\n"


def test_csv_of_every_frame_reads_back_with_as_many_rows(real: View) -> None:
    for name, frame in real.all_frames().items():
        read = list(csv.DictReader(io.StringIO(to_csv(frame).decode("utf-8-sig"), newline="")))
        assert len(read) == len(frame) > 0
        assert list(read[0]) == list(COLUMNS[name])


def test_no_cell_of_the_real_register_begins_a_formula_unless_it_is_a_number(real: View) -> None:
    for frame in real.all_frames().values():
        for row in csv.reader(io.StringIO(to_csv(frame).decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
