"""The head of the page of a pledge: its title, the verdict, the history."""

from __future__ import annotations

import streamlit as st

from commitments.answers import pledge as said
from commitments.figures import chart, over_time
from commitments.figures.chart import Chart
from commitments.standing.standing import Standing
from commitments.standing.words import HOW_SURE, SECOND_READER, pledge_line
from commitments.tables.filter import COUNTED
from components.parts import pledge_text, pledge_way
from components.record import ways_in
from components.state import address
from components.state.context import Context, Shown
from components.widgets import figure, markup
from components.widgets.answer import copy_button
from components.widgets.terms import terms, word
from components.widgets.text import plain

_WHOLE = 1100  # least width in pixels of a chart that has the row to itself


def chosen(context: Context) -> Standing | None:
    """The standing of the commitment that the address names."""
    return context.view.standings.get(address.parameter("id"))


def head(context: Context, s: Standing) -> None:
    """The way back to the list, the title, and what sort of pledge it is."""
    c = s.commitment
    theme = next(t.name for t in context.register.themes if t.id == c.theme)
    regions = ", ".join(context.region_names[region] for region in c.regions)
    line = f"{theme} · {regions} · {pledge_line(c)} · Pledged by: {c.pledged_by}"
    with context.heading.container(key="pledge-head", gap=None):
        markup.show(pledge_way.way(context, c.id))
        st.header(plain(c.title), anchor=False)
        to_words = markup.tag("a", "the exact words", href=f"#{pledge_text.WORDS}")
        markup.show(markup.tag("p", markup.text(line), " · ", to_words, of="sub"))


def verdict(context: Context, s: Standing) -> None:
    """The answer: status, reason, and beside them since when, how sure, who differs, what comes."""
    stamp = chart.stamp_of_one(context.stamp, s)
    by = " ".join(part for part in (stamp.source, f"{stamp.foot}.") if part)
    with st.container(key="answer"):
        left, right = st.columns([5, 3], gap="medium")
        with left:
            markup.show_kept(context, (s.commitment.id,), _verdict, context, s)
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                markup.show(markup.tag("p", markup.text(by), of="by"))
                with st.container(horizontal=True, width="content", vertical_alignment="center"):
                    ways_in.button(s.commitment.id)
                    copy_button(
                        f"{said.aloud(s)}\n{by}", "verdict", "Copy these sentences", address=True
                    )
        with right:
            markup.show_kept(context, (s.commitment.id,), _five, context, s)


def _verdict(context: Shown, s: Standing) -> str:
    return _said(s) + _unconfirmed(context, s)


def _said(s: Standing) -> str:
    """The status with its mark, the reason, and what must be said with it."""
    answer = said.verdict(s)
    # The word beside it is read aloud.
    mark = f'<i class="mk large {s.status}"></i> '
    pieces = [markup.tag("p", mark, markup.text(said.status_words(s)), of="status")]
    strong = markup.tag("strong", terms(answer.first))
    pieces.append(markup.tag("p", strong, f" {terms(answer.more)}", of="reason"))
    pieces += [markup.tag("p", markup.text(each), of="also") for each in said.reservations(s)]
    note = s.assessment.note if s.assessment else None
    for line in (note, said.looked_again(s)):
        if line:
            pieces.append(markup.tag("p", markup.text(line), of="sub"))
    return markup.tag("div", *pieces, of="verdict")


def _unconfirmed(context: Shown, s: Standing) -> str:
    """What waits for a second reader, and the way to see it counted in."""
    lines = said.unconfirmed(context.view.waiting, s)
    if not lines:
        return ""
    last = "Counted in here."
    if not s.moment.unconfirmed:
        way = markup.to("commitment", "see it counted in", id=s.commitment.id, unconfirmed=COUNTED)
        last = f"It moves nothing yet; {way}."
    badge = markup.tag("span", "unconfirmed", of="chip waits")
    told = [markup.tag("p", badge, " ", markup.text(line), of="sub") for line in lines]
    return markup.tag("div", *told, markup.tag("p", last, of="sub"), of="unconfirmed")


def _five(context: Shown, s: Standing) -> str:
    """The list beside the verdict."""
    lines = {
        "Since": markup.text(said.since(s)),
        "12 months": _twelve_months(s),
        word("How sure", HOW_SURE): markup.text(said.how_sure(s)),
        word("Second reader", SECOND_READER): _second(context, s),
        "Next review": markup.text(said.next_review(s)),
    }
    pairs = (
        f"{markup.tag('dt', label)}{markup.tag('dd', words)}" for label, words in lines.items()
    )
    return markup.tag("dl", *pairs, of="five")


def _twelve_months(s: Standing) -> str:
    """The counts of the last 12 months with their marks."""
    words = said.twelve_months(s)
    if not s.advances and not s.setbacks:
        return markup.text(words)
    return " ".join(
        f'<span class="{effect}"><b class="tri {effect}"></b>{markup.text(part)}</span>'
        for effect, part in zip(("advance", "setback"), words.split(", "), strict=True)
    )


def _second(context: Shown, s: Standing) -> str:
    """What a second reader of the same facts says: one that differs with mark and reason."""
    words = markup.text(said.second_reader(s, context.register))
    if s.assessment is None or s.assessment.second is None:
        return words
    second = s.assessment.second
    return f'<i class="mk {second.status}"></i> {words}: {markup.text(second.reason)}'


def history(context: Context, s: Standing) -> None:
    """The status and the facts over time."""
    figure.show(figure.made(_history, context, s.commitment.id), context.look_at(_WHOLE))


def _history(shown: Shown, id: str) -> Chart:
    s = shown.view.standings[id]
    return over_time.history(s, chart.stamp_of_one(shown.stamp, s), shown.events)
