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
START = 60
"""So many seconds a server may take to begin to answer."""
_SERVER = b"streamlit\0run"
HERE = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Asks this computer itself, whatever proxy the environment names for others."""


def answers(port: str) -> bool:
    """Whether the server says that it is well."""
    try:
        url = f"http://127.0.0.1:{port}/_stcore/health"
        with HERE.open(url, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def servers(processes: Path = Path("/proc")) -> list[int]:
    """The ids of the processes that serve the dashboard, and have had the time to start."""
    up = float((processes / "uptime").read_text().split()[0])
    found = []
    for folder in processes.iterdir():
        with suppress(OSError):
            if not folder.name.isdigit() or _SERVER not in (folder / "cmdline").read_bytes():
                continue
            if up - _began(folder) >= START:
                found.append(int(folder.name))
    return found


def _began(process: Path) -> float:
    """When a process began, in seconds since the computer did (proc(5): field 22 of `stat`, of
    which the second is a name in brackets)."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return int(fields[22 - 3]) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """0 where it answers; else 1, and the server is ended, unless it has only just begun."""
    for n in range(TRIES):
        if answers(os.environ.get("PORT", "8501")):
            return 0
        time.sleep(REST if n < TRIES - 1 else 0)
    for server in servers():
        os.kill(server, signal.SIGKILL)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
