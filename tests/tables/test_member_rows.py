"""What the list of members holds of each, and the facts of one member as a table."""

from __future__ import annotations

from datetime import date

from commitments.tables.filter import Filter
from commitments.tables.member_rows import Row, facts, rows, table
from commitments.tables.view import View
from tests.answers.test_member import MEMBERS, did, small
from tests.conftest import NOW, commitment, register


def listed(order: str = "name", chosen: Filter | None = None) -> tuple[Row, ...]:
    return rows(View(small(), NOW, "").select(chosen or Filter()), order)


def test_the_list_stands_by_name_or_by_number_of_facts() -> None:
    assert [(row.member.code, len(row.acts)) for row in listed()] == [
        ("FRA", 2),
        ("ITA", 0),
        ("CHE", 4),
    ]
    assert [row.member.code for row in listed("facts")] == ["CHE", "FRA", "ITA"]
    assert [
        (row.member.code, len(row.acts)) for row in listed(chosen=Filter(themes=("talks",)))
    ] == [
        ("FRA", 0),
        ("ITA", 0),
        ("CHE", 2),
    ]
    assert listed()[2].themes == (("aid", 3), ("talks", 1))


def test_the_table_has_a_row_a_member_and_a_row_a_fact() -> None:
    found = small()
    columns = table(listed(), found).to_dict("list")
    assert {name: columns[name] for name in ("Member", "Facts", "Advance a pledge", "Note")} == {
        "Member": ["France", "Italy", "Switzerland"],
        "Facts": [2, 0, 4],
        "Advance a pledge": [0, 0, 3],
        "Note": ["", "no fact on file", ""],
    }
    assert (columns["Set a pledge back"], columns["Context alone"]) == ([1, 0, 2], [1, 0, 0])
    assert (columns["Aid"], columns["Talks"]) == ([2, 0, 3], [0, 0, 1])
    assert columns["Newest fact"] == ["2020", "", "1 Jan 2021"]
    one = facts(listed()[2].acts, "CHE", found).to_dict("records")
    assert [(row["Key"], row["What it does"], row["Also acted"]) for row in one] == [
        ("f", "Advance", ""),
        ("c", "Setback", "France"),
        ("b", "Advance and setback", ""),
        ("a", "Advance", ""),
    ]
    france = facts(listed()[0].acts, "FRA", found).to_dict("records")
    assert [(row["Key"], row["What it does"]) for row in france] == [
        ("d", "Context"),
        ("c", "Setback"),
    ]
    assert one[2] == {
        "Date": "2020-03-01",
        "What it does": "Advance and setback",
        "Fact": "What happened",
        "Theme": "Aid",
        "Advances": ("Title of one",),
        "Sets back": ("Title of two",),
        "Also acted": "",
        "Sum": 3.0,
        "Currency": "CHF",
        "Stage": "Pledged",
        "Quote": "",
        "Caveat": "",
        "Kind of source": "Independent monitor",
        "Publisher": "UN",
        "Address": "https://example.org/b",
        "Key": "b",
    }


def test_a_fact_is_told_by_what_it_moves_and_with_all_that_it_holds() -> None:
    link = ', actors: [CHE], collective: true, quote: "As said", caveat: But.'
    fact = did("a", "2020-02-01", "advance", "CHE").replace(
        "effect: advance}", "effect: advance}, {commitment: two, effect: context}", 1
    )
    found = register(
        commitment("one", fact.replace(", actors: [CHE]", link)), commitment("two"), MEMBERS
    )
    [made] = rows(View(found, NOW, "").select(Filter()), "facts")[:1]
    assert facts(made.acts, "CHE", found).to_dict("records") == [
        {
            **{"Date": "2020-02-01", "What it does": "Advance", "Fact": "What happened"},
            **{"Theme": "Aid", "Advances": ("Title of one",), "Sets back": ()},
            **{"Also acted": "the members together", "Sum": "", "Currency": "", "Stage": ""},
            **{"Quote": "As said", "Caveat": "But.", "Kind of source": "Independent monitor"},
            **{"Publisher": "UN", "Address": "https://example.org/a", "Key": "a"},
        }
    ]


def test_a_member_is_in_the_list_from_the_day_by_which_it_had_joined() -> None:
    days = ("2020-02-29", "2020-03-01")
    assert [
        [
            row.member.code
            for row in rows(View(small(), NOW.at(date.fromisoformat(day)), "").select(Filter()))
        ]
        for day in days
    ] == [["ITA", "CHE"], ["FRA", "ITA", "CHE"]]
