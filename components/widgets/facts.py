"""A fact as a row, where its pledge is not what the page is about."""

from __future__ import annotations

from collections.abc import Iterable

from commitments.dates import when
from commitments.register.model import Bearing, Evidence
from commitments.vocabulary import Effect
from components.widgets import markup
from components.widgets.terms import terms


def row(item: Bearing, *, pledges: Iterable[tuple[str, str]] = (), quote: bool = False) -> str:
    """A fact as a row: date, effect, what happened in our words, publisher; below it the quote and
    the pledges that it bears on, as (id, title)."""
    return told(item.fact, (item.effect,), pledges=pledges, quote=quote)


def told(
    fact: Evidence,
    effects: Iterable[Effect],
    *,
    pledges: Iterable[tuple[str, str]] = (),
    more: int = 0,
    quote: bool = False,
) -> str:
    """The same of a fact that may move several pledges, each in its way; `more` is the number of
    those that are not named."""
    words = f"{terms(fact.finding)} {markup.outside(fact.source.url, fact.source.publisher)}"
    if fact.source.kind == "party":
        words += ' <span class="chip">a party’s word</span>'
    quoted = fact.quote if quote else ""
    below = f'<div class="quote">“{terms(quoted)}”</div>' if quoted else ""
    ways = " · ".join(markup.pledge(id, title) for id, title in pledges)
    ways += f" and {more} more" if more else ""
    marks = " ".join(markup.effect(effect) for effect in effects)
    return markup.tag(
        "div",
        markup.tag("div", markup.text(when(fact.date)), of="date"),
        markup.tag(
            "div",
            f"<div>{marks}</div><div>{words}</div>{below}",
            f'<div class="sub">{ways}</div>' if ways else "",
        ),
        of="fact",
    )
