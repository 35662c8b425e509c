"""One connection is listened to at its pace, and others notice nothing."""

from __future__ import annotations

import pytest
from starlette.types import Message, Receive, Scope, Send

from components.server import pace
from components.server.pace import A_SECOND, AT_ONCE, PATIENCE, Pace
from tests.server.asked import carried_out


def delivered(
    at: list[float], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[float], list[Message]]:
    """When messages that arrive at those seconds are handed on, and what is sent besides."""
    now = 0.0
    arriving = iter(at)
    handed: list[float] = []
    sent: list[Message] = []

    async def slept(seconds: float) -> None:
        nonlocal now
        now += seconds

    async def receive() -> Message:
        nonlocal now
        try:
            now = max(now, next(arriving))
        except StopIteration:
            return {"type": "websocket.disconnect", "code": 1000}
        return {"type": "websocket.receive", "bytes": b"x"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] == "websocket.receive":
            handed.append(now)

    monkeypatch.setattr(pace.asyncio, "sleep", slept)
    carried_out(Pace(app, lambda: now)({"type": "websocket"}, receive, send))
    return handed, sent


def test_whoever_types_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    typing = [n / A_SECOND for n in range(1000)]
    assert delivered(typing, monkeypatch) == (typing, [])


def test_many_at_once_are_handed_on_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    handed, sent = delivered([0.0] * (AT_ONCE + 3 * A_SECOND), monkeypatch)
    later = [(n + 1) / A_SECOND for n in range(3 * A_SECOND)]
    assert handed == pytest.approx([0.0] * AT_ONCE + later)
    assert sent == []


def test_who_goes_on_is_shut_out(monkeypatch: pytest.MonkeyPatch) -> None:
    handed, sent = delivered([0.0] * 1000, monkeypatch)
    assert [(one["type"], one["code"]) for one in sent] == [("websocket.close", 1008)]
    assert AT_ONCE + PATIENCE * A_SECOND <= len(handed) <= AT_ONCE + (PATIENCE + 1) * A_SECOND
