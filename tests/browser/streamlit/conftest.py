"""The server of the pages that show defects, and how a test reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.serving import serving
from tests.browser.visitor import Visitor

Show = Callable[..., Visitor]


@pytest.fixture(scope="session")
def base() -> Iterator[str]:
    # As Streamlit runs by itself, without what we set for its defects (.streamlit/config.toml).
    plain = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
    with serving("tests/browser/streamlit/app.py", **plain) as address:
        yield address


@pytest.fixture
def show(base: str, tabs: Tabs) -> Iterator[Show]:
    """Opens a page as a new reader."""
    with tabs.visitors() as visitor_of:

        def new(address: str, look: str = "light", base: str = base) -> Visitor:
            visitor = visitor_of(look, base)
            visitor.open(address)
            return visitor

        yield new


def says(page: Page, line: str) -> None:
    """Wait until the page says so."""
    expect(page.get_by_text(line, exact=True)).to_be_visible(timeout=10_000)


def said(page: Page, name: str) -> str:
    """What a page at rest says behind that name."""
    return page.get_by_text(re.compile(f"^{name}: ")).inner_text().removeprefix(f"{name}: ")
