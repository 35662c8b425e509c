"""What a side of a comparison holds, which may be chosen, and whose facts are whose."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.standing.standing import Moment
from commitments.tables import side
from commitments.tables.filter import Filter
from commitments.tables.side import SideKind, compared, side_of
from commitments.tables.view import View
from commitments.vocabulary import Status
from tests.answers.sides import chosen
from tests.conftest import HEAD, NOW, TODAY, commitment, register

END = date(2024, 12, 31)


def held(reference: str, **fields: tuple[str, ...]) -> tuple[str, list[str], list[str]]:
    found = side_of(chosen(**fields), reference)
    pledges = [s.commitment.id for s in found.standings]
    return found.name, pledges, [act.fact.id for act in found.facts]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            "theme.talks",
            ("Talks", ["three"], ["both-acted", "three-02", "three-b", "three-a"]),
        ),
        ("pledge.two", ("Title of two", ["two"], ["both-acted", "one-acted", "two-b", "two-a"])),
        ("member.FRA", ("France", [], ["both-acted"])),
        ("member.AUT", ("Austria", [], [])),
    ],
)
def test_a_side_holds_its_pledges_and_each_fact_once_newest_first(
    reference: str, expected: tuple[str, list[str], list[str]]
) -> None:
    name, pledges, facts = held(reference)
    assert (name, pledges, sorted(facts)) == (*expected[:2], sorted(expected[2]))
    assert facts[:1] == expected[2][:1]


def test_a_region_holds_the_pledges_whose_words_name_it() -> None:
    assert held("region.global")[:2] == ("Worldwide", ["two", "three"])
    assert held("region.global", themes=("aid",))[1] == ["two"]


def test_a_date_holds_the_same_pledges_as_they_stood_then() -> None:
    then = side_of(chosen(statuses=("limited",)), "date.2024-12-31")
    assert (then.name, then.moment) == ("End 2024", Moment(END, TODAY))
    assert then.counts == {Status.SUBSTANTIAL: 2, Status.LIMITED: 1}
    assert then.facts[0].fact.id == "one-acted"
    assert then.moved == (0, 0)


def test_an_event_counts_once_as_a_setback_where_it_is_one_for_any_pledge() -> None:
    selection = chosen()
    assert side_of(selection, "theme.aid").moved == (0, 4)
    assert side_of(selection, "theme.talks").moved == (2, 0)
    assert side_of(selection, "member.DEU").moved == (0, 1)


def test_what_one_has_and_the_other_has_not() -> None:
    found = compared(chosen(), "theme.aid", "theme.talks")
    first, second = ([act.fact.id for act in facts] for facts in found.alone)
    assert first[:3] == ["one-04", "one-03", "one-02"]
    assert second[:1] == ["three-02"]
    [shared] = found.shared
    assert [c.id for c, _ in shared.on] == ["two", "three"]
    assert found.names == ("Aid", "Talks")
    assert not found.same
    table = side.table(found)
    assert list(table.columns) == [
        *("Stands on", "Date", "Effect", "Fact", "Pledges", "Publisher", "Address", "Key")
    ]
    assert len(table) == len(first) + len(second) + 1
    assert table.iloc[0].tolist() == [
        "Both",
        "2026-05-01",
        ("Advance", "Setback"),
        "What happened",
        ("Title of two", "Title of three"),
        "UN",
        "https://example.org/both-acted",
        "both-acted",
    ]


def test_sides_of_one_name_say_what_they_are() -> None:
    named = HEAD.replace("name: Talks", "name: Iraq")
    view = View(register(commitment(), commitment("two", theme="talks"), head=named), NOW, "")
    found = compared(view.select(Filter()), "theme.talks", "region.iraq")
    assert found.names == ("Iraq (theme)", "Iraq (region)")


def test_a_side_beside_itself_is_the_same() -> None:
    assert compared(chosen(), "theme.aid", "theme.aid").same


# ---------------------------------------------------------------- what may be chosen


def test_dates_are_offered_newest_first_and_members_by_name() -> None:
    view = chosen().view
    assert side.choices(view, SideKind.DATE) == {
        "2026-11-28": "28 Nov 2026",
        "2025-12-31": "End 2025",
        "2025-05-05": "Berne, 5 May 2025",
        "2024-12-31": "End 2024",
        "2023-12-31": "End 2023",
        "2022-12-31": "End 2022",
        "2021-12-31": "End 2021",
        "2020-12-31": "End 2020",
        "2019-12-31": "End 2019",
        "2019-06-25": "25 Jun 2019",
    }
    assert list(side.choices(view, SideKind.MEMBER)) == ["AUT", "FRA", "DEU"]


@pytest.mark.parametrize(
    ("than", "expected"),
    [
        ("", "theme.aid"),
        ("theme.aid", "theme.talks"),
        ("theme.talks", "theme.aid"),
        ("member.FRA", "member.DEU"),  # Austria is before it, but has no fact
        ("pledge.two", "pledge.one"),
        ("pledge.three", "pledge.one"),
        ("date.2024-12-31", "date.2026-11-28"),
        ("date.2026-11-28", "date.2025-12-31"),
    ],
)
def test_a_side_that_nobody_chose_is_another_of_that_kind(than: str, expected: str) -> None:
    assert side.default(chosen().view, than) == expected


def test_a_register_with_one_of_each_is_compared_with_itself_at_another_date() -> None:
    head = HEAD.replace("  - {id: talks, name: Talks, summary: What is said.}\n", "")
    head = head.replace("  - {id: global, name: Worldwide, places: []}\n", "")
    view = View(register(commitment(), head=head), NOW, "")
    assert side.default(view) == "date.2026-11-28"
    assert side.default(view, "date.2026-11-28") == "date.2025-12-31"
    on_the_day = View(register(commitment(), head=head), Moment(date(2019, 6, 25), TODAY), "")
    assert side.default(on_the_day, side.default(on_the_day)) == "date.2019-06-25"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme.aids", "the theme “aids”, which is not known; the nearest is Aid (theme.aid)"),
        (
            "member.Germany",
            "the member “Germany”, which is not known; the nearest is Germany (member.DEU)",
        ),
        ("region.", "the region “”, which is not known"),
        (
            "thema.aid",
            "“thema.aid”; write one of theme, region, member, pledge, date with a point and a key"
            " behind it, as in theme.aid",
        ),
        ("date.2024-13-01", "the date “2024-13-01”; write a day as in date.2026-11-28"),
        (
            "date.2018-01-01",
            "the date “1 Jan 2018”, which lies outside of 25 Jun 2019 to 28 Nov 2026; the nearest"
            " is date.2019-06-25",
        ),
        (
            "date.2027-01-01",
            "the date “1 Jan 2027”, which lies outside of 25 Jun 2019 to 28 Nov 2026; the nearest"
            " is date.2026-11-28",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_the_nearest(text: str, said: str) -> None:
    with pytest.raises(ValueError) as error:
        side.read(text, chosen().view)
    assert str(error.value) == said


@pytest.mark.parametrize("text", ["theme.aid", "member.DEU", "pledge.two", "date.2022-02-02"])
def test_what_can_be_read_stays_as_it_is(text: str) -> None:
    assert side.read(text, chosen().view) == text
