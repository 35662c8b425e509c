"""Facts, each once, with the pledges that they bear on; and those in which members acted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.register.model import Bearing, Commitment, Evidence
from commitments.standing.standing import Standing
from commitments.vocabulary import Effect


@dataclass(frozen=True, slots=True)
class Act:
    """A fact, and what it did to each pledge."""

    fact: Evidence
    on: tuple[tuple[Commitment, Bearing], ...]
    """The pledges that it bears on, in the order of the register."""

    @property
    def direction(self) -> Effect:
        """How it counts where it counts once: as a setback where it is one for any pledge, else as
        an advance where it is one."""
        ways = set(self.effects)
        return next(e for e in (Effect.SETBACK, Effect.ADVANCE, Effect.CONTEXT) if e in ways)

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Which ways it moves them, each once: advance first."""
        ways = {item.effect for _, item in self.on}
        return tuple(effect for effect in Effect if effect in ways)

    def moves(self, effect: Effect) -> bool:
        """Whether it moves a pledge that way; one event may advance one and set back another."""
        return effect in self.effects


def facts_of(standings: Iterable[Standing]) -> tuple[Act, ...]:
    """The facts that bear on some pledges, newest first.

    What was not known or had not happened at the moment of the standings, and what was corrected by
    then, is none.
    """
    found: dict[str, list[tuple[Commitment, Bearing]]] = {}
    for s in standings:
        for item in s.evidence:
            found.setdefault(item.id, []).append((s.commitment, item))
    made = (Act(on[0][1].fact, tuple(on)) for on in found.values())
    return tuple(
        sorted(made, key=lambda act: (act.fact.happened, act.fact.date.first), reverse=True)
    )


def acts(standings: Iterable[Standing], member: str = "") -> tuple[Act, ...]:
    """Those in which a member acted, by its code, or any member; newest first."""
    found = facts_of(standings)
    return tuple(a for a in found if (member in a.fact.actors if member else a.fact.actors))


def acts_by_member(standings: Iterable[Standing]) -> dict[str, tuple[Act, ...]]:
    """The acts of each member that has any, by its code, newest first. One event by several members
    stands under each of them: counts of members cannot be added up."""
    by: dict[str, list[Act]] = {}
    for act in acts(standings):
        for code in act.fact.actors:
            by.setdefault(code, []).append(act)
    return {code: tuple(mine) for code, mine in by.items()}
