"""What commands leave behind: problems printed, files in a folder, entries in the data file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from commitments.cli.call import WrongCall
from commitments.files import put
from commitments.recording import clock, locked_file, log, saving, sync
from commitments.register.model import Register
from commitments.register.problem import DataProblems
from commitments.text import count

_MOST_PROBLEMS = 200


def print_problems(error: DataProblems) -> None:
    """Every problem of a data file, and their number."""
    for problem in error.problems[:_MOST_PROBLEMS]:
        print(problem)
    rest = len(error.problems) - _MOST_PROBLEMS
    if rest > 0:
        print(f"... and {rest} more")
    print(count(len(error.problems), "problem"), file=sys.stderr)


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, all or none: a full disk leaves nothing half-written."""
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"{folder} is a file; name a folder. Nothing was written.")
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        (folder / name).parent.mkdir(exist_ok=True)
    put({folder / name: data for name, data in files.items()})


def add_clock(parser: argparse.ArgumentParser) -> None:
    """The option for a clock that is right whatever contradicts it; `trust_clock` reads it."""
    parser.add_argument(
        "--clock-is-right",
        action="store_true",
        help="save though the clock of this computer contradicts the file",
    )


def trust_clock(options: argparse.Namespace, path: Path, known: Register, now: datetime) -> None:
    """Raises WrongCall where the clock cannot be right, and nobody said that it is."""
    try:
        if not options.clock_is_right:
            clock.look_at(path, known, now)
    except clock.WrongClock as error:
        raise WrongCall(
            f"{error}. Nothing was saved: set the clock right, or say --clock-is-right"
        ) from None


def kept() -> saving.Keep:
    """What RECORD_GIT says; raises Refused where it says nothing known."""
    return saving.keep_of(os.environ.get("RECORD_GIT", "commit"))


def follow(path: Path, name: str, today: date) -> None:
    """Let the file be what its remote has, where RECORD_GIT says sync: an entry may be about what
    was recorded elsewhere a moment ago. Raises WrongCall where it cannot."""
    if os.environ.get("RECORD_GIT") == saving.Keep.SYNC:
        with writing():
            sync.follow(path.resolve(), name, today)


@contextmanager
def writing() -> Iterator[None]:
    """Log saves where RECORD_LOG says; a refusal ends the call with its sentence."""
    try:
        if named := os.environ.get("RECORD_LOG"):
            log.log_to(Path(named))
        yield
    except locked_file.Refused as error:
        raise WrongCall(str(error)) from None
