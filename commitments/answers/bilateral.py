"""What is on file of one member, for a meeting with it. The pledges are those of the body: facts
are laid out here, and no verdict is given on the member."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.dates import day, in_words, joined, read_day
from commitments.register.background import Meeting, Member
from commitments.register.model import Register
from commitments.standing.acts import Act, acts, parted
from commitments.standing.money import Money, money
from commitments.standing.standing import Standing
from commitments.text import nearest, shown
from commitments.vocabulary import Effect, SourceKind

_GRADES = tuple(SourceKind)
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b")
_FAR = timedelta(days=3653)  # a day that a fact names is looked for within ten years


class NoMember(ValueError):
    """Nobody to meet, with a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """What is on file of a member, since it joined."""

    member: Member
    acts: tuple[Act, ...]
    """The facts in which it acted, newest first."""
    early: int
    """How many more are, or may be, of before it joined: they are not its acts under a pledge."""
    forward: tuple[Act, ...]
    """Those that moved a pledge forward and none back, the weightiest first."""
    back: tuple[Act, ...]
    """Those that moved a pledge back, whatever else they did, the weightiest first."""
    silent: tuple[Standing, ...]
    """The pledges on which no fact has it acting."""
    money: Money
    days: tuple[tuple[date, Act], ...]
    """Days to come that facts name, the nearest first, each once."""


def member_of(register: Register, codes: tuple[str, ...], as_of: date) -> Member:
    """The one member that codes name; raises NoMember where they name none, several, or one that
    had not joined by a date."""
    if not register.members:
        raise NoMember("This register names no members: there is nobody to prepare a meeting with.")
    if len(codes) != 1:
        many = f"{len(codes)} members are chosen" if codes else "No member is chosen"
        raise NoMember(f"{many}: choose the one that the meeting is with.")
    known = {member.code: member for member in register.members}
    found = known.get(codes[0])
    if found is None:
        near = nearest(codes[0], known) or "; choose one of those that the Members view names."
        raise NoMember(f"No member has the code '{shown(codes[0])}'{near}")
    earliest = found.joined.earliest
    if earliest is not None and earliest > as_of:
        raise NoMember(
            f"{found.name} joined {_since(found)}, after the as-of date, {day(as_of)}: choose a"
            " later date."
        )
    return found


def on_file(member: Member, standings: Iterable[Standing], as_of: date) -> OnFile:
    """What is on file of a member among some standings of one moment, whose date is `as_of`."""
    standings = tuple(standings)
    every = acts(standings, member.code)
    since = tuple(act for act in every if act.fact.date.first >= member.joined.latest)
    cited = frozenset[str]().union(*(s.cited for s in standings))
    told = {commitment.id for act in since for commitment, _ in act.on}
    sides = parted(since)
    return OnFile(
        member=member,
        acts=since,
        early=len(every) - len(since),
        forward=_weightiest(sides.advances, cited),
        back=_weightiest((*sides.setbacks, *sides.both), cited),
        silent=tuple(s for s in standings if s.commitment.id not in told),
        money=money(since, member.code),
        days=_days(since, as_of),
    )


def _weightiest(found: Iterable[Act], cited: frozenset[str]) -> tuple[Act, ...]:
    """Facts whose page was opened first, of these those under a verdict; of these, and of the
    others, those of the newest year, in it those of the strongest kind of source, that move most
    pledges, the newest."""

    def weight(act: Act) -> tuple[bool, bool, int, int, int, int]:
        fact = act.fact
        grade = _GRADES.index(fact.source.kind)
        moved = sum(item.effect is not Effect.CONTEXT for _, item in act.on)
        happened = fact.happened
        unopened, uncited = fact.source.second_hand, fact.id not in cited
        return (unopened, uncited, -happened.year, grade, -moved, -happened.toordinal())

    return tuple(sorted(found, key=weight))


def _days(found: Iterable[Act], as_of: date) -> tuple[tuple[date, Act], ...]:
    """Days after a date that findings name; of several facts that name one, the newest."""
    named: dict[date, Act] = {}
    for act in found:
        for words in _DAY.findall(act.fact.finding):
            try:
                found_day = read_day(words, as_of + timedelta(days=1), as_of + _FAR, as_of)
            except ValueError:
                continue  # past, or no day at all
            named.setdefault(found_day, act)
    return tuple(sorted(named.items(), key=lambda entry: entry[0]))


def when_it_joined(member: Member, meeting: Meeting) -> str:
    """When it joined, in a sentence, and what that means for pledges of another day."""
    said = f"It joined {_since(member)}"
    made = f"the pledges were made on {in_words(meeting.date)}"
    if member.joined.latest <= meeting.date:
        return f"{said}, before {made}."
    if member.joined.earliest is not None and member.joined.earliest > meeting.date:
        return f"{said}, after {made}."
    return f"{said}; {made}, and whether it was a member by then is not known."


def _since(member: Member) -> str:
    """`on 10 Nov 2025`, `in May 2022`, `between 2014 and 2016`, `by Jul 2017`, `about Mar 2020`."""
    words = joined(member.joined.text)
    if words.startswith(("between ", "by ", "about ")):
        return words
    return f"on {words}" if member.joined.earliest == member.joined.latest else f"in {words}"


def left_out(found: OnFile) -> str:
    """`2 facts of before it joined, or perhaps of before, are left out.`; empty where there are
    none."""
    if not found.early:
        return ""
    facts = "1 fact is" if found.early == 1 else f"{found.early} facts are"
    return f"{facts} left out, as of before it joined or perhaps of before."
