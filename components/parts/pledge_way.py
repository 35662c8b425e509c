"""The list that a reader came from: the way back, the neighbours of a pledge, and all pledges where
none is chosen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from commitments.answers import pledge as said
from commitments.tables.filter import Filter
from commitments.tables.side import SideKind
from commitments.tables.sorting import DEFAULT, ORDERS, sort_words
from commitments.text import nearest
from components.parts import tracker
from components.state import address
from components.state.context import Context, Shown
from components.widgets import answer, markup

_SORT = "sort"


def way(context: Context, id: str) -> str:
    """The way back to the list, the place of a pledge in it, and its neighbours.

    A pledge that does not pass the filters has its place among all.
    """
    address.prepare_choice(_SORT, ORDERS, DEFAULT, "order")
    sort: str = st.session_state[_SORT]
    return markup.kept(context, (id, sort), _way, context, id, sort)


def _way(context: Shown, id: str, sort: str) -> str:
    more = {} if sort == DEFAULT else {_SORT: sort}
    filtered = not context.selection.filter.empty
    ids = [s.commitment.id for s in tracker.order_of(context, sort)]
    if id not in ids:
        filtered = False
        ids = [s.commitment.id for s in tracker.order_of(_unfiltered(context), sort)]
    here = ids.index(id)
    words = sort_words(sort, context.selection.found)
    place = said.placed(here + 1, len(ids), words, filtered=filtered)
    parts = [
        markup.to("tracker", "Pledges", **more),
        markup.tag("span", markup.text(place), of="muted"),
    ]
    if here:
        parts.append(_neighbour(context, ids[here - 1], "Previous", more))
    if here + 1 < len(ids):
        parts.append(_neighbour(context, ids[here + 1], "Next", more))
    parts.append(markup.to("compare", "Compare", a=f"{SideKind.PLEDGE}.{id}"))
    return markup.tag("nav", *parts, of="way", aria_label="In the list of pledges")


def _unfiltered(context: Shown) -> Shown:
    """The same with all pledges."""
    return replace(context, selection=context.view.select(Filter()))


def _neighbour(context: Shown, id: str, label: str, more: dict[str, str]) -> str:
    """A way to another pledge, which is named on hover."""
    title = context.view.standings[id].commitment.title
    return markup.to("commitment", markup.tag("span", label, title=title), id=id, **more)


def _meant(context: Context, id: str) -> str:
    """The pledge whose id is nearest to one that does not exist, as a link; empty without one."""
    offered = nearest(id, context.view.standings) if id else ""
    found = next((c for c in context.register.commitments if f"'{c.id}'" in offered), None)
    return f" Did you mean {markup.pledge(found.id, found.title)}?" if found else ""


def choose_another(context: Context) -> None:
    """How all pledges stand, and which there are by theme, where the address names none that
    exists."""
    id = st.session_state["id"]
    standings = context.view.standings
    context.heading.header("Which pledge?", anchor=False, width="content")
    words = "Choose a pledge." if standings else "This register holds no pledge yet."
    if id:
        words = f"There is no pledge “{id[:60]}”."
    if standings:
        everything = _unfiltered(context)
        answer.card(tracker.answer_of(everything), everything.stamp)
    pieces = [markup.tag("p", markup.text(words), _meant(context, id))]
    for theme in context.register.themes:
        inside = [s.commitment for s in standings.values() if s.commitment.theme == theme.id]
        if inside:
            ways = (markup.tag("li", markup.pledge(c.id, c.title)) for c in inside)
            pieces += [markup.heading(theme.name), markup.tag("ul", *ways, of="pledges")]
    markup.show(markup.tag("div", *pieces, of="choose"))
