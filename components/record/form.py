"""Which pledge, which kind and which draft the form shows, and what its fields come to. Every rule
of the file is checked by the same code that reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from commitments.dates import in_file_form
from commitments.recording import entering
from commitments.recording.block import Entry
from commitments.recording.inserting import Addition
from commitments.recording.on_file import fact_id, newest_first, not_bearing_on, taken_ids
from commitments.recording.outcome import Outcome, outcome_of
from commitments.register.model import Commitment, Confirmation, Register, Review
from commitments.register.reading import Loaded
from components.record import access, drafts
from components.record.draft import Draft
from components.record.memory import drawn_fields, into_draft, key_of, memory_of_session, tell
from components.record.ways_in import remind
from components.state import world
from components.state.address import parameter, prepare_choice, used
from components.widgets import layout
from components.widgets.text import plain

_WHAT = {
    "evidence": "Evidence: what happened",
    "assessment": "Assessment: how it stands now",
    "link": "A fact on file bears on this pledge too",
    "confirmation": "Looked again: the judgement stands",
}
FILL_IN = "fill this in"
_ONLY_IN_MEMORY = (
    "Save soon: what you write here would be lost if the server were started anew, as it cannot be"
    " kept on its disk"
)
NOT_THERE = "The entry that the link wants to correct is not there, or was corrected already."


@dataclass(frozen=True, slots=True)
class Form:
    """What is filled in so far, and what it comes to."""

    what: str
    """evidence, assessment, link or confirmation."""
    commitment: Commitment
    loaded: Loaded
    draft: Draft | None
    addition: Addition | None
    outcome: Outcome | None
    mistakes: Mapping[str, tuple[str, ...]]
    """By field; under the empty name those that are of no single field."""


def take_address() -> None:
    """What the address of this page names, also where the form is not shown."""
    loaded = world.reading().loaded
    assert loaded is not None, "the frame shows the page only where there is a register"
    prepare_choice("id", ["", *(c.id for c in loaded.register.commitments)], "", "pledge")
    prepare_choice("what", list(_kinds()), next(iter(_WHAT)), "what to record")
    parameter("corrects")


def _kinds() -> dict[str, str]:
    """What this session may record; who proposes has no say on judgements that stand."""
    proposes = access.now().proposes
    return {key: name for key, name in _WHAT.items() if key != "confirmation" or not proposes}


def choose() -> Form | None:
    """The pledge and what is to be recorded; None, with a sentence, as long as none is chosen."""
    loaded = world.reading().loaded
    assert loaded is not None, "the frame shows the page only where there is a register"
    titles = {c.id: c.title for c in loaded.register.commitments}
    start = _start(loaded.register)
    _open_draft(loaded, start)
    with st.container():
        token = memory_of_session().token
        remind(loaded.register, token)
        if why := drafts.wrong(token):
            st.warning(plain(f"{_ONLY_IN_MEMORY} ({why})."), icon=":material/warning:")
        if st.session_state["corrects"] and not start:
            st.info(NOT_THERE, icon=":material/info:")
    id = st.selectbox(
        "Pledge",
        ["", *titles],
        key="id",
        format_func=lambda key: titles.get(key, "Choose a pledge"),
    )
    what = layout.switch("what", _kinds(), "what to record")
    commitment = loaded.register.commitment(id or "")
    if commitment is None:
        return None
    memory = memory_of_session()
    memory.address = {"id": commitment.id, "what": what}
    draft = into_draft(loaded, _prepare_fields(loaded.register, commitment, what))
    return _form(what, commitment, loaded, draft, memory.held)


def _start(register: Register) -> dict[str, Any]:
    """What the fields of a correction start from: the entry of that kind that the address names, a
    fact by its id, a judgement or a confirmation by its date. Nothing where there is none."""
    state = st.session_state
    commitment, what, named = register.commitment(state["id"]), state["what"], state["corrects"]
    if commitment is None or not named:
        return {}
    if what == "evidence":
        facts = (item for item in newest_first(commitment) if item.id == named)
        return next(({**entering.filled_in(i), "corrects": named} for i in facts), {})
    judged = [a for a in commitment.assessments if what == "assessment" and not a.gone]
    looked = (each for each in register.looked_again if each.commitment == commitment.id)
    entries = [*judged, *(looked if what == "confirmation" else ())]
    found = [entry for entry in entries if entry.date.isoformat() == named]
    return entering.filled_in(found[-1]) if found else {}


def _open_draft(loaded: Loaded, start: Mapping[str, Any]) -> None:
    """Let the form show the draft that the address names; a new one where it names none, or one
    of another pledge. What nobody wrote into yet holds what it starts from."""
    state, memory, owner = st.session_state, memory_of_session(), access.now().owner
    token = parameter("draft")
    draft = drafts.find(token, owner)
    if memory.address.get("id") != state["id"]:
        memory.forget_outcome()
    another = draft and draft.address and state["id"] not in ("", draft.address["id"])
    if draft is not None and another and memory.token == token and used("id"):
        # The reader takes what is written to another pledge, of which nothing was read yet.
        with drafts.changing(token, draft):
            draft.base, draft.address = loaded, draft.address | {"id": state["id"]}
        another = False
    if not token or another or not drafts.free(token, owner):
        # At once, not with the first letter: that would change the address while somebody types.
        token = state["draft"] = drafts.token()
        draft = None
    if memory.token != token:
        # A draft holds all that is not blank.
        memory.show(token, *((draft.fields, {}) if draft else ({}, start)))


def _prepare_fields(register: Register, commitment: Commitment, what: str) -> dict[str, Any]:
    """Give the fields that are drawn next what they held, where the browser does not have them.
    Returns what changed by that: ids that this pledge cannot take are left out."""
    memory, state = memory_of_session(), st.session_state
    ids = {item.id for item in newest_first(commitment)}
    others = {fact.id for fact in not_bearing_on(register, commitment)}
    fitting = {
        "evidence": [id for id in memory.held["evidence"] if id in ids],
        "corrects": memory.held["corrects"] if memory.held["corrects"] in ids else "",
        "id": memory.held["id"] if memory.held["id"] in others else "",
    }
    changed = {name: value for name, value in fitting.items() if value != memory.held[name]}
    memory.held |= changed
    for name in (field.name for field in drawn_fields(what)):
        key = key_of(name)
        there = key in memory.from_lost or (key in memory.in_browser and key in state)
        if name in changed or not there:
            tell(name, memory.held[name])
    return changed


def _form(
    what: str,
    commitment: Commitment,
    loaded: Loaded,
    draft: Draft | None,
    fields: Mapping[str, Any],
) -> Form:
    """What the fields come to: an entry with what it would do, or mistakes."""
    today = world.today()
    person = access.now().person
    by = person.name if person else str(fields["by"]).strip()
    mistakes: dict[str, list[str]] = {} if by else {"by": [FILL_IN]}
    addition = outcome = None
    values = {k: v.strip() if isinstance(v, str) else v for k, v in fields.items()} | {"by": by}
    if "date" in values:
        values["date"] = in_file_form(str(values["date"]))
    try:
        made = _proposed(_addition(what, values, commitment, loaded, by))
        outcome = world.shared(
            ("outcome", loaded.version, today, repr(made)),
            lambda: outcome_of(loaded, made, world.data_name(), today),
        )
        addition = made
    except entering.Mistakes as error:
        for mistake in error.mistakes:
            empty = mistake.field in values and values[mistake.field] in ("", (), [])
            mistakes.setdefault(mistake.field, []).append(FILL_IN if empty else mistake.message)
    found = {name: tuple(dict.fromkeys(said)) for name, said in mistakes.items()}
    return Form(what, commitment, loaded, draft, addition, outcome, found)


def _proposed(addition: Addition) -> Addition:
    """An entry as this session may record it: of a contributor it is a proposal."""
    entry = addition.entry
    if not access.now().proposes or isinstance(entry, Confirmation | Review):
        return addition
    return replace(addition, entry=replace(entry, proposed=True))


def _addition(
    what: str, values: Mapping[str, Any], commitment: Commitment, loaded: Loaded, by: str
) -> Addition:
    """The entry that was filled in, with where it belongs. Raises Mistakes."""
    register, day = loaded.register, world.today().isoformat()
    if what == "evidence":
        id = fact_id(str(values["finding"]), str(values["date"]), taken_ids(register))
        old = register.fact(str(values["corrects"] or ""))
        entry: Entry = entering.evidence(values, commitment.id, id, day, by, old)
    elif what == "assessment":
        method = {"method": register.register.method.version}
        entry = entering.assessment({**values, **method}, day, by or "somebody")
    elif what == "confirmation":
        entry = entering.confirmation(values, commitment.id, day, by or "somebody")
    else:
        fact = str(values["id"] or "")
        if register.fact(fact) is None:
            raise entering.Mistakes([entering.Mistake("id", FILL_IN)])
        return Addition(commitment.id, entering.bears_on(values, commitment.id, day, by), fact)
    return Addition(commitment.id, entry)
