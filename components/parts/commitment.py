"""The parts of the Commitment page."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from commitments import dates
from commitments.figures import chart, over_time
from commitments.figures.chart import Chart
from commitments.register.model import SecondReading
from commitments.standing.standing import Standing
from commitments.standing.words import (
    again_words,
    citation,
    confidence_reasons,
    freshness_words,
    horizon_words,
    no_confidence_reason,
    pledge_line,
    standing_words,
    trend_words,
)
from commitments.text import count, nearest, number
from commitments.vocabulary import Concern, Kind, Status
from components.parts import pledge_facts
from components.record import ways_in
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import cards, figure, navigation
from components.widgets.text import link, plain, small

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


def status(context: Context, s: Standing) -> None:
    """How it stands, why, and how sure that is."""
    with st.container(border=True):
        line = [cards.badge(s.status, standing_words(s)), cards.trend_badge(s)]
        if s.confidence:
            line.append(f":gray-badge[Confidence: {s.confidence.label.lower()}]")
        line.append(f":gray-badge[{s.freshness.label}]")
        st.markdown(" ".join(line))
        if s.assessment is None:
            st.markdown("Nobody has judged this pledge by this date.")
            return
        if s.to_be_judged:
            st.markdown(f"{cards.reason_badge(Concern.TO_BE_JUDGED)} {plain(again_words(s))}")
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
        if s.status is Status.UNCLEAR:
            pledge_facts.both_sides(s)
        if s.assessment.second:
            _second(s.assessment.second, s.commitment.kind)
        _since(s)
        _why(s)


def _since(s: Standing) -> None:
    """What came after the judgement: newer facts, and who looked again and let it stand."""
    if s.newer and not s.to_be_judged:
        small(f":material/pending: {count(len(s.newer), 'newer item')} of evidence not yet judged.")
    if s.confirmed:
        note = f" {plain(s.confirmed.note)}" if s.confirmed.note else ""
        small(
            f":material/done_all: Looked at again as of {dates.day(s.confirmed.date)} by"
            f" {plain(s.confirmed.by)}, recorded {dates.day(s.confirmed.recorded)}: the judgement"
            f" stands.{note}"
        )


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


def history(context: Context, s: Standing) -> None:
    """The status and the evidence over time."""
    figure.show(figure.made(_history, context, s.commitment.id))


def _history(shown: Shown, id: str) -> Chart:
    s = shown.view.standings[id]
    return over_time.history(s, chart.stamp_of_one(shown.stamp, s), shown.look_at(_WHOLE))


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
