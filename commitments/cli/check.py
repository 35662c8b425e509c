"""`check`: is the data file right?"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from commitments.cli.call import (
    Commands,
    command,
    data_name,
    load,
)
from commitments.cli.writing import print_problems
from commitments.files import fingerprint
from commitments.register.problem import DataProblems
from commitments.text import count, listed

_WATCH_SECONDS = 0.5


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "check",
        check,
        "print every problem of a data file, or one line of counts",
        "check data/commitments.yaml",
    )
    parser.add_argument("named", nargs="?", metavar="FILE", help="the file (same as --file)")
    parser.add_argument(
        "--watch", action="store_true", help="check again at each save; Ctrl-C ends"
    )


def check(options: argparse.Namespace) -> int:
    """Print every problem, or one line of counts; with --watch at each save."""
    if not options.watch:
        print(_counts(options))
        return 0
    seen: object = None
    path = Path(data_name(options))
    while True:
        now = fingerprint(path)
        if now != seen:
            seen = now
            print(f"--- {time.strftime('%H:%M:%S')}", flush=True)
            try:
                print(_counts(options), flush=True)
            except DataProblems as error:
                print_problems(error)
                sys.stdout.flush()
        try:
            time.sleep(_WATCH_SECONDS)
        except KeyboardInterrupt:
            return 0


def _counts(options: argparse.Namespace) -> str:
    loaded = load(options)
    register = loaded.register
    evidence = sum(len(c.evidence) for c in register.commitments)
    assessments = sum(len(c.assessments) for c in register.commitments)
    parts = [
        count(len(register.commitments), "commitment"),
        count(evidence, "evidence item"),
        count(assessments, "assessment"),
        count(len(register.milestones), "milestone"),
        count(len(register.members), "member"),
        count(len(register.series), "series", "series"),
    ]
    return f"{data_name(options)}: no problems; {listed(parts)}; version {loaded.version}"
