"""What waits for a second reader, each with what it would move, to confirm, decline, mend or
withdraw; and to a contributor what became of each proposal."""

from __future__ import annotations

import streamlit as st

from commitments.answers import record as said
from commitments.dates import day
from commitments.record_words import Decision
from commitments.recording import entering, saving
from commitments.recording.inserting import Addition
from commitments.recording.outcome import Consequences, if_confirmed
from commitments.recording.person import Person
from commitments.register.model import Assessment, Evidence, Register
from commitments.register.reading import Loaded
from commitments.register.review import link_name, same_person
from commitments.register.second_reader import Named, entries_of, waiting
from commitments.text import count
from components.record import access
from components.record.memory import memory_of_session
from components.record.save import put, refuse
from components.server.clicks import late
from components.state import world
from components.widgets import cards, navigation
from components.widgets.text import plain, small

_SHOWN = 10  # of those that wait; the others come up as these are decided
_WRONG = ":material/error:"
_DONE = "_decided"
_NAME = "waiting_by"


def show() -> None:
    """The list above the form; nothing where nothing waits, and nothing of it was decided."""
    loaded = world.reading().loaded
    assert loaded is not None, "the frame shows the page only where there is a register"
    with st.container(key="waiting"):
        if done := st.session_state.pop(_DONE, ""):
            st.success(plain(done), icon=":material/check_circle:")
        waits = waiting(loaded.register)
        if access.now().proposes:
            _proposals(loaded)
        elif waits and st.session_state["id"]:
            _how_many(waits)
        elif waits:
            _waiting(loaded, waits)


def _how_many(waits: tuple[Named, ...]) -> None:
    """Beside a form that is being filled in: the way to the list."""
    st.button(
        _counted(waits),
        on_click=_go,
        kwargs={"id": ""},
        type="tertiary",
        icon=":material/hourglass_top:",
        key="to waiting",
    )


def _counted(waits: tuple[Named, ...]) -> str:
    verb = "waits" if len(waits) == 1 else "wait"
    return f"{count(len(waits), 'entry', 'entries')} {verb} for a second reader"


def _waiting(loaded: Loaded, waits: tuple[Named, ...]) -> None:
    st.subheader(_counted(waits), anchor=False)
    small("What waits moves no status, total, chart or briefing before somebody else confirms it.")
    if access.now().person is None:
        st.text_input("Your name, as who decides", key=_NAME, placeholder="Your name")
    undecided = {named.name for named in waits}
    for n, named in enumerate(waits[:_SHOWN]):
        with st.container(border=True, key=f"waiting-{n}"):
            _entry(loaded, named, undecided, n)
    if len(waits) > _SHOWN:
        small(f"The {_SHOWN} that can be decided first; {len(waits) - _SHOWN} more follow.")


def _entry(loaded: Loaded, named: Named, undecided: set[str], n: int) -> None:
    """One entry: what it says, what it would move, and what can be done."""
    _told(loaded.register, named)
    _consequences(loaded, named)
    if same_person(_me(), named.by):
        small("You recorded this: another editor confirms it. You may take it back.")
        if st.button("Withdraw it", key=late(f"withdraw {n}"), icon=":material/undo:"):
            _decide(loaded, named, Decision.WITHDRAWN, "")
        return
    rests_on = _still_open(named, undecided)
    if rests_on:
        small("It rests on what waits as well; confirm that first.")
    with st.container(horizontal=True, vertical_alignment="center"):
        label = "Take it" if named.entry.proposed else "Confirm it"
        if st.button(
            label,
            key=late(f"confirm {n}"),
            type="primary",
            icon=":material/check:",
            disabled=rests_on,
        ):
            _decide(loaded, named, Decision.CONFIRMED, "")
        if way := _mending(named):
            st.button("Mend it", key=f"mend {n}", icon=":material/edit:", on_click=_go, kwargs=way)
        navigation.commitment(
            named.commitment, "Open the pledge", icon=":material/arrow_forward:", at=named.name
        )
    if folded := cards.fold("Decline it, and say why", f"decline-{n}"):
        with folded:
            why = st.text_area("Why", key=f"why {named.name}", height=70)
            if st.button("Decline it", key=late(f"decline {n}"), icon=":material/close:"):
                _decide(loaded, named, Decision.DECLINED, why.strip())


def _told(register: Register, named: Named) -> None:
    """The pledge, what the entry says, and who recorded it when."""
    pledge = register.commitment(named.commitment)
    what = "Judgement" if isinstance(named.entry, Assessment) else "Fact"
    badge = f":orange-badge[{'proposal' if named.entry.proposed else said.UNCONFIRMED}]"
    st.markdown(f"**{what} on “{plain(pledge.title if pledge else named.commitment)}”** {badge}")
    st.markdown(plain(said.entry_words(named, register)))
    source = f" · {plain(named.fact.source.url)}" if named.fact else ""
    small(f"Recorded by {plain(named.by or 'nobody')} on {day(named.recorded)}{source}")


def _consequences(loaded: Loaded, named: Named) -> None:
    """What the entry would move of each pledge, and of the totals."""
    today = world.today()
    found: Consequences = world.shared(
        ("if-confirmed", loaded.version, today, named.name),
        lambda: if_confirmed(loaded.register, named.name, today),
    )
    titles = {c.id: c.title for c in loaded.register.commitments}
    for move in found.moves:
        moved = said.moved(move)
        of = "" if move.commitment == named.commitment else f"{plain(titles[move.commitment])} · "
        st.markdown(f"{of}{plain(moved.what)}: {plain(moved.old)} → **{plain(moved.new)}**")
    if not found.moves:
        st.markdown(said.NO_MOVE)
    small(plain(said.totals_moved(*found.counts)))


def _still_open(named: Named, undecided: set[str]) -> bool:
    """Whether a judgement rests on a fact, or a link on one, that nobody confirmed."""
    if isinstance(named.entry, Assessment):
        ids = named.entry.evidence
        return any(id in undecided or link_name(id, named.commitment) in undecided for id in ids)
    return not isinstance(named.entry, Evidence) and bool(named.fact and named.fact.waits)


def _mending(named: Named) -> dict[str, str]:
    """The form in which an editor records it in other words; none for a link."""
    if isinstance(named.entry, Evidence):
        return {"id": named.commitment, "what": "evidence", "corrects": named.name}
    if isinstance(named.entry, Assessment):
        day = named.entry.date.isoformat()
        return {"id": named.commitment, "what": "assessment", "corrects": day}
    return {}


def _go(**parameters: str) -> None:
    """To an empty form that these parameters of the address fill in; what is being written there is
    kept, and the page offers to go on with it."""
    st.session_state.update({"draft": ""} | parameters)


def _me() -> str:
    """Who decides: who signed in, else the name that was typed."""
    person = access.now().person
    return person.name if person else str(st.session_state.get(_NAME) or "").strip()


def _decide(loaded: Loaded, named: Named, decision: Decision, reason: str) -> None:
    """Record a decision, if this session may at this very moment."""
    now = access.now()
    if not _may(now, decision):
        refuse(now, named.name)
        return
    if missing := _missing(decision, reason):
        st.error(plain(f"Nothing was saved: {missing}."), icon=_WRONG)
        return
    try:
        entry = entering.review(named.name, _me(), world.today().isoformat(), decision, reason)
    except entering.Mistakes as error:
        first = error.mistakes[0]
        what = "your name" if first.field == "by" else first.field
        st.error(plain(f"Nothing was saved: {what} {first.message}."), icon=_WRONG)
        return
    person = now.person or Person(_me())
    addition = Addition(named.commitment, entry)

    def refusal() -> str:
        then = access.now()
        return then.reason or ("" if _may(then, decision) else "deciding is for editors")

    try:
        done = put(addition, person, world.now(), loaded, refusal, merge=True)
    except saving.Conflict as error:
        st.error(plain(f"Nothing was saved: {error}."), icon=_WRONG)
        return
    if done is not None:
        memory_of_session().by = memory_of_session().by or _me()
        told = said.entry_words(named, loaded.register)
        st.session_state[_DONE] = f"{decision.label}: {told}"
        st.rerun()


def _missing(decision: Decision, reason: str) -> str:
    """What the list still needs to be told before it can record a decision."""
    if not _me():
        return "write your name above the list; nobody decides without one"
    if decision is Decision.DECLINED and not reason:
        return "say why; whoever recorded it reads it"
    return ""


def _may(now: access.Access, decision: Decision) -> bool:
    """Whether a session may decide so: a contributor takes proposals back, and no more."""
    return now.allowed and (not now.proposes or decision is Decision.WITHDRAWN)


def _proposals(loaded: Loaded) -> None:
    """What became of each proposal of this contributor, the newest first."""
    mine = [
        named
        for named in entries_of(loaded.register)
        if named.entry.proposed and same_person(named.by, _me())
    ]
    if not mine:
        return
    st.subheader("Your proposals", anchor=False)
    waits = {named.name for named in waiting(loaded.register)}
    for n, named in enumerate(sorted(mine, key=lambda one: one.recorded, reverse=True)[:_SHOWN]):
        with st.container(border=True, key=f"waiting-{n}"):
            _told(loaded.register, named)
            st.markdown(f"**{plain(said.decided_words(named, loaded.register))}**")
            if named.name in waits and st.button(
                "Withdraw it", key=late(f"withdraw {n}"), icon=":material/undo:"
            ):
                _decide(loaded, named, Decision.WITHDRAWN, "")
