"""What an entry would do to the file, to statuses and to totals, before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commitments.recording.entering import Mistake, Mistakes, mistakes
from commitments.recording.inserting import Addition, CannotRecord, append
from commitments.register import reading
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded, read
from commitments.standing.revision import Revision, compare
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


def outcome_of(loaded: Loaded, addition: Addition, file: str, today: date) -> Outcome:
    """What an entry would add to the file and do to statuses and totals. Raises Mistakes where a
    rule forbids it, or where the file has no place for it."""
    try:
        data = append(loaded.data, [addition], file, today, loaded.register)
        new = read(data, file, today)
    except DataProblems as error:
        raise mistakes(error) from None
    except CannotRecord as error:
        raise Mistakes([Mistake("", str(error))]) from None
    moment = Moment(today, today)
    before, after = standings(loaded.register, moment), standings(new, moment)
    return Outcome(
        added(loaded.data, data),
        compare(loaded.register, new, moment),
        next(s for s in after if s.commitment.id == addition.commitment),
        (totals(before).counts, totals(after).counts),
        reading.version(data),
    )


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
