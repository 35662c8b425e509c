"""Every page through AppTest, always from dashboard.py, with a fixed day."""

from __future__ import annotations

import gc
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from commitments import wording
from commitments.changes import compare_standings
from commitments.comparison import arithmetics
from commitments.frames import Filter, Selection, View, by_theme_and_region, findings_at
from commitments.reading import load
from commitments.standing import Moment, totals
from commitments.vocabulary import Status, Trend
from components import register as door
from components.frame import PAGES, PageEntry
from components.text import link, plain
from tests.conftest import HEAD, ROOT, TODAY, assessment, commitment, evidence

OVERVIEW = "pages/overview.py"
THEMES = "pages/themes.py"
REGIONS = "pages/regions.py"
TRACKER = "pages/tracker.py"
COMMITMENT = "pages/commitment.py"
CHANGES = "pages/changes.py"
BRIEFING = "pages/briefing.py"
METHOD = "pages/method.py"
FILTERED = [entry.script for entry in PAGES if entry.filtered]
MEASURES = ["status", "number", "evidence", "world", "members"]
CURATED = load(ROOT / "data" / "commitments.yaml", TODAY)
IDS = [c.id for c in CURATED.register.commitments]

# Several filters at once, in the address and as the core takes them.
SOME = {
    "theme": ["military", "foreign-fighters", "stabilisation"],
    "status": ["limited", "reversed"],
    "kind": "standing",
    "q": "iraq",
}
SOME_FILTER = Filter(
    themes=("military", "foreign-fighters", "stabilisation"),
    statuses=("limited", "reversed"),
    kinds=("standing",),
    text="iraq",
)


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMITMENTS_FILE", raising=False)
    monkeypatch.setattr(door, "today", lambda: TODAY)
    # Looks through all installed packages, once a session of AppTest; none of ours is there.
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", _nothing)


def _nothing(*args: object, **more: object) -> None:
    pass


@pytest.fixture(autouse=True, scope="module")
def light_collections() -> Iterator[None]:
    """Streamlit collects garbage after each run: let it not walk what pytest holds."""
    gc.freeze()
    yield
    gc.unfreeze()


def started(script: str = OVERVIEW, **parameters: str | list[str]) -> AppTest:
    """A new session that opens a page by its address; not yet run."""
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    at.switch_page(script)
    for key, value in parameters.items():
        at.query_params[key] = value
    return at


def opened(script: str = OVERVIEW, **parameters: str | list[str]) -> AppTest:
    at = started(script, **parameters)
    for popover in ("filters", "moment", "which"):
        at.session_state[popover] = True
    at.run()
    assert [error.message for error in at.exception] == []
    return at


def use_file(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    return path


def view_at(as_of: date = TODAY, known_at: date = TODAY) -> View:
    return View(CURATED.register, Moment(as_of, known_at), CURATED.version)


def some(as_of: date = TODAY) -> Selection:
    selection = view_at(as_of).select(SOME_FILTER)
    assert 1 < selection.count < selection.total
    return selection


def links(at: AppTest) -> list[str]:
    return [link.value for link in at.get("page_link")]


_SMALL = re.compile(r":gray\[:small\[(.*)\]\]")


def captions(at: AppTest) -> list[str]:
    """The small grey lines (components.text.small)."""
    found = [_SMALL.fullmatch(m.value) for m in at.markdown]
    return [match[1] for match in found if match]


def paragraphs(at: AppTest) -> list[str]:
    return [m.value for m in at.markdown if not _SMALL.fullmatch(m.value)]


def warnings(at: AppTest) -> list[str]:
    return [warning.value for warning in at.warning]


def subheaders(at: AppTest) -> list[str]:
    return [subheader.value for subheader in at.subheader]


def alt(at: AppTest, chart: str) -> str:
    return str(at.get_by_key(f"chart-{chart}").proto.alt)


def figures(at: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def titles(standings: Any) -> list[str]:
    return [plain(s.commitment.title) for s in standings]


# ---------------------------------------------------------------- every page


NAVIGATION = ["Overview", "Themes", "Regions", "Tracker", "Changes", "Briefing", "Method"]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_stands_in_the_frame(entry: PageEntry) -> None:
    at = opened(entry.script)
    assert [header.value for header in at.header] == [entry.question or "Which pledge?"]
    assert links(at)[: len(NAVIGATION)] == NAVIGATION
    assert captions(at)[-1] == (
        "Paris meeting of the Global Coalition against Daesh\\/ISIS, 25 Jun 2019 ·"
        f" As of 26 Nov 2026 · data version {CURATED.version} · newest fact on file: 5 Oct 2026 ·"
        " our words CC BY 4.0; sources keep theirs"
    )
    assert warnings(at) == [error.value for error in at.error] == []
    assert dict(at.query_params) == {}


PAST = ":material/history: The state of **30 Jun 2022**{}, not of today."


@pytest.mark.parametrize(
    ("known_at", "notice", "foot"),
    [
        ("2022-06-30", "", ""),
        ("2026-11-24", ", as this file knew it on 24 Nov 2026", ", as known on 24 Nov 2026"),
        ("", ", as this file knew it on 26 Nov 2026", ", as known on 26 Nov 2026"),
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
    stamp = wording.stamp(some())
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
    dates = "Known: dates from 2019-06-25 to 2026-11-26."
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
    assert "As of 26 Nov 2026" in captions(at)[-1]


def test_a_link_to_a_day_after_today_falls_back_to_today() -> None:
    at = opened(as_of="2026-11-27")
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


# ---------------------------------------------------------------- numbers


def test_the_overview_counts_what_passes_the_filters() -> None:
    at, selection = opened(**SOME), some()
    frame = selection.commitments
    kept = frame["status"].isin(["fulfilled", "substantial"]).sum()
    once = frame["best"].isin(["fulfilled", "substantial"]).sum()
    counts = frame["status"].value_counts()
    assert [(m.label, m.value, m.delta) for m in at.metric] == [
        ("Substantially kept or better", f"{kept} of {len(frame)}", f"{once} once were"),
        ("Reversed or overtaken", f"{counts.get('reversed', 0)} + 0", "counted apart"),
        (
            "Worsening",
            str((frame["trend"] == "worsening").sum()),
            f"over 12 months, of {len(frame)}",
        ),
        ("Evidence expired", str((frame["freshness"] == "expired").sum()), "read as last known"),
        (
            "Delivery, as an interval",
            wording.interval(totals(selection.standings)),
            f"{len(frame)} of {len(frame)} assessed",
        ),
    ]
    assert alt(at, "status-and-trend") == wording.paired_alt(
        {s: int((frame["best"] == s).sum()) for s in Status},
        {s: int((frame["status"] == s).sum()) for s in Status},
        {t: int((frame["trend"] == t).sum()) for t in Trend},
    )


def test_the_overview_lists_what_moved_and_what_needs_attention() -> None:
    at, selection = opened(**SOME), some()
    before = Moment(TODAY - timedelta(days=365), TODAY)
    moved = [c for c in compare_standings(CURATED.register, before, selection.standings) if c.moved]
    flagged = [s for s in selection.standings if wording.attention_reasons(s)]
    assert subheaders(at) == [
        "Newest evidence",
        f"Moved in the last 12 months: {len(moved)}",
        f"Needs attention: {len(flagged)}",
    ]
    assert set(links(at)[len(NAVIGATION) :]) <= set(titles(selection.standings))


def test_an_open_fold_of_the_overview_shows_the_rest() -> None:
    at = started()
    at.session_state["fold-attention"] = True
    at.run()
    flagged = [s for s in view_at().standings.values() if wording.attention_reasons(s)]
    start = subheaders(at).index(f"Needs attention: {len(flagged)}")
    assert start >= 0
    assert sorted(links(at)[-len(flagged) :]) == sorted(titles(flagged))


def test_the_themes_page_shares_the_pledges_of_a_theme_out() -> None:
    at, selection = opened(THEMES, **SOME, pick="stabilisation"), some()
    inside = [s for s in selection.standings if s.commitment.theme == "stabilisation"]
    now = totals(inside)
    assert subheaders(at) == ["Pulls it up", "Pulls it down", "Neither"]
    assert sorted(links(at)[len(NAVIGATION) :]) == sorted(titles(inside))
    assert captions(at)[0].endswith(
        f" {wording.counted_statuses(now.counts).capitalize()}; {len(inside)} of {len(inside)}"
        f" assessed; Delivery {wording.interval(now)} of {len(inside)} live."
    )
    names = {theme.id: theme.name for theme in CURATED.register.themes}
    rows = [
        (names[theme], {s: int((part["status"] == s).sum()) for s in Status})
        for theme, part in selection.commitments.groupby("theme", sort=False)
    ]
    for name, counts in rows:
        assert f"{name}: {wording.counted_statuses(counts)}" in alt(at, "status-by-theme")


def test_a_theme_with_few_pledges_gets_no_figure() -> None:
    at = opened(THEMES, theme="foreign-fighters", q="interpol")
    assert captions(at)[0].endswith("; no figure for fewer than 3 live pledges.")


def test_the_regions_page_counts_pledges_by_region() -> None:
    at, selection = opened(REGIONS, **SOME), some()
    cells = by_theme_and_region(selection.commitments)
    rows = [
        (region.name, _counts(cells[cells["region"] == region.id]))
        for region in CURATED.register.regions
    ]
    title = "Where the pledges apply, and how they stand there"
    assert alt(at, "map-of-status") == wording.statuses_alt(title, rows)
    numbers = opened(REGIONS, **SOME, measure="number")
    assert alt(numbers, "map-of-numbers") == "How many pledges name each region. " + " ".join(
        f"{name}: {sum(counts.values())}." for name, counts in rows
    )


def _counts(cells: pd.DataFrame) -> dict[Status, int]:
    return {s: int(cells.loc[cells["status"] == s, "count"].sum()) for s in Status}


def test_the_tracker_lists_what_passes_the_filters() -> None:
    at, frame = opened(TRACKER, **SOME), some().commitments
    shown = at.dataframe[0].value
    assert shown["title"].tolist() == frame["title"].tolist()
    assert shown["status"].tolist() == [
        f"{Status(s).symbol} {Status(s).label}" for s in frame["status"]
    ]
    query = "&theme=".join(["theme=military", "foreign-fighters", "stabilisation"])
    query += "&status=limited&status=reversed&kind=standing&q=iraq&id="
    assert shown["open"].tolist() == [f"commitment?{query}{id}" for id in frame["id"]]


def test_the_board_has_a_column_a_status_with_every_pledge_once() -> None:
    at, selection = opened(TRACKER, view="board"), view_at().select(Filter())
    present = Counter(s.status for s in selection.standings)
    heads = [m.value for m in at.markdown if re.search(r"badge\[\S [\w ]+\] \*\*\d+\*\*$", m.value)]
    assert heads == [
        f":{s.hue}-badge[{s.symbol} {s.label}] **{present[s]}**" for s in Status if present[s]
    ]
    assert len(links(at)[len(NAVIGATION) :]) == selection.count
    absent = [s.label for s in Status if not present[s]]
    assert captions(at)[-2] == f"None: {wording.listed(absent)}."


def test_the_time_lines_have_a_row_a_pledge() -> None:
    at, frame = opened(TRACKER, **SOME, view="time"), some().commitments
    bars = {
        bar[0]
        for trace in figures(at)[0]["data"]
        if trace["type"] == "bar"
        for bar in trace["customdata"]
    }
    assert bars == set(frame["id"])
    assert dict(at.query_params) == SOME | {"view": "time"}


def test_the_changes_page_counts_what_passes_the_filters() -> None:
    at, selection = opened(CHANGES, **SOME, **{"from": "2020-01-01"}), some()
    before = Moment(date(2020, 1, 1), TODAY)
    found = compare_standings(CURATED.register, before, selection.standings)
    new = [change for change in found if change.new_evidence]
    items = sum(len(change.new_evidence) for change in new)
    assert subheaders(at) == [
        f"Status moved: {sum(change.moved for change in found)}",
        f"New evidence: {items} items on {len(new)} pledges",
    ]
    assert [fold.label for fold in at.expander if fold.label.startswith(("Judged", "Nothing"))] == [
        plain(f"Judged again, same status: {sum(c.judged_again for c in found)}"),
        plain(f"Nothing changed: {sum(c.empty for c in found)}"),
    ]


def test_the_method_page_counts_all_pledges_whatever_the_filters() -> None:
    at = opened(METHOD, **SOME)
    now = totals(view_at().standings.values())
    expected = f"**{wording.counted_statuses(now.counts)}; {wording.coverage(now)}.**"
    assert [m.value for m in at.markdown if expected in m.value] != []
    table = arithmetics(view_at().standings.values())
    assert table.map(plain).values.tolist() in [t.value.values.tolist() for t in at.table]


@pytest.mark.parametrize("known_at", [date(2026, 11, 22), date(2026, 11, 23), TODAY])
def test_known_at_shows_only_what_was_recorded_by_then(known_at: date) -> None:
    at = opened(known_at=known_at.isoformat())
    frame = view_at(known_at=known_at).commitments
    kept = frame["status"].isin(["fulfilled", "substantial"]).sum()
    assert at.metric[0].value == f"{kept} of {len(frame)}"
    known = ~frame["status"].isin(["no_evidence", "not_assessed"])
    assert at.metric[4].delta == f"{known.sum()} of {len(frame)} assessed"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_can_show_the_day_of_the_pledge(entry: PageEntry) -> None:
    at = opened(entry.script, as_of="2019-06-25", known_at="2019-06-25", place="IRQ", id="unity")
    assert "As of 25 Jun 2019 · data version" in captions(at)[-1]


# ---------------------------------------------------------------- one pledge


FINDING = re.compile(r"\*\*[^*]+\*\* :\w+-badge\[\S (?:Advance|Setback|Context)\] ")
JUDGEMENT = re.compile(
    rf"\*\*[^*]+\*\* :\w+-badge\[\S (?:{'|'.join(status.label for status in Status)})\] "
)


@pytest.mark.parametrize("id", IDS)
def test_every_pledge_has_its_page_and_every_fold_of_it_opens(id: str) -> None:
    at, s = started(COMMITMENT, id=id), view_at().standings[id]
    for fold in ("judgements", "series", "searches"):
        at.session_state[f"fold-{fold}"] = True
    at.run()
    assert [error.message for error in at.exception] == []
    assert [header.value for header in at.header] == [plain(s.commitment.title)]
    shown = [text for text in paragraphs(at) if not text.startswith("**A second reader")]
    words = plain(wording.standing_words(s))
    assert shown[0].startswith(f":{s.status.hue}-badge[{s.status.symbol} {words}] ")
    findings = [text.split("] ", 1)[1] for text in shown if FINDING.match(text)]
    assert findings == [plain(item.finding) for item in reversed(s.evidence)]
    reasons = [plain(span.assessment.reason) for span in reversed(s.spans)]
    assert [text.split("] ", 1)[1] for text in shown if JUDGEMENT.match(text)] == reasons
    assert f"Evidence: {len(s.evidence)}" in subheaders(at)
    assert f"{IDS.index(id) + 1} of {len(IDS)}" in captions(at)
    assert at.code[1].value.endswith(f"?id={id}&as_of=2026-11-26&known_at=2026-11-26")


@pytest.mark.parametrize("show", ["advance", "setback", "context"])
def test_evidence_is_shown_for_against_and_as_context(show: str) -> None:
    at = opened(COMMITMENT, id="ftf-info", show=show)
    items = [i for i in view_at().standings["ftf-info"].evidence if i.effect == show]
    ids = [text.split("`")[1] for text in captions(at) if "` · recorded " in text]
    assert ids == [item.id for item in reversed(items)]
    assert dict(at.query_params) == {"id": "ftf-info", "show": show}


def test_neighbours_are_those_that_pass_the_filters() -> None:
    ids = some().commitments["id"].tolist()
    at = opened(COMMITMENT, id=ids[1], **SOME)
    assert links(at)[len(NAVIGATION) :][:2] == ["Previous", "Next"]
    assert f"2 of {len(ids)}" in captions(at)
    targets = [
        link.proto.query_string.split("id=")[1]
        for link in at.get("page_link")[len(NAVIGATION) :][:2]
    ]
    assert targets == [ids[0], ids[2]]


def test_an_unknown_id_names_the_nearest_known_one_and_lists_all() -> None:
    at = opened(COMMITMENT, id="unitty")
    assert warnings(at) == [
        "There is no commitment “unitty”\\; did you mean \\'unity\\'\\? Choose one below."
    ]
    assert sorted(links(at)[len(NAVIGATION) :]) == sorted(titles(view_at().standings.values()))


def test_an_id_like_no_other_still_lists_all() -> None:
    at = opened(COMMITMENT, id="zzzzzzzz")
    assert warnings(at) == ["There is no commitment “zzzzzzzz”. Choose one below."]
    assert len(links(at)[len(NAVIGATION) :]) == len(IDS)


# ---------------------------------------------------------------- changes


MILESTONES = [
    m.date.text
    for m in CURATED.register.milestones
    if CURATED.register.meeting.date <= m.date.last <= TODAY
]


@pytest.mark.parametrize("since", [*MILESTONES, "2019-06-25"])
def test_changes_since_every_milestone(since: str) -> None:
    at = opened(CHANGES, since=since)
    days = {m.date.text: m.date.last for m in CURATED.register.milestones}
    before = Moment(days.get(since, date(2019, 6, 25)), TODAY)
    standings = view_at().select(Filter()).standings
    found = compare_standings(CURATED.register, before, standings)
    assert subheaders(at)[0] == f"Status moved: {sum(change.moved for change in found)}"
    assert dict(at.query_params) == {"since": since}


def test_the_same_day_twice_says_that_no_status_moved() -> None:
    at = opened(CHANGES, **{"from": "2026-11-26"})
    assert figures(at)[0]["layout"]["annotations"][0]["text"] == (
        "<b>No status moved between 26 Nov 2026 and 26 Nov 2026</b>"
    )
    assert subheaders(at) == ["Status moved: 0", "New evidence: 0 items on 0 pledges"]
    assert captions(at)[1:3] == [
        "No status moved between these dates.",
        "None between these dates.",
    ]


def test_every_fold_of_the_changes_opens() -> None:
    at = started(CHANGES, since="2019-06-25")
    found = compare_standings(
        CURATED.register, Moment(date(2019, 6, 25), TODAY), view_at().standings.values()
    )
    new = [change for change in found if change.new_evidence]
    for fold in ("moved", "stale", "Judged again, same status", "Nothing changed"):
        at.session_state[f"fold-{fold}"] = True
    for change in new:
        at.session_state[f"fold-new-{change.after.commitment.id}"] = True
    at.run()
    assert [error.message for error in at.exception] == []
    shown = "\n".join(m.value for m in at.markdown)
    findings = [plain(item.finding) for change in new for item in change.new_evidence]
    assert [finding for finding in findings if finding not in shown] == []


def test_an_unknown_milestone_and_a_bad_first_date_are_named() -> None:
    at = opened(CHANGES, since="2020-02-30", **{"from": "2018-01-01"})
    assert [text.split(",")[0] for text in warnings(at)] == [
        "The link asks for the milestone “2020\\-02\\-30”\\",
        "The link asks for the first date “2018\\-01\\-01”\\",
    ]
    assert len(at.get("plotly_chart")) == 1


# ---------------------------------------------------------------- regions


@pytest.mark.parametrize("place", ["", "IRQ", "IQ-NI", "SY-HA", "FRA", "JPN"])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_draws_every_sort_of_place(measure: str, place: str) -> None:
    at = opened(REGIONS, measure=measure, place=place)
    evidence = view_at().evidence
    if measure in ("evidence", "world"):
        evidence = evidence[evidence["happened"].dt.year >= 2019]
    once = len(findings_at(evidence, place)) if place else 0
    words = f"{wording.count(once, 'finding')} {'names' if once == 1 else 'name'} this place"
    shown = [m.value for m in at.markdown if "this place" in m.value]
    assert shown == ([f"**{words}**, newest first"] if place else [])
    assert len(at.get("plotly_chart")) == (1 if place or measure == "members" else 2)


def test_effect_and_years_choose_the_findings_of_a_place() -> None:
    years = {"from_year": "2021", "to_year": "2023"}
    at = opened(REGIONS, measure="evidence", place="IRQ", effect="setback", **years)
    evidence = findings_at(view_at().evidence, "IRQ")
    chosen = evidence["happened"].dt.year.between(2021, 2023) & (evidence["effect"] == "setback")
    count = int(chosen.sum())
    assert f"**{count} findings name this place**, newest first" in paragraphs(at)
    assert at.get("popover")[2].proto.popover.label == "Effect and years"


def test_an_unknown_place_is_named_and_the_map_is_drawn() -> None:
    at = opened(REGIONS, place="XX")
    assert warnings(at) == [
        "The link asks for the place “XX”, which is not known. Click a place on the map."
    ]
    assert len(at.get("plotly_chart")) == 2


# ---------------------------------------------------------------- from page to page


def test_every_page_can_follow_every_other_in_one_session() -> None:
    at = opened()
    for n, first in enumerate(PAGES):
        back_and_forth = [page for other in PAGES[n + 1 :] for page in (other, first)]
        for entry in (first, *back_and_forth):
            at.switch_page(entry.script).run()
            assert [error.message for error in at.exception] == []
            assert [h.value for h in at.header] == [entry.question or "Which pledge?"]
    assert dict(at.query_params) == {}


# ---------------------------------------------------------------- text from the file


HOSTILE = (
    "**x** [a](javascript:alert(1)) ![i](http://example.org/x.png) $x$ :red[x] <script>"
    " :streamlit: :smile: :material_skull: a -> b www.example.org a@example.org"
)
QUOTED = f"'{HOSTILE}'"
OTHER = f"'B {HOSTILE}'"
HOSTILE_FILE = (
    f"""\
meeting:
  {{id: m, title: {QUOTED}, date: 2019-06-25, place: {QUOTED}, summary: {QUOTED},
   url: "https://example.org/m"}}
documents:
  - {{id: text, title: {QUOTED}, publisher: {QUOTED}, url: "https://example.org/t", note: {QUOTED}}}
themes:
  - {{id: aid, name: {QUOTED}, summary: {QUOTED}}}
  - {{id: talks, name: {OTHER}, summary: {QUOTED}}}
regions:
  - {{id: iraq, name: {QUOTED}, places: [IRQ]}}
  - {{id: global, name: {OTHER}, places: []}}
milestones:
  - {{date: 2020-05-05, title: {QUOTED}, kind: meeting, level: {QUOTED}, place: {QUOTED},
     summary: {QUOTED}, url: "https://example.org/k", note: {QUOTED}}}
members:
  - {{code: FRA, name: {QUOTED}, kind: state, joined: 2014-09, basis: {QUOTED},
     url: "https://example.org/f"}}
members_open: [{QUOTED}]
series:
  - {{id: money, name: {QUOTED}, unit: {QUOTED}, stage: paid, draw: bars, commitments: [one],
     note: {QUOTED}, points: [{{date: 2020, value: 1, source: "https://example.org/s"}}]}}
commitments:
"""
    + commitment(
        "one",
        "\n".join(
            evidence(id, day, effect, publisher=QUOTED, recorded=day, note=QUOTED)
            .replace("What happened", QUOTED)
            .replace("A page", QUOTED)
            for id, day, effect in (
                ("one-01", "2026-02-01", "advance"),
                ("one-02", "2026-03-01", "setback"),
                ("one-03", "2026-04-01", "context"),
            )
        ),
        assessment("2026-02-01", recorded="2026-02-01", note=QUOTED)
        .replace("Because.", QUOTED)
        .replace("by: us", f"by: {QUOTED}"),
        title=QUOTED,
        summary=QUOTED,
        pledged_by=QUOTED,
        counterparts=f"[{QUOTED}]",
        wording=f"[{{document: text, locator: {QUOTED}, quote: {QUOTED}}}]",
        criteria=f"{{fixed: 2020-01-01, fulfilled: {QUOTED}, substantial: {QUOTED},"
        f" limited: {QUOTED}, reversed: {QUOTED}}}",
        searches=f"[{{where: {QUOTED}, terms: {QUOTED}, when: 2020-01-01}}]",
    )
    + commitment("two", title=OTHER, theme="talks", regions="[global]")
)
# What would be mark-up: the beginning of each trap without the backslash that makes it text, or,
# where Streamlit looks once more into what was read, without a character in a colour of its own.
TRAP = re.compile(
    r"(?<!\\)(?:\*\*x|\]\(javascript|!\[i|\$x\$|:red\[x|<script)"
    r"|\\:(?:streamlit|smile|material)|-\\>|\\:\\/\\/|www\\\.|a\\@"
)
FOLDS = (
    *("fold-moves", "fold-attention", "fold-moved", "fold-stale", "fold-new-one"),
    *("fold-Nothing changed", "fold-Judged again, same status", "fold-judgements", "fold-searches"),
    *("fold-changes",),
    *("fold-series", "fold-findings", "fold-region-iraq", "take-status-and-trend"),
    *("take-status-by-theme", "take-themes-by-region", "take-map-of-status"),
    *("take-map-of-numbers", "take-map-of-evidence", "take-map-of-evidence-world"),
    *("take-map-of-members", "take-status-by-region", "take-evidence-by-year"),
    *("take-status-over-time", "take-status-at-two-dates", "take-history-one"),
)
TOUR: list[tuple[str, dict[str, str | list[str]]]] = [
    *((entry.script, {}) for entry in PAGES),
    (COMMITMENT, {"id": "one"}),
    (TRACKER, {"view": "board"}),
    (TRACKER, {"view": "time"}),
    *((BRIEFING, {"for": audience}) for audience in ("deck", "note", "annex")),
    (BRIEFING, {"pledge": "one"}),
    *((REGIONS, {"measure": measure}) for measure in MEASURES),
    *((REGIONS, {"measure": measure, "place": "IRQ"}) for measure in MEASURES),
]
VISITS = [
    *TOUR,
    (COMMITMENT, {"id": HOSTILE}),
    (TRACKER, {"view": "time", "q": "**x** $x$ :red[x]"}),
    (OVERVIEW, {"theme": HOSTILE, "q": HOSTILE}),
    (CHANGES, {"since": "2020-05-05"}),
    (
        CHANGES,
        {"since": "**x** [a](javascript:alert(1))", "from": "![i](http://example.org/x.png)"},
    ),
    (REGIONS, {"measure": "members", "place": "FRA"}),
    (REGIONS, {"place": "![i](http://e.org)"}),
]
# Streamlit reads the text of these as Markdown; options of pills and segmented controls too.
MARKDOWN = (
    *("markdown", "caption", "header", "subheader", "title", "warning", "error", "page_link"),
    *("expander", "button", "button_group", "download_button", "metric", "popover", "table"),
)


def markdown_texts(at: AppTest) -> list[str]:
    found: list[str] = []
    for node in at.main:
        if node.type not in MARKDOWN:
            continue
        if node.type == "table":
            table = node.value
            found += [*map(str, table.columns), *map(str, table.to_numpy().ravel())]
            continue
        found += [str(getattr(node, name, "")) for name in ("value", "label", "help", "delta")]
        found += [str(option) for option in getattr(node, "options", [])]
        if node.type == "popover":
            found.append(node.proto.popover.label)
    return found


@pytest.mark.parametrize(("script", "parameters"), VISITS)
def test_text_of_the_file_and_of_the_address_is_shown_as_text(
    script: str,
    parameters: dict[str, str | list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_file(monkeypatch, tmp_path / "hostile.yaml", HOSTILE_FILE)
    at = started(script, **parameters)
    for key in FOLDS:
        at.session_state[key] = True
    at.run()
    assert [error.message for error in at.exception] == []
    texts = markdown_texts(at)
    assert [text for text in texts if TRAP.search(text)] == []
    assert [text for text in texts if plain(HOSTILE) in text] != []
    drawn = json.dumps(figures(at), ensure_ascii=False)
    assert "<script>" not in drawn.replace(f'"{HOSTILE}"', "")


# ---------------------------------------------------------------- files that change, break, are missing


def test_an_invalid_file_leaves_the_last_valid_data_under_a_banner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    valid = HEAD + commitment(title="Before")
    path = use_file(monkeypatch, tmp_path / "c.yaml", valid)
    at = opened(TRACKER)
    path.write_text(valid.replace("theme: aid", "theme: ayd"), encoding="utf-8")
    at.run()
    assert [error.message for error in at.exception] == []
    assert re.fullmatch(
        r"\*\*.*c\\\.yaml cannot be used since \d\d \w{3} \d{4}, \d\d:\d\d\.\*\* You see the last"
        r" valid data\. Correct the problem below; the file is read again with your next click\.",
        at.error[0].value,
    )
    assert [code.value for code in at.code] == [
        f"{path}:21:12  one: theme 'ayd' is not known; did you mean 'aid'? (aid, talks)"
    ]
    assert at.dataframe[0].value["title"].tolist() == ["Before"]
    path.write_text(valid.replace("Before", "After it"), encoding="utf-8")
    at.run()
    assert len(at.error) == len(at.code) == 0
    assert at.dataframe[0].value["title"].tolist() == ["After it"]


def test_a_file_that_goes_away_leaves_the_last_valid_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = use_file(monkeypatch, tmp_path / "c.yaml", HEAD + commitment())
    at = opened(TRACKER)
    path.unlink()
    at.run()
    assert [code.value for code in at.code] == [
        f"{path}:1:1  there is no such file; put it back, or name another with COMMITMENTS_FILE"
        " or --file"
    ]
    assert at.dataframe[0].value["title"].tolist() == ["Title of one"]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_without_a_file_every_page_says_what_to_do(
    entry: PageEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "missing.yaml"
    monkeypatch.setenv("COMMITMENTS_FILE", str(path))
    at = opened(entry.script)
    assert [title.value for title in at.title] == ["There is no data to show yet"]
    assert paragraphs(at)[0] == (
        f"The data file **{plain(str(path))}** is missing or cannot be read. Put it back, or"
        " correct what is listed here, and load this page again. To use another file, start the"
        " dashboard with the environment variable `COMMITMENTS_FILE` set to its path."
    )
    assert [code.value for code in at.code] == [
        f"{path}:1:1  there is no such file; put it back, or name another with COMMITMENTS_FILE"
        " or --file"
    ]
    path.write_text(HEAD + commitment(), encoding="utf-8")
    at.button[0].click().run()
    assert [header.value for header in at.header] == [entry.question or "Which pledge?"]


@pytest.mark.parametrize(("script", "parameters"), TOUR)
def test_one_pledge_without_evidence_is_enough(
    script: str,
    parameters: dict[str, str | list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + commitment())
    at = opened(script, **parameters)
    assert captions(at)[-1].startswith("A meeting, 25 Jun 2019 · As of 26 Nov 2026")


def test_one_pledge_without_evidence_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + commitment())
    at = opened()
    assert [m.value for m in at.metric] == ["0 of 1", "0 + 0", "0", "1", "too few"]
    page = opened(COMMITMENT, id="one")
    assert paragraphs(page)[1] == "Nobody has judged this pledge by this date."
    assert "None on file by this date." in captions(page)
    place = opened(REGIONS, measure="evidence", place="IQ-NI")
    assert paragraphs(place)[0] == "**0 findings name this place**, newest first"


# ---------------------------------------------------------------- another summit


LAKE = """\
meeting: {id: lake-2024, title: The Lake Accord, date: 2024-03-01, place: Lakeside,
  summary: How to keep a lake clean., url: "https://example.org/lake"}
documents:
  - {id: accord, title: The accord, publisher: The lake board, url: "https://example.org/accord"}
themes:
  - {id: water, name: Clean water, summary: What flows into the lake.}
regions:
  - {id: shore, name: The shore, places: [CHE, FRA]}
  - {id: all, name: Everywhere, places: []}
milestones:
  - {date: 2025-03-01, title: Second meeting, kind: meeting, level: The board, place: Lakeside,
     summary: They met again., url: "https://example.org/second"}
members:
  - {code: FRA, name: France, kind: state, joined: 2024-03, basis: The accord,
     url: "https://example.org/accord"}
commitments:
""" + "".join(
    commitment(
        id,
        evidence(f"{id}-01", "2024-05-01", recorded="2024-06-01").replace("[IRQ]", "[FRA]"),
        assessment("2024-05-01", evidence=f"{id}-01", recorded="2024-06-01"),
        theme="water",
        regions="[shore]",
        wording='[{document: accord, locator: line 1, quote: "We will keep it clean"}]',
        criteria="{fixed: 2024-03-01, fulfilled: All, substantial: Most, limited: Some,"
        " reversed: Back}",
    )
    for id in ("nets", "pipes")
)
ELSEWHERE = re.compile(r"paris|daesh|\bisis\b|coalition|iraq|syria", re.IGNORECASE)
# The bundled map draws these two countries; its measure and its chart name them.
OF_THE_MAP = ("Evidence in Iraq and Syria", "Named only the country: Iraq 0, Syria 0.")


def every_text(at: AppTest) -> list[str]:
    found = markdown_texts(at)
    for node in at.main:
        found += [
            str(getattr(node, name, "")) for name in ("value", "label", "placeholder", "help")
        ]
        found += [str(option) for option in getattr(node, "options", [])]
        found.append(str(getattr(node.proto, "alt", "")))
    for figure in figures(at):
        found += [text["text"] for text in figure["layout"]["annotations"]]
    return found


@pytest.mark.parametrize(
    ("script", "parameters"),
    [
        *((entry.script, {}) for entry in PAGES),
        (COMMITMENT, {"id": "nets"}),
        (TRACKER, {"view": "board"}),
        (TRACKER, {"view": "time"}),
        *((REGIONS, {"measure": measure}) for measure in MEASURES),
        (REGIONS, {"measure": "world", "place": "FRA"}),
    ],
)
def test_no_page_speaks_of_this_summit_when_another_is_loaded(
    script: str, parameters: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "lake.yaml", LAKE)
    at = opened(script, **parameters)
    texts = [re.sub("|".join(OF_THE_MAP), "", text) for text in every_text(at)]
    assert [text for text in texts if ELSEWHERE.search(text)] == []
    assert captions(at)[-1].startswith("The Lake Accord, 1 Mar 2024 ·")


# ---------------------------------------------------------------- links and readers


def linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: str) -> None:
    text = HEAD + commitment(evidence=evidence(recorded="2020-03-01"))
    path = use_file(monkeypatch, tmp_path / "tiny.yaml", text)
    path.with_name("tiny.sources.json").write_text(results, encoding="utf-8")


def test_what_the_last_check_found_stands_beside_the_link_and_on_the_method_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://example.org/one-01"
    result = {"state": "gone", "final": url, "detail": "404", "checked": "2026-11-20"}
    linked(tmp_path, monkeypatch, json.dumps({url: result}))
    page = opened(COMMITMENT, id="one")
    copies = f"[archived copies](<https://web.archive.org/web/*/{url}>)"
    source = next(text for text in captions(page) if text.startswith("Independent monitor"))
    assert source.endswith(f" · {copies} · :orange-badge[Link gone, 20 Nov 2026]")
    at = started(METHOD)
    at.session_state["fold-links"] = True
    at.run()
    assert "1 of 3 addresses were asked, last on 20 Nov 2026: 1 gone." in paragraphs(at)
    assert f":orange-badge[Gone] {link(url, url)} (404) · {copies}" in paragraphs(at)
    assert "Rests on it: one\\-01" in captions(at)


def test_links_that_were_never_checked_say_how_to_check_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path, monkeypatch, "{}")
    assert [text for text in paragraphs(opened(METHOD)) if "none was asked" in text] == [
        "3 addresses are on file; none was asked yet. `python -m commitments sources` asks them,"
        " on a computer with the internet."
    ]


def test_damaged_results_of_a_check_are_named_and_nothing_else_suffers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(tmp_path, monkeypatch, "no json")
    at = opened(METHOD)
    assert len(at.warning) == 1
    assert warnings(at)[0].startswith("tiny\\.sources\\.json is damaged")
    assert opened(COMMITMENT, id="one").warning == []


def test_the_method_page_lists_every_sentence_of_the_text() -> None:
    at = started(METHOD)
    at.session_state["fold-outline-article"] = True
    at.run()
    outline = CURATED.register.documents[0].outline
    assert [
        p.begins for p in outline if f"{plain(p.begins)} ..." not in " ".join(paragraphs(at))
    ] == []
    reasons = [plain(p.context) for p in outline if p.context]
    assert [reason for reason in reasons if reason not in captions(at)] == []
    held = [id for p in outline for id in p.commitments]
    targets = [
        one.proto.query_string.split("id=")[-1] for one in at.get("page_link")[len(NAVIGATION) :]
    ]
    assert targets == held


def test_a_second_reading_stands_beside_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = "{status: reversed, reason: The other way.}"
    text = commitment(
        evidence=evidence(recorded="2020-03-01"), assessments=assessment(second=second)
    )
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + text)
    expected = (
        "**A second reader of the same evidence says** :red-badge[✕ Reversed] The other way\\."
    )
    assert expected in paragraphs(opened(COMMITMENT, id="one"))


def test_a_milestone_that_is_chosen_says_what_it_brought_with_its_caveat() -> None:
    chosen = next(m for m in CURATED.register.milestones if m.note and m.date.first.year > 2019)
    shown = captions(opened(CHANGES, since=chosen.date.text))
    assert any(plain(chosen.summary) in text and chosen.url in text for text in shown)
    assert f":material/info: {plain(chosen.note or '')}" in shown


def test_what_a_region_leaves_open_stands_with_its_pledges() -> None:
    at = started(REGIONS, place="SY-HA")
    at.session_state["fold-region-northeast-syria"] = True
    at.run()
    region = next(r for r in CURATED.register.regions if r.id == "northeast-syria")
    assert f":material/info: {plain(region.note or '')}" in captions(at)


# ---------------------------------------------------------------- corrections and who recorded what

CORRECTED = HEAD + commitment(
    evidence="\n".join(
        [
            evidence(),
            evidence("one-02", "2020-02-02", recorded="2021-01-10").replace(
                "recorded:", "note: Misread, corrects: one-01, by: Ann, recorded:"
            ),
        ]
    ),
    assessments="\n".join(
        [
            assessment(),
            assessment(recorded="2021-01-11", status="not_started"),
            assessment(recorded="2021-01-11", status="limited"),
        ]
    ),
)


def corrected(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fold: str, **parameters: str
) -> list[str]:
    """The small lines of the pledge, with one fold open."""
    use_file(monkeypatch, tmp_path / "corrected.yaml", CORRECTED)
    at = started(COMMITMENT, id="one", **parameters)
    at.session_state[f"fold-{fold}"] = True
    at.run()
    assert [error.message for error in at.exception] == []
    return [text.replace("\\", "") for text in captions(at)]


def test_a_correction_stands_beside_what_it_corrects(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = corrected(monkeypatch, tmp_path, "judgements")
    assert (
        ":material/gavel: Under the present judgement · `one-02` · recorded 10 Jan 2021 by Ann"
        in lines
    )
    [line] = [line for line in lines if "Corrects" in line]
    assert line == (
        ":material/published_with_changes: Corrects `one-01` of 1 Mar 2020, which said:"
        " 1 Feb 2020, advance, What happened (UN)"
    )
    replaced = [line for line in lines if "this said of" in line]
    assert replaced == [
        ":material/published_with_changes: Until 11 Jan 2021 this said of 1 Feb 2020:"
        f" {status}. Because."
        for status in ("not started", "limited action")
    ]


def test_before_a_correction_was_recorded_the_page_knows_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = corrected(monkeypatch, tmp_path, "judgements", known_at="2021-01-09")
    assert any("`one-01` · recorded" in line for line in lines)
    assert [line for line in lines if "Corrects" in line or "this said of" in line] == []


def test_a_pledge_says_who_recorded_what_and_when(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = corrected(monkeypatch, tmp_path, "changes")
    assert [line for line in lines if line.startswith("**")] == [
        "**11 Jan 2021** by us: assessment of 1 Feb 2020, assessment of 1 Feb 2020",
        "**10 Jan 2021** by Ann: `one-02`",
        "**2 Mar 2020** by us: assessment of 1 Feb 2020",
        "**1 Mar 2020**: `one-01`",
    ]


def test_a_link_may_name_an_entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = corrected(monkeypatch, tmp_path, "series", item="one-01")
    assert ":material/link: This link names the entry `one-01`." in lines
    said = (
        ":material/published_with_changes: Corrected by `one-02` on 10 Jan 2021; it counts no more."
    )
    assert said in lines
