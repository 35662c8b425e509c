"""Drafts in a folder that all processes of a server share, for its owner's eyes alone.

    OWNER-TOKEN.json   a draft; both names are digests, so that no name from outside becomes a path
    base-VERSION.yaml  a data file that a draft was written against, as long as it is used

One who writes holds the lock of the folder, and what he writes takes its name in one step: a killed
process leaves the old draft or the new one. A file that is damaged, or that somebody else wrote, is
as good as none.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from commitments.files import drop, fingerprint, take_name, write_part
from commitments.register import yaml_tree
from commitments.register.reading import Loaded, version
from components.record.draft import Draft, NoDraft, from_bytes, to_bytes

MOST_BYTES = 1_000_000
"""Of one draft; a longer one is not written, and lasts as long as its process."""
_LOCK_SECONDS = 5.0
_SWEEP_SECONDS = 60.0
_DIGITS = 32

BaseOf = Callable[[bytes | None], Loaded]
"""The register of the bytes of a data file; without them, that of today."""


class NotKept(Exception):
    """Drafts cannot be kept in the folder, with a sentence that says why."""


@dataclass
class _Seen:
    """A draft as it was read or written last."""

    mark: tuple[object, ...]
    token: str
    draft: Draft


class Folder:
    """The folder. What was read is kept in mind as long as its file is the same."""

    def __init__(self, path: Path, kept: timedelta, most: int, most_of_one: int) -> None:
        self._path = path
        self._kept = kept.total_seconds()
        self._most, self._most_of_one = most, most_of_one
        self._seen: dict[str, _Seen] = {}
        self._swept = float("-inf")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of the folder. Raises NotKept."""
        lock = FileLock(self._path / ".lock", timeout=_LOCK_SECONDS, mode=0o600)
        try:
            lock.acquire()
        except Timeout:
            raise NotKept(f"{self._path} is in use for {_LOCK_SECONDS:.0f} s") from None
        except OSError as error:
            raise NotKept(f"{self._path}: {error.strerror or error}") from error
        try:
            yield
        finally:
            with suppress(OSError):
                lock.release()

    def read(self, token: str, owner: str, base_of: BaseOf) -> Draft | None:
        """The draft of that owner under that token; None where there is none that can be read."""
        seen = self._read(_name(owner, token), base_of)
        return seen.draft if seen else None

    def taken(self, token: str, owner: str) -> bool:
        """Whether somebody else has a draft under that token."""
        end = f"-{_digest(token)}.json"
        return any(one.endswith(end) and one != _name(owner, token) for one in self._names())

    def of_owner(self, owner: str, base_of: BaseOf) -> list[tuple[str, Draft]]:
        """The drafts of an owner, each with its token."""
        begins = f"{_digest(owner)}-"
        names = [name for name in self._names() if name.startswith(begins)]
        found = [seen for name in names if (seen := self._read(name, base_of))]
        return [(seen.token, seen.draft) for seen in found]

    def write(self, token: str, draft: Draft) -> None:
        """Keep a draft; call it under the lock. Raises NotKept."""
        name, data = _name(draft.owner, token), to_bytes(token, draft)
        if len(data) > MOST_BYTES:
            raise NotKept(f"an entry of {len(data):,} bytes is too long for that")
        try:
            self._write_base(draft.base)
            self._put(self._path / name, data)
        except OSError as error:
            raise NotKept(f"{self._path}: {error.strerror or error}") from error
        self._seen[name] = _Seen(fingerprint(self._path / name), token, draft)

    def drop(self, token: str, owner: str) -> None:
        """Take a draft away, if it is there."""
        name = _name(owner, token)
        self._seen.pop(name, None)
        drop(self._path / name)

    def make_room(self, owner: str) -> None:
        """For one more draft of an owner: those that nobody used for longest go."""
        ages = self._ages()
        mine = [name for name in ages if name.startswith(_digest(owner) + "-")]
        for name in {*mine[self._most_of_one - 1 :], *list(ages)[self._most - 1 :]}:
            self._forget(name)

    def sweep(self) -> None:
        """Take away what nobody used for as long as drafts are kept; looks once a minute."""
        now = time.monotonic()
        if now - self._swept < _SWEEP_SECONDS:
            return
        self._swept = now
        for name in {*self._seen} - {*self._names()}:
            self._seen.pop(name, None)
        for one in self._entries():
            with suppress(OSError):
                old = time.time() - one.stat(follow_symlinks=False).st_mtime > self._kept
                if old and one.name != ".lock":
                    self._forget(one.name)

    def _read(self, name: str, base_of: BaseOf) -> _Seen | None:
        mark, seen = fingerprint(self._path / name), self._seen.get(name)
        if seen is not None and seen.mark == mark:
            return seen
        try:
            token, draft = from_bytes(self._bytes(name, MOST_BYTES), self._base(base_of))
        except (OSError, NoDraft):
            token, draft = "", None
        # A name that does not follow from what is inside is not of our making.
        if draft is None or name != _name(draft.owner, token):
            self._seen.pop(name, None)
            return None
        if seen is not None and seen.draft.owner == draft.owner:
            # Another process wrote it: whoever holds it here goes on with what stands there.
            seen.draft.__dict__.update(draft.__dict__)
            draft = seen.draft
        read = self._seen[name] = _Seen(mark, token, draft)
        return read

    def _base(self, base_of: BaseOf) -> Callable[[str], Loaded]:
        def found(named: str) -> Loaded:
            try:
                data = self._bytes(_base_name(named), yaml_tree.MAX_BYTES)
            except OSError:
                return base_of(None)
            return base_of(data if version(data) == named else None)

        return found

    def _bytes(self, name: str, most: int) -> bytes:
        """The bytes of a file, which is no link and no longer than that. Raises OSError."""
        handle = os.open(self._path / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as opened:
            data = opened.read(most + 1)
        if len(data) > most:
            raise OSError(0, "it is too long")
        return data

    def _write_base(self, base: Loaded) -> None:
        path = self._path / _base_name(base.version)
        try:
            # It lasts as long as the drafts that it belongs to.
            os.utime(path)
        except FileNotFoundError:
            self._put(path, base.data)

    def _put(self, path: Path, data: bytes) -> None:
        part = write_part(path, data, 0o600)
        try:
            take_name(part, path, data)
        finally:
            drop(part)

    def _forget(self, name: str) -> None:
        self._seen.pop(name, None)
        drop(self._path / name)

    def _ages(self) -> dict[str, float]:
        """When each draft was used last, the newest first."""
        found = {}
        for one in self._entries():
            if one.name.endswith(".json"):
                with suppress(OSError):
                    found[one.name] = one.stat(follow_symlinks=False).st_mtime
        return dict(sorted(found.items(), key=lambda entry: entry[1], reverse=True))

    def _names(self) -> list[str]:
        return [one.name for one in self._entries() if one.name.endswith(".json")]

    def _entries(self) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._path) as found:
                return list(found)
        except OSError:
            return []


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _name(owner: str, token: str) -> str:
    return f"{_digest(owner)}-{_digest(token)}.json"


def _base_name(named: str) -> str:
    return f"base-{_digest(named)}.yaml"
