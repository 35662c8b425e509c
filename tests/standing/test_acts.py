"""What members did: each fact once, under each member that acted."""

from __future__ import annotations

from dataclasses import replace

from commitments.standing.acts import Act, Sides, acts, acts_by_member, by_pledge, by_theme, parted
from commitments.standing.standing import standings
from commitments.vocabulary import Effect
from tests.answers.test_member import ids, of, small
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


def test_acts_stand_once_under_a_theme_and_under_each_pledge_that_they_bear_on() -> None:
    found = small()
    done = of(found, "CHE")
    f, c, b, a = done
    assert [(on.theme, ids(on.acts)) for on in by_theme(done, ("aid", "talks"))] == [
        ("aid", ["c", "b", "a"]),
        ("talks", ["f"]),
    ]
    assert [
        (on.commitment.id, ids(on.advances), ids(on.setbacks), ids(on.context))
        for on in by_pledge(done, found.commitments)
    ] == [("one", ["b", "a"], ["c"], []), ("two", ["f"], ["b"], [])]
    assert parted(done) == Sides((f, a), (c,), (b,), ())
    assert parted(()) == Sides()
    # Of two members: one fact alone, one together with another.
    d, _ = of(found, "FRA")
    assert parted((d, c)) == Sides((), (c,), (), (d,))
    assert [act.shared for act in (a, b, c, d)] == [False, False, True, False]
    assert (d.theme, d.direction, b.direction) == ("aid", Effect.CONTEXT, Effect.SETBACK)


def test_a_fact_stands_under_the_theme_of_what_it_moves() -> None:
    on = (
        "effect: context}, {commitment: two, effect: context}, {commitment: three, effect: advance}"
    )
    fact = did("a", "2020-02-01", "context", "DEU").replace("effect: context}", on, 1)
    found = register(
        commitment("one", fact), commitment("two"), commitment("three", theme="talks"), MEMBERS
    )
    [act] = acts(standings(found, NOW))
    assert act.theme == "talks"
    nobody = register(
        commitment("one"), commitment("two", did("a", "2020", "context", "DEU")), MEMBERS
    )
    of_all = acts(standings(nobody, NOW))
    assert [(on.commitment.id, on.context) for on in by_pledge(of_all, nobody.commitments)] == [
        ("two", of_all)
    ]
    together = acts(standings(nobody, NOW))[0]
    collective = replace(together, fact=replace(together.fact, collective=True))
    assert (together.shared, collective.shared) == (False, True)
