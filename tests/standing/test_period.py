"""The two moments between which changes are told, and how that is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commitments.register.model import Register
from commitments.standing.period import (
    last_meeting,
    last_year,
    lately,
    milestone_label,
    milestone_title,
    since_day,
    since_milestone,
    since_pledged,
    since_visit,
)
from commitments.standing.standing import Moment, standings
from tests.conftest import HEAD, NOW, TODAY, assessment, commitment, evidence, register

MET = """\
milestones:
  - {id: met, date: 2021-01-15, title: Lakeside ministerial, kind: meeting, level: ministers,
     place: "Lakeside, the hall", summary: They met., url: https://example.org/met}
  - {id: called, date: 2021-03, title: Call of the finance group, kind: meeting, level: officials,
     place: Online, summary: They spoke., url: https://example.org/called}
  - {id: flood, date: 2021-04-02, title: The flood, kind: turning-point, level: nature,
     place: Valley, summary: Water came., url: https://example.org/flood}
"""
WITH_MEETINGS = HEAD.replace("commitments:\n", f"{MET}commitments:\n")


@pytest.fixture(scope="module")
def found() -> Register:
    return register(commitment(), head=WITH_MEETINGS)


@pytest.mark.parametrize(
    ("as_of", "label"),
    [
        (date(2021, 1, 15), None),
        (date(2021, 1, 16), "Lakeside, 15 Jan 2021"),
        (date(2021, 3, 31), "Lakeside, 15 Jan 2021"),
        (date(2021, 4, 1), "Call of the finance group, Mar 2021"),
        (TODAY, "Call of the finance group, Mar 2021"),
    ],
)
def test_the_last_meeting_is_over_and_no_turning_point(
    found: Register, as_of: date, label: str | None
) -> None:
    met = last_meeting(found, as_of)
    assert (met and milestone_label(met)) == label


def test_the_meeting_of_the_pledges_is_not_the_last_one() -> None:
    own = WITH_MEETINGS.replace("2021-01-15", "2019-06-25").replace("2021-03", "2026-11")
    assert last_meeting(register(commitment(), head=own), date(2020, 1, 1)) is None


def test_a_meeting_is_what_everybody_asks_about_for_two_years(found: Register) -> None:
    met = found.milestones[0]
    days = [met.date.last + timedelta(days=n) for n in (0, 730, 731)]
    assert [lately(met, day) for day in days] == [True, True, False]
    assert not lately(None, TODAY)


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("Lakeside (the hall), Valley", "Lakeside, 15 Jan 2021"),
        # A place that the title does not name, and a title that names none.
        ("Valley", "Lakeside ministerial, 15 Jan 2021"),
        ("By telephone", "Lakeside ministerial, 15 Jan 2021"),
    ],
)
def test_a_meeting_is_called_by_the_place_in_its_title(place: str, label: str) -> None:
    head = WITH_MEETINGS.replace('"Lakeside, the hall"', f'"{place}"')
    met = register(commitment(), head=head).milestones[0]
    assert milestone_label(met) == label
    assert milestone_title(met) == "15 Jan 2021: Lakeside ministerial"


def test_a_meeting_without_a_place_is_not_called_by_that() -> None:
    head = WITH_MEETINGS.replace("Call of the", "Online call of the")
    called = register(commitment(), head=head).milestones[1]
    assert milestone_label(called) == "Online call of the finance group, Mar 2021"


def test_how_a_period_is_said(found: Register) -> None:
    met, called, flood = found.milestones
    younger = Moment(date(2020, 5, 1), TODAY)
    periods = [
        since_milestone(met, NOW, last=True),
        since_milestone(met, NOW),
        since_milestone(called, NOW, last=True),
        since_milestone(flood, NOW),
        last_year(found, standings(found, NOW), NOW),
        last_year(found, standings(found, NOW), younger),
        since_pledged(found, younger),
        since_day(date(2022, 7, 9), NOW),
        since_visit(date(2026, 11, 3), NOW),
    ]
    pledged = "From 25 June 2019 to 1 May 2020, as known on 28 November 2026"
    assert [(period.words, period.span) for period in periods] == [
        ("Since Lakeside", "From 15 January 2021 to 28 November 2026"),
        ("Since Lakeside in January 2021,", "From 15 January 2021 to 28 November 2026"),
        ("Since the meeting of March 2021,", "From 31 March 2021 to 28 November 2026"),
        ("Since 2 April 2021 (The flood),", "From 2 April 2021 to 28 November 2026"),
        ("In the 12 months to 28 November 2026,", "From 28 November 2025 to 28 November 2026"),
        ("Since the pledges were made on 25 June 2019,", pledged),
        ("Since the pledges were made on 25 June 2019,", pledged),
        ("Since 9 July 2022,", "From 9 July 2022 to 28 November 2026"),
        (
            "Since your last visit on 3 November 2026,",
            "From 3 November 2026 to 28 November 2026",
        ),
    ]


@pytest.mark.parametrize(
    ("as_of", "words", "first"),
    [
        (TODAY, "Since the end of 2025", date(2025, 12, 31)),
        (date(2026, 3, 1), "Since the end of 2024", date(2024, 12, 31)),
        (date(2020, 3, 1), "Since the pledges were made on 25 June 2019,", date(2019, 6, 25)),
    ],
)
def test_where_judgements_speak_of_years_the_last_year_begins_with_the_end_of_one(
    as_of: date, words: str, first: date
) -> None:
    judged = assessment("2024-12-31", recorded="2025-01-05")
    made = register(commitment(evidence=evidence(), assessments=judged))
    period = last_year(made, standings(made, NOW), Moment(as_of, TODAY))
    assert (period.words, period.before.as_of, period.after.as_of) == (words, first, as_of)


def test_what_was_recorded_after_its_first_day_is_of_a_period() -> None:
    day = date(2026, 11, 3)
    for period in (since_day(day, NOW), since_visit(day, Moment(date(2020, 1, 1), TODAY))):
        days = (day, date(2026, 11, 4), TODAY, date(2026, 11, 29))
        assert [period.holds(on) for on in days] == [False, True, True, False]
