"""The fields of the form, each drawn as register/entry_fields.py describes it, with its mistakes
under it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from commitments.answers.record import named
from commitments.recording import entering
from commitments.recording.on_file import newest_first, not_bearing_on
from commitments.register.entry_fields import EntryField, Input
from commitments.register.model import Bearing, Commitment
from commitments.register.places import place_name, places
from commitments.vocabulary import Status
from components.record.form import FILL_IN, Form
from components.record.memory import drawn_fields, key_of, memory_of_session, tell
from components.widgets.text import plain, small

_IN_A_CHIP = 70  # characters of a finding


def fill_in(form: Form) -> None:
    """The fields, each with its mistakes under it."""
    drawn = drawn_fields(form.what)
    for field in drawn:
        _DRAW[field.input](form, field)
        if field.below:
            words = len(str(st.session_state[key_of(field.name)]).split())
            small(field.below.format(words=words))
        if field.input is Input.CORRECTED:
            _offer_to_take_over(form, field)
        _mistakes(form, field.name)
    with st.container():
        for name in form.mistakes:
            if name not in {field.name for field in drawn}:
                _mistakes(form, name)
    memory_of_session().drawn = {key_of(field.name) for field in drawn}


def still_open(form: Form) -> None:
    """The names of the fields that are to be filled in, and of those that are to be corrected."""
    for words, empty in (("To fill in", True), ("To correct", False)):
        names = "; ".join(
            field.label
            for field in drawn_fields(form.what)
            if field.name in form.mistakes and (form.mistakes[field.name] == (FILL_IN,)) is empty
        )
        if names:
            small(f"{words}: {plain(names)}.")


def _mistakes(form: Form, name: str) -> None:
    """What is wrong with a field; of one that is empty only once a save was tried. In a place of
    its own at all times, so that the fields below keep theirs (shell/frame.py)."""
    with st.container():
        for message in form.mistakes.get(name, ()):
            if message != FILL_IN or memory_of_session().tried:
                st.markdown(f":red[:material/error: :small[{plain(message)}]]")


def _line(form: Form, field: EntryField) -> None:
    st.text_input(field.label, key=key_of(field.name), placeholder=field.hint)


def _text(form: Form, field: EntryField) -> None:
    st.text_area(field.label, key=key_of(field.name), height=field.height)


def _tick(form: Form, field: EntryField) -> None:
    st.checkbox(field.label, key=key_of(field.name))


def _terms(form: Form, field: EntryField) -> None:
    """A choice among words of the method, each with its meaning; of a status with what this pledge
    asks for."""
    assert field.terms is not None
    about = _statuses(form.commitment) if field.terms is Status else {}
    for term in field.terms:
        about.setdefault(str(term), (term.label, term.meaning))
    st.radio(
        field.label,
        [str(term) for term in field.terms],
        key=key_of(field.name),
        format_func=lambda key: _choice(*about[key]),
        index=None,
    )


def _statuses(commitment: Commitment) -> dict[str, tuple[str, str]]:
    """Label and criterion of each status, or its meaning where the pledge has no criterion."""
    return {
        str(status): (
            status.label_for(commitment.kind),
            getattr(commitment.criteria, str(status), None) or status.meaning,
        )
        for status in Status
    }


def _choice(label: str, meaning: str) -> str:
    """A word and its meaning; Streamlit's own captions are too faint to read (WCAG 2.2, 1.4.3),
    until tests/browser/streamlit/test_defects_of_display.py::test_a_caption_is_too_faint_to_read
    fails."""
    return f"**{plain(label)}** :gray[{plain(meaning)}]"


def _places(form: Form, field: EntryField) -> None:
    st.multiselect(
        field.label,
        list(places()),
        key=key_of(field.name),
        format_func=lambda code: f"{place_name(code)} ({code})",
        placeholder="Countries and parts of them; none for the world at large",
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )


def _actors(form: Form, field: EntryField) -> None:
    names = form.loaded.register.member_names
    st.multiselect(
        field.label,
        list(names),
        key=key_of(field.name),
        format_func=lambda code: f"{names.get(code, code)} ({code})",
        placeholder="Members; none where no member acted",
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )


def _items(form: Form, field: EntryField) -> None:
    items = {item.id: item for item in newest_first(form.commitment)}
    st.multiselect(
        field.label,
        list(items),
        key=key_of(field.name),
        format_func=lambda id: named(items[id].fact, _IN_A_CHIP) if id in items else id,
        placeholder="Pick items; newest first",
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )


def _corrected(form: Form, field: EntryField) -> None:
    items = {item.id: item for item in newest_first(form.commitment)}
    st.selectbox(
        field.label,
        ["", *items],
        key=key_of(field.name),
        format_func=lambda id: named(items[id].fact) if id else "Nothing: it is new",
    )


def _fact(form: Form, field: EntryField) -> None:
    """A choice among the facts that do not bear on the pledge yet, by their words."""
    facts = {fact.id: fact for fact in not_bearing_on(form.loaded.register, form.commitment)}
    st.selectbox(
        field.label,
        ["", *facts],
        key=key_of(field.name),
        format_func=lambda id: named(facts[id]) if id else "Choose a fact: type words of it",
        filter_mode="contains",
    )


def _offer_to_take_over(form: Form, field: EntryField) -> None:
    """A start from what the chosen item says."""
    items = {item.id: item for item in newest_first(form.commitment)}
    with st.container():
        chosen = items.get(st.session_state[key_of(field.name)])
        if chosen is not None:
            st.button(
                "Fill the empty fields with what it says",
                icon=":material/content_paste_go:",
                key="take_over",
                on_click=_take_over,
                args=(chosen,),
            )


def _take_over(item: Bearing) -> None:
    """What it says, into the fields that are still empty: most of it is right."""
    for name, value in entering.filled_in(item).items():
        if not st.session_state.get(key_of(name)):
            tell(name, value)


_DRAW: dict[Input, Callable[[Form, EntryField], None]] = {
    Input.LINE: _line,
    Input.TEXT: _text,
    Input.TERM: _terms,
    Input.PLACES: _places,
    Input.ACTORS: _actors,
    Input.ITEMS: _items,
    Input.CORRECTED: _corrected,
    Input.FACT: _fact,
    Input.TICK: _tick,
}
