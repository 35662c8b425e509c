"""The sentences on all members, by whole value, and what their list holds."""

from __future__ import annotations

from commitments.answers.answer import Answer
from commitments.answers.members import members_answer, total_line
from tests.tables.test_member_rows import listed


def test_who_acted_is_said_with_its_base_and_with_what_is_missing() -> None:
    found = listed()
    assert members_answer(found, 5) == Answer(
        "Of 3 members named in sources 2 acted in facts on file; for the other one there is none.",
        "Most facts: Switzerland (4) and France (2). Sources count 5 members; the names of 2"
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
