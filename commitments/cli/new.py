"""`new`: a block to paste into the data file."""

from __future__ import annotations

import argparse
from datetime import date

from commitments.cli.call import (
    PROGRAM,
    Commands,
    WrongCall,
    command,
    commitment_of,
    load,
)
from commitments.recording import blank


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "new",
        new,
        "print a block to paste into the data file and fill in",
        "new evidence ftf-info",
    )
    parser.add_argument("what", choices=("evidence", "assessment", "commitment"))
    parser.add_argument("id", nargs="?", metavar="ID", help="the commitment that it belongs to")


def new(options: argparse.Namespace) -> int:
    """Print a block to paste into the data file, or the annotated example of a record."""
    if options.what == "commitment":
        print(blank.example(), end="")
        return 0
    if not options.id:
        raise WrongCall(f"name the commitment: {PROGRAM} new {options.what} ID")
    loaded = load(options)
    commitment, today = commitment_of(loaded, options.id), date.today()
    if options.what == "evidence":
        print(blank.new_evidence(commitment, today), end="")
    else:
        method = loaded.register.register.method.version
        print(blank.new_assessment(commitment, today, method), end="")
    return 0
