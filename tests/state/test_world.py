"""The door to the data file: read once for all sessions, and never taken down by a bad edit."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from commitments.register import piecewise, yaml_tree
from commitments.register.compiled import compiled_of
from commitments.register.reading import Loaded, loaded_of
from commitments.standing.standing import Moment
from components.state import world as door
from components.state.kept import Kept
from tests.conftest import HEAD, NOW, ROOT, TODAY, commitment, evidence, whole

VALID = HEAD + commitment(title="Before")
SAME_SIZE = HEAD + commitment(title="Behind")
INVALID = VALID.replace("theme: aid", "theme: ayd")
WORSE = INVALID.replace("force: must", "force: mist")


class Clock:
    """Stands in for the clock of the module under test."""

    moment = datetime(2026, 11, 25, 12, 0)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "c.yaml"
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    monkeypatch.setattr(door, "latest", lambda: TODAY)
    monkeypatch.setattr(door, "now", lambda: Clock.moment)
    Clock.moment = datetime(2026, 11, 25, 12, 0)
    write(path, VALID)
    return path


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The paths that were read."""
    found: list[Path] = []

    def counting(read: Callable[..., Loaded]) -> Callable[..., Loaded]:
        def counted(data: bytes, day: date, name: str, *where: Any, **more: Any) -> Loaded:
            found.append(Path(name))
            return read(data, day, name, *where, **more)

        return counted

    for read in (compiled_of, loaded_of):
        monkeypatch.setattr(door, read.__name__, counting(read))
    return found


def write(path: Path, text: str) -> None:
    """As an editor saves: each time with a later time stamp, however quick the test is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    later = max(path.stat().st_mtime_ns, before + 1000)
    os.utime(path, ns=(later, later))


def title(reading: door.Reading) -> str:
    assert reading.loaded is not None
    return reading.loaded.register.commitments[0].title


def messages(reading: door.Reading) -> list[str]:
    return [problem.message for problem in reading.problems]


UNKNOWN_THEME = "theme 'ayd' is not known; did you mean 'aid'? (aid, talks)"


def test_an_unchanged_file_is_read_once(path: Path, loads: list[Path]) -> None:
    first = door.reading()
    assert all(door.reading() is first for _ in range(5))
    assert loads == [path]
    assert (title(first), first.problems, first.invalid_since) == ("Before", (), None)


def test_a_changed_file_of_the_same_size_is_read_again(path: Path, loads: list[Path]) -> None:
    first = door.reading()
    write(path, SAME_SIZE)
    assert len(SAME_SIZE) == len(VALID)
    second = door.reading()
    assert (title(first), title(second)) == ("Before", "Behind")
    assert loads == [path, path]
    assert first.loaded and second.loaded
    assert first.loaded.version != second.loaded.version


def test_of_a_changed_file_only_what_is_new_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = commitment("two") + commitment("three")
    write(path, VALID + others)
    door.reading()
    read, value = list[str](), piecewise._value
    monkeypatch.setattr(piecewise, "_value", lambda piece: read.append(piece.text) or value(piece))
    monkeypatch.setattr(yaml_tree, "parse", None)  # of a whole file
    write(path, SAME_SIZE + others)
    assert title(door.reading()) == "Behind"
    assert len(read) == 1 and "Behind" in read[0]


def test_a_file_put_in_place_with_the_old_time_and_size_is_read_again(path: Path) -> None:
    door.reading()
    stamp = path.stat().st_mtime_ns
    other = path.with_suffix(".new")
    other.write_text(SAME_SIZE, encoding="utf-8")
    os.utime(other, ns=(stamp, stamp))
    other.replace(path)
    assert title(door.reading()) == "Behind"


def test_an_invalid_file_keeps_the_last_valid_register(path: Path, loads: list[Path]) -> None:
    valid = door.reading()
    write(path, INVALID)
    now = door.reading()
    assert now.loaded is valid.loaded
    assert messages(now) == [UNKNOWN_THEME]
    assert now.invalid_since == datetime(2026, 11, 25, 12, 0)
    assert door.reading() is now
    assert loads == [path, path]


def test_invalid_since_stays_while_the_file_is_invalid_and_goes_when_it_is_valid(
    path: Path,
) -> None:
    door.reading()
    write(path, INVALID)
    door.reading()
    Clock.moment = datetime(2026, 11, 25, 13, 0)
    write(path, WORSE)
    assert door.reading().invalid_since == datetime(2026, 11, 25, 12, 0)
    assert len(door.reading().problems) == 2
    write(path, SAME_SIZE)
    mended = door.reading()
    assert (title(mended), mended.problems, mended.invalid_since) == ("Behind", (), None)
    write(path, INVALID)
    assert door.reading().invalid_since == datetime(2026, 11, 25, 13, 0)
    assert title(door.reading()) == "Behind"


def test_a_file_that_never_was_valid_gives_its_problems_and_no_register(path: Path) -> None:
    write(path, INVALID)
    now = door.reading()
    assert now.loaded is None
    assert messages(now) == [UNKNOWN_THEME]


def test_a_missing_file_keeps_the_last_valid_register_until_it_is_back(
    path: Path, loads: list[Path]
) -> None:
    door.reading()
    path.unlink()
    gone = door.reading()
    assert title(gone) == "Before"
    assert messages(gone) == [
        "there is no such file; put it back, or name another with COMMITMENTS_FILE or --file"
    ]
    assert door.reading() is gone
    write(path, VALID)
    assert door.reading().problems == ()
    assert len(loads) == 2


def test_the_same_bytes_that_come_back_end_a_fault(path: Path) -> None:
    """What was wrong was the file, and not what it holds now."""
    valid = door.reading()
    for wrong in (INVALID, None):
        if wrong:
            write(path, wrong)
        else:
            path.unlink()
        broken = door.reading()
        assert (door.changed_since(valid), door.changed_since(broken)) == (True, False)
        write(path, VALID)
        assert (door.changed_since(valid), door.changed_since(broken)) == (False, True)


def test_what_is_wrong_now_is_news_for_a_page_that_shows_what_was(path: Path) -> None:
    write(path, INVALID)
    shown = door.reading()
    write(path, WORSE)
    assert door.changed_since(shown)
    assert not door.changed_since(door.reading())


def test_a_change_of_which_the_disk_says_nothing_is_seen(
    path: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written in place, with the size and the time of before, on a disk with a coarse clock."""
    monkeypatch.setattr(door, "fingerprint", lambda _: ("the same",))
    door.reading()
    path.write_text(SAME_SIZE, encoding="utf-8")
    assert title(door.reading()) == "Before"
    monkeypatch.setattr(door, "_LOOK_SECONDS", 0)
    assert title(door.reading()) == "Behind"
    door.reading()
    assert loads == [path, path]


def test_an_entry_recorded_in_the_future_holds_back_no_other(path: Path) -> None:
    later = evidence(date="2020-03-01", recorded="2027-01-08")
    write(path, whole(HEAD + commitment(evidence=later)))
    now = door.reading()
    assert (title(now), now.invalid_since) == ("Title of one", None)
    assert messages(now) == [
        f"recorded 2027-01-08 lies after today (by this computer's clock {TODAY} at most); check the year",
    ]
    assert now.loaded
    assert door.view(now.loaded, Moment(TODAY, TODAY)).facts.empty
    day = date(2027, 1, 8)
    assert len(door.view(now.loaded, Moment(day, day)).facts) == 1


@pytest.mark.parametrize(
    ("zone", "minutes", "shown"),
    [
        ("Pacific/Auckland", -780, "29 06:30"),
        ("Pacific/Honolulu", 600, "28 07:30"),
        ("Mars/Olympus", -330, "28 23:00"),
        ("../../etc/passwd", -330, "28 23:00"),
        ("America", 300, "28 12:30"),
    ],
)
def test_the_day_is_that_of_the_reader(zone: str, minutes: int, shown: str) -> None:
    at = datetime(2026, 11, 28, 17, 30, tzinfo=UTC)
    assert f"{at.astimezone(door.zone(zone, minutes)):%d %H:%M}" == shown


def test_a_browser_that_says_nonsense_has_the_day_of_the_server() -> None:
    assert (door.zone(None, None), door.zone(None, 9), door.zone("x", 9000)) == (None, None, None)


def test_a_new_day_reads_the_file_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = evidence(date="2026-11-30", recorded="2026-11-30")
    write(path, whole(HEAD + commitment(evidence=tomorrow)))
    assert len(door.reading().problems) == 1
    monkeypatch.setattr(door, "latest", lambda: date(2026, 11, 30))
    assert door.reading().problems == ()


def test_problems_name_a_file_of_the_project_by_its_relative_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("COMMITMENTS_FILE", raising=False)
    assert door.data_path() == ROOT / "data" / "commitments.yaml"
    assert door.data_name() == "data/commitments.yaml"
    monkeypatch.setenv("COMMITMENTS_FILE", str(tmp_path / "c.yaml"))
    assert door.data_name() == str(tmp_path / "c.yaml")


def test_sessions_that_start_together_read_the_file_once(path: Path, loads: list[Path]) -> None:
    start = threading.Barrier(8)
    found: list[door.Reading] = []

    def session() -> None:
        start.wait()
        found.append(door.reading())

    run_all([threading.Thread(target=session) for _ in range(8)])
    assert loads == [path]
    assert [reading is found[0] for reading in found] == [True] * 8
    assert title(found[0]) == "Before"


def test_while_one_session_reads_a_changed_file_others_keep_what_they_have(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = door.reading()
    write(path, SAME_SIZE)
    begun, go_on = threading.Event(), threading.Event()

    def slow(*given: Any, **more: Any) -> Loaded:
        begun.set()
        assert go_on.wait(60)
        return loaded_of(*given, **more)

    monkeypatch.setattr(door, "loaded_of", slow)
    reader = threading.Thread(target=door.reading)
    reader.start()
    assert begun.wait(60)
    meanwhile = door.reading()
    go_on.set()
    reader.join()
    assert meanwhile is old
    assert title(door.reading()) == "Behind"


def run_all(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_view_is_made_once_for_all_sessions(path: Path) -> None:
    loaded = door.reading().loaded
    assert loaded is not None
    found = []
    run_all(
        [threading.Thread(target=lambda: found.append(door.view(loaded, NOW))) for _ in range(4)]
    )
    assert [view is found[0] for view in found] == [True] * 4
    assert (found[0].register, found[0].moment) == (loaded.register, NOW)


def test_a_view_belongs_to_one_version_of_the_data_and_to_both_dates(path: Path) -> None:
    first = door.reading().loaded
    write(path, SAME_SIZE)
    second = door.reading().loaded
    assert first and second
    earlier = date(2026, 11, 24)
    moments = [NOW, Moment(earlier, TODAY), Moment(TODAY, earlier), Moment(earlier, earlier)]
    views = [door.view(loaded, moment) for loaded in (first, second) for moment in moments]
    assert len({id(view) for view in views}) == 8
    assert [view.moment for view in views] == moments * 2
    assert [view.version for view in views] == [first.version] * 4 + [second.version] * 4
    assert [view.register.commitments[0].title for view in views] == ["Before"] * 4 + ["Behind"] * 4


def test_what_is_shared_is_built_once_a_key() -> None:
    built: list[str] = []

    def build(name: str) -> str:
        built.append(name)
        return name

    keys = [("chart", 1), ("chart", 1), ("chart", "1"), ("chart", 1)]
    assert [door.shared(key, lambda key=key: build(repr(key))) for key in keys] == [
        "('chart', 1)",
        "('chart', 1)",
        "('chart', '1')",
        "('chart', 1)",
    ]
    assert built == ["('chart', 1)", "('chart', '1')"]


def test_what_is_made_of_a_view_goes_with_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = door.reading().loaded
    assert loaded is not None
    made: list[str] = []
    monkeypatch.setattr(door, "_VIEWS", Kept(2))

    def ask(moment: Moment, name: str) -> None:
        view = door.view(loaded, moment)
        assert door.of_view(view, (name,), lambda: made.append(name) or name) == name  # type: ignore[func-returns-value]

    other, third = Moment(date(2026, 1, 1), TODAY), Moment(date(2025, 1, 1), TODAY)
    for moment, name in ((NOW, "a"), (NOW, "a"), (other, "a"), (NOW, "b"), (NOW, "a")):
        ask(moment, name)
    assert made == ["a", "a", "b"]
    ask(third, "a")
    ask(other, "a")
    assert made == ["a", "a", "b", "a", "a"]
