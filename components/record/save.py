"""Who may write, the save with everything that can come between, and its confirmation.

The right to write is decided by access.py at each run and once more at the save."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path

import streamlit as st

from commitments.recording import clock, locked_file, log, saving
from commitments.recording.block import block
from commitments.recording.inserting import Addition
from commitments.recording.person import Person
from commitments.register.model import Commitment
from commitments.register.problem import DataProblems
from commitments.register.reading import Loaded
from commitments.register.second_reader import waiting
from commitments.standing.standing import Moment
from components.record import access, drafts
from components.record.draw_fields import still_open
from components.record.form import Form, take_address
from components.record.memory import memory_of_session
from components.server.clicks import late
from components.state import world
from components.state.address import parameter
from components.widgets import navigation
from components.widgets.text import plain, small

_WRONG = ":material/error:"
_NOW_PROPOSES = "your right to record ended, and you may still propose; look at the page again"


def may_write() -> bool:
    """Whether this session may record; says why not, and offers to sign in."""
    now = access.now()
    if not now.allowed:
        if st.session_state.get("save"):
            # The right ended after the form was opened.
            refuse(now, str(st.session_state.get("id") or ""))
        else:
            st.info(plain(now.reason), icon=":material/lock:")
    with st.container(horizontal=True, vertical_alignment="center"):
        if now.may_sign_in and st.button(
            "Sign in", type="primary", icon=":material/login:", key=late("sign in")
        ):
            st.login()
        if now.allowed and now.person:
            verb = "propose" if now.proposes else "record"
            small(f"You {verb} as **{plain(now.person.name)}**.", width="content")
        if now.signed_in and st.button(
            "Sign out", type="tertiary", icon=":material/logout:", key=late("sign out")
        ):
            access.sign_out()
    return now.allowed


def just_saved() -> bool:
    """The confirmation of the last save, in place of the form, until the reader goes on."""
    take_address()
    memory, token = memory_of_session(), parameter("draft")
    draft = drafts.find(token, access.now().owner)
    if draft is not None and draft.saved is not None:
        # The page was drawn anew between the save and this confirmation, or by it.
        _leave(token)
        memory.saved = (draft.address, draft.saved)
    if memory.saved is None or st.session_state["id"] != memory.saved[0]["id"]:
        memory.saved = None
        return False
    _confirm(*memory.saved)
    return True


def _confirm(of: Mapping[str, str], saved: saving.Saved) -> None:
    """What was saved and where, with the ways to go on."""
    id, what = of["id"], of["what"]
    fact = {"evidence": saved.id, "link": saved.id.partition(" on ")[0]}.get(what, "")
    url = navigation.entry(id, fact)
    with st.container(border=True, key="saved"):
        st.success("Saved for good.", icon=":material/check_circle:")
        if _waits(what, saved):
            reader = "an editor" if access.now().proposes else "a second reader"
            small(f"It waits for {reader}, and moves nothing until then.")
        if saved.merged:
            small("Others changed the file while you were writing; both changes are in it.")
        for note in saved.notes:
            st.warning(plain(f"The entry is saved, but {note}"), icon=":material/cloud_off:")
        small("Its address:")
        st.code(url, language=None, wrap_lines=True)
        with st.container(horizontal=True, vertical_alignment="center"):
            for pledge in _to_be_judged((id,) if what == "link" else (), fact):
                name = "" if pledge.id == id else f": {plain(pledge.title)}"
                st.button(
                    f"Judge again now{name}",
                    type="primary",
                    icon=":material/balance:",
                    key=f"judge {pledge.id}",
                    on_click=_go_on,
                    kwargs={"id": pledge.id, "what": "assessment"},
                )
            navigation.commitment(id, "Open the pledge", icon=":material/arrow_forward:")
            st.button(
                "Correct this entry",
                icon=":material/edit:",
                key="correct",
                on_click=_go_on,
                kwargs={
                    "what": "evidence" if fact else what,
                    "corrects": fact or saved.id.rpartition(" ")[2],
                },
            )
            st.button("Record another", icon=":material/add:", key="another", on_click=_go_on)


def _waits(what: str, saved: saving.Saved) -> bool:
    """Whether what was saved needs a second reader."""
    loaded = world.reading().loaded
    if loaded is None or what == "confirmation":
        return False
    names = [named.name for named in waiting(loaded.register)]
    # Of several judgements for one date the later ones have a number behind it.
    return any(name == saved.id or name.startswith(f"{saved.id} ") for name in names)


def _to_be_judged(only: Collection[str], fact: str) -> list[Commitment]:
    """The pledges that a fact bears on whose judgement is to be made anew; of all, or `only` of
    some."""
    loaded, today = world.reading().loaded, world.today()
    found = loaded.register.fact(fact) if loaded else None
    if loaded is None or found is None:
        return []
    standings = world.view(loaded, Moment(today, today)).standings
    touched = [on.commitment for on in found.bears_on if not only or on.commitment in only]
    return [standings[id].commitment for id in touched if standings[id].to_be_judged]


def _go_on(**parameters: str) -> None:
    """To an empty form, or to the one that these parameters of the address name."""
    memory_of_session().saved = None
    st.session_state.update(parameters)


def save(form: Form) -> None:
    """The button that writes, with everything that can come between."""
    theirs = memory_of_session().conflict
    with st.container():
        if theirs is not None:
            _show_conflict(theirs)
    with st.container(horizontal=True):
        pressed = st.button(
            _label(theirs is not None),
            type="primary",
            icon=":material/save:",
            key=late("save"),
        )
        if form.draft is not None:
            token = st.session_state["draft"]
            st.button("Throw away", type="tertiary", key="throw", on_click=_leave, args=(token,))
    if form.mistakes and memory_of_session().tried:
        st.error("Nothing is saved yet.", icon=_WRONG)
        still_open(form)
    if pressed:
        _write(form)


def _label(conflict: bool) -> str:
    if conflict:
        return "Add mine as well"
    return "Propose" if access.now().proposes else "Save"


def _show_conflict(theirs: saving.Conflict) -> None:
    """What others wrote in the same place, for the writer to decide."""
    with st.container(border=True, key="conflict"):
        said = str(theirs)
        st.warning(plain(f"{said[0].upper()}{said[1:]}."), icon=":material/call_merge:")
        for entry in theirs.theirs:
            st.code(block(entry, 0), language="yaml", wrap_lines=True)


def _write(form: Form) -> None:
    """Save, if this session may at this very moment."""
    now, at = access.now(), world.now()
    if not now.allowed:
        refuse(now, form.commitment.id)
        return
    if form.addition is None or form.draft is None or form.mistakes:
        memory_of_session().tried = True
        st.rerun()
    draft, addition, token = form.draft, form.addition, str(st.session_state["draft"])
    person = now.person or Person(str(memory_of_session().held["by"]).strip())
    proposal = getattr(addition.entry, "proposed", False)

    def refusal() -> str:
        """Why this session may not write that any more."""
        then = access.now()
        return then.reason or (_NOW_PROPOSES if then.proposes and not proposal else "")

    try:
        saved = put(addition, person, at, draft.base, refusal)
    except saving.Conflict as error:
        # It is shown now: what comes is written against it.
        with drafts.changing(token, draft):
            draft.base = error.seen
        memory_of_session().conflict = error
        st.rerun()
    if saved is not None:
        with drafts.changing(token, draft):
            draft.saved = saved
        st.rerun()


def put(
    addition: Addition,
    person: Person,
    at: datetime,
    base: Loaded,
    refusal: Callable[[], str],
    *,
    merge: bool = False,
) -> saving.Saved | None:
    """Put an entry into the file; where it cannot be, the page says why. Raises saving.Conflict."""
    memory = memory_of_session()
    try:
        _open_log()
        if memory.sure_of_day != at.date():
            clock.look_at(world.data_path(), base.register, at)
        return saving.save(
            *(world.data_path(), addition, person, at),
            file=world.data_name(),
            base=base,
            merge=merge,
            keep=saving.keep_of(world.setting("RECORD_GIT", "commit")),
            refusal=refusal,
        )
    except saving.Conflict:
        raise
    except saving.AlreadyRecorded:
        st.error("Nothing was saved: this entry stands in the file already.", icon=_WRONG)
    except clock.WrongClock as error:
        memory.sure_of_day = at.date()
        log.log("refused", person, at, "", base.version, base.version, str(error))
        st.error(
            plain(
                f"Nothing was saved yet: {error}. If the clock is right, press the button once"
                " more; if not, tell whoever keeps this computer."
            ),
            icon=":material/schedule:",
        )
    except (locked_file.Refused, DataProblems) as error:
        st.error(plain(_why_not(error)), icon=_WRONG)
    return None


def _why_not(error: locked_file.Refused | DataProblems) -> str:
    """What the page says of a save that could not be."""
    if isinstance(error, locked_file.Unseen):
        return f"{str(error)[0].upper()}{str(error)[1:]}."
    if isinstance(error, DataProblems):
        first = error.problems[0]
        return f"Nothing was saved: {first.where}: {first.message}."
    return f"Nothing was saved: {error}."


def refuse(now: access.Access, what: str) -> None:
    """A save by somebody who may not: a sentence, and a line in the log."""
    st.error(plain(f"Nothing was saved. {now.reason}"), icon=":material/lock:")
    try:
        _open_log()
    except locked_file.Refused as error:
        st.error(plain(f"{error}."), icon=_WRONG)
        return
    person = now.person or Person("somebody")
    log.log("refused", person, world.now(), what, "", "", now.reason)


def _open_log() -> None:
    """Raises Refused where the log cannot be written."""
    named = world.setting("RECORD_LOG")
    log.log_to(Path(named) if named else None)


def _leave(token: str) -> None:
    """Empty the form: its entry was saved or thrown away."""
    memory = memory_of_session()
    memory.by = memory.held.get("by") or memory.by
    memory.token = st.session_state["draft"] = st.session_state["corrects"] = ""
    memory.forget_outcome()
    drafts.drop(token, access.now().owner)
