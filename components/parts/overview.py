"""The parts of the Overview page: the answer, the statuses, what changed, what needs attention."""

from __future__ import annotations

from collections import Counter

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.answers import overview as answers
from commitments.dates import day, when
from commitments.figures import statuses
from commitments.figures.chart import Chart
from commitments.standing.attention import needing_attention
from commitments.standing.changes import Change, compare_standings
from commitments.standing.deciding import Decided, by_deciding_fact
from commitments.standing.each_year import a_year_before
from commitments.standing.newest import Told, newest_facts
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.text import count, first_sentence
from commitments.vocabulary import STACKED, Concern, Status
from components.state import world
from components.state.context import Context, Shown
from components.widgets import answer, figure, layout, markup
from components.widgets.terms import terms

_PROPORTIONS = (754, 380)
_MOST_CHANGES = 6
_MOST_FACTS = 3
_MOST_NAMED = 2
# The least width of the column of the chart on a desktop.
_COLUMN = 640


def said(context: Context) -> None:
    """The answer of the page."""
    selection = context.selection
    told = world.shared(("overview", *context.key), lambda: answers.of_selection(selection))
    answer.card(told, context.stamp)


def years(context: Context) -> None:
    """The statuses in each year since the pledges were made."""
    figure.show(figure.made(_by_year, context), context.look_at(_COLUMN))


def _by_year(shown: Shown) -> Chart:
    pledged, as_of = shown.register.meeting.date, shown.view.moment.as_of
    stood = stood_by_year(shown.selection.standings, pledged, as_of)
    return statuses.by_year(statuses_by_year(stood), shown.stamp, shown.events)


def columns(key: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The proof at the left and the numbers at the right; below each other where both are
    narrow."""
    with st.container(key=f"columns-{key}"):
        return layout.columns(*_PROPORTIONS)


def line() -> None:
    """A hairline between the two halves of the page."""
    markup.show('<hr class="line">')


def today(context: Context) -> None:
    """Each status that occurs, with its number and the way to its pledges."""
    markup.show_kept(context, (), _today, context)


def _today(context: Shown) -> str:
    counts = Counter(s.status for s in context.selection.standings)
    most = max(counts.values())
    title = answers.standing_title(context.view.moment.as_of, context.today)
    each = [
        markup.tag("i", of=f"mk {status}", aria_hidden="true")
        + markup.to("tracker", markup.text(status.label), status=str(status))
        + _bar(status, counts[status] / most)
        + markup.tag("b", str(counts[status]))
        for status in STACKED
        if counts[status]
    ]
    pledges = f"{context.selection.count} of {count(context.selection.total, 'pledge')}"
    head = markup.heading(title, f"{pledges} · each line opens its list")
    return head + markup.rows(*each, of="rows stand")


def _bar(status: Status, share: float) -> str:
    bar = markup.tag("i", of=f"seg {status}", style=f"width: {100 * share:.1f}%")
    return markup.tag("span", bar, of="length", aria_hidden="true")


def attention(context: Context) -> None:
    """How many pledges need attention, and why: each reason is a way to its pledges."""
    markup.show_kept(context, (), _attention, context)


def _attention(context: Shown) -> str:
    found = needing_attention(context.selection.standings)
    reasons = Counter(reason for pledge, _ in found for reason in pledge)
    # Of a filtered reason's pledges some have others too: a link to these would open more pledges.
    chosen = context.selection.filter.needs
    present = [r for r in Concern if reasons[r] and (not chosen or r in chosen)]
    title = markup.text(answers.attention_title(context.selection.standings))
    if not found:
        return markup.tag("div", markup.tag("h3", title), of="head")
    way = markup.to("tracker", title, needs=[str(reason) for reason in present])
    several = any(len(pledge) > 1 for pledge, _ in found)
    sub = markup.tag("p", "Some for more than one reason", of="sub") if several else ""
    each = [
        markup.tag("b", str(reasons[reason]))
        + markup.to("tracker", markup.text(reason.label), needs=str(reason))
        for reason in present
    ]
    head = markup.tag("div", markup.tag("h3", way), sub, of="head")
    return head + markup.rows(*each, of="rows reasons")


def changes(context: Context) -> None:
    """What changed status in a year, each deciding event once, the newest first."""
    markup.show_kept(context, (), _changes, context)


def _changes(context: Shown) -> str:
    standings, moment = context.selection.standings, context.view.moment
    # Of all pledges, as on the Changes page: the day of comparison is that of the register.
    everything = context.view.standings.values()
    first = a_year_before(everything, context.register.meeting.date, moment.as_of)
    since = answers.since_words(first, context.register.meeting.date, moment.as_of, context.today)
    before = moment.at(first)
    found = compare_standings(context.register, before, standings)
    decided = by_deciding_fact(found)
    moved = sum(change.moved for change in found)
    heading = markup.heading(answers.changes_title(found, since), answers.changes_said(found))
    each = [_decided(one) for one in decided[:_MOST_CHANGES]]
    rest = (
        f"All {count(moved, 'change')}" if len(decided) > _MOST_CHANGES else "See them on Changes"
    )
    day_from = {"since": "date", "from": first.isoformat()}
    more = markup.to("changes", rest, **day_from) if moved else ""
    rows = markup.rows(*each, of="rows changes") if each else ""
    return heading + rows + (markup.tag("p", more, of="all") if more else "")


def _decided(one: Decided) -> str:
    """A change: the date, from what to what, the pledges, the fact that decided it."""
    ways: dict[tuple[str, str], list[Change]] = {}
    for change in one.changes:
        kind = change.after.commitment.kind
        pair = tuple(markup.status(s.status, kind) for s in (change.before, change.after))
        ways.setdefault((pair[0], pair[1]), []).append(change)
    moves = [
        markup.tag("div", f"{old} <span>to</span> {new}", of="move")
        + "".join(
            markup.tag("div", markup.pledge(c.id, c.title), of="name")
            for c in (change.after.commitment for change in group)
        )
        for (old, new), group in ways.items()
    ]
    when_told = when(one.fact.date) if one.fact else day(one.day)
    return markup.tag(
        "div",
        markup.tag("div", markup.text(when_told), of="date"),
        markup.tag("div", *moves, markup.tag("div", _why(one))),
        of="change",
    )


def _why(one: Decided) -> str:
    """The fact in a sentence with its publisher; the judgement's reason where no fact is told."""
    if one.fact is None:
        judged = one.changes[0].after.assessment
        return terms(first_sentence(judged.reason)) if judged else ""
    source = one.fact.source
    told = terms(first_sentence(one.fact.finding))
    chip = ' <span class="chip">page not opened</span>' if source.second_hand else ""
    return f"{told} {_publisher(source.url, source.publisher)}{chip}"


def _publisher(url: str, name: str) -> str:
    return markup.tag("span", markup.outside(url, name), of="publisher")


def newest(context: Context) -> None:
    """The newest facts that moved a pledge, each once."""
    markup.show_kept(context, (), _newest, context)


def _newest(context: Shown) -> str:
    found = newest_facts(context.selection.standings, _MOST_FACTS)
    if not found:
        return markup.heading("No advance or setback is on file by this date")
    head = markup.heading("Newest facts", "Advances and setbacks whose page was opened")
    return head + markup.rows(*map(_told, found))


def _told(one: Told) -> str:
    source = one.fact.source
    words = f"{terms(first_sentence(one.fact.finding))} "
    effects = " ".join(map(markup.effect, one.effects))
    return markup.tag(
        "div",
        markup.tag("div", markup.text(when(one.fact.date)), of="date"),
        markup.tag(
            "div",
            markup.tag("div", effects),
            markup.tag("div", words, _publisher(source.url, source.publisher)),
            markup.tag("div", pledge_links([(c.id, c.title) for c in one.pledges]), of="sub"),
        ),
        of="fact",
    )


def pledge_links(pledges: list[tuple[str, str]], most: int = _MOST_NAMED) -> str:
    """Ways to pledges, given as (id, title); more than `most` of them stand in a fold."""
    links = [markup.pledge(id, title) for id, title in pledges]
    if len(links) <= most:
        return " · ".join(links)
    each = "".join(markup.tag("li", link) for link in links)
    summary = markup.tag("summary", f"{len(links)} pledges")
    return markup.tag("details", summary, markup.tag("ul", each))
