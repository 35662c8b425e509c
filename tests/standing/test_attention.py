"""Which pledges need attention, and in which order."""

from __future__ import annotations

from dataclasses import replace

from commitments.standing import attention
from commitments.vocabulary import Agreement, Concern, Freshness, Status, Trend
from tests.standing.test_words import BASIS, stands


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
