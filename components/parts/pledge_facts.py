"""The facts on the page of a pledge: for and against side by side, and how sure that makes us."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import streamlit as st

from commitments import dates
from commitments.links.results import archive
from commitments.record_words import LinkState
from commitments.register.model import Bearing
from commitments.standing.standing import Standing
from commitments.standing.weight import weightiest
from commitments.standing.words import confidence_reasons, no_confidence_reason, place_words
from commitments.text import count, listed, number
from commitments.vocabulary import Effect, SourceKind
from components.record import ways_in
from components.state import address
from components.state.context import Context
from components.widgets import markup
from components.widgets.terms import terms

_SHOWN = ("", *Effect)
# As many other pledges of one event are named in a line; more are folded.
_IN_A_LINE = 2
# A caveat that says itself that a fact is second-hand.
_SAYS_SO = re.compile(r"second[- ]hand|not opened|other reports", re.IGNORECASE)
_SIDES = (
    (Effect.ADVANCE, "For the pledge"),
    (Effect.SETBACK, "Against"),
)


def linked_entry(context: Context, s: Standing) -> None:
    """The fact that the address names, on top."""
    id = address.parameter("item")
    item = next((item for item in s.commitment.evidence if item.id == id), None)
    if item is None or item.recorded > s.moment.known_at:
        return
    said = markup.tag("p", "This link names one fact:", of="sub")
    markup.show(markup.tag("div", said, fact(context, s, item, effect=True), of="linked"))


def why(context: Context, s: Standing) -> None:
    """The weightiest facts for and against, each with all behind it, and why we are as sure."""
    address.prepare_choice("show", _SHOWN, "", "facts to show")
    reasons = confidence_reasons(s.basis) if s.basis else [no_confidence_reason(s.status)]
    how = f"Confidence is {s.confidence.label.lower()}. " if s.confidence else ""
    some = any(item.effect is not Effect.CONTEXT for item in s.evidence)
    sub = "The weightiest facts on either side, with the words that they rest on" if some else ""
    markup.show(
        '<section class="section">',
        markup.heading("Why, and how sure", sub),
        markup.tag("p", markup.text(f"{how}{' '.join(reasons)}"), of="sure"),
        markup.tag("div", *(_side(context, s, *side) for side in _SIDES), of="two"),
        "</section>",
    )


def _side(context: Context, s: Standing, effect: Effect, title: str) -> str:
    """One side: how many facts, the three weightiest, and all."""
    items = [item for item in reversed(s.evidence) if item.effect is effect]
    year = min((item.date.first.year for item in items), default=None)
    many = f"{count(len(items), 'fact')} since {year}" if year else "no fact on file by this date"
    head = markup.tag(
        "h4",
        f'<b class="tri {effect}"></b><span class="{effect}">{title}</span> ',
        markup.tag("span", many, of="muted"),
    )
    best = weightiest(s, effect)
    # Where no fold has more, these are all there are: with all that is known of them.
    folded = len(items) > len(best)
    told = markup.rows(*(fact(context, s, item, full=not folded) for item in best)) if best else ""
    more = ""
    if folded:
        inside = markup.rows(*(fact(context, s, item) for item in items))
        more = markup.fold(f"All {len(items)}, newest first", inside, open=_asked() == effect)
    return markup.tag("div", head, told, more)


def _asked() -> str:
    """The facts that the address wants to be shown."""
    return str(st.session_state["show"])


def fact(
    context: Context, s: Standing, item: Bearing, *, full: bool = True, effect: bool = False
) -> str:
    """A fact: when, what happened, the words it rests on, who says so, what lessens it, and on what
    else it bears; in `full` also who acted, why it bears on the pledge, and what else says so."""
    remarks = list(_remarks(s, item))
    if full:
        remarks += _details(context, item)
    when = markup.text(dates.when(item.date))
    way = f" {markup.effect(item.effect)}" if effect else ""
    quote = f"“{terms(item.fact.quote)}”" if item.fact.quote else ""
    return "".join(
        (
            markup.tag("div", when, way, of="date"),
            markup.tag("p", terms(item.finding)),
            markup.tag("p", quote, of="quote", dir="auto") if quote else "",
            markup.tag("p", _source(context, s, item, full), _correct(s, item), of="source"),
            *(markup.tag("p", terms(line), of="sub") for line in remarks),
            _pages(item) if full or _link_found(context, item) else "",
            _other_pledges(context, s, item),
        )
    )


def _source(context: Context, s: Standing, item: Bearing, full: bool) -> str:
    """Who says so, of which kind, whether the verdict has seen it, in `full` whether it rests on
    it."""
    source = item.source
    kind = "a party’s word" if source.kind is SourceKind.PARTY else source.kind.label.lower()
    chips = [kind]
    if item.id in s.cited:
        chips += ["under this verdict"] if full else []
    elif item in s.newer:
        chips.append("seen, the verdict stands" if s.looked_at(item) else "not judged yet")
    if found := _link_found(context, item):
        chips.append(found)
    told = " ".join(markup.tag("span", markup.text(chip), of="chip") for chip in chips)
    return f"{markup.outside(source.url, source.publisher)} {told}"


def _correct(s: Standing, item: Bearing) -> str:
    """The way to correct a fact that was not corrected yet."""
    return "" if item.corrected_by else ways_in.correct(s.commitment.id, item.id)


def _link_found(context: Context, item: Bearing) -> str:
    """What the last check of the address found, where the page no longer answers there."""
    checked = context.links.get(item.source.url)
    if checked is None or checked.state is LinkState.REACHABLE:
        return ""
    return f"link {checked.state.label.lower()}, {dates.day(date.fromisoformat(checked.checked))}"


def _remarks(s: Standing, item: Bearing) -> Iterable[str]:
    """What changes how far a fact may be trusted."""
    if item.source.second_hand and not _SAYS_SO.search(item.caveat or ""):
        yield "Known from other reports; the page itself was not opened."
    if item.caveat:
        yield item.caveat
    newer = item.corrected_by
    if newer is not None and newer.recorded <= s.moment.known_at:
        yield f"Corrected on {dates.day(newer.recorded)}; it counts no more."
    old = next((old for old in s.commitment.evidence if old.id == item.corrects), None)
    if old is not None:
        yield (
            f"Corrects an entry of {dates.day(old.recorded)}, which said: {dates.when(old.date)},"
            f" {old.effect.label.lower()}, {old.finding} ({old.source.publisher})"
        )


def _details(context: Context, item: Bearing) -> Iterable[str]:
    """Whose finding it is, why it bears on the pledge, who acted and where, and the sum of money
    where the fact is one."""
    if item.origin != item.source.publisher:
        yield f"The finding is of {item.origin}."
    if item.on.why:
        yield f"Why it bears on this pledge: {item.on.why}"
    names = {member.code: member.name for member in context.register.members}
    actors = ["the members together"] if item.fact.collective else []
    actors += [names.get(code, code) for code in item.fact.actors]
    parts = [f"Acted: {listed(actors)}"] if actors else []
    if item.places:
        parts.append(f"Where: {place_words(item.places)}")
    if amount := item.fact.amount:
        parts.append(f"Sum: {amount.unit} {number(amount.value)} {amount.stage.label.lower()}")
    if parts:
        yield " · ".join(parts)


def _pages(item: Bearing) -> str:
    """Other pages that say the same, and a copy of this one in an archive."""
    found = item.fact
    ways = [markup.outside(page.url, page.publisher) for page in found.also]
    parts = [f"Says the same: {', '.join(ways)}"] if ways else []
    if found.archived is None:
        parts.append(markup.outside(archive(found.source.url), "Archived copies"))
    else:
        label = f"Archived copy of {dates.day(found.archived.date)}"
        parts.append(markup.outside(found.archived.url, label))
    return markup.tag("p", " · ".join(parts), of="sub")


def _other_pledges(context: Context, s: Standing, item: Bearing) -> str:
    """The ways to the other pledges that the event bears on."""
    others = [
        markup.pledge(c.id, c.title)
        for on in item.fact.bears_on
        if on.commitment != s.commitment.id
        and (on.recorded or item.fact.recorded) <= s.moment.known_at
        and (c := context.register.commitment(on.commitment)) is not None
    ]
    if not others:
        return ""
    if len(others) <= _IN_A_LINE:
        return markup.tag("p", f"The same event bears on {listed(others)}", of="sub")
    ways = markup.tag("p", " · ".join(others), of="sub")
    return markup.fold(f"The same event bears on {len(others)} other pledges", ways)
