"""Which pledges need attention, and in which order."""

from __future__ import annotations

from dataclasses import replace

from commitments.standing import attention
from commitments.vocabulary import Agreement, Concern, Freshness, Status, Trend
from tests.standing.test_words import BASIS, LIMITED, stands


def test_reasons_for_attention_stand_gravest_first() -> None:
    against = replace(BASIS, agreement=Agreement.LOW)
    s = replace(
        stands(),
        status=Status.REVERSED,
        basis=against,
        trend=Trend.WORSENING,
        freshness=Freshness.EXPIRED,
    )
    assert attention.page_concerns(s) == (
        Concern.REVERSED,
        Concern.CONTRADICTED,
        Concern.WORSENING,
        Concern.EXPIRED,
    )
    assert attention.page_concerns(stands()) == ()
    assert attention.page_concerns(replace(stands(), basis=against)) == (Concern.CONTRADICTED,)


def test_a_pledge_to_be_judged_again_needs_attention() -> None:
    s = stands(LIMITED)
    (fact,) = s.evidence
    newer = replace(s, newer=(fact,))
    assert (s.to_be_judged, newer.to_be_judged) == (False, True)
    assert attention.page_concerns(newer) == (Concern.TO_BE_JUDGED,)
    assert attention.page_concerns(
        replace(newer, status=Status.REVERSED, trend=Trend.WORSENING)
    ) == ((Concern.REVERSED, Concern.TO_BE_JUDGED, Concern.WORSENING))


def test_few_events_are_no_concern() -> None:
    few = replace(stands(), trend=Trend.FEW, advances=0, setbacks=2)
    assert attention.page_concerns(few) == ()


def test_attention_goes_to_the_gravest_reason_then_to_the_most_reasons() -> None:
    reasons = [
        [Concern.EXPIRED],
        [Concern.WORSENING],
        [Concern.CONTRADICTED],
        [Concern.WORSENING, Concern.EXPIRED],
        [Concern.REVERSED],
        [Concern.REVERSED, Concern.WORSENING],
    ]
    assert sorted(reasons, key=attention.attention_rank) == [
        [Concern.REVERSED, Concern.WORSENING],
        [Concern.REVERSED],
        [Concern.CONTRADICTED],
        [Concern.WORSENING, Concern.EXPIRED],
        [Concern.WORSENING],
        [Concern.EXPIRED],
    ]
