"""A server that is to end takes no new readers, and lets those who are there finish.

SIGUSR1 begins it, as the service and the container send it to stop (deploy/). A reader's page is a
websocket: a new one is refused, so that the proxy asks another process. The server ends once
the last is closed, or DRAIN_SECONDS later; a page that is open then comes to another process by
itself, with what its address and its draft hold.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from components.state import world

SECONDS = 120.0
"""How long a server waits for its readers, where DRAIN_SECONDS does not say otherwise."""
_LOOK_SECONDS = 0.2
_ENDS = 1001  # a websocket's word for a server that goes away


class Drain:
    """Whether a server is to end, and how many pages are open."""

    def __init__(self) -> None:
        self.begun = False
        self.pages = 0

    def on_signal(self) -> None:
        """Begin when the signal comes; call it on the loop of the server."""
        if hasattr(signal, "SIGUSR1") and threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGUSR1, self._begin)

    def _begin(self) -> None:
        if not self.begun:
            self.begun = True
            self._task = asyncio.create_task(self.end(_seconds(), _end))

    async def end(self, seconds: float, end: Callable[[], None]) -> None:
        """Wait for the last page, and for so many seconds at most; then end."""
        loop = asyncio.get_running_loop()
        last = loop.time() + seconds
        while self.pages and loop.time() < last:
            await asyncio.sleep(_LOOK_SECONDS)
        end()


DRAIN = Drain()
"""That of this process."""


class Draining:
    """The middleware."""

    def __init__(self, app: ASGIApp, drain: Drain = DRAIN) -> None:
        self._app = app
        self._drain = drain

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a new page only where the server goes on."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        if self._drain.begun:
            await receive()
            # Servers answer 403 to that, and the proxy asks the next process.
            await send({"type": "websocket.close", "code": _ENDS, "reason": ""})
            return
        self._drain.pages += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._drain.pages -= 1


def _seconds() -> float:
    """How long to wait; a setting that is no number counts as none."""
    try:
        return max(float(world.setting("DRAIN_SECONDS") or SECONDS), 0.0)
    except ValueError:
        return SECONDS


def _end() -> None:
    """As if somebody had told the server to end."""
    signal.raise_signal(signal.SIGTERM)
