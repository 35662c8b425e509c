"""Calls of git about one data file: whether it follows the file, who changed it and when, push.

Without git, and outside of a work tree, nothing here finds or does anything. Commits are made in
commit.py.
"""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

# Longer than git needs for a file of 50 MB; a remote that hangs must not hold a save.
LOCAL_SECONDS = 20.0
_PUSH_SECONDS = 60
# For git to take its own locks away, once it was told to end.
_ENDING_SECONDS = 5
_NO_GIT, _NOT_RUN, NO_ANSWER = 127, 126, 124
# All that git writes is on the disk before it says so, also after a power cut.
_FOR_GOOD = ("-c", "core.fsync=all")
_MOST_CHANGES = 50
# How git begins a line that says what went wrong; it is kept from translating them.
_WRONG = ("fatal: ", "error: ", "! [")
_SURROUNDINGS = {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0"}
UNDER_WAY = {
    "MERGE_HEAD": ("merge", "git merge --abort"),
    "CHERRY_PICK_HEAD": ("cherry-pick", "git cherry-pick --abort"),
    "REVERT_HEAD": ("revert", "git revert --abort"),
    "rebase-merge": ("rebase", "git rebase --abort"),
    "rebase-apply": ("rebase", "git rebase --abort"),
}
"""What git keeps while it is in the middle of something -> what that is, and how to end it."""
_FIELDS = "%x1f".join(("%h", "%an", "%aI", "%s%n%b"))
ALSO = "Also "
"""How the line of a message begins that names an entry of an earlier save."""
# How a save begins its message (told.py): it is about this commitment, whatever else it speaks of.
_OF_A_SAVE = re.compile(
    r"([a-z0-9-]+): (?:record |assess as |confirm the assessment |\S+ bears on it,"
    r"|.+ (?:confirmed|declined|withdrawn)$)"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call of git gave."""

    code: int
    out: bytes
    said: str
    """What went wrong, in git's words; its hints of what to type are not for who records."""
    err: bytes = b""
    """Its standard error, whole: words of a remote are in it."""

    @property
    def text(self) -> str:
        """Its output without the white space around it."""
        return self.out.decode("utf-8", "replace").strip()


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that names a commitment."""

    revision: str
    who: str
    when: str
    """ISO 8601, with its time zone."""
    what: str
    """The first line of its message."""


def follows(path: Path) -> tuple[bool, str]:
    """Whether git is there and follows this file or would; where it cannot say so, why."""
    done = call(path, "rev-parse", "--is-inside-work-tree")
    if done.code in (_NO_GIT, _NOT_RUN) or not _has_repository(path):
        return False, ""
    if done.code != 0:
        return False, done.said
    if done.text != "true":
        return False, ""
    # An index that a power cut broke is mended later; a file that it held was not ignored.
    ignored = call(path, "check-ignore", "--quiet", "--", f"./{path.name}")
    if ignored.code not in (0, 1):
        ignored = call(path, "check-ignore", "--quiet", "--no-index", "--", f"./{path.name}")
    return ignored.code == 1, "" if ignored.code in (0, 1) else ignored.said


def _has_repository(path: Path) -> bool:
    return any((folder / ".git").exists() for folder in path.resolve().parents)


def push(path: Path) -> str:
    """Push the branch to where it goes by default; returns what went wrong, or nothing."""
    done = call(path, "push", "--quiet", seconds=_PUSH_SECONDS)
    return "" if done.code == 0 else f"git pushed nothing: {done.said}"


def commits_of(path: Path, commitment: str) -> tuple[Commit, ...]:
    """The commits of the file whose message names a commitment, newest first, 50 at most.

    A save of another commitment is none, though its source or its reason may hold the word, but
    where it says that it took along an entry of this one.
    """
    word = re.escape(commitment).replace("\\-", "-")
    done = call(
        path,
        *("log", "-z", "--no-show-signature", f"--format={_FIELDS}", "--extended-regexp"),
        *("--grep", f"(^|[^[:alnum:]_-]){word}([^[:alnum:]_-]|$)", "--", only(path)),
    )
    if done.code != 0:
        return ()
    meant = []
    for found in filter(None, done.out.decode("utf-8", "replace").split("\0")):
        *by, message = found.split("\x1f", 3)
        what, _, body = message.partition("\n")
        save = _OF_A_SAVE.match(what)
        if not save or save[1] == commitment or f"\n{ALSO}{commitment}: " in f"\n{body}":
            revision, who, when = by
            meant.append(Commit(revision, who, when, what))
    return tuple(meant[:_MOST_CHANGES])


def last_commit(path: Path) -> datetime | None:
    """When the last commit of its branch was made; None without one."""
    done = call(path, "log", "-1", "--no-show-signature", "--format=%cI")
    try:
        return datetime.fromisoformat(done.text) if done.code == 0 else None
    except ValueError:
        return None


def drop_list(index: Path) -> None:
    """Take a private list of files away, with the lock that a git which was killed left on it."""
    for left in (index, index.with_name(f"{index.name}.lock")):
        left.unlink(missing_ok=True)


def only(path: Path) -> str:
    """This file, also where its name looks like a pattern that other files meet."""
    return f":(literal){path.name}"


def plain(text: str) -> str:
    """Text that can stand in a name, an address or a first line of git."""
    found = " ".join(re.sub(r"[\x00-\x1f\x7f<>\ud800-\udfff]", " ", text).split())
    # What git would strip off at both ends, which may be all.
    return found if found.strip(" .,:;\"\\'") else "unknown"


def call(
    path: Path,
    *words: str,
    seconds: float = LOCAL_SECONDS,
    index: Path | None = None,
    given: bytes = b"",
) -> Answer:
    """Call git in the folder of a file; `index` is the list of files that it works on, if not its
    own, `given` what it reads. Raises nothing: what went wrong is in the answer. Nothing of it runs
    on after `seconds`."""
    words = ("git", *_FOR_GOOD, "-C", str(path.parent), *words)
    try:
        return _answer(words, {"GIT_INDEX_FILE": str(index)} if index else {}, seconds, given)
    except FileNotFoundError:
        return Answer(_NO_GIT, b"", "git is not installed")
    except (OSError, ValueError) as error:  # it may not be run, or not with words of that length
        return Answer(_NOT_RUN, b"", f"git cannot be run ({error})")


def _answer(words: tuple[str, ...], more: dict[str, str], seconds: float, given: bytes) -> Answer:
    # Into files: a program that a hook leaves running would hold a pipe open.
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        tempfile.TemporaryFile() as into,
    ):
        into.write(given), into.seek(0)
        running = subprocess.Popen(  # noqa: S603
            words,
            stdin=into,
            stdout=out,
            stderr=err,
            env=os.environ | _SURROUNDINGS | more,
            start_new_session=True,
        )
        try:
            code = _waited(running, seconds)
        except subprocess.TimeoutExpired:
            return Answer(NO_ANSWER, b"", f"no answer in {seconds:.0f} s")
        finally:
            if running.poll() is None:
                _end(running)
        out.seek(0), err.seek(0)
        said, wrong = out.read(), err.read()
    return Answer(code, said, _wrong(wrong + said, code) if code else "", wrong)


def _waited(running: subprocess.Popen[bytes], seconds: float) -> int:
    """How a program ended. Raises TimeoutExpired. Python alone would look again and again, each
    time after a longer rest, which is half of what many calls of git take."""
    if sys.platform == "linux":
        with suppress(OSError):  # an older system has no such handle
            handle = os.pidfd_open(running.pid)
            try:
                ends = select.poll()
                ends.register(handle, select.POLLIN)
                ends.poll(seconds * 1000)
                seconds = 0.0
            finally:
                os.close(handle)
    return running.wait(timeout=seconds)


def _wrong(said: bytes, code: int) -> str:
    text = said.decode("utf-8", "replace")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    wrong = [line for line in lines if line.startswith(_WRONG)]
    return "; ".join(wrong) or next(filter(None, lines[::-1]), f"exit code {code}")


def _end(running: subprocess.Popen[bytes]) -> None:
    """End git so that it takes its locks away, and with it the hook that it waits for."""
    if sys.platform == "win32":
        tree = ("taskkill", "/F", "/T", "/PID", str(running.pid))
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603
    else:
        for ending in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(running.pid, ending)
            with suppress(subprocess.TimeoutExpired):
                running.wait(timeout=_ENDING_SECONDS)
    running.wait()
