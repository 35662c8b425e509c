"""The sums in what a member did, in their stages. Nothing here adds sums up: stages follow each
other, currencies differ, and programmes overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.record_words import Stage
from commitments.register.model import Amount
from commitments.standing.acts import Act
from commitments.text import number


def sum_words(amount: Amount) -> str:
    """`EUR 1,500 paid`: a sum with its stage."""
    return f"{amount.unit} {number(amount.value)} {amount.stage.label.lower()}"


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
    """Money of this member alone: by stage, and within one the currency with most sums first."""
    shared: tuple[Sums, ...]
    """Money of several members, or of all together: the fact says whose it is."""

    @property
    def empty(self) -> bool:
        """Whether there is none."""
        return not self.own and not self.shared


def money(acts: Iterable[Act], member: str) -> Money:
    """The sums in what a member did, by its code, of acts that stand newest first; not those that
    others gave."""
    found = [Sum(act, act.fact.amount) for act in acts if act.fact.amount]
    given = [one for one in found if member in one.act.fact.givers]
    own = [one for one in given if _alone(one)]
    return Money(_by_stage(own), _by_stage(one for one in given if not _alone(one)))


def _alone(one: Sum) -> bool:
    """Whether the money is of one member: of the one that is named as giver, else that acted."""
    return len(one.amount.givers) == 1 or not (one.amount.givers or one.act.shared)


def _by_stage(sums: Iterable[Sum]) -> tuple[Sums, ...]:
    found: dict[tuple[Stage, str], list[Sum]] = {}
    for one in sums:
        found.setdefault((one.amount.stage, one.amount.unit), []).append(one)
    stages = list(Stage)
    order = sorted(found, key=lambda key: (stages.index(key[0]), -len(found[key]), key[1]))
    return tuple(Sums(stage, unit, tuple(found[stage, unit])) for stage, unit in order)
