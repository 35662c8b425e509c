"""What was judged for each year, and with which day the present is compared."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.register.model import Register
from commitments.standing.each_year import (
    a_year_before,
    comparable_years,
    judged_in,
    kept,
    status_in,
    years_until,
)
from commitments.standing.standing import Moment, standings
from commitments.tables.by_year import stood_by_year
from commitments.tables.view import View
from commitments.vocabulary import Status
from tests.conftest import TODAY, assessment, commitment, evidence, register

PLEDGED = date(2019, 6, 25)
JUDGED = "\n".join(
    assessment(day, status, recorded=recorded)
    for day, status, recorded in (
        ("2020-03-01", "unclear", "2020-03-02"),
        ("2020-12-31", "limited", "2021-01-05"),
        ("2022-12-31", "unclear", "2023-01-05"),
    )
)
ONE = commitment(evidence=evidence(), assessments=JUDGED)


def statuses(as_of: date) -> dict[int, str]:
    (s,) = standings(register(ONE), Moment(as_of, TODAY))
    return {year: str(status_in(s, year)) for year in years_until(PLEDGED, as_of)}


@pytest.mark.parametrize(
    ("unjudged", "years"),
    [
        ({}, ()),
        ({2019: 3}, (2019,)),
        ({2019: 3, 2020: 0, 2021: 2, 2022: 1}, (2020, 2022)),
        ({2019: 2, 2020: 2}, (2019, 2020)),
    ],
)
def test_years_compare_where_as_many_were_judged(
    unjudged: dict[int, int], years: tuple[int, ...]
) -> None:
    assert comparable_years(unjudged) == years


def test_a_year_has_its_newest_judgement_and_the_last_one_that_which_holds() -> None:
    none, limited, unclear = "not_assessed", "limited", "unclear"
    assert statuses(date(2019, 7, 1)) == {2019: none}
    assert statuses(date(2020, 6, 1)) == {2019: none, 2020: unclear}
    assert statuses(date(2021, 6, 1)) == {2019: none, 2020: limited, 2021: limited}
    assert statuses(date(2022, 12, 31)) == {2019: none, 2020: limited, 2021: none, 2022: unclear}


def test_where_no_judgement_speaks_of_a_year_each_holds_until_the_next() -> None:
    judged = commitment(evidence=evidence(), assessments=assessment("2020-03-01"))
    (s,) = standings(register(judged), Moment(date(2023, 1, 5), TODAY))
    found = [str(status_in(s, year)) for year in (2019, 2020, 2021, 2022, 2023)]
    assert found == ["not_assessed", "limited", "limited", "limited", "limited"]


def test_a_year_without_a_judgement_has_none() -> None:
    (s,) = standings(register(ONE), Moment(TODAY, TODAY))
    assert (judged_in(s, 2019), judged_in(s, 2021)) == (None, None)
    assert judged_in(s, 2020) == s.spans[1]
    (never,) = standings(register(commitment()), Moment(TODAY, TODAY))
    assert judged_in(never, TODAY.year) is None


@pytest.mark.parametrize("as_of", [TODAY, date(2024, 3, 1), date(2021, 12, 31)])
def test_the_table_and_the_chart_of_years_say_the_same(curated: Register, as_of: date) -> None:
    view = View(curated, Moment(as_of, TODAY), "")
    pledged = curated.meeting.date
    stood = stood_by_year(view.standings.values(), pledged, as_of)
    assert [
        (year, id, str(status_in(s, year)))
        for year in years_until(pledged, as_of)
        for id, s in view.standings.items()
    ] == list(stood.itertuples(index=False, name=None))


def test_what_counts_as_kept() -> None:
    assert [status for status in Status if kept(status)] == [Status.FULFILLED, Status.SUBSTANTIAL]


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        (date(2026, 11, 28), date(2025, 12, 31)),
        (date(2026, 12, 31), date(2025, 12, 31)),
        (date(2027, 1, 15), date(2025, 12, 31)),
        (date(2026, 7, 2), date(2025, 12, 31)),
        (date(2026, 7, 1), date(2024, 12, 31)),
        (date(2022, 6, 30), date(2020, 12, 31)),
        (date(2019, 12, 31), PLEDGED),
    ],
)
def test_where_judgements_speak_of_years_the_end_of_one_is_compared(as_of: date, day: date) -> None:
    assert a_year_before(standings(register(ONE), Moment(TODAY, TODAY)), PLEDGED, as_of) == day


def test_else_the_day_a_year_before_is_compared() -> None:
    judged = commitment(evidence=evidence(), assessments=assessment())
    found = standings(register(judged), Moment(TODAY, TODAY))
    assert a_year_before(found, PLEDGED, TODAY) == date(2025, 11, 28)
    assert a_year_before(found, PLEDGED, date(2019, 12, 1)) == PLEDGED
