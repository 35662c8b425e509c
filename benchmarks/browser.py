"""First load and reload of each page in Chromium against a bare page with one chart: on this
computer, and as from afar, without the proxy and with it."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.table import table
from commitments.project import ROOT
from deploy.static_files import prepare
from deploy.trial import behind_proxy
from tests.browser.find import browser
from tests.browser.looks import LOOKS
from tests.browser.places import PAGES
from tests.browser.serving import serving

ROUNDS = 5
BARE = """\
import plotly.graph_objects as go
import streamlit as st

st.title("One chart")
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=["a", "b", "c"], orientation="h")))
"""
_BARE = "bare page"
_WITHOUT_A_CHART = ("tracker", "meetings", "compare", "method")
FROM_AFAR = ("overview", "commitment", "changes")
_TEN_MEGABITS = {
    "offline": False,
    "latency": 60,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 10e6 / 8,
}
# Milliseconds from the start of the navigation until the script has run and its chart is drawn.
_DRAWN = """needed => new Promise((resolve, reject) => {
  const watch = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const charts = document.querySelectorAll(".js-plotly-plot .main-svg").length;
    const done = app?.dataset.testScriptState === "notRunning" && charts >= needed
      && document.querySelector("[data-testid=stMain] [data-testid=stMarkdownContainer], h1");
    if (done) resolve(performance.now());
    else if (performance.now() > 30000) reject(new Error("not drawn in 30 s"));
    else requestAnimationFrame(watch);
  };
  watch();
})"""
Times = Mapping[str, float]


def run() -> str:
    """The tables of loads, as Markdown."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        told = [_here(chromium), _from_afar(chromium)]
        chromium.close()
    return "\n\n".join(told)


def _here(chromium: Browser) -> str:
    """All pages, on this computer."""
    with _bare() as bare, serving() as ours:
        addresses = {_BARE: bare} | {name: ours + path for name, path in PAGES.items()}
        first, again = _medians(lambda name, url: _load(chromium, name, url), addresses)
    rows = [
        (name.capitalize(), *_against(first, name), *_against(again, name)) for name in addresses
    ]
    return table(("page", "first load", "ratio", "reload", "ratio"), rows)


def _from_afar(chromium: Browser) -> str:
    """Some pages at 10 Mbit/s and 60 ms, against the bare page in the same place."""
    columns: dict[str, Times] = {}
    with _bare() as bare, serving() as ours:
        columns["10 Mbit/s, 60 ms"] = _slow(chromium, bare, ours)
    if shutil.which("nginx"):
        static = ROOT / "benchmarks" / "out" / "static"
        prepare(static)
        with ExitStack() as stack:
            script = stack.enter_context(_bare_script())
            bare = stack.enter_context(behind_proxy(1, static, script=script)).base
            ours = stack.enter_context(behind_proxy(1, static)).base
            columns["through the proxy, compressed"] = _slow(chromium, bare, ours)
    rows = [
        (name.capitalize(), *(cell for times in columns.values() for cell in _against(times, name)))
        for name in (_BARE, *FROM_AFAR)
    ]
    head = ("page, first load", *(cell for name in columns for cell in (name, "ratio")))
    return table(head, rows)


def _slow(chromium: Browser, bare: str, ours: str) -> Times:
    addresses = {_BARE: bare} | {name: ours + PAGES[name] for name in FROM_AFAR}
    found, _ = _medians(lambda name, url: (_far(chromium, url), 0.0), addresses)
    return found


def _medians(
    load: Callable[[str, str], tuple[float, float]], addresses: Mapping[str, str]
) -> tuple[Times, Times]:
    """The medians of both times by name, after each address was loaded once."""
    first: dict[str, list[float]] = {name: [] for name in addresses}
    again: dict[str, list[float]] = {name: [] for name in addresses}
    for name, address in addresses.items():
        load(name, address)
    for _ in range(ROUNDS):
        for name, address in addresses.items():
            one, two = load(name, address)
            first[name].append(one)
            again[name].append(two)
    return (
        {name: statistics.median(times) for name, times in first.items()},
        {name: statistics.median(times) for name, times in again.items()},
    )


def _against(times: Times, name: str) -> tuple[str, str]:
    return f"{times[name] / 1000:.2f} s", f"{times[name] / times[_BARE]:.2f}"


def _load(chromium: Browser, name: str, address: str) -> tuple[float, float]:
    """First load in a new profile, then a reload, in milliseconds."""
    context = chromium.new_context(**LOOKS["light"])
    page: Page = context.new_page()
    charts = int(name not in _WITHOUT_A_CHART)
    page.goto(address, wait_until="commit")
    one: float = page.evaluate(_DRAWN, charts)
    page.reload(wait_until="commit")
    two: float = page.evaluate(_DRAWN, charts)
    context.close()
    return one, two


def _far(chromium: Browser, address: str) -> float:
    """First load in a new profile over a slow network, in milliseconds."""
    context = chromium.new_context(**LOOKS["light"])
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", _TEN_MEGABITS)
    page.goto(address, wait_until="commit")
    time: float = page.evaluate(_DRAWN, 1)
    context.close()
    return time


@contextmanager
def _bare_script() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        yield str(script)


@contextmanager
def _bare() -> Iterator[str]:
    with _bare_script() as script, serving(script=script) as base:
        yield base
