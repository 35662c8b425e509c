"""A server of the dashboard and a real browser, both started once for all tests."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    WebSocket,
    expect,
    sync_playwright,
)

from tests.browser.find import browser
from tests.browser.places import AS_FOR_NEW
from tests.conftest import ROOT

T = TypeVar("T")

# Seconds that a busy computer may take for anything. A wait ends as soon as its condition holds.
PATIENCE = 60
expect.set_options(timeout=PATIENCE * 1000)

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
    # A desktop of 1366 by 768 at 200 %.
    "zoomed": {"viewport": {"width": 683, "height": 384}},
    "narrow window": {"viewport": {"width": 390, "height": 844}},
}

# Notes how often and when the page asked for a run of the script, and when one last began: messages
# whose first fields, hash and metadata aside, are `rerun_script` and `new_session`.
_WATCH = """(() => {
  window.asked = window.told = window.began = 0;
  const first = data => {
    const bytes = new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0);
    let at = 0;
    while (bytes[at] === 0x0a || bytes[at] === 0x12) {
      let size = 0, shift = 0;
      do { size += (bytes[++at] & 127) * 2 ** shift; shift += 7; } while (bytes[at] > 127);
      at += 1 + size;
    }
    return bytes[at];
  };
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data instanceof ArrayBuffer && first(data) === 0x22) window.began = performance.now();
      });
    }
    send(data) {
      if (typeof data !== "string" && first(data) === 0x5a) {
        window.asked += 1;
        window.told = performance.now();
      }
      super.send(data);
    }
  };
})()"""

# Tells what the policy of loading refuses (components/server/headers.py).
_TELL = """addEventListener("securitypolicyviolation", event =>
  console.log("refused", event.effectiveDirective, event.blockedURI))"""
# One line of Streamlit's own page, and a way to reckon with long numbers that has another one beside
# it; nothing depends on them.
_MAY_BE_REFUSED = {"refused script-src-elem inline", "refused script-src wasm-eval"}

# Resolves when the script has run for all that the server was told, every element is of that run,
# every chart is drawn, and nothing in the page has changed for a quarter of a second. What a page
# will still ask for nobody knows, so what a test looks for is waited for as well.
_SETTLED = """patience => new Promise((resolve, reject) => {
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
      && window.began >= window.told
      && !all("[data-testid=stSkeleton], [data-stale=true]").length
      && all("[data-testid=stPlotlyChart]").every(chart => chart.querySelector(".main-svg"));
    if (!(ready && now - Math.max(last, window.began) > 250) && now - start < patience * 1000) return;
    clearInterval(timer);
    watch.disconnect();
    ready ? resolve() : reject(new Error(`the page did not come to rest in ${patience} s`));
  }, 25);
})"""


def comes_to(page: Page, wanted: T, look: Callable[[], T], where: str = "") -> None:
    """For what `expect` has no words for: what is seen comes to be what is wanted."""
    end = time.monotonic() + PATIENCE
    while (seen := look()) != wanted and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert seen == wanted, where


@dataclass
class Visitor:
    """A reader's page, with every request to another host, everything that the policy of loading
    refused, and every error in it."""

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("websocket", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", self._failed)

    def leave(self) -> None:
        """Nothing of this reader is left in the tab but its history."""
        self.page.evaluate("sessionStorage.clear(), localStorage.clear()")
        self.page.goto("about:blank")
        self.page.remove_listener("request", self._asked)
        self.page.remove_listener("websocket", self._asked)
        self.page.remove_listener("console", self._said)
        self.page.remove_listener("pageerror", self._failed)

    def expect_nothing_amiss(self) -> None:
        """No request to another host, nothing that the policy refused, no error."""
        assert (self.foreign, self.refused - _MAY_BE_REFUSED, self.errors) == ([], set(), [])

    def _failed(self, error: Error) -> None:
        self.errors.append(error.stack or str(error))

    def _said(self, said: ConsoleMessage) -> None:
        if said.text.startswith("refused "):
            self.refused.add(said.text)

    def _asked(self, asked: Request | WebSocket) -> None:
        url = asked.url
        host = self.base.removeprefix("http://")
        own = (f"http://{host}/", f"ws://{host}/", f"blob:http://{host}/", "data:", "about:")
        if not url.startswith(own):
            self.foreign.append(url)

    def open(self, address: str) -> None:
        self.page.goto(self.base + address)
        self.settle()

    def walk(self, address: str) -> None:
        """To another address in the page that is open, as Back leads there: the scripts of the page,
        which take most of a load, are not read anew."""
        asked = self.page.evaluate("window.asked")
        self.page.evaluate(
            """address => {
              history.pushState({}, "", address);
              window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
            }""",
            self.base + address,
        )
        self.comes_to(True, lambda: self.page.evaluate("window.asked") > asked)
        self.settle()

    def settle(self) -> None:
        self.page.evaluate(_SETTLED, PATIENCE)

    def go(self, name: str) -> None:
        """To another page by the navigation."""
        self.way(name).click()
        self.settle()

    def way(self, name: str) -> Locator:
        """A place in the bar or a view below it: a link, or a button on a page with text fields. On
        a phone the places are in a menu, which is opened."""
        row = self.page.locator(".st-key-bar, .st-key-views, [data-testid=stPopoverBody]")
        menu = self.page.locator(".st-key-menu").get_by_test_id("stPopoverButton")
        places = self.page.locator(".st-key-navigation")
        if menu.count() and not places.count():
            menu.click()
            places.wait_for()
        link = row.get_by_role("link", name=name, exact=True)
        return link.or_(row.get_by_role("button", name=name, exact=True)).first

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.settle()

    def fill(self, label: str, text: str) -> None:
        """Write into the field of that label, and leave it."""
        self.page.get_by_label(label, exact=True).fill(text)
        self.page.keyboard.press("Tab")

    def back(self) -> None:
        self.page.go_back()
        self.settle()

    def comes_to(self, wanted: T, look: Callable[[], T], where: str = "") -> None:
        comes_to(self.page, wanted, look, where)

    def expect_none(self, locator: Locator, where: str = "") -> None:
        """Not there in a page that is at rest: in one that is still drawn, anything is missing."""
        self.settle()
        expect(locator, where or None).to_have_count(0)

    def expect_address(self, address: str | re.Pattern[str]) -> None:
        """The whole address behind the server's name, or what is found in it."""
        expect(self.page).to_have_url(self.base + address if isinstance(address, str) else address)

    def expect_heading(self, text: str | re.Pattern[str]) -> None:
        heading = self.page.locator("[data-testid=stMain] h2").first
        expect(heading).to_have_text(text, use_inner_text=True)

    def expect_subtitle(self, text: str | re.Pattern[str]) -> None:
        """The whole second line of the first chart, or what is found in it."""
        expect(self.page.locator(".head .sub").first).to_have_text(text)

    @property
    def address(self) -> str:
        return self.page.url.removeprefix(self.base)

    @property
    def heading(self) -> str:
        return self.page.locator("[data-testid=stMain] h2").first.inner_text()

    def printed(self) -> list[str]:
        """The texts of the first chart: title, subtitle, ..., foot."""
        texts = self.page.locator(".js-plotly-plot").first.locator("text.annotation-text")
        expect(texts).not_to_have_count(0)
        read = "all => all.map(text => text.getAttribute('data-unformatted') ?? '')"
        found = texts.evaluate_all(read)
        return [re.sub("<br>", " ", re.sub("</?b>", "", text)) for text in found]

    @property
    def answer(self) -> str:
        """The first sentence of the page's answer."""
        return self.page.locator(".st-key-answer .first").inner_text()

    @property
    def subtitle(self) -> str:
        """The line below the finding of the first chart: what is drawn, filters, numbers."""
        return self.page.locator(".head .sub").first.inner_text()


@contextmanager
def serving(script: str = "dashboard.py", **environment: str) -> Iterator[str]:
    """The dashboard, or another script, on a port of its own; gives its address."""
    port = _free.pop() if _free else _port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:

        def start() -> None:
            _processes[base] = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log
            )
            _wait(f"{base}/_stcore/health", _processes[base])

        _starts[base] = start
        try:
            start()
            yield base
        finally:
            del _starts[base]
            process = _processes.pop(base)
            process.terminate()
            process.wait(PATIENCE)
            _free.append(port)


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_free: list[int] = []
"""Ports of servers that ended: of an address that it knows, a browser has read the scripts."""
_processes: dict[str, subprocess.Popen[bytes]] = {}
_starts: dict[str, Callable[[], None]] = {}


def restart(base: str) -> None:
    """The server of that address is killed, and started anew."""
    process = _processes[base]
    process.kill()
    process.wait(PATIENCE)
    _starts[base]()


def process(base: str) -> subprocess.Popen[bytes]:
    """The server of that address."""
    return _processes[base]


@contextmanager
def halted(base: str) -> Iterator[None]:
    """The server of that address does nothing meanwhile; what it is told it takes as one after."""
    process = _processes[base]
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not answer in {PATIENCE} s")


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
                "--disable-gpu",
                # Tabs of a profile share what they read: a new one has not to read all scripts anew.
                "--process-per-site",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield started
        started.close()


def patient(context: BrowserContext) -> BrowserContext:
    """Its pages wait for clicks, downloads and addresses as long as `expect` does."""
    context.set_default_timeout(PATIENCE * 1000)
    return context


def tab(context: BrowserContext) -> Page:
    """A tab whose pages can be waited for (`Visitor.settle`)."""
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.add_init_script(_TELL)
    return page


@dataclass
class Tabs:
    """Browser profiles and their tabs. A tab that a reader has left serves the next one, whatever its
    size and colours: a new one costs a load."""

    chromium: Browser
    profiles: dict[str, BrowserContext] = field(default_factory=dict)
    free: dict[str, list[Page]] = field(default_factory=dict)

    @contextmanager
    def visitors(self) -> Iterator[Callable[[str, str], Visitor]]:
        """Gives visitors of a look at a server, each in a tab of its own, until it ends."""
        made: list[tuple[str, Visitor]] = []

        def new(look: str, base: str) -> Visitor:
            visitor = Visitor(self._tab(look), base)
            made.append((look, visitor))
            return visitor

        yield new
        for look, visitor in made:
            if not visitor.page.is_closed():
                visitor.leave()
                self.free[_profile(look)].append(visitor.page)

    def _tab(self, look: str) -> Page:
        name, shown = _profile(look), LOOKS[look]
        if name not in self.profiles:
            # Our policy would hide what a page would ask of another host. So every view is seen
            # without it in the tall windows, and used under it in all others.
            context = self.chromium.new_context(**shown, bypass_csp=name == "tall")
            self.profiles[name] = patient(context)
            self.free[name] = []
        page = self.free[name].pop() if self.free[name] else tab(self.profiles[name])
        page.set_viewport_size(shown["viewport"])
        colours = shown.get("color_scheme", "light")
        page.emulate_media(media="null", color_scheme=colours, reduced_motion="reduce")
        return page


def _profile(look: str) -> str:
    """What cannot be changed while a tab is open: the policy, and what makes a phone."""
    return "tall" if look.startswith("tall") else "phone" if look == "phone" else "desk"


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Iterator[Tabs]:
    made = Tabs(chromium)
    yield made
    for context in made.profiles.values():
        context.close()


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(server: str, tabs: Tabs) -> Iterator[Visit]:
    """Opens an address as a new reader; whatever a test does, no page may ask another host for
    anything, want what the policy of loading refuses, or run into an error."""
    visitors: list[Visitor] = []
    with tabs.visitors() as visitor_of:

        def new(address: str = "/", look: str = "light", base: str = server) -> Visitor:
            visitor = visitor_of(look, base)
            visitors.append(visitor)
            visitor.open(address)
            return visitor

        yield new
    for visitor in visitors:
        visitor.expect_nothing_amiss()


@pytest.fixture(scope="module")
def walk(server: str, tabs: Tabs) -> Iterator[Visit]:
    """Leads one reader of each look from address to address, in one load of the page; for tests that
    only look."""
    walkers: dict[str, Visitor] = {}
    with tabs.visitors() as visitor_of:

        def to(address: str, look: str = "light") -> Visitor:
            if look not in walkers:
                walkers[look] = visitor_of(look, server)
                walkers[look].open(address)
            elif address in AS_FOR_NEW:
                walkers[look].open(address)
            else:
                walkers[look].walk(address)
            return walkers[look]

        yield to
    for walker in walkers.values():
        walker.expect_nothing_amiss()
