"""What the views of the Pledges page share: which one is shown, and what they say of a pledge."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.answers import pledge_list
from commitments.answers.answer import Answer
from commitments.search.index import Found
from commitments.standing.standing import Standing
from commitments.tables.sorting import DEFAULT, ordered
from commitments.vocabulary import Concern
from components.state import address, world
from components.state.context import Shown
from components.widgets import markup

VIEWS = ("list", "board", "years")


def choose_view() -> str:
    """The view that the address asks for; the bar draws the ways to each."""
    address.prepare_choice("view", VIEWS, VIEWS[0], "view")
    view: str = st.session_state["view"]
    return view


def place(view: str) -> DeltaGenerator:
    """Where a view stands; by its key style sheets find what is on it."""
    return st.container(key=f"view-{view}")


def answer_of(context: Shown) -> Answer:
    """What the list and the board say of the chosen pledges."""
    selection = context.selection
    return world.shared(("pledges", *context.key), lambda: pledge_list.answer(selection))


def order_of(shown: Shown, sort: str = DEFAULT) -> tuple[Standing, ...]:
    """The chosen pledges in an order."""
    selection = shown.selection
    return world.of_view(shown.view, ("order", *shown.key, sort), lambda: ordered(selection, sort))


def remarks(s: Standing, found: Found | None) -> str:
    """What stands below a pledge: that it is to be judged again, and where a search found it."""
    parts = []
    if s.to_be_judged:
        again = Concern.TO_BE_JUDGED
        parts.append(markup.tag("div", markup.tag("span", again.label, of="chip")))
    if found is not None:
        hit = found.hits[s.commitment.id].words
        parts.append(markup.tag("div", markup.text(f"Found in: {hit}"), of="sub"))
    return "".join(parts)
