"""How sure a status is: from grades and origins of its evidence, from what speaks against it, and
from its age.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.register.model import Assessment, Bearing
from commitments.vocabulary import (
    Agreement,
    Confidence,
    Effect,
    Freshness,
    SourceKind,
    Status,
    Strength,
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a confidence rests on."""

    confidence: Confidence
    origins: tuple[str, ...]
    """Whose findings support the status."""
    kinds: tuple[SourceKind, ...]
    """The kinds of source among them."""
    evidence_for: int
    evidence_against: tuple[Bearing, ...]
    strength: Strength
    agreement: Agreement
    capped_by: Freshness | None
    """The freshness that lowered the confidence, if it did."""
    second_hand: bool = False
    """Whether all that supports the status is second-hand: then confidence is low."""


_GRADE = {kind: grade for grade, kind in enumerate(reversed(SourceKind))}  # a party 0, an act 3
_STRONG = (SourceKind.ACT, SourceKind.MONITOR)
# What supports a status points its way: setbacks these, advances the others. That a premise is gone
# shows in what ended; what goes on under the pledge speaks against it.
_BY_SETBACKS = (Status.NOT_STARTED, Status.REVERSED, Status.OVERTAKEN)


def ways(status: Status) -> tuple[Effect, Effect]:
    """Which way the facts point that speak for a verdict, and which way those against it."""
    if status in _BY_SETBACKS:
        return Effect.SETBACK, Effect.ADVANCE
    return Effect.ADVANCE, Effect.SETBACK


def supporting_of(status: Status, cited: Iterable[Bearing]) -> tuple[Bearing, ...]:
    """Which of the facts under a verdict speak for it: those that point its way. An agreed end
    points no way: where nothing cited points the verdict's, what points neither carries it."""
    cited = tuple(cited)
    way, _ = ways(status)
    return tuple(item for item in cited if item.effect is way) or tuple(
        item for item in cited if item.effect is Effect.CONTEXT
    )


def basis_of(
    current: Assessment,
    named: frozenset[str],
    evidence: tuple[Bearing, ...],
    newer: tuple[Bearing, ...],
    freshness: Freshness,
) -> Basis | None:
    """The confidence in an assessment, with what it is made of.

    `named` are the ids it cites, `newer` what it has not seen. Everything cited or newer that
    points the other way speaks against it, whatever the status.
    """
    if current.status.unknown:
        return None
    cited = tuple(item for item in evidence if item.id in named)
    _, other = ways(current.status)
    against = tuple(
        item for item in evidence if item.effect is other and (item.id in named or item in newer)
    )
    supporting = supporting_of(current.status, cited)
    strength = _strength(supporting)
    agreement = _agreement(supporting, against)
    second_hand = bool(cited) and all(item.source.second_hand for item in supporting or cited)
    level = Confidence.LOW if second_hand else _level(strength, agreement)
    capped = _cap(level, freshness)
    names = {item.origin.casefold(): item.origin for item in supporting}
    return Basis(
        confidence=capped,
        origins=tuple(names.values()),
        kinds=tuple(kind for kind in SourceKind if any(i.source.kind is kind for i in supporting)),
        evidence_for=len(supporting),
        evidence_against=against,
        strength=strength,
        agreement=agreement,
        capped_by=freshness if capped is not level else None,
        second_hand=second_hand,
    )


def _strength(supporting: tuple[Bearing, ...]) -> Strength:
    """robust: two origins, an act and another act or monitor; medium: an act or monitor and a
    second origin; limited: the rest."""
    origins = {item.origin.casefold() for item in supporting}
    strong = {item.origin.casefold() for item in supporting if item.source.kind in _STRONG}
    acts = {item.origin.casefold() for item in supporting if item.source.kind is SourceKind.ACT}
    if acts and len(strong) >= 2:
        return Strength.ROBUST
    return Strength.MEDIUM if strong and len(origins) >= 2 else Strength.LIMITED


def _agreement(supporting: tuple[Bearing, ...], against: tuple[Bearing, ...]) -> Agreement:
    if not against:
        return Agreement.HIGH
    best_for = max((_GRADE[item.source.kind] for item in supporting), default=-1)
    best_against = max(_GRADE[item.source.kind] for item in against)
    return Agreement.MEDIUM if best_against < best_for else Agreement.LOW


def _level(strength: Strength, agreement: Agreement) -> Confidence:
    if strength is Strength.LIMITED or agreement is Agreement.LOW:
        return Confidence.LOW
    if strength is Strength.ROBUST and agreement is Agreement.HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM


def _cap(level: Confidence, freshness: Freshness) -> Confidence:
    """Overdue: at most medium; expired: low."""
    if freshness is Freshness.EXPIRED:
        return Confidence.LOW
    if freshness is Freshness.OVERDUE and level is Confidence.HIGH:
        return Confidence.MEDIUM
    return level
