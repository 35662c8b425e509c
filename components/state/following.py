"""The data file follows the remote of its clone: one quiet look at it for all readers of a server.

Nothing here runs by itself; components/server/housekeeping.py calls `follow` again and again, where
RECORD_GIT says sync.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from commitments.recording import sync
from commitments.recording.apart import Apart, Away
from commitments.recording.locked_file import Refused
from commitments.recording.log import log_apart

# So often in a row a remote may not answer before readers are told.
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Parted:
    """Why the file does not follow, and since when."""

    reason: str
    since: datetime


class Follower:
    """Lets one file follow, and knows why it does not."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.parted: Parted | None = None
        """What readers are told, or nothing."""
        self._now, self._failed = now, 0
        self._since: datetime | None = None
        self._lock = threading.Lock()

    def follow(self, path: Path, name: str, today: date) -> None:
        """Look at the remote once, and take what is new; another look that still goes on is
        enough."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            sync.follow(path.resolve(), name, today)
        except Apart as error:
            self._note(error)
        except Refused as error:
            self._note(Apart(str(error)))
        else:
            if self.parted is not None:
                log_apart(self._now(), "")
            self.parted, self._since, self._failed = None, None, 0
        finally:
            self._lock.release()

    def _note(self, error: Apart) -> None:
        self._since = self._since or self._now()
        self._failed += 1
        if isinstance(error, Away) and self._failed < _PATIENCE:
            return
        if self.parted is None or self.parted.reason != error.reason:
            log_apart(self._now(), str(error))
            self.parted = Parted(error.reason, self._since)
