"""Nothing comes from another host.

The fixture `visit` watches every page of every browser test: test_access.py shows each view in light
and in dark, test_phone.py on a phone. Here everything is opened that folds or pops up.
"""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit, Visitor
from tests.browser.places import MAPS, PAGES

pytestmark = pytest.mark.browser


def test_nothing_that_folds_or_pops_up_asks_another_host_for_anything(visit: Visit) -> None:
    visitor = visit("/")
    for name, address in (PAGES | MAPS).items():
        visitor.open(address)
        opened = open_folds(visitor) + open_popovers(visitor)
        assert opened > 0, name
        assert visitor.page.get_by_test_id("stException").count() == 0, name
        assert visitor.foreign == visitor.errors == [], name


def open_folds(visitor: Visitor) -> int:
    """Click all folds at once; gives how many are open then."""
    closed = "[data-testid=stExpander] details:not([open]) > summary"
    for _ in range(4):
        if not visitor.page.locator(closed).count():
            break
        visitor.page.eval_on_selector_all(closed, "all => all.forEach(one => one.click())")
        visitor.settle()
    assert visitor.page.locator(closed).count() == 0
    return visitor.page.locator("[data-testid=stExpander] details[open]").count()


def open_popovers(visitor: Visitor) -> int:
    buttons = visitor.page.get_by_test_id("stPopoverButton")
    for n in range(buttons.count()):
        buttons.nth(n).click()
        visitor.settle()
        assert visitor.page.get_by_test_id("stPopoverBody").count() == 1
        visitor.page.keyboard.press("Escape")
        visitor.page.get_by_test_id("stPopoverBody").wait_for(state="detached")
    return buttons.count()


def test_a_request_to_another_host_is_seen_and_goes_nowhere(visit: Visit) -> None:
    visitor = visit("/method")
    image = "http://example.org/picture.png"
    visitor.page.evaluate("url => { new Image().src = url }", image)
    failed = visitor.page.evaluate("url => fetch(url).then(() => false, () => true)", image)
    assert failed
    assert visitor.foreign == [image, image]
    visitor.foreign.clear()


@pytest.mark.parametrize(("look", "ground"), [("light", "#ffffff"), ("dark", "#12181f")])
def test_charts_and_maps_stand_on_the_ground_of_the_theme(
    visit: Visit, look: str, ground: str
) -> None:
    visitor = visit("/regions", look=look)
    layouts = "all => all.map(plot => plot.layout.paper_bgcolor)"
    found = visitor.page.eval_on_selector_all(".js-plotly-plot", layouts)
    assert found == [ground, ground]
