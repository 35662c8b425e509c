"""What stands at an address that no page has: that it leads nowhere, and where things are."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import streamlit as st

from components.shell.pages import PAGES, PageEntry
from components.widgets import markup

NOWHERE = PageEntry("nowhere", "No such page", "No such page", place="nowhere", filtered=False)
_NAME = re.compile(r"[\w.~-]{1,60}")
# What can be looked for on each page, in the words of a reader.
_THERE = {
    "overview": "how the pledges stand",
    "tracker": "the list of pledges, to search and to filter",
    "changes": "what changed",
    "briefing": "slides and notes to take away",
    "method": "how statuses are given, and the data",
}


def name() -> str:
    """The name in the address that no page has; empty where there is none, or where Streamlit can
    give no page such a name."""
    last = unquote(urlsplit(st.context.url or "").path).rstrip("/").rpartition("/")[2]
    known = last in ("", *(entry.name for entry in PAGES if not entry.default))
    return last if not known and _NAME.fullmatch(last) else ""


def draw() -> None:
    """The sentence, and the ways to the pages."""
    said = f"The address “/{name()}” leads nowhere: the dashboard has no page of that name. It has:"
    ways = (
        markup.tag(
            "li",
            markup.to("" if entry.default else entry.name, markup.text(entry.title)),
            markup.text(f": {_THERE[entry.name]}"),
        )
        for entry in PAGES
        if entry.name in _THERE
    )
    markup.show(markup.tag("p", markup.text(said)), markup.tag("ul", *ways))
