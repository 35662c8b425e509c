"""A clone that shares its data file with other machines through a remote: how it stands, and how it
takes what the remote has.

Nothing is written into the file, the branch or git's list of files before the remote has it. What
somebody did to the clone by hand is never undone: it is said, and nothing is taken until they ended
it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commitments.files import fingerprint
from commitments.recording import git
from commitments.recording.apart import Apart, Broken
from commitments.recording.locked_file import Refused, rewrite
from commitments.recording.mending import BROKEN_LIST, Folders, folders

# Where the branch stood when it last was what the remote had.
FOLLOWED = "refs/commitments/followed"
# So long another git may work in the clone before its lock is one that was left.
_PAUSES, _PAUSE = 20, 0.1
_FORMAT = "%09".join(
    f"%({field})"
    for field in (
        *("refname", "objectname", "upstream", "upstream:remotename", "upstream:remoteref"),
        "upstream:track",
    )
)
_DELETE = "%(if)%(symref)%(then)%(else)delete %(refname)%(end)"
_NAME_OF_SHA1 = 40


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch that is checked out, and the one of the remote that it follows."""

    name: str
    """As people call it: main."""
    head: str
    """Its last commit."""
    remote: str
    there: str
    """The branch in the remote, as refs/heads/main."""
    tracking: str
    """Where the clone keeps what it last saw of that, as refs/remotes/origin/main."""
    track: str
    """How far the two are apart, as git says it: [ahead 1, behind 2]; nothing where they agree."""
    followed: str
    """Where it stood when it last was what the remote had."""

    @property
    def ref(self) -> str:
        """Its whole name."""
        return f"refs/heads/{self.name}"


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest state of the remote."""

    branch: Branch
    tip: str
    """Its last commit."""
    blob: str
    """The data file in it, by git's name of its content."""
    data: bytes
    states: frozenset[str]
    """What the data file of the clone may hold: that, or what is in its last commit."""

    def taken(self) -> Newest:
        """The same once the clone took it."""
        stands = dataclasses.replace(self.branch, head=self.tip, followed=self.tip)
        return dataclasses.replace(self, branch=stands)


class Clone:
    """The clone that a data file lies in. Only who holds the lock of the file may use it."""

    def __init__(self, path: Path, name: str) -> None:
        """`name` is what messages call the file. Raises Apart where it lies in no clone."""
        self.path, self.name = path, name
        self.folders = self._folders()
        self.index = self.folders.own / "commitments.index"
        asked = git.call(path, "rev-parse", "--show-prefix")
        self.inside = f"{asked.text}{path.name}"
        """The file as the repository calls it."""
        hooks = git.call(path, "rev-parse", "--git-path", "hooks").text
        self.hooks = path.parent / hooks
        self.seen = ""
        """The last commit of the remote that this process saw here, which the branch may not have
        yet; nothing before the first."""
        self._known: tuple[object, Branch] | None = None

    def _folders(self) -> Folders:
        followed, wrong = git.follows(self.path)
        found = folders(self.path) if followed else wrong
        if isinstance(found, str):
            raise Apart(
                f"{self.name} lies in no git repository that follows it",
                found,
                "RECORD_GIT is sync, which needs a clone of a remote with the file in it",
            )
        return found

    # ------------------------------------------------------------ how it stands

    def known(self) -> Branch:
        """The same as `branch`, as it was asked for last: what it follows, not where it stands."""
        if self._known is not None and self._known[0] == self._settings():
            self._look_for_work()
            return self._known[1]
        return self.branch()

    def _settings(self) -> object:
        return fingerprint(self.folders.own / "HEAD"), fingerprint(self.folders.common / "config")

    def look(self, branch: Branch) -> object:
        """Another one where somebody changed the file, the branch or the settings: without git."""
        ref = self.folders.common / branch.ref
        return self._settings(), fingerprint(self.path), fingerprint(ref)

    def _look_for_work(self) -> None:
        own = self.folders.own
        for left, (doing, end) in git.UNDER_WAY.items():
            if (own / left).exists():
                raise Apart(
                    f"a {doing} is not finished in the clone of {self.name}",
                    then=f"finish it there, or end it with '{end}'",
                )

    def branch(self) -> Branch:
        """The branch that is checked out and what it follows; raises Apart where there is none, or
        git is in the middle of something."""
        self._look_for_work()
        own, settings = self.folders.own, self._settings()
        kind, _, ref = _text(own / "HEAD").partition(" ")
        if kind != "ref:":
            raise Apart(
                f"the clone of {self.name} is on no branch (detached HEAD)",
                then="check out the branch that it follows, as in 'git switch main'",
            )
        name = ref.removeprefix("refs/heads/")
        asked = git.call(self.path, "for-each-ref", f"--format={_FORMAT}", ref, FOLLOWED)
        lines = [line.split("\t") for line in asked.out.decode().splitlines()]
        if asked.code != 0 or not lines or lines[-1][0] != ref:
            raise Broken(
                f"the branch '{name}' of the clone of {self.name} has no commit that can be read",
                asked.said,
                "clone the remote anew, and let COMMITMENTS_FILE name the file in the new clone",
            )
        _, head, tracking, remote, there, track = lines[-1]
        if not (tracking and there) or remote in ("", "."):
            raise Apart(
                f"the branch '{name}' of the clone of {self.name} follows no branch of a remote",
                then=f"push it once by hand with 'git push -u origin {name}'",
            )
        followed = lines[0][1] if lines[0][0] == FOLLOWED else ""
        found = Branch(name, head, remote, there, tracking, track, followed)
        self._known = (settings, found)
        return found

    def forget(self) -> None:
        """Let go of what is kept beside the branch: the next fetch brings it again. A name that
        leads to another one stays, since git would delete that one. Raises Apart."""
        self.seen = ""
        ask = ("for-each-ref", f"--format={_DELETE}", "refs/remotes", "refs/commitments")
        lines = git.call(self.path, *ask).out.decode().splitlines(keepends=True)
        self._move("".join(line for line in lines if line.strip()))

    def look_for_locks(self, branch: Branch) -> None:
        """Raises Apart where a git that is not ours locks the clone, and goes on to."""
        own, common = self.folders.own, self.folders.common
        names = [own / "index.lock", own / "HEAD.lock", common / f"{branch.ref}.lock"]
        names += [common / f"{branch.tracking}.lock", common / "packed-refs.lock"]
        for _ in range(_PAUSES):
            left = [lock for lock in names if lock.exists()]
            if not left:
                return
            time.sleep(_PAUSE)
        raise Apart(
            f"another git locks the clone of {self.name}, or was killed there and left"
            f" {left[0].relative_to(common) if left[0].is_relative_to(common) else left[0].name}",
            then="see that none runs, and delete that file in its .git folder",
        )

    def newest(self, branch: Branch) -> Newest:
        """What the remote has, as it was fetched last; raises Apart where the clone holds what the
        remote has not, or the remote has no such file."""
        if "ahead" in branch.track:
            self._refuse_ahead(branch)
        wanted = (f"{branch.tracking}^{{commit}}", f"{branch.tracking}:{self.inside}")
        given = "".join(f"{one}\n" for one in (*wanted, f"{branch.head}:{self.inside}"))
        asked = git.call(self.path, "cat-file", "--batch", given=given.encode())
        if asked.code != 0:
            raise Broken(f"git cannot read the clone of {self.name}", asked.said)
        (tip, _), (blob, data), (old, _) = _batch(asked.out)
        if not blob:
            raise Apart(
                f"the remote has no {self.inside} in its branch '{branch.name}'",
                then="push it there first",
            )
        self.seen = tip
        states = frozenset({old, blob})
        self._look_for_changes(states, branch)
        return Newest(branch, tip, blob, data, states)

    def _refuse_ahead(self, branch: Branch) -> None:
        """The branch holds commits that the remote lacks: made here, or taken out there."""
        short = branch.head[:10]
        ask = ("merge-base", "--is-ancestor", branch.head, branch.followed)
        if branch.followed and git.call(self.path, *ask).code == 0:
            raise Apart(
                f"the history of the remote was rewritten: its branch '{branch.name}' no longer"
                f" holds the commit {short}, which this clone followed",
                then=f"if that is meant, look at 'git log {_short(branch.tracking)}..{branch.name}'"
                f" and then run 'git reset --hard {_short(branch.tracking)}' in the clone",
            )
        raise Apart(
            f"the clone of {self.name} has commits that the remote does not have, the last of them"
            f" {short}",
            then=f"push them by hand, or take them out with 'git reset --hard"
            f" {_short(branch.tracking)}' once you have looked at them",
        )

    def _look_for_changes(self, states: frozenset[str], branch: Branch) -> None:
        """Raises Apart where the file is none of the states that the remote had since the last
        commit of the branch: somebody changed it here."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise Apart(
                f"{self.name} cannot be read here ({error.strerror})",
                then="'git restore' brings it back",
            ) from None
        if self.name_of(data, branch) not in states and not self._was(data, branch):
            raise Apart(
                f"{self.name} was changed here by hand, and the change is in no commit",
                then="commit and push it, or take it back with 'git restore'",
            )

    def name_of(self, data: bytes, branch: Branch) -> str:
        """Git's name of a content."""
        head = f"blob {len(data)}\0".encode()
        if len(branch.head) > _NAME_OF_SHA1:
            return hashlib.sha256(head + data).hexdigest()
        return hashlib.sha1(head + data, usedforsecurity=False).hexdigest()

    def _was(self, data: bytes, branch: Branch) -> bool:
        """Whether the file is a state between the branch and the remote: a server was killed after
        it took that. Or it is one with other ends of lines, which git makes here."""
        hashed = git.call(self.path, "hash-object", "--", f"./{self.path.name}").text
        between = (f"{branch.head}..{branch.tracking}", "--", git.only(self.path))
        since = git.call(
            self.path, "log", "--format=", "--raw", "--no-abbrev", "--no-renames", *between
        )
        states = {word for line in since.text.splitlines() for word in line.split()[2:4]}
        then = git.call(self.path, "rev-parse", f"{branch.head}:./{self.path.name}").text
        return bool({hashed, self.name_of(data, branch)} & {*states, then})

    # ------------------------------------------------------------ taking what the remote has

    def take(self, seen: Newest, tip: str, data: bytes) -> str:
        """Let the branch, git's list of files and the work tree be a later commit, which the remote
        has; `data` is the data file in it. Returns what a disk did not confirm.

        Raises Apart with nothing changed, or with the data file alone, which the next call takes
        for one of the states that the remote had.
        """
        head = seen.branch.head
        moves = f"update {FOLLOWED} {tip}\n"
        if tip == head:
            if seen.branch.followed != tip:
                self._move(moves)
            return ""
        with self._listed() as finish:
            self._stage(head, tip, data, seen)
            states = seen.states | {self.name_of(data, seen.branch)}

            def as_seen(there: bytes) -> bytes:
                self._look_for_changes(states, seen.branch)
                return data

            unconfirmed = ""
            if self.path.read_bytes() != data:
                unconfirmed = self._rewritten(as_seen)
            self._move(f"update {seen.branch.ref} {tip} {head}\n{moves}")
            finish()
        return unconfirmed

    def _rewritten(self, change: Callable[[bytes], bytes]) -> str:
        """Give the data file what `change` makes of it; returns what the disk did not confirm.
        Raises Apart: whoever takes what the remote has was refused nothing."""
        try:
            return rewrite(self.path, self.name, change)[1]
        except Apart:
            raise
        except Refused as error:
            raise Apart(str(error)) from error

    def _move(self, moves: str) -> None:
        moved = git.call(self.path, "update-ref", "--stdin", given=moves.encode())
        if moved.code != 0:
            raise Apart(f"git cannot move the branch of the clone of {self.name}", moved.said)

    def _stage(self, head: str, tip: str, data: bytes, seen: Newest) -> None:
        """Bring the private list of files, and the other files of the work tree, to a commit."""
        blob = self.name_of(data, seen.branch)
        entry = ("update-index", "--add", "--cacheinfo", f"100644,{blob},{self.inside}")
        step = ("read-tree", "-m", "-u", head, tip)
        for again in (True, False):
            if not self.index.exists():
                git.call(self.path, "read-tree", head, index=self.index)
            done = git.call(self.path, *entry, index=self.index)
            if done.code == 0:
                done = git.call(self.path, *step, index=self.index)
            if done.code == 0:
                return
            if not (again and BROKEN_LIST.search(done.said)):
                break
            self.index.unlink(missing_ok=True)
        raise Apart(
            f"files in the clone of {self.name} are in the way of what the remote has",
            done.said,
            "look at 'git status' there",
        )

    @contextmanager
    def _listed(self) -> Iterator[Callable[[], None]]:
        """Lock git's own list of files, as git does, while a copy of it is worked on; what is given
        puts the copy in its place."""
        own = self.folders.own
        lock, index = own / "index.lock", own / "index"
        git.drop_list(self.index)
        try:
            os.close(os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        except FileExistsError:
            raise Apart(f"another git works in the clone of {self.name}") from None
        try:
            if index.exists():
                shutil.copyfile(index, self.index)

            def finish() -> None:
                os.replace(self.index, index)

            yield finish
        finally:
            lock.unlink(missing_ok=True)
            git.drop_list(self.index)


def _text(path: Path) -> str:
    return path.read_text("utf-8").strip()


def _short(tracking: str) -> str:
    """origin/main for refs/remotes/origin/main."""
    return tracking.removeprefix("refs/remotes/")


def _batch(out: bytes) -> Iterator[tuple[str, bytes]]:
    """What `cat-file --batch` gives: the names and contents of objects, both empty of one that is
    not there."""
    while out:
        head, _, out = out.partition(b"\n")
        words = head.decode("utf-8", "replace").split(" ")
        if words[-1] == "missing":
            yield "", b""
            continue
        size = int(words[-1])
        yield words[0], out[:size]
        out = out[size + 1 :]
