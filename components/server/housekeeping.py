"""What the server does in the background while it runs."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from components.server import uploads
from components.server.draining import DRAIN

SECONDS = 30


@asynccontextmanager
async def housekeeping(app: object) -> AsyncIterator[dict[str, Any]]:
    """Tidies up from time to time, for as long as the server runs."""
    DRAIN.on_signal()
    task = asyncio.create_task(_tidy())
    try:
        yield {}
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _tidy() -> None:
    while True:
        await asyncio.sleep(SECONDS)
        uploads.sweep()
        # Streamlit would collect garbage after each run, and every reader would wait for that:
        # .streamlit/config.toml turns it off, until tests/browser/streamlit/
        # test_defects_of_display.py::test_garbage_is_collected_after_each_run fails.
        await asyncio.to_thread(gc.collect)
