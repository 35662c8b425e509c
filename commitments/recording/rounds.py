"""Saves of one process that go together: those that wait while others are on their way.

Each person's entry is put in by the thread that brought it, since only that knows whether they
still may; the thread that came first does for all what is done once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from queue import SimpleQueue
from time import perf_counter, sleep

from commitments.recording.commit import Message
from commitments.recording.inserting import Addition
from commitments.recording.locked_file import Refused, Unseen
from commitments.recording.person import Person
from commitments.recording.placing import CannotRecord
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded

# More would keep the first of them waiting.
_MOST = 16
# Why an entry may not go in; anything else is a mistake of ours.
KNOWN = (Refused, DataProblems, CannotRecord)


@dataclass(frozen=True, slots=True)
class Job:
    """An entry that somebody wants to save."""

    person: Person
    at: datetime
    put: Callable[[Loaded], Addition]
    """The entry as it goes into a state of the file, of which the register alone may be known;
    raises one of KNOWN where it may not go in."""
    told: Callable[[], Message]
    """What its commit says, once it was put in."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an entry that the remote has."""

    before: str
    """The data version without it."""
    after: Loaded
    """The file with it."""
    note: str
    """What went wrong afterwards, or nothing."""


class Seat:
    """A job that waits for its round, and the thread that brought it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._calls: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.get_ident()
        self._outcome: Kept | Exception | None = None

    def put(self, there: Loaded) -> Addition:
        """The entry as it goes in, found in its own thread; raises what that raises."""
        if threading.get_ident() == self._thread:
            return self.job.put(there)
        answers: SimpleQueue[Addition | Exception] = SimpleQueue()

        def call() -> None:
            answer: Addition | Exception | None = None
            try:
                answer = self.job.put(there)
            except KNOWN as error:
                answer = error
            finally:
                if answer is None:  # its thread ends by that, and can be asked no more
                    answer = _broken_off()
                    self.end(answer)
                answers.put(answer)

        self._calls.put(call)
        answer = answers.get()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self, outcome: Kept | Exception) -> None:
        """Its save ended so; what is said of it later is not heard."""
        if self._outcome is None:
            self._outcome = outcome
            self._calls.put(None)

    @property
    def ended(self) -> bool:
        """Whether its save ended."""
        return self._outcome is not None

    def call(self, what: Callable[[], None]) -> None:
        """Let its thread do something."""
        self._calls.put(what)

    def outcome(self) -> Kept:
        """Serve until the save ended; returns or raises what it ended with."""
        while (call := self._calls.get()) is not None:
            call()
        assert self._outcome is not None
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


Round = Callable[[Sequence[Seat]], None]


class Crew:
    """The saves of this process into one file."""

    def __init__(self) -> None:
        self.rests_until = 0.0
        """When the next round begins at the earliest: other machines go first. It is no time of
        day, and more saves come to the round meanwhile."""
        self._lock = threading.Lock()
        self._waiting: list[tuple[Seat, Round]] = []
        self._led = False

    @property
    def busy(self) -> bool:
        """Whether somebody saves, or waits for that."""
        return self._led

    def go(self, job: Job, round: Round) -> Kept:
        """Save in the next round; one of those who wait calls theirs for all of them."""
        seat = Seat(job)
        with self._lock:
            self._waiting.append((seat, round))
            leads, self._led = not self._led, True
        if leads:
            seat.call(self._lead)
        return seat.outcome()

    def _lead(self) -> None:
        sleep(max(0.0, self.rests_until - perf_counter()))
        with self._lock:
            now, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
        try:
            now[0][1]([seat for seat, _ in now])
        finally:
            for seat, _ in now:
                seat.end(_broken_off())
            with self._lock:
                self._led = bool(self._waiting)
                after = self._waiting[0][0] if self._waiting else None
            if after is not None:
                after.call(self._lead)


def _broken_off() -> Unseen:
    return Unseen(
        "the saving broke off, and it cannot be seen whether the entry is in the remote; look there"
        " before you record it again, it goes in once"
    )
