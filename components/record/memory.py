"""What a session remembers of its form, and what its fields hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from commitments.recording import saving
from commitments.register.entry_fields import (
    ASSESSMENT_FIELDS,
    CONFIRMATION_FIELDS,
    EVIDENCE_FIELDS,
    FACT_ON_FILE,
    LINK_FIELDS,
    RECORDED_BY,
    EntryField,
    Input,
)
from commitments.register.reading import Loaded
from components.record import access, drafts
from components.record.draft import Draft
from components.state import world

FIELDS = {
    "evidence": EVIDENCE_FIELDS,
    "assessment": ASSESSMENT_FIELDS,
    "link": (FACT_ON_FILE, *LINK_FIELDS),
    "confirmation": CONFIRMATION_FIELDS,
}
_EMPTY_INPUT: dict[Input, Any] = {
    Input.PLACES: [],
    Input.ACTORS: [],
    Input.ITEMS: [],
    Input.TICK: False,
}
# A field of several kinds (the date) holds one text.
_EMPTY: dict[str, Any] = {
    field.name: _EMPTY_INPUT.get(field.input, "")
    for field in (*sum(FIELDS.values(), ()), RECORDED_BY)
}
_KEY = "_record"
_FIELD = "record_"


@dataclass
class _Memory:
    """What a session knows of its form from run to run."""

    token: str = ""
    """The draft whose fields the form shows."""
    address: dict[str, str] = field(default_factory=dict)
    """Its pledge and what is recorded, as the page's address names them."""
    start: dict[str, Any] = field(default_factory=dict)
    """By field: what it holds before anybody wrote into it."""
    held: dict[str, Any] = field(default_factory=dict)
    """By field, also those that are not drawn: what it held in the last run."""
    by: str = ""
    """Who recorded last."""
    sure_of_day: date | None = None
    """The day that this server's clock shows and somebody was asked about."""
    tried: bool = False
    """Whether a save was tried that could not be made as long as fields are empty."""
    conflict: saving.Conflict | None = None
    saved: tuple[dict[str, str], saving.Saved] | None = None
    """The last save, until the reader goes on, and where it was made."""
    drawn: set[str] = field(default_factory=set)
    """The keys of the fields that this run draws."""
    has_fields: bool = True
    """Whether the session may hold fields."""
    in_browser: set[str] = field(default_factory=set)
    """Those that the last run drew that came to its end: the browser has them."""
    from_lost: set[str] = field(default_factory=set)
    """Those that the browser told of before this session drew anything: its page began with a
    session that is lost, and what was typed meanwhile is there alone."""

    def show(self, token: str, fields: Mapping[str, Any], start: Mapping[str, Any]) -> None:
        """Another draft, with what its fields hold where that is not what they `start` from; what
        that does not name is blank."""
        self.token, self.start = token, _blank(self.by) | dict(start)
        self.held = self.start | dict(fields)
        self.forget_outcome()

    def forget_outcome(self) -> None:
        """What came of the last save, or of trying to, is of no more interest."""
        self.saved, self.conflict, self.tried = None, None, False


def memory_of_session() -> _Memory:
    """What this session remembers of its form; made at first use."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _Memory(from_lost=_fields_in_browser())
    memory: _Memory = st.session_state[_KEY]
    return memory


def _fields_in_browser() -> set[str]:
    """The keys of the fields that the browser told of, also of those that this session never drew,
    which Streamlit does not name."""
    context = get_script_run_ctx()
    told = context.session_state.get_widget_states() if context else []
    keys = (user_key_from_element_id(one.id) for one in told)
    return {key for key in keys if key and key.startswith(_FIELD)}


def key_of(name: str) -> str:
    """The key of a field of the form, with each draft another: what the browser still says of the
    one is never taken for the other."""
    return f"{_FIELD}{name}_{memory_of_session().token}"


def _held(name: str) -> Any:
    """What stands in a field of the form."""
    return st.session_state.get(key_of(name)) or _EMPTY[name]


def tell(name: str, value: Any) -> None:
    """Give a field of the form its value. An empty field is told nothing: the browser would put it
    in the place of what was typed there meanwhile."""
    key = key_of(name)
    if value or st.session_state.get(key):
        st.session_state[key] = value


def _blank(by: str) -> dict[str, Any]:
    """What the fields of an empty form hold."""
    by = by or world.setting("USER") or world.setting("USERNAME")
    return _EMPTY | {"by": by}


def keep_what_was_typed() -> None:
    """Call at the beginning of each run of the page: puts what the browser told of the fields into
    the draft, whatever becomes of this run."""
    memory, state = memory_of_session(), st.session_state
    memory.drawn, memory.has_fields = set(), True
    found = {name: _held(name) for name in _EMPTY if key_of(name) in state}
    news = {name: value for name, value in found.items() if value != memory.held[name]}
    loaded = world.reading().loaded
    if news and loaded and drafts.free(memory.token, access.now().owner):
        into_draft(loaded, news)


def into_draft(loaded: Loaded, news: Mapping[str, Any]) -> Draft | None:
    """The draft of the form, with what is new in its fields: only that, as another page of this
    reader may show the same draft. It begins with the first field that is written into besides the
    name; None as long as there is none."""
    memory, owner = memory_of_session(), access.now().owner
    # From here on the session is not asked for anything: a click may cut a run short where it is.
    memory.held |= news
    draft = drafts.find(memory.token, owner)
    if draft is None:
        written = {name for name, value in memory.held.items() if value != memory.start[name]}
        if not owner or not written - {"by"}:
            return None
        blank = _EMPTY | {"by": memory.start["by"]}
        news = {name: value for name, value in memory.held.items() if value != blank[name]}
        draft = drafts.begin(memory.token, owner, loaded, world.now())
    with drafts.changing(memory.token, draft):
        draft.fields |= news
        draft.at, draft.address = world.now(), memory.address
    return draft


def finish() -> None:
    """Call at the end of each run of the page: the browser has the fields that it drew."""
    memory, loaded = memory_of_session(), world.reading().loaded
    kept, memory.from_lost = memory.from_lost & memory.drawn, set()
    news = {name: _held(name) for name in _EMPTY if key_of(name) in kept}
    news = {name: value for name, value in news.items() if value != memory.held[name]}
    forget_fields(besides=memory.drawn)
    if news and loaded and drafts.free(memory.token, access.now().owner):
        into_draft(loaded, news)
        st.rerun()


def forget_fields(besides: set[str]) -> None:
    """Take all fields out of the session but those that the browser has: it would grow with each
    draft, and a field that comes back must be told what it held."""
    memory = memory_of_session()
    if memory.has_fields:
        for key in list(st.session_state):
            if str(key).startswith(_FIELD) and key not in besides:
                del st.session_state[key]
    memory.in_browser, memory.has_fields = besides, bool(besides)


def drawn_fields(what: str) -> tuple[EntryField, ...]:
    """The fields that stand on a form of that kind, in its order."""
    by = (RECORDED_BY,) if access.now().person is None else ()
    return (*FIELDS[what], *by)
