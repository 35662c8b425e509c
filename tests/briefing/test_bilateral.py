"""What is said for a meeting with a member."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation

from commitments.briefing.bilateral import Bilateral, Room, bilateral, meeting_with
from commitments.briefing.bilateral_pack import sheet
from commitments.briefing.contents import NothingToBrief
from commitments.briefing.notes.blocks import Listing
from commitments.briefing.notes.pdf import pages
from commitments.briefing.slides.bilateral_deck import bilateral_deck, slide_titles
from commitments.dates import PartialDate
from commitments.record_words import MilestoneKind
from commitments.register.background import Milestone
from commitments.standing.standing import Moment
from commitments.tables.view import View
from tests.answers.meeting import MEMBERS, small
from tests.conftest import commitment, register
from tests.figures.registers import real

AS_OF = date(2022, 6, 30)
VIEW = View(small(), Moment(AS_OF, AS_OF), "0123abcd")


def with_(code: str, room: Room = Room()) -> Bilateral:  # noqa: B008
    return bilateral(meeting_with(VIEW, (code,), "https://t.example/briefing?q"), room)


def lines(found: Bilateral) -> dict[str, list[str]]:
    """All that is said, by its part."""
    parts = (
        *(found.pledged, found.did, found.back, found.silent, found.money),
        *(found.asks, found.questions, found.coming),
    )
    told = {part.heading: [str(line) for line in part.lines] for part in parts}
    return {"answer": [found.answer.text]} | told


def test_everything_that_is_said_of_a_member_names_its_source() -> None:
    found = with_("ESP")
    assert lines(found) == {
        "answer": [
            "Spain: it acted in 7 facts on file; 5 advance a pledge, 1 advances one pledge but sets another back and 1 is "
            "context. All bear on Aid. The newest is of 1 December 2021. Pledges are judged "
            "here, not members."
        ],
        "What was pledged together": [
            "The 3 pledges were made together on 25 June 2019, by no member "
            "alone. Pledges are judged, not members: this page gives no "
            "verdict on a member. [7]",
            "Bound by them, in the words of the register: All (2) and Some (1). [7]",
            "It joined between 2014 and 2016, before the pledges were made on 25 June 2019. [1]",
        ],
        "What it did: the weightiest of 5 facts that advance a pledge": [
            "1 Feb 2020. What happened in cited (reporting). Towards “Title of water”. [2]",
            "1 Jul 2021. What happened in promised (reporting). Towards “Title of water”. [3]",
            "1 Jun 2021. What happened "
            "in shared (reporting; also "
            "acting: Lake Union). "
            "Towards “Title of water”. "
            "[4]",
            "Mar 2021. Spain paid for "
            "wells until 30 June 2023 (a "
            "party’s word; with a "
            "caveat). Towards “Title of "
            "water”. [5]",
        ],
        "What was set back": [
            "1 Dec 2021. What happened in left (reporting; also acting: Portugal). "
            "Towards “Title of talks”; away from “Title of water”. [6]"
        ],
        "Not on file": [
            "On 1 pledge no fact on file names it as acting: “Title of silent”. That says "
            "nothing about what it did on this pledge. [7]"
        ],
        "Money on file, never added up": [
            "Paid: EUR 1.5 million (Mar 2021). [5]",
            "Pledged: EUR 20,000 (1 Jul 2021). [3]",
            "Pledged, with others: EUR 700 (1 Jun 2021). [4]",
        ],
        "What it will be asked": [
            "“Title of water”: what follows? A fact of 1 Dec 2021 in which it "
            "acted points away from it. [6]",
            "“Title of talks”: what can it add? Status of the pledge: not "
            "assessed; no new fact within the review period. Facts on it in "
            "which it acted: 1. [7]",
            "Was what it pledged paid? EUR 20,000 (1 Jul 2021) is on file as "
            "pledged; the file does not tie payments to pledges. [3]",
            "What did it do that is not on file? No fact on file names it as "
            "acting on “Title of silent”. [7]",
        ],
        "Hard questions, and lines to take": [
            "Did it do its part? The pledges were made together, "
            "and pledges are judged here, not members. What may be "
            "said: it acted in 7 facts on file; 5 advance a pledge, "
            "1 advances one pledge but sets another back and 1 is context. [7]",
            "Did it go back on a pledge? One fact in which it acted "
            "with others set 1 pledge back. A fact is no verdict on "
            "a member, and each pledge is judged on all of its "
            "facts. [7]",
            "Who says so? 5 of the 7 facts rest on reporting, 1 on "
            "an independent monitor and 1 on a party’s word. In 2 "
            "of the 7 facts others acted too. [7]",
            "How much did it pay? On file as paid: EUR 1.5 million "
            "(Mar 2021). What was pledged or contracted is told "
            "apart, and no sums are added up. [5]",
        ],
        "Coming up": [
            "30 Jun 2023: Spain paid for wells until 30 June 2023 (fact of Mar 2021). [5]",
            "Since 1 Mar 2022: review of 2 pledges overdue; it acted on each. [7]",
        ],
    }
    assert found.references == (
        ("Spain: A list.", "https://example.org/m"),
        ("Paper: A page. 1 Feb 2020.", "https://example.org/cited"),
        ("Paper: A page. 1 Jul 2021.", "https://example.org/promised"),
        ("Paper: A page. 1 Jun 2021.", "https://example.org/shared"),
        ("Paper: A page. Mar 2021. Caveat: Its own count.", "https://example.org/paid"),
        ("Paper: A page. 1 Dec 2021.", "https://example.org/left"),
        (
            "A meeting: register of the pledges. As of 30 Jun 2022.",
            "https://t.example/briefing?q",
        ),
    )


def test_less_room_tells_less_and_numbers_only_what_is_told() -> None:
    found = with_("ESP", Room(did=1, back=1, sums=1, asks=1, questions=1, coming=1))
    assert lines(found) == {
        "answer": [
            "Spain: it acted in 7 facts on file; 5 advance a pledge, 1 advances one pledge but sets another back and 1 is "
            "context. All bear on Aid. The newest is of 1 December 2021. Pledges are judged "
            "here, not members."
        ],
        "What was pledged together": [
            "The 3 pledges were made together on 25 June 2019, by no member "
            "alone. Pledges are judged, not members: this page gives no "
            "verdict on a member. [7]",
            "Bound by them, in the words of the register: All (2) and Some (1). [7]",
            "It joined between 2014 and 2016, before the pledges were made on 25 June 2019. [1]",
        ],
        "What it did: the weightiest of 5 facts that advance a pledge": [
            "1 Feb 2020. What happened in cited (reporting). Towards “Title of water”. [2]"
        ],
        "What was set back": [
            "1 Dec 2021. What happened in left (reporting; also acting: Portugal). "
            "Towards “Title of talks”; away from “Title of water”. [3]"
        ],
        "Not on file": [
            "On 1 pledge no fact on file names it as acting: “Title of silent”. That says "
            "nothing about what it did on this pledge. [7]"
        ],
        "Money on file, never added up": [
            "Paid: EUR 1.5 million (Mar 2021). [4]",
            "Pledged: EUR 20,000 (1 Jul 2021). [5]",
            "Pledged, with others: EUR 700 (1 Jun 2021). [6]",
        ],
        "What it will be asked": [
            "“Title of water”: what follows? A fact of 1 Dec 2021 in which it "
            "acted points away from it. [3]"
        ],
        "Hard questions, and lines to take": [
            "Did it do its part? The pledges were made together, "
            "and pledges are judged here, not members. What may be "
            "said: it acted in 7 facts on file; 5 advance a pledge, "
            "1 advances one pledge but sets another back and 1 is context. [7]"
        ],
        "Coming up": [
            "30 Jun 2023: Spain paid for wells until 30 June 2023 (fact of Mar 2021). [4]"
        ],
    }
    assert len(found.references) == 7


def test_of_a_member_without_facts_nothing_is_said_that_it_did_not_do() -> None:
    assert lines(with_("TGO")) == {
        "answer": [
            "Togo: no fact on file names it as acting. That says nothing about what it did."
        ],
        "What was pledged together": [
            "The 3 pledges were made together on 25 June 2019, by no member "
            "alone. Pledges are judged, not members: this page gives no "
            "verdict on a member. [2]",
            "Bound by them, in the words of the register: All (2) and Some (1). [2]",
            "It joined by Mar 2020; the pledges were made on 25 June 2019, "
            "and whether it was a member by then is not known. [1]",
        ],
        "What it did": [],
        "What was set back": [],
        "Not on file": [
            "No fact on file names it as acting. That says nothing about what it did. [2]"
        ],
        "Money on file, never added up": [],
        "What it will be asked": [
            "What did it do that is not on file? No fact on file names it as "
            "acting on “Title of water” and 2 more pledges. [2]"
        ],
        "Hard questions, and lines to take": [
            "Did it do its part? The pledges were made together, "
            "and pledges are judged here, not members. No fact on "
            "file names it as acting, which says nothing about what "
            "it did. [2]"
        ],
        "Coming up": [],
    }


def test_a_meeting_to_come_keeps_its_name_and_mandates_of_others_stay_out() -> None:
    ahead = tuple(
        Milestone(
            **{"id": kind, "title": title, "kind": kind, "level": "All", "place": "Here"},
            date=PartialDate.parse("2022-09-01"),
            summary="To come.",
            url=f"https://example.org/{kind}",
        )
        for kind, title in (
            (MilestoneKind.MEETING, "Rome meeting"),
            (MilestoneKind.MANDATE_END, "Norway's mandate ends"),
        )
    )
    view = View(replace(small(), milestones=ahead), Moment(AS_OF, AS_OF), "0123abcd")
    found = bilateral(meeting_with(view, ("lake",), "https://t.example/briefing?q"))
    told = [str(line) for line in found.coming.lines]
    assert [line for line in told if "review" not in line] == ["1 Sep 2022: Rome meeting. [3]"]
    assert found.references[2] == ("Rome meeting", "https://example.org/meeting")


def test_an_organisation_that_only_acted_with_others() -> None:
    assert lines(with_("lake")) == {
        "answer": [
            "Lake Union: it acted in one fact on file, which advances a pledge. It is of 1 "
            "June 2021. Pledges are judged here, not members."
        ],
        "What was pledged together": [
            "The 3 pledges were made together on 25 June 2019, by no member "
            "alone. Pledges are judged, not members: this page gives no "
            "verdict on a member. [3]",
            "Bound by them, in the words of the register: All (2) and Some (1). [3]",
            "It joined in 2014, before the pledges were made on 25 June 2019. [1]",
        ],
        "What it did": [
            "1 Jun 2021. What happened in shared (reporting; also acting: Spain). Towards "
            "“Title of water”. [2]"
        ],
        "What was set back": [
            "No fact on file in which it acted sets a pledge back. That does not "
            "say that there was none. [3]"
        ],
        "Not on file": [
            "On 2 pledges no fact on file names it as acting: “Title of talks” and “Title "
            "of silent”. That says nothing about what it did on these pledges. [3]"
        ],
        "Money on file, never added up": ["Pledged, with others: EUR 700 (1 Jun 2021). [2]"],
        "What it will be asked": [
            "“Title of water”: what can it add? Status of the pledge: last "
            "known: Limited action, as of 1 Dec 2021; to be judged again; no "
            "new fact within the review period. Facts on it in which it acted: "
            "1. [3]",
            "What did it do that is not on file? No fact on file names it as "
            "acting on “Title of talks” and 1 more pledge. [3]",
        ],
        "Hard questions, and lines to take": [
            "Did it do its part? The pledges were made together, "
            "and pledges are judged here, not members. What may be "
            "said: it acted in 1 fact on file. [3]",
            "Did it go back on a pledge? No fact on file in which "
            "it acted sets a pledge back. That does not say that "
            "there was none. [3]",
            "Who says so? The fact rests on reporting. In the fact others acted too. [3]",
            "How much did it pay? No sum is on file as paid by it "
            "alone. What was pledged or contracted is told apart, "
            "and no sums are added up. [3]",
        ],
        "Coming up": ["Since 1 Mar 2022: review of 1 pledge overdue; it acted on it. [3]"],
    }


def test_there_is_always_a_sentence_where_there_is_nothing_to_say() -> None:
    with pytest.raises(NothingToBrief, match="This register holds no pledges"):
        meeting_with(View(register("  []\n", MEMBERS), Moment(AS_OF, AS_OF), "v"), ("ESP",))
    with pytest.raises(NothingToBrief, match="This register names no members"):
        meeting_with(View(register(commitment()), Moment(AS_OF, AS_OF), "v"), ("ESP",))
    with pytest.raises(NothingToBrief, match="Nothing had been recorded by 1 Jan 2020"):
        early = Moment(date(2020, 1, 1), date(2020, 1, 1))
        meeting_with(View(small(), early, "v"), ("ESP",))


def _of_facts(text: str) -> bool:
    return "fact" in text


def _number(left: str) -> int:
    return int(left.split()[2])


@pytest.mark.parametrize("code", ["DEU", "TUR", "USA", "IRQ", "SYR", "nato", "AFG"])
def test_the_page_is_one_sheet_on_which_no_part_is_empty(code: str) -> None:
    found = bilateral(meeting_with(real(), (code,)))
    paper, left_out = sheet(found)
    assert pages(paper) == 1
    assert all(said.startswith("Bilateral page: ") for said in left_out)
    gone = sum(map(_number, filter(_of_facts, left_out)))
    shown = [b for b in paper.blocks if isinstance(b, Listing) and _of_facts(b.what[0])]
    assert gone == sum(p.of for p in (found.did, found.back)) - sum(len(b.lines) for b in shown)
    listings = [block for block in paper.blocks if isinstance(block, Listing)]
    assert listings and all(block.lines for block in listings)
    assert all(line.said.references for block in listings for line in block.lines)


def test_the_deck_has_two_slides_with_all_sources_in_the_notes() -> None:
    found = with_("ESP")
    slides = list(Presentation(BytesIO(bilateral_deck(found))).slides)
    assert tuple(slide.shapes.title.text_frame.text for slide in slides) == slide_titles(found)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    for number, (text, address) in enumerate(found.references, start=1):
        # When it joined stands in the note alone.
        assert (f"[{number}] {text} {address}" in notes) == (number != 1)
