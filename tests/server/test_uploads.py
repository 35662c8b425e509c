"""Uploads: only where a field waits, few at a time, and gone with their session."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from components.server import uploads
from components.server.uploads import Uploads
from tests.server.asked import ask


class Server(SimpleNamespace):
    """What Streamlit holds: files of sessions, and which sessions are open."""

    uploaded_file_mgr: MemoryUploadedFileManager
    open: set[str]

    def is_active_session(self, session: str) -> bool:
        return session in self.open

    def hold(self, session: str, *files: str, size: int = 10) -> None:
        for name in files:
            record = UploadedFileRec(name, name, "", bytes(size))
            self.uploaded_file_mgr.add_file(session, record)

    @property
    def held(self) -> dict[str, list[str]]:
        return {s: list(files) for s, files in self.uploaded_file_mgr.file_storage.items()}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server(uploaded_file_mgr=MemoryUploadedFileManager("/u"), open={"a", "b"})
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: made)
    monkeypatch.setattr(uploads.runtime, "exists", lambda: True)
    monkeypatch.setattr(uploads, "_with_field", {"a"})
    monkeypatch.setattr(uploads, "_left", set())
    return made


def put(session: str, method: str = "PUT") -> tuple[int, str]:
    answer = ask(Uploads, f"/_stcore/upload_file/{session}/1", method=method)
    return answer.status, answer.text


def test_a_file_is_taken_where_a_field_waits_for_it(server: Server) -> None:
    assert put("a") == (200, "there")
    assert put("b") == (403, "The page has no field for a file.\n")
    assert put("b", "DELETE") == (200, "there")


def test_the_oldest_files_of_a_session_go(server: Server) -> None:
    server.hold("a", "1", "2", "3", "4", "5")
    server.hold("b", "6")
    put("a")
    assert server.held == {"a": ["3", "4", "5"], "b": ["6"]}


def test_many_files_at_once_are_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "IN_ALL", 29)
    server.hold("a", "1", "2")
    assert put("a") == (200, "there")
    server.hold("b", "3")
    assert put("a") == (503, "Too many files are being uploaded; try again in a minute.\n")


def test_a_page_without_a_field_frees_what_was_uploaded(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    state: dict[str, Any] = {}
    monkeypatch.setattr(uploads.st, "session_state", state)
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda: SimpleNamespace(session_id="b"))
    for draw, status, held in ((uploads.field, 200, {"b": ["1"]}), (lambda: None, 403, {})):
        uploads.begin()
        draw()
        server.hold("b", "1")
        uploads.finish()
        assert (put("b")[0], server.held) == (status, held)


def test_closed_sessions_are_freed_at_the_second_look(server: Server) -> None:
    server.hold("a", "1")
    server.hold("b", "2")
    server.open = {"b"}
    uploads.sweep()
    assert server.held == {"a": ["1"], "b": ["2"]}
    uploads.sweep()
    assert (server.held, put("a")[0]) == ({"b": ["2"]}, 403)
