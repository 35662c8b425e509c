"""What comes after a date: reviews, dates that texts set, meetings."""

from __future__ import annotations

from datetime import date

from commitments.dates import PartialDate
from commitments.record_words import MilestoneKind
from commitments.register.background import Milestone
from commitments.standing.coming_up import (
    Coming,
    coming_up,
    known_milestones,
    newest_entry,
    review_of,
)
from commitments.standing.standing import Moment, standings
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, register

FACT = evidence("f-1", "2020-02-01")
JUDGED = assessment("2020-02-01", "limited", "f-1")
DUE = "{date: 2020-12, words: by the end of the year}"


def milestone(id: str, day: str, kind: MilestoneKind = MilestoneKind.MEETING) -> Milestone:
    return Milestone(
        id=id,
        date=PartialDate.parse(day),
        title=f"Title of {id}",
        kind=kind,
        level="heads",
        place="Hall",
        summary="What is to come.",
        url=f"https://example.org/{id}",
    )


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def test_everything_in_its_order() -> None:
    found = register(
        commitment("one", FACT, JUDGED),
        commitment("two", FACT.replace("f-1", "f-2"), JUDGED.replace("f-1", "f-2")),
        commitment("three", review_every="30"),
        commitment("four", review_every="365", due=DUE),
    )
    one, two, three, four = found.commitments
    as_of = date(2020, 3, 5)
    ahead = (
        milestone("met", "2020-03-05"),
        milestone("ends", "2020-04", MilestoneKind.TURNING_POINT),
        milestone("meets", "2021"),
    )
    assert coming_up(standings(found, Moment(as_of, TODAY)), ahead, as_of) == (
        Coming(
            "review-overdue", day("2019-07-25"), "Review of 1 pledge overdue", (three,), late=True
        ),
        Coming(
            *("ends", day("2020-04"), "Title of ends", (), "What is to come."),
            url="https://example.org/ends",
        ),
        Coming("review-2020-05-01", day("2020-05-01"), "Review of 2 pledges due", (one, two)),
        Coming("review-2020-06-24", day("2020-06-24"), "Review of 1 pledge due", (four,)),
        Coming(
            "due-four", day("2020-12"), "Due: Title of four", (four,), "“by the end of the year”"
        ),
        Coming(
            *("meets", day("2021"), "Title of meets", (), "What is to come."),
            url="https://example.org/meets",
            meeting=True,
        ),
    )


def test_a_review_is_due_on_its_day_late_from_the_next_and_overdue_after_a_month() -> None:
    found = register(commitment("one", FACT, JUDGED))
    for as_of, key, late in (
        (date(2020, 5, 1), "review-2020-05-01", False),
        (date(2020, 5, 2), "review-due", True),
        (date(2020, 5, 30), "review-due", True),
        (date(2020, 5, 31), "review-overdue", True),
    ):
        (s,) = standings(found, Moment(as_of, TODAY))
        assert review_of(s) == date(2020, 5, 1)
        assert [(one.key, one.late) for one in coming_up([s], (), as_of)] == [(key, late)]


def test_a_date_of_the_text_that_has_passed_is_not_to_come() -> None:
    (s,) = standings(register(commitment(due=DUE)), Moment(TODAY, TODAY))
    keys = {
        as_of: [one.key for one in coming_up([s], (), as_of) if one.key.startswith("due")]
        for as_of in (date(2020, 12, 31), date(2021, 1, 1))
    }
    assert keys == {date(2020, 12, 31): ["due-one"], date(2021, 1, 1): []}


def test_of_no_pledge_only_milestones_come() -> None:
    assert coming_up((), (), TODAY) == ()


def test_the_newest_entry_of_a_file() -> None:
    assert newest_entry(register(commitment())) == date(2019, 6, 25)
    assert newest_entry(register(commitment("one", FACT))) == date(2020, 3, 1)
    assert newest_entry(register(commitment("one", FACT, JUDGED))) == date(2020, 3, 2)
    confirmed = (
        "confirmations:\n  - {commitment: one, date: 2020-04-01, recorded: 2020-04-03, by: us}\n"
    )
    head = HEAD.replace("commitments:\n", f"{confirmed}commitments:\n")
    assert newest_entry(register(commitment("one", FACT, JUDGED), head=head)) == date(2020, 4, 3)


def test_a_milestone_ahead_is_known_from_the_newest_entry_of_the_file() -> None:
    head = HEAD.replace(
        "commitments:\n",
        "milestones:\n  - {id: met, date: 2021-01-01, title: Meeting, kind: meeting, level: all,"
        " place: Hall, summary: They met., url: https://example.org/met}\ncommitments:\n",
    )
    found = register(commitment("one", FACT, JUDGED), head=head)
    newest, before = date(2020, 3, 2), date(2020, 3, 1)
    assert [m.id for m in known_milestones(found, Moment(newest, newest))] == ["met"]
    assert known_milestones(found, Moment(before, newest)) == ()
    assert known_milestones(found, Moment(newest, before)) == ()
