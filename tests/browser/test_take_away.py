"""What a reader takes away opens: PNG, SVG and CSV of a chart, the workbook and the data file."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from commitments.tables.columns import COLUMNS
from tests.browser.conftest import Visit, Visitor
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

CHARTS = {
    "statuses-by-year": "/?theme=military",
    "map-of-evidence": "/regions?measure=evidence&theme=military",
    "status-over-time": "/tracker?view=time&theme=military",
}


def taken(visitor: Visitor, button: str) -> Path:
    """The file that a button saves, under the name that the reader sees."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=button, exact=True).click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def opened(visit: Visit, address: str) -> Visitor:
    visitor = visit(address)
    visitor.press("Table and downloads")
    return visitor


def name(visitor: Visitor, what: str, ending: str, chosen: str = "military_") -> str:
    """Meeting, what it is, filters, as-of date, and the data version in the foot of the page."""
    version = foot_of(visitor).split("data version ")[1]
    today = visitor.page.evaluate("new Date().toISOString().slice(0, 10)")
    return f"paris-2019_{what}_{chosen}as-of-{today}_{version}.{ending}"


@pytest.mark.parametrize("chart", CHARTS)
def test_a_png_is_twice_the_size_of_the_chart_on_the_screen(visit: Visit, chart: str) -> None:
    visitor = opened(visit, CHARTS[chart])
    box = visitor.page.locator(".js-plotly-plot").first.bounding_box()
    path = taken(visitor, "PNG image")
    assert path.name == name(visitor, chart, "png")
    with Image.open(path) as image:
        image.load()
        assert image.format == "PNG"
        assert box
        assert image.size == (2 * round(box["width"]), 2 * round(box["height"]))
        assert len(image.convert("RGB").getcolors(maxcolors=2**24) or []) > 50


@pytest.mark.parametrize("chart", CHARTS)
def test_a_pdf_is_a_drawing_with_its_letters_inside(visit: Visit, chart: str) -> None:
    visitor = opened(visit, CHARTS[chart])
    path = taken(visitor, "PDF drawing")
    assert path.name == name(visitor, chart, "pdf")
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/FontFile2") == 2
    assert b"/Subtype /Image" not in data
    box = visitor.page.locator(".js-plotly-plot").first.bounding_box()
    assert box
    media = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert media
    sizes = (round(box["width"]) * 0.75, round(box["height"]) * 0.75)
    assert [float(part) for part in media.groups()] == pytest.approx(sizes, abs=0.1)
    assert visitor.foreign == []


@pytest.mark.parametrize("chart", CHARTS)
def test_a_slide_has_the_title_of_the_chart_and_no_picture(visit: Visit, chart: str) -> None:
    visitor = opened(visit, CHARTS[chart])
    title = visitor.printed()[0]
    path = taken(visitor, "PowerPoint slide")
    assert path.name == name(visitor, chart, "pptx")
    [slide] = Presentation(str(path)).slides
    assert slide.shapes.title.text_frame.text == title
    assert [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE] == []


@pytest.mark.parametrize("chart", CHARTS)
def test_an_svg_holds_title_filters_date_and_data_version_as_text(visit: Visit, chart: str) -> None:
    visitor = opened(visit, CHARTS[chart])
    title, subtitle, *_, foot = visitor.printed()
    path = taken(visitor, "SVG drawing")
    assert path.name == name(visitor, chart, "svg")
    root = ElementTree.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    for line in (title, subtitle, foot):
        assert line.replace(" ", "") in [text.replace(" ", "") for text in texts]
    assert "Not a document of those who pledged." in foot
    assert foot.endswith(f" {foot_of(visitor)}")


def foot_of(visitor: Visitor) -> str:
    """`As of 26 Nov 2026 · data version 67963ca1`, out of the foot of the page."""
    foot = visitor.page.get_by_text("· newest fact on file").inner_text()
    return "As of " + foot.split("As of ")[1].split(" · newest")[0]


def test_a_csv_has_a_byte_order_mark_and_the_rows_of_the_table(visit: Visit) -> None:
    visitor = opened(visit, "/?theme=military")
    path = taken(visitor, "CSV table")
    assert path.name == name(visitor, "statuses-by-year", "csv")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    table = visitor.page.get_by_test_id("stTable").locator("tr")
    cells = "all => all.map(row => [...row.cells].map(cell => cell.innerText))"
    visitor.comes_to([row[:-1] for row in rows], lambda: table.evaluate_all(cells))
    assert (rows[0][0], rows[0][-2:]) == ("Year", ["All", "Source"])
    assert {row[-1].partition(" · Assessment: ")[0] for row in rows[1:]} == {
        f"Theme: Military support · 5 of 32 pledges · {foot_of(visitor)}"
    }
    assert (
        {sum(map(int, row[1:-2])) for row in rows[1:]} == {5} == {int(row[-2]) for row in rows[1:]}
    )


def test_the_tracker_gives_the_chosen_pledges_as_csv(visit: Visit) -> None:
    visitor = visit("/tracker?theme=military")
    path = taken(visitor, "CSV of these pledges")
    assert path.name == name(visitor, "pledges", "csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert list(rows[0]) == list(COLUMNS["commitments"])
    assert [row["theme"] for row in rows] == ["military"] * 5


def test_the_workbook_opens_with_a_sheet_a_table(visit: Visit) -> None:
    visitor = visit("/method")
    path = taken(visitor, "Excel workbook")
    assert path.name == name(visitor, "all-data", "xlsx", "")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["about", *COLUMNS, "dictionary"]
    for sheet, columns in COLUMNS.items():
        assert [cell.value for cell in book[sheet][1]] == list(columns)
    assert book["commitments"].max_row == 33
    assert foot_of(visitor) in [cell.value for cell in book["about"]["A"]]


def test_the_data_file_comes_as_it_is(visit: Visit) -> None:
    path = taken(visit("/method"), "YAML file")
    assert path.name == "commitments.yaml"
    assert path.read_bytes() == (ROOT / "data" / "commitments.yaml").read_bytes()
