"""An entry -> into the data file for good, however many save at the same time.

    lock       one writer at a time, between processes (the lock lies beside the file)
    read       the file as it is now, not as it was when the form was opened
    conflict   somebody added to the same list meanwhile: shown, for a decision
    append     text is inserted; every old byte stays (recording.py)
    replace    a new file in the same folder, flushed to disk, takes the old one's name, if that is
               still the one that was read: an editor that knows no lock may have come between
    commit     where the file lies in a git work tree, in the person's name (history.py)
    log        one line of JSON for each save and refusal

A process may be killed at any moment: the file is the old one or the new one, whole.
"""

from __future__ import annotations

import dataclasses
import errno
import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from logging.handlers import WatchedFileHandler
from pathlib import Path

from filelock import FileLock, Timeout

from commitments import history, yaml_tree
from commitments.history import Person
from commitments.model import Assessment, Commitment, Evidence, Register
from commitments.reading import DataProblems, Loaded, read, version
from commitments.recording import Addition, CannotRecord, Entry, append, next_id

LOGGER = logging.getLogger("commitments.record")
LOCK_SECONDS = 120.0
# How often an editor that knows no lock may come between before we give up.
_TRIES = 5
_RIGHTS = "system.posix_acl_access"


class Keep(StrEnum):
    """What git does with a save."""

    OFF = "off"
    COMMIT = "commit"
    PUSH = "push"


def keep_of(named: str) -> Keep:
    """What the setting RECORD_GIT says; raises Refused where it says nothing known."""
    if named not in [str(keep) for keep in Keep]:
        raise Refused(f"RECORD_GIT is '{named[:40]}'; set it to off, commit or push")
    return Keep(named)


class Refused(Exception):
    """An entry that was not saved, with a sentence that says why; the file is as it was."""


class AlreadyRecorded(Refused):
    """The same entry stands in the file already."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"this is already recorded as {id}; nothing was added")


class Conflict(Refused):
    """Others changed what an entry was written against; `theirs` is what they added, `seen` the
    file as it is now."""

    def __init__(self, message: str, seen: Loaded, theirs: tuple[Entry, ...] = ()) -> None:
        self.seen, self.theirs = seen, theirs
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Saved:
    """An entry that is in the file for good."""

    id: str
    """Of evidence its id, of an assessment `commitment date`."""
    before: str
    after: str
    """Data versions."""
    merged: bool
    """Whether the file had changed elsewhere since the entry was written."""
    notes: tuple[str, ...] = ()
    """What went wrong after the save: a disk confirmed nothing, git made no commit or no push."""


def save(
    path: Path,
    addition: Addition,
    person: Person,
    now: datetime,
    *,
    file: str | None = None,
    base: Loaded | None = None,
    merge: bool = False,
    keep: Keep = Keep.COMMIT,
    refusal: Callable[[], str] = str,
    lock_seconds: float = LOCK_SECONDS,
) -> Saved:
    """Put one entry into a data file.

    `base` is the file that the entry was written against. Where others changed it elsewhere, the
    entry is added to what is there now; where they changed the same list of the same commitment,
    that is a Conflict, unless `merge` says that it does not matter. Evidence whose id was taken
    meanwhile gets the next free one. `refusal` says why this person may not write, or nothing: it
    is asked at the last moment.

    Raises Refused (or Conflict, AlreadyRecorded) with the file unchanged, DataProblems where the
    file or the entry has problems.
    """
    name = file or str(path)
    target = path.resolve()
    before = ""
    try:
        with locked(target, name, lock_seconds):
            wanted = addition
            mixed = False

            def with_entry(data: bytes) -> bytes:
                nonlocal addition, before, mixed
                before = version(data)
                now_there = _loaded(data, name, now, base)
                addition = _checked(now_there, wanted, name, base, merge)
                mixed = held and history.dirty(target)
                new = append(data, [addition], name, now.date(), now_there.register)
                if why := refusal():
                    raise Refused(why.rstrip("."))
                return new

            held, unheld = _held(target, keep)
            new, unconfirmed = rewrite(target, name, with_entry)
            uncommitted = _commit(target, addition, person, mixed) if held else unheld
        if held and keep is Keep.PUSH and not uncommitted:
            uncommitted = history.push(target)
        notes = (unconfirmed, uncommitted)
    except (Refused, DataProblems, CannotRecord, OSError) as error:
        log("refused", person, now, _name(addition), before, before, str(error))
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise Refused(
                f"{name} cannot be written ({reason}); nothing was saved, the file is as it was"
            ) from error
        if isinstance(error, CannotRecord):
            raise Refused(str(error)) from error
        raise
    after = version(new)
    said = tuple(note for note in notes if note)
    log("saved", person, now, _name(addition), before, after, "; ".join(said))
    return Saved(_name(addition), before, after, bool(base and base.version != before), said)


def _held(target: Path, keep: Keep) -> tuple[bool, str]:
    """Whether git is to keep the file, and what stands in its way."""
    return (False, "") if keep is Keep.OFF else history.follows(target)


def _loaded(data: bytes, name: str, now: datetime, base: Loaded | None) -> Loaded:
    """The file as it is now; raises Refused where somebody left a mistake in it."""
    if base and base.data == data:
        return base
    try:
        return Loaded(read(data, name, now.date()), version(data), data)
    except DataProblems as error:
        raise Refused(
            f"the file has a mistake that is not yours; correct it first: {error.problems[0]}"
        ) from error


def _checked(
    now: Loaded, addition: Addition, name: str, base: Loaded | None, merge: bool
) -> Addition:
    """The addition as it goes in; raises where others were there first. `base` is the file that it
    was written against."""
    register = now.register
    if base is not None and base.data != now.data:
        _look_for_loss(base.register, now, name)
    commitment = register.commitment(addition.commitment)
    if commitment is None:
        raise Refused(f"there is no commitment '{addition.commitment}' in {name} any more")
    entries: tuple[Entry, ...] = (*commitment.evidence, *commitment.assessments)
    for entry in entries:
        if _same(entry, addition.entry):
            raise AlreadyRecorded(_name(Addition(commitment.id, entry)))
    if base is not None and base.data != now.data and not merge:
        _look_for_conflict(base.register, commitment, addition, now)
    entry = addition.entry
    if isinstance(entry, Evidence) and _taken(register, entry.id):
        entry = dataclasses.replace(entry, id=_free_id(register, commitment))
    return Addition(commitment.id, entry)


def _look_for_loss(base: Register, now: Loaded, name: str) -> None:
    """Nothing that was there may be missing: an editor may be writing the file at this moment, and
    what it has written so far may read well."""
    there = {c.id: c for c in now.register.commitments}
    for old in base.commitments:
        ids = {item.id for item in there[old.id].evidence} if old.id in there else set()
        lost = [old.id] if old.id not in there else [e.id for e in old.evidence if e.id not in ids]
        if lost:
            raise Conflict(
                f"{lost[0]}, which was in {name}, is missing there now: somebody may be writing it"
                " at this moment; look again before you save",
                now,
            )


def _look_for_conflict(base: Register, now: Commitment, addition: Addition, seen: Loaded) -> None:
    old = base.commitment(now.id)
    if old is None:
        return
    if isinstance(addition.entry, Evidence):
        new: tuple[Entry, ...] = tuple(e for e in now.evidence if e not in old.evidence)
        changed, what = old.evidence != now.evidence, "evidence"
    else:
        new = tuple(a for a in now.assessments if a not in old.assessments)
        changed = (old.assessments, old.criteria) != (now.assessments, now.criteria)
        what = "assessments" if new else "criteria"
    if changed:
        raise Conflict(
            f"the {what} of {now.id} changed while you were writing; look at what changed, then add"
            " yours or leave it",
            seen,
            new,
        )


def _same(old: Entry, new: Entry) -> bool:
    """Whether two entries say the same, whatever their id, whoever recorded them and when."""
    if isinstance(old, Evidence) and isinstance(new, Evidence):
        return dataclasses.replace(old, id=new.id, recorded=new.recorded, by=new.by) == new
    if isinstance(old, Assessment) and isinstance(new, Assessment):
        return dataclasses.replace(old, recorded=new.recorded, by=new.by) == new
    return False


def _taken(register: Register, id: str) -> bool:
    return any(item.id == id for c in register.commitments for item in c.evidence)


def _free_id(register: Register, commitment: Commitment) -> str:
    """The next id of a commitment that no other holds: an entry that was moved keeps its own."""
    id = next_id(commitment)
    while _taken(register, id):
        head, _, number = id.rpartition("-")
        id = f"{head}-{int(number) + 1:02d}"
    return id


def _name(addition: Addition) -> str:
    entry = addition.entry
    return entry.id if isinstance(entry, Evidence) else f"{addition.commitment} {entry.date}"


def _commit(target: Path, addition: Addition, person: Person, mixed: bool) -> str:
    entry = addition.entry
    if isinstance(entry, Assessment):
        subject = f"{addition.commitment}: assess as {entry.status} from {entry.date}"
        body = entry.reason
    else:
        subject = f"{addition.commitment}: record {entry.id}, {entry.effect} of {entry.date.text}"
        body = f"Source: {entry.source.publisher}, {entry.source.title}, {entry.source.url}"
    if mixed:
        body += "\n\nThe file also held changes by hand that were in no commit."
    return history.commit(target, person, subject, body)


# ---------------------------------------------------------------- the file


@contextmanager
def locked(target: Path, name: str, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock of a data file, which lies beside it; raises Refused where others hold it too
    long."""
    # Who may write the file may take its lock.
    mode = target.stat().st_mode & 0o666 if target.exists() else 0o644
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=seconds, mode=mode)
    try:
        lock.acquire()
    except Timeout:
        raise Refused(
            f"others are writing to {name} and did not end in {seconds:.0f} s; nothing was saved,"
            " try again"
        ) from None
    try:
        yield
    finally:
        lock.release()


def rewrite(target: Path, name: str, change: Callable[[bytes], bytes]) -> tuple[bytes, str]:
    """Give a file what `change` makes of it, whole or not at all; its permissions and, where we
    may, its owner stay. Returns that, and what a disk did not confirm afterwards, or nothing.

    Asks `change` again where an editor that knows no lock came between; what is written in the
    microseconds between the last look and the new name cannot be seen. Raises Refused where that
    does not end. Only the holder of the lock writes, so a part that a killed process left is
    overwritten.
    """
    for _ in range(_TRIES):
        data = _bytes(target, name)
        new = change(data)
        if _replaced(target, name, data, new):
            break
    else:
        raise Refused(f"{name} is being changed by another program; try again")
    try:
        _flush(target.parent)
    except OSError as error:  # The file is the new one already.
        said = error.strerror or error
        return new, f"the disk did not confirm it ({said}); see that it is there"
    return new, ""


def _replaced(target: Path, name: str, old: bytes, data: bytes) -> bool:
    """Give the file this content, unless it is no longer the old one; returns whether it did."""
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            _like(target, part)
            os.fsync(out.fileno())
        if _bytes(target, name) != old:
            return False
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return True


def _like(target: Path, part: Path) -> None:
    """Give a new file the permissions and the owner of the one that it replaces."""
    if not target.exists():
        part.chmod(0o644)
        return
    wanted, made = target.stat(), part.stat()
    if os.name == "posix" and (wanted.st_uid, wanted.st_gid) != (made.st_uid, made.st_gid):
        try:
            os.chown(part, wanted.st_uid, wanted.st_gid)
        except PermissionError:
            # Only the system's administrator may give a file away; the group may still be ours.
            with suppress(PermissionError):
                os.chown(part, -1, wanted.st_gid)
    part.chmod(wanted.st_mode & 0o7777)
    _like_in_rights(target, part)


def _like_in_rights(target: Path, part: Path) -> None:
    """The rights of single people and groups too, which Linux keeps beside the permissions."""
    if not hasattr(os, "getxattr"):
        return
    try:
        os.setxattr(part, _RIGHTS, os.getxattr(target, _RIGHTS))
    except OSError as error:
        if error.errno not in (errno.ENODATA, errno.ENOTSUP):
            raise


def _flush(folder: Path) -> None:
    """The new name reaches the disk too; Windows does that by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _bytes(target: Path, name: str) -> bytes:
    try:
        with target.open("rb") as opened:
            return opened.read(yaml_tree.MAX_BYTES + 1)
    except OSError as error:
        raise Refused(f"{name} cannot be read ({error.strerror}); nothing was saved") from error


# ---------------------------------------------------------------- the log


def log(
    event: str, person: Person, now: datetime, what: str, before: str, after: str, why: str = ""
) -> None:
    """One line of JSON: who, when, what, the data versions before and after, and why not."""
    line = {
        "event": event,
        "when": now.isoformat(timespec="seconds"),
        "who": person.name,
        "mail": person.mail,
        "account": person.account,
        "what": what,
        "before": before,
        "after": after,
        "why": why[:2000],
    }
    LOGGER.info(json.dumps(line, ensure_ascii=True))


def log_to(path: Path | None) -> None:
    """Send the log to a file, or to standard error without one. Called twice, it does nothing.

    A file that was moved away by those who turn logs over is made anew. Raises Refused where the
    file cannot be written.
    """
    if LOGGER.handlers:
        return
    try:
        handler = WatchedFileHandler(path, encoding="utf-8") if path else logging.StreamHandler()
    except OSError as error:
        raise Refused(
            f"the log {path} cannot be written ({error.strerror}); see RECORD_LOG"
        ) from error
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
