"""Ways inside the dashboard; they carry filters and dates along, so the address stays true.

They are links, also as the browser's own: to open in a new tab, to copy. On a page with text fields
they are buttons: the browser tells the text of a field and the click that left it as one, while a
link drops that text or is dropped for it, until tests/browser/streamlit/
test_defects_of_state.py::test_a_link_clicked_out_of_an_open_field_is_not_followed fails.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from components.state import address
from components.widgets.filters import SHARED
from components.widgets.text import plain

COMMITMENT_PAGE = "pages/commitment.py"
_HERE = "_here"
"""The script of the page that is drawn, and whether ways from it are buttons."""
_BUTTONS = "_ways"
"""The buttons that were drawn on pages with fields: key -> page and parameters."""
_MOST = 40


def begin(script: str, *, buttons: bool) -> None:
    """Call once a run before any way is drawn: the page, and whether ways from it are buttons.

    The second of two quick clicks on buttons comes in the name of the page that the first one led
    to: it is followed from there.
    """
    state = st.session_state
    state[_HERE] = (script, buttons)
    drawn: dict[str, tuple[str, address.Parameters]] = state.setdefault(_BUTTONS, {})
    if buttons:
        if len(drawn) > _MOST:
            drawn.clear()
        return
    for key, (path, parameters) in drawn.items():
        if state.get(key):
            st.switch_page(path, query_params=parameters)


def page(path: str, label: str, *, icon: str | None = None, **more: str) -> None:
    """A way to a page, with parameters of that page."""
    parameters = address.link_parameters(SHARED, **more)
    script, buttons = st.session_state[_HERE]
    if not buttons:
        st.page_link(path, label=label, icon=icon, query_params=parameters)
        return
    # By these keys layout.py finds the buttons that are to look like links.
    key = "to here" if path == script and not more else " ".join(("to", path, *more.values()))
    st.session_state[_BUTTONS][key] = (path, parameters)
    if st.button(label, key=key, type="tertiary", icon=icon):
        st.switch_page(path, query_params=parameters)


def commitment(id: str, label: str, *, icon: str | None = None) -> None:
    """A way to one commitment."""
    page(COMMITMENT_PAGE, plain(label), icon=icon, id=id)


def open_commitment(id: str) -> None:
    """Go to one commitment, as after a click on a chart."""
    st.switch_page(COMMITMENT_PAGE, query_params=address.link_parameters(SHARED, id=id))


def commitment_address(id: str) -> str:
    """The relative address of one commitment, for a link column."""
    return "commitment?" + _encoded(address.link_parameters(SHARED, id=id))


def permalink(id: str, as_of: str, known_at: str) -> str:
    """The full address of one commitment at a moment, to paste into a text."""
    base = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{base}?{_encoded({'id': [id], 'as_of': [as_of], 'known_at': [known_at]})}"


def entry(id: str, item: str) -> str:
    """The full address of one commitment, opened at an evidence item if one is named."""
    base = (st.context.url or "").split("?")[0].rpartition("/")[0]
    return f"{base}/commitment?{_encoded({'id': [id]} | ({'item': [item]} if item else {}))}"


def _encoded(parameters: address.Parameters) -> str:
    return urlencode(parameters, doseq=True)
