"""The sentences of a comparison, by whole value."""

from __future__ import annotations

import pytest

from commitments.answers.answer import Answer
from commitments.answers.side_by_side import (
    comparison_answer,
    heads_of_facts,
    shared_words,
    side_answer,
    why_no_bars,
)
from commitments.tables.side import Comparison, compared, side_of
from tests.answers.sides import chosen


def of(one: str, other: str, **fields: tuple[str, ...]) -> Comparison:
    return compared(chosen(**fields), one, other)


def answer(one: str, other: str, **fields: tuple[str, ...]) -> Answer:
    selection = chosen(**fields)
    return comparison_answer(compared(selection, one, other), selection.view.register)


@pytest.mark.parametrize(
    ("one", "other", "first", "more"),
    [
        (
            *("region.iraq", "region.global"),
            "Iraq: none of 2 pledges substantially kept or better; Worldwide: none of 2.",
            "In the last twelve months: no advance and 4 setbacks for Iraq; 1 advance and 1 setback"
            " for Worldwide. They share 4 facts.",
        ),
        (
            *("theme.aid", "theme.talks"),
            "Aid: none of 2 pledges substantially kept or better; Talks: limited action.",
            "In the last twelve months: no advance and 4 setbacks on Aid; 2 advances and no setback"
            " on Talks. They share 1 fact.",
        ),
        (
            *("pledge.one", "pledge.three"),
            "Title of one: limited action; Title of three: limited action.",
            "In the last twelve months: no advance and 3 setbacks on “Title of one”; 2 advances and"
            " no setback on “Title of three”. They share no fact.",
        ),
        (
            *("member.DEU", "member.FRA"),
            "Germany: 2 facts on file in which it acted; France: 1 fact.",
            "In the last twelve months: no advance and 1 setback by Germany; no advance and 1"
            " setback by France. Both acted in 1 fact.",
        ),
        (
            *("member.AUT", "theme.aid"),
            "Austria: no fact on file in which it acted; Aid: none of 2 pledges substantially kept"
            " or better.",
            "In the last twelve months: no advance and no setback by Austria; no advance and 4"
            " setbacks on Aid. They share no fact.",
        ),
        (
            *("date.2024-12-31", "date.2026-11-28"),
            "End 2024: 2 of 3 pledges substantially kept or better; 28 Nov 2026: none of 3.",
            "In twelve months: no advance and no setback to the end of 2024; 1 advance and 4"
            " setbacks to 28 November 2026. 5 facts are new since the end of 2024.",
        ),
        (
            *("date.2024-12-31", "date.2023-12-31"),
            "End 2024: 2 of 3 pledges substantially kept or better; End 2023: none of 3.",
            "In twelve months there was neither an advance nor a setback on either side. No fact is"
            " new since the end of 2023.",
        ),
        (
            *("theme.aid", "theme.aid"),
            "Both sides are Aid.",
            "Choose another for one of them to compare.",
        ),
    ],
)
def test_both_sides_are_said_in_one_breath(one: str, other: str, first: str, more: str) -> None:
    assert answer(one, other) == Answer(first, more)


def test_a_filter_may_leave_a_side_without_a_pledge() -> None:
    found = answer("theme.aid", "theme.talks", themes=("aid",))
    assert found.first == (
        "Aid: none of 2 pledges substantially kept or better; Talks: no pledge passes these"
        " filters."
    )
    side = of("theme.aid", "theme.talks", themes=("aid",)).other
    assert side_answer(side) == Answer("No pledge passes these filters.")
    assert why_no_bars(side) == "No pledge passes these filters."


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            "theme.aid",
            Answer(
                "Both pledges saw limited action.",
                "One had more setbacks than advances in the last year; the newest fact is of"
                " 1 May 2026; confidence is high.",
            ),
        ),
        ("pledge.three", Answer("Limited action.", "Because.")),
        (
            "member.DEU",
            Answer(
                "Germany acted in 2 facts on file: 1 setback and 1 that points neither way.",
                "They bear on 2 pledges; the newest is of 1 May 2026.",
            ),
        ),
        (
            "member.FRA",
            Answer(
                "France acted in 1 fact on file: 1 setback.",
                "It bears on 2 pledges; it is of 1 May 2026.",
            ),
        ),
        ("member.AUT", Answer("No fact on file in which it acted.")),
    ],
)
def test_each_side_has_its_own_words(reference: str, expected: Answer) -> None:
    assert side_answer(side_of(chosen(), reference)) == expected


def test_facts_of_two_dates_are_new_or_replaced() -> None:
    found = of("date.2026-11-28", "date.2024-12-31")
    assert heads_of_facts(found) == (
        "New since the end of 2024: 5 facts",
        "Replaced since by 28 Nov 2026: no fact",
    )
    assert shared_words(of("date.2026-11-28", "date.2024-12-31")).startswith("5 facts are new")
    assert heads_of_facts(of("theme.aid", "theme.talks"))[1] == "Only Talks: 3 facts"
