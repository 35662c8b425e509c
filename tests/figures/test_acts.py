"""What a member did over time, and its sums: each chart by its whole description, and as drawn."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from commitments.answers.member import money_title
from commitments.briefing.slides.deck import slide_of
from commitments.figures import acts as figures
from commitments.figures.acts import acts_title
from commitments.figures.chart import Chart, stamp_of_member, stamp_of_selection
from commitments.figures.plot.draw import draw
from commitments.figures.shapes import Bands, Mark, Values
from commitments.standing.acts import Act, acts
from commitments.standing.money import money
from commitments.standing.standing import standings
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Effect
from tests.answers.test_member import small
from tests.conftest import NOW
from tests.figures.drawn import LOOKS

FOUND = small()
NAMES = FOUND.member_names


def done(code: str) -> tuple[Act, ...]:
    return acts(standings(FOUND, NOW), code)


def stamped(code: str, chosen: Filter | None = None) -> Chart:
    stamp = stamp_of_selection(View(FOUND, NOW, "").select(chosen or Filter()))
    return figures.over_time(done(code), stamp_of_member(stamp, code, NAMES[code]))


def test_a_mark_a_fact_stands_without_a_row_of_statuses() -> None:
    chart = stamped("CHE")
    assert (chart.name, chart.title) == ("acts-over-time", "Advances led in 2021")
    assert isinstance(chart.shapes, Bands)
    assert (chart.shapes.rows, chart.shapes.stretches, chart.shapes.events) == ((), (), ())
    assert chart.shapes.marks == (
        Mark(date(2020, 2, 1), Effect.ADVANCE, "1 Feb 2020: What happened"),
        Mark(date(2020, 3, 1), Effect.ADVANCE, "1 Mar 2020: What happened"),
        Mark(date(2020, 3, 1), Effect.SETBACK, "1 Mar 2020: What happened"),
        Mark(date(2020, 4, 30), Effect.SETBACK, "Apr 2020: What happened"),
        Mark(date(2021, 1, 1), Effect.ADVANCE, "1 Jan 2021: What happened"),
    )
    assert chart.table.to_dict("split")["data"] == [[2020, 2, 2, 0], [2021, 1, 0, 0]]
    assert chart.alt == "Advances led in 2021. 2020: 2 advances and 2 setbacks. 2021: 1 advance."
    assert chart.subtitle == (
        "Facts in which it acted, by quarter: advances up, setbacks down · Switzerland · 2 of 2"
        " pledges"
    )
    assert stamped("CHE", Filter(themes=("talks",))).stamp.subtitle == (
        "Switzerland · Theme: Talks · 1 of 2 pledges"
    )
    assert chart.stamp.file_name("facts", "csv").startswith("meeting-2019_facts_che_as-of-")
    nothing = stamped("ITA")
    assert (nothing.title, nothing.shapes) == ("No fact on file names it as acting", None)


A, S, C = Effect.ADVANCE, Effect.SETBACK, Effect.CONTEXT


@pytest.mark.parametrize(
    ("years", "title"),
    [
        ({}, "No fact on file names it as acting"),
        ({2020: {C: 3}}, "Only facts of context: no advance and no setback"),
        ({2020: {A: 1}}, "1 advance in 2020, no setback"),
        ({2020: {A: 1}, 2021: {A: 3}}, "4 advances, most in 2021; no setback"),
        ({2020: {A: 2}, 2021: {}, 2022: {A: 2}}, "4 advances, most in 2020 and 2022; no setback"),
        (
            {2020: {A: 1}, 2021: {A: 1}, 2023: {A: 1}},
            "3 advances from 2020 to 2023, no setback",
        ),
        ({2020: {S: 2}, 2021: {S: 1}}, "3 setbacks, most in 2020; no advance"),
        ({2020: {S: 2, A: 1}, 2021: {A: 1}}, "Setbacks led in 2020, advances in 2021"),
        (
            {2019: {A: 1}, 2020: {A: 1}, 2021: {A: 1}, 2022: {S: 1}, 2023: {A: 9, S: 2}},
            "Setbacks led in 2022, advances from 2019 to 2021 and 2023",
        ),
        ({2019: {A: 1, S: 1}, 2020: {S: 1}}, "Setbacks led in 2020"),
        ({2019: {A: 1, S: 1}}, "As many setbacks as advances in each year"),
    ],
)
def test_the_title_says_in_which_years_setbacks_led(
    years: dict[int, dict[Effect, int]], title: str
) -> None:
    assert acts_title({year: Counter(found) for year, found in years.items()}) == title


def sums(code: str, *more: Act) -> Chart:
    found = money([*more, *done(code)], code)
    stamp = stamp_of_selection(View(FOUND, NOW, "").select(Filter()))
    return figures.sums(found, money_title(found), NAMES, stamp)


def test_sums_stand_in_a_table_by_stage_and_are_drawn_where_there_are_three() -> None:
    chart = sums("CHE")
    assert chart.title == "4 sums of money on file: pledged, contracted and paid"
    assert [row[:4] + row[5:6] for row in chart.table.to_dict("split")["data"]] == [
        ["Pledged", "CHF", 3.0, "1 Mar 2020", ""],
        ["Pledged", "CHF", 5.0, "1 Feb 2020", ""],
        ["Contracted", "EUR", 7.0, "1 Jan 2021", ""],
        ["Paid", "EUR", 9.0, "Apr 2020", "Switzerland and France"],
    ]
    assert (chart.shapes, chart.about) == (None, "")
    third = next(act for act in done("CHE") if act.fact.id == "a")
    drawn = sums("CHE", third)
    assert isinstance(drawn.shapes, Values)
    assert (drawn.shapes.unit, drawn.shapes.values) == ("CHF", (5.0, 3.0, 5.0))
    assert drawn.about == "Pledged, in CHF: a mark a sum"
    assert drawn.alt.endswith("Paid, Apr 2020: EUR 9.")


@pytest.mark.parametrize("look", LOOKS)
def test_marks_alone_are_drawn_on_pages_and_on_a_slide(look: str) -> None:
    chart = stamped("CHE")
    figure = draw(chart, LOOKS[look])
    assert [list(trace.y) for trace in figure.data] == [[0.86] * 3, [-0.86] * 2]
    assert figure.layout.yaxis2.domain[1] == 1
    assert slide_of(chart)[:2] == b"PK"
