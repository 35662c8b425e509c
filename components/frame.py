"""The frame around every page: the list of pages, the controls, the banner, the foot.

Streamlit runs a file in `pages/` alone, without the frame, when a fresh server's first visitor
opens a deep link; AppTest always does. So each page's first statement is `frame.require()`, which
draws the whole frame and stops where it is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments import wording
from commitments.look import Look, safe
from commitments.model import Register
from commitments.reading import Loaded
from components import (
    access,
    address,
    context,
    filters,
    layout,
    links,
    problems,
    record,
    register,
    viewport,
)
from components.context import Context
from components.text import plain, small


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its script, its name in the navigation, the question that it answers."""

    script: str
    title: str
    question: str
    icon: str
    default: bool = False
    filtered: bool = True
    listed: bool = True


PAGES = (
    PageEntry(
        "pages/overview.py",
        "Overview",
        "How do the pledges stand?",
        ":material/dashboard:",
        default=True,
    ),
    PageEntry("pages/themes.py", "Themes", "How does each theme stand?", ":material/category:"),
    PageEntry("pages/regions.py", "Regions", "Where do the pledges apply?", ":material/map:"),
    PageEntry("pages/tracker.py", "Tracker", "Find a pledge", ":material/checklist:"),
    PageEntry(
        "pages/commitment.py",
        "Commitment",
        "",
        ":material/description:",
        filtered=False,
        listed=False,
    ),
    PageEntry("pages/changes.py", "Changes", "What changed?", ":material/difference:"),
    PageEntry(
        "pages/record.py", "Record", "Record progress", ":material/edit_note:", filtered=False
    ),
    PageEntry("pages/briefing.py", "Briefing", "Take it into the room", ":material/co_present:"),
    PageEntry("pages/method.py", "Method", "How do we know?", ":material/rule:", filtered=False),
)
_FRAMED = "_framed"
# Every open page shows a new state of the file within 5 seconds.
_FILE_SECONDS = 3


def run() -> None:
    """Draw the frame and the page that the address asks for."""
    st.set_page_config(
        page_title="Pledges",
        page_icon=str(register.ROOT / "static" / "icon.png"),
        layout="wide",
    )
    pages = {entry.script: _page(entry) for entry in PAGES}
    page = st.navigation(list(pages.values()), position="hidden")
    entry = next(e for e in PAGES if pages[e.script].url_path == page.url_path)
    if clicked := address.clicked_before(page.url_path, record.typed()):
        record.keep_what_was_typed()
        path, parameters = clicked
        st.switch_page(
            next(p for p in pages.values() if p.url_path == path), query_params=parameters
        )
    address.begin(page.url_path)
    if entry.script != "pages/record.py":
        record.left()
    now = register.reading()
    if now.loaded is None:
        problems.show_nothing_to_read(now, register.data_name())
        return
    today = register.today()
    filters.prepare(now.loaded.register, today)
    view = register.view(now.loaded, filters.moment())
    meeting = now.loaded.register.meeting
    look = viewport.look()
    st.set_page_config(page_title=f"{entry.title} · {meeting.title}")
    layout.readable_buttons(look)
    st.logo(_wordmark(meeting.title, look), size="medium")
    _navigation()
    with st.container():
        # In its place at all times: what comes and goes above a field would make the browser build
        # it anew, and drop the letters that nobody told the server yet.
        if now.problems:
            problems.show_banner(now, register.data_name())
    notices = st.container()
    heading = _head(entry, now.loaded.register)
    selection = view.select(filters.chosen())
    context.set_current(Context(selection, look, today, heading, register.link_results()[0]))
    with st.container():
        _past_notice()
    st.session_state[_FRAMED] = True
    try:
        page.run()
    finally:
        st.session_state[_FRAMED] = False
    with notices:
        if entry.script != "pages/record.py":
            record.elsewhere(now.loaded.register)
        for sentence in address.complaints():
            st.warning(plain(sentence), icon=":material/link_off:")
    _foot()
    viewport.watch()
    _watch_file(now.loaded)
    address.finish()


def require() -> None:
    """Draw the frame where Streamlit ran a page on its own."""
    if not st.session_state.get(_FRAMED):
        run()
        st.stop()


def _page(entry: PageEntry) -> st.Page:
    url = entry.script.removeprefix("pages/").removesuffix(".py")
    return st.Page(
        entry.script, title=entry.title, icon=entry.icon, url_path=url, default=entry.default
    )


def _navigation() -> None:
    with st.container(horizontal=True, gap="small", key="navigation"):
        for entry in PAGES:
            if entry.listed and (entry.script != "pages/record.py" or access.listed()):
                links.page(entry.script, entry.title, icon=entry.icon)


def _head(entry: PageEntry, data: Register) -> DeltaGenerator:
    """The question of the page and the controls beside it; returns the place of the heading."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if entry.question:
            heading = st.header(entry.question, anchor=False, width="content")
        else:
            heading = st.container(width="content")
        with st.container(
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            width="content",
            gap="small",
        ):
            if entry.filtered:
                filters.draw_filters(data)
            filters.draw_moment(data, register.today())
    return heading


def _wordmark(title: str, look: Look) -> str:
    """The name of the meeting as a drawing for the corner of the page."""
    size = 11 if look.narrow else 15
    width = 26 + len(title) * size * 6 // 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="24">'
        f'<title>{safe(title)}</title><rect width="4" height="24" fill="{look.accent}"/>'
        f'<text x="14" y="17" font-family="Segoe UI, Arial, sans-serif" font-size="{size}"'
        f' font-weight="600" fill="{look.ink}">{safe(title)}</text></svg>'
    )


def _past_notice() -> None:
    """Say so where the page shows another day than today."""
    current = context.current()
    moment = current.view.moment
    if moment.as_of == moment.known_at == current.today:
        return
    known = ""
    if moment.known_at != moment.as_of:
        known = f", as this file knew it on {wording.day(moment.known_at)}"
    small(f":material/history: The state of **{wording.day(moment.as_of)}**{known}, not of today.")


@st.fragment(run_every=_FILE_SECONDS)
def _watch_file(shown: Loaded) -> None:
    """Draw the page anew, with its filters, once the file is another than the one shown."""
    if register.changed_since(shown):
        st.rerun()


def _foot() -> None:
    current = context.current()
    meeting = current.register.meeting
    small(
        f"{plain(meeting.title)}, {wording.day(meeting.date)} · {current.stamp.foot} · newest fact"
        f" on file: {wording.day(current.view.horizon)} · our words CC BY 4.0; sources keep theirs"
    )
