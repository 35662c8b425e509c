"""The Overview: the answer, the statuses by year, what changed, what needs attention, what is to
come."""

from __future__ import annotations

from collections import Counter

from commitments.answers import overview as answers
from commitments.edition.edition import Edition
from commitments.edition.figure import figure
from commitments.edition.page import Page
from commitments.figures import statuses
from commitments.figures.chart import Chart
from commitments.standing.attention import needing_attention
from commitments.standing.changes import compare_standings
from commitments.standing.deciding import by_deciding_fact
from commitments.standing.each_year import a_year_before
from commitments.standing.newest import newest_facts
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.vocabulary import STACKED, Concern

_MOST_CHANGES, _MOST_COMING, _MOST_FACTS = 6, 6, 3


def by_year(e: Edition) -> Chart:
    """The statuses in each year since the pledges were made."""
    pledged, as_of = e.register.meeting.date, e.view.moment.as_of
    stood = stood_by_year(e.selection.standings, pledged, as_of)
    return statuses.by_year(statuses_by_year(stood), e.stamp, e.events)


def page(e: Edition) -> Page:
    """The page."""
    standings, moment = e.selection.standings, e.view.moment
    pledged = e.register.meeting.date
    counts = Counter(s.status for s in standings)
    reasons = Counter(reason for found, _ in needing_attention(standings) for reason in found)
    first = a_year_before(standings, pledged, moment.as_of)
    changed = compare_standings(e.register, moment.at(first), standings)
    since = answers.since_words(first, pledged, moment.as_of, None)
    told = answers.of_selection(e.selection)
    values = {
        "told": told,
        "chart": figure(by_year(e)),
        "standing_title": answers.standing_title(moment.as_of, None),
        "standing": [(status, counts[status]) for status in STACKED if counts[status]],
        "attention_title": answers.attention_title(standings),
        "reasons": [(reason, reasons[reason]) for reason in Concern if reasons[reason]],
        "changes_title": answers.changes_title(changed, since),
        "changes_said": answers.changes_said(changed),
        "decided": by_deciding_fact(changed)[:_MOST_CHANGES],
        "coming": e.coming[:_MOST_COMING],
        "newest": newest_facts(standings, _MOST_FACTS),
    }
    return Page(
        "index.html", "Overview", "overview.html", told.text, values, standings=tuple(standings)
    )
