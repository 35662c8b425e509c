"""What somebody filled in -> an entry, or every mistake at its field; and what it would do.

The form, the command line and the import take entries in through here, so that all say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from commitments.model import Assessment, Evidence
from commitments.reading import DataProblems, Loaded, read
from commitments.recording import Addition, append
from commitments.revision import Revision, compare
from commitments.standing import Moment

EVIDENCE = (
    *("date", "effect", "finding", "kind", "publisher", "title", "url"),
    *("origin", "second_hand", "places", "note", "corrects"),
)
ASSESSMENT = ("date", "status", "reason", "evidence", "note")
"""What is filled in; the rest of an entry (id, recorded, by) is known."""

_INSIDE_SOURCE = ("kind", "publisher", "title", "url", "origin", "second_hand")
_OPTIONAL = ("origin", "second_hand", "note", "corrects", "by")


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


def evidence(fields: Mapping[str, Any], id: str, recorded: str, by: str = "") -> Evidence:
    """An evidence item from what was filled in: texts, a tuple of codes under `places`, a truth
    under `second_hand`. Empty optional fields are left out. Raises Mistakes."""
    inside = {key: fields.get(key, "") for key in _INSIDE_SOURCE}
    if inside["origin"] == inside["publisher"]:
        inside["origin"] = ""
    outside = {key: fields.get(key, "") for key in EVIDENCE if key not in inside}
    outside |= {"id": id, "recorded": recorded, "by": by, "source": _filled(inside)}
    outside["places"] = tuple(fields.get("places", ()))
    made: Evidence = _made(_EVIDENCE, _filled(outside))
    return made


def assessment(fields: Mapping[str, Any], recorded: str, by: str) -> Assessment:
    """An assessment from what was filled in: texts, and a tuple of ids under `evidence`.
    Raises Mistakes."""
    values = {key: fields.get(key, "") for key in ASSESSMENT}
    values |= {"evidence": tuple(fields.get("evidence", ())), "recorded": recorded, "by": by}
    made: Assessment = _made(_ASSESSMENT, _filled(values))
    return made


def outcome(loaded: Loaded, addition: Addition, file: str, today: date) -> Outcome:
    """What an entry would add to the file and do to statuses and totals. Raises Mistakes where a
    rule forbids it."""
    try:
        data = append(loaded.data, [addition], file, today, loaded.register)
        new = read(data, file, today)
    except DataProblems as error:
        raise mistakes(error) from None
    moment = Moment(today, today)
    return Outcome(added(loaded.data, data), compare(loaded.register, new, moment))


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


def _made(adapter: TypeAdapter[Any], values: dict[str, Any]) -> Any:
    try:
        return adapter.validate_python(values)
    except ValidationError as error:
        raise Mistakes(
            [_mistake(d["loc"], _words(d["type"], d["msg"])) for d in error.errors()]
        ) from None


def _words(kind: str, message: str) -> str:
    return "is missing" if kind == "missing" else message


def _mistake(path: tuple[str | int, ...], message: str) -> Mistake:
    """A mistake at the innermost field of its path."""
    names = [part for part in path if isinstance(part, str)]
    known = (*EVIDENCE, *ASSESSMENT, "id", "recorded", "by")
    field = next((name for name in reversed(names) if name in known), "")
    return Mistake(field, message)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values without optional ones that are empty."""
    return {key: v for key, v in values.items() if v not in ("", False) or key not in _OPTIONAL}
