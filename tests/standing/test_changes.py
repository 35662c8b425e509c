"""What changed between two moments: each class of change by itself."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.register.model import Register
from commitments.standing.changes import Change, changes, compare, compare_standings
from commitments.standing.diff import way_of, ways_of
from commitments.standing.standing import Moment, standings
from commitments.vocabulary import Status
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register


def at(as_of: str, known_at: str = TODAY.isoformat()) -> Moment:
    return Moment(date.fromisoformat(as_of), date.fromisoformat(known_at))


def history(*statuses: str) -> Register:
    """One pledge, judged on the first of January of 2020, 2021 and so on."""
    years = range(2020, 2020 + len(statuses))
    found = [evidence("one-01", "2020-01-01"), evidence("one-02", "2020-01-01", publisher="State")]
    judged = [
        assessment(f"{year}-01-01", status, "one-01, one-02", f"{year}-03-02")
        for year, status in zip(years, statuses, strict=True)
    ]
    return register(commitment(evidence="\n".join(found), assessments="\n".join(judged)))


def between(found: Register, before: str, after: str) -> Change:
    (change,) = compare(found, at(before), at(after))
    return change


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("limited", "substantial", 1),
        ("limited", "fulfilled", 1),
        ("reversed", "not_started", 1),
        ("not_started", "limited", 1),
        ("fulfilled", "substantial", -1),
        ("limited", "not_started", -1),
        ("not_started", "reversed", -1),
        ("substantial", "overtaken", 0),
        ("overtaken", "fulfilled", 0),
        ("limited", "not_assessed", 0),
        ("not_assessed", "fulfilled", 0),
    ],
)
def test_a_status_that_moved_rose_or_fell_or_does_not_compare(
    old: str, new: str, direction: int
) -> None:
    change = between(history(old, new), "2020-12-31", "2021-01-01")
    assert (change.before.status, change.after.status) == (old, new)
    assert (change.moved, change.direction, change.judged_again) == (True, direction, False)
    assert (change.empty, change.first_judged) == (False, old == "not_assessed")


def test_the_first_judgement_is_a_move_without_direction() -> None:
    change = between(history("substantial"), "2019-12-31", "2020-01-01")
    assert (change.moved, change.first_judged, change.direction) == (True, True, 0)


def test_judged_again_with_the_same_result_is_no_move() -> None:
    change = between(history("limited", "limited"), "2020-12-31", "2021-01-01")
    assert (change.moved, change.judged_again, change.direction, change.empty) == (
        (False, True, 0, False)
    )


def test_a_status_that_moved_and_moved_back_was_judged_again() -> None:
    change = between(history("limited", "substantial", "limited"), "2020-12-31", "2022-01-01")
    assert (change.moved, change.judged_again, change.empty) == (False, True, False)


def test_new_evidence_alone_is_a_change() -> None:
    items = [
        evidence("one-01", "2020-02-01"),
        evidence("one-02", "2020-02-15", effect="setback"),
        evidence("one-03", "2020-02-10", effect="context"),
    ]
    found = register(commitment(evidence="\n".join(items)))
    change = between(found, "2020-02-09", "2020-02-29")
    assert [item.id for item in change.new_evidence] == ["one-03", "one-02"]
    assert (change.lost_evidence, change.moved, change.empty) == ((), False, False)


def test_going_back_in_time_loses_evidence() -> None:
    found = register(commitment(evidence=evidence("one-01", "2020-02-01")))
    change = between(found, "2020-02-01", "2020-01-31")
    assert ([item.id for item in change.lost_evidence], change.new_evidence, change.empty) == (
        (["one-01"], (), False)
    )


@pytest.mark.parametrize(
    ("before", "after", "stale"),
    [
        ("2020-01-01", "2020-04-29", False),  # fresh -> due
        ("2020-01-01", "2020-04-30", True),  # fresh -> overdue
        ("2020-04-29", "2020-05-30", True),  # due -> expired
        ("2020-04-30", "2020-05-30", False),  # overdue -> expired
        ("2020-05-30", "2020-06-30", False),  # expired stays
        ("2020-05-30", "2020-01-01", False),  # going back
    ],
)
def test_a_pledge_goes_stale_when_it_becomes_overdue(before: str, after: str, stale: bool) -> None:
    change = between(history("limited"), before, after)
    assert (change.gone_stale, change.empty) == (stale, not stale)


def test_a_correction_recorded_later_is_a_change_of_what_was_known() -> None:
    found = register(
        commitment(
            evidence=evidence("one-01", "2020-02-01")
            + "\n"
            + evidence("one-02", publisher="State"),
            assessments=assessment("2020-02-01", "substantial", "one-01, one-02", "2020-03-02")
            + "\n"
            + assessment("2020-02-01", "limited", "one-01", "2020-09-01"),
        )
    )
    earlier, later = at("2020-03-02", "2020-08-31"), at("2020-03-02", "2020-09-01")
    (change,) = compare(found, earlier, later)
    assert (change.before.status, change.after.status, change.direction) == (
        (Status.SUBSTANTIAL, Status.LIMITED, -1)
    )


def test_only_commitments_of_which_something_changed_are_listed() -> None:
    found = register(
        commitment("one", evidence=evidence("one-01", "2020-02-01")),
        commitment("two"),
        commitment("three", evidence=evidence("three-01", "2020-02-02")),
    )
    before, after = at("2020-01-31"), at("2020-02-03")
    assert [c.after.commitment.id for c in changes(found, before, after)] == ["one", "three"]
    assert [c.after.commitment.id for c in compare(found, before, after)] == ["one", "two", "three"]


def test_some_standings_are_compared_with_their_own_past() -> None:
    found = history("limited", "substantial")
    later = standings(found, at("2021-06-01"))
    assert compare_standings(found, at("2020-06-01"), later) == (
        compare(found, at("2020-06-01"), at("2021-06-01"))
    )
    assert compare_standings(found, at("2020-06-01"), ()) == ()


def test_nothing_changes_between_a_moment_and_itself(curated: Register) -> None:
    for moment in (NOW, at("2021-01-01"), at("2026-11-26", "2026-11-22"), at("2019-06-25")):
        assert changes(curated, moment, moment) == ()
        assert len(compare(curated, moment, moment)) == len(curated.commitments) > 0


@pytest.mark.parametrize("days", [("2022-12-31", "2026-11-26"), ("2023-01-01", "2025-01-01")])
def test_swapping_the_moments_turns_every_move_around(
    curated: Register, days: tuple[str, str]
) -> None:
    one, other = (at(day) for day in days)
    there, back = compare(curated, one, other), compare(curated, other, one)
    assert any(change.direction for change in there)
    assert [c.direction for c in back] == [-c.direction for c in there]
    assert [c.moved for c in back] == [c.moved for c in there]
    assert [c.judged_again for c in back] == [c.judged_again for c in there]
    assert [c.new_evidence for c in back] == [c.lost_evidence for c in there]
    assert [c.lost_evidence for c in back] == [c.new_evidence for c in there]
    assert [(c.before, c.after) for c in back] == [(c.after, c.before) for c in there]


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        ("limited", "substantial", 1),
        ("fulfilled", "reversed", -1),
        ("substantial", "overtaken", -1),
        ("limited", "overtaken", -1),
        ("not_started", "overtaken", 0),
        ("unclear", "overtaken", 0),
        ("substantial", "unclear", 0),
        ("overtaken", "fulfilled", 0),
        ("not_assessed", "limited", 0),
        ("limited", "limited", 0),
    ],
)
def test_one_rule_says_what_is_better_or_worse(old: str, new: str, way: int) -> None:
    change = between(history(old, new), "2020-12-31", "2021-01-01")
    assert way_of(change) == way
    counts = {1: (1, 0, 0), -1: (0, 1, 0), 0: (0, 0, int(old != new))}
    assert ways_of([change]) == counts[way]
