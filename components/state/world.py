"""The one door to the world: the data file, the clock and the environment enter here.

All sessions share one parsed register and the views made from it. The file is looked at on every
run and read again when it changed; where it became invalid the last valid register stays, and the
problems come with it.
"""

from __future__ import annotations

import dataclasses
import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from commitments.dates import latest_day
from commitments.files import fingerprint, private_folder
from commitments.links.results import Result, read_results, results_path
from commitments.project import ROOT
from commitments.recording import git
from commitments.recording.git import Commit
from commitments.recording.locked_file import Refused
from commitments.recording.log import log_to
from commitments.recording.saving import Keep
from commitments.register import compiled
from commitments.register.compiled import compiled_of
from commitments.register.piecewise import Pieces
from commitments.register.problem import DataProblems, Problem
from commitments.register.reading import Loaded, bytes_of, loaded_of
from commitments.search.index import Index
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from components.state.following import Follower, Parted
from components.state.kept import Kept

T = TypeVar("T")
# By so much no place on earth differs from Greenwich.
_MOST_MINUTES = 14 * 60
# Each open page asks every three seconds, and shall show a change within five.
_LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the data file holds now, or held when it was last valid."""

    loaded: Loaded | None
    """The newest valid register; None if there never was one since the server started."""
    problems: tuple[Problem, ...]
    """What is wrong with the file as it is now, or with those of its entries that do not count yet
    because they were recorded after today."""
    invalid_since: datetime | None
    """When the file was first seen to be invalid."""
    parted: Parted | None = None
    """Why the file does not follow the remote that it shares with other servers, if it does not."""


def today() -> date:
    """Today's date where the reader sits; without a reader, where the server stands."""
    return now().date()


def now() -> datetime:
    """This moment, in the time zone of the reader; without a reader, in that of the server."""
    return datetime.now(UTC).astimezone(zone(st.context.timezone, st.context.timezone_offset))


def latest() -> date:
    """The day that has begun somewhere: up to it something may have been recorded."""
    return latest_day(datetime.now(UTC))


def zone(name: str | None, offset: int | None) -> tzinfo | None:
    """The time zone that a browser names or, where this system does not know it, its minutes west
    of Greenwich; None where it says neither, or nonsense."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if offset is not None and abs(offset) <= _MOST_MINUTES:
            return timezone(timedelta(minutes=-offset))
        return None


def setting(name: str, default: str = "") -> str:
    """A setting of the server, from its environment."""
    return os.environ.get(name, default).strip()


def state_folder(name: str) -> Path | None:
    """A folder of that name for what the server itself keeps, below the one that RECORD_STATE
    names, for its owner's eyes alone; None where none is named. Raises OSError."""
    named = setting("RECORD_STATE")
    if not named:
        return None
    path = Path(named).absolute() / name
    if not path.parent.exists():
        private_folder(path.parent)
    private_folder(path)
    return path


def data_path() -> Path:
    """The data file: COMMITMENTS_FILE, else data/commitments.yaml."""
    named = os.environ.get("COMMITMENTS_FILE")
    return Path(named) if named else ROOT / "data" / "commitments.yaml"


def data_name() -> str:
    """The data file as messages call it: relative to the project where it lies inside."""
    path = data_path().absolute()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def reading() -> Reading:
    """The register as it is now; reads the file only when it changed. It is one for readers all
    over the earth, of whom some have tomorrow already."""
    found = _shelf(str(data_path().absolute())).reading(latest(), data_name())
    parted = _follower(str(data_path().absolute())).parted
    return dataclasses.replace(found, parted=parted) if parted else found


def follow() -> None:
    """Let the data file follow the remote of its clone, where RECORD_GIT says sync; looks once."""
    if setting("RECORD_GIT") != Keep.SYNC:
        return
    path = data_path().absolute()
    named = setting("RECORD_LOG")
    with suppress(Refused):  # a save says that the log cannot be written
        log_to(Path(named) if named else None)
    _follower(str(path)).follow(path, data_name(), latest())


def view(loaded: Loaded, moment: Moment) -> View:
    """The shared view of a register at a moment."""
    return _held(loaded, moment).view


def select(loaded: Loaded, moment: Moment, chosen: Filter) -> Selection:
    """What passes a filter of a register at a moment; shared for as long as its view is."""
    held = _held(loaded, moment)
    return held.selections.get(repr(chosen), lambda: held.view.select(chosen))


def of_view(view: View, key: tuple[Any, ...], build: Callable[[], T]) -> T:
    """What `build` makes of a view, made once for all sessions; shared for as long as its view is.
    `key` names it wholly among what is made of views, as plain values; the result must not be
    changed by anybody."""
    held = _VIEWS.get(_name(view.version, view.moment), lambda: _Held(view))
    result: T = held.made.get(repr(key), build)
    return result


def _held(loaded: Loaded, moment: Moment) -> _Held:
    index = shared(("index", loaded.version), lambda: Index(loaded.register))
    return _VIEWS.get(
        _name(loaded.version, moment),
        lambda: _Held(View(loaded.register, moment, loaded.version, index)),
    )


def _name(version: str, moment: Moment) -> str:
    return repr((version, moment))


def link_results() -> tuple[Mapping[str, Result], str]:
    """What the last check of the sources' addresses found, and a sentence if that is damaged."""
    path = results_path(data_path())

    def read() -> tuple[Mapping[str, Result], str]:
        try:
            return read_results(path), ""
        except ValueError as error:
            return {}, str(error)
        except OSError as error:
            return {}, f"{path.name} cannot be read ({error.strerror})"

    return shared(("links", str(path), *fingerprint(path)), read)


def links_as_of() -> str:
    """Names what the last check of the addresses found."""
    return repr(fingerprint(results_path(data_path())))


def commits(commitment: str) -> tuple[Commit, ...]:
    """The commits of the data file that name a commitment, newest first; none without git."""
    path = data_path().resolve()
    key = ("commits", str(path), *fingerprint(path), commitment)
    return shared(key, lambda: git.commits_of(path, commitment))


def shared(key: tuple[Any, ...], build: Callable[[], T]) -> T:
    """What `build` makes, made once for all sessions. `key` names it wholly, as plain values; the
    result must not be changed by anybody.

    Tables are no part of a key: no short text names one."""
    result: T = _SHARED.get(repr(key), build)
    return result


@dataclass(frozen=True, slots=True)
class _Held:
    """A view, with what passes the filters that were asked for of late, and what was made of it."""

    view: View
    selections: Kept[Selection] = field(default_factory=lambda: Kept(12))
    made: Kept[Any] = field(default_factory=lambda: Kept(100))


# A view of a thousand pledges takes megabytes, and anybody may ask for any date.
_VIEWS: Kept[_Held] = Kept(16)
_SHARED: Kept[Any] = Kept(600)


def changed_since(shown: Reading) -> bool:
    """Whether the file is another than the one a page was drawn from, or other things are wrong
    with it or keep it from following."""
    now = reading()
    return now is not shown and _told(now) != _told(shown)


def _told(reading: Reading) -> tuple[str, tuple[Problem, ...], Parted | None]:
    version = reading.loaded.version if reading.loaded else ""
    return version, reading.problems, reading.parted


class _Shelf:
    """Holds the newest valid register of one file for all sessions.

    The file is looked at when its size, time or place changed, and once a second whatever those
    say: a program may put them back, and the clock of a disk is coarse.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[object, ...] | None = None
        self._looked = 0.0
        self._held: tuple[bytes, date] | None = None
        """The bytes that were read last, if there were any, and the day of that."""
        self._pieces = Pieces()
        self._reading = Reading(None, (), None)

    def reading(self, day: date, name: str) -> Reading:
        if self._may_be_new(day):
            # While one session reads a changed file, the others go on with what they have.
            if self._lock.acquire(blocking=self._reading.loaded is None):
                try:
                    if self._may_be_new(day):
                        seen = (*fingerprint(self._path), day)
                        self._look(day, name)
                        self._seen, self._looked = seen, time.monotonic()
                finally:
                    self._lock.release()
        return self._reading

    def _may_be_new(self, day: date) -> bool:
        rested = time.monotonic() - self._looked < _LOOK_SECONDS
        return not rested or (*fingerprint(self._path), day) != self._seen

    def _look(self, day: date, name: str) -> None:
        before, self._held = self._held, None
        try:
            data = bytes_of(self._path, name)
            self._held = (data, day)
            if self._held == before:
                return
            changed = before is not None and before[0] != data
            loaded = self._loaded_of(data, day, name, changed=changed)
        except DataProblems as error:
            self._put_wrong(tuple(error.problems))
            return
        self._reading = Reading(loaded, loaded.held, None)

    def _loaded_of(self, data: bytes, day: date, name: str, *, changed: bool) -> Loaded:
        """What a server begins a day with is kept for the next one of that day. Of a file that
        changed only the entries that are new are read, sooner than the whole would be kept."""
        if changed and self._reading.loaded is not None:
            return loaded_of(data, day, name, holding=True, known=self._pieces)
        kept_in = compiled.folder(os.environ)
        return compiled_of(data, day, name, kept_in, holding=True, known=self._pieces)

    def _put_wrong(self, problems: tuple[Problem, ...]) -> None:
        old = self._reading
        since = old.invalid_since or now()
        if (problems, since) != (old.problems, old.invalid_since):
            self._reading = Reading(old.loaded, problems, since)


@cache
def _shelf(path: str) -> _Shelf:
    return _Shelf(Path(path))


@cache
def _follower(path: str) -> Follower:
    return Follower()
