"""The Themes page."""

from __future__ import annotations

from commitments.standing import words
from commitments.standing.standing import totals
from commitments.vocabulary import Status
from tests.parts.app import (
    CURATED,
    SOME,
    THEMES,
    alt,
    captions,
    links,
    opened,
    some,
    subheaders,
    titles,
)
from tests.parts.test_every_page import NAVIGATION


def test_the_themes_page_shares_the_pledges_of_a_theme_out() -> None:
    at, selection = opened(THEMES, **SOME, pick="stabilisation"), some()
    inside = [s for s in selection.standings if s.commitment.theme == "stabilisation"]
    now = totals(inside)
    assert subheaders(at) == ["Pulls it up", "Pulls it down", "Neither"]
    assert sorted(links(at)[len(NAVIGATION) :]) == sorted(titles(inside))
    assert captions(at)[0].endswith(
        f" {words.counted_statuses(now.counts).capitalize()}; {len(inside)} of {len(inside)}"
        f" assessed; Delivery {words.interval(now)} of {len(inside)} live."
    )
    names = {theme.id: theme.name for theme in CURATED.register.themes}
    rows = [
        (names[theme], {s: int((part["status"] == s).sum()) for s in Status})
        for theme, part in selection.commitments.groupby("theme", sort=False)
    ]
    for name, counts in rows:
        assert f"{name}: {words.counted_statuses(counts)}" in alt(at, "status-by-theme")


def test_a_theme_with_few_pledges_gets_no_figure() -> None:
    at = opened(THEMES, theme="coalition-unity")
    assert captions(at)[0].endswith("; no figure for fewer than 3 live pledges.")
