"""What the server does in the background while it runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from components.server import uploads
from components.server.draining import DRAIN
from components.server.garbage import Collector
from components.server.wakeups import wake_seldom
from components.state import world

SECONDS = 30
FOLLOW_SECONDS = 1.0
"""How long the remote of the data file is left alone. An open page looks at the file every three
seconds, and shall show within five what another server recorded."""


@asynccontextmanager
async def housekeeping(app: object) -> AsyncIterator[dict[str, Any]]:
    """Tidies up from time to time, for as long as the server runs."""
    DRAIN.on_signal()
    wake_seldom(asyncio.get_running_loop())
    tasks = [asyncio.create_task(each) for each in (_tidy(), _collect(), _follow())]
    try:
        yield {}
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _follow() -> None:
    while True:
        await asyncio.to_thread(world.follow)
        await asyncio.sleep(FOLLOW_SECONDS)


async def _tidy() -> None:
    while True:
        await asyncio.sleep(SECONDS)
        uploads.sweep()


async def _collect() -> None:
    collector = Collector()
    collector.begin()
    while True:
        await asyncio.sleep(1)
        collector.step()
