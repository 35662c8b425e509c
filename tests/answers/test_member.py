"""The sentences on one member, by whole value; what it did by theme, by pledge, in money."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commitments.answers.answer import MOST_WORDS, Answer
from commitments.answers.member import (
    before_joining,
    member_answer,
    membership,
    money_title,
    not_yet,
    of_year,
    who_says,
    with_others,
)
from commitments.record_words import Stage
from commitments.register.model import Register
from commitments.standing.acts import Act, acts, acts_by_member, by_pledge, by_theme, parted
from commitments.standing.money import Sum, Sums, money
from commitments.standing.standing import standings
from commitments.vocabulary import Effect
from tests.conftest import NOW, commitment, evidence, register

MEMBERS = """\
members:
  - {code: CHE, name: Switzerland, kind: state, joined: 2019-01-10, basis: A list, url: https://example.org/m}
  - {code: FRA, name: France, kind: state, joined: 2020-03-01, basis: Another, url: https://example.org/m}
  - {code: ITA, name: Italy, kind: state, joined: ../2019-05, basis: A list, url: https://example.org/m}
"""
OTHER = "effect: advance}, {commitment: two, effect: setback}"


def did(id: str, date: str, effect: str, actors: str, kind: str = "monitor", **more: str) -> str:
    more = {"actors": f"[{actors}]"} | more
    return evidence(id, date, effect, kind, recorded="2021-05-01", **more)


def sum_of(value: int, unit: str, stage: str) -> str:
    return f"{{value: {value}, unit: {unit}, stage: {stage}}}"


def small() -> Register:
    """Two pledges; one fact bears on both, one on the second alone, one is of two members."""
    first = (
        did("a", "2020-02-01", "advance", "CHE", "party", amount=sum_of(5, "CHF", "pledged")),
        did("b", "2020-03-01", "advance", "CHE", amount=sum_of(3, "CHF", "pledged")).replace(
            "effect: advance}", OTHER, 1
        ),
        did("c", "2020-04", "setback", "CHE, FRA", amount=sum_of(9, "EUR", "paid")),
        did("d", "2020", "context", "FRA", "reporting", amount=sum_of(2, "EUR", "paid")),
        evidence("e", "2020-04-01", recorded="2021-05-01"),
    )
    second = did("f", "2021-01-01", "advance", "CHE", amount=sum_of(7, "EUR", "contracted"))
    return register(
        commitment("one", "\n".join(first)), commitment("two", second, theme="talks"), MEMBERS
    )


def of(found: Register, code: str) -> tuple[Act, ...]:
    return acts(standings(found, NOW), code)


def ids(some: tuple[Act, ...]) -> list[str]:
    return [act.fact.id for act in some]


def test_the_answer_counts_each_fact_once_and_gives_no_verdict() -> None:
    found = small()
    che, fra, ita = found.members
    assert member_answer(che, of(found, "CHE"), found) == Answer(
        "Switzerland: it acted in 4 facts on file; 2 advance a pledge, 1 sets one back and 1 does"
        " both.",
        "Most bear on Aid. The newest is of 1 January 2021. Pledges are judged here, not members.",
    )
    assert member_answer(fra, of(found, "FRA"), found) == Answer(
        "France: it acted in 2 facts on file; 1 sets a pledge back and 1 is context.",
        "Both bear on Aid. The newest is of 2020. Pledges are judged here, not members.",
    )
    assert member_answer(ita, (), found) == Answer(
        "Italy: no fact on file names it as acting.", "That says nothing about what it did."
    )
    assert not_yet(fra) == Answer(
        "France: no member by this date.",
        "Sources name it as a member only later; it joined 1 Mar 2020.",
    )


def test_the_facts_of_one_year_are_told_by_what_they_do() -> None:
    done = of(small(), "CHE")
    assert of_year(done, 2020) == (
        "4 facts of 2020 in which it acted: 2 advance a pledge, 1 sets one back and 1 does both"
    )
    assert of_year(done[-1:], 2020) == "The one fact of 2020 in which it acted advances a pledge"


def test_a_filter_is_the_base_of_the_answer() -> None:
    found = small()
    che = found.members[0]
    one = acts(standings(found, NOW)[1:], "CHE")
    assert ids(one) == ["f", "b"]
    assert member_answer(che, one, found, 1).first == (
        "Switzerland: it acted in 2 facts on file that bear on this pledge; 1 advances a pledge and"
        " 1 sets one back."
    )
    assert member_answer(che, one[:1], found, 3) == Answer(
        "Switzerland: it acted in one fact on file that bears on these 3 pledges, which advances a"
        " pledge.",
        "It is of 1 January 2021. Pledges are judged here, not members.",
    )
    assert member_answer(che, (), found, 1).first == (
        "Switzerland: no fact on file bearing on this pledge names it as acting."
    )


@pytest.mark.parametrize(
    ("some", "said"),
    [
        ("f", "which advances a pledge."),
        ("c", "which sets a pledge back."),
        ("b", "which advances one pledge and sets another back."),
        ("d", "which is context."),
        ("af", "2 facts on file; both advance a pledge."),
        ("bb", "2 facts on file; both advance one pledge but set another back."),
        ("ccc", "3 facts on file; all set a pledge back."),
        (
            "abb",
            "3 facts on file; 1 advances a pledge and 2 advance one pledge but set another back.",
        ),
        ("ddc", "3 facts on file; 1 sets a pledge back and 2 are context."),
    ],
)
def test_what_facts_do_is_said_by_their_number(some: str, said: str) -> None:
    found = small()
    by_id = {act.fact.id: act for act in acts(standings(found, NOW))}
    first = member_answer(found.members[0], [by_id[id] for id in some], found).first
    assert first.endswith(said)


def test_money_stands_by_stage_and_currency_and_that_of_several_apart() -> None:
    found = small()
    f, c, b, a = of(found, "CHE")
    amounts = [Sum(act, act.fact.amount) for act in (f, c, b, a) if act.fact.amount]
    of_f, of_c, of_b, of_a = amounts
    assert money((f, c, b, a), "CHE").own == (
        Sums(Stage.PLEDGED, "CHF", (of_b, of_a)),
        Sums(Stage.CONTRACTED, "EUR", (of_f,)),
    )
    assert money((f, c, b, a), "CHE").shared == (Sums(Stage.PAID, "EUR", (of_c,)),)
    assert money((c,), "FRA").shared == money((c,), "CHE").shared
    # Where its giver is named, a sum is that member's alone, whoever acted too.
    amount = replace(of_c.amount, givers=("FRA",))
    named = replace(c, fact=replace(c.fact, amount=amount))
    assert money((named,), "CHE").empty
    assert money((named,), "FRA").own == (Sums(Stage.PAID, "EUR", (Sum(named, amount),)),)
    assert [one.year for one in amounts] == [2021, 2020, 2020, 2020]
    assert money_title(money((f, c, b, a), "CHE")) == (
        "4 sums of money on file: pledged, contracted and paid"
    )
    assert (money((), "CHE").empty, money_title(money((), "CHE"))) == (
        True,
        "No sum of money is on file",
    )


def test_who_says_it_with_whom_and_since_when_are_sentences() -> None:
    found = small()
    che, fra, ita = found.members
    done = of(found, "CHE")
    assert who_says(done) == (
        "3 of the 4 facts rest on an independent monitor and 1 on a party’s word."
    )
    assert who_says(done[:1]) == "The fact rests on an independent monitor."
    assert who_says(done[:2]) == "Both facts rest on an independent monitor."
    assert who_says(()) == ""
    assert with_others(done) == "In 1 of the 4 facts others acted too."
    assert with_others(done[1:2]) == "In the fact others acted too."
    assert with_others(done[:1]) == ""
    assert membership(ita) == "Joined by May 2019; basis: A list."
    early = did("g", "2019-08-01", "advance", "FRA")
    other = register(commitment("one", early), MEMBERS)
    assert before_joining(fra, of(other, "FRA")) == "It is of the time before it joined."
    assert before_joining(fra, of(found, "FRA") + of(other, "FRA")) == (
        "1 of the 3 facts is of the time before it joined."
    )
    assert (before_joining(che, done), before_joining(ita, done)) == ("", "")


def test_the_facts_of_all_members_together_are_those_that_have_actors(curated: Register) -> None:
    of_all = standings(curated, NOW)
    corrected = {fact.corrects for fact in curated.evidence}
    with_actors = {fact.id for fact in curated.evidence if fact.actors} - corrected
    found = acts_by_member(of_all)
    assert {act.fact.id for some in found.values() for act in some} <= with_actors
    known = {item.id for s in of_all for item in s.evidence}
    assert {act.fact.id for some in found.values() for act in some} == with_actors & known
    assert set(found) <= {member.code for member in curated.members}
    for code, some in found.items():
        assert acts(of_all, code) == some
        sides = parted(some)
        assert sorted(
            ids(sides.advances) + ids(sides.setbacks) + ids(sides.both) + ids(sides.context)
        ) == sorted(ids(some))
        themed = by_theme(some, [theme.id for theme in curated.themes])
        assert sorted(id for on in themed for id in ids(on.acts)) == sorted(ids(some))
        moved = {id for on in by_pledge(some, curated.commitments) for id in ids(on.advances)}
        assert moved == {act.fact.id for act in some if act.moves(Effect.ADVANCE)}


def test_each_answer_can_be_said_in_one_breath(curated: Register) -> None:
    found = acts_by_member(standings(curated, NOW))
    for member in curated.members:
        said = member_answer(member, found.get(member.code, ()), curated)
        assert len(said.text.split()) <= MOST_WORDS, said
        assert said.more.endswith(("not members.", "what it did."))
