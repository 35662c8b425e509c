"""The facts of a file -> what bears on each commitment."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from commitments.register.model import Bearing, Commitment, Evidence


def with_bearings(
    commitments: Iterable[Commitment], facts: Iterable[Evidence]
) -> tuple[Commitment, ...]:
    """The commitments, each with the facts that bear on it, in the order of the file."""
    facts = tuple(facts)
    corrections = {fact.corrects: fact for fact in facts if fact.corrects is not None}
    found: dict[str, list[Bearing]] = {}
    for fact in facts:
        corrected_by = corrections.get(fact.id)
        for on in fact.bears_on:
            found.setdefault(on.commitment, []).append(Bearing(fact, on, corrected_by))
    return tuple(_with(c, tuple(found.get(c.id, ()))) for c in commitments)


def _with(commitment: Commitment, evidence: tuple[Bearing, ...]) -> Commitment:
    new = dataclasses.replace(commitment)
    # Frozen, and no argument: nobody but the reader puts it there.
    object.__setattr__(new, "evidence", evidence)
    return new
