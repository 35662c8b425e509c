"""The parts of the Themes page."""

from __future__ import annotations

import streamlit as st

from commitments import charts, wording
from commitments.frames import by_theme, by_theme_and_region
from commitments.standing import FEWEST_FOR_A_FIGURE, Standing, totals
from commitments.vocabulary import DELIVERY_RANK, Trend
from components import address, cards
from components import context as page_context
from components.context import Context
from components.text import plain, small

_HALF = 560  # least width in pixels of a chart that shares the row with another


def by_status(context: Context) -> None:
    """Status by theme, as counts that add up."""
    page_context.show(
        "themes",
        context,
        lambda: charts.themes(
            by_theme(context.selection.commitments), context.stamp, context.look_at(_HALF)
        ),
    )


def by_region(context: Context) -> None:
    """Theme by region."""
    page_context.show(
        "themes-by-region",
        context,
        lambda: charts.theme_by_region(
            by_theme_and_region(context.selection.commitments),
            context.region_names,
            context.stamp,
            context.look_at(_HALF),
        ),
    )


def choose(context: Context) -> str:
    """The theme that the reader chose; kept in the address."""
    frame = context.selection.commitments
    names = dict(zip(frame["theme"], frame["theme_name"], strict=True))
    options = list(names)
    address.one("pick", options, options[0], "theme")
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
        f"Delivery {wording.interval(now)} of {now.live} live"
        if now.lower is not None
        else f"no figure for fewer than {FEWEST_FOR_A_FIGURE} live pledges"
    )
    small(
        f"{plain(summary.summary)} {wording.counted_statuses(now.counts).capitalize()};"
        f" {wording.coverage(now)}; {figure}."
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
