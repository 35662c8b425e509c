"""A fact as a row, where its pledge is not what the page is about."""

from __future__ import annotations

from collections.abc import Iterable

from commitments.dates import when
from commitments.register.model import Bearing
from components.widgets import markup
from components.widgets.terms import terms


def row(item: Bearing, *, pledges: Iterable[tuple[str, str]] = (), quote: bool = False) -> str:
    """A fact as a row: date, effect, what happened in our words, publisher; below it the quote and
    the pledges that it bears on, as (id, title)."""
    source = item.source
    words = f"{terms(item.finding)} {markup.outside(source.url, source.publisher)}"
    if source.kind == "party":
        words += ' <span class="chip">a party’s word</span>'
    quoted = item.fact.quote if quote else ""
    below = f'<div class="quote">“{terms(quoted)}”</div>' if quoted else ""
    ways = " · ".join(markup.pledge(id, title) for id, title in pledges)
    return markup.tag(
        "div",
        markup.tag("div", markup.text(when(item.date)), of="date"),
        markup.tag(
            "div",
            f"<div>{markup.effect(item.effect)}</div><div>{words}</div>{below}",
            f'<div class="sub">{ways}</div>' if ways else "",
        ),
        of="fact",
    )
