"""A field for a day that takes what people write, and says on the spot what it cannot take."""

from __future__ import annotations

from datetime import date

import streamlit as st

from commitments.dates import day, read_day
from components.state import world
from components.widgets import markup


def text_key(key: str) -> str:
    """The key of the text of a field; the day itself is held under `key`."""
    return f"{key}-text-{st.session_state.get(_turn(key), 0)}"


def tell(key: str) -> None:
    """Put the day of `key` into the text of its field, where another day came by a link or a
    button; call before the field is drawn, or before the popover in which it stands.

    Such a day makes a new field: one that is not on the screen, as in a closed popover, would send
    what was written into it last.
    """
    state = st.session_state
    if text_key(key) in state and state.get(_told(key)) == state[key]:
        return
    if _told(key) in state and state[_told(key)] != state[key]:
        state[_turn(key)] = state.get(_turn(key), 0) + 1
    state[text_key(key)] = _written(state[key])
    state[_told(key)] = state[key]
    state[_mistake(key)] = ""


def day_field(
    label: str,
    key: str,
    earliest: date,
    latest: date,
    help: str = "",
    *,
    optional: bool = False,
    begins: bool = False,
) -> None:
    """A field for the day of `key`, which `address.prepare_day` has prepared; where it is
    `optional`, an empty field means no day. Where something `begins` on it, a month or a year
    stands for its first day.

    It shows `28 Nov 2026` and takes on Enter whatever `dates.read_day` does. What is no day stays
    in the field with a sentence below it, and the last valid day holds.
    """
    tell(key)
    st.text_input(
        label,
        key=text_key(key),
        help=help or None,
        placeholder=day(latest),
        on_change=_read,
        args=(key, earliest, latest, optional, begins),
    )
    mistake = st.session_state[_mistake(key)]
    if mistake:
        markup.show(markup.tag("p", markup.text(mistake), of="mistake", role="alert"))


def _read(key: str, earliest: date, latest: date, optional: bool, begins: bool) -> None:
    state = st.session_state
    text = state[text_key(key)]
    try:
        none = optional and not text.strip()
        value = None if none else read_day(text, earliest, latest, world.today(), begins=begins)
    except ValueError as error:
        state[_mistake(key)] = str(error)
        return
    state[key] = state[_told(key)] = value
    state[text_key(key)] = _written(value)
    state[_mistake(key)] = ""


def _written(value: date | None) -> str:
    return day(value) if value else ""


def _told(key: str) -> str:
    return f"{key}-told"


def _turn(key: str) -> str:
    return f"{key}-turn"


def _mistake(key: str) -> str:
    return f"{key}-mistake"
