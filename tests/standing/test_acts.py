"""What members did: each fact once, under each member that acted."""

from __future__ import annotations

from commitments.standing.acts import Act, acts, acts_by_member
from commitments.standing.standing import standings
from commitments.vocabulary import Effect
from tests.conftest import NOW, commitment, evidence, register

MEMBERS = """\
members:
  - {code: DEU, name: Germany, kind: state, joined: 2014-09-05, basis: A list, url: https://example.org/m}
  - {code: TUR, name: Türkiye, kind: state, joined: 2014-09-05, basis: A list, url: https://example.org/m}
"""


def did(id: str, date: str, effect: str, actors: str) -> str:
    return evidence(id, date, effect, actors=f"[{actors}]", recorded="2020-05-01")


def test_an_act_stands_once_under_each_member_with_all_that_it_bore_on() -> None:
    both = did("b", "2020-03-01", "advance", "DEU, TUR").replace(
        "effect: advance}", "effect: advance}, {commitment: two, effect: setback}", 1
    )
    facts = (
        did("a", "2020-02-01", "setback", "TUR"),
        both,
        evidence("c", "2020-04-01", recorded="2020-05-01"),
    )
    found = register(commitment("one", "\n".join(facts)), commitment("two"), MEMBERS)
    of_all = standings(found, NOW)
    one, two = found.commitments
    a, b = found.evidence[:2]
    first = Act(a, ((one, one.evidence[0]),))
    second = Act(b, ((one, one.evidence[1]), (two, two.evidence[0])))
    assert acts(of_all) == (second, first)
    assert acts(of_all, "TUR") == (second, first)
    assert acts(of_all, "DEU") == (second,)
    assert acts(of_all, "USA") == ()
    assert acts(of_all[1:], "DEU") == (Act(b, ((two, two.evidence[0]),)),)
    assert acts_by_member(of_all) == {"DEU": (second,), "TUR": (second, first)}
    assert second.effects == (Effect.ADVANCE, Effect.SETBACK)
    assert second.moves(Effect.SETBACK) and not first.moves(Effect.ADVANCE)
