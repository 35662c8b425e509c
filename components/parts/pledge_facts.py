"""The facts on the page of a pledge: advances and setbacks side by side, how they bear on the
verdict, and how sure that makes us."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from commitments import dates
from commitments.answers import fact as of_fact
from commitments.answers import pledge as said
from commitments.links.results import archive, quote_state
from commitments.record_words import LinkState, QuoteState
from commitments.register.model import Bearing
from commitments.standing.confidence import ways
from commitments.standing.standing import Standing
from commitments.standing.weight import weightiest
from commitments.text import listed
from commitments.vocabulary import Effect
from components.record import access, ways_in
from components.state import address
from components.state.context import Context
from components.widgets import markup
from components.widgets.terms import terms

_SHOWN = ("", *Effect)
# As many words of a finding and its quote stand in sight together; a longer quote is folded.
_IN_SIGHT = 40


def linked_entry(context: Context, s: Standing) -> None:
    """The fact that the address names, on top."""
    id = address.parameter("item")
    items = (*s.commitment.evidence, *context.view.waiting_on(s.commitment.id))
    item = next((item for item in items if item.id == id), None)
    if item is None or item.recorded > s.moment.known_at:
        return
    head = markup.tag("p", "This link names one fact:", of="sub")
    markup.show(
        markup.tag("div", head, fact(context, s, item, effect=True, open=True), of="linked")
    )


def why(context: Context, s: Standing) -> None:
    """The weightiest facts each way, first those that speak for the verdict, and why we are as
    sure."""
    address.prepare_choice("show", _SHOWN, "", "facts to show")
    markup.show_kept(context, behind(context, s), _why, context, s)


def behind(context: Context, s: Standing) -> tuple[object, ...]:
    """What facts of a pledge are drawn by, besides what is shown: what is known of their pages,
    which are asked for, and whether they may be corrected."""
    return (s.commitment.id, _asked(), context.links_as_of, access.anybody_may_record())


def _why(context: Context, s: Standing) -> str:
    some = any(item.effect is not Effect.CONTEXT for item in s.evidence)
    sub = said.WHY_ABOUT if some else ""
    return markup.tag(
        "section",
        markup.heading(said.WHY, sub),
        markup.tag("p", markup.text(said.sure(s)), of="sure"),
        _carrying(context, s),
        markup.tag("div", *(_side(context, s, way) for way in ways(s.status)), of="two sides"),
        of="section",
    )


def _carrying(context: Context, s: Standing) -> str:
    """The facts that carry the verdict and point neither way, as an agreed end does."""
    if s.basis is None:
        return ""
    items = [item for item in said.speaking_for(s) if item.effect is Effect.CONTEXT]
    if not items:
        return ""
    mark = f'<b class="tri {Effect.CONTEXT}"></b>'
    told = markup.tag("span", said.bearing(s, Effect.CONTEXT), of="muted")
    head = markup.tag("h4", mark, "Points neither way ", told)
    rows = markup.rows(*(fact(context, s, item) for item in reversed(items)))
    return markup.tag("div", head, rows, of="carrying")


def _side(context: Context, s: Standing, effect: Effect) -> str:
    """One side: how many facts, how they bear on the verdict, the three weightiest, and all."""
    items = [item for item in reversed(s.evidence) if item.effect is effect]
    head = markup.tag(
        "h4",
        f'<b class="tri {effect}"></b><span class="{effect}">{effect.label}s</span> ',
        markup.tag("span", said.side(s, effect), of="muted"),
    )
    best = weightiest(s, effect)
    first = markup.rows(*(fact(context, s, item) for item in best)) if best else ""
    return markup.tag(
        "div", head, first, _all(context, s, items, best), _waiting(context, s, effect)
    )


def _waiting(context: Context, s: Standing, effect: Effect) -> str:
    """The facts that point this way once a second reader has confirmed them; none where they are
    counted in, and so stand among the others."""
    if s.moment.unconfirmed:
        return ""
    items = [item for item in context.view.waiting_on(s.commitment.id) if item.effect is effect]
    if not items:
        return ""
    head = markup.tag("p", said.WAIT, of="sub")
    rows = markup.rows(*(fact(context, s, item) for item in reversed(items)))
    return markup.tag("div", head, rows, of="waiting")


def _all(context: Context, s: Standing, items: Sequence[Bearing], best: Sequence[Bearing]) -> str:
    """All facts of a side in a fold. On paper, where folds stand open, only those that do not
    stand above it already."""
    further = len(items) - len(best)
    if not further:
        return ""
    rows = (
        markup.tag("div", fact(context, s, item), of="row again" if item in best else "row")
        for item in items
    )
    effect = f"{items[0].effect.label.lower()}{'s' if further > 1 else ''}"
    label = markup.tag(
        "summary",
        markup.tag("span", f"All {len(items)}, newest first", of="on-screen"),
        markup.tag("span", f"{further} more {effect}, newest first", of="on-paper"),
    )
    asked = {"open": "open"} if _asked() == items[0].effect else {}
    return markup.tag("details", label, markup.tag("div", *rows, of="rows"), of="all", **asked)


def _asked() -> str:
    """The facts that the address wants to be shown."""
    return str(st.session_state.get("show", ""))


def fact(
    context: Context, s: Standing, item: Bearing, *, effect: bool = False, open: bool = False
) -> str:
    """A fact: when, what happened, who says so; in a fold, which may be `open`, the words it rests
    on where they are long, what lessens it, who acted, what else says so and on what it bears."""
    quote = _quoted(item)
    short = len(f"{item.finding} {item.fact.quote or ''}".split()) <= _IN_SIGHT
    way = f" {markup.effect(item.effect)}" if effect else ""
    others, names = _others(context, s, item), context.register.member_names
    label = of_fact.behind(s, item, len(others), short=short)
    folded = (
        "" if short else quote,
        *(markup.tag("p", terms(line), of="sub") for line in of_fact.remarks(s, item)),
        *(markup.tag("p", terms(line), of="sub rest") for line in of_fact.details(names, item)),
        _pages(item),
        _other_pledges(others),
    )
    return "".join(
        (
            markup.tag("div", markup.text(dates.when(item.date)), way, of="date"),
            markup.tag("p", terms(item.finding)),
            quote if short else "",
            markup.tag("p", _source(context, s, item), _correct(s, item), of="source"),
            *(markup.tag("p", terms(line), of="sub") for line in of_fact.counts_no_more(s, item)),
            markup.fold(label, "".join(folded), "behind", open=open),
        )
    )


def _quoted(item: Bearing) -> str:
    """The words that a fact rests on; empty where none are kept."""
    quote = item.fact.quote
    return markup.tag("p", f"“{terms(quote)}”", of="quote", dir="auto") if quote else ""


def _source(context: Context, s: Standing, item: Bearing) -> str:
    """Who says so, of which kind, whether the page was opened and still answers, and how the fact
    bears on the verdict."""
    source = item.source
    waits = f"{markup.tag('span', 'unconfirmed', of='chip waits')} " if item.waits else ""
    chips = of_fact.of_source(item)
    if found := _link_found(context, item):
        chips.append(found)
    chips += of_fact.of_verdict(s, item)
    told = " ".join(markup.tag("span", markup.text(chip), of="chip") for chip in chips)
    return f"{waits}{markup.outside(source.url, source.publisher)} {told}"


def _correct(s: Standing, item: Bearing) -> str:
    """The way to correct a fact that was not corrected yet."""
    return "" if item.corrections else ways_in.correct(s.commitment.id, item.id)


def _link_found(context: Context, item: Bearing) -> str:
    """What the last check found at the address of a fact: its page, and its quote."""
    checked = context.links.get(item.source.url)
    if checked is None:
        return ""
    on = dates.day(date.fromisoformat(checked.checked))
    quote = quote_state(item.fact, context.links)
    found = [] if checked.state is LinkState.REACHABLE else [f"link {checked.state.label.lower()}"]
    if quote is QuoteState.STANDS:
        found.append("quote seen on its page")
    elif quote is not None and quote is not QuoteState.UNREAD:
        found.append(f"quote {quote.label.lower()}")
    return ", ".join([*(found or ["page reached"]), on])


def _pages(item: Bearing) -> str:
    """Other pages that say the same, and a copy of this one in an archive."""
    found = item.fact
    ways = [markup.outside(page.url, page.publisher) for page in found.also]
    parts = [f"Says the same: {', '.join(ways)}"] if ways else []
    if found.archived is None:
        parts.append(markup.outside(archive(found.source.url), of_fact.copy_label(item)))
    else:
        parts.append(markup.outside(found.archived.url, of_fact.copy_label(item)))
    return markup.tag("p", " · ".join(parts), of="sub rest")


def _others(context: Context, s: Standing, item: Bearing) -> list[str]:
    """The ways to the other pledges that an event bears on."""
    return [
        markup.pledge(c.id, c.title)
        for on in item.fact.bears_on
        if on.commitment != s.commitment.id
        and (item.waits or s.moment.knows(Bearing(item.fact, on)))
        and (c := context.register.commitment(on.commitment)) is not None
    ]


def _other_pledges(others: Sequence[str]) -> str:
    words = f"The same event bears on {listed(others)}"
    return markup.tag("p", words, of="sub rest") if others else ""
