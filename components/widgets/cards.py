"""Badges and lines that several pages share, and what stands where nothing passes."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.answers import pledge_list
from commitments.dates import day
from commitments.record_words import Printed
from commitments.register.background import Document
from commitments.search.index import Found
from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.tables.filter import field_words
from commitments.tables.view import Selection, loosened
from commitments.text import count, listed
from commitments.vocabulary import Concern, DrawnTerm, Kind, Status, Trend
from components.state.context import current
from components.widgets import answer, filters
from components.widgets.text import plain, small


def badge(term: DrawnTerm, label: str = "") -> str:
    """A term as a Markdown badge with its symbol, so that colour is not the only carrier."""
    return f":gray-badge[{plain(term.symbol)} {plain(label or term.label)}]"


def status_badge(status: Status, kind: Kind) -> str:
    """The status of a commitment as a badge."""
    return badge(status, status.label_for(kind))


def reason_badge(reason: Concern) -> str:
    """Why a pledge needs attention, as a badge."""
    return f":gray-badge[{plain(reason.label)}]"


def trend_badge(s: Standing) -> str:
    """The trend as a badge; few events as their counts, which are no verdict."""
    return badge(s.trend, trend_label(s.trend, s.advances, s.setbacks))


def trend_label(trend: Trend, advances: int, setbacks: int) -> str:
    """The trend in words; few events as their counts."""
    if trend is not Trend.FEW:
        return trend.label
    return f"{count(advances, 'advance')}, {count(setbacks, 'setback')}"


def press_badge(document: Document) -> str:
    """Says of a quote that it is not of the official text; nothing of one that is."""
    return "" if document.official else f" :orange-badge[{plain(Printed.REPORTED.within)}]"


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


def misspelt(found: Found | None) -> None:
    """Which words of a search stand nowhere, and as what they were read."""
    for word in found.misspelt if found else ():
        small(f"“{plain(word.typed)}” stands nowhere; read as {plain(listed(word.read_as, 'or'))}.")


def nothing_passes() -> None:
    """What a page shows where no pledge passes: the answer, and what would find something."""
    selection = current().selection
    answer.card(pledge_list.answer(selection), current().stamp)
    if not selection.total:
        return
    with st.container(key="nothing", gap="small"):
        misspelt(selection.found)
        _near_searches(selection.found)
        _without_one(selection)
        st.button("Clear all filters", on_click=filters.clear, icon=":material/close:", key="none")


def _near_searches(found: Found | None) -> None:
    """Searches near one that found nothing, each of which finds something."""
    if found is None or not found.suggestions:
        return
    small("Near this search, these find something:")
    for n, text in enumerate(found.suggestions):
        st.button(
            plain(text),
            on_click=filters.search,
            args=(text,),
            icon=":material/search:",
            key=f"suggestion-{n}",
        )


def _without_one(selection: Selection) -> None:
    """Which one filter less lets how many pledges through."""
    left = loosened(selection)
    if len(left) < 2 and not (left and left[0][1] < selection.total):
        return
    small("With one filter less:")
    for field, passing in left:
        what = "the search"
        if field is not None:
            what = f"“{field_words(field, selection.filter, selection.view.register)}”"
        st.button(
            plain(f"{count(passing, 'pledge')} without {what}"),
            on_click=filters.take_off,
            args=(field,),
            key=f"without-{field.parameter if field else 'search'}",
        )
