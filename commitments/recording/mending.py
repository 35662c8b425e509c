"""What a power cut or a killed git left in the repository of the data file, put right.

A note in the git folder says that a commit of ours is under way. Who finds it while holding our
lock knows that it was cut off, and that the locks which are newer than the note are its own. Those
of others stay where they are, and the commit says so.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commitments.files import write_part
from commitments.recording import git
from commitments.text import count

# So long a lock may be that of a git which outlived its server.
_PAUSES, _PAUSE = 10, 0.1
_LOOSE = re.compile("[0-9a-f]{2}")
_LOGGED = re.compile(rb"^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ", re.MULTILINE)
BROKEN_LIST = re.compile("index file|bad signature|bad index|index.* corrupt|unknown index entry")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where git keeps what belongs to this work tree, and what it shares with others."""

    own: Path
    common: Path


def folders(path: Path) -> Folders | str:
    """The folders of the repository that a file lies in, or why git does not name them."""
    done = git.call(path, "rev-parse", "--absolute-git-dir", "--git-common-dir")
    if done.code != 0:
        return done.said
    own, common = done.text.splitlines()
    return Folders(Path(own), (path.parent / common).resolve())


class Mender:
    """Puts one repository right. Only the holder of our lock may have one."""

    def __init__(self, path: Path, folders: Folders) -> None:
        self.folders = folders
        self._path = path
        self._note = folders.own / "commitments.busy"

    @contextmanager
    def watching(self) -> Iterator[Mender]:
        """Let whoever comes after a cut know that a commit was under way; put right what the last
        one left."""
        if self._note.exists():
            self.clear_locks()
            self._drop_empty()
        os.replace(write_part(self._note, b""), self._note)
        try:
            yield self
        except (KeyboardInterrupt, SystemExit):  # They end a git in the middle.
            self.clear_locks()
            raise
        finally:
            self._note.unlink(missing_ok=True)

    @property
    def unborn(self) -> bool:
        """Whether the branch has no commit yet, rather than one that cannot be read."""
        ref = self._branch()
        known = git.call(self._path, "for-each-ref", ref).text if ref else "HEAD"
        return not (known or (self.folders.common / ref).exists() or self._logged(ref))

    def clear_locks(self) -> None:
        """Take away the locks of a commit of ours that was cut off; a git that outlived its server
        is waited for."""
        for _ in range(_PAUSES):
            if not self._locks():
                return
            time.sleep(_PAUSE)
        for lock in self._locks():
            lock.unlink(missing_ok=True)

    def _locks(self) -> list[Path]:
        own, common = self.folders.own, self.folders.common
        names = [own / "index.lock", own / "HEAD.lock", common / "packed-refs.lock"]
        if ref := self._branch():
            names.append(common / f"{ref}.lock")
        for kept in ("remotes", "commitments"):  # what sync.py has git keep there
            names += (common / "refs" / kept).rglob("*.lock")
        since = self._note.stat().st_mtime if self._note.exists() else float("inf")
        return [lock for lock in names if lock.exists() and lock.stat().st_mtime >= since]

    def mend(self) -> list[str]:
        """Put right what keeps commits from being made; returns what was done, in words."""
        done, empty = [], self._drop_empty()
        if empty:
            done.append(f"{count(empty, 'empty object')} of a power cut taken away")
        if not self.unborn and not self._whole("HEAD") and (back := self._set_back()):
            done.append(f"the branch set back to {back[:10]}, its last commit that can be read")
        return done

    def mend_index(self, said: str) -> bool:
        """Make git's own list of files anew where it is broken, or take the file out of it where
        its object is lost; returns whether that was so."""
        if "unable to read" in said:
            forget = ("update-index", "--force-remove", "--", self._path.name)
            return git.call(self._path, *forget).code == 0
        if not BROKEN_LIST.search(said):
            return False
        (self.folders.own / "index").unlink(missing_ok=True)
        return git.call(self._path, "read-tree", "HEAD").code == 0

    def _drop_empty(self) -> int:
        """Take away objects that were named and never filled. Git takes them for there, and writes
        no whole one in their place."""
        empty = [
            Path(entry.path)
            for folder in (self.folders.common / "objects").iterdir()
            if _LOOSE.fullmatch(folder.name)
            for entry in os.scandir(folder)
            if entry.is_file() and _hollow(entry)
        ]
        for path in empty:
            path.unlink(missing_ok=True)
        return len(empty)

    def _whole(self, commit: str) -> bool:
        """Whether a commit and all files of it are there."""
        look = ("rev-list", "--objects", "--no-walk", "--quiet", commit)
        return git.call(self._path, *look).code == 0

    def _set_back(self) -> str:
        """Set the branch back to its last commit that is whole; the file keeps what came after."""
        ref = self._branch()
        for commit in self._logged(ref):
            if self._whole(commit):
                (self.folders.common / ref).unlink(missing_ok=True)
                why = "set back: what came after was lost in a power cut"
                done = git.call(self._path, "update-ref", "-m", why, ref, commit)
                # The log shall name no commit that is lost, or git finds fault with it for good.
                stale = ("--stale-fix", "--expire=never", "--expire-unreachable=never", "--all")
                git.call(self._path, "reflog", "expire", *stale)
                return commit if done.code == 0 else ""
        return ""

    def _branch(self) -> str:
        """The branch that is checked out, or nothing. Git itself does not say so of one that a cut
        left empty."""
        kind, _, ref = (self.folders.own / "HEAD").read_text("utf-8").strip().partition(" ")
        return ref if kind == "ref:" else ""

    def _logged(self, ref: str) -> list[str]:
        """Where the branch stood, the latest first."""
        log = self.folders.common / "logs" / ref
        if not ref or not log.is_file():
            return []
        found = _LOGGED.findall(log.read_bytes())
        stood = [pair[1] for pair in reversed(found)] + [found[0][0]] * bool(found)
        return [commit.decode() for commit in stood if commit.strip(b"0")]


def _hollow(entry: os.DirEntry[str]) -> bool:
    """Whether an object has no content, or nothing but zeros where it begins."""
    if entry.stat().st_size == 0:
        return True
    with open(entry.path, "rb") as opened:
        return opened.read(1) == b"\0"
