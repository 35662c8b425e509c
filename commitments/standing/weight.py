"""Which facts weigh most on a pledge, where the word of the parties and what others found point
different ways, and which criteria would change the verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.register.judged import Lack, lack_of
from commitments.register.model import Bearing
from commitments.standing.standing import Standing
from commitments.vocabulary import Effect, SourceKind, Status

_GRADES = tuple(SourceKind)


def weightiest(s: Standing, effect: Effect, most: int = 3) -> tuple[Bearing, ...]:
    """The facts of an effect that weigh most: those under the verdict, of the strongest kind of
    source, newest."""
    found = [item for item in s.evidence if item.effect is effect]
    found.sort(key=lambda item: item.happened, reverse=True)
    found.sort(key=lambda item: (item.id not in s.cited, _GRADES.index(item.source.kind)))
    return tuple(found[:most])


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the parties' word and what others found point different ways, each newest first."""

    parties: tuple[Bearing, ...]
    others: tuple[Bearing, ...]


def difference(s: Standing) -> Difference | None:
    """What the parties say against what others found; None where the two do not differ.

    Looks at the facts under the verdict and those of the last 12 months. Single facts that point
    another way are no difference, as one side tells of both: it is one where most of what the
    parties say points one way and most of what others found the other.
    """
    recent = {item.id for item in s.recent}
    seen = [item for item in s.evidence if item.id in s.cited or item.id in recent]
    parties = [item for item in seen if item.source.kind is SourceKind.PARTY]
    others = [item for item in seen if item.source.kind is not SourceKind.PARTY]
    said, found = _way(parties), _way(others)
    if said is None or found is None or said is found:
        return None
    return Difference(_pointing(parties, said), _pointing(others, found))


def _way(items: Iterable[Bearing]) -> Effect | None:
    """Which way most of some facts point; None where as many point the other."""
    effects = [item.effect for item in items]
    more = effects.count(Effect.ADVANCE) - effects.count(Effect.SETBACK)
    if not more:
        return None
    return Effect.ADVANCE if more > 0 else Effect.SETBACK


def _pointing(items: Iterable[Bearing], way: Effect) -> tuple[Bearing, ...]:
    return tuple(reversed([item for item in items if item.effect is way]))


_TURNS: dict[Status, tuple[Status, ...]] = {
    Status.FULFILLED: (Status.SUBSTANTIAL,),
    Status.SUBSTANTIAL: (Status.FULFILLED,),
    Status.LIMITED: (Status.SUBSTANTIAL,),
}
"""The delivery that comes next: a tier up, or down from the highest. From any other status it is
the lowest that has a criterion."""


def turning_points(s: Standing) -> tuple[tuple[Status, str], ...]:
    """What would change the verdict: each other status that is near, with its criterion."""
    criteria = s.commitment.criteria
    written = {
        Status.FULFILLED: criteria.fulfilled,
        Status.SUBSTANTIAL: criteria.substantial,
        Status.LIMITED: criteria.limited,
        Status.OVERTAKEN: criteria.overtaken,
        Status.REVERSED: criteria.reversed,
    }
    near = (*_TURNS.get(s.status, (Status.LIMITED,)), Status.OVERTAKEN, Status.REVERSED)
    return tuple(
        (status, f"{text}{_missing(s) if status is Status.SUBSTANTIAL else ''}")
        for status in near
        if status is not s.status and (text := written[status])
    )


def _missing(s: Standing) -> str:
    """What the sources lack, as far as is known, that a pledge reads better than limited."""
    if s.status is not Status.LIMITED:
        return ""
    lifting = [
        item.fact
        for item in s.evidence
        if (item.id in s.cited and item.effect is not Effect.SETBACK)
        or (item in s.newer and item.effect is Effect.ADVANCE)
    ]
    lack = lack_of(lifting) if lifting else None
    if lack is Lack.ORIGIN:
        return f" So far {lifting[0].origin} alone tells of steps; it takes a second source."
    if lack is Lack.OUTSIDER:
        return " So far the parties alone tell of steps; it takes a source that is not one of them."
    return ""
