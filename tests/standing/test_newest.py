"""The newest events, each once."""

from __future__ import annotations

from commitments.standing.newest import Told, newest_date, newest_facts
from commitments.standing.standing import standings
from commitments.vocabulary import Effect
from tests.conftest import NOW, commitment, evidence, register


def test_each_event_once_without_context_and_what_nobody_opened() -> None:
    seen = evidence("a", "2020-02-01")
    both = (
        evidence("b", "2020-03", "advance")
        .replace("]", ", {commitment: two, effect: setback}]", 2)
        .replace("[IRQ, {commitment: two, effect: setback}]", "[IRQ]")
    )
    context = evidence("c", "2020-04-01", "context", recorded="2020-05-01")
    heard = evidence("d", "2020-04-01", recorded="2020-05-01").replace(
        "url: https://example.org/d", "url: https://example.org/d, second_hand: true"
    )
    found = register(commitment("one", "\n".join((seen, both, context, heard))), commitment("two"))
    one, two = found.commitments
    a, b = found.evidence[:2]
    every = (
        Told(b, (Effect.ADVANCE, Effect.SETBACK), (one, two)),
        Told(a, (Effect.ADVANCE,), (one,)),
    )
    of_all = standings(found, NOW)
    assert newest_facts(of_all, 5) == every
    assert newest_facts(of_all, 1) == every[:1]
    assert newest_facts(of_all[1:], 5) == (Told(b, (Effect.SETBACK,), (two,)),)
    assert newest_facts((), 5) == ()


def test_the_newest_date_is_as_exact_as_its_source() -> None:
    facts = "\n".join((evidence("a", "2020-03-01"), evidence("b", "2020", recorded="2021-01-02")))
    found = register(commitment("one", facts), commitment("two"))
    assert str(newest_date(standings(found, NOW))) == "2020"
    assert newest_date(standings(found, NOW)[1:]) is None
