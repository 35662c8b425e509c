"""What holds of every page: its frame, its filters, its address."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from commitments.dates import day
from commitments.figures import chart
from commitments.standing.standing import first_recorded
from commitments.standing.words import nothing_recorded
from commitments.tables.filter import Filter
from commitments.vocabulary import Status
from components.shell.pages import PAGES, PageEntry
from components.widgets.text import plain
from tests.conftest import TODAY
from tests.parts.app import (
    CURATED,
    FILTERED,
    SOME,
    TRACKER,
    captions,
    figures,
    links,
    opened,
    paragraphs,
    some,
    started,
    view_at,
    warnings,
)

NAVIGATION = ["Overview", "Themes", "Regions", "Tracker", "Changes", "Briefing", "Method"]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_stands_in_the_frame(entry: PageEntry) -> None:
    at = opened(entry.script)
    assert [header.value for header in at.header] == [entry.question or "Which pledge?"]
    # Beside text fields the ways to other pages are buttons, elsewhere links.
    ways = [button.label for button in at.button] if entry.fields else links(at)
    assert ways[: len(NAVIGATION)] == NAVIGATION
    assert links(at) == [] or not entry.fields
    assert captions(at)[-1] == (
        "Paris meeting of the Global Coalition against Daesh\\/ISIS, 25 Jun 2019 ·"
        f" As of 28 Nov 2026 · data version {CURATED.version} · newest fact on file:"
        f" {day(view_at().horizon)} · our words CC BY 4.0; sources keep theirs"
    )
    assert warnings(at) == [error.value for error in at.error] == []
    assert dict(at.query_params) == {}


PAST = ":material/history: The state of **30 Jun 2022**{}, not of today."


@pytest.mark.parametrize(
    ("known_at", "notice", "foot"),
    [
        ("2026-11-24", ", as this file knew it on 24 Nov 2026", ", as known on 24 Nov 2026"),
        ("", ", as this file knew it on 28 Nov 2026", ", as known on 28 Nov 2026"),
    ],
)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_says_that_it_shows_the_past(
    entry: PageEntry, known_at: str, notice: str, foot: str
) -> None:
    dates = {"as_of": "2022-06-30"} | ({"known_at": known_at} if known_at else {})
    at = opened(entry.script, **dates)
    assert captions(at).count(PAST.format(notice)) == 1
    assert f" · As of 30 Jun 2022{foot} · data version " in captions(at)[-1]
    assert dict(at.query_params) == dates


def test_a_page_of_today_does_not_speak_of_the_past() -> None:
    assert [text for text in captions(opened()) if "material/history" in text] == []


@pytest.mark.parametrize("script", FILTERED)
def test_a_search_that_finds_nothing_says_so_and_offers_the_way_on(script: str) -> None:
    at = opened(script, q="xyzzy", theme="military")
    assert paragraphs(at) == ["**No pledge passes these filters.**"]
    assert captions(at)[:-1] == ["Take a filter off, or clear them all."]
    assert len(at.get("plotly_chart")) == 0
    at.button(key="none").click().run()
    assert dict(at.query_params) == {}
    assert len(at.get("plotly_chart")) + len(at.dataframe) > 0


@pytest.mark.parametrize("script", FILTERED)
def test_every_chart_prints_the_filters_and_the_number_of_pledges(script: str) -> None:
    at = opened(script, **SOME)
    stamp = chart.stamp_of_selection(some())
    printed = [text["text"] for f in figures(at) for text in f["layout"]["annotations"]]
    subtitles = [re.sub("<br>", " ", text) for text in printed]
    charts = len(figures(at))
    assert subtitles.count(stamp.subtitle) == charts
    assert sum(text.endswith(stamp.foot) for text in subtitles) == charts
    assert at.get_by_key("q").value == "iraq"
    assert charts or stamp.subtitle in captions(at)[0].replace("\\", "")


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
            ("the known-at date “soon”", dates),
        )
    ]
    assert dict(at.query_params) == {"theme": "military"}
    assert "As of 28 Nov 2026" in captions(at)[-1]


def test_a_link_to_a_day_after_today_falls_back_to_today() -> None:
    at = opened(as_of="2026-11-29")
    assert len(at.warning) == 1
    assert at.date_input(key="as_of").value == TODAY


def test_a_parameter_that_no_page_knows_is_dropped() -> None:
    assert dict(opened(foo="1", status="limited").query_params) == {"status": "limited"}


def test_filters_that_are_set_by_hand_stand_in_the_address_and_in_every_link() -> None:
    at = opened()
    at.pills(key="theme").set_value(["military", "governance"]).run()
    at.text_input(key="q").set_value("iraq").run()
    at.date_input(key="as_of").set_value(date(2024, 1, 31)).run()
    wanted = {"theme": ["military", "governance"], "q": "iraq", "as_of": "2024-01-31"}
    assert dict(at.query_params) == wanted
    carried = "theme=military&theme=governance&q=iraq&as_of=2024-01-31"
    assert {link.proto.query_string.split("&id=")[0] for link in at.get("page_link")} == {carried}
    assert [button.label for button in at.button][1] == "Today"
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
            expected = view_at().select(chosen).commitments["title"].tolist()
            assert at.dataframe[0].value["title"].tolist() == expected
    assert dict(one.query_params) == {"theme": "military"}
    assert dict(other.query_params) == {"status": "reversed"}


@pytest.mark.parametrize("known_at", [date(2026, 11, 23), TODAY])
def test_known_at_shows_only_what_was_recorded_by_then(known_at: date) -> None:
    at = opened(known_at=known_at.isoformat())
    frame = view_at(known_at=known_at).commitments
    kept = frame["status"].isin(["fulfilled", "substantial"]).sum()
    assert at.metric[0].value == f"{kept} of {len(frame)}"
    known = sum(not Status(status).unknown for status in frame["status"])
    assert at.metric[4].delta == f"{known} of {len(frame)} assessed"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_can_show_the_day_of_the_pledge(entry: PageEntry) -> None:
    at = opened(
        entry.script, as_of="2019-06-25", known_at=TODAY.isoformat(), place="IRQ", id="unity"
    )
    assert "As of 25 Jun 2019, as known on 28 Nov 2026 · data version" in captions(at)[-1]


@pytest.mark.parametrize("entry", [entry for entry in PAGES if not entry.fields])
def test_before_the_first_entry_every_page_is_one_sentence(entry: PageEntry) -> None:
    first = first_recorded(CURATED.register)
    assert first is not None
    before = first - timedelta(days=1)
    asked = {"known_at": before.isoformat(), "id": "unity", "view": "board", "measure": "world"}
    at = opened(entry.script, **asked)
    assert [m.value for m in at.markdown] == [
        ":material/history: " + plain(nothing_recorded(CURATED.register, before)),
        ":gray[:small[Paris meeting of the Global Coalition against Daesh\\/ISIS, 25 Jun 2019 ·"
        f" As of 28 Nov 2026, as known on {day(before)} · data version {CURATED.version} · our"
        " words CC BY 4.0; sources keep theirs]]",
    ]
    shown = [node.type for node in at.main if "chart" in node.type or "download" in node.type]
    assert (shown, list(at.dataframe), list(at.table)) == ([], [], [])
    assert dict(at.query_params) == asked


def test_what_a_page_was_asked_for_is_shown_once_something_was_recorded() -> None:
    at = opened(TRACKER, known_at="2026-11-01", view="board", theme="military")
    at.date_input(key="known_at").set_value(TODAY).run()
    assert dict(at.query_params) == {"view": "board", "theme": "military"}
    assert len(at.dataframe) == 0
    chosen = view_at().select(Filter(themes=("military",)))
    assert len(links(at)[len(NAVIGATION) :]) == chosen.count


def test_a_form_goes_on_whatever_day_is_shown() -> None:
    at = opened("pages/record.py", known_at="2026-11-01")
    assert [header.value for header in at.header] == ["Record progress"]
    assert [text for text in paragraphs(at) if "Nothing had been recorded" in text] == []


def test_every_page_can_follow_every_other_in_one_session() -> None:
    at = opened()
    for n, first in enumerate(PAGES):
        back_and_forth = [page for other in PAGES[n + 1 :] for page in (other, first)]
        for entry in (first, *back_and_forth):
            at.switch_page(entry.script).run()
            assert [error.message for error in at.exception] == []
            assert [h.value for h in at.header] == [entry.question or "Which pledge?"]
    assert dict(at.query_params) == {}
