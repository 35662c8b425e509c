"""First load and reload of each page in Chromium against a bare page with one chart."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.table import table
from tests.browser.conftest import LOOKS, serving
from tests.browser.find import browser
from tests.browser.places import PAGES

ROUNDS = 5
BARE = """\
import plotly.graph_objects as go
import streamlit as st

st.title("One chart")
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=["a", "b", "c"], orientation="h")))
"""
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


def run() -> str:
    """The table of loads, as Markdown."""
    with _bare() as bare, serving() as ours, sync_playwright() as playwright:
        addresses = {"bare page": bare} | {name: ours + path for name, path in PAGES.items()}
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        first: dict[str, list[float]] = {name: [] for name in addresses}
        again: dict[str, list[float]] = {name: [] for name in addresses}
        for name, address in addresses.items():
            _load(chromium, name, address)
        for _ in range(ROUNDS):
            for name, address in addresses.items():
                one, two = _load(chromium, name, address)
                first[name].append(one)
                again[name].append(two)
        chromium.close()
    base = [statistics.median(times["bare page"]) for times in (first, again)]
    rows = []
    for name in addresses:
        one, two = statistics.median(first[name]), statistics.median(again[name])
        rows.append(
            (
                name.capitalize(),
                f"{one / 1000:.2f} s",
                f"{one / base[0]:.2f}",
                f"{two / 1000:.2f} s",
                f"{two / base[1]:.2f}",
            )
        )
    return table(("page", "first load", "ratio", "reload", "ratio"), rows)


def _load(chromium: Browser, name: str, address: str) -> tuple[float, float]:
    """First load in a new profile, then a reload, in milliseconds."""
    context = chromium.new_context(**LOOKS["light"])
    page: Page = context.new_page()
    charts = 0 if name in ("tracker", "method") else 1
    page.goto(address, wait_until="commit")
    one: float = page.evaluate(_DRAWN, charts)
    page.reload(wait_until="commit")
    two: float = page.evaluate(_DRAWN, charts)
    context.close()
    return one, two


@contextmanager
def _bare() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        with serving(script=str(script)) as base:
            yield base
