"""What the form of an entry says: what the entry would do to the pledges, and what a correction
changes of the fact that it corrects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from commitments.dates import day, when
from commitments.register.entry_fields import EVIDENCE_FIELDS, EntryField, Input
from commitments.register.model import Bearing, Evidence, Register
from commitments.standing.revision import Move
from commitments.standing.words import counted_statuses, place_words
from commitments.text import count, listed, number
from commitments.vocabulary import Status

NOTHING = "nothing"
NO_MOVE = "The status stays, and so do the confidence, the trend and how recent the facts are."
_MOVED = {
    "status": "Status",
    "confidence": "Confidence",
    "trend": "Trend of the last 12 months",
    "freshness": "How recent the facts are",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that reads otherwise after an entry."""

    what: str
    old: str
    new: str


def moved(move: Move) -> Difference:
    """What an entry moves of a pledge."""
    return Difference(_MOVED[move.what], move.old, move.new)


def totals_moved(before: Mapping[Status, int], after: Mapping[Status, int]) -> str:
    """How many pledges have which status, and how many had where that differs."""
    pledges = count(sum(after.values()), "pledge")
    pairs = [(status, before.get(status, 0), after.get(status, 0)) for status in Status]
    changed = [
        f"{new} {status.label.lower()} instead of {old}" for status, old, new in pairs if old != new
    ]
    if not changed:
        return f"The totals stay: of {pledges}, {counted_statuses(after)}."
    return f"Of {pledges}, {listed(changed)}."


def named(fact: Evidence, most: int = 1000) -> str:
    """A fact as a line may name it: when, what happened in so many characters, who says so."""
    finding = shorten(fact.finding, most, placeholder=" …")
    return f"{when(fact.date)} · {finding} ({fact.source.publisher})"


def corrected(old: Bearing, new: Evidence, register: Register) -> tuple[Difference, ...]:
    """What a correction changes of the fact that it replaces, as both bear on the pledge; also what
    it drops, as nobody fills it in."""
    link = next(on for on in new.bears_on if on.commitment == old.on.commitment)
    pairs = zip(_said(old, register), _said(Bearing(new, link), register), strict=True)
    return tuple(Difference(what, was, now) for (what, was), (_, now) in pairs if was != now)


def _said(item: Bearing, register: Register) -> Iterator[tuple[str, str]]:
    """All that a fact says, by the labels of the form."""
    for field in EVIDENCE_FIELDS:
        if field.input is not Input.CORRECTED:
            yield field.label, _words(field, item, register) or NOTHING
    fact = item.fact
    yield "The members together acted", _truth(fact.collective)
    sum = fact.amount
    yield (
        "Sum of money",
        f"{sum.unit} {number(sum.value)} {sum.stage.label.lower()}" if sum else NOTHING,
    )
    yield "Other pages that say the same", listed(page.url for page in fact.also) or NOTHING
    copy = fact.archived
    yield "Copy in an archive", f"{copy.url}, of {day(copy.date)}" if copy else NOTHING
    yield "Notes on how it was read", fact.provenance or NOTHING


def _words(field: EntryField, item: Bearing, register: Register) -> str:
    value = field.value(item)
    if field.terms is not None:
        return field.terms(value).label
    if field.input is Input.PLACES:
        return place_words(value)
    if field.input is Input.ACTORS:
        names = register.member_names
        return listed(names.get(code, code) for code in value)
    if field.input is Input.TICK:
        return _truth(value)
    return when(item.date) if field.name == "date" else str(value or "")


def _truth(value: bool) -> str:
    return "yes" if value else "no"
