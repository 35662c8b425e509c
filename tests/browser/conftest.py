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
    """A reader's page, with every request to another host and every error in it."""

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("websocket", self._asked)
        self.page.on("pageerror", self._failed)

    def leave(self) -> None:
        """Nothing of this reader is left in the tab but its history."""
        self.page.evaluate("sessionStorage.clear()")
        self.page.goto("about:blank")
        self.page.remove_listener("request", self._asked)
        self.page.remove_listener("websocket", self._asked)
        self.page.remove_listener("pageerror", self._failed)

    def _failed(self, error: Error) -> None:
        self.errors.append(error.stack or str(error))

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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
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


@contextmanager
def busy() -> Iterator[None]:
    """As many programs as there are processors do nothing but compute meanwhile."""
    command = [sys.executable, "-c", "while True: pass"]
    running = [subprocess.Popen(command) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait(10)


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
    return page


@dataclass
class Tabs:
    """A browser profile a look, and its tabs. A tab that a reader has left serves the next one: a
    new one has to read all scripts anew, which is four fifths of what opening a page costs."""

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
                self.free[look].append(visitor.page)

    def _tab(self, look: str) -> Page:
        if look not in self.profiles:
            # Our policy would hide what a page would ask of another host. So every view is seen
            # without it in the tall windows, and used under it in all others.
            context = self.chromium.new_context(
                **LOOKS[look], reduced_motion="reduce", bypass_csp=look.startswith("tall")
            )
            self.profiles[look] = patient(context)
            self.free[look] = []
        page = self.free[look].pop() if self.free[look] else tab(self.profiles[look])
        page.set_viewport_size(LOOKS[look]["viewport"])
        return page


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
    anything or run into an error."""
    visitors: list[Visitor] = []
    with tabs.visitors() as visitor_of:

        def new(address: str = "/", look: str = "light", base: str = server) -> Visitor:
            visitor = visitor_of(look, base)
            visitors.append(visitor)
            visitor.open(address)
            return visitor

        yield new
    assert [url for visitor in visitors for url in visitor.foreign] == []
    assert [error for visitor in visitors for error in visitor.errors] == []


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
    assert [url for visitor in walkers.values() for url in visitor.foreign] == []
    assert [error for visitor in walkers.values() for error in visitor.errors] == []
