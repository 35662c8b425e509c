"""The parts of the Changes page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import streamlit as st

from commitments.dates import day, when
from commitments.figures import titles
from commitments.figures.chart import Chart
from commitments.figures.statuses import compared
from commitments.standing.changes import Change, compare_standings
from commitments.standing.standing import Moment
from commitments.text import count
from commitments.vocabulary import Status
from components.state import address
from components.state.context import Context, Shown
from components.widgets import cards
from components.widgets.figure import made, show
from components.widgets.text import link, plain, small

_OWN_DATE = "date"
_YEAR = timedelta(days=365)


def choose_dates(context: Context) -> tuple[Moment, Moment]:
    """The two moments: since a milestone or a date, until the as-of date."""
    until = context.view.moment
    earliest = context.register.meeting.date
    milestones = context.view.milestones
    later = milestones[milestones["day"].dt.date >= earliest].iloc[::-1]
    options = {row.date: f"{when(row.date)}: {row.title}" for row in later.itertuples()}
    options[earliest.isoformat()] = f"{day(earliest)}: {context.register.meeting.title}"
    days = {row.date: row.day.date() for row in later.itertuples()} | {
        earliest.isoformat(): earliest
    }
    default = max(until.as_of - _YEAR, earliest)
    address.prepare_choice("since", [_OWN_DATE, *options], _OWN_DATE, "milestone")
    address.prepare_day("from", default, earliest, until.as_of, "first date")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice = st.selectbox(
            "Since",
            [_OWN_DATE, *options],
            key="since",
            format_func=lambda key: options.get(key, "a date of your choice"),
            width=430,
        )
        first: date = days.get(choice, default)
        if choice == _OWN_DATE:
            first = st.date_input(
                "From",
                key="from",
                min_value=earliest,
                max_value=until.as_of,
                format="YYYY-MM-DD",
                width=160,
            )
        small(f"until {day(until.as_of)}, the as-of date above", width="content")
    for row in later[later["date"] == choice].itertuples():
        place = f"{plain(row.level)}, {plain(row.place)}" if row.level else plain(row.place)
        small(f"{place}: {plain(row.summary)} {link('Source', row.url)}")
        if row.note:
            small(f":material/info: {plain(row.note)}")
    return Moment(first, until.known_at), until


def compare(shown: Shown, before: Moment) -> tuple[Change, ...]:
    """Every chosen commitment at the first moment and at the one that is shown."""
    return compare_standings(shown.register, before, shown.selection.standings)


def figure(context: Context, before: Moment, after: Moment) -> None:
    """The statuses at both dates."""
    show(made(_at_two_dates, context, before, after))


def _at_two_dates(shown: Shown, before: Moment, after: Moment) -> Chart:
    found = compare(shown, before)
    directions = Counter(change.direction for change in found if change.moved)
    return compared(
        (day(before.as_of), _counts(change.before.status for change in found)),
        (day(after.as_of), _counts(change.after.status for change in found)),
        titles.changes_title(before, after, directions[1], directions[-1], directions[0]),
        shown.stamp,
        shown.look,
    )


def _counts(statuses: Iterable[Status]) -> dict[Status, int]:
    counted = Counter(statuses)
    return {status: counted.get(status, 0) for status in Status}


def moves(found: tuple[Change, ...]) -> None:
    """Status moves: falls first, then rises, then the others; the newest first in each."""
    moved = [change for change in found if change.moved]
    st.subheader(f"Status moved: {len(moved)}", anchor=False)
    if not moved:
        small("No status moved between these dates.")
    order = {-1: 0, 1: 1, 0: 2}
    moved.sort(key=lambda change: change.after.since, reverse=True)
    moved.sort(key=lambda change: order[change.direction])
    for change in moved[:6]:
        cards.move(change)
    if len(moved) > 6:
        if folded := cards.fold(f"{len(moved) - 6} more", "moved"):
            with folded:
                for change in moved[6:]:
                    cards.move(change)


def stale(found: tuple[Change, ...]) -> None:
    """Pledges that became overdue or expired in between."""
    gone = [change for change in found if change.gone_stale]
    if folded := cards.fold(f"Gone stale: {len(gone)}", "stale"):
        with folded:
            if not gone:
                small("None became overdue or expired.")
            for change in gone:
                s = change.after
                cards.pledge(s, f":gray-badge[{s.freshness.label}] newest fact {day(s.newest)}")


def new_evidence(found: tuple[Change, ...]) -> None:
    """New evidence, by pledge."""
    with_new = [change for change in found if change.new_evidence]
    total = sum(len(change.new_evidence) for change in with_new)
    st.subheader(
        f"New evidence: {count(total, 'item')} on {count(len(with_new), 'pledge')}",
        anchor=False,
    )
    if not with_new:
        small("None between these dates.")
    for change in with_new:
        counts = cards.effect_counts(change.new_evidence)
        parts = [f"{n} {effect.label.lower()}" for effect, n in counts.items() if n]
        c = change.after.commitment
        if folded := cards.fold(f"{c.title} ({', '.join(parts)})", f"new-{c.id}"):
            with folded:
                for item in reversed(change.new_evidence):
                    cards.evidence(item)
                cards.pledge(change.after, cards.standing_line(change.after))


def unchanged(found: tuple[Change, ...]) -> None:
    """Pledges judged again with the same result, and those of which nothing changed."""
    again = [change for change in found if change.judged_again]
    nothing = [change for change in found if change.empty]
    for label, group in (("Judged again, same status", again), ("Nothing changed", nothing)):
        if folded := cards.fold(f"{label}: {len(group)}", label):
            with folded:
                for change in group:
                    cards.pledge(change.after, cards.standing_line(change.after))
