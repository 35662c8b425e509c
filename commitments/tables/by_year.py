"""How pledges stood year by year: a judgement of 31 December speaks of the year that ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from commitments.dates import ends_a_year
from commitments.standing.each_year import status_in, years_until
from commitments.standing.standing import Standing


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


def drawn_by_year(assessments: pd.DataFrame, pledged: date | None) -> pd.DataFrame:
    """The stretches of time that judgements speak of: columns commitment, date, end, status.

    A judgement of 31 December fills the year that ends, whatever was judged within it; the one
    after it begins with its own year. Any other holds from its date. Each lasts until the next
    begins, one of 31 December no longer than its year, the newest until the as-of date. Nothing
    begins before the day of the pledges. Takes the assessments frame, or such a part of it.
    """
    rows: list[tuple[str, date, date, str]] = []
    for id, part in assessments.groupby("commitment", sort=False):
        as_of = part["end"].iloc[-1].date()
        days = [day.date() for day in part["date"]]
        ended = {day.year for day in days if ends_a_year(day)}
        judged = [
            (day, str(status))
            for day, status in zip(days, part["status"], strict=True)
            if day.year not in ended or ends_a_year(day)
        ]
        starts = _starts([day for day, _ in judged], pledged)
        ends = [
            min(start, date(day.year + 1, 1, 1)) if ends_a_year(day) else start
            for (day, _), start in zip(judged, starts[1:], strict=False)
        ]
        for (_, status), start, end in zip(judged, starts, [*ends, as_of], strict=True):
            rows.append((str(id), start, end, status))
    drawn = pd.DataFrame(rows, columns=["commitment", "date", "end", "status"])
    return drawn.astype({"date": "datetime64[s]", "end": "datetime64[s]"})


def _starts(days: list[date], pledged: date | None) -> list[date]:
    """From when each judgement of one pledge is drawn, oldest first."""
    starts: list[date] = []
    for n, day in enumerate(days):
        of_year = ends_a_year(day) or (n > 0 and ends_a_year(days[n - 1]))
        start = date(day.year, 1, 1) if of_year else day
        starts.append(pledged if pledged and start < pledged <= day else start)
    return starts
