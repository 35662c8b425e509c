"""What a list says of each pledge; the page draws it, the downloads hold it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from commitments.dates import day, when
from commitments.register.model import Bearing, Register
from commitments.standing.attention import concerns
from commitments.standing.changes import STALE
from commitments.standing.coming_up import review_of
from commitments.standing.each_year import status_in
from commitments.standing.months import Month, twelve_months
from commitments.standing.standing import Standing
from commitments.tables.sorting import decided_by
from commitments.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Row:
    """A pledge in a list."""

    standing: Standing
    then: tuple[int, Status] | None
    """The last year that ended and the status judged for it, where that is another than now."""
    decided: Bearing | None
    """The fact that decided the status."""
    months: tuple[Month, ...]
    """The advances and setbacks of the twelve months, the oldest first."""
    review: date
    """When it is to be looked at again."""

    @property
    def review_said(self) -> str:
        """`1 May 2026`, `due since 1 May 2026` where that day has passed, and `overdue since` it
        where the freshness is overdue or expired."""
        s = self.standing
        if s.freshness in STALE:
            return f"overdue since {day(self.review)}"
        return f"{'due since ' if self.review < s.moment.as_of else ''}{day(self.review)}"


def row_of(s: Standing) -> Row:
    """What a list says of one pledge."""
    return Row(s, _then(s), decided_by(s), twelve_months(s), review_of(s))


def _then(s: Standing) -> tuple[int, Status] | None:
    year = s.moment.as_of.year - 1
    status = status_in(s, year)
    return None if status in (s.status, Status.NOT_ASSESSED) else (year, status)


def then_words(row: Row) -> str:
    """`2025: substantially kept`, or nothing."""
    if row.then is None:
        return ""
    year, status = row.then
    return f"{year}: {status.label_for(row.standing.commitment.kind).lower()}"


HEADS = {
    "title": "Pledge",
    "status": "Status",
    "trend": "12 months",
    "fact": "Fact that decided last",
    "review": "Next review",
}
"""The columns of a list on a page, by the order that each asks for."""


def no_fact(s: Standing) -> str:
    """What a list says where no fact decided."""
    return "It rests on no fact." if s.evidence else "No fact is on file."


def table(standings: Iterable[Standing], register: Register) -> pd.DataFrame:
    """The list as a table with headings for people, in the order given."""
    themes = {theme.id: theme.name for theme in register.themes}
    cells = [_cells(row_of(s), themes) for s in standings]
    return pd.DataFrame(cells, columns=list(_HEADINGS))


_HEADINGS = (
    *("Pledge", "Theme", "Status", "Status before", "Advances in 12 months"),
    *("Setbacks in 12 months", "Decided on", "Fact that decided", "Publisher", "Address"),
    *("Newest fact", "Next review", "Needs attention", "Confidence", "Key"),
)


def _cells(row: Row, themes: dict[str, str]) -> tuple[object, ...]:
    s, fact = row.standing, row.decided
    c = s.commitment
    return (
        c.title,
        themes[c.theme],
        s.status.label_for(c.kind),
        then_words(row),
        s.advances,
        s.setbacks,
        when(fact.date) if fact else "",
        fact.finding if fact else "",
        fact.source.publisher if fact else "",
        fact.source.url if fact else "",
        s.horizon,
        row.review,
        tuple(concern.label for concern in concerns(s)),
        s.confidence.label if s.confidence else "",
        c.id,
    )
