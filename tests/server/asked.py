"""Asks a middleware as a server does, with no server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: dict[str, str]


def _there(answers: Mapping[str, str]) -> ASGIApp:
    """What stands behind the middleware, and answers with those headers."""
    headers = [(name.lower().encode(), value.encode()) for name, value in answers.items()]

    async def there(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"there"})

    return there


def carried_out(work: Coroutine[Any, Any, T]) -> T:
    """What comes of it, carried out in a thread of its own: a browser that tests drive keeps this
    one's loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def ask(
    gate: Callable[[ASGIApp], ASGIApp],
    path: str = "/",
    kind: str = "http",
    method: str = "GET",
    client: str = "127.0.0.1",
    headers: Iterable[tuple[str, str]] = (),
    answers: Mapping[str, str] = MappingProxyType({}),
) -> Answer:
    """What a request is answered; a websocket that is refused has the status 403, as servers say."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": kind,
        "path": path,
        "method": method,
        "client": (client, 1),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
    }
    carried_out(gate(_there(answers))(scope, receive, send))
    if kind == "websocket":
        return Answer(101 if sent[0]["type"] == "websocket.accept" else 403, "", {})
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], sent[1]["body"].decode(), told)
