"""What a call of `python -m commitments` says: its options, the data file, the dates."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from commitments.dates import PartialDate, latest_day
from commitments.project import DATA
from commitments.register import compiled, reading
from commitments.register.compiled import compiled_of
from commitments.register.model import Commitment
from commitments.register.reading import Loaded
from commitments.standing.standing import Moment
from commitments.text import nearest

# argparse gives what add_subparsers() returns no public name.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

# How the command was called: by the name that an install gives it, or by its module.
PROGRAM = "commitments" if Path(sys.argv[0]).stem == "commitments" else "python -m commitments"


class WrongCall(Exception):
    """A command that was called with something that does not exist, with a sentence."""


def command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    what: str,
    example: str,
) -> argparse.ArgumentParser:
    """A new command: `run` does it, `what` says what it does, `example` is what follows PROGRAM."""
    parser = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"example: {PROGRAM} {example}",
    )
    parser.add_argument(
        "--file",
        metavar="PATH",
        help="the data file (default: COMMITMENTS_FILE, else data/commitments.yaml)",
    )
    parser.set_defaults(command=run)
    return parser


def add_moment(parser: argparse.ArgumentParser) -> None:
    """The options for the two dates; `moment` reads them."""
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help="what held then (default: today)"
    )
    parser.add_argument(
        "--known-at", type=_day, metavar="DATE", help="what the file said then (default: today)"
    )


def _day(text: str) -> date:
    try:
        return PartialDate.parse(text).last
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def moment(options: argparse.Namespace) -> Moment:
    """The two dates of a call."""
    today = date.today()
    return Moment(options.as_of or today, options.known_at or today)


def data_name(options: argparse.Namespace) -> str:
    """The data file: named, else COMMITMENTS_FILE, else data/commitments.yaml."""
    named: str | None = getattr(options, "named", None) or options.file
    if named:
        return named
    default = os.environ.get("COMMITMENTS_FILE")
    if default:
        return default
    here = Path.cwd()
    path = here / DATA / "commitments.yaml"
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def latest() -> date:
    """The day up to which something may have been recorded somewhere."""
    return latest_day(datetime.now(UTC))


def load(options: argparse.Namespace) -> Loaded:
    """The register of a call, with a line for each entry that does not count yet because it was
    recorded in the future; raises DataProblems."""
    name = data_name(options)
    data = reading.bytes_of(Path(name), name)
    loaded = compiled_of(data, latest(), name, compiled.folder(os.environ), holding=True)
    for problem in loaded.held:
        print(f"{problem}; it does not count yet", file=sys.stderr)
    return loaded


def commitment_of(loaded: Loaded, id: str) -> Commitment:
    """The commitment of that id; raises WrongCall where there is none."""
    commitment = loaded.register.commitment(id)
    if commitment is None:
        ids = [c.id for c in loaded.register.commitments]
        raise WrongCall(
            f"There is no commitment '{id}'{nearest(id, ids) or '.'}\nKnown: {', '.join(ids)}"
        )
    return commitment
