"""What somebody filled in -> an entry, or every mistake at its field. What the entry would do is
said by outcome.py.

The form, the command line and the import take entries in through here, so that all say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from commitments.dates import PartialDate
from commitments.record_words import Decision
from commitments.register.entry_fields import (
    ASSESSMENT_FIELDS,
    CONFIRMATION_FIELDS,
    EVIDENCE_FIELDS,
    EntryField,
)
from commitments.register.model import (
    Amount,
    Assessment,
    Bearing,
    BearsOn,
    Confirmation,
    Copy,
    Evidence,
    Page,
    Review,
    Source,
)
from commitments.register.problem import DataProblems
from commitments.register.yaml_tree import MAX_TEXT
from commitments.text import UNSEEN, named, one_line_end, plain_spaces

# The lists that entries stand in, the innermost first.
_LISTS = (
    *(("evidence", "bears_on"), ("commitments", "assessments"), ("evidence",), ("confirmations",)),
)
_ALL = (*EVIDENCE_FIELDS, *ASSESSMENT_FIELDS)
_NAMES = {field.name for field in _ALL}
_OPTIONAL = {"by", "method", *(f.name for f in _ALL if not f.is_list and not f.must_be_written)}


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


def evidence(
    fields: Mapping[str, Any],
    commitment: str,
    id: str,
    recorded: str,
    by: str = "",
    corrected: Evidence | None = None,
    parts: Mapping[str, Any] | None = None,
) -> Evidence:
    """A fact that bears on a commitment, from what was filled in: texts, a tuple of codes under
    `places` and `actors`, a truth under `second_hand`. Empty optional fields are left out. `parts`
    are those that no form asks for, by their keys in the file: sums, pages and copies by `part`.

    What replaces `corrected` bears on the other commitments too that it bears on, and keeps who
    acted and the copy of the same page, which nobody fills in; a sum is not kept, it may be what
    was wrong. Raises Mistakes.
    """
    inside, link, outside = (
        {f.name: fields.get(f.name, "") for f in EVIDENCE_FIELDS if f.of is part}
        for part in (Source, BearsOn, Evidence)
    )
    if str(inside["origin"]).strip() == str(inside["publisher"]).strip():
        inside["origin"] = ""
    outside |= {"id": id, "recorded": recorded, "by": by, "source": _filled(inside)}
    outside |= {f.name: tuple(fields.get(f.name, ())) for f in EVIDENCE_FIELDS if f.is_list}
    outside["bears_on"] = ({"commitment": commitment} | _filled(link),)
    values = _filled(outside) | dict(parts or {})
    made: Evidence = _made(_EVIDENCE, values, _to_come(values.get("date", ""), recorded))
    return replace(made, **_kept(made, corrected)) if corrected else made


# A link that came later than the mistake is as old as its correction.
_WITH_THE_FACT: dict[str, Any] = {"recorded": None, "by": None, "proposed": False}


def _kept(new: Evidence, corrected: Evidence) -> dict[str, Any]:
    """What a correction keeps of the fact that it replaces."""
    named = {on.commitment for on in new.bears_on}
    others = (on for on in corrected.bears_on if on.commitment not in named)
    return {
        "bears_on": (*new.bears_on, *(replace(on, **_WITH_THE_FACT) for on in others)),
        "collective": corrected.collective,
        "archived": corrected.archived if new.source.url == corrected.source.url else None,
    }


def bears_on(fields: Mapping[str, Any], commitment: str, recorded: str, by: str = "") -> BearsOn:
    """That a fact on file bears on a commitment as well, from what was filled in. Raises
    Mistakes."""
    link = {f.name: fields.get(f.name, "") for f in EVIDENCE_FIELDS if f.of is BearsOn}
    values = _filled({"commitment": commitment, "recorded": recorded, "by": by} | link)
    made: BearsOn = _made(_BEARS_ON, values)
    return made


def confirmation(
    fields: Mapping[str, Any], commitment: str, recorded: str, by: str
) -> Confirmation:
    """That somebody looked again and the judgement stands, from what was filled in. Raises
    Mistakes."""
    values = {"commitment": commitment, "recorded": recorded, "by": by}
    values |= {name: fields[name] for name in ("date", "note") if fields.get(name)}
    found = _to_come(values.get("date", ""), recorded)
    made: Confirmation = _made(_CONFIRMATION, values, found)
    return made


def review(
    entry: str, by: str, recorded: str, decision: Decision = Decision.CONFIRMED, reason: str = ""
) -> Review:
    """A second reader's word on an entry. Raises Mistakes."""
    values = {"entry": entry, "by": by, "recorded": recorded, "decision": str(decision)}
    values |= {"reason": reason} if reason else {}
    made: Review = _made(TypeAdapter(Review), values)
    return made


def assessment(fields: Mapping[str, Any], recorded: str, by: str) -> Assessment:
    """An assessment from what was filled in: texts, and a tuple of ids under `evidence`.
    Raises Mistakes."""
    values = {field.name: fields.get(field.name, "") for field in ASSESSMENT_FIELDS}
    values |= {"evidence": tuple(fields.get("evidence", ())), "recorded": recorded, "by": by}
    values["method"] = fields.get("method", "")
    found = _to_come(values.get("date", ""), recorded)
    made: Assessment = _made(_ASSESSMENT, _filled(values), found)
    return made


Part = TypeVar("Part", Amount, Copy, Page)


def part(kind: type[Part], values: Mapping[str, str]) -> Part:
    """A sum, a copy in an archive or another page, from texts by their keys in the file. Raises
    Mistakes, each at its key."""
    made: Part = _made(TypeAdapter(kind), {key: text for key, text in values.items() if text})
    return made


def filled_in(entry: Bearing | Assessment | Confirmation) -> dict[str, Any]:
    """The fields that a correction of this entry starts from; of a fact without the caveat, which
    will be another: the reason of the correction."""
    fields: tuple[EntryField, ...] = CONFIRMATION_FIELDS
    if isinstance(entry, Bearing):
        fields = tuple(f for f in EVIDENCE_FIELDS if f.name not in ("caveat", "corrects"))
    elif isinstance(entry, Assessment):
        fields = ASSESSMENT_FIELDS
    values = ((f.name, f.value(entry)) for f in fields)
    return {
        name: list(value) if isinstance(value, tuple) else "" if value is None else value
        for name, value in values
    }


def mistakes(error: DataProblems) -> Mistakes:
    """The problems of a file with an entry in it, each at its field."""
    return Mistakes([_mistake(_inside(p.path), p.message) for p in error.problems])


_EVIDENCE, _ASSESSMENT = TypeAdapter(Evidence), TypeAdapter(Assessment)
_BEARS_ON, _CONFIRMATION = TypeAdapter(BearsOn), TypeAdapter(Confirmation)


def _made(
    adapter: TypeAdapter[Any], values: dict[str, Any], besides: Iterable[Mistake] = ()
) -> Any:
    """A part of the model, validated. Raises Mistakes with those that were found `besides`."""
    values = _typed(values)
    found = [*_unwritable(values), *besides]
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


def _typed(values: Any) -> Any:
    """The texts as the file takes them, whatever they were copied from: line breaks of one kind,
    and spaces that are spaces. An address stays as it is."""
    if isinstance(values, Mapping):
        return {k: v if k == "url" else _typed(v) for k, v in values.items()}
    if isinstance(values, tuple):
        return tuple(_typed(value) for value in values)
    return plain_spaces(one_line_end(values)) if type(values) is str else values


def _to_come(day: object, recorded: str) -> Iterator[Mistake]:
    """A date that lies after the day of the record; where either is none, that is said of it."""
    try:
        first, last = PartialDate.parse(str(day)).first, PartialDate.parse(recorded).last
    except ValueError:
        return
    if first > last:
        yield Mistake("date", f"{day} lies after recorded ({recorded}); check the year")


def _unwritable(values: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each text that is too long, or has a character that cannot be written."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _unwritable(value)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, Mapping):
                yield from _unwritable(text)
            elif isinstance(text, str) and (wrong := UNSEEN.search(text)):
                yield Mistake(key, _unseen(text, wrong))
            elif isinstance(text, str) and len(text) > MAX_TEXT:
                yield Mistake(
                    key, f"has {len(text):,} characters; up to {MAX_TEXT:,} are allowed; shorten it"
                )


def _unseen(text: str, found: re.Match[str]) -> str:
    place = f" at place {found.start() + 1}"
    return f"holds the character {named(found[0])}{place}; take it out"


def _words(kind: str, message: str) -> str:
    return "is missing" if kind == "missing" else message


def _inside(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """What is left of a path in a file inside the entry that it leads to."""
    for lists in _LISTS:
        if path[: 2 * len(lists) : 2] == lists:
            return path[2 * len(lists) :]
    return path


def _mistake(path: tuple[str | int, ...], message: str) -> Mistake:
    """A mistake at the innermost field of its path in an entry; of a whole entry, at the field that
    its message tells to fill in."""
    known = (*_NAMES, "id", "recorded", "by", "provenance", "value", "unit", "stage")
    names: Sequence[object] = path[::-1] if path else re.findall(r"'(\w+)'", message)
    return Mistake(next((str(name) for name in names if name in known), ""), message)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values without optional ones that are empty."""
    return {key: v for key, v in values.items() if v not in ("", False) or key not in _OPTIONAL}
