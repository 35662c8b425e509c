"""The whole data as files for other programs."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest
from openpyxl import load_workbook

from commitments.exchange.export import files
from commitments.exchange.table_import import COMPUTED, OPTIONAL, REQUIRED, take
from commitments.register.entry_fields import EVIDENCE_FIELDS, evidence_in_file_order
from commitments.register.reading import read
from commitments.standing.standing import Moment
from commitments.tables.columns import COLUMNS
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, whole

FILE = whole(
    HEAD
    + commitment(
        evidence="\n".join(
            [
                evidence("one-01").replace(
                    "effect: advance}]",
                    "effect: advance}, {commitment: two, effect: setback, recorded: 2020-06-01}]",
                ),
                evidence("one-02", date="2020-02", caveat="'=1+1'"),
            ]
        ),
        assessments=assessment(),
    )
    + commitment("two")
)
ABOUT = "As of 28 Nov 2026 · data version 12345678"


def view() -> View:
    return View(read(FILE.encode(), "d", TODAY), Moment(TODAY, TODAY), "12345678")


def test_the_package_describes_every_column_of_every_file() -> None:
    made = files(view().select(Filter()), ABOUT)
    package = json.loads(made["datapackage.json"])
    assert [resource["path"] for resource in package["resources"]] == [
        "commitments.csv",
        "facts.csv",
        "evidence.csv",
        "actors.csv",
        "amounts.csv",
        "assessments.csv",
        "lineage.csv",
        "milestones.csv",
        "members.csv",
        "member-counts.csv",
        "series.csv",
    ]
    assert sorted(made) == sorted(
        [
            *(r["path"] for r in package["resources"]),
            "commitments.json",
            "commitments.xlsx",
            "datapackage.json",
        ]
    )
    for resource, (name, columns) in zip(package["resources"], COLUMNS.items(), strict=True):
        heading = made[resource["path"]].decode("utf-8").splitlines()[0].split(",")
        fields = resource["schema"]["fields"]
        assert resource["name"] == name.replace("_", "-")
        assert {field["name"]: field["description"] for field in fields} == columns
        assert [field["name"] for field in fields] == heading


def test_types_keys_licence_and_sources_are_in_the_package() -> None:
    package = json.loads(files(view().select(Filter()), ABOUT)["datapackage.json"])
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    types = {field["name"]: field["type"] for field in schemas["facts"]["fields"]}
    names = ("date", "happened", "second_hand", "collective", "amount", "finding")
    assert {name: types[name] for name in names} == {
        "date": "string",
        "happened": "date",
        "second_hand": "boolean",
        "collective": "boolean",
        "amount": "number",
        "finding": "string",
    }

    def points(column: str, resource: str) -> dict[str, object]:
        return {"fields": [column], "reference": {"resource": resource, "fields": ["id"]}}

    keys = {
        name: (found.get("primaryKey"), found.get("foreignKeys")) for name, found in schemas.items()
    }
    assert keys == {
        "commitments": (["id"], None),
        "facts": (["id"], None),
        "evidence": (
            ["id", "commitment"],
            [points("id", "facts"), points("commitment", "commitments")],
        ),
        "actors": (["fact", "member"], [points("fact", "facts")]),
        "amounts": (["fact"], [points("fact", "facts")]),
        "assessments": (["commitment", "date"], [points("commitment", "commitments")]),
        "lineage": (None, [points("commitment", "commitments")]),
        "milestones": (None, None),
        "members": (["code"], None),
        "member-counts": (None, None),
        "series": (None, None),
    }
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"] == [{"title": "The text", "path": "https://example.org/text"}]
    assert (package["name"], package["version"]) == ("meeting-2019", "12345678")


def test_the_json_holds_the_register_and_how_each_pledge_stands() -> None:
    data = json.loads(files(view().select(Filter()), ABOUT)["commitments.json"])
    one = data["commitments"][0]
    assert (data["version"], data["as_of"]) == ("12345678", "2026-11-28")
    assert [fact["id"] for fact in data["evidence"]] == ["one-01", "one-02"]
    assert data["evidence"][0]["bears_on"] == [
        {"commitment": "one", "effect": "advance"},
        {"commitment": "two", "effect": "setback", "recorded": "2020-06-01"},
    ]
    assert "evidence" not in one
    assert data["evidence"][1] == {
        "id": "one-02",
        "date": "2020-02",
        "finding": "What happened",
        "places": ["IRQ"],
        "source": {
            "kind": "monitor",
            "publisher": "UN",
            "title": "A page",
            "url": "https://example.org/one-02",
            "second_hand": False,
        },
        "collective": False,
        "bears_on": [{"commitment": "one", "effect": "advance"}],
        "recorded": "2020-03-01",
        "caveat": "=1+1",
    }
    assert one["standing"] == {
        "status": "limited",
        "since": "2020-02-01",
        "best": "limited",
        "confidence": "low",
        "freshness": "expired",
        "horizon": "2020-02-29",
        "trend": "silent",
    }
    assert (
        data["commitments"][1]["standing"]["status"],
        data["commitments"][1]["standing"]["best"],
    ) == (("not_assessed", None))


def test_text_files_of_an_export_are_the_same_each_time() -> None:
    first, second = files(view().select(Filter()), ABOUT), files(view().select(Filter()), ABOUT)
    names = [name for name in first if not name.endswith(".xlsx")]
    assert {name: first[name] for name in names} == {name: second[name] for name in names}
    assert load_workbook(io.BytesIO(first["commitments.xlsx"])).sheetnames[1:12] == list(COLUMNS)


def table(name: str) -> list[dict[str, str]]:
    """The rows of an exported CSV."""
    text = files(view().select(Filter()), ABOUT)[f"{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_an_export_has_each_fact_once_and_a_row_for_each_link() -> None:
    facts = [(row["id"], row["commitments"]) for row in table("facts")]
    assert facts == [("one-01", "one; two"), ("one-02", "one")]
    links = [(row["id"], row["commitment"], row["effect"]) for row in table("evidence")]
    assert links == [
        ("one-01", "one", "advance"),
        ("one-02", "one", "advance"),
        ("one-01", "two", "setback"),
    ]


def test_every_link_is_of_a_fact_and_a_commitment_of_the_export() -> None:
    facts = {row["id"] for row in table("facts")}
    commitments = {row["id"] for row in table("commitments")}
    links = table("evidence")
    assert {row["id"] for row in links} == facts
    assert {row["commitment"] for row in links} <= commitments
    assert len({(row["id"], row["commitment"]) for row in links}) == len(links)


def test_the_import_knows_every_column_of_the_exported_evidence() -> None:
    heading = list(COLUMNS["evidence"])
    assert sorted(heading) == sorted([*REQUIRED, *OPTIONAL, *COMPUTED])
    assert COMPUTED == ("happened", "place_names")
    written = [field.in_table for field in EVIDENCE_FIELDS]
    assert [name for name in heading if name in written] == (
        [field.in_table for field in evidence_in_file_order()]
    )
    assert sorted(written) == sorted(set(written) & set(heading))


@pytest.mark.parametrize("name", ["evidence.csv", "commitments.xlsx"])
def test_exported_evidence_is_what_the_import_takes(name: str) -> None:
    bare = (HEAD + commitment() + commitment("two")).encode()
    new, added = take(bare, files(view().select(Filter()), ABOUT)[name], "d", TODAY)
    again = View(read(new, "d", TODAY), view().moment, "12345678")
    assert [addition.commitment for addition in added] == ["one", "one"]
    pd.testing.assert_frame_equal(again.evidence, view().evidence)
    pd.testing.assert_frame_equal(again.facts, view().facts)
