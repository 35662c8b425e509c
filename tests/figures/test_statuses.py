"""Counts of statuses and judgements by year: each chart by its whole description."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from commitments.figures import statuses
from commitments.figures.chart import Chart, stamp_of_selection
from commitments.figures.shapes import Bars, Cell, Cells, Part
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Status, Trend
from tests.conftest import NOW
from tests.figures.drawn import CHARTS, EVENTS
from tests.figures.registers import real, small

S = Status
STAMP = stamp_of_selection(small().select(Filter()))


def of(name: str, chosen: Filter | None = None) -> Chart:
    return CHARTS[name](small().select(chosen or Filter()))


def table(chart: Chart) -> list[list[object]]:
    split = chart.table.to_dict("split")
    return [split["columns"], *split["data"]]


def test_the_statuses_by_year() -> None:
    chart = of("by_year")
    assert chart.title == (
        "At the end of 2021, 1 of 4 was substantially kept or better; on 30 Jun 2022 none was"
    )
    assert chart.subtitle == "Status at the end of each year · 4 of 4 pledges"
    assert chart.alt == (
        f"{chart.title}. 2019: 4 not assessed. 2020: 1 substantially kept, 2 limited action and 1"
        " not assessed. 2021: 1 substantially kept, 1 limited action, 1 not assessed and 1 reversed."
        " 2022: 2 limited action, 1 not assessed and 1 reversed."
    )
    assert table(chart) == [
        ["Year", "Substantially kept", "Limited action", "Not assessed", "Reversed", "All"],
        ["2019", 0, 0, 4, 0, 4],
        ["2020", 1, 2, 1, 0, 4],
        ["2021", 1, 1, 1, 1, 4],
        ["2022", 0, 2, 1, 1, 4],
    ]
    assert chart.shapes == Bars(
        ("2019", "2020", "2021", "2022"),
        (
            Part(S.SUBSTANTIAL, (0, 1, 1, 0)),
            Part(S.LIMITED, (0, 2, 1, 2)),
            Part(S.NOT_ASSESSED, (4, 1, 1, 1)),
            Part(S.REVERSED, (0, 0, 1, 1)),
        ),
        upright=True,
        tops=(0, 1, 1, 0),
        top="Substantially kept or better, of 4",
        events=EVENTS,
        last="to 30 Jun",
    )


def test_a_year_that_is_over_says_nothing_below_its_bar() -> None:
    view = View(small().register, Moment(date(2021, 12, 31), NOW.known_at), "")
    shapes = CHARTS["by_year"](view.select(Filter())).shapes
    assert isinstance(shapes, Bars)
    assert (shapes.rows[-1], shapes.last) == ("2021", "")


def test_the_statuses_of_themes_at_two_dates() -> None:
    chart = of("themes")
    assert chart.name == "status-by-theme"
    assert chart.subtitle == "Pledges by status: end 2020 and today · 4 of 4 pledges"
    assert chart.alt == (
        "Title given. Aid, End 2020: 1 substantially kept and 1 limited action. Aid, Today: 2"
        " limited action. Talks, End 2020: 1 limited action and 1 not assessed. Talks, Today: 1 not"
        " assessed and 1 reversed."
    )
    assert table(chart) == [
        [
            "Theme",
            "When",
            "Substantially kept",
            "Limited action",
            "Not assessed",
            "Reversed",
            "All",
        ],
        ["Aid", "End 2020", 1, 1, 0, 0, 2],
        ["Aid", "Today", 0, 2, 0, 0, 2],
        ["Talks", "End 2020", 0, 1, 1, 0, 2],
        ["Talks", "Today", 0, 0, 1, 1, 2],
    ]
    assert chart.shapes == Bars(
        ("End 2020", "Today", "End 2020", "Today"),
        (
            Part(S.SUBSTANTIAL, (1, 0, 0, 0)),
            Part(S.LIMITED, (1, 2, 1, 0)),
            Part(S.NOT_ASSESSED, (0, 0, 1, 1)),
            Part(S.REVERSED, (0, 0, 0, 1)),
        ),
        groups=("Aid", "Aid", "Talks", "Talks"),
    )


def test_the_statuses_at_two_dates() -> None:
    chart = of("compared")
    assert chart.alt == (
        "Title given. Before: 1 substantially kept, 2 limited action and 1 not assessed. After: 2"
        " limited action, 1 not assessed and 1 reversed."
    )
    assert chart.shapes == Bars(
        ("Before", "After"),
        (
            Part(S.SUBSTANTIAL, (1, 0)),
            Part(S.LIMITED, (2, 2)),
            Part(S.NOT_ASSESSED, (1, 1)),
            Part(S.REVERSED, (0, 1)),
        ),
    )


def test_the_trends_of_themes() -> None:
    chart = of("trends")
    assert chart.title == "In 12 months neither setbacks nor advances led for any of 4 pledges"
    assert (
        chart.alt
        == f"{chart.title}. Aid: 1 silent and 1 too few events for a trend. Talks: 2 silent."
    )
    assert table(chart) == [
        ["Theme", "Too few events for a trend", "Silent", "All"],
        ["Aid", 1, 1, 2],
        ["Talks", 0, 2, 2],
    ]
    assert chart.shapes == Bars(
        ("Aid", "Talks"), (Part(Trend.FEW, (1, 0)), Part(Trend.SILENT, (1, 2)))
    )


def test_the_pledges_against_the_years() -> None:
    chart = of("each_year", Filter(themes=("aid",)))
    assert chart.title == "1 of 2 pledges lost “substantially kept” in 2022"
    assert chart.subtitle == "Status at the end of each year · Theme: Aid · 2 of 4 pledges"
    assert chart.alt == (
        f"{chart.title}. Title of one: 2019 not assessed, 2020 limited action, 2021 limited action,"
        " 2022 limited action. Title of two: 2019 not assessed, 2020 substantially kept, 2021"
        " substantially kept, 2022 limited action."
    )
    assert table(chart) == [
        ["Theme", "Pledge", "2019", "2020", "2021", "2022"],
        ["Aid", "Title of one", *_labels(S.NOT_ASSESSED, S.LIMITED, S.LIMITED, S.LIMITED)],
        ["Aid", "Title of two", *_labels(S.NOT_ASSESSED, S.SUBSTANTIAL, S.SUBSTANTIAL, S.LIMITED)],
    ]
    assert chart.shapes == Cells(
        "Pledge",
        ("2019", "2020", "2021", "2022"),
        ("Title of one", "Title of two"),
        (
            (
                Cell(S.NOT_ASSESSED, "Why one in 2019"),
                Cell(S.LIMITED, "Why one in 2020"),
                Cell(S.LIMITED, "Why one in 2021"),
                Cell(S.LIMITED, "Why one in 2022"),
            ),
            (
                Cell(S.NOT_ASSESSED, "Why two in 2019"),
                Cell(S.SUBSTANTIAL, "Why two in 2020"),
                Cell(S.SUBSTANTIAL, "Why two in 2021", differs=True),
                Cell(S.LIMITED, "Why two in 2022"),
            ),
        ),
        ("Aid", "Aid"),
    )


def _labels(*terms: Status) -> list[str]:
    return [term.label for term in terms]


def test_the_rows_of_a_theme_stand_together() -> None:
    stood = pd.DataFrame(
        [(2020, id, "limited") for id in "abc"], columns=["year", "commitment", "status"]
    )
    rows = [("a", "A", "Aid"), ("b", "B", "Talks"), ("c", "C", "Aid")]
    shapes = statuses.each_year(stood, rows, lambda id, _: (id, False), STAMP).shapes
    assert isinstance(shapes, Cells)
    assert shapes.rows == ("A", "C", "B")
    assert shapes.groups == ("Aid", "Aid", "Talks")
    assert [row[0].text for row in shapes.cells if row[0]] == ["a", "c", "b"]


@pytest.mark.parametrize("name", ["by_year", "themes", "compared", "trends", "each_year"])
def test_an_empty_selection_has_no_shapes_and_says_why(name: str) -> None:
    chart = of(name, Filter(text="nothing has these words"))
    assert (chart.shapes, len(chart.table)) == (None, 0)
    if name not in ("themes", "compared"):
        assert chart.title == "No pledge passes these filters."


@pytest.mark.parametrize("name", ["by_year", "themes", "compared", "trends"])
def test_bars_hold_the_numbers_of_the_whole_register_once(name: str) -> None:
    chart = CHARTS[name](real().select(Filter()))
    assert isinstance(chart.shapes, Bars)
    by_row = [sum(column) for column in zip(*(p.values for p in chart.shapes.parts), strict=True)]
    assert by_row == chart.table["All"].tolist()
    for part in chart.shapes.parts:
        assert chart.table[part.name].tolist() == list(part.values)


def test_many_themes_are_compared_in_pages_on_one_scale() -> None:
    pairs = [(f"Theme {n}", {S.LIMITED: n}, {S.REVERSED: 1}) for n in range(1, 10)]
    first, second = statuses.compared_in_pages("Theme", pairs, ("Then", "Now"), "Found", STAMP)
    assert [one.title for one in (first, second)] == ["Found (1 of 2)", "Found (2 of 2)"]
    assert [one.name for one in (first, second)] == ["status-by-theme-1", "status-by-theme-2"]
    assert first.alt.startswith("Found (1 of 2). Theme 1, Then: 1 limited action. ")
    assert isinstance(first.shapes, Bars) and isinstance(second.shapes, Bars)
    assert [len(one.shapes.rows) for one in (first, second)] == [16, 2]  # type: ignore[union-attr]
    assert [first.shapes.longest, second.shapes.longest] == [9, 9]
    (alone,) = statuses.compared_in_pages("Theme", pairs[:8], ("Then", "Now"), "Found", STAMP)
    assert (alone.title, alone.name) == ("Found", "status-by-theme")
    long = [
        (f"{name} of a name that needs two lines under the chart", *both) for name, *both in pairs
    ]
    assert len(statuses.compared_in_pages("Theme", long, ("Then", "Now"), "Found", STAMP)) == 3
