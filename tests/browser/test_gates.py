"""What stands before the pages, seen from a browser: the policy of loading, frames, other names."""

from __future__ import annotations

import socket

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.conftest import DESKTOP, Visitor, patient, tab
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser

_TELL = """addEventListener("securitypolicyviolation", event =>
  console.log("refused", event.effectiveDirective, event.blockedURI))"""


def test_no_page_wants_what_the_policy_refuses(chromium: Browser, server: str) -> None:
    context = patient(chromium.new_context(**DESKTOP))
    context.add_init_script(_TELL)
    refused: set[str] = set()
    context.on("console", lambda said: refused.add(said.text))
    visitor = Visitor(tab(context), server)
    visitor.open("/")
    for address in PAGES.values():
        visitor.walk(address)
    # One line of Streamlit's own page, and a way to reckon with long numbers that has another one
    # beside it; nothing depends on them.
    assert {one for one in refused if one.startswith("refused")} == {
        "refused script-src-elem inline",
        "refused script-src wasm-eval",
    }
    visitor.page.evaluate("url => fetch(url).catch(() => null)", "http://example.org/x")
    visitor.comes_to(True, lambda: "refused connect-src http://example.org/x" in refused)
    context.close()


def test_no_site_can_frame_a_page(chromium: Browser, server: str) -> None:
    page = chromium.new_page()
    page.set_content(f'<iframe src="{server}/record"></iframe>')
    page.frames[1].wait_for_url("chrome-error://**")
    page.close()


def test_another_name_that_leads_here_is_not_answered(server: str) -> None:
    port = int(server.rpartition(":")[2])
    for name in (f"evil.example:{port}", "evil.example"):
        with (
            socket.create_connection(("127.0.0.1", port)) as way,
            pytest.raises(InvalidStatus, match="403"),
        ):
            connect(f"ws://{name}/_stcore/stream", sock=way, origin=Origin(f"http://{name}"))
