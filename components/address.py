"""What a colleague should see lives in the address: filters, dates, choices.

The address is the truth. When it differs from what this session took or wrote last (a link, Back,
a reload) and names another page or no widget was used, the widgets take their values from it, in
as many runs as it needs; otherwise the widgets' values are written to it at the end of the run.
Links inside the dashboard carry the shared part along. Streamlit's own binding loses parameters
whose widget sits in a closed popover, so it is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import Any

import streamlit as st

_LAST = "_address"
"""The address that was taken or written last."""
_WRITTEN = "_address_written"
"""The one that a run came to its end with."""
_PAST = "_address_past"
_KEPT = "_address_values"
_TAKING = "_address_taking"
_BOUND = "_address_bound"
_COMPLAINTS = "_address_complaints"
_PAGE = "_address_page"
_NEW_PAGE = "_address_new_page"

# A click that was made before the browser learnt of the last changes carries an address of before.
_ECHO_SECONDS = 0.6

Parameters = dict[str, list[str]]


@dataclass
class _Taking:
    """An address from which widgets take their values, until a run comes to its end: a click may
    cut short the run that began it."""

    parameters: Parameters
    at: float
    taken: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """By key: the value of before and the one of the address."""
    kept: set[str] = field(default_factory=set)
    """Keys whose widget was used since the address was made."""


def begin(page: str) -> None:
    """Call before any widget: decides whether the address or the widgets speak in this run of a
    page."""
    state, found, now = st.session_state, _current(), monotonic()
    state.setdefault(_KEPT, {})
    shown = state.get(_PAGE, (None, None))
    state[_NEW_PAGE] = page != shown[0]
    if state[_NEW_PAGE]:
        state[_PAGE] = (page, shown[0], found, now)
    used = _used()
    past = [(old, at) for old, at in state.get(_PAST, []) if now - at < _ECHO_SECONDS]
    echo = any(found == old for old, _ in past)
    # What was used on the page of before does not hold up a link to another page.
    if found != state.get(_LAST) and not echo and (state[_NEW_PAGE] or not used):
        past.append((state.get(_LAST), now))
        state[_LAST], state[_TAKING] = found, _Taking(found, now, kept=used)
        state[_COMPLAINTS] = []
    elif state.get(_TAKING) is None:
        state[_COMPLAINTS] = []
    state[_PAST] = past
    state[_BOUND] = {}


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
    used = _used()
    if not (typed or used):
        return None
    if state.get(_TAKING) is not None:
        state[_TAKING].kept |= used
    state[_KEPT] |= {key: state[key] for key in state[_KEPT] if key in state}
    return last, parameters


def _used() -> set[str]:
    """The keys of the widgets that have news."""
    state = st.session_state
    return {key for key, value in state[_KEPT].items() if key in state and state[key] != value}


def finish() -> None:
    """Call after the page: writes what the widgets say, without another run."""
    state = st.session_state
    wanted, last = _wanted(state[_BOUND]), state.get(_WRITTEN)
    # After a link to another state of the same page the server knows the new address and the
    # browser still shows the old one: so it is also written where only the last one differs.
    if wanted != _current() or (last is not None and wanted != last):
        st.query_params.from_dict(wanted)
        state[_PAST] = [*state[_PAST], (last, monotonic())]
    state[_LAST] = state[_WRITTEN] = wanted
    state[_TAKING] = None
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


def used(key: str) -> bool:
    """Whether the reader chose the value of a key since the last run that came to its end."""
    return key in _used()


def parameters(keys: Iterable[str], **more: str) -> Parameters:
    """The parameters of a link that carries the values of these keys along."""
    bound = {key: entry for key, entry in st.session_state[_BOUND].items() if key in keys}
    return _wanted(bound) | {key: [value] for key, value in more.items()}


def _prepare(key: str, parse: Callable[[list[str]], Any], default: Any) -> None:
    """Give a key its value from the address where that has news, else its default."""
    state = st.session_state
    taking: _Taking | None = state.get(_TAKING)
    if taking is not None and key not in taking.kept and not _has_its_own(key, taking):
        before = state.get(key)
        state[key] = state[_KEPT][key] = parse(taking.parameters.get(key, []))
        taking.taken.setdefault(key, (before, state[key]))
    elif key not in state:
        state[key] = state[_KEPT].get(key, default)
    elif state[_NEW_PAGE]:
        # The browser makes the widget anew, with the value that it was last told.
        state[key] = state[key]
    state[_BOUND][key] = default


def _has_its_own(key: str, taking: _Taking) -> bool:
    """Whether a key has its value of the address, or one that was chosen since. A click that was
    made before the browser learnt of the address carries the value of before."""
    if key not in taking.taken or key not in st.session_state:
        return False
    before, value = taking.taken[key]
    late = monotonic() - taking.at < _ECHO_SECONDS
    return not (late and st.session_state[key] == before != value)


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
