"""What stands on the two sides of a comparison: chosen by kind and key, kept in the address."""

from __future__ import annotations

import streamlit as st

from commitments.tables import side
from commitments.tables.side import SideKind
from commitments.tables.view import View
from components.state import address
from components.state.context import Context

_SIDES = {"a": "First side", "b": "Second side"}


def prepare(context: Context) -> tuple[str, str]:
    """Both sides as `kind.key`, as the address or the reader says."""
    view, state = context.view, st.session_state
    first = side.default(view)
    address.prepare_read("a", lambda text: side.read(text, view), first)
    one: str = state["a"]
    other = side.default(view, than=one)
    # Beside a side that somebody chose the other one is named too, so that a link says both.
    address.prepare_read("b", lambda text: side.read(text, view), other if one == first else "")
    state["b"] = state["b"] or other
    return one, state["b"]


def draw(context: Context) -> None:
    """Two choices a side, and between them a button that swaps the sides."""
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="choose-sides"
    ):
        _choose(context.view, "a")
        st.button(
            "Swap", icon=":material/swap_horiz:", on_click=_swap, key="swap", help="Swap sides"
        )
        _choose(context.view, "b")


def _choose(view: View, letter: str) -> None:
    """The kind of a side, and which one of that kind it is."""
    kind, key = side.parts(st.session_state[letter])
    kinds = {str(each): each.label for each in SideKind if side.choices(view, each)}
    names = side.choices(view, kind)
    if key not in names:
        names = {key: side.name_of(view, kind, key)} | names
    of_kind, of_key = _keys(letter, kind)
    st.session_state[of_kind], st.session_state[of_key] = str(kind), key
    with st.container(horizontal=True, gap="small", key=f"side-{letter}"):
        st.selectbox(
            f"{_SIDES[letter]}: kind",
            list(kinds),
            key=of_kind,
            format_func=kinds.__getitem__,
            label_visibility="collapsed",
            width=124,
            on_change=_another_kind,
            args=(view, letter, of_kind),
        )
        st.selectbox(
            f"{_SIDES[letter]}: {kind.label.lower()}",
            list(names),
            key=of_key,
            format_func=names.__getitem__,
            label_visibility="collapsed",
            on_change=_another,
            args=(letter, kind, of_key),
        )


def _keys(letter: str, kind: SideKind) -> tuple[str, str]:
    """The keys of the two choices of a side; each kind has a choice of its own."""
    return f"{letter}-kind", f"{letter}-{kind}"


def _another_kind(view: View, letter: str, of_kind: str) -> None:
    """The first of another kind that does not stand on the other side."""
    state = st.session_state
    other: str = state["b" if letter == "a" else "a"]
    state[letter] = side.first_of(view, SideKind(state[of_kind]), than=other)


def _another(letter: str, kind: SideKind, of_key: str) -> None:
    st.session_state[letter] = f"{kind}.{st.session_state[of_key]}"


def _swap() -> None:
    state = st.session_state
    state["a"], state["b"] = state["b"], state["a"]
