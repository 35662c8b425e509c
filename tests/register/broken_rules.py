"""Small files that each break one rule of commitments/register/rules.py, and what is said."""

from __future__ import annotations

from tests.conftest import HEAD, TODAY, assessment, commitment, evidence
from tests.register.pieces import (
    ONE,
    TEXT,
    URL,
    bearing,
    corrects,
    file,
    judged,
    lines,
    looked,
    member,
    milestone,
    point,
    section,
    series,
)

TWO = lines(evidence(), evidence("one-02", publisher="OAS"))
CITES_TWO = "one-01, one-02"
PARTIES = lines(evidence(kind="party"), evidence("one-02", kind="party", publisher="B"))
OPPOSED = lines(evidence(), evidence("one-02", publisher="OAS", effect="setback"))
RELAYED = lines(
    evidence(),
    evidence("one-02").replace("publisher: UN", "publisher: A paper, origin: un"),
)
CRITERIA = "{fixed: 2020-03-03, fulfilled: A, substantial: B, limited: C, reversed: D}"

SEARCHED = "[{where: A, terms: B, when: 2020-02-01}]"
NOTHING = assessment(status="no_evidence", evidence="")
WITHOUT_METHOD = assessment().replace(", method: first", "")
METHOD_OF_THE_DAY = HEAD.replace("first, date: 2019-06-25", "first, date: 2020-03-02")

RULES: dict[str, dict[str, tuple[str, list[str]]]] = {
    "recorded_later": {
        "evidence recorded": (
            file(commitment(evidence=evidence(recorded="2030-03-01"))),
            [f"32:221  one-01: recorded 2030-03-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "an assessment recorded": (
            judged(assessment(recorded="2030-03-01")),
            [f"32:38  one assessment 2020-02-01: recorded 2030-03-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a link of a fact": (
            file(commitment(evidence=bearing(f"{ONE}, recorded: 2030-01-01"))),
            [f"32:219  one-01 bears_on one: recorded 2030-01-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a confirmation recorded": (
            file(commitment(), section("confirmations", looked("2030-01-01"))),
            [f"32:51  confirmation 2020-03-01: recorded 2030-01-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
    },
    "no_future": {
        "the meeting": (
            file(commitment(), head=HEAD.replace("  date: 2019", "  date: 2030")),
            [f"7:9  meeting: date 2030-06-25 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a document": (
            file(commitment(), head=HEAD.replace(TEXT, f"{TEXT[:-1]}, date: 2030}}")),
            [f"12:104  document text: date 2030 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a turning point": (
            file(commitment(), section("milestones", milestone("2030-01", "turning-point"))),
            [f"32:19  milestone m: date 2030-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a count of members": (
            file(commitment(), section("member_counts", f"date: 2030, count: 80, {URL}")),
            [f"32:12  member count 2030: date 2030 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a joining date": (
            file(commitment(), section("members", member("IRQ", joined="2030/2031"))),
            [f"32:47  member IRQ: joined 2030-01-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a point": (
            file(commitment(), section("series", series(points=point("2030")))),
            [f"32:94  series s point 2030: date 2030 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "criteria": (
            file(commitment(criteria=CRITERIA.replace("2020", "2030"))),
            [f"30:23  one: fixed 2030-03-03 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a search": (
            file(commitment(searches="[{where: A, terms: B, when: 2030-01-01}]")),
            [f"31:43  one search 1: when 2030-01-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a round of two readers": (
            file(commitment(), section("codings", "name: A, coded: 2030-01-01, n: 3, agree: 2, kappa: 0.5")),
            [f"32:22  coding A: coded 2030-01-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "evidence after it was recorded": (
            file(commitment(evidence=evidence(date="2020-04"))),
            ["32:24  one-01: date 2020-04 lies after recorded (2020-03-01); check the year"],
        ),
        "an assessment after it was recorded": (
            judged(assessment(date="2020-03-03")),
            ["32:16  one assessment 2020-03-03: date 2020-03-03 lies after recorded (2020-03-02); check the year"],
        ),
        "the method": (
            file(commitment(), head=HEAD.replace("first, date: 2019", "first, date: 2030")),
            [f"3:34  register: date 2030-06-25 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a copy in an archive": (
            file(commitment(evidence=evidence(archived='{url: "https://example.org/a", date: 2030-01-01}'))),
            [f"32:280  one-01: date 2030-01-01 lies after today (by this computer's clock {TODAY} at most); check the year"],
        ),
        "a confirmation after it was recorded": (
            file(commitment(), section("confirmations", looked(date="2020-03-03"))),
            ["32:29  confirmation 2020-03-03: date 2020-03-03 lies after recorded (2020-03-02); check the year"],
        ),
    },
    "before_the_pledge_is_context": {
        "a setback in the month before": (
            file(commitment(evidence=evidence(date="2019-05", effect="setback"))),
            ["32:197  one-01 bears_on one: effect 'setback' is not possible on 2019-05, before the pledge of 2019-06-25; write 'context'"],
        ),
        "an advance for the second commitment that a fact bears on": (
            file(
                commitment(
                    evidence=bearing("commitment: one, effect: context", "commitment: two, effect: advance")
                    .replace("2020-02-01", "2019-06-24")
                ),
                commitment("two"),
            ),
            ["43:236  one-01 bears_on two: effect 'advance' is not possible on 2019-06-24, before the pledge of 2019-06-25; write 'context'"],
        ),
    },
    "judged_on_evidence": {
        "no evidence": (
            judged(assessment(status="overtaken", evidence="")),
            ["32:9  one assessment 2020-02-01: status 'overtaken' rests on no evidence; list the ids under 'evidence', or write 'not_assessed'"],
        ),
        "no search": (
            judged(assessment(status="no_evidence", evidence=""), items=""),
            ["32:9  one assessment 2020-02-01: 'no_evidence' needs a documented search: add 'searches'"],
        ),
        "a judgement of before": (
            judged(assessment(date="2020-02-28"), items=evidence(date="2020-02")),
            ["32:16  one assessment 2020-02-28: date 2020-02-28 is before the evidence it rests on: one-01 of 2020-02"],
        ),
        "a judgement recorded before": (
            judged(assessment(recorded="2020-02-29")),
            ["32:38  one assessment 2020-02-01: recorded 2020-02-29 is before its evidence one-01 was (2020-03-01)"],
        ),
    },
    "judged_on_what_bears_on_it": {
        "a fact of another commitment": (
            file(
                commitment(evidence=evidence()),
                commitment("two", evidence=evidence("two-01"), assessments=assessment()),
            ),
            ["43:96  two assessment 2020-02-01: evidence 'one-01' does not bear on this commitment; add it to the 'bears_on' of that fact, or take the id out"],
        ),
        "a link that was added later": (
            judged(assessment(), items=bearing(f"{ONE}, recorded: 2020-03-03")),
            ["32:38  one assessment 2020-02-01: recorded 2020-03-02 is before one-01 was entered for this commitment (2020-03-03)"],
        ),
    },
    "nothing_found_where_nothing_points": {
        "an advance": (
            judged(NOTHING, searches=SEARCHED),
            ["33:58  one assessment 2020-02-01: status 'no_evidence' cannot stand beside one-01, which points a way; write 'unclear', or judge it"],
        ),
        "a setback that was there among what came later": (
            judged(
                NOTHING,
                items=lines(
                    evidence("late", date="2020-02-02"),
                    evidence("there", date="2020-01-31", effect="setback"),
                    evidence("there-not-known", date="2020-01-30", recorded="2020-03-03"),
                ),
                searches=SEARCHED,
            ),
            ["33:58  one assessment 2020-02-01: status 'no_evidence' cannot stand beside there, which points a way; write 'unclear', or judge it"],
        ),
    },
    "judged_by_a_method": {
        "since the method holds": (
            judged(WITHOUT_METHOD, head=METHOD_OF_THE_DAY),
            ["32:9  one assessment 2020-02-01: an assessment names the method by which it was made: add method: 'first'"],
        ),
    },
    "facts_bear_on_something": {
        "on nothing": (
            file(commitment(evidence=bearing())),
            ["32:173  one-01: bears_on names no commitment; write at least one"],
        ),
        "before it was recorded": (
            file(commitment(evidence=bearing(f"{ONE}, recorded: 2020-02-29"))),
            ["32:219  one-01 bears_on one: recorded 2020-02-29 is before the fact itself was (2020-03-01)"],
        ),
    },
    "sums_are_given": {
        "nothing": (
            file(commitment(evidence=evidence(amount="{value: 0, unit: EUR, stage: paid}"))),
            ["32:249  one-01: value must be more than 0"],
        ),
        "less": (
            file(commitment(evidence=evidence(amount="{value: -5, unit: EUR, stage: paid}"))),
            ["32:249  one-01: value must be more than 0"],
        ),
        "a giver that did not act": (
            file(
                commitment(
                    evidence=evidence(
                        actors="[IRQ]", amount="{value: 5, unit: EUR, stage: paid, givers: [IRQ, TUR]}"
                    )
                ),
                section("members", member("IRQ"), member("TUR")),
            ),
            ["35:305  one-01: givers names 'TUR', which did not act; name it under actors too"],
        ),
    },
    "strong_status_has_two_origins": {
        "one item": (
            judged(assessment(status="fulfilled")),
            ["32:58  one assessment 2020-02-01: status 'fulfilled' needs evidence of two origins; this rests on UN alone; cite another or write 'limited'"],
        ),
        "one origin, relayed": (
            judged(assessment(status="reversed", evidence=CITES_TWO), items=RELAYED),
            ["32:58  one assessment 2020-02-01: status 'reversed' needs evidence of two origins; this rests on UN alone; cite another or write 'limited'"],
        ),
        "parties": (
            judged(assessment(status="substantial", evidence=CITES_TWO), items=PARTIES),
            ["32:58  one assessment 2020-02-01: status 'substantial' rests on the word of parties alone; cite a source that is not one, or write 'limited'"],
        ),
        "one origin, and one that points the other way": (
            judged(assessment(status="fulfilled", evidence=CITES_TWO), items=OPPOSED),
            ["32:58  one assessment 2020-02-01: status 'fulfilled' needs evidence of two origins; this rests on UN alone (a setback lifts nothing); cite another or write 'limited'"],
        ),
        "parties, and an outsider who points the other way": (
            judged(
                assessment(status="substantial", evidence=f"{CITES_TWO}, one-03"),
                items=lines(PARTIES, evidence("one-03", publisher="C", effect="setback")),
            ),
            ["32:58  one assessment 2020-02-01: status 'substantial' rests on the word of parties alone (a setback lifts nothing); cite a source that is not one, or write 'limited'"],
        ),
        "setbacks alone": (
            judged(assessment(status="fulfilled", evidence="one-02"), items=OPPOSED),
            ["32:58  one assessment 2020-02-01: status 'fulfilled' rests on setbacks alone; cite two origins that lift it or write 'limited'"],
        ),
        "a judgement that corrects one which had them": (
            judged(assessment(status="fulfilled", evidence=CITES_TWO), assessment(status="substantial"), items=TWO),
            ["33:58  one assessment 2020-02-01: status 'substantial' needs evidence of two origins; this rests on UN alone; cite another or write 'limited'"],
        ),
    },
    "corrections_say_what_and_why": {
        "what stands later": (
            file(commitment(evidence=lines(corrects("one-02", "one-01"), evidence("one-02")))),
            ["32:238  one-01: 'one-02' is no earlier fact"],
        ),
        "what stands nowhere": (
            file(commitment(evidence=lines(evidence(), corrects("one-01x")))),
            ["33:238  one-02: 'one-01x' is no earlier fact; did you mean 'one-01'?"],
        ),
        "twice": (
            file(commitment(evidence=lines(evidence(), corrects("one-01"), corrects("one-01", "one-03")))),
            ["34:238  one-03: 'one-01' is already corrected by one-02; correct one-02"],
        ),
        "without a reason": (
            file(commitment(evidence=lines(evidence(), corrects("one-01", reason="")))),
            ["33:5  one-02: a correction needs its reason: add 'caveat'"],
        ),
    },
    "histories_in_order": {
        "evidence": (
            file(commitment(evidence=lines(evidence(recorded="2020-03-03"), evidence("one-02")))),
            ["33:221  one-02: recorded 2020-03-01 stands after one-01 of 2020-03-03; add new entries at the end"],
        ),
        "assessments": (
            judged(assessment(recorded="2020-03-04"), assessment(date="2020-02-02")),
            ["33:38  one assessment 2020-02-02: recorded 2020-03-02 stands after 2020-03-04; add new entries at the end"],
        ),
        "an assessment twice": (
            judged(assessment(), assessment()),
            ["33:9  one assessment 2020-02-01: this assessment stands twice, word for word; keep one"],
        ),
        "confirmations": (
            file(commitment(), section("confirmations", looked("2020-03-04"), looked())),
            ["33:51  confirmation 2020-03-01: recorded 2020-03-02 stands after 2020-03-04; add new entries at the end"],
        ),
    },
    "criteria_before_judgement": {
        "criteria fixed a day later": (
            judged(assessment(), criteria=CRITERIA),
            ["32:38  one assessment 2020-02-01: recorded 2020-03-02 is before the criteria were fixed (2020-03-03); judge again under the new criteria"],
        ),
    },
    # Its other cases stand beside what they protect (test_second_reader.py).
    "four_eyes": {
        "an own entry": (
            file(
                commitment(evidence=evidence(by="us", proposed="true")),
                section("confirmations", "entry: one-01, by: us, recorded: 2020-03-02"),
            ),
            ["32:25  confirmation one-01: 'us' recorded 'one-01', and nobody confirms their own; let another editor decide, or write 'decision: withdrawn'"],
        ),
    },
    "second_reading_differs": {
        "the same status": (
            judged(assessment(second="{status: limited, reason: R}")),
            ["32:145  one assessment 2020-02-01: status 'limited' is the same as the first; leave 'second' out"],
        ),
    },
    "series_have_one_meaning": {
        "both": (
            file(commitment(), section("series", series("stage: paid, measure: M"))),
            ["32:5  series s: a series needs either 'stage' (money) or 'measure' (anything else), and not both"],
        ),
        "neither": (
            file(commitment(), section("series", series("note: N"))),
            ["32:5  series s: a series needs either 'stage' (money) or 'measure' (anything else), and not both"],
        ),
        "points out of order": (
            file(commitment(), section("series", series(points=f"{point('2020-02')}, {point('2020')}"))),
            ["32:154  series s point 2020: points stand oldest first; move this one"],
        ),
    },
}  # fmt: skip
