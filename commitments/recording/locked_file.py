"""The data file under its lock: read, replaced at once and for good, never half."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from commitments.files import NotKnown, drop, take_name, write_part
from commitments.register import yaml_tree

LOCK_SECONDS = 120.0
# How often an editor that knows no lock may come between before we give up.
_TRIES = 5
_RIGHTS = "system.posix_acl_access"


class Refused(Exception):
    """An entry that was not saved, with a sentence that says why; the file is as it was."""


class Busy(Refused):
    """Others hold the lock of the file too long."""


class Unseen(Refused):
    """Nobody can tell whether an entry was saved: the disk failed, and cannot be read; or the
    remote, and does not answer."""


@contextmanager
def locked(target: Path, name: str, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock of a data file, which lies beside it; raises Busy where others hold it too
    long."""
    # Who may write the file may take its lock.
    mode = target.stat().st_mode & 0o666 if target.exists() else 0o644
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=seconds, mode=mode)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(
            f"others are writing to {name} and did not end in {seconds:.0f} s; nothing was saved,"
            " try again"
        ) from None
    try:
        yield
    finally:
        # What was saved is saved, whatever becomes of the lock.
        with suppress(OSError):
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
        said = _replaced(target, name, data, new)
        if said is not None:
            break
    else:
        raise Refused(f"{name} is being changed by another program; try again")
    try:
        _flush(target.parent)
    except OSError as error:  # The file is the new one already.
        said = error.strerror or str(error)
    return new, f"the disk did not confirm it ({said}); see that it is there" if said else ""


def _replaced(target: Path, name: str, old: bytes, data: bytes) -> str | None:
    """Give the file this content; returns what the disk said of it, or None where the file is no
    longer the old one."""
    part = write_part(target, data, 0o600, lambda made: _like(target, made))
    try:
        return take_name(part, target, data) if _bytes(target, name) == old else None
    except NotKnown as error:
        raise Unseen(
            f"the disk failed while {name} was written ({error.strerror}), and it cannot be seen"
            " whether the entry is in it; look there before you record it again, it goes in once"
        ) from error
    finally:
        drop(part)


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
        raise Refused(f"{name} cannot be read ({error.strerror})") from error
