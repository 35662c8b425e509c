"""What other threads tell the loop comes in its order, once, and wakes it seldom."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextvars import ContextVar, copy_context
from typing import Any

from components.server.wakeups import wake_seldom
from tests.server.asked import carried_out

TOLD = 200


def test_all_that_is_told_comes_in_its_order() -> None:
    async def tell() -> tuple[list[int], int]:
        loop, done, woken = asyncio.get_running_loop(), asyncio.Event(), []
        wake = loop.call_soon_threadsafe

        def counted(callback: Callable[..., object], *args: Any) -> asyncio.Handle:
            woken.append(callback)
            return wake(callback, *args)

        loop.call_soon_threadsafe = counted  # type: ignore[method-assign, assignment]
        wake_seldom(loop)
        came: list[int] = []

        def all_of_them() -> None:
            for n in range(TOLD):
                loop.call_soon_threadsafe(came.append, n)
            loop.call_soon_threadsafe(came.append, -1).cancel()
            loop.call_soon_threadsafe(done.set)

        thread = threading.Thread(target=all_of_them)
        thread.start()
        thread.join(10)  # the loop stands still meanwhile
        await asyncio.wait_for(done.wait(), 10)
        return came, len(woken)

    assert carried_out(tell()) == ([*range(TOLD)], 1)


def test_what_is_told_between_two_turns_wakes_it_again() -> None:
    async def tell() -> list[str]:
        loop = asyncio.get_running_loop()
        wake_seldom(loop)
        return [await asyncio.to_thread(str.upper, letter) for letter in "abc"]

    assert carried_out(tell()) == ["A", "B", "C"]


def test_what_is_told_is_done_in_the_context_of_who_tells_it() -> None:
    who = ContextVar("who", default="nobody")

    async def tell() -> list[str]:
        loop, done, found = asyncio.get_running_loop(), asyncio.Event(), list[str]()
        wake_seldom(loop)
        given = copy_context()
        given.run(who.set, "given")

        def by(name: str) -> None:
            who.set(name)
            loop.call_soon_threadsafe(lambda: found.append(who.get()))

        for name in "ab":
            thread = threading.Thread(target=by, args=(name,))
            thread.start()
            thread.join(10)
        loop.call_soon_threadsafe(lambda: found.append(who.get()), context=given)
        loop.call_soon_threadsafe(done.set)
        await asyncio.wait_for(done.wait(), 10)
        return found

    assert carried_out(tell()) == ["a", "b", "given"]
