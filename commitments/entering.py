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

from commitments.model import Assessment, Evidence
from commitments.reading import DataProblems, Loaded, read, version
from commitments.recording import Addition, CannotRecord, append
from commitments.revision import Revision, compare
from commitments.standing import Moment, Standing, standings, totals
from commitments.vocabulary import Status

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


def _made(adapter: TypeAdapter[Any], values: dict[str, Any]) -> Any:
    found = list(_unseen(values))
    made = None
    try:
        made = adapter.validate_python(values)
    except ValidationError as error:
        found += [_mistake(d["loc"], _words(d["type"], d["msg"])) for d in error.errors()]
    if found:
        raise Mistakes(found)
    return made


def _unseen(values: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each text with a character that cannot be written."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _unseen(value)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and (wrong := _NO_TEXT.search(text)):
                yield Mistake(key, f"holds the character U+{ord(wrong[0]):04X}; take it out")


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
