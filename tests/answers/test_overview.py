"""What the Overview says aloud, whole, for a register of each kind."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.answers import overview
from commitments.answers.answer import Answer
from commitments.standing.changes import compare_standings
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.filter_said import named
from commitments.tables.view import View
from tests.answers.small import pledge, selection
from tests.conftest import TODAY, register

AID = Filter(themes=("aid",))
MADE = "made on 25 June 2019"
KEPT = [pledge(id, y2025="fulfilled", y2026="fulfilled") for id in ("a", "b")]
FELL = [
    pledge("a", y2024="substantial", y2025="limited", y2026="limited"),
    pledge("b", y2024="fulfilled", y2025="limited", y2026="limited"),
    pledge("c", y2024="substantial", y2025="substantial", y2026="overtaken"),
    pledge("d", "talks", y2024="substantial", y2025="limited", y2026="substantial"),
    pledge("e", "talks", y2024="limited", y2025="limited", y2026="substantial"),
    pledge("f", "talks", y2024="limited", y2025="limited", y2026="unclear"),
]
ROSE = [
    pledge("a", y2024="limited", y2025="limited", y2026="substantial"),
    pledge("b", "talks", y2024="substantial", y2025="substantial", y2026="substantial"),
]
LOST = [
    pledge("a", y2025="limited", y2026="limited"),
    pledge("b", y2025="limited", y2026="reversed"),
    pledge("c", y2025="limited", y2026="overtaken"),
]
NOTHING = [pledge(id, y2026="no_evidence") for id in ("a", "b")]


@pytest.mark.parametrize(
    ("pledges", "first", "more"),
    [
        (KEPT, f"Both pledges {MADE} are fulfilled or upheld.", ""),
        (
            LOST,
            f"Of the 3 pledges {MADE}, none is substantially kept and 1 saw limited action.",
            "Of the rest, 1 was overtaken by events and 1 is reversed.",
        ),
        (
            FELL,
            f"Of the 6 pledges {MADE}, 2 are substantially kept and 2 saw limited action.",
            "Of the rest, 1 is unclear and 1 was overtaken by events. Of 4 that were substantially"
            " kept or better at the end of 2024, 3 no longer are, all under Aid; 1 other now is.",
        ),
        (
            ROSE,
            f"Both pledges {MADE} are substantially kept.",
            "At the end of 2025, 1 was substantially kept or better; now 2 are.",
        ),
        (NOTHING, f"For both pledges {MADE} nothing was found.", ""),
        (
            [NOTHING[0], pledge("b")],
            f"Of the 2 pledges {MADE}, for 1 nothing was found.",
            "The other one is not assessed yet.",
        ),
        ([pledge("a"), pledge("b")], f"Neither of the 2 pledges {MADE} is assessed yet.", ""),
        ([pledge("a", y2026="limited")], "The one pledge saw limited action.", ""),
        (NOTHING[:1], "For the one pledge nothing was found.", ""),
        (
            FELL[2:3],
            "The one pledge was overtaken by events.",
            "That has held since 20 November 2026; before, it was judged “Substantially kept”.",
        ),
    ],
)
def test_the_answer_for_all_pledges(pledges: list[str], first: str, more: str) -> None:
    assert overview.of_selection(selection(*pledges)) == Answer(first, more)


@pytest.mark.parametrize(
    ("pledges", "first", "more"),
    [
        (
            FELL,
            "Aid: of 3 pledges none is substantially kept and 2 saw limited action.",
            "The other one was overtaken by events. Of 3 that were substantially kept or better at"
            " the end of 2024, none still is.",
        ),
        (
            ROSE,
            "Aid: the one pledge is substantially kept.",
            "That has held since 20 November 2026; before, it was judged “Limited action”.",
        ),
        (NOTHING, "Aid: for both pledges nothing was found.", ""),
        ([pledge("a"), pledge("b")], "Aid: neither of the 2 pledges is assessed yet.", ""),
        ([pledge("a", "talks")], "Aid: no pledge passes these filters.", ""),
    ],
)
def test_the_answer_for_a_theme_names_it(pledges: list[str], first: str, more: str) -> None:
    assert overview.of_selection(selection(*pledges, chosen=AID)) == Answer(first, more)


def test_pledges_that_are_all_kept_in_two_statuses() -> None:
    both = [pledge("a", y2019="fulfilled"), pledge("b", y2019="substantial")]
    chosen = Filter(statuses=("fulfilled", "substantial"))
    assert overview.of_selection(
        selection(*both, as_of=date(2019, 12, 31), chosen=chosen)
    ) == Answer(
        "Status fulfilled or upheld or substantially kept: of 2 pledges 1 is fulfilled or upheld and"
        " 1 is substantially kept."
    )


def test_a_pledge_that_nobody_judged_hides_no_year_and_a_year_of_fewer_is_none() -> None:
    rose = pledge("a", y2025="limited", y2026="substantial")
    later = pledge("c", y2026="limited")
    assert overview.of_selection(selection(rose, pledge("b"))).more == (
        "At the end of 2025, none was substantially kept or better; now 1 is."
    )
    assert overview.of_selection(selection(rose, later)).more == ""


def test_one_that_is_no_longer_kept() -> None:
    pledges = [FELL[0], FELL[5]]
    assert overview.of_selection(selection(*pledges)).more == (
        "The other one is unclear. At the end of 2024, 1 was substantially kept or better; it no"
        " longer is."
    )


def test_the_answer_of_a_past_day_knows_no_later_year() -> None:
    found = overview.of_selection(selection(*FELL, as_of=date(2024, 12, 31)))
    assert found == Answer(
        f"Of the 6 pledges {MADE}, 1 is fulfilled or upheld, 3 are substantially kept and 2 saw limited"
        " action."
    )


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (Filter(), ""),
        (Filter(themes=("aid", "talks")), "Aid or Talks"),
        (Filter(regions=("iraq",), statuses=("limited",)), "Iraq, status limited action"),
        (Filter(confidence=("low",), text=" wheat "), "Confidence low, search “wheat”"),
        (Filter(ids=("a", "b")), "2 chosen pledges"),
        (Filter(statuses=("limited", "reversed")), "Status limited action or reversed"),
        (Filter(facts_in=("IRQ",)), "Facts in Iraq"),
        (Filter(members=("FRA", "DEU")), "Where FRA or DEU acted"),
        (Filter(changed=("2026-02-09",)), "Changed status since 9 Feb 2026"),
        (Filter(members=("INTERPOL",), kinds=("money",)), "Kind money, where INTERPOL acted"),
        (Filter(source_kinds=("monitor",)), "Source independent monitor"),
        (
            Filter(needs=("reversed", "to_be_judged")),
            "Needing attention (reversed or to be judged again)",
        ),
        (Filter(unverified=("only-second-hand",)), "Resting on second-hand sources alone"),
        (Filter(members=("FRA", "DEU", "KEN", "IRQ")), "Where one of 4 members acted"),
        (
            Filter(themes=("aid",), kinds=("money",), confidence=("low",), text="a " * 40),
            "Aid, kind money, confidence low and 1 filter more",
        ),
    ],
)
def test_filters_are_named(chosen: Filter, name: str) -> None:
    assert named(chosen, register(*KEPT)) == name


def test_an_answer_has_at_most_sixty_words(curated_view: View) -> None:
    for theme in (None, *curated_view.register.themes):
        chosen = Filter(themes=(theme.id,)) if theme else Filter()
        answer = overview.of_selection(curated_view.select(chosen))
        assert 5 < len(answer.text.split()) <= 60


@pytest.mark.parametrize(
    ("pledges", "title", "said"),
    [
        (
            FELL,
            "4 pledges changed status since May, 2 for the better",
            "Now 2 are substantially kept, 1 is unclear and 1 was overtaken by events",
        ),
        (LOST, "2 pledges changed status since May, none for the better", None),
        (ROSE, "1 pledge changed status since May, for the better", "Now 1 is substantially kept"),
        (LOST[:2], "1 pledge changed status since May, for the worse", "Now 1 is reversed"),
        (FELL[3:5], "2 pledges changed status since May, all for the better", None),
        (FELL[4:], "2 pledges changed status since May, none for the worse", None),
        (KEPT, "No pledge changed status since May", ""),
        ([FELL[5]], "1 pledge changed status since May", "Now 1 is unclear"),
        (LOST[2:], "1 pledge changed status since May, for the worse", None),
    ],
)
def test_the_finding_of_what_changed(pledges: list[str], title: str, said: str | None) -> None:
    chosen = selection(*pledges)
    before = Moment(date(2025, 12, 31), TODAY)
    found = compare_standings(chosen.view.register, before, chosen.standings)
    assert overview.changes_title(found, "since May") == title
    assert said in (None, overview.changes_said(found))


def test_how_many_need_attention() -> None:
    reversed_ = [pledge(id, y2025="limited", y2026="reversed") for id in ("a", "b")]
    assert overview.attention_title(selection(*reversed_).standings) == "2 pledges need attention"
    assert overview.attention_title(selection(*LOST).standings) == "1 pledge needs attention"
    assert overview.attention_title(selection(*KEPT).standings) == "No pledge needs attention"
