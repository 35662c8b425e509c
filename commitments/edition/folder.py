"""How the files of an edition get into a folder: a new folder takes the place of the old one.

A manifest names every file with its checksum. What the folder holds besides is not ours: it is
taken along, and a folder without a manifest of ours that holds anything is left alone.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"
_KIND = "static edition of a commitment tracker"


class NotOurs(Exception):
    """A folder that cannot be written without losing what somebody else put there, in a
    sentence."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files of an edition."""

    new: int
    changed: int
    same: int
    gone: int
    left: int
    """How many files of somebody else were left as they are."""


def manifest(files: Mapping[str, bytes], about: Mapping[str, str]) -> bytes:
    """The manifest of some files: what they are `about`, and each with checksum and size."""
    listed = {
        path: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for path, data in sorted(files.items())
    }
    told = {"kind": _KIND, **about, "files": listed}
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def write(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Let a folder hold these files, the manifest among them, and those that are not ours.

    Files that are the same keep their time, so that what copies the folder on sees what changed.
    Raises NotOurs, or OSError; the old folder is whole then.
    """
    folder = folder.resolve() if folder.is_symlink() else folder.absolute()
    ours = _ours(folder)
    foreign = [path for path in _held(folder) if path not in ours]
    if taken := sorted(path for path in foreign if path in files):
        raise NotOurs(f"{folder / taken[0]} was not written by publish and is in the way")
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        counts = {"new": 0, "changed": 0, "same": 0}
        for path, data in files.items():
            counts[_put(folder / path, part / path, data)] += 1
        for path in foreign:
            _take_along(folder / path, part / path)
        part.chmod(folder.stat().st_mode if folder.is_dir() else 0o755)
        _take_place(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    gone = len(ours - set(files))
    return Written(**counts, gone=gone, left=len(foreign))


def differences(folder: Path) -> list[str]:
    """Where a folder no longer is what its manifest says, a sentence each. Raises NotOurs where it
    has none."""
    listed = _listed(folder)
    if listed is None:
        raise NotOurs(f"{folder} has no {MANIFEST} that publish wrote")
    found = []
    for path, told in listed.items():
        try:
            data = (folder / path).read_bytes()
        except OSError:
            found.append(f"{path} is missing")
            continue
        if hashlib.sha256(data).hexdigest() != told:
            found.append(f"{path} was changed")
    known = {*listed, MANIFEST}
    return found + [f"{path} is not of this edition" for path in _held(folder) if path not in known]


def _ours(folder: Path) -> set[str]:
    """The files that a folder has of us; none where it does not exist. Raises NotOurs where it
    holds something and no manifest."""
    if folder.exists() and not folder.is_dir():
        raise NotOurs(f"{folder} is a file; name a folder")
    listed = _listed(folder)
    if listed is not None:
        return {*listed, MANIFEST}
    held = next(_held(folder), None)
    if held is not None:
        raise NotOurs(
            f"{folder} holds files that publish did not write, such as {held}; name a new folder"
        )
    return set()


def _listed(folder: Path) -> dict[str, str] | None:
    """Path -> checksum, as the manifest of a folder says; None where it has none of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
        if told["kind"] != _KIND:
            return None
        return {str(path): str(one["sha256"]) for path, one in told["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _held(folder: Path) -> Iterator[str]:
    """Every file below a folder, as its manifest would name it."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix()


def _put(old: Path, new: Path, data: bytes) -> str:
    """Write a file, or take it over where it is the same; returns which."""
    new.parent.mkdir(parents=True, exist_ok=True)
    there = old.is_file() and not old.is_symlink()
    if there and old.stat().st_size == len(data) and old.read_bytes() == data:
        _take_along(old, new)
        return "same"
    new.write_bytes(data)
    return "changed" if there else "new"


_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""


def exchanged(one: Path, other: Path) -> bool:
    """Whether two folders now have each other's name, without an instant in which one is missing:
    renameat2 of Linux, which not every disk knows."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0


def _take_along(old: Path, new: Path) -> None:
    """Have a file under another name as well; a copy where the disk cannot do that."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _take_place(part: Path, folder: Path) -> None:
    """Give the new folder the name of the old one: in one step where the system can, else with an
    instant without the folder; the old one comes back where that fails."""
    if not folder.exists():
        part.rename(folder)
        return
    if exchanged(part, folder):
        return  # What lies beside it now is the old one, which the caller takes away.
    old = part.with_name(f"{part.name}.old")
    folder.rename(old)
    try:
        part.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
