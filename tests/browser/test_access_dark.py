"""Readers in the dark: axe, and what folds and pops up. Apart from the light, so that both are read at
once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import COLOURS, POPPED, violations
from tests.browser.conftest import Visit
from tests.browser.places import COLOURED, PAGES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


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


def open_popovers(visitor: Visitor, known: set[str]) -> int:
    """Open what pops up, where nothing of that name did so on an earlier page; gives how many there
    are."""
    buttons = visitor.page.get_by_test_id("stPopoverButton")
    for n in range(buttons.count()):
        name = buttons.nth(n).inner_text()
        if name not in known:
            known.add(name)
            buttons.nth(n).click()
            expect(visitor.page.get_by_test_id("stPopoverBody")).to_have_count(1)
            visitor.settle()
            visitor.comes_to(set(), lambda: violations(visitor.page, COLOURS, within=POPPED))
            visitor.page.keyboard.press("Escape")
            visitor.page.get_by_test_id("stPopoverBody").wait_for(state="detached")
    return buttons.count()


@pytest.fixture(scope="module")
def known() -> set[str]:
    return set()


@pytest.mark.parametrize("view", COLOURED)
def test_axe_finds_nothing_serious_in_the_dark_and_what_opens_asks_no_other_host(
    walk: Visit, view: str, known: set[str]
) -> None:
    """The elements are those of the light pages (test_access.py); the fixture watches what is asked
    for."""
    visitor = walk(COLOURED[view], look="tall dark")
    visitor.comes_to(set(), lambda: violations(visitor.page, COLOURS))
    if view in PAGES:
        assert open_folds(visitor) + open_popovers(visitor, known) > 0
        visitor.expect_none(visitor.page.get_by_test_id("stException"))
