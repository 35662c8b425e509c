"""What a colleague should see lives in the address: filters, dates, choices.

The address is the truth. When it differs from what this session took or wrote last (a link, Back,
a reload) and names another page or no widget was used, the widgets take their values from it, in
as many runs as it needs; otherwise the widgets' values are written to it at the end of the run.
Ways inside the dashboard carry the shared part along. Streamlit's own binding drops the parameter
of a link to another page, so it is not used, until tests/browser/streamlit/
test_defects_of_state.py::test_a_bound_widget_drops_the_parameter_of_a_link fails.

A run calls `take`, then `prepare_...` or `parameter` once for each key before its widget, then
`write`.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

Parameters = dict[str, list[str]]

_KEY = "_address"
# A click that was made before the browser learnt of the last changes carries an address of before,
# until tests/browser/streamlit/test_defects_of_state.py::
# test_a_late_click_takes_a_change_of_the_address_back fails. Back and Forward say what they are; a
# link does not, so what comes so soon after a change is taken for such a click.
_ECHO_SECONDS = 0.6


@dataclass
class _Taking:
    """An address from which widgets take their values, until a run comes to its end: a click may
    cut short the run that began it."""

    page: str
    parameters: Parameters
    kept: set[str]
    """Keys whose widget was used since the address was made."""
    taken: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """By key: the value of before and the one of the address."""


@dataclass
class _Address:
    """What a session knows of its address."""

    page: str | None = None
    """The page of the last run that began."""
    new_page: bool = True
    """Whether that run was the first one of its page."""
    last: Parameters | None = None
    """The parameters that were taken or written last."""
    written: Parameters | None = None
    """Those that a run came to its end with."""
    seen: deque[Parameters] = field(default_factory=lambda: deque(maxlen=30))
    """Those of late, oldest first: a link may name one of them, and so may a late click."""
    past: list[tuple[Parameters | None, float]] = field(default_factory=list)
    """Those of a moment ago, each with the moment in which it ended."""
    taking: _Taking | None = None
    led: Parameters | None = None
    """Where a button leads: no echo, and no late click."""
    rest_kept: bool = False
    """Whether this run keeps what it did not prepare, as the page itself was not drawn."""
    prepared: dict[str, Any] = field(default_factory=dict)
    """The keys that this run prepared, with their defaults."""
    values: dict[str, Any] = field(default_factory=dict)
    """What each key held when a run last came to its end; outlives its widget."""
    complaints: list[str] = field(default_factory=list)
    carried: dict[tuple[str, ...], Parameters] | None = None
    """What links carry by their keys, kept while a page is drawn; none between two runs, where a
    callback may ask for what the browser sent since."""

    def used(self) -> set[str]:
        """The keys of the widgets that have news."""
        state = st.session_state
        return {key for key, value in self.values.items() if key in state and state[key] != value}


class _OfThisRun(threading.local):
    """A run asks hundreds of times, and the state of a session answers slowly."""

    of: object = None
    known = _Address()


_OF_THIS_RUN = _OfThisRun()


def _address() -> _Address:
    run = get_script_run_ctx()
    if run is None or run is not _OF_THIS_RUN.of:
        if _KEY not in st.session_state:
            st.session_state[_KEY] = _Address()
        _OF_THIS_RUN.known = st.session_state[_KEY]
        _OF_THIS_RUN.of = run
    return _OF_THIS_RUN.known


def take(page: str, *, links: bool = True) -> None:
    """Call before any widget: decides whether the address or the widgets speak in this run of a
    page. Without `links` on it, only Back and Forward lead to another state of it, and buttons."""
    known, found, now = _address(), _current(), monotonic()
    used = known.used()
    known.new_page, known.page = page != known.page, page
    known.past = [(old, at) for old, at in known.past if now - at < _ECHO_SECONDS]
    echo = any(found == old for old, _ in known.past)
    if known.taking is not None and known.taking.page != page:
        # A click in the name of the page of before came while its next one began.
        known.taking = None
    # What was used on the page of before does not hold up a link to another page, nor to a state of
    # this page that was not there before, which no late click can carry.
    link = known.new_page or (links and (not used or found not in known.seen))
    meant = found == known.led or _in_history() or (link and not echo)
    if found != known.last and meant:
        known.past.append((known.last, now))
        known.last, known.taking = found, _Taking(page, found, kept=used)
        known.seen.append(found)
        known.complaints = []
    elif known.taking is None:
        known.complaints = []
    known.led = None
    known.prepared, known.rest_kept, known.carried = {}, False, {}


def _in_history() -> bool:
    """Whether the reader went back or forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def keep_the_rest() -> None:
    """Call in a run that does not draw the page: its own parameters stay in the address, and are
    taken by the run that draws it."""
    _address().rest_kept = True


def lead(parameters: Parameters) -> None:
    """Call before a way that the server follows: the address of the next run is meant."""
    _address().led = parameters


def write() -> None:
    """Call after the page: writes what the widgets say into the address, without another run."""
    known = _address()
    values = {key: st.session_state[key] for key in known.prepared}
    wanted, last = _wanted(known.prepared, values), known.written
    if known.rest_kept:
        rest = {key: value for key, value in _current().items() if key not in known.prepared}
        wanted = rest | wanted
    # After a link to another state of the same page the server knows the new address and the
    # browser still shows the old one: so it is also written where only the last one differs, until
    # tests/browser/streamlit/test_defects_of_state.py::
    # test_the_address_stays_after_a_link_to_another_state_of_the_page fails.
    if wanted != _current() or (last is not None and wanted != last):
        st.query_params.from_dict(wanted)
        known.past.append((last, monotonic()))
    known.last = known.written = wanted
    known.seen.append(wanted)
    if not known.rest_kept:
        known.taking = None
    known.values |= values
    known.carried = None


def put_back(key: str, old: Any) -> None:
    """Give a key what the last run ended with, where its widget sends an old value once more."""
    known = _address()
    if key in known.values and st.session_state.get(key) == old != known.values[key]:
        st.session_state[key] = known.values[key]
        _forget_carried(known)


def still_running() -> None:
    """Call before what links are made into is kept for others. Raises what ends this run where a
    click cut it short: the run that came in its place may have begun to take the address anew."""
    _ = _KEY in st.session_state


def used(key: str) -> bool:
    """Whether the reader chose the value of a key since the last run that came to its end."""
    known, state = _address(), st.session_state
    return key in known.values and key in state and state[key] != known.values[key]


def complaints() -> list[str]:
    """What the address asked for and could not get, one sentence each."""
    return _address().complaints


def link_parameters(keys: Iterable[str], **more: str | Sequence[str]) -> Parameters:
    """What a link writes into the address: the values of these keys, and more by name."""
    given = {key: [v] if isinstance(v, str) else list(v) for key, v in more.items()}
    return _carried(tuple(keys)) | given


def _carried(keys: tuple[str, ...]) -> Parameters:
    """The values of keys, read once a run: a page of many links asks for the same ones."""
    known = _address()
    if known.carried is not None and keys in known.carried:
        return known.carried[keys]
    prepared = {key: entry for key, entry in known.prepared.items() if key in keys}
    found = _wanted(prepared, st.session_state)
    if known.carried is not None:
        known.carried[keys] = found
    return found


def _forget_carried(known: _Address) -> None:
    if known.carried is not None:
        known.carried = {}


def wanted() -> Parameters:
    """What the address comes to by what this run has prepared so far."""
    return _wanted(_address().prepared, st.session_state)


# ---------------------------------------------------------------- one key of the address


def parameter(key: str, default: str = "", most: int = 200) -> str:
    """A parameter without a widget, such as the id of a commitment, kept in the address.

    What is longer than `most` characters is cut.
    """
    _prepare(key, lambda values: values[-1][:most] if values else default, default)
    value: str = st.session_state[key]
    return value


def prepare_text(key: str) -> None:
    """Before a text widget of that key."""
    _prepare(key, lambda values: values[-1][:200] if values else "", "")


def prepare_choice(
    key: str,
    options: Sequence[str] | Mapping[str, str],
    default: str,
    name: str,
    formerly: Mapping[str, str] | None = None,
) -> None:
    """Before a single choice widget of that key; an unknown value falls back to the default.

    Where `options` have labels by their keys, a complaint names these. `formerly` has options by
    the values that links of before name them by.
    """
    known = options.values() if isinstance(options, Mapping) else options

    def parse(values: list[str]) -> str:
        if not values:
            return default
        asked = values[-1]
        if asked not in options:
            asked = (formerly or {}).get(asked, asked)
        if asked not in options:
            _complain(f"the {name} “{asked[:60]}”", known)
            return default
        return asked

    _prepare(key, parse, default)


def prepare_read(key: str, read: Callable[[str], str], default: str) -> None:
    """A choice that is written as `read` takes it; what it raises ValueError for falls back to the
    default, and is told in its words, which go on after `The link asks for`."""

    def parse(values: list[str]) -> str:
        if not values:
            return default
        try:
            return read(values[-1])
        except ValueError as error:
            _address().complaints.append(f"The link asks for {error}. It was left out.")
            return default

    _prepare(key, parse, default)


def prepare_choices(key: str, options: Mapping[str, str], name: str) -> None:
    """Before a multiple choice widget of that key; unknown values are named and left out."""

    def parse(values: list[str]) -> list[str]:
        for value in values:
            if value not in options:
                _complain(f"the {name} “{value[:60]}”", options.values())
        return [value for value in dict.fromkeys(values) if value in options]

    _prepare(key, parse, [])


def prepare_day(key: str, default: date | None, earliest: date, latest: date, name: str) -> None:
    """Before a date widget of that key; a date out of range falls back to the default, which may be
    none."""

    def parse(values: list[str]) -> date | None:
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


def _prepare(key: str, parse: Callable[[list[str]], Any], default: Any) -> None:
    """Give a key its value from the address where that has news, else its default; once a run, so
    that the frame may ask before the page does."""
    state, known = st.session_state, _address()
    if key in known.prepared:
        return
    taking = known.taking
    if taking is not None and key not in taking.kept and not _has_its_own(key, taking):
        before = state.get(key)
        state[key] = known.values[key] = parse(taking.parameters.get(key, []))
        taking.taken.setdefault(key, (before, state[key]))
    elif key not in state:
        state[key] = known.values.get(key, default)
    elif known.new_page:
        # The browser makes the widget anew, with the value that it was last told.
        state[key] = state[key]
    known.prepared[key] = default
    _forget_carried(known)


def _has_its_own(key: str, taking: _Taking) -> bool:
    """Whether a key has its value of the address, or one that was chosen since. A click that was
    made before the browser learnt of the address carries the value of before, however late a slow
    server takes it: the browser learns of the address when a run comes to its end."""
    if key not in taking.taken or key not in st.session_state:
        return False
    before, value = taking.taken[key]
    return not st.session_state[key] == before != value


def _complain(what: str, allowed: Iterable[str]) -> None:
    some = list(allowed)
    names = ", ".join(some[:12]) + (", ..." if len(some) > 12 else "")
    _address().complaints.append(
        f"The link asks for {what}, which is not known; it was left out. Known: {names}."
    )


def _wanted(prepared: Mapping[str, Any], held: Any) -> Parameters:
    """The parameters that these keys come to by what is `held`, without those that have their
    default."""
    wanted: Parameters = {}
    for key, default in prepared.items():
        value = held.get(key, default)
        if value is None or value == default:
            continue
        values = value if isinstance(value, list | tuple) else [value]
        if values:
            wanted[key] = [str(part) for part in values]
    return wanted


def _current() -> Parameters:
    return {key: st.query_params.get_all(key) for key in st.query_params}
