"""How two versions of a file differ in who acted, in sums of money, in the words of other texts and
in the members, with names in place of codes. Each difference is where, old and new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from commitments.register.background import Member
from commitments.register.facts import Amount, Evidence
from commitments.register.model import Commitment, Lineage
from commitments.standing.acts import who_acted
from commitments.standing.money import sum_words

Difference = tuple[str, str, str]
NOTHING = "nothing"


def who_and_how_much(old: Evidence, new: Evidence, names: dict[str, str]) -> Iterator[Difference]:
    """Who acted in a fact, and its sum of money; `names` are those of members by their codes."""
    was, now = (_actors(fact, names) for fact in (old, new))
    if was != now:
        yield "actors", was, now
    was, now = (_amount(fact.amount, names) for fact in (old, new))
    if was != now:
        yield "amount", was, now


def with_the_same(old: Evidence, new: Evidence) -> Evidence:
    """The old fact with who acted and how much of the new one: what else differs is left."""
    return replace(old, actors=new.actors, collective=new.collective, amount=new.amount)


def _actors(fact: Evidence, names: dict[str, str]) -> str:
    return ", ".join(who_acted(fact, names)) or NOTHING


def _amount(amount: Amount | None, names: dict[str, str]) -> str:
    if amount is None:
        return NOTHING
    by = ", ".join(names.get(code, code) for code in amount.givers)
    return f"{sum_words(amount)} by {by}" if by else sum_words(amount)


def other_texts(old: Commitment, new: Commitment) -> Iterator[Difference]:
    """The words of other texts on a pledge, by the text, of several in one by their number."""
    before, after = _by_text(old.lineage), _by_text(new.lineage)
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was != now:
            yield f"lineage in {name}", _lineage(was), _lineage(now)


def _by_text(lineage: Sequence[Lineage]) -> dict[str, Lineage]:
    found: dict[str, Lineage] = {}
    for one in lineage:
        n = 1
        name = one.document
        while name in found:
            n += 1
            name = f"{one.document}, {n}"
        found[name] = one
    return found


def _lineage(one: Lineage | None) -> str:
    if one is None:
        return NOTHING
    parts = (
        *(str(one.relation), one.quote and f"“{one.quote}”", one.locator and f"({one.locator})"),
        *(one.gloss and f"in English “{one.gloss}”", one.language and f"from {one.language}"),
        *(one.why and f"because: {one.why}", f"[{one.basis}]"),
    )
    return " ".join(part for part in parts if part)


def members_added(old: Sequence[Member], new: Sequence[Member]) -> list[str]:
    """The members that are new, in words."""
    known = {member.code for member in old}
    return [f"member {m.code}: {m.name}" for m in new if m.code not in known]


def members_gone(old: Sequence[Member], new: Sequence[Member]) -> list[str]:
    """The members that are no longer there, in words."""
    return members_added(new, old)


def members_that_stayed(
    old: Sequence[Member], new: Sequence[Member]
) -> Iterator[tuple[str, Member, Member]]:
    """The members of both versions that read otherwise, each with what it is called."""
    before = {member.code: member for member in old}
    for member in new:
        was = before.get(member.code)
        if was is not None and was != member:
            yield f"member {member.code}", was, member
