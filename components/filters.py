"""The controls that all pages share: search, filters and the two dates.

Their values live in the address (address.py). `draw` returns plain values.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from commitments.frames import Filter
from commitments.model import Register
from commitments.standing import Moment
from commitments.vocabulary import Confidence, Freshness, Kind, SourceKind, Status, Term
from commitments.wording import count, day
from components import address, layout
from components.text import plain

_TERMS: dict[str, tuple[str, type[Term]]] = {
    "status": ("Status", Status),
    "kind": ("Kind of pledge", Kind),
    "freshness": ("Freshness", Freshness),
    "confidence": ("Confidence", Confidence),
    "source": ("Kind of source", SourceKind),
}
SHARED = ("theme", "region", *_TERMS, "q", "as_of", "known_at")
"""The parameters that links carry from page to page."""


def prepare(register: Register, today: date) -> None:
    """Take the shared values from the address, or keep those of the session."""
    for key, (name, options) in _choices(register).items():
        address.many(key, options, name.lower())
    address.text("q")
    earliest = register.meeting.date
    address.day("as_of", today, earliest, today, "as-of date")
    address.day("known_at", today, earliest, today, "known-at date")


def moment() -> Moment:
    """The two dates chosen."""
    return Moment(st.session_state["as_of"], st.session_state["known_at"])


def chosen() -> Filter:
    """The filters chosen."""
    state = st.session_state
    return Filter(
        themes=tuple(state["theme"]),
        regions=tuple(state["region"]),
        statuses=tuple(state["status"]),
        kinds=tuple(state["kind"]),
        freshness=tuple(state["freshness"]),
        confidence=tuple(state["confidence"]),
        source_kinds=tuple(state["source"]),
        # Charts print it: what cannot be seen is no part of a search.
        text="".join(c for c in state["q"] if c.isprintable()),
    )


def draw_moment(register: Register, today: date) -> None:
    """The button that opens the two dates."""
    now = moment()
    dates = ("as_of", "known_at")
    with layout.popover(f"As of {day(now.as_of)}", ":material/event:", "moment", dates):
        earliest = register.meeting.date
        st.date_input(
            "As of: what held in the world on",
            key="as_of",
            min_value=earliest,
            max_value=today,
            format="YYYY-MM-DD",
        )
        st.date_input(
            "Known at: what this file said on",
            key="known_at",
            min_value=earliest,
            max_value=today,
            format="YYYY-MM-DD",
            help="Only entries recorded by this day count.",
        )
        st.button("Today", on_click=_reset_moment, args=(today,), icon=":material/today:")


def draw_filters(register: Register) -> None:
    """The search field and the button that opens the filters."""
    active = sum(bool(st.session_state[key]) for key in _choices(register))
    st.text_input(
        "Search",
        key="q",
        placeholder="Search pledges",
        icon=":material/search:",
        label_visibility="collapsed",
        width=230,
    )
    popover = layout.popover("Filters", ":material/filter_list:", "filters", _choices(register))
    with st.container(width="content"):
        # In its place at all times, so that the button of the dates keeps its own (frame.py).
        if active or st.session_state["q"]:
            st.button(
                f"Clear {count(active + bool(st.session_state['q']), 'filter')}",
                on_click=clear,
                icon=":material/close:",
                type="tertiary",
                key="clear",
            )
    with popover:
        for key, (name, options) in _choices(register).items():
            labels = {option: plain(label) for option, label in options.items()}
            st.pills(
                name,
                list(options),
                key=key,
                format_func=labels.__getitem__,
                selection_mode="multi",
            )


def clear() -> None:
    """Take every filter off; for a button's callback."""
    for key in ("theme", "region", *_TERMS):
        st.session_state[key] = []
    st.session_state["q"] = ""


def _reset_moment(today: date) -> None:
    st.session_state["as_of"] = today
    st.session_state["known_at"] = today


def _choices(register: Register) -> dict[str, tuple[str, dict[str, str]]]:
    """Every multiple choice: parameter -> (name, {key: label})."""
    terms = {
        key: (name, {str(term): term.label for term in kind})
        for key, (name, kind) in _TERMS.items()
    }
    return {
        "theme": ("Theme", {theme.id: theme.name for theme in register.themes}),
        "region": ("Region", {region.id: region.name for region in register.regions}),
        **terms,
    }
