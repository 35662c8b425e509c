"""What a colleague should see is in the address: it survives reload, Back, Forward and mail."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.places import PLACES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


QUICK = 80
"""Milliseconds between two clicks: no hand is faster."""


def search(visitor: Visitor, text: str) -> None:
    field = visitor.page.get_by_label("Search", exact=True)
    field.fill(text)
    field.press("Enter")


def choose(visitor: Visitor, filter: str, *options: str) -> None:
    """Choose in the open filters by hand."""
    group = visitor.page.get_by_role("toolbar", name=filter, exact=True)
    for option in options:
        group.get_by_role("button", name=option, exact=True).click()


def test_filters_survive_a_reload_and_a_colleague_sees_the_same(visit: Visit) -> None:
    visitor = visit("/")
    usual = visitor.answer
    visitor.press("Filters")
    choose(visitor, "Theme", "Military support", "Stabilisation")
    choose(visitor, "Status", "Limited action")
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    search(visitor, "iraq")
    visitor.settle()
    address = "/?theme=military&theme=stabilisation&status=limited&q=iraq"
    assert visitor.address == address
    seen = visitor.answer
    assert seen != usual
    visitor.page.reload()
    visitor.settle()
    assert (visitor.address, visitor.answer) == (address, seen)
    colleague = visit(address, look="dark")
    assert (colleague.address, colleague.answer) == (address, seen)


def test_filters_that_were_taken_off_stay_off(walk: Visit) -> None:
    visitor = walk("/")
    visitor.press("Filters")
    choose(visitor, "Theme", "Military support")
    visitor.expect_address("/?theme=military")
    visitor.page.keyboard.press("Escape")
    visitor.press("Clear 1 filter")
    visitor.expect_address("/")
    visitor.go("Changes")
    assert visitor.address == "/changes"
    visitor.press("Filters")
    assert visitor.address == "/changes"


def test_back_and_forward_go_through_pages_with_their_filters(walk: Visit) -> None:
    visitor = walk("/?theme=military")
    visitor.go("Changes")
    search(visitor, "iraq")
    visitor.settle()
    visitor.go("Pledges")
    find = "Find and compare pledges"
    assert (visitor.address, visitor.heading) == ("/tracker?theme=military&q=iraq", find)
    visitor.go("Board")
    trail = [
        ("/tracker?theme=military&q=iraq&view=board", find),
        ("/tracker?theme=military&q=iraq", find),
        ("/changes?theme=military&q=iraq", "What changed?"),
        ("/changes?theme=military", "What changed?"),
        ("/?theme=military", "How do the pledges stand?"),
    ]
    field = visitor.page.get_by_label("Search", exact=True)
    for address, heading in trail[1:]:
        visitor.back()
        assert (
            visitor.address.replace("?", "/?", 1) if visitor.address[0] == "?" else visitor.address,
            visitor.heading,
        ) == (address, heading)
        expect(field).to_have_value("iraq" if "q=iraq" in address else "")
    for address, heading in reversed(trail[:-1]):
        visitor.page.go_forward()
        visitor.settle()
        assert (visitor.address, visitor.heading) == (address, heading)


def test_two_quick_changes_are_both_kept(walk: Visit) -> None:
    visitor = walk("/tracker")
    search(visitor, "iraq")
    visitor.way("Board").click()
    visitor.expect_address("/tracker?q=iraq&view=board")
    visitor.settle()
    assert visitor.page.get_by_label("Search", exact=True).input_value() == "iraq"
    visitor.way("Years").click()
    visitor.page.wait_for_timeout(QUICK)
    search(visitor, "syria")
    visitor.expect_address("/tracker?q=syria&view=years")


def test_quick_choices_in_one_filter_are_all_kept(walk: Visit) -> None:
    visitor = walk("/")
    visitor.press("Filters")
    choose(visitor, "Theme", "Military support", "Foreign fighters", "Stabilisation")
    choose(visitor, "Names this region", "Iraq")
    visitor.settle()
    wanted = "theme=military&theme=foreign-fighters&theme=stabilisation&region=iraq"
    assert visitor.address == f"/?{wanted}"


def test_the_last_of_quick_switches_wins(walk: Visit) -> None:
    visitor = walk("/tracker?theme=military")
    for name in ("Board", "Years", "List", "Board"):
        visitor.way(name).click()
        visitor.page.wait_for_timeout(QUICK)
    visitor.expect_address("/tracker?theme=military&view=board")
    visitor.settle()
    expect(visitor.page.locator(".st-key-here-view")).to_have_text("Board")
    assert visitor.address == "/tracker?theme=military&view=board"


def sort(visitor: Visitor, name: str) -> None:
    visitor.page.locator("table.pledges thead").get_by_role("link", name=name).click()


def titles(visitor: Visitor) -> list[str]:
    return visitor.page.locator("table.pledges a.title").all_inner_texts()


def test_back_and_forward_keep_the_order_of_the_list(walk: Visit) -> None:
    visitor = walk("/tracker?theme=military")
    usual = titles(visitor)
    sort(visitor, "Pledge")
    by_title = "/tracker?theme=military&sort=title"
    visitor.expect_address(by_title)
    visitor.comes_to(sorted(usual), lambda: titles(visitor))
    visitor.settle()
    first = visitor.page.locator("table.pledges a.title").first
    name = first.inner_text()
    first.click()
    visitor.expect_heading(name)
    visitor.settle()
    there = visitor.address
    assert there.startswith("/commitment?")
    visitor.back()
    assert (visitor.address, titles(visitor)) == (by_title, sorted(usual))
    visitor.back()
    assert (visitor.address, titles(visitor)) == ("/tracker?theme=military", usual)
    for address in (by_title, there):
        visitor.page.go_forward()
        visitor.settle()
        assert visitor.address == address
    visitor.expect_heading(name)


def test_of_quick_orders_the_last_wins(walk: Visit) -> None:
    visitor = walk("/tracker?theme=military")
    for name in ("Next review", "Status", "Pledge"):
        sort(visitor, name)
        visitor.page.wait_for_timeout(QUICK)
    visitor.expect_address("/tracker?theme=military&sort=title")
    visitor.comes_to(True, lambda: titles(visitor) == sorted(titles(visitor)) != [])


def test_a_cell_of_the_years_opens_its_reason_and_closes_again(walk: Visit) -> None:
    visitor = walk("/tracker?theme=military&view=years")
    reason = visitor.page.locator(".reason-of-cell")
    assert reason.count() == 0
    cell = visitor.page.locator("a[href*='cell=']").first
    address = f"/{cell.get_attribute('href')}"
    cell.click()
    expect(reason).to_be_visible()
    visitor.settle()
    assert visitor.address == address
    reason.get_by_role("link", name="Close").click()
    expect(reason).to_have_count(0)
    visitor.expect_address("/tracker?theme=military&view=years")
    visitor.settle()
    visitor.back()
    expect(reason).to_be_visible()
    assert visitor.address == address


def test_a_click_on_a_circle_of_the_map_opens_the_place(walk: Visit) -> None:
    visitor = walk("/regions?theme=military")
    seen = visitor.answer
    plot = visitor.page.locator(".st-key-chart-map-of-facts .js-plotly-plot")
    circles = plot.locator("path.point")
    expect(circles).not_to_have_count(0)
    circles.last.scroll_into_view_if_needed()
    box = circles.last.bounding_box()
    assert box
    visitor.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    place = visitor.page.locator(".place-head h3")
    expect(place).to_be_visible()
    visitor.settle()
    assert re.fullmatch(r"/regions\?theme=military&place=[A-Z-]+", visitor.address)
    assert visitor.answer != seen
    visitor.back()
    expect(place).to_have_count(0)
    assert (visitor.address, visitor.answer) == ("/regions?theme=military", seen)


def test_links_carry_the_filters_from_page_to_page(visit: Visit) -> None:
    visitor = visit("/method?theme=foreign-fighters&as_of=2023-06-30")
    for name in (*PLACES, "Pledges", "Themes", "Regions"):
        visitor.go(name)
        assert visitor.address.endswith("?theme=foreign-fighters&as_of=2023-06-30"), name


def test_a_link_is_followed_out_of_the_open_search_field(visit: Visit) -> None:
    expect_followed_out_of_the_search_field(visit("/"))


def expect_followed_out_of_the_search_field(visitor: Visitor) -> None:
    for text, name, heading in (
        ("iraq", "Pledges", "Find and compare pledges"),
        ("syria", "Changes", "What changed?"),
    ):
        field = visitor.page.get_by_label("Search", exact=True)
        field.fill("")
        field.press_sequentially(text, delay=150)
        expect(visitor.page).to_have_url(re.compile(f"q={text}$"))
        expect(field).to_have_value(text)
        visitor.way(name).click()
        expect(visitor.page.get_by_role("heading", name=heading)).to_be_visible()
        visitor.settle()
        assert visitor.address.endswith(f"?q={text}")


def test_filters_in_a_popover_are_those_of_the_address_whenever_it_opens(walk: Visit) -> None:
    address = "/?theme=military&theme=stabilisation&as_of=2025-12-31"
    visitor = walk(address)
    seen = visitor.answer
    for name in ("Download", "Filters", "Download", "As of", "Filters"):
        visitor.press(name)
        visitor.page.keyboard.press("Escape")
        visitor.settle()
    assert visitor.address == address
    assert visitor.answer == seen
    assert visitor.page.get_by_test_id("stException").count() == 0
