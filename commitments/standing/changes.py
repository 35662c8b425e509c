"""What changed between two moments, commitment by commitment.

`changes(register, a, a)` is empty. Swapping the moments turns every move around.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.register.model import Bearing, Register
from commitments.standing.standing import Moment, Standing, standings, standings_of
from commitments.vocabulary import DELIVERY_RANK, Freshness, Status

STALE = (Freshness.OVERDUE, Freshness.EXPIRED)
"""Past its review: nobody has looked for too long."""


@dataclass(frozen=True, slots=True)
class Change:
    """One commitment at two moments, and what is new at the second."""

    before: Standing
    after: Standing
    new_evidence: tuple[Bearing, ...]
    """Evidence that is seen at the second moment and was not at the first."""
    lost_evidence: tuple[Bearing, ...]
    """Evidence that was seen at the first moment only: going back in time."""

    @property
    def moved(self) -> bool:
        """Whether the status is another."""
        return self.before.status is not self.after.status

    @property
    def direction(self) -> int:
        """1 where delivery rose, -1 where it fell, 0 where the two do not compare."""
        ranks = [DELIVERY_RANK.get(s.status) for s in (self.before, self.after)]
        first, second = ranks
        if first is None or second is None or first == second:
            return 0
        return 1 if second > first else -1

    @property
    def first_judged(self) -> bool:
        """Whether the move is from "not assessed" to the first judgement."""
        return self.moved and self.before.status is Status.NOT_ASSESSED

    @property
    def judged_again(self) -> bool:
        """Whether it was judged again with the same result."""
        return not self.moved and self.before.assessment != self.after.assessment

    @property
    def gone_stale(self) -> bool:
        """Whether it became overdue or expired in between."""
        return self.after.freshness in STALE and self.before.freshness not in STALE

    @property
    def empty(self) -> bool:
        """Whether nothing at all changed."""
        return not (
            self.moved
            or self.judged_again
            or self.new_evidence
            or self.lost_evidence
            or self.gone_stale
        )


def compare(register: Register, before: Moment, after: Moment) -> tuple[Change, ...]:
    """Every commitment at both moments, changed or not, in the order of the register."""
    return compare_standings(register, before, standings(register, after))


def changes(register: Register, before: Moment, after: Moment) -> tuple[Change, ...]:
    """The commitments of which something changed between two moments."""
    return tuple(change for change in compare(register, before, after) if not change.empty)


def compare_standings(
    register: Register, before: Moment, after: Iterable[Standing]
) -> tuple[Change, ...]:
    """Some commitments at an earlier moment and as they stand, changed or not."""
    after = tuple(after)
    earlier = standings_of(register, (s.commitment for s in after), before)
    return tuple(map(_change, earlier, after))


def _change(before: Standing, after: Standing) -> Change:
    seen_before = {item.id for item in before.evidence}
    seen_after = {item.id for item in after.evidence}
    return Change(
        before,
        after,
        tuple(item for item in after.evidence if item.id not in seen_before),
        tuple(item for item in before.evidence if item.id not in seen_after),
    )
