"""Plain Streamlit loses what a reader typed, clicked, chose or followed.

A test passes as long as the defect is there. On the day on which it fails, Streamlit has mended the
defect: the workaround that its message names can go, with the page and the test. Where it can, each
test also tries what works on the same page, so that it does not pass for another reason.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.serving import serving
from tests.browser.streamlit.conftest import Show, said, says
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

# How often a link is tried that a lucky moment may let through: of twelve, none was followed.
_TRIES = 4


def test_a_page_opened_first_by_its_address_runs_without_the_frame(show: Show) -> None:
    with serving("tests/browser/streamlit/deep_link/app.py") as fresh:
        deep = show("/second", base=fresh)
        says(deep.page, "The second page.")
        framed = deep.page.get_by_text("The frame.").count()
        show("/", base=fresh)
        again = show("/second", base=fresh)
        says(again.page, "The second page.")
        says(again.page, "The frame.")
    assert not framed, (
        "Streamlit draws the frame around a deep link of a fresh server now: the workaround in"
        " components/shell/frame.py (require) can go"
    )


def test_a_link_clicked_out_of_an_open_field_is_not_followed(show: Show) -> None:
    def leave(role: str, name: str) -> Visitor:
        visitor = show("/lost_link")
        visitor.page.get_by_label("Field").press_sequentially("abc")
        visitor.page.get_by_role(role, name=name).click()
        visitor.settle()
        return visitor

    followed = 0
    for _ in range(_TRIES):
        visitor = leave("link", "Link")
        if visitor.address == "/lost_link":
            says(visitor.page, "Field: abc")
            break
        followed += 1
    assert followed < _TRIES, (
        "Streamlit follows a link that is clicked out of an open field now: the workarounds in"
        " the buttons of components/widgets/navigation.py (page) can be links"
    )
    says(leave("button", "Button").page, "The end.")


def test_a_widget_in_a_popover_forgets_what_it_was_told_while_closed(show: Show) -> None:
    visitor = show("/popover_forgets")
    page = visitor.page
    # What is told in the very run before the popover opens may not be lost.
    page.get_by_role("button", name="Run").click()
    says(page, "run: 2")
    left = {}
    for key, opened in (("once", 3), ("always", 5)):
        says(page, f"{key}: a")
        visitor.press(f"Told {key}")
        says(page, f"run: {opened}")
        expect(page.get_by_text("Pick", exact=True)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_text("Pick", exact=True)).to_be_hidden()
        says(page, f"run: {opened + 1}")
        visitor.settle()
        left[key] = said(page, key)
    assert left["always"] == "a"
    assert left["once"] == "None", (
        "Streamlit keeps the values of widgets in a closed popover now: the workaround in"
        " components/widgets/layout.py (popover) can go"
    )


def test_a_bound_widget_drops_the_parameter_of_a_link(show: Show) -> None:
    visitor = show("/binding?q=old")
    visitor.page.get_by_role("link", name="Link").click()
    visitor.page.wait_for_url("**/binding_elsewhere*")
    visitor.settle()
    expect(visitor.page.get_by_text("Free: new.")).to_be_visible()
    assert visitor.page.get_by_text("Bound: .").count(), (
        "Streamlit gives the parameter of a link to the bound widget of another page now:"
        ' components/state/address.py can give way to bind="query-params"'
    )


def test_the_address_stays_after_a_link_to_another_state_of_the_page(show: Show) -> None:
    visitor = show("/old_address?a=old")
    visitor.page.get_by_role("link", name="written").click()
    says(visitor.page, "Server: written")
    visitor.settle()
    assert visitor.address == "/old_address?a=written"
    visitor.page.get_by_role("link", name="new").click()
    says(visitor.page, "Server: new")
    visitor.settle()
    assert visitor.address == "/old_address?a=written", (
        "Streamlit shows the address of a link to another state of the same page now: the"
        " workaround in components/state/address.py (write) can go"
    )


def test_a_late_click_takes_a_change_of_the_address_back(show: Show) -> None:
    visitor = show("/late_click")
    page = visitor.page
    page.get_by_role("button", name="Change").click()
    # The server has begun with the change, for which it takes two seconds.
    running = "[data-testid=stApp][data-test-script-state=running]"
    expect(page.locator(running)).to_be_visible()
    visitor.press("Other")
    late = said(page, "Server")
    page.get_by_role("button", name="Change").click()
    says(page, "Server: new")
    visitor.press("Other")
    assert said(page, "Server") == "new"
    assert late == "None", (
        "Streamlit keeps a change of the address beside a late click now: the workaround in"
        " components/state/address.py (take, _ECHO_SECONDS) can go"
    )


def test_a_click_is_lost_to_what_is_told_right_behind_it(show: Show) -> None:
    visitor = show("/click_cut_short")
    field = visitor.page.get_by_label("Field")
    visitor.page.get_by_role("button", name="Press").click()
    # The server has begun with the click, for which it takes its time.
    running = "[data-testid=stApp][data-test-script-state=running]"
    expect(visitor.page.locator(running)).to_be_visible()
    field.fill("abc")
    field.press("Tab")
    visitor.settle()
    pressed = said(visitor.page, "Pressed")
    visitor.press("Press")
    says(visitor.page, "Pressed: yes")
    assert pressed == "no", (
        "Streamlit carries out a click before it takes what was told behind it now:"
        " components/server/clicks.py can go"
    )


def test_news_above_a_field_take_the_letters_that_nobody_was_told(show: Show) -> None:
    def typed(visitor: Visitor) -> str:
        visitor.fill("First", "x")
        visitor.page.keyboard.type("abc")
        says(visitor.page, "News")
        visitor.settle()
        return visitor.page.get_by_label("Second").input_value()

    assert typed(in_its_place(show)) == "abc"
    assert typed(show("/built_anew")) != "abc", (
        "Streamlit keeps a field with its letters below news now: the empty containers of"
        " components/shell/frame.py (_top) and components/record/ (_mistakes, choose, save) can go"
    )


def test_news_above_a_button_take_its_click(show: Show) -> None:
    def pressed(visitor: Visitor) -> str:
        visitor.page.get_by_label("First").fill("x")
        # With the key, as the mouse would be beside a button that the news moved.
        visitor.page.get_by_role("button", name="Press").focus()
        visitor.page.keyboard.down(" ")
        says(visitor.page, "News")
        visitor.settle()
        visitor.page.keyboard.up(" ")
        visitor.settle()
        return said(visitor.page, "Pressed")

    assert pressed(in_its_place(show)) == "yes"
    assert pressed(show("/built_anew")) == "no", (
        "Streamlit keeps a button that is pressed below news now: the empty containers of"
        " components/widgets/filters.py (draw_filters) and components/record/save.py can go"
    )


def in_its_place(show: Show) -> Visitor:
    """The page with a place for the news at all times, as ours have."""
    visitor = show("/built_anew")
    visitor.ask(visitor.page.get_by_text("In its place").click)
    return visitor
