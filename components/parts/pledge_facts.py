"""The facts on the page of a pledge: for and against, with how each was read."""

from __future__ import annotations

import streamlit as st

from commitments import dates
from commitments.register.model import Bearing
from commitments.standing.standing import Standing
from commitments.text import count, listed
from commitments.vocabulary import Effect
from components.state import address
from components.state.context import Context
from components.widgets import cards, layout, navigation
from components.widgets.text import link, plain, small

_SHOW = {"all": "All", "advance": "For", "setback": "Against", "context": "Context"}


def linked_entry(context: Context, s: Standing) -> None:
    """The fact that the address names, on top."""
    id = address.parameter("item")
    item = next((item for item in s.commitment.evidence if item.id == id), None)
    if item is not None:
        with st.container(border=True, key="linked"):
            small(f":material/link: This link names the entry `{item.id}`.")
            _item(context, item, s, "linked")


def evidence(context: Context, s: Standing) -> None:
    """The evidence for and against, newest first."""
    counts = cards.effect_counts(s.evidence)
    st.subheader(f"Evidence: {len(s.evidence)}", anchor=False)
    names = {
        key: f"{name} {counts[Effect(key)] if key != 'all' else len(s.evidence)}"
        for key, name in _SHOW.items()
    }
    key = layout.switch("show", names, "evidence to show")
    items = [item for item in s.evidence if key in ("all", item.effect)]
    if not items:
        small("None on file by this date.")
    for item in reversed(items):
        _item(context, item, s, "read")


def both_sides(s: Standing) -> None:
    """What is cited for and against a pledge whose facts settle nothing."""
    cited = [item for item in s.evidence if item.id in s.cited]
    for effect, side in ((Effect.ADVANCE, "For"), (Effect.SETBACK, "Against")):
        items = [item for item in reversed(cited) if item.effect is effect]
        st.markdown(f"**{side} it: {count(len(items), 'fact')}**")
        with st.container(gap="xsmall"):
            for item in items:
                small(
                    f"**{dates.when(item.date)}** {cards.badge(effect)} {plain(item.finding)}"
                    f" ({plain(item.source.publisher)})"
                )


def _item(context: Context, item: Bearing, s: Standing, where: str) -> None:
    """A fact with what it corrects, how it was read, and what else it bears on."""
    cards.evidence(item)
    _other_pledges(context, item, s)
    by = f" by {plain(item.by)}" if item.by else ""
    small(f"{_judged(item, s)}`{item.id}` · recorded {dates.day(item.recorded)}{by}")
    newer = item.corrected_by
    if newer is not None and newer.recorded <= s.moment.known_at:
        small(
            f":material/published_with_changes: Corrected by `{newer.id}` on"
            f" {dates.day(newer.recorded)}; it counts no more."
        )
    old = next((old for old in s.commitment.evidence if old.id == item.corrects), None)
    if old is not None:
        small(
            f":material/published_with_changes: Corrects `{old.id}` of"
            f" {dates.day(old.recorded)}, which said: {dates.when(old.date)},"
            f" {old.effect.label.lower()}, {plain(old.finding)} ({plain(old.source.publisher)})"
        )
    if item.fact.provenance and (folded := cards.fold("How this was read", f"{where}-{item.id}")):
        with folded:
            small(plain(item.fact.provenance))


def _judged(item: Bearing, s: Standing) -> str:
    """Whether the present judgement rests on a fact, or has not seen it."""
    if item in s.newer:
        seen = s.confirmed is not None and s.looked_at(item)
        words = "Seen, and the judgement stands" if seen else "Not judged yet"
        return f":material/pending: {words} · "
    return ":material/gavel: Under the present judgement · " if item.id in s.cited else ""


def _other_pledges(context: Context, item: Bearing, s: Standing) -> None:
    """The ways to the other pledges that one event bears on."""
    others = [
        (on.commitment, c.title)
        for on in item.fact.bears_on
        if on.commitment != s.commitment.id
        and (on.recorded or item.fact.recorded) <= s.moment.known_at
        and (c := context.register.commitment(on.commitment)) is not None
    ]
    if others:
        ways = [link(title, navigation.commitment_address(id)) for id, title in others]
        small(f":material/call_split: One event: it also bears on {listed(ways)}")
