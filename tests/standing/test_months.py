"""Advances and setbacks month by month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commitments.standing.months import Month, months_before, twelve_months
from commitments.standing.standing import Moment, standings
from commitments.tables.view import View
from tests.conftest import TODAY, commitment, evidence, register

NONE = Month(0, 0)


def months(as_of: str, *facts: tuple[str, str]) -> tuple[Month, ...]:
    lines = [
        evidence(f"one-{n}", day, effect, recorded="2026-01-01")
        for n, (day, effect) in enumerate(facts)
    ]
    found = register(commitment(evidence="\n".join(lines)))
    (s,) = standings(found, Moment(date.fromisoformat(as_of), TODAY))
    return twelve_months(s)


def test_a_month_ends_on_the_day_of_the_date() -> None:
    found = months(
        "2020-11-28",
        ("2019-11-28", "advance"),
        ("2019-11-30", "advance"),
        ("2020-10-28", "setback"),
        ("2020-10-29", "advance"),
        ("2020-11-28", "setback"),
        ("2020-11-01", "setback"),
        ("2020-11-02", "context"),
    )
    assert found == (Month(1, 0), *[NONE] * 9, Month(0, 1), Month(1, 2))


def test_a_pledge_without_facts_has_twelve_empty_months() -> None:
    assert months("2020-11-28") == (NONE,) * 12


@pytest.mark.parametrize("as_of", ["2020-02-29", "2021-02-28", "2021-03-01", "2022-12-31"])
def test_a_fact_of_each_day_of_the_year_falls_into_one_of_the_months(as_of: str) -> None:
    end = date.fromisoformat(as_of)
    days = [end - timedelta(days=ago) for ago in (0, 27, 31, 59, 180, 300, 363, 364)]
    days = [day for day in days if day > date(2019, 6, 25)]
    found = months(as_of, *((str(day), "advance") for day in days))
    assert sum(month.advances for month in found) == len(days)


def test_the_months_hold_what_the_trend_counts(real: View) -> None:
    for s in real.standings.values():
        found = twelve_months(s)
        assert sum(month.advances for month in found) == s.advances
        assert sum(month.setbacks for month in found) == s.setbacks


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-28", 6, "2026-05-28"),
        ("2026-08-31", 6, "2026-02-28"),
        ("2026-03-31", 13, "2025-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-01-15", 0, "2026-01-15"),
    ],
)
def test_the_same_day_some_months_earlier(day: str, months: int, before: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(before)
