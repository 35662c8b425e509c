"""The newest events, each once, as they bear on some pledges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.dates import PartialDate
from commitments.register.model import Bearing, Commitment, Evidence
from commitments.standing.standing import Standing
from commitments.vocabulary import Effect


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what it does to the pledges that it moves."""

    fact: Evidence
    effects: tuple[Effect, ...]
    """Which ways it moves them, each once: advance first."""
    pledges: tuple[Commitment, ...]


def newest_date(standings: Iterable[Standing]) -> PartialDate | None:
    """The date of the newest fact on file, as exact as its source; None where there is no fact."""
    facts = [s.evidence[-1] for s in standings if s.evidence]
    newest = max(facts, key=lambda item: (item.happened, item.date.first), default=None)
    return newest.date if newest else None


def newest_facts(standings: Iterable[Standing], most: int) -> tuple[Told, ...]:
    """The newest events that moved one of the pledges and whose page was opened, newest first."""
    found: dict[str, list[tuple[Bearing, Commitment]]] = {}
    for s in standings:
        for item in s.evidence:
            if item.effect is not Effect.CONTEXT and not item.source.second_hand:
                found.setdefault(item.id, []).append((item, s.commitment))
    groups = sorted(
        found.values(),
        key=lambda group: (group[0][0].happened, group[0][0].date.first),
        reverse=True,
    )
    return tuple(_told(group) for group in groups[:most])


def _told(group: list[tuple[Bearing, Commitment]]) -> Told:
    ways = {item.effect for item, _ in group}
    effects = tuple(effect for effect in Effect if effect in ways)
    return Told(group[0][0].fact, effects, tuple(commitment for _, commitment in group))
