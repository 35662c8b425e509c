"""A server that is to end takes no new pages, and waits for those that are open."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from starlette.types import Message, Receive, Scope, Send

from components.server import draining
from components.server.draining import Drain, Draining
from tests.server.asked import ask, carried_out


@dataclass
class Served:
    """A page that is open until somebody leaves it."""

    drain: Drain = field(default_factory=Drain)
    ended: list[str] = field(default_factory=list)

    async def open(self, left: asyncio.Event) -> None:
        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            await left.wait()

        async def send(message: Message) -> None: ...

        await Draining(app, self.drain)({"type": "websocket"}, send, send)  # type: ignore[arg-type]

    async def end(self, seconds: float) -> None:
        await self.drain.end(seconds, lambda: self.ended.append("ended"))


def test_new_pages_are_sent_elsewhere_and_all_else_is_answered() -> None:
    drain = Drain()
    assert ask(lambda app: Draining(app, drain), kind="websocket").status == 101
    drain.begun = True
    assert ask(lambda app: Draining(app, drain), kind="websocket").status == 403
    assert ask(lambda app: Draining(app, drain)).text == "there"


def test_it_ends_once_the_last_page_is_left() -> None:
    served = Served()

    async def lived() -> None:
        left = asyncio.Event()
        page = asyncio.create_task(served.open(left))
        await asyncio.sleep(0)
        end = asyncio.create_task(served.end(60))
        await asyncio.sleep(0)
        assert (served.drain.pages, served.ended) == (1, [])
        left.set()
        await asyncio.gather(page, end)

    carried_out(lived())
    assert (served.drain.pages, served.ended) == (0, ["ended"])


def test_it_does_not_wait_for_ever() -> None:
    served = Served()

    async def lived() -> None:
        page = asyncio.create_task(served.open(asyncio.Event()))
        await asyncio.sleep(0)
        await served.end(0)
        page.cancel()

    carried_out(lived())
    assert served.ended == ["ended"]


@pytest.mark.parametrize(
    ("setting", "seconds"), [("", 120.0), ("5", 5.0), ("-1", 0.0), ("soon", 120.0)]
)
def test_how_long_it_waits_is_a_setting(
    setting: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAIN_SECONDS", setting)
    assert draining._seconds() == seconds
