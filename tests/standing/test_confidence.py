"""How sure a status is, and what that rests on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.vocabulary import Confidence, SourceKind
from tests.conftest import assessment, commitment, evidence
from tests.standing.test_standing import stands


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
        # Where nothing cited points to it, an agreed end carries a status.
        ("limited", ["=act A", "=act B"], "robust", "high"),
        # What points to a reversal are setbacks: the deliveries before it carry none of it.
        ("reversed", ["-act A", "-monitor B"], "robust", "high"),
        ("not_started", ["-monitor A", "-reporting B"], "medium", "medium"),
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
    ],
)
def test_agreement_compares_what_speaks_against_with_what_supports(
    cited: list[str], rest: list[str], agreement: str, confidence: str
) -> None:
    s = judged("substantial", cited, rest)
    assert s.basis is not None
    assert (s.basis.agreement, s.confidence) == (agreement, confidence)
    assert s.contradicted is (agreement == "low")


def test_a_status_that_nothing_supports_is_contradicted() -> None:
    s = judged("limited", ["-party A", "-reporting B"])
    assert s.basis is not None
    assert (s.basis.agreement, s.confidence, s.contradicted) == ("low", "low", True)


@pytest.mark.parametrize(
    ("status", "cited", "rest", "against"),
    [
        ("fulfilled", ["+act A", "-act B", "+act C"], [], ["one-02"]),
        ("substantial", ["+act A", "-act B", "=act C"], [], ["one-02"]),
        ("limited", ["+act A", "-act B"], ["2020-02-09 -act C"], ["one-02", "one-03"]),
        ("limited", ["+act A"], ["2020-02-09 +act C"], []),
        # What ended shows that the premise is gone; what goes on speaks against that.
        ("overtaken", ["+act A", "-act B"], ["2020-02-09 -act C"], ["one-01"]),
        ("overtaken", ["=act A"], ["2020-02-09 +act C"], ["one-02"]),
        ("not_started", ["-act A", "+act B"], [], ["one-02"]),
        ("not_started", ["=act A"], ["2020-02-09 +act C"], ["one-02"]),
        ("not_started", ["=act A"], ["2020-02-09 -act C"], []),
        # A delivery that is cited speaks against a reversal, as every other way round.
        ("reversed", ["+act A", "-act B"], [], ["one-01"]),
        ("reversed", ["+act A", "-act B"], ["2020-02-09 +act C"], ["one-01", "one-03"]),
        ("reversed", ["+act A", "-act B"], ["2020-02-09 -act C"], ["one-01"]),
        ("reversed", ["-act A", "-act B"], ["+act C", "2020-02-09 =act D"], []),
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


@pytest.mark.parametrize("status", ["not_assessed", "no_evidence", "unclear"])
def test_an_unknown_status_has_no_confidence(status: str) -> None:
    text = commitment(
        searches="[{where: UN reports, terms: pledge, when: 2020-02-01}]",
        evidence=evidence() if status == "unclear" else "",
        assessments=assessment(status=status, evidence="one-01" if status == "unclear" else ""),
    )
    s = stands(text, "2020-02-09")
    assert (s.basis, s.confidence, s.contradicted) == (None, None, False)


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
    assert (sentence in words.confidence_reasons(s.basis)) is said
