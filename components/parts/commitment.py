"""The parts of the Commitment page."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from commitments import dates
from commitments.figures import chart, over_time
from commitments.figures.chart import Chart
from commitments.register.model import Evidence, SecondReading
from commitments.standing.standing import Standing, corrections
from commitments.standing.words import (
    citation,
    confidence_reasons,
    criteria_note,
    freshness_words,
    horizon_words,
    no_confidence_reason,
    pledge_line,
    standing_words,
    trend_words,
)
from commitments.text import count, nearest, number
from commitments.vocabulary import Effect, Kind, Status
from components.record import ways_in
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import cards, figure, layout, navigation
from components.widgets.text import link, plain, small

_SHOW = {"all": "All", "advance": "For", "setback": "Against", "context": "Context"}
# A series with fewer points is told in a sentence: two points draw a line that is not there.
_FEWEST_POINTS = 3
_WHOLE = 1100  # least width in pixels of a chart that has the row to itself
_SIDE = 440  # and of one in the right column


def chosen(context: Context) -> Standing | None:
    """The standing of the commitment that the address names."""
    return context.view.standings.get(address.parameter("id"))


def choose_another(context: Context) -> None:
    """A sentence and a way on, where the address names no commitment that exists."""
    id = st.session_state["id"]
    ids = list(context.view.standings)
    context.heading.header("Which pledge?", anchor=False, width="content")
    if id:
        st.warning(
            f"There is no commitment “{plain(id[:60])}”{plain(nearest(id, ids)) or '.'} Choose one"
            " below.",
            icon=":material/link_off:",
        )
    for theme in context.register.themes:
        inside = [s for s in context.view.standings.values() if s.commitment.theme == theme.id]
        if inside:
            st.subheader(plain(theme.name), anchor=False)
            for s in inside:
                navigation.commitment(s.commitment.id, s.commitment.title)


def head(context: Context, s: Standing) -> None:
    """The title, what sort of pledge it is, and the way to its neighbours."""
    c = s.commitment
    theme = next(t.name for t in context.register.themes if t.id == c.theme)
    regions = ", ".join(context.region_names[region] for region in c.regions)
    context.heading.header(plain(c.title), anchor=False, width="content")
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        small(
            f"{plain(theme)} · {plain(regions)} · {pledge_line(c)} · bound:"
            f" {plain(c.pledged_by)} · `{c.id}`",
            width="content",
        )
        _neighbours(context, c.id)


def _neighbours(context: Context, id: str) -> None:
    """Previous and next among the pledges that pass the filters; among all if it does not."""
    ids = list(context.selection.commitments["id"])
    if id not in ids:
        ids = list(context.view.standings)
    here = ids.index(id)
    with st.container(horizontal=True, width="content", gap="small"):
        ways_in.button(id)
        if here:
            navigation.commitment(ids[here - 1], "Previous", icon=":material/chevron_left:")
        small(f"{here + 1} of {len(ids)}", width="content")
        if here + 1 < len(ids):
            navigation.commitment(ids[here + 1], "Next", icon=":material/chevron_right:")


def linked_entry(s: Standing) -> None:
    """The evidence item that the address names, on top."""
    id = address.parameter("item")
    item = next((item for item in s.commitment.evidence if item.id == id), None)
    if item is not None:
        with st.container(border=True, key="linked"):
            small(f":material/link: This link names the entry `{item.id}`.")
            _item(item, s)


def status(context: Context, s: Standing) -> None:
    """How it stands, why, and how sure that is."""
    with st.container(border=True):
        line = [cards.badge(s.status, standing_words(s)), cards.badge(s.trend)]
        if s.confidence:
            line.append(f":gray-badge[Confidence: {s.confidence.label.lower()}]")
        line.append(f":gray-badge[{s.freshness.label}]")
        st.markdown(" ".join(line))
        if s.assessment is None:
            st.markdown("Nobody has judged this pledge by this date.")
            return
        st.markdown(plain(s.assessment.reason))
        best = ""
        if s.best is not s.status and s.best in (Status.FULFILLED, Status.SUBSTANTIAL):
            best = f" At best it was {s.best.label.lower()}."
        small(
            f"{s.status.label} since {dates.day(s.since)}; {horizon_words(s)}, judged up"
            f" to {dates.day(s.assessment.date)}, recorded"
            f" {dates.day(s.assessment.recorded)} by {plain(s.assessment.by)}.{best}"
        )
        if s.assessment.note:
            small(f":material/info: {plain(s.assessment.note)}")
        if s.assessment.second:
            _second(s.assessment.second, s.commitment.kind)
        if s.newer:
            small(
                f":material/pending: {count(len(s.newer), 'newer item')} of evidence not"
                " yet judged."
            )
        _why(s)


def _second(second: SecondReading, kind: Kind) -> None:
    st.markdown(
        f"**A second reader of the same evidence says** {cards.status_badge(second.status, kind)}"
        f" {plain(second.reason)}"
    )


def _why(s: Standing) -> None:
    sentences = confidence_reasons(s.basis) if s.basis else [no_confidence_reason(s.status)]
    label = f"confidence is {s.confidence.label.lower()}" if s.confidence else "no confidence"
    st.markdown(f"**Why {label}.** " + plain(" ".join(sentences)))
    small(f"{plain(trend_words(s))} · {plain(freshness_words(s))}.")


def words(context: Context, s: Standing) -> None:
    """The pledge as printed, and where it stands."""
    documents = {document.id: document for document in context.register.documents}
    st.subheader("What was promised", anchor=False)
    for quoted in s.commitment.wording:
        document = documents[quoted.document]
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"“{plain(quoted.quote)}”")
            small(f"{link(document.title, document.url)}, {plain(quoted.locator)}")
    st.markdown(plain(s.commitment.summary))
    if s.commitment.counterparts:
        small(f"With or for: {plain(', '.join(s.commitment.counterparts))}")


def history(context: Context, s: Standing) -> None:
    """The status and the evidence over time."""
    figure.show(figure.made(_history, context, s.commitment.id))


def _history(shown: Shown, id: str) -> Chart:
    s = shown.view.standings[id]
    return over_time.history(s, chart.stamp_of_one(shown.stamp, s), shown.look_at(_WHOLE))


def evidence(s: Standing) -> None:
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
        _item(item, s)


def _item(item: Evidence, s: Standing) -> None:
    """An item with what it corrects, and what is said of the item itself."""
    cards.evidence(item)
    by = f" by {plain(item.by)}" if item.by else ""
    judged = ":material/gavel: Under the present judgement · " if item.id in s.cited else ""
    small(f"{judged}`{item.id}` · recorded {dates.day(item.recorded)}{by}")
    if (newer := corrections(s.commitment, s.moment).get(item.id)) is not None:
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
    small(criteria_note(c.fixed, s))


def assessments(s: Standing) -> None:
    """Every judgement so far, newest first."""
    if folded := cards.fold(f"All {len(s.spans)} judgements", "judgements"):
        with folded:
            for span in reversed(s.spans):
                st.markdown(
                    f"**{dates.day(span.start)}** {cards.badge(span.status)}"
                    f" {plain(span.assessment.reason)}"
                )
                if span.assessment.note:
                    small(f":material/info: {plain(span.assessment.note)}")
                if span.assessment.second:
                    _second(span.assessment.second, s.commitment.kind)
            _replaced(s)


def _replaced(s: Standing) -> None:
    """Judgements that a later one for the same date replaced; they stay on file."""
    held = {span.start: span.assessment for span in s.spans}
    for old in reversed(s.commitment.assessments):
        new = held.get(old.date)
        if new is not None and old is not new and old.recorded <= s.moment.known_at:
            small(
                f":material/published_with_changes: Until {dates.day(new.recorded)} this said of"
                f" {dates.day(old.date)}: {old.status.label_for(s.commitment.kind).lower()}."
                f" {plain(old.reason)}"
            )


def changes(s: Standing) -> None:
    """Who entered what and when: by the entries themselves, and by git where it keeps the file."""
    days: dict[tuple[date, str], list[str]] = {}
    for item in s.commitment.evidence:
        days.setdefault((item.recorded, item.by or ""), []).append(f"`{item.id}`")
    for judged in s.commitment.assessments:
        what = f"assessment of {dates.day(judged.date)}"
        days.setdefault((judged.recorded, judged.by), []).append(what)
    known = {key: what for key, what in days.items() if key[0] <= s.moment.known_at}
    if folded := cards.fold("Who recorded what, when", "changes"):
        with folded:
            for (day, by), entries in sorted(known.items(), reverse=True):
                who = f" by {plain(by)}" if by else ""
                small(f"**{dates.day(day)}**{who}: {', '.join(entries)}")
            commits = world.commits(s.commitment.id)
            if commits:
                st.markdown("**Changes of the file that name this pledge**")
            for commit in commits:
                when = dates.day(date.fromisoformat(commit.when[:10]))
                small(f"{when}, {plain(commit.who)}: {plain(commit.what)} `{commit.revision}`")


def measures(context: Context, s: Standing) -> None:
    """Measured series that bear on the pledge. Money of different stages is never added up."""
    frame = context.view.series
    mine = frame[[s.commitment.id in ids for ids in frame["commitments"]]]
    if mine.empty:
        return
    if folded := cards.fold(f"{mine['series'].nunique()} measured series", "series"):
        with folded:
            for _, part in mine.groupby("series", sort=False):
                _series(context, part)


def _measured(shown: Shown, id: str) -> Chart:
    frame = shown.view.series
    stamp = chart.stamp_of_series(shown.stamp)
    return over_time.series(frame[frame["series"] == id], stamp, shown.look_at(_SIDE))


def _series(context: Context, part: pd.DataFrame) -> None:
    """One series: a chart where it has enough points, else its values in a line."""
    first = part.iloc[0]
    if len(part) >= _FEWEST_POINTS:
        figure.show(figure.made(_measured, context, str(first["series"])))
        return
    values = "; ".join(
        f"{dates.when(day)}: {number(value)} ({link('source', source)})"
        for day, value, source in zip(part["date"], part["value"], part["source"], strict=True)
    )
    what = first["stage"] or first["measure"]
    st.markdown(f"**{plain(first['name'])}**, {plain(first['unit'])} ({plain(what)}): {values}")
    for note in dict.fromkeys((*part["note"], first["series_note"])):
        if note:
            small(f":material/info: {plain(note)}")


def searches(s: Standing) -> None:
    """Documented searches that found nothing."""
    if not s.commitment.searches:
        return
    searched = count(len(s.commitment.searches), "documented search", "documented searches")
    if folded := cards.fold(searched, "searches"):
        with folded:
            for search in s.commitment.searches:
                st.markdown(
                    f"**{dates.day(search.when)}**, {plain(search.where)}: {plain(search.terms)}"
                )


def cite(context: Context, s: Standing) -> None:
    """A citation and a permanent link, each with a copy button."""
    moment = context.view.moment
    documents = {document.id: document for document in context.register.documents}
    url = navigation.permalink(
        s.commitment.id, moment.as_of.isoformat(), moment.known_at.isoformat()
    )
    document = documents[s.commitment.wording[0].document] if s.commitment.wording else None
    st.subheader("Cite", anchor=False)
    st.code(
        citation(context.register, s, document, context.view.version, url),
        language=None,
        wrap_lines=True,
    )
    st.code(url, language=None, wrap_lines=True)
