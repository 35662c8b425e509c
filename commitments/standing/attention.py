"""Which pledges need attention, and why."""

from __future__ import annotations

from collections.abc import Iterable

from commitments.standing.standing import Standing
from commitments.vocabulary import Concern, Confidence, Freshness, SourceKind, Status, Trend

_GRAVITY = tuple(Concern)


def page_concerns(s: Standing) -> tuple[Concern, ...]:
    """Why a page points to a pledge, gravest first; empty where it does not."""
    found = {
        Concern.REVERSED: s.status is Status.REVERSED,
        Concern.CONTRADICTED: s.contradicted,
        Concern.TO_BE_JUDGED: s.to_be_judged,
        Concern.WORSENING: s.trend is Trend.WORSENING,
        Concern.EXPIRED: s.freshness is Freshness.EXPIRED,
    }
    return tuple(concern for concern, holds in found.items() if holds)


def briefing_concerns(s: Standing) -> tuple[Concern, ...]:
    """Why a briefing must point to a pledge; empty where it need not: besides what a page points
    to, what its status rests on."""
    reasons = page_concerns(s)
    if s.basis is not None and s.basis.kinds == (SourceKind.PARTY,):
        return (*reasons, Concern.PARTY_ONLY)
    old = s.freshness is Freshness.EXPIRED
    if s.confidence is Confidence.LOW and not s.contradicted and not old:
        return (*reasons, Concern.LOW_CONFIDENCE)
    return reasons


def attention_rank(reasons: Iterable[Concern]) -> tuple[int, int]:
    """A sort key: the gravest reason first, then the number of reasons."""
    ranks = [_GRAVITY.index(reason) for reason in reasons]
    return min(ranks), -len(ranks)


def needing_attention(
    standings: Iterable[Standing],
) -> tuple[tuple[tuple[Concern, ...], Standing], ...]:
    """The pledges that need attention, each behind the reasons, gravest first."""
    flagged = [(reasons, s) for s in standings if (reasons := briefing_concerns(s))]
    # By the first that is named: what a page points to comes before what a status rests on.
    flagged.sort(key=lambda entry: (_GRAVITY.index(entry[0][0]), -len(entry[0])))
    return tuple(flagged)
