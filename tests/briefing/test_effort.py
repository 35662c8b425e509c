"""How long a briefing takes is said in words before it is made."""

from __future__ import annotations

import pytest

from commitments.briefing.effort import effort


@pytest.mark.parametrize(
    ("pledges", "facts", "slides", "charts", "said"),
    [
        (0, 0, 0, 0, "In a few seconds"),
        (32, 700, 1, 0, "1 slide, in a few seconds"),
        (32, 700, 59, 0, "59 slides, in a few seconds"),
        (32, 700, 59, 6, "59 slides, in about 10 seconds"),
        (1_000, 22_000, 1_030, 6, "1030 slides, in about 55 seconds"),
        (3_000, 66_000, 3_030, 6, "3030 slides, in about 3 minutes"),
    ],
)
def test_time_and_slides_are_said_in_words(
    pledges: int, facts: int, slides: int, charts: int, said: str
) -> None:
    made = effort(pledges=pledges, facts=facts, slides=slides, charts_as_images=charts)
    assert made.words == said


def test_effort_grows_no_faster_than_the_pledges() -> None:
    some, more = (effort(pledges=n, facts=22 * n, slides=n).seconds for n in (1_000, 2_000))
    assert more < 2 * some
