"""A new server, and one that hangs while somebody writes, is killed and started anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.places import PLACES
from tests.browser.serving import halted, restart, serving
from tests.browser.two_pledges import TWO_PLEDGES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

TEXTS = {
    "What happened, in our words": "Typed before it hung",
    "Publisher": "Changed while it hung",
    "Title of the page": "Typed while it hung",
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("data")
    file = folder / "commitments.yaml"
    file.write_bytes(TWO_PLEDGES)
    settings = {"COMMITMENTS_FILE": str(file), "RECORD": "local", "RECORD_GIT": "off"}
    with serving(**settings, RECORD_STATE=str(folder / "state")) as address:
        yield address


def test_the_first_visitor_of_a_new_server_may_open_a_deep_link(visit: Visit, base: str) -> None:
    address = "/commitment?id=unity&as_of=2021-06-30"
    visitor = visit(address, base=base)
    assert visitor.heading.startswith("Stay united")
    expect(visitor.page.locator(".st-key-navigation a")).to_have_text(PLACES)
    assert visitor.page.get_by_text("As of 30 Jun 2021").count() > 0
    assert visitor.address == address
    assert visitor.page.title().endswith("Daesh/ISIS")


def expect_all(visitor: Visitor) -> None:
    for label, text in TEXTS.items():
        expect(visitor.page.get_by_label(label, exact=True)).to_have_value(text)


def test_no_word_is_lost_where_the_server_hangs_and_is_killed(visit: Visit, base: str) -> None:
    editor = visit("/record?id=ftf-info", base=base)
    editor.fill("What happened, in our words", TEXTS["What happened, in our words"])
    editor.fill("Publisher", "Typed before it hung")
    editor.settle()
    with halted(base):
        editor.fill("Publisher", TEXTS["Publisher"])
        editor.fill("Title of the page", TEXTS["Title of the page"])
        restart(base)
    editor.settle()
    expect_all(editor)
    # The server has it too, without another key being pressed.
    editor.page.reload()
    editor.settle()
    expect_all(editor)
