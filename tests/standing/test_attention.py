"""Which pledges need attention, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commitments.register.model import SecondReading
from commitments.standing.attention import concerns, needing_attention
from commitments.standing.standing import Standing
from commitments.vocabulary import Concern, Freshness, SourceKind, Status, Trend
from tests.standing.test_words import BASIS, LIMITED, stands

PARTY = replace(BASIS, kinds=(SourceKind.PARTY,))


def disputed(s: Standing) -> Standing:
    assert s.assessment is not None
    second = SecondReading(status=Status.SUBSTANTIAL, reason="Because.")
    return replace(s, assessment=replace(s.assessment, second=second))


def test_reasons_for_attention_stand_gravest_first() -> None:
    s = disputed(stands(LIMITED))
    newer = replace(s, newer=s.evidence)
    every = replace(
        newer,
        status=Status.REVERSED,
        basis=PARTY,
        trend=Trend.WORSENING,
        freshness=Freshness.EXPIRED,
    )
    assert concerns(every) == tuple(Concern)
    assert concerns(stands()) == ()


@pytest.mark.parametrize(
    ("s", "found"),
    [
        (replace(stands(), status=Status.REVERSED), Concern.REVERSED),
        (replace(stands(LIMITED), newer=stands(LIMITED).evidence), Concern.TO_BE_JUDGED),
        (replace(stands(), trend=Trend.WORSENING), Concern.WORSENING),
        (disputed(stands(LIMITED)), Concern.DISPUTED),
        (replace(stands(), basis=PARTY), Concern.PARTY_ONLY),
        (replace(stands(), freshness=Freshness.EXPIRED), Concern.EXPIRED),
        (replace(stands(), trend=Trend.FEW, advances=0, setbacks=2), None),
        (replace(stands(), freshness=Freshness.OVERDUE), None),
        (replace(stands(), basis=replace(PARTY, kinds=(SourceKind.PARTY, SourceKind.ACT))), None),
    ],
)
def test_each_reason_by_itself(s: Standing, found: Concern | None) -> None:
    assert concerns(s) == ((found,) if found else ())


def test_attention_goes_to_the_gravest_reason_then_to_the_most_reasons() -> None:
    expired = replace(stands(), freshness=Freshness.EXPIRED)
    worse = replace(stands(), trend=Trend.WORSENING)
    both = replace(worse, freshness=Freshness.EXPIRED)
    reversed_ = replace(stands(), status=Status.REVERSED)
    found = needing_attention([expired, worse, stands(), both, reversed_])
    assert found == (
        ((Concern.REVERSED,), reversed_),
        ((Concern.WORSENING, Concern.EXPIRED), both),
        ((Concern.WORSENING,), worse),
        ((Concern.EXPIRED,), expired),
    )
    assert needing_attention([stands()]) == ()
