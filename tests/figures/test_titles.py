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
    ("rose", "fell", "other", "words"),
    [
        (0, 0, 0, "No pledge changed status from 1 Jan 2020 to 28 Nov 2026"),
        (1, 0, 0, "1 pledge changed status from 1 Jan 2020 to 28 Nov 2026: 1 for the better"),
        (
            *(2, 1, 1),
            "4 pledges changed status from 1 Jan 2020 to 28 Nov 2026: 1 for the worse and 2 for the"
            " better",
        ),
        (0, 0, 2, "2 pledges changed status from 1 Jan 2020 to 28 Nov 2026"),
    ],
)
def test_the_title_of_changes(rose: int, fell: int, other: int, words: str) -> None:
    before = Moment(date(2020, 1, 1), TODAY)
    assert titles.changes_title(before, NOW, rose, fell, other) == words


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([], "No pledge passes these filters."),
        ([("Aid", 2, 0, 3)], "Aid: none of 3 substantially kept, 2 at the end of 2024"),
        ([("Aid", 0, 1, 3)], "Aid: 1 of 3 substantially kept, none at the end of 2024"),
        (
            [("Aid", 1, 1, 3), ("Talks", 0, 0, 1)],
            "In each theme as many pledges are substantially kept as at the end of 2024",
        ),
        (
            [("Aid", 2, 1, 3), ("Talks", 1, 0, 1)],
            "In every theme fewer pledges are substantially kept than at the end of 2024",
        ),
        (
            [("Aid", 2, 3, 3), ("Talks", 1, 1, 1)],
            "In Aid more pledges are substantially kept than at the end of 2024, in none fewer",
        ),
        (
            [*((name, 2, 1, 3) for name in ("Aid", "Law", "Trade", "Money")), ("Talks", 1, 1, 1)],
            "In 4 themes fewer pledges are substantially kept than at the end of 2024, in none more",
        ),
        (
            [("Aid", 2, 3, 3), ("Talks", 1, 0, 1), ("Law", 1, 0, 1)],
            "More pledges than at the end of 2024 are substantially kept in Aid, fewer in Talks and"
            " Law",
        ),
    ],
)
def test_the_title_of_themes(pairs: list[tuple[str, int, int, int]], words: str) -> None:
    assert titles.themes_title(pairs, "at the end of 2024") == words


def test_the_title_of_regions_says_regions() -> None:
    pairs = [("North", 2, 1, 3), ("South", 2, 1, 3)]
    assert titles.themes_title(pairs, "in 2024", "region") == (
        "In every region fewer pledges are substantially kept than in 2024"
    )


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
        (kept(2), "2 of 4 pledges were substantially kept or better in 2019"),
        (
            kept(1, 1),
            "1 of 4 pledges was substantially kept or better in each year from 2019 to 2020",
        ),
        (
            kept(1, 3, 2),
            "At the end of 2020, 3 of 4 were substantially kept or better; today it is 2",
        ),
        (
            kept(1, 3, 3, 0),
            "At the end of 2021, 3 of 4 were substantially kept or better; today none is",
        ),
        (
            kept(2, 1, 1, 3),
            "At the end of 2021, 1 of 4 was substantially kept or better; today it is 3",
        ),
        (
            kept(0, 3),
            "At the end of 2019, none of 4 was substantially kept or better; today it is 3",
        ),
        (
            {2018: {Status.NOT_ASSESSED: 3, Status.LIMITED: 1}} | kept(1, 3),
            "At the end of 2019, 1 of 4 was substantially kept or better; today it is 3",
        ),
        (
            {2018: {Status.NOT_ASSESSED: 4}} | kept(3, 3),
            "3 of 4 pledges were substantially kept or better in each year from 2019 to 2020",
        ),
    ],
)
def test_the_title_of_the_years(years: dict[int, dict[Status, int]], words: str) -> None:
    assert titles.years_title(years, None) == words


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (date(2022, 6, 30), "on 30 Jun 2022 it was 2"),
        (date(2022, 12, 31), "at the end of 2022 it was 2"),
    ],
)
def test_a_day_that_is_not_the_readers_is_named(as_of: date, words: str) -> None:
    title = titles.years_title(kept(1, 3, 2), as_of)
    assert title == f"At the end of 2020, 3 of 4 were substantially kept or better; {words}"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({}, "No pledge passes these filters."),
        (
            {Trend.SILENT: 2, Trend.FEW: 1},
            "In 12 months neither setbacks nor advances led for any of 3 pledges",
        ),
        (
            {Trend.WORSENING: 2, Trend.IMPROVING: 1},
            "In 12 months setbacks led for 2 of 3 pledges, advances for 1",
        ),
        (
            {Trend.IMPROVING: 1, Trend.FEW: 1},
            "In 12 months setbacks led for none of 2 pledges, advances for 1",
        ),
        ({Trend.WORSENING: 1}, "In 12 months setbacks led for this pledge"),
    ],
)
def test_the_title_of_trends(found: dict[Trend, int], words: str) -> None:
    assert titles.trends_title([found]) == words


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], "No fact with a direction names a place in 2023"),
        ([("A", 1, 1)], "Most happened in A in 2023: 1 fact, a setback"),
        ([("A", 1, 0)], "Most happened in A in 2023: 1 fact, an advance"),
        ([("A", 3, 0), ("B", 1, 0)], "Most happened in A in 2023: 3 facts, none of them a setback"),
        ([("A", 3, 1)], "Most happened in A in 2023: 3 facts, 1 of them a setback"),
        ([("A", 3, 2)], "Most happened in A in 2023: 3 facts, 2 of them setbacks"),
        ([("A", 3, 3)], "Most happened in A in 2023: 3 facts, all of them setbacks"),
        ([("A", 2, 0), ("B", 2, 1)], "Most facts in 2023: A and B, 2 each"),
        ([(one, 1, 0) for one in "ABCD"], "4 places have most facts in 2023: 1 each"),
    ],
)
def test_the_title_of_a_map_of_facts(places: list[tuple[str, int, int]], words: str) -> None:
    assert titles.facts_title(places, "in 2023") == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([("2020", 5.0)], "Money, 2020: 5 USD"),
        ([("2020", 5.0), ("2021-03", 1200.0)], "Money, Mar 2021: 1,200 USD"),
        ([("2020", 5.0), ("2021", 6.0), ("2022", 4.5)], "Money, 2022: 4.5 USD, the lowest of 3 values"),
        ([("2020", 5.0), ("2021", 6.0), ("2022", 7.0)], "Money, 2022: 7 USD, the highest of 3 values"),
        ([("2020", 5.0), ("2021", 7.0), ("2022", 7.0)], "Money, 2022: 7 USD"),
        ([("2020", 5.0), ("2020", 7.0)], "Money, USD"),
    ],
)  # fmt: skip
def test_the_title_of_a_series(values: list[tuple[str, float]], words: str) -> None:
    assert titles.series_title("Money", "USD", values) == words


def test_statuses_by_row_in_words_in_the_order_of_the_bars() -> None:
    rows = [("Aid", {Status.LIMITED: 2}), ("Talks", {Status.REVERSED: 1, Status.LIMITED: 1})]
    assert titles.statuses_alt("Title", rows) == (
        "Title. Aid: 2 limited action. Talks: 1 limited action and 1 reversed."
    )
    assert titles.statuses_alt("Title", []) == "No pledge passes these filters."


def test_counts_that_moved() -> None:
    before, after = {Status.LIMITED: 2}, {Status.LIMITED: 1, Status.REVERSED: 1}
    assert titles.counts_moved(before, after) == "Limited action 2 → 1, Reversed 0 → 1"


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
