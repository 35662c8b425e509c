"""What a briefing answers, by whole value."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.answers.answer import Answer
from commitments.answers.briefing import attention, moved, of_briefing
from commitments.standing.changes import Change, compare
from commitments.standing.standing import Moment
from tests.conftest import TODAY, assessment, commitment, evidence, register

BEFORE, SINCE = date(2021, 6, 30), "30 Jun 2021"


def _changed(id: str, before: str, after: str) -> str:
    """A pledge that stood in one way on 1 February 2021, and in another a year later."""
    first, later, recorded = "2021-02-01", "2022-02-01", "2022-06-30"
    if after == "no_evidence":  # nothing points either way, and somebody looked
        facts = [evidence(f"{id}-1", first, "context", recorded=recorded)]
        judged = [
            assessment(first, before, f"{id}-1", recorded),
            assessment(later, after, "", recorded),
        ]
        sought = "[{where: Everywhere, terms: it, when: 2022-01-01}]"
        return commitment(id, "\n".join(facts), "\n".join(judged), searches=sought)
    facts = [
        evidence(f"{id}-1", first, "advance", "act", "State", recorded),
        evidence(f"{id}-2", first, "advance", "monitor", "EU", recorded),
        evidence(f"{id}-3", later, "setback", "monitor", "UN", recorded),
    ]
    cited = f"{id}-1, {id}-2"
    judged = [assessment(first, before, cited, recorded)] if before else []
    judged.append(assessment(later, after, f"{cited}, {id}-3", recorded))
    return commitment(id, "\n".join(facts), "\n".join(judged))


def changes(*pledges: str) -> tuple[Change, ...]:
    return compare(register(*pledges), Moment(BEFORE, TODAY), Moment(date(2022, 6, 30), TODAY))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("limited", "limited", "no pledge changed its status"),
        ("limited", "substantial", "1 pledge rose"),
        ("limited", "not_started", "1 pledge fell"),
        ("limited", "reversed", "1 pledge was reversed"),
        ("limited", "overtaken", "1 pledge was overtaken by events"),
        ("limited", "unclear", "1 pledge became unclear"),
        ("unclear", "no_evidence", "for 1 pledge nothing was found any more"),
        ("unclear", "limited", "1 pledge got a verdict"),
        ("", "limited", "1 pledge was judged for the first time"),
    ],
)
def test_how_a_pledge_changed_is_said_in_its_own_words(before: str, after: str, said: str) -> None:
    assert moved(changes(_changed("one", before, after)), SINCE) == f"Since 30 Jun 2021, {said}."


def test_the_gravest_change_stands_first_and_names_the_pledges() -> None:
    found = changes(
        _changed("a", "limited", "substantial"),
        _changed("b", "limited", "overtaken"),
        _changed("c", "limited", "overtaken"),
        _changed("d", "substantial", "limited"),
        _changed("e", "limited", "limited"),
    )
    assert of_briefing(found, SINCE, 3) == Answer(
        "Of 5 pledges 1 is substantially kept, 2 saw limited action and 2 were overtaken by"
        " events.",
        "Since 30 Jun 2021, 1 pledge fell, 2 were overtaken by events and 1 rose. 3 need"
        " attention.",
    )


def test_going_back_beyond_the_first_judgement_is_said_too() -> None:
    later, earlier = Moment(date(2022, 6, 30), TODAY), Moment(date(2020, 6, 30), TODAY)
    found = compare(register(_changed("one", "limited", "limited")), later, earlier)
    assert moved(found, SINCE) == "Since 30 Jun 2021, 1 pledge is no longer assessed."


@pytest.mark.parametrize(
    ("flagged", "said"),
    [(0, "None needs attention."), (1, "1 needs attention."), (2, "2 need attention.")],
)
def test_how_many_need_attention(flagged: int, said: str) -> None:
    assert attention(flagged) == said
