"""The advances and setbacks of the twelve months before a date, month by month."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from commitments.standing.standing import Standing
from commitments.vocabulary import Effect

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the twelve: how many facts moved a pledge in it, each way."""

    advances: int
    setbacks: int


def twelve_months(s: Standing) -> tuple[Month, ...]:
    """The twelve months that end on the as-of date, the oldest first. Together they hold what
    `Standing.advances` and `Standing.setbacks` count, each fact once."""
    counts = [[0, 0] for _ in range(MONTHS)]
    for item in s.recent:
        if item.effect is not Effect.CONTEXT:
            ago = min(_months_between(item.happened, s.moment.as_of), MONTHS - 1)
            counts[MONTHS - 1 - ago][item.effect is Effect.SETBACK] += 1
    return tuple(Month(advances, setbacks) for advances, setbacks in counts)


def _months_between(earlier: date, later: date) -> int:
    """How many whole months lie between two days."""
    months = 12 * (later.year - earlier.year) + later.month - earlier.month
    return months - (earlier.day > later.day)


def months_before(day: date, months: int) -> date:
    """The same day that many months earlier, or the last of that month where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
