"""What goes between a clone and its remote: fetch, push, and what became of a push."""

from __future__ import annotations

import re
from enum import Enum, auto

from commitments.recording import git
from commitments.recording.apart import Apart, Away, Broken
from commitments.recording.clone import Branch, Clone

# A remote that is there answers in less; what hangs longer is ended.
FETCH_SECONDS = 10.0
# A hook of the remote may look at what comes.
PUSH_SECONDS = 30.0
_LOCKED = re.compile(r"unable to create '.*\.lock'|cannot lock ref", re.IGNORECASE)
_LOST = re.compile("object file .* is empty|bad object|missing object|loose object|corrupt")
# A line of `git push --porcelain` about a branch that was not taken: `!`, from:to, [why] (reason).
_NOT_TAKEN = re.compile(r"^!\t\S+\t\[(?P<how>[^]]+)\](?: \((?P<why>.*)\))?", re.MULTILINE)
# Where others pushed meanwhile, whatever side notices.
_MOVED = re.compile(
    r"fetch first|non-fast-forward|stale info|failed to update ref|incorrect old value"
    r"|cannot lock ref|failed to lock|reference already exists|fetching first"
)
# The remote was not reached at all, so it took nothing.
_UNREACHED = re.compile(
    r"unable to connect|connect to host|Failed to connect|Could not resolve|Connection refused"
    r"|unable to look up|not appear to be a git repository|repository .* not found"
    r"|No route to host|Host key verification failed|Permission denied \(publickey",
    re.IGNORECASE,
)
_LATER = "try again once it answers"
_OF_REMOTE = re.compile(r"^remote: *(.*\S)", re.MULTILINE)


class Pushed(Enum):
    """What became of a push."""

    TAKEN = auto()
    MOVED = auto()
    """Others pushed meanwhile: it is in the remote in no way."""
    UNKNOWN = auto()
    """The connection was cut: the remote may have it."""


class Declined(Apart):
    """The remote, or a hook, did not take what was pushed."""


def fetch(clone: Clone, branch: Branch) -> None:
    """Learn what the remote has; raises Apart, Away where the remote does not answer."""
    wanted = f"+{branch.there}:{branch.tracking}"
    # With its own branch alone, who loses again and again would be given all since each time.
    has = [f"--negotiation-tip={one}" for one in {branch.head, clone.seen} if one]
    done = git.call(
        clone.path,
        # A pack is written to the disk once, its objects one by one would be each.
        *(
            "-c",
            "fetch.unpackLimit=1",
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
        ),
        *("--no-auto-maintenance", *has, branch.remote, wanted),
        seconds=FETCH_SECONDS,
    )
    if done.code == 0:
        return
    if clone.seen and clone.seen in done.said:  # that commit is gone from the clone
        clone.seen = ""
        return fetch(clone, branch)
    if done.code == git.NO_ANSWER:
        raise Away(f"the remote did not answer in {FETCH_SECONDS:.0f} s", then=_LATER)
    if "couldn't find remote ref" in done.said:
        raise Apart(f"the remote has no branch '{branch.there.removeprefix('refs/heads/')}'")
    if _LOCKED.search(done.said):
        clone.look_for_locks(branch)
    if _LOST.search(done.said):
        raise Broken(f"git cannot read the clone of {clone.name}", done.said)
    raise Away("the remote cannot be reached", done.said, _LATER)


def tip(clone: Clone, branch: Branch) -> str:
    """The last commit that the remote has, asked without keeping anything; nothing where it does
    not say."""
    ask = ("ls-remote", "--quiet", branch.remote, branch.there)
    done = git.call(clone.path, *ask, seconds=FETCH_SECONDS)
    return done.text.partition("\t")[0] if done.code == 0 else ""


def push(clone: Clone, branch: Branch, commit: str) -> Pushed:
    """Give the remote a commit as the last one of its branch; raises Declined where it will not
    have it, Away where it was not reached."""
    done = git.call(
        clone.path,
        *("push", "--quiet", "--porcelain", branch.remote, f"{commit}:{branch.there}"),
        seconds=PUSH_SECONDS,
    )
    if done.code == 0:
        return Pushed.TAKEN
    if found := _NOT_TAKEN.search(done.out.decode("utf-8", "replace")):
        how, why = found["how"], found["why"] or ""
        if _MOVED.search(why):
            return Pushed.MOVED
        if how in ("rejected", "remote rejected"):
            raise Declined("the remote did not take it", _words(done, why))
        return Pushed.UNKNOWN  # [remote failure]: it said nothing of this branch
    if done.code == 1 and "fatal: " not in done.said:
        raise Declined("the hook pre-push of this clone did not let it go", _words(done, ""))
    # What a hook of the remote says of others tells nothing of the way to it.
    if _UNREACHED.search(_OF_REMOTE.sub("", done.err.decode("utf-8", "replace"))):
        raise Away("the remote cannot be reached", done.said, _LATER)
    return Pushed.UNKNOWN


def _words(done: git.Answer, why: str) -> str:
    """What the remote or a hook said, in a line."""
    text = done.err.decode("utf-8", "replace")
    said = _OF_REMOTE.findall(text)
    if not (said or why):
        said = [line.strip() for line in text.splitlines() if not line.startswith("error: ")]
    return "; ".join(filter(None, (*said, why)))[:500]


def has(clone: Clone, branch: Branch, commit: str) -> bool:
    """Whether the remote, as it was fetched last, has a commit."""
    ask = ("merge-base", "--is-ancestor", commit, branch.tracking)
    return git.call(clone.path, *ask).code == 0
