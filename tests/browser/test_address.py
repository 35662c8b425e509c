"""What a colleague should see is in the address: it survives reload, Back, Forward and mail."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Visitor, serving
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("address", "heading", "sign"),
    [
        ("/tracker?view=board&theme=military", "Find a pledge", "Reversed"),
        ("/commitment?id=unity&as_of=2021-06-30", "Stay united", "As of 30 Jun 2021"),
    ],
)
def test_the_first_visitor_of_a_new_server_may_open_a_deep_link(
    visit: Visit, address: str, heading: str, sign: str
) -> None:
    with serving() as base:
        visitor = visit(address, base=base)
        assert visitor.heading.startswith(heading)
        links = visitor.page.locator(".st-key-navigation a")
        assert links.all_inner_texts() != []
        assert [text.split("\n")[-1] for text in links.all_inner_texts()] == [
            "Overview",
            "Themes",
            "Regions",
            "Tracker",
            "Changes",
            "Briefing",
            "Method",
        ]
        assert visitor.page.get_by_text(sign).count() > 0
        assert visitor.address == address
        assert visitor.page.title().endswith("Daesh/ISIS")
        visitor.page.close()


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
    visitor = visit("/themes")
    visitor.press("Filters")
    choose(visitor, "Theme", "Military support", "Stabilisation")
    choose(visitor, "Status", "Limited action")
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    search(visitor, "iraq")
    visitor.settle()
    address = "/themes?theme=military&theme=stabilisation&status=limited&q=iraq"
    assert visitor.address == address
    seen = visitor.subtitle
    assert seen.startswith(
        "Theme: Military support or Stabilisation · Status: Limited action · Text: “iraq” · "
    )
    visitor.page.reload()
    visitor.settle()
    assert (visitor.address, visitor.subtitle) == (address, seen)
    colleague = visit(address, look="dark")
    assert (colleague.address, colleague.subtitle) == (address, seen)


def test_back_and_forward_go_through_pages_with_their_filters(visit: Visit) -> None:
    visitor = visit("/?theme=military")
    visitor.go("Themes")
    search(visitor, "iraq")
    visitor.settle()
    visitor.go("Tracker")
    trail = [("/tracker?theme=military&q=iraq", "Find a pledge")]
    assert (visitor.address, visitor.heading) == trail[0]
    visitor.back()
    assert visitor.address == "/themes?theme=military&q=iraq"
    assert visitor.heading == "How does each theme stand?"
    assert "Text: “iraq”" in visitor.subtitle
    visitor.back()
    assert visitor.address == "/themes?theme=military"
    assert "Text" not in visitor.subtitle
    visitor.back()
    assert visitor.address in ("/?theme=military", "?theme=military")
    assert visitor.heading == "How do the pledges stand?"
    for expected in ("/themes?theme=military", "/themes?theme=military&q=iraq", trail[0][0]):
        visitor.page.go_forward()
        visitor.settle()
        assert visitor.address == expected
    assert visitor.heading == "Find a pledge"


def test_two_quick_changes_are_both_kept(visit: Visit) -> None:
    visitor = visit("/tracker")
    search(visitor, "iraq")
    visitor.page.get_by_text("Board by status").click()
    visitor.settle()
    assert visitor.address == "/tracker?q=iraq&view=board"
    assert visitor.page.get_by_label("Search", exact=True).input_value() == "iraq"
    visitor.page.get_by_text("Time lines").click()
    search(visitor, "syria")
    visitor.settle()
    assert visitor.address == "/tracker?q=syria&view=time"
    assert "Text: “syria”" in visitor.subtitle


def test_quick_choices_in_one_filter_are_all_kept(visit: Visit) -> None:
    visitor = visit("/")
    visitor.press("Filters")
    choose(visitor, "Theme", "Military support", "Foreign fighters", "Stabilisation")
    choose(visitor, "Region", "Iraq")
    visitor.settle()
    wanted = "theme=military&theme=foreign-fighters&theme=stabilisation&region=iraq"
    assert visitor.address == f"/?{wanted}"


def test_the_last_of_quick_switches_wins(visit: Visit) -> None:
    visitor = visit("/regions")
    for name in (
        "Number of pledges",
        "Evidence worldwide",
        "Members",
        "Evidence in Iraq and Syria",
    ):
        visitor.page.get_by_role("button", name=name).or_(
            visitor.page.get_by_role("radio", name=name)
        ).first.click()
    visitor.settle()
    assert visitor.address == "/regions?measure=evidence"


def test_links_carry_the_filters_from_page_to_page(visit: Visit) -> None:
    visitor = visit("/?theme=foreign-fighters&as_of=2023-06-30")
    for name in ("Themes", "Regions", "Tracker", "Changes", "Method", "Overview"):
        visitor.go(name)
        assert visitor.address.endswith("?theme=foreign-fighters&as_of=2023-06-30"), name


@pytest.mark.parametrize("page", PAGES)
def test_ways_to_pages_are_links_that_a_new_tab_can_open(visit: Visit, page: str) -> None:
    address = PAGES[page]
    visitor = visit(f"{address}{'&' if '?' in address else '?'}theme=military")
    row = visitor.page.locator(".st-key-navigation")
    expect(row.locator("a[href*='theme=military']")).to_have_count(7)
    expect(row.get_by_role("button")).to_have_count(0)
    with visitor.page.context.expect_page() as opened:
        visitor.way("Tracker").click(button="middle")
    tab = opened.value
    expect(tab.get_by_role("heading", name="Find a pledge")).to_be_visible(timeout=20_000)
    assert tab.url == f"{visitor.base}/tracker?theme=military"
    tab.close()
    assert visitor.address.startswith(address)


@pytest.mark.parametrize("look", ["light", "phone"])
def test_a_link_is_followed_out_of_the_open_search_field(visit: Visit, look: str) -> None:
    visitor = visit("/", look=look)
    for text, name, heading in (
        ("iraq", "Tracker", "Find a pledge"),
        ("syria", "Themes", "How does each theme stand?"),
        ("funds", "Overview", "How do the pledges stand?"),
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


# A point of the page inside the shape of a place, once the map is drawn.
INSIDE = """code => {
  const shape = [...document.querySelectorAll("path.choroplethlocation")]
    .find(path => path.__data__.loc === code);
  if (!shape) return false;
  const box = shape.getBoundingClientRect(), toShape = shape.getScreenCTM().inverse();
  // As far from the edge as it may be: at the very edge a neighbour may be meant.
  for (const far of [5, 2, 0]) {
    for (let n = 1; n < 400; n++) {
      const x = box.left + box.width * ((n * 0.618034) % 1), y = box.top + box.height * (n / 400);
      const inside = ([dx, dy]) =>
        shape.isPointInFill(new DOMPoint(x + dx * far, y + dy * far).matrixTransform(toShape));
      if ([[0, 0], [-1, 0], [1, 0], [0, -1], [0, 1]].every(inside)) return [x, y];
    }
  }
  return false;
}"""


def click_place(visitor: Visitor, code: str) -> None:
    x, y = visitor.page.wait_for_function(INSIDE, arg=code).json_value()
    visitor.page.mouse.click(x, y)
    visitor.settle()


def test_a_click_on_the_map_opens_the_evidence_of_the_place(visit: Visit) -> None:
    visitor = visit("/regions?measure=evidence")
    click_place(visitor, "IQ-NI")
    visitor.expect_address("/regions?measure=evidence&place=IQ-NI")
    place = visitor.page.locator("h3").first
    expect(place).to_have_text("Nineveh")
    expect(visitor.page.get_by_text("findings name this place, newest first")).to_have_count(1)
    visitor.settle()
    click_place(visitor, "SY-HA")
    visitor.expect_address("/regions?measure=evidence&place=SY-HA")
    expect(place).to_have_text("Hasakah")
    visitor.back()
    visitor.expect_address("/regions?measure=evidence&place=IQ-NI")
    expect(place).to_have_text("Nineveh")
    visitor.press("All places")
    visitor.expect_address("/regions?measure=evidence")


def test_a_click_on_a_country_opens_it_on_every_map(visit: Visit) -> None:
    for measure, code, name in (
        ("status", "IQ-AN", "Anbar"),
        ("number", "SY-HI", "Homs"),
        ("world", "FRA", "France"),
        ("members", "CAN", "Canada"),
    ):
        visitor = visit(f"/regions?measure={measure}")
        click_place(visitor, code)
        assert visitor.address.endswith(f"place={code}")
        assert visitor.page.locator("h3").first.inner_text() == name


def test_a_click_on_a_time_line_opens_its_pledge(visit: Visit) -> None:
    visitor = visit("/tracker?theme=military&view=time")
    bar = """() => {
      const box = document.querySelector(".trace.bars .point path")?.getBoundingClientRect();
      return box && [box.left + box.width / 2, box.top + box.height / 2];
    }"""
    x, y = visitor.page.wait_for_function(bar).json_value()
    visitor.page.mouse.click(x, y)
    visitor.settle()
    found = re.fullmatch(r"/commitment\?theme=military&id=([\w-]+)", visitor.address)
    assert found
    assert visitor.page.locator("code", has_text=found[1]).count() > 0
    visitor.back()
    assert visitor.address == "/tracker?theme=military&view=time"
    assert visitor.heading == "Find a pledge"


def test_filters_and_choices_in_a_popover_are_those_of_the_address_whenever_it_opens(
    visit: Visit,
) -> None:
    visitor = visit("/regions?theme=military&theme=stabilisation&measure=evidence&effect=setback")
    for name in (
        "Table and downloads",
        "Filters",
        "Table and downloads",
        "Effect and years",
        "As of",
    ):
        visitor.press(name)
        visitor.page.keyboard.press("Escape")
        visitor.settle()
    visitor.press("Table and downloads")
    assert visitor.address == (
        "/regions?theme=military&theme=stabilisation&measure=evidence&effect=setback"
    )
    assert visitor.subtitle.startswith("Theme: Military support or Stabilisation · ")
    assert visitor.page.get_by_test_id("stException").count() == 0


def test_a_day_is_chosen_in_the_calendar_or_typed(visit: Visit) -> None:
    visitor = visit("/?as_of=2023-06-30")
    visitor.press("As of")
    field = visitor.page.get_by_test_id("stDateInput").first
    field.get_by_role("button").first.click()
    visitor.page.get_by_role("button", name="June 15, 2023").first.click()
    visitor.settle()
    assert visitor.address == "/?as_of=2023-06-15"
    visitor.press("As of")
    field.get_by_role("spinbutton").first.click()
    visitor.page.keyboard.type("20220630")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Tab")
    visitor.settle()
    assert visitor.address == "/?as_of=2022-06-30"
