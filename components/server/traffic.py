"""When a browser asked for something last, and how many connections have ended: what is tidied up
in the background waits for a quiet moment."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Traffic:
    """Counts since the server started."""

    asked: int = 0
    """Messages of browsers."""
    ended: int = 0
    """Connections that were closed."""
    last: float = field(default_factory=time.monotonic)
    """The moment of the last message."""

    def message(self) -> None:
        """A browser asked for something."""
        self.asked += 1
        self.last = time.monotonic()

    def end(self) -> None:
        """A connection was closed."""
        self.ended += 1


TRAFFIC = Traffic()
"""That of this server."""
