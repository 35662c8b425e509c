"""Counts by status, theme, region, place and year."""

from __future__ import annotations

import pytest

from commitments.register.model import Register
from commitments.tables.counts import by_direction, facts_at
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Effect
from tests.conftest import NOW, commitment, evidence, register
from tests.tables.test_view import EMPTY, rows


def found(*places: str, effect: str = "advance") -> str:
    """Evidence that names these places, each item at its own address."""
    items = [
        evidence(f"one-{n:02}", effect=effect).replace("[IRQ]", f"[{codes}]")
        for n, codes in enumerate(places)
    ]
    return commitment(evidence="\n".join(items))


def places_of(*texts: str) -> dict[tuple[str, str], int]:
    evidence = View(register(*texts), NOW, "").evidence
    found = {}
    for scope in ("country", "place"):
        counts = by_direction(evidence, scope)
        assert list(counts.columns) == ["place", "advance", "setback"]
        for row in rows(counts):
            code = str(row["place"])
            found[(scope, code)] = row["advance"] + row["setback"]  # type: ignore[operator]
            assert len(facts_at(evidence, scope, code)) == found[(scope, code)]
    return found


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([""], {}),
        (["IRQ"], {("country", "IRQ"): 1, ("place", "IRQ"): 1}),
        (["IQ-NI"], {("country", "IRQ"): 1, ("place", "IQ-NI"): 1}),
        # A fact counts in each place that it names, and once in their country.
        (
            ["IQ-NI, IQ-KI"],
            {("country", "IRQ"): 1, ("place", "IQ-NI"): 1, ("place", "IQ-KI"): 1},
        ),
        # The row of a country has the facts that name no part of it.
        (["IRQ, IQ-NI"], {("country", "IRQ"): 1, ("place", "IQ-NI"): 1}),
        (["IRQ, SY-HA"], {("country", "IRQ"): 1, ("country", "SYR"): 1}
            | {("place", "IRQ"): 1, ("place", "SY-HA"): 1}),
        (["IQ-NI", "IRQ", "IQ-NI"], {("country", "IRQ"): 3}
            | {("place", "IQ-NI"): 2, ("place", "IRQ"): 1}),
    ],
)  # fmt: skip
def test_facts_count_in_the_places_that_they_name(
    places: list[str], expected: dict[tuple[str, str], int]
) -> None:
    assert places_of(found(*places)) == expected


def test_context_counts_nowhere() -> None:
    assert places_of(found("IRQ", effect="context")) == {}


@pytest.mark.parametrize("scope", ["place", "country"])
@pytest.mark.parametrize("effect", list(Effect))
def test_an_event_on_two_pledges_counts_once_and_as_a_setback_where_it_is_one(
    effect: Effect, scope: str
) -> None:
    fact = evidence("one-01").replace(
        "effect: advance}]", f"effect: advance}}, {{commitment: two, effect: {effect}}}]"
    )
    view = View(register(commitment(evidence=fact), commitment("two")), NOW, "")
    setback = effect is Effect.SETBACK
    assert rows(by_direction(view.evidence, scope)) == [
        {"place": "IRQ", "advance": int(not setback), "setback": int(setback)}
    ]
    assert facts_at(view.evidence, scope, "IRQ") == (
        ("one-01", Effect.SETBACK if setback else Effect.ADVANCE),
    )


def test_the_facts_of_a_place_come_newest_first() -> None:
    items = [evidence("one-01", "2020-02-01"), evidence("one-02", "2020-02-20")]
    view = View(register(commitment(evidence="\n".join(items))), NOW, "")
    assert facts_at(view.evidence, "place", "IRQ") == (
        ("one-02", Effect.ADVANCE),
        ("one-01", Effect.ADVANCE),
    )


def test_counts_of_nothing_are_empty_and_keep_their_columns() -> None:
    nothing = View(EMPTY, NOW, "").select(Filter())
    assert list(by_direction(nothing.evidence, "place").columns) == ["place", "advance", "setback"]
    assert facts_at(nothing.evidence, "place", "IRQ") == ()
    assert (nothing.count, nothing.total, nothing.standings) == (0, 0, ())


def test_the_facts_of_a_place_are_as_many_as_it_counts(curated: Register) -> None:
    view = View(curated, NOW, "00000000")
    for scope in ("place", "country"):
        for row in rows(by_direction(view.evidence, scope)):
            facts = facts_at(view.evidence, scope, str(row["place"]))
            effects = [effect for _, effect in facts]
            assert effects.count(Effect.ADVANCE) == row["advance"]
            assert effects.count(Effect.SETBACK) == row["setback"]
