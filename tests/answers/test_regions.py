"""The sentences on places and regions, by whole value."""

from __future__ import annotations

import pytest

from commitments.answers.answer import Answer
from commitments.answers.compared import Dates
from commitments.answers.regions import At, Where, by_regions_answer, place_answer, regions_answer
from commitments.vocabulary import Status
from tests.answers.two_dates import END_2024, chosen, regions, three
from tests.conftest import TODAY

YEAR = "in the last twelve months"
LAND = Where(YEAR, "Iraq and Syria", "part of Iraq and Syria")
HASAKAH = At("SY-HA", "Hasakah", 14, 15)
ERBIL = At("IQ-AR", "Erbil", 4, 8)
SYRIA = At("SYR", "Syria", 9, 1)


def test_where_most_happened_comes_first() -> None:
    assert regions_answer([HASAKAH, ERBIL, At("IQ-BG", "Baghdad", 6, 3)], [SYRIA], LAND) == Answer(
        "In the last twelve months more happened in Hasakah than in any other part of Iraq and"
        " Syria: 29 facts, 15 of them setbacks.",
        "In Erbil 8 of 12 were setbacks. Where only Syria as a whole is named, advances led, 9 to"
        " 1.",
    )


def test_a_filter_is_the_base_of_what_is_said() -> None:
    where = Where("in 2024", "any country", "country", 5)
    assert regions_answer([ERBIL, At("IRQ", "Iraq", 0, 2)], [], where) == Answer(
        "In 2024, of what bears on these 5 pledges, most happened in Erbil: 12 facts, 8 of them"
        " setbacks.",
        "In Iraq both were setbacks.",
    )
    one = Where("in 2024", "any country", "country", 1)
    assert regions_answer([], [], one) == Answer(
        "In 2024, of what bears on this pledge, no advance and no setback is on file for any"
        " country."
    )


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([], "no advance and no setback is on file for Iraq and Syria."),
        ([At("A", "A", 1, 0)], "1 fact lies in A, an advance."),
        ([At("A", "A", 0, 2)], "2 facts lie in A, all of them setbacks."),
        (
            [At("A", "A", 2, 1), At("B", "B", 3, 0)],
            "most happened in A and B: 3 facts each.",
        ),
        (
            [At(code, code, 1, 0) for code in "ABCD"],
            "no place stands out: 4 have 1 fact each.",
        ),
    ],
)
def test_every_way_in_which_facts_can_lie(places: list[At], said: str) -> None:
    assert regions_answer(places, [], LAND) == Answer(f"In the last twelve months {said}")


def test_countries_alone_are_told_as_such() -> None:
    assert regions_answer([], [SYRIA], LAND) == Answer(
        "In the last twelve months 10 facts name Syria as a whole, 1 of them a setback."
    )


@pytest.mark.parametrize(
    ("pledges", "said"),
    [
        (
            {Status.SUBSTANTIAL: 1, Status.LIMITED: 2},
            "They bear on 3 pledges: 1 is substantially kept and 2 saw limited action.",
        ),
        ({Status.LIMITED: 7}, "They bear on 7 pledges; all saw limited action."),
        ({Status.OVERTAKEN: 1}, "They bear on one pledge; it was overtaken by events."),
        ({Status.NO_EVIDENCE: 1}, "They bear on one pledge; for it nothing was found."),
    ],
)
def test_a_place_with_the_pledges_that_its_facts_bear_on(
    pledges: dict[Status, int], said: str
) -> None:
    assert place_answer(ERBIL, LAND, pledges) == Answer(
        "Erbil: 12 facts in the last twelve months, 8 of them setbacks.", said
    )


def test_a_place_without_facts_and_one_with_a_filter() -> None:
    assert place_answer(At("FRA", "France", 0, 0), LAND, {}) == Answer(
        "France: no advance and no setback is on file in the last twelve months."
    )
    where = Where("in 2024", "any country", "country", 22)
    assert place_answer(At("FRA", "France", 0, 1), where, {Status.LIMITED: 1}) == Answer(
        "France: 1 fact on these 22 pledges in 2024, a setback.",
        "It bears on one pledge; it saw limited action.",
    )


def test_without_a_map_the_regions_are_compared() -> None:
    selection = chosen(three())
    dates = Dates(END_2024, TODAY, TODAY)
    assert by_regions_answer(selection, regions(selection), dates) == Answer(
        "Both regions have fewer pledges substantially kept than at the end of 2024; of the 2 that"
        " name Iraq none is left.",
        "All 3 pledges saw limited action.",
    )


def test_one_pledge_that_names_two_regions_is_said_as_one() -> None:
    selection = chosen(three(), ids=("two",))
    groups = regions(selection)
    assert len(groups) == 2
    assert by_regions_answer(selection, groups, Dates(END_2024, TODAY, TODAY)) == Answer(
        "The one pledge saw limited action."
    )
