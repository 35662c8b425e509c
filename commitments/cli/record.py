"""`record`: one entry into the data file, for good: a fact, a further pledge that a fact bears on,
a judgement, or that a judgement was confirmed."""

from __future__ import annotations

import argparse
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
    latest,
)
from commitments.cli.writing import add_clock, follow, kept, trust_clock, writing
from commitments.record_words import Decision
from commitments.recording import entering, saving
from commitments.recording.block import Entry
from commitments.recording.inserting import Addition
from commitments.recording.on_file import fact_id, taken_ids
from commitments.recording.outcome import Outcome, outcome_of
from commitments.recording.person import Person
from commitments.register import reading
from commitments.register.entry_fields import (
    ASSESSMENT_FIELDS,
    CONFIRMATION_FIELDS,
    EVIDENCE_FIELDS,
    LINK_FIELDS,
    EntryField,
    Input,
)
from commitments.register.model import Commitment, Register
from commitments.register.problem import DataProblems
from commitments.register.second_reader import entries_of
from commitments.standing import revision
from commitments.text import nearest

_WHAT = {
    "evidence": (EVIDENCE_FIELDS, "a fact, with its source"),
    "link": (LINK_FIELDS, "that a fact on file bears on this commitment as well"),
    "assessment": (ASSESSMENT_FIELDS, "a judgement that rests on facts"),
    "confirmation": (
        CONFIRMATION_FIELDS,
        "that somebody looked again and the judgement stands, or that a second reader decided",
    ),
}


_ID = {"confirmation": "the commitment looked at again, or the entry that is decided on"}


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "record",
        record,
        "record a fact, an assessment or a confirmation",
        "record evidence ftf-info --help",
    )
    what = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    for name, (fields, about) in _WHAT.items():
        kind = what.add_parser(name, help=about)
        kind.add_argument("id", metavar="ID", help=_ID.get(name, "the commitment it belongs to"))
        if name == "link":
            kind.add_argument("--fact", required=True, metavar="EV-ID", help="the fact on file")
        for field in fields:
            _add_field(kind, field, needed=name != "confirmation")
        if name == "confirmation":
            decide = kind.add_mutually_exclusive_group()
            decide.add_argument("--decline", metavar="WHY", help="turn the entry down, and why")
            decide.add_argument("--withdraw", action="store_true", help="take your own entry back")
        kind.add_argument("--by", required=True, metavar="NAME", help="who records it")
        kind.add_argument("--mail", default="", help="their address, for git")
        add_clock(kind)
        kind.add_argument(
            "--dry-run", action="store_true", help="show what it would add and do, and stop"
        )
        kind.add_argument("--file", metavar="PATH", default=argparse.SUPPRESS, help="the data file")


def _add_field(parser: argparse.ArgumentParser, field: EntryField, *, needed: bool) -> None:
    """The option of a field; `needed` where one that must be written must be given."""
    said = field.choices.replace(" | ", ", ") or field.hint
    about = f"{field.label}{f': {said}' if said else ''}"
    how: dict[Input, dict[str, Any]] = {
        Input.TICK: {"action": "store_true"},
        Input.PLACES: {"action": "append", "default": [], "metavar": "CODE"},
        Input.ACTORS: {"action": "append", "default": [], "metavar": "CODE"},
        Input.ITEMS: {"nargs": "+", "default": [], "metavar": "EV-ID"},
        Input.CORRECTED: {"metavar": "EV-ID"},
    }
    parser.add_argument(
        f"--{field.on_command_line}",
        dest=field.name,
        help=about.replace("%", "%%"),
        **how.get(field.input, {"required": needed and field.must_be_written}),
    )


def record(options: argparse.Namespace) -> int:
    """Record one evidence item or assessment; prints its id once it is in the file for good."""
    name, today = data_name(options), date.today()
    person = Person(options.by.strip(), options.mail)
    if not person.name:
        raise WrongCall("--by: say who records this")
    follow(Path(name), name, latest())
    loaded = reading.load(Path(name), latest(), name, holding=True)
    commitment, decides = _about(options, loaded)
    fact = _linked(options, loaded.register)
    try:
        entry = (
            _review(options, today)
            if decides
            else _entry(options, loaded.register, commitment, today)
        )
        addition = Addition(commitment.id, entry, fact)
        if options.dry_run:
            _print_outcome(outcome_of(loaded, addition, name, today))
            return 0
    except entering.Mistakes as error:
        return _refused(options, error)
    now = datetime.now().astimezone()
    with writing():
        trust_clock(options, Path(name), loaded.register, now)
        try:
            saved = saving.save(
                *(Path(name), addition, person, now),
                file=name,
                base=loaded,
                merge=True,
                keep=kept(),
            )
        except DataProblems as error:
            return _refused(options, entering.mistakes(error))
    print(saved.id)
    for note in saved.notes:
        print(f"{saved.id} is saved, but {note}", file=sys.stderr)
    return 0


def _about(options: argparse.Namespace, loaded: reading.Loaded) -> tuple[Commitment, bool]:
    """The commitment of the entry, and whether the call decides on an entry of another."""
    known = {named.name: named for named in entries_of(loaded.register)}
    decides = options.what == "confirmation" and loaded.register.commitment(options.id) is None
    if decides and options.id not in known:
        raise WrongCall(
            f"'{options.id}' is no commitment and no entry{nearest(options.id, known)}\n"
            "Name a fact by its id, a judgement as 'pledge 2026-03-01', or the commitment that you"
            " looked at again."
        )
    if options.what == "confirmation" and not decides and options.date is None:
        raise WrongCall("error: the following arguments are required: --date")
    return commitment_of(loaded, known[options.id].commitment if decides else options.id), decides


def _linked(options: argparse.Namespace, register: Register) -> str:
    """The fact that a link is of; nothing for another entry."""
    fact: str = options.fact if options.what == "link" else ""
    if fact and register.fact(fact) is None:
        facts = [item.id for item in register.evidence]
        raise WrongCall(f"--fact: '{fact}' is not known{nearest(fact, facts)}")
    return fact


def _entry(
    options: argparse.Namespace, register: Register, commitment: Commitment, today: date
) -> Entry:
    """The entry that a call describes; raises Mistakes."""
    given, day = _given(options, _WHAT[options.what][0]), today.isoformat()
    if options.what == "assessment":
        method = {"method": register.register.method.version}
        return entering.assessment(given | method, day, options.by)
    if options.what == "confirmation":
        return entering.confirmation(given, commitment.id, day, options.by)
    if options.what == "link":
        return entering.bears_on(given, commitment.id, day, options.by)
    id = fact_id(given["finding"], given["date"], taken_ids(register))
    corrected = register.fact(given.get("corrects", ""))
    return entering.evidence(given, commitment.id, id, day, options.by, corrected)


def _review(options: argparse.Namespace, today: date) -> Entry:
    """A second reader's word on an entry."""
    decision = Decision.CONFIRMED
    if options.withdraw:
        decision = Decision.WITHDRAWN
    elif options.decline is not None:
        decision = Decision.DECLINED
    day, why = today.isoformat(), options.decline or options.note or ""
    return entering.review(options.id, options.by, day, decision, why)


def _given(options: argparse.Namespace, fields: Sequence[EntryField]) -> dict[str, Any]:
    given = {field.name: getattr(options, field.name) for field in fields}
    return {name: value for name, value in given.items() if value is not None}


def _refused(options: argparse.Namespace, error: entering.Mistakes) -> int:
    names = {field.name: field.on_command_line for field in _WHAT[options.what][0]}
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
    if outcome.waits:
        print("It waits for a second reader; once confirmed, this is what it does:")
        print()
    print(revision.described(outcome.revision))
