"""How files are written: whole or not at all, and on the disk before they take their name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
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
            part.unlink(missing_ok=True)
    return part


def put(files: Mapping[Path, bytes]) -> None:
    """Give files their contents: all of them, or none where one cannot be written."""
    parts: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            parts[target] = write_part(target, data)
        for target, part in parts.items():
            os.replace(part, target)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
