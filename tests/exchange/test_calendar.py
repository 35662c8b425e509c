"""A calendar file, whole."""

from __future__ import annotations

from dataclasses import replace

from commitments.dates import PartialDate
from commitments.exchange.calendar import to_calendar
from commitments.register.model import Register
from commitments.standing.coming_up import Coming, coming_up
from commitments.standing.standing import standings
from tests.conftest import NOW, TODAY, commitment, evidence, register

DATA = register(commitment("one", evidence()))
(ONE,) = DATA.commitments


def calendar(*coming: Coming) -> str:
    return to_calendar(DATA, coming).decode()


def lines(*coming: Coming) -> list[str]:
    """The lines as a reader joins them, without those of the file around the events."""
    text = calendar(*coming)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[7:-2]


def test_a_whole_file() -> None:
    review = Coming(
        "review-2027-02-26", PartialDate.parse("2027-02-26"), "Review of 1 pledge due", (ONE,)
    )
    assert calendar(review) == "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//commitment tracker//coming up//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:A meeting",
            "X-WR-CALNAME:A meeting",
            "BEGIN:VEVENT",
            "UID:review-2027-02-26@meeting-2019.commitment-tracker",
            "DTSTAMP:20200301T000000Z",
            "DTSTART;VALUE=DATE:20270226",
            "DTEND;VALUE=DATE:20270227",
            "SUMMARY:Review of 1 pledge due",
            "DESCRIPTION:Title of one",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )


def test_a_month_lasts_until_the_next_and_an_address_stands_as_it_is() -> None:
    meeting = Coming(
        *("rome", PartialDate.parse("2027-12"), "Rome", (), "They meet."),
        url="https://example.org/a,b;c",
        meeting=True,
    )
    assert lines(meeting) == [
        "BEGIN:VEVENT",
        "UID:rome@meeting-2019.commitment-tracker",
        "DTSTAMP:20200301T000000Z",
        "DTSTART;VALUE=DATE:20271201",
        "DTEND;VALUE=DATE:20280101",
        "SUMMARY:Rome",
        "DESCRIPTION:They meet.",
        "URL:https://example.org/a,b;c",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def test_what_a_value_may_not_hold_is_escaped() -> None:
    text = Coming("x", PartialDate.parse("2027"), "a;b,c\\n\r\nd\re\u202e", (ONE, ONE))
    summary, description = lines(text)[5:7]
    assert summary == "SUMMARY:a\\;b\\,c\\\\n\\nde"
    assert description == "DESCRIPTION:Title of one\\nTitle of one"


def test_no_line_is_over_75_octets_and_no_letter_is_cut() -> None:
    title = "Türkiye – “Ministry” 😀 " * 12
    text = calendar(Coming("x", PartialDate.parse("2027"), title))
    each = text.encode().split(b"\r\n")
    assert 70 < max(map(len, each)) <= 75
    for line in each:
        line.decode()
    assert f"SUMMARY:{title}" in text.replace("\r\n ", "")


def test_what_is_late_is_not_in_it() -> None:
    late = Coming("review-late", PartialDate.parse("2020-01-01"), "Overdue", (ONE,), late=True)
    assert lines(late) == []


def test_the_same_register_gives_the_same_bytes(curated: Register) -> None:
    found = coming_up(standings(curated, NOW), curated.milestones, TODAY)
    made = to_calendar(curated, found)
    assert made == to_calendar(curated, found)
    assert made.count(b"BEGIN:VEVENT") == sum(not one.late for one in found) > 0
    ids = [line for line in made.split(b"\r\n") if line.startswith(b"UID:")]
    assert len(ids) == len(set(ids))


def test_a_name_of_the_register_is_that_of_the_calendar() -> None:
    named = replace(DATA, register=replace(DATA.register, name="Pledges, all"))
    assert "X-WR-CALNAME:Pledges\\, all\r\n" in to_calendar(named, ()).decode()
