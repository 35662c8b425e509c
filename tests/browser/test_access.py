"""Readers with other eyes and hands: axe in both themes, and the keyboard alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import COLOURS, EVERYTHING, POPPED, violations
from tests.browser.conftest import Visit
from tests.browser.places import COLOURED, CUT, PLACES, VIEWS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("view", [*COLOURED, "two members", "nothing found", "bad link, past day"])
def test_axe_finds_nothing_serious(walk: Visit, view: str) -> None:
    visitor = walk(VIEWS[view], look="tall light")
    visitor.comes_to(set(), lambda: violations(visitor.page))
    # Here, as each view is open anyway: no text of a chart is cut on a desktop.
    visitor.comes_to([], lambda: visitor.page.evaluate(CUT))


@pytest.mark.parametrize("options", [EVERYTHING, COLOURS])
def test_axe_finds_what_is_wrong(chromium: Browser, options: dict[str, Any]) -> None:
    page = chromium.new_page()
    page.set_content("<main><p style='color: #aaa; background: #fff'>Faint</p></main>")
    faint = {rule for rule, _, _ in violations(page, options)}
    others = {rule for rule, _, _ in violations(page, options, without="p")}
    assert faint - others == {"color-contrast"}
    page.close()


def test_axe_finds_nothing_serious_in_what_pops_up(visit: Visit) -> None:
    visitor = visit("/")
    for name in ("Filters", "As of", "Download"):
        visitor.press(name)
        expect(visitor.page.get_by_test_id("stPopoverBody")).to_be_visible()
        visitor.comes_to(set(), lambda: violations(visitor.page, within=POPPED), name)
        visitor.page.keyboard.press("Escape")
        expect(visitor.page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_the_keyboard_reaches_navigation_search_and_filters_in_this_order(visit: Visit) -> None:
    visitor = visit("/tracker")
    links = [visitor.page.get_by_role("link", name=name, exact=True) for name in PLACES]
    brand = visitor.page.locator(".st-key-bar a.brand")
    search = visitor.page.get_by_label("Search", exact=True)
    filters, day = (visitor.page.get_by_role("button", name=name) for name in ("Filters", "As of "))
    expect(day).to_be_visible()
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    for _ in range(2):  # the menu, and what scrolls
        visitor.page.keyboard.press("Tab")
    for one in (brand, *links, search, filters, day):
        visitor.page.keyboard.press("Tab")
        expect(one).to_be_focused()


def test_a_page_is_opened_and_a_search_is_made_without_a_mouse(visit: Visit) -> None:
    visitor = visit("/")
    visitor.page.get_by_role("link", name="Pledges", exact=True).focus()
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    visitor.expect_heading("Find and compare pledges")
    visitor.page.get_by_label("Search", exact=True).focus()
    visitor.page.keyboard.type("interpol")
    visitor.page.keyboard.press("Enter")
    visitor.expect_address("/tracker?q=interpol")
    visitor.expect_heading("Find and compare pledges")


def test_a_pledge_of_the_list_is_opened_with_enter(visit: Visit) -> None:
    visitor = visit("/tracker?theme=military")
    titles = visitor.page.locator("table.pledges a.title")
    name = titles.nth(1).inner_text()
    titles.first.focus()
    for _ in range(9):  # to the next title, over whatever else of the row is a link
        visitor.page.keyboard.press("Tab")
        if titles.nth(1).evaluate("one => one === document.activeElement"):
            break
    expect(titles.nth(1)).to_be_focused()
    visitor.page.keyboard.press("Enter")
    visitor.expect_heading(name)
    visitor.expect_address(re.compile(r"/commitment\?.*id="))
