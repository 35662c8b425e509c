"""The sentences on all members, by whole value, and what their list holds."""

from __future__ import annotations

from commitments.answers.answer import Answer
from commitments.answers.members import members_answer, total_line
from commitments.tables.filter import Filter
from commitments.tables.member_rows import Row, facts, rows, table
from commitments.tables.view import View
from tests.answers.test_member import small
from tests.conftest import NOW


def listed(order: str = "name", chosen: Filter | None = None) -> tuple[Row, ...]:
    return rows(View(small(), NOW, "").select(chosen or Filter()), order)


def test_who_acted_is_said_with_its_base_and_with_what_is_missing() -> None:
    found = listed()
    assert members_answer(found, 5) == Answer(
        "Of 3 members named in sources 2 acted in facts on file; for the other one there is none.",
        "Most facts name Switzerland (4) and France (2). Sources count 5 members; the names of 2"
        " were not found.",
    )
    assert members_answer((), 5) == Answer("No member is named by this date.")
    france, italy, _ = found
    assert members_answer(found, 4).more.endswith("the name of one was not found.")
    assert members_answer([italy], None) == Answer(
        "No fact on file names the one member as acting."
    )
    assert members_answer([italy, italy], 2, 1).first == (
        "No fact on file bearing on this pledge names any of 2 members as acting."
    )
    assert members_answer([france], 1).first == (
        "The one member named in sources acted in facts on file."
    )
    assert members_answer([france, france], 2, 3).first == (
        "Both members named in sources acted in facts on file that bear on these 3 pledges."
    )
    assert members_answer([france, italy, italy, italy], 2) == Answer(
        "Of 4 members named in sources 1 acted in facts on file; for the other 3 there is none."
    )


def test_the_total_says_that_a_fact_of_several_counts_for_each() -> None:
    found = listed()
    assert total_line(found, 5, 6) == (
        "5 of 6 facts name who acted. One fact of several members counts once for each of them and"
        " once here, so that the numbers of the members come to 6."
    )
    assert total_line(found, 6, 7) == "6 of 7 facts name who acted."


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
    assert [(row["Key"], row["What it does"], row["Acted with"]) for row in one] == [
        ("f", "Advance", ""),
        ("c", "Setback", "France"),
        ("b", "Advance and setback", ""),
        ("a", "Advance", ""),
    ]
    assert one[2] == {
        "Date": "2020-03-01",
        "What it does": "Advance and setback",
        "Fact": "What happened",
        "Theme": "Aid",
        "Advances": ("Title of one",),
        "Sets back": ("Title of two",),
        "Acted with": "",
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
