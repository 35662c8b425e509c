"""One reader: a session of Streamlit over a real websocket, kept as a browser keeps it.

It sends back the names of the messages that it keeps, as a browser does, so that the server need
not send them again, and it asks for the parts of a page that are drawn again by themselves.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PATIENCE = 120
"""Seconds after which a rerun counts as failed."""
_KEPT_RUNS = 2  # a browser forgets what it was not sent for so many runs
_LOOK = 0.1


class Failure(Exception):
    """A page that did not come."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its name in the address, and what stands behind the question mark."""

    page: str = ""
    query: str = ""


@dataclass
class Reader:
    """A session."""

    base: str
    socket: ClientConnection
    place: Place = Place()
    kept: dict[str, int] = field(default_factory=dict)
    """Messages that the browser keeps, each with the run that it was last part of."""
    runs: int = 0
    script: str = ""
    again: dict[str, float] = field(default_factory=dict)
    """Parts that are drawn again by themselves, with the seconds between."""
    finished: asyncio.Future[None] | None = None

    async def ask(self, place: Place) -> None:
        """Ask for a page."""
        self.runs += 1
        self.place, self.again = place, {}
        message = self._message()
        message.rerun_script.page_name = place.page
        await self.socket.send(message.SerializeToString())

    async def run(self, place: Place) -> float:
        """Ask for a page, and wait until it is whole; seconds. Raises Failure."""
        begun = time.perf_counter()
        self.finished = asyncio.get_running_loop().create_future()
        try:
            await self.ask(place)
            await asyncio.wait_for(self.finished, PATIENCE)
        except TimeoutError:
            raise Failure(f"no page in {PATIENCE} s") from None
        except ConnectionClosed as closed:
            raise Failure(str(closed)) from closed
        finally:
            self.finished = None
        return time.perf_counter() - begun

    async def listen(self) -> None:
        """Take what the server sends, for as long as the session lasts."""
        async for data in self.socket:
            assert isinstance(data, bytes)
            self._take(ForwardMsg.FromString(data))
        self._fail("the server closed the connection")

    async def draw_again(self) -> None:
        """Ask for the parts that are drawn again by themselves when their time comes."""
        due: dict[str, float] = {}
        while True:
            await asyncio.sleep(_LOOK)
            now = time.perf_counter()
            due = {part: due.get(part, now + rest) for part, rest in self.again.items()}
            for part in [part for part, at in due.items() if at <= now and not self.finished]:
                del due[part]
                message = self._message()
                message.rerun_script.page_script_hash = self.script
                message.rerun_script.fragment_id = part
                message.rerun_script.is_auto_rerun = True
                await self.socket.send(message.SerializeToString())

    def _message(self) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.place.query
        asked.cached_message_hashes.extend(self.kept)
        asked.context_info.timezone = "Europe/Berlin"
        asked.context_info.url = f"{self.base}/{self.place.page}"
        asked.context_info.color_scheme = "light"
        return message

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self.kept[message.hash] = self.runs
        if kind == "ref_hash":
            self.kept[message.ref_hash] = self.runs
        elif kind == "new_session":
            self.script = message.new_session.page_script_hash
        elif kind == "auto_rerun":
            self.again[message.auto_rerun.fragment_id] = message.auto_rerun.interval
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self._fail(message.delta.new_element.exception.message)
        elif kind == "script_finished":
            self._end(message)

    def _end(self, message: ForwardMsg) -> None:
        self.kept = {name: at for name, at in self.kept.items() if self.runs - at <= _KEPT_RUNS}
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self._fail("the page does not compile")
        whole = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        if whole and self.finished and not self.finished.done():
            self.finished.set_result(None)

    def _fail(self, why: str) -> None:
        if self.finished and not self.finished.done():
            self.finished.set_exception(Failure(why[:200]))


def connecting(base: str, cookie: str = "", patience: float = PATIENCE) -> connect:
    """A new connection to a server, as a page of it makes one."""
    return connect(
        base.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else None,
        max_size=None,
        open_timeout=patience,
        proxy=None,
    )


@asynccontextmanager
async def open_reader(base: str, *, polling: bool = True) -> AsyncIterator[Reader]:
    """A new session, until it is closed; without `polling` no part is drawn again by itself."""
    async with connecting(base) as socket:
        reader = Reader(base, socket)
        tasks = [asyncio.create_task(reader.listen())]
        if polling:
            tasks.append(asyncio.create_task(reader.draw_again()))
        try:
            yield reader
        finally:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError, ConnectionClosed):
                    await task
