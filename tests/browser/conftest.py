"""A server of the dashboard and a real browser, both started once for all tests."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.find import browser
from tests.conftest import ROOT

DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
LOOKS: dict[str, dict[str, Any]] = {
    "light": DESKTOP | {"color_scheme": "light"},
    "dark": DESKTOP | {"color_scheme": "dark"},
    # axe judges the contrast of what is in view only.
    "tall light": {"viewport": {"width": 1366, "height": 9000}, "color_scheme": "light"},
    "tall dark": {"viewport": {"width": 1366, "height": 9000}, "color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko)"
        " Chrome/130.0 Mobile Safari/537.36",
    },
    "narrow window": {"viewport": {"width": 390, "height": 844}},
}

# Notes when the page last told the server something, and when a run of the script last began.
_WATCH = """(() => {
  window.told = window.began = 0;
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...data) {
    window.told = performance.now();
    return send.apply(this, data);
  };
  new MutationObserver(() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (app?.dataset.testScriptState === "running") window.began = performance.now();
  }).observe(document, { subtree: true, attributeFilter: ["data-test-script-state"] });
})()"""

# Resolves when the script has run for all that the server was told, every chart is drawn, and
# nothing in the page has changed for a quarter of a second. Not all news make the script run: 2 s.
_SETTLED = """() => new Promise((resolve, reject) => {
  const start = performance.now();
  let last = start;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  const all = selector => [...document.querySelectorAll(selector)];
  const timer = setInterval(() => {
    const now = performance.now();
    const state = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
    const ready = state.testScriptState === "notRunning"
      && state.testConnectionState === "CONNECTED"
      && document.querySelector("[data-testid=stMain] p")
      && (window.began >= window.told || now - window.told > 2000)
      && all("[data-testid=stPlotlyChart]").every(chart => chart.querySelector(".main-svg"));
    if (!(ready && now - last > 250) && now - start < 20000) return;
    clearInterval(timer);
    watch.disconnect();
    ready ? resolve() : reject(new Error("the page did not come to rest in 20 s"));
  }, 25);
})"""


@dataclass
class Visitor:
    """A reader's page, with every request to another host and every error in it."""

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(_WATCH)
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("websocket", lambda socket: self._asked(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        host = self.base.removeprefix("http://")
        own = (f"http://{host}/", f"ws://{host}/", f"blob:http://{host}/", "data:", "about:")
        if not url.startswith(own):
            self.foreign.append(url)

    def open(self, address: str) -> None:
        self.page.goto(self.base + address)
        self.settle()

    def settle(self) -> None:
        self.page.evaluate(_SETTLED)

    def go(self, name: str) -> None:
        """To another page by its link in the navigation."""
        self.page.get_by_role("link", name=name, exact=True).click()
        self.settle()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.settle()

    def fill(self, label: str, text: str) -> None:
        """Write into the field of that label, and leave it."""
        self.page.get_by_label(label, exact=True).fill(text)
        self.page.keyboard.press("Tab")

    def back(self) -> None:
        """Back, as a reader who has looked at the page does: a change of the address within 0.6 s
        counts as the echo of the last click (components/address.py)."""
        self.page.wait_for_timeout(700)
        self.page.go_back()
        self.settle()

    @property
    def address(self) -> str:
        return self.page.url.removeprefix(self.base)

    @property
    def heading(self) -> str:
        return self.page.locator("[data-testid=stMain] h2").first.inner_text()

    def printed(self) -> list[str]:
        """The texts of the first chart: title, subtitle, ..., foot."""
        texts = self.page.locator(".js-plotly-plot").first.locator("text.annotation-text").all()
        found = [text.get_attribute("data-unformatted") or "" for text in texts]
        return [re.sub("<br>", " ", re.sub("</?b>", "", text)) for text in found]

    @property
    def subtitle(self) -> str:
        """The second line of the first chart: its filters and numbers."""
        return self.printed()[1]


@contextmanager
def serving(script: str = "dashboard.py", **environment: str) -> Iterator[str]:
    """The dashboard, or another script, on a port of its own; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log
        )
        try:
            base = f"http://127.0.0.1:{port}"
            _wait(f"{base}/_stcore/health", process)
            yield base
        finally:
            process.terminate()
            process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer in 30 s")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serving() as base:
        yield base


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = browser()
    assert path, "the browser tests need Chrome, Chromium or Edge; or set BROWSER_PATH"
    with sync_playwright() as playwright:
        # No name but the server's resolves, so nothing can come from elsewhere.
        started = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """A browser profile a look; pages of one profile share the cache of scripts and fonts."""
    made: dict[str, BrowserContext] = {}

    def context(look: str) -> BrowserContext:
        if look not in made:
            made[look] = chromium.new_context(**LOOKS[look])
        return made[look]

    yield context
    for each in made.values():
        each.close()


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(server: str, contexts: Callable[[str], BrowserContext]) -> Iterator[Visit]:
    """Opens an address as a new reader; whatever a test does, no page may ask another host for
    anything or run into an error."""
    visitors: list[Visitor] = []

    def new(address: str = "/", look: str = "light", base: str = server) -> Visitor:
        visitor = Visitor(contexts(look).new_page(), base)
        visitors.append(visitor)
        visitor.open(address)
        return visitor

    yield new
    for visitor in visitors:
        visitor.page.close()
    assert [url for visitor in visitors for url in visitor.foreign] == []
    assert [error for visitor in visitors for error in visitor.errors] == []
