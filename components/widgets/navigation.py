"""Ways inside the dashboard; they carry filters and dates along, so the address stays true.

They are links, also as the browser's own: to open in a new tab, to copy. On a page with text fields
they are buttons: the browser tells the text of a field and the click that left it as one, while a
link drops that text or is dropped for it, until tests/browser/streamlit/
test_defects_of_state.py::test_a_link_clicked_out_of_an_open_field_is_not_followed fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st

from components.state import address
from components.state.shared import SHARED
from components.widgets.text import plain

COMMITMENT_PAGE = "pages/commitment.py"
_KEY = "_ways"


@dataclass
class _Way:
    """A button that was pressed: where it leads, until that page has been drawn."""

    path: str
    parameters: address.Parameters
    run: int
    """The run that was to begin when it was pressed."""
    origin: str
    """The page that it was pressed on."""
    followed: bool = False

    def arrived(self, script: str) -> bool:
        """Whether the run of a page is the one that it leads to. What the browser tells in the name
        of the address of before takes the place of a way to another state of the same page."""
        if not self.followed or self.path != script:
            return False
        there = (st.query_params.get_all(key) == values for key, values in self.parameters.items())
        return self.path != self.origin or all(there)


@dataclass
class _Ways:
    script: str = ""
    """The page that is drawn."""
    pages: Mapping[str, st.Page] = field(default_factory=dict)
    """The pages of the session by their scripts: by its script alone one is looked for on the
    disk."""
    buttons: bool = False
    """Whether ways from it are buttons."""
    run: int = 1
    """The run that begins next."""
    pressed: _Way | None = None


def _ways() -> _Ways:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _Ways()
    known: _Ways = st.session_state[_KEY]
    return known


def count_run() -> None:
    """Call first in a run, before anything may cut it short: what is pressed next is for the
    next one."""
    _ways().run += 1


def begin(script: str, pages: Mapping[str, st.Page], *, buttons: bool) -> None:
    """Call once a run before any way is drawn: the page, all pages by their scripts, and whether
    ways from it are buttons.

    A button that was pressed is followed from here, again where news from the browser in the name
    of the page of before cut the way short. The second of two quick clicks may come in the name of
    the page that the first one led to.
    """
    ways = _ways()
    ways.script, ways.pages, ways.buttons = script, pages, buttons
    way = ways.pressed
    if way is None or way.arrived(script):
        return
    if buttons or way.run == ways.run - 1:
        way.followed = True
        address.lead(way.parameters)
        st.switch_page(way.path, query_params=way.parameters)
    ways.pressed = None


def finish() -> None:
    """Call at the end of a run that came to it: the page that a button leads to is drawn."""
    _ways().pressed = None


def _press(path: str, parameters: address.Parameters) -> None:
    ways = _ways()
    ways.pressed = _Way(path, parameters, ways.run, ways.script)


def follow(path: str) -> None:
    """Go to a page with filters and dates, as by a button; for a callback."""
    _press(path, address.link_parameters(SHARED))


def page(path: str, label: str, *, icon: str | None = None, at: str = "", **more: str) -> None:
    """A way to a page, with parameters of that page; `at` tells apart ways to one place."""
    parameters = address.link_parameters(SHARED, **more)
    ways = _ways()
    if not ways.buttons:
        st.page_link(ways.pages.get(path, path), label=label, icon=icon, query_params=parameters)
        return
    # By these keys layout.py finds the buttons that are to look like links.
    name = " ".join(filter(None, ("to", path, *more.values(), at)))
    key = "to here" if path == ways.script and not more else name
    # Called before the run begins: a button's own answer is lost where the run is cut short.
    st.button(label, key=key, type="tertiary", icon=icon, on_click=_press, args=(path, parameters))


def commitment(id: str, label: str, *, icon: str | None = None, at: str = "") -> None:
    """A way to one commitment; `at` tells several ways to it apart."""
    page(COMMITMENT_PAGE, plain(label), icon=icon, at=at, id=id)


def permalink(id: str, as_of: str, known_at: str) -> str:
    """The full address of one commitment at a moment, to paste into a text."""
    base = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{base}?{_encoded({'id': [id], 'as_of': [as_of], 'known_at': [known_at]})}"


def entry(id: str, item: str) -> str:
    """The full address of one commitment, opened at an evidence item if one is named."""
    base = (st.context.url or "").split("?")[0].rpartition("/")[0]
    return f"{base}/commitment?{_encoded({'id': [id]} | ({'item': [item]} if item else {}))}"


def here() -> str:
    """The full address of what the page shows."""
    query = _encoded(address.wanted())
    base = (st.context.url or "").split("?")[0]
    # The first page has no path, and its address may come without a slash.
    path = "" if base.count("/") > 2 else "/"
    return base + path + (f"?{query}" if query else "")


def _encoded(parameters: address.Parameters) -> str:
    return urlencode(parameters, doseq=True)
