"""The bar over every page: the name of the register, the five places, search, and Record; below it,
on Pledges, the views."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from commitments.figures.look import Look
from commitments.register.model import Register
from components.record import access
from components.shell.pages import LIST, PLACES, RECORD, VIEWS, PageEntry
from components.state import address
from components.widgets import filters, markup, navigation

_VIEW = "view"


def bar(entry: PageEntry, register: Register, look: Look) -> None:
    """Draw the bar; on a phone the places stand in a menu."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        _brand(entry, register)
        if look.narrow:
            _search(entry)
            # Of another key on each page, so that it is closed on the page that it led to.
            with st.container(key="menu", width="content"):  # noqa: SIM117
                with st.popover("Menu", key=f"menu of {entry.title}", width="content"):
                    _places(entry)
                    _record(entry)
            return
        _places(entry)
        _search(entry)
        _record(entry)


def _brand(entry: PageEntry, register: Register) -> None:
    """The name of the register, which leads to the first page where no text can be lost."""
    name = register.register.name or register.meeting.title
    said = f'<span class="sign"><i></i><i></i><i></i></span>{markup.text(name)}'
    markup.show(
        markup.tag("div", said, of="brand") if entry.fields else markup.to("", said, of="brand")
    )


def _search(entry: PageEntry) -> None:
    """Search, but where text fields stand; on a page that it does not filter, Enter leads to the
    list of what it finds."""
    if entry.fields:
        return
    with st.container(key="search", width="content"):
        if entry.filtered:
            filters.draw_search()
        else:
            filters.draw_search_elsewhere(lambda: navigation.follow(LIST))


def _places(entry: PageEntry) -> None:
    with st.container(
        horizontal=True, gap="small", key="navigation", width="content", vertical_alignment="center"
    ):
        for name, script in PLACES.items():
            with _here(name == entry.place, "here"):
                navigation.page(script, name)


def _here(here: bool, key: str) -> AbstractContextManager[object]:
    """By its key the style sheet finds the way that leads to what is open."""
    return st.container(width="content", key=key) if here else nullcontext()


def _record(entry: PageEntry) -> None:
    """The way to the form, where somebody may record."""
    if access.anybody_may_record():
        with (
            st.container(width="content", key="record-way"),
            _here(not entry.place, "here"),
        ):
            navigation.page(RECORD, "Record")


def views(entry: PageEntry) -> None:
    """The views of Pledges; filters and dates go along."""
    chosen = ""
    if entry.script == LIST:
        # The page prepares it too; here it is known which view the address asks for.
        names = [view for _, script, view in VIEWS if script == LIST]
        address.prepare_choice(_VIEW, names, names[0], "view")
        chosen = st.session_state[_VIEW]
    with st.container(horizontal=True, key="views", gap="small"):
        for name, script, view in VIEWS:
            here = script == entry.script and view == chosen
            with _here(here, "here-view"):
                if script == entry.script and view:
                    # A link to another state of the same page is lost where something else was
                    # clicked or typed at once; what a button says is not.
                    st.button(
                        name, key=f"view {view}", type="tertiary", on_click=_show, args=(view,)
                    )
                else:
                    more = {_VIEW: view} if view and view != "list" else {}
                    navigation.page(script, name, **more)


def _show(view: str) -> None:
    st.session_state[_VIEW] = view
