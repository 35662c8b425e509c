"""The parts of the Tracker page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from commitments.exchange.csv import to_csv
from commitments.figures import over_time
from commitments.figures.chart import Chart
from commitments.search.index import Found
from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.text import count, listed
from commitments.vocabulary import Concern, Confidence, Freshness, Status, Trend
from components.state import address
from components.state.context import Context, Shown
from components.widgets import cards, figure, navigation
from components.widgets.text import plain, small

_KINDS = {"table": "Table", "board": "Board by status", "time": "Time lines"}
# So many rows of time lines fit on a page that can be read; more go on further pages.
_ROWS = 50
# A column of the board with more pledges than this is wider.
_MANY = 12
_WHOLE = 1100  # least width in pixels of a chart that has the row to itself
_COLUMNS = [
    "title",
    "theme_name",
    "region_names",
    "status",
    "to_be_judged",
    "horizon",
    "best",
    "trend",
    "confidence",
    "freshness",
]


def choose_kind(context: Context) -> str:
    """Table, board or time lines; kept in the address."""
    address.prepare_choice("view", list(_KINDS), "table", "view")
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        kind = st.segmented_control(
            "Show as",
            list(_KINDS),
            key="view",
            format_func=_KINDS.__getitem__,
            required=True,
            label_visibility="collapsed",
        )
        small(f"{plain(context.stamp.subtitle)} · {context.stamp.foot}", width="content")
    cards.misspelt(context.selection.found)
    return kind or "table"


def table(context: Context) -> None:
    """One row a pledge; click a heading to sort, the link to open."""
    frame = context.selection.commitments
    shown = _labelled(frame, context.selection.found)
    config = st.column_config
    st.dataframe(
        shown,
        hide_index=True,
        height=min(36 * (len(shown) + 1) + 4, 560),
        alt=f"{count(len(shown), 'pledge')} with status, trend, confidence and freshness",
        column_config={
            "open": config.LinkColumn("Open", display_text="Open", width=60),
            "title": config.TextColumn("Pledge", width=360),
            "found": config.TextColumn("Found in", width=160),
            "theme_name": config.TextColumn("Theme", width=130),
            "region_names": config.TextColumn("Region", width=130),
            "status": config.TextColumn("Status", width=150),
            "to_be_judged": config.TextColumn("Judgement", width=130),
            "best": config.TextColumn("Best ever", width=150),
            "trend": config.TextColumn("Trend", width=150),
            "confidence": config.TextColumn("Confidence", width=90),
            "freshness": config.TextColumn("Freshness", width=90),
            "horizon": config.DateColumn("Facts up to", format="YYYY-MM-DD", width=100),
        },
    )
    st.download_button(
        "CSV of these pledges",
        data=lambda: to_csv(frame),
        file_name=context.stamp.file_name("pledges", "csv"),
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _labelled(frame: pd.DataFrame, found: Found | None) -> pd.DataFrame:
    """The columns that the table shows, in words, behind the address of each pledge; behind its
    title where a search found it."""
    labels: dict[str, dict[Any, str]] = {
        "status": {str(s): f"{s.symbol} {s.label}" for s in Status},
        "best": {"": "–"} | {str(s): f"{s.symbol} {s.label}" for s in Status},
        "freshness": {str(f): f.label for f in Freshness},
        "to_be_judged": {False: "", True: Concern.TO_BE_JUDGED.label},
        "confidence": {"": "–"} | {str(c): c.label for c in Confidence},
    }
    shown = frame[_COLUMNS].copy()
    for column, names in labels.items():
        shown[column] = shown[column].map(names)
    numbers = zip(frame["trend"], frame["advances"], frame["setbacks"], strict=True)
    shown["trend"] = [
        f"{Trend(trend).symbol} {cards.trend_label(Trend(trend), advances, setbacks)}"
        for trend, advances, setbacks in numbers
    ]
    if found:
        shown.insert(1, "found", [found.hits[id].words for id in frame["id"]])
    shown.insert(0, "open", [navigation.commitment_address(id) for id in frame["id"]])
    return shown


def board(context: Context) -> None:
    """One column a status that occurs, best first."""
    groups = {
        status: [s for s in context.selection.standings if s.status is status] for status in Status
    }
    present = {status: group for status, group in groups.items() if group}
    for column, (status, group) in zip(
        st.columns(_widths(present), gap="medium"), present.items(), strict=True
    ):
        with column:
            st.markdown(f"{cards.badge(status)} **{len(group)}**", help=status.meaning)
            with st.container(border=True):
                for s in group:
                    freshness = f" :gray-badge[{s.freshness.label}]"
                    badges = cards.trend_badge(s) + (freshness if s.freshness != "fresh" else "")
                    if s.to_be_judged:
                        badges += f" {cards.reason_badge(Concern.TO_BE_JUDGED)}"
                    badges += f" :gray[:small[{words.horizon_words(s)}]]"
                    cards.pledge(s, badges, *_found_in(context, s), tight=len(group) <= _MANY)
    absent = [status.label for status, group in groups.items() if not group]
    if absent:
        small(f"None: {listed(absent)}.")


def _found_in(context: Context, s: Standing) -> list[str]:
    """The line that says where a search found a pledge, if there is one."""
    found = context.selection.found
    return [f":gray[:small[Found in: {found.hits[s.commitment.id].words}]]"] if found else []


def _widths(present: dict[Status, list[Standing]]) -> list[int | float]:
    """A column with many pledges may be wider, so that the board does not run down the page."""
    return [1.7 if len(group) > _MANY else 1.0 for group in present.values()]


def timelines(context: Context) -> None:
    """One row a pledge: statuses from the pledge to the as-of date, with milestones as lines."""
    frame = context.selection.commitments
    pages = -(-len(frame) // _ROWS)
    first = 0
    if pages > 1:
        address.prepare_choice("rows", [str(n + 1) for n in range(pages)], "1", "page")
        number = st.selectbox(
            "Rows",
            [str(n + 1) for n in range(pages)],
            key="rows",
            width=220,
            format_func=lambda n: (
                f"{(int(n) - 1) * _ROWS + 1} to {min(int(n) * _ROWS, len(frame))} of {len(frame)}"
            ),
        )
        first = (int(number) - 1) * _ROWS
    small(":material/ads_click: Click a bar to open its pledge.")
    points = figure.show_clickable(figure.made(_timelines, context, first))
    ids = [point["customdata"][0] for point in points if point.get("customdata")]
    if ids and ids[0] in set(frame["id"].iloc[first : first + _ROWS]):
        navigation.open_commitment(ids[0])


def _timelines(shown: Shown, first: int) -> Chart:
    rows = shown.selection.commitments.iloc[first : first + _ROWS]
    titles = dict(zip(rows["id"], rows["title"], strict=True))
    spans = shown.selection.assessments
    return over_time.timelines(
        spans[spans["commitment"].isin(titles)],
        titles,
        shown.view.milestones,
        shown.stamp,
        shown.look_at(_WHOLE),
    )
