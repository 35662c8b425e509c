"""What axe, the judge of accessibility, says of a page that is open."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Of what passed, axe would list every element: half of its time.
EVERYTHING: dict[str, Any] = {"preload": False, "resultTypes": ["violations"]}
COLOURS = EVERYTHING | {"runOnly": ["color-contrast", "link-in-text-block"]}
"""For a page whose elements were judged in another look."""

POPPED = "[data-testid=stPopoverBody]"
"""What popped up: for `within`."""

# Rows of a long table are made as those before them are.
LATER_ROWS = "tbody tr:nth-of-type(n + 17)"

_RUN = """async ([within, later, options]) => {
  const { violations } = await axe.run({ include: [within], exclude: [[later]] }, options);
  return violations.map(rule => [rule.id, rule.impact,
    rule.nodes.map(node => [node.html.slice(0, 120), node.failureSummary])]);
}"""


def violations(
    page: Page,
    options: dict[str, Any] = EVERYTHING,
    *,
    within: str = "html",
    without: str = LATER_ROWS,
    impacts: tuple[str, ...] = ("serious", "critical"),
) -> set[tuple[str, str, str]]:
    """Rule, element and what is wrong with it, of those of an impact, in the part of the page within a
    selector, without what another one selects. The mouse is moved away: what it points at has other
    colours."""
    page.mouse.move(0, 0)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, [within, without, options])
    return {
        (rule, html, said)
        for rule, impact, nodes in found
        if impact in impacts
        for html, said in nodes
    }
