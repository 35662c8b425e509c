"""How pages are divided, and the switch between views of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.look import Look
from components import address


def columns(left: int = 3, right: int = 2) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns of these proportions, the left one for the answer; below each other on a
    phone."""
    first, second = st.columns([left, right], gap="large")
    return first, second


def popover(
    label: str, icon: str, key: str, widgets: Iterable[str], width: Literal["content"] = "content"
) -> DeltaGenerator:
    """A button that opens what is drawn in it. Another label makes another, closed popover.

    `widgets` are the keys of the widgets in it. The browser makes them when the popover opens, with
    the value that came last, or with none where it was told none: so while it is closed their
    values are told again in each run.
    """
    box = st.popover(label, icon=icon, key=key, on_change="rerun", width=width)
    if not box.open:
        for widget in widgets:
            st.session_state[widget] = st.session_state[widget]
    return box


def switch(key: str, names: Mapping[str, str], name: str) -> str:
    """A row of buttons of which one is chosen, the first by default; kept in the address.

    `names` are the labels by their keys, `name` is what a bad link's message calls the choice.
    """
    options = list(names)
    address.one(key, options, options[0], name)
    chosen: str | None = st.segmented_control(
        name.capitalize(),
        options,
        key=key,
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    return chosen or options[0]


def readable_buttons(look: Look) -> None:
    """The letters of filled buttons and chosen words, for any ground; call once a run.

    Streamlit writes white there, at a contrast of 1.6 on the light blue of the dark look, where 4.5
    is wanted (WCAG 2.2, 1.4.3).
    """
    filled = '[data-testid^="stBaseButton-primary"], [data-testid="stMultiSelect"] [data-tag]'
    style = f"{filled} {{ color: {look.on_colour}; }}"
    st.html(f"<style>{style}</style>")
