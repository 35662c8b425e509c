"""Each rule broken by small files that break no other, and what stands just inside of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commitments.register import rules
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, register

URL = "url: https://example.org/a"
TEXT = "url: https://example.org/text}"


def file(*parts: str, head: str = HEAD) -> str:
    return head + "".join(parts)


def judged(*assessments: str, items: str = evidence(), **fields: str) -> str:
    return file(commitment(evidence=items, assessments="\n".join(assessments), **fields))


def lines(*items: str) -> str:
    return "\n".join(items)


def with_outline(passages: str) -> str:
    return HEAD.replace(TEXT, f"{TEXT[:-1]}, outline: [{passages}]}}")


def passage(more: str, locator: str = "sentence 1") -> str:
    return f"{{locator: {locator}, part: P, begins: We, {more}}}"


def corrects(what: str, id: str = "one-02", note: str = "note: Misread, ") -> str:
    return evidence(id).replace("recorded:", f"{note}corrects: {what}, recorded:")


def section(name: str, *entries: str) -> str:
    return f"{name}:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def series(more: str = "stage: paid", on: str = "one", points: str = "", id: str = "s") -> str:
    return (
        f"id: {id}, name: S, unit: USD, draw: bars, {more}, commitments: [{on}], points: [{points}]"
    )


def point(date: str) -> str:
    return f'{{date: {date}, value: 1, source: "https://example.org/a"}}'


def member(code: str, kind: str = "state", joined: str = "2014") -> str:
    return f"code: {code}, name: N, kind: {kind}, joined: {joined}, basis: B, {URL}"


def milestone(date: str, kind: str) -> str:
    return f"date: {date}, title: T, kind: {kind}, level: L, place: P, summary: S, {URL}"


TWO = lines(evidence(), evidence("one-02", publisher="OAS"))
CITES_TWO = "one-01, one-02"
PARTIES = lines(evidence(kind="party"), evidence("one-02", kind="party", publisher="B"))
RELAYED = lines(
    evidence(),
    evidence("one-02").replace("publisher: UN", "publisher: A paper, origin: un"),
)
CRITERIA = "{fixed: 2020-03-03, fulfilled: A, substantial: B, limited: C, reversed: D}"

BROKEN: dict[str, dict[str, tuple[str, list[str]]]] = {
    "unique_ids": {
        "a document": (
            file(commitment(), head=HEAD.replace(TEXT, f"{TEXT}\n  - {{id: text, title: B, publisher: P, {URL}}}")),
            ["10:10  document text: 'text' stands twice in documents; give this one another"],
        ),
        "a theme": (
            file(commitment(), head=HEAD.replace("id: talks", "id: aid")),
            ["12:10  theme aid: 'aid' stands twice in themes; give this one another"],
        ),
        "a region": (
            file(commitment(), head=HEAD.replace("id: global", "id: iraq")),
            ["15:10  region iraq: 'iraq' stands twice in regions; give this one another"],
        ),
        "a series": (
            file(commitment(), section("series", series(), series())),
            ["30:10  series s: 's' stands twice in series; give this one another"],
        ),
        "a commitment, three times": (
            file(commitment(), commitment(), commitment()),
            [
                "28:9  one: 'one' stands twice in commitments; give this one another",
                "39:9  one: 'one' stands twice in commitments; give this one another",
            ],
        ),
        "evidence of two commitments": (
            file(commitment(evidence=evidence()), commitment("two", evidence=evidence())),
            ["42:14  one-01: 'one-01' stands twice in evidence; give this one another"],
        ),
        "a member": (
            file(commitment(), section("members", member("IRQ"), member("IRQ"))),
            ["30:12  member IRQ: 'IRQ' stands twice in members; give this one another"],
        ),
    },
    "known_references": {
        "a theme": (
            file(commitment(theme="talk")),
            ["21:12  one: theme 'talk' is not known; did you mean 'talks'? (aid, talks)"],
        ),
        "the second region": (
            file(commitment(regions="[iraq, globe]")),
            ["22:21  one: region 'globe' is not known; did you mean 'global'? (iraq, global)"],
        ),
        "a document": (
            file(commitment(wording="[{document: speech, locator: L, quote: Q}]")),
            ["20:26  one wording 1: document 'speech' is not known (text)"],
        ),
        "evidence of another commitment": (
            file(
                commitment(evidence=evidence()),
                commitment("two", evidence=evidence("two-01"), assessments=assessment()),
            ),
            ["44:96  two assessment 2020-02-01: evidence 'one-01' is not known; did you mean 'two-01'? (two-01)"],
        ),
        "a place of evidence": (
            file(commitment(evidence=evidence().replace("[IRQ]", "[IRQ, IQ-NX]"))),
            ["29:95  one-01: place 'IQ-NX' is not known; did you mean 'IQ-NI'?; write an ISO code such as IRQ, SYR or IQ-NI (all are in data/boundaries/places.csv)"],
        ),
        "a place of a region": (
            file(commitment(), head=HEAD.replace("[IRQ]", "[Iraq]")),
            ["14:37  region iraq: place 'Iraq' is not known; write an ISO code such as IRQ, SYR or IQ-NI (all are in data/boundaries/places.csv)"],
        ),
        "a commitment of a series": (
            file(commitment(), section("series", series(on="onee"))),
            ["29:72  series s: commitment 'onee' is not known; did you mean 'one'? (one)"],
        ),
        "a state": (
            file(commitment(), section("members", member("IRK"))),
            ["29:12  member IRK: place 'IRK' is not known; did you mean 'IRQ'?; write an ISO code such as IRQ, SYR or IQ-NI (all are in data/boundaries/places.csv)"],
        ),
    },
    "listed_once": {
        "a region of a commitment": (
            file(commitment(regions="[iraq, global, iraq]")),
            ["22:29  one: regions names 'iraq' twice; keep one"],
        ),
        "a counterpart": (
            file(commitment(counterparts="[UN, UN]")),
            ["28:24  one: counterparts names 'UN' twice; keep one"],
        ),
        "a place of evidence": (
            file(commitment(evidence=evidence().replace("[IRQ]", "[IRQ, IRQ]"))),
            ["29:95  one-01: places names 'IRQ' twice; keep one"],
        ),
        "a place of a region": (
            file(commitment(), head=HEAD.replace("[IRQ]", "[IRQ, IRQ]")),
            ["14:42  region iraq: places names 'IRQ' twice; keep one"],
        ),
        "evidence of an assessment": (
            judged(assessment(evidence="one-01, one-01")),
            ["31:104  one assessment 2020-02-01: evidence names 'one-01' twice; keep one"],
        ),
        "a commitment of a series": (
            file(commitment(), section("series", series(on="one, one"))),
            ["29:77  series s: commitments names 'one' twice; keep one"],
        ),
        "a commitment of a sentence": (
            file(commitment(), head=with_outline(passage("commitments: [one, one]"))),
            ["9:157  document text: commitments names 'one' twice; keep one"],
        ),
    },
    "no_future": {
        "the meeting": (
            file(commitment(), head=HEAD.replace("2019-06-25", "2030-06-25")),
            [f"4:9  meeting: date 2030-06-25 lies after today ({TODAY}); check the year"],
        ),
        "a document": (
            file(commitment(), head=HEAD.replace(TEXT, f"{TEXT[:-1]}, date: 2030}}")),
            [f"9:91  document text: date 2030 lies after today ({TODAY}); check the year"],
        ),
        "a turning point": (
            file(commitment(), section("milestones", milestone("2030-01", "turning-point"))),
            [f"29:12  milestone 2030-01: date 2030-01 lies after today ({TODAY}); check the year"],
        ),
        "a count of members": (
            file(commitment(), section("member_counts", f"date: 2030, count: 80, {URL}")),
            [f"29:12  member count 2030: date 2030 lies after today ({TODAY}); check the year"],
        ),
        "a joining date": (
            file(commitment(), section("members", member("IRQ", joined="2030/2031"))),
            [f"29:47  member IRQ: joined 2030-01-01 lies after today ({TODAY}); check the year"],
        ),
        "a point": (
            file(commitment(), section("series", series(points=point("2030")))),
            [f"29:94  series s point 2030: date 2030 lies after today ({TODAY}); check the year"],
        ),
        "criteria": (
            file(commitment(criteria=CRITERIA.replace("2020", "2030"))),
            [f"27:23  one: fixed 2030-03-03 lies after today ({TODAY}); check the year"],
        ),
        "a search": (
            file(commitment(searches="[{where: A, terms: B, when: 2030-01-01}]")),
            [f"28:43  one search 1: when 2030-01-01 lies after today ({TODAY}); check the year"],
        ),
        "a round of two readers": (
            file(commitment(), section("codings", "name: A, coded: 2030-01-01, n: 3, agree: 2, kappa: 0.5")),
            [f"29:22  codings: coded 2030-01-01 lies after today ({TODAY}); check the year"],
        ),
        "evidence recorded": (
            file(commitment(evidence=evidence(recorded="2030-03-01"))),
            [f"29:194  one-01: recorded 2030-03-01 lies after today ({TODAY}); check the year"],
        ),
        "evidence after it was recorded": (
            file(commitment(evidence=evidence(date="2020-04"))),
            ["29:28  one-01: date 2020-04 lies after recorded (2020-03-01); check the year"],
        ),
        "an assessment recorded": (
            judged(assessment(recorded="2030-03-01")),
            [f"31:38  one assessment 2020-02-01: recorded 2030-03-01 lies after today ({TODAY}); check the year"],
        ),
        "an assessment after it was recorded": (
            judged(assessment(date="2020-03-03")),
            ["31:16  one assessment 2020-03-03: date 2020-03-03 lies after recorded (2020-03-02); check the year"],
        ),
    },
    "before_the_pledge_is_context": {
        "a setback in the month before": (
            file(commitment(evidence=evidence(date="2019-05", effect="setback"))),
            ["29:45  one-01: effect 'setback' is not possible on 2019-05, before the pledge of 2019-06-25; write 'context'"],
        ),
    },
    "outline_is_whole": {
        "a sentence with neither": (
            file(commitment(wording="[]"), head=with_outline("{locator: L, part: P, begins: We}")),
            ["9:95  document text: a passage needs either 'commitments' or 'context', and not both"],
        ),
        "a sentence with both": (
            file(commitment(), head=with_outline(passage("commitments: [one], context: C"))),
            ["9:95  document text: a passage needs either 'commitments' or 'context', and not both"],
        ),
        "a commitment that is none": (
            file(commitment(), head=with_outline(passage("commitments: [one, onee]"))),
            ["9:157  document text: commitment 'onee' is not known; did you mean 'one'? (one)"],
        ),
        "a commitment that quotes nothing": (
            file(commitment(wording="[]"), head=with_outline(passage("commitments: [one]"))),
            ["9:152  document text: 'one' does not quote this document under 'wording'"],
        ),
        "a commitment left out": (
            file(commitment(), head=with_outline(passage("context: C"))),
            ["20:15  one wording 1: 'one' quotes 'text' and is not in its 'outline'; add it to the passage"],
        ),
    },
    "judged_on_evidence": {
        "no evidence": (
            judged(assessment(status="overtaken", evidence="")),
            ["31:9  one assessment 2020-02-01: status 'overtaken' rests on no evidence; list the ids under 'evidence', or write 'not_assessed'"],
        ),
        "no search": (
            judged(assessment(status="no_evidence", evidence="")),
            ["31:9  one assessment 2020-02-01: 'no_evidence' needs a documented search: add 'searches'"],
        ),
        "a judgement of before": (
            judged(assessment(date="2020-02-28"), items=evidence(date="2020-02")),
            ["31:16  one assessment 2020-02-28: date 2020-02-28 is before the evidence it rests on: one-01 of 2020-02"],
        ),
        "a judgement recorded before": (
            judged(assessment(recorded="2020-02-29")),
            ["31:38  one assessment 2020-02-01: recorded 2020-02-29 is before its evidence one-01 was (2020-03-01)"],
        ),
    },
    "strong_status_has_two_origins": {
        "one item": (
            judged(assessment(status="fulfilled")),
            ["31:58  one assessment 2020-02-01: status 'fulfilled' needs evidence of two origins; this rests on UN alone; cite another or write 'limited'"],
        ),
        "one origin, relayed": (
            judged(assessment(status="reversed", evidence=CITES_TWO), items=RELAYED),
            ["32:58  one assessment 2020-02-01: status 'reversed' needs evidence of two origins; this rests on UN alone; cite another or write 'limited'"],
        ),
        "parties": (
            judged(assessment(status="substantial", evidence=CITES_TWO), items=PARTIES),
            ["32:58  one assessment 2020-02-01: status 'substantial' rests on the word of parties alone; cite a source that is not one, or write 'limited'"],
        ),
    },
    "corrections_say_what_and_why": {
        "what stands later": (
            file(commitment(evidence=lines(corrects("one-02", "one-01"), evidence("one-02")))),
            ["29:209  one-01: 'one-02' is no earlier evidence of this commitment"],
        ),
        "what stands nowhere": (
            file(commitment(evidence=lines(evidence(), corrects("one-01x")))),
            ["30:209  one-02: 'one-01x' is no earlier evidence of this commitment; did you mean 'one-01'? (one-01)"],
        ),
        "twice": (
            file(commitment(evidence=lines(evidence(), corrects("one-01"), corrects("one-01", "one-03")))),
            ["31:209  one-03: 'one-01' is already corrected by one-02; correct one-02"],
        ),
        "without a reason": (
            file(commitment(evidence=lines(evidence(), corrects("one-01", note="")))),
            ["30:9  one-02: a correction needs its reason: add 'note'"],
        ),
    },
    "histories_in_order": {
        "evidence": (
            file(commitment(evidence=lines(evidence(recorded="2020-03-03"), evidence("one-02")))),
            ["30:194  one-02: recorded 2020-03-01 stands after one-01 of 2020-03-03; add new entries at the end"],
        ),
        "assessments": (
            judged(assessment(recorded="2020-03-04"), assessment(date="2020-02-02")),
            ["32:38  one assessment 2020-02-02: recorded 2020-03-02 stands after 2020-03-04; add new entries at the end"],
        ),
        "an assessment twice": (
            judged(assessment(), assessment()),
            ["32:9  one assessment 2020-02-01: this assessment stands twice, word for word; keep one"],
        ),
    },
    "criteria_before_judgement": {
        "criteria fixed a day later": (
            judged(assessment(), criteria=CRITERIA),
            ["31:38  one assessment 2020-02-01: recorded 2020-03-02 is before the criteria were fixed (2020-03-03); judge again under the new criteria"],
        ),
    },
    "second_reading_differs": {
        "the same status": (
            judged(assessment(second="{status: limited, reason: R}")),
            ["31:130  one assessment 2020-02-01: status 'limited' is the same as the first; leave 'second' out"],
        ),
    },
    "series_have_one_meaning": {
        "both": (
            file(commitment(), section("series", series("stage: paid, measure: M"))),
            ["29:5  series s: a series needs either 'stage' (money) or 'measure' (anything else), and not both"],
        ),
        "neither": (
            file(commitment(), section("series", series("note: N"))),
            ["29:5  series s: a series needs either 'stage' (money) or 'measure' (anything else), and not both"],
        ),
        "points out of order": (
            file(commitment(), section("series", series(points=f"{point('2020-02')}, {point('2020')}"))),
            ["29:154  series s point 2020: points stand oldest first; move this one"],
        ),
    },
}  # fmt: skip
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
    "a search that found nothing": judged(
        assessment(status="no_evidence", evidence=""),
        searches="[{where: A, terms: B, when: 2020-02-01}]",
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
    assert problems(head + commitment(theme="zzz")) == [
        f"{21 + more}:12  one: theme 'zzz' is not known (aid, talks, {shown}{end}"
    ]


def test_origins_are_not_counted_where_some_of_the_evidence_is_unknown() -> None:
    text = judged(assessment(status="fulfilled", evidence="one-01, one-09"))
    assert problems(text) == [
        "31:106  one assessment 2020-02-01: evidence 'one-09' is not known; did you mean 'one-01'?"
        " (one-01)"
    ]


def test_an_entry_of_the_wrong_shape_is_not_judged_by_the_rules_as_well() -> None:
    items = evidence(recorded="soon")
    assert problems(judged(assessment(status="fulfilled"), items=items)) == [
        "29:194  one-01: recorded 'soon' is not a date; write 2021-06-28, or 2021-06 or 2021 where"
        " no more is known"
    ]


def test_rules_still_look_at_the_rest_of_a_register_with_a_wrong_entry() -> None:
    text = file(commitment(kind="wish"), commitment("two", theme="adi"))
    assert problems(text) == [
        "23:11  one: kind 'wish' is not known (deliverable, standing, money, position, process)",
        "32:12  two: theme 'adi' is not known; did you mean 'aid'? (aid, talks)",
    ]


def test_an_entry_may_have_been_recorded_where_tomorrow_has_begun() -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    items = [evidence(recorded=tomorrow), evidence("one-02", recorded=TODAY.isoformat())]
    found = register(commitment(evidence="\n".join(items))).commitments[0].evidence
    assert [item.id for item in found] == ["one-01", "one-02"]
