"""The whole data as files for other programs, and evidence back out of tables."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from commitments.briefing.sameness import packed
from commitments.exchange import files
from commitments.frames import COLUMNS, View, to_csv
from commitments.importing import BadTable, take
from commitments.reading import read
from commitments.spreadsheet import to_xlsx
from commitments.standing import Moment
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


# ---------------------------------------------------------------- import

BASE = (HEAD + commitment() + commitment("two")).encode()
ROW = {
    "commitment": "one",
    "date": "2026-03",
    "effect": "advance",
    "finding": "It's new: yes, “really”",
    "source_kind": "monitor",
    "publisher": "UN",
    "title": "Report #3",
    "url": "https://example.org/new",
}


def as_csv(*rows: dict[str, str], separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_xlsx(*rows: dict[str, object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(table: bytes) -> list[str]:
    with pytest.raises(BadTable) as error:
        take(BASE, table, "d", TODAY)
    return [str(row) for row in error.value.rows]


@pytest.mark.parametrize(
    "table",
    [
        as_csv(ROW),
        as_csv(ROW, separator=";"),
        b"\xef\xbb\xbf" + as_csv(ROW),
        as_csv(ROW | {"id": "one-01", "places": "", "recorded": "2026-11-26", "note": ""}),
        as_xlsx(dict(ROW)),
    ],
    ids=["comma", "semicolon", "BOM", "optional columns", "xlsx"],
)
def test_a_row_becomes_an_evidence_item(table: bytes) -> None:
    new, added = take(BASE, table, "d", TODAY)
    (item,) = read(new, "d", TODAY).commitments[0].evidence
    assert [addition.entry for addition in added] == [item]
    assert (item.id, item.date.text, item.finding, item.places, item.recorded) == (
        "one-01",
        "2026-03",
        "It's new: yes, “really”",
        (),
        TODAY,
    )
    assert (item.source.title, item.source.origin, item.note) == ("Report #3", None, None)


def test_days_and_lists_of_a_workbook_are_read_as_they_look() -> None:
    row: dict[str, object] = ROW | {"date": date(2026, 3, 1), "places": "IRQ; IQ-NI"}
    new, _ = take(BASE, as_xlsx(row), "d", TODAY)
    (item,) = read(new, "d", TODAY).commitments[0].evidence
    assert (item.date.text, item.places) == ("2026-03-01", ("IRQ", "IQ-NI"))


def test_what_was_exported_can_be_imported_again() -> None:
    facts = view().evidence
    base = (HEAD + commitment()).encode()
    old = read(FILE.encode(), "d", TODAY).commitments[0].evidence
    for table in (to_csv(facts), to_xlsx({"evidence": facts}, ABOUT, TODAY)):
        new, _ = take(base, table, "d", TODAY)
        assert read(new, "d", TODAY).commitments[0].evidence == old


def test_every_bad_row_is_named_and_nothing_is_taken() -> None:
    assert refused(
        as_csv(
            ROW,
            ROW | {"commitment": "onee"},
            ROW | {"date": "2026-13-01", "effect": "advanced", "url": "ftp://x.example"},
            ROW | {"finding": "", "source_kind": "press"},
        )
    ) == [
        "row 3: commitment 'onee' is not known; did you mean 'one'?",
        "row 4: date '2026-13-01' has no possible month; months are 01 to 12",
        "row 4: effect 'advanced' is not known; did you mean 'advance'? (advance, setback, context)",
        "row 4: url 'ftp://x.example' is not a web address; write one that begins with https:// or"
        " http://",
        "row 5: finding is empty; write text, or take the key out",
        "row 5: source_kind 'press' is not known (act, monitor, reporting, party)",
    ]


def test_rules_of_the_file_are_named_with_the_row_as_well() -> None:
    assert refused(
        as_csv(ROW, ROW | {"date": "2026-12"}, ROW | {"commitment": "two", "date": "2027"})
    ) == [
        "row 3: date 2026-12 lies after recorded (2026-11-26); check the year",
        "row 4: date 2027 lies after recorded (2026-11-26); check the year",
    ]


def test_an_id_that_is_taken_or_stands_twice_is_refused() -> None:
    rows = (ROW | {"id": "one-07"}, ROW | {"id": "one-07"})
    assert refused(as_csv(*rows)) == [
        "row 3: id 'one-07' stands in the file already, or twice here"
    ]


RED = "\x1b[31mone\u202e"


@pytest.mark.parametrize(
    ("table", "messages"),
    [
        (
            as_csv(ROW | {"commitment": RED}),
            ["row 2: commitment 'U+001B[31moneU+202E' is not known"],
        ),
        (
            as_csv(ROW | {RED: "", RED + RED: ""}).replace((RED + RED).encode(), RED.encode()),
            ["row 1: column 'U+001B[31moneU+202E' is not known",
             "row 1: column 'U+001B[31moneU+202E' stands twice"],
        ),
        (
            as_csv(ROW | {"id": RED}, ROW | {"id": RED}),
            ["row 2: id holds the character U+001B; take it out",
             "row 3: id 'U+001B[31moneU+202E' stands in the file already, or twice here"],
        ),
        (
            as_csv(ROW | {"date": RED}),
            ["row 2: date holds the character U+001B; take it out"],
        ),
    ],
    ids=["commitment", "column", "id", "date"],
)  # fmt: skip
def test_messages_show_unseen_characters_by_their_numbers(
    table: bytes, messages: list[str]
) -> None:
    assert refused(table) == messages


def test_empty_ids_get_the_next_free_numbers() -> None:
    table = as_csv(ROW | {"id": ""}, ROW | {"id": "one-02"}, ROW | {"id": ""})
    new, _ = take(BASE, table, "d", TODAY)
    ids = [item.id for item in read(new, "d", TODAY).commitments[0].evidence]
    assert ids == ["one-01", "one-02", "one-03"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"", "row 1: these columns are missing: commitment, date, effect, finding, source_kind,"
         " publisher, title, url; row 1 names the columns"),
        (as_csv(ROW | {"efect": "x"}), "row 1: column 'efect' is not known; did you mean 'effect'?"),
        (as_csv(ROW).replace(b"title", b"date"), "row 1: column 'date' stands twice"),
        (as_csv(ROW).splitlines()[0], "the table has no rows under its heading"),
        (as_csv(ROW) + b",,,,,,,,more", "row 3: has more cells than the heading's 8"),
        (as_csv(ROW).replace(b"UN", b"\xff"), "row 2: is not UTF-8; save the table as “CSV UTF-8”"),
        (b"PK no workbook", "the file is not readable as a workbook (File is not a zip file)"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_named(table: bytes, message: str) -> None:
    assert message in refused(table)


SHEET = "xl/worksheets/sheet1.xml"
PROPERTIES = "docProps/core.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "why"),
    [
        ("xl/workbook.xml", "<sheets>.*</sheets>", "", "it has no sheet"),
        ("xl/workbook.xml", ".*", "<x/>", "it has no sheet"),
        ("xl/workbook.xml", "<calcPr ", '<calcPr x="" ', "CalcProperties.__init__() got an unexpec"),
        (SHEET, ".*", "<a><b>", "no element found: line 1, column 6"),
        (SHEET, "</row></sheetData>", "</sheetData>", "mismatched tag: line 1, column "),
        (PROPERTIES, ".*", "", "Document is empty, line 1, column 1"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_broken_inside_is_named(part: str, old: str, new: str, why: str) -> None:
    with ZipFile(io.BytesIO(as_xlsx(dict(ROW)))) as book:
        entries = {name: book.read(name) for name in book.namelist()}
    entries[part] = re.sub(old, new, entries[part].decode(), count=1, flags=re.DOTALL).encode()
    (message,) = refused(packed(entries))
    assert message.startswith(f"the file is not readable as a workbook ({why}")


def test_a_workbook_that_cannot_be_unpacked_is_named() -> None:
    table = as_xlsx(dict(ROW))
    start = table.index(SHEET.encode()) + len(SHEET)
    (message,) = refused(table[:start] + b"\xff" * 8 + table[start + 8 :])
    assert message.startswith(
        "the file is not readable as a workbook (Error -3 while decompressing"
    )


def test_formulas_of_a_table_are_text() -> None:
    new, _ = take(BASE, as_csv(ROW | {"finding": '=HYPERLINK("x")'}), "d", TODAY)
    frame = View(read(new, "d", TODAY), Moment(TODAY, TODAY), "v").evidence
    assert frame["finding"].tolist() == ['=HYPERLINK("x")']
    assert b"'=HYPERLINK" in to_csv(frame)


def test_frames_and_the_register_hold_the_same_facts() -> None:
    register_ = register(commitment(evidence=evidence()))
    assert len(View(register_, Moment(TODAY, TODAY), "v").evidence) == 1
    assert isinstance(view().evidence, pd.DataFrame)
