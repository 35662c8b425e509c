"""What somebody filled in -> an entry, or every mistake at its field. What the entry would do is
said by outcome.py.

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
from commitments.register.entry_fields import ASSESSMENT_FIELDS, EVIDENCE_FIELDS, Input
from commitments.register.model import Assessment, Commitment, Evidence, Source
from commitments.register.problem import DataProblems
from commitments.register.yaml_tree import MAX_TEXT
from commitments.text import UNSEEN

# Parts of the path to an entry: commitments, which, evidence or assessments, which.
_WHOLE = 4
_NAMES = {field.name for field in (*EVIDENCE_FIELDS, *ASSESSMENT_FIELDS)}
_OPTIONAL = {
    *(f.name for f in EVIDENCE_FIELDS if f.input is not Input.PLACES and not f.must_be_written),
    "by",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that was filled in wrongly, in words."""

    field: str
    """The name of an EntryField; empty where it is no single field."""
    message: str


class Mistakes(Exception):
    """An entry that cannot be made, with every mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(dict.fromkeys(mistakes))
        super().__init__("\n".join(f"{m.field} {m.message}".strip() for m in self.mistakes))


def evidence(fields: Mapping[str, Any], id: str, recorded: str, by: str = "") -> Evidence:
    """An evidence item from what was filled in: texts, a tuple of codes under `places`, a truth
    under `second_hand`. Empty optional fields are left out. Raises Mistakes."""
    inside, outside = (
        {f.name: fields.get(f.name, "") for f in EVIDENCE_FIELDS if (f.of is Source) is part}
        for part in (True, False)
    )
    if str(inside["origin"]).strip() == str(inside["publisher"]).strip():
        inside["origin"] = ""
    outside |= {"id": id, "recorded": recorded, "by": by, "source": _filled(inside)}
    outside["places"] = tuple(fields.get("places", ()))
    made: Evidence = _made(_EVIDENCE, _filled(outside), recorded)
    return made


def assessment(fields: Mapping[str, Any], recorded: str, by: str) -> Assessment:
    """An assessment from what was filled in: texts, and a tuple of ids under `evidence`.
    Raises Mistakes."""
    values = {field.name: fields.get(field.name, "") for field in ASSESSMENT_FIELDS}
    values |= {"evidence": tuple(fields.get("evidence", ())), "recorded": recorded, "by": by}
    made: Assessment = _made(_ASSESSMENT, _filled(values), recorded)
    return made


def filled_in(item: Evidence) -> dict[str, Any]:
    """The fields that a correction of this item starts from; its caveat will be another."""
    values = {f.name: f.value(item) for f in EVIDENCE_FIELDS if f.name not in ("note", "corrects")}
    return {name: "" if value is None else value for name, value in values.items()} | {
        "places": list(item.places)
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


def mistakes(error: DataProblems) -> Mistakes:
    """The problems of a file with an entry in it, each at its field."""
    return Mistakes([_mistake(p.path, p.message) for p in error.problems])


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
            if isinstance(text, str) and (wrong := UNSEEN.search(text)):
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
    known = (*_NAMES, "id", "recorded", "by")
    whole = len(path) == _WHOLE and path[0] == "commitments"
    names: Sequence[object] = re.findall(r"'(\w+)'", message) if whole else path[::-1]
    return Mistake(next((str(name) for name in names if name in known), ""), message)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values without optional ones that are empty."""
    return {key: v for key, v in values.items() if v not in ("", False) or key not in _OPTIONAL}


def newest_first(commitment: Commitment) -> list[Evidence]:
    """By when it happened, without what was corrected since; the file has the order in which it was
    recorded."""
    corrected = {item.corrects for item in commitment.evidence}
    valid = [item for item in commitment.evidence if item.id not in corrected]
    return sorted(valid, key=lambda item: item.happened, reverse=True)
