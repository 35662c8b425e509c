"""Server time of a warm rerun of each page."""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

from streamlit.testing.v1 import AppTest

from benchmarks import synthetic
from benchmarks.own_process import in_own_process
from benchmarks.table import table

PAGES = {
    "Overview": ("pages/overview.py", {}),
    "Pledges, list": ("pages/tracker.py", {}),
    "Pledges, board": ("pages/tracker.py", {"view": "board"}),
    "Pledges, years": ("pages/tracker.py", {"view": "years"}),
    "Pledges, themes": ("pages/themes.py", {}),
    "Pledges, regions": ("pages/regions.py", {}),
    "Pledges, facts of a place": ("pages/regions.py", {"map": "world", "place": "IRQ"}),
    "Pledges, members": ("pages/members.py", {}),
    "One pledge": ("pages/commitment.py", {"id": "ftf-info"}),
    "Changes": ("pages/changes.py", {}),
    "Briefing": ("pages/briefing.py", {}),
    "Method": ("pages/method.py", {}),
}
LARGE = 1000


def run() -> str:
    """The table of pages, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        large = in_own_process("pages", synthetic.write(LARGE, Path(folder)))
    real = in_own_process("pages", synthetic.REAL)
    rows = [(name, f"{real[name]:.0f} ms", f"{large[name]:.0f} ms") for name in PAGES]
    return table(("page", "real data", f"{LARGE:,} commitments"), rows)


def _measure() -> dict[str, float]:
    """Page -> median of nine reruns in milliseconds, as Streamlit's own test runner sees them."""
    found = {}
    for name, (script, parameters) in PAGES.items():
        at = AppTest.from_file(str(Path("dashboard.py").absolute()), default_timeout=120)
        at.switch_page(script)
        for key, value in parameters.items():
            at.query_params[key] = value
        at.run()
        assert not at.exception, at.exception
        found[name] = statistics.median(reruns(at, 9))
    return found


def reruns(at: AppTest, times: int) -> list[float]:
    """So many reruns of a page, in milliseconds."""
    found = []
    for _ in range(times):
        start = perf_counter()
        at.run()
        found.append(1000 * (perf_counter() - start))
    return found


if __name__ == "__main__":
    print(json.dumps(_measure()))
