"""The commands of `python -m commitments`, a file each, in the order in which help lists them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

from commitments.cli.call import PROGRAM

_COMMANDS = {
    name: f"commitments.cli.{'take' if name == 'import' else name}"
    for name in (
        *("check", "show", "new", "diff", "export", "brief", "publish"),
        *("import", "sources", "schema", "record"),
    )
}
"""By what is called: the module whose `add` adds it."""


def parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """What reads a call; the function that does it is left in `command`. Only the command that the
    call names is loaded."""
    made = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Check, read and extend the data file of the commitment tracker.",
        epilog=f"example: {PROGRAM} check",
    )
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    called = [word for word in arguments[:1] if word in _COMMANDS] or list(_COMMANDS)
    for name in called:
        import_module(_COMMANDS[name]).add(commands)
    return made
