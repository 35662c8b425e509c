"""Plain Streamlit shows it badly, asks other hosts for it, or computes it wrongly or slowly.

A test passes as long as the defect is there. On the day on which it fails, Streamlit has mended the
defect: the workaround that its message names can go, with the page and the test. Where it can, each
test also tries what works on the same page, so that it does not pass for another reason.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.streamlit.conftest import Show, said

pytestmark = pytest.mark.browser

# How strong the letters of an element stand out from their ground, as WCAG 2.2 counts it.
_CONTRAST = """element => {
  const numbers = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const above = [];
  for (let e = element; e; e = e.parentElement) above.push(getComputedStyle(e));
  const grounds = above.map(style => numbers(style.backgroundColor));
  const ground = grounds.find(([, , , alpha = 1]) => alpha === 1) ?? [255, 255, 255];
  const opacity = above.reduce((product, style) => product * style.opacity, 1);
  const letters = numbers(above[0].color).slice(0, 3)
    .map((value, n) => value * opacity + ground[n] * (1 - opacity));
  const light = colour => colour.slice(0, 3).map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, n) => sum + value * [0.2126, 0.7152, 0.0722][n], 0);
  const [low, high] = [light(letters), light(ground)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
_READABLE = 4.5  # WCAG 2.2, 1.4.3


def contrast(element: Locator) -> float:
    return float(element.evaluate(_CONTRAST))


def test_a_caption_is_too_faint_to_read(show: Show) -> None:
    page = show("/caption").page
    assert contrast(page.get_by_text("Small grey letters")) > _READABLE
    assert contrast(page.get_by_text("Caption", exact=True)) < _READABLE, (
        "Streamlit's captions can be read now: the workaround in components/widgets/text.py (small) can go"
    )


@pytest.mark.parametrize("letters", ["Filled", "chosen"])
def test_letters_on_a_light_colour_are_white(show: Show, letters: str) -> None:
    visitor = show("/white_on_light", look="dark")
    found = visitor.page.get_by_text(letters, exact=True)
    before = contrast(found)
    visitor.page.get_by_text("Readable").click()
    visitor.comes_to(True, lambda: contrast(found) > _READABLE)
    assert before < _READABLE, (
        f"Streamlit writes '{letters}' in dark letters on a light colour now: the workaround in"
        " components/styles/controls.css can go for it"
    )


def test_escaped_text_is_read_again(show: Show) -> None:
    lines = show("/text_read_again").page.locator("[data-testid=stMain] p").all()
    typed = ["a -> b", "https://a.example", "www.a.example", "me@a.example", ":streamlit:"]

    def as_typed(line: Locator, text: str) -> bool:
        return line.inner_text() == text and not line.locator("a, img").count()

    assert all(as_typed(line, text) for line, text in zip(lines[1::2], typed, strict=True))
    left = [text for line, text in zip(lines[::2], typed, strict=True) if as_typed(line, text)]
    assert not left, (
        f"Streamlit leaves {left} alone where it is escaped now: the workaround in"
        " components/widgets/text.py (_LIVE) can go for it"
    )


def comes(page: Page, condition: Callable[[], bool]) -> bool:
    """Whether it becomes true within ten seconds."""
    for _ in range(100):
        if condition():
            return True
        page.wait_for_timeout(100)
    return False


def test_the_icon_of_a_page_is_asked_of_another_host(show: Show) -> None:
    assert show("/end").foreign == []
    visitor = show("/icon_from_afar")
    fonts = "https://fonts.gstatic.com/"
    asked = comes(visitor.page, lambda: any(url.startswith(fonts) for url in visitor.foreign))
    assert asked, (
        "Streamlit asks no other host for the icon of a page now: static/icon.png in"
        " components/shell/frame.py (_asked) can give way to a named icon"
    )


def test_garbage_is_collected_after_each_run(show: Show) -> None:
    visitor = show("/collection")
    counts = []
    for _ in range(8):
        visitor.press("Run")
        counts.append(int(said(visitor.page, "Collections")))
    # On a busy computer the next run may begin before the garbage of the last one is collected.
    assert sum(later > earlier for earlier, later in pairwise(counts)) >= 4, (
        "Streamlit does not collect garbage after each run now: postScriptGC in"
        " .streamlit/config.toml and components/server/garbage.py can go"
    )
