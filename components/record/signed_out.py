"""Up to when the sign-ins of an account were made that ended with a sign-out.

Where RECORD_STATE names a folder, all processes of a server know it, also after a restart: whoever
copied a cookie could else ask another one. Times come from the provider alone, so no two clocks are
compared.
"""

from __future__ import annotations

import time
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from commitments.files import drop, put
from commitments.recording.log import LOGGER
from components.state import world

_KEPT_SECONDS = 24 * 3600
"""Longer than any sign-in counts (access.py)."""
_ended: dict[str, float] = {}


def end(account: str, made: float) -> None:
    """Whatever this account signed in up to then counts no longer."""
    _ended[account] = max(made, up_to(account))
    try:
        path = _file(account)
        if path is not None:
            put({path: repr(_ended[account]).encode()})
            _sweep(path.parent)
    except OSError as error:
        LOGGER.warning("a sign-out holds for one process alone: %s", error)


def _sweep(folder: Path) -> None:
    """Take away what counts no longer; what cannot be looked at stays."""
    for old in folder.glob("*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _KEPT_SECONDS:
                drop(old)


def up_to(account: str) -> float:
    """Up to when sign-ins of this account count no longer; 0 where nobody signed out."""
    told = _ended.get(account, 0.0)
    try:
        if path := _file(account):
            with suppress(FileNotFoundError):
                told = max(told, float(path.read_bytes()[:40]))
    except (OSError, ValueError) as error:
        _say_once(str(error))
    return told


@lru_cache(64)
def _say_once(why: str) -> None:
    """Each run of a page asks."""
    LOGGER.warning("a sign-out at another process may not hold here: %s", why)


def _file(account: str) -> Path | None:
    """Raises OSError."""
    folder = world.state_folder("signed-out")
    return folder and folder / sha256(account.encode("utf-8", "surrogatepass")).hexdigest()
