"""Which fact decided a judgement, so that a change can be told by what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from commitments.register.model import Bearing
from commitments.standing.changes import Change
from commitments.standing.standing import Standing
from commitments.vocabulary import DELIVERY_RANK, Effect, Status

_LOST = (Status.REVERSED, Status.OVERTAKEN, Status.NOT_STARTED)


@dataclass(frozen=True, slots=True)
class Decided:
    """Pledges that changed, and the one event that decided it; None where none is on file."""

    fact: Bearing | None
    changes: tuple[Change, ...]

    @property
    def day(self) -> date:
        """The day of the event, else that of the newest judgement."""
        if self.fact is not None:
            return self.fact.happened
        return max(change.after.since for change in self.changes)


def deciding_fact(s: Standing, before: Status | None = None) -> Bearing | None:
    """The newest fact under the judgement that points its way; None where it rests on none.

    A pledge that fell from `before`, or was reversed or overtaken, was decided by a setback, one
    that rose or stands by an advance. Where no such fact is cited the newest cited one is taken.
    """
    cited = [item for item in s.evidence if item.id in s.cited]
    either_way = [item for item in cited if item.effect is not Effect.CONTEXT]
    for found in (either_way, cited):
        if found:
            return _newest(cited, _ways(s.status, before)) or found[-1]
    return None


def by_deciding_fact(changes: Iterable[Change]) -> tuple[Decided, ...]:
    """The status changes, each event once with the pledges that it decided, newest first.

    Told is only a fact that is new since the earlier moment and points the way of the change: a
    fall is not told by an advance. Where none is cited the judgement's own reason is left to tell.
    """
    groups: dict[str, list[tuple[Bearing | None, Change]]] = {}
    for change in changes:
        if change.moved:
            fact = _decided(change)
            key = fact.id if fact else f"none {change.after.commitment.id}"
            groups.setdefault(key, []).append((fact, change))
    found = [Decided(group[0][0], tuple(c for _, c in group)) for group in groups.values()]
    return tuple(sorted(found, key=lambda decided: decided.day, reverse=True))


def _decided(change: Change) -> Bearing | None:
    cited = [item for item in change.new_evidence if item.id in change.after.cited]
    return _newest(cited, _ways(change.after.status, change.before.status))


def _newest(items: Sequence[Bearing], ways: Iterable[Effect]) -> Bearing | None:
    """The newest of the items, oldest first, that point the first way that any points."""
    for way in ways:
        for item in reversed(items):
            if item.effect is way:
                return item
    return None


def _ways(status: Status, before: Status | None) -> tuple[Effect, ...]:
    """Which facts decide a status, the likeliest first; none decides that something is unknown."""
    if status.unknown:
        return ()
    if status is Status.OVERTAKEN:
        return Effect.SETBACK, Effect.CONTEXT
    return (Effect.SETBACK if _fell(status, before) else Effect.ADVANCE,)


def _fell(status: Status, before: Status | None) -> bool:
    if status in _LOST:
        return True
    old, new = DELIVERY_RANK.get(before) if before else None, DELIVERY_RANK.get(status)
    return old is not None and new is not None and new < old
