"""A clock against the moments that are known."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from commitments.dates import latest_day
from commitments.recording import git
from commitments.recording.clock import WrongClock, look_at
from commitments.register.model import Register
from tests.conftest import commitment, evidence, register

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was changed an hour ago, in no repository."""
    monkeypatch.setattr(git, "last_commit", lambda _: None)
    path = tmp_path / "data.yaml"
    path.touch()
    changed(path, NOW - timedelta(hours=1))
    return path


def changed(path: Path, moment: datetime) -> None:
    os.utime(path, (moment.timestamp(),) * 2)


def of(recorded: str) -> Register:
    return register(commitment(evidence=evidence(recorded=recorded)))


def said(path: Path, known: Register, now: datetime = NOW) -> str:
    try:
        look_at(path, known, now)
    except WrongClock as error:
        return str(error)
    return ""


def test_a_clock_that_fits_is_not_doubted(file: Path) -> None:
    assert said(file, of("2026-11-27")) == ""
    # Recorded where the next day has begun.
    assert said(file, of("2026-11-28"), NOW - timedelta(hours=20)) == (
        "this computer's clock says 27 Nov 2026, 13:30, but the data file is of 28 Nov 2026, 08:30"
    )
    changed(file, NOW - timedelta(hours=21))
    assert said(file, of("2026-11-28"), NOW - timedelta(hours=20)) == ""


def test_a_clock_behind_an_entry_is(file: Path) -> None:
    assert said(file, of("2026-11-27"), NOW - timedelta(days=300)) == (
        "this computer's clock says 1 Feb 2026, 09:30, and an entry is on file that was recorded on"
        " 27 Nov 2026, which is later; one of the two is wrong"
    )


def test_a_clock_behind_a_commit_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(2026, 11, 28, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    monkeypatch.setattr(git, "last_commit", lambda _: at)
    assert said(file, of("2026-11-27")) == (
        "this computer's clock says 28 Nov 2026, 09:30, but the last commit is of 28 Nov 2026, 12:00"
    )


def test_a_clock_ahead_of_all_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = NOW + timedelta(days=40)
    assert said(file, of("2026-11-27"), ahead) == (
        "this computer's clock says 7 Jan 2027, 09:30, which is 40 days after anything else was"
        " written (the data file, 28 Nov 2026)"
    )
    monkeypatch.setattr(git, "last_commit", lambda _: ahead - timedelta(days=29))
    assert said(file, of("2026-11-27"), ahead) == ""


def test_a_file_that_is_gone_says_nothing(file: Path) -> None:
    file.unlink()
    assert said(file, of("2026-11-27")) == ""


def test_the_latest_day_is_that_of_the_first_place() -> None:
    moment = datetime(2026, 11, 28, 9, 59, tzinfo=UTC)
    assert [f"{latest_day(moment + timedelta(minutes=n))}" for n in (0, 1)] == [
        "2026-11-28",
        "2026-11-29",
    ]
