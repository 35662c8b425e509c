"""How pages are divided, and the switch between views of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.figures.look import Look
from components.state import address

_OPEN = "_open"
"""The keys of the popovers that were open in the last run."""


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
    the value that came last, or with none where it was told none: so their values are told again in
    each run while it is closed and in the one that opens it, until tests/browser/streamlit/
    test_defects_of_state.py::test_a_widget_in_a_popover_forgets_what_it_was_told_while_closed
    fails.
    """
    box = st.popover(label, icon=icon, key=key, on_change="rerun", width=width)
    was_open: set[str] = st.session_state.setdefault(_OPEN, set())
    if not box.open or key not in was_open:
        for widget in widgets:
            st.session_state[widget] = st.session_state[widget]
    (was_open.add if box.open else was_open.discard)(key)
    return box


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


# Ways that are buttons (navigation.py) stand as links do, and the one to the page itself is marked.
# The wordmark is no way there: Streamlit would go to the first page without what is being typed.
_WAYS = """
[class*="st-key-to-"] button { min-height: 0; padding: 0.1875rem 0.5rem; }
.st-key-to-here button { background: color-mix(in srgb, currentColor 8%, transparent); }
.st-key-to-here button p { font-weight: 600; }
[data-testid="stLogoLink"] { visibility: hidden; pointer-events: none; }
[data-testid="stLogoLink"] img { visibility: visible; }
"""


def style_buttons(look: Look, *, fields: bool) -> None:
    """The letters of filled buttons and chosen words, for any ground; on a page with text fields
    the look of ways that are buttons. Call once a run.

    Streamlit writes white there, at a contrast of 1.6 on the light blue of the dark look, where 4.5
    is wanted (WCAG 2.2, 1.4.3), until
    tests/browser/streamlit/test_defects_of_display.py::test_letters_on_a_light_colour_are_white
    fails.
    """
    filled = '[data-testid^="stBaseButton-primary"], [data-testid="stMultiSelect"] [data-tag]'
    rules = f"{filled} {{ color: {look.on_colour}; }}"
    st.html(f"<style>{rules}{_WAYS if fields else ''}</style>")
