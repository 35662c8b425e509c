"""The controls that all pages share: search, filters and the two dates.

Their values live in the address (state/address.py). `moment` and `chosen` return plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from commitments.answers.member_named import member_named
from commitments.dates import day
from commitments.register.model import Register
from commitments.register.reading import Loaded
from commitments.search.texts import Part
from commitments.standing.standing import Moment
from commitments.tables.filter import (
    AS_OF,
    COUNTED,
    FILTER_FIELDS,
    GROUPS,
    KNOWN_AT,
    SEARCH,
    UNCONFIRMED,
    Filter,
    FilterField,
    filter_of,
)
from commitments.tables.sorting import DEFAULT, ordered
from commitments.tables.view import Selection
from commitments.text import count
from components.state import address, world
from components.widgets import layout, markup
from components.widgets.day_field import day_field, tell, text_key
from components.widgets.text import plain, small

_FIELDS = tuple(field for field in FILTER_FIELDS if field.group)
# What is chosen among more, or among longer words, is chosen from a list that opens.
_MOST_PILLS, _LONGEST_PILL = 9, 26


def _choices(of: FilterField, loaded: Loaded) -> Mapping[str, str]:
    """What may be chosen in a filter, found once: the places stand in all facts."""
    return world.shared(("choices", loaded.version, of.name), lambda: of.choices(loaded.register))


def prepare(loaded: Loaded, today: date) -> None:
    """Take the shared values from the address, or keep those of the session."""
    earliest = loaded.register.meeting.date
    for field in _FIELDS:
        if field.is_day:
            address.prepare_day(field.parameter, None, earliest, today, field.noun)
        else:
            address.prepare_choices(field.parameter, _choices(field, loaded), field.noun)
    address.prepare_text(SEARCH)
    address.prepare_day(AS_OF, today, earliest, today, "as-of date")
    address.prepare_day(KNOWN_AT, today, earliest, today, "date of what this file said")
    address.prepare_choice(UNCONFIRMED, ["", COUNTED], "", "way to count what is unconfirmed")


def moment() -> Moment:
    """The two dates chosen, and whether what waits for a second reader is counted in."""
    unconfirmed = st.session_state[UNCONFIRMED] == COUNTED
    return Moment(st.session_state[AS_OF], st.session_state[KNOWN_AT], unconfirmed)


def chosen() -> Filter:
    """The filters chosen."""
    # Charts print it: what cannot be seen is no part of a search.
    text = "".join(c for c in st.session_state[SEARCH] if c.isprintable())
    return filter_of({field.name: _keys(field) for field in _FIELDS}, text)


def _keys(field: FilterField) -> list[str]:
    value = st.session_state[field.parameter]
    if field.is_day:
        return [] if value is None else [str(value)]
    keys: list[str] = value
    return keys


def draw_moment(register: Register, today: date, *, narrow: bool) -> None:
    """The button that opens the two dates; on a phone it says the day alone."""
    now = moment()
    label = day(now.as_of) if narrow else f"As of {day(now.as_of)}"
    for key in (AS_OF, KNOWN_AT):
        tell(key)
    box = layout.popover(label, ":material/event:", "moment", map(text_key, (AS_OF, KNOWN_AT)))
    if box is None:
        return
    with box:
        earliest = register.meeting.date
        day_field("As of: what held in the world on", AS_OF, earliest, today)
        day_field(
            "What this file said on",
            KNOWN_AT,
            earliest,
            today,
            help="Only what was recorded by this day counts: an earlier day shows what stood here"
            " then.",
        )
        with st.container(horizontal=True, gap="small"):
            st.button("Today", on_click=_set_moment, args=(today, today))
            for year in range(today.year - 1, max(today.year - 4, earliest.year - 1), -1):
                ended = date(year, 12, 31)
                st.button(f"End of {year}", on_click=_set_moment, args=(ended, None))


def draw_search() -> None:
    """The search field of a page that it filters, while one types."""
    st.text_input(
        "Search",
        key=SEARCH,
        placeholder="Search pledges",
        icon=":material/search:",
        # Told while it is typed: a tap on a link would be lost for the text that it makes the field
        # tell (navigation.py).
        live="250ms",
        label_visibility="collapsed",
    )


def draw_search_elsewhere(find: Callable[[], None]) -> None:
    """The search field of a page that it does not filter: calls `find` on Enter, and does nothing
    where the field is left, so that whoever only passes by stays."""
    with st.form("find", border=False):
        st.text_input(
            "Search",
            key=SEARCH,
            placeholder="Search pledges",
            icon=":material/search:",
            label_visibility="collapsed",
        )
        # A form is sent by a button alone; the style sheet hides it, as Enter is at hand.
        st.form_submit_button("Search", on_click=find)


def draw_filters(loaded: Loaded, today: date) -> None:
    """The button that opens the filters."""
    active = sum(bool(_keys(field)) for field in _FIELDS)
    for field in _FIELDS:
        if field.is_day:
            tell(field.parameter)
    keys = [text_key(f.parameter) if f.is_day else f.parameter for f in _FIELDS]
    popover = layout.popover("Filters", ":material/filter_list:", "filters", keys)
    with st.container(width="content"):
        # In its place at all times, so that the button of the dates keeps its own, until
        # tests/browser/streamlit/test_defects_of_state.py::
        # test_news_above_a_button_take_its_click fails.
        if active or st.session_state[SEARCH]:
            st.button(
                f"Clear {count(active + bool(st.session_state['q']), 'filter')}",
                on_click=clear,
                icon=":material/close:",
                type="tertiary",
                key="clear",
            )
    if popover is None:
        return
    with popover, st.container(key="filter-groups", gap="small"):
        for n, group in enumerate(GROUPS):
            with st.container(key=f"filters-of-{n}"):
                small(f"**{group}**")
                _draw_group([field for field in _FIELDS if field.group == group], loaded, today)


def _draw_group(group: list[FilterField], loaded: Loaded, today: date) -> None:
    """The filters of one head: those with few choices open, below them the others side by side."""
    few = [field for field in group if not field.is_day and _are_few(_choices(field, loaded))]
    for field in few:
        _draw(field, loaded, today)
    with st.container(horizontal=True, gap="small"):
        for field in group:
            if field not in few:
                with st.container(width=240):
                    _draw(field, loaded, today)


def _are_few(choices: Mapping[str, str]) -> bool:
    longest = max(map(len, choices.values()), default=0)
    return len(choices) <= _MOST_PILLS and longest <= _LONGEST_PILL


def _draw(field: FilterField, loaded: Loaded, today: date) -> None:
    """The widget of one filter."""
    about = field.about or None
    if field.is_day:
        day_field(
            field.label,
            field.parameter,
            loaded.register.meeting.date,
            today,
            help=field.about,
            optional=True,
            begins=True,
        )
        return
    choices = _choices(field, loaded)
    if _are_few(choices):
        labels = {key: plain(label) for key, label in choices.items()}
        st.pills(
            field.label,
            list(labels),
            key=field.parameter,
            format_func=labels.__getitem__,
            selection_mode="multi",
            help=about,
        )
    else:
        st.multiselect(
            field.label,
            list(choices),
            key=field.parameter,
            # A list that opens shows its text as it is.
            format_func=choices.__getitem__,
            placeholder="Any",
            help=about,
        )


def clear() -> None:
    """Take every filter off; for a button's callback."""
    for field in _FIELDS:
        take_off(field)
    st.session_state[SEARCH] = ""


def take_off(field: FilterField | None) -> None:
    """Take one filter off, or the search; for a button's callback."""
    if field is None:
        st.session_state[SEARCH] = ""
    else:
        st.session_state[field.parameter] = None if field.is_day else []


def of_that_name(loaded: Loaded) -> None:
    """Where a search is the name of a theme or region: the filter of that name, which is what most
    people mean by it."""
    words = st.session_state[SEARCH].casefold().strip()
    for field in _FIELDS:
        if not words or field.name not in ("themes", "regions"):
            continue
        for key, label in _choices(field, loaded).items():
            if label.casefold() == words:
                st.button(
                    f"{plain(label)} is a {field.noun} too: show its pledges alone",
                    on_click=_instead,
                    args=(field, key),
                    type="tertiary",
                    key=f"of-that-name-{field.parameter}",
                )


def members_named(selection: Selection) -> None:
    """Where a search names members: the way to what each did."""
    codes = selection.found.members if selection.found else ()
    if codes:
        names = selection.view.register.member_names
        acted = set().union(*selection.view.commitments["actors"])
        ways = (
            markup.to(
                "members",
                markup.text(member_named(names[code], code in acted)),
                code=code,
                # The search that names a member would narrow down what it did.
                q=(),
            )
            for code in codes
        )
        markup.show(markup.tag("p", " · ".join(ways), of="sub members-named"))


_BEST = 2  # pledges whose titles match a search that are named


def nearest_pledges(selection: Selection) -> None:
    """Where a search is found in titles, on a page that is no list: the way to the pledges that
    match it best, and to the list of all."""
    if selection.found is None or selection.count < 2:
        return
    best = ordered(selection, DEFAULT)[:_BEST]
    in_title = [s for s in best if Part.TITLE in selection.found.hits[s.commitment.id].parts]
    if in_title:
        ways = [markup.pledge(s.commitment.id, s.commitment.title) for s in in_title]
        every = markup.to("tracker", f"all {selection.count} in the list")
        told = " · ".join([*ways, every])
        markup.show(markup.tag("p", f"Best match: {told}", of="sub nearest-pledges"))


def _instead(field: FilterField, key: str) -> None:
    st.session_state[SEARCH] = ""
    st.session_state[field.parameter] = [key]


def search(text: str) -> None:
    """Search for something else; for a button's callback."""
    st.session_state[SEARCH] = text


def leave_unconfirmed_out() -> None:
    """Count what is confirmed alone; for a button's callback."""
    st.session_state[UNCONFIRMED] = ""


def _set_moment(as_of: date, known_at: date | None) -> None:
    st.session_state[AS_OF] = as_of
    if known_at is not None:
        st.session_state[KNOWN_AT] = known_at
