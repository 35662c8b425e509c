"""What changed in a period, sorted as a page tells it: each event once, with what it touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from commitments.register.background import Member
from commitments.register.model import Assessment, Bearing, Commitment, Evidence, Register
from commitments.standing.changes import Change, compare_standings
from commitments.standing.deciding import Decided, by_deciding_fact
from commitments.standing.period import Period
from commitments.standing.standing import Standing
from commitments.vocabulary import DELIVERY_RANK, Effect, Status, Term


class Turn(Term):
    """Which way a status changed, in the order in which it is told."""

    OVERTAKEN = (
        "overtaken",
        "Overtaken",
        "The premise is gone or a later decision replaced the pledge",
    )
    WORSE = ("worse", "Worse", "From more delivery to less")
    UNSEEN = (
        "no-longer-shown",
        "No longer known to hold",
        "What was delivered before is not known to hold; that is not proof that it ended",
    )
    BETTER = ("better", "Better", "From less delivery to more")
    OTHER = (
        "status-changed",
        "Status changed",
        "Neither better nor worse: it was not known before, or had been overtaken",
    )


@dataclass(frozen=True)
class NewFact:
    """An event that is on file at the end of a period and was not at its start, once."""

    bearings: tuple[tuple[Bearing, Commitment], ...]
    """How it bears on each of the pledges."""

    @property
    def fact(self) -> Evidence:
        """The fact itself."""
        return self.bearings[0][0].fact

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """What it does to the pledges, each effect once."""
        found = {bearing.effect for bearing, _ in self.bearings}
        return tuple(effect for effect in Effect if effect in found)

    @property
    def points(self) -> bool:
        """Whether it advances a pledge or sets one back."""
        return self.effects != (Effect.CONTEXT,)


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry that was replaced: a fact, or a judgement of one pledge for the same date."""

    old: Evidence | Assessment
    new: Evidence | Assessment
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True)
class Diff:
    """What changed between two moments among some pledges."""

    period: Period
    changes: tuple[Change, ...]
    """Every pledge, changed or not."""
    corrections: tuple[Correction, ...]
    members: tuple[Member, ...] = ()
    """The members of whose acts alone it tells, where some are chosen: facts, and what was
    corrected of them. Judgements are those of all."""

    @cached_property
    def moved(self) -> tuple[Change, ...]:
        """The pledges whose status is another."""
        return tuple(change for change in self.changes if change.moved)

    @cached_property
    def turns(self) -> dict[Turn, tuple[Decided, ...]]:
        """The status changes by their way, and in each by the event that decided, newest first."""
        return {
            turn: _together(by_deciding_fact(c for c in self.moved if turn_of(c) is turn))
            for turn in Turn
        }

    @cached_property
    def decided(self) -> tuple[Decided, ...]:
        """All status changes by the event that decided, newest first."""
        return by_deciding_fact(self.moved)

    @cached_property
    def facts(self) -> tuple[NewFact, ...]:
        """The new facts, each once, newest first."""
        found: dict[str, list[tuple[Bearing, Commitment]]] = {}
        for change in self.changes:
            for bearing in change.new_evidence:
                if not _acted(self.members, bearing.fact):
                    continue
                found.setdefault(bearing.id, []).append((bearing, change.after.commitment))
        facts = [NewFact(tuple(group)) for group in found.values()]
        return tuple(sorted(facts, key=_newest_first, reverse=True))

    @cached_property
    def stale(self) -> tuple[Change, ...]:
        """The pledges that nobody looked at in time, longest ago first."""
        gone = (change for change in self.changes if change.gone_stale)
        return tuple(sorted(gone, key=lambda change: change.after.newest))

    @cached_property
    def judged_again(self) -> tuple[Change, ...]:
        """The pledges that were judged again with the same result."""
        return tuple(change for change in self.changes if change.judged_again)

    @cached_property
    def unchanged(self) -> tuple[Change, ...]:
        """The pledges of which nothing changed."""
        return tuple(change for change in self.changes if change.empty)

    def count(self, turn: Turn) -> int:
        """How many pledges changed that way."""
        return sum(len(decided.changes) for decided in self.turns[turn])

    def effect(self, effect: Effect) -> int:
        """How many of the new facts have that effect on a pledge."""
        return sum(effect in fact.effects for fact in self.facts)


def diff(
    register: Register, period: Period, after: Iterable[Standing], codes: Sequence[str] = ()
) -> Diff:
    """What changed in a period among the pledges that stand so at its end; with `codes` of members,
    of the facts those in which one of them acted."""
    after = tuple(after)
    members = tuple(member for member in register.members if member.code in codes)
    changes = compare_standings(register, period.before, after)
    pledges = [s.commitment for s in after]
    corrected = [
        one
        for one in _facts_corrected(register, period, pledges)
        if _acted(members, one.old) or _acted(members, one.new)
    ]
    corrections = sorted(
        (*corrected, *_judged_anew(period, pledges)), key=lambda c: c.new.known, reverse=True
    )
    return Diff(period, changes, tuple(corrections), members)


def _acted(members: tuple[Member, ...], entry: Evidence | Assessment) -> bool:
    """Whether one of some members acted in a fact; where none is chosen, every fact counts."""
    acted = entry.actors if isinstance(entry, Evidence) else ()
    return not members or any(member.code in acted for member in members)


def turn_of(change: Change) -> Turn:
    """Which way a status that moved went."""
    if change.after.status is Status.OVERTAKEN:
        return Turn.OVERTAKEN
    if change.after.status.unknown and not change.before.status.unknown:
        return Turn.UNSEEN
    return {-1: Turn.WORSE, 0: Turn.OTHER, 1: Turn.BETTER}[change.direction]


def way_of(change: Change) -> int:
    """1 where a pledge changed for the better, -1 where for the worse, 0 where it did neither.

    Overtaken by events is for the worse where something had been delivered. What is not known, or
    was judged for the first time, is neither.
    """
    turn = turn_of(change) if change.moved else Turn.OTHER
    delivered = DELIVERY_RANK.get(change.before.status, 0) >= DELIVERY_RANK[Status.LIMITED]
    if turn is Turn.OVERTAKEN:
        return -1 if delivered else 0
    return {Turn.BETTER: 1, Turn.WORSE: -1}.get(turn, 0)


def ways_of(changes: Iterable[Change]) -> tuple[int, int, int]:
    """How many of the changes of status were for the better, for the worse, and neither."""
    found = Counter(way_of(change) for change in changes if change.moved)
    return found[1], found[-1], found[0]


def _newest_first(new: NewFact) -> tuple[object, ...]:
    return (new.fact.happened, new.fact.date.first)


def _together(decided: tuple[Decided, ...]) -> tuple[Decided, ...]:
    """Changes that no fact decided in one entry, where day and status are the same."""
    found: dict[object, Decided] = {}
    for one in decided:
        key: object = one.fact.id if one.fact else (one.day, one.changes[0].after.status)
        known = found.get(key)
        found[key] = replace(known, changes=known.changes + one.changes) if known else one
    return tuple(found.values())


def _facts_corrected(
    register: Register, period: Period, pledges: list[Commitment]
) -> Iterable[Correction]:
    by_id = {fact.id: fact for fact in register.evidence}
    for new in register.evidence:
        old = by_id.get(new.corrects or "")
        if old is None or not period.holds(new.known) or old.happened > period.after.as_of:
            continue
        touched = {on.commitment for on in (*old.bears_on, *new.bears_on)}
        if those := tuple(c for c in pledges if c.id in touched):
            yield Correction(old, new, those)


def _judged_anew(period: Period, pledges: list[Commitment]) -> Iterable[Correction]:
    for commitment in pledges:
        held: dict[object, Assessment] = {}
        for judged in commitment.assessments:
            old = held.get(judged.date)
            held[judged.date] = judged
            if old and period.holds(judged.known) and judged.date <= period.after.as_of:
                yield Correction(old, judged, (commitment,))
