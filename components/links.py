"""Links inside the dashboard; they carry filters and dates along, so the address stays true."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from components import address
from components.filters import SHARED
from components.text import plain

COMMITMENT_PAGE = "pages/commitment.py"


def page(path: str, label: str, *, icon: str | None = None, **more: str) -> None:
    """A link to a page, with parameters of that page."""
    st.page_link(path, label=label, icon=icon, query_params=address.parameters(SHARED, **more))


def commitment(id: str, label: str, *, icon: str | None = None) -> None:
    """A link to one commitment."""
    page(COMMITMENT_PAGE, plain(label), icon=icon, id=id)


def open_commitment(id: str) -> None:
    """Go to one commitment, as after a click on a chart."""
    st.switch_page(COMMITMENT_PAGE, query_params=address.parameters(SHARED, id=id))


def commitment_address(id: str) -> str:
    """The relative address of one commitment, for a link column."""
    return "commitment?" + _encoded(address.parameters(SHARED, id=id))


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
