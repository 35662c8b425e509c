"""`python -m commitments`: check, show, compare, exchange and extend a data file."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date

from commitments import commands
from commitments.dates import PartialDate
from commitments.reading import DataProblems


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 done, 1 the data has problems, 2 a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without our symbols shows "?"
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        status = command(options)
        sys.stdout.flush()
        return status
    except DataProblems as error:
        commands.print_problems(error)
        return 1
    except commands.WrongCall as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(
            "Stopped. To be sure of an entry, make the same call again: it goes in once.",
            file=sys.stderr,
        )
        return 130
    except BrokenPipeError:
        # Whoever read our lines (head, a pager) has seen enough; nothing may be written any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        print(f"{name}{error.strerror or error}; nothing was changed", file=sys.stderr)
        return 2


def _day(text: str) -> date:
    try:
        return PartialDate.parse(text).last
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m commitments",
        description="Check, read and extend the data file of the commitment tracker.",
        epilog="example: python -m commitments check",
    )
    add = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _command(
        add,
        "check",
        commands.check,
        "print every problem of a data file, or one line of counts",
        "python -m commitments check data/commitments.yaml",
    )
    check.add_argument("named", nargs="?", metavar="FILE", help="the file (same as --file)")
    check.add_argument("--watch", action="store_true", help="check again at each save; Ctrl-C ends")

    show = _command(
        add,
        "show",
        commands.show,
        "print how one commitment stands",
        "python -m commitments show ftf-info --as-of 2024-09-30",
    )
    show.add_argument("id", metavar="ID", help="the commitment's id, such as ftf-info")
    _moment(show)

    new = _command(
        add,
        "new",
        commands.new,
        "print a block to paste into the data file and fill in",
        "python -m commitments new evidence ftf-info",
    )
    new.add_argument("what", choices=("evidence", "assessment", "commitment"))
    new.add_argument("id", nargs="?", metavar="ID", help="the commitment that it belongs to")

    diff = _command(
        add,
        "diff",
        commands.diff,
        "compare two versions of the data file: paths or git revisions",
        "python -m commitments diff HEAD~1 data/commitments.yaml",
    )
    diff.add_argument("old", metavar="A", help="the old version")
    diff.add_argument("new", metavar="B", help="the new version")
    how = diff.add_mutually_exclusive_group()
    how.add_argument("--markdown", action="store_true", help="for a review")
    how.add_argument("--json", action="store_true", help="for machines")
    diff.add_argument(
        "--allow-removal", action="store_true", help="entries may be missing in the new version"
    )
    _moment(diff)

    export = _command(
        add,
        "export",
        commands.export,
        "write the whole data as CSVs with a data package, JSON and XLSX",
        "python -m commitments export --to out --as-of 2026-06-30",
    )
    export.add_argument("--to", required=True, metavar="FOLDER", help="where to")
    _moment(export)

    _add_brief(add)

    take = _command(
        add,
        "import",
        commands.import_evidence,
        "append the evidence of a CSV or XLSX table: all rows or none",
        "python -m commitments import new-evidence.xlsx",
    )
    take.add_argument("table", metavar="TABLE", help="columns as in the exported evidence table")
    take.add_argument("--dry-run", action="store_true", help="only say what is wrong")

    sources = _command(
        add,
        "sources",
        commands.check_sources,
        "ask whether the page of every source is still there, and keep the answers",
        "python -m commitments sources",
    )
    sources.add_argument(
        "--list",
        action="store_true",
        help="ask nothing; print the links that need attention and what rests on them",
    )

    schema = _command(
        add,
        "schema",
        commands.write_schema,
        "write the JSON Schema that editors complete from",
        "python -m commitments schema --output data/commitments.schema.json",
    )
    schema.add_argument(
        "--output",
        metavar="PATH",
        default=str(commands.ROOT / "data" / "commitments.schema.json"),
        help="where to; '-' prints it (default: %(default)s)",
    )
    _add_record(add)
    return parser


def _add_record(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    record = _command(
        add,
        "record",
        commands.record,
        "record an evidence item or an assessment",
        "python -m commitments record evidence ftf-info --help",
    )
    what = record.add_subparsers(required=True, metavar="WHAT", dest="what")
    evidence = what.add_parser("evidence", help="a fact, with its source")
    evidence.add_argument("id", metavar="ID", help="the commitment that it belongs to")
    evidence.add_argument("--date", required=True, help="when: 2026-03-01, 2026-03 or 2026")
    evidence.add_argument("--effect", required=True, help="advance, setback or context")
    evidence.add_argument("--finding", required=True, help="what happened, at most 50 words")
    evidence.add_argument("--source-kind", required=True, help="act, monitor, reporting or party")
    evidence.add_argument("--publisher", required=True, help="who published it")
    evidence.add_argument("--title", required=True, help="the title of the page")
    evidence.add_argument("--url", required=True, help="its address")
    evidence.add_argument("--origin", help="whose finding it is, where not the publisher's")
    evidence.add_argument("--second-hand", action="store_true", help="the page was not opened")
    evidence.add_argument(
        "--place", action="append", default=[], help="an ISO code such as IQ-NI; repeat for more"
    )
    evidence.add_argument("--note", help="a caveat; of a correction, its reason")
    evidence.add_argument("--corrects", metavar="EV-ID", help="the earlier item that it replaces")
    assessment = what.add_parser("assessment", help="a judgement that rests on evidence")
    assessment.add_argument("id", metavar="ID", help="the commitment that is judged")
    assessment.add_argument("--date", required=True, help="from when it holds: 2026-03-01")
    assessment.add_argument("--status", required=True, help="fulfilled, limited, ...")
    assessment.add_argument("--reason", required=True, help="why, against the criteria")
    assessment.add_argument(
        "--evidence", nargs="+", default=[], metavar="EV-ID", help="the items that it rests on"
    )
    assessment.add_argument("--note", help="a caveat that is shown with the reason")
    for parser in (evidence, assessment):
        parser.add_argument("--by", required=True, metavar="NAME", help="who records it")
        parser.add_argument("--mail", default="", help="their address, for git")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what it would add and do, and stop"
        )
        parser.add_argument(
            "--file", metavar="PATH", default=argparse.SUPPRESS, help="the data file"
        )


def _add_brief(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    brief = _command(
        add,
        "brief",
        commands.brief,
        "make a briefing: slides with editable charts, note, annex, manifest",
        "python -m commitments brief --as-of 2026-11-23 --since 2026-02-09 --theme military"
        " --to out",
    )
    brief.add_argument("--to", required=True, metavar="FOLDER", help="where to")
    brief.add_argument(
        "--since",
        metavar="DATE|MILESTONE",
        help="what changed since then (default: a year before the as-of date)",
    )
    for option, what in (
        ("theme", "theme"),
        ("region", "region"),
        ("pledge", "single pledge, by its id"),
        ("status", "status"),
        ("kind", "kind of pledge"),
        ("freshness", "freshness"),
        ("confidence", "confidence"),
        ("source-kind", "kind of source"),
    ):
        brief.add_argument(
            f"--{option}", action="append", metavar="KEY", help=f"only this {what}; repeat for more"
        )
    brief.add_argument("--text", metavar="WORDS", help="only pledges in which these words stand")
    brief.add_argument(
        "--only",
        action="append",
        choices=("pptx", "docx", "pdf", "md", "xlsx"),
        help="make only this file; repeat for more",
    )
    brief.add_argument("--zip", action="store_true", help="write one ZIP of all files")
    brief.add_argument(
        "--images", action="store_true", help="add the charts as PNG, SVG, PDF and CSV"
    )
    brief.add_argument(
        "--template", metavar="FILE", help="a house template for the slides (.potx or .pptx)"
    )
    brief.add_argument(
        "--no-pledge-slides", action="store_true", help="leave out the slide for each pledge"
    )
    brief.add_argument(
        "--base-url",
        metavar="URL",
        help="the address of the dashboard, for the permalink in the manifest",
    )
    brief.add_argument("--background", action="store_true", help=argparse.SUPPRESS)
    _moment(brief)


def _moment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help="what held then (default: today)"
    )
    parser.add_argument(
        "--known-at", type=_day, metavar="DATE", help="what the file said then (default: today)"
    )


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    what: str,
    example: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=what, description=f"{what[0].upper()}{what[1:]}.", epilog=f"example: {example}"
    )
    parser.add_argument(
        "--file",
        metavar="PATH",
        help="the data file (default: COMMITMENTS_FILE, else data/commitments.yaml)",
    )
    parser.set_defaults(command=run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
