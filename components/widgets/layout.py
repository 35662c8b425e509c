"""How pages are divided, and the switch between views of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.state import address

_OPEN = "_open"
"""The keys of the popovers that were open in the last run."""
_HELD = "_held"
"""By key of a popover: what its widgets held when it was open last."""


def columns(left: int = 3, right: int = 2) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns of these proportions, the left one for the answer; below each other on a
    phone."""
    first, second = st.columns([left, right], gap="large")
    return first, second


def popover(
    label: str, icon: str, key: str, widgets: Iterable[str], width: Literal["content"] = "content"
) -> DeltaGenerator | None:
    """A button that opens what is drawn in it; None while it is closed, as nobody would see what a
    run draws there. Another label makes another, closed popover.

    `widgets` are the keys of the widgets in it. The browser makes them when the popover opens, with
    the value that came last, or with none where it was told none: so their values are told again in
    the run that opens it, until tests/browser/streamlit/test_defects_of_state.py::
    test_a_widget_in_a_popover_forgets_what_it_was_told_while_closed fails. While it is closed they
    are told for the session itself, which forgets what its widgets held when they go.
    """
    box = st.popover(label, icon=icon, key=key, on_change="rerun", width=width)
    was_open: set[str] = st.session_state.setdefault(_OPEN, set())
    widgets = tuple(widgets)
    if not box.open or key not in was_open:
        for widget in widgets:
            st.session_state[widget] = st.session_state[widget]
    if not box.open:
        was_open.discard(key)
        return None
    was_open.add(key)
    held = st.session_state.setdefault(_HELD, {})
    held[key] = {widget: st.session_state[widget] for widget in widgets}
    return box


def drop_what_closed_popovers_send() -> None:
    """Call before anything reads a widget: those of a closed popover go on sending what they held
    when it was open, whatever they were told since, as by a button that takes filters off."""
    state = st.session_state
    for key, held in state.get(_HELD, {}).items():
        if key not in state.get(_OPEN, ()):
            for widget, value in held.items():
                address.put_back(widget, value)


def switch(key: str, names: Mapping[str, str], name: str) -> str:
    """A row of buttons of which one is chosen, the first by default; kept in the address.

    `names` are the labels by their keys, `name` is what a bad link's message calls the choice.
    """
    options = list(names)
    address.prepare_choice(key, options, options[0], name)
    chosen: str | None = st.segmented_control(
        name.capitalize(),
        options,
        key=key,
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    return chosen or options[0]
