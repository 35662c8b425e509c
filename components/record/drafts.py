"""What somebody is writing, kept on the server until it is saved: it outlives a reload, a lost
connection and an expired sign-in, and only its owner can open it again.

Where RECORD_STATE names a folder, drafts lie there as files: they outlive a restart too, and all
processes of a server share them. Without it, and where the folder cannot be written, they lie in
the memory of the process.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded, loaded_of
from components.record.draft import Draft
from components.record.draft_folder import Folder, NotKept
from components.state import world

MOST = 300
MOST_OF_ONE = 12
KEPT = timedelta(days=2)


class _Drawer:
    """The drafts of this process by their token."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.lock = threading.RLock()
        self.wrong: dict[str, str] = {}
        """By token: why a draft could not be put into the folder; why there is none, by none."""

    def drop(self, token: str) -> None:
        """Forget a draft."""
        self.drafts.pop(token, None)
        self.wrong.pop(token, None)


@cache
def _drawer() -> _Drawer:
    return _Drawer()


_drawer()  # now: two who came first at the same time would have one each


@cache
def _folder_at(path: str) -> Folder:
    return Folder(Path(path), KEPT, MOST, MOST_OF_ONE)


def _folder() -> Folder | None:
    """The folder for drafts, where one is named and can be used."""
    wrong = _drawer().wrong
    try:
        path = world.state_folder("drafts")
    except OSError as error:
        wrong[""] = f"{world.setting('RECORD_STATE')}: {error.strerror or error}"
        return None
    wrong.pop("", None)
    return _folder_at(str(path)) if path else None


def token() -> str:
    """A name for a draft to come, which nobody can guess."""
    return secrets.token_urlsafe(16)


def free(token: str, owner: str) -> bool:
    """Whether this owner may keep a draft under that token."""
    draft, folder = _drawer().drafts.get(token), _folder()
    mine = draft is None or draft.owner == owner
    return mine and not (folder and folder.taken(token, owner))


def begin(token: str, owner: str, base: Loaded, now: datetime) -> Draft:
    """A new draft under a token that is free; those that nobody used for longest make room. It is
    kept from its first change on."""
    drawer, folder = _drawer(), _folder()
    if folder:
        folder.make_room(owner)
    with drawer.lock:
        drawer.drop(token)
        others = sorted(drawer.drafts, key=lambda name: drawer.drafts[name].at, reverse=True)
        of_owner = [name for name in others if drawer.drafts[name].owner == owner]
        old = [name for name in others if now - drawer.drafts[name].at > KEPT]
        for name in {*old, *of_owner[MOST_OF_ONE - 1 :], *others[MOST - 1 :]}:
            drawer.drop(name)
        made = drawer.drafts[token] = Draft(owner, lambda: base, now)
    return made


@contextmanager
def changing(token: str, draft: Draft) -> Iterator[None]:
    """Change a draft inside of this: what other pages of its owner wrote into it is there, and what
    it then holds is kept. Where the folder cannot be written, this process keeps it."""
    drawer, folder = _drawer(), _folder()
    with drawer.lock:
        if folder is None:
            yield
            drawer.drafts[token] = draft
            if "" in drawer.wrong:
                drawer.wrong[token] = drawer.wrong[""]
            return
        changed = False
        try:
            with folder.locked():
                folder.read(token, draft.owner, _base)
                yield
                changed = True
                folder.write(token, draft)
            drawer.drop(token)
        except NotKept as error:
            drawer.wrong[token] = str(error)
            if not changed:
                yield
            drawer.drafts[token] = draft


def find(token: str, owner: str) -> Draft | None:
    """The draft of that token, if it is this owner's and still kept."""
    if not owner or not token:
        return None
    draft, folder = _drawer().drafts.get(token), _folder()
    if draft is not None:
        return draft if draft.owner == owner else None
    return folder.read(token, owner, _base) if folder else None


def newest(owner: str, id: str = "", besides: str = "") -> dict[str, str]:
    """The address of the draft that this owner used last besides that of a token, of this pledge if
    one is named; nothing where there is none."""
    if not owner:
        return {}
    kept, folder = list(_drawer().drafts.items()), _folder()
    if folder:
        folder.sweep()
        kept += folder.of_owner(owner, _base)
    mine = [
        (draft.at, token, draft.address)
        for token, draft in kept
        if draft.owner == owner and draft.saved is None
        if token != besides and draft.address and id in ("", draft.address["id"])
    ]
    if not mine:
        return {}
    _, token, address = max(mine, key=lambda entry: entry[0])
    return address | {"draft": token}


def drop(token: str, owner: str) -> None:
    """The draft was saved or thrown away."""
    draft, folder = _drawer().drafts.get(token), _folder()
    if draft is not None and draft.owner == owner:
        _drawer().drop(token)
    if folder:
        folder.drop(token, owner)


def wrong(token: str) -> str:
    """Why a draft does not outlive this process though it should, or nothing."""
    found = _drawer().wrong
    return found.get(token) or found.get("", "")


def _base(data: bytes | None) -> Loaded:
    """The register of the bytes that a draft was written against. Where they are lost or read no
    longer, that of today: the words that somebody wrote are worth more than what changed since."""
    now = world.reading().loaded
    assert now is not None, "the frame shows the page only where there is a register"
    if data is None or data == now.data:
        return now

    def read() -> Loaded:
        try:
            return loaded_of(data, world.latest(), world.data_name(), holding=True)
        except DataProblems:
            return now

    return world.shared(("base of a draft", hash(data)), read)
