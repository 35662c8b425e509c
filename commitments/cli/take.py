"""`import`: the evidence of a table into the data file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from commitments.cli.call import Commands, WrongCall, command, data_name, latest
from commitments.cli.writing import add_clock, trust_clock, writing
from commitments.recording import locked_file
from commitments.recording.inserting import Addition
from commitments.register import reading
from commitments.text import count


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "import",
        import_evidence,
        "append the evidence of a CSV or XLSX table: all rows or none",
        "import new-evidence.xlsx",
    )
    parser.add_argument(
        "table",
        metavar="TABLE",
        help="columns as in the exported evidence table; - for rows that are pasted",
    )
    add_clock(parser)
    parser.add_argument("--dry-run", action="store_true", help="only say what is wrong")


def _refuse_where_shared() -> None:
    """Raises WrongCall where the file follows a remote, into which only single entries go."""
    if os.environ.get("RECORD_GIT") == "sync":
        raise WrongCall(
            "RECORD_GIT is sync, and a table in this file alone would keep it from following the"
            " remote. Take it into another clone without that setting, commit and push it; nothing"
            " was taken"
        )


def import_evidence(options: argparse.Namespace) -> int:
    """Append the evidence of a table: all rows or none."""
    # What reads workbooks takes a while to load; no other command needs it.
    from commitments.exchange import table_import

    name = data_name(options)
    if not options.dry_run:
        _refuse_where_shared()
    path = Path(name).resolve()
    table = sys.stdin.buffer.read() if options.table == "-" else Path(options.table).read_bytes()
    if not options.dry_run:
        known = reading.load(path, latest(), name, holding=True).register
        trust_clock(options, path, known, datetime.now().astimezone())
    with writing(), locked_file.locked(path, name):
        added: Sequence[Addition] = ()

        def with_rows(data: bytes) -> bytes:
            nonlocal added
            new, added = table_import.take(data, table, name, date.today())
            return new

        try:
            if options.dry_run:
                with_rows(path.read_bytes())
            else:
                _, unconfirmed = locked_file.rewrite(path, name, with_rows)
        except table_import.BadTable as error:
            problems = count(len(error.rows), "problem")
            print(error)
            print(f"Nothing was taken: {problems} in {options.table}", file=sys.stderr)
            return 1
        items = count(len(added), "evidence item")
        if options.dry_run:
            print(f"{options.table}: no problems; would add {items}")
            return 0
    print(f"added {items} to {name}")
    if unconfirmed:
        print(f"They are added, but {unconfirmed}", file=sys.stderr)
    return 0
