"""Charts that the static edition draws itself: values by date, and maps."""

from __future__ import annotations

import re

from commitments.briefing.notes.drawing import Area, Words
from commitments.dates import PartialDate
from commitments.edition import drawn_map, drawn_values, svg
from commitments.edition.site import site
from commitments.figures.shapes import Values
from tests.conftest import assessment, commitment, evidence
from tests.edition.test_site import edition, tree, words

DAYS = tuple(map(PartialDate.parse, ("2020-01-01", "2020-02-01", "2022-01-01")))


def numbers(values: Values, width: float = 560) -> list[str]:
    marks = drawn_values.drawn(values, width).marks
    return [one.text for one in marks if isinstance(one, Words) and one.bold]


def test_the_newest_value_always_has_its_number() -> None:
    values = Values("people", DAYS, (10.0, 20.0, 4_890_000.0), ("", "", ""), joined=True)
    assert numbers(values) == ["4,890,000", "20", "10"]
    many = tuple(PartialDate.parse(f"2020-01-{n:02}") for n in range(1, 20))
    close = Values("people", many, (4_000_000.0,) * 19, ("",) * 19)
    assert 0 < len(numbers(close, 100)) < 4


def test_bars_are_as_high_as_their_values() -> None:
    drawing = drawn_values.drawn(
        Values("USD", DAYS, (10.0, 0.0, 20.0), ("", "", ""), bars=True), 560
    )
    high = [one.height for one in drawing.marks if isinstance(one, Area)]
    assert high == [55.0, 1, 110.0]


def test_a_map_has_its_outlines_once_and_circles_for_both_widths() -> None:
    pledge = commitment("one", evidence(date="2026-11-01", recorded="2026-11-02"))
    page = tree(site(edition(pledge)), "regions/index.html")
    (figure,) = page.xpath("//figure")
    wide, small = figure.xpath("./svg")
    assert len(wide.xpath(".//path[contains(@class, 'land')]")) >= 1
    assert small.xpath(".//path[contains(@class, 'land')]") == []
    assert small.xpath(".//use/@href") == [f"#{wide.xpath('.//g/@id')[0]}"]
    assert "Boundaries and names shown do not imply any opinion" in words(figure)


def test_corners_that_nobody_sees_are_left_out() -> None:
    line = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0)]
    assert drawn_map._path(line, 1, "z") == "M0 0l10 0 0 10z"
    assert drawn_map._path([(1.0, 1.0), (1.01, 1.0)], 1) == ""
    assert drawn_map._path([(0.0, 0.0), (10.5, -0.5)], 1) == "M0 0l10.5-.5"


def test_rectangles_in_one_paint_are_one_shape() -> None:
    page = tree(site(edition(commitment("one", evidence(), assessment()))), "index.html")
    drawn = page.xpath("//figure/svg[@class='wide']/path[starts-with(@class, 'p-')]/@d")
    assert all(re.fullmatch(r"(m-?[\d.]+[ -][\d.]+h[\d.]+v[\d.]+h-[\d.]+z)+", one) for one in drawn)
    assert svg.number(-0.04) == "0"
