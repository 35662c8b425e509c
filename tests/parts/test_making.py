"""Briefings that are made in processes of their own: progress, turns, cancelling, failing."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from components.parts import making
from components.parts.making import Making, Progress
from tests.conftest import ROOT, TODAY

DATA = (ROOT / "data" / "commitments.yaml").read_bytes()
# As the file stood on one day: what is recorded later changes nothing.
QUICK = ("--pledge=unity", "--only=md", f"--as-of={TODAY}", f"--known-at={TODAY}")


def wait(made: Making, until: Callable[[Progress], bool]) -> Progress:
    for _ in range(2400):
        progress = made.progress()
        if until(progress):
            return progress
        time.sleep(0.05)
    raise AssertionError(f"still {made.progress()}")


def ended(progress: Progress) -> bool:
    return progress.state not in ("waiting", "running")


def test_a_briefing_is_made_and_its_files_can_be_taken() -> None:
    made = Making(DATA, "data/commitments.yaml", QUICK)
    assert wait(made, ended) == Progress("done", "", 1.0)
    assert [path.suffix for path in made.files()] == [".md", ".json"]
    assert (
        made.files()[0]
        .read_text(encoding="utf-8")
        .startswith(
            "# Stay united and determined to degrade and defeat Daesh: substantially kept\n"
        )
    )


def test_progress_is_told_in_words_and_by_no_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = Making(DATA, "d.yaml", QUICK, steps=4)
    folder = Path(made._folder)
    made._running[0].wait(60)
    lines = f"One page for Word\nMail\n{folder / 'out' / 'briefing-page.docx'}\n"
    (folder / "stdout").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(made._running[0], "poll", lambda: None)
    assert made.progress() == Progress("running", "Making: Mail", 0.5)
    assert made.files() == [folder / "out" / "briefing-page.docx"]


def test_a_template_goes_with_it_and_a_failure_says_why() -> None:
    made = Making(DATA, "d.yaml", ("--pledge=unity",), b"no template")
    progress = wait(made, ended)
    assert progress.state == "failed"
    assert progress.said.startswith("The template cannot be used: it is no PowerPoint file.")
    assert made.files() == []


def test_a_cancelled_briefing_stops_and_leaves_nothing() -> None:
    made = Making(DATA, "d.yaml", ("--images",))
    made.cancel()
    assert made.progress().state == "cancelled"
    made._running[0].wait(60)
    assert (made.alive, made.files()) == (False, [])
    assert list(made._folder.iterdir()) == []


def test_what_was_made_leaves_the_files_and_nothing_of_what_they_were_made_of() -> None:
    made = Making(DATA, "d.yaml", QUICK)
    assert wait(made, ended).state == "done"
    assert {path.name for path in made._folder.iterdir()} == {"out", "stdout", "stderr"}


# A server that begins a briefing, says where, and is killed.
_SERVER = """
import os, signal, sys
from pathlib import Path
from components.parts.making import Making
made = Making(Path("data/commitments.yaml").read_bytes(), "d.yaml", ("--images",))
print(made._folder, made._running[0].pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.posix
def test_a_killed_server_leaves_no_process_and_no_folder() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _SERVER], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    folder, process = Path(said[0]), int(said[1])
    for _ in range(600):
        if not (folder.exists() or making._runs(process)):
            return
        time.sleep(0.1)
    raise AssertionError(f"{folder} or process {process} is still there")


@pytest.mark.posix
def test_the_next_server_takes_away_what_a_killed_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, mine, other = (
        tmp_path / name
        for name in (f"briefing-{ended.pid}-x", f"briefing-{os.getpid()}-x", "briefing-of-mine-x")
    )
    for folder in (left, mine, other):
        (folder / "out").mkdir(parents=True)
    making._sweep()
    assert [folder.exists() for folder in (left, mine, other)] == [False, True, True]


def test_a_third_briefing_waits_for_its_turn() -> None:
    first, second, third = (Making(DATA, "d.yaml", QUICK) for _ in range(3))
    assert third.progress().state == "waiting"
    assert third.progress().said == "Two other briefings are being made; this one is next"
    for made in (first, second, third):
        assert wait(made, ended).state == "done"


def test_one_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_SECONDS", -1)
    made = Making(DATA, "d.yaml", QUICK)
    progress = made.progress()
    assert (progress.state, progress.said) == ("failed", "It was not made within -1 seconds.")
    made._running[0].wait(60)


def test_what_nobody_can_ask_for_any_more_is_cleaned_up() -> None:
    made = Making(DATA, "d.yaml", ("--images",))
    folder, process = Path(made._folder), made._running[0]
    assert folder.is_dir()
    del made
    gc.collect()
    assert (folder.exists(), process.poll() is None) == (False, False)
