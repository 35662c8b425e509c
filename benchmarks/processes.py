"""Two processes behind the proxy against one: how much more they do, and what readers notice where
one of them is killed, hangs or is asked to end. Needs nginx, and a computer that does nothing else:
where both processors are busy, two processes have no more of them than one.

A reader is a websocket that walks from page to page and keeps the proxy's cookie, as browsers do.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.reader import connecting
from benchmarks.table import table
from deploy.trial import Process, Trial, behind_proxy

READERS, SECONDS = 24, 20.0
"""Of the load, in which nobody thinks: each asks for the next page once one is there."""
ROUNDS = 3
KILLED_READERS, KILLED_SECONDS, BETWEEN = 20, 60.0, 6.0
PATIENCE = 30.0
WANTED = 1.7
PLACES = [
    *(("", ""), ("themes", ""), ("regions", ""), ("tracker", ""), ("tracker", "view=time")),
    *(("commitment", "id=ftf-info"), ("commitment", "id=mil-levant"), ("changes", "")),
    *(("method", ""), ("", "theme=military"), ("themes", "theme=stabilisation")),
]
_FEWEST = 15
"""Messages of a page; one that met an error has fewer."""
_SHORT = 100
"""Bytes; what says that a run is finished is shorter, and to read all would take the processor."""


@dataclass
class Seen:
    """What all readers together saw."""

    pages: int = 0
    lost: int = 0
    """Connections that ended without the reader's doing."""
    gaps: list[float] = field(default_factory=list)
    """Seconds from there until the page was whole again."""
    failed: Counter[str] = field(default_factory=Counter)


@dataclass
class Reader:
    """One reader."""

    base: str
    seen: Seen
    chance: random.Random
    cookie: str = ""
    socket: Any = None

    async def walk(self, until: float, think: float) -> None:
        """From page to page. A lost connection is made anew, as browsers do."""
        lost_at: float | None = None
        page, query = self.chance.choice(PLACES)
        while time.monotonic() < until:
            try:
                if self.socket is None:
                    await self._connect()
                await self._page(page, query)
            except (OSError, websockets.WebSocketException, TimeoutError) as error:
                self.socket = None
                if lost_at is None:
                    self.seen.lost += 1
                    lost_at = time.monotonic()
                elif time.monotonic() - lost_at > PATIENCE:
                    self.seen.failed[f"{type(error).__name__}: {error}"[:60]] += 1
                    return
                await asyncio.sleep(0.1)
                continue
            if lost_at is not None:
                self.seen.gaps.append(time.monotonic() - lost_at)
                lost_at = None
            self.seen.pages += 1
            page, query = self.chance.choice(PLACES)
            await asyncio.sleep(think * self.chance.uniform(0.5, 1.5))
        if self.socket is not None:
            await self.socket.close()

    async def _connect(self) -> None:
        self.socket = await connecting(self.base, self.cookie, PATIENCE)
        told = self.socket.response.headers.get("Set-Cookie", "")
        self.cookie = told.partition(";")[0] or self.cookie

    async def _page(self, page: str, query: str) -> None:
        """Ask for a page, and take what comes until it is whole."""
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = page, query
        await self.socket.send(message.SerializeToString())
        messages = 0
        while True:
            data = await asyncio.wait_for(self.socket.recv(), PATIENCE)
            messages += 1
            if len(data) < _SHORT and _whole(ForwardMsg.FromString(data)):
                break
        if messages < _FEWEST:
            self.seen.failed[f"{page or 'overview'}: {messages} messages"] += 1


def _whole(message: ForwardMsg) -> bool:
    """Whether a message says that the page is there."""
    if message.WhichOneof("type") != "script_finished":
        return False
    return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


async def _readers(base: str, count: int, seconds: float, think: float) -> Seen:
    seen, until = Seen(), time.monotonic() + seconds
    await asyncio.gather(
        *(Reader(base, seen, random.Random(n)).walk(until, think) for n in range(count))
    )
    return seen


def run() -> str:
    """The tables, as Markdown."""
    if shutil.which("nginx") is None:
        return "This needs nginx: apt-get install nginx"
    return "\n\n".join((_more(), _less()))


def _more() -> str:
    """How many pages a second one process and two make whole, with readers who never think."""
    rates: dict[int, list[float]] = {1: [], 2: []}
    shares: dict[int, list[float]] = {1: [], 2: []}
    with behind_proxy(1) as one, behind_proxy(2) as two:
        for trial in (one, two):
            # Each process makes once what it then shares.
            asyncio.run(_readers(trial.base, 8, 6, 0))
        for _ in range(ROUNDS):
            for trial in (one, two):
                count = len(trial.processes)
                before = _processor(trial)
                seen = asyncio.run(_readers(trial.base, READERS, SECONDS, 0))
                assert not seen.failed and not seen.lost, seen.failed
                rates[count].append(seen.pages / SECONDS)
                shares[count].append((_processor(trial) - before) / SECONDS)
    best = {count: max(found) for count, found in rates.items()}
    had = {count: shares[count][rates[count].index(best[count])] for count in rates}
    rows = [
        (
            "one process" if count == 1 else f"{count} processes",
            f"{best[count]:.1f}",
            f"{best[count] / best[1]:.2f}",
            "" if count == 1 else f"{WANTED}",
            f"{had[count]:.2f}",
            f"{best[count] / had[count]:.1f}",
        )
        for count in rates
    ]
    head = (
        *(f"{READERS} readers who never think", "pages a second", "ratio", "at least"),
        *("processors that they had", "pages a second of those"),
    )
    return table(head, rows)


def _processor(trial: Trial) -> float:
    """Seconds of the processor that the processes took so far."""
    ticks = 0
    for process in trial.processes:
        assert process.running is not None
        with open(f"/proc/{process.running.pid}/stat", encoding="ascii") as told:
            ticks += sum(int(one) for one in told.read().rpartition(")")[2].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def _less() -> str:
    """What readers notice, who think a second, while processes go."""
    rows = []
    with behind_proxy(2, DRAIN_SECONDS="20") as trial:
        for name, harm in HARMS.items():
            seen, done = asyncio.run(_harmed(trial, harm))
            gaps = sorted(seen.gaps)
            rows.append(
                (
                    f"{done} times {name}",
                    f"{seen.pages}",
                    f"{seen.lost}",
                    f"{gaps[len(gaps) // 2]:.1f} s" if gaps else "-",
                    f"{gaps[-1]:.1f} s" if gaps else "-",
                    f"{sum(seen.failed.values())}",
                )
            )
            for process in trial.processes:
                process.stop()
                process.start()
    head = (
        f"{KILLED_READERS} readers, {KILLED_SECONDS:.0f} s",
        *("pages", "pages that lost theirs", "back after, median", "longest", "not back"),
    )
    return table(head, rows)


async def _killed(process: Process) -> None:
    process.tell(signal.SIGKILL)
    await asyncio.to_thread(process.ended)


async def _hung(process: Process) -> None:
    """It does nothing, until what looks after it kills it: here after three seconds, where the
    service looks each minute."""
    process.tell(signal.SIGSTOP)
    await asyncio.sleep(3)
    await _killed(process)


async def _drained(process: Process) -> None:
    process.tell(signal.SIGUSR1)
    await asyncio.to_thread(process.ended)


HARMS: dict[str, Callable[[Process], Awaitable[None]]] = {
    "one was killed": _killed,
    "one hung for 3 s and was killed": _hung,
    "one was asked to end, and waited 20 s for its readers": _drained,
}


async def _harmed(trial: Trial, harm: Callable[[Process], Awaitable[None]]) -> tuple[Seen, int]:
    """What readers see while this comes to one process after the other, each started anew."""
    done = 0

    async def harming() -> None:
        nonlocal done
        while True:
            await asyncio.sleep(BETWEEN)
            process = trial.processes[done % len(trial.processes)]
            await harm(process)
            done += 1
            await asyncio.to_thread(process.start)

    task = asyncio.create_task(harming())
    seen = await _readers(trial.base, KILLED_READERS, KILLED_SECONDS, 1.0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return seen, done
