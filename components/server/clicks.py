"""A click reaches its run.

Streamlit ends a run for what the browser tells next, also one that has begun for a click and has
not carried it out: then nobody hears of the click, until tests/browser/streamlit/
test_defects_of_state.py::test_a_click_is_lost_to_what_is_told_right_behind_it fails. So what a
browser tells behind a click waits until the run of the click begins to draw, which on a server that
has time takes some hundredths of a second.
"""

from __future__ import annotations

import asyncio

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 10.0
"""Seconds after which what stands behind a click is handed on whatever became of it."""

_BEGINS = "new_session"
_DRAWS = {
    *("delta", "ref_hash", "navigation", "page_config_changed", "page_info_changed"),
    "script_finished",
}
"""What a run sends after it has carried out the click."""


class Clicks:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a websocket's messages in their turn."""
        if scope["type"] == "websocket":
            turn = _Turn(receive, send)
            receive, send = turn.receive, turn.send
        await self._app(scope, receive, send)


class _Turn:
    """One connection."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._carried_out: asyncio.Event | None = None
        """That of the last click; none before the first."""
        self._begun = False
        """Whether a run began since."""

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "websocket.receive":
            await self._wait()
            if _holds_click(message.get("bytes") or b""):
                self._carried_out, self._begun = asyncio.Event(), False
        return message

    async def _wait(self) -> None:
        carried_out = self._carried_out
        if carried_out is None or carried_out.is_set():
            return
        try:
            await asyncio.wait_for(carried_out.wait(), PATIENCE)
        except TimeoutError:
            carried_out.set()

    async def send(self, message: Message) -> None:
        await self._send(message)
        waits = self._carried_out is not None and not self._carried_out.is_set()
        if waits and message["type"] == "websocket.send":
            kind = ForwardMsg.FromString(message.get("bytes") or b"").WhichOneof("type")
            self._begun = self._begun or kind == _BEGINS
            if self._carried_out and self._begun and kind in _DRAWS:
                self._carried_out.set()


def _holds_click(told: bytes) -> bool:
    """Whether the browser tells of a button that was pressed."""
    try:
        states = BackMsg.FromString(told).rerun_script.widget_states.widgets
    except DecodeError:
        return False  # Streamlit says what it thinks of it.
    return any(state.trigger_value for state in states)
