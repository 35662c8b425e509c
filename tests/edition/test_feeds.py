"""Feeds, the calendar and the changes, as programs of others read them."""

from __future__ import annotations

import json

from lxml import etree

from commitments.edition.edition import Edition
from commitments.edition.feeds import files
from commitments.tables.view import View
from tests.conftest import NOW, assessment, commitment, evidence, register

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FACTS = f"{evidence()}\n{evidence('one-02', '2021-02-01', 'setback', recorded='2021-03-01')}"


def made(*pledges: str, base: str = "") -> dict[str, bytes]:
    return files(Edition(View(register(*pledges), NOW, "0123abcd"), b"", base))


def told(feed: bytes, path: str) -> list[str]:
    return [str(one) for one in etree.fromstring(feed).xpath(path, namespaces=ATOM)]


def test_a_feed_tells_moves_and_facts_newest_first() -> None:
    feed = made(commitment("one", FACTS, assessment()))["feed.xml"]
    assert told(feed, "//a:entry/a:title/text()") == [
        "Setback: What happened",
        "Title of one: Limited action",
        "Advance: What happened",
    ]
    assert told(feed, "//a:entry/a:updated/text()") == [
        "2021-03-01T00:00:00Z",
        "2020-03-02T00:00:00Z",
        "2020-03-01T00:00:00Z",
    ]
    assert told(feed, "//a:entry/a:link/@href") == [
        "pledges/one.html#fact-one-02",
        "pledges/one.html#judgements",
        "pledges/one.html#fact-one-01",
    ]
    assert told(feed, "/a:feed/a:updated/text()") == ["2021-03-01T00:00:00Z"]


def test_the_names_of_entries_last_wherever_the_folder_stands() -> None:
    pledge = commitment("one", FACTS, assessment())
    here, there = made(pledge), made(pledge, base="https://example.org/x")
    ids = told(here["feed.xml"], "//a:id/text()")
    assert len(set(ids)) == 4
    assert told(there["feed.xml"], "//a:id/text()") == ids
    assert told(there["feed.xml"], "//a:entry/a:link/@href")[0] == (
        "https://example.org/x/pledges/one.html#fact-one-02"
    )
    assert told(there["feed.xml"], "/a:feed/a:link[@rel='self']/@href") == [
        "https://example.org/x/feed.xml"
    ]


def test_there_is_a_feed_for_all_that_something_is_told_of() -> None:
    found = made(commitment("one", FACTS, assessment()), commitment("two", theme="talks"))
    assert {path for path in found if path.startswith("feeds/")} == {
        *("feeds/theme-aid.xml", "feeds/region-iraq.xml", "feeds/pledge-one.xml"),
    }
    assert told(found["feeds/pledge-one.xml"], "//a:entry/a:link/@href")[0].startswith("../pledges")


def test_hostile_text_stays_text_in_a_feed() -> None:
    feed = made(commitment("one", evidence(), assessment(), title="'</title><x>&'"))["feed.xml"]
    assert "</title><x>&: Limited action" in told(feed, "//a:entry/a:title/text()")


def test_the_changes_are_told_for_programs() -> None:
    found = json.loads(made(commitment("one", FACTS, assessment()))["changes.json"])
    assert [one["page"] for one in found["periods"]] == [
        "changes/last-year.html",
        "changes/since-the-pledges.html",
    ]
    assert found["periods"][1]["moved"] == [
        {"commitment": "one", "from": "not_assessed", "to": "limited"}
    ]
    assert found["periods"][1]["facts"] == ["one-02", "one-01"]


def test_the_calendar_names_the_next_review() -> None:
    calendar = made(commitment("one", evidence(date="2026-11-01", recorded="2026-11-02")))
    lines = calendar["calendar.ics"].decode().split("\r\n")
    assert "DTSTART;VALUE=DATE:20270130" in lines
    assert "UID:review-2027-01-30@meeting-2019.commitment-tracker" in lines
