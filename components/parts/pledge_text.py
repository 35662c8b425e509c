"""The words of a pledge: as printed, by what they are measured, and where other texts take them
up."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from commitments import dates
from commitments.record_words import Relation, TextBasis
from commitments.register.background import Document
from commitments.register.model import Lineage
from commitments.standing.standing import Standing
from commitments.standing.words import criteria_note
from commitments.text import count, listed
from commitments.vocabulary import Status
from components.state.context import Context
from components.widgets import cards
from components.widgets.text import link, plain, small


def words(context: Context, s: Standing) -> None:
    """The pledge as printed, and where it stands."""
    documents = {document.id: document for document in context.register.documents}
    c = s.commitment
    st.subheader("What was promised", anchor=False)
    for quoted in c.wording:
        document = documents[quoted.document]
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"“{plain(quoted.quote)}”{cards.press_badge(document)}")
            small(f"{link(document.title, document.url)}, {plain(quoted.locator)}")
    st.markdown(plain(c.summary))
    if c.counterparts:
        small(f"With or for: {plain(', '.join(c.counterparts))}")
    if c.due:
        small(
            f":material/event: Due {dates.when(c.due.date)}, in the words of the text:"
            f" “{plain(c.due.words)}”"
        )
    if c.testability:
        small(f":material/troubleshoot: {c.testability.level.meaning} {plain(c.testability.why)}")


def lineage(context: Context, s: Standing) -> None:
    """The same pledge in other texts, oldest first."""
    found = s.commitment.lineage
    if not found:
        return
    documents = {document.id: document for document in context.register.documents}
    told = Counter(one.relation for one in found)
    parts = [f"{told[one]} {one.label.lower()}" for one in Relation if told[one]]
    st.subheader("The same pledge in other texts", anchor=False)
    st.markdown(f"Of {count(len(found), 'other text')}: {listed(parts)}.")
    if folded := cards.fold("Text by text", "lineage"):
        with folded:
            for one in found:
                _relative(one, documents[one.document])


def _relative(one: Lineage, document: Document) -> None:
    """One other text: how its words compare, the words, and where they stand."""
    with st.container(gap="xsmall"):
        year = f"**{document.date.first.year}** " if document.date else ""
        st.markdown(f"{year}:gray-badge[{one.relation.label}] {one.relation.meaning}")
        if one.quote:
            st.markdown(f"“{plain(one.quote)}”{cards.press_badge(document)}")
        if one.gloss:
            small(f"In English, by us: {plain(one.gloss)}")
        place = f", {plain(one.locator)}" if one.locator else ""
        told = "" if one.basis is TextBasis.TEXT else f" {one.basis.meaning}"
        small(f"{link(document.title, document.url)}, {plain(document.publisher)}{place}.{told}")
        if one.why:
            small(plain(one.why))


def criteria(s: Standing) -> None:
    """What would count as what."""
    c = s.commitment.criteria
    st.subheader("What would count as what", anchor=False)
    for status_, text in (
        (Status.FULFILLED, c.fulfilled),
        (Status.SUBSTANTIAL, c.substantial),
        (Status.LIMITED, c.limited),
        (Status.REVERSED, c.reversed),
        (Status.OVERTAKEN, c.overtaken),
    ):
        if text is None:
            continue
        st.markdown(f"{cards.status_badge(status_, s.commitment.kind)} {plain(text)}")
    if c.notes:
        small(plain(c.notes))
    if c.why:
        small(f"Why these words: {plain(c.why)}")
    small(criteria_note(c.fixed, s))
