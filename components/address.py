"""What a colleague should see lives in the address: filters, dates, choices.

The address is the truth. When it differs from what this session wrote last (a link, Back, a
reload) and no widget was used, the widgets take their values from it; otherwise the widgets'
values are written to it at the end of the run. Links inside the dashboard carry the shared part
along. Streamlit's own binding loses parameters whose widget sits in a closed popover, so it is
not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from time import monotonic
from typing import Any

import streamlit as st

_LAST = "_address"
_PAST = "_address_past"
_KEPT = "_address_values"
_FROM_ADDRESS = "_address_news"
_TAKEN = "_address_taken"
"""The address that a run began to take values from, and the keys that have theirs; nothing once a
run came to its end."""
_BOUND = "_address_bound"
_COMPLAINTS = "_address_complaints"
_PAGE = "_address_page"
_NEW_PAGE = "_address_new_page"

# A click that was made before the browser learnt of the last changes carries an address of before.
_ECHO_SECONDS = 0.6

Parameters = dict[str, list[str]]


def begin(page: str) -> None:
    """Call before any widget: decides whether the address or the widgets speak in this run of a
    page."""
    state, found, now = st.session_state, _current(), monotonic()
    state.setdefault(_KEPT, {})
    used = _used()
    past = [(old, at) for old, at in state.get(_PAST, []) if now - at < _ECHO_SECONDS]
    echo = any(found == old for old, _ in past)
    state[_PAST] = past
    begun, keys = state.get(_TAKEN) or (None, set())
    # A click cut the last run short: what it took may be changed by now, and the rest is to take.
    resumed = begun == found
    state[_FROM_ADDRESS] = resumed or (found != state.get(_LAST) and not used and not echo)
    state[_TAKEN] = (found, keys if resumed else set()) if state[_FROM_ADDRESS] else None
    state[_BOUND] = {}
    state[_COMPLAINTS] = state.get(_COMPLAINTS, []) if resumed else []
    shown = state.get(_PAGE, (None, None))
    state[_NEW_PAGE] = page != shown[0]
    if state[_NEW_PAGE]:
        state[_PAGE] = (page, shown[0], found, now)


def new_page() -> bool:
    """Whether this is the first run of a page after another: its widgets are made anew."""
    return bool(st.session_state[_NEW_PAGE])


def clicked_before(page: str, typed: bool) -> tuple[str, Parameters] | None:
    """The page that this reader went to a moment ago, and its parameters, where this run would take
    them back: a field that they left by that click tells its text later than the click, in the name
    of the page of before. `typed` says whether a field that no address holds has news."""
    state = st.session_state
    last, before, parameters, at = state.get(_PAGE, (None, None, {}, 0.0))
    if page == last or page != before or monotonic() - at > _ECHO_SECONDS:
        return None
    if not (typed or _used()):
        return None
    state[_KEPT] |= {key: state[key] for key in state[_KEPT] if key in state}
    return last, parameters


def _used() -> bool:
    """Whether a widget has news."""
    state = st.session_state
    return any(key in state and state[key] != value for key, value in state[_KEPT].items())


def finish() -> None:
    """Call after the page: writes what the widgets say, without another run."""
    state = st.session_state
    wanted, last = _wanted(state[_BOUND]), state.get(_LAST)
    # After a link to another state of the same page the server knows the new address and the
    # browser still shows the old one: so it is also written where only the last one differs.
    if wanted != _current() or (last is not None and wanted != last):
        st.query_params.from_dict(wanted)
        state[_PAST] = [*state[_PAST], (last, monotonic())]
    state[_LAST], state[_TAKEN] = wanted, None
    state[_KEPT] |= {key: state[key] for key in state[_BOUND]}


def complaints() -> list[str]:
    """What the address asked for and could not get, one sentence each."""
    sentences: list[str] = st.session_state[_COMPLAINTS]
    return sentences


def many(key: str, options: Mapping[str, str], name: str) -> None:
    """Prepare a multiple choice widget of that key; unknown values are named and left out."""

    def parse(values: list[str]) -> list[str]:
        for value in values:
            if value not in options:
                _complain(f"the {name} “{value[:60]}”", options.values())
        return [value for value in dict.fromkeys(values) if value in options]

    _prepare(key, parse, [])


def one(key: str, options: Sequence[str], default: str, name: str) -> None:
    """Prepare a single choice widget of that key; an unknown value falls back to the default."""

    def parse(values: list[str]) -> str:
        if values and values[-1] not in options:
            _complain(f"the {name} “{values[-1][:60]}”", options)
            return default
        return values[-1] if values else default

    _prepare(key, parse, default)


def text(key: str) -> None:
    """Prepare a text widget of that key."""
    _prepare(key, lambda values: values[-1][:200] if values else "", "")


def day(key: str, default: date, earliest: date, latest: date, name: str) -> None:
    """Prepare a date widget of that key; a date out of range falls back to the default."""

    def parse(values: list[str]) -> date:
        if not values:
            return default
        try:
            asked = date.fromisoformat(values[-1])
        except ValueError:
            asked = None
        if asked is None or not earliest <= asked <= latest:
            _complain(f"the {name} “{values[-1][:60]}”", [f"dates from {earliest} to {latest}"])
            return default
        return asked

    _prepare(key, parse, default)


def plain(key: str, default: str = "", most: int = 200) -> str:
    """A parameter without a widget, such as the id of a commitment, kept in the address.

    What is longer than `most` characters is cut.
    """
    _prepare(key, lambda values: values[-1][:most] if values else default, default)
    value: str = st.session_state[key]
    return value


def parameters(keys: Iterable[str], **more: str) -> Parameters:
    """The parameters of a link that carries the values of these keys along."""
    bound = {key: entry for key, entry in st.session_state[_BOUND].items() if key in keys}
    return _wanted(bound) | {key: [value] for key, value in more.items()}


def _prepare(key: str, parse: Callable[[list[str]], Any], default: Any) -> None:
    """Give a key its value from the address where that has news, else its default."""
    if st.session_state[_FROM_ADDRESS] and key not in st.session_state[_TAKEN][1]:
        st.session_state[key] = parse(st.query_params.get_all(key))
        st.session_state[_TAKEN][1].add(key)
    elif key not in st.session_state:
        st.session_state[key] = st.session_state[_KEPT].get(key, default)
    elif st.session_state[_NEW_PAGE]:
        # The browser makes the widget anew, with the value that it was last told.
        st.session_state[key] = st.session_state[key]
    st.session_state[_BOUND][key] = default


def _complain(what: str, allowed: Iterable[str]) -> None:
    some = list(allowed)
    names = ", ".join(some[:12]) + (", ..." if len(some) > 12 else "")
    st.session_state[_COMPLAINTS].append(
        f"The link asks for {what}, which is not known; it was left out. Known: {names}."
    )


def _wanted(bound: Mapping[str, Any]) -> Parameters:
    wanted: Parameters = {}
    for key, default in bound.items():
        value = st.session_state.get(key, default)
        if value is None or value == default:
            continue
        values = value if isinstance(value, list | tuple) else [value]
        if values:
            wanted[key] = [str(part) for part in values]
    return wanted


def _current() -> Parameters:
    return {key: st.query_params.get_all(key) for key in st.query_params}
