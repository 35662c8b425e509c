"""The orders of a list of pledges: the one place where an order is written down.

An order is named by a key of SORTS, with `-` before it for the other way round.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from commitments.register.model import Bearing
from commitments.search.index import Found, Hit
from commitments.search.texts import Part
from commitments.standing.attention import concerns
from commitments.standing.coming_up import review_of
from commitments.standing.deciding import deciding_fact
from commitments.standing.standing import Standing
from commitments.tables.view import Selection
from commitments.vocabulary import STACKED, Concern, Status

PRESSING: tuple[Status, ...] = (
    Status.REVERSED,
    Status.NOT_STARTED,
    Status.NO_EVIDENCE,
    Status.UNCLEAR,
    Status.NOT_ASSESSED,
    Status.LIMITED,
    Status.OVERTAKEN,
    Status.SUBSTANTIAL,
    Status.FULFILLED,
)
"""Statuses by how much they ask of a reader: what was withdrawn, what was never begun, what nobody
knows, what falls short; what is over asks less, and what is kept the least."""
_GRAVITY = tuple(Concern)


@dataclass(frozen=True, slots=True)
class Sort:
    """One order of pledges."""

    words: tuple[str, str]
    """How the list says it, upwards and downwards."""
    key: Callable[[Standing, dict[str, str]], Any]
    """What is compared, from a standing and the names of the themes; None stands last both ways."""
    first: str = ""
    """The sign of the way that a reader wants first: `-` for downwards."""


def _pressing(s: Standing, themes: dict[str, str]) -> tuple[int, int, int]:
    """What needs attention first, in the order of `needing_attention`; then by status."""
    reasons = concerns(s)
    gravest = _GRAVITY.index(reasons[0]) if reasons else len(_GRAVITY)
    return gravest, -len(reasons), PRESSING.index(s.status)


def _trend(s: Standing, themes: dict[str, str]) -> tuple[int, int] | None:
    if not s.advances + s.setbacks:
        return None
    return s.advances - s.setbacks, -s.setbacks


def _decided_on(s: Standing, themes: dict[str, str]) -> date | None:
    fact = decided_by(s)
    return fact.happened if fact else None


SORTS: dict[str, Sort] = {
    "pressing": Sort(
        ("most in need of attention first", "least in need of attention first"), _pressing
    ),
    "title": Sort(
        ("by title", "by title, from the end"), lambda s, themes: _folded(s.commitment.title)
    ),
    "theme": Sort(
        ("by theme", "by theme, from the end"),
        lambda s, themes: _folded(themes[s.commitment.theme]),
    ),
    "status": Sort(
        ("best kept first", "reversed first"), lambda s, themes: STACKED.index(s.status)
    ),
    "trend": Sort(("most setbacks first", "most advances first"), _trend),
    "fact": Sort(("oldest deciding fact first", "newest deciding fact first"), _decided_on, "-"),
    "newest": Sort(("oldest news first", "newest fact first"), lambda s, themes: s.horizon, "-"),
    "review": Sort(
        ("next review soonest first", "next review latest first"),
        lambda s, themes: review_of(s),
    ),
}
"""Key -> order, the first by default."""
DEFAULT = "pressing"
ORDERS = tuple(f"{sign}{key}" for key in SORTS for sign in ("", "-"))
"""All that the parameter `sort` of an address may hold."""


def ordered(selection: Selection, sort: str = DEFAULT) -> tuple[Standing, ...]:
    """The standings of a selection in an order; in the default one where there is none of that
    name. What is equal stays in the order of the register."""
    found = SORTS.get(sort.removeprefix("-"))
    if found is None:
        return ordered(selection)
    themes = {theme.id: theme.name for theme in selection.view.register.themes}
    keyed = [(found.key(s, themes), s) for s in selection.standings]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    if sort == DEFAULT and selection.found is not None:
        # Whoever searches looks for the pledge of that name first.
        hits = selection.found.hits
        known.sort(key=lambda pair: _match(hits[pair[1].commitment.id]))
    return tuple(s for _, s in known) + tuple(s for key, s in keyed if key is None)


def _match(hit: Hit) -> tuple[bool, bool]:
    """What a search found in the title comes before what it found in other words of the pledge,
    and that before what it found in facts alone."""
    return Part.TITLE not in hit.parts, not hit.parts


def sort_words(sort: str, found: Found | None = None) -> str:
    """An order in words: `best kept first`; of what a search `found`, `best match first`."""
    if found is not None and sort == DEFAULT:
        return "best match first"
    return SORTS[sort.removeprefix("-")].words[sort.startswith("-")]


def next_sort(key: str, sort: str) -> str:
    """The order that a click on the head of a column asks for: that of the column, and where the
    list has it already the other way round."""
    first = f"{SORTS[key].first}{key}"
    if sort != first:
        return first
    return key if first.startswith("-") else f"-{key}"


def status_before(s: Standing) -> Status | None:
    """The status that a pledge had before the one of now; None where it had no other."""
    others = [span.status for span in s.spans if span.start < s.since]
    return others[-1] if others else None


def decided_by(s: Standing) -> Bearing | None:
    """The fact that decided the status of now, against the one before it; None where there is
    none."""
    return deciding_fact(s, status_before(s))


def _folded(text: str) -> str:
    """Text as a reader looks for it: without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
