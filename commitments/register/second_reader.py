"""Four eyes: which entries need a second reader, and what the register is by what those said.

An entry needs one where the register asks for it (`register.review: second-reader`), or where a
contributor proposes it. It counts from the day on which it is confirmed. What is here is put onto
the entries once, when the file is read; whoever asks what a file said on a day asks a Moment
(standing/standing.py), and gets what counted by then.
"""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from commitments.register.background import RegisterInfo
from commitments.register.bearings import with_bearings
from commitments.register.model import (
    Assessment,
    BearsOn,
    Commitment,
    Confirmation,
    Evidence,
    Register,
)
from commitments.register.review import Review, Reviewed, link_name, same_person

Reviewable = Evidence | Assessment | BearsOn
_Entry = TypeVar("_Entry", Evidence, Assessment, BearsOn)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry by its name, with where it belongs."""

    name: str
    entry: Reviewable
    recorded: date
    by: str | None
    commitment: str
    """The pledge that it is about; of a fact the first that it bears on."""
    fact: Evidence | None = None
    """The fact, of a fact and of a link."""

    @property
    def pledges(self) -> tuple[str, ...]:
        """The pledges that it moves."""
        if isinstance(self.entry, Evidence):
            return tuple(on.commitment for on in self.entry.bears_on)
        return (self.commitment,)


def judgement_names(
    commitment: str, assessments: Iterable[Assessment]
) -> Iterator[tuple[str, Assessment]]:
    """Judgements by their names: `pledge 2026-03-01`; of several for one date the later ones with a
    number, `pledge 2026-03-01 2`."""
    seen: dict[date, int] = {}
    for judged in assessments:
        n = seen[judged.date] = seen.get(judged.date, 0) + 1
        yield f"{commitment} {judged.date}{f' {n}' if n > 1 else ''}", judged


def named_entries(
    commitments: Iterable[tuple[str, Iterable[Assessment]]], facts: Iterable[Evidence]
) -> Iterator[Named]:
    """All entries that may need a second reader: facts, links that came later, judgements."""
    for fact in facts:
        on = fact.bears_on[0].commitment if fact.bears_on else ""
        yield Named(fact.id, fact, fact.recorded, fact.by, on, fact)
        for link in fact.bears_on:
            if link.recorded is not None:
                name = link_name(fact.id, link.commitment)
                yield Named(name, link, link.recorded, link.by, link.commitment, fact)
    for id, assessments in commitments:
        for name, judged in judgement_names(id, assessments):
            yield Named(name, judged, judged.recorded, judged.by, id)


def entries_of(register: Register) -> Iterator[Named]:
    """Those of a register."""
    return named_entries(((c.id, c.assessments) for c in register.commitments), register.evidence)


def needs_review(info: RegisterInfo, entry: Reviewable, recorded: date) -> bool:
    """Whether an entry counts only once somebody confirmed it."""
    since = info.review_since
    return entry.proposed or (info.second_reader and (since is None or recorded >= since))


# ---------------------------------------------------------------- put onto the entries


def settled(register: Register) -> Register:
    """A register as it was written, with what second readers said on each entry that needs one, and
    the facts put together with the commitments."""
    info = register.register
    if not (info.second_reader or any(entry.proposed for entry in _all(register))):
        return _put_together(register, register.evidence)
    reviews = {review.entry: review for review in register.reviews}
    needing = {
        named.name: Reviewed(reviews.get(named.name))
        for named in entries_of(register)
        if needs_review(info, named.entry, named.recorded)
    }
    return _with(register, needing)


def _all(register: Register) -> Iterator[Reviewable]:
    """All entries, without their names: quick where nothing needs a second reader."""
    for fact in register.evidence:
        yield fact
        yield from fact.bears_on
    for c in register.commitments:
        yield from c.assessments


def as_confirmed(register: Register, name: str, by: str, day: date) -> Register:
    """A register as it were if an entry, and what it rests on, were confirmed on a day."""
    entry = next((named.entry for named in entries_of(register) if named.name == name), None)
    names = {name}
    if isinstance(entry, Assessment):
        names |= {*entry.evidence, *(link_name(id, name.split()[0]) for id in entry.evidence)}
    elif isinstance(entry, BearsOn):
        names.add(name.partition(" on ")[0])

    def reviewed(named: Named) -> Reviewed | None:
        if named.name in names and named.entry.waits:
            return Reviewed(Review(entry=named.name, recorded=day, by=by))
        return named.entry.reviewed

    found = ((named.name, reviewed(named)) for named in entries_of(register))
    return _with(register, {name: said for name, said in found if said})


def _with(register: Register, needing: dict[str, Reviewed]) -> Register:
    facts = tuple(_fact(fact, needing) for fact in register.evidence)
    commitments = tuple(
        dataclasses.replace(
            c,
            assessments=tuple(
                _marked(judged, needing.get(name))
                for name, judged in judgement_names(c.id, c.assessments)
            ),
        )
        for c in register.commitments
    )
    return _put_together(dataclasses.replace(register, commitments=commitments), facts)


def _put_together(register: Register, facts: tuple[Evidence, ...]) -> Register:
    commitments = with_bearings(register.commitments, facts)
    return dataclasses.replace(register, commitments=commitments, evidence=facts)


def _fact(fact: Evidence, needing: dict[str, Reviewed]) -> Evidence:
    links = tuple(
        _marked(on, needing.get(link_name(fact.id, on.commitment))) if on.recorded else on
        for on in fact.bears_on
    )
    if any(new is not old for new, old in zip(links, fact.bears_on, strict=True)):
        fact = _changed(fact, "bears_on", links)
    return _marked(fact, needing.get(fact.id))


def _marked(entry: _Entry, said: Reviewed | None) -> _Entry:
    return entry if said == entry.reviewed else _changed(entry, "reviewed", said)


_Part = TypeVar("_Part")


def _changed(part: _Part, field: str, value: object) -> _Part:
    """A frozen part of the model with another value, also of a field that is no argument."""
    new = copy.copy(part)
    object.__setattr__(new, field, value)
    return new


# ---------------------------------------------------------------- what counts


def counted(register: Register, unconfirmed: bool = False) -> Register:
    """A register without the entries that wait for a second reader, unless they are to be counted
    in, and without those that were declined or withdrawn."""

    def counts(entry: Reviewable) -> bool:
        return not entry.gone and (unconfirmed or not entry.waits)

    if all(map(counts, _all(register))):
        return register
    left = {named.name for named in entries_of(register) if not counts(named.entry)}
    facts = tuple(
        _only(fact, "bears_on", counts) for fact in register.evidence if fact.id not in left
    )
    commitments = tuple(_only(c, "assessments", counts) for c in register.commitments)
    return dataclasses.replace(
        register,
        commitments=with_bearings(commitments, facts, register.evidence),
        evidence=facts,
        confirmations=tuple(
            one
            for one in register.confirmations
            if isinstance(one, Confirmation) or one.entry not in left
        ),
    )


_Owner = TypeVar("_Owner", Evidence, Commitment)


def _only(owner: _Owner, entries: str, counts: Callable[[Reviewable], bool]) -> _Owner:
    """A fact or a commitment with those of its entries alone that count."""
    kept = tuple(entry for entry in getattr(owner, entries) if counts(entry))
    same = len(kept) == len(getattr(owner, entries))
    return owner if same else _changed(owner, entries, kept)


def waiting(register: Register) -> tuple[Named, ...]:
    """The entries that wait for a second reader, in the order in which they can be confirmed: facts
    and links before judgements, the oldest first; not those that a later entry replaces."""
    if not any(entry.waits for entry in _all(register)):
        return ()
    found = tuple(entries_of(register))
    successors: dict[str, list[Named]] = {}
    judged: dict[tuple[str, date], list[str]] = {}
    for named in found:
        earlier = []
        if isinstance(named.entry, Evidence) and named.entry.corrects:
            earlier = [named.entry.corrects]
        elif isinstance(named.entry, Assessment):
            of_day = judged.setdefault((named.commitment, named.entry.date), [])
            earlier = list(of_day)
            of_day.append(named.name)
        for name in earlier:
            successors.setdefault(name, []).append(named)
    return tuple(
        named
        for named in found
        if named.entry.waits
        and not any(_replaces(later, named) for later in successors.get(named.name, ()))
    )


def _replaces(later: Named, earlier: Named) -> bool:
    """Whether a later entry stands for an earlier one: not a proposal for what another recorded."""
    entry = later.entry
    if entry.waits and entry.proposed:
        return same_person(later.by, earlier.by)
    return not entry.gone
