"""The commands of `python -m commitments`, a file each, in the order in which help lists them."""

from __future__ import annotations

import argparse

from commitments.cli import (
    brief,
    check,
    diff,
    export,
    new,
    publish,
    record,
    schema,
    show,
    sources,
    take,
)
from commitments.cli.call import PROGRAM

_COMMANDS = (check, show, new, diff, export, brief, publish, take, sources, schema, record)


def parser() -> argparse.ArgumentParser:
    """What reads a call; the function that does it is left in `command`."""
    made = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Check, read and extend the data file of the commitment tracker.",
        epilog=f"example: {PROGRAM} check",
    )
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return made
