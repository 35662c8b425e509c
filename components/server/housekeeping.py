"""What the server does in the background while it runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from components.server import uploads
from components.server.draining import DRAIN
from components.server.garbage import Collector
from components.server.wakeups import wake_seldom
from components.state import world

TIDY_SECONDS = 30.0
COLLECT_SECONDS = 1.0
FOLLOW_SECONDS = 1.0
"""How long the remote of the data file is left alone. An open page looks at the file every three
seconds, and shall show within five what another server recorded."""
MISTAKE_SECONDS = 30.0
"""The rest of what ended in a mistake of ours: it shall not fill the log."""
_LOGGER = logging.getLogger(__name__)


@asynccontextmanager
async def housekeeping(app: object) -> AsyncIterator[dict[str, Any]]:
    """Tidies up from time to time, for as long as the server runs."""
    DRAIN.on_signal()
    wake_seldom(asyncio.get_running_loop())
    loops = (
        _again(_tidy, TIDY_SECONDS),
        _again(_collecting(), COLLECT_SECONDS),
        _again(_follow, FOLLOW_SECONDS),
    )
    tasks = [asyncio.create_task(each) for each in loops]
    try:
        yield {}
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _again(what: Callable[[], Awaitable[None]], seconds: float) -> None:
    """Do something again and again, with so long a rest before it, until this is cancelled. A
    mistake in it is logged, and ends neither it nor the server."""
    rest = seconds
    while True:
        await asyncio.sleep(rest)
        (wrong,) = await asyncio.gather(what(), return_exceptions=True)
        rest = seconds
        if wrong is not None:
            _LOGGER.error("what goes on in the background failed", exc_info=wrong)
            rest = MISTAKE_SECONDS


async def _follow() -> None:
    await asyncio.to_thread(world.follow)


async def _tidy() -> None:
    uploads.sweep()


def _collecting() -> Callable[[], Awaitable[None]]:
    """One look at whether garbage is to be collected; Python leaves that to it from now on."""
    collector = Collector()
    collector.begin()

    async def look() -> None:
        collector.step()

    return look
