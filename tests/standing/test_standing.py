"""How a commitment stands at a moment: whole values for small histories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commitments.standing import words
from commitments.standing.standing import (
    Moment,
    Standing,
    first_recorded,
    freshness_of,
    standing,
    standings,
    standings_of,
)
from commitments.standing.totals import Totals, totals
from commitments.tables.other_arithmetic import arithmetics
from commitments.vocabulary import Confidence, Freshness, Status, Trend
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, register

# A state acts, then reverses itself; a year later the first judgement is found too kind.
HISTORY = commitment(
    evidence="\n".join(
        [
            evidence("one-01", "2020-02-01", recorded="2020-03-01"),
            evidence("one-02", "2021-05-10", kind="act", publisher="State", recorded="2021-06-01"),
            evidence("one-03", "2022-09-01", effect="setback", recorded="2022-10-01"),
        ]
    ),
    assessments="\n".join(
        [
            assessment("2020-02-01", "limited", "one-01", "2020-03-02"),
            assessment("2021-05-10", "substantial", "one-01, one-02", "2021-06-02"),
            assessment("2022-09-01", "reversed", "one-02, one-03", "2022-10-02"),
            assessment("2021-05-10", "limited", "one-01, one-02", "2023-01-15"),
        ]
    ),
)


def stands(text: str, as_of: str, known_at: str = TODAY.isoformat()) -> Standing:
    """The first commitment of a register at a moment."""
    moment = Moment(date.fromisoformat(as_of), date.fromisoformat(known_at))
    found = register(text)
    return standing(found.commitments[0], moment, found.meeting.date)


def spans(s: Standing) -> list[tuple[str, str, str]]:
    return [(str(span.start), str(span.end), str(span.status)) for span in s.spans]


@pytest.mark.parametrize(
    ("as_of", "known_at", "status", "since", "best"),
    [
        # Before anything happened, and before anything was on file.
        ("2020-01-31", "2026-11-26", "not_assessed", "2019-06-25", None),
        ("2026-11-26", "2020-03-01", "not_assessed", "2019-06-25", None),
        # A judgement holds from its own date, once it is recorded.
        ("2020-02-01", "2026-11-26", "limited", "2020-02-01", "limited"),
        ("2020-02-01", "2020-03-02", "limited", "2020-02-01", "limited"),
        ("2021-05-09", "2021-06-02", "limited", "2020-02-01", "limited"),
        ("2021-05-10", "2021-06-01", "limited", "2020-02-01", "limited"),
        ("2021-05-10", "2021-06-02", "substantial", "2021-05-10", "substantial"),
        ("2022-08-31", "2022-12-31", "substantial", "2021-05-10", "substantial"),
        # The reversal ends it, and the best status stays in memory.
        ("2022-09-01", "2022-10-01", "substantial", "2021-05-10", "substantial"),
        ("2022-09-01", "2022-10-02", "reversed", "2022-09-01", "substantial"),
        # The correction of January 2023 replaces what it corrects, in later views alone.
        ("2022-08-31", "2023-01-14", "substantial", "2021-05-10", "substantial"),
        ("2022-08-31", "2023-01-15", "limited", "2020-02-01", "limited"),
        ("2022-09-01", "2023-01-14", "reversed", "2022-09-01", "substantial"),
        ("2022-09-01", "2023-01-15", "reversed", "2022-09-01", "limited"),
        ("2026-11-26", "2026-11-26", "reversed", "2022-09-01", "limited"),
    ],
)
def test_a_status_holds_from_its_date_in_views_that_know_it(
    as_of: str, known_at: str, status: str, since: str, best: str | None
) -> None:
    s = stands(HISTORY, as_of, known_at)
    assert (s.status, str(s.since), s.best) == (status, since, best)


@pytest.mark.parametrize(
    ("as_of", "known_at", "expected"),
    [
        ("2020-01-31", "2026-11-26", []),
        ("2026-11-26", "2019-12-31", []),
        ("2020-02-01", "2026-11-26", [("2020-02-01", "2020-02-01", "limited")]),
        (
            "2022-12-31",
            "2023-01-14",
            [
                ("2020-02-01", "2021-05-10", "limited"),
                ("2021-05-10", "2022-09-01", "substantial"),
                ("2022-09-01", "2022-12-31", "reversed"),
            ],
        ),
        (
            "2022-12-31",
            "2023-01-15",
            [
                ("2020-02-01", "2021-05-10", "limited"),
                ("2021-05-10", "2022-09-01", "limited"),
                ("2022-09-01", "2022-12-31", "reversed"),
            ],
        ),
    ],
)
def test_spans_run_from_judgement_to_judgement_and_end_at_the_as_of_date(
    as_of: str, known_at: str, expected: list[tuple[str, str, str]]
) -> None:
    assert spans(stands(HISTORY, as_of, known_at)) == expected


@pytest.mark.parametrize(
    ("as_of", "known_at", "seen"),
    [
        ("2020-01-31", "2026-11-26", []),
        ("2020-02-01", "2020-02-29", []),
        ("2020-02-01", "2020-03-01", ["one-01"]),
        ("2021-05-09", "2026-11-26", ["one-01"]),
        ("2022-12-31", "2022-09-30", ["one-01", "one-02"]),
        ("2022-12-31", "2022-10-01", ["one-01", "one-02", "one-03"]),
    ],
)
def test_evidence_is_seen_once_it_happened_and_was_recorded(
    as_of: str, known_at: str, seen: list[str]
) -> None:
    assert [item.id for item in stands(HISTORY, as_of, known_at).evidence] == seen


def test_a_commitment_without_any_judgement_is_not_assessed_since_the_pledge() -> None:
    s = stands(commitment(), "2026-11-26")
    assert (s.status, s.best, s.since, s.newest) == (
        Status.NOT_ASSESSED,
        None,
        date(2019, 6, 25),
        date(2019, 6, 25),
    )
    assert (s.assessment, s.basis, s.confidence, s.spans, s.evidence, s.newer) == (
        (None, None, None, (), (), ())
    )
    assert (s.freshness, s.trend, s.advances, s.setbacks, s.contradicted) == (
        (Freshness.EXPIRED, Trend.SILENT, 0, 0, False)
    )


def test_evidence_alone_gives_no_status_but_counts_as_news() -> None:
    s = stands(
        commitment(evidence=evidence(date="2026-11-01", recorded="2026-11-02")), "2026-11-26"
    )
    assert (s.status, s.newest, s.freshness) == (
        (Status.NOT_ASSESSED, date(2026, 11, 1), Freshness.FRESH)
    )
    assert (s.trend, s.basis, s.newer, s.to_be_judged) == (Trend.FEW, None, (), False)


def test_an_entry_that_nobody_looked_yet_changes_neither_since_nor_newest() -> None:
    text = commitment(assessments=assessment("2021-01-01", "not_assessed", "", "2021-01-01"))
    s = stands(text, "2022-01-01")
    assert (s.status, str(s.since), str(s.newest)) == ("not_assessed", "2019-06-25", "2019-06-25")
    assert spans(s) == [("2021-01-01", "2022-01-01", "not_assessed")]


def test_a_documented_search_without_result_is_news() -> None:
    text = commitment(
        searches="[{where: UN reports, terms: pledge, when: 2021-01-01}]",
        assessments=assessment("2021-01-01", "no_evidence", "", "2021-01-01"),
    )
    s = stands(text, "2021-01-31")
    assert (s.status, s.basis, str(s.newest), s.freshness) == (
        ("no_evidence", None, "2021-01-01", Freshness.FRESH)
    )


def test_since_goes_back_over_judgements_with_the_same_status() -> None:
    s = stands(HISTORY, "2022-08-31", "2023-01-15")
    assert (str(s.assessment.date if s.assessment else None), str(s.since)) == (
        ("2021-05-10", "2020-02-01")
    )


def test_best_is_no_unknown_status_no_reversal_and_not_overtaken() -> None:
    text = commitment(
        evidence=evidence(),
        assessments="\n".join(
            [
                assessment("2019-06-25", "not_assessed", "", "2020-03-01"),
                assessment("2020-02-01", "not_started", "one-01", "2020-03-02"),
                assessment("2020-04-01", "overtaken", "one-01", "2020-04-02"),
            ]
        ),
    )
    assert stands(text, "2020-01-01").best is None
    assert stands(text, "2020-03-01").best is Status.NOT_STARTED
    assert stands(text, "2020-05-01").best is Status.NOT_STARTED


@pytest.mark.parametrize(
    ("statuses", "best"),
    [
        (["reversed"], None),
        (["unclear"], None),
        (["overtaken"], None),
        (["not_started", "reversed"], "not_started"),
        (["limited", "reversed", "unclear"], "limited"),
        (["reversed", "limited"], "limited"),
        (["substantial", "limited", "unclear"], "substantial"),
    ],
)
def test_the_best_ever_is_a_status_of_delivery_or_none(
    statuses: list[str], best: str | None
) -> None:
    judged = [
        assessment(f"2020-0{n}-01", status, "one-01, one-02", f"2020-0{n}-02")
        for n, status in enumerate(statuses, start=4)
    ]
    items = [evidence(), evidence("one-02", publisher="State")]
    s = stands(commitment(evidence="\n".join(items), assessments="\n".join(judged)), "2020-12-31")
    assert (s.status, s.best) == (statuses[-1], best)


def test_a_partial_date_counts_from_the_end_of_its_period() -> None:
    text = commitment(evidence=evidence(date="2020-02", recorded="2020-06-01"))
    assert stands(text, "2020-02-28").evidence == ()
    assert [item.id for item in stands(text, "2020-02-29").evidence] == ["one-01"]


def test_a_partial_date_never_counts_later_than_it_was_recorded() -> None:
    text = commitment(evidence=evidence(date="2020", recorded="2020-03-01"))
    assert stands(text, "2020-02-29").evidence == ()
    assert stands(text, "2020-03-01").newest == date(2020, 3, 1)


def test_evidence_stands_in_the_order_of_events_not_of_entries() -> None:
    items = [
        evidence("one-01", "2021-03-01", recorded="2021-04-01"),
        evidence("one-02", "2020-03-01", recorded="2021-04-01"),
        evidence("one-03", "2020-02", recorded="2021-04-01"),
    ]
    s = stands(commitment(evidence="\n".join(items)), "2021-12-31")
    assert [item.id for item in s.evidence] == ["one-03", "one-02", "one-01"]


def test_newer_evidence_is_what_happened_after_the_judgement() -> None:
    items = [evidence("one-01", "2020-02-01"), evidence("one-02", "2020-02-02")]
    s = stands(commitment(evidence="\n".join(items), assessments=assessment()), "2020-06-01")
    assert [item.id for item in s.newer] == ["one-02"]


def test_newer_evidence_is_also_what_was_recorded_after_the_judgement() -> None:
    items = [
        evidence("one-01"),
        evidence("one-02", recorded="2020-03-02"),
        evidence("one-03", recorded="2020-03-03", effect="setback", kind="act"),
    ]
    text = commitment(evidence="\n".join(items), assessments=assessment())
    before = stands(text, "2020-06-01", "2020-03-02")
    after = stands(text, "2020-06-01", "2020-03-03")
    assert (before.newer, before.to_be_judged) == ((), False)
    assert ([item.id for item in after.newer], after.to_be_judged) == (["one-03"], True)
    assert after.basis is not None
    assert [item.id for item in after.basis.evidence_against] == ["one-03"]


def test_standings_keep_the_order_of_the_register() -> None:
    found = register(commitment("two"), commitment("one"))
    assert [s.commitment.id for s in standings(found, Moment(TODAY, TODAY))] == ["two", "one"]


@pytest.mark.parametrize(
    ("review_every", "age", "expected"),
    [
        (90, 0, "fresh"),
        (90, 89, "fresh"),
        (90, 90, "due"),
        (90, 91, "due"),
        (90, 119, "due"),
        (90, 120, "overdue"),
        (90, 121, "overdue"),
        (90, 149, "overdue"),
        (90, 150, "expired"),
        (90, 151, "expired"),
        (180, 179, "fresh"),
        (180, 180, "due"),
        (180, 181, "due"),
        (180, 209, "due"),
        (180, 210, "overdue"),
        (180, 211, "overdue"),
        (180, 239, "overdue"),
        (180, 240, "expired"),
        (180, 241, "expired"),
        (364, 423, "overdue"),
        (364, 424, "expired"),
        (365, 364, "fresh"),
        (365, 365, "due"),
        (365, 366, "due"),
        (365, 394, "due"),
        (365, 395, "overdue"),
        (365, 396, "overdue"),
        (365, 454, "overdue"),
        (365, 455, "expired"),
        (365, 456, "expired"),
    ],
)
def test_freshness_changes_on_the_day_of_each_threshold(
    review_every: int, age: int, expected: str
) -> None:
    assert freshness_of(age, review_every) == expected


def test_freshness_is_counted_from_the_newest_fact_or_judgement() -> None:
    text = commitment(
        evidence=evidence(), assessments=assessment("2020-03-01", recorded="2020-03-02")
    )
    assert stands(text, "2020-05-29").freshness is Freshness.FRESH
    assert stands(text, "2020-05-30").freshness is Freshness.DUE
    assert stands(text, "2020-07-29").freshness is Freshness.EXPIRED


@pytest.mark.parametrize(
    ("days_before", "effects", "expected"),
    [
        (0, ["advance"], (Trend.FEW, 1, 0)),
        (364, ["advance"], (Trend.FEW, 1, 0)),
        (365, ["advance"], (Trend.SILENT, 0, 0)),
        (366, ["advance"], (Trend.SILENT, 0, 0)),
        (364, ["setback"], (Trend.FEW, 0, 1)),
        (365, ["setback"], (Trend.SILENT, 0, 0)),
        (10, ["advance", "setback"], (Trend.FEW, 1, 1)),
        (10, ["setback", "setback"], (Trend.FEW, 0, 2)),
        (10, ["advance", "setback", "context"], (Trend.FEW, 1, 1)),
        (364, ["advance", "advance", "advance"], (Trend.IMPROVING, 3, 0)),
        (365, ["advance", "advance", "advance"], (Trend.SILENT, 0, 0)),
        (10, ["setback", "advance", "setback", "advance"], (Trend.STEADY, 2, 2)),
        (10, ["advance", "advance", "setback"], (Trend.IMPROVING, 2, 1)),
        (10, ["setback", "setback", "advance"], (Trend.WORSENING, 1, 2)),
        (10, ["context", "context"], (Trend.SILENT, 0, 0)),
        (10, [], (Trend.SILENT, 0, 0)),
    ],
)
def test_trend_weighs_the_effects_of_the_year_before(
    days_before: int, effects: list[str], expected: tuple[Trend, int, int]
) -> None:
    day = TODAY - timedelta(days=days_before)
    items = [
        evidence(f"one-0{n}", day.isoformat(), effect, recorded=TODAY.isoformat())
        for n, effect in enumerate(effects)
    ]
    s = stands(commitment(evidence="\n".join(items)), TODAY.isoformat())
    assert (s.trend, s.advances, s.setbacks) == expected


def counted(**numbers: int) -> list[Standing]:
    """So many pledges of each status."""
    one = stands(commitment(), "2020-01-01")
    return [replace(one, status=Status(s)) for s, n in numbers.items() for _ in range(n)]


WORKED_EXAMPLE = counted(
    fulfilled=4, substantial=5, limited=6, not_started=2, reversed=2, overtaken=2, no_evidence=3
)


def test_totals_of_the_worked_example_are_42_to_56_percent() -> None:
    assert totals(WORKED_EXAMPLE) == Totals(
        counts={
            Status.FULFILLED: 4,
            Status.SUBSTANTIAL: 5,
            Status.LIMITED: 6,
            Status.NOT_STARTED: 2,
            Status.REVERSED: 2,
            Status.OVERTAKEN: 2,
            Status.UNCLEAR: 0,
            Status.NO_EVIDENCE: 3,
            Status.NOT_ASSESSED: 0,
        },
        total=24,
        live=22,
        unknown=3,
        lower=28 / 66,
        upper=37 / 66,
    )


def test_other_arithmetic_on_the_worked_example_gives_18_to_79_percent() -> None:
    table = arithmetics(WORKED_EXAMPLE)
    assert list(table["Result"]) == [
        "42% to 56%",
        "18% to 32%",
        "41% to 55%",
        "50%",
        "50%",
        "79%",
        "55%",
        "47%",
    ]


@pytest.mark.parametrize(
    ("numbers", "live", "unknown", "lower", "upper"),
    [
        ({}, 0, 0, None, None),
        ({"fulfilled": 2}, 2, 0, None, None),
        ({"fulfilled": 2, "overtaken": 5}, 2, 0, None, None),
        ({"fulfilled": 3}, 3, 0, 1.0, 1.0),
        ({"substantial": 3}, 3, 0, 2 / 3, 2 / 3),
        ({"limited": 3}, 3, 0, 1 / 3, 1 / 3),
        ({"not_started": 2, "reversed": 1}, 3, 0, 0.0, 0.0),
        ({"no_evidence": 2, "not_assessed": 1}, 3, 3, 0.0, 1.0),
        ({"unclear": 1, "no_evidence": 1, "not_assessed": 1}, 3, 3, 0.0, 1.0),
        ({"limited": 1, "unclear": 1, "no_evidence": 1}, 3, 2, 1 / 9, 7 / 9),
        ({"fulfilled": 1, "not_assessed": 2}, 3, 2, 1 / 3, 1.0),
        ({"fulfilled": 3, "overtaken": 9}, 3, 0, 1.0, 1.0),
    ],
)
def test_the_interval_counts_unknowns_as_nothing_and_as_all(
    numbers: dict[str, int], live: int, unknown: int, lower: float | None, upper: float | None
) -> None:
    found = totals(counted(**numbers))
    assert (found.live, found.unknown, found.lower, found.upper) == (live, unknown, lower, upper)
    assert found.total == sum(numbers.values())


@pytest.mark.parametrize(
    ("status", "confidence", "lower", "upper"),
    [
        ("fulfilled", "low", 2 / 3, 1.0),
        ("substantial", "low", 1 / 3, 1.0),
        ("limited", "low", 0.0, 2 / 3),
        ("not_started", "low", 0.0, 1 / 3),
        ("reversed", "low", 0.0, 1 / 3),
        ("substantial", "medium", 2 / 3, 2 / 3),
        ("substantial", "high", 2 / 3, 2 / 3),
    ],
)
def test_low_confidence_widens_the_interval_by_a_tier_both_ways(
    status: str, confidence: str, lower: float, upper: float
) -> None:
    basis = stands(HISTORY, "2021-06-01").basis
    assert basis is not None
    basis = replace(basis, confidence=Confidence(confidence))
    (one,) = counted(**{status: 1})
    found = totals([replace(one, basis=basis)] * 3)
    assert (found.unknown, found.lower, found.upper) == (0, lower, upper)


def test_one_doubtful_verdict_among_three_moves_each_end_by_a_ninth() -> None:
    basis = stands(HISTORY, "2020-06-01").basis
    assert basis is not None and basis.confidence is Confidence.LOW
    doubtful, *sure = counted(limited=3)
    found = totals([replace(doubtful, basis=basis), *sure])
    assert (found.lower, found.upper) == (2 / 9, 4 / 9)


def test_the_horizon_is_the_newest_event_and_no_judgement_moves_it() -> None:
    items = "\n".join([evidence("one-01"), evidence("one-02", date="2020-02")])
    text = commitment(evidence=items, assessments=assessment(date="2020-03-01"))
    assert stands(text, "2020-12-31").horizon == date(2020, 2, 29)
    assert words.horizon_words(stands(text, "2020-12-31")) == "facts up to Feb 2020"
    assert words.horizon_words(stands(commitment(), "2020-12-31")) == "no facts on file"


JUDGED = assessment("2020-05-10", "limited", "one-01, one-02", "2020-06-02")
CORRECTED = commitment(
    evidence="\n".join(
        [
            evidence("one-01", "2020-02-01", recorded="2020-03-01"),
            evidence("one-02", "2020-05-10", recorded="2020-06-01"),
            evidence("one-03", "2020-05-12", effect="setback", recorded="2021-01-10").replace(
                "recorded:", "caveat: Misread, corrects: one-02, recorded:"
            ),
        ]
    ),
    assessments=JUDGED,
)


def _facts(text: str) -> list[str]:
    """The facts that a commitment was given."""
    found = [line.strip() for line in text.splitlines() if line.startswith("    #+ ")]
    return [line.removeprefix("#+ ") for line in found]


@pytest.mark.parametrize(
    ("as_of", "known_at", "items", "cited", "corrections"),
    [
        ("2020-12-31", "2021-01-09", ["one-01", "one-02"], {"one-01", "one-02"}, []),
        # Who judged has not seen the correction: it is not under the judgement.
        ("2020-12-31", "2021-01-10", ["one-01", "one-03"], {"one-01"}, ["one-03"]),
        # What was corrected does not come back where the correction is of a later day.
        ("2020-05-11", "2021-01-10", ["one-01"], {"one-01"}, ["one-03"]),
    ],
)
def test_a_correction_stands_in_the_place_of_what_it_corrects_and_asks_for_a_judgement(
    as_of: str, known_at: str, items: list[str], cited: set[str], corrections: list[str]
) -> None:
    s = stands(CORRECTED, as_of, known_at)
    assert [item.id for item in s.evidence] == items
    assert s.cited == cited
    assert [item.id for item in s.corrected] == corrections
    assert s.to_be_judged is bool(corrections)
    if corrections:
        assert words.again_words(s) == "1 fact under it was corrected."


def test_a_correction_speaks_against_a_judgement_that_has_not_seen_it() -> None:
    s = stands(CORRECTED, "2020-12-31")
    assert s.basis is not None
    assert [item.id for item in s.newer] == ["one-03"]
    assert [item.id for item in s.basis.evidence_against] == ["one-03"]
    assert (s.basis.evidence_for, s.contradicted) == (1, True)


def test_the_correction_of_a_correction_is_what_counts() -> None:
    again = evidence("one-04", "2020-05-11", recorded="2021-02-01").replace(
        "recorded:", "caveat: Read again, corrects: one-03, recorded:"
    )
    items = "\n".join([*_facts(CORRECTED), again])
    text = commitment(evidence=items, assessments=JUDGED)
    s = stands(text, "2020-12-31")
    assert [item.id for item in s.evidence] == ["one-01", "one-04"]
    assert [item.id for item in s.corrected] == ["one-04"]
    assert words.again_words(s) == "1 fact under it was corrected."


def test_a_judgement_on_the_correction_settles_it() -> None:
    later = assessment("2020-05-12", "limited", "one-01, one-03", "2021-01-10")
    text = commitment(evidence="\n".join(_facts(CORRECTED)), assessments=f"{JUDGED}\n{later}")
    s = stands(text, "2020-12-31")
    assert (s.cited, s.corrected, s.to_be_judged) == ({"one-01", "one-03"}, (), False)


# ---------------------------------------------------------------- judged again, confirmed


def confirmed(text: str, *confirmations: str, as_of: str = "2020-12-31") -> Standing:
    """The first commitment of a register with confirmations, each `date recorded`."""
    lines = [
        f"  - {{commitment: one, date: {line[:10]}, recorded: {line[11:]}, by: us}}\n"
        for line in confirmations
    ]
    found = register(text, "".join(["confirmations:\n", *lines]) if lines else "")
    at = Moment(date.fromisoformat(as_of), TODAY)
    return standings_of(found, found.commitments[:1], at)[0]


def after(*effects: str) -> str:
    """A pledge judged as of 1 February 2020, with a fact of each following month."""
    items = [evidence(recorded="2020-02-02")] + [
        evidence(f"one-1{n}", f"2020-0{n}-10", effect, recorded=f"2020-0{n}-11")
        for n, effect in enumerate(effects, start=3)
    ]
    return commitment(evidence="\n".join(items), assessments=assessment(recorded="2020-02-03"))


@pytest.mark.parametrize(
    ("effects", "said"),
    [
        ([], ""),
        (["context"], ""),
        (["advance"], "1 advance on file since."),
        (["setback", "context"], "1 setback on file since."),
        (["setback", "advance", "setback"], "1 advance and 2 setbacks on file since."),
    ],
)
def test_a_newer_advance_or_setback_asks_for_a_judgement(effects: list[str], said: str) -> None:
    s = confirmed(after(*effects))
    assert s.to_be_judged is bool(said)
    if said:
        assert words.again_words(s) == said


@pytest.mark.parametrize(
    ("confirmations", "said"),
    [
        # Looked at on the day of the fact or after it, once it was on file.
        (["2020-04-10 2020-04-11"], ""),
        (["2020-05-01 2020-05-02"], ""),
        # Before the second fact happened, or before it was on file.
        (["2020-04-09 2020-04-11"], "1 setback on file since."),
        (["2020-04-10 2020-04-10"], "1 setback on file since."),
        (["2020-03-10 2020-03-11"], "1 setback on file since."),
        (["2020-03-10 2020-03-11", "2020-06-01 2020-06-01"], ""),
        # As of a day before the judgement it says nothing of it.
        (["2020-01-31 2020-06-01"], "1 advance and 1 setback on file since."),
        # What was looked at after the as-of date was not looked at yet.
        (["2021-01-01 2021-01-02"], "1 advance and 1 setback on file since."),
    ],
)
def test_a_confirmation_settles_the_facts_that_it_could_see(
    confirmations: list[str], said: str
) -> None:
    s = confirmed(after("advance", "setback"), *confirmations)
    assert s.to_be_judged is bool(said)
    assert [b.id for b in s.newer] == ["one-13", "one-14"]
    if said:
        assert words.again_words(s) == said


def test_a_confirmation_settles_a_correction_that_it_could_see() -> None:
    assert confirmed(CORRECTED, "2020-05-12 2021-01-09").to_be_judged
    assert confirmed(CORRECTED, "2020-05-11 2021-01-10").to_be_judged
    s = confirmed(CORRECTED, "2020-05-12 2021-01-10")
    assert (s.to_be_judged, s.corrected, s.cited) == (False, (), {"one-01"})


def test_a_confirmation_is_news_and_changes_no_status() -> None:
    s = confirmed(after(), "2020-11-30 2020-11-30")
    assert (s.status, str(s.since), str(s.newest), s.freshness) == (
        ("limited", "2020-02-01", "2020-11-30", Freshness.FRESH)
    )
    assert s.confirmed is not None and s.confirmed.by == "us"


def test_a_confirmation_of_the_day_of_the_judgement_counts_once_it_is_on_file() -> None:
    assert confirmed(after(), "2020-02-01 2020-02-03").confirmed is not None
    assert confirmed(after(), "2020-02-01 2020-02-02").confirmed is None
    found = register(after(), "confirmations:\n  - {commitment: one, date: 2020-02-10,"
                     " recorded: 2020-02-11, by: us}\n")  # fmt: skip
    days = (date(2020, 2, 10), date(2020, 2, 11))
    seen = [standings(found, Moment(date(2020, 12, 31), day))[0].confirmed for day in days]
    assert [one is not None for one in seen] == [False, True]


def test_what_a_second_reader_decided_counts_from_that_day() -> None:
    head = HEAD.replace("  method:", "  review: second-reader\n  method:")
    said = "confirmations:\n  - {{entry: one-01, by: Bob, recorded: 2020-03-05{}}}\n"
    fact = commitment(evidence=evidence(by="Ann"))
    days = (date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 4), date(2020, 3, 5))
    known = {}
    for decision in ("", ", decision: declined, reason: No."):
        [entry] = register(fact, said.format(decision), head=head).evidence
        for unconfirmed in (False, True):
            moments = [Moment(TODAY, day, unconfirmed) for day in days]
            known[bool(decision), unconfirmed] = [moment.knows(entry) for moment in moments]
    assert known == {
        (False, False): [False, False, False, True],
        (False, True): [False, True, True, True],
        (True, False): [False] * 4,
        (True, True): [False] * 4,
    }


def test_a_judgement_after_a_confirmation_stands_by_itself() -> None:
    later = assessment("2020-03-10", "limited", "one-01, one-13", "2020-08-01")
    text = after("advance", "setback").replace("\n    #+ ", f"\n      - {later}\n    #+ ", 1)
    s = confirmed(text, "2020-06-01 2020-06-01")
    assert (s.confirmed, [b.id for b in s.unjudged]) == (None, ["one-14"])


# ---------------------------------------------------------------- the first entry


def test_the_first_entry_is_the_earliest_fact_or_judgement() -> None:
    judged = assessment("2020-01-01", "not_assessed", "", "2020-01-05")
    assert first_recorded(register(commitment())) is None
    assert first_recorded(register(commitment(evidence=evidence()))) == date(2020, 3, 1)
    assert first_recorded(register(commitment(assessments=judged))) == date(2020, 1, 5)
    both = register(commitment("two", assessments=judged), commitment(evidence=evidence()))
    assert first_recorded(both) == date(2020, 1, 5)


def test_a_link_counts_from_the_day_on_which_it_was_added() -> None:
    fact = evidence().replace(
        "effect: advance}]",
        "effect: advance}, {commitment: two, effect: setback, recorded: 2020-06-01}]",
    )
    found = register(commitment(evidence=fact), commitment("two"))
    seen = {
        day: [len(s.evidence) for s in standings(found, Moment(TODAY, date.fromisoformat(day)))]
        for day in ("2020-02-29", "2020-03-01", "2020-05-31", "2020-06-01")
    }
    assert seen == {
        "2020-02-29": [0, 0],
        "2020-03-01": [1, 0],
        "2020-05-31": [1, 0],
        "2020-06-01": [1, 1],
    }
