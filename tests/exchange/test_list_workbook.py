"""The workbook of one list, opened again."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pandas as pd
from openpyxl import load_workbook

from commitments.exchange.workbook import to_list

FRAME = pd.DataFrame(
    [
        ["Keep it", 3, date(2026, 2, 9), ("Reversed", "Disputed"), "=1+1"],
        ["Leave it", 0, None, (), ""],
    ],
    columns=["Pledge", "Advances", "Newest fact", "Needs attention", "Publisher"],
)


def test_a_list_is_a_sheet_with_its_headings_before_what_it_is() -> None:
    made = to_list("pledges", FRAME, "As of 28 Nov 2026", date(2026, 11, 28))
    book = load_workbook(BytesIO(made))
    sheets = {
        name: [list(row) for row in book[name].iter_rows(values_only=True)]
        for name in book.sheetnames
    }
    assert sheets == {
        "pledges": [
            ["Pledge", "Advances", "Newest fact", "Needs attention", "Publisher"],
            ["Keep it", 3, datetime(2026, 2, 9), "Reversed; Disputed", "'=1+1"],
            ["Leave it", 0, None, None, None],
        ],
        "about": [["About this workbook"], ["As of 28 Nov 2026"]],
    }
    assert made == to_list("pledges", FRAME, "As of 28 Nov 2026", date(2026, 11, 28))


def test_a_list_of_nothing_has_its_headings() -> None:
    made = to_list("pledges", FRAME.head(0), "About", date(2026, 11, 28))
    book = load_workbook(BytesIO(made))
    assert [cell.value for cell in book["pledges"][1]] == list(FRAME.columns)
