"""The annotated example is whole, true to the model, and what docs/recording.md shows."""

from __future__ import annotations

import json
from typing import Any

from commitments.recording.blank import EXAMPLE, example
from commitments.register.reading import read
from tests.conftest import HEAD, ROOT, TODAY

SUMMIT = (
    HEAD.replace("{id: text, ", "{id: accord, ")
    .replace("{id: aid, name: Aid", "{id: water, name: Water")
    .replace("{id: iraq, name: Iraq, places: [IRQ]", "{id: valley, name: Valley, places: [CHE]")
)
SCHEMA = json.loads((ROOT / "data" / "commitments.schema.json").read_text(encoding="utf-8"))


def test_the_example_is_a_valid_record() -> None:
    (one,) = read((SUMMIT + example()).encode(), "example.yaml", TODAY).commitments
    assert (one.id, len(one.evidence), len(one.assessments)) == ("safe-water", 2, 1)


def test_the_page_on_recording_shows_the_example_as_it_is() -> None:
    page = (ROOT / "docs" / "recording.md").read_text(encoding="utf-8")
    assert f"```yaml\n{example()}```\n" in page


def fields(value: Any) -> set[str]:
    """Every key in the example, at any depth."""
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in fields(part)}
    return {key for part in value for key in fields(part)} if isinstance(value, list) else set()


def test_the_example_shows_every_field_that_a_record_can_have() -> None:
    names = ("Commitment", "Wording", "Criteria", "Evidence", "Source", "Assessment")
    wanted = {
        key
        for name in (*names, "SecondReading", "Search")
        for key in SCHEMA["definitions"][name]["properties"]
    }
    assert fields(EXAMPLE) == wanted


def test_each_field_says_whether_it_must_be_there() -> None:
    lines = [line for line in example().splitlines() if not line.lstrip().startswith("#")]
    notes = [line for line in example().splitlines() if line.lstrip().startswith("# (")]
    plain = EXAMPLE["evidence"][0]
    assert len(notes) == len(lines) - len(plain) - len(plain["source"])
    assert sum("(required)" in note for note in notes) > sum("(optional)" in note for note in notes)
