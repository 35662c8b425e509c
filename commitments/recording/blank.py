"""Text for editors: a block to paste and fill in, and an annotated example of a whole record."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

from commitments.recording.inserting import last_fact, next_id
from commitments.register.entry_fields import (
    ASSESSMENT_FIELDS,
    EVIDENCE_FIELDS,
    EntryField,
    Input,
    evidence_in_file_order,
)
from commitments.register.model import Commitment, Source
from commitments.register.schema import schema

_WIDTH = 100


def new_evidence(commitment: Commitment, today: date) -> str:
    """A block for the end of a commitment's `evidence` list; the places are those of its newest
    item. It is refused until its address is filled in."""
    newest = commitment.evidence[-1] if commitment.evidence else None
    places = ", ".join(newest.places) if newest else "IRQ"
    lines = [f"      - id: {next_id(commitment)}", *_dated(EVIDENCE_FIELDS[0], today)]
    inside = False
    for field in evidence_in_file_order():
        if field.of is Source and not inside:
            lines.append("        source:")
        inside = field.of is Source
        if field.input is Input.PLACES:
            lines.append(f"        places: [{places}]        # {field.hint}")
        elif field.sample:
            lines.append(_sampled(field, "          " if inside else "        "))
    lines += [f"        recorded: {today.isoformat()}", "        by: Your name"]
    return "\n".join(lines) + "\n"


def new_assessment(commitment: Commitment, today: date) -> str:
    """A block for the end of a commitment's `assessments` list; it cites the newest items, and
    stands on the date of the newest fact. It is refused until its status is filled in."""
    newest = last_fact(commitment)
    ids = ", ".join(item.id for item in commitment.evidence[-2:])
    by_name = {field.name: field for field in ASSESSMENT_FIELDS}
    day = (newest.last if newest else today).isoformat()
    lines = [
        f"      - date: {day}       # of the newest fact that it rests on",
        f"        recorded: {today.isoformat()}",
        _sampled(by_name["status"], "        "),
        _sampled(by_name["reason"], "        "),
        f"        evidence: [{ids}]",
        "        by: curation team",
    ]
    return "\n".join(lines) + "\n"


def _dated(field: EntryField, today: date) -> list[str]:
    return [
        f"        {field.name}: {today.isoformat()}       # {field.label.lower()}: {field.hint}"
    ]


def _sampled(field: EntryField, margin: str) -> str:
    """The line of a field, filled in with its sample; the words to choose from stand behind it."""
    line = f"{margin}{field.name}: {field.sample}"
    return f"{line:<31}# {field.choices}" if field.choices else line


EXAMPLE: dict[str, Any] = {
    "id": "safe-water",
    "title": "Bring safe water to the valley",
    "summary": "Clean springs, and pipes from them to each house of the valley.",
    "wording": [
        {
            "document": "accord",
            "locator": "Article 4",
            "quote": "The cantons will bring safe water to every house of the valley",
        }
    ],
    "theme": "water",
    "regions": ["valley"],
    "kind": "deliverable",
    "force": "will",
    "pledged_by": "All cantons",
    "review_every": "180",
    "criteria": {
        "fixed": "2024-03-02",
        "fulfilled": "A source other than the cantons finds safe water in every house.",
        "substantial": "Such a source finds it in three of four houses; the rest is named.",
        "limited": "Works are finished in at least one village.",
        "reversed": "Fewer houses have safe water than on the day of the accord.",
        "overtaken": "The valley is given up as a place to live.",
    },
    "evidence": [
        {
            "id": "safe-water-01",
            "date": "2024-09",
            "effect": "advance",
            "finding": "The pipes of the lower valley were finished; 90 of 100 houses have water.",
            "places": ["CHE"],
            "source": {
                "kind": "reporting",
                "publisher": "Valley Gazette",
                "title": "Sixty houses connected",
                "url": "https://gazette.example/sixty-houses",
            },
            "recorded": "2024-10-01",
        },
        {
            "id": "safe-water-02",
            "date": "2024-09",
            "effect": "advance",
            "finding": "The pipes of the lower valley were finished; 60 of 100 houses have water.",
            "places": ["CHE"],
            "source": {
                "kind": "reporting",
                "publisher": "Valley Gazette",
                "title": "Sixty houses connected",
                "url": "https://gazette.example/sixty-houses",
                "origin": "Valley water board",
                "second_hand": "true",
            },
            "recorded": "2024-10-02",
            "note": "The number was misread. The Gazette counts houses, not people.",
            "corrects": "safe-water-01",
            "by": "A. Editor",
        },
    ],
    "assessments": [
        {
            "date": "2024-09-30",
            "recorded": "2024-10-02",
            "status": "limited",
            "reason": "Works are finished in a part of the valley, not for three of four houses.",
            "by": "curation team",
            "evidence": ["safe-water-02"],
            "note": "No count by anybody but the water board is on file.",
            "second": {
                "status": "not_started",
                "reason": "One board's word shows no finished work.",
            },
        }
    ],
    "counterparts": ["The people of the valley"],
    "searches": [{"where": "Canton gazettes", "terms": "safe water, valley", "when": "2024-10-01"}],
}
"""A fictional record with every field."""


def example() -> str:
    """The annotated example: every field of a commitment with its meaning, whether it must be
    there, and the words that it allows."""
    definitions = schema()["definitions"]
    lines = _dashed(list(_fields("Commitment", EXAMPLE, definitions, 4)), "")
    return "\n".join(lines) + "\n"


def _fields(
    name: str, values: dict[str, Any], definitions: dict[str, Any], indent: int
) -> Iterator[str]:
    definition = definitions[name]
    margin = " " * indent
    for key, described in definition["properties"].items():
        need = "required" if key in definition["required"] else "optional"
        yield from _comment(f"({need}) {described.get('description', '')}", margin)
        for word, meaning in zip(
            described.get("enum", ()), described.get("enumDescriptions", ()), strict=True
        ):
            yield from _comment(f"  {word} - {meaning}", margin)
        yield from _value(key, values[key], definitions, indent)


_INSIDE = {
    "wording": "Wording",
    "criteria": "Criteria",
    "evidence": "Evidence",
    "source": "Source",
    "assessments": "Assessment",
    "second": "SecondReading",
    "searches": "Search",
}


def _value(key: str, value: Any, definitions: dict[str, Any], indent: int) -> Iterator[str]:
    margin = " " * indent
    if isinstance(value, dict):
        yield f"{margin}{key}:"
        yield from _fields(_INSIDE[key], value, definitions, indent + 2)
    elif isinstance(value, list) and isinstance(value[0], dict):
        yield f"{margin}{key}:"
        for entry in value[:-1]:
            yield from _dashed(list(_plain(entry, indent + 4)), margin)
        yield from _dashed(list(_fields(_INSIDE[key], value[-1], definitions, indent + 4)), margin)
    elif isinstance(value, list):
        yield f"{margin}{key}: [{', '.join(value)}]"
    else:
        yield f"{margin}{key}: {value}"


def _plain(values: dict[str, Any], indent: int) -> Iterator[str]:
    """An entry without comments, before the annotated one."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield f"{' ' * indent}{key}:"
            yield from _plain(value, indent + 2)
        else:
            text = f"[{', '.join(value)}]" if isinstance(value, list) else value
            yield f"{' ' * indent}{key}: {text}"


def _dashed(lines: list[str], margin: str) -> list[str]:
    """The lines of an entry with the dash of a list before its first field."""
    first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{margin}  - {lines[first].lstrip()}"
    return lines


def _comment(text: str, margin: str) -> list[str]:
    body = text.lstrip()
    lead = "# " + " " * (len(text) - len(body))
    return textwrap.wrap(
        body, _WIDTH, initial_indent=margin + lead, subsequent_indent=f"{margin}{lead}  "
    )
