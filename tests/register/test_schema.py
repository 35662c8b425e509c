"""The schema that editors complete from: it is the one on file, and it takes the real data."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from commitments.register.model import Register
from commitments.register.reading import load
from commitments.register.schema import schema
from commitments.vocabulary import Status
from tests.conftest import ROOT, assessment, commitment, evidence
from tests.register.pieces import c, file

ON_FILE = json.loads((ROOT / "data" / "commitments.schema.json").read_text(encoding="utf-8"))


def test_the_schema_on_file_is_the_generated_one(curated: Register) -> None:
    """If not: python -m commitments schema."""
    assert schema(curated) == ON_FILE


def test_the_first_line_of_the_data_file_points_at_it() -> None:
    with (ROOT / "data" / "commitments.yaml").open(encoding="utf-8") as file:
        assert next(file) == "# yaml-language-server: $schema=./commitments.schema.json\n"


def test_the_sample_names_a_schema_of_its_own_which_takes_it() -> None:
    """If not: python -m commitments schema --file tests/sample.yaml."""
    path = ROOT / "tests" / "sample.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./sample.schema.json\n")
    on_file = json.loads(path.with_suffix(".schema.json").read_text(encoding="utf-8"))
    assert schema(load(path, date.today()).register) == on_file
    errors = Draft7Validator(on_file).iter_errors(as_an_editor_reads(text))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_it_is_a_valid_schema_of_draft_7() -> None:
    Draft7Validator.check_schema(ON_FILE)


def problems(text: str) -> list[str]:
    data = as_an_editor_reads(text)
    return sorted(error.json_path for error in Draft7Validator(schema()).iter_errors(data))


def as_an_editor_reads(text: str) -> Any:
    """Numbers as numbers, what stands in quotes as text, and dates as text."""
    return _dated(yaml.load(text, yaml.CSafeLoader))


def _dated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dated(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_dated(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_real_file_is_valid_under_it(curated: Register) -> None:
    text = (ROOT / "data" / "commitments.yaml").read_text(encoding="utf-8")
    data = as_an_editor_reads(text)
    assert len(data["commitments"]) == len(curated.commitments)
    errors = Draft7Validator(ON_FILE).iter_errors(data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (commitment(kind="standin"), "$.commitments[0].kind"),
        (commitment(titel="x"), "$.commitments[0]"),
        (commitment(pledged_by=""), "$.commitments[0]"),
        (
            commitment(evidence=evidence(), assessments=assessment(status="halted")),
            "$.commitments[0].assessments[0].status",
        ),
        (
            commitment(evidence=evidence().replace("[IRQ]", "[IRK]")),
            "$.evidence[0].places[0]",
        ),
        (
            commitment(evidence=evidence(date="soon")),
            "$.evidence[0].date",
        ),
        (
            commitment(evidence=evidence(effect="progress")),
            "$.evidence[0].bears_on[0].effect",
        ),
        (commitment(evidence=evidence(note="x")), "$.evidence[0]"),
        (commitment() + "    evidence: []\n", "$.commitments[0]"),
    ],
)
def test_an_editor_underlines_the_mistake(text: str, path: str) -> None:
    assert problems(c(id="two")) == []
    assert problems(file(text)) == [path]


def test_words_carry_their_meaning_for_editors() -> None:
    status = ON_FILE["definitions"]["Assessment"]["properties"]["status"]
    assert status["enum"] == [str(term) for term in Status]
    assert status["enumDescriptions"][0] == (
        "Fulfilled or upheld: All criteria are met at the date. A standing pledge is upheld, any"
        " other fulfilled."
    )


def test_themes_regions_and_places_are_completed_with_their_names(curated: Register) -> None:
    commitment_ = ON_FILE["definitions"]["Commitment"]["properties"]
    assert commitment_["theme"]["enum"] == [theme.id for theme in curated.themes]
    assert commitment_["theme"]["enumDescriptions"] == [theme.name for theme in curated.themes]
    assert commitment_["regions"]["items"]["enum"] == [region.id for region in curated.regions]
    places = ON_FILE["definitions"]["Evidence"]["properties"]["places"]["items"]
    names = dict(zip(places["enum"], places["enumDescriptions"], strict=True))
    assert (names["IQ-NI"], names["SYR"]) == ("Nineveh", "Syria")


def test_pledges_members_and_documents_are_completed_with_their_names(curated: Register) -> None:
    definitions = ON_FILE["definitions"]
    pledges = {"enum": [c.id for c in curated.commitments]}
    pledges["enumDescriptions"] = [c.title for c in curated.commitments]
    for name in ("BearsOn", "Confirmation"):
        field = definitions[name]["properties"]["commitment"]
        assert {key: field[key] for key in pledges} == pledges
    members = definitions["Evidence"]["properties"]["actors"]["items"]
    assert members["enum"] == [member.code for member in curated.members]
    assert members["enumDescriptions"] == [member.name for member in curated.members]
    for name in ("Wording", "Lineage", "LaterPledge"):
        field = definitions[name]["properties"]["document"]
        assert field["enum"] == [document.id for document in curated.documents]


def test_what_is_put_together_is_not_completed() -> None:
    assert "evidence" not in ON_FILE["definitions"]["Commitment"]["properties"]
    assert "Bearing" not in ON_FILE["definitions"]


def test_every_field_has_a_description() -> None:
    bare = [
        f"{name}.{key}"
        for name, definition in ON_FILE["definitions"].items()
        for key, field in definition["properties"].items()
        if not field.get("description")
    ]
    assert bare == []
