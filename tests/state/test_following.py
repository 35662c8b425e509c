"""Readers are told why the file does not follow its remote, once that is sure, and since when."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commitments.recording import sync
from commitments.recording.apart import Apart, Away
from commitments.recording.locked_file import Refused
from components.shell import problems
from components.state import world as door
from components.state.following import Follower, Parted
from tests.conftest import HEAD, TODAY, commitment

T1 = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


class Remote:
    """Stands in for a remote: what each look at it raises, and how often it was looked at."""

    def __init__(self) -> None:
        self.raises: Refused | None = None
        self.looks = 0

    def follow(self, *_: object) -> None:
        self.looks += 1
        if self.raises:
            raise self.raises


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch) -> Remote:
    found = Remote()
    monkeypatch.setattr(sync, "follow", found.follow)
    return found


@pytest.fixture
def look(tmp_path: Path) -> tuple[Follower, Callable[[], None]]:
    follower = Follower(lambda: T1)
    return follower, lambda: follower.follow(tmp_path / "c.yaml", "c.yaml", TODAY)


def test_a_remote_that_is_away_is_told_the_third_time(
    remote: Remote, look: tuple[Follower, Callable[[], None]]
) -> None:
    follower, once = look
    remote.raises = Away("the remote cannot be reached", "fatal: host 10.0.0.7")
    found = []
    for _ in range(3):
        once()
        found.append(follower.parted)
    assert found == [None, None, Parted("the remote cannot be reached", T1)]
    remote.raises = None
    once()
    assert follower.parted is None


def test_what_somebody_must_put_right_is_told_at_once_and_logged_once(
    remote: Remote,
    look: tuple[Follower, Callable[[], None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    follower, once = look
    lines: list[str] = []
    # Wherever the log of this process goes by now.
    monkeypatch.setattr(logging.getLogger("commitments.record"), "info", lines.append)
    remote.raises = Apart("it was changed here", "fatal: x", "restore it")
    once()
    once()
    remote.raises = None
    once()
    assert follower.parted is None
    assert [json.loads(line) for line in lines] == [
        {
            "event": "apart",
            "when": "2026-11-28T09:30:00+00:00",
            "why": "it was changed here (fatal: x); restore it",
        },
        {"event": "following", "when": "2026-11-28T09:30:00+00:00", "why": ""},
    ]


def test_whatever_keeps_the_file_from_being_written_is_told(
    remote: Remote, look: tuple[Follower, Callable[[], None]]
) -> None:
    follower, once = look
    remote.raises = Refused("the file is being changed by another program; try again")
    once()
    assert follower.parted == Parted("the file is being changed by another program; try again", T1)


def test_only_a_server_that_is_to_looks_at_a_remote_and_pages_know_why_it_does_not_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remote: Remote
) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(HEAD + commitment(), encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    door.follow()
    assert remote.looks == 0
    monkeypatch.setenv("RECORD_GIT", "sync")
    door.follow()
    shown = door.reading()
    assert (remote.looks, shown.parted, door.changed_since(shown)) == (1, None, False)
    remote.raises = Apart("it was changed here")
    door.follow()
    parted = door.reading()
    assert parted.parted is not None
    assert (parted.parted.reason, parted.loaded) == ("it was changed here", shown.loaded)
    assert (door.changed_since(shown), door.changed_since(parted)) == (True, False)


def test_readers_see_since_when_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(problems.st, "warning", lambda text, **_: said.append(text))
    monkeypatch.setattr(door, "now", lambda: T1)
    problems.show_parted(Parted("the remote cannot be reached", T1))
    assert said == [
        "**What is recorded on other servers does not arrive here since 28 Nov 2026, 09:30.** You"
        " see the register as it was here by then, and nothing can be recorded. The reason: the"
        " remote cannot be reached."
    ]
