"""What a reader takes away opens: a chart in each format, the list, the workbook, the data file."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Locator, expect
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from commitments.dates import day
from commitments.palette import LIGHT
from commitments.tables.columns import COLUMNS
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor
from tests.conftest import ROOT
from tests.parts.app import CURATED

pytestmark = pytest.mark.browser

# Charts of every kind, each in one look of the page: bars, rows that the page draws as HTML, cells,
# a map, a history.
CHARTS = {
    "statuses-by-year": ("/?theme=military", "light"),
    "status-by-theme": ("/themes?theme=military", "dark"),
    "statuses-each-year": ("/tracker?view=years&theme=military", "light"),
    "map-of-facts": ("/regions?theme=military", "dark"),
    "history-mil-levant": ("/commitment?id=mil-levant", "light"),
}
WIDTH = 1000
"""Pixels of a chart that leaves the page, whatever the width of the page."""

# The heading beside a button.
TITLE = """button => {
  for (let at = button; at; at = at.parentElement) {
    const heading = at.querySelector(".head h3");
    if (heading) return heading.innerText;
  }
}"""


def taken(visitor: Visitor, button: str) -> Path:
    """The file that a button saves, under the name that the reader sees."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=button, exact=True).click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def name(what: str, ending: str, chosen: str = "military_") -> str:
    """Meeting, what it is, filters, as-of date and data version."""
    return f"paris-2019_{what}_{chosen}as-of-{date.today()}_{CURATED.version}.{ending}"


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_taken_away_light_and_with_its_title_in_each_format(
    walk: Visit, chart: str
) -> None:
    address, look = CHARTS[chart]
    visitor = walk(address, look=look)
    # What a page says of a chart stands above it, and inside it once it leaves the page.
    button = visitor.page.locator(f".st-key-take-{chart}").get_by_role("button")
    title = button.evaluate(TITLE)
    button.click()
    visitor.settle()
    plot = visitor.page.locator(f".st-key-export-{chart} .js-plotly-plot")
    expect(plot).to_have_count(1)
    height = plot.evaluate("plot => plot._fullLayout.height")
    chosen = "" if chart.startswith("history") else "military_"

    def file(label: str, ending: str) -> Path:
        path = taken(visitor, label)
        assert path.name == name(chart, ending, chosen)
        return path

    assert_png(file("PNG image", "png"), (2 * WIDTH, 2 * height))
    assert_pdf(file("PDF drawing", "pdf"), (WIDTH, height))
    assert_svg(file("SVG drawing", "svg"), title, printed(plot))
    assert_slide(file("PowerPoint slide", "pptx"), title)
    assert_csv(file("CSV table", "csv"), visitor)


def printed(plot: Locator) -> list[str]:
    """The texts of a chart that are not of its axes: title, what is shown, ..., date."""
    read = "all => all.map(text => text.getAttribute('data-unformatted') ?? '')"
    found = plot.locator("text.annotation-text").evaluate_all(read)
    return [re.sub("<br>", " ", re.sub("</?b>", "", text)) for text in found]


def assert_png(path: Path, size: tuple[int, int]) -> None:
    """Twice as large as it is drawn, light whatever the look of the page."""
    with Image.open(path) as image:
        image.load()
        assert (image.format, image.size) == ("PNG", size)
        assert image.convert("RGB").getpixel((2, 2)) == tuple(bytes.fromhex(LIGHT.ground[1:]))
        assert len(image.convert("RGB").getcolors(maxcolors=2**24) or []) > 50


def assert_pdf(path: Path, size: tuple[int, int]) -> None:
    """A drawing with its letters inside; a pixel is three quarters of a point."""
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/FontFile2") == 2
    assert set(re.findall(rb"/BaseFont /([^\s/]+)", data)) == {b"LiberationSans"}
    assert (b"/Title" in data, b"/Lang (en-GB)" in data) == (True, True)
    assert b"/Subtype /Image" not in data
    media = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert media
    sizes = [pixels * 0.75 for pixels in size]
    assert [float(part) for part in media.groups()] == pytest.approx(sizes, abs=0.1)


def assert_svg(path: Path, title: str, texts: list[str]) -> None:
    """Title, what is shown, author and date stand in it as text."""
    root = ElementTree.parse(path).getroot()
    assert path.read_text(encoding="utf-8").count("data:font/woff;base64,") == 2
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    found = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    bare = ["".join(text.split()) for text in found]
    assert "".join(title.split()) in bare
    assert ["".join(text.split()) for text in texts if "".join(text.split()) not in bare] == []
    foot = texts[-1]
    assert "Not a document of those who pledged." in foot
    assert foot.endswith(f"As of {day(date.today())}.")


def assert_slide(path: Path, title: str) -> None:
    [slide] = Presentation(str(path)).slides
    assert slide.shapes.title.text_frame.text == title
    assert [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE] == []


def assert_csv(path: Path, visitor: Visitor) -> None:
    """A byte order mark, the rows of the table beside the buttons, and where they come from."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    table = visitor.page.get_by_test_id("stTable").locator("tr")
    if len(rows) <= 41:  # a longer table scrolls in a grid, which is a drawing
        cells = "all => all.map(row => [...row.cells].map(cell => cell.innerText))"
        visitor.comes_to([row[:-1] for row in rows], lambda: table.evaluate_all(cells))
    assert rows[0][-1] == "Source"
    [source] = {row[-1] for row in rows[1:]}
    assert f"As of {day(date.today())} · data version {CURATED.version} · " in source


def test_the_list_gives_the_chosen_pledges_in_its_order(walk: Visit) -> None:
    visitor = walk("/tracker?theme=military&sort=title")
    titles = visitor.page.locator("table.pledges a.title").all_inner_texts()
    assert len(titles) == 5
    path = taken(visitor, "CSV")
    assert path.name == name("pledges", "csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["Pledge"] for row in rows] == titles
    path = taken(visitor, "Excel")
    assert path.name == name("pledges", "xlsx")
    book = openpyxl.load_workbook(path)
    assert [row[list(rows[0]).index("Pledge")] for row in book.worksheets[0].values][1:] == titles


def test_all_data_come_as_a_workbook_and_as_the_file_that_they_are(walk: Visit) -> None:
    visitor = walk("/method")
    path = taken(visitor, "Excel workbook")
    assert path.name == name("all-data", "xlsx", "")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["about", *COLUMNS, "dictionary"]
    for sheet, columns in COLUMNS.items():
        assert [cell.value for cell in book[sheet][1]] == list(columns)
    assert book["commitments"].max_row == 33
    about = book["about"]["A2"].value
    assert f"As of {day(date.today())} · data version {CURATED.version} · " in about
    path = taken(visitor, "YAML file")
    assert path.name == "commitments.yaml"
    assert path.read_bytes() == (ROOT / "data" / "commitments.yaml").read_bytes()
