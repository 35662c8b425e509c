"""Readers with other eyes and hands: axe in both themes, and the keyboard alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

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
    assert violations(visit(VIEWS[view], look=look)) == set()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_pops_up(visit: Visit, look: str) -> None:
    visitor = visit("/", look=look)
    for name in ("Filters", "As of", "Table and downloads"):
        visitor.press(name)
        assert violations(visitor) == set(), name
        visitor.page.keyboard.press("Escape")
        visitor.settle()


def test_the_keyboard_reaches_navigation_search_and_filters_in_this_order(visit: Visit) -> None:
    visitor = visit("/tracker")
    names = []
    for _ in range(14):
        visitor.page.keyboard.press("Tab")
        names.append(
            visitor.page.evaluate("""() => {
              const { ariaLabel, innerText } = document.activeElement;
              return ariaLabel ?? innerText.split("\\n").find(line => /[A-Z]/.test(line));
            }""")
        )
    pages = ["Overview", "Themes", "Regions", "Tracker", "Changes", "Briefing", "Method"]
    assert names[0] == "Skip to main content"
    start = names.index("Themes") - 1
    assert names[start : start + 9] == [*pages, "Search", "Filters"]
    assert names[start + 9].startswith("As of ")


def test_a_page_is_opened_and_a_search_is_made_without_a_mouse(visit: Visit) -> None:
    visitor = visit("/")
    visitor.page.get_by_role("link", name="Tracker", exact=True).focus()
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    visitor.page.get_by_label("Search", exact=True).focus()
    visitor.page.keyboard.type("interpol")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert (visitor.address, visitor.heading) == ("/tracker?q=interpol", "Find a pledge")
