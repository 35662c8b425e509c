"""Readers with other eyes and hands: axe in both themes, and the keyboard alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Visitor
from tests.browser.places import VIEWS

pytestmark = pytest.mark.browser


def violations(visitor: Visitor) -> set[tuple[str, str, str]]:
    """What axe calls serious or critical: rule, the element, what is wrong with it."""
    visitor.page.mouse.move(0, 0)
    found = Axe().run(visitor.page).response["violations"]
    return {
        (rule["id"], node["html"][:120], node["failureSummary"])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    }


@pytest.mark.parametrize("look", ["tall light", "tall dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(visit: Visit, view: str, look: str) -> None:
    visitor = visit(VIEWS[view], look=look)
    visitor.comes_to(set(), lambda: violations(visitor))


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_pops_up(visit: Visit, look: str) -> None:
    visitor = visit("/", look=look)
    for name in ("Filters", "As of", "Table and downloads"):
        visitor.press(name)
        expect(visitor.page.get_by_test_id("stPopoverBody")).to_be_visible()
        visitor.comes_to(set(), lambda: violations(visitor), name)
        visitor.page.keyboard.press("Escape")
        expect(visitor.page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_the_keyboard_reaches_navigation_search_and_filters_in_this_order(visit: Visit) -> None:
    visitor = visit("/tracker")
    pages = ["Overview", "Themes", "Regions", "Tracker", "Changes", "Briefing", "Method"]
    links = [visitor.page.get_by_role("link", name=name, exact=True) for name in pages]
    search = visitor.page.get_by_label("Search", exact=True)
    filters, day = (visitor.page.get_by_role("button", name=name) for name in ("Filters", "As of "))
    expect(day).to_be_visible()
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    for _ in range(3):  # the logo, the menu, and what scrolls
        visitor.page.keyboard.press("Tab")
    for one in (*links, search, filters, day):
        visitor.page.keyboard.press("Tab")
        expect(one).to_be_focused()


def test_a_page_is_opened_and_a_search_is_made_without_a_mouse(visit: Visit) -> None:
    visitor = visit("/")
    visitor.page.get_by_role("link", name="Tracker", exact=True).focus()
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    visitor.expect_heading("Find a pledge")
    visitor.page.get_by_label("Search", exact=True).focus()
    visitor.page.keyboard.type("interpol")
    visitor.page.keyboard.press("Enter")
    visitor.expect_address("/tracker?q=interpol")
    visitor.expect_heading("Find a pledge")
