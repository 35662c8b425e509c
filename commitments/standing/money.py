"""The sums in what a member did, in their stages. Nothing here adds sums up: stages follow each
other, currencies differ, and programmes overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.record_words import Stage
from commitments.register.model import Amount
from commitments.standing.acts import Act


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum, and the act that it is part of."""

    act: Act
    amount: Amount

    @property
    def year(self) -> int:
        """The year of the act."""
        return self.act.fact.date.first.year


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of one stage in one currency, newest first."""

    stage: Stage
    unit: str
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """The sums of some acts."""

    own: tuple[Sums, ...]
    """Of acts by one member alone: by stage, and within one the currency with most sums first."""
    shared: tuple[Sums, ...]
    """Of acts by several members, or by all together: the fact says whose money it is."""

    @property
    def empty(self) -> bool:
        """Whether there is none."""
        return not self.own and not self.shared


def money(acts: Iterable[Act]) -> Money:
    """The sums of some acts, which stand newest first."""
    found = [Sum(act, act.fact.amount) for act in acts if act.fact.amount]
    own = [one for one in found if not one.act.shared]
    return Money(_by_stage(own), _by_stage(one for one in found if one.act.shared))


def _by_stage(sums: Iterable[Sum]) -> tuple[Sums, ...]:
    found: dict[tuple[Stage, str], list[Sum]] = {}
    for one in sums:
        found.setdefault((one.amount.stage, one.amount.unit), []).append(one)
    stages = list(Stage)
    order = sorted(found, key=lambda key: (stages.index(key[0]), -len(found[key]), key[1]))
    return tuple(Sums(stage, unit, tuple(found[stage, unit])) for stage, unit in order)
