"""Which pledges need attention, and why: one rule for pages, briefings and exports."""

from __future__ import annotations

from collections.abc import Iterable

from commitments.standing.standing import Standing
from commitments.vocabulary import Concern, Freshness, SourceKind, Status, Trend

_GRAVITY = tuple(Concern)


def concerns(s: Standing) -> tuple[Concern, ...]:
    """Why a pledge needs attention, gravest first; empty where it does not."""
    found = {
        Concern.REVERSED: s.status is Status.REVERSED,
        Concern.TO_BE_JUDGED: s.to_be_judged,
        Concern.WORSENING: s.trend is Trend.WORSENING,
        Concern.DISPUTED: s.assessment is not None and s.assessment.second is not None,
        Concern.PARTY_ONLY: s.basis is not None and s.basis.kinds == (SourceKind.PARTY,),
        Concern.EXPIRED: s.freshness is Freshness.EXPIRED,
    }
    return tuple(concern for concern in _GRAVITY if found[concern])


def needing_attention(
    standings: Iterable[Standing],
) -> tuple[tuple[tuple[Concern, ...], Standing], ...]:
    """The pledges that need attention, each behind the reasons, gravest first."""
    flagged = [(reasons, s) for s in standings if (reasons := concerns(s))]
    flagged.sort(key=lambda entry: (_GRAVITY.index(entry[0][0]), -len(entry[0])))
    return tuple(flagged)
