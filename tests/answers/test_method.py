"""What the Method page says aloud."""

from __future__ import annotations

import pytest

from commitments.answers.answer import Answer
from commitments.answers.method import criteria_late, of_method
from commitments.dates import PartialDate
from tests.conftest import HEAD, assessment, commitment, evidence, register

CODINGS = (
    "codings:\n  - {name: First, coded: 2020-03-01, n: 3, agree: 1, kappa: 0.5}\n"
    "  - {name: Second, coded: 2020-04-01, n: 3, agree: 2, kappa: 0.6}\n"
    "  - {name: Third, coded: 2020-04-01, n: 8, agree: 7, kappa: 0.9}\n"
)
NEWEST = PartialDate.parse("2020-02-01")


def test_the_answer_names_the_agreement_of_the_newest_round() -> None:
    found = register(commitment(), head=HEAD.replace("commitments:", f"{CODINGS}commitments:"))
    assert of_method(found, 1, NEWEST) == Answer(
        "Each status is a judgement of public evidence against criteria fixed for its own pledge;"
        " two readers, apart, agreed on 7 of 8.",
        "Together they rest on 1 fact, the newest of 1 February 2020; what is not known is said,"
        " and never counted as not done.",
    )


def test_without_readers_and_facts_neither_is_spoken_of() -> None:
    assert of_method(register(commitment()), 0, None) == Answer(
        "Each status is a judgement of public evidence against criteria fixed for its own pledge.",
        "No fact is on file yet.",
    )


@pytest.mark.parametrize(("date", "words"), [("2024", "2024"), ("2024-06", "June 2024")])
def test_the_newest_fact_is_as_exact_as_its_source(date: str, words: str) -> None:
    told = of_method(register(commitment()), 2, PartialDate.parse(date)).more
    assert told == (
        f"Together they rest on 2 facts, the newest of {words}; what is not known is said, and"
        " never counted as not done."
    )


def test_criteria_that_were_fixed_after_what_they_judge_are_late() -> None:
    early = commitment(evidence=evidence(), assessments=assessment())
    late = early.replace("fixed: 2020-01-01", "fixed: 2020-02-02")
    assert [criteria_late(register(one)) for one in (early, late, commitment())] == [
        *(False, True, False)
    ]
