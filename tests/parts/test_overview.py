"""The Overview page."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from commitments.figures import titles
from commitments.standing import attention, words
from commitments.standing.changes import compare_standings
from commitments.standing.standing import Moment, totals
from commitments.vocabulary import Status, Trend
from tests.conftest import TODAY
from tests.parts import app
from tests.parts.app import CURATED, SOME, alt, links, opened, some, started, subheaders, view_at
from tests.parts.test_every_page import NAVIGATION


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
            words.interval(totals(selection.standings)),
            f"{len(frame)} of {len(frame)} assessed",
        ),
    ]
    assert alt(at, "status-and-trend") == titles.paired_alt(
        {s: int((frame["best"] == s).sum()) for s in Status},
        {s: int((frame["status"] == s).sum()) for s in Status},
        {t: int((frame["trend"] == t).sum()) for t in Trend},
    )


def test_the_overview_begins_with_the_statuses_by_year() -> None:
    at, selection = opened(**SOME), some()
    charts = [chart.proto.id for chart in at.get("plotly_chart")]
    assert ["statuses-by-year" in id for id in charts] == [True, False]
    pledged = CURATED.register.meeting.date
    found = {
        year: Counter(
            s.status
            if year == TODAY.year
            else next(
                (span.status for span in reversed(s.spans) if span.start.year == year),
                Status.NOT_ASSESSED,
            )
            for s in selection.standings
        )
        for year in range(pledged.year, TODAY.year + 1)
    }
    rows = [(str(year), {s: counts[s] for s in Status}) for year, counts in found.items()]
    assert alt(at, "statuses-by-year") == titles.statuses_alt(titles.years_title(found), rows)


def test_the_overview_lists_what_moved_and_what_needs_attention() -> None:
    at, selection = opened(**SOME), some()
    before = Moment(TODAY - timedelta(days=365), TODAY)
    moved = [c for c in compare_standings(CURATED.register, before, selection.standings) if c.moved]
    flagged = [s for s in selection.standings if attention.page_concerns(s)]
    assert subheaders(at) == [
        "Newest evidence",
        f"Moved in the last 12 months: {len(moved)}",
        f"Needs attention: {len(flagged)}",
    ]
    assert set(links(at)[len(NAVIGATION) :]) <= set(app.titles(selection.standings))


def test_an_open_fold_of_the_overview_shows_the_rest() -> None:
    at = started()
    at.session_state["fold-attention"] = True
    at.run()
    flagged = [s for s in view_at().standings.values() if attention.page_concerns(s)]
    start = subheaders(at).index(f"Needs attention: {len(flagged)}")
    assert start >= 0
    assert sorted(links(at)[-len(flagged) :]) == sorted(app.titles(flagged))
