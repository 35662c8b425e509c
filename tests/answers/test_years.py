"""What the Years view says aloud, whole, for a register of each kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commitments.answers import overview
from commitments.answers.answer import Answer
from commitments.answers.years import of_years
from commitments.tables.filter import FILTER_FIELDS, Filter
from commitments.tables.view import View
from tests.answers.small import pledge, selection
from tests.answers.test_overview import AID, FELL, KEPT, LOST, NOTHING, ROSE

TIED = [
    pledge("a", y2023="substantial", y2024="limited", y2025="limited", y2026="limited"),
    pledge("b", y2023="substantial", y2024="substantial", y2025="limited", y2026="limited"),
]
OVERTAKEN = [
    pledge("a", y2025="substantial", y2026="limited"),
    pledge("b", y2025="substantial", y2026="overtaken"),
    pledge("c", y2025="limited", y2026="limited"),
]


@pytest.mark.parametrize(
    ("pledges", "first", "more"),
    [
        (
            KEPT,
            "No pledge fell below substantially kept from one year to the next.",
            "Of 2 pledges all were judged substantially kept or better in both years and 2"
            " fulfilled or upheld in at least one.",
        ),
        (
            LOST,
            "No pledge fell below substantially kept from one year to the next, and 2 changed"
            " status in 2026, none for the better.",
            "Of 3 pledges none was judged substantially kept or better in both years and 3 never"
            " substantially kept.",
        ),
        (
            FELL,
            "The break came in 2025: 3 pledges fell below substantially kept, and 4 changed status"
            " in 2026, 2 for the better.",
            "Of 6 pledges none was judged substantially kept or better in all 3 years, 1 fulfilled or upheld"
            " in at least one and 1 never substantially kept.",
        ),
        (
            ROSE,
            "No pledge fell below substantially kept from one year to the next, and 1 changed"
            " status in 2026, for the better.",
            "Of 2 pledges 1 was judged substantially kept or better in all 3 years (“Title of b”).",
        ),
        (
            TIED,
            "Most fell below substantially kept in 2024 and 2025, 1 pledge each year.",
            "Of 2 pledges none was judged substantially kept or better in all 4 years.",
        ),
        (
            OVERTAKEN,
            "In 2026, 1 pledge fell below substantially kept, and 1 was overtaken by events.",
            "Of 3 pledges none was judged substantially kept or better in both years and 1 never"
            " substantially kept.",
        ),
        (NOTHING, "Judgements are on file for 2026 alone.", ""),
        ([pledge("a"), pledge("b")], "No pledge was judged by this date.", ""),
        (
            FELL[:1],
            "The one pledge was substantially kept or better in 1 of 3 years.",
            "Its status now: Limited action.",
        ),
        (
            KEPT[:1],
            "The one pledge was substantially kept or better in both years.",
            "Its status now: Upheld.",
        ),
        (
            [pledge("a", y2026="limited")],
            "The one pledge was not substantially kept in 2026.",
            "Its status now: Limited action.",
        ),
        (
            LOST[1:2],
            "The one pledge was substantially kept in none of 2 years.",
            "Its status now: Reversed.",
        ),
        (NOTHING[:1], "How the one pledge stood is not known for any year.", ""),
    ],
)
def test_the_answer_for_all_pledges(pledges: list[str], first: str, more: str) -> None:
    assert of_years(selection(*pledges)) == Answer(first, more)


def test_the_answer_for_a_theme_names_it() -> None:
    assert of_years(selection(*FELL, chosen=AID)) == Answer(
        "Aid: in 2025, 2 pledges fell below substantially kept, more than in any other year, and 1"
        " changed status in 2026.",
        "Of 3 pledges none was judged substantially kept or better in all 3 years and 1 fulfilled or upheld"
        " in at least one.",
    )
    none = selection(pledge("a", "talks"), chosen=AID)
    assert of_years(none) == Answer("No pledge passes these filters.")


def test_the_answer_of_a_past_day_knows_no_later_year() -> None:
    assert of_years(selection(*FELL, as_of=date(2024, 12, 31))) == Answer(
        "Judgements are on file for 2024 alone.",
        "Of 6 pledges 4 were judged substantially kept or better in 2024, 1 fulfilled or upheld and 2 never"
        " substantially kept.",
    )


def test_an_answer_has_at_most_sixty_words(curated_view: View) -> None:
    for theme in (None, *curated_view.register.themes):
        chosen = Filter(themes=(theme.id,)) if theme else Filter()
        assert 5 < len(of_years(curated_view.select(chosen)).text.split()) <= 60


def test_an_answer_has_at_most_sixty_words_whatever_is_chosen(curated_view: View) -> None:
    register = curated_view.register
    for field in FILTER_FIELDS:
        keys = tuple(field.choices(register))
        for some in (*((key,) for key in keys), keys):
            chosen = curated_view.select(replace(Filter(text="the"), **{field.name: some}))
            for answer in (of_years(chosen), overview.of_selection(chosen)):
                assert len(answer.text.split()) <= 60
