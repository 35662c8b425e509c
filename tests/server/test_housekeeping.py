"""What goes on in the background goes on, whatever fails in it, until the server ends."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest

from components.server import housekeeping
from components.server.garbage import Collector
from tests.server.asked import carried_out

TIMES = 3


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing waits, no files lie around, and Python collects garbage as before afterwards."""
    for name in ("TIDY_SECONDS", "COLLECT_SECONDS", "FOLLOW_SECONDS", "MISTAKE_SECONDS"):
        monkeypatch.setattr(housekeeping, name, 0.0)
    monkeypatch.setattr(housekeeping.uploads, "sweep", lambda: None)
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)


class Failing:
    """Something that fails each time, and knows when it was called so often."""

    def __init__(self, name: str) -> None:
        self.name, self.called, self.often = name, 0, threading.Event()

    def __call__(self, *_: object) -> None:
        self.called += 1
        if self.called >= TIMES:
            self.often.set()
        raise KeyError(self.name)


def test_a_mistake_in_the_background_is_logged_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    follow, tidy, collect = Failing("follow"), Failing("tidy"), Failing("collect")
    monkeypatch.setattr(housekeeping.world, "follow", follow)
    monkeypatch.setattr(housekeeping.uploads, "sweep", tidy)
    monkeypatch.setattr(Collector, "step", collect)

    async def serve() -> list[bool]:
        async with housekeeping.housekeeping(None):
            return [
                await asyncio.to_thread(each.often.wait, 10) for each in (follow, tidy, collect)
            ]

    assert carried_out(serve()) == [True, True, True]
    logged = [(record.message, str(record.exc_info[1])) for record in caplog.records]  # type: ignore[index]
    assert {*logged} == {
        ("what goes on in the background failed", repr(each.name))
        for each in (follow, tidy, collect)
    }


def test_all_of_it_ends_with_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    followed = threading.Event()
    monkeypatch.setattr(housekeeping.world, "follow", followed.set)

    async def serve() -> tuple[bool, int]:
        async with housekeeping.housekeeping(None):
            began = await asyncio.to_thread(followed.wait, 10)
        return began, len(asyncio.all_tasks())

    assert carried_out(serve()) == (True, 1)


def test_what_is_cut_off_in_the_middle_is_not_begun_again() -> None:
    async def cut_off() -> tuple[int, bool]:
        began: list[asyncio.Event] = []

        async def endless() -> None:
            began.append(asyncio.Event())
            began_once.set()
            await began[-1].wait()

        began_once = asyncio.Event()
        task = asyncio.create_task(housekeeping._again(endless, 0.0))
        await began_once.wait()
        task.cancel()
        await asyncio.wait([task], timeout=10)
        return len(began), task.cancelled()

    assert carried_out(cut_off()) == (1, True)
