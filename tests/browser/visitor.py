"""A reader's page in a real browser: what it asks for, and how to use it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    WebSocket,
    expect,
)

T = TypeVar("T")

# Seconds that a busy computer may take for anything. A wait ends as soon as its condition holds.
PATIENCE = 60
expect.set_options(timeout=PATIENCE * 1000)

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
        there = """address => {
          history.pushState({}, "", address);
          window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
        }"""
        self.ask(lambda: self.page.evaluate(there, self.base + address))

    def ask(self, do: Callable[[], object]) -> None:
        """Do what makes the page ask for a run, and wait for what it gives. A busy browser may tell the
        server later than a page comes to rest."""
        asked = self.page.evaluate("window.asked")
        do()
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


def patient(context: BrowserContext) -> BrowserContext:
    """Its pages wait for clicks, downloads and addresses as long as `expect` does."""
    context.set_default_timeout(PATIENCE * 1000)
    return context


def tab(context: BrowserContext) -> Page:
    """A tab whose pages can be waited for (`Visitor.settle`), in a window of its own: one that stands
    behind another in its window is seldom drawn, and each click waits until it is."""
    if context.pages:
        with context.expect_page() as opened:
            context.pages[0].evaluate("open('about:blank', '', 'popup,noopener')")
        page = opened.value
    else:
        page = context.new_page()
    page.add_init_script(_WATCH)
    page.add_init_script(_TELL)
    return page
