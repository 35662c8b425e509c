"""The server's loop is woken once for many messages.

A run hands over each element of a page by itself, and each time wakes the loop that sends it. On
one core that stops the run, for the loop to send a single element: of sixty a page, that was a
fifth of all work. What is handed over while the loop has been woken already waits for the same
turn of it, in its order.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, copy_context
from typing import Any


class _Wakeups:
    """Takes the place of the loop's own way to be called from other threads."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._wake = loop.call_soon_threadsafe
        self._told: deque[tuple[asyncio.Handle, Context, Callable[..., object], Any]]
        self._told = deque()
        self._woken = False

    def call(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """As `call_soon_threadsafe`: in the context of whoever calls, unless another is given."""
        context = context or copy_context()
        handle = asyncio.Handle(callback, args, self._loop, context)
        self._told.append((handle, context, callback, args))
        # Whoever finds the loop woken comes before it looks, as it forgets that first.
        if not self._woken:
            self._woken = True
            self._wake(self._take)
        return handle

    def _take(self) -> None:
        self._woken = False
        for _ in range(len(self._told)):
            handle, context, callback, args = self._told.popleft()
            if not handle.cancelled():
                self._loop.call_soon(callback, *args, context=context)


def wake_seldom(loop: asyncio.AbstractEventLoop) -> None:
    """Let the loop be woken once for many; a loop that is closed to that, such as uvloop's, does
    so by itself."""
    with suppress(AttributeError):
        loop.call_soon_threadsafe = _Wakeups(loop).call  # type: ignore[assignment,method-assign]
