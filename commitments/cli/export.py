"""`export`: the whole data as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from commitments.cli.call import (
    Commands,
    add_moment,
    command,
    load,
    moment,
)
from commitments.cli.writing import write_all
from commitments.exchange.export import files
from commitments.figures import chart
from commitments.standing.words import nothing_recorded
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.text import count


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "export",
        export,
        "write the whole data as CSVs with a data package, JSON and XLSX",
        "export --to out --as-of 2026-06-30",
    )
    parser.add_argument("--to", required=True, metavar="FOLDER", help="where to")
    add_moment(parser)


def export(options: argparse.Namespace) -> int:
    """Write the whole data at a moment as CSVs with a data package, JSON and XLSX; nothing, and 1,
    where nothing had been recorded yet."""
    loaded = load(options)
    at = moment(options)
    if early := nothing_recorded(loaded.register, at.known_at):
        print(early, file=sys.stderr)
        return 1
    view = View(loaded.register, at, loaded.version)
    made = files(view, chart.stamp_of_selection(view.select(Filter())).foot)
    write_all(Path(options.to), made)
    print(f"wrote {count(len(made), 'file')} to {options.to}")
    return 0
