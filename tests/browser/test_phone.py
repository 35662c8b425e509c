"""A phone, and a window as narrow as one: nothing is cut and nothing scrolls sideways."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit, Visitor
from tests.browser.places import PAGES, VIEWS

pytestmark = pytest.mark.browser

# Texts of charts that reach out of their chart, by more than the roundings of a pixel; a chart
# without texts is not drawn yet.
CUT = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(plot => {
  const frame = plot.getBoundingClientRect();
  const texts = [...plot.querySelectorAll("g.annotation")];
  return texts.length === 0 ? ["no texts"] : texts.filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  }).map(text => text.textContent);
})"""
WIDTHS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return [main.scrollWidth, main.clientWidth];
}"""


def expect_fits(visitor: Visitor) -> None:
    visitor.comes_to([390, 390], lambda: visitor.page.evaluate(WIDTHS))
    visitor.comes_to([], lambda: visitor.page.evaluate(CUT))


def settle_again(visitor: Visitor, asked: int) -> None:
    """After the page has asked that often for a run: the server learns of the width from the page,
    and draws a second time."""
    visitor.page.wait_for_function("asked => window.asked >= asked", arg=asked)
    visitor.settle()


@pytest.mark.parametrize("view", VIEWS)
def test_on_a_phone_no_text_is_cut_and_nothing_scrolls_sideways(visit: Visit, view: str) -> None:
    expect_fits(visit(VIEWS[view], look="phone"))


@pytest.mark.parametrize("page", PAGES)
def test_in_a_narrow_window_neither(visit: Visit, page: str) -> None:
    visitor = visit(PAGES[page], look="narrow window")
    settle_again(visitor, 2)
    expect_fits(visitor)


def test_texts_of_charts_are_not_cut_on_a_desktop(visit: Visit) -> None:
    visitor = visit()
    for name, address in VIEWS.items():
        visitor.open(address)
        visitor.comes_to([], lambda: visitor.page.evaluate(CUT), name)


def test_a_window_made_narrow_draws_its_charts_anew(visit: Visit) -> None:
    visitor = visit("/themes")
    for width in (390, 1366):
        asked = visitor.page.evaluate("window.asked")
        visitor.page.set_viewport_size({"width": width, "height": 800})
        settle_again(visitor, asked + 1)
        visitor.comes_to([width, width], lambda: visitor.page.evaluate(WIDTHS))
        visitor.comes_to([], lambda: visitor.page.evaluate(CUT))
