"""The parts of the Record page: a form, what the entry would do, and the save.

Right to write is decided by access.py at each run and once more at the save; every rule of the file
is checked by the same code that reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from commitments import charts, entering, saving, wording
from commitments.history import Person
from commitments.model import FINDING_WORDS, Commitment, Evidence, Register
from commitments.places import place_name, places
from commitments.reading import DataProblems, Loaded
from commitments.recording import Addition, CannotRecord, Entry, block, next_id
from commitments.vocabulary import Effect, SourceKind, Status, Term
from components import (
    access,
    address,
    cards,
    drafts,
    figure,
    layout,
    links,
    register,
)
from components import context as page_context
from components.text import plain, small

_WHAT = {"evidence": "Evidence: what happened", "assessment": "Assessment: how it stands now"}
_EMPTY: dict[str, Any] = {"places": [], "evidence": [], "second_hand": False}
_FIELDS = {"evidence": entering.EVIDENCE, "assessment": entering.ASSESSMENT}
_ALL = tuple(dict.fromkeys((*entering.EVIDENCE, *entering.ASSESSMENT, "by")))
_LABELS = {
    "date": "When it happened",
    "effect": "What it does to the pledge",
    "finding": "What happened, in our words",
    "kind": "Who says so",
    "publisher": "Publisher",
    "title": "Title of the page",
    "url": "Address of the page",
    "places": "Where",
    "origin": "Whose finding it is, if not the publisher's",
    "note": "Caveat that readers must see",
    "corrects": "Corrects",
    "status": "Status, by the criteria of this pledge",
    "evidence": "The evidence that it rests on",
    "reason": "Why, measured against the criteria",
    "by": "Recorded by",
}
_SAVED, _TRIED, _CONFLICT, _BY = "_saved", "_tried", "_conflict", "_by"
_SHOWN = "_shown"
"""The draft whose fields the form shows."""
_SLOT = "_slot"
"""Which of the forms that are kept apart it is."""
_SLOTS = 8
_LAST = "_fields"
"""What they held in the last run."""
_KIND = "_kind_shown"
_AT = "_shown_at"
"""Its pledge and kind, as the address names them."""
_NOT_KEPT = (_SAVED, _TRIED, _CONFLICT)
_FILL_IN = "fill this in"
_FROM = "From when it holds"
_NEWEST = 8
_WIDTH = 430  # least width in pixels of a chart beside the form


@dataclass(frozen=True, slots=True)
class Form:
    """What is filled in so far, and what it comes to."""

    what: str
    """evidence or assessment."""
    commitment: Commitment
    loaded: Loaded
    draft: drafts.Draft | None
    addition: Addition | None
    outcome: entering.Outcome | None
    mistakes: Mapping[str, tuple[str, ...]]
    """By field; under the empty name those that are of no single field."""


def button(id: str) -> None:
    """The way from a pledge to its form, where anybody may record here at all."""
    if access.listed():
        more = {"id": id} | drafts.newest(access.now().owner, id)
        links.page("pages/record.py", "Record progress", icon=":material/edit_note:", **more)


def left() -> None:
    """At the very beginning of every other page: the click that led here may have cut the run short
    that would have kept what was typed, and the next one may cut this run short."""
    if access.listed() and address.new_page() and typed():
        keep_what_was_typed()


def elsewhere(data: Register) -> None:
    """On every other page: a way back to what this reader was writing. The confirmation of a save
    was seen by now."""
    if not access.listed():
        return
    st.session_state.pop(_SAVED, None)
    _remind(data, "")


def _remind(data: Register, open_now: str) -> None:
    """A way to the entry that this reader wrote last, besides the one that is open now."""
    kept = drafts.newest(access.now().owner, besides=open_now)
    pledge = data.commitment(kept.get("id", ""))
    if pledge is not None:
        links.page(
            "pages/record.py",
            f"You have an entry that is not saved, on “{plain(pledge.title)}”: go on with it",
            icon=":material/edit_note:",
            **kept,
        )


def may_write() -> bool:
    """Whether this session may record; says why not, and offers to sign in."""
    now = access.now()
    if not now.allowed:
        if not address.new_page():
            keep_what_was_typed()
        if st.session_state.get("save"):
            # The right ended after the form was opened.
            _refuse(now, str(st.session_state.get("id") or ""))
        else:
            st.info(plain(now.reason), icon=":material/lock:")
    with st.container(horizontal=True, vertical_alignment="center"):
        if now.may_sign_in and st.button("Sign in", type="primary", icon=":material/login:"):
            st.login()
        if now.allowed and now.person:
            small(f"You record as **{plain(now.person.name)}**.", width="content")
        if now.signed_in and st.button("Sign out", type="tertiary", icon=":material/logout:"):
            st.logout()
    return now.allowed


def typed() -> bool:
    """Whether a field of the form holds something else than in the last run."""
    state = st.session_state
    last = state.get(_LAST, {})
    return any((state.get(_key(name)) or last[name]) != last[name] for name in _shown())


def _shown() -> tuple[str, ...]:
    """The fields that the form drew last."""
    kind = st.session_state.get(_KIND)
    return (*_FIELDS[kind], "by") if kind else ()


def keep_what_was_typed() -> None:
    """Into the draft that the form showed, where this run does not draw it: the right has ended, or
    the reader went elsewhere with a click that came together with the text. Only in the run after
    one that drew the form: later the fields hold what they were told long ago."""
    state, owner = st.session_state, access.now().owner
    token, at = state.get(_SHOWN), state.get(_AT)
    loaded = register.reading().loaded
    fields = {name: _held(name) for name in _shown() if _key(name) in state}
    written = any(value for name, value in fields.items() if name != "by")
    if not (owner and token and at and loaded and written and drafts.free(token, owner)):
        return
    draft = drafts.find(token, owner) or drafts.begin(token, owner, loaded, register.now())
    draft.address = at
    draft.fields |= fields
    state[_LAST] = state[_LAST] | fields


def just_saved() -> bool:
    """The confirmation of the last save, in place of the form, until the reader goes on."""
    _take_address()
    token = address.plain("draft")
    draft = drafts.find(token, access.now().owner)
    if draft is not None and draft.saved is not None:
        # The page was drawn anew between the save and this confirmation, or by it.
        st.session_state[_SAVED] = (draft.address, draft.saved)
        _leave(token)
    found: tuple[dict[str, str], saving.Saved] | None = st.session_state.get(_SAVED)
    if found is None or st.session_state["id"] != found[0]["id"]:
        st.session_state.pop(_SAVED, None)
        return False
    of, saved = found
    id = of["id"]
    url = links.entry(id, saved.id if of["what"] == "evidence" else "")
    with st.container(border=True, key="saved"):
        st.success(f"Saved as {plain(saved.id)}, for good.", icon=":material/check_circle:")
        if saved.merged:
            small("Others changed the file while you were writing; both changes are in it.")
        for note in saved.notes:
            st.warning(plain(f"The entry is saved, but {note}"), icon=":material/cloud_off:")
        small("Its address:")
        st.code(url, language=None, wrap_lines=True)
        with st.container(horizontal=True):
            links.commitment(id, "Open the pledge", icon=":material/arrow_forward:")
            st.button("Record another", icon=":material/add:", on_click=_go_on, key="another")
    return True


def _go_on() -> None:
    st.session_state.pop(_SAVED, None)


def _take_address() -> None:
    """What the address of this page names, also where the form is not shown."""
    loaded = register.reading().loaded
    assert loaded is not None, "the frame shows the page only where there is a register"
    address.one("id", ["", *(c.id for c in loaded.register.commitments)], "", "pledge")
    address.one("what", list(_WHAT), next(iter(_WHAT)), "what to record")


def choose() -> Form | None:
    """The pledge and what is to be recorded; None, with a sentence, as long as none is chosen."""
    loaded = register.reading().loaded
    assert loaded is not None, "the frame shows the page only where there is a register"
    titles = {c.id: c.title for c in loaded.register.commitments}
    owner = access.now().owner
    token, draft = _draft(owner, loaded)
    with st.container():
        _remind(loaded.register, token)
    id = st.selectbox(
        "Pledge",
        ["", *titles],
        key="id",
        format_func=lambda key: titles.get(key, "Choose a pledge"),
    )
    what = layout.switch("what", _WHAT, "what to record")
    commitment = loaded.register.commitment(id or "")
    if commitment is None:
        return None
    last: dict[str, Any] = st.session_state[_LAST]
    fields = _filled(commitment, what, last)
    st.session_state[_LAST] = fields
    st.session_state[_AT] = {"id": commitment.id, "what": what}
    if draft is None and any(fields[name] for name in _FIELDS[what]):
        draft = drafts.begin(token, owner, loaded, register.now())
    if draft is not None:
        # Only what changed here: another page of this reader may show the same draft.
        draft.fields |= {name: value for name, value in fields.items() if last.get(name) != value}
        draft.at, draft.address = register.now(), st.session_state[_AT]
    return _form(what, commitment, loaded, draft, fields)


def _draft(owner: str, loaded: Loaded) -> tuple[str, drafts.Draft | None]:
    """The draft that the address names, and its token; a new token where it names none, or one of
    another pledge. The fields of the form show it."""
    state = st.session_state
    token = address.plain("draft")
    draft = drafts.find(token, owner)
    if (state.get(_AT) or {}).get("id") != state["id"]:
        for key in _NOT_KEPT:
            state.pop(key, None)
    another = draft and draft.address and state["id"] not in ("", draft.address["id"])
    if draft is not None and another and state.get(_SHOWN) == token and address.used("id"):
        # The reader takes what is written to another pledge, of which nothing was read yet.
        draft.base, draft.address = loaded, draft.address | {"id": state["id"]}
        another = False
    if not token or another or not drafts.free(token, owner):
        # At once, not with the first letter: a new address while somebody clicks on a link would
        # lose the click.
        token = state["draft"] = drafts.token()
        draft = None
    if state.get(_SHOWN) != token:
        if not address.new_page():
            keep_what_was_typed()
        name = state.get(_BY) or register.setting("USER") or register.setting("USERNAME")
        empty = {field: _EMPTY.get(field, "") for field in _ALL} | {"by": name}
        state[_LAST] = empty | (draft.fields if draft else {})
        state[_SHOWN], state[_SLOT] = token, (state.get(_SLOT, 0) + 1) % _SLOTS
        for field in _ALL:
            _tell(field, state[_LAST][field])
        for key in (*_NOT_KEPT, _KIND):
            state.pop(key, None)
    return token, draft


def _filled(commitment: Commitment, what: str, last: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the fields, and what stood last in those that are not drawn. Ids of another
    pledge's evidence are left out."""
    state = st.session_state
    drawn_before = () if address.new_page() else _shown()
    found = dict(last)
    for name in (*_FIELDS[what], "by"):
        # Streamlit forgets a field that it did not draw, or holds what it was told long ago, and
        # the browser makes it anew, with what it is told now.
        if _key(name) not in state or name not in drawn_before:
            _tell(name, last[name])
        found[name] = _held(name)
    state[_KIND] = what
    ids = {item.id for item in _newest_first(commitment)}
    found["evidence"] = [id for id in found["evidence"] if id in ids]
    found["corrects"] = found["corrects"] if found["corrects"] in ids else ""
    for name in {"evidence", "corrects"} & {*_FIELDS[what]}:
        if found[name] != _held(name):
            _tell(name, found[name])
    return found


def _key(field: str) -> str:
    """The key of a field of the form, with each change of draft another: what the browser still
    says of the one draft is never taken for the other. They come round again, because Streamlit
    keeps what it knows of a key as long as the session."""
    return f"record_{field}_{st.session_state.get(_SLOT, 0)}"


def _held(field: str) -> Any:
    """What stands in a field of the form."""
    return st.session_state.get(_key(field)) or _EMPTY.get(field, "")


def _tell(field: str, value: Any) -> None:
    """Give a field of the form its value. An empty field is told nothing: the browser would put it
    in the place of what was typed there meanwhile."""
    key = _key(field)
    if value or st.session_state.get(key):
        st.session_state[key] = value


def _form(
    what: str,
    commitment: Commitment,
    loaded: Loaded,
    draft: drafts.Draft | None,
    fields: Mapping[str, Any],
) -> Form:
    """What the fields come to: an entry with what it would do, or mistakes."""
    today = register.today()
    person = access.now().person
    by = person.name if person else str(fields["by"]).strip()
    mistakes: dict[str, list[str]] = {} if by else {"by": [_FILL_IN]}
    addition = outcome = None
    values = {k: v.strip() if isinstance(v, str) else v for k, v in fields.items()} | {"by": by}
    try:
        if what == "evidence":
            entry: Entry = entering.evidence(values, next_id(commitment), today.isoformat(), by)
        else:
            entry = entering.assessment(values, today.isoformat(), by or "somebody")
        made = Addition(commitment.id, entry)
        outcome = register.shared(
            ("outcome", loaded.version, today, repr(made)),
            lambda: entering.outcome(loaded, made, register.data_name(), today),
        )
        addition = made
    except entering.Mistakes as error:
        for mistake in error.mistakes:
            empty = mistake.field in values and values[mistake.field] in ("", (), [])
            mistakes.setdefault(mistake.field, []).append(_FILL_IN if empty else mistake.message)
    except CannotRecord as error:
        mistakes[""] = [str(error)]
    found = {name: tuple(dict.fromkeys(said)) for name, said in mistakes.items()}
    return Form(what, commitment, loaded, draft, addition, outcome, found)


# ---------------------------------------------------------------- the fields


def fill_in(form: Form) -> None:
    """The fields, each with its mistakes under it."""
    if form.what == "evidence":
        _evidence_fields(form)
    else:
        _assessment_fields(form)
    if access.now().person is None:
        st.text_input(_LABELS["by"], key=_key("by"), placeholder="Your name")
        _mistakes(form, "by")
    with st.container():
        for field in form.mistakes:
            if field not in _drawn(form):
                _mistakes(form, field)


def _drawn(form: Form) -> tuple[str, ...]:
    """The fields that stand on the form, in its order."""
    by = ("by",) if access.now().person is None else ()
    return (*_FIELDS[form.what], *by)


def _named(form: Form, *, empty: bool) -> str:
    """The labels of the fields that are empty, or of those that hold something wrong."""
    labels = _LABELS | ({"date": _FROM} if form.what == "assessment" else {})
    return "; ".join(
        labels[name]
        for name in _drawn(form)
        if name in form.mistakes and (form.mistakes[name] == (_FILL_IN,)) is empty
    )


def _evidence_fields(form: Form) -> None:
    st.text_input(_LABELS["date"], key=_key("date"), placeholder="2026-03-01, or 2026-03, or 2026")
    _mistakes(form, "date")
    _terms("effect", Effect)
    _mistakes(form, "effect")
    st.text_area(_LABELS["finding"], key=_key("finding"), height=110)
    words = len(st.session_state[_key("finding")].split())
    small(f"{words} of at most {FINDING_WORDS} words")
    _mistakes(form, "finding")
    _terms("kind", SourceKind)
    _mistakes(form, "kind")
    for name in ("publisher", "title", "url"):
        st.text_input(
            _LABELS[name], key=_key(name), placeholder="https://" if name == "url" else ""
        )
        _mistakes(form, name)
    st.multiselect(
        _LABELS["places"],
        list(places()),
        key=_key("places"),
        format_func=lambda code: f"{place_name(code)} ({code})",
        placeholder="Countries and governorates; none for the world at large",
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )
    _mistakes(form, "places")
    _note(form)
    st.text_input(
        _LABELS["origin"],
        key=_key("origin"),
        placeholder="Such as the UN body that a newspaper relays",
    )
    _mistakes(form, "origin")
    st.checkbox("The page itself was not opened; others say what it says", key=_key("second_hand"))
    items = {item.id: item for item in _newest_first(form.commitment)}
    st.selectbox(
        _LABELS["corrects"],
        ["", *items],
        key=_key("corrects"),
        format_func=lambda id: f"{id}: {items[id].finding[:80]}" if id else "Nothing: it is new",
    )
    small("A correction stands beside what it corrects; give the reason as the caveat.")
    with st.container():
        chosen = items.get(st.session_state[_key("corrects")])
        if chosen is not None:
            st.button(
                f"Fill the empty fields with what {chosen.id} says",
                icon=":material/content_paste_go:",
                key="take_over",
                on_click=_take_over,
                args=(chosen,),
            )
    _mistakes(form, "corrects")


def _take_over(item: Evidence) -> None:
    """What it says, into the fields that are still empty: most of it is right."""
    for field, value in entering.filled_in(item).items():
        if not st.session_state.get(_key(field)):
            _tell(field, value)


def _assessment_fields(form: Form) -> None:
    c = form.commitment
    criteria = {
        Status.FULFILLED: c.criteria.fulfilled,
        Status.SUBSTANTIAL: c.criteria.substantial,
        Status.LIMITED: c.criteria.limited,
        Status.REVERSED: c.criteria.reversed,
        Status.OVERTAKEN: c.criteria.overtaken,
    }
    st.radio(
        _LABELS["status"],
        [str(status) for status in Status],
        key=_key("status"),
        format_func=lambda key: _choice(
            Status(key).label_for(c.kind), criteria.get(Status(key)) or Status(key).meaning
        ),
        index=None,
    )
    _mistakes(form, "status")
    items = {item.id: item for item in _newest_first(c)}
    st.multiselect(
        _LABELS["evidence"],
        list(items),
        key=_key("evidence"),
        format_func=lambda id: (
            f"{id} · {wording.when(items[id].date)} · {items[id].finding[:70]}"
            if id in items
            else id
        ),
        placeholder="Pick items; newest first",
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )
    _mistakes(form, "evidence")
    st.text_input(_FROM, key=_key("date"), placeholder="2026-03-01")
    small("The date of the newest fact that it rests on.")
    _mistakes(form, "date")
    st.text_area(_LABELS["reason"], key=_key("reason"), height=140)
    _mistakes(form, "reason")
    _note(form)


def _newest_first(commitment: Commitment) -> list[Evidence]:
    """By when it happened, without what was corrected since; the file has the order in which it was
    recorded."""
    corrected = {item.corrects for item in commitment.evidence}
    valid = [item for item in commitment.evidence if item.id not in corrected]
    return sorted(valid, key=lambda item: item.happened, reverse=True)


def _note(form: Form) -> None:
    st.text_area(_LABELS["note"], key=_key("note"), height=70)
    _mistakes(form, "note")


def _terms(field: str, terms: type[Term]) -> None:
    """A choice among words of the method, each with its meaning."""
    st.radio(
        _LABELS[field],
        [str(term) for term in terms],
        key=_key(field),
        format_func=lambda key: _choice(terms(key).label, terms(key).meaning),
        index=None,
    )


def _choice(label: str, meaning: str) -> str:
    """A word and its meaning; Streamlit's own captions are too faint to read (WCAG 2.2, 1.4.3)."""
    return f"**{plain(label)}** :gray[{plain(meaning)}]"


def _mistakes(form: Form, field: str) -> None:
    """What is wrong with a field; of one that is empty only once a save was tried. In a place of
    its own at all times, so that the fields below keep theirs (frame.py)."""
    with st.container():
        for message in form.mistakes.get(field, ()):
            if message != _FILL_IN or st.session_state.get(_TRIED):
                st.markdown(f":red[:material/error: :small[{plain(message)}]]")


# ---------------------------------------------------------------- what it does


def consequences(form: Form) -> None:
    """What would be added, and what that does to status, confidence, trend and totals."""
    st.subheader("What saving does", anchor=False)
    if form.outcome is None:
        small(
            "When the fields are filled in, this shows the lines that are added and what they do."
        )
        _still_open(form)
        _on_file(form)
        return
    revision = form.outcome.revision
    titles = {c.id: c.title for c in form.loaded.register.commitments}
    for move in revision.moves:
        st.markdown(
            f"**{plain(titles[move.commitment])}**, {move.what}: {plain(move.old)} →"
            f" **{plain(move.new)}**"
        )
    if not revision.moves:
        st.markdown("No status, confidence, trend or freshness moves.")
    old, new = revision.totals
    if old == new:
        small(f"The totals by status stay: {plain(new)}.")
    else:
        st.markdown(f"Totals by status: {plain(old)} → **{plain(new)}**")
    if form.addition is not None and isinstance(form.addition.entry, Evidence):
        _close(form.commitment, form.addition.entry)
    _charts(form, form.outcome)
    small("These lines are added to the file; nothing else in it changes:")
    st.code(form.outcome.lines, language="yaml", wrap_lines=True)
    _on_file(form)


def _still_open(form: Form) -> None:
    for words, empty in (("To fill in", True), ("To correct", False)):
        if names := _named(form, empty=empty):
            small(f"{words}: {plain(names)}.")


def _close(commitment: Commitment, entry: Evidence) -> None:
    """What is on file and may tell of the same fact, for the writer to look at."""
    for item in entering.close_to(commitment, entry):
        st.warning(
            plain(
                f"Close to {item.id}, {wording.when(item.date)}: {item.finding} Save only what is"
                " another fact; to correct that one, choose it under “Corrects”."
            ),
            icon=":material/content_copy:",
        )


def _charts(form: Form, outcome: entering.Outcome) -> None:
    """The charts that the entry changes, as they would be: the statuses where one moves, and the
    pledge over time."""
    context, today = page_context.current(), register.today()
    look = context.look_at(_WIDTH)
    before, after = outcome.counts
    about = (outcome.version, repr(form.addition), today, look)

    def stamp(filters: str, shown: int) -> wording.Stamp:
        return wording.stamp_of_entry(context.stamp, today, outcome.version, filters, shown)

    if before != after:
        of_all = stamp("All pledges", sum(after.values()))
        figure.preview(
            register.shared(
                ("counts-with-entry", *about),
                lambda: charts.compared(
                    ("Now", before),
                    ("With this entry", after),
                    wording.counts_moved(before, after),
                    of_all,
                    look,
                ),
            )
        )
    of_one = stamp(f"Pledge {form.commitment.id}", 1)
    figure.preview(
        register.shared(
            ("history-with-entry", *about), lambda: charts.history(outcome.standing, of_one, look)
        )
    )


def _on_file(form: Form) -> None:
    """What the entry is measured against, where the pledge stands, and what nobody needs to record
    again."""
    c = form.commitment
    st.markdown("**What was promised**")
    for quoted in c.wording:
        small(f"“{plain(quoted.quote)}”")
    view = page_context.current().view
    standing = view.standings[c.id]
    st.markdown(f"**How it stands, as of {wording.day(view.moment.as_of)}**")
    st.markdown(cards.standing_line(standing))
    if standing.assessment:
        small(plain(standing.assessment.reason))
    st.markdown("**Evidence on file, newest first**")
    if not c.evidence:
        small("None yet.")
    for item in _newest_first(c)[:_NEWEST]:
        small(
            f"{wording.when(item.date)} {cards.badge(item.effect)} {plain(item.finding)}"
            f" ({plain(item.source.publisher)})"
        )


# ---------------------------------------------------------------- the save


def save(form: Form) -> None:
    """The button that writes, with everything that can come between."""
    theirs: saving.Conflict | None = st.session_state.get(_CONFLICT)
    with st.container():
        if theirs is not None:
            _show_conflict(theirs)
    with st.container(horizontal=True):
        pressed = st.button(
            "Save" if theirs is None else "Add mine as well",
            type="primary",
            icon=":material/save:",
            key="save",
        )
        if form.draft is not None and st.button("Throw away", type="tertiary", key="throw"):
            _leave(st.session_state["draft"])
            st.rerun()
    if form.mistakes and st.session_state.get(_TRIED):
        st.error("Nothing is saved yet.", icon=":material/error:")
        _still_open(form)
    if pressed:
        _write(form)


def _show_conflict(theirs: saving.Conflict) -> None:
    """What others wrote in the same place, for the writer to decide."""
    with st.container(border=True, key="conflict"):
        said = str(theirs)
        st.warning(plain(f"{said[0].upper()}{said[1:]}."), icon=":material/call_merge:")
        for entry in theirs.theirs:
            st.code(block(entry, 0), language="yaml", wrap_lines=True)


def _write(form: Form) -> None:
    """Save, if this session may at this very moment."""
    now, at = access.now(), register.now()
    if not now.allowed:
        _refuse(now, form.commitment.id)
        return
    if form.addition is None or form.draft is None or form.mistakes:
        st.session_state[_TRIED] = True
        st.rerun()
    draft = form.draft
    person = now.person or Person(str(st.session_state[_key("by")]).strip())
    try:
        _open_log()
        keep = saving.keep_of(register.setting("RECORD_GIT", "commit"))
        draft.saved = saving.save(
            *(register.data_path(), form.addition, person, at),
            file=register.data_name(),
            base=draft.base,
            keep=keep,
            refusal=lambda: access.now().reason,
        )
    except saving.Conflict as error:
        # It is shown now: what comes is written against it.
        draft.base = error.seen
        st.session_state[_CONFLICT] = error
        st.rerun()
    except saving.Refused as error:
        st.error(plain(f"Nothing was saved: {error}."), icon=":material/error:")
        return
    except DataProblems as error:
        first = error.problems[0]
        st.error(
            plain(f"Nothing was saved: {first.where}: {first.message}."), icon=":material/error:"
        )
        return
    st.rerun()


def _refuse(now: access.Access, what: str) -> None:
    """A save by somebody who may not: a sentence, and a line in the log."""
    st.error(plain(f"Nothing was saved. {now.reason}"), icon=":material/lock:")
    try:
        _open_log()
    except saving.Refused as error:
        st.error(plain(f"{error}."), icon=":material/error:")
        return
    person = now.person or Person("somebody")
    saving.log("refused", person, register.now(), what, "", "", now.reason)


def _open_log() -> None:
    """Raises Refused where the log cannot be written."""
    named = register.setting("RECORD_LOG")
    saving.log_to(Path(named) if named else None)


def _leave(token: str) -> None:
    """Empty the form: its entry was saved or thrown away."""
    state = st.session_state
    state[_BY] = state.get(_key("by")) or state.get(_BY)
    for key in (_TRIED, _CONFLICT, _SHOWN):
        state.pop(key, None)
    state["draft"] = ""
    drafts.drop(token)
