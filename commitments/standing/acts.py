"""Facts, each once, with the pledges that they bear on; and those in which members acted, parted by
the way that they point, by theme and by pledge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commitments.register.model import Bearing, Commitment, Evidence
from commitments.standing.standing import Standing
from commitments.vocabulary import Effect

TOGETHER = "the members together"
"""Who acted where the body that pledged acted itself."""


def who_acted(fact: Evidence, names: Mapping[str, str], but: str = "") -> list[str]:
    """Who acted in a fact, by the `names` of members by their codes, but for one of these."""
    acted = [names.get(code, code) for code in fact.actors if code != but]
    return [*acted, TOGETHER] if fact.collective else acted


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

    @property
    def shared(self) -> bool:
        """Whether several members acted in it, or the body that pledged itself."""
        return len(self.fact.actors) > 1 or self.fact.collective

    @property
    def theme(self) -> str:
        """The theme that it bears on most: of the pledges that it moves, where it moves any."""
        moved = [c for c, item in self.on if item.effect is not Effect.CONTEXT]
        found = Counter(c.theme for c in moved or [c for c, _ in self.on])
        return found.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class Sides:
    """Acts parted by the way that they point, each once, newest first."""

    advances: tuple[Act, ...] = ()
    """They move pledges forward, and none back."""
    setbacks: tuple[Act, ...] = ()
    """They move pledges back, and none forward."""
    both: tuple[Act, ...] = ()
    """They move one forward and another back."""
    context: tuple[Act, ...] = ()
    """They move none."""


def parted(acts: Iterable[Act]) -> Sides:
    """Acts by the way that they point."""
    found: dict[tuple[bool, bool], list[Act]] = {}
    for act in acts:
        way = (act.moves(Effect.ADVANCE), act.moves(Effect.SETBACK))
        found.setdefault(way, []).append(act)
    ways = ((True, False), (False, True), (True, True), (False, False))
    return Sides(*(tuple(found.get(way, ())) for way in ways))


@dataclass(frozen=True, slots=True)
class OnTheme:
    """The acts under the theme that they bear on most, newest first."""

    theme: str
    """Its id."""
    acts: tuple[Act, ...]


def by_theme(acts: Iterable[Act], themes: Iterable[str]) -> tuple[OnTheme, ...]:
    """Acts by theme, each once, in the order of `themes`; those without an act are left out."""
    found: dict[str, list[Act]] = {}
    for act in acts:
        found.setdefault(act.theme, []).append(act)
    return tuple(OnTheme(theme, tuple(found[theme])) for theme in themes if theme in found)


@dataclass(frozen=True, slots=True)
class OnPledge:
    """The acts that bear on one pledge, newest first: under each pledge that they bear on."""

    commitment: Commitment
    advances: tuple[Act, ...]
    setbacks: tuple[Act, ...]
    context: tuple[Act, ...]


def by_pledge(acts: Iterable[Act], commitments: Iterable[Commitment]) -> tuple[OnPledge, ...]:
    """Acts by pledge, in the order of `commitments`; those without an act are left out."""
    found: dict[str, dict[Effect, list[Act]]] = {}
    for act in acts:
        for commitment, item in act.on:
            found.setdefault(commitment.id, {}).setdefault(item.effect, []).append(act)
    return tuple(
        OnPledge(c, *(tuple(found[c.id].get(effect, ())) for effect in Effect))
        for c in commitments
        if c.id in found
    )


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
