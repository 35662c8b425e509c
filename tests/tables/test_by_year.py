"""How pledges stood by year, and the time that a judgement is drawn for."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from commitments.standing.standing import Moment
from commitments.tables.by_year import (
    drawn_by_year,
    statuses_by_year,
    stood_by_year,
)
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from tests.conftest import TODAY, assessment, commitment, evidence, register

PLEDGED = date(2019, 6, 25)


def judged(id: str, *days: tuple[str, str]) -> str:
    """A pledge with judgements: (day, status)."""
    facts = [
        evidence(f"{id}-{n}", "2019-07-01", publisher=publisher, recorded="2026-11-01")
        for n, publisher in (("01", "UN"), ("02", "A paper"))
    ]
    return commitment(
        id,
        evidence="\n".join(facts),
        assessments="\n".join(
            assessment(day, status, f"{id}-01, {id}-02", recorded="2026-11-28")
            for day, status in days
        ),
    )


def chosen(*commitments: str, as_of: date = TODAY) -> Selection:
    return View(register(*commitments), Moment(as_of, TODAY), "0").select(Filter())


def stood(s: Selection) -> pd.DataFrame:
    return stood_by_year(s.standings, PLEDGED, s.view.moment.as_of)


def by_id(s: Selection) -> dict[str, list[str]]:
    return {
        str(id): [
            f"{year} {status}" for year, status in zip(part["year"], part["status"], strict=True)
        ]
        for id, part in stood(s).groupby("commitment")
    }


def test_a_year_has_its_newest_judgement() -> None:
    one = judged(
        "one",
        ("2020-03-01", "limited"),
        ("2020-12-31", "substantial"),
        ("2021-12-31", "limited"),
        ("2022-01-01", "not_started"),
    )
    assert by_id(chosen(one, as_of=date(2022, 6, 1)))["one"] == [
        "2019 not_assessed",
        "2020 substantial",
        "2021 limited",
        "2022 not_started",
    ]


def test_a_year_without_a_judgement_is_not_assessed_but_the_last_has_the_newest() -> None:
    one = judged("one", ("2020-12-31", "substantial"))
    assert by_id(chosen(one, commitment("two"), as_of=date(2022, 1, 5))) == {
        "one": [
            "2019 not_assessed",
            "2020 substantial",
            "2021 not_assessed",
            "2022 substantial",
        ],
        "two": [f"{year} not_assessed" for year in range(2019, 2023)],
    }


def test_where_no_judgement_speaks_of_a_year_each_holds_until_the_next() -> None:
    one = judged("one", ("2020-03-01", "substantial"), ("2022-06-01", "limited"))
    assert by_id(chosen(one, as_of=date(2023, 1, 5)))["one"] == [
        "2019 not_assessed",
        "2020 substantial",
        "2021 substantial",
        "2022 limited",
        "2023 limited",
    ]


def test_what_was_judged_after_the_date_is_not_known() -> None:
    one = judged("one", ("2020-12-31", "substantial"), ("2021-12-31", "limited"))
    assert by_id(chosen(one, as_of=date(2021, 12, 30)))["one"] == [
        "2019 not_assessed",
        "2020 substantial",
        "2021 substantial",
    ]
    assert by_id(chosen(one, as_of=date(2021, 12, 31)))["one"][-1] == "2021 limited"
    assert by_id(chosen(one, as_of=PLEDGED))["one"] == ["2019 not_assessed"]


def test_pledges_are_counted_by_year_and_status() -> None:
    s = chosen(
        judged("one", ("2019-12-31", "limited"), ("2020-12-31", "limited")),
        judged("two", ("2019-12-31", "limited"), ("2020-12-31", "not_started")),
        commitment("three"),
        as_of=date(2020, 12, 31),
    )
    assert statuses_by_year(stood(s)).to_dict("split")["data"] == [
        [2019, "limited", 2],
        [2019, "not_assessed", 1],
        [2020, "limited", 1],
        [2020, "not_started", 1],
        [2020, "not_assessed", 1],
    ]


def test_no_pledge_has_no_year() -> None:
    counts = statuses_by_year(stood_by_year((), PLEDGED, TODAY))
    assert (list(counts.columns), len(counts)) == (["year", "status", "count"], 0)


def drawn(s: Selection, pledged: date | None = PLEDGED) -> list[tuple[str, str, str]]:
    return [
        (str(start), str(end), str(status))
        for one in s.standings
        for start, end, status in drawn_by_year(one.spans, pledged)
    ]


@pytest.mark.parametrize(
    ("days", "stretches"),
    [
        # Judged at the end of each year, and now.
        (
            [("2019-12-31", "limited"), ("2020-12-31", "substantial"), ("2021-05-04", "limited")],
            [
                ("2019-06-25", "2020-01-01", "limited"),
                ("2020-01-01", "2021-01-01", "substantial"),
                ("2021-01-01", "2022-06-30", "limited"),
            ],
        ),
        # Judged when something happened.
        (
            [("2019-09-30", "limited"), ("2020-06-15", "substantial")],
            [
                ("2019-09-30", "2020-06-15", "limited"),
                ("2020-06-15", "2022-06-30", "substantial"),
            ],
        ),
        # A year that nobody judged stays empty.
        (
            [("2019-12-31", "limited"), ("2021-12-31", "substantial"), ("2022-06-30", "limited")],
            [
                ("2019-06-25", "2020-01-01", "limited"),
                ("2021-01-01", "2022-01-01", "substantial"),
                ("2022-01-01", "2022-06-30", "limited"),
            ],
        ),
        # The judgement at the end of a year speaks for all of it.
        (
            [("2019-09-30", "limited"), ("2020-02-01", "limited"), ("2020-12-31", "substantial")],
            [
                ("2019-09-30", "2020-01-01", "limited"),
                ("2020-01-01", "2022-06-30", "substantial"),
            ],
        ),
        # The one after the end of a year begins with its own year.
        (
            [("2019-12-31", "limited"), ("2020-06-01", "substantial"), ("2020-07-01", "limited")],
            [
                ("2019-06-25", "2020-01-01", "limited"),
                ("2020-01-01", "2020-07-01", "substantial"),
                ("2020-07-01", "2022-06-30", "limited"),
            ],
        ),
        # What was judged on the date itself has no length.
        ([("2022-06-30", "limited")], [("2022-06-30", "2022-06-30", "limited")]),
        ([], []),
    ],
)
def test_a_judgement_is_drawn_for_the_time_that_it_speaks_of(
    days: list[tuple[str, str]], stretches: list[tuple[str, str, str]]
) -> None:
    assert drawn(chosen(judged("one", *days), as_of=date(2022, 6, 30))) == stretches


def test_the_newest_judgement_holds_until_the_date() -> None:
    one = judged("one", ("2020-12-31", "limited"))
    assert drawn(chosen(one, as_of=date(2021, 3, 1))) == [("2020-01-01", "2021-03-01", "limited")]
    assert drawn(chosen(one, as_of=date(2020, 12, 31))) == [("2020-01-01", "2020-12-31", "limited")]


def test_without_the_day_of_the_pledges_a_year_begins_on_its_first() -> None:
    one = judged("one", ("2019-12-31", "limited"))
    assert drawn(chosen(one, as_of=date(2019, 12, 31)), None) == [
        ("2019-01-01", "2019-12-31", "limited")
    ]


def test_pledges_of_the_last_day_of_a_year_begin_on_it() -> None:
    day = date(2019, 12, 31)
    s = chosen(judged("one", ("2019-12-31", "limited")), as_of=date(2020, 6, 30))
    assert drawn(s, day) == [("2019-12-31", "2020-06-30", "limited")]


def test_the_pledges_are_drawn_apart() -> None:
    s = chosen(
        judged("one", ("2019-12-31", "limited")), judged("two", ("2020-12-31", "not_started"))
    )
    assert drawn(s) == [
        ("2019-06-25", "2026-11-28", "limited"),
        ("2020-01-01", "2026-11-28", "not_started"),
    ]
