"""Two sides by year: the chart by its whole description."""

from __future__ import annotations

from commitments.figures.chart import Chart, stamp_of_selection
from commitments.figures.shapes import Bars
from commitments.figures.side_by_side import each_year
from commitments.tables.side import compared
from commitments.vocabulary import Effect, Status
from tests.answers.sides import chosen

YEARS = tuple(map(str, range(2019, 2027)))


def chart(one: str, other: str) -> Chart:
    selection = chosen()
    stamp = stamp_of_selection(selection)
    found = compared(selection, one, other)
    return each_year(found, selection.view.register.meeting.date, stamp)


def test_both_sides_stand_on_one_scale_in_one_description() -> None:
    made = chart("theme.aid", "theme.talks")
    assert (
        made.title
        == "Substantially kept or better: Aid from 2 of 2 in 2024 to none; Talks none of 1"
    )
    assert made.subtitle == "Status at the end of each year · 3 of 3 pledges"
    bars = made.shapes
    assert isinstance(bars, Bars)
    assert (bars.rows, bars.groups) == (YEARS * 2, ("Aid",) * 8 + ("Talks",) * 8)
    assert {part.term: part.values for part in bars.parts} == {
        Status.SUBSTANTIAL: (0, 0, 0, 0, 0, 2, 0, 0) + (0,) * 8,
        Status.LIMITED: (0,) * 7 + (2,) + (0, 0, 0, 0, 0, 1, 0, 1),
        Status.NOT_ASSESSED: (2, 2, 2, 2, 2, 0, 2, 0, 1, 1, 1, 1, 1, 0, 1, 0),
    }
    assert list(made.table.columns) == [
        *("Side", "Year", "Substantially kept", "Limited action", "Not assessed", "All")
    ]
    assert made.table.iloc[5].tolist() == ["Aid", 2024, 2, 0, 0, 2]
    assert "Aid, 2024: 2 substantially kept. " in made.alt


def test_single_pledges_are_told_by_their_status() -> None:
    assert chart("pledge.one", "pledge.three").title == (
        "Title of one: limited action, substantially kept in 2024; Title of three: limited action"
    )


def test_two_members_have_facts_by_direction_and_no_status() -> None:
    made = chart("member.DEU", "member.FRA")
    assert made.title == (
        "Facts since 2019 in which they acted: Germany 1 setback and 1 context; France 1 setback"
    )
    assert isinstance(made.shapes, Bars)
    assert {part.term: part.values for part in made.shapes.parts} == {
        Effect.SETBACK: (0,) * 7 + (1,) + (0,) * 7 + (1,),
        Effect.CONTEXT: (0, 1) + (0,) * 14,
    }
    assert made.alt.endswith("France, 2025: none. France, 2026: 1 setback.")


def test_of_a_member_beside_a_theme_nothing_is_drawn() -> None:
    made = chart("member.DEU", "theme.aid")
    assert isinstance(made.shapes, Bars)
    assert set(made.shapes.groups) == {"Aid"}


def test_members_without_a_fact_are_a_sentence() -> None:
    made = chart("member.AUT", "member.AUT")
    assert (made.title, made.shapes) == ("No fact is on file in which either member acted", None)
    assert made.alt == "No fact is on file in which either member acted."
