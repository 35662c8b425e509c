"""A page on paper: whole, light, open, with where and when it was printed, and nothing to press."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.dates import in_words
from commitments.palette import LIGHT
from tests.browser.conftest import Visit
from tests.browser.paper import printed

pytestmark = pytest.mark.browser


def test_a_printed_page_says_all_and_where_it_comes_from(walk: Visit) -> None:
    visitor = walk("/?theme=military&as_of=2026-06-30")
    answer = visitor.page.locator(".st-key-answer .first").inner_text()
    chart = visitor.page.locator(".js-plotly-plot .annotation-text").all_text_contents()
    sheet = printed(visitor.page)
    assert sheet.says("How do the pledges stand?")
    assert sheet.says(answer)
    assert [text for text in chart if not sheet.says(text)] == []
    today = visitor.page.evaluate("new Date().toISOString().slice(0, 10)")
    assert sheet.says(
        f"Printed from {visitor.base}/?theme=military&as_of=2026-06-30 on"
        f" {in_words(date.fromisoformat(today))}."
    )
    for control in ("Briefing", "Search pledges", "Filters", "Download", "Copy these sentences"):
        assert not sheet.says(control), control
    assert sheet.sheets <= 4


# What a chart's outermost drawings show: their size against that of the sheet, and their ground.
DRAWN = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(plot =>
  [...plot.querySelectorAll(".main-svg")].map(svg => {
    const box = svg.getBoundingClientRect();
    return [box.right <= innerWidth && box.width > 0.9 * plot.clientWidth,
            Math.abs(box.width / box.height - svg.viewBox.baseVal.width / svg.viewBox.baseVal.height) < 0.1];
  }))"""


@pytest.mark.parametrize("look", ["light", "dark"])
def test_charts_are_whole_and_light_on_paper(visit: Visit, look: str) -> None:
    visitor = visit("/", look=look)
    page = visitor.page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    visitor.settle()
    drawn = page.evaluate(DRAWN)
    assert drawn
    assert drawn == [[True, True]] * len(drawn)
    ground = page.locator(".main-svg").first.evaluate(
        "svg => getComputedStyle(svg).backgroundColor"
    )
    assert ground == f"rgb{tuple(bytes.fromhex(LIGHT.ground[1:]))}"
    numbers = page.locator(".js-plotly-plot .xtick text").first
    ink = numbers.evaluate("text => getComputedStyle(text).fill")
    assert ink in (f"rgb{tuple(bytes.fromhex(one[1:]))}" for one in (LIGHT.ink, LIGHT.muted))


def test_a_printed_pledge_can_be_handed_over(walk: Visit) -> None:
    page = walk("/commitment?id=mil-levant").page
    verdict = page.locator(".verdict .reason").inner_text()
    facts = page.locator(".row .date + p")
    oldest = facts.filter(has_text="dropped some 36 tonnes of bombs on Qanus Island").last
    finding = oldest.text_content()
    sheet = printed(page)
    for words in (verdict, finding, "All 8 judgements", "25 more advances, newest first"):
        assert words and sheet.says(words), words
    for desk in (
        "Where each entry comes from",
        "Cite this page",
        "Archived copies",
        "newest first25",
    ):
        assert not sheet.says(desk), desk
    assert sheet.sheets <= 8


def test_folds_are_open_on_paper(walk: Visit) -> None:
    visitor = walk("/method")
    page = visitor.page
    page.evaluate(
        """() => {
          const fold = document.createElement("details");
          fold.innerHTML = "<summary>Provenance</summary><p>How this page was read.</p>";
          document.querySelector("[data-testid=stHtml]").append(fold);
        }"""
    )
    sheet = printed(page)
    assert sheet.says("Provenance")
    assert sheet.says("How this page was read.")


SIDES = (
    "a=theme.military&b=theme.stabilisation",
    "a=pledge.mil-levant&b=pledge.ftf-interpol",
)


@pytest.mark.parametrize("sides", SIDES)
def test_a_comparison_is_one_sheet_whose_folds_stay_closed(walk: Visit, sides: str) -> None:
    page = walk(f"/compare?{sides}").page
    heads = page.locator(".side h4").all_text_contents()
    counted = page.locator(".on-paper").all_text_contents()
    shown = page.locator(".side .rows").first.locator(".fact > div + div > div + div")
    folded = page.locator(".side details .fact > div + div > div + div").first.text_content()
    finding = shown.first.text_content()
    sheet = printed(page)
    assert sheet.sheets == 1
    assert [words for words in (*heads, *counted, finding) if not sheet.says(words or "")] == []
    assert counted and not sheet.says(folded or "")


def test_a_member_is_printed_on_a_few_sheets_and_a_meeting_with_it_on_one(walk: Visit) -> None:
    page = walk("/members?code=DEU").page
    answer = page.locator(".st-key-answer .first").inner_text()
    sheet = printed(page)
    assert sheet.says(answer)
    assert sheet.sheets <= 4
    page = walk("/briefing?for=bilateral&member=DEU").page
    answer = page.locator(".st-key-answer .first").inner_text()
    sheet = printed(page)
    assert sheet.says(answer)
    assert sheet.sheets == 1
