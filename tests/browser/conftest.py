"""A server of the dashboard and a real browser, both started once for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.find import browser
from tests.browser.looks import LOOKS
from tests.browser.places import AS_FOR_NEW
from tests.browser.serving import serving
from tests.browser.visitor import Visitor, patient, tab


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
