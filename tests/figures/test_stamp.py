"""The stamp on every chart, and the names of its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from commitments.figures import chart
from commitments.figures.chart import Stamp
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.conftest import NOW, TODAY, commitment, register
from tests.standing.test_words import LIMITED, stands

STAMP = Stamp("All pledges", 3, 4, NOW, "0123abcd")


def test_the_stamp_of_a_chart() -> None:
    assert STAMP.subtitle == "3 of 4 pledges"
    filtered = replace(STAMP, filters="Theme: Aid")
    assert filtered.subtitle == "Theme: Aid · 3 of 4 pledges"
    assert STAMP.foot == "As of 28 Nov 2026"


def test_the_stamp_names_the_other_clock_where_it_differs() -> None:
    earlier = replace(STAMP, moment=Moment(date(2024, 1, 2), TODAY))
    assert earlier.foot == "As of 2 Jan 2024, as known on 28 Nov 2026"


def test_the_stamp_says_where_what_is_unconfirmed_is_counted_in() -> None:
    counted = replace(STAMP, moment=replace(NOW, unconfirmed=True))
    assert counted.foot == ("As of 28 Nov 2026, with entries that no second reader has confirmed")
    name = counted.file_name("status", "png")
    assert name == "status_as-of-2026-11-28_with-unconfirmed_0123abcd.png"


def test_the_stamps_of_one_pledge_of_a_series_and_of_members() -> None:
    assert chart.stamp_of_one(STAMP, stands()).subtitle == "Title of one"
    assert chart.stamp_of_series(STAMP).subtitle == "Measured series"
    assert chart.stamp_of_members(STAMP).subtitle == "Members named in sources"
    assert chart.stamp_of_members(STAMP).foot == STAMP.foot


def test_a_stamp_in_one_line() -> None:
    assert replace(STAMP, source="Source: us").line == (
        "3 of 4 pledges · As of 28 Nov 2026 · data version 0123abcd · Source: us"
    )


@pytest.mark.parametrize(
    ("chosen", "known_at", "name"),
    [
        ("", TODAY, "m_status-by-theme_as-of-2026-11-28_0123abcd.pptx"),
        ("aid", TODAY, "m_status-by-theme_aid_as-of-2026-11-28_0123abcd.pptx"),
        (
            *("", date(2025, 1, 2)),
            "m_status-by-theme_as-of-2026-11-28_known-at-2025-01-02_0123abcd.pptx",
        ),
    ],
)
def test_the_name_of_a_file_says_what_it_is(chosen: str, known_at: date, name: str) -> None:
    moment = Moment(TODAY, known_at)
    stamp = replace(STAMP, meeting="m", chosen=chosen, moment=moment)
    assert stamp.file_name("status-by-theme", "pptx") == name


@pytest.mark.parametrize(
    ("chosen", "part"),
    [
        (Filter(), ""),
        (Filter(themes=("aid", "talks")), "aid-talks"),
        (Filter(statuses=("not_started",), text="Élan: x/../y"), "not-started-lan-x-y"),
        (Filter(themes=("aid", "talks"), regions=("iraq", "syria")), "aid-talks-iraq-and-1-more"),
        (Filter(text="word " * 40), "word-" * 11 + "word"),
    ],
)
def test_filters_in_the_name_of_a_file(chosen: Filter, part: str) -> None:
    view = View(register(LIMITED), NOW, "0123abcd")
    assert chart.stamp_of_selection(view.select(chosen)).chosen == part


def test_the_stamp_of_a_selection() -> None:
    view = View(register(LIMITED, commitment("two", theme="talks")), NOW, "0123abcd")
    assert chart.stamp_of_selection(view.select(Filter(themes=("talks",)))) == (
        Stamp(
            *("Theme: Talks", 1, 2, NOW, "0123abcd"),
            source="Assessment: The desk. Not a document of those who pledged.",
            meeting="meeting-2019",
            chosen="talks",
            pledged=date(2019, 6, 25),
        )
    )


def test_only_a_stamp_of_the_readers_moment_is_current() -> None:
    selection = View(register(commitment()), NOW, "").select(Filter())
    past = chart.stamp_of_selection(selection)
    assert [past.current, chart.stamp_of_selection(selection, current=True).current] == [
        *(False, True)
    ]
    assert chart.stamp_of_entry(past, TODAY, "", "All", 1).current
