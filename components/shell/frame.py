"""The frame around every page: the list of pages, the controls, the banner, the foot.

Streamlit runs a file in `pages/` alone, without the frame, when a fresh server's first visitor
opens a deep link; AppTest always does. So each page's first statement is `frame.require()`, which
draws the whole frame and stops where it is missing.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from functools import cache

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.dates import day, in_words
from commitments.figures.chart import page_foot
from commitments.figures.look import Look
from commitments.project import STATIC
from commitments.register.model import Register
from commitments.register.reading import Loaded
from commitments.standing.words import nothing_recorded, unconfirmed_counted
from commitments.tables.view import Selection
from components.record import memory, ways_in
from components.server import uploads
from components.shell import nowhere, problems, viewport
from components.shell.bar import bar, views
from components.shell.edition_link import edition_link
from components.shell.pages import LIST, PAGES, PageEntry
from components.state import address, context, world
from components.state.context import Context
from components.widgets import filters, last_visit, layout, markup, navigation, styles, terms
from components.widgets.text import plain, small

_FRAMED = "_framed"
_PAGES = "_pages"
# Every open page shows a new state of the file within 5 seconds.
_FILE_SECONDS = 3


def run() -> None:
    """Draw the frame and the page that the address asks for."""
    navigation.count_run()
    uploads.begin()
    entry, page = _asked()
    layout.drop_what_closed_popovers_send()
    address.take(page.url_path, links=not entry.fields)
    if entry.fields:
        memory.keep_what_was_typed()
    navigation.begin(entry.script, _pages(), buttons=entry.fields)
    now = world.reading()
    if now.loaded is None:
        problems.show_nothing_to_read(now, world.data_name())
        _watch_file(now)
        return
    loaded, data = now.loaded, now.loaded.register
    today, look = world.today(), viewport.look()
    filters.prepare(loaded, today)
    _top(entry, now, data, look)
    notices = st.container()
    heading = _head(entry, loaded, look)
    selection = _selected(loaded, today, look, heading)
    nothing = "" if entry.fields else nothing_recorded(data, selection.view.moment.known_at)
    filtered = entry.filtered and not nothing
    with st.container():
        _past_notice(nothing)
        if filtered:
            filters.members_named(selection)
            if not look.narrow and entry.script != LIST:
                filters.nearest_pledges(selection)
    if nothing:
        address.keep_the_rest()
    else:
        _draw(entry, page)
    with notices:
        _notices(entry, data)
        # On a phone the answer stays in sight.
        if filtered and not look.narrow:
            filters.of_that_name(loaded)
    _close(entry, now, data, today)


def _selected(loaded: Loaded, today: date, look: Look, heading: DeltaGenerator) -> Selection:
    """What passes the filters; it is kept with the context, for the page."""
    selection = world.select(loaded, filters.moment(), filters.chosen())
    # Named before it is read: what is kept under a name is never older than that.
    links_as_of = world.links_as_of()
    links = world.link_results()[0]
    context.set_current(Context(selection, look, today, heading, links, links_as_of))
    return selection


def _close(entry: PageEntry, now: world.Reading, data: Register, today: date) -> None:
    """What stands below the page and what listens in the browser; what a run ends with comes
    last."""
    _foot(entry)
    viewport.watch()
    terms.show_meanings()
    last_visit.keep(data.meeting.id, today)
    _watch_file(now)
    if entry.fields:
        memory.finish()
    uploads.finish()
    address.write()
    navigation.finish()


def _draw(entry: PageEntry, page: st.Page) -> None:
    """The page itself, which need not draw the frame."""
    st.session_state[_FRAMED] = True
    try:
        # By its key style sheets find what stands on a page.
        with st.container(key=f"page-{entry.name}"):
            page.run()
    finally:
        st.session_state[_FRAMED] = False


def require() -> None:
    """Draw the frame where Streamlit ran a page on its own, until tests/browser/streamlit/
    test_defects_of_state.py::test_a_page_opened_first_by_its_address_runs_without_the_frame fails.
    """
    if not st.session_state.get(_FRAMED):
        run()
        st.stop()


def _asked() -> tuple[PageEntry, st.Page]:
    """The page that the address asks for."""
    # A file, as an emoji or a name would be asked of another host, until tests/browser/streamlit/
    # test_defects_of_display.py::test_the_icon_of_a_page_is_asked_of_another_host fails.
    st.set_page_config(page_title="Pledges", page_icon=_icon(), layout="wide")
    pages = _pages()
    asked = list(pages.values())
    if name := nowhere.name():
        # Streamlit would draw the first page, with a box over it that nothing was found.
        asked.append(st.Page(nowhere.draw, title=nowhere.NOWHERE.title, url_path=name))
    page = st.navigation(asked, position="hidden")
    found = (e for e in PAGES if pages[e.script].url_path == page.url_path)
    return next(found, nowhere.NOWHERE), page


def _top(entry: PageEntry, now: world.Reading, data: Register, look: Look) -> None:
    """The style of the page, the bar, and a banner where the file is invalid."""
    st.set_page_config(page_title=f"{entry.title} · {data.meeting.title}")
    styles.put(dark=look.dark)
    bar(entry, data, look)
    with st.container():
        # In its place at all times: what comes and goes above a field would make the browser build
        # it anew, and drop the letters that nobody told the server yet, until tests/browser/
        # streamlit/test_defects_of_state.py::
        # test_news_above_a_field_take_the_letters_that_nobody_was_told fails.
        if now.problems:
            problems.show_banner(now, world.data_name())
        if now.parted:
            problems.show_parted(now.parted)


def _notices(entry: PageEntry, data: Register) -> None:
    """What this reader has not saved, and what the link asked for in vain."""
    if not entry.fields:
        ways_in.elsewhere(data)
    for sentence in address.complaints():
        st.warning(plain(sentence), icon=":material/link_off:")


def _pages() -> dict[str, st.Page]:
    """The pages by their scripts, made once a session: each looks for its file when it is made."""
    if _PAGES not in st.session_state:
        st.session_state[_PAGES] = {entry.script: _page(entry) for entry in PAGES}
    pages: dict[str, st.Page] = st.session_state[_PAGES]
    return pages


def _page(entry: PageEntry) -> st.Page:
    return st.Page(entry.script, title=entry.title, url_path=entry.name, default=entry.default)


@cache
def _icon() -> str:
    """The icon as an address that holds it: a file would be opened and measured in each run."""
    held = b64encode((STATIC / "icon.png").read_bytes()).decode("ascii")
    return f"data:image/png;base64,{held}"


def _head(entry: PageEntry, loaded: Loaded, look: Look) -> DeltaGenerator:
    """The question of the page and the controls beside it; returns the place of the heading."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
        key="head",
    ):
        with st.container(key="title"):
            asked = entry.question
            heading = st.header(asked, anchor=False) if asked else st.container()
        with st.container(
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            width="content",
            gap="small",
            key="controls",
        ):
            if entry.filtered:
                filters.draw_filters(loaded, world.today())
            filters.draw_moment(loaded.register, world.today(), narrow=look.narrow)
    if entry.place == "Pledges" and entry.filtered:
        views(entry)
    return heading


def _past_notice(nothing: str) -> None:
    """Say so where the page shows another day than today; where `nothing` was recorded by then,
    that stands in place of the page."""
    if nothing:
        st.markdown(f"{plain(nothing)}")
        return
    current = context.current()
    moment = current.view.moment
    if moment.unconfirmed:
        with st.container(horizontal=True, vertical_alignment="center", key="unconfirmed"):
            small(plain(unconfirmed_counted(len(current.view.waiting))), width="content")
            st.button("Leave it out", on_click=filters.leave_unconfirmed_out, type="tertiary")
    if moment.as_of == moment.known_at == current.today:
        return
    known = ""
    if moment.known_at != moment.as_of:
        known = f", as this file knew it on {day(moment.known_at)}"
    small(f"The state of **{day(moment.as_of)}**{known}, not of today.")


@st.fragment(run_every=_FILE_SECONDS)
def _watch_file(shown: world.Reading) -> None:
    """Draw the page anew, with its filters, once the file is another than the one shown, or what
    is wrong with it."""
    if world.changed_since(shown):
        st.rerun()


def _foot(entry: PageEntry) -> None:
    current = context.current()
    said = page_foot(current.register, current.stamp, current.view.newest)
    twin = edition_link(entry.name, current.register)
    printed = f"Printed from {navigation.here()} on {in_words(current.today)}."
    markup.show(
        markup.tag(
            "footer",
            markup.tag("p", markup.text(said)),
            twin and markup.tag("p", twin, of="twin"),
            markup.tag("p", markup.text(printed), of="printed"),
            of="foot",
        )
    )
