"""Who changed the data file, and when: commits of that one file where it lies in a git work tree.

Without git, and outside of a work tree, nothing here finds or does anything.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from commitments.recording.person import Person

# Longer than git needs for a file of 50 MB; a remote that hangs must not hold a save.
_LOCAL_SECONDS = 20
_PUSH_SECONDS = 60
# For git to take its own locks away, once it was told to end.
_ENDING_SECONDS = 5
_NO_GIT, _NOT_RUN, _NO_ANSWER = 127, 126, 124
_MOST_CHANGES = 50
# How git begins a line that says what went wrong; it is kept from translating them.
_WRONG = ("fatal: ", "error: ", "! [")
_SURROUNDINGS = {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0"}
_FIELDS = "%x1f".join(("%h", "%an", "%aI", "%s"))
# How a save begins its message: it is about this commitment, whatever its reason speaks of.
_OF_A_SAVE = re.compile(r"([a-z0-9-]+): (?:record|assess as) ")


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
    done = _git(path, "rev-parse", "--is-inside-work-tree")
    if done.returncode in (_NO_GIT, _NOT_RUN) or not _has_repository(path):
        return False, ""
    if done.returncode != 0:
        return False, f"git made no commit: {_said(done)}"
    if done.stdout.strip() != "true":
        return False, ""
    ignored = _git(path, "check-ignore", "--quiet", "--", f"./{path.name}")
    if ignored.returncode in (0, 1):
        return ignored.returncode == 1, ""
    return False, f"git made no commit: {_said(ignored)}"


def _has_repository(path: Path) -> bool:
    return any((folder / ".git").exists() for folder in path.resolve().parents)


def dirty(path: Path) -> bool:
    """Whether the file holds changes that are in no commit."""
    return bool(_git(path, "status", "--porcelain", "--", _only(path)).stdout.strip())


def commit(path: Path, person: Person, subject: str, body: str) -> str:
    """Commit this one file in the name of a person; returns what went wrong, or nothing.

    What else is staged or changed stays as it is.
    """
    author = f"{_plain(person.name)} <{_plain(person.mail)}>"
    done = _git(path, "add", "--", _only(path))
    if done.returncode == 0:
        done = _git(
            path,
            *("-c", f"user.name={_plain(person.name)}", "-c", f"user.email={_plain(person.mail)}"),
            *("-c", "commit.gpgSign=false"),
            *("commit", "--quiet", "--only", f"--author={author}"),
            *("-m", _plain(subject), "-m", body, "--", _only(path)),
        )
    return "" if done.returncode == 0 else f"git made no commit: {_said(done)}"


def push(path: Path) -> str:
    """Push the branch to where it goes by default; returns what went wrong, or nothing."""
    done = _git(path, "push", "--quiet", seconds=_PUSH_SECONDS)
    return "" if done.returncode == 0 else f"git pushed nothing: {_said(done)}"


def commits_of(path: Path, commitment: str) -> tuple[Commit, ...]:
    """The commits of the file whose message names a commitment, newest first, 50 at most.

    A save of another commitment is none, though its source or its reason may hold the word.
    """
    word = re.escape(commitment).replace("\\-", "-")
    done = _git(
        path,
        *("log", "-z", "--no-show-signature", f"--format={_FIELDS}", "--extended-regexp"),
        *("--grep", f"(^|[^[:alnum:]_-]){word}([^[:alnum:]_-]|$)", "--", _only(path)),
    )
    if done.returncode != 0:
        return ()
    found = [Commit(*line.split("\x1f", 3)) for line in done.stdout.split("\0") if line]
    meant = [
        change
        for change in found
        if not (save := _OF_A_SAVE.match(change.what)) or save[1] == commitment
    ]
    return tuple(meant[:_MOST_CHANGES])


def _only(path: Path) -> str:
    """This file, also where its name looks like a pattern that other files meet."""
    return f":(literal){path.name}"


def _plain(text: str) -> str:
    """Text that can stand in a name, an address or a first line of git."""
    found = " ".join(re.sub(r"[\x00-\x1f\x7f<>\ud800-\udfff]", " ", text).split())
    # What git would strip off at both ends, which may be all.
    return found if found.strip(" .,:;\"\\'") else "unknown"


def _said(done: subprocess.CompletedProcess[str]) -> str:
    """What went wrong, in git's words: its hints of what to type are not for who records."""
    lines = [" ".join(line.split()) for line in (done.stderr + done.stdout).splitlines()]
    wrong = [line for line in lines if line.startswith(_WRONG)]
    return "; ".join(wrong) or next(filter(None, lines[::-1]), f"exit code {done.returncode}")


def _git(
    path: Path, *words: str, seconds: int = _LOCAL_SECONDS
) -> subprocess.CompletedProcess[str]:
    call = ["git", "-C", str(path.parent), *words]
    try:
        with subprocess.Popen(  # noqa: S603
            call,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=os.environ | _SURROUNDINGS,
        ) as running:
            try:
                out, err = running.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                _end(running)
                said = f"no answer in {seconds} s"
                return subprocess.CompletedProcess(call, _NO_ANSWER, "", said)
            finally:
                if running.poll() is None:
                    running.kill()
    except FileNotFoundError:
        return subprocess.CompletedProcess(call, _NO_GIT, "", "git is not installed")
    except (OSError, ValueError) as error:  # it may not be run, or not with words of that length
        return subprocess.CompletedProcess(call, _NOT_RUN, "", f"git cannot be run ({error})")
    return subprocess.CompletedProcess(call, running.returncode, out, err)


def _end(running: subprocess.Popen[str]) -> None:
    """End git so that it takes its locks away: one that is left keeps every later commit from being
    made."""
    running.terminate()
    try:
        running.communicate(timeout=_ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        running.kill()
