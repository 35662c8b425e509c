"""A click reaches its run.

Streamlit ends a run for what the browser tells next, also one that has begun for a click and has
not carried it out: then nobody hears of the click, until tests/browser/streamlit/
test_defects_of_state.py::test_a_click_is_lost_to_what_is_told_right_behind_it fails. So what a
browser tells behind a click waits until the run of the click begins to draw, which on a server that
has time takes some hundredths of a second.

By then a button with `on_click` has done what it does. One that the run asks about where it draws
it, as in `if st.button(...)`, may have that still to come: it gives its key through `late`, and
what stands behind a click on it waits until that run has ended.
"""

from __future__ import annotations

import asyncio

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.state.common import user_key_from_element_id

PATIENCE = 10.0
"""Seconds after which what stands behind a click is handed on whatever became of it."""

_BEGINS = "new_session"
_DRAWS = {
    *("delta", "ref_hash", "navigation", "page_config_changed", "page_info_changed"),
    "script_finished",
}
"""What a run sends after it has carried out a click."""
_ENDED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR}
"""How a run ends in whose place no other one begins."""
_late: set[str] = set()


def late(key: str) -> str:
    """The same key, of a button that the run asks about where it draws it."""
    _late.add(key)
    return key


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
        self._late = False
        """Whether its run asks about it where it draws it."""
        self._begun = False
        """Whether a run began since."""

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "websocket.receive":
            await self._wait()
            if pressed := _pressed(message.get("bytes") or b""):
                self._carried_out, self._begun = asyncio.Event(), False
                self._late = any(user_key_from_element_id(id) in _late for id in pressed)
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
            said = ForwardMsg.FromString(message.get("bytes") or b"")
            self._begun = self._begun or said.WhichOneof("type") == _BEGINS
            if self._carried_out and self._begun and self._tells_so(said):
                self._carried_out.set()

    def _tells_so(self, said: ForwardMsg) -> bool:
        """Whether a run that sends this has carried out the click."""
        kind = said.WhichOneof("type")
        if self._late:
            return kind == "script_finished" and said.script_finished in _ENDED
        return kind in _DRAWS


def _pressed(told: bytes) -> list[str]:
    """The buttons that were pressed, where the browser tells of some."""
    try:
        states = BackMsg.FromString(told).rerun_script.widget_states.widgets
    except DecodeError:
        return []  # Streamlit says what it thinks of it.
    return [state.id for state in states if state.trigger_value]
