"""A phone, and a window as narrow as one: nothing is cut and nothing scrolls sideways."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit, Visitor
from tests.browser.places import PAGES, VIEWS

pytestmark = pytest.mark.browser

# Texts of charts that reach out of their chart, by more than the roundings of a pixel.
CUT = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(plot => {
  const frame = plot.getBoundingClientRect();
  return [...plot.querySelectorAll("g.annotation")].filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  }).map(text => text.textContent);
})"""
WIDTHS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return [main.scrollWidth, main.clientWidth];
}"""


def assert_fits(visitor: Visitor) -> None:
    assert visitor.page.evaluate(WIDTHS) == [390, 390]
    assert visitor.page.evaluate(CUT) == []


def assert_comes_to_fit(visitor: Visitor) -> None:
    """After a second drawing, as soon as the server has made it; in between, no chart is there."""
    looks = 0
    for _ in range(100):
        looks = looks + 1 if visitor.page.evaluate(CUT) == [] else 0
        if looks == 8:
            break
        visitor.page.wait_for_timeout(150)
    assert_fits(visitor)


@pytest.mark.parametrize("view", VIEWS)
def test_on_a_phone_no_text_is_cut_and_nothing_scrolls_sideways(visit: Visit, view: str) -> None:
    assert_fits(visit(VIEWS[view], look="phone"))


@pytest.mark.parametrize("page", PAGES)
def test_in_a_narrow_window_neither(visit: Visit, page: str) -> None:
    # The server learns of the width from the page, and draws a second time.
    assert_comes_to_fit(visit(PAGES[page], look="narrow window"))


def test_texts_of_charts_are_not_cut_on_a_desktop(visit: Visit) -> None:
    visitor = visit()
    for name, address in VIEWS.items():
        visitor.open(address)
        assert visitor.page.evaluate(CUT) == [], name


def test_a_window_made_narrow_draws_its_charts_anew(visit: Visit) -> None:
    visitor = visit("/themes")
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    assert_comes_to_fit(visitor)
    visitor.page.set_viewport_size({"width": 1366, "height": 768})
    visitor.settle()
    assert visitor.page.evaluate(CUT) == []
