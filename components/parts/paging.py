"""The pages of a long list: a hundred rows each; which one is shown stands in the address."""

from __future__ import annotations

import streamlit as st

from components.state import address
from components.state.shared import SHARED
from components.widgets import markup

AT_MOST = 100
"""Rows on a page; the downloads hold all."""
ROWS = "rows"
"""The parameter of the address."""


def page(total: int) -> int:
    """Which hundred rows are shown, from 1; the first again where the reader used a filter. Ways to
    another order name no rows, and the way back to a page of before does."""
    pages = [str(n) for n in range(1, max(1, -(-total // AT_MOST)) + 1)]
    address.prepare_choice(ROWS, pages, pages[0], "page of the list")
    if any(map(address.used, SHARED)) or st.session_state[ROWS] not in pages:
        st.session_state[ROWS] = pages[0]
    return int(st.session_state[ROWS])


def parameter(page: int) -> dict[str, str]:
    """What a link needs to lead to a page; nothing for the first."""
    return {} if page == 1 else {ROWS: str(page)}


def ways(total: int, page: int, *, on: str = "tracker", **more: str) -> str:
    """The ways to the other parts of a list on a page; nothing where one part holds all."""
    if total <= AT_MOST:
        return ""
    links = []
    for n in range(1, -(-total // AT_MOST) + 1):
        label = f"{(n - 1) * AT_MOST + 1} to {min(n * AT_MOST, total)}"
        here = markup.tag("b", label, aria_current="page")
        way = markup.to(on, label, **more, **parameter(n))
        links.append(here if n == page else way)
    return markup.tag("nav", *links, of="pages", aria_label="Further pledges")
