"""Many readers of one process on one core: how long each waits, from the request until the page is
whole, beside a bare page of one chart in the same run; what a rerun costs; and the memory.

The server has one core for itself, the readers have the other. A reader walks from page to page
with two seconds of thought. The bare page runs with Streamlit's own settings.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.browser import BARE
from benchmarks.reader import Failure, Place, open_reader
from benchmarks.table import table
from tests.browser.places import VIEWS
from tests.browser.serving import process, serving

READERS = (10, 50, 100)
AT_ONCE, SESSIONS, FIRST = 200, 2000, 100
SECONDS, THOUGHT = 20, 2.0
_RUNS = 30  # reruns of a page whose cost is measured; a connection may ask for some more at once
_GATES = 20  # sessions that open and close beside each other
_REST = 5  # seconds in which a server tidies up
_WATCHED = str(Path(__file__).with_name("watched"))


@dataclass
class Seen:
    """What readers saw: seconds of waiting, and what went wrong."""

    first: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def run() -> str:
    """The tables, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        bare, log = Path(folder) / "bare.py", Path(folder) / "collections"
        bare.write_text(BARE, encoding="utf-8")
        walk = [Place(*address.lstrip("/").partition("?")[::2]) for address in VIEWS.values()]
        stock = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
        watched = {"PYTHONPATH": _WATCHED, "COLLECTIONS": str(log)}
        with _pinned(**watched) as ours, _pinned(str(bare), **stock) as theirs:
            costs, cost_of_bare = _costs(ours), _cost(theirs, Place())
            loads, collected = [], []
            for n in READERS:
                log.write_text("")
                seen = _load(ours, walk, n, SECONDS)
                collected += log.read_text().splitlines()
                loads.append((n, seen, _load(theirs, [Place()], n, SECONDS)))
            rushes = _load(ours, walk, AT_ONCE, 0), _load(theirs, [Place()], AT_ONCE, 0)
        with _pinned() as ours:
            memory = _memory(ours, walk)
    return "\n\n".join(
        (
            _waits(loads),
            _opening(*rushes),
            _cost_table(costs, cost_of_bare),
            f"Collections of garbage while there were readers: {_pauses(collected)}.",
            memory,
        )
    )


@contextmanager
def _pinned(script: str = "dashboard.py", **environment: str) -> Iterator[str]:
    """A server on the first core; whoever asks it is on the others."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:1])
    try:
        with serving(script, **environment) as base:
            os.sched_setaffinity(0, cores[1:] or cores)
            yield base
    finally:
        os.sched_setaffinity(0, cores)


# ---------------------------------------------------------------- what readers wait for


def _load(base: str, walk: Sequence[Place], readers: int, seconds: float) -> Seen:
    """So many readers for so long; 0 seconds are the first page alone."""
    seen = Seen()
    stop = time.monotonic() + seconds

    async def read(n: int) -> None:
        chance = random.Random(n)
        if seconds:
            await asyncio.sleep(n * min(0.05, seconds / 4 / readers))
        async with open_reader(base) as reader:
            seen.first.append(await reader.run(chance.choice(walk)))
            while time.monotonic() < stop:
                await asyncio.sleep(chance.uniform(0.5, 1.5) * THOUGHT)
                seen.waits.append(await reader.run(chance.choice(walk)))

    asyncio.run(_all([lambda n=n: read(n) for n in range(readers)], seen))
    return seen


async def _all(each: Sequence[Callable[[], Awaitable[None]]], seen: Seen) -> None:
    async def one(do: Callable[[], Awaitable[None]]) -> None:
        try:
            await do()
        except (Failure, OSError, EOFError) as error:
            seen.failures.append(f"{type(error).__name__}: {error}")

    await asyncio.gather(*map(one, each))


def _waits(loads: Sequence[tuple[int, Seen, Seen]]) -> str:
    rows = []
    for readers, ours, bare in loads:
        times = len(ours.waits) / max(1, len(bare.waits))
        for name, seen in (("dashboard", ours), ("bare page", bare)):
            rows.append(
                (
                    f"{readers}, {name}",
                    str(len(seen.waits)),
                    *(_ms(seen.waits, part) for part in (0.5, 0.95, 1)),
                    str(len(seen.failures)),
                    f"{times:.1f}" if seen is ours else "",
                )
            )
    head = ("readers, 2 s of thought", "reruns", "p50", "p95", "worst", "failures", "times bare")
    return table(head, rows)


def _opening(ours: Seen, bare: Seen) -> str:
    rows = [
        (name, *(_ms(seen.first, part) for part in (0.5, 0.95, 1)), str(len(seen.failures)))
        for name, seen in (("dashboard", ours), ("bare page", bare))
    ]
    return table(
        (f"{AT_ONCE} sessions at once: first page", "p50", "p95", "worst", "failures"), rows
    )


def _ms(waits: Sequence[float], part: float) -> str:
    if not waits:
        return "-"
    found = sorted(waits)[min(len(waits) - 1, int(part * len(waits)))]
    return f"{1000 * found:,.0f} ms"


# ---------------------------------------------------------------- what a rerun costs


def _costs(base: str) -> dict[str, float]:
    """Milliseconds of the processor by view, collections counted."""
    return {
        name: _cost(base, Place(*address.lstrip("/").partition("?")[::2]))
        for name, address in VIEWS.items()
    }


def _cost(base: str, place: Place) -> float:
    async def measured() -> float:
        async with open_reader(base, polling=False) as reader:
            for _ in range(3):
                await reader.run(place)
            before = _used(base)
            for _ in range(_RUNS):
                await reader.run(place)
            return 1000 * (_used(base) - before) / _RUNS

    return asyncio.run(measured())


def _used(base: str) -> float:
    """Seconds of the processor that a server has used: the clock of its process (clock_getres(2)
    says how such a clock is named)."""
    return time.clock_gettime((~process(base).pid << 3) | 2)


def _cost_table(costs: dict[str, float], bare: float) -> str:
    rows = [(name, f"{cost:.1f} ms") for name, cost in costs.items()]
    rows.append(("**median of these**", f"**{statistics.median(costs.values()):.1f} ms**"))
    rows.append(("bare page", f"{bare:.1f} ms"))
    return table(("page", "of the processor, a rerun"), rows)


def _pauses(collected: Sequence[str]) -> str:
    """How long collections took, from what watched/ wrote down: milliseconds by the clock and of
    the processor, and the generation."""
    lines = [[float(part) for part in line.split()] for line in collected]
    told = []
    for name, some in (
        ("of everything new", [line for line in lines if line[2] == 2]),
        ("of the newest", [line for line in lines if line[2] < 2]),
    ):
        if some:
            took, used = (max(line[n] for line in some) for n in (0, 1))
            told.append(
                f"{len(some)} {name}, the longest {took:.0f} ms by the clock and {used:.0f} ms of"
                " the processor"
            )
    return "; ".join(told) or "none took a millisecond"


# ---------------------------------------------------------------- memory


def _memory(base: str, walk: Sequence[Place]) -> str:
    """What sessions that were opened and closed leave behind."""
    before = _megabytes(base)
    seen = Seen()
    _come_and_go(base, walk, range(FIRST), seen)
    first = _megabytes(base)
    _come_and_go(base, walk, range(FIRST, SESSIONS), seen)
    last = _megabytes(base)
    return (
        f"Memory of the server: {before:.0f} MB before anybody came, {first:.0f} MB after {FIRST}"
        f" sessions had come and gone, {last:.0f} MB after {SESSIONS:,}: {last / first:.2f} times"
        f" as much; {len(seen.failures)} failures."
    )


def _come_and_go(base: str, walk: Sequence[Place], numbers: range, seen: Seen) -> None:
    async def visit(n: int) -> None:
        async with open_reader(base) as reader:
            for place in random.Random(n).choices(walk, k=2):
                seen.waits.append(await reader.run(place))

    async def some() -> None:
        for start in range(numbers.start, numbers.stop, _GATES):
            part = range(start, min(start + _GATES, numbers.stop))
            await _all([lambda n=n: visit(n) for n in part], seen)
        await asyncio.sleep(_REST)

    asyncio.run(some())


def _megabytes(base: str) -> float:
    status = Path(f"/proc/{process(base).pid}/status").read_text(encoding="utf-8")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024
