"""The parts of the Changes page: the period, the answer, the table to take away, the chart."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.answers.changes import of_changes
from commitments.dates import day
from commitments.exchange.csv import to_csv
from commitments.figures.chart import Chart
from commitments.figures.statuses import at_two_dates
from commitments.register.background import Milestone
from commitments.standing import period as periods
from commitments.standing.changes import compare_standings
from commitments.standing.diff import Diff, diff
from commitments.standing.period import Period
from commitments.standing.standing import Moment
from commitments.tables.diff import diff_table
from commitments.tables.filter_said import named
from components.parts import diff as rows
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import answer, last_visit, markup
from components.widgets.day_field import day_field
from components.widgets.figure import made, show
from components.widgets.text import plain, small

_MEETING, _YEAR, _VISIT, _DATES = "meeting", "year", "visit", "dates"
_OWN_DATE = "date"
_NO_VISIT = (
    "This browser does not know of an earlier day on which you opened one of these pages, so the"
    " last year is shown. It keeps the day from now on, for itself alone."
)


def choose_period(context: Context, *, visits: bool = True) -> tuple[Period, DeltaGenerator]:
    """The span of time that the page tells of, chosen in a row of buttons and kept in the address;
    and the place beside them. Without `visits` the last visit cannot be chosen, as for what
    others will read."""
    after, register = context.view.moment, context.register
    meeting = periods.last_meeting(register, after.as_of)
    year = periods.last_year(register, context.view.standings.values(), after)
    labels = _labels(meeting, year, context.look.narrow)
    if not visits:
        del labels[_VISIT]
    milestones = _milestones(context)
    first = year.before.as_of
    # A link of before names a milestone by its date.
    by_date = {m.date.text: id for id, m in milestones.items() if m is not None}
    address.prepare_choice(
        "since", [_OWN_DATE, *milestones], _OWN_DATE, "milestone", formerly=by_date
    )
    address.prepare_day("from", first, register.meeting.date, after.as_of, "first date")
    # A link of before this choice names a milestone or a date alone.
    named = st.session_state["since"] != _OWN_DATE or st.session_state["from"] != first
    usual = _MEETING if periods.lately(meeting, after.as_of) else _YEAR
    default = _DATES if named and not address.used("period") else usual
    address.prepare_choice("period", list(labels), default, "period")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        chosen = st.segmented_control(
            "Period",
            list(labels),
            key="period",
            format_func=labels.__getitem__,
            required=True,
            label_visibility="collapsed",
            width="content",
        )
        beside = st.container(width="content")
    if chosen == _DATES:
        return _two_dates(context, milestones), beside
    st.session_state["since"], st.session_state["from"] = _OWN_DATE, first
    return _period(context, str(chosen), meeting, year), beside


def _period(context: Context, chosen: str, meeting: Milestone | None, year: Period) -> Period:
    """Since the last meeting or visit, or the last year."""
    after, register = context.view.moment, context.register
    if chosen == _MEETING and meeting is not None:
        return periods.since_milestone(meeting, after, last=True)
    if chosen == _VISIT:
        visit = last_visit.day(register.meeting.date, context.today)
        if visit is not None:
            return periods.since_visit(visit, after)
        small(_NO_VISIT)
    return year


def _labels(meeting: Milestone | None, year: Period, narrow: bool) -> dict[str, str]:
    """The choices by their keys, short on a phone."""
    whole = year.words.removeprefix("Since the ").capitalize() if narrow else year.words
    months = "12 months" if narrow else "Last 12 months"
    labels = {
        _YEAR: whole if year.words.startswith("Since the end") else months,
        _VISIT: "Last visit" if narrow else "Since my last visit",
        _DATES: "Dates" if narrow else "Two dates",
    }
    if meeting is None:
        return labels
    place = periods.meeting_place(meeting) or "the last meeting"
    label = place if narrow else periods.milestone_label(meeting)
    return {_MEETING: plain(f"Since {label}")} | labels


def _milestones(context: Context) -> dict[str, Milestone | None]:
    """What a period may begin with, newest first, by its id; last the day of the pledges, by that
    day."""
    pledged, as_of = context.register.meeting.date, context.view.moment.as_of
    later = [m for m in context.register.milestones if pledged <= m.date.last <= as_of]
    later.sort(key=lambda m: m.date.last, reverse=True)
    return {m.id: m for m in later} | {pledged.isoformat(): None}


def _two_dates(context: Context, milestones: dict[str, Milestone | None]) -> Period:
    after, meeting = context.view.moment, context.register.meeting
    names = {key: periods.milestone_title(m) for key, m in milestones.items() if m is not None}
    names |= {_OWN_DATE: "a date of your choice"}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Since",
            [_OWN_DATE, *milestones],
            key="since",
            format_func=lambda key: names.get(key, f"{day(meeting.date)}: {meeting.title}"),
            width=430,
        )
        if chosen == _OWN_DATE:
            with st.container(width=200):
                day_field("From", "from", meeting.date, after.as_of, begins=True)
        small(f"until {day(after.as_of)}, the as-of date above", width="content")
    if chosen == _OWN_DATE:
        return periods.since_day(st.session_state["from"], after)
    milestone = milestones[chosen]
    if milestone is None:
        return periods.since_pledged(context.register, after)
    return periods.since_milestone(milestone, after)


def compare(shown: Shown, period: Period) -> Diff:
    """What changed in the period among the chosen pledges, found once for all sessions."""
    bare = Shown(shown.selection, shown.look, shown.today)
    return world.shared(
        ("diff", *shown.key, period),
        lambda: diff(
            bare.register, period, bare.selection.standings, bare.selection.filter.members
        ),
    )


def said(context: Context, found: Diff) -> None:
    """The answer of the page, and below it what the period is counted from."""
    about = named(context.selection.filter, context.register)
    told = world.shared(
        ("of changes", *context.key, found.period), lambda: of_changes(found, about=about)
    )
    answer.card(told, context.stamp, span=found.period.span)
    if (milestone := found.period.milestone) is not None:
        markup.show(rows.milestone(milestone))


def everything(context: Context, found: Diff) -> None:
    """All that changed, as one list with its contents beside it."""
    markup.show_kept(context, (found.period,), _everything, found)


def _everything(found: Diff) -> str:
    return rows.contents(found) + rows.groups(found) + rows.END


def download(context: Context, found: Diff, beside: DeltaGenerator) -> None:
    """All that changed as a table, one row a change; `beside` the choice of the period, on a phone
    below everything."""
    stamp, first = context.stamp, found.period.visit or found.period.before.as_of
    source = f"{found.period.span} · {stamp.line}"
    place = st.container() if context.look.narrow else beside
    place.download_button(
        "Download as CSV",
        data=lambda: to_csv(diff_table(found).assign(Source=source)),
        file_name=stamp.file_name(f"changes-since-{first}", "csv"),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="csv-changes",
    )


def figure(context: Context, period: Period) -> None:
    """The statuses at both dates, where they are two."""
    if period.before.as_of < period.after.as_of:
        show(made(_at_two_dates, context, period.before, period.after), context.look)


def _at_two_dates(shown: Shown, before: Moment, after: Moment) -> Chart:
    found = compare_standings(shown.register, before, shown.selection.standings)
    moved = [change for change in found if change.moved]
    return at_two_dates(shown.selection.standings, moved, before, after, shown.stamp)
