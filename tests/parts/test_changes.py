"""The Changes page."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.standing.changes import compare_standings
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from components.widgets.text import plain
from tests.conftest import TODAY
from tests.parts.app import (
    CHANGES,
    CURATED,
    MILESTONES,
    SOME,
    captions,
    figures,
    opened,
    some,
    started,
    subheaders,
    view_at,
    warnings,
)


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
    at = opened(CHANGES, **{"from": "2026-11-28"})
    assert figures(at)[0]["layout"]["annotations"][0]["text"] == (
        "<b>No status moved between 28 Nov 2026 and 28 Nov 2026</b>"
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


def test_a_milestone_that_is_chosen_says_what_it_brought_with_its_caveat() -> None:
    chosen = next(m for m in CURATED.register.milestones if m.note and m.date.first.year > 2019)
    shown = captions(opened(CHANGES, since=chosen.date.text))
    assert any(plain(chosen.summary) in text and chosen.url in text for text in shown)
    assert f":material/info: {plain(chosen.note or '')}" in shown
