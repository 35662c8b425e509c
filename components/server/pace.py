"""How fast one connection is listened to.

A browser sends a message for each thing that its reader does. A thousand at once made the server
answer nobody for minutes, as each began a run of the page. So each connection has a purse of
messages that fills slowly: who sends more is read more slowly, which also holds back what has
not arrived yet, and who goes on for long is shut out. Others notice nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server.traffic import TRAFFIC

AT_ONCE, A_SECOND = 40, 8
"""Messages that a connection may send at once, and then each second: more than anybody types."""
PATIENCE = 30
"""Seconds of more than that, after which a connection is closed."""
_TOO_MANY = 1008  # a websocket's word for what goes against a policy


class Pace:
    """The middleware; `clock` counts seconds."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, a websocket at its pace."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, _paced(receive, send, self._clock), send)
        finally:
            TRAFFIC.end()


def _paced(receive: Receive, send: Send, clock: Callable[[], float]) -> Receive:
    purse, counted = float(AT_ONCE), clock()
    empty_since: float | None = None

    async def paced() -> Message:
        nonlocal purse, counted, empty_since
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        TRAFFIC.message()
        now = clock()
        purse, counted = min(purse + (now - counted) * A_SECOND, AT_ONCE), now
        purse -= 1
        if purse >= 0:
            empty_since = None
            return message
        empty_since = now if empty_since is None else empty_since
        if now - empty_since > PATIENCE:
            await send(
                {"type": "websocket.close", "code": _TOO_MANY, "reason": "too many messages"}
            )
            return {"type": "websocket.disconnect", "code": _TOO_MANY}
        await asyncio.sleep(-purse / A_SECOND)
        return message

    return paced
