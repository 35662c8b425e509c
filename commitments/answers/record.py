"""What the form of an entry says: what the entry would do to the pledges, and what a correction
changes of the fact that it corrects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from commitments.dates import day, when
from commitments.record_words import Decision
from commitments.register.entry_fields import EVIDENCE_FIELDS, EntryField, Input
from commitments.register.model import Assessment, Bearing, BearsOn, Evidence, Register
from commitments.register.second_reader import Named
from commitments.standing.money import sum_words
from commitments.standing.revision import Move
from commitments.standing.words import counted_statuses, place_words
from commitments.text import count, listed
from commitments.vocabulary import Kind, Status

NOTHING = "nothing"
UNCONFIRMED = "unconfirmed"
"""What stands at an entry that waits for a second reader."""
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


def moves_once_confirmed(outcome_waits: bool, proposes: bool) -> str:
    """When an entry moves what it moves; empty where it does at once."""
    if proposes:
        return "This is a proposal: it moves nothing until an editor takes it. Then:"
    if outcome_waits:
        return "It waits for a second reader and moves nothing until that one confirms it. Then:"
    return ""


def entry_words(named: Named, register: Register) -> str:
    """What an entry that waits says, in a line."""
    pledge = register.commitment(named.commitment)
    kind = pledge.kind if pledge else Kind.STANDING
    entry = named.entry
    if isinstance(entry, Assessment):
        return f"{entry.status.label_for(kind)} from {day(entry.date)}. {entry.reason}"
    fact = named.fact
    assert fact is not None, "what is no judgement is a fact, or a link of one"
    finding = f"{when(fact.date)}: {fact.finding} ({fact.source.publisher})"
    if isinstance(entry, BearsOn):
        return f"{entry.effect.label}. {finding}{f' {entry.why}' if entry.why else ''}"
    return f"{fact.bears_on[0].effect.label}. {finding}"


def decided_words(named: Named, register: Register) -> str:
    """What became of a proposal: `Taken by Ann on 5 Mar 2026.`, or why it was declined."""
    said = named.entry.reviewed.by if named.entry.reviewed else None
    if said is None:
        newer = _correction(register, named.name)
        if newer is not None:
            return f"Mended by {newer.by or 'an editor'} on {day(newer.recorded)}: {newer.finding}"
        return "Waits for an editor."
    word = {Decision.CONFIRMED: "Taken", Decision.DECLINED: "Declined"}.get(said.decision)
    if word is None:
        return f"Withdrawn on {day(said.recorded)}."
    why = f" {said.reason}" if said.reason else ""
    return f"{word} by {said.by} on {day(said.recorded)}.{why}"


def _correction(register: Register, id: str) -> Evidence | None:
    return next((f for f in register.evidence if f.corrects == id and not f.gone), None)


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
    waits = f" · {UNCONFIRMED}" if fact.waits else ""
    return f"{when(fact.date)} · {finding} ({fact.source.publisher}){waits}"


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
        sum_words(sum) if sum else NOTHING,
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
