"""Every field that somebody fills in is described once, and is one of the model."""

from __future__ import annotations

from dataclasses import fields

from commitments.recording import entering
from commitments.register.entry_fields import (
    ASSESSMENT_FIELDS,
    EVIDENCE_FIELDS,
    evidence_in_file_order,
)
from commitments.register.model import Assessment, Evidence, Register, Source
from commitments.register.schema import schema

KNOWN = {"id", "recorded", "by", "source", "second"}
"""What nobody fills in: it is known, or has fields of its own."""


def test_every_field_of_the_model_is_filled_in_or_known() -> None:
    of_evidence = {field.name for part in (Evidence, Source) for field in fields(part)}
    assert {field.name for field in EVIDENCE_FIELDS} == of_evidence - KNOWN
    of_assessment = {field.name for field in fields(Assessment)}
    assert {field.name for field in ASSESSMENT_FIELDS} == of_assessment - KNOWN


def test_meaning_and_need_are_those_of_the_schema() -> None:
    definitions = schema()["definitions"]
    for field in (*EVIDENCE_FIELDS, *ASSESSMENT_FIELDS):
        described = definitions[field.of.__name__]
        meaning = described["properties"][field.name]["description"]
        assert field.meaning == " ".join(meaning.split())
        assert not field.must_be_written or field.name in described["required"]


def test_fields_stand_in_the_order_of_the_file() -> None:
    assert [field.name for field in evidence_in_file_order()] == [
        *("date", "effect", "finding", "places", "kind", "publisher", "origin", "title", "url"),
        *("second_hand", "note", "corrects"),
    ]


def test_what_an_item_holds_makes_the_same_item_again(curated: Register) -> None:
    for commitment in curated.commitments:
        for item in commitment.evidence:
            values = {field.name: field.value(item) for field in EVIDENCE_FIELDS}
            given = {name: "" if value is None else value for name, value in values.items()}
            made = entering.evidence(given, item.id, item.recorded.isoformat(), item.by or "")
            assert made == item
