"""What stands before the pages, seen from a browser: the policy of loading, frames, other names."""

from __future__ import annotations

import socket

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_what_the_policy_refuses_is_told(visit: Visit) -> None:
    """The fixtures `visit` and `walk` hold that no page wants such a thing."""
    visitor = visit("/method")
    visitor.page.evaluate("url => fetch(url).catch(() => null)", "http://example.org/x")
    visitor.comes_to(True, lambda: "refused connect-src http://example.org/x" in visitor.refused)
    visitor.refused.clear()


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
