"""A register that was read before is the same one, and nothing else is taken for it."""

from __future__ import annotations

import hashlib
import os
import pickle
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from commitments.register import compiled
from commitments.register.compiled import compiled_of
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded, loaded_of
from tests.conftest import LATER, ROOT

DATA = (ROOT / "data" / "commitments.yaml").read_bytes()
NAME = "data/commitments.yaml"
# After whatever the file holds, and before LATER.
DAY = date(2035, 12, 31)


@pytest.fixture(scope="module")
def read() -> Loaded:
    return loaded_of(DATA, DAY, NAME)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "commitments"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch, read: Loaded) -> list[date]:
    """The days of which the file was really read."""
    days: list[date] = []

    def reading(data: bytes, today: date, name: str, **more: Any) -> Loaded:
        days.append(today)
        return read if data == DATA else loaded_of(data, today, name, **more)

    monkeypatch.setattr(compiled, "loaded_of", reading)
    return days


def kept(folder: Path) -> Path:
    [one] = folder.iterdir()
    return one


def test_what_was_read_is_the_same_and_is_read_once(
    folder: Path, readings: list[date], read: Loaded
) -> None:
    found = [compiled_of(DATA, DAY, NAME, folder) for _ in range(3)]
    assert [(one.register, one.version, one.data, one.held) for one in found] == [
        (read.register, read.version, DATA, ())
    ] * 3
    assert readings == [DAY]


def test_another_day_file_or_code_is_read_anew(
    folder: Path, readings: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled_of(DATA, DAY, NAME, folder)
    tomorrow = DAY + timedelta(1)
    compiled_of(DATA, tomorrow, NAME, folder)
    compiled_of(DATA + b"# a remark\n", DAY, NAME, folder)
    monkeypatch.setattr(compiled, "_code", lambda: "another")
    compiled_of(DATA, DAY, NAME, folder)
    assert readings == [DAY, tomorrow, DAY, DAY]
    assert len(list(folder.iterdir())) == 4


def test_what_is_wrong_is_found_each_time(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(DataProblems, match=r"commitments\.yaml"):
            compiled_of(DATA + b"]", DAY, NAME, folder)
    assert not folder.exists()


def test_entries_of_the_future_are_not_kept(folder: Path) -> None:
    for _ in range(2):
        assert compiled_of(DATA + LATER, DAY, NAME, folder, holding=True).held
    assert not folder.exists()


def test_a_file_that_is_not_whole_is_read_anew_and_mended(
    folder: Path, readings: list[date], read: Loaded
) -> None:
    compiled_of(DATA, DAY, NAME, folder)
    whole = kept(folder).read_bytes()
    for spoiled in (whole[:-1], b"", whole[:40] + b"?" + whole[41:]):
        kept(folder).write_bytes(spoiled)
        assert compiled_of(DATA, DAY, NAME, folder).register == read.register
        assert kept(folder).read_bytes() == whole
    assert len(readings) == 4


class Calls:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("called",)


@pytest.mark.parametrize("other", [Calls(), {"a": 1}, date(2026, 1, 1)])
def test_nothing_but_a_register_is_taken_and_nothing_is_called(
    folder: Path,
    readings: list[date],
    read: Loaded,
    other: object,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    compiled_of(DATA, DAY, NAME, folder)
    body = pickle.dumps(other)
    kept(folder).write_bytes(hashlib.sha256(body).digest() + body)
    assert compiled_of(DATA, DAY, NAME, folder).register == read.register
    assert len(readings) == 2
    assert not Path("called").exists()


@pytest.mark.posix
def test_what_others_may_write_is_not_taken(folder: Path, readings: list[date]) -> None:
    compiled_of(DATA, DAY, NAME, folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    kept(folder).chmod(0o666)
    compiled_of(DATA, DAY, NAME, folder)
    assert len(readings) == 2
    compiled_of(DATA, DAY, NAME, folder)
    assert len(readings) == 2  # what was kept then is ours


def test_a_folder_that_cannot_be_used_costs_time_alone(
    tmp_path: Path, readings: list[date], read: Loaded
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for where in (tmp_path / "file" / "commitments", None):
        assert compiled_of(DATA, DAY, NAME, where).register == read.register
    assert len(readings) == 2


def test_a_small_file_is_not_kept(folder: Path) -> None:
    data = (ROOT / "tests" / "sample.yaml").read_bytes()
    assert compiled_of(data, DAY, "sample.yaml", folder).version
    assert not folder.exists()


def test_the_oldest_go(folder: Path, readings: list[date]) -> None:
    for n in range(compiled.MOST_KEPT + 3):
        compiled_of(DATA, DAY + timedelta(n), NAME, folder)
        os.utime(max(folder.iterdir(), key=lambda one: one.stat().st_mtime), (n, n))
    assert len(list(folder.iterdir())) == compiled.MOST_KEPT


@pytest.mark.parametrize(
    ("settings", "where"),
    [
        ({"COMMITMENTS_CACHE": "/a/b", "HOME": "/h"}, Path("/a/b")),
        ({"COMMITMENTS_CACHE": "off", "HOME": "/h"}, None),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, Path("/x/commitments")),
        ({"LOCALAPPDATA": "/w"}, Path("/w/commitments")),
        ({"HOME": "/h"}, Path("/h/.cache/commitments")),
        ({}, None),
    ],
)
def test_where_it_is_kept(settings: dict[str, str], where: Path | None) -> None:
    assert compiled.folder(settings) == where
