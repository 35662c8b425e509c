"""The parts of the Overview page."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from commitments.figures import statuses
from commitments.figures.chart import Chart
from commitments.standing import words
from commitments.standing.attention import attention_rank, page_concerns
from commitments.standing.changes import compare_standings
from commitments.standing.standing import Moment, totals
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.tables.counts import paired_counts
from commitments.vocabulary import Freshness, Status, Trend
from components.state.context import Context, Shown
from components.widgets import cards, figure
from components.widgets.text import small

_MONTHS_BACK = timedelta(days=365)
_FIRST_MOVES = 3
_FIRST_ATTENTION = 4
_FIRST_EVIDENCE = 4


def figures(context: Context) -> None:
    """The few numbers that matter, in one row."""
    standings = context.selection.standings
    now = totals(standings)
    best = [s.best for s in standings]
    kept = words.at_least_substantial(now.counts)
    once = sum(status in (Status.FULFILLED, Status.SUBSTANTIAL) for status in best)
    worse = sum(s.trend is Trend.WORSENING for s in standings)
    stale = sum(s.freshness is Freshness.EXPIRED for s in standings)
    shown = (
        ("Substantially kept or better", f"{kept} of {now.total}", f"{once} once were", None),
        (
            "Reversed or overtaken",
            f"{now.counts[Status.REVERSED]} + {now.counts[Status.OVERTAKEN]}",
            "counted apart",
            None,
        ),
        ("Worsening", str(worse), f"over 12 months, of {now.total}", None),
        ("Evidence expired", str(stale), "read as last known", None),
        (
            "Delivery, as an interval",
            words.interval(now),
            words.coverage(now),
            words.interval_help(now),
        ),
    )
    with st.container(horizontal=True, gap="small", key="figures"):
        for label, value, below, explanation in shown:
            st.metric(
                label,
                value,
                delta=below,
                delta_color="off",
                delta_arrow="off",
                help=explanation,
                # On a phone two stand in a row, and the interval has one to itself.
                width=(160 if explanation is None else 330) if context.look.narrow else 214,
            )


def years(context: Context) -> None:
    """The statuses in each year since the pledges were made."""
    figure.show(figure.made(_by_year, context))


def _by_year(shown: Shown) -> Chart:
    selection, as_of = shown.selection, shown.view.moment.as_of
    ids, pledged = list(selection.commitments["id"]), shown.register.meeting.date
    stood = stood_by_year(selection.assessments, ids, pledged, as_of)
    return statuses.by_year(statuses_by_year(stood), shown.stamp, shown.look)


def distribution(context: Context) -> None:
    """The statuses at best and now, and the trend."""
    figure.show(figure.made(_paired, context))


def _paired(shown: Shown) -> Chart:
    return statuses.paired(paired_counts(shown.selection.commitments), shown.stamp, shown.look)


def moved(context: Context) -> None:
    """What moved in the last 12 months, newest first."""
    view = context.view
    moment = view.moment
    before = Moment(
        max(moment.as_of - _MONTHS_BACK, context.register.meeting.date), moment.known_at
    )
    found = compare_standings(context.register, before, context.selection.standings)
    moves = sorted(
        (c for c in found if c.moved), key=lambda c: (c.after.since, c.direction), reverse=True
    )
    st.subheader(f"Moved in the last 12 months: {len(moves)}", anchor=False)
    if not moves:
        small("No status moved.")
    for change in moves[:_FIRST_MOVES]:
        cards.move(change)
    if len(moves) > _FIRST_MOVES:
        if folded := cards.fold(f"{len(moves) - _FIRST_MOVES} more", "moves"):
            with folded:
                for change in moves[_FIRST_MOVES:]:
                    cards.move(change)


def attention(context: Context) -> None:
    """Pledges that are reversed, contradicted, worsening or expired, gravest first."""
    flagged = [(reasons, s) for s in context.selection.standings if (reasons := page_concerns(s))]
    flagged.sort(key=lambda entry: attention_rank(entry[0]))
    st.subheader(f"Needs attention: {len(flagged)}", anchor=False)
    if not flagged:
        small("None is reversed, contradicted, worsening or out of date.")
    for reasons, s in flagged[:_FIRST_ATTENTION]:
        cards.pledge(s, " ".join(cards.reason_badge(reason) for reason in reasons))
    if len(flagged) > _FIRST_ATTENTION:
        if folded := cards.fold(f"{len(flagged) - _FIRST_ATTENTION} more", "attention"):
            with folded:
                for reasons, s in flagged[_FIRST_ATTENTION:]:
                    cards.pledge(s, " ".join(cards.reason_badge(reason) for reason in reasons))


def newest_evidence(context: Context) -> None:
    """The newest findings, one a source page."""
    st.subheader("Newest evidence", anchor=False)
    seen: set[str] = set()
    items = [(item, s) for s in context.selection.standings for item in s.evidence]
    items.sort(key=lambda pair: pair[0].happened, reverse=True)
    for item, s in items:
        if item.source.url in seen:
            continue
        seen.add(item.source.url)
        cards.evidence(item, title=s.commitment.title, id=s.commitment.id)
        if len(seen) == _FIRST_EVIDENCE:
            break
