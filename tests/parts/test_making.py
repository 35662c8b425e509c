"""Briefings that are made in processes of their own: progress, turns, cancelling, failing."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from components.parts import making
from components.parts.making import Making, Progress
from tests.conftest import ROOT

DATA = (ROOT / "data" / "commitments.yaml").read_bytes()
QUICK = ("--pledge=unity", "--only=md")


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
        .startswith("# Stay united and determined to degrade and defeat Daesh: ")
    )


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
