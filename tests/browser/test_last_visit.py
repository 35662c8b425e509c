"""The day of the last visit is kept in the browser, told where it is asked for, and nowhere else."""

from __future__ import annotations

import json
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

KEY = "last visit paris-2019"


def test_changes_since_the_last_visit_begin_with_the_day_that_the_browser_kept(
    visit: Visit,
) -> None:
    visitor = visit("/changes")
    page, today = visitor.page, date.today().isoformat()
    known = f"JSON.parse(localStorage.getItem({json.dumps(KEY)}))"
    visitor.comes_to(True, lambda: page.evaluate(f"{known} !== null"))
    assert page.evaluate(known) == {"before": "", "today": today}
    page.get_by_text("Since my last visit").click()
    expect(page.get_by_text("does not know of an earlier day")).to_be_visible()
    page.wait_for_url("**/changes?period=visit")
    kept = json.dumps(json.dumps({"today": "2026-11-20"}))
    page.evaluate(f"localStorage.setItem({json.dumps(KEY)}, {kept})")
    page.reload()
    answer = page.locator(".st-key-answer .first")
    expect(answer).to_contain_text("Since your last visit on 20 November 2026, ")
    assert page.evaluate(known) == {"before": "2026-11-20", "today": today}
    assert visitor.address == "/changes?period=visit"


def test_what_else_stands_in_the_browser_under_its_name_does_no_harm(visit: Visit) -> None:
    visitor = visit("/changes?period=visit")
    for other in ("no json", "7", '{"today": 5}', '{"before": {}, "today": "x"}'):
        visitor.page.evaluate(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(other)})")
        visitor.page.reload()
        expect(visitor.page.locator(".st-key-answer .first")).to_contain_text("pledges changed")


def test_a_count_leads_to_its_group_by_keyboard(visit: Visit) -> None:
    visitor = visit("/changes")
    visitor.page.locator('a[href="#new-facts"]').press("Enter")
    expect(visitor.page.get_by_role("heading", name="New facts: ")).to_be_in_viewport()
    assert visitor.address.endswith("/changes#new-facts")


def test_every_page_counts_as_a_visit(visit: Visit) -> None:
    visitor = visit("/method")
    page, today = visitor.page, date.today().isoformat()
    kept = json.dumps(json.dumps({"today": "2026-11-20"}))
    page.evaluate(f"localStorage.setItem({json.dumps(KEY)}, {kept})")
    page.reload()
    known = f"JSON.parse(localStorage.getItem({json.dumps(KEY)}))"
    visitor.comes_to(today, lambda: page.evaluate(f"{known}.today"))
    assert page.evaluate(known) == {"before": "2026-11-20", "today": today}
    visitor.open("/changes?period=visit")
    answer = page.locator(".st-key-answer .first")
    expect(answer).to_contain_text("Since your last visit on 20 November 2026, ")
