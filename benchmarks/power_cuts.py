"""Power cuts while entries are saved and committed: what is on the disk afterwards.

A small data file lies on an ext4 file system in an image, which lies on btrfs. A copy of the image
that shares its blocks is made in one moment and holds what had reached the disk by then, as after a
power cut. Each copy is mounted and looked at, and one more entry is saved into it. Needs Linux,
root (for mounting) and btrfs-progs.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.table import table
from commitments.project import ROOT
from commitments.recording.saving import Keep
from commitments.register.problem import DataProblems
from commitments.register.reading import load
from tests.recording.drill import save_one

CUTS = 100
_SEED = 1
_FILE = "commitments.yaml"


@dataclass
class Found:
    """What was found after all cuts."""

    saves: int = 0
    damaged: int = 0
    lost: int = 0
    in_between: int = 0
    """Cuts that left a note of ours: they fell into a commit."""
    uncommitted: int = 0
    broken: int = 0
    """Repositories in which git finds something missing after the next save."""
    said: list[str] = field(default_factory=list)


def run() -> str:
    """The table of power cuts, as Markdown."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mkfs.btrfs"):
        return "Not measured: needs Linux, root and btrfs-progs."
    with tempfile.TemporaryDirectory() as name, _disks(Path(name)) as work:
        found = _after(work, *_cut(work))
    for line in found.said[:5]:
        print(line)
    rows = [
        (f"{CUTS} power cuts during {found.saves} saves: damaged files", found.damaged, 0),
        ("cuts after which an acknowledged entry was missing", found.lost, 0),
        ("cuts after which the next save made no commit", found.uncommitted, 0),
        ("cuts after which git still found something missing", found.broken, 0),
        ("of these cuts fell into a commit", found.in_between, "-"),
    ]
    return table(("what", "measured", "at most"), [(a, str(b), str(c)) for a, b, c in rows])


@contextmanager
def _disks(work: Path) -> Iterator[Path]:
    """An ext4 file system on btrfs, with a register in a repository on it."""
    outer, inner = work / "outer", work / "inner"
    for folder in (outer, inner, work / "after"):
        folder.mkdir()
    _image(work / "outer.img", 6 << 30, "btrfs", "-f")
    _call("mount", "-o", "loop", str(work / "outer.img"), str(outer))
    try:
        _image(outer / "inner.img", 64 << 20, "ext4", "-F")
        _call("mount", "-o", "loop", str(outer / "inner.img"), str(inner))
        try:
            shutil.copy(ROOT / "tests" / "sample.yaml", inner / _FILE)
            (inner / ".gitignore").write_text("*.lock\n*.part\nlost+found\n", encoding="utf-8")
            _git(inner, "init", "--quiet", "--initial-branch", "main")
            _git(inner, "add", _FILE, ".gitignore")
            _git(inner, "-c", "user.name=o", "-c", "user.email=o@x", "commit", "-qm", "Begin")
            _call("sync")
            yield work
        finally:
            _call("umount", str(inner))
    finally:
        _call("umount", str(outer))


def _cut(work: Path) -> tuple[list[float], list[tuple[float, str, tuple[str, ...]]]]:
    """Saves one after the other, and moments of the disk; when those were, and what was
    acknowledged when."""
    said: list[tuple[float, str, tuple[str, ...]]] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            done = save_one(work / "inner" / _FILE, "one", len(said), Keep.COMMIT)
            said.append((time.monotonic(), f"Writer one wrote entry {len(said)}.", done.notes))

    writer = threading.Thread(target=write)
    writer.start()
    chance, cuts = random.Random(_SEED), []
    while len(cuts) < CUTS:
        time.sleep(chance.uniform(0.01, 0.3))
        cuts.append(time.monotonic())
        image, copy = work / "outer" / "inner.img", work / "outer" / f"{len(cuts)}.img"
        _call("cp", "--reflink=always", str(image), str(copy))
    stop.set()
    writer.join()
    return cuts, said


def _after(work: Path, cuts: list[float], said: list[tuple[float, str, tuple[str, ...]]]) -> Found:
    """What each copy holds, and what the next save does in it."""
    found, after = Found(saves=len(said)), work / "after"
    found.uncommitted = sum(bool(notes) for _, _, notes in said)
    for number, moment in enumerate(cuts, 1):
        _call("mount", "-o", "loop", str(work / "outer" / f"{number}.img"), str(after))
        try:
            _look(after, [finding for at, finding, _ in said if at < moment], number, found)
        finally:
            _call("umount", str(after))
    return found


def _look(folder: Path, acknowledged: list[str], number: int, found: Found) -> None:
    path = folder / _FILE
    try:
        there = {fact.finding for fact in load(path, date.today()).register.evidence}
    except DataProblems as error:
        found.damaged += 1
        found.said.append(f"cut {number}: {error}")
        return
    found.lost += not there.issuperset(acknowledged)
    found.in_between += (folder / ".git" / "commitments.busy").exists()
    notes = save_one(path, "next", number, Keep.COMMIT).notes
    if notes or _git(folder, "status", "--porcelain"):
        found.uncommitted += 1
        found.said.append(f"cut {number}: {notes or _git(folder, 'status', '--porcelain')}")
    checked = subprocess.run(
        ["git", "-C", str(folder), "fsck", "--no-dangling", "--full"],
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode:
        found.broken += 1
        found.said.append(f"cut {number}: {checked.stderr.strip()[:200]}")


def _image(path: Path, size: int, kind: str, force: str) -> None:
    with path.open("wb") as made:
        made.truncate(size)
    subprocess.run([f"mkfs.{kind}", "-q", force, str(path)], check=True, capture_output=True)


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, text=True
    ).stdout.strip()


def _call(*words: str) -> None:
    subprocess.run(words, check=True)
