"""What the five slides say, word for word."""

from __future__ import annotations

from datetime import date

from commitments.briefing.contents import Request, contents
from commitments.briefing.five import Next
from commitments.tables.filter import Filter
from commitments.vocabulary import Status
from tests.briefing.register import changing, request, small_contents


def test_the_answer_stands_with_one_row_of_numbers_and_what_moved_and_holds() -> None:
    found = small_contents().five
    assert found.answer.first == (
        "Of the 16 pledges made on 25 June 2019, 2 are substantially kept and 9 saw limited action."
    )
    assert found.numbers == (
        (Status.SUBSTANTIAL, 2),
        (Status.LIMITED, 9),
        (Status.UNCLEAR, 1),
        (Status.NO_EVIDENCE, 1),
        (Status.NOT_ASSESSED, 1),
        (Status.OVERTAKEN, 1),
        (Status.REVERSED, 1),
    )
    assert [said.text for said in found.moved] == [
        "1 Jun 2022: What happened in sideways-02.",
        "15 May 2022: What happened in first-01.",
        "12 May 2022: What happened in sinking-04.",
    ]
    assert [said.text for said in found.holds] == [
        "“Title of rose” and “Title of disputed” are substantially kept or better.",
        "15 May 2022: What happened in first-01.",
    ]


def test_each_change_stands_once_under_what_decided_it() -> None:
    found = small_contents().five
    assert found.changes_title == "11 pledges changed status since 30 June 2021, 1 for the better"
    told = [
        (group.heading.text, [change.after.commitment.id for change in group.changes])
        for group in found.changes
    ]
    assert told == [
        ("1 Jun 2022: What happened in sideways-02.", ["sideways"]),
        ("15 May 2022: What happened in first-01.", ["first"]),
        ("12 May 2022: What happened in sinking-04.", ["sinking"]),
        ("2 May 2022: What happened in party-02 (says Embassy).", ["party"]),
        ("1 May 2022: What happened in rose-02.", ["rose"]),
        ("1 May 2022: What happened in relayed-01.", ["relayed"]),
        ("1 Apr 2022: What happened in fell-02.", ["fell"]),
        ("2 Mar 2022: What happened in worse-too-02.", ["worse-too"]),
        ("1 Mar 2022: What happened in worse-02.", ["worse"]),
        ("Judged without a fact that decided it.", ["unsettled", "mended"]),
    ]


def test_what_comes_next_is_told_by_date_and_whether_a_meeting_is_on_file() -> None:
    found = small_contents().five
    assert found.coming_title == (
        "Next: review of 1 pledge due on 30 June 2022; no meeting is on file"
    )
    assert found.coming == (
        Next(
            "Now", "Review of 3 pledges overdue.", "“Title of stale”, “Title of silent” and 1 more."
        ),
        Next("30 June 2022", "Review of 1 pledge due: “Title of fell”."),
        Next("30 July 2022", "Review of 2 pledges due.", "“Title of rose” and “Title of relayed”."),
        Next("31 July 2022", "Review of 2 pledges due.", "“Title of party” and “Title of mended”."),
        Next("Meetings", "No meeting is on file."),
    )
    assert found.raised == (
        "Who takes up “Title of fell” again?",
        "What takes the place of “Title of sideways”?",
        "What is being done on “Title of sought”?",
    )


def test_one_pledge_is_named_and_told_by_itself() -> None:
    found = contents(request(Filter(ids=("again",)))).five
    assert found.answer.first == "“Title of again” saw limited action."
    assert found.changes_title == "This pledge stands as it did, since 30 June 2021"
    assert found.changes == ()
    assert [said.text for said in found.news] == ["15 Jun 2022: What happened in again-02."]
    assert [said.text for said in found.moved] == ["No pledge changed status since 30 June 2021."]


def test_since_the_pledges_were_made_is_said_so() -> None:
    made = contents(Request(changing().select(Filter()), date(2019, 6, 25)))
    assert "since the pledges were made on 25 June 2019" in made.five.changes_title
