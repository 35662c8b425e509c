"""The annotated example is whole, true to the model, and what docs/recording.md shows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commitments.recording.blank import EXAMPLE, example, new_assessment, new_evidence
from commitments.recording.on_file import fact_id
from commitments.register.problem import DataProblems
from commitments.register.reading import read
from commitments.vocabulary import Status
from tests.conftest import (
    HEAD,
    ROOT,
    TODAY,
    assessment,
    commitment,
    evidence,
    register,
    whole,
)

SUMMIT = (
    HEAD.removesuffix("commitments:\n")
    .replace(
        "themes:\n",
        "  - {id: second-accord, title: T, publisher: P, url: https://a.example, seen: whole}\n"
        "themes:\n",
    )
    .replace("{id: text, ", "{id: accord, ")
    .replace("{id: aid, name: Aid", "{id: water, name: Water")
    .replace("{id: iraq, name: Iraq, places: [IRQ]", "{id: valley, name: Valley, places: [CHE]")
    + "members:\n  - {code: CHE, name: Switzerland, kind: state, joined: 2024, basis: Host,"
    " url: https://a.example}\n"
)
ANOTHER = commitment("meet-yearly", theme="talks", regions="[valley]").replace(
    "document: text", "document: accord"
)
SCHEMA = json.loads((ROOT / "data" / "commitments.schema.json").read_text(encoding="utf-8"))


def test_the_example_is_a_valid_record() -> None:
    text = SUMMIT + example().replace("evidence:\n  - id", f"{ANOTHER}evidence:\n  - id")
    made = read(text.encode(), "example.yaml", TODAY)
    water, yearly = made.commitments
    assert (water.id, len(water.evidence), len(water.assessments)) == ("safe-water", 2, 1)
    assert [(item.id, str(item.effect)) for item in yearly.evidence] == [
        (made.evidence[1].id, "context")
    ]
    assert [looked.commitment for looked in made.looked_again] == ["safe-water"]
    assert [(r.entry, str(r.decision)) for r in made.reviews] == [
        (water.evidence[1].id, "confirmed")
    ]
    assert made.evidence[1].proposed


def test_the_page_on_recording_shows_the_example_as_it_is() -> None:
    page = (ROOT / "docs" / "recording.md").read_text(encoding="utf-8")
    assert f"```yaml\n{example()}```\n" in page


def fields(value: Any) -> set[str]:
    """Every key in the example, at any depth."""
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in fields(part)}
    return {key for part in value for key in fields(part)} if isinstance(value, list) else set()


def test_the_example_shows_every_field_that_a_record_can_have() -> None:
    names = (
        *("Commitment", "Wording", "Due", "Testability", "Criteria", "Assessment"),
        *("SecondReading", "Search", "Lineage", "Evidence", "Amount", "Source", "Copy", "Page"),
        *("BearsOn", "Confirmation", "Review"),
    )
    wanted = {key for name in names for key in SCHEMA["definitions"][name]["properties"]}
    assert fields(EXAMPLE) == wanted | set(EXAMPLE)


def test_each_field_says_whether_it_must_be_there() -> None:
    lines = [line for line in example().splitlines() if not line.lstrip().startswith("#")]
    notes = [line for line in example().splitlines() if line.lstrip().startswith("# (")]
    plain = EXAMPLE["evidence"][0]
    without = len(EXAMPLE) + len(plain) + len(plain["source"]) + 2 * len(plain["bears_on"][0])
    assert len(notes) == len(lines) - without
    assert sum("(required)" in note for note in notes) > sum("(optional)" in note for note in notes)


def test_the_ids_of_the_example_are_made_as_all_are() -> None:
    taken: set[str] = set()
    for fact in EXAMPLE["evidence"]:
        assert fact["id"] == fact_id(fact["finding"], fact["date"], taken)
        taken.add(fact["id"])


ON_FILE = "\n".join([evidence(), evidence("one-02", date="2020-02-25", publisher="OAS")])


def test_a_block_of_a_fact_goes_to_the_end_of_the_list_and_wants_its_address() -> None:
    text = whole(HEAD + commitment(evidence=ON_FILE))
    block = new_evidence(read(text.encode(), "d", TODAY).commitments[0], TODAY)
    assert (
        block
        == f"""\
  - id: {TODAY}-a-few-words
    date: {TODAY}           # when it happened: 2026-03-01, or 2026-03, or 2026
    finding: In our words, at most 50 of them, what happened.
    places: [IRQ]            # ISO codes such as FRA; none for the world at large
    source:
      kind: reporting          # act | monitor | reporting | party
      publisher: Who published it
      title: The title of the page
      url: https://
    caveat: A caveat that readers must see; or take this line out.
    bears_on:
      - commitment: one
        effect: advance        # advance | setback | context
    recorded: {TODAY}
    by: Your name
"""
    )
    with pytest.raises(DataProblems, match="url 'https://' is not a web address") as error:
        read((text + block).encode(), "d", TODAY)
    assert len(error.value.problems) == 1
    filled = (text + block).replace("https://\n", "https://example.org/new\n")
    new = read(filled.encode(), "d", TODAY).commitments[0].evidence[-1]
    assert (new.id, new.date.text, new.places) == (
        f"{TODAY}-a-few-words",
        TODAY.isoformat(),
        ("IRQ",),
    )


def test_a_block_of_a_judgement_cites_the_newest_facts_and_names_the_method() -> None:
    old, newer = evidence(), evidence("one-02", date="2026-11", recorded=str(TODAY))
    wrong = evidence("one-03", date="2026-11", recorded=str(TODAY))
    right = evidence("no", date="2026-11", recorded=str(TODAY), corrects="one-03", caveat="So.")
    facts = "\n".join([old, newer, wrong, right.replace("id: no,", "id: 'no',")])
    made = register(commitment(evidence=facts))
    block = new_assessment(made.commitments[0], TODAY, made.register.method.version)
    words = " | ".join(Status)
    assert (
        block
        == f"""\
      - date: {TODAY}       # of the newest fact that it rests on
        recorded: {TODAY}
        status: choose         # {words}
        reason: Why, measured against the criteria of this pledge.
        evidence: [one-02, 'no']
        by: curation team
        method: first
"""
    )
    text = whole(HEAD + commitment(evidence=facts, assessments=assessment()))
    text = text.replace("evidence:\n  - {id: one-01", f"{block}evidence:\n  - {{id: one-01")
    text = text.replace("choose", "limited").replace("- {id: no,", "- {id: 'no',")
    judged = read(text.encode(), "d", TODAY).commitments[0].assessments[-1]
    assert (judged.date, judged.evidence, judged.method) == (TODAY, ("one-02", "no"), "first")


def test_a_block_of_a_judgement_without_facts_stands_on_the_day() -> None:
    block = new_assessment(register(commitment()).commitments[0], TODAY, "2")
    assert f"      - date: {TODAY} " in block
    assert "        evidence: []\n" in block
    assert block.endswith("        method: '2'\n")
