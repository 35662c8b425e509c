"""Nothing comes from another host.

The fixture `visit` watches every page of every browser test: test_access.py shows each view in light,
test_access_dark.py in dark, where it opens all that folds or pops up, and test_phone.py on a phone.
"""

from __future__ import annotations

import pytest

from commitments.palette import DARK, LIGHT
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_request_to_another_host_is_seen_and_goes_nowhere(visit: Visit) -> None:
    visitor = visit("/method", look="tall light")
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
