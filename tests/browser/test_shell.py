"""The bar and what stands between it and the answer: its size, search, dates, blocked fonts, zoom."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.places import PAGES, PLACES
from tests.browser.test_phone import bar, expect_fits
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


OUT = """all => all.filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.textContent)"""
TOPS = "all => all.map(way => Math.round(way.getBoundingClientRect().top))"


def filtered(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}theme=military"


def expect_bar(visitor: Visitor) -> None:
    """A row of links at the top."""
    visitor.comes_to([0, 56], lambda: bar(visitor))
    row = visitor.page.locator(".st-key-navigation")
    ways = row.locator("a[href*='theme=military']")
    expect(ways).to_have_text(PLACES)
    expect(row.get_by_role("button")).to_have_count(0)
    assert max(ways.evaluate_all(TOPS)) < 30  # one row
    brand = visitor.page.locator(".st-key-bar a.brand")
    expect(brand).to_have_attribute("href", "/?theme=military")


@pytest.mark.parametrize("page", PAGES)
def test_at_200_percent_nothing_is_cut_or_scrolls_sideways(walk: Visit, page: str) -> None:
    visitor = walk(filtered(PAGES[page]), look="zoomed")
    expect_fits(visitor, 683)
    expect_bar(visitor)
    visitor.comes_to([], lambda: visitor.page.locator(".st-key-bar *").evaluate_all(OUT))


def test_a_place_opens_in_a_new_tab(visit: Visit) -> None:
    visitor = visit("/changes?theme=military")
    expect_bar(visitor)
    with visitor.page.context.expect_page() as opened:
        visitor.way("Pledges").click(button="middle")
    tab = opened.value
    expect(tab.get_by_role("heading", name="Find and compare pledges")).to_be_visible()
    assert tab.url == f"{visitor.base}/tracker?theme=military"
    tab.close()
    assert visitor.address == "/changes?theme=military"


@pytest.mark.parametrize("page", ["method", "commitment"])
def test_a_search_where_nothing_is_filtered_leads_to_the_list(visit: Visit, page: str) -> None:
    visitor = visit(f"{PAGES[page]}{'&' if '?' in PAGES[page] else '?'}theme=foreign-fighters")
    field = visitor.page.get_by_label("Search", exact=True)
    field.press_sequentially("interpol", delay=30)
    # Who only passes by the field stays.
    visitor.page.keyboard.press("Tab")
    visitor.settle()
    assert visitor.address.startswith(PAGES[page])
    expect(field).to_have_value("interpol")
    field.press("Enter")
    visitor.expect_address("/tracker?theme=foreign-fighters&q=interpol")
    expect(field).to_have_value("interpol")
    visitor.back()
    assert visitor.address.partition("?")[0] == PAGES[page].partition("?")[0]


def test_the_name_of_the_register_leads_to_the_first_page(walk: Visit) -> None:
    visitor = walk("/method?theme=military")
    visitor.page.locator(".st-key-bar a.brand").click()
    visitor.expect_heading("How do the pledges stand?")
    visitor.expect_address("/?theme=military")


def as_of(visitor: Visitor, text: str) -> None:
    field = visitor.page.get_by_label("As of: what held in the world on")
    field.fill(text)
    field.press("Enter")


def test_a_day_is_written_as_people_write_it(visit: Visit) -> None:
    visitor = visit("/")
    visitor.press("As of")
    field = visitor.page.get_by_label("As of: what held in the world on")
    for text, address, shown in (
        ("12.11.2025", "/?as_of=2025-11-12", "12 Nov 2025"),
        ("Nov 2024", "/?as_of=2024-11-30", "30 Nov 2024"),
    ):
        as_of(visitor, text)
        visitor.expect_address(address)
        # The button says the new day, and what it opens is closed.
        visitor.press(f"As of {shown}")
        expect(field).to_have_value(shown)
    as_of(visitor, "3/4/2025")
    expect(visitor.page.get_by_role("alert").filter(has_text="may be 3 April or")).to_be_visible()
    expect(field).to_have_value("3/4/2025")
    visitor.expect_address("/?as_of=2024-11-30")
    visitor.press("End of 2023")
    visitor.expect_address("/?as_of=2023-12-31")
    visitor.back()
    visitor.expect_address("/?as_of=2024-11-30")
    visitor.press("As of 30 Nov 2024")
    expect(field).to_have_value("30 Nov 2024")


# What became of the fonts that the page asked for.
FONTS = """() => [...new Set([...document.fonts].map(font => font.status))]
  .filter(status => status !== "unloaded")"""
# Texts in the letters of the font that draws icons, as far as they can be seen.
NAMES = """() => [...document.querySelectorAll("body *")]
  .filter(one => getComputedStyle(one).fontFamily.includes("Material") && one.checkVisibility())
  .map(one => one.textContent)"""


def test_with_fonts_blocked_no_name_of_an_icon_is_seen(visit: Visit) -> None:
    visitor = visit(PAGES["method"])
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": ["*.woff2"]})
    try:
        visitor.open(PAGES["commitment"])
        visitor.comes_to(["error"], lambda: visitor.page.evaluate(FONTS))
        assert visitor.page.evaluate(NAMES) == []
        for name in ("Method", "Briefing", "Changes", "Pledges", "Regions"):
            visitor.go(name)
            assert visitor.page.evaluate(NAMES) == [], name
        for name in ("Filters", "As of"):
            visitor.press(name)
            assert visitor.page.evaluate(NAMES) == [], name
            visitor.page.keyboard.press("Escape")
    finally:
        session.detach()


def test_the_view_that_is_shown_is_marked(walk: Visit) -> None:
    visitor = walk("/tracker?view=board")
    marked = visitor.page.locator(".st-key-here-view")
    expect(marked).to_have_text("Board")
    visitor.way("List").click()
    expect(marked).to_have_text("List")
    visitor.settle()
    visitor.back()
    expect(marked).to_have_text("Board")
    visitor.way("Themes").click()
    expect(marked).to_have_text("Themes")
    visitor.expect_address(re.compile("/themes$"))
