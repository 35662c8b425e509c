"""What somebody is writing, kept on the server until it is saved: it outlives a reload, a lost
connection and an expired sign-in, and only its owner can open it again."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import streamlit as st

from commitments.recording.saving import Saved
from commitments.register.reading import Loaded

MOST = 300
MOST_OF_ONE = 12
KEPT = timedelta(days=2)


@dataclass
class Draft:
    """One entry that is being written."""

    owner: str
    base: Loaded
    """The file that it is written against, as its writer saw it last."""
    at: datetime
    address: dict[str, str] = field(default_factory=dict)
    """The pledge and what is recorded, as the page's address names them."""
    fields: dict[str, Any] = field(default_factory=dict)
    saved: Saved | None = None
    """Set in the moment in which it is in the file: a click may come before the page says so."""


class _Drawer:
    """The drafts of all sessions by their token."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.lock = threading.Lock()


@st.cache_resource(show_spinner=False)
def _drawer() -> _Drawer:
    return _Drawer()


def token() -> str:
    """A name for a draft to come, which nobody can guess."""
    return secrets.token_urlsafe(16)


def free(token: str, owner: str) -> bool:
    """Whether this owner may keep a draft under that token."""
    draft = _drawer().drafts.get(token)
    return draft is None or draft.owner == owner


def begin(token: str, owner: str, base: Loaded, now: datetime) -> Draft:
    """A new draft under a token that is free; those that nobody used for longest make room."""
    drawer = _drawer()
    with drawer.lock:
        drawer.drafts.pop(token, None)
        others = sorted(drawer.drafts, key=lambda name: drawer.drafts[name].at, reverse=True)
        of_owner = [name for name in others if drawer.drafts[name].owner == owner]
        old = [name for name in others if now - drawer.drafts[name].at > KEPT]
        for name in {*old, *of_owner[MOST_OF_ONE - 1 :], *others[MOST - 1 :]}:
            del drawer.drafts[name]
        made = drawer.drafts[token] = Draft(owner, base, now)
    return made


def find(token: str, owner: str) -> Draft | None:
    """The draft of that token, if it is this owner's and still kept."""
    draft = _drawer().drafts.get(token)
    return draft if draft is not None and owner and draft.owner == owner else None


def newest(owner: str, id: str = "", besides: str = "") -> dict[str, str]:
    """The address of the draft that this owner used last besides that of a token, of this pledge if
    one is named; nothing where there is none."""
    mine = [
        (draft.at, token, draft.address)
        for token, draft in list(_drawer().drafts.items())
        if owner and draft.owner == owner and draft.saved is None
        if token != besides and draft.address and id in ("", draft.address["id"])
    ]
    if not mine:
        return {}
    _, token, address = max(mine, key=lambda entry: entry[0])
    return address | {"draft": token}


def drop(token: str) -> None:
    """The draft was saved or thrown away."""
    _drawer().drafts.pop(token, None)
