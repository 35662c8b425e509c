"""What charts say, verbatim."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.figures import titles
from commitments.standing.standing import Moment
from commitments.vocabulary import Status, Trend
from tests.conftest import NOW, TODAY


@pytest.mark.parametrize(
    ("urls", "words"),
    [
        ([], ""),
        (["https://www.un.org/a", "http://un.org/b"], "Source: un.org"),
        (["https://un.org/a", "https://example.org"], "Sources: un.org and example.org"),
    ],
)
def test_the_hosts_of_sources_in_words(urls: list[str], words: str) -> None:
    assert titles.sources_named(urls) == words


@pytest.mark.parametrize(
    ("best", "now", "words"),
    [
        ({}, {}, "No pledge passes these filters."),
        (
            {Status.SUBSTANTIAL: 2, Status.LIMITED: 1},
            {Status.LIMITED: 3},
            "2 of 3 pledges once reached substantially kept or better; none does now",
        ),
        (
            {Status.SUBSTANTIAL: 2, Status.LIMITED: 1},
            {Status.FULFILLED: 1, Status.LIMITED: 2},
            "2 of 3 pledges once reached substantially kept or better; 1 does now",
        ),
        (
            {Status.SUBSTANTIAL: 2},
            {Status.SUBSTANTIAL: 2},
            "2 of 2 pledges substantially kept or better, now as at best",
        ),
        (
            {Status.LIMITED: 1},
            {Status.REVERSED: 1},
            "0 of 1 pledge substantially kept or better, now as at best",
        ),
    ],
)
def test_the_title_of_the_overview(
    best: dict[Status, int], now: dict[Status, int], words: str
) -> None:
    assert titles.paired_title(best, now) == words


def test_the_overview_in_words() -> None:
    assert titles.paired_alt({Status.LIMITED: 1}, {Status.REVERSED: 1}, {Trend.STEADY: 1}) == (
        "Three stacked bars. Best status ever: 1 limited action. Status now: 1 reversed. Trend over"
        " the last 12 months: 1 steady."
    )
    assert titles.paired_alt({}, {}, {Trend.STEADY: 0}) == (
        "Three stacked bars. Best status ever: none. Status now: none. Trend over the last 12"
        " months: none."
    )


@pytest.mark.parametrize(
    ("rose", "fell", "other", "words"),
    [
        (0, 0, 0, "No status moved between 1 Jan 2020 and 28 Nov 2026"),
        (1, 0, 0, "Between 1 Jan 2020 and 28 Nov 2026, 1 pledge rose"),
        (2, 1, 0, "Between 1 Jan 2020 and 28 Nov 2026, 2 pledges rose and 1 fell"),
        (
            *(0, 3, 1),
            "Between 1 Jan 2020 and 28 Nov 2026, 3 pledges fell and 1 moved neither up nor down",
        ),
        (0, 0, 1, "Between 1 Jan 2020 and 28 Nov 2026, 1 pledge moved neither up nor down"),
    ],
)
def test_the_title_of_changes(rose: int, fell: int, other: int, words: str) -> None:
    before = Moment(date(2020, 1, 1), TODAY)
    assert titles.changes_title(before, NOW, rose, fell, other) == words


@pytest.mark.parametrize(
    ("themes", "words"),
    [
        ([], "No pledge passes these filters."),
        ([("Aid", 0, 3)], "No theme has a pledge that is substantially kept"),
        ([("Aid", 1, 3)], "Every theme has a pledge that is substantially kept or better"),
        (
            [("Aid", 2, 3), ("Talks", 0, 1), ("Money", 1, 1)],
            "Substantially kept or better only in: Aid (2) and Money (1)",
        ),
        (
            [("Aid", 2, 3), ("Talks", 1, 1), ("Money", 1, 1), ("Trade", 1, 2), ("Law", 0, 2)],
            "4 of 5 themes have a pledge that is substantially kept or better",
        ),
    ],
)
def test_the_title_of_themes(themes: list[tuple[str, int, int]], words: str) -> None:
    assert titles.theme_title(themes) == words


def kept(*numbers: int) -> dict[int, dict[Status, int]]:
    """So many of four pledges were substantially kept in the years from 2019."""
    return {
        2019 + n: {Status.SUBSTANTIAL: number, Status.LIMITED: 4 - number}
        for n, number in enumerate(numbers)
    }


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ({}, "No pledge passes these filters."),
        ({2019: {Status.NOT_ASSESSED: 2}}, "No pledge was judged by this date."),
        (kept(0, 0), "None of 4 pledges was substantially kept or better in any year"),
        (kept(2), "2 of 4 pledges substantially kept or better in 2019"),
        (kept(2, 2), "2 of 4 pledges substantially kept or better in each year from 2019 to 2020"),
        (kept(1, 3, 2), "3 of 4 pledges substantially kept or better in 2020, 2 in 2021"),
        (kept(1, 3, 3, 0), "3 of 4 pledges substantially kept or better in 2021, none in 2022"),
        (
            kept(2, 1, 1, 3),
            "3 of 4 pledges substantially kept or better in 2022, up from 1 in 2021",
        ),
        (kept(0, 3), "3 of 4 pledges substantially kept or better in 2020, up from none in 2019"),
        (
            {2018: {Status.NOT_ASSESSED: 4}} | kept(3, 3),
            "3 of 4 pledges substantially kept or better in each year from 2019 to 2020",
        ),
    ],
)
def test_the_title_of_the_years(years: dict[int, dict[Status, int]], words: str) -> None:
    assert titles.years_title(years) == words


def test_statuses_by_row_in_words() -> None:
    rows = [("Aid", {Status.LIMITED: 2}), ("Talks", {Status.REVERSED: 1, Status.LIMITED: 1})]
    assert titles.statuses_alt("Title", rows) == (
        "Title. Aid: 2 limited action. Talks: 1 reversed and 1 limited action."
    )
    assert titles.statuses_alt("Title", []) == "No pledge passes these filters."


@pytest.mark.parametrize(
    ("states", "organisations", "words"),
    [
        (0, 0, "No member had joined by this date."),
        (1, 0, "1 member state named in sources"),
        (0, 1, "1 organisation named in sources"),
        (78, 5, "78 member states and 5 organisations named in sources"),
    ],
)
def test_the_title_of_members(states: int, organisations: int, words: str) -> None:
    assert titles.members_title(states, organisations) == words


def test_the_title_of_pairs_of_theme_and_region() -> None:
    assert titles.heat_title(0, 0) == "No pledge passes these filters."
    assert titles.heat_title(35, 15) == (
        "Where pledges were made: 20 of 35 pairs of theme and region"
    )
