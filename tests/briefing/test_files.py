"""The annex, the pack and its permalink, opened again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from commitments.briefing.annex import annex
from commitments.briefing.contents import Contents, contents
from commitments.briefing.makers import AS_OURS, MAKERS
from commitments.briefing.pack import Pack, Wanted, pack
from commitments.figures.shapes import Bars
from commitments.palette import Hatch
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.briefing.register import (
    changing,
    longest_contents,
    real_contents,
    request,
    small_contents,
)
from tests.briefing.test_slides import LONGEST
from tests.conftest import commitment, evidence, register
from tests.figures.registers import real

WRITERS: dict[str, Callable[[Contents], bytes]] = {
    "docx": lambda c: MAKERS["note", "docx"](c, AS_OURS).data,
    "pdf": lambda c: MAKERS["note", "pdf"](c, AS_OURS).data,
    "eml": lambda c: MAKERS["mail", "eml"](c, AS_OURS).data,
    "html": lambda c: MAKERS["mail", "html"](c, AS_OURS).data,
    "xlsx": annex,
    "md": lambda c: MAKERS["note", "md"](c, AS_OURS).data,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_contents_give_the_same_bytes(kind: str) -> None:
    assert WRITERS[kind](small_contents()) == WRITERS[kind](contents(request()))


# ---------------------------------------------------------------- the annex


@cache
def book() -> Any:
    return load_workbook(BytesIO(annex(real_contents())))


def rows(sheet: str) -> list[list[object]]:
    return [list(row) for row in book()[sheet].iter_rows(values_only=True)]


def test_the_annex_has_a_sheet_a_table() -> None:
    found = real_contents()
    selection = found.request.selection
    assert {name: book()[name].max_row - 1 for name in book().sheetnames[2:]} == {
        "Pledges": selection.count,
        "Changes": len(found.moves),
        "Hard questions": len(found.attention),
        "Facts": len(selection.facts),
        "Evidence": len(selection.evidence),
        "Assessments": len(selection.assessments),
        "References": len(found.references),
    }
    assert book().sheetnames[:2] == ["About", "Distribution"]


def test_the_sheets_of_the_annex_can_be_filtered_and_keep_their_headings() -> None:
    for name in book().sheetnames[1:]:
        sheet = book()[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"


def test_the_annex_has_each_fact_once_with_real_dates_links_and_labels() -> None:
    register = real().register
    heading, *lines = rows("Facts")
    found = [dict(zip(heading, line, strict=True)) for line in lines]
    borne = {item.id for s in real().standings.values() for item in s.evidence}
    facts = [fact for fact in register.evidence if fact.id in borne]
    names = {member.code: member.name for member in register.members}
    assert [
        (f["Id"], f["Finding"], f["Quote"], f["Caveat"], f["Who acted"], f["Recorded"].date())
        for f in found
    ] == [
        (
            *(fact.id, fact.finding, fact.quote, fact.caveat),
            "; ".join(names[code] for code in fact.actors) or None,
            fact.recorded,
        )
        for fact in facts
    ]
    assert [f["Kind of source"] for f in found] == [fact.source.kind.label for fact in facts]
    assert [f["Sum"] for f in found] == [fact.amount and fact.amount.value for fact in facts]
    column = heading.index("Address") + 1
    assert book()["Facts"].cell(2, column).hyperlink.target.startswith("http")
    since = rows("Pledges")[0].index("Since")
    assert [line[since].date() for line in rows("Pledges")[1:]] == [
        s.since for s in real_contents().request.selection.standings
    ]


def test_the_annex_says_what_each_fact_does_to_each_pledge() -> None:
    heading, *lines = rows("Evidence")
    assert heading == ["Pledge", "When", "Effect", "Fact", "Why", "Recorded"]
    assert [(*line[:5], line[5].date()) for line in lines] == [
        (s.commitment.title, item.date.text, item.effect.label, item.id, item.on.why, item.recorded)
        for s in real().standings.values()
        for item in s.evidence
    ]


def test_the_chart_of_the_annex_is_native_and_reads_its_cells() -> None:
    bars = real_contents().distribution.shapes
    assert isinstance(bars, Bars)
    assert rows("Distribution")[: len(bars.rows) + 1] == [
        ["Year", *(part.marked for part in bars.parts)],
        *([name, *(p.values[n] for p in bars.parts)] for n, name in enumerate(bars.rows)),
    ]
    with ZipFile(BytesIO(annex(real_contents()))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
        assert not [name for name in archive.namelist() if "media" in name]
    assert re.findall(r"<c:val><c:numRef><c:f>(.*?)</c:f>", chart) == [
        f"Distribution!${chr(66 + n)}$2:${chr(66 + n)}${len(bars.rows) + 1}"
        for n in range(len(bars.parts))
    ]
    assert '<c:barDir val="col"/>' in chart
    drawn = re.findall(r"<c:ser>.*?</c:ser>", chart)
    for series, part in zip(drawn, bars.parts, strict=True):
        paint = part.term.light
        assert f'<a:srgbClr val="{paint.edge[1:].upper()}"/>' in series
        assert f'<a:srgbClr val="{paint.text[1:].upper()}"/>' in series
        assert ("<a:pattFill" in series) == (part.term.hatch is not Hatch.NONE)
        assert f"&quot;{part.term.symbol} &quot;0;;;" in series


def test_no_cell_of_the_annex_is_a_formula() -> None:
    hostile = commitment("rose", evidence(), title='"=cmd|x!A1"').replace("one-01", "rose-01")
    view = View(register(hostile), changing().moment, "v")
    made = annex(contents(replace(request(view=view), since=date(2020, 1, 1))))
    cells = [
        cell
        for sheet in load_workbook(BytesIO(made))
        for line in sheet.iter_rows()
        for cell in line
    ]
    assert "'=cmd|x!A1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} & {"f", "e"} == set()


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
@pytest.mark.parametrize("kind", WRITERS)
def test_the_longest_texts_are_written(kind: str, text: str) -> None:
    longest = longest_contents(text)
    made = WRITERS[kind](longest)
    if kind == "pdf":
        assert len(PdfReader(BytesIO(made)).pages) == 2
    if kind == "eml":
        assert len(made) < 1_000_000


# ---------------------------------------------------------------- the pack


@cache
def made() -> Pack:
    return pack(small_contents(), Wanted(tables=True))


def test_a_pack_has_every_file_under_a_name_that_says_what_it_is() -> None:
    stem = "m_{}_as-of-2022-06-30_0123abcd.{}"
    charts = ("statuses-by-year", "status-by-theme", "status-at-two-dates", "series-money")
    assert list(made().files) == [
        stem.format("briefing-deck", "pptx"),
        stem.format("briefing-page", "docx"),
        stem.format("briefing-page", "pdf"),
        stem.format("briefing-note", "docx"),
        stem.format("briefing-note", "pdf"),
        stem.format("briefing-note", "md"),
        stem.format("briefing-mail", "eml"),
        stem.format("briefing-mail", "html"),
        stem.format("briefing-annex", "xlsx"),
        *(f"charts/{stem.format(name, 'csv')}" for name in charts),
        stem.format("briefing-manifest", "json"),
    ]
    assert (made().name, made().left_out) == (
        stem.format("briefing", "zip"),
        (
            "One page: 2 changes left out.",
            "Mail: 8 changes left out.",
            "Mail: 1 sentence in the boxes left out.",
        ),
    )


def test_the_manifest_says_what_the_files_are() -> None:
    *files, manifest = made().files.items()
    found = json.loads(manifest[1])
    assert found["files"] == [
        {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files
    ]
    assert {key: found[key] for key in ("as_of", "known_at", "since", "data_version")} == {
        "as_of": "2022-06-30",
        "known_at": "2022-06-30",
        "since": "2021-06-30",
        "data_version": "0123abcd",
    }
    assert (found["filters"], found["filters_in_words"]) == ({}, "All pledges")
    assert found["author"] == "Assessment: The desk. Not a document of those who pledged."
    assert found["permalink"] == "https://t.example/briefing?q"
    assert [(c["id"], c["status"]) for c in found["commitments"]] == [
        (s.commitment.id, str(s.status)) for s in changing().standings.values()
    ]


def test_a_pack_is_the_same_bytes_each_time() -> None:
    assert made().zipped() == pack(contents(request()), Wanted(tables=True)).zipped()
    with ZipFile(BytesIO(made().zipped())) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == made().files


def test_only_what_was_asked_for_is_made_and_said() -> None:
    said: list[str] = []
    found = pack(small_contents(), Wanted(endings=("md", "xlsx")), said.append)
    assert [name.rpartition(".")[2] for name in found.files] == ["md", "xlsx", "json"]
    assert said == ["Two-page note as text", "Annex workbook"]


def test_filters_stand_in_the_names_and_in_the_manifest() -> None:
    found = pack(contents(request(Filter(themes=("talks",)))), Wanted(endings=("md",)))
    *_, (name, manifest) = found.files.items()
    assert name == "m_briefing-manifest_talks_as-of-2022-06-30_0123abcd.json"
    assert json.loads(manifest)["filters"] == {"themes": ["talks"]}


def test_without_a_browser_everything_else_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    found = pack(small_contents(), Wanted(endings=("md",), images=True))
    assert [name.rpartition(".")[2] for name in found.files] == ["md", "json"]
    assert found.left_out == (
        "No images: this computer has no Chrome, Chromium or Edge. Install one, or name it in"
        " BROWSER_PATH; everything else was made.",
    )
    assert json.loads(list(found.files.values())[-1])["left_out"] == list(found.left_out)
