"""Rows and cards that several pages share: a pledge, a move, an evidence item."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.dates import day, when
from commitments.figures import titles
from commitments.links.results import archive
from commitments.register.model import Evidence
from commitments.standing import words
from commitments.standing.changes import Change
from commitments.standing.standing import Standing
from commitments.vocabulary import Concern, DrawnTerm, Effect, Kind, LinkState, Status, Trend
from components.state.context import current
from components.widgets import filters, navigation
from components.widgets.text import link, plain, small


def badge(term: DrawnTerm, label: str = "") -> str:
    """A term as a Markdown badge with its symbol, so that colour is not the only carrier."""
    return f":{term.hue}-badge[{term.symbol} {plain(label or term.label)}]"


def status_badge(status: Status, kind: Kind) -> str:
    """The status of a commitment as a badge."""
    return badge(status, status.label_for(kind))


def reason_badge(reason: Concern) -> str:
    """Why a pledge needs attention, as a badge."""
    terms = {Concern.REVERSED: Status.REVERSED, Concern.WORSENING: Trend.WORSENING}
    if reason in terms:
        return badge(terms[reason])
    return f":{'red' if reason is Concern.CONTRADICTED else 'gray'}-badge[{reason.label}]"


def pledge(s: Standing, *lines: str, tight: bool = False) -> None:
    """A pledge in a list: a link to it and lines of Markdown under it.

    A page link does not wrap (tests/browser/streamlit/test_defects_of_display.py::
    test_a_page_link_does_not_wrap): where there is little room (`tight`, or a phone) the title
    stands above it as text.
    """
    with st.container(gap=None):
        if tight or current().look.narrow:
            st.markdown(f"**{plain(s.commitment.title)}**")
            for line in lines:
                st.markdown(line)
            navigation.commitment(s.commitment.id, "Open", icon=":material/arrow_forward:")
            return
        navigation.commitment(s.commitment.id, s.commitment.title)
        for line in lines:
            st.markdown(line)


def fold(label: str, key: str) -> DeltaGenerator | None:
    """A fold whose contents are made only when a reader opens it; None while it is closed."""
    folded = st.expander(plain(label), key=f"fold-{key}", on_change="rerun")
    return folded if folded.open else None


def standing_line(s: Standing) -> str:
    """Status, trend, freshness and the newest fact of a pledge in a line."""
    parts = [status_badge(s.status, s.commitment.kind), badge(s.trend)]
    if s.freshness in ("overdue", "expired"):
        parts.append(f":gray-badge[{s.freshness.label}: last known {day(s.newest)}]")
    parts.append(f":gray[:small[{words.horizon_words(s)}]]")
    return " ".join(parts)


def move(change: Change) -> None:
    """A status that moved: old and new, when, and why."""
    s = change.after
    kind = s.commitment.kind
    line = (
        f"{status_badge(change.before.status, kind)} → {status_badge(s.status, kind)}"
        f" from {day(s.since)}"
    )
    with st.container(gap=None):
        pledge(s, line)
        if s.assessment:
            # One line in the list; the page of the pledge has the whole reason.
            small(plain(s.assessment.reason), wrap=False)


def evidence(item: Evidence, *, title: str = "", id: str = "") -> None:
    """One evidence item: when, what it does, what happened, who says so, and its caveat."""
    with st.container(gap=None):
        place = words.place_words(item.places)
        st.markdown(f"**{when(item.date)}** {badge(item.effect)} {plain(item.finding)}")
        source = item.source
        relayed = ""
        if item.origin != source.publisher:
            relayed = f" · finding of {plain(item.origin)}"
        small(
            f"{source.kind.label}: {link(source.title, source.url)}, {plain(source.publisher)}"
            f"{relayed} · {plain(place)} · {_copies(source.url)}"
        )
        if item.source.second_hand:
            small(":material/visibility_off: Second-hand: the page itself was not opened.")
        if item.note:
            small(f":material/info: {plain(item.note)}")
        if id:
            navigation.commitment(id, "Open" if current().look.narrow else title)


def _copies(url: str) -> str:
    """The archive's copies of a page, and what the last check of its address found."""
    copies = link("archived copies", archive(url))
    result = current().links.get(url)
    if result is None:
        return copies
    checked = day(date.fromisoformat(result.checked))
    if result.state is LinkState.REACHABLE:
        return f"{copies} · link checked {checked}"
    return f"{copies} · :orange-badge[Link {result.state.label.lower()}, {checked}]"


def effect_counts(items: Iterable[Evidence]) -> dict[Effect, int]:
    """How many items of each effect."""
    found = [item.effect for item in items]
    return {effect: found.count(effect) for effect in Effect}


def nothing_passes() -> None:
    """The designed empty state of a filter that leaves nothing."""
    with st.container(border=True, horizontal_alignment="center"):
        st.markdown(f"**{titles.NOTHING_FOUND}**", width="content")
        small("Take a filter off, or clear them all.", width="content")
        st.button("Clear all filters", on_click=filters.clear, icon=":material/close:", key="none")
