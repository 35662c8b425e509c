"""Themes and regions at two dates."""

from __future__ import annotations

from datetime import date

from commitments.standing.standing import Moment
from commitments.tables.at_two_dates import best_day, earlier_days
from commitments.tables.view import View
from commitments.vocabulary import Status
from tests.answers.two_dates import chosen, fallen, regions, small, themes, three
from tests.conftest import NOW, TODAY, commitment, evidence, register


def test_themes_then_and_now() -> None:
    aid, talks = themes(chosen(three()))
    assert (aid.id, aid.name, aid.earlier, aid.now, aid.kept) == (
        "aid",
        "Aid",
        {Status.SUBSTANTIAL: 2},
        {Status.LIMITED: 2},
        (2, 0),
    )
    assert [(g.advances, g.setbacks) for g in (aid, talks)] == [(0, 3), (1, 0)]


def test_a_pledge_of_two_regions_stands_in_both() -> None:
    found = {g.id: [s.commitment.id for s in g.standings] for g in regions(chosen(three()))}
    assert found == {"iraq": ["one", "two"], "global": ["two", "three"]}


def test_a_filter_leaves_only_themes_with_a_chosen_pledge() -> None:
    assert [g.id for g in themes(chosen(three(), themes=("talks",)))] == ["talks"]


def test_an_event_that_helps_one_pledge_and_harms_another_counts_once_as_a_setback() -> None:
    item = evidence("one-01", "2026-02-01", recorded="2026-03-01")
    both = item.replace("effect: advance}", "effect: advance}, {commitment: two, effect: setback}")
    (aid,) = themes(chosen(register(commitment("one", both), commitment("two"))))
    assert (aid.advances, aid.setbacks) == (0, 1)


def test_the_earlier_days_are_those_by_which_something_was_judged() -> None:
    found = earlier_days(View(three(), NOW, ""))
    assert found == {date(2024, 12, 31): 2, date(2025, 12, 31): 2}
    assert best_day(found) == date(2025, 12, 31)


def test_the_day_on_which_most_was_kept_is_the_one_to_compare_with() -> None:
    found = earlier_days(View(small(fallen("one", "limited", "substantial")), NOW, ""))
    assert found == {date(2024, 12, 31): 0, date(2025, 12, 31): 0}
    assert best_day({date(2024, 12, 31): 3, date(2025, 12, 31): 1}) == date(2024, 12, 31)


def test_a_register_without_judgements_has_the_day_of_the_pledges() -> None:
    assert earlier_days(View(register(commitment()), NOW, "")) == {date(2019, 6, 25): 0}
    first = Moment(date(2019, 6, 25), TODAY)
    assert earlier_days(View(three(), first, "")) == {date(2019, 6, 25): 0}
