"""A save -> a commit of the data file alone, in a person's name.

It is made after the lock of the file was released, so that a hook that hangs holds nobody's save,
and under a lock of its own in the git folder. The list of files (git's index) is a private one:
what else is staged stays as it is, and a list that others lock or that is broken stops no commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from commitments.recording import git
from commitments.recording.mending import Folders, Mender, folders
from commitments.recording.person import Person

# How long a save waits for the commits of others, and how long a call for its own may take.
_WAIT_SECONDS = 20.0
_SECONDS = git.LOCAL_SECONDS
# To see whether a commit that gave no answer was made.
_LOOK_SECONDS = 5.0
_TRIES = 3
# What of git.UNDER_WAY a commit would be taken for the end of.
_ENDED_BY_A_COMMIT = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")


@dataclass(frozen=True, slots=True)
class Message:
    """What a commit says."""

    subject: str
    body: str

    def also(self, lines: Sequence[str]) -> Message:
        """The message with lines at its end."""
        return Message(self.subject, "\n".join((self.body, "", *lines))) if lines else self


# The message of two states of the file: that of the last commit, and the one that is committed.
Told = Callable[[bytes | None, bytes], Message]


class NoCommit(Exception):
    """Why git made no commit."""


class _Moved(Exception):
    """The branch moved between two calls."""


def commit(path: Path, person: Person, told: Told) -> tuple[bool, str]:
    """Commit this one file as it is now; returns whether it is in a commit, and what went wrong.

    Where git does not follow the file, it is in none, and nothing went wrong.
    """
    followed, wrong = git.follows(path)
    if not followed:
        return False, f"git made no commit: {wrong}" if wrong else ""
    try:
        found = folders(path)
        if isinstance(found, str):
            raise NoCommit(found)
        with alone(path, found) as mender:
            return True, _Commit(path, person, told, mender).made()
    except NoCommit as error:
        return False, f"git made no commit: {error}"
    except OSError as error:
        return False, f"git made no commit: {error.strerror or error}"


@contextmanager
def alone(path: Path, found: Folders) -> Iterator[Mender]:
    """Commit alone of all saves into this repository, on what earlier ones left. Raises NoCommit
    where others take too long."""
    mode = found.own.stat().st_mode & 0o666
    lock = FileLock(found.common / "commitments.lock", timeout=_WAIT_SECONDS, mode=mode)
    try:
        lock.acquire()
    except Timeout:
        raise NoCommit(
            f"others were still committing after {_WAIT_SECONDS:.0f} s; the next commit takes this"
            " entry along"
        ) from None
    try:
        with Mender(path, found).watching() as mender:
            yield mender
    finally:
        lock.release()


class _Commit:
    """One commit, tried until nobody else's comes between."""

    def __init__(self, path: Path, person: Person, told: Told, mender: Mender) -> None:
        self._path, self._told, self._mender = path, told, mender
        name, mail = git.plain(person.name), git.plain(person.mail)
        self._who = ("-c", f"user.name={name}", "-c", f"user.email={mail}")
        self._author = f"--author={name} <{mail}>"
        self._index = mender.folders.own / "commitments.index"
        self._seconds = _SECONDS
        self._mended: list[str] = []

    def made(self) -> str:
        """Make it; returns what went wrong afterwards, or nothing. Raises NoCommit."""
        for _ in range(_TRIES):
            try:
                return self._once()
            except _Moved:
                continue
            except NoCommit:
                if not (mended := self._mender.mend()):
                    raise
                self._mended += mended
            finally:
                git.drop_list(self._index)
        raise NoCommit("others were committing meanwhile; the next commit takes this entry along")

    def _once(self) -> str:
        for name in _ENDED_BY_A_COMMIT:
            if (self._mender.folders.own / name).exists():
                raise NoCommit(f"a {git.UNDER_WAY[name][0]} is not finished in this folder")
        base, blob, old = self._staged()
        if blob == old:
            return ""  # Another save took it along, or somebody committed by hand.
        then = self._bytes(f"{base}:./{self._path.name}") if old else None
        mended = [f"Mended first: {'; '.join(self._mended)}."] if self._mended else []
        message = self._told(then, self._bytes(f":./{self._path.name}")).also(mended)
        done = self._git(
            *(*self._who, "-c", "commit.gpgSign=false", "commit", "--quiet", self._author),
            *("-m", git.plain(message.subject), "-m", message.body),
            may_fail=True,
        )
        return "; ".join(filter(None, (self._look(done, base), self._list_again())))

    def _staged(self) -> tuple[str, str, str]:
        """The last commit, the file as it is to be committed, the file as it was there."""
        git.drop_list(self._index)
        head = self._git("rev-parse", "--quiet", "--verify", "HEAD^{commit}", may_fail=True)
        if head.code != 0 and not self._mender.unborn:
            raise NoCommit(f"its last commit cannot be read ({head.said})")
        base = head.text if head.code == 0 else ""
        if base:
            self._git("read-tree", base)
        self._git("add", "--", git.only(self._path))
        name = f"./{self._path.name}"
        blob = self._git("rev-parse", "--verify", f":{name}").text
        if not base:
            return base, blob, ""
        old = self._git("rev-parse", "--quiet", "--verify", f"{base}:{name}", may_fail=True)
        return base, blob, old.text if old.code == 0 else ""

    def _look(self, done: git.Answer, base: str) -> str:
        """What git did, whatever it says: a hook that runs afterwards may hang or fail."""
        self._seconds = min(self._seconds, _LOOK_SECONDS)
        chain = self._git("rev-list", "--parents", "-1", "HEAD", may_fail=True).text.split()
        if not chain or chain[0] == base:
            raise NoCommit(done.said or "it gave no reason")
        if (chain[1:2] or [""])[0] != base:
            self._take_back(*chain[:2])
        return f"git made the commit, but {done.said}" if done.code else ""

    def _take_back(self, head: str, parent: str = "") -> None:
        """Take our own commit back that knows nothing of one which came between: it would undo
        what that one did."""
        tree = self._git("rev-parse", f"{head}^{{tree}}").text
        if parent and tree == self._git("write-tree").text:
            self._git("update-ref", "HEAD", parent, head)
            raise _Moved

    def _list_again(self) -> str:
        """Let git's own list of files know of the commit, or a commit by hand would undo it."""
        for _ in range(2):
            done = git.call(self._path, "reset", "--quiet", "HEAD", "--", git.only(self._path))
            if done.code == 0:
                return ""
            if not self._mender.mend_index(done.said):
                break
        return f"git made the commit, but could not enter it into its list of files: {done.said}"

    def _bytes(self, what: str) -> bytes:
        return self._git("cat-file", "--filters", what).out

    def _git(self, *words: str, may_fail: bool = False) -> git.Answer:
        """A call that works on the private list of files; raises NoCommit where it fails."""
        done = git.call(self._path, *words, seconds=self._seconds, index=self._index)
        if done.code == git.NO_ANSWER:
            self._mender.clear_locks()
        if done.code != 0 and not may_fail:
            raise NoCommit(done.said)
        return done
