"""Servers of the dashboard, started, halted and killed by tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tests.browser.visitor import PATIENCE
from tests.conftest import ROOT


@contextmanager
def serving(script: str = "dashboard.py", **environment: str) -> Iterator[str]:
    """The dashboard, or another script, on a port of its own; gives its address."""
    port = _port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:

        def start() -> None:
            _processes[base] = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log
            )
            _wait(f"{base}/_stcore/health", _processes[base])

        _starts[base] = start
        try:
            start()
            yield base
        finally:
            del _starts[base]
            process = _processes.pop(base)
            process.terminate()
            process.wait(PATIENCE)
        _free.append(port)


def _port() -> int:
    """One that nobody has: of a server that ended, or a new one."""
    for wanted in (*_free[-1:], 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", wanted))
            _free[-1:] = []
            return int(probe.getsockname()[1])
    raise AssertionError("there is no free port")


_free: list[int] = []
"""Ports of servers that ended: of an address that it knows, a browser has read the scripts."""
_processes: dict[str, subprocess.Popen[bytes]] = {}
_starts: dict[str, Callable[[], None]] = {}


def restart(base: str) -> None:
    """The server of that address is killed, and started anew."""
    process = _processes[base]
    process.kill()
    process.wait(PATIENCE)
    _starts[base]()


def process(base: str) -> subprocess.Popen[bytes]:
    """The server of that address."""
    return _processes[base]


@contextmanager
def halted(base: str) -> Iterator[None]:
    """The server of that address does nothing meanwhile; what it is told it takes as one after."""
    process = _processes[base]
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not answer in {PATIENCE} s")
