"""What somebody is writing, kept on the server until it is saved: it outlives a reload, a lost
connection and an expired sign-in, and only its owner can open it again."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import streamlit as st

from commitments.reading import Loaded

MOST = 60
KEPT = timedelta(days=2)


@dataclass
class Draft:
    """One entry that is being written."""

    owner: str
    base: Loaded
    """The file that it is written against."""
    at: datetime
    address: dict[str, str] = field(default_factory=dict)
    """The pledge and what is recorded, as the page's address names them."""
    fields: dict[str, Any] = field(default_factory=dict)


class _Drawer:
    """The drafts of all sessions by their token, the one used last at the end."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.lock = threading.Lock()


@st.cache_resource(show_spinner=False)
def _drawer() -> _Drawer:
    return _Drawer()


def begin(owner: str, base: Loaded, now: datetime) -> str:
    """A new draft; returns its token, which nobody can guess."""
    token = secrets.token_urlsafe(16)
    drawer = _drawer()
    with drawer.lock:
        drawer.drafts[token] = Draft(owner, base, now)
        for old in [k for k, d in drawer.drafts.items() if now - d.at > KEPT]:
            del drawer.drafts[old]
        while len(drawer.drafts) > MOST:
            del drawer.drafts[next(iter(drawer.drafts))]
    return token


def find(token: str, owner: str) -> Draft | None:
    """The draft of that token, if it is this owner's and still kept."""
    draft = _drawer().drafts.get(token)
    return draft if draft is not None and owner and draft.owner == owner else None


def newest(owner: str) -> dict[str, str]:
    """The address of the draft that this owner used last; nothing where there is none."""
    drafts = list(_drawer().drafts.items())
    mine = [(draft.at, token) for token, draft in drafts if owner and draft.owner == owner]
    if not mine:
        return {}
    token = max(mine)[1]
    return _drawer().drafts[token].address | {"draft": token}


def drop(token: str) -> None:
    """The draft was saved or thrown away."""
    _drawer().drafts.pop(token, None)
