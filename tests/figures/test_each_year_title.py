"""The finding of the grid of years, whole."""

from __future__ import annotations

import pytest

from commitments.figures.titles import NOTHING_FOUND, NOTHING_JUDGED, each_year_title
from commitments.vocabulary import Status

K, F, L, R, V, N, U = (
    *(Status.SUBSTANTIAL, Status.FULFILLED, Status.LIMITED, Status.REVERSED, Status.OVERTAKEN),
    *(Status.NOT_ASSESSED, Status.NO_EVIDENCE),
)
YEARS = (2024, 2025, 2026)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ({}, NOTHING_FOUND),
        ({"Aid": [(N, N, N)]}, NOTHING_JUDGED),
        (
            {"Aid": [(K, F, K)], "Talks": [(L, L, R)]},
            "No pledge lost “substantially kept” from one year to the next",
        ),
        (
            {"Aid": [(K, L, L), (K, L, L)], "Talks": [(K, K, V), (K, K, U)]},
            "Aid lost most in 2025, Talks in 2026",
        ),
        (
            {"Aid": [(K, L, L), (K, L, L)], "Talks": [(K, R, R), (F, L, L), (F, L, L)]},
            "Talks and Aid lost most in 2025",
        ),
        (
            {"Aid": [(K, L, L), (K, L, L)], "Talks": [(K, K, K), (N, K, K)]},
            "Aid lost most in 2025",
        ),
        (
            {"Aid": [(K, L, L)], "Talks": [(K, K, K)]},
            "1 of 2 pledges lost “substantially kept” in 2025",
        ),
        (
            {"Aid": [(K, L, L)], "Talks": [(K, K, L)]},
            "1 of 2 pledges lost “substantially kept” in 2025 and 2026 each",
        ),
        (
            {"Aid": [(K, L, L), (K, L, L), (L, L, L)]},
            "2 of 3 pledges lost “substantially kept” in 2025",
        ),
        (
            {"Aid": [(K, N, N), (L, N, N)]},
            "No pledge lost “substantially kept” from one year to the next",
        ),
    ],
)
def test_the_themes_that_lost_most(rows: dict[str, list[tuple[Status, ...]]], title: str) -> None:
    of = [(row, theme) for theme, each in rows.items() for row in each]
    assert each_year_title([row for row, _ in of], YEARS, [theme for _, theme in of]) == title
