"""Text for editors: a block to paste and fill in, and an annotated example of a whole record."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

from commitments.recording.block import scalar
from commitments.recording.on_file import newest_first
from commitments.register.entry_fields import (
    ASSESSMENT_FIELDS,
    EVIDENCE_FIELDS,
    EntryField,
    Input,
    evidence_in_file_order,
)
from commitments.register.model import BearsOn, Commitment, Source
from commitments.register.schema import schema

_WIDTH = 100


def new_evidence(commitment: Commitment, today: date) -> str:
    """A block for the end of the file's list `evidence`; the places are those of the newest fact on
    the commitment. It is refused until its address is filled in."""
    newest = commitment.evidence[-1] if commitment.evidence else None
    places = ", ".join(newest.places) if newest else ""
    lines = [f"  - id: {today.isoformat()}-a-few-words", *_dated(EVIDENCE_FIELDS[0], today)]
    part: object = None
    for field in evidence_in_file_order():
        if field.of is not part:
            lines += _OPENED.get(field.of, [])
            if field.of is BearsOn:
                lines.append(f"      - commitment: {commitment.id}")
        part = field.of
        if field.input is Input.PLACES:
            lines.append(f"    places: [{places}]            # {field.hint}")
        elif field.sample:
            lines.append(_sampled(field, _MARGINS.get(field.of, "    ")))
    lines += [f"    recorded: {today.isoformat()}", "    by: Your name"]
    return "\n".join(lines) + "\n"


_OPENED: dict[object, list[str]] = {Source: ["    source:"], BearsOn: ["    bears_on:"]}
_MARGINS: dict[object, str] = {Source: "      ", BearsOn: "        "}


def new_assessment(commitment: Commitment, today: date, method: str) -> str:
    """A block for the end of a commitment's `assessments` list; it cites the newest facts, and
    stands on the date of the newest. It is refused until its status is filled in."""
    newest = newest_first(commitment)
    ids = ", ".join(scalar(item.id) for item in newest[:2])
    by_name = {field.name: field for field in ASSESSMENT_FIELDS}
    day = (newest[0].happened if newest else today).isoformat()
    lines = [
        f"      - date: {day}       # of the newest fact that it rests on",
        f"        recorded: {today.isoformat()}",
        _sampled(by_name["status"], "        "),
        _sampled(by_name["reason"], "        "),
        f"        evidence: [{ids}]",
        "        by: curation team",
        f"        method: {scalar(method)}",
    ]
    return "\n".join(lines) + "\n"


def _dated(field: EntryField, today: date) -> list[str]:
    return [
        f"    {field.name}: {today.isoformat()}           # {field.label.lower()}: {field.hint}"
    ]


def _sampled(field: EntryField, margin: str) -> str:
    """The line of a field, filled in with its sample; the words to choose from stand behind it."""
    line = f"{margin}{field.name}: {field.sample}"
    return f"{line:<31}# {field.choices}" if field.choices else line


EXAMPLE: dict[str, list[dict[str, Any]]] = {
    "commitments": [
        {
            "id": "safe-water",
            "title": "Bring safe water to the valley",
            "summary": "Clean springs, and pipes from them to each house of the valley.",
            "wording": [
                {
                    "document": "accord",
                    "locator": "Article 4",
                    "quote": "The cantons will bring safe water to every house by 2026",
                }
            ],
            "theme": "water",
            "regions": ["valley"],
            "kind": "deliverable",
            "force": "will",
            "pledged_by": "All cantons",
            "due": {"date": "2026", "words": "to every house by 2026"},
            "testability": {
                "level": "partly",
                "why": "Houses are counted each year; who may use the water is not.",
            },
            "review_every": "180",
            "criteria": {
                "fixed": "2024-03-02",
                "fulfilled": "A source other than the cantons finds safe water in every house.",
                "substantial": "Such a source finds it in three of four houses; the rest is named.",
                "limited": "Works are finished in at least one village.",
                "reversed": "Fewer houses have safe water than on the day of the accord.",
                "overtaken": "The valley is given up as a place to live.",
                "notes": "A house is one in which somebody lives all the year.",
                "why": "The accord says “every house”, so that houses are counted, not people.",
            },
            "assessments": [
                {
                    "date": "2024-09-30",
                    "recorded": "2024-10-02",
                    "status": "limited",
                    "reason": "Works are finished in a part of the valley, not for three of four"
                    " houses.",
                    "evidence": ["2024-09-pipes-lower-valley-finished-2"],
                    "by": "curation team",
                    "method": "first",
                    "note": "No count by anybody but the water board is on file.",
                    "second": {
                        "status": "not_started",
                        "reason": "One board's word shows no finished work.",
                    },
                    "proposed": "false",
                }
            ],
            "counterparts": ["The people of the valley"],
            "searches": [
                {"where": "Canton gazettes", "terms": "safe water, valley", "when": "2024-10-01"}
            ],
            "lineage": [
                {
                    "document": "second-accord",
                    "relation": "weaker",
                    "quote": "Les cantons souhaitent amener de l'eau potable dans la vallée",
                    "locator": "Article 2",
                    "why": "It is a wish now, and no year is named.",
                    "language": "French",
                    "gloss": "The cantons wish to bring drinking water to the valley",
                    "basis": "text",
                }
            ],
        }
    ],
    "evidence": [
        {
            "id": "2024-09-pipes-lower-valley-finished",
            "date": "2024-09",
            "finding": "Pipes of the lower valley were finished for 250,000 francs; 90 of 100"
            " houses have water.",
            "source": {
                "kind": "reporting",
                "publisher": "Valley Gazette",
                "title": "Sixty houses connected",
                "url": "https://gazette.example/sixty-houses",
            },
            "bears_on": [{"commitment": "safe-water", "effect": "advance"}],
            "recorded": "2024-10-01",
        },
        {
            "id": "2024-09-pipes-lower-valley-finished-2",
            "date": "2024-09",
            "finding": "Pipes of the lower valley were finished for 250,000 francs; 60 of 100"
            " houses have water.",
            "places": ["CHE"],
            "actors": ["CHE"],
            "collective": "true",
            "amount": {"value": "250000", "unit": "CHF", "stage": "paid", "givers": ["CHE"]},
            "source": {
                "kind": "reporting",
                "publisher": "Valley Gazette",
                "origin": "Valley water board",
                "title": "Sixty houses connected",
                "url": "https://gazette.example/sixty-houses",
                "second_hand": "true",
            },
            "quote": "Sixty of the hundred houses now have water, the board said",
            "archived": {"url": "https://archive.example/sixty-houses", "date": "2024-10-01"},
            "also": [
                {
                    "publisher": "Lake Radio",
                    "title": "Water for sixty houses",
                    "url": "https://radio.example/water",
                }
            ],
            "caveat": "The number was misread. The Gazette counts houses, not people.",
            "provenance": "Read in the archived copy; the page itself asks for a sign-in.",
            "bears_on": [
                {"commitment": "safe-water", "effect": "advance"},
                {
                    "commitment": "meet-yearly",
                    "effect": "context",
                    "why": "The board reports to the yearly meeting.",
                    "recorded": "2024-11-05",
                    "by": "A. Editor",
                    "proposed": "false",
                },
            ],
            "corrects": "2024-09-pipes-lower-valley-finished",
            "recorded": "2024-10-02",
            "by": "The embassy",
            "proposed": "true",
        },
    ],
    "confirmations": [
        {
            "entry": "2024-09-pipes-lower-valley-finished-2",
            "decision": "confirmed",
            "recorded": "2024-10-02",
            "by": "A. Editor",
            "reason": "The number stands in the board’s own report too.",
        },
        {
            "commitment": "safe-water",
            "date": "2025-03-01",
            "recorded": "2025-03-03",
            "by": "curation team",
            "note": "Gazettes of all cantons since October.",
        },
    ],
}
"""A fictional record with every field, and what stands beside the pledges of it."""


def example() -> str:
    """The annotated example: every field of a commitment, of a fact and of a confirmation with its
    meaning, whether it must be there, and the words that it allows."""
    definitions = schema()["definitions"]
    lines: list[str] = []
    for key, entries in EXAMPLE.items():
        lines += _value(key, entries, definitions, 0)
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
    "commitments": "Commitment",
    "wording": "Wording",
    "due": "Due",
    "testability": "Testability",
    "criteria": "Criteria",
    "assessments": "Assessment",
    "second": "SecondReading",
    "searches": "Search",
    "lineage": "Lineage",
    "evidence": "Evidence",
    "amount": "Amount",
    "source": "Source",
    "archived": "Copy",
    "also": "Page",
    "bears_on": "BearsOn",
    "confirmations": "Confirmation",
}


def _value(key: str, value: Any, definitions: dict[str, Any], indent: int) -> Iterator[str]:
    margin = " " * indent
    if isinstance(value, dict):
        yield f"{margin}{key}:"
        yield from _fields(_INSIDE[key], value, definitions, indent + 2)
    elif isinstance(value, list) and isinstance(value[0], dict):
        yield f"{margin}{key}:"
        for entry in value:
            kind = "Review" if "entry" in entry else _INSIDE[key]
            if entry is value[-1] or kind != _INSIDE[key]:
                yield from _dashed(list(_fields(kind, entry, definitions, indent + 4)), margin)
            else:
                yield from _plain_entry(entry, margin)
    elif isinstance(value, list):
        yield f"{margin}{key}: [{', '.join(value)}]"
    else:
        yield f"{margin}{key}: {value}"


def _plain_entry(values: dict[str, Any], margin: str) -> list[str]:
    return _dashed(list(_plain(values, len(margin) + 4)), margin)


def _plain(values: dict[str, Any], indent: int) -> Iterator[str]:
    """An entry without comments, before the annotated one."""
    margin = " " * indent
    for key, value in values.items():
        if isinstance(value, dict):
            yield f"{margin}{key}:"
            yield from _plain(value, indent + 2)
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{margin}{key}:"
            for entry in value:
                yield from _plain_entry(entry, margin)
        else:
            yield f"{margin}{key}: {value}"


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
