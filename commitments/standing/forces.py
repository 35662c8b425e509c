"""Facts that speak of forces: soldiers and what carries them, mandates, and votes on these."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commitments.standing.acts import Act

_WORDS = re.compile(
    r"\b(?:soldiers?|troops|trainers?|instructors?|staff officers|advisers for|battalions?"
    r"|brigades?|task force|airstrikes?|aircraft|helicopters|warplanes|deployments?|contingents?"
    r"|ceiling|(?-i:[A-Z][a-z]+) mandate|mandate for|\d+ votes|garrisons?)\b",
    re.IGNORECASE,
)


def on_forces(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Those whose finding speaks of forces, mandates or votes on them, in their order. They are
    found by their words: a finding in other words is missed."""
    return tuple(act for act in acts if _WORDS.search(act.fact.finding))
