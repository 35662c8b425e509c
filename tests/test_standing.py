"""How a commitment stands at a moment: whole values for small histories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from commitments import wording
from commitments.comparison import arithmetics
from commitments.standing import (
    Moment,
    Standing,
    Totals,
    freshness_of,
    standing,
    standings,
    totals,
)
from commitments.vocabulary import Confidence, Freshness, SourceKind, Status, Trend
from tests.conftest import TODAY, assessment, commitment, evidence, register

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
        ("2020-01-31", "2026-11-26", "not_assessed", "2019-06-25", "not_assessed"),
        ("2026-11-26", "2020-03-01", "not_assessed", "2019-06-25", "not_assessed"),
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
    as_of: str, known_at: str, status: str, since: str, best: str
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
        Status.NOT_ASSESSED,
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
    assert (s.trend, s.basis, s.newer) == (Trend.IMPROVING, None, ())


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


def test_best_is_no_unknown_status_and_not_overtaken() -> None:
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
    assert stands(text, "2020-01-01").best is Status.NOT_ASSESSED
    assert stands(text, "2020-03-01").best is Status.NOT_STARTED
    assert stands(text, "2020-05-01").best is Status.NOT_STARTED


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
        (0, ["advance"], (Trend.IMPROVING, 1, 0)),
        (364, ["advance"], (Trend.IMPROVING, 1, 0)),
        (365, ["advance"], (Trend.SILENT, 0, 0)),
        (366, ["advance"], (Trend.SILENT, 0, 0)),
        (364, ["setback"], (Trend.WORSENING, 0, 1)),
        (365, ["setback"], (Trend.SILENT, 0, 0)),
        (10, ["advance", "setback"], (Trend.STEADY, 1, 1)),
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
        evidence(f"one-0{n}", day.isoformat(), effect, recorded="2026-11-26")
        for n, effect in enumerate(effects)
    ]
    s = stands(commitment(evidence="\n".join(items)), "2026-11-26")
    assert (s.trend, s.advances, s.setbacks) == expected


def judged(
    status: str, cited: Sequence[str], rest: Sequence[str] = (), as_of: str = ""
) -> Standing:
    """A pledge judged on 1 February 2020, on evidence written `+act UN` or `-party State`.

    The rest is on file and not cited; with a date in front (`2020-02-09 -act UN`) it is newer.
    """
    effects = {"+": "advance", "-": "setback", "=": "context"}
    lines = []
    for n, text in enumerate((*cited, *rest), start=1):
        day = text[:10] if text[:4] == "2020" else "2020-02-01"
        kind, _, publisher = text.removeprefix(day).strip().partition(" ")
        lines.append(evidence(f"one-0{n}", day, effects[kind[0]], kind[1:], publisher))
    ids = ", ".join(f"one-0{n}" for n in range(1, len(cited) + 1))
    text = commitment(evidence="\n".join(lines), assessments=assessment("2020-02-01", status, ids))
    return stands(text, as_of or "2020-02-09")


@pytest.mark.parametrize(
    ("status", "cited", "strength", "confidence"),
    [
        ("substantial", ["+act A", "+act B"], "robust", "high"),
        ("substantial", ["+act A", "+monitor B"], "robust", "high"),
        ("substantial", ["+act A", "+monitor A", "+reporting B"], "medium", "medium"),
        ("substantial", ["+act A", "+reporting B"], "medium", "medium"),
        ("substantial", ["+act A", "+party B"], "medium", "medium"),
        ("substantial", ["+monitor A", "+monitor B"], "medium", "medium"),
        ("substantial", ["+monitor A", "+party B"], "medium", "medium"),
        ("substantial", ["+reporting A", "+reporting B"], "limited", "low"),
        ("substantial", ["+reporting A", "+party B"], "limited", "low"),
        ("limited", ["+act A"], "limited", "low"),
        ("limited", ["+act A", "+monitor a"], "limited", "low"),
        ("limited", ["+party A", "+party B"], "limited", "low"),
        ("limited", ["=act A", "-act B"], "robust", "high"),
    ],
)
def test_strength_comes_from_the_grades_and_the_number_of_origins(
    status: str, cited: list[str], strength: str, confidence: str
) -> None:
    s = judged(status, cited)
    assert s.basis is not None
    assert (s.basis.strength, s.basis.agreement, s.confidence, s.basis.capped_by) == (
        (strength, "high", confidence, None)
    )


@pytest.mark.parametrize(
    ("cited", "rest", "agreement", "confidence"),
    [
        # Robust, by what speaks against it.
        (["+act A", "+monitor B"], [], "high", "high"),
        (["+act A", "+monitor B", "-party C"], [], "medium", "medium"),
        (["+act A", "+monitor B", "-reporting C"], [], "medium", "medium"),
        (["+act A", "+monitor B", "-monitor C"], [], "medium", "medium"),
        (["+act A", "+monitor B", "-act C"], [], "low", "low"),
        (["+act A", "+monitor B"], ["2020-02-09 -act C"], "low", "low"),
        (["+act A", "+monitor B"], ["2020-02-09 -monitor C"], "medium", "medium"),
        # What is old and was not cited was weighed and left out.
        (["+act A", "+monitor B"], ["-act C"], "high", "high"),
        (["+act A", "+monitor B"], ["2020-02-09 +act C"], "high", "high"),
        # Medium.
        (["+monitor A", "+reporting B", "-reporting C"], [], "medium", "medium"),
        (["+monitor A", "+reporting B", "-monitor C"], [], "low", "low"),
        # Limited stays low whatever agrees.
        (["+reporting A", "+party B", "-party C"], [], "medium", "low"),
        (["+reporting A", "+party B", "-reporting C"], [], "low", "low"),
        # Nothing supports it any more.
        (["-party A", "-reporting B"], [], "low", "low"),
    ],
)
def test_agreement_compares_what_speaks_against_with_what_supports(
    cited: list[str], rest: list[str], agreement: str, confidence: str
) -> None:
    s = judged("substantial", cited, rest)
    assert s.basis is not None
    assert (s.basis.agreement, s.confidence) == (agreement, confidence)
    assert s.contradicted is (agreement == "low")


@pytest.mark.parametrize(
    ("status", "cited", "rest", "against"),
    [
        ("fulfilled", ["+act A", "-act B"], [], ["one-02"]),
        ("substantial", ["+act A", "-act B"], [], ["one-02"]),
        ("limited", ["+act A", "-act B"], ["2020-02-09 -act C"], []),
        ("overtaken", ["+act A", "-act B"], ["2020-02-09 -act C"], []),
        ("not_started", ["-act A", "+act B"], [], ["one-02"]),
        ("not_started", ["=act A"], ["2020-02-09 +act C"], ["one-02"]),
        ("not_started", ["=act A"], ["2020-02-09 -act C"], []),
        # The deliveries before a reversal are what was reversed.
        ("reversed", ["+act A", "-act B"], [], []),
        ("reversed", ["+act A", "-act B"], ["2020-02-09 +act C"], ["one-03"]),
        ("reversed", ["+act A", "-act B"], ["2020-02-09 -act C"], []),
    ],
)
def test_what_speaks_against_a_status_points_the_other_way(
    status: str, cited: list[str], rest: list[str], against: list[str]
) -> None:
    s = judged(status, cited, rest)
    assert s.basis is not None
    assert [item.id for item in s.basis.evidence_against] == against


@pytest.mark.parametrize(
    ("cited", "as_of", "freshness", "confidence", "capped_by"),
    [
        (["+act A", "+act B"], "2020-04-30", "fresh", "high", None),
        (["+act A", "+act B"], "2020-05-01", "due", "high", None),
        (["+act A", "+act B"], "2020-05-30", "due", "high", None),
        (["+act A", "+act B"], "2020-05-31", "overdue", "medium", "overdue"),
        (["+act A", "+act B"], "2020-06-29", "overdue", "medium", "overdue"),
        (["+act A", "+act B"], "2020-06-30", "expired", "low", "expired"),
        (["+act A", "+party B"], "2020-06-29", "overdue", "medium", None),
        (["+act A", "+party B"], "2020-06-30", "expired", "low", "expired"),
        (["+reporting A", "+party B"], "2020-06-29", "overdue", "low", None),
        (["+reporting A", "+party B"], "2020-06-30", "expired", "low", None),
    ],
)
def test_age_caps_the_confidence_and_says_so(
    cited: list[str], as_of: str, freshness: str, confidence: str, capped_by: str | None
) -> None:
    s = judged("substantial", cited, as_of=as_of)
    assert s.basis is not None
    assert (s.freshness, s.confidence, s.basis.capped_by) == (freshness, confidence, capped_by)


def test_a_basis_names_the_origins_and_kinds_that_support_the_status() -> None:
    s = judged("substantial", ["+party A", "+act B", "+monitor b", "-reporting C"])
    assert s.basis is not None
    assert s.basis.origins == ("A", "b")
    assert s.basis.kinds == (SourceKind.ACT, SourceKind.MONITOR, SourceKind.PARTY)
    assert (s.basis.evidence_for, len(s.basis.evidence_against)) == (3, 1)
    assert (s.basis.strength, s.basis.agreement) == ("medium", "medium")
    assert s.basis.confidence is Confidence.MEDIUM


def test_two_publishers_that_relay_one_body_are_one_origin() -> None:
    items = [
        evidence("one-01").replace("publisher: UN", "publisher: Paper, origin: The UN"),
        evidence("one-02", kind="act").replace("publisher: UN", "publisher: THE UN"),
    ]
    text = commitment(evidence="\n".join(items), assessments=assessment(evidence="one-01, one-02"))
    basis = stands(text, "2020-02-09").basis
    assert basis is not None
    assert (basis.origins, basis.strength) == (("THE UN",), "limited")


@pytest.mark.parametrize("status", ["not_assessed", "no_evidence"])
def test_an_unknown_status_has_no_confidence(status: str) -> None:
    text = commitment(
        searches="[{where: UN reports, terms: pledge, when: 2020-02-01}]",
        assessments=assessment(status=status, evidence=""),
    )
    s = stands(text, "2020-02-09")
    assert (s.basis, s.confidence, s.contradicted) == (None, None, False)


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


def second_hand(id: str, hidden: bool, publisher: str) -> str:
    line = evidence(id, publisher=publisher)
    return line.replace("url:", "second_hand: true, url:") if hidden else line


@pytest.mark.parametrize(
    ("hidden", "confidence", "said"),
    [
        ((True, True), "low", True),
        ((True, False), "medium", False),
        ((False, False), "medium", False),
    ],
)
def test_a_status_on_second_hand_items_alone_has_low_confidence_and_says_so(
    hidden: tuple[bool, bool], confidence: str, said: bool
) -> None:
    items = [
        second_hand(f"one-0{n}", hides, publisher)
        for n, (hides, publisher) in enumerate(zip(hidden, ("UN", "Paper"), strict=True), start=1)
    ]
    text = commitment(evidence="\n".join(items), assessments=assessment(evidence="one-01, one-02"))
    s = stands(text, "2020-02-09")
    assert s.basis is not None
    assert (s.confidence, s.basis.second_hand) == (confidence, said)
    sentence = "Low because all of it is second-hand: the pages were not opened."
    assert (sentence in wording.confidence_reasons(s.basis)) is said


def test_the_horizon_is_the_newest_event_and_no_judgement_moves_it() -> None:
    items = "\n".join([evidence("one-01"), evidence("one-02", date="2020-02")])
    text = commitment(evidence=items, assessments=assessment(date="2020-03-01"))
    assert stands(text, "2020-12-31").horizon == date(2020, 2, 29)
    assert wording.horizon_words(stands(text, "2020-12-31")) == "facts up to 29 Feb 2020"
    assert wording.horizon_words(stands(commitment(), "2020-12-31")) == "no facts on file"


CORRECTED = commitment(
    evidence="\n".join(
        [
            evidence("one-01", "2020-02-01", recorded="2020-03-01"),
            evidence("one-02", "2020-05-10", recorded="2020-06-01"),
            evidence("one-03", "2020-05-12", effect="setback", recorded="2021-01-10").replace(
                "recorded:", "note: Misread, corrects: one-02, recorded:"
            ),
        ]
    ),
    assessments=assessment("2020-05-10", "limited", "one-01, one-02", "2020-06-02"),
)


@pytest.mark.parametrize(
    ("as_of", "known_at", "items", "cited"),
    [
        ("2020-12-31", "2021-01-09", ["one-01", "one-02"], {"one-01", "one-02"}),
        ("2020-12-31", "2021-01-10", ["one-01", "one-03"], {"one-01", "one-03"}),
        # What was corrected does not come back where the correction is of a later day.
        ("2020-05-11", "2021-01-10", ["one-01"], {"one-01", "one-03"}),
    ],
)
def test_a_correction_takes_the_place_of_what_it_corrects(
    as_of: str, known_at: str, items: list[str], cited: set[str]
) -> None:
    s = stands(CORRECTED, as_of, known_at)
    assert [item.id for item in s.evidence] == items
    assert s.cited == cited
