"""The parts of the Method page."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from commitments.dates import day
from commitments.exchange.csv import to_csv
from commitments.exchange.workbook import to_xlsx
from commitments.figures import chart
from commitments.figures.titles import BOUNDARY_NOTE
from commitments.links.results import NEEDS_ATTENTION, Rests, Result, addresses, archive
from commitments.register.background import Passage
from commitments.standing import words
from commitments.standing.standing import totals as totals_of
from commitments.tables.columns import COLUMNS
from commitments.tables.filter import Filter
from commitments.tables.other_arithmetic import arithmetics
from commitments.tables.view import View
from commitments.text import count, listed, number
from commitments.vocabulary import Confidence, Freshness, LinkState, SourceKind, Status, Trend
from components.state import world
from components.state.context import Context
from components.widgets import cards, navigation
from components.widgets.text import link, plain, small


def statuses(context: Context) -> None:
    """The statuses and what each needs."""
    st.subheader("What a status says", anchor=False)
    st.markdown(
        "A status says what the **evidence** supports at a date, measured against criteria written"
        " for each pledge. Announcements by those being assessed are shown, and never enough."
    )
    for status in Status:
        st.markdown(f"{cards.badge(status)} {status.meaning}")
    unknown = [status for status in Status if status.unknown]
    counts = totals_of(context.view.standings.values()).counts
    now = ", ".join(f"{counts[status]} {status.label.lower()}" for status in unknown)
    st.markdown(
        f"{listed(f'“{status.label}”' for status in unknown)} say that **we do not know**, each for"
        f" another reason. They have no confidence, and no delivery is read into them. Here: {now}."
    )
    fixed = max(c.criteria.fixed for c in context.register.commitments)
    small(
        f"The criteria were last fixed on {day(fixed)}. Where that is after the events that"
        " they judge, the page of the pledge says so."
    )


def author(context: Context) -> None:
    """Who answers for the judgements, by which method, and how much there is of what."""
    info, view = context.register.register, context.view
    name = info.maintainer.name
    named = link(name, info.maintainer.contact) if info.maintainer.contact else plain(name)
    st.subheader("Who says so here", anchor=False)
    st.markdown(
        f"Assessment: **{named}**, by method {plain(info.method.version)} of"
        f" {day(info.method.date)}. Not a document of those who pledged."
    )
    facts, bearing = view.facts, len(view.evidence)
    kinds = [f"{n} {kind.label.lower()}" for kind in SourceKind if (n := _of_kind(facts, kind))]
    judged = sum(len(s.spans) for s in view.standings.values())
    by = dict.fromkeys(span.assessment.by for s in view.standings.values() for span in s.spans) or [
        "nobody"
    ]
    st.markdown(
        f"**{count(len(view.standings), 'pledge')}**; **{count(len(facts), 'fact')}** of"
        f" {count(facts['publisher'].nunique(), 'publisher')}, each once, which bear on pledges"
        f" {number(bearing)} times; **{count(judged, 'judgement')}**, by {plain(listed(by))}."
        f" By who says so: {listed(kinds) or 'none'}."
    )


def _of_kind(facts: pd.DataFrame, kind: SourceKind) -> int:
    return int((facts["source_kind"] == kind).sum())


def evidence_rules() -> None:
    """Who says so, and what that carries."""
    st.subheader("Who says so", anchor=False)
    for kind in SourceKind:
        st.markdown(f"**{kind.label}.** {kind.meaning}")
    st.markdown(
        "Fulfilled, substantially kept and reversed need two **origins**, one of them not a party."
        " Two papers that carry one report are one origin. Evidence against a status is always"
        " shown. An event before the pledge is context. “Nothing found” needs a documented search."
    )


def two_readers(context: Context) -> None:
    """How far two readers of the same evidence agree."""
    codings = context.register.codings
    if not codings:
        return
    st.subheader("How far two readers agree", anchor=False)
    late = any(
        c.criteria.fixed > judged.date
        for c in context.register.commitments
        for judged in c.assessments
    )
    st.markdown(
        f"{'**The criteria were written after the events.** ' if late else ''}A second reader, who"
        " had seen no verdict, judged the same evidence by the same criteria. Where the two still"
        " differ, the page of the pledge shows both. Kappa is agreement beyond chance, from 0 to 1."
    )
    if context.register.register.review:
        st.markdown(plain(context.register.register.review))
    table = pd.DataFrame(
        {
            "Round": [plain(c.name) for c in codings],
            "Coded": [day(c.coded) for c in codings],
            "Same verdict": [f"{c.agree} of {c.n}" for c in codings],
            "Kappa": [f"{c.kappa:.2f}" for c in codings],
        }
    )
    spoken = [
        f"{c.name}, coded {day(c.coded)}: {c.agree} of {c.n}, kappa {c.kappa:.2f}" for c in codings
    ]
    st.table(table, hide_index=True, alt=". ".join(spoken))
    for note in dict.fromkeys(c.note for c in codings if c.note):
        small(plain(note))


def outline(context: Context) -> None:
    """Every sentence of the text, with the pledges in it or why it holds none."""
    titles = {c.id: c.title for c in context.register.commitments}
    for document in context.register.documents:
        if not document.outline:
            continue
        st.subheader("Every sentence of the text", anchor=False)
        held = sum(bool(passage.commitments) for passage in document.outline)
        st.markdown(
            f"{link(document.title, document.url)}{cards.press_badge(document)}: {held} of"
            f" {len(document.outline)} sentences and headings hold pledges; the others say why they"
            " hold none."
        )
        if folded := cards.fold("Sentence by sentence", f"outline-{document.id}"):
            with folded:
                part = ""
                for passage in document.outline:
                    if passage.part != part:
                        part = passage.part
                        st.markdown(f"**{plain(part)}**")
                    _passage(passage, titles)


def _passage(passage: Passage, titles: dict[str, str]) -> None:
    with st.container(gap=None):
        number = passage.locator.removeprefix(f"{passage.part}, ")
        st.markdown(f"*{plain(number)}* {plain(passage.begins)} ...")
        if passage.context:
            small(plain(passage.context))
        for id in passage.commitments:
            navigation.commitment(id, titles[id])


def computed() -> None:
    """Freshness, confidence, trend: computed, never typed."""
    st.subheader("What is computed", anchor=False)
    st.markdown("**Freshness**, from the newest fact or judgement and the pledge's review period:")
    st.markdown("\n".join(f"- {term.label}: {term.meaning}" for term in Freshness))
    st.markdown(
        "An expired status reads “last known”; time alone never changes a status.\n\n"
        "**Confidence** in an assessment has two sides, as the IPCC does it. *How much evidence*:"
        " robust with two origins, an act among them and another act or monitor; medium with an"
        " act or monitor and a second origin; else limited. *Agreement*: low where evidence of"
        " equal or higher grade speaks against the status, medium where weaker evidence does."
        " High is robust and agreed; low is limited, contradicted or all second-hand; overdue caps"
        " it at medium, expired at low. It is not a probability of success."
    )
    st.markdown("\n".join(f"- {term.label}: {term.meaning}" for term in Confidence))
    st.markdown("**Trend**, from advances and setbacks of the 12 months before the date:")
    st.markdown("\n".join(f"- {term.symbol} {term.label}: {term.meaning}" for term in Trend))
    st.markdown(
        "**Two clocks.** *As of* is what held in the world on a date; *known at* is what this file"
        " said on a date. Nothing on file is overwritten, so both can be asked of any day."
    )


def totals(context: Context) -> None:
    """How totals are made."""
    now = totals_of(context.view.standings.values())
    st.subheader("How totals are made", anchor=False)
    st.markdown(
        "The distribution comes first, with coverage:"
        f" **{words.counted_statuses(now.counts)}; {words.coverage(now)}.**"
        f" {plain(words.interval_help(now))} Here: **{words.interval(now)}**. Reversals are"
        " shown on their own, overtaken pledges leave the denominator and never the page. Money"
        " never enters. Themes are not ranked where their intervals overlap, and a theme with"
        " fewer than three live pledges gets no figure."
    )


def other_arithmetic(context: Context) -> None:
    """The same data under other trackers' arithmetic."""
    st.subheader("The same data, other arithmetic", anchor=False)
    st.markdown("Other trackers would print one of these figures from the very same statuses:")
    table = arithmetics(context.view.standings.values())
    st.table(table.map(lambda cell: plain(str(cell))), hide_index=True, alt=_spoken(table))


def _spoken(table: pd.DataFrame) -> str:
    return ". ".join(f"{row.Arithmetic}: {row.Result}" for row in table.itertuples()) + "."


def downloads(context: Context) -> None:
    """The whole data at the chosen dates."""
    st.subheader("All data", anchor=False)
    small(
        f"{context.stamp.foot}. Filters do not apply here; the two dates do, but for the YAML,"
        " which is the file itself."
    )
    view = context.view
    stamp = chart.stamp_of_selection(view.select(Filter()))
    with st.container(horizontal=True):
        st.download_button(
            "Excel workbook",
            data=lambda: to_xlsx(view.all_frames(), context.stamp.foot, view.moment.as_of),
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


def _csv(view: View, name: str) -> bytes:
    return to_csv(view.all_frames()[name])


def not_known(context: Context) -> None:
    """The horizon of the evidence and what was not seen."""
    view = context.view
    st.subheader("What is not known", anchor=False)
    st.markdown(
        f"- The newest fact on file is of **{day(view.horizon)}**. What happened later is"
        " not known here, and of many pledges much less is: each shows its own newest fact.\n"
        "- The evidence comes from public pages, mostly their beginnings, in few languages."
        " Silence in these sources is not proof that nothing was done.\n"
        "- Items marked second-hand or “not opened” rest on others' reports; the mark is shown."
    )
    st.markdown("\n".join(f"- {plain(d.note)}" for d in view.register.documents if d.note))
    st.markdown("\n".join(f"- {plain(text)}" for text in view.register.members_open))


def documents(context: Context) -> None:
    """The texts that pledges are quoted from."""
    st.subheader("Quoted texts", anchor=False)
    for document in context.register.documents:
        st.markdown(
            f"{link(document.title, document.url)}, {plain(document.publisher)}."
            f" {document.seen.meaning}{cards.press_badge(document)}"
        )


def links_checked(context: Context) -> None:
    """Which sources no longer answer at their address, and what rests on them."""
    st.subheader("Do the sources still answer?", anchor=False)
    results, damaged = world.link_results()
    if damaged:
        st.warning(plain(damaged), icon=":material/link_off:")
    rests = addresses(context.register)
    asked = {url: results[url] for url in rests if url in results}
    if not asked:
        st.markdown(
            f"{len(rests)} addresses are on file; none was asked yet. `python -m commitments"
            " sources` asks them, on a computer with the internet."
        )
        return
    days = sorted(result.checked for result in asked.values())
    counts = Counter(result.state for result in asked.values())
    parts = [f"{counts[state]} {state.label.lower()}" for state in LinkState if counts[state]]
    st.markdown(
        f"{len(asked)} of {len(rests)} addresses were asked, last on"
        f" {day(date.fromisoformat(days[-1]))}: {listed(parts)}."
    )
    bad = [url for state in NEEDS_ATTENTION for url in asked if asked[url].state is state]
    if bad and (folded := cards.fold(f"{len(bad)} need attention", "links")):
        with folded:
            for url in bad:
                _bad_link(url, asked[url], rests[url])


def _bad_link(url: str, result: Result, on_it: Rests) -> None:
    with st.container(gap=None):
        st.markdown(
            f":orange-badge[{result.state.label}] {link(url, url)} ({plain(result.detail)})"
            f" · {link('archived copies', archive(url))}"
        )
        if result.state is LinkState.MOVED:
            small(f"Now {link(result.final, result.final)}")
        named = ", ".join((*on_it.evidence, *on_it.elsewhere))
        small(f"Rests on it: {plain(named)}")


def disclaimers() -> None:
    """What this is not."""
    st.subheader("Disclaimers", anchor=False)
    st.markdown(
        "This is an assessment of public evidence by its authors. It is no statement of"
        " those who pledged, or of any source named. A member is never judged from silence."
        f" {BOUNDARY_NOTE} Map geometry: Natural Earth, public domain. Our own words may"
        " be used under CC BY 4.0, the software under MIT; quotes and titles belong to their"
        " sources."
    )


def dictionary() -> None:
    """Every column of every table."""
    st.subheader("Data dictionary", anchor=False)
    for name, described in COLUMNS.items():
        with st.expander(name.replace("_", " ")):
            table = pd.DataFrame(described.items(), columns=["Column", "Meaning"])
            st.table(table.map(plain), hide_index=True, alt=f"Columns of {name}")
