"""Rows and cards that several pages share: a pledge, a move, an evidence item."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.dates import day, when
from commitments.figures import titles
from commitments.links.results import archive
from commitments.register.background import Document
from commitments.register.model import Bearing, Evidence
from commitments.search.index import Found
from commitments.standing import words
from commitments.standing.changes import Change
from commitments.standing.standing import Standing
from commitments.text import count, listed, number
from commitments.vocabulary import Concern, DrawnTerm, Effect, Kind, LinkState, Status, Trend
from components.state.context import current
from components.widgets import filters, navigation
from components.widgets.text import link, plain, small


def badge(term: DrawnTerm, label: str = "") -> str:
    """A term as a Markdown badge with its symbol, so that colour is not the only carrier."""
    return f":{term.hue}-badge[{term.symbol} {plain(label or term.label)}]"


def status_badge(status: Status, kind: Kind) -> str:
    """The status of a commitment as a badge."""
    return badge(status, status.label_for(kind))


def reason_badge(reason: Concern) -> str:
    """Why a pledge needs attention, as a badge."""
    terms = {Concern.REVERSED: Status.REVERSED, Concern.WORSENING: Trend.WORSENING}
    if reason in terms:
        return badge(terms[reason])
    hues = {Concern.CONTRADICTED: "red", Concern.TO_BE_JUDGED: "orange"}
    return f":{hues.get(reason, 'gray')}-badge[{reason.label}]"


def trend_badge(s: Standing) -> str:
    """The trend as a badge; few events as their counts, which are no verdict."""
    return badge(s.trend, trend_label(s.trend, s.advances, s.setbacks))


def trend_label(trend: Trend, advances: int, setbacks: int) -> str:
    """The trend in words; few events as their counts."""
    if trend is not Trend.FEW:
        return trend.label
    return f"{count(advances, 'advance')}, {count(setbacks, 'setback')}"


def press_badge(document: Document) -> str:
    """Says of a quote that its text is a press version; nothing of an official text."""
    return "" if document.official else " :orange-badge[press version, not the official text]"


def pledge(s: Standing, *lines: str, tight: bool = False) -> None:
    """A pledge in a list: a link to it and lines of Markdown under it.

    A page link does not wrap (tests/browser/streamlit/test_defects_of_display.py::
    test_a_page_link_does_not_wrap): where there is little room (`tight`, or a phone) the title
    stands above it as text.
    """
    with st.container(gap=None):
        if tight or current().look.narrow:
            st.markdown(f"**{plain(s.commitment.title)}**")
            for line in lines:
                st.markdown(line)
            navigation.commitment(s.commitment.id, "Open", icon=":material/arrow_forward:")
            return
        navigation.commitment(s.commitment.id, s.commitment.title)
        for line in lines:
            st.markdown(line)


def fold(label: str, key: str) -> DeltaGenerator | None:
    """A fold whose contents are made only when a reader opens it; None while it is closed."""
    folded = st.expander(plain(label), key=f"fold-{key}", on_change="rerun")
    return folded if folded.open else None


def standing_line(s: Standing) -> str:
    """Status, trend, freshness and the newest fact of a pledge in a line, with a mark where it is
    to be judged again."""
    parts = [status_badge(s.status, s.commitment.kind), trend_badge(s)]
    if s.to_be_judged:
        parts.append(reason_badge(Concern.TO_BE_JUDGED))
    if s.freshness in ("overdue", "expired"):
        parts.append(f":gray-badge[{s.freshness.label}: last known {day(s.newest)}]")
    parts.append(f":gray[:small[{words.horizon_words(s)}]]")
    return " ".join(parts)


def move(change: Change) -> None:
    """A status that moved: old and new, when, and why."""
    s = change.after
    kind = s.commitment.kind
    line = (
        f"{status_badge(change.before.status, kind)} → {status_badge(s.status, kind)}"
        f" from {day(s.since)}"
    )
    with st.container(gap=None):
        pledge(s, line)
        if s.assessment:
            # One line in the list; the page of the pledge has the whole reason.
            small(plain(s.assessment.reason), wrap=False)


def evidence(item: Bearing, *, title: str = "", id: str = "") -> None:
    """A fact as it bears on a pledge: when, what it does, what happened, in which words, who acted,
    who says so, and its caveat."""
    with st.container(gap=None):
        fact = item.fact
        st.markdown(f"**{when(item.date)}** {badge(item.effect)} {plain(item.finding)}")
        if fact.quote:
            st.markdown(f"“{plain(fact.quote)}”")
        source = item.source
        relayed = ""
        if item.origin != source.publisher:
            relayed = f" · finding of {plain(item.origin)}"
        place = words.place_words(item.places)
        small(
            f"{source.kind.label}: {link(source.title, source.url)}, {plain(source.publisher)}"
            f"{relayed} · {plain(place)}{_acted(fact)} · {_copies(fact)}"
        )
        if fact.also:
            pages = (f"{link(p.title, p.url)}, {plain(p.publisher)}" for p in fact.also)
            small(f"Says the same: {'; '.join(pages)}")
        if source.second_hand:
            small(":material/visibility_off: Second-hand: the page itself was not opened.")
        if item.caveat:
            small(f":material/info: {plain(item.caveat)}")
        if item.on.why:
            small(f":material/subdirectory_arrow_right: Why it bears on it: {plain(item.on.why)}")
        if id:
            navigation.commitment(id, "Open" if current().look.narrow else title)


def _acted(fact: Evidence) -> str:
    """Who acted, and the sum of money, where the fact is one."""
    names = {member.code: member.name for member in current().register.members}
    actors = ["the members together"] if fact.collective else []
    actors += [names.get(code, code) for code in fact.actors]
    acted = f" · acted: {plain(listed(actors))}" if actors else ""
    if fact.amount is None:
        return acted
    amount = f"{fact.amount.unit} {number(fact.amount.value)}"
    return f"{acted} · {plain(amount)} {fact.amount.stage.label.lower()}"


def _copies(fact: Evidence) -> str:
    """The copy of the page in an archive, or all that there may be, and what the last check of its
    address found."""
    url = fact.source.url
    if fact.archived is None:
        copies = link("archived copies", archive(url))
    else:
        copies = link(f"archived copy of {day(fact.archived.date)}", fact.archived.url)
    result = current().links.get(url)
    if result is None:
        return copies
    checked = day(date.fromisoformat(result.checked))
    if result.state is LinkState.REACHABLE:
        return f"{copies} · link checked {checked}"
    return f"{copies} · :orange-badge[Link {result.state.label.lower()}, {checked}]"


def effect_counts(items: Iterable[Bearing]) -> dict[Effect, int]:
    """How many items of each effect."""
    found = [item.effect for item in items]
    return {effect: found.count(effect) for effect in Effect}


def misspelt(found: Found | None) -> None:
    """Which words of a search stand nowhere, and as what they were read."""
    for word in found.misspelt if found else ():
        small(f"“{plain(word.typed)}” stands nowhere; read as {plain(listed(word.read_as, 'or'))}.")


def nothing_passes() -> None:
    """The designed empty state of a filter that leaves nothing."""
    found = current().selection.found
    with st.container(border=True, horizontal_alignment="center"):
        st.markdown(f"**{titles.NOTHING_FOUND}**", width="content")
        misspelt(found)
        if found and found.suggestions:
            small("The search finds nothing. Near it, these find something:", width="content")
            for n, text in enumerate(found.suggestions):
                st.button(
                    plain(text),
                    on_click=filters.search,
                    args=(text,),
                    icon=":material/search:",
                    key=f"suggestion-{n}",
                )
        small("Take a filter off, or clear them all.", width="content")
        st.button("Clear all filters", on_click=filters.clear, icon=":material/close:", key="none")
