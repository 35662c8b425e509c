"""How long others wait while one connection sends a thousand messages at once, against the same
server without it."""

from __future__ import annotations

import asyncio
import statistics
import time
import urllib.request
from collections.abc import Awaitable, Callable, Mapping

from benchmarks.reader import Place, open_reader
from benchmarks.table import table
from tests.browser.serving import serving

MESSAGES = 1000
SECONDS = 20
Look = Callable[[int], Awaitable[object]]


def run() -> str:
    """The table of waits, as Markdown."""
    with serving() as base:
        before, during = asyncio.run(_flooded(base))
    rows = [
        [
            name,
            *(f"{statistics.median(w):.2f} s" for w in (before[name], during[name])),
            f"{max(during[name]):.2f} s",
            f"{statistics.median(during[name]) / statistics.median(before[name]):.1f}",
        ]
        for name in before
    ]
    return table(["what", "alone", "median meanwhile", "longest meanwhile", "ratio"], rows)


async def _flooded(base: str) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """The waits by what is asked for: before, and behind the messages."""
    async with (
        open_reader(base, polling=False) as reader,
        open_reader(base, polling=False) as flooder,
    ):
        looks: dict[str, Look] = {
            "`/_stcore/health`": lambda _: asyncio.to_thread(_health, base),
            "another reader's page": lambda n: reader.run(_at(n, "tracker")),
        }
        for n in range(5):
            await reader.run(_at(n, "tracker"))
        before = await _waits(looks, 3)
        for n in range(MESSAGES):
            await flooder.ask(_at(n, "regions"))
        return before, await _waits(looks, SECONDS / len(looks))


def _at(n: int, page: str) -> Place:
    """A page at a date of its own."""
    return Place(page, f"as_of=2024-{1 + n % 12:02d}-{1 + n % 28:02d}")


def _health(base: str) -> bytes:
    with urllib.request.urlopen(f"{base}/_stcore/health") as answer:
        told: bytes = answer.read()
    return told


async def _waits(looks: Mapping[str, Look], seconds: float) -> dict[str, list[float]]:
    """Each look again and again for so many seconds, one kind after the other."""
    waits: dict[str, list[float]] = {name: [] for name in looks}
    for name, look in looks.items():
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begun = time.monotonic()
            await look(len(waits[name]))
            waits[name].append(time.monotonic() - begun)
            await asyncio.sleep(0.05)
    return waits
