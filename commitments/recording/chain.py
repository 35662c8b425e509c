"""Entries -> commits on top of what a remote has, one each in a person's name, in no branch yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from commitments.recording import git
from commitments.recording.apart import Apart
from commitments.recording.clone import Clone
from commitments.recording.commit import Message
from commitments.recording.person import Person

# Where git keeps them until the remote has them; what was here before is let go.
_NEXT = "refs/commitments/next"
_HOOKS = ("pre-commit", "commit-msg")


@dataclass(frozen=True, slots=True)
class Step:
    """One commit to be made: the data file in it, who made it when, and what it says."""

    data: bytes
    person: Person
    at: datetime
    message: Message


class Refusing(Apart):
    """A hook of the clone refused a commit."""


def commits(clone: Clone, tip: str, steps: Sequence[Step]) -> str:
    """Make a commit of each step, one on top of the other and the first on `tip`, in which nothing
    but the data file changes; returns the last one. Raises Apart."""
    given = b"".join(_stream(clone, tip, steps))
    # A pack is written to the disk once, its objects one by one would be each. It is packed again
    # with others soon, and better: pressing it hard took half of the time.
    quick = ("-c", "fastimport.unpackLimit=1", "-c", "pack.compression=1")
    call = ("fast-import", "--quiet", "--force", "--done")
    done = git.call(clone.path, *quick, *call, given=given)
    made = done.text
    if done.code != 0 or not made:
        raise Apart(f"git made no commit in the clone of {clone.name}", done.said)
    return made


def _stream(clone: Clone, tip: str, steps: Sequence[Step]) -> Iterator[bytes]:
    """The steps as `git fast-import` reads them."""
    yield f"reset {_NEXT}\nfrom {tip}\n\n".encode()
    for step in steps:
        name, mail = git.plain(step.person.name), git.plain(step.person.mail)
        who = f"{name} <{mail}> {int(step.at.timestamp())} {step.at:%z}"
        said = f"{step.message.subject}\n\n{step.message.body}\n".replace("\0", " ")
        head = f"commit {_NEXT}\nmark :1\nauthor {who}\ncommitter {who}\n"
        yield head.encode("utf-8", "replace")
        yield from _data(said.encode("utf-8", "replace"))
        yield f"M 100644 inline {_quoted(clone.inside)}\n".encode()
        yield from _data(step.data)
    yield b"get-mark :1\ndone\n"


def _data(content: bytes) -> Iterator[bytes]:
    yield f"data {len(content)}\n".encode()
    yield content
    yield b"\n"


def _quoted(path: str) -> str:
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def hooks(clone: Clone) -> list[str]:
    """The hooks of the clone that look at a commit."""
    return [name for name in _HOOKS if (clone.hooks / name).is_file()]


def ask_hooks(clone: Clone, base: str, step: Step) -> Step:
    """Ask the hooks of the clone as a commit by hand would; `base` is the commit below. Returns the
    step with the message that they leave. Raises Refusing, or Apart where they cannot be asked."""
    there = hooks(clone)
    if not there:
        return step
    said = clone.folders.own / "COMMITMENTS_MESSAGE"
    said.write_text(f"{step.message.subject}\n\n{step.message.body}\n", "utf-8", "replace")
    try:
        _show(clone, base, step.data)
        for name in there:
            more = ("--", str(said)) if name == "commit-msg" else ()
            done = git.call(clone.path, "hook", "run", name, *more, index=clone.index)
            if done.code != 0:
                raise Refusing(f"the hook {name} of the clone refused it", done.said)
        subject, _, body = said.read_text("utf-8").partition("\n")
    finally:
        said.unlink(missing_ok=True)
        git.drop_list(clone.index)
    return Step(step.data, step.person, step.at, Message(subject, body.strip("\n")))


def _show(clone: Clone, base: str, data: bytes) -> None:
    """Let the private list of files be that of a commit with this data file. Raises Apart."""
    git.drop_list(clone.index)
    done = git.call(clone.path, "hash-object", "-w", "--stdin", given=data)
    entry = ("update-index", "--add", "--cacheinfo", f"100644,{done.text},{clone.inside}")
    for words in (("read-tree", base), entry):
        if done.code == 0:
            done = git.call(clone.path, *words, index=clone.index)
    if done.code != 0:
        raise Apart(f"git cannot show a commit to the hooks of {clone.name}", done.said)
