"""An entry -> text, and that text into a data file: a fact, a judgement, a confirmation, or one
more pledge that a fact bears on.

Every old byte stays where it was: an entry is inserted at the end of its list, in the indentation
that is there. The new text is read again and must equal the old register plus the entry; else
nothing is given back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from commitments.recording.block import Entry
from commitments.recording.placing import LINE_END, CannotRecord, Place, blocks, candidates
from commitments.register.model import (
    Assessment,
    BearsOn,
    Confirmation,
    Evidence,
    Register,
    Review,
)
from commitments.register.piecewise import Pieces
from commitments.register.problem import DataProblems
from commitments.register.reading import no_collection, read_holding
from commitments.register.rules import is_later
from commitments.register.second_reader import settled

# No list that entries go into is deeper.
_DEEPEST = 17


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry and the commitment that it belongs to."""

    commitment: str
    entry: Entry
    fact: str = ""
    """The fact that bears on the commitment as well, where the entry is a BearsOn."""

    @property
    def place(self) -> Place:
        """The list that the entry goes into."""
        if isinstance(self.entry, Assessment):
            return "commitments", self.commitment, "assessments"
        if isinstance(self.entry, BearsOn):
            return "evidence", self.fact, "bears_on"
        return "", "", "evidence" if isinstance(self.entry, Evidence) else "confirmations"


def append(
    data: bytes,
    additions: Sequence[Addition],
    file: str,
    today: date,
    register: Register | None = None,
) -> bytes:
    """The bytes of a data file with these entries added, in this order; see `appended`."""
    return appended(data, additions, file, today, register)[0]


def appended(
    data: bytes,
    additions: Sequence[Addition],
    file: str,
    today: date,
    register: Register | None = None,
    known: Pieces | None = None,
) -> tuple[bytes, Register]:
    """The bytes of a data file with these entries added, and what they read as; `register` is what
    the bytes without them read as, where that is known, and `known` their pieces.

    Raises DataProblems where the file, or the file with the entries, has problems; CannotRecord
    where no place was found in which every old byte stays and the register reads as it should.
    """
    register = register or read_holding(data, file, today)[0]
    for addition in additions:
        if register.commitment(addition.commitment) is None:
            raise CannotRecord(f"there is no commitment '{addition.commitment}'")
    with no_collection():
        for place, entries in _groups(additions):
            wanted = _with(register, place, entries)
            data = _append_group(data, place, entries, wanted, file, today, known)
            register = wanted
    return data, register


def appended_each(
    data: bytes,
    additions: Sequence[Addition],
    file: str,
    today: date,
    register: Register,
    known: Pieces | None = None,
) -> list[tuple[bytes, Register]]:
    """The bytes of a data file after each of these entries, and what they read as.

    Where all go to one list, only the last state is read again; one before it is that without the
    entries that follow, which stand in it one behind the other. Raises as `appended`.
    """
    states = list[tuple[bytes, Register]]()
    if len(additions) > 1 and len({one.place for one in additions}) == 1:
        made, _ = appended(data, additions, file, today, register, known)
        for new, one in zip(_steps(made, [a.entry for a in additions]), additions, strict=False):
            register = reads(register, one)
            states.append((new, register))
    if not states:
        for one in additions:
            data, register = appended(data, [one], file, today, register, known)
            states.append((data, register))
    return states


def reads(register: Register, addition: Addition) -> Register:
    """What a register with an entry more reads as. Raises CannotRecord."""
    return _with(register, addition.place, [addition.entry])


def _steps(made: bytes, entries: list[Entry]) -> list[bytes]:
    """A text with entries at the end of a list, as it was after each of them; nothing where they do
    not stand there as lines of their own."""
    text = made.decode("utf-8")
    first = LINE_END.search(text)
    newline = first.group() if first else "\n"
    for column in range(_DEEPEST):
        each = [blocks([entry], column).replace("\n", newline) for entry in entries]
        whole = "".join(each)
        if text.count(f"{newline}{whole}") == 1:
            at = text.index(f"{newline}{whole}") + len(newline)
            rest = text[at + len(whole) :]
            kept = ["".join(each[: n + 1]) for n in range(len(each))]
            return [f"{text[:at]}{lines}{rest}".encode() for lines in kept]
    return []


def _groups(additions: Sequence[Addition]) -> Iterator[tuple[Place, list[Entry]]]:
    """Entries that go to one list, in their order."""
    groups: dict[Place, list[Entry]] = {}
    for addition in additions:
        groups.setdefault(addition.place, []).append(addition.entry)
    yield from groups.items()


def _append_group(
    data: bytes,
    place: Place,
    entries: list[Entry],
    wanted: Register,
    file: str,
    today: date,
    known: Pieces | None,
) -> bytes:
    problems: DataProblems | None = None
    # Nothing is added that counts only later; what others added so is theirs to correct.
    late = any(entry.recorded and is_later(entry.recorded, today) for entry in entries)
    for made in candidates(data, place, entries, known):
        try:
            there, held = read_holding(made, file, today, known)
            if there == wanted and not (held and late):
                return made
            problems = problems or (DataProblems(list(held)) if held and late else None)
        except DataProblems as error:
            problems = problems or error
    if problems:
        raise problems
    where = f" of '{place[1]}'" if place[1] else f" in '{place[2]}'"
    raise CannotRecord(
        f"{file}: no place was found for the new entry{where} without changing what is there; put"
        " it in by hand"
    )


def _with(register: Register, place: Place, entries: list[Entry]) -> Register:
    """The register as it should read afterwards."""
    _, id, _ = place
    facts = register.evidence
    confirmations = register.confirmations
    commitments = register.commitments
    facts += tuple(entry for entry in entries if isinstance(entry, Evidence))
    confirmations += tuple(e for e in entries if isinstance(e, Confirmation | Review))
    links = tuple(entry for entry in entries if isinstance(entry, BearsOn))
    verdicts = tuple(entry for entry in entries if isinstance(entry, Assessment))
    if links:
        fact = _linked(register.fact(id), id, links)
        facts = tuple(fact if one.id == id else one for one in facts)
    if verdicts:
        commitments = tuple(
            dataclasses.replace(c, assessments=c.assessments + verdicts) if c.id == id else c
            for c in commitments
        )
    return settled(
        dataclasses.replace(
            register, commitments=commitments, evidence=facts, confirmations=confirmations
        )
    )


def _linked(fact: Evidence | None, id: str, links: tuple[BearsOn, ...]) -> Evidence:
    """A fact on file that bears on further commitments."""
    if fact is None:
        raise CannotRecord(f"there is no fact '{id}'")
    for link in links:
        if link.commitment in [on.commitment for on in fact.bears_on]:
            raise CannotRecord(f"'{id}' bears on '{link.commitment}' already")
        fact = dataclasses.replace(fact, bears_on=(*fact.bears_on, link))
    return fact
