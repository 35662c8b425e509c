"""Which fact decided a judgement, and a list of changes in which each event stands once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commitments.standing.changes import Change, compare
from commitments.standing.deciding import by_deciding_fact, deciding_fact
from commitments.standing.standing import Moment, standings
from commitments.vocabulary import Status
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register

BEFORE = Moment(date(2020, 12, 31), TODAY)
OLD = "\n".join(
    evidence(f"old-{n}", "2020-02-01", publisher=who) for n, who in enumerate(("UN", "ICRC"))
)


def facts(*effects: str, of: str = "one") -> str:
    """Facts of the months of 2021, by what they do."""
    return "\n".join(
        evidence(f"{of}-{n:02}", f"2021-{n:02}-01", effect, recorded="2021-12-01")
        for n, effect in enumerate(effects, start=1)
    )


def changed(before: str, after: str, *effects: str, cited: str = "", id: str = "one") -> Change:
    """A pledge that stood one way at the end of 2020 and another way after facts of 2021."""
    ids = cited or ", ".join(f"{id}-{n:02}" for n in range(1, len(effects) + 1))
    ids = ", ".join(part for part in ("old-0", "old-1", ids) if part)
    judged = [
        assessment("2020-12-31", before, "old-0, old-1", "2021-01-05"),
        assessment("2021-12-01", after, ids, "2021-12-02"),
    ]
    text = commitment(id, f"{OLD}\n{facts(*effects, of=id)}".strip(), "\n".join(judged))
    (change,) = compare(register(text), BEFORE, NOW)
    return change


def decided(change: Change) -> str | None:
    (found,) = by_deciding_fact([change])
    return found.fact.id if found.fact else None


@pytest.mark.parametrize(
    ("before", "after", "effects", "fact"),
    [
        ("substantial", "limited", ("setback", "setback", "advance"), "one-02"),
        ("limited", "substantial", ("advance", "setback"), "one-01"),
        ("substantial", "reversed", ("setback", "context"), "one-01"),
        ("substantial", "overtaken", ("setback", "context"), "one-01"),
        ("substantial", "overtaken", ("advance", "context"), "one-02"),
        ("substantial", "limited", ("advance", "context"), None),
        ("limited", "unclear", ("advance", "setback"), None),
        ("substantial", "limited", (), None),
    ],
)
def test_a_change_is_told_by_what_is_new_and_points_its_way(
    before: str, after: str, effects: tuple[str, ...], fact: str | None
) -> None:
    assert decided(changed(before, after, *effects)) == fact


def test_a_change_is_told_only_by_what_the_judgement_cites() -> None:
    found = changed("substantial", "limited", "setback", "setback", cited="one-01")
    assert decided(found) == "one-01"


@pytest.mark.parametrize(
    ("after", "effects", "fact"),
    [
        ("limited", ("advance", "setback"), "one-01"),
        ("limited", ("setback", "context"), "old-1"),
        ("reversed", ("setback", "advance"), "one-01"),
        ("unclear", ("advance", "setback", "context"), "one-02"),
    ],
)
def test_the_fact_behind_a_status(after: str, effects: tuple[str, ...], fact: str) -> None:
    found = deciding_fact(changed("limited", after, *effects).after)
    assert found is not None
    assert found.id == fact


def test_a_fall_is_decided_by_a_setback() -> None:
    s = changed("substantial", "limited", "setback", "advance").after
    found = [deciding_fact(s, before) for before in (Status.SUBSTANTIAL, Status.LIMITED, None)]
    assert [fact.id for fact in found if fact] == ["one-01", "one-02", "one-02"]


def test_a_judgement_without_facts_has_no_deciding_one() -> None:
    (s,) = standings(register(commitment()), NOW)
    assert deciding_fact(s) is None


def test_each_event_stands_once_with_the_pledges_that_it_decided() -> None:
    one = changed("substantial", "limited", "setback")
    two = changed("substantial", "limited", "setback", "setback", id="two")
    same = replace(one, before=replace(one.before), after=replace(one.after))
    still = changed("limited", "limited", "setback", id="three")
    untold = changed("limited", "unclear", "setback", id="four")
    found = by_deciding_fact([one, still, two, untold, same])
    assert [(d.fact.id if d.fact else None, d.changes, d.day) for d in found] == [
        (None, (untold,), date(2021, 12, 1)),
        ("two-02", (two,), date(2021, 2, 1)),
        ("one-01", (one, same), date(2021, 1, 1)),
    ]
    assert by_deciding_fact([still]) == ()
