"""An address that no page has, and pop-ups that fit a laptop and a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

# The pop-up: whether it ends inside the window, and whether anything in it is wider than it.
FITS = """box => [
  box.getBoundingClientRect().bottom <= window.innerHeight
    && box.getBoundingClientRect().right <= window.innerWidth,
  [...box.querySelectorAll("*")].filter(e => getComputedStyle(e).overflowX !== "visible"
    && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "hidden").length,
]"""


def test_an_address_that_no_page_has_says_so_and_where_things_are(visit: Visit) -> None:
    # The first visitor of a server sees a box of Streamlit's own before it.
    visit("/")
    visitor = visit("/nonsense?theme=military")
    visitor.expect_heading("No such page")
    text = visitor.page.get_by_test_id("stMain").inner_text()
    assert "The address “/nonsense” leads nowhere" in text
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    visitor.page.locator(".st-key-page-nowhere").get_by_role("link", name="Changes").click()
    visitor.settle()
    visitor.expect_address("/changes?theme=military")


def test_filters_and_downloads_fit_the_window(visit: Visit) -> None:
    expect_pop_ups_fit(visit("/"), all_filters=True)


def expect_pop_ups_fit(visitor: Visitor, *, all_filters: bool) -> None:
    """All filters at once, where the window is as large as that."""
    visitor.press("Filters")
    box = visitor.page.get_by_test_id("stPopoverBody")
    expect(box.get_by_text("Theme", exact=True).first).to_be_visible()
    visitor.settle()
    visitor.comes_to([True, 0], lambda: box.evaluate(FITS))
    if all_filters:
        visitor.comes_to(
            True, lambda: box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
        )
    visitor.page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    visitor.press("Download")
    image = visitor.page.locator(".st-key-export-statuses-by-year")
    expect(image.locator(".main-svg").first).to_be_attached()
    visitor.comes_to(1000, lambda: image.evaluate("image => image.offsetWidth"))
    visitor.settle()
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
