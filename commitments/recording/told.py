"""What the commit of a save says: the entry, and what else comes into git with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from commitments.dates import day
from commitments.recording import git
from commitments.recording.block import Entry
from commitments.recording.commit import Message
from commitments.recording.inserting import Addition
from commitments.register.model import (
    Assessment,
    BearsOn,
    Confirmation,
    Evidence,
    Register,
    Review,
)
from commitments.register.problem import DataProblems
from commitments.register.reading import read_holding
from commitments.register.review import link_name
from commitments.register.second_reader import entries_of

_MOST = 20
_BY_HAND = "The file also held changes by hand that were in no commit."


def name_of(addition: Addition) -> str:
    """An entry by its name: of a fact its id, of a judgement `commitment date`."""
    entry = addition.entry
    if isinstance(entry, Evidence):
        return entry.id
    if isinstance(entry, BearsOn):
        return link_name(addition.fact, addition.commitment)
    if isinstance(entry, Review):
        return f"{entry.entry} {entry.decision}"
    return f"{addition.commitment} {entry.date}"


def message(addition: Addition) -> Message:
    """What the commit of one entry says."""
    id, entry = addition.commitment, addition.entry
    if isinstance(entry, Assessment):
        return Message(f"{id}: assess as {entry.status} from {entry.date}", entry.reason)
    if isinstance(entry, Confirmation):
        said = f"{id}: confirm the assessment as of {entry.date}"
        return Message(said, entry.note or "Looked at again.")
    if isinstance(entry, BearsOn):
        said = f"{id}: {addition.fact} bears on it, {entry.effect}"
        return Message(said, entry.why or "See the finding.")
    if isinstance(entry, Review):
        said = f"{id}: {entry.entry} {entry.decision}"
        return Message(said, entry.reason or "By a second reader.")
    effect = entry.bears_on[0].effect
    source = entry.source
    return Message(
        f"{id}: record {entry.id}, {effect} of {entry.date.text}",
        f"Source: {source.publisher}, {source.title}, {source.url}",
    )


def along(addition: Addition, then: bytes | None, now: bytes, today: date) -> list[str]:
    """What else than an entry tells two states of the file apart, a line each: entries of earlier
    saves whose commit failed, of an import, of others who save at this moment; changes by hand."""
    if then is None:
        return []  # The whole file is new to git.
    try:
        old, new = (read_holding(data, "", today)[0] for data in (then, now))
    except DataProblems:
        return [_BY_HAND]
    there, here = (list(_named(register)) for register in (old, new))
    added = [named for named in here if named not in there and named[1] != addition.entry]
    lines = [
        f"{git.ALSO}{of}: {name}, recorded by {git.plain(entry.by or 'somebody')} on"
        f" {day(_recorded(entry))}, which was in no commit yet."
        for name, entry, of in added[:_MOST]
    ]
    if len(added) > _MOST:
        lines.append(f"And {len(added) - _MOST} more entries that were in no commit yet.")
    changed = any(named not in here for named in there) or _bare(old) != _bare(new)
    return [*lines, _BY_HAND] if changed or not lines else lines


def _named(register: Register) -> Iterator[tuple[str, Entry, str]]:
    """All entries with their names and the pledges that they are about."""
    for named in entries_of(register):
        entry = named.entry
        if isinstance(entry, Evidence):
            # Links that came later are entries of their own.
            first = tuple(on for on in entry.bears_on if on.recorded is None)
            entry = dataclasses.replace(entry, bears_on=first)
        yield named.name, entry, named.commitment
    of = {named.name: named.commitment for named in entries_of(register)}
    for said in register.confirmations:
        if isinstance(said, Confirmation):
            yield f"{said.commitment} {said.date}", said, said.commitment
        else:
            yield f"{said.entry} {said.decision}", said, of.get(said.entry, said.entry)


def _recorded(entry: Entry) -> date:
    assert entry.recorded is not None
    return entry.recorded


def _bare(register: Register) -> Register:
    """A register without its entries."""
    pledges = tuple(dataclasses.replace(c, assessments=()) for c in register.commitments)
    return dataclasses.replace(register, commitments=pledges, evidence=(), confirmations=())
