"""The facts of a file -> what bears on each commitment."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from commitments.register.model import Bearing, Commitment, Evidence


def with_bearings(
    commitments: Iterable[Commitment],
    facts: Iterable[Evidence],
    all_facts: Iterable[Evidence] | None = None,
) -> tuple[Commitment, ...]:
    """The commitments, each with the facts that bear on it, in the order of the file. `all_facts`
    are those among which corrections are looked for, where that are more."""
    facts = tuple(facts)
    corrections = _corrections(facts if all_facts is None else all_facts)
    found: dict[str, list[Bearing]] = {}
    for fact in facts:
        later = corrections.get(fact.id, ())
        for on in fact.bears_on:
            found.setdefault(on.commitment, []).append(Bearing(fact, on, later))
    return tuple(_with(c, tuple(found.get(c.id, ()))) for c in commitments)


def _corrections(facts: Iterable[Evidence]) -> dict[str, tuple[Evidence, ...]]:
    """By fact: those that replace it, one after another, also behind one that is gone; these are
    left out themselves."""
    by_old: dict[str, list[Evidence]] = {}
    for fact in facts:
        if fact.corrects is not None:
            by_old.setdefault(fact.corrects, []).append(fact)
    found: dict[str, tuple[Evidence, ...]] = {}
    for old in by_old:
        later: list[Evidence] = []
        ids = [old]
        for id in ids:
            news = [fact for fact in by_old.get(id, ()) if fact.id not in ids]
            ids += [fact.id for fact in news]
            later += news
        found[old] = tuple(fact for fact in later if not fact.gone)
    return found


def _with(commitment: Commitment, evidence: tuple[Bearing, ...]) -> Commitment:
    new = copy.copy(commitment)
    # Frozen, and no argument: nobody but the reader puts it there.
    object.__setattr__(new, "evidence", evidence)
    return new
