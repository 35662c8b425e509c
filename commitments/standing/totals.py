"""How many commitments stand: the distribution with coverage, and an interval (never a point)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from commitments.standing.standing import Standing
from commitments.vocabulary import Confidence, Status

# A theme with fewer live commitments gets no figure.
FEWEST_FOR_A_FIGURE = 3
_THIRDS = {Status.FULFILLED: 3, Status.SUBSTANTIAL: 2, Status.LIMITED: 1}


@dataclass(frozen=True, slots=True)
class Totals:
    """The distribution of a set of commitments, and what may be said of them in one figure.

    `lower` and `upper` are shares from 0 to 1: unknowns count as 0 and as 1, a verdict of low
    confidence as one tier less and as one tier more. Both are None for an empty set and for fewer
    than FEWEST_FOR_A_FIGURE live commitments.
    """

    counts: dict[Status, int]
    total: int
    live: int
    unknown: int
    lower: float | None
    upper: float | None


def totals(items: Iterable[Standing]) -> Totals:
    """The distribution and the interval of a set of standings."""
    items = tuple(items)
    counted = Counter(item.status for item in items)
    counts = {status: counted.get(status, 0) for status in Status}
    total = sum(counts.values())
    live = [item for item in items if item.status is not Status.OVERTAKEN]
    unknown = sum(number for status, number in counts.items() if status.unknown)
    lower = upper = None
    if len(live) >= FEWEST_FOR_A_FIGURE:
        bounds = [_thirds(item) for item in live]
        lower = sum(least for least, _ in bounds) / (3 * len(live))
        upper = sum(most for _, most in bounds) / (3 * len(live))
    return Totals(counts, total, len(live), unknown, lower, upper)


def _thirds(item: Standing) -> tuple[int, int]:
    """What a pledge counts for, in thirds, at least and at most."""
    if item.status.unknown:
        return 0, 3
    thirds = _THIRDS.get(item.status, 0)
    doubt = 1 if item.confidence is Confidence.LOW else 0
    return max(0, thirds - doubt), min(3, thirds + doubt)
