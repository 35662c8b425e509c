"""The Briefing page for a meeting with one member: choose it, read the page, take it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from commitments.briefing import permalink
from commitments.briefing.bilateral import Bilateral, Meeting, bilateral, meeting_with
from commitments.briefing.bilateral_pack import sheet
from commitments.briefing.contents import NothingToBrief
from commitments.briefing.notes.blocks import Block, Line, Listing, Paper, SourceList
from commitments.briefing.notes.sources import shown_address, web_address
from commitments.briefing.products import BILATERAL
from commitments.tables.filter import Filter
from commitments.text import count
from components.parts import briefing, briefing_files, briefing_note
from components.state import world
from components.state.context import Context
from components.widgets import answer, layout
from components.widgets.markup import outside, show, tag, text
from components.widgets.text import plain, small

_FILTER, _CHOICE = "member", "_meeting_with"


def draw(context: Context) -> None:
    """The page for a meeting with the member that is chosen, or a sentence that says why there is
    none."""
    top = st.container()
    briefing.say_what_changed(context)
    product = briefing.switch(len(context.register.commitments), len(context.register.evidence))
    _choose_member(context)
    try:
        meeting = _meeting(context)
    except NothingToBrief as error:
        st.info(plain(str(error)), icon=":material/info:")
        return
    view = context.view
    found, paper, left_out = world.shared(
        ("bilateral", view.version, view.moment, meeting.member.code, meeting.address),
        lambda: _made(meeting),
    )
    with top:
        answer.card(found.answer, found.stamp)
    _say_what_is_left_out(context)
    left, right = layout.columns()
    with left:
        show(_sheet(paper))
    with right, st.container(key="bilateral-files"):
        if left_out:
            small(" ".join(left_out))
        briefing_files.take_away(meeting.address, found.stamp, product)


def _made(meeting: Meeting) -> tuple[Bilateral, Paper, tuple[str, ...]]:
    found = bilateral(meeting)
    return (found, *sheet(found))


def _choose_member(context: Context) -> None:
    """The list of the members; who is chosen is the filter by member, so that the address names
    it."""
    members = context.register.members
    names = {m.code: m.name for m in sorted(members, key=lambda m: m.name.casefold())}
    if not names:
        return
    chosen = context.selection.filter.members
    st.session_state[_CHOICE] = chosen[0] if len(chosen) == 1 else None
    choice = st.container(width=280, key="bilateral-choice")
    choice.selectbox(
        "Member",
        list(names),
        key=_CHOICE,
        format_func=names.__getitem__,
        placeholder="Choose a member",
        on_change=_take_member,
        label_visibility="collapsed",
    )


def _take_member() -> None:
    code = st.session_state[_CHOICE]
    st.session_state[_FILTER] = [code] if code else []


def _meeting(context: Context) -> Meeting:
    """The meeting, with the permanent address of this page; raises NothingToBrief."""
    view = context.view
    meeting = meeting_with(view, context.selection.filter.members)
    since = max(view.moment.as_of - timedelta(days=365), view.register.meeting.date)
    asked = permalink.Asked(
        Filter(members=(meeting.member.code,)), view.moment, since, None, BILATERAL
    )
    query = permalink.query(asked, briefing.prints(context, view.register.commitments))
    base = (st.context.url or "").split("?")[0].rstrip("/")
    return replace(meeting, address=f"{base}?{query}")


def _say_what_is_left_out(context: Context) -> None:
    """That filters besides the member do not count here."""
    if replace(context.selection.filter, members=()) != Filter():
        every = count(len(context.register.commitments), "pledge")
        small(f"This page looks at all {every}: of the filters it takes the member alone.")


def _sheet(paper: Paper) -> str:
    """The page as it is printed; its title is the answer on top."""
    blocks = [_block(block) for block in paper.blocks]
    return tag("div", tag("p", text(f"{paper.head} · {paper.day}"), of="sub"), *blocks, of="note")


def _block(block: Block) -> str:
    match block:
        case Line():
            return _line(block)
        case Listing():
            return tag("h4", text(block.heading)) + "".join(map(_line, block.lines))
        case SourceList():
            return tag("h4", "Sources") + tag("ol", *map(_source, block.entries), of="sources")
    return ""


def _line(line: Line) -> str:
    lead = tag("b", text(line.lead)) + " " if line.lead else ""
    return tag("p", lead, briefing_note.said(line.said))


def _source(entry: tuple[str, str]) -> str:
    said, url = entry
    web = web_address(url)
    return tag("li", text(said), " ", outside(web, shown_address(web)) if web else "")
