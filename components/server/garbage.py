"""Garbage is collected where no reader waits for it.

Streamlit collects all of it after each run, which took most of the time with many readers:
.streamlit/config.toml turns that off, until tests/browser/streamlit/test_defects_of_display.py::
test_garbage_is_collected_after_each_run fails. Here it is done in a moment in which nobody asks for
anything, and what is left is set aside: so the next time only what was made since is walked, in a
few milliseconds. What was set aside and is not used any more, such as what is left of sessions
that have ended, is found when everything is walked again: rarely, and in a longer silence.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from components.server.traffic import TRAFFIC, Traffic

QUIET, LATEST = 0.25, 4.0
"""Seconds without a message after which what is new is collected, and between two times at the
latest."""
SILENT, MANY = 2.0, 100
"""Seconds without a message after which everything is walked, once so many sessions have ended."""
TOO_MANY = 1000
"""Sessions that have ended after which that is done without a silence."""
# Python looks through what is new by itself, a little each time. A whole collection, which it would
# do in the middle of somebody's run, is left to the above.
_THRESHOLDS = (2_000, 10, 1_000_000)


class Collector:
    """Decides once a second; `clock` counts seconds."""

    def __init__(
        self, traffic: Traffic = TRAFFIC, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._traffic = traffic
        self._clock = clock
        self._asked = -1
        """The messages up to the last collection."""
        self._ended = 0
        """The sessions that had ended when everything was walked last."""
        self._at = clock()

    def begin(self) -> None:
        """Python itself collects only what is new."""
        gc.set_threshold(*_THRESHOLDS)

    def step(self) -> None:
        """Collect, where the moment has come."""
        now, asked = self._clock(), self._traffic.asked
        rest, ended = now - self._traffic.last, self._traffic.ended - self._ended
        if ended >= TOO_MANY or (ended >= MANY and rest >= SILENT):
            self._ended = self._traffic.ended
            gc.unfreeze()
        elif asked == self._asked or (rest < QUIET and now - self._at < LATEST):
            return
        gc.collect()
        gc.freeze()
        self._asked, self._at = asked, self._clock()
