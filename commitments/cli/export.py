"""`export`: the data as files, all of them or those of some pledges."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from commitments.cli.call import Commands, WrongCall, add_moment, command, load, moment
from commitments.cli.filtering import add_filters, filter_asked
from commitments.cli.writing import write_all
from commitments.exchange.export import files
from commitments.figures import chart
from commitments.standing.words import nothing_recorded
from commitments.tables.view import View
from commitments.text import count


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "export",
        export,
        "write the data as CSVs with a data package, JSON and XLSX",
        "export --to out --as-of 2026-06-30 --theme military",
    )
    parser.add_argument("--to", required=True, metavar="FOLDER", help="where to")
    add_filters(parser)
    add_moment(parser)


def export(options: argparse.Namespace) -> int:
    """Write the data of the chosen pledges at a moment as CSVs with a data package, JSON and XLSX;
    nothing, and 1, where nothing had been recorded yet. Raises WrongCall where no pledge passes."""
    loaded = load(options)
    at = moment(options)
    if early := nothing_recorded(loaded.register, at.known_at):
        print(early, file=sys.stderr)
        return 1
    selection = View(loaded.register, at, loaded.version).select(
        filter_asked(options, loaded.register)
    )
    if not selection.count and not selection.filter.empty:
        raise WrongCall("No pledge passes these filters, so there is nothing to export.")
    stamp = chart.stamp_of_selection(selection)
    made = files(selection, stamp.foot if selection.filter.empty else stamp.line)
    write_all(Path(options.to), made)
    print(f"wrote {count(len(made), 'file')} to {options.to}")
    return 0
