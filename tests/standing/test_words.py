"""Every sentence that depends on data, verbatim: one, many, none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commitments.register.model import Register
from commitments.standing.changes import compare
from commitments.standing.confidence import Basis
from commitments.standing.standing import Moment, Standing
from commitments.standing.totals import Totals, totals
from commitments.standing.words import (
    at_least_substantial,
    best_words,
    citation,
    confidence_reasons,
    counted_statuses,
    coverage,
    criteria_note,
    freshness_words,
    interval,
    interval_help,
    move_words,
    no_confidence_reason,
    nothing_recorded,
    place_words,
    pledge_line,
    standing_words,
    trend_words,
)
from commitments.tables.view import View
from commitments.vocabulary import (
    Agreement,
    Confidence,
    Freshness,
    Kind,
    SourceKind,
    Status,
    Strength,
    Trend,
)
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register

LIMITED = commitment(evidence=evidence(), assessments=assessment())


def stands(text: str = LIMITED, as_of: str = "2020-03-01") -> Standing:
    moment = Moment(date.fromisoformat(as_of), TODAY)
    return next(iter(View(register(text), moment, "").standings.values()))


def test_before_the_first_entry_there_is_one_sentence() -> None:
    found = register(LIMITED)
    words = "Nothing had been recorded by 29 Feb 2020; the first entry is of 1 Mar 2020."
    assert nothing_recorded(found, date(2020, 2, 29)) == words


def test_from_the_first_entry_on_there_is_none() -> None:
    assert nothing_recorded(register(LIMITED), date(2020, 3, 1)) == ""


def test_a_register_without_entries_begins_it_is_not_seen_too_early() -> None:
    assert nothing_recorded(register(commitment()), date(2020, 1, 1)) == ""


@pytest.mark.parametrize(
    ("fixed", "words"),
    [
        (date(2020, 2, 1), "Criteria fixed on 1 Feb 2020."),
        (date(2020, 2, 2), "Criteria fixed on 2 Feb 2020, after the events they judge."),
    ],
)
def test_criteria_that_were_fixed_late_say_so(fixed: date, words: str) -> None:
    assert criteria_note(fixed, stands()) == words


def test_criteria_are_not_late_for_what_nobody_judged() -> None:
    waiting = commitment(assessments=assessment("2019-06-25", "not_assessed", "", "2020-01-01"))
    assert criteria_note(TODAY, stands(waiting)) == "Criteria fixed on 28 Nov 2026."
    assert criteria_note(TODAY, stands(commitment())) == "Criteria fixed on 28 Nov 2026."


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "none"),
        ({Status.LIMITED: 0}, "none"),
        ({Status.LIMITED: 1}, "1 limited action"),
        (
            {Status.FULFILLED: 2, Status.LIMITED: 0, Status.REVERSED: 1, Status.NO_EVIDENCE: 3},
            "2 fulfilled or upheld, 1 reversed and 3 nothing found",
        ),
    ],
)
def test_counted_statuses(counts: dict[Status, int], words: str) -> None:
    assert counted_statuses(counts) == words


def test_at_least_substantial_counts_two_statuses() -> None:
    assert at_least_substantial({}) == 0
    assert at_least_substantial(dict.fromkeys(Status, 1)) == 2


def total(lower: float | None, upper: float | None, **counts: int) -> Totals:
    found = dict.fromkeys(Status, 0) | {Status(key): n for key, n in counts.items()}
    return replace(totals([]), counts=found, lower=lower, upper=upper)


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (None, None, "too few"),
        (0.0, 0.0, "0%"),
        (0.0, 1.0, "0% to 100%"),
        (0.42424, 0.56061, "42% to 56%"),
        (0.331, 0.334, "33%"),
    ],
)
def test_an_interval(lower: float | None, upper: float | None, words: str) -> None:
    assert interval(total(lower, upper)) == words


def test_how_an_interval_is_made() -> None:
    found = replace(total(0.5, 0.6, overtaken=2), live=22, unknown=3)
    assert interval_help(found) == (
        "Of 22 live pledges (all but 2 overtaken): fulfilled or upheld counts 1, substantially kept 2/3,"
        " limited action 1/3, not started and reversed 0. The lower end counts the 3 unknown as 0"
        " and each verdict of low confidence a tier lower, the upper end the unknown as 1 and these"
        " a tier higher. Prefer the distribution: the figure hides reversals and trends."
    )
    assert interval_help(replace(found, live=1)).startswith("Of 1 live pledge (all but 2")


def test_coverage() -> None:
    assert coverage(replace(total(None, None), total=24, unknown=3)) == "21 of 24 assessed"


def test_a_status_in_words() -> None:
    assert standing_words(stands()) == "Limited action"
    assert standing_words(stands(as_of="2026-11-26")) == (
        "Last known: Limited action, as of 1 Feb 2020"
    )


def test_an_unknown_status_is_never_last_known() -> None:
    s = stands(commitment(), "2026-11-26")
    assert (s.freshness, standing_words(s)) == (Freshness.EXPIRED, "Not assessed")


def test_the_best_ever_in_words() -> None:
    assert best_words(stands()) == "Limited action"
    assert best_words(replace(stands(), best=Status.FULFILLED)) == "Upheld"
    assert best_words(stands(commitment())) == "none"


def test_a_standing_pledge_is_upheld_rather_than_fulfilled() -> None:
    items = evidence("one-01") + "\n" + evidence("one-02", publisher="State")
    judged = assessment(status="fulfilled", evidence="one-01, one-02")
    words = {
        kind: standing_words(stands(commitment(evidence=items, assessments=judged, kind=kind)))
        for kind in ("standing", "position", "deliverable", "money", "process")
    }
    assert words == {
        "standing": "Upheld",
        "position": "Upheld",
        "deliverable": "Fulfilled",
        "money": "Fulfilled",
        "process": "Fulfilled",
    }


def test_freshness_in_words() -> None:
    assert freshness_words(stands(as_of="2020-02-02")) == (
        "Fresh: newest fact or judgement of 1 Feb 2020, 1 day before the as-of date; to be reviewed"
        " every 90 days"
    )
    assert freshness_words(stands(as_of="2020-06-30")) == (
        "Expired: newest fact or judgement of 1 Feb 2020, 150 days before the as-of date; to be"
        " reviewed every 90 days"
    )


def test_freshness_of_a_pledge_of_which_nothing_is_on_file() -> None:
    assert freshness_words(stands(commitment(), "2019-06-26")) == (
        "Fresh: no fact or judgement since the pledge of 25 Jun 2019, 1 day before the as-of date;"
        " to be reviewed every 90 days"
    )


def test_a_trend_in_words() -> None:
    assert trend_words(stands()) == "1 advance and 0 setbacks in the 12 months before"
    assert trend_words(replace(stands(), advances=0, setbacks=2)) == (
        "0 advances and 2 setbacks in the 12 months before"
    )
    assert trend_words(stands(as_of="2022-01-01")) == (
        "Silent: 0 advances and 0 setbacks in the 12 months before"
    )
    assert trend_words(replace(stands(), trend=Trend.STEADY, advances=2, setbacks=1)) == (
        "Steady: 2 advances and 1 setback in the 12 months before"
    )


BASIS = Basis(
    confidence=Confidence.HIGH,
    origins=("State", "UN"),
    kinds=(SourceKind.ACT, SourceKind.MONITOR),
    evidence_for=2,
    evidence_against=(),
    strength=Strength.ROBUST,
    agreement=Agreement.HIGH,
    capped_by=None,
)
NOTHING_AGAINST = "Nothing that is cited or newer speaks against the verdict."
ROBUST = "The act itself and another act or monitor, of two origins, are among them."


def test_why_a_confidence_is_high() -> None:
    assert confidence_reasons(BASIS) == [
        "2 facts of 2 origins support the verdict: State; UN (kinds of source: the act itself and independent"
        " monitor).",
        ROBUST,
        NOTHING_AGAINST,
    ]


@pytest.mark.parametrize(
    ("strength", "words"),
    [
        ("robust", ROBUST),
        ("medium", "An act or an independent monitor, and a second origin, are among them."),
        ("limited", "All of it comes from one origin."),
    ],
)
def test_the_strength_of_evidence_in_words(strength: str, words: str) -> None:
    assert confidence_reasons(replace(BASIS, strength=Strength(strength)))[1] == words


@pytest.mark.parametrize(
    ("against", "agreement", "words"),
    [
        (
            1,
            "low",
            "1 fact, from as strong a source or a stronger one, speaks against the verdict.",
        ),
        (
            2,
            "low",
            "2 facts, at least one from as strong a source or a stronger one, speak against the verdict.",
        ),
        (1, "medium", "1 fact, from a weaker source, speaks against the verdict."),
        (2, "medium", "2 facts, all from weaker sources, speak against the verdict."),
        (0, "high", NOTHING_AGAINST),
    ],
)
def test_what_speaks_against_a_status_in_words(against: int, agreement: str, words: str) -> None:
    items = stands().evidence * against
    basis = replace(BASIS, evidence_against=items, agreement=Agreement(agreement))
    assert confidence_reasons(basis)[2] == words


@pytest.mark.parametrize(
    ("capped", "words"),
    [
        (None, []),
        (Freshness.OVERDUE, ["At most medium because the review is overdue."]),
        (Freshness.EXPIRED, ["Low because the newest fact is out of date."]),
    ],
)
def test_what_capped_a_confidence_in_words(capped: Freshness | None, words: list[str]) -> None:
    assert confidence_reasons(replace(BASIS, capped_by=capped))[3:] == words


def test_a_confidence_that_nothing_supports() -> None:
    basis = replace(BASIS, origins=(), kinds=(), evidence_for=0, strength=Strength.LIMITED)
    assert confidence_reasons(basis) == [
        "No fact under the judgement points its way.",
        NOTHING_AGAINST,
    ]


def test_a_confidence_that_one_item_supports() -> None:
    one = replace(BASIS, origins=("UN",), kinds=(SourceKind.PARTY,), evidence_for=1)
    assert confidence_reasons(replace(one, strength=Strength.LIMITED))[:2] == [
        "1 fact of 1 origin supports the verdict: UN (kind of source: a party's word).",
        "It is neither the act itself nor an independent monitor.",
    ]


def test_a_confidence_that_only_press_and_parties_support() -> None:
    basis = replace(
        BASIS,
        kinds=(SourceKind.REPORTING, SourceKind.PARTY),
        strength=Strength.LIMITED,
        second_hand=True,
    )
    assert confidence_reasons(basis)[1:3] == [
        "Neither the act itself nor an independent monitor is among them.",
        "Low because all of it is second-hand: the pages were not opened.",
    ]


def test_a_move_in_words() -> None:
    found = register(LIMITED)
    (change,) = compare(found, Moment(date(2020, 1, 1), TODAY), NOW)
    assert move_words(change) == "Not assessed → Limited action"


def test_places_in_words() -> None:
    assert place_words(()) == "the world at large"
    assert place_words(("IRQ", "SY-HA", "XX")) == "Iraq, Hasakah, XX"


def cited(text: str, as_of: str, known_at: str) -> str:
    found: Register = register(text)
    moment = Moment(date.fromisoformat(as_of), date.fromisoformat(known_at))
    s = View(found, moment, "").standings["one"]
    return citation(found, s, found.documents[0], "0123abcd", "https://example.org/?id=one")


def test_a_citation() -> None:
    assert cited(LIMITED, "2020-03-05", "2020-03-05") == (
        "A meeting, 25 Jun 2019: Title of one. “We will do it” (The host) Status: Limited action"
        " (as of 5 Mar 2020; confidence: low; data version 0123abcd). https://example.org/?id=one"
    )


def test_a_citation_names_the_other_clock_and_a_missing_confidence() -> None:
    assert cited(commitment(wording="[]"), "2019-07-01", "2026-11-26") == (
        "A meeting, 25 Jun 2019: Title of one. Status: Not assessed (as of 1 Jul 2019, as known on"
        " 26 Nov 2026; confidence: not given; data version 0123abcd). https://example.org/?id=one"
    )


@pytest.mark.parametrize(
    ("force", "kind", "words"),
    [
        ("must", "standing", "“Must” · standing pledge"),
        ("important", "money", "“Important” · money pledge"),
        ("discussed", "process", "Process: a discussion, not a promise"),
    ],
)
def test_force_and_kind_in_words(force: str, kind: str, words: str) -> None:
    found = register(commitment(force=force, kind=kind)).commitments[0]
    assert (found.kind, pledge_line(found)) == (Kind(kind), words)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (
            Status.NO_EVIDENCE,
            "A search that finds nothing has no grade; what was searched stands below.",
        ),
        (
            Status.UNCLEAR,
            "There is no verdict to be sure of: the facts on file do not settle it.",
        ),
        (Status.NOT_ASSESSED, "Nothing was judged."),
    ],
)
def test_why_an_unknown_status_has_no_confidence(status: Status, reason: str) -> None:
    assert no_confidence_reason(status) == reason
