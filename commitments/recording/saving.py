"""An entry -> into the data file for good, however many save at the same time.

    lock       one writer at a time, between processes (the lock lies beside the file)
    read       the file as it is now, not as it was when the form was opened
    conflict   somebody added to the same list meanwhile: shown, for a decision
    append     text is inserted; every old byte stays (inserting.py)
    replace    a new file in the same folder, flushed to disk, takes the old one's name, if that is
               still the one that was read: an editor that knows no lock may have come between
    commit     where the file lies in a git work tree, in the person's name (commit.py); the lock is
               free by then
    log        one line of JSON for each save and refusal

A process may be killed at any moment: the file is the old one or the new one, whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from commitments.dates import latest_day
from commitments.recording import git, sync
from commitments.recording.block import Entry
from commitments.recording.commit import Message, commit
from commitments.recording.inserting import Addition, append
from commitments.recording.locked_file import LOCK_SECONDS, Refused, locked, rewrite
from commitments.recording.log import log
from commitments.recording.on_file import fact_id, taken_ids
from commitments.recording.person import Person
from commitments.recording.placing import CannotRecord
from commitments.recording.rounds import Job
from commitments.recording.told import along, message, name_of
from commitments.register.model import (
    Assessment,
    BearsOn,
    Commitment,
    Confirmation,
    Evidence,
    Register,
    Review,
)
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded, read_holding, version


class Keep(StrEnum):
    """What git does with a save: nothing; a commit after it; that and a push; or the save itself is
    a commit that the remote takes (sync.py)."""

    OFF = "off"
    COMMIT = "commit"
    PUSH = "push"
    SYNC = "sync"


def keep_of(named: str) -> Keep:
    """What the setting RECORD_GIT says; raises Refused where it says nothing known."""
    if named not in [str(keep) for keep in Keep]:
        raise Refused(f"RECORD_GIT is '{named[:40]}'; set it to off, commit, push or sync")
    return Keep(named)


class AlreadyRecorded(Refused):
    """The same entry stands in the file already."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"this is already recorded as {id}; nothing was added")


class Conflict(Refused):
    """Others changed what an entry was written against; `theirs` is what they added, `seen` the
    file as it is now."""

    def __init__(self, message: str, seen: Loaded, theirs: tuple[Entry, ...] = ()) -> None:
        self.seen, self.theirs = seen, theirs
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Saved:
    """An entry that is in the file for good."""

    id: str
    """Of evidence its id, of an assessment `commitment date`."""
    before: str
    after: str
    """Data versions."""
    merged: bool
    """Whether the file had changed elsewhere since the entry was written."""
    notes: tuple[str, ...] = ()
    """What went wrong after the save: a disk confirmed nothing, git made no commit or no push."""


def save(
    path: Path,
    addition: Addition,
    person: Person,
    now: datetime,
    *,
    file: str | None = None,
    base: Loaded | None = None,
    merge: bool = False,
    keep: Keep = Keep.COMMIT,
    refusal: Callable[[], str] = str,
    lock_seconds: float = LOCK_SECONDS,
) -> Saved:
    """Put one entry into a data file.

    `base` is the file that the entry was written against. Where others changed it elsewhere, the
    entry is added to what is there now; where they changed the same list of the same commitment,
    that is a Conflict, unless `merge` says that it does not matter. Evidence whose id was taken
    meanwhile gets the next free one. `refusal` says why this person may not write, or nothing: it
    is asked at the last moment.

    Raises Refused (or Conflict, AlreadyRecorded) with the file unchanged, DataProblems where the
    file or the entry has problems.
    """
    one = _Write(path.resolve(), file or str(path), addition, now, base, merge, refusal)
    try:
        new, unconfirmed = one.put(person, keep, lock_seconds)
    except (Refused, DataProblems, CannotRecord, OSError) as error:
        log("refused", person, now, name_of(one.addition), one.before, one.before, str(error))
        if isinstance(error, Refused | DataProblems):
            raise
        raise Refused(_why(error, one.name)) from error
    uncommitted = _in_git(one, person, new, keep) if keep in (Keep.COMMIT, Keep.PUSH) else ""
    id, after = name_of(one.addition), version(new)
    said = tuple(filter(None, (unconfirmed, uncommitted)))
    log("saved", person, now, id, one.before, after, "; ".join(said))
    return Saved(id, one.before, after, bool(base and base.version != one.before), said)


@dataclass(slots=True)
class _Write:
    """An entry on its way into a file."""

    target: Path
    name: str
    """The file as messages call it."""
    addition: Addition
    """As it was asked for; once the file was looked at, as it goes in."""
    now: datetime
    base: Loaded | None
    merge: bool
    refusal: Callable[[], str]
    before: str = ""
    """The data version that was there."""
    old: bytes = field(default=b"", repr=False)
    """The file that was there."""

    def put(self, person: Person, keep: Keep, lock_seconds: float) -> tuple[bytes, str]:
        """The new bytes of the file, which has them now, and what went wrong afterwards."""
        if keep is Keep.SYNC:
            kept = sync.put(self.target, self.name, self._job(person), lock_seconds)
            self.before = kept.before
            return kept.after.data, kept.note
        with locked(self.target, self.name, lock_seconds):
            return self._written()

    def _written(self) -> tuple[bytes, str]:
        wanted = self.addition

        def with_entry(data: bytes) -> bytes:
            self.old, self.before = data, version(data)
            there = _loaded(data, self.name, self.now, self.base)
            self.addition = _checked(there, wanted, self.name, self.base, self.merge)
            new = append(data, [self.addition], self.name, latest_day(self.now), there.register)
            self._ask()
            return new

        return rewrite(self.target, self.name, with_entry)

    def _job(self, person: Person) -> Job:
        """The same as a job for the remote of a clone, which is done there."""
        wanted = self.addition

        def put(there: Loaded) -> Addition:
            self.addition = _checked(there, wanted, self.name, self.base, self.merge)
            self._ask()
            return self.addition

        return Job(person, self.now, put, lambda: message(self.addition))

    def _ask(self) -> None:
        """Raises Refused where this person may not write any more."""
        if why := self.refusal():
            raise Refused(why.rstrip("."))


def _why(error: CannotRecord | OSError, name: str) -> str:
    """Why nothing was saved, where the file has no place for the entry or cannot be written."""
    if isinstance(error, CannotRecord):
        return str(error)
    reason = error.strerror or str(error)
    return f"{name} cannot be written ({reason}); nothing was saved, the file is as it was"


def _in_git(one: _Write, person: Person, new: bytes, keep: Keep) -> str:
    """Commit a save, and push it where that is asked for; returns what went wrong, or nothing."""

    def told(then: bytes | None, now: bytes) -> Message:
        said = message(one.addition)
        if (then, now) == (one.old, new):
            return said
        return said.also(along(one.addition, then, now, latest_day(one.now)))

    committed, wrong = commit(one.target, person, told)
    unpushed = git.push(one.target) if committed and keep is Keep.PUSH else ""
    return "; ".join(filter(None, (wrong, unpushed)))


def _loaded(data: bytes, name: str, now: datetime, base: Loaded | None) -> Loaded:
    """The file as it is now; raises Refused where somebody left a mistake in it."""
    if base and base.data == data:
        return base
    try:
        register, held = read_holding(data, name, latest_day(now))
        return Loaded(register, version(data), data, held)
    except DataProblems as error:
        raise Refused(
            f"the file has a mistake that is not yours; correct it first: {error.problems[0]}"
        ) from error


def _checked(
    now: Loaded, addition: Addition, name: str, base: Loaded | None, merge: bool
) -> Addition:
    """The addition as it goes in; raises where others were there first. `base` is the file that it
    was written against."""
    register = now.register
    if base is not None and base.data != now.data:
        _look_for_loss(base.register, now, name)
    commitment = register.commitment(addition.commitment)
    if commitment is None:
        raise Refused(f"there is no commitment '{addition.commitment}' in {name} any more")
    for there, of in _on_file(register, commitment, addition):
        if _same(there, addition.entry):
            raise AlreadyRecorded(name_of(Addition(commitment.id, there, of)))
        if _same_fact(there, addition.entry):
            raise Refused(
                f"this fact stands in the file as {name_of(Addition(commitment.id, there))}, and"
                f" once is enough; record that it bears on “{commitment.title}” as well, or correct"
                " it"
            )
    if base is not None and base.data != now.data and not merge:
        _look_for_conflict(base.register, commitment, addition, now)
    entry = addition.entry
    taken = taken_ids(register)
    if isinstance(entry, Evidence) and entry.id in taken:
        entry = dataclasses.replace(entry, id=fact_id(entry.finding, entry.date, taken))
    return dataclasses.replace(addition, entry=entry)


def _on_file(
    register: Register, commitment: Commitment, addition: Addition
) -> Iterator[tuple[Entry, str]]:
    """What stands in the list that an entry goes into, each with the fact that it belongs to."""
    entry = addition.entry
    if isinstance(entry, Evidence):
        yield from ((fact, "") for fact in register.evidence)
    elif isinstance(entry, Assessment):
        yield from ((judged, "") for judged in commitment.assessments)
    elif isinstance(entry, Confirmation | Review):
        yield from ((said, "") for said in register.confirmations)
    else:
        fact = register.fact(addition.fact)
        yield from ((on, addition.fact) for on in (fact.bears_on if fact else ()))


def _look_for_loss(base: Register, now: Loaded, name: str) -> None:
    """Nothing that was there may be missing: an editor may be writing the file at this moment, and
    what it has written so far may read well."""
    for section in ("commitments", "evidence"):
        there = {entry.id for entry in getattr(now.register, section)}
        for old in getattr(base, section):
            if old.id not in there:
                raise Conflict(
                    f"{old.id}, which was in {name}, is missing there now: somebody may be writing"
                    " it at this moment; look again before you save",
                    now,
                )


def _look_for_conflict(base: Register, now: Commitment, addition: Addition, seen: Loaded) -> None:
    """What an entry was written against is as it was: for a judgement the other judgements and the
    criteria, for a fact what bears on the commitment, for a confirmation both."""
    old = base.commitment(now.id)
    if old is None or isinstance(addition.entry, Review):
        # A rule says what a decision conflicts with: another decision on the same entry.
        return
    judged = tuple(a for a in now.assessments if a not in old.assessments)
    borne, news = _borne(old), tuple(_news(old, now))
    found: list[tuple[bool, str, tuple[Entry, ...]]] = []
    if isinstance(addition.entry, Assessment | Confirmation):
        found.append((old.assessments != now.assessments, "assessments", judged))
        found.append((old.criteria != now.criteria, "criteria", ()))
    if not isinstance(addition.entry, Assessment):
        found.append((borne != _borne(now), "evidence", news))
    changed = [(what, new) for differs, what, new in found if differs]
    if changed:
        raise Conflict(
            f"the {' and '.join(what for what, _ in changed)} of “{now.title}” changed while you"
            " were writing; look at what changed, then add yours or leave it",
            seen,
            tuple(entry for _, new in changed for entry in new),
        )


def _borne(commitment: Commitment) -> list[tuple[Evidence, BearsOn, str]]:
    """What bears on a commitment, without the others that it bears on."""
    return [
        (_alone(item.fact), item.on, item.corrected_by.id if item.corrected_by else "")
        for item in commitment.evidence
    ]


def _news(old: Commitment, now: Commitment) -> Iterator[Evidence]:
    """The facts that came to bear on a commitment, or correct one that does, each once."""
    before, seen = _borne(old), set()
    there = {(fact, on) for fact, on, _ in before}
    for item, bearing in zip(now.evidence, _borne(now), strict=True):
        news = item.corrected_by if bearing[:2] in there else item.fact
        if bearing not in before and news and news.id not in seen:
            seen.add(news.id)
            yield news


def _alone(fact: Evidence) -> Evidence:
    return dataclasses.replace(fact, bears_on=())


def _same(old: Entry, new: Entry) -> bool:
    """Whether two entries say the same, whatever their id, whoever recorded them and when."""
    if isinstance(old, Evidence) and isinstance(new, Evidence):
        if not _same_fact(old, new):
            return False
        there = {(on.commitment, on.effect, on.why) for on in old.bears_on}
        return {(on.commitment, on.effect, on.why) for on in new.bears_on} <= there
    if isinstance(old, Assessment) and isinstance(new, Assessment):
        return dataclasses.replace(old, recorded=new.recorded, by=new.by) == new
    if isinstance(old, Confirmation) and isinstance(new, Confirmation):
        return dataclasses.replace(old, recorded=new.recorded) == new
    if isinstance(old, BearsOn) and isinstance(new, BearsOn):
        return dataclasses.replace(old, recorded=new.recorded, by=new.by) == new
    if isinstance(old, Review) and isinstance(new, Review):
        return dataclasses.replace(old, recorded=new.recorded) == new
    return False


def _same_fact(old: Entry, new: Entry) -> bool:
    """Whether two facts say the same, whatever they bear on."""
    if not (isinstance(old, Evidence) and isinstance(new, Evidence)):
        return False
    if old.finding != new.finding:  # quick, of thousands
        return False
    alike = dataclasses.replace(old, id=new.id, recorded=new.recorded, by=new.by)
    return _alone(alike) == _alone(new)
