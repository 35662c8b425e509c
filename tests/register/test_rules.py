"""Each rule broken by small files that break no other, and what stands just inside of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commitments.register import rules
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, register
from tests.register.broken_names import NAMES
from tests.register.broken_rules import (
    CITES_TWO,
    CRITERIA,
    METHOD_OF_THE_DAY,
    NOTHING,
    RULES,
    SEARCHED,
    TWO,
    WITHOUT_METHOD,
)
from tests.register.pieces import (
    ONE,
    TEXT,
    bearing,
    corrects,
    file,
    judged,
    lines,
    looked,
    member,
    milestone,
    passage,
    point,
    section,
    series,
    with_outline,
)

BROKEN = NAMES | RULES
CASES = [(rule, case) for rule, cases in BROKEN.items() for case in cases]


def problems(text: str) -> list[str]:
    try:
        read(text.encode(), "d.yaml", TODAY)
    except DataProblems as error:
        return [str(problem).removeprefix("d.yaml:") for problem in error.problems]
    return []


def test_every_rule_is_broken_here() -> None:
    assert [rule.__name__ for rule in rules.RULES if rule.__name__ not in BROKEN] == []
    assert len(rules.RULES) == len(BROKEN)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_broken_rule_says_where_what_and_what_to_do(rule: str, case: str) -> None:
    text, messages = BROKEN[rule][case]
    assert problems(text) == messages


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_no_other_rule_refuses_the_file(
    rule: str, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "RULES", [one for one in rules.RULES if one.__name__ != rule])
    assert problems(BROKEN[rule][case][0]) == []


ALLOWED: dict[str, str] = {
    "one name in two sections": file(commitment("aid")),
    "an organisation without a place": file(
        commitment(), section("members", member("NATO", "organisation"))
    ),
    "a meeting to come": file(commitment(), section("milestones", milestone("2030", "meeting"))),
    "a mandate that ends": file(
        commitment(), section("milestones", milestone("2030", "mandate-end"))
    ),
    "a turning point today": file(
        commitment(), section("milestones", milestone(str(TODAY), "turning-point"))
    ),
    "a member who joined at an unknown time": file(
        commitment(), section("members", member("IRQ", joined="../2017-07"))
    ),
    "evidence recorded today": file(commitment(evidence=evidence(recorded=str(TODAY)))),
    "an event on the day on which it was recorded": file(
        commitment(evidence=evidence(date="2020-03-01"))
    ),
    "an event in the year in which it was recorded": file(
        commitment(evidence=evidence(date="2020"))
    ),
    "context before the pledge": file(
        commitment(evidence=evidence(date="2019-06-24", effect="context"))
    ),
    "an advance on the day of the pledge": file(commitment(evidence=evidence(date="2019-06-25"))),
    "an advance in the year of the pledge": file(commitment(evidence=evidence(date="2019"))),
    "a whole outline": file(
        commitment(),
        head=with_outline(f"{passage('context: C')}, {passage('commitments: [one]')}"),
    ),
    "nobody looked": judged(assessment(status="not_assessed", evidence="")),
    "facts that do not settle it": judged(assessment(status="unclear")),
    "a search that found nothing but context": judged(
        NOTHING, items=evidence(effect="context"), searches=SEARCHED
    ),
    "a search that found nothing before an advance": judged(
        NOTHING, items=evidence(date="2020-02-02"), searches=SEARCHED
    ),
    "a search that found nothing before an advance was known": judged(
        NOTHING, items=evidence(recorded="2020-03-03"), searches=SEARCHED
    ),
    "a search that found nothing before a fact was entered for the pledge": judged(
        NOTHING, items=bearing(f"{ONE}, recorded: 2020-03-03"), searches=SEARCHED
    ),
    "a search that found nothing on one pledge beside an advance of another": file(
        commitment(evidence=evidence()),
        commitment("two", assessments=NOTHING, searches=SEARCHED),
    ),
    "a fact that bears on two pledges": file(
        commitment(
            evidence=bearing(ONE, "commitment: two, effect: setback"), assessments=assessment()
        ),
        commitment("two", assessments=assessment()),
    ),
    "a judgement recorded with the link that was added later": judged(
        assessment(recorded="2020-03-03"), items=bearing(f"{ONE}, recorded: 2020-03-03")
    ),
    "a link recorded with its fact": file(
        commitment(evidence=bearing(f"{ONE}, recorded: 2020-03-01"))
    ),
    "a judgement of before the method held": judged(
        WITHOUT_METHOD, head=METHOD_OF_THE_DAY.replace("2020-03-02", "2020-03-03")
    ),
    "a judgement by an earlier method": judged(assessment().replace("first", "draft")),
    "a cent": file(commitment(evidence=evidence(amount="{value: 0.01, unit: EUR, stage: paid}"))),
    "an organisation that acted": file(
        commitment(evidence=evidence(actors="[NATO]")),
        section("members", member("NATO", "organisation")),
    ),
    "a correction of a fact of another commitment": file(
        commitment(evidence=evidence()), commitment("two", evidence=corrects("one-01", "two-01"))
    ),
    "a document of a milestone": file(
        commitment(),
        section("milestones", milestone("2020", "meeting")),
        head=HEAD.replace(TEXT, f"{TEXT[:-1]}, milestone: m}}"),
    ),
    "a confirmation of the day on which it was recorded": file(
        commitment(), section("confirmations", looked(date="2020-03-02"), looked(date="2020-03-02"))
    ),
    "a confirmation recorded a day further west": file(
        commitment(), section("confirmations", looked("2020-03-03"), looked())
    ),
    "a judgement on the last day of its evidence": judged(
        assessment(date="2020-02-29"), items=evidence(date="2020-02")
    ),
    "a judgement on the day on which its evidence of a year was recorded": judged(
        assessment(date="2020-03-01"), items=evidence(date="2020")
    ),
    "a judgement recorded with its evidence": judged(assessment(recorded="2020-03-01")),
    "two origins": judged(assessment(status="fulfilled", evidence=CITES_TWO), items=TWO),
    "a party and another": judged(
        assessment(status="substantial", evidence=CITES_TWO),
        items=lines(evidence(kind="party"), evidence("one-02", kind="reporting", publisher="B")),
    ),
    "two origins, and one that points the other way": judged(
        assessment(status="fulfilled", evidence=f"{CITES_TWO}, one-03"),
        items=lines(TWO, evidence("one-03", effect="setback")),
    ),
    "a reversal of what another delivered": judged(
        assessment(status="reversed", evidence=CITES_TWO),
        items=lines(evidence(), evidence("one-02", publisher="OAS", effect="setback")),
    ),
    "a party, and another that points neither way": judged(
        assessment(status="substantial", evidence=CITES_TWO),
        items=lines(evidence(kind="party"), evidence("one-02", publisher="B", effect="context")),
    ),
    "one origin, corrected by a later judgement for the same date": judged(
        assessment(status="fulfilled"), assessment()
    ),
    "limited on the word of a party": judged(assessment(), items=evidence(kind="party")),
    "not started on one source": judged(assessment(status="not_started")),
    "two judgements of one day in any order of their dates": judged(
        assessment(date="2020-02-02"), assessment()
    ),
    "a judgement corrected on the day on which it was recorded": judged(
        assessment(), assessment(status="not_started")
    ),
    "a judgement of an earlier date that was recorded later": judged(
        assessment(date="2020-02-02"), assessment(recorded="2020-03-03")
    ),
    "criteria fixed on the day of the judgement": judged(
        assessment(), criteria=CRITERIA.replace("03-03", "03-02")
    ),
    "another second reading": judged(assessment(second="{status: not_started, reason: R}")),
    "two points of one date": file(
        commitment(), section("series", series(points=f"{point('2020')}, {point('2020-01-01')}"))
    ),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_stands_just_inside_the_rules_is_read(case: str) -> None:
    assert problems(ALLOWED[case]) == []


@pytest.mark.parametrize(("more", "end"), [(18, ")"), (19, ", ...)")])
def test_an_unknown_word_lists_at_most_twenty_known_ones(more: int, end: str) -> None:
    themes = "".join(f"  - {{id: t{n:02}, name: T, summary: S}}\n" for n in range(more))
    head = HEAD.replace("regions:\n", f"{themes}regions:\n")
    shown = ", ".join(f"t{n:02}" for n in range(18))
    assert problems(file(commitment(theme="zzz"), head=head)) == [
        f"{24 + more}:12  one: theme 'zzz' is not known (aid, talks, {shown}{end}"
    ]


def test_origins_are_not_counted_where_some_of_the_evidence_is_unknown() -> None:
    text = judged(assessment(status="fulfilled", evidence="one-01, one-09"))
    assert problems(text) == [
        "32:106  one assessment 2020-02-01: evidence 'one-09' is not known; did you mean 'one-01'?"
        " (one-01)"
    ]


def test_an_entry_of_the_wrong_shape_is_not_judged_by_the_rules_as_well() -> None:
    items = evidence(recorded="soon")
    assert problems(judged(assessment(status="fulfilled"), items=items)) == [
        "34:221  one-01: recorded 'soon' is not a date; write 2021-06-28, or 2021-06 or 2021 where"
        " no more is known"
    ]


def test_rules_still_look_at_the_rest_of_a_register_with_a_wrong_entry() -> None:
    text = file(commitment(kind="wish"), commitment("two", theme="adi"))
    assert problems(text) == [
        "26:11  one: kind 'wish' is not known (deliverable, standing, money, position, process)",
        "35:12  two: theme 'adi' is not known; did you mean 'aid'? (aid, talks)",
    ]


def test_an_entry_may_have_been_recorded_where_tomorrow_has_begun() -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    items = [evidence(recorded=tomorrow), evidence("one-02", recorded=TODAY.isoformat())]
    found = register(commitment(evidence="\n".join(items))).commitments[0].evidence
    assert [item.id for item in found] == ["one-01", "one-02"]
