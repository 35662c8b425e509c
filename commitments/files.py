"""How files are written: whole or not at all, and on the disk before they take their name."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows writes \r\n for \n without it


def fingerprint(path: Path) -> tuple[object, ...]:
    """Another one where a file was changed, replaced, made or deleted, without reading it."""
    try:
        status = path.stat()
    except OSError:
        return ("missing",)
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def part_of(target: Path) -> Path:
    """Where a new state of a file is written before it takes its name: in the same folder."""
    return target.with_name(f".{target.name}.part")


class NotKnown(OSError):
    """A file that could not be looked at after its rename failed: it is the old one or the new."""


def drop(part: Path) -> None:
    """Take a part away, if it is still there; one that stays does no harm."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def write_part(
    target: Path, data: bytes, mode: int = 0o666, finish: Callable[[Path], None] | None = None
) -> Path:
    """Write a new state of a file beside it, flushed to the disk; `finish` is called with its path
    before that. A part that a killed process left is overwritten.

    Raises OSError, and leaves nothing behind then.
    """
    part = part_of(target)
    part.unlink(missing_ok=True)
    whole = False
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            if finish is not None:
                finish(part)
            os.fsync(out.fileno())
        whole = True
    finally:
        if not whole:
            drop(part)
    return part


def take_name(part: Path, target: Path, data: bytes) -> str:
    """Give a new state of a file, which holds `data`, its name. Returns what the system said of it
    though it was done, or nothing: a network drive may answer that a rename failed which happened.

    Raises NotKnown where nobody can tell, OSError where it was not done.
    """
    try:
        os.replace(part, target)
    except OSError as error:
        try:
            done = target.read_bytes() == data
        except OSError as unseen:
            raise NotKnown(error.errno, error.strerror, str(target)) from unseen
        if not done:
            raise
        return error.strerror or str(error)
    return ""


def private_folder(path: Path) -> None:
    """See to it that a folder is there which its owner alone can look into; the one that it lies in
    must be there. Raises OSError, also where it belongs to somebody else."""
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.stat()
    if os.name != "posix":
        return
    if found.st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, "it belongs to somebody else", str(path))
    if stat.S_IMODE(found.st_mode) & 0o077:
        path.chmod(0o700)


def put(files: Mapping[Path, bytes]) -> None:
    """Give files their contents: all of them, or none where one cannot be written."""
    parts: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            parts[target] = write_part(target, data)
        for target, part in parts.items():
            take_name(part, target, files[target])
    finally:
        for part in parts.values():
            drop(part)
