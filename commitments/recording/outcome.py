"""What an entry would do to the file, to statuses and to totals, before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commitments.recording.entering import Mistake, Mistakes, mistakes
from commitments.recording.inserting import Addition, append
from commitments.recording.placing import CannotRecord
from commitments.register import reading
from commitments.register.model import Assessment, BearsOn, Evidence, Register
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded, read_holding
from commitments.register.review import link_name
from commitments.register.second_reader import as_confirmed, judgement_names, waiting
from commitments.standing.revision import Move, Revision, compare, moves
from commitments.standing.standing import Moment, Standing, standings
from commitments.standing.totals import totals
from commitments.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an entry would do, if it were saved."""

    lines: str
    """What is added to the file."""
    revision: Revision
    standing: Standing
    """How the commitment would stand."""
    counts: tuple[Mapping[Status, int], Mapping[Status, int]]
    """The commitments by status, before and after."""
    version: str
    """The data version that the file would have."""
    waits: bool = False
    """Whether a second reader has to confirm the entry first; what moves, moves then."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the confirmation of an entry would do."""

    moves: tuple[Move, ...]
    counts: tuple[Mapping[Status, int], Mapping[Status, int]]
    """The commitments by status, before and after."""


def outcome_of(loaded: Loaded, addition: Addition, file: str, today: date) -> Outcome:
    """What an entry would add to the file and do to statuses and totals. Raises Mistakes where a
    rule forbids it, or where the file has no place for it."""
    try:
        data = append(loaded.data, [addition], file, today, loaded.register)
        new, _ = read_holding(data, file, today)
    except DataProblems as error:
        raise mistakes(error) from None
    except CannotRecord as error:
        raise Mistakes([Mistake("", str(error))]) from None
    moment, waits = Moment(today, today), False
    name = _name_in(new, addition)
    if name in {named.name for named in waiting(new)}:
        new, waits = as_confirmed(new, name, "a second reader", today), True
    before, after = standings(loaded.register, moment), standings(new, moment)
    return Outcome(
        added(loaded.data, data),
        compare(loaded.register, new, moment),
        next(s for s in after if s.commitment.id == addition.commitment),
        (totals(before).counts, totals(after).counts),
        reading.version(data),
        waits,
    )


def _name_in(register: Register, addition: Addition) -> str:
    """What the entry is called in the register that holds it; empty for what needs no reader."""
    entry = addition.entry
    if isinstance(entry, Evidence):
        return entry.id
    if isinstance(entry, BearsOn):
        return link_name(addition.fact, addition.commitment)
    commitment = register.commitment(addition.commitment)
    if not isinstance(entry, Assessment) or commitment is None:
        return ""
    return next(
        name
        for name, judged in judgement_names(commitment.id, commitment.assessments)
        if judged == entry
    )


def if_confirmed(register: Register, name: str, today: date) -> Consequences:
    """What an entry that waits, with what it rests on, would move."""
    moment = Moment(today, today)
    new = as_confirmed(register, name, "a second reader", today)
    before, after = (totals(standings(one, moment)).counts for one in (register, new))
    return Consequences(tuple(moves(register, new, moment)), (before, after))


def added(old: bytes, new: bytes) -> str:
    """The lines that stand in the new text and not in the old one, which is still all there."""
    before = old.decode("utf-8-sig").splitlines()
    after = new.decode("utf-8-sig").splitlines()
    start = 0
    while start < len(before) and before[start] == after[start]:
        start += 1
    rest = len(before) - start
    while rest and before[len(before) - rest :] != after[len(after) - rest :]:
        rest -= 1
    return "\n".join(after[start : len(after) - rest])
