"""What stands folded or last on the Method page: every sentence of the text, the words, the data
dictionary, the downloads, and the check of links for whoever keeps the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

import streamlit as st

from commitments import record_words
from commitments.answers.glossary import WORDS
from commitments.dates import day
from commitments.exchange.csv import to_csv
from commitments.exchange.workbook import to_xlsx
from commitments.figures import chart
from commitments.links.results import (
    LOST,
    NEEDS_ATTENTION,
    Rests,
    Result,
    addresses,
    archive,
    quote_state,
)
from commitments.record_words import LinkState, QuoteState
from commitments.register.background import Abbreviation, Document, Passage
from commitments.register.facts import Evidence
from commitments.tables.columns import COLUMNS
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.text import count, listed
from commitments.vocabulary import Term
from components.parts.chapter import paragraphs, table
from components.record import access
from components.state import world
from components.state.context import Context
from components.widgets import markup
from components.widgets.markup import tag, text


def glossary(abbreviations: Iterable[Abbreviation]) -> str:
    """Every word with its meaning, and the abbreviations of the register."""
    short = [tag("dt", text(one.short)) + tag("dd", text(one.means)) for one in abbreviations]
    known = tag("h4", "Abbreviations") + tag("dl", *short, of="terms") if short else ""
    parts = [
        tag("h4", text(name)) + tag("dl", *(_word(term) for term in terms), of="terms")
        for name, terms in WORDS
    ]
    return markup.fold("All words with their meanings", "".join([*parts, known]))


def _word(term: Term) -> str:
    return tag("dt", text(term.label)) + tag("dd", text(term.meaning))


def dictionary() -> str:
    """Every column of every table."""
    return paragraphs("The columns of the tables under Downloads.") + "".join(
        markup.fold(name.replace("_", " "), table(("Column", "Meaning"), list(described.items())))
        for name, described in COLUMNS.items()
    )


def outline(document: Document, context: Context) -> str:
    """Every sentence of a text, with the pledges in it or why it holds none; nothing for a text
    without an outline."""
    if not document.outline:
        return ""
    titles = {c.id: c.title for c in context.register.commitments}
    held = sum(bool(passage.commitments) for passage in document.outline)
    press = (
        ""
        if document.official
        else f' <span class="chip">{record_words.Printed.REPORTED.within}</span>'
    )
    told = (
        f"<p>{markup.outside(document.url, document.title)}{press}: {held} of"
        f" {len(document.outline)} sentences and headings hold pledges; the others say why they"
        " hold none.</p>"
    )
    lines, part = [], ""
    for passage in document.outline:
        if passage.part != part:
            part = passage.part
            lines.append(tag("h4", text(part)))
        lines.append(_passage(passage, titles))
    return told + markup.fold("Every sentence of the text", "".join(lines))


def _passage(passage: Passage, titles: dict[str, str]) -> str:
    number = passage.locator.removeprefix(f"{passage.part}, ")
    why = f'<div class="sub">{text(passage.context)}</div>' if passage.context else ""
    links = "".join(f"<div>{markup.pledge(id, titles[id])}</div>" for id in passage.commitments)
    return tag("div", f"<i>{text(number)}</i> {text(passage.begins)} …", why, links, of="passage")


def downloads(context: Context) -> None:
    """The whole data at the chosen dates."""
    view = context.view
    stamp = chart.stamp_of_selection(view.select(Filter()))
    about = (
        f"{context.stamp.foot}. Filters do not apply here; the two dates do, but for the YAML,"
        " which is the file itself."
    )
    with st.container(key="method-downloads"):
        markup.show(
            tag(
                "section",
                "<h3>Downloads</h3>",
                paragraphs(about, of="sub"),
                id="downloads",
                of="chapter",
            )
        )
        _whole(context, stamp)
        with st.container(horizontal=True):
            for name in COLUMNS:
                st.download_button(
                    f"{name.replace('_', ' ')} CSV",
                    data=partial(_csv, view, name),
                    file_name=stamp.file_name(name.replace("_", "-"), "csv"),
                    mime="text/csv",
                    type="tertiary",
                    icon=":material/download:",
                    on_click="ignore",
                )


def _whole(context: Context, stamp: chart.Stamp) -> None:
    """All of it as one file: for Excel, and the file itself."""
    view = context.view
    with st.container(horizontal=True):
        st.download_button(
            "Excel workbook",
            data=lambda: to_xlsx(view.all_frames(), stamp.line, view.moment.as_of),
            file_name=stamp.file_name("all-data", "xlsx"),
            icon=":material/table_view:",
            on_click="ignore",
        )
        st.download_button(
            "YAML file",
            data=lambda: world.data_path().read_bytes(),
            file_name=world.data_path().name,
            mime="application/yaml",
            icon=":material/code:",
            on_click="ignore",
        )


def _csv(view: View, name: str) -> bytes:
    return to_csv(view.all_frames()[name])


# ---------------------------------------------------------------- for whoever keeps the register


def keeping(context: Context) -> None:
    """Which sources no longer answer at their address, and what rests on them; where nobody may
    record, nobody is told."""
    if not access.anybody_may_record():
        return
    with st.container(key="method-keeping"):
        markup.show(markup.fold("For whoever keeps the register", _links_checked(context)))


def _links_checked(context: Context) -> str:
    results, damaged = world.link_results()
    rests = addresses(context.register)
    asked = {url: results[url] for url in rests if url in results}
    head = "<h4>Do the sources still answer?</h4>" + paragraphs(damaged)
    how = "<code>python -m commitments sources</code> asks them, on a computer with the internet."
    if not asked:
        return f"{head}<p>{len(rests)} addresses are on file; none was asked yet. {how}</p>"
    last = max(result.checked for result in asked.values())
    counts = Counter(result.state for result in asked.values())
    parts = [f"{counts[state]} {state.label.lower()}" for state in LinkState if counts[state]]
    told = paragraphs(
        f"{len(asked)} of {len(rests)} addresses were asked, last on"
        f" {day(date.fromisoformat(last))}: {listed(parts)}."
    )
    bad = [url for state in NEEDS_ATTENTION for url in asked if asked[url].state is state]
    links = "".join(_bad_link(url, asked[url], rests[url]) for url in bad)
    never = [url for url in rests if url not in asked]
    return head + told + _never_asked(never) + links + _quotes(context, asked)


def _never_asked(urls: list[str]) -> str:
    """The addresses that no check has reached yet."""
    if not urls:
        return paragraphs("Every address was asked.")
    listed_ = tag("ul", *(tag("li", markup.outside(url, url)) for url in urls))
    return markup.fold(f"{count(len(urls), 'address', 'addresses')} never asked", listed_)


def _quotes(context: Context, asked: Mapping[str, Result]) -> str:
    """How the quotes of facts stand on their pages, and which were never looked for."""
    states = {fact.id: quote_state(fact, asked) for fact in context.register.evidence if fact.quote}
    head = "<h4>Do the quotes still stand?</h4>"
    counted = Counter(states.values())
    if not states:
        return f"{head}{paragraphs('No fact has a quote.')}"
    parts = [f"{counted[s]} {s.label.lower()}" for s in QuoteState if counted[s]]
    never = f"{counted[None]} never looked for" if counted[None] else ""
    told = paragraphs(
        f"Of {count(len(states), 'fact')} with a quote: {listed([*parts, *filter(None, [never])])}."
    )
    lost = [fact for fact in context.register.evidence if states.get(fact.id) in LOST]
    return head + told + "".join(_lost(fact, asked) for fact in lost)


def _lost(fact: Evidence, asked: Mapping[str, Result]) -> str:
    """A fact whose quote does not stand on its page any more, with the copies that are known."""
    url = fact.source.url
    state, result = quote_state(fact, asked), asked[url]
    copy = result.archived
    kept = (
        markup.outside(copy.url, f"archived copy of {copy.date}")
        if copy
        else markup.outside(archive(url), "archived copies")
    )
    label = f"Quote {state.label.lower()}" if state else ""
    return tag(
        "div",
        f'<span class="chip">{text(label)}</span> {markup.outside(url, url)}'
        f" ({text(result.checked)}) · {kept}",
        f'<div class="sub">“{text(fact.quote or "")}” Fact: {text(fact.id)}</div>',
        of="passage",
    )


def _bad_link(url: str, result: Result, on_it: Rests) -> str:
    moved = ""
    if result.state is LinkState.MOVED:
        moved = f'<div class="sub">Now {markup.outside(result.final, result.final)}</div>'
    named = ", ".join((*on_it.evidence, *on_it.elsewhere))
    return tag(
        "div",
        f'<span class="chip">{text(result.state.label)}</span> {markup.outside(url, url)}'
        f" ({text(result.detail)}) · {markup.outside(archive(url), 'archived copies')}",
        moved,
        f'<div class="sub">Rests on it: {text(named)}</div>',
        of="passage",
    )
