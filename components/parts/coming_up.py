"""What is to come, on the Overview page, and as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from commitments.dates import when
from commitments.exchange.calendar import to_calendar
from commitments.standing.coming_up import Coming, coming_up
from components.parts.overview import pledge_links
from components.state import world
from components.state.context import Context
from components.widgets import markup

_MOST = 6


def ahead(context: Context) -> None:
    """Reviews due, dates that texts set, meetings and ends on file; with a calendar file."""
    moment = context.view.moment
    now = moment.as_of == moment.known_at == context.today
    # The file does not say since when the date of a milestone was known.
    milestones = context.register.milestones if now else ()
    standings = context.selection.standings
    found = world.of_view(
        context.view,
        ("coming up", *context.key, now),
        lambda: coming_up(standings, milestones, moment.as_of),
    )
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        markup.show(markup.heading("Coming up"))
        _download(context, found)
    markup.show_kept(context, (), _rows, found, now)


def _rows(found: Sequence[Coming], now: bool) -> str:
    rows = [_row(one) for one in found[:_MOST]]
    if now and not any(one.meeting for one in found):
        rows.append(_pair("No date", "No next meeting is on file"))
    more = found[_MOST:]
    later = markup.rows(*map(_row, more), of="rows coming")
    first = markup.rows(*rows, of="rows coming") if rows else ""
    return first + (markup.fold(f"{len(more)} more", later) if more else "")


def _download(context: Context, found: tuple[Coming, ...]) -> None:
    register = context.register
    if not any(not one.late for one in found):
        return
    st.download_button(
        "Calendar file",
        data=lambda: to_calendar(register, found),
        file_name=context.stamp.file_name("coming-up", "ics"),
        mime="text/calendar; charset=utf-8",
        icon=":material/event:",
        type="tertiary",
        key="calendar",
        on_click="ignore",
    )


def _row(one: Coming) -> str:
    """A date with what is to come; a review with its pledges, a milestone with its source."""
    date = f"since {when(one.date)}" if one.late else when(one.date)
    pledges = [(pledge.id, pledge.title) for pledge in one.pledges]
    title = markup.outside(one.url, one.title) if one.url else markup.text(one.title)
    below = markup.text(one.detail)
    if pledges:
        below = " ".join(part for part in (below, pledge_links(pledges, 1)) if part)
    return _pair(date, one.title, title, below)


def _pair(date: str, words: str, title: str = "", below: str = "") -> str:
    return markup.tag(
        "div",
        markup.tag("div", markup.text(date), of="date"),
        markup.tag(
            "div",
            markup.tag("div", title or markup.text(words)),
            markup.tag("div", below, of="sub") if below else "",
        ),
        of="when",
    )
