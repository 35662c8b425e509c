"""What lies behind a pledge and is asked for now and then: all judgements, the criteria, context,
searches, measured series, where each entry comes from, and how to cite it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from commitments import dates
from commitments.answers import on_file
from commitments.figures import chart, over_time
from commitments.figures.chart import Chart
from commitments.standing.standing import Span, Standing
from commitments.standing.words import citation
from commitments.text import count
from commitments.vocabulary import Effect
from components.parts import pledge_facts
from components.parts.pledge_facts import fact
from components.record import ways_in
from components.state import world
from components.state.context import Context, Shown
from components.widgets import cards, figure, markup, navigation
from components.widgets.answer import copy_button
from components.widgets.terms import terms

_WHOLE = 1100  # least width in pixels of a chart that has the row to itself


def show(context: Context, s: Standing) -> None:
    """All folds, each where there is something in it."""
    markup.show_kept(context, pledge_facts.behind(context, s), _folds, context, s)
    with st.container(key="pledge-folds", gap=None):
        _measures(context, s)
        _origins(s)
        _cite(context, s)


def _folds(context: Context, s: Standing) -> str:
    folds = (_judgements(s), _context(context, s), _criteria(s), _searches(s))
    return markup.tag("section", *folds, of="section folds")


def _judgements(s: Standing) -> str:
    if not s.spans:
        return ""
    rows = [_judgement(s, span) for span in reversed(s.spans)]
    rows += [markup.tag("p", markup.text(words), of="sub") for words in on_file.replaced(s)]
    return markup.fold(on_file.judgements_label(s), markup.rows(*rows), "compact")


def _judgement(s: Standing, span: Span) -> str:
    judged, kind = span.assessment, s.commitment.kind
    told = [markup.tag("p", terms(judged.reason))]
    told += [markup.tag("p", terms(line), of="sub") for line in on_file.judgement_lines(s, span)]
    return markup.tag(
        "div",
        markup.tag(
            "div",
            markup.tag("div", markup.status(span.status, kind)),
            markup.tag("div", f"As of {markup.text(dates.day(span.start))}", of="date"),
            markup.tag("div", ways_in.correct_judgement(s.commitment.id, judged.date.isoformat())),
        ),
        markup.tag("div", *told),
        of="pair",
    )


def _context(context: Context, s: Standing) -> str:
    items = [item for item in reversed(s.evidence) if item.effect is Effect.CONTEXT]
    if not items:
        return ""
    label = on_file.context_label(len(items))
    asked = st.session_state.get("show") == Effect.CONTEXT
    inside = markup.rows(*(fact(context, s, item) for item in items))
    return markup.fold(label, inside, "all", open=asked)


def _criteria(s: Standing) -> str:
    rows = [
        markup.tag(
            "div",
            markup.tag("div", markup.status(status, s.commitment.kind)),
            markup.tag("div", terms(text)),
            of="pair",
        )
        for status, text in on_file.criteria(s.commitment)
    ]
    lines = (markup.tag("p", markup.text(line), of="sub") for line in on_file.criteria_lines(s))
    return markup.fold(on_file.CRITERIA, markup.rows(*rows) + "".join(lines), "compact")


def _searches(s: Standing) -> str:
    found = on_file.searches(s)
    if not found:
        return ""
    rows = (
        f'<span class="muted">{markup.text(day)}</span> {markup.text(words)}'
        for day, words in found
    )
    return markup.fold(on_file.searches_label(len(found)), markup.rows(*rows), "compact")


# ---------------------------------------------------------------- made when they are opened


def _measures(context: Context, s: Standing) -> None:
    """Measured series that bear on the pledge. Money of different stages is never added up."""
    id, frame = s.commitment.id, context.view.series
    mine = world.of_view(
        context.view, ("series", id), lambda: frame[[id in ids for ids in frame["commitments"]]]
    )
    if mine.empty:
        return
    label = count(mine["series"].nunique(), "measured series", "measured series")
    if folded := cards.fold(label, "series"):
        with folded:
            for _, part in mine.groupby("series", sort=False):
                _series(context, part)


def _measured(shown: Shown, id: str) -> Chart:
    frame = shown.view.series
    stamp = chart.stamp_of_series(shown.stamp)
    return over_time.series(frame[frame["series"] == id], stamp)


def _series(context: Context, part: pd.DataFrame) -> None:
    """One series: a chart where it has enough points, else its values in a line."""
    if len(part) >= on_file.FEWEST_POINTS:
        chart = figure.made(_measured, context, str(part["series"].iloc[0]))
        figure.show(chart, context.look_at(_WHOLE))
        return
    told = on_file.few(part.to_dict("records"))
    values = "; ".join(
        f"{markup.text(value)} ({markup.outside(source, 'source')})"
        for value, source in told.values
    )
    name = markup.tag("strong", markup.text(told.name))
    markup.show(
        markup.tag("p", name, markup.text(f", {told.what}:"), f" {values}"),
        *(markup.tag("p", markup.text(note), of="sub") for note in told.notes),
    )


def _origins(s: Standing) -> None:
    """How each entry was read, by whom and when it was recorded, under which name, and the changes
    of the file where its history is kept."""
    if folded := cards.fold(on_file.ORIGINS, "origins"):
        with folded:
            markup.show(markup.rows(*_entries(s)))
            commits = world.commits(s.commitment.id)
            if not commits:
                return
            lines = (
                markup.text(
                    f"{dates.day(date.fromisoformat(commit.when[:10]))}, {commit.who}:"
                    f" {commit.what} ({commit.revision})"
                )
                for commit in commits
            )
            markup.show(
                markup.heading("Changes of the file that name this pledge"), markup.rows(*lines)
            )


def _entries(s: Standing) -> list[str]:
    """The facts and the judgements on file by this moment, those recorded last first."""
    return [_entry(one.name, one.line, one.provenance) for one in on_file.origins(s)]


def _entry(name: str, line: str, provenance: str) -> str:
    more = markup.tag("p", markup.text(provenance), of="sub") if provenance else ""
    return f"<p>{markup.text(name)}</p>{markup.tag('p', markup.text(line), of='sub')}{more}"


def _cite(context: Context, s: Standing) -> None:
    """A citation and a permanent link, each with a copy button."""
    if folded := cards.fold("Cite this page", "cite"):
        moment = context.view.moment
        documents = {document.id: document for document in context.register.documents}
        url = navigation.permalink(
            s.commitment.id, moment.as_of.isoformat(), moment.known_at.isoformat()
        )
        document = documents[s.commitment.wording[0].document] if s.commitment.wording else None
        words = citation(context.register, s, document, context.view.version, url)
        with folded:
            for text, key, label in (
                (words, "citation", "Copy the citation"),
                (url, "link", "Copy the permanent link"),
            ):
                markup.show(markup.tag("p", markup.text(text), of="cite"))
                copy_button(text, key, label)
