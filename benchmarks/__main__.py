"""Measure: python -m benchmarks [PART ...], where the parts are those of PARTS below."""

from __future__ import annotations

import platform
import sys
from importlib import import_module
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
_MODULES = {"sync": "syncing", "cuts": "power_cuts"}
"""The modules of parts that have another name."""


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
    """What a part measures, as Markdown. Each is loaded alone: the browser is not needed to measure
    reading."""
    measured: str = import_module(f"benchmarks.{_MODULES.get(name, name)}").run()
    return measured


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
