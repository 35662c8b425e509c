"""What each command of `python -m commitments` does. __main__.py says how they are called."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from commitments import (
    entering,
    exchange,
    fetching,
    history,
    importing,
    revision,
    saving,
    sources,
    template,
    wording,
)
from commitments.dates import PartialDate
from commitments.frames import Filter, View
from commitments.model import Commitment, Milestone, Register, nearest
from commitments.reading import DataProblems, Loaded, load, read
from commitments.recording import Addition, Entry, next_id
from commitments.schema import schema
from commitments.standing import Moment, Standing, standing
from commitments.vocabulary import Confidence, Freshness, Kind, LinkState, SourceKind, Status

ROOT = Path(__file__).resolve().parent.parent
_MOST_PROBLEMS = 200
_WATCH_SECONDS = 0.5


class WrongCall(Exception):
    """A command that was called with something that does not exist, with a sentence."""


def print_problems(error: DataProblems) -> None:
    """Every problem of a data file, and their number."""
    for problem in error.problems[:_MOST_PROBLEMS]:
        print(problem)
    rest = len(error.problems) - _MOST_PROBLEMS
    if rest > 0:
        print(f"... and {rest} more")
    print(wording.count(len(error.problems), "problem"), file=sys.stderr)


# ---------------------------------------------------------------- look at a file


def check(options: argparse.Namespace) -> int:
    """Print every problem, or one line of counts; with --watch at each save."""
    if not options.watch:
        print(_counts(options))
        return 0
    seen: object = None
    path = Path(data_name(options))
    while True:
        now = _fingerprint(path)
        if now != seen:
            seen = now
            print(f"--- {time.strftime('%H:%M:%S')}", flush=True)
            try:
                print(_counts(options), flush=True)
            except DataProblems as error:
                print_problems(error)
                sys.stdout.flush()
        try:
            time.sleep(_WATCH_SECONDS)
        except KeyboardInterrupt:
            return 0


def _fingerprint(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _counts(options: argparse.Namespace) -> str:
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
    return f"{data_name(options)}: no problems; {wording.listed(parts)}; version {loaded.version}"


def show(options: argparse.Namespace) -> int:
    """Print how one commitment stands."""
    loaded = _load(options)
    commitment = _commitment(loaded, options.id)
    pledged = loaded.register.meeting.date
    print(_described(standing(commitment, _moment(options), pledged), loaded.version))
    return 0


def _described(s: Standing, version: str) -> str:
    c = s.commitment
    confidence = f"{s.confidence.label}" if s.confidence else "none, nothing was judged"
    lines = [
        f"{_line(c.title)}  [{c.id}]",
        *(
            f"  “{_line(words.quote)}”  ({words.document}, {_line(words.locator)})"
            for words in c.wording
        ),
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
        lines += [f"            {_line(said)}" for said in wording.confidence_reasons(s.basis)]
    if s.assessment:
        lines += ["", f"Reason      {_line(s.assessment.reason)}"]
        if second := s.assessment.second:
            label = second.status.label_for(c.kind)
            lines.append(f"            A second reader says: {label}. {_line(second.reason)}")
    lines += ["", f"Evidence    {wording.count(len(s.evidence), 'item')}, newest first"]
    for item in reversed(s.evidence):
        lines.append(
            f"  {wording.when(item.date):>12}  {item.effect.symbol} {item.effect.label:8}"
            f" {_line(item.finding)}"
        )
        origin = _line(item.origin)
        lines.append(f"{'':14}  {item.source.kind.label}: {origin}, {item.source.url}")
    return "\n".join(lines)


def _line(text: str) -> str:
    """On one line: a break in a text must not begin a line that looks like ours."""
    return " ".join(text.split())


# ---------------------------------------------------------------- sources


def check_sources(options: argparse.Namespace) -> int:
    """Ask whether the page of every source is still there; keep the answers."""
    loaded = _load(options)
    path = sources.results_path(Path(data_name(options)))
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


# ---------------------------------------------------------------- write


def new(options: argparse.Namespace) -> int:
    """Print a block to paste into the data file, or the annotated example of a record."""
    if options.what == "commitment":
        print(template.example(), end="")
        return 0
    if not options.id:
        raise WrongCall(f"name the commitment: python -m commitments new {options.what} ID")
    commitment = _commitment(_load(options), options.id)
    make = template.new_evidence if options.what == "evidence" else template.new_assessment
    print(make(commitment, date.today()), end="")
    return 0


def write_schema(options: argparse.Namespace) -> int:
    """Write the JSON Schema that editors complete from."""
    register = None
    try:
        register = _load(options).register
    except DataProblems as error:
        print_problems(error)
        print("The schema is written without the themes and regions of the file.", file=sys.stderr)
    text = json.dumps(schema(register), indent=2, ensure_ascii=False) + "\n"
    if options.output == "-":
        sys.stdout.write(text)
    else:
        Path(options.output).write_text(text, encoding="utf-8")
        print(f"wrote {options.output}")
    return 0


# ---------------------------------------------------------------- compare


def diff(options: argparse.Namespace) -> int:
    """Compare two versions of the data file; 1 where entries were removed."""
    old, new = (_version(options, name) for name in (options.old, options.new))
    found = revision.compare(old.register, new.register, _moment(options))
    if options.json:
        print(json.dumps(asdict(found), indent=2, ensure_ascii=False))
    else:
        print(revision.described(found, markdown=options.markdown))
    if found.removed and not options.allow_removal:
        print(
            f"{wording.count(len(found.removed), 'entry', 'entries')} removed; if that is meant,"
            " say --allow-removal",
            file=sys.stderr,
        )
        return 1
    return 0


def _version(options: argparse.Namespace, name: str) -> Loaded:
    """A version of the data file: a path, or a git revision of the file itself."""
    if Path(name).exists():
        return load(Path(name), date.today())
    path = Path(data_name(options))
    answer = subprocess.run(  # noqa: S603 - no shell, and the revision cannot be an option
        ["git", "show", "--end-of-options", f"{name}:./{path.name}"],  # noqa: S607
        cwd=path.absolute().parent,
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        said = answer.stderr.decode(errors="replace").strip().splitlines()
        raise WrongCall(
            f"'{name}' is neither a file nor a git revision of {path}"
            f"{f' (git: {said[-1]})' if said else ''}"
        )
    return Loaded(read(answer.stdout, f"{name}:{path.name}", date.today()), name, answer.stdout)


# ---------------------------------------------------------------- exchange


def export(options: argparse.Namespace) -> int:
    """Write the whole data at a moment as CSVs with a data package, JSON and XLSX."""
    loaded = _load(options)
    view = View(loaded.register, _moment(options), loaded.version)
    made = exchange.files(view, wording.stamp(view.select(Filter())).foot)
    _write_all(Path(options.to), made)
    print(f"wrote {wording.count(len(made), 'file')} to {options.to}")
    return 0


# ---------------------------------------------------------------- brief


def brief(options: argparse.Namespace) -> int:
    """Make a briefing: slides, note, annex and a manifest, for a selection at two dates."""
    # Slides, documents and fonts take a second to load; no other command needs them.
    from commitments.briefing import contents, pack, permalink, template

    if options.background and hasattr(os, "nice"):
        os.nice(10)
    loaded = _load(options)
    register = loaded.register
    view = View(register, _moment(options), loaded.version)
    selection = view.select(_filter(options, register))
    since, milestone = _since(options.since, view)
    ids = {s.commitment.id for s in selection.standings}
    prints = permalink.seen(c for c in register.commitments if c.id in ids)
    query = permalink.query(selection.filter, view.moment, since, milestone, prints)
    base = (options.base_url or "").rstrip("/")
    request = contents.Request(selection, since, milestone, f"{base}/briefing?{query}")
    try:
        found = contents.contents(request)
        made = pack.pack(
            found,
            pack.Wanted(
                kinds=tuple(options.only or pack.KINDS),
                template=Path(options.template).read_bytes() if options.template else None,
                pledges=not options.no_pledge_slides,
                images=options.images,
                tables=options.images,
            ),
            lambda said: print(said, flush=True),
        )
    except (contents.NothingToBrief, template.NotATemplate) as error:
        raise WrongCall(str(error)) from None
    files = {made.name: made.zipped()} if options.zip else made.files
    _write_all(Path(options.to), files)
    for sentence in made.left_out:
        print(sentence, file=sys.stderr)
    for name in files:
        print(Path(options.to) / name)
    return 0


_CHOICES = {
    "themes": "theme",
    "regions": "region",
    "statuses": "status",
    "kinds": "kind",
    "freshness": "freshness",
    "confidence": "confidence",
    "source_kinds": "source_kind",
    "ids": "pledge",
}
"""Fields of a filter and the options that fill them."""


def _filter(options: argparse.Namespace, register: Register) -> Filter:
    """The filter of a call; raises WrongCall where a key is not known."""
    known: dict[str, list[str]] = {
        "themes": [theme.id for theme in register.themes],
        "regions": [region.id for region in register.regions],
        "statuses": [str(status) for status in Status],
        "kinds": [str(kind) for kind in Kind],
        "freshness": [str(band) for band in Freshness],
        "confidence": [str(level) for level in Confidence],
        "source_kinds": [str(kind) for kind in SourceKind],
        "ids": [c.id for c in register.commitments],
    }
    chosen: dict[str, tuple[str, ...]] = {}
    for field, option in _CHOICES.items():
        keys = getattr(options, option) or []
        for key in keys:
            if key not in known[field]:
                name = f"--{option.replace('_', '-')}"
                raise WrongCall(
                    f"{name}: '{key}' is not known{nearest(key, known[field])}"
                    f"\nKnown: {', '.join(known[field])}"
                )
        chosen[field] = tuple(dict.fromkeys(keys))
    return Filter(**chosen, text=options.text or "")


def _since(text: str | None, view: View) -> tuple[date, Milestone | None]:
    """The first date of a comparison: a date, a milestone, or a year before the as-of date."""
    made = view.register.meeting.date
    if text is None:
        return max(view.moment.as_of - timedelta(days=365), made), None
    milestones = {milestone.id: milestone for milestone in view.register.milestones}
    if text in milestones:
        return milestones[text].date.last, milestones[text]
    try:
        day = PartialDate.parse(text).last
    except ValueError:
        raise WrongCall(
            f"--since: '{text}' is neither a date such as 2026-02-09 nor a"
            f" milestone{nearest(text, milestones)}\nKnown: {', '.join(milestones)}"
        ) from None
    return day, next((m for m in milestones.values() if m.date.text == text), None)


def import_evidence(options: argparse.Namespace) -> int:
    """Append the evidence of a table: all rows or none."""
    name = data_name(options)
    path = Path(name).resolve()
    table = Path(options.table).read_bytes()
    with _writing(), saving.locked(path, name):
        added: Sequence[Addition] = ()

        def with_rows(data: bytes) -> bytes:
            nonlocal added
            new, added = importing.take(data, table, name, date.today())
            return new

        try:
            if options.dry_run:
                with_rows(path.read_bytes())
            else:
                _, unconfirmed = saving.rewrite(path, name, with_rows)
        except importing.BadTable as error:
            print(error)
            print(
                f"Nothing was taken: {wording.count(len(error.rows), 'problem')} in"
                f" {options.table}",
                file=sys.stderr,
            )
            return 1
        items = wording.count(len(added), "evidence item")
        if options.dry_run:
            print(f"{options.table}: no problems; would add {items}")
            return 0
    print(f"added {items} to {name}")
    if unconfirmed:
        print(f"They are added, but {unconfirmed}", file=sys.stderr)
    return 0


def record(options: argparse.Namespace) -> int:
    """Record one evidence item or assessment; prints its id once it is in the file for good."""
    name, today = data_name(options), date.today()
    person = history.Person(options.by.strip(), options.mail)
    if not person.name:
        raise WrongCall("--by: say who records this")
    loaded = load(Path(name), today, name)
    commitment = _commitment(loaded, options.id)
    try:
        addition = Addition(commitment.id, _entry(options, commitment, today))
        if options.dry_run:
            _print_outcome(entering.outcome(loaded, addition, name, today))
            return 0
    except entering.Mistakes as error:
        return _refused(options, error)
    with _writing():
        try:
            saved = saving.save(
                *(Path(name), addition, person, datetime.now().astimezone()),
                file=name,
                base=loaded,
                merge=True,
                keep=saving.keep_of(os.environ.get("RECORD_GIT", "commit")),
            )
        except DataProblems as error:
            return _refused(options, entering.mistakes(error))
    print(saved.id)
    for note in saved.notes:
        print(f"{saved.id} is saved, but {note}", file=sys.stderr)
    return 0


def _entry(options: argparse.Namespace, commitment: Commitment, today: date) -> Entry:
    """The entry that a call describes; raises Mistakes."""
    if options.what == "assessment":
        return entering.assessment(
            _given(options, entering.ASSESSMENT), today.isoformat(), options.by
        )
    fields = _given(options, entering.EVIDENCE)
    return entering.evidence(fields, next_id(commitment), today.isoformat(), options.by)


def _given(options: argparse.Namespace, names: Sequence[str]) -> dict[str, Any]:
    given = {name: getattr(options, _OPTION_OF.get(name, name)) for name in names}
    return {name: value for name, value in given.items() if value is not None}


_OPTION_OF = {"kind": "source_kind", "places": "place"}
"""Fields whose option has another name."""


def _refused(options: argparse.Namespace, error: entering.Mistakes) -> int:
    for mistake in error.mistakes:
        option = _OPTION_OF.get(mistake.field, mistake.field)
        named = f"--{option.replace('_', '-')}: " if option else ""
        print(f"{named}{mistake.message}", file=sys.stderr)
    print("Nothing was recorded.", file=sys.stderr)
    return 1


def _print_outcome(outcome: entering.Outcome) -> None:
    for line in outcome.lines.splitlines():
        print(f"+{line}")
    print()
    print(revision.described(outcome.revision))


@contextmanager
def _writing() -> Iterator[None]:
    """Log saves where RECORD_LOG says; a refusal ends the call with its sentence."""
    try:
        if named := os.environ.get("RECORD_LOG"):
            saving.log_to(Path(named))
        yield
    except saving.Refused as error:
        raise WrongCall(str(error)) from None


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, all or none: a full disk leaves nothing half-written."""
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"{folder} is a file; name a folder. Nothing was written.")
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            parts.append((part, target))
            part.write_bytes(data)
        for part, target in parts:
            os.replace(part, target)
    finally:
        for part, _ in parts:
            part.unlink(missing_ok=True)


# ---------------------------------------------------------------- what commands share


def data_name(options: argparse.Namespace) -> str:
    """The data file: named, else COMMITMENTS_FILE, else data/commitments.yaml."""
    named: str | None = getattr(options, "named", None) or options.file
    if named:
        return named
    default = os.environ.get("COMMITMENTS_FILE")
    if default:
        return default
    path = ROOT / "data" / "commitments.yaml"
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def _load(options: argparse.Namespace) -> Loaded:
    return load(Path(data_name(options)), date.today())


def _moment(options: argparse.Namespace) -> Moment:
    today = date.today()
    return Moment(options.as_of or today, options.known_at or today)


def _commitment(loaded: Loaded, id: str) -> Commitment:
    commitment = loaded.register.commitment(id)
    if commitment is None:
        ids = [c.id for c in loaded.register.commitments]
        raise WrongCall(
            f"There is no commitment '{id}'{nearest(id, ids) or '.'}\nKnown: {', '.join(ids)}"
        )
    return commitment
