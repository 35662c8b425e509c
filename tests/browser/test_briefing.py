"""A briefing, made and taken away as a reader does it."""

from __future__ import annotations

import hashlib
import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from commitments.briefing.slides.house_template import OURS
from tests.browser.conftest import Visit
from tests.browser.test_take_away import taken
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

MADE = 180_000  # milliseconds in which a busy computer makes the files
RIYADH = "/briefing?for=pack&theme=military&since=2026-02-09&as_of=2026-11-23"


def made(visit: Visit, address: str = RIYADH) -> Visitor:
    visitor = visit(address)
    visitor.page.get_by_role("button", name="Make the files").click()
    visitor.page.get_by_role("button", name="Everything").wait_for(timeout=MADE)
    visitor.settle()
    return visitor


def button(visitor: Visitor, begins: str) -> str:
    """The whole label of a button, which ends in the size of its file."""
    found = visitor.page.get_by_role("button").filter(has_text=begins).first
    return found.inner_text().splitlines()[-1].strip()


def test_the_files_are_made_and_the_manifest_holds_for_them(visit: Visit) -> None:
    visitor = made(visit)
    path = taken(visitor, button(visitor, "Everything"))
    assert path.name.startswith("paris-2019_briefing_military_as-of-2026-11-23_")
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    [manifest] = [json.loads(data) for name, data in files.items() if name.endswith("json")]
    assert {f["name"]: f["sha256"] for f in manifest["files"]} == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if not name.endswith("json")
    }
    assert {Path(name).suffix for name in files} == {
        *(".pptx", ".docx", ".pdf", ".md", ".eml", ".html", ".xlsx", ".json"),
    }
    deck = taken(visitor, button(visitor, "The five slides with their backup"))
    assert deck.read_bytes() == files[deck.name]
    title = Presentation(str(deck)).slides[0].shapes.title.text_frame.text
    assert title.startswith("Military support: ")
    assert visitor.foreign == []
    assert visitor.errors == []


def permalink(visitor: Visitor) -> str:
    return (visitor.page.locator("p.link").text_content() or "").strip()


def test_the_permalink_opens_the_same_briefing_and_says_what_changed(visit: Visit) -> None:
    visitor = visit(RIYADH)
    link = permalink(visitor)
    assert "theme=military" in link
    again = visit(link.removeprefix(visitor.base))
    again.comes_to(link, lambda: permalink(again))
    again.page.get_by_text("The data have not changed since this briefing was made.").wait_for()
    prints = link.partition("seen=")[2]
    changed = visit(
        link.removeprefix(visitor.base).replace(prints, prints[:2] + "xxxx" + prints[6:])
    )
    changed.page.get_by_text("The data have changed since this briefing was made, in").wait_for()


def test_a_briefing_can_be_cancelled(visit: Visit) -> None:
    visitor = visit(RIYADH)
    visitor.page.get_by_text("Charts as images too").click()
    visitor.settle()
    visitor.page.get_by_role("button", name="Make the files").click()
    visitor.page.get_by_role("button", name="Cancel").click()
    visitor.page.get_by_text("Cancelled; nothing was made.").wait_for()


def test_a_file_that_is_no_template_is_refused_and_a_template_is_used(visit: Visit) -> None:
    visitor = visit(RIYADH + "&pledge=mil-levant")
    visitor.page.get_by_text("House template for the slides").click()
    upload = visitor.page.locator("input[type=file][accept*=potx]")
    upload.set_input_files({"name": "x.potx", "mimeType": "x/y", "buffer": b"no template"})
    visitor.page.get_by_text("The template cannot be used: it is no PowerPoint file").wait_for()
    upload.set_input_files(str(OURS))
    visitor.page.get_by_text("The template cannot be used").wait_for(state="detached")
    visitor.page.get_by_role("button", name="Make the files").click()
    visitor.page.get_by_role("button", name="Everything").wait_for(timeout=MADE)


def test_single_pledges_are_picked_and_stand_in_the_address(visit: Visit) -> None:
    visitor = visit(RIYADH)
    visitor.press("Single pledges")
    visitor.page.get_by_role("button", name="Keep Coalition forces in the Levant").click()
    visitor.expect_address(re.compile("pledge=mil-levant"))
    expect(visitor.page.get_by_text("1 of 32 pledges")).not_to_have_count(0)
