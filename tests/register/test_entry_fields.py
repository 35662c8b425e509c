"""Every field that somebody fills in is described once, and is one of the model."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from commitments.recording import entering
from commitments.register.entry_fields import (
    ASSESSMENT_FIELDS,
    EVIDENCE_FIELDS,
    evidence_in_file_order,
)
from commitments.register.model import Assessment, BearsOn, Evidence, Register, Source
from commitments.register.schema import schema

KNOWN: dict[type[Any], set[str]] = {
    Evidence: {"id", "recorded", "by", "source", "bears_on", "proposed", "reviewed"},
    Source: set(),
    BearsOn: {"commitment", "recorded", "by", "proposed", "reviewed"},
    Assessment: {"recorded", "by", "method", "second", "proposed", "reviewed"},
}
"""What nobody fills in: it is known, or has fields of its own."""
ONLY_IN_THE_FILE = {"collective", "amount", "archived", "also", "provenance"}


@pytest.mark.parametrize("part", KNOWN, ids=lambda part: part.__name__)
def test_every_field_of_the_model_is_filled_in_or_known(part: type[Any]) -> None:
    given = [field.name for field in (*EVIDENCE_FIELDS, *ASSESSMENT_FIELDS) if field.of is part]
    in_model = {field.name for field in fields(part)}
    assert set(given) == in_model - KNOWN[part] - ONLY_IN_THE_FILE
    assert len(given) == len(set(given))


def test_meaning_and_need_are_those_of_the_schema() -> None:
    definitions = schema()["definitions"]
    for field in (*EVIDENCE_FIELDS, *ASSESSMENT_FIELDS):
        described = definitions[field.of.__name__]
        meaning = described["properties"][field.name]["description"]
        assert field.meaning == " ".join(meaning.split())
        assert not field.must_be_written or field.name in described["required"]


def test_fields_stand_in_the_order_of_the_file() -> None:
    assert [field.name for field in evidence_in_file_order()] == [
        *("date", "finding", "places", "actors"),
        *("kind", "publisher", "origin", "title", "url", "second_hand"),
        *("quote", "caveat", "effect", "why", "corrects"),
    ]


def test_what_an_item_holds_makes_the_same_item_again(curated: Register) -> None:
    nothing: dict[str, Any] = {
        field.name: field.default for field in fields(Evidence) if field.name in ONLY_IN_THE_FILE
    }
    for commitment in curated.commitments:
        for item in commitment.evidence:
            values = {field.name: field.value(item) for field in EVIDENCE_FIELDS}
            given = {name: "" if value is None else value for name, value in values.items()}
            recorded = item.fact.recorded.isoformat()
            made = entering.evidence(given, commitment.id, item.id, recorded, item.by or "")
            link = replace(item.on, recorded=None)
            assert made == replace(item.fact, bears_on=(link,), **nothing)
