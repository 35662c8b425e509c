"""The parts of the Themes page."""

from __future__ import annotations

import streamlit as st

from commitments.figures import statuses
from commitments.figures.chart import Chart
from commitments.standing import words
from commitments.standing.standing import FEWEST_FOR_A_FIGURE, Standing, totals
from commitments.tables.counts import by_theme, by_theme_and_region
from commitments.vocabulary import DELIVERY_RANK, Trend
from components.state import address
from components.state.context import Context, Shown
from components.widgets import cards
from components.widgets.figure import made, show
from components.widgets.text import plain, small

_HALF = 560  # least width in pixels of a chart that shares the row with another


def by_status(context: Context) -> None:
    """Status by theme, as counts that add up."""
    show(made(_themes, context))


def _themes(shown: Shown) -> Chart:
    return statuses.themes(by_theme(shown.selection.commitments), shown.stamp, shown.look_at(_HALF))


def by_region(context: Context) -> None:
    """Theme by region."""
    show(made(_theme_by_region, context))


def _theme_by_region(shown: Shown) -> Chart:
    counts = by_theme_and_region(shown.selection.commitments)
    return statuses.theme_by_region(counts, shown.region_names, shown.stamp, shown.look_at(_HALF))


def choose(context: Context) -> str:
    """The theme that the reader chose; kept in the address."""
    frame = context.selection.commitments
    names = dict(zip(frame["theme"], frame["theme_name"], strict=True))
    options = list(names)
    address.prepare_choice("pick", options, options[0], "theme")
    chosen: str | None = st.pills(
        "Choose a theme",
        options,
        key="pick",
        format_func=lambda theme: plain(names[theme]),
        required=True,
    )
    return chosen or options[0]


def pledges(context: Context, theme: str) -> None:
    """The pledges of a theme: what pulls it up, what pulls it down, the rest."""
    inside = [s for s in context.selection.standings if s.commitment.theme == theme]
    summary = next(t for t in context.register.themes if t.id == theme)
    now = totals(inside)
    figure = (
        f"Delivery {words.interval(now)} of {now.live} live"
        if now.lower is not None
        else f"no figure for fewer than {FEWEST_FOR_A_FIGURE} live pledges"
    )
    small(
        f"{plain(summary.summary)} {words.counted_statuses(now.counts).capitalize()};"
        f" {words.coverage(now)}; {figure}."
    )
    up = [s for s in inside if _pull(s) > 0]
    down = [s for s in inside if _pull(s) < 0]
    rest = [s for s in inside if _pull(s) == 0]
    for column, (heading, group) in zip(
        st.columns(3, gap="large"),
        (("Pulls it up", up), ("Pulls it down", down), ("Neither", rest)),
        strict=True,
    ):
        with column:
            st.subheader(heading, anchor=False)
            if not group:
                small("None.")
            for s in sorted(group, key=_pull, reverse=heading == "Pulls it up"):
                cards.pledge(s, cards.standing_line(s))


def _pull(s: Standing) -> int:
    """Up: substantially kept or better, or improving; down: below limited, or worsening."""
    rank = DELIVERY_RANK.get(s.status, 2)
    trend = {Trend.IMPROVING: 1, Trend.WORSENING: -1}.get(s.trend, 0)
    return 2 * (rank - 2) + trend
