"""What somebody filled in -> an entry, or every mistake at its field; and what it would do.

The form, the command line and the import take entries in through here, so that all say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from commitments.dates import PartialDate
from commitments.model import Assessment, Commitment, Evidence
from commitments.reading import DataProblems, Loaded, read, version
from commitments.recording import Addition, CannotRecord, append
from commitments.revision import Revision, compare
from commitments.standing import Moment, Standing, standings, totals
from commitments.vocabulary import Status
from commitments.yaml_tree import MAX_TEXT

EVIDENCE = (
    *("date", "effect", "finding", "kind", "publisher", "title", "url"),
    *("origin", "second_hand", "places", "note", "corrects"),
)
ASSESSMENT = ("date", "status", "reason", "evidence", "note")
"""What is filled in; the rest of an entry (id, recorded, by) is known."""

# Parts of the path to an entry: commitments, which, evidence or assessments, which.
_WHOLE = 4
_INSIDE_SOURCE = ("kind", "publisher", "title", "url", "origin", "second_hand")
_OPTIONAL = ("origin", "second_hand", "note", "corrects", "by")
# What no data file can hold, or would hide what a text says (yaml_tree.py says why).
_NO_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that was filled in wrongly, in words."""

    field: str
    """One of EVIDENCE or ASSESSMENT; empty where it is no single field."""
    message: str


class Mistakes(Exception):
    """An entry that cannot be made, with every mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(dict.fromkeys(mistakes))
        super().__init__("\n".join(f"{m.field} {m.message}".strip() for m in self.mistakes))


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


def evidence(fields: Mapping[str, Any], id: str, recorded: str, by: str = "") -> Evidence:
    """An evidence item from what was filled in: texts, a tuple of codes under `places`, a truth
    under `second_hand`. Empty optional fields are left out. Raises Mistakes."""
    inside = {key: fields.get(key, "") for key in _INSIDE_SOURCE}
    if str(inside["origin"]).strip() == str(inside["publisher"]).strip():
        inside["origin"] = ""
    outside = {key: fields.get(key, "") for key in EVIDENCE if key not in inside}
    outside |= {"id": id, "recorded": recorded, "by": by, "source": _filled(inside)}
    outside["places"] = tuple(fields.get("places", ()))
    made: Evidence = _made(_EVIDENCE, _filled(outside), recorded)
    return made


def assessment(fields: Mapping[str, Any], recorded: str, by: str) -> Assessment:
    """An assessment from what was filled in: texts, and a tuple of ids under `evidence`.
    Raises Mistakes."""
    values = {key: fields.get(key, "") for key in ASSESSMENT}
    values |= {"evidence": tuple(fields.get("evidence", ())), "recorded": recorded, "by": by}
    made: Assessment = _made(_ASSESSMENT, _filled(values), recorded)
    return made


def filled_in(item: Evidence) -> dict[str, Any]:
    """The fields that a correction of this item starts from; its caveat will be another."""
    source = item.source
    return {
        "date": item.date.text,
        "effect": str(item.effect),
        "finding": item.finding,
        "kind": str(source.kind),
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "origin": source.origin or "",
        "second_hand": source.second_hand,
        "places": list(item.places),
    }


def close_to(commitment: Commitment, entry: Evidence) -> tuple[Evidence, ...]:
    """What is on file and may tell of the same fact: of the same address and date, or of one
    publisher and date. Not what the entry corrects, or what was corrected before."""
    corrected = {item.corrects for item in commitment.evidence} | {entry.corrects}
    return tuple(
        item
        for item in commitment.evidence
        if item.id not in corrected and item.date == entry.date
        if entry.source.url == item.source.url or entry.source.publisher == item.source.publisher
    )


def outcome(loaded: Loaded, addition: Addition, file: str, today: date) -> Outcome:
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
        version(data),
    )


def mistakes(error: DataProblems) -> Mistakes:
    """The problems of a file with an entry in it, each at its field."""
    return Mistakes([_mistake(p.path, p.message) for p in error.problems])


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


_EVIDENCE, _ASSESSMENT = TypeAdapter(Evidence), TypeAdapter(Assessment)


def _made(adapter: TypeAdapter[Any], values: dict[str, Any], recorded: str) -> Any:
    found = [*_unwritable(values), *_to_come(values["date"], recorded)]
    made = None
    try:
        made = adapter.validate_python(values)
    except ValidationError as error:
        found += [_mistake(d["loc"], _words(d["type"], d["msg"])) for d in error.errors()]
    if found:
        # A character that cannot be written is said once, not with what else it makes wrong.
        first = {mistake.field: mistake for mistake in reversed(found)}
        raise Mistakes([mistake for mistake in found if mistake is first[mistake.field]])
    return made


def _to_come(day: object, recorded: str) -> Iterator[Mistake]:
    """A date that lies after the day of the record."""
    try:
        first = PartialDate.parse(str(day)).first
    except ValueError:
        return
    if first > date.fromisoformat(recorded):
        yield Mistake("date", f"{day} lies after recorded ({recorded}); check the year")


def _unwritable(values: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each text that is too long, or has a character that cannot be written."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _unwritable(value)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and (wrong := _NO_TEXT.search(text)):
                yield Mistake(key, f"holds the character U+{ord(wrong[0]):04X}; take it out")
            elif isinstance(text, str) and len(text) > MAX_TEXT:
                yield Mistake(
                    key, f"has {len(text):,} characters; up to {MAX_TEXT:,} are allowed; shorten it"
                )


def _words(kind: str, message: str) -> str:
    return "is missing" if kind == "missing" else message


def _mistake(path: tuple[str | int, ...], message: str) -> Mistake:
    """A mistake at the innermost field of its path; of a whole entry, at the field that its message
    tells to fill in."""
    known = (*EVIDENCE, *ASSESSMENT, "id", "recorded", "by")
    whole = len(path) == _WHOLE and path[0] == "commitments"
    names: Sequence[object] = re.findall(r"'(\w+)'", message) if whole else path[::-1]
    return Mistake(next((str(name) for name in names if name in known), ""), message)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values without optional ones that are empty."""
    return {key: v for key, v in values.items() if v not in ("", False) or key not in _OPTIONAL}
