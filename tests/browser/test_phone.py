"""A phone, and a window as narrow as one: nothing is cut, nothing scrolls sideways,
and all is in reach of a finger."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.places import CUT, PAGES, VIEWS
from tests.browser.test_address import expect_followed_out_of_the_search_field
from tests.browser.test_nowhere import expect_pop_ups_fit
from tests.browser.test_terms import LIST, shown
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WIDTHS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return [main.scrollWidth, main.clientWidth];
}"""


BOX = "box => { const at = box.getBoundingClientRect(); return [at.top, Math.round(at.bottom)]; }"
# Above the answer stands more: a link that cannot be followed, another day than today, that what is
# unconfirmed counts, a visit that is not known, two dates to choose, or the title of a pledge.
LOWER = [
    *("bad link, past day", "unknown member", "before the first entry"),
    *("changes since a visit", "changes since the pledge"),
    "what is unconfirmed counted in",
    *(view for view, address in VIEWS.items() if address.startswith("/commitment")),
]


def bar(visitor: Visitor) -> list[float]:
    found: list[float] = visitor.page.locator(".st-key-bar").evaluate(BOX)
    return found


def expect_fits(visitor: Visitor, width: int = 390) -> None:
    visitor.comes_to([width, width], lambda: visitor.page.evaluate(WIDTHS))
    visitor.comes_to([], lambda: visitor.page.evaluate(CUT))


def settle_again(visitor: Visitor) -> None:
    """After the page has asked for a second run: the server learns of the width from the page, and
    draws once more."""
    visitor.comes_to(True, lambda: visitor.page.evaluate("window.asked") >= 2)
    visitor.settle()


@pytest.mark.parametrize("view", [*VIEWS, "filtered"])
def test_on_a_phone_nothing_is_cut_and_the_answer_begins_within_200_pixels(
    walk: Visit, view: str
) -> None:
    visitor = walk((VIEWS | {"filtered": "/?q=iraq&theme=military"})[view], look="phone")
    expect_fits(visitor)
    assert bar(visitor) == [0, 52]
    answers = visitor.page.locator(".st-key-answer")
    if view in ("overview", "tracker", "themes", "changes", "filtered"):
        head = visitor.page.locator(".st-key-views, .st-key-head")
        assert max(bottom for _, bottom in head.evaluate_all(f"all => all.map({BOX})")) <= 185
    if answers.count() and view not in LOWER:
        assert answers.first.evaluate(BOX)[0] <= 200


@pytest.mark.parametrize("page", ["overview", "regions"])
def test_in_a_narrow_window_neither(visit: Visit, page: str) -> None:
    visitor = visit(PAGES[page], look="narrow window")
    settle_again(visitor)
    expect_fits(visitor)


def test_a_window_made_wide_again_draws_its_charts_anew(visit: Visit) -> None:
    visitor = visit("/", look="narrow window")
    settle_again(visitor)
    visitor.ask(lambda: visitor.page.set_viewport_size({"width": 1366, "height": 800}))
    expect_fits(visitor, 1366)


def test_on_a_phone_the_menu_leads_everywhere_and_closes(visit: Visit) -> None:
    visitor = visit("/?theme=military", look="phone")
    for name, heading in (("Method", "How do we know?"), ("Pledges", "Find and compare pledges")):
        visitor.go(name)
        visitor.expect_heading(heading)
        visitor.expect_none(visitor.page.get_by_test_id("stPopoverBody"))
        assert visitor.address.endswith("?theme=military")


def test_a_link_is_followed_out_of_the_open_search_field(visit: Visit) -> None:
    expect_followed_out_of_the_search_field(visit("/", look="phone"))


def test_filters_and_downloads_fit_the_window(visit: Visit) -> None:
    expect_pop_ups_fit(visit("/", look="phone"), all_filters=False)


def test_a_finger_opens_and_closes_a_meaning_and_none_is_printed(visit: Visit) -> None:
    visitor = visit(LIST, look="phone")
    visitor.page.locator("abbr", has_text="USAID").first.tap()
    shown(visitor)
    visitor.page.emulate_media(media="print")
    visitor.expect_none(visitor.page.get_by_role("tooltip"))
    visitor.page.emulate_media(media="screen")
    visitor.page.locator("h2").first.tap()
    visitor.expect_none(visitor.page.get_by_role("tooltip"))
