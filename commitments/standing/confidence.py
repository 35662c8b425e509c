"""How sure a status is: from grades and origins of its evidence, from what speaks against it, and
from its age.
"""

from __future__ import annotations

from dataclasses import dataclass

from commitments.register.model import Assessment, Evidence
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
    evidence_against: tuple[Evidence, ...]
    strength: Strength
    agreement: Agreement
    capped_by: Freshness | None
    """The freshness that lowered the confidence, if it did."""
    second_hand: bool = False
    """Whether all that supports the status is second-hand: then confidence is low."""


_GRADE = {kind: grade for grade, kind in enumerate(reversed(SourceKind))}  # a party 0, an act 3
_STRONG = (SourceKind.ACT, SourceKind.MONITOR)
# Setbacks speak against these, advances against the others; `limited` and `overtaken` are what a
# mixture looks like, so nothing speaks against them.
_AGAINST = {
    Status.FULFILLED: Effect.SETBACK,
    Status.SUBSTANTIAL: Effect.SETBACK,
    Status.NOT_STARTED: Effect.ADVANCE,
    Status.REVERSED: Effect.ADVANCE,
}


def basis_of(
    current: Assessment,
    named: frozenset[str],
    evidence: tuple[Evidence, ...],
    freshness: Freshness,
) -> Basis | None:
    """The confidence in an assessment, with what it is made of."""
    if current.status.unknown:
        return None
    cited = tuple(item for item in evidence if item.id in named)
    against = _evidence_against(current, cited, evidence)
    supporting = tuple(item for item in cited if item not in against)
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


def _evidence_against(
    current: Assessment, cited: tuple[Evidence, ...], evidence: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
    """What speaks against a status: cited or newer, and pointing the other way.

    The deliveries before a reversal are what was reversed, so only newer ones speak against it.
    """
    effect = _AGAINST.get(current.status)
    if effect is None:
        return ()
    newer = tuple(item for item in evidence if item.happened > current.date)
    known = () if current.status is Status.REVERSED else cited
    return tuple(item for item in (*known, *newer) if item.effect is effect)


def _strength(supporting: tuple[Evidence, ...]) -> Strength:
    """robust: two origins, an act and another act or monitor; medium: an act or monitor and a
    second origin; limited: the rest."""
    origins = {item.origin.casefold() for item in supporting}
    strong = {item.origin.casefold() for item in supporting if item.source.kind in _STRONG}
    acts = {item.origin.casefold() for item in supporting if item.source.kind is SourceKind.ACT}
    if acts and len(strong) >= 2:
        return Strength.ROBUST
    return Strength.MEDIUM if strong and len(origins) >= 2 else Strength.LIMITED


def _agreement(supporting: tuple[Evidence, ...], against: tuple[Evidence, ...]) -> Agreement:
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
