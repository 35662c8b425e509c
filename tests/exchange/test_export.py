"""The whole data as files for other programs."""

from __future__ import annotations

import io
import json

import pandas as pd
from openpyxl import load_workbook

from commitments.exchange.export import files
from commitments.register.reading import read
from commitments.standing.standing import Moment
from commitments.tables.columns import COLUMNS
from commitments.tables.view import View
from tests.conftest import HEAD, TODAY, assessment, commitment, evidence, register

FILE = HEAD + commitment(
    evidence="\n".join([evidence("one-01"), evidence("one-02", date="2020-02", note="'=1+1'")]),
    assessments=assessment(),
)
ABOUT = "As of 26 Nov 2026 · data version 12345678"


def view() -> View:
    return View(read(FILE.encode(), "d", TODAY), Moment(TODAY, TODAY), "12345678")


def test_the_package_describes_every_column_of_every_file() -> None:
    made = files(view(), ABOUT)
    package = json.loads(made["datapackage.json"])
    assert [resource["path"] for resource in package["resources"]] == [
        "commitments.csv",
        "evidence.csv",
        "assessments.csv",
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
    package = json.loads(files(view(), ABOUT)["datapackage.json"])
    facts = package["resources"][1]["schema"]
    types = {field["name"]: field["type"] for field in facts["fields"]}
    assert {name: types[name] for name in ("date", "happened", "second_hand", "finding")} == {
        "date": "string",
        "happened": "date",
        "second_hand": "boolean",
        "finding": "string",
    }
    assert (facts["primaryKey"], facts["foreignKeys"]) == (
        ["id"],
        [{"fields": ["commitment"], "reference": {"resource": "commitments", "fields": ["id"]}}],
    )
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"] == [{"title": "The text", "path": "https://example.org/text"}]
    assert (package["name"], package["version"]) == ("meeting-2019", "12345678")


def test_the_json_holds_the_register_and_how_each_pledge_stands() -> None:
    data = json.loads(files(view(), ABOUT)["commitments.json"])
    one = data["commitments"][0]
    assert (data["version"], data["as_of"]) == ("12345678", "2026-11-26")
    assert one["evidence"][1] == {
        "id": "one-02",
        "date": "2020-02",
        "effect": "advance",
        "finding": "What happened",
        "places": ["IRQ"],
        "source": {
            "kind": "monitor",
            "publisher": "UN",
            "title": "A page",
            "url": "https://example.org/one-02",
            "second_hand": False,
        },
        "recorded": "2020-03-01",
        "note": "=1+1",
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


def test_text_files_of_an_export_are_the_same_each_time() -> None:
    first, second = files(view(), ABOUT), files(view(), ABOUT)
    names = [name for name in first if not name.endswith(".xlsx")]
    assert {name: first[name] for name in names} == {name: second[name] for name in names}
    assert load_workbook(io.BytesIO(first["commitments.xlsx"])).sheetnames[1:8] == list(COLUMNS)


def test_frames_and_the_register_hold_the_same_facts() -> None:
    register_ = register(commitment(evidence=evidence()))
    assert len(View(register_, Moment(TODAY, TODAY), "v").evidence) == 1
    assert isinstance(view().evidence, pd.DataFrame)
