"""What was judged of a pledge for each year: a judgement of 31 December speaks of the year that
ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from commitments.dates import ends_a_year
from commitments.standing.standing import Span, Standing
from commitments.vocabulary import DELIVERY_RANK, Status

_YEAR = timedelta(days=365)
_HALF_A_YEAR = timedelta(days=183)


def years_until(pledged: date, as_of: date) -> tuple[int, ...]:
    """The years from that of the pledge to that of the date."""
    return tuple(range(pledged.year, max(pledged.year, as_of.year) + 1))


def judged_in(s: Standing, year: int) -> Span | None:
    """The newest judgement of a year; in the last one that which holds, of whatever year.

    A pledge that is judged for years has none for a year that nobody judged. Where no judgement
    speaks of a year, the one that held at its end is that of the year.
    """
    if year >= s.moment.as_of.year:
        return s.spans[-1] if s.spans else None
    for_years = any(ends_a_year(span.start) for span in s.spans)
    of_year = (
        span
        for span in reversed(s.spans)
        if span.start.year == year or (not for_years and span.start.year < year)
    )
    return next(of_year, None)


def status_in(s: Standing, year: int) -> Status:
    """The status for a year; not assessed where nobody judged it."""
    span = judged_in(s, year)
    return span.status if span else Status.NOT_ASSESSED


def comparable_years(unjudged: Mapping[int, int]) -> tuple[int, ...]:
    """The years that compare with the last: for which no more pledges were not judged. Takes their
    number by year, in order."""
    last = next(reversed(unjudged), None)
    return tuple(y for y, n in unjudged.items() if last is not None and n <= unjudged[last])


def kept(status: Status) -> bool:
    """Whether a status is substantially kept or better."""
    return DELIVERY_RANK.get(status, 0) >= DELIVERY_RANK[Status.SUBSTANTIAL]


def a_year_before(standings: Iterable[Standing], pledged: date, as_of: date) -> date:
    """The day with which the present is compared: a year before, not before the pledges.

    Where judgements of 31 December speak of years, a day in between holds what was judged of the
    year before it. There it is the last end of a year that lies half a year back or more.
    """
    if any(ends_a_year(span.start) for s in standings for span in s.spans):
        back = as_of - _HALF_A_YEAR
        ended = back if ends_a_year(back) else date(back.year - 1, 12, 31)
        return max(ended, pledged)
    return max(as_of - _YEAR, pledged)
