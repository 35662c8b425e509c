"""A server that hangs while somebody writes, is killed and started anew: the page goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.serving import halted, restart, serving
from tests.browser.two_pledges import TWO_PLEDGES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

TEXTS = {
    "What happened, in our words": "Typed before it hung",
    "Publisher": "Changed while it hung",
    "Title of the page": "Typed while it hung",
}


def expect_all(visitor: Visitor) -> None:
    for label, text in TEXTS.items():
        expect(visitor.page.get_by_label(label, exact=True)).to_have_value(text)


def test_no_word_is_lost_where_the_server_hangs_and_is_killed(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "commitments.yaml"
    file.write_bytes(TWO_PLEDGES)
    settings = {"COMMITMENTS_FILE": str(file), "RECORD": "local", "RECORD_GIT": "off"}
    with serving(**settings, RECORD_STATE=str(tmp_path / "state")) as base:
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
