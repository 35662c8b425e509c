"""What commands leave behind: problems printed, files in a folder, entries in the data file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from commitments.cli.call import WrongCall
from commitments.files import put
from commitments.recording import locked_file, log
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


@contextmanager
def writing() -> Iterator[None]:
    """Log saves where RECORD_LOG says; a refusal ends the call with its sentence."""
    try:
        if named := os.environ.get("RECORD_LOG"):
            log.log_to(Path(named))
        yield
    except locked_file.Refused as error:
        raise WrongCall(str(error)) from None
