"""What changed in the last year, since each meeting, and since the pledges were made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from commitments.answers.answer import Answer
from commitments.answers.changes import of_changes
from commitments.edition.edition import Edition
from commitments.edition.figure import Figure, figure
from commitments.edition.page import Page
from commitments.figures.statuses import at_two_dates
from commitments.record_words import MilestoneKind
from commitments.standing import period as periods
from commitments.standing.diff import Diff, diff
from commitments.standing.period import Period

_MOST, _MOST_CONTEXT = 20, 8
"""A page of more facts is long to load; the data hold them all."""


@cache
def compared(e: Edition) -> list[tuple[str, str, Diff, Answer]]:
    """Name of the page, its title, and what changed with its answer: in the last year, since each
    meeting by then, the newest first, and since the pledges."""
    moment, standings = e.view.moment, e.selection.standings
    pledged = e.register.meeting.date
    met = [
        m
        for m in e.register.milestones
        if m.kind is MilestoneKind.MEETING and pledged < m.date.last < moment.as_of
    ]
    met.sort(key=lambda m: m.date.last, reverse=True)
    year = periods.last_year(e.register, standings, moment)
    found: list[tuple[str, str, Period]] = [("last-year", year.words.rstrip(","), year)]
    found += [
        (f"since-{m.id}", f"Since {periods.milestone_label(m)}", periods.since_milestone(m, moment))
        for m in met
    ]
    first = periods.since_pledged(e.register, moment)
    found.append(("since-the-pledges", first.words.rstrip(","), first))
    made = ((name, title, diff(e.register, one, standings)) for name, title, one in found)
    return [(name, title, one, of_changes(one)) for name, title, one in made]


def pages(e: Edition) -> Iterator[Page]:
    """The list of periods with the answer of each, and a page each."""
    made = [_page(e, *one) for one in compared(e)]
    listed = [{"path": one.path, "title": one.title, "told": one.values["told"]} for one in made]
    about = listed[0]["told"].text
    yield Page("changes/index.html", "Changes", "changes/all.html", about, {"periods": listed})
    yield from made


def more_in_data(number: int) -> str:
    """Where the facts are that a page does not hold; empty where it holds all."""
    if number <= 0:
        return ""
    stand = "one stands" if number == 1 else "ones stand"
    return f"{number} older {stand} on the pages of the pledges and in the data."


def _chart(e: Edition, found: Diff) -> Figure | None:
    """The statuses at both dates, where they are two."""
    before, after = found.period.before, found.period.after
    if before.as_of >= after.as_of:
        return None
    made = at_two_dates(e.selection.standings, found.moved, before, after, e.stamp)
    return figure(made)


def _page(e: Edition, name: str, title: str, found: Diff, told: Answer) -> Page:
    pointing = [new for new in found.facts if new.points]
    context = [new for new in found.facts if not new.points]
    values = {
        "told": told,
        "chart": _chart(e, found),
        "found": found,
        "pointing": pointing[:_MOST],
        "older": more_in_data(len(pointing) - _MOST),
        "context": context[:_MOST_CONTEXT],
        "of_context": len(context),
        "older_context": more_in_data(len(context) - _MOST_CONTEXT),
    }
    return Page(f"changes/{name}.html", title, "changes/since.html", told.text, values)
