"""`python -m commitments`: check a data file, show a commitment, write the schema for editors."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from commitments import fetching, sources, wording
from commitments.dates import PartialDate
from commitments.model import nearest
from commitments.reading import DataProblems, Loaded, load
from commitments.schema import schema
from commitments.standing import Moment, Standing, standing
from commitments.vocabulary import LinkState

_ROOT = Path(__file__).resolve().parent.parent
_MOST_PROBLEMS = 200


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 done, 1 the data has problems, 2 a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without our symbols shows "?"
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except DataProblems as error:
        for problem in error.problems[:_MOST_PROBLEMS]:
            print(problem)
        rest = len(error.problems) - _MOST_PROBLEMS
        if rest > 0:
            print(f"... and {rest} more")
        print(wording.count(len(error.problems), "problem"), file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    loaded = _load(options)
    register = loaded.register
    evidence = sum(len(c.evidence) for c in register.commitments)
    assessments = sum(len(c.assessments) for c in register.commitments)
    parts = [
        wording.count(len(register.commitments), "commitment"),
        wording.count(evidence, "evidence item"),
        wording.count(assessments, "assessment"),
        wording.count(len(register.milestones), "milestone"),
        wording.count(len(register.members), "member"),
        wording.count(len(register.series), "series", "series"),
    ]
    print(f"{_name(options)}: no problems; {wording.listed(parts)}; version {loaded.version}")
    return 0


def _show(options: argparse.Namespace) -> int:
    loaded = _load(options)
    register = loaded.register
    commitment = register.commitment(options.id)
    if commitment is None:
        ids = [c.id for c in register.commitments]
        print(f"There is no commitment '{options.id}'{nearest(options.id, ids)}.", file=sys.stderr)
        print(f"Known: {', '.join(ids)}", file=sys.stderr)
        return 2
    as_of = options.as_of or date.today()
    moment = Moment(as_of, options.known_at or date.today())
    print(_described(standing(commitment, moment, register.meeting.date), loaded.version))
    return 0


def _described(s: Standing, version: str) -> str:
    c = s.commitment
    confidence = f"{s.confidence.label}" if s.confidence else "none, nothing was judged"
    lines = [
        f"{c.title}  [{c.id}]",
        *(f"  “{words.quote}”  ({words.document}, {words.locator})" for words in c.wording),
        "",
        f"As of {wording.day(s.moment.as_of)}, as known on {wording.day(s.moment.known_at)},"
        f" data version {version}",
        f"Status      {wording.standing_words(s)} (since {wording.day(s.since)};"
        f" {wording.horizon_words(s)})",
        f"Best ever   {s.best.label_for(c.kind)}",
        f"Trend       {wording.trend_words(s)}",
        f"Freshness   {wording.freshness_words(s)}",
        f"Confidence  {confidence}",
    ]
    if s.basis:
        lines += [f"            {sentence}" for sentence in wording.confidence_reasons(s.basis)]
    if s.assessment:
        lines += ["", f"Reason      {s.assessment.reason}"]
    lines += ["", f"Evidence    {wording.count(len(s.evidence), 'item')}, newest first"]
    for item in reversed(s.evidence):
        lines.append(
            f"  {wording.when(item.date):>12}  {item.effect.symbol} {item.effect.label:8}"
            f" {item.finding}"
        )
        lines.append(f"{'':14}  {item.source.kind.label}: {item.origin}, {item.source.url}")
    return "\n".join(lines)


def _sources(options: argparse.Namespace) -> int:
    loaded = _load(options)
    path = sources.results_path(Path(_name(options)))
    links = sources.addresses(loaded.register)
    try:
        old = sources.read_results(path)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if options.list:
        print(_links_needing_attention(links, old))
        return 0
    found: dict[str, sources.Result] = {}

    def report(url: str, result: sources.Result) -> None:
        found[url] = result
        print(f"{result.state.label:16} {result.detail:24} {url}", flush=True)

    status = 0
    try:
        fetching.check(links, date.today().isoformat(), report=report)
    except fetching.OfflineError:
        print("No host could be reached: this computer seems to be offline. Nothing was changed.")
        return 0
    except KeyboardInterrupt:
        print("Stopped; what was found so far is kept.", file=sys.stderr)
        status = 130
    results = {url: result for url, result in (old | found).items() if url in links}
    sources.write_results(path, results)
    counts = Counter(result.state for result in found.values())
    parts = [f"{counts[state]} {state.label.lower()}" for state in LinkState if counts[state]]
    print(f"{wording.count(len(found), 'link')} asked: {wording.listed(parts)}; see {path}")
    return status


def _links_needing_attention(
    links: dict[str, sources.Rests], results: dict[str, sources.Result]
) -> str:
    lines = []
    for state in sources.NEEDS_ATTENTION:
        for url, rests in links.items():
            result = results.get(url)
            if result is None or result.state is not state:
                continue
            named = ", ".join((*rests.commitments, *rests.elsewhere))
            lines.append(f"{state.label}: {url}  ({result.detail}, {result.checked})  {named}")
            if state is LinkState.MOVED:
                lines.append(f"  now {result.final}")
    if not results:
        return "No link was checked yet: run 'python -m commitments sources'."
    return "\n".join(lines) or "Every link that was checked answers at its address."


def _schema(options: argparse.Namespace) -> int:
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if options.output == "-":
        sys.stdout.write(text)
    else:
        Path(options.output).write_text(text, encoding="utf-8")
        print(f"wrote {options.output}")
    return 0


def _load(options: argparse.Namespace) -> Loaded:
    return load(Path(_name(options)), date.today())


def _name(options: argparse.Namespace) -> str:
    named: str | None = getattr(options, "named", None) or options.file
    if named:
        return named
    default = os.environ.get("COMMITMENTS_FILE")
    if default:
        return default
    path = _ROOT / "data" / "commitments.yaml"
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def _day(text: str) -> date:
    try:
        return PartialDate.parse(text).last
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m commitments",
        description="Check and read the data file of the commitment tracker.",
        epilog="example: python -m commitments check",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _command(
        commands,
        "check",
        _check,
        "print every problem of a data file, or one line of counts",
        "python -m commitments check data/commitments.yaml",
    )
    check.add_argument("named", nargs="?", metavar="FILE", help="the file (same as --file)")
    show = _command(
        commands,
        "show",
        _show,
        "print how one commitment stands",
        "python -m commitments show ftf-info --as-of 2024-09-30",
    )
    show.add_argument("id", metavar="ID", help="the commitment's id, such as ftf-info")
    show.add_argument("--as-of", type=_day, metavar="DATE", help="what held then (default: today)")
    show.add_argument(
        "--known-at", type=_day, metavar="DATE", help="what the file said then (default: today)"
    )
    links = _command(
        commands,
        "sources",
        _sources,
        "ask whether the page of every source is still there, and keep the answers",
        "python -m commitments sources",
    )
    links.add_argument(
        "--list",
        action="store_true",
        help="ask nothing; print the links that need attention and what rests on them",
    )
    write = _command(
        commands,
        "schema",
        _schema,
        "write the JSON Schema that editors complete from",
        "python -m commitments schema --output data/commitments.schema.json",
    )
    write.add_argument(
        "--output",
        metavar="PATH",
        default=str(_ROOT / "data" / "commitments.schema.json"),
        help="where to; '-' prints it (default: %(default)s)",
    )
    return parser


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
