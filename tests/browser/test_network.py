"""Nothing comes from another host.

The fixture `visit` watches every page of every browser test: test_access.py shows each view in light
and in dark, test_phone.py on a phone. Here everything is opened that folds or pops up.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from commitments.palette import DARK, LIGHT
from tests.browser.conftest import Visit, Visitor
from tests.browser.places import MAPS, PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("view", PAGES | MAPS)
def test_nothing_that_folds_or_pops_up_asks_another_host_for_anything(
    visit: Visit, view: str
) -> None:
    visitor = visit((PAGES | MAPS)[view])
    assert open_folds(visitor) + open_popovers(visitor) > 0
    visitor.expect_none(visitor.page.get_by_test_id("stException"))
    assert visitor.foreign == visitor.errors == []


def open_folds(visitor: Visitor) -> int:
    """Click all folds at once; gives how many are open then."""
    closed = "[data-testid=stExpander] details:not([open]) > summary"
    for _ in range(4):
        if not visitor.page.locator(closed).count():
            break
        visitor.page.eval_on_selector_all(closed, "all => all.forEach(one => one.click())")
        visitor.settle()
    expect(visitor.page.locator(closed)).to_have_count(0)
    return visitor.page.locator("[data-testid=stExpander] details[open]").count()


def open_popovers(visitor: Visitor) -> int:
    buttons = visitor.page.get_by_test_id("stPopoverButton")
    for n in range(buttons.count()):
        buttons.nth(n).click()
        expect(visitor.page.get_by_test_id("stPopoverBody")).to_have_count(1)
        visitor.settle()
        visitor.page.keyboard.press("Escape")
        visitor.page.get_by_test_id("stPopoverBody").wait_for(state="detached")
    return buttons.count()


def test_a_request_to_another_host_is_seen_and_goes_nowhere(visit: Visit) -> None:
    visitor = visit("/method")
    image = "http://example.org/picture.png"
    visitor.page.evaluate("url => { new Image().src = url }", image)
    failed = visitor.page.evaluate("url => fetch(url).then(() => false, () => true)", image)
    assert failed
    visitor.comes_to([image, image], lambda: visitor.foreign)
    visitor.foreign.clear()


@pytest.mark.parametrize(("look", "ground"), [("light", LIGHT.ground), ("dark", DARK.ground)])
def test_charts_and_maps_stand_on_the_ground_of_the_theme(
    visit: Visit, look: str, ground: str
) -> None:
    visitor = visit("/", look=look)
    layouts = "all => all.map(plot => plot.layout.paper_bgcolor)"
    plots = visitor.page.locator(".js-plotly-plot")
    visitor.comes_to({ground}, lambda: set(plots.evaluate_all(layouts)))
