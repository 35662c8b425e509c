"""Several machines on one register: a save is a commit on top of what the remote has.

    fetch      what the remote has now
    put        the entry into that; where the remote is invalid, nothing is put or taken
    commit     in the person's name, in no branch yet
    push       refused, because others pushed: once more from the newest state
    take       the file, the branch and git's list of files become what the remote has

An entry counts as saved once the remote has it. Until then nothing is written into the file or the
branch, so there is nothing to take back: a process may be killed at any moment. What it left behind
is in the remote, and comes with the next fetch, or is nowhere.

Saves of one process that wait for each other go in one push, a commit each (rounds.py).
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commitments.dates import latest_day
from commitments.recording import chain, git, remote
from commitments.recording.apart import Apart, Broken
from commitments.recording.chain import Step
from commitments.recording.clone import Clone, Newest
from commitments.recording.commit import NoCommit, alone
from commitments.recording.inserting import Addition, appended_each, reads
from commitments.recording.locked_file import LOCK_SECONDS, Busy, Refused, Unseen, locked
from commitments.recording.mending import Mender
from commitments.recording.remote import Declined, Pushed
from commitments.recording.rounds import KNOWN, Crew, Job, Kept, Seat
from commitments.register.piecewise import Pieces
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded, loaded_of, version

# So often others may push first, and so often a push may end without an answer.
_TRIES, _UNKNOWN_TRIES = 24, 3
# What share of the times git is asked whether much piled up.
_TIDY_SHARE = 0.05
# Who was not first tries again at once, but for a moment that nobody shares.
_JITTER = 0.05
# Who was first lets others go first, for so many times what a try takes: without that the one whose
# clone is the newest would win again and again.
_AFTER_YOU = (1.1, 1.7)


class _Shared:
    """What this process knows of one data file."""

    def __init__(self, target: Path) -> None:
        self.crew = Crew()
        self._target = target
        self._clone: Clone | None = None
        self._read: tuple[object, Loaded | DataProblems] | None = None
        self.pieces = Pieces()
        """Of what was read last: the file is long, and what changes in it short."""
        self.rests: tuple[object, str] | None = None
        """How the clone looked, and what the remote had, when the two agreed."""

    def clone(self, name: str) -> Clone:
        """The clone that the file lies in; raises Apart."""
        if self._clone is None or not self._clone.folders.own.exists():
            self._clone = Clone(self._target, name)
        return self._clone

    def loaded(self, newest: Newest, name: str, today: date) -> Loaded:
        """What the remote has as a register, read once; raises Apart where it is invalid."""
        key = (newest.blob, today)
        if self._read is None or self._read[0] != key:
            try:
                there = loaded_of(newest.data, today, name, holding=True, known=self.pieces)
                self._read = (key, there)
            except DataProblems as error:
                self._read = (key, error)
        found = self._read[1]
        if isinstance(found, DataProblems):
            raise Apart(
                f"the newest state of {name} in the remote has mistakes, and is not shown:"
                f" {found.problems[0]}",
                then="correct them there first",
            )
        return found

    def know(self, blob: str, today: date, loaded: Loaded) -> None:
        """This content reads so."""
        self._read = ((blob, today), loaded)


_SHARED: dict[Path, _Shared] = {}
_MAKING = threading.Lock()


def _shared(target: Path) -> _Shared:
    with _MAKING:
        return _SHARED.setdefault(target, _Shared(target))


def put(target: Path, name: str, job: Job, seconds: float = LOCK_SECONDS) -> Kept:
    """Put an entry into the remote that a data file follows, and into the file.

    Raises what `job.put` raises; Refused with the file and the remote unchanged; Unseen where
    nobody can tell whether the remote has the entry.
    """
    shared = _shared(target)

    def round(seats: Sequence[Seat]) -> None:
        try:
            with locked(target, name, seconds):
                clone = shared.clone(name)
                with _alone(clone) as mender:
                    _Round(shared, clone, mender, seats).go()
                _tidy(clone)
        except Refused as error:
            for seat in seats:
                seat.end(error)
        except OSError as error:
            for seat in seats:
                seat.end(Refused(f"{_why(error, name)}; it is as it was"))

    return shared.crew.go(job, round)


def _why(error: Refused | OSError, name: str) -> str:
    """Why saves of this file ended, for everybody who waits for one."""
    if isinstance(error, OSError):
        return f"{name} cannot be saved here ({error.strerror or error})"
    return error.reason if isinstance(error, Apart) else str(error)


def follow(target: Path, name: str, today: date) -> None:
    """Let a data file become what the remote has, unless somebody saves at this moment.

    Raises Apart where it cannot, with everything as it was."""
    shared = _shared(target)
    if shared.crew.busy:
        return  # who saves takes what the remote has
    try:
        with locked(target, name, 0):
            clone = shared.clone(name)
            branch = clone.known()
            if shared.rests and shared.rests == (clone.look(branch), remote.tip(clone, branch)):
                return
            shared.rests = None
            with _alone(clone) as mender:
                newest = _newest(clone, mender)
                shared.loaded(newest, name, today)
                clone.take(newest, newest.tip, newest.data)
                shared.rests = (clone.look(branch), newest.tip)
            _tidy(clone)
    except Busy:
        return
    except OSError as error:
        raise Apart(
            f"{name} cannot be written here", error.strerror or str(error), "see to the disk"
        ) from error


@contextmanager
def _alone(clone: Clone) -> Iterator[Mender]:
    """Hold the lock that commits hold too, and put right what a power cut left."""
    try:
        with alone(clone.path, clone.folders) as mender:
            yield mender
    except NoCommit:
        raise Busy(f"others are committing in the clone of {clone.name}; try again") from None


def _newest(clone: Clone, mender: Mender) -> Newest:
    """Fetch, and what the remote has now; raises Apart."""
    for mended in (False, True):
        try:
            branch = clone.known()
            clone.look_for_locks(branch)
            remote.fetch(clone, branch)
            return clone.newest(clone.branch())
        except Broken:
            if mended:
                raise
            mender.mend()
            clone.forget()
    raise AssertionError("the second time it was raised")


def _tidy(clone: Clone) -> None:
    """Let git pack what piled up, now and then, as it does by itself after a commit by hand."""
    if random.random() < _TIDY_SHARE:  # noqa: S311
        call = ("-c", "gc.autoPackLimit=100", "maintenance", "run", "--auto", "--quiet")
        git.call(clone.path, *call)


@dataclass(frozen=True, slots=True)
class _Going:
    """An entry on its way into the remote."""

    seat: Seat
    before: str
    """The data version without it."""
    after: Loaded
    step: Step

    def end(self, note: str) -> None:
        """The remote has it."""
        self.seat.end(Kept(self.before, self.after, note))


class _Round:
    """Saves that go together, tried until each ended."""

    def __init__(
        self, shared: _Shared, clone: Clone, mender: Mender, seats: Sequence[Seat]
    ) -> None:
        self._shared, self._clone, self._mender, self._seats = shared, clone, mender, seats
        self._today = latest_day(max(seat.job.at for seat in seats))
        self._begun = 0.0
        self._one_by_one = False
        self._doubts: list[tuple[str, list[_Going]]] = []
        """Commits of which nobody knows whether the remote took them."""

    def go(self) -> None:
        """Raises Refused where none of those that are left can be saved."""
        tries = 0
        try:
            while left := [seat for seat in self._seats if not seat.ended]:
                self._begun = time.perf_counter()
                newest = _newest(self._clone, self._mender)
                if self._arrived(newest):
                    continue
                there = self._loaded(newest)
                if chain.hooks(self._clone):  # they compare with the last commit of the branch
                    self._clone.take(newest, newest.tip, newest.data)
                    newest = newest.taken()
                if not (going := self._put(left, there, newest)):
                    continue
                tries += 1
                if self._pushed(newest, going):
                    tries = 0
                elif tries >= _TRIES:
                    raise Refused(
                        f"others were writing to the remote all the while ({tries} tries); nothing"
                        " was saved, try again"
                    )
                else:
                    time.sleep(random.uniform(0, _JITTER))  # noqa: S311
        except (Refused, OSError) as error:
            self._give_up(_why(error, self._clone.name))
            raise

    def _arrived(self, newest: Newest) -> bool:
        """Whether commits that were in doubt are in the remote after all; their saves end."""
        for commit, going in self._doubts:
            if remote.has(self._clone, newest.branch, commit):
                self._doubts = []
                note = self._take(newest, newest.tip)
                for one in going:
                    one.end(note)
                return True
        return False

    def _loaded(self, newest: Newest) -> Loaded:
        return self._shared.loaded(newest, self._clone.name, self._today)

    def _put(self, left: list[Seat], there: Loaded, newest: Newest) -> list[_Going]:
        """Put the entries in, one after the other. One that may not go in ends, unless that is so
        only because of those before it, which are in no remote yet: it goes in the next time."""
        now, seats, additions = there, list[Seat](), list[Addition]()
        for seat in left[:1] if self._one_by_one else left:
            try:
                addition = seat.put(now)
                now = Loaded(reads(now.register, addition), "", b"")
            except KNOWN as error:
                if not seats:
                    seat.end(error)
                continue
            seats.append(seat)
            additions.append(addition)
        try:
            return list(self._states(seats, additions, there, newest))
        except KNOWN as error:
            if len(seats) == 1:
                seats[0].end(error)
            self._one_by_one = True
            return []

    def _states(
        self, seats: list[Seat], additions: list[Addition], there: Loaded, newest: Newest
    ) -> Iterator[_Going]:
        """The file after each entry, with the commit that is made of it."""
        name, before = self._clone.name, there
        known = self._shared.pieces
        made = appended_each(there.data, additions, name, self._today, there.register, known)
        for seat, (data, register) in zip(seats, made, strict=True):
            after = Loaded(register, version(data), data, there.held)
            step = Step(data, seat.job.person, seat.job.at, seat.job.told())
            step = chain.ask_hooks(self._clone, newest.tip, step)
            yield _Going(seat, before.version, after, step)
            before = after

    def _pushed(self, newest: Newest, going: list[_Going]) -> bool:
        """Whether the remote took what goes, or said for good that it does not."""
        commit = chain.commits(self._clone, newest.tip, [one.step for one in going])
        try:
            found = remote.push(self._clone, newest.branch, commit)
        except Declined as error:
            if self._one_by_one or len(going) == 1:
                going[0].seat.end(error)
            self._one_by_one = True
            return True
        if found is Pushed.UNKNOWN:
            self._doubts.append((commit, going))
            if len(self._doubts) >= _UNKNOWN_TRIES:
                raise Refused("the connection to the remote broke off again and again")
        if found is not Pushed.TAKEN:
            return False
        now = time.perf_counter()
        rest = (now - self._begun) * random.uniform(*_AFTER_YOU)  # noqa: S311
        self._shared.crew.rests_until = now + rest
        last = going[-1].after
        self._shared.know(self._clone.name_of(last.data, newest.branch), self._today, last)
        note = self._take(newest, commit, last.data)
        for one in going:
            one.end(note)
        return True

    def _take(self, newest: Newest, commit: str, ours: bytes | None = None) -> str:
        """Take what the remote has: our commit with this data file, or what others put on top of
        it. Returns what went wrong, or nothing: the entries are saved."""
        try:
            if ours is None:
                self._loaded(newest)
            return self._clone.take(newest, commit, newest.data if ours is None else ours)
        except Apart as error:
            return f"this server could not take it yet: {error}"
        except OSError as error:
            return f"this server could not take it yet: {error.strerror or error}"

    def _give_up(self, why: str) -> None:
        """The saves of which nobody knows end; what is said is that."""
        for _, going in self._doubts:
            for one in going:
                one.seat.end(
                    Unseen(
                        f"the connection to the remote broke off while it took the entry, and then"
                        f" {why}; look at the register before you record it again, it goes in once"
                    )
                )
