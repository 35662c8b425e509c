"""The sentences on themes, by whole value."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.answers.answer import Answer
from commitments.answers.compared import Dates, finding, kept_words, names_of, note
from commitments.answers.themes import in_sentence, theme_answer, themes_answer
from commitments.register.model import Register
from commitments.standing.standing import Moment
from tests.answers.two_dates import END_2024, chosen, fallen, regions, small, themes, three
from tests.conftest import NOW, TODAY, commitment

DATES = Dates(END_2024, TODAY, TODAY)


def test_the_theme_that_lost_all_is_named_with_its_base() -> None:
    selection = chosen(three())
    assert themes_answer(selection, themes(selection), DATES) == Answer(
        "1 of 2 themes has fewer pledges substantially kept than at the end of 2024, and none has"
        " more; of the 2 on Aid none is left.",
        "Aid had more setbacks than advances in the last twelve months; Talks had more advances.",
    )


def test_a_filter_is_the_base_of_what_is_said() -> None:
    selection = chosen(three(), statuses=("limited",))
    assert themes_answer(selection, themes(selection), DATES).first == (
        "Among these 3 pledges, 1 of 2 themes has fewer substantially kept than at the end of 2024,"
        " and none has more; of the 2 on Aid none is left."
    )


@pytest.mark.parametrize(
    ("aid", "talks", "said"),
    [
        (
            ("substantial", "limited"),
            ("fulfilled", "limited"),
            "Both themes have fewer pledges substantially kept than at the end of 2024.",
        ),
        (
            ("limited", "substantial"),
            ("limited", "fulfilled"),
            "Both themes have more pledges substantially kept than at the end of 2024.",
        ),
        (
            ("limited", "substantial"),
            ("substantial", "limited"),
            "1 of 2 themes has fewer pledges substantially kept than at the end of 2024, 1 more.",
        ),
        (
            ("substantial", "substantial"),
            ("limited", "limited"),
            "Both themes have as many pledges substantially kept as at the end of 2024.",
        ),
        (
            ("limited", "limited"),
            ("limited", "limited"),
            "No pledge is substantially kept today, and none was at the end of 2024.",
        ),
    ],
)
def test_every_way_in_which_themes_can_go(
    aid: tuple[str, str], talks: tuple[str, str], said: str
) -> None:
    selection = chosen(small(fallen("one", *aid), fallen("two", *talks, theme="talks")))
    assert themes_answer(selection, themes(selection), DATES).first == said


def test_before_anything_was_judged_there_is_nothing_to_compare_with() -> None:
    selection = chosen(three())
    start = date(2019, 6, 25)
    groups = themes(selection, Moment(start, TODAY))
    answer = themes_answer(selection, groups, Dates(start, TODAY, TODAY))
    assert answer.first == "All 3 pledges saw limited action."
    assert finding(groups, "theme", Dates(start, TODAY, TODAY)) == (
        "No pledge is substantially kept today"
    )


def test_one_theme_is_told_with_its_year_its_newest_fact_and_confidence() -> None:
    selection = chosen(three(), themes=("aid",))
    assert theme_answer(selection) == Answer(
        "Aid: both pledges saw limited action.",
        "One had more setbacks than advances in the last year; the newest fact is of 1 April 2026;"
        " confidence is high.",
    )


def test_one_pledge_is_told_in_counts() -> None:
    selection = chosen(three(), themes=("talks",))
    assert theme_answer(selection) == Answer(
        "Talks: the one pledge saw limited action.",
        "It had 1 advance and no setback in the last year; the newest fact is of 1 February 2026;"
        " confidence is high.",
    )


def test_a_pledge_without_facts_says_so() -> None:
    assert theme_answer(chosen(small(commitment()))) == Answer(
        "Aid: the one pledge is not assessed yet.",
        "It had neither an advance nor a setback in the last year; no fact is on file.",
    )


def test_nothing_chosen_is_one_sentence() -> None:
    selection = chosen(three(), ids=("none",))
    assert themes_answer(selection, themes(selection), DATES) == Answer(
        "No pledge passes these filters."
    )
    assert finding((), "theme", DATES) == "No pledge passes these filters"


def test_findings_and_rows_of_regions() -> None:
    groups = regions(chosen(three()))
    assert finding(groups, "region", DATES) == (
        "Today no pledge of a region is substantially kept; at the end of 2024 it was up to 2"
    )
    assert [kept_words(group, DATES) for group in groups] == [
        "None of 2 substantially kept today, 2 at the end of 2024.",
        "None of 2 substantially kept today, 1 at the end of 2024.",
    ]
    assert finding(groups[:1], "region", DATES) == (
        "Iraq: none of 2 substantially kept today, 2 at the end of 2024"
    )
    assert note(groups) == ""


def test_a_past_day_is_told_as_past() -> None:
    day = date(2025, 6, 30)
    groups = regions(chosen(three(), Moment(day, TODAY)))
    dates = Dates(END_2024, day, TODAY)
    assert dates.labels == ("End 2024", "30 Jun 2025")
    assert finding(groups, "region", dates) == (
        "On 30 June 2025 a region had at most 2 pledges substantially kept"
    )
    assert kept_words(groups[0], dates) == (
        "2 of 2 substantially kept on 30 June 2025, 2 at the end of 2024."
    )


def test_fulfilled_pledges_count_as_kept_and_that_is_said() -> None:
    groups = themes(chosen(small(fallen("one", "fulfilled", "limited"))))
    assert groups[0].kept == (1, 0)
    assert (
        note(groups)
        == "Where sentences say substantially kept, those fulfilled or upheld count as well."
    )


def test_names_with_an_and_of_their_own_get_a_comma_more() -> None:
    assert names_of(["a", "b", "c"]) == "a, b and c"
    assert names_of(["a", "b", "c and d"]) == "a, b, and c and d"


def test_the_name_of_a_theme_is_small_where_the_register_writes_it_so(curated: Register) -> None:
    names = [in_sentence(theme.name, curated) for theme in curated.themes]
    assert names[:3] == ["Coalition unity", "military support", "foreign fighters"]


def test_the_answer_on_the_register_is_short_enough_for_a_card(curated: Register) -> None:
    selection = chosen(curated)
    answer = themes_answer(selection, themes(selection), DATES)
    assert len(answer.text.split()) <= 60
    assert NOW.as_of == TODAY
