"""The controls that all pages share: search, filters and the two dates.

Their values live in the address (state/address.py). `moment` and `chosen` return plain values.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from commitments.dates import day
from commitments.register.model import Register
from commitments.standing.standing import Moment
from commitments.tables.filter import AS_OF, FILTER_FIELDS, KNOWN_AT, SEARCH, Filter, filter_of
from commitments.text import count
from components.state import address
from components.widgets import layout
from components.widgets.text import plain

_FIELDS = tuple(field for field in FILTER_FIELDS if field.at_the_top)
SHARED = (*(field.parameter for field in _FIELDS), SEARCH, AS_OF, KNOWN_AT)
"""The parameters that links carry from page to page."""


def prepare(register: Register, today: date) -> None:
    """Take the shared values from the address, or keep those of the session."""
    for field in _FIELDS:
        address.prepare_choices(field.parameter, field.choices(register), field.label.lower())
    address.prepare_text(SEARCH)
    earliest = register.meeting.date
    address.prepare_day(AS_OF, today, earliest, today, "as-of date")
    address.prepare_day(KNOWN_AT, today, earliest, today, "known-at date")


def moment() -> Moment:
    """The two dates chosen."""
    return Moment(st.session_state[AS_OF], st.session_state[KNOWN_AT])


def chosen() -> Filter:
    """The filters chosen."""
    state = st.session_state
    # Charts print it: what cannot be seen is no part of a search.
    text = "".join(c for c in state[SEARCH] if c.isprintable())
    return filter_of({field.name: state[field.parameter] for field in _FIELDS}, text)


def draw_moment(register: Register, today: date) -> None:
    """The button that opens the two dates."""
    now = moment()
    with layout.popover(f"As of {day(now.as_of)}", ":material/event:", "moment", (AS_OF, KNOWN_AT)):
        earliest = register.meeting.date
        st.date_input(
            "As of: what held in the world on",
            key=AS_OF,
            min_value=earliest,
            max_value=today,
            format="YYYY-MM-DD",
        )
        st.date_input(
            "Known at: what this file said on",
            key=KNOWN_AT,
            min_value=earliest,
            max_value=today,
            format="YYYY-MM-DD",
            help="Only entries recorded by this day count.",
        )
        st.button("Today", on_click=_reset_moment, args=(today,), icon=":material/today:")


def draw_filters(register: Register) -> None:
    """The search field and the button that opens the filters."""
    active = sum(bool(st.session_state[field.parameter]) for field in _FIELDS)
    st.text_input(
        "Search",
        key=SEARCH,
        placeholder="Search pledges",
        icon=":material/search:",
        # Told while it is typed: a tap on a link would be lost for the text that it makes the field
        # tell (navigation.py).
        live="250ms",
        label_visibility="collapsed",
        width=230,
    )
    keys = [field.parameter for field in _FIELDS]
    popover = layout.popover("Filters", ":material/filter_list:", "filters", keys)
    with st.container(width="content"):
        # In its place at all times, so that the button of the dates keeps its own, until
        # tests/browser/streamlit/test_defects_of_state.py::
        # test_news_above_a_button_take_its_click fails.
        if active or st.session_state[SEARCH]:
            st.button(
                f"Clear {count(active + bool(st.session_state['q']), 'filter')}",
                on_click=clear,
                icon=":material/close:",
                type="tertiary",
                key="clear",
            )
    with popover:
        for field in _FIELDS:
            labels = {key: plain(label) for key, label in field.choices(register).items()}
            st.pills(
                field.label,
                list(labels),
                key=field.parameter,
                format_func=labels.__getitem__,
                selection_mode="multi",
            )


def clear() -> None:
    """Take every filter off; for a button's callback."""
    for field in _FIELDS:
        st.session_state[field.parameter] = []
    st.session_state[SEARCH] = ""


def search(text: str) -> None:
    """Search for something else; for a button's callback."""
    st.session_state[SEARCH] = text


def _reset_moment(today: date) -> None:
    st.session_state[AS_OF] = today
    st.session_state[KNOWN_AT] = today
