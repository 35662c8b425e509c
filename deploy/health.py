"""Ends the server of this container where it does not answer: python -m deploy.health

A container whose check fails is only marked; one whose server has ended is started anew.
"""

from __future__ import annotations

import os
import signal
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

TRIES, REST, PATIENCE = 3, 5.0, 10.0
"""How often it is asked, with so many seconds between; and how long it may take to answer."""
_SERVER = b"streamlit\0run"


def answers(port: str) -> bool:
    """Whether the server says that it is well."""
    try:
        url = f"http://127.0.0.1:{port}/_stcore/health"
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def servers(processes: Path = Path("/proc")) -> list[int]:
    """The ids of the processes that serve the dashboard."""
    found = []
    for folder in processes.iterdir():
        with suppress(OSError):
            if folder.name.isdigit() and _SERVER in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def main() -> int:
    """0 where it answers; else 1, and the server is ended."""
    for n in range(TRIES):
        if answers(os.environ.get("PORT", "8501")):
            return 0
        time.sleep(REST if n < TRIES - 1 else 0)
    for server in servers():
        os.kill(server, signal.SIGKILL)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
