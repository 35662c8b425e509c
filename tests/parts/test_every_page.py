"""What holds of every page: its frame, its filters, its address."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from commitments.answers.overview import of_selection
from commitments.dates import day, when
from commitments.figures import chart
from commitments.standing.standing import first_recorded
from commitments.standing.words import nothing_recorded
from commitments.tables.filter import Filter
from commitments.tables.sorting import ordered
from components.shell.pages import PAGES, PageEntry
from components.widgets.text import plain
from tests.conftest import TODAY
from tests.parts import html
from tests.parts.app import (
    COMMITMENT,
    CURATED,
    FILTERED,
    MEMBERS,
    METHOD,
    SOME,
    TRACKER,
    captions,
    day_field,
    foot,
    opened,
    paragraphs,
    pieces,
    some,
    started,
    taken_away,
    view_at,
    warnings,
)
from tests.parts.app import links as labels

NAVIGATION = ["Overview", "Pledges", "Changes", "Briefing", "Method"]
VIEWS = ["List", "Board", "Years", "Themes", "Regions", "Meetings", "Members", "Compare"]
MEETING = "Paris meeting of the Global Coalition against Daesh/ISIS, 25 Jun 2019."
BY = "Assessment: Curation team of this register. Not a document of those who pledged."
RIGHTS = "Our words: CC BY 4.0; quotes and titles belong to their sources."


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_stands_in_the_frame(entry: PageEntry) -> None:
    at = opened(entry.script)
    assert [header.value for header in at.header] == [entry.question or "Which pledge?"]
    # Beside text fields the ways to other pages are buttons, elsewhere links.
    ways = [button.label for button in at.button] if entry.fields else labels(at)
    assert ways[: len(NAVIGATION)] == NAVIGATION
    assert labels(at) == [] or not entry.fields
    views = VIEWS if entry.place == "Pledges" and entry.filtered else []
    # Those of one page are buttons there, so that none of two quick clicks is lost.
    here = [button.label for button in at.button if str(button.key).startswith("view ")]
    assert here == (views[:3] if entry.script == TRACKER else [])
    assert labels(at)[len(NAVIGATION) :] == [view for view in views if view not in here]
    newest = f"Newest fact on file: {when(str(view_at().newest))}."
    said, printed = foot(at)
    assert said == f"{MEETING} {BY} As of 28 Nov 2026. {newest} {RIGHTS}"
    assert re.fullmatch(r"Printed from \S+ on 28 November 2026\.", printed)
    assert warnings(at) == [error.value for error in at.error] == []
    assert dict(at.query_params) == {}


PAST = "The state of **30 Jun 2022**{}, not of today."


@pytest.mark.parametrize(
    ("known_at", "notice", "known"),
    [
        ("2026-11-24", ", as this file knew it on 24 Nov 2026", ", as known on 24 Nov 2026"),
        ("", ", as this file knew it on 28 Nov 2026", ", as known on 28 Nov 2026"),
    ],
)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_says_that_it_shows_the_past(
    entry: PageEntry, known_at: str, notice: str, known: str
) -> None:
    dates = {"as_of": "2022-06-30"} | ({"known_at": known_at} if known_at else {})
    at = opened(entry.script, **dates)
    assert captions(at).count(PAST.format(notice)) == 1
    assert f"{BY} As of 30 Jun 2022{known}. Newest fact on file: " in foot(at)[0]
    assert dict(at.query_params) == dates


def test_a_page_of_today_does_not_speak_of_the_past() -> None:
    assert [text for text in captions(opened()) if "not of today" in text] == []


@pytest.mark.parametrize("script", FILTERED)
def test_a_search_that_finds_nothing_says_so_and_offers_the_way_on(script: str) -> None:
    at = opened(script, q="xyzzy", theme="military")
    assert html.said(at) == ["“xyzzy” leads to none of 5 pledges that pass the other filters."]
    assert (taken_away(at), html.heads(at), len(at.get("plotly_chart"))) == ([], [], 0)
    assert at.button(key="without-search").label == "5 pledges without the search"
    assert at.button(key="none").label == "Clear all filters"
    at.button(key="none").click().run()
    assert dict(at.query_params) == {}
    assert html.said(at) == html.said(opened(script)) != []
    assert len(html.pieces(at)) > 5000


def stamp_on(script: str) -> chart.Stamp:
    """What charts print on a page with some filters; none touches the map of members."""
    stamp = chart.stamp_of_selection(some())
    return chart.stamp_of_members(stamp) if script == MEMBERS else stamp


@pytest.mark.parametrize("script", FILTERED)
def test_every_chart_prints_the_filters_and_the_number_of_pledges(script: str) -> None:
    at, stamp = opened(script, **SOME), stamp_on(script)
    # Of members nothing else is drawn: the words are the whole line.
    under = [sub for _, sub in html.heads(at) if sub.endswith(stamp.subtitle)]
    charts = taken_away(at)
    assert len(under) == len(charts) >= len(at.get("plotly_chart"))
    assert foot(at)[0].startswith(f"{MEETING} {stamp.source} {stamp.foot}. ")
    assert at.get_by_key("q").value == "iraq"
    assert charts or f"“iraq” leads to {some().count} of " in html.said(at)[0]


@pytest.mark.parametrize("script", sorted({*FILTERED} - {TRACKER}))
def test_what_is_taken_away_bears_the_filters_the_number_and_the_dates(script: str) -> None:
    at, stamp = opened(script, **SOME), stamp_on(script)
    # Nobody judged who is a member: the map names where it was read.
    source = "Sources: " if script == MEMBERS else stamp.source
    names = taken_away(at)
    assert names
    for name in names:
        at.session_state[f"take-{name}"] = True
    at.run()
    for name in names:
        figure = json.loads(at.get_by_key(f"export-{name}").proto.spec)
        printed = [text["text"].replace("<br>", " ") for text in figure["layout"]["annotations"]]
        assert sum(text.endswith(stamp.subtitle) for text in printed) == 1
        assert sum(stamp.foot in text and source in text for text in printed) == 1


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_a_link_to_what_is_unknown_says_so_and_the_page_is_drawn(entry: PageEntry) -> None:
    at = opened(entry.script, theme=["militari", "military"], as_of="2018-01-01", known_at="soon")
    dates = "Known: dates from 2019-06-25 to 2026-11-28."
    themes = ", ".join(theme.name for theme in CURATED.register.themes)
    assert warnings(at) == [
        plain(f"The link asks for {what}, which is not known; it was left out. {known}")
        for what, known in (
            ("the theme “militari”", f"Known: {themes}."),
            ("the as-of date “2018-01-01”", dates),
            ("the date of what this file said “soon”", dates),
        )
    ]
    assert dict(at.query_params) == {"theme": "military"}
    assert " As of 28 Nov 2026. " in foot(at)[0]


def test_a_link_to_a_day_after_today_falls_back_to_today() -> None:
    at = opened(as_of="2026-11-29")
    assert len(at.warning) == 1
    assert day_field(at, "as_of").value == day(TODAY)


def test_a_parameter_that_no_page_knows_is_dropped() -> None:
    assert dict(opened(foo="1", status="limited").query_params) == {"status": "limited"}


def test_filters_that_are_set_by_hand_stand_in_the_address_and_in_every_link() -> None:
    at = opened()
    at.pills(key="theme").set_value(["military", "governance"]).run()
    at.text_input(key="q").set_value("iraq").run()
    day_field(at, "as_of").set_value("31 Jan 2024").run()
    wanted = {"theme": ["military", "governance"], "q": "iraq", "as_of": "2024-01-31"}
    assert dict(at.query_params) == wanted
    carried = "theme=military&theme=governance&q=iraq&as_of=2024-01-31"
    assert {link.proto.query_string for link in at.get("page_link")} == {carried}
    # What lists the pledges of one status or concern has that filter in place of those chosen.
    ways = html.links(html.pieces(at), "commitment|tracker|changes")
    assert ways
    assert [url for url, _ in ways if carried not in url] == []
    assert at.button(key="clear").label == "Clear 2 filters"
    assert "Today" in [button.label for button in at.button]
    other = "Iraq is a region too: show its pledges alone"
    assert at.button(key="of-that-name-region").label == other
    assert [popover.proto.popover.label for popover in at.get("popover")][:2] == [
        "Filters",
        "As of 31 Jan 2024",
    ]


def test_the_address_wins_over_the_widgets_when_it_changes() -> None:
    at = opened(theme="military", q="nato")
    at.query_params = {"status": ["reversed", "overtaken"]}
    at.run()
    assert at.pills(key="theme").value == []
    assert at.pills(key="status").value == ["reversed", "overtaken"]
    assert at.text_input(key="q").value == ""


def test_today_and_clear_all_filters_empty_the_address() -> None:
    at = opened(theme="military", as_of="2022-06-30", known_at="2026-11-24")
    next(button for button in at.button if button.label == "Today").click().run()
    assert dict(at.query_params) == {"theme": "military"}
    at.button[0].click().run()
    assert dict(at.query_params) == {}


def test_two_sessions_with_different_filters_never_see_each_other() -> None:
    one, other = started(TRACKER, theme="military"), started(TRACKER, status="reversed")
    one_only = Filter(themes=("military",))
    other_only = Filter(statuses=("reversed",))
    for _ in range(3):
        one.run()
        other.run()
        for at, chosen in ((one, one_only), (other, other_only)):
            expected = [s.commitment.title for s in ordered(view_at().select(chosen))]
            assert html.listed(at) == expected
    assert dict(one.query_params) == {"theme": "military"}
    assert dict(other.query_params) == {"status": "reversed"}


@pytest.mark.parametrize("known_at", [date(2026, 11, 23), TODAY])
def test_known_at_shows_only_what_was_recorded_by_then(known_at: date) -> None:
    at = opened(known_at=known_at.isoformat())
    known = view_at(known_at=known_at).select(Filter())
    answer = of_selection(known)
    assert html.said(at) == [part for part in (answer.first, answer.more) if part]
    assert foot(at)[0].count(f"Newest fact on file: {when(str(known.view.newest))}.") == 1


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_can_show_the_day_of_the_pledge(entry: PageEntry) -> None:
    at = opened(
        entry.script, as_of="2019-06-25", known_at=TODAY.isoformat(), place="IRQ", id="unity"
    )
    assert f"{BY} As of 25 Jun 2019, as known on 28 Nov 2026. " in foot(at)[0]


@pytest.mark.parametrize("entry", [entry for entry in PAGES if not entry.fields])
def test_before_the_first_entry_every_page_is_one_sentence(entry: PageEntry) -> None:
    first = first_recorded(CURATED.register)
    assert first is not None
    before = first - timedelta(days=1)
    asked = {"known_at": before.isoformat(), "id": "unity", "view": "board", "map": "world"}
    at = opened(entry.script, **asked)
    assert paragraphs(at) == [plain(nothing_recorded(CURATED.register, before))]
    known = f"As of 28 Nov 2026, as known on {day(before)}."
    assert foot(at)[0] == f"{MEETING} {BY} {known} {RIGHTS}"
    assert html.words(html.pieces(at).partition('<footer class="foot">')[0]) == ""
    shown = [node.type for node in at.main if "chart" in node.type or "download" in node.type]
    assert (shown, list(at.dataframe), list(at.table)) == ([], [], [])
    assert dict(at.query_params) == asked


def test_what_a_page_was_asked_for_is_shown_once_something_was_recorded() -> None:
    at = opened(TRACKER, known_at="2026-11-01", view="board", theme="military")
    assert html.listed(at) == []
    day_field(at, "known_at").set_value(day(TODAY)).run()
    assert dict(at.query_params) == {"view": "board", "theme": "military"}
    assert '<table class="pledges"' not in html.pieces(at)
    chosen = view_at().select(Filter(themes=("military",)))
    assert sorted(html.listed(at)) == sorted(s.commitment.title for s in chosen.standings)


def test_a_form_goes_on_whatever_day_is_shown() -> None:
    at = opened("pages/record.py", known_at="2026-11-01")
    assert [header.value for header in at.header] == ["Record progress"]
    assert [text for text in paragraphs(at) if "Nothing had been recorded" in text] == []
    assert foot(at)[0] == f"{MEETING} {BY} As of 28 Nov 2026, as known on 1 Nov 2026. {RIGHTS}"


def test_every_page_can_follow_every_other_in_one_session() -> None:
    at = opened()
    for n, first in enumerate(PAGES):
        back_and_forth = [page for other in PAGES[n + 1 :] for page in (other, first)]
        for entry in (first, *back_and_forth):
            at.switch_page(entry.script).run()
            assert [error.message for error in at.exception] == []
            assert [h.value for h in at.header] == [entry.question or "Which pledge?"]
    assert dict(at.query_params) == {}


def test_a_day_that_cannot_be_read_stays_in_its_field_with_a_sentence() -> None:
    at = opened(as_of="2024-01-31")
    at.text_input(key="as_of-text-0").set_value("3/4/2025").run()
    assert at.text_input(key="as_of-text-0").value == "3/4/2025"
    assert dict(at.query_params) == {"as_of": "2024-01-31"}
    assert [body for body in pieces(at) if 'role="alert"' in body] == [
        '<p class="mistake" role="alert">“3/4/2025” may be 3 April or 4 March; write the month as a'
        " word, as in 12 Nov 2026.</p>"
    ]
    at.text_input(key="as_of-text-0").set_value("3 April 2025").run()
    assert at.text_input(key="as_of-text-0").value == "3 Apr 2025"
    assert dict(at.query_params) == {"as_of": "2025-04-03"}
    assert [body for body in pieces(at) if 'role="alert"' in body] == []


@pytest.mark.parametrize("script", [METHOD, COMMITMENT])
def test_a_search_where_nothing_is_filtered_leads_to_the_list(script: str) -> None:
    at = opened(script, theme="military")
    at.text_input(key="q").set_value("iraq")
    next(button for button in at.button if button.label == "Search").click().run()
    assert [header.value for header in at.header] == ["Find and compare pledges"]
    assert dict(at.query_params) == {"theme": "military", "q": "iraq"}
