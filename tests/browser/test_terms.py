"""What an abbreviation means is shown to the mouse and the keyboard (to a finger: test_phone.py)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

LIST = "/tracker?theme=stabilisation"
MEANS = "US Agency for International Development"


def shown(visitor: Visitor) -> None:
    """The meaning is there, whole, inside the window."""
    meaning = visitor.page.get_by_role("tooltip")
    expect(meaning).to_have_text(MEANS)
    box, window = meaning.bounding_box(), visitor.page.viewport_size
    assert box is not None
    assert window is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= window["width"]
    assert 0 <= box["y"] <= box["y"] + box["height"] <= window["height"]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_keyboard_stops_at_the_first_of_each_and_escape_closes(visit: Visit, look: str) -> None:
    visitor = visit(LIST, look=look)
    page, words = visitor.page, visitor.page.locator("abbr", has_text="USAID")
    assert words.count() > 1
    way = page.locator("table.pledges tr", has=words).first.locator("a.title")
    way.focus()
    page.keyboard.press("Tab")
    expect(words.first).to_be_focused()
    expect(words.first).to_have_attribute("aria-describedby", "meaning")
    shown(visitor)
    visitor.comes_to(set(), lambda: violations(visitor.page))
    page.keyboard.press("Escape")
    visitor.expect_none(page.get_by_role("tooltip"))
    expect(words.first).to_be_focused()
    expect(words.first).to_have_attribute("title", MEANS)
    assert page.locator("abbr[tabindex]", has_text="USAID").count() == 1


def test_the_mouse_may_rest_on_the_meaning_too(visit: Visit) -> None:
    visitor = visit(LIST)
    visitor.page.locator("abbr", has_text="USAID").nth(1).hover()
    shown(visitor)
    visitor.page.get_by_role("tooltip").hover()
    shown(visitor)
    visitor.page.mouse.move(1, 1)
    visitor.expect_none(visitor.page.get_by_role("tooltip"))
