"""The ways to the form from other pages, and to an entry that is not saved."""

from __future__ import annotations

from commitments.register.model import Register
from components.record import access, drafts
from components.record.memory import forget_fields, memory_of_session
from components.widgets import markup, navigation
from components.widgets.text import plain


def button(id: str) -> None:
    """The way from a pledge to its form, where anybody may record here at all."""
    if access.anybody_may_record():
        more = {"id": id} | drafts.newest(access.now().owner, id)
        navigation.page("pages/record.py", "Record progress", icon=":material/edit_note:", **more)


def correct(id: str, fact: str) -> str:
    """The way from a fact on the page of a pledge to the form that corrects it, as HTML; nothing
    where nobody may record here."""
    if not access.anybody_may_record():
        return ""
    return " " + markup.to("record", "Correct this", of="correct", id=id, corrects=fact)


def correct_judgement(id: str, day: str) -> str:
    """The way from a judgement to the form that replaces it by another for the same day, as HTML;
    nothing where nobody may record here."""
    if not access.anybody_may_record():
        return ""
    return " " + markup.to(
        "record", "Correct this", of="correct", id=id, what="assessment", corrects=day
    )


def elsewhere(data: Register) -> None:
    """On every other page: a way back to what this reader was writing. The confirmation of a save
    was seen by now."""
    if not access.anybody_may_record():
        return
    memory_of_session().saved = None
    forget_fields(besides=set())
    remind(data, "")


def remind(data: Register, open_now: str) -> None:
    """A way to the entry that this reader wrote last, besides the one that is open now."""
    kept = drafts.newest(access.now().owner, besides=open_now)
    pledge = data.commitment(kept.get("id", ""))
    if pledge is not None:
        navigation.page(
            "pages/record.py",
            f"You have an entry that is not saved, on “{plain(pledge.title)}”: go on with it",
            icon=":material/edit_note:",
            **kept,
        )
