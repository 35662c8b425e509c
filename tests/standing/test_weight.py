"""Which facts weigh most, where parties and others differ, what would change a verdict."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.standing.standing import Moment, Standing
from commitments.standing.weight import difference, turning_points, weightiest
from commitments.tables.view import View
from commitments.vocabulary import Effect
from tests.conftest import TODAY, assessment, commitment, evidence, register

CRITERIA = (
    "{fixed: 2020-01-01, fulfilled: All, substantial: Most, limited: Some, reversed: Back,"
    " overtaken: Gone}"
)


def stands(
    *facts: str, cited: str = "", status: str = "limited", as_of: str = "2020-03-10", **fields: str
) -> Standing:
    judged = assessment(status=status, evidence=cited) if cited or status == "no_evidence" else ""
    found = register(commitment(evidence="\n".join(facts), assessments=judged, **fields))
    return View(found, Moment(date.fromisoformat(as_of), TODAY), "").standings["one"]


def test_cited_facts_weigh_most_then_the_kind_of_source_then_the_day() -> None:
    s = stands(
        evidence("old-act", "2019-08-01", kind="act"),
        evidence("new-act", "2019-09-01", kind="act"),
        evidence("newest-party", "2020-01-05", kind="party"),
        evidence("cited-party", "2019-07-01", kind="party"),
        evidence("setback", "2020-01-06", "setback"),
        cited="cited-party",
    )
    ids = [item.id for item in weightiest(s, Effect.ADVANCE)]
    assert ids == ["cited-party", "new-act", "old-act"]
    assert [item.id for item in weightiest(s, Effect.ADVANCE, most=1)] == ["cited-party"]
    assert [item.id for item in weightiest(s, Effect.SETBACK)] == ["setback"]
    assert weightiest(s, Effect.CONTEXT) == ()


def party(id: str, effect: str = "advance", day: str = "2020-01-05") -> str:
    return evidence(id, day, effect, kind="party", publisher="Them")


def other(id: str, effect: str = "setback", day: str = "2020-01-06") -> str:
    return evidence(id, day, effect, kind="reporting", publisher="AP")


def test_parties_and_others_differ_where_most_of_each_points_another_way() -> None:
    s = stands(
        party("said-1", day="2020-01-03"),
        party("said-2"),
        party("admitted", "setback"),
        other("found"),
        other("context", "context"),
    )
    found = difference(s)
    assert found is not None
    assert [item.id for item in found.parties] == ["said-2", "said-1"]
    assert [item.id for item in found.others] == ["found"]


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [party("said")],
        [other("found")],
        [party("said"), other("found", "advance")],
        [party("said"), other("found", "context")],
        [party("said"), party("admitted", "setback"), other("found")],
        [party("said"), other("found"), other("found-too", "advance")],
        [party("said", day="2019-07-01"), other("found", day="2019-07-02")],
    ],
    ids=[
        *("none", "parties alone", "others alone", "one way", "context"),
        *("parties of two minds", "others of two minds", "long ago"),
    ],
)
def test_nothing_is_said_where_they_do_not_differ(facts: list[str]) -> None:
    as_of = "2020-08-01"
    assert difference(stands(*facts, as_of=as_of)) is None


def test_what_is_cited_counts_however_old() -> None:
    facts = (party("said", day="2019-07-01"), other("found", day="2019-07-02"))
    assert difference(stands(*facts, cited="said, found", as_of="2021-01-01")) is not None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("fulfilled", ["substantial Most", "overtaken Gone", "reversed Back"]),
        ("substantial", ["fulfilled All", "overtaken Gone", "reversed Back"]),
        ("limited", ["substantial Most", "overtaken Gone", "reversed Back"]),
        ("not_started", ["limited Some", "overtaken Gone", "reversed Back"]),
        ("reversed", ["limited Some", "overtaken Gone"]),
        ("overtaken", ["limited Some", "reversed Back"]),
        ("unclear", ["limited Some", "overtaken Gone", "reversed Back"]),
    ],
)
def test_what_would_change_a_verdict(status: str, words: list[str]) -> None:
    facts = (evidence(), evidence("one-02", kind="act", publisher="State", effect="setback"))
    s = stands(*facts, evidence("one-03", publisher="OAS"), evidence(
        "one-04", "2020-01-02", "setback"), cited="one-01, one-02, one-03, one-04",
        status=status, criteria=CRITERIA)  # fmt: skip
    assert [f"{near} {text}" for near, text in turning_points(s)] == words


PARTY = {"kind": "party"}
ALONE = "So far UN alone tells of steps; it takes a second source."
PARTIES = "So far the parties alone tell of steps; it takes a source that is not one of them."


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([evidence()], f"Most {ALONE}"),
        # A setback is no second source.
        ([evidence(), evidence("one-02", effect="setback", publisher="OAS")], f"Most {ALONE}"),
        ([evidence(**PARTY), evidence("one-02", publisher="B", **PARTY)], f"Most {PARTIES}"),
        ([evidence(**PARTY), evidence("one-02", publisher="B", effect="context")], "Most"),
        ([evidence(effect="setback")], "Most"),
    ],
)
def test_what_the_sources_lack_is_told_with_the_next_tier(facts: list[str], words: str) -> None:
    cited = ", ".join(f"one-{n:02}" for n in range(1, len(facts) + 1))
    s = stands(*facts, cited=cited, criteria=CRITERIA)
    assert turning_points(s)[0] == ("substantial", words)


def test_a_newer_advance_of_another_source_is_what_was_missing() -> None:
    newer = evidence("one-02", "2020-03-05", recorded="2020-03-06", publisher="OAS")
    s = stands(evidence(), newer, cited="one-01", criteria=CRITERIA, as_of="2020-04-01")
    assert turning_points(s)[0] == ("substantial", "Most")


def test_a_criterion_that_is_not_written_is_left_out() -> None:
    s = stands(evidence(), cited="one-01")
    assert [str(near) for near, _ in turning_points(s)] == ["substantial", "reversed"]


def test_what_nobody_judged_would_be_limited_first() -> None:
    assert [str(near) for near, _ in turning_points(stands(criteria=CRITERIA))] == [
        *("limited", "overtaken", "reversed")
    ]
