"""Files that readers upload: only while their page has a field for one, and few at a time.

Streamlit keeps in memory whatever is sent to the address of a session, also where no field takes
it, until the session has ended.
"""

from __future__ import annotations

import re
from typing import cast

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

A_SESSION = 3
"""Files that a session may have in memory: as many as a page has fields, and one to take the place
of another."""
IN_ALL = 200_000_000
"""Bytes of all sessions."""

_PATH = re.compile(r".*/_stcore/upload_file/(?P<session>[^/]+)/[^/]+")
_FORBIDDEN, _FULL = 403, 503
_DRAWN = "_upload_field"

_with_field: set[str] = set()
_left: set[str] = set()


def begin() -> None:
    """A run of a page begins."""
    st.session_state[_DRAWN] = False


def field() -> None:
    """The page has a field for a file."""
    st.session_state[_DRAWN] = True
    if context := get_script_run_ctx():
        _with_field.add(context.session_id)


def finish() -> None:
    """The page is drawn: without a field nothing of this session stays."""
    context = get_script_run_ctx()
    if st.session_state[_DRAWN] or context is None or context.session_id not in _with_field:
        return
    _with_field.discard(context.session_id)
    if runtime.exists():
        _held().remove_session_files(context.session_id)


def sweep() -> None:
    """Let go what belongs to sessions that were closed at this look and at the last one: a reader
    whose network was away for a moment finds the file again."""
    known = {*_with_field, *_held().file_storage}
    closed = {one for one in known if not runtime.get_instance().is_active_session(one)}
    for session in closed & _left:
        _with_field.discard(session)
        _held().remove_session_files(session)
    _left.clear()
    _left.update(closed)


class Uploads:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; an upload only where a field waits for it."""
        asked = _PATH.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if asked is None or scope["method"] != "PUT":
            await self._app(scope, receive, send)
            return
        if asked["session"] not in _with_field:
            await _say("The page has no field for a file.\n", _FORBIDDEN)(scope, receive, send)
        elif _all_bytes() > IN_ALL:
            said = "Too many files are being uploaded; try again in a minute.\n"
            await _say(said, _FULL)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
            _drop_oldest(asked["session"])


def _say(sentence: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(sentence, status)


def _held() -> MemoryUploadedFileManager:
    return cast("MemoryUploadedFileManager", runtime.get_instance().uploaded_file_mgr)


def _all_bytes() -> int:
    sessions = list(_held().file_storage.values())
    return sum(len(file.data) for files in sessions for file in list(files.values()))


def _drop_oldest(session: str) -> None:
    files = list(_held().file_storage.get(session, ()))
    for file in files[:-A_SESSION]:
        _held().remove_file(session, file)
