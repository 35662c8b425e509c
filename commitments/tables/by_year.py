"""How pledges stood year by year: a judgement of 31 December speaks of the year that ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from commitments.dates import ends_a_year
from commitments.standing.each_year import status_in, years_until
from commitments.standing.standing import Span, Standing
from commitments.vocabulary import Status


def stood_by_year(standings: Iterable[Standing], pledged: date, as_of: date) -> pd.DataFrame:
    """How each pledge stood in each year from that of the pledge (each_year.status_in): columns
    year, commitment, status. Takes standings at the as-of date, in the order of the rows."""
    standings = tuple(standings)
    rows = [
        (year, s.commitment.id, str(status_in(s, year)))
        for year in years_until(pledged, as_of)
        for s in standings
    ]
    return pd.DataFrame(rows, columns=["year", "commitment", "status"])


def statuses_by_year(stood: pd.DataFrame) -> pd.DataFrame:
    """Pledges by year and status: columns year, status, count. Takes stood_by_year."""
    counts = stood.groupby(["year", "status"], sort=False).size()
    return counts.reset_index(name="count")


def drawn_by_year(
    spans: Sequence[Span], pledged: date | None
) -> tuple[tuple[date, date, Status], ...]:
    """The stretches of time that the judgements of one pledge speak of: start, end, status.

    A judgement of 31 December fills the year that ends, whatever was judged within it; the one
    after it begins with its own year. Any other holds from its date. Each lasts until the next
    begins, one of 31 December no longer than its year, the newest until the as-of date. Nothing
    begins before the day of the pledges.
    """
    ended = {span.start.year for span in spans if ends_a_year(span.start)}
    judged = [one for one in spans if one.start.year not in ended or ends_a_year(one.start)]
    starts = _starts([span.start for span in judged], pledged)
    ends = [
        min(start, date(span.start.year + 1, 1, 1)) if ends_a_year(span.start) else start
        for span, start in zip(judged, starts[1:], strict=False)
    ]
    ends += [span.end for span in spans[-1:]]
    statuses = [span.status for span in judged]
    return tuple(zip(starts, ends, statuses, strict=True))


def _starts(days: list[date], pledged: date | None) -> list[date]:
    """From when each judgement of one pledge is drawn, oldest first."""
    starts: list[date] = []
    for n, day in enumerate(days):
        of_year = ends_a_year(day) or (n > 0 and ends_a_year(days[n - 1]))
        start = date(day.year, 1, 1) if of_year else day
        starts.append(max(start, pledged) if pledged and pledged <= day else start)
    return starts
