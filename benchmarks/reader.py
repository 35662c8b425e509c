"""One reader: a session of Streamlit over a real websocket, kept as a browser keeps it.

It sends back the names of the messages that it keeps, as a browser does, so that the server need
not send them again, and it asks for the parts of a page that are drawn again by themselves.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 120
"""Seconds after which a rerun counts as failed."""
_KEPT_RUNS = 2  # Streamlit's browser forgets what it was not sent for so many runs


class Failure(Exception):
    """A rerun that did not come to a good end."""


@dataclass
class Reader:
    """A session; `run` asks for a page, and says how long it took until the page was whole."""

    base: str
    socket: Any
    kept: dict[str, int] = field(default_factory=dict)
    runs: int = 0
    script: str = ""
    again: dict[str, float] = field(default_factory=dict)
    """Parts that are drawn again by themselves, with the seconds between."""
    query: str = ""
    _finished: asyncio.Future[float] | None = None

    async def run(self, page: str, query: str = "") -> float:
        """Ask for a page, and wait until the script has finished; seconds."""
        self.runs += 1
        self.query, self.again = query, {}
        message = self._message()
        message.rerun_script.page_name = page
        return await self._until_finished(message)

    async def listen(self) -> None:
        """Take what the server sends, for as long as the session lasts."""
        async for data in self.socket:
            self._take(ForwardMsg.FromString(data))

    async def draw_again(self) -> None:
        """Ask for those parts when their time comes, for as long as the session lasts."""
        due: dict[str, float] = {}
        while True:
            await asyncio.sleep(0.1)
            now = time.perf_counter()
            due = {part: due.get(part, now + rest) for part, rest in self.again.items()}
            for part, moment in due.items():
                if moment <= now and self._finished is None:
                    due[part] = now + self.again[part]
                    message = self._message()
                    message.rerun_script.page_script_hash = self.script
                    message.rerun_script.fragment_id = part
                    message.rerun_script.is_auto_rerun = True
                    await self.socket.send(message.SerializeToString())

    def _message(self) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.cached_message_hashes.extend(self.kept)
        asked.context_info.timezone = "Europe/Berlin"
        asked.context_info.url = self.base
        asked.context_info.color_scheme = "light"
        return message

    async def _until_finished(self, message: BackMsg) -> float:
        begun = time.perf_counter()
        self._finished = asyncio.get_running_loop().create_future()
        try:
            await self.socket.send(message.SerializeToString())
            return await asyncio.wait_for(self._finished, PATIENCE) - begun
        except TimeoutError:
            raise Failure(f"no page in {PATIENCE} s") from None
        finally:
            self._finished = None

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.script = message.new_session.page_script_hash
        elif kind == "auto_rerun":
            self.again[message.auto_rerun.fragment_id] = message.auto_rerun.interval
        elif kind == "script_finished":
            self._end(message)
        elif message.metadata.cacheable:
            self.kept[message.hash] = self.runs
        elif kind == "ref_hash":
            self.kept[message.ref_hash] = self.runs
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self._fail(message.delta.new_element.exception.message)

    def _end(self, message: ForwardMsg) -> None:
        self.kept = {name: at for name, at in self.kept.items() if self.runs - at <= _KEPT_RUNS}
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self._fail("the page does not compile")
        whole = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        if whole and self._finished and not self._finished.done():
            self._finished.set_result(time.perf_counter())

    def _fail(self, why: str) -> None:
        if self._finished and not self._finished.done():
            self._finished.set_exception(Failure(why[:200]))
