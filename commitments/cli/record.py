"""`record`: one entry into the data file, for good."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from commitments.cli.call import (
    Commands,
    WrongCall,
    command,
    commitment_of,
    data_name,
)
from commitments.cli.writing import writing
from commitments.recording import entering, saving
from commitments.recording.block import Entry
from commitments.recording.inserting import Addition, next_id
from commitments.recording.outcome import Outcome, outcome_of
from commitments.recording.person import Person
from commitments.register import reading
from commitments.register.entry_fields import ASSESSMENT_FIELDS, EVIDENCE_FIELDS, EntryField, Input
from commitments.register.model import Commitment
from commitments.register.problem import DataProblems
from commitments.standing import revision

_FIELDS_OF = {"evidence": EVIDENCE_FIELDS, "assessment": ASSESSMENT_FIELDS}


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "record",
        record,
        "record an evidence item or an assessment",
        "record evidence ftf-info --help",
    )
    what = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    evidence = what.add_parser("evidence", help="a fact, with its source")
    evidence.add_argument("id", metavar="ID", help="the commitment that it belongs to")
    assessment = what.add_parser("assessment", help="a judgement that rests on evidence")
    assessment.add_argument("id", metavar="ID", help="the commitment that is judged")
    for kind, fields in ((evidence, EVIDENCE_FIELDS), (assessment, ASSESSMENT_FIELDS)):
        for field in fields:
            _add_field(kind, field)
        kind.add_argument("--by", required=True, metavar="NAME", help="who records it")
        kind.add_argument("--mail", default="", help="their address, for git")
        kind.add_argument(
            "--dry-run", action="store_true", help="show what it would add and do, and stop"
        )
        kind.add_argument("--file", metavar="PATH", default=argparse.SUPPRESS, help="the data file")


def _add_field(parser: argparse.ArgumentParser, field: EntryField) -> None:
    """The option of a field."""
    said = field.choices.replace(" | ", ", ") or field.hint
    about = f"{field.label}{f': {said}' if said else ''}"
    how: dict[Input, dict[str, Any]] = {
        Input.TICK: {"action": "store_true"},
        Input.PLACES: {"action": "append", "default": [], "metavar": "CODE"},
        Input.ITEMS: {"nargs": "+", "default": [], "metavar": "EV-ID"},
        Input.CORRECTED: {"metavar": "EV-ID"},
    }
    parser.add_argument(
        f"--{field.on_command_line}",
        dest=field.name,
        help=about.replace("%", "%%"),
        **how.get(field.input, {"required": field.must_be_written}),
    )


def record(options: argparse.Namespace) -> int:
    """Record one evidence item or assessment; prints its id once it is in the file for good."""
    name, today = data_name(options), date.today()
    person = Person(options.by.strip(), options.mail)
    if not person.name:
        raise WrongCall("--by: say who records this")
    loaded = reading.load(Path(name), today, name)
    commitment = commitment_of(loaded, options.id)
    try:
        addition = Addition(commitment.id, _entry(options, commitment, today))
        if options.dry_run:
            _print_outcome(outcome_of(loaded, addition, name, today))
            return 0
    except entering.Mistakes as error:
        return _refused(options, error)
    with writing():
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
        judged = _given(options, ASSESSMENT_FIELDS)
        return entering.assessment(judged, today.isoformat(), options.by)
    fields = _given(options, EVIDENCE_FIELDS)
    return entering.evidence(fields, next_id(commitment), today.isoformat(), options.by)


def _given(options: argparse.Namespace, fields: Sequence[EntryField]) -> dict[str, Any]:
    given = {field.name: getattr(options, field.name) for field in fields}
    return {name: value for name, value in given.items() if value is not None}


def _refused(options: argparse.Namespace, error: entering.Mistakes) -> int:
    names = {field.name: field.on_command_line for field in _FIELDS_OF[options.what]}
    for mistake in error.mistakes:
        option = names.get(mistake.field, mistake.field)
        named = f"--{option}: " if option else ""
        print(f"{named}{mistake.message}", file=sys.stderr)
    print("Nothing was recorded.", file=sys.stderr)
    return 1


def _print_outcome(outcome: Outcome) -> None:
    for line in outcome.lines.splitlines():
        print(f"+{line}")
    print()
    print(revision.described(outcome.revision))
