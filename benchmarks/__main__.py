"""Measure: python -m benchmarks [PART ...], where the parts are those of PARTS below."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

PARTS = {
    "reading": "Reading and validating a data file",
    "searching": "Searching, in time of the processor",
    "pages": "Server time of a warm rerun",
    "briefing": "Making a briefing",
    "publishing": "Publishing the static edition",
    "serving": "Serving the static edition with nginx",
    "recording": "Recording",
    "sync": "Replicas that write one register through one remote",
    "cuts": "Power cuts while entries are saved",
    "readers": "Many readers at once, of one process on one core",
    "flood": "How long others wait, while one connection sends a thousand messages at once",
    "processes": "Two processes behind the proxy, and what readers notice where one goes",
    "browser": "Loading in Chromium, against a bare Streamlit page with one chart",
}


def main(asked: list[str]) -> int:
    """Print the tables asked for, or all."""
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        print(f"There is no part {', '.join(unknown)}; there are {', '.join(PARTS)}.")
        return 2
    print(_machine())
    for name, title in PARTS.items():
        if asked and name not in asked:
            continue
        print(f"\n**{title}**\n", flush=True)
        print(_part(name), flush=True)
    return 0


def _part(name: str) -> str:
    # Each part is loaded alone: the browser is not needed to measure reading.
    if name == "reading":
        from benchmarks import reading

        return reading.run()
    if name == "searching":
        from benchmarks import searching

        return searching.run()
    if name == "pages":
        from benchmarks import pages

        return pages.run()
    if name == "briefing":
        from benchmarks import briefing

        return briefing.run()
    if name == "publishing":
        from benchmarks import publishing

        return publishing.run()
    if name == "serving":
        from benchmarks import serving

        return serving.run()
    if name == "recording":
        from benchmarks import recording

        return recording.run()
    if name == "sync":
        from benchmarks import syncing

        return syncing.run()
    if name == "cuts":
        from benchmarks import power_cuts

        return power_cuts.run()
    if name == "readers":
        from benchmarks import readers

        return readers.run()
    if name == "flood":
        from benchmarks import flood

        return flood.run()
    if name == "processes":
        from benchmarks import processes

        return processes.run()
    from benchmarks import browser

    return browser.run()


def _machine() -> str:
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cores = f"{len(names)} cores"
        model = f"{names[0].partition(': ')[2]}, {cores}" if names else model
    return f"Measured on {model}; {platform.system()}, Python {platform.python_version()}."


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
