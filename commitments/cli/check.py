"""`check`: is the data file right?"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from commitments.cli.call import (
    Commands,
    command,
    data_name,
    latest,
)
from commitments.cli.writing import print_problems
from commitments.files import fingerprint
from commitments.register import reading
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded
from commitments.register.second_reader import waiting
from commitments.standing.changes import STALE
from commitments.standing.standing import Moment, Standing, standings
from commitments.standing.words import again_words, freshness_words
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
    parser.add_argument(
        "--stale",
        action="store_true",
        help="name also the pledges to be judged again, and those whose review is overdue",
    )


def check(options: argparse.Namespace) -> int:
    """Print every problem, or one line of counts; with --watch at each save."""
    if not options.watch:
        print(_said(options))
        return 0
    seen: object = None
    path = Path(data_name(options))
    while True:
        now = fingerprint(path)
        if now != seen:
            seen = now
            print(f"--- {time.strftime('%H:%M:%S')}", flush=True)
            try:
                print(_said(options), flush=True)
            except DataProblems as error:
                print_problems(error)
                sys.stdout.flush()
        try:
            time.sleep(_WATCH_SECONDS)
        except KeyboardInterrupt:
            return 0


def _said(options: argparse.Namespace) -> str:
    """What is said of a file without problems."""
    loaded = reading.load(Path(data_name(options)), latest())
    lines = [_counts(loaded, data_name(options))]
    if waits := waiting(loaded.register):
        verb = "waits" if len(waits) == 1 else "wait"
        lines.append(f"{count(len(waits), 'entry', 'entries')} {verb} for a second reader:")
        lines += [f"  {named.name}, by {named.by}" for named in waits]
    if options.stale:
        today = date.today()
        found = standings(loaded.register, Moment(today, today))
        lines += [f"{s.commitment.id}: {said}" for s in found if (said := _stale(s))]
    return "\n".join(lines)


def _stale(s: Standing) -> str:
    """Why somebody should look at a pledge again; empty where nothing is out of date."""
    reasons = []
    if s.to_be_judged:
        reasons.append(f"to be judged again: {again_words(s)}")
    if s.freshness in STALE:
        words = freshness_words(s)
        reasons.append(f"{words if reasons else words[0].lower() + words[1:]}.")
    return " ".join(reasons)


def _counts(loaded: Loaded, name: str) -> str:
    register = loaded.register
    links = sum(len(fact.bears_on) for fact in register.evidence)
    assessments = sum(len(c.assessments) for c in register.commitments)
    parts = [
        count(len(register.commitments), "commitment"),
        f"{count(len(register.evidence), 'fact')} with {count(links, 'link')} to them",
        count(assessments, "assessment"),
        count(len(register.milestones), "milestone"),
        count(len(register.members), "member"),
        count(len(register.series), "series", "series"),
    ]
    return f"{name}: no problems; {listed(parts)}; version {loaded.version}"
