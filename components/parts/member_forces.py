"""What one member's facts say of votes, mandates and forces, in a list by itself."""

from __future__ import annotations

from commitments.dates import when
from commitments.standing.acts import Act
from commitments.standing.forces import on_forces
from commitments.text import count
from components.parts.member import About
from components.state.context import Context
from components.widgets import markup
from components.widgets.terms import terms

_FIRST = 6
"""As many are in sight; the others are folded."""


def forces(context: Context, about: About) -> None:
    """The facts that speak of them, newest first; nothing where none does."""
    markup.show_kept(context, (about.member.code,), _forces, about)


def _forces(about: About) -> str:
    found = on_forces(about.acts)
    if not found:
        return ""
    first, others = found[:_FIRST], found[_FIRST:]
    more = markup.fold(f"{len(others)} earlier", _table(others), of="others") if others else ""
    title = f"Votes, mandates and forces: {count(len(found), 'fact')}"
    sub = "Found by their words; each stands with its quote and its pledges under its theme"
    return markup.tag("div", markup.heading(title, sub), _table(first), more, of="forces")


def _table(acts: tuple[Act, ...]) -> str:
    return markup.tag("table", markup.tag("tbody", *map(_row, acts)), of="sums")


def _row(act: Act) -> str:
    fact = act.fact
    return markup.tag(
        "tr",
        markup.tag("td", markup.text(when(fact.date)), of="date"),
        markup.tag(
            "td",
            terms(fact.finding),
            " ",
            markup.outside(fact.source.url, fact.source.publisher),
        ),
    )
