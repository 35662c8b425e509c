"""How long others wait while one connection sends a thousand messages at once, against the same
server without it."""

from __future__ import annotations

import statistics
import time
import urllib.request
from collections.abc import Callable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.table import table
from tests.browser.conftest import serving

MESSAGES = 1000
SECONDS = 20
Look = Callable[[int], object]


def run() -> str:
    """The table of waits, as Markdown."""
    with serving() as base, _reader(base) as reader, _reader(base) as flooder:
        looks: dict[str, Look] = {
            "`/_stcore/health`": lambda _: urllib.request.urlopen(f"{base}/_stcore/health").read(),
            "another reader's page": lambda n: _page(reader, n),
        }
        for n in range(5):
            _page(reader, n)
        before = {name: _waits(look, 3) for name, look in looks.items()}
        for n in range(MESSAGES):
            flooder.send(_ask("regions", n))
        during = {name: _waits(look, SECONDS / len(looks)) for name, look in looks.items()}
    rows = [
        [
            name,
            *(f"{statistics.median(w):.2f} s" for w in (before[name], during[name])),
            f"{max(during[name]):.2f} s",
            f"{statistics.median(during[name]) / statistics.median(before[name]):.1f}",
        ]
        for name in looks
    ]
    return table(["what", "alone", "median meanwhile", "longest meanwhile", "ratio"], rows)


def _reader(base: str) -> ClientConnection:
    address = f"{base.replace('http', 'ws', 1)}/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None)


def _ask(page: str, n: int) -> bytes:
    """A message that asks for a page at a date of its own."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = f"as_of=2024-{1 + n % 12:02d}-{1 + n % 28:02d}"
    return message.SerializeToString()


def _page(reader: ClientConnection, n: int) -> None:
    """Ask for a page, and wait until it is whole."""
    reader.send(_ask("tracker", n))
    while True:
        data = reader.recv(timeout=120)
        assert isinstance(data, bytes)
        if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
            return


def _waits(look: Look, seconds: float) -> list[float]:
    waits: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.monotonic()
        look(len(waits))
        waits.append(time.monotonic() - begun)
        time.sleep(0.05)
    return waits
