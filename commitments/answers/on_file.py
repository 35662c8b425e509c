"""What lies behind a pledge: judgements, criteria, searches, measured series of few points, where
each entry comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from commitments import dates
from commitments.register.model import Assessment, Commitment, Evidence
from commitments.standing.standing import Span, Standing
from commitments.standing.words import criteria_note
from commitments.text import count, number
from commitments.vocabulary import Status

CRITERIA = "What would count as what: all criteria"
ORIGINS = "Where each entry comes from"


def judgements_label(s: Standing) -> str:
    """`All 7 judgements`, `The judgement`."""
    return f"All {len(s.spans)} judgements" if len(s.spans) > 1 else "The judgement"


def judgement_lines(s: Standing, span: Span) -> list[str]:
    """What must be said beside the reason of a judgement: its caveat, and who differs."""
    judged = span.assessment
    lines = [judged.note] if judged.note else []
    if judged.second:
        label = judged.second.status.label_for(s.commitment.kind).lower()
        lines.append(f"A second reader says {label}: {judged.second.reason}")
    return lines


def replaced(s: Standing) -> Iterable[str]:
    """Judgements that a later one for the same date replaced; they stay on file."""
    held = {span.start: span.assessment for span in s.spans}
    for old in reversed(s.commitment.assessments):
        new = held.get(old.date)
        if new is not None and old is not new and s.moment.knows(old):
            label = old.status.label_for(s.commitment.kind).lower()
            yield (
                f"Until {dates.day(new.known)} this said of {dates.day(old.date)}: {label}."
                f" {old.reason}"
            )


def context_label(number: int) -> str:
    """`Context: 3 facts that point neither way`."""
    return (
        f"Context: {count(number, 'fact')} that {'points' if number == 1 else 'point'} neither way"
    )


def criteria(c: Commitment) -> list[tuple[Status, str]]:
    """What would count as what, best first."""
    written = (
        (Status.FULFILLED, c.criteria.fulfilled),
        (Status.SUBSTANTIAL, c.criteria.substantial),
        (Status.LIMITED, c.criteria.limited),
        (Status.OVERTAKEN, c.criteria.overtaken),
        (Status.REVERSED, c.criteria.reversed),
    )
    return [(status, text) for status, text in written if text is not None]


def criteria_lines(s: Standing) -> list[str]:
    """What holds for all criteria, why they have these words, and when they were fixed."""
    c = s.commitment.criteria
    why = f"Why these words: {c.why}" if c.why else ""
    return [line for line in (c.notes, why, criteria_note(c.fixed, s)) if line]


def wording_lines(c: Commitment) -> list[str]:
    """What goes with the words of a pledge: who pledged, with whom, by when, how far it can be
    tested."""
    lines = [f"Pledged by: {c.pledged_by}"]
    if c.counterparts:
        lines.append(f"With or for: {', '.join(c.counterparts)}")
    if c.due:
        lines.append(f"Due {dates.when(c.due.date)}, in the words of the text: “{c.due.words}”")
    if c.testability:
        lines.append(f"{c.testability.level.meaning} {c.testability.why}")
    return lines


def searches(s: Standing) -> list[tuple[str, str]]:
    """The documented searches by this moment: the day of each, where and for what."""
    return [
        (dates.day(one.when), f"{one.where}: {one.terms}")
        for one in s.commitment.searches
        if one.when <= s.moment.known_at
    ]


def searches_label(number: int) -> str:
    """`2 documented searches`."""
    return count(number, "documented search", "documented searches")


FEWEST_POINTS = 3
"""Of a measured series that is drawn: two points draw a line that is not there."""


@dataclass(frozen=True, slots=True)
class Few:
    """A measured series that is told in a sentence, as it has few points."""

    name: str
    what: str
    """Its unit, and what is measured or which stage of money it is."""
    values: tuple[tuple[str, str], ...]
    """Date with value, and the address of the source, of each."""
    notes: tuple[str, ...]


def few(rows: Sequence[Mapping[Any, Any]]) -> Few:
    """The sentence of the rows of one series of the series frame."""
    first = rows[0]
    notes = dict.fromkeys((*(row["note"] for row in rows), first["series_note"]))
    return Few(
        str(first["name"]),
        f"{first['unit']} ({first['stage'] or first['measure']})",
        tuple(
            (f"{dates.when(row['date'])}: {number(row['value'])}", str(row["source"]))
            for row in rows
        ),
        tuple(str(note) for note in notes if note),
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry comes from."""

    recorded: date
    name: str
    line: str
    """When it was recorded, by whom, under which name, and who confirmed it."""
    provenance: str = ""
    fact: str = ""
    """The id of the fact; empty where it is a judgement."""


def origins(s: Standing) -> list[Origin]:
    """The facts and the judgements on file by this moment, those recorded last first."""
    told = []
    for item in s.commitment.evidence:
        if s.moment.knows(item):
            by = f" by {item.by}" if item.by else ""
            name = f"{dates.when(item.date)}, {item.source.publisher}: {item.source.title}"
            line = f"Recorded {dates.day(item.recorded)}{by} as {item.id}.{_confirmed(item.fact)}"
            told.append(Origin(item.recorded, name, line, item.fact.provenance or "", item.id))
    for judged in s.commitment.assessments:
        if s.moment.knows(judged):
            method = f", by method {judged.method}" if judged.method else ""
            line = f"Recorded {dates.day(judged.recorded)} by {judged.by}{method}."
            line += _confirmed(judged)
            told.append(Origin(judged.recorded, f"Judgement of {dates.day(judged.date)}", line))
    return sorted(told, key=lambda origin: origin.recorded, reverse=True)


def _confirmed(entry: Evidence | Assessment) -> str:
    """Who confirmed an entry that needed a second reader, or that nobody has."""
    if entry.reviewed is None:
        return ""
    by = entry.reviewed.by
    return f" Confirmed {dates.day(by.recorded)} by {by.by}." if by else " Nobody confirmed it yet."
