"""How pledges stood year by year: a judgement of 31 December speaks of the year that ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from commitments.vocabulary import Status


def stood_by_year(
    assessments: pd.DataFrame, commitments: Sequence[str], pledged: date, as_of: date
) -> pd.DataFrame:
    """How each pledge stood in each year from that of the pledge: columns year, commitment, status.

    A year has its newest judgement, the last one the newest up to the as-of date, of whatever year.
    A year without a judgement is not assessed. Takes the assessments frame, oldest first within a
    commitment, and the ids of the pledges in the order of the rows.
    """
    years = range(pledged.year, max(pledged.year, as_of.year) + 1)
    judged = {
        (str(id), day.year): str(status)
        for id, day, status in zip(
            assessments["commitment"], assessments["date"], assessments["status"], strict=True
        )
    }
    newest = {id: status for (id, _), status in judged.items()}
    judged |= {(id, years[-1]): status for id, status in newest.items()}
    rows = [
        (year, id, judged.get((id, year), str(Status.NOT_ASSESSED)))
        for year in years
        for id in commitments
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
        ended = {day.year for day in days if _ends_a_year(day)}
        judged = [
            (day, str(status))
            for day, status in zip(days, part["status"], strict=True)
            if day.year not in ended or _ends_a_year(day)
        ]
        starts = _starts([day for day, _ in judged], pledged)
        ends = [
            min(start, date(day.year + 1, 1, 1)) if _ends_a_year(day) else start
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
        of_year = _ends_a_year(day) or (n > 0 and _ends_a_year(days[n - 1]))
        start = date(day.year, 1, 1) if of_year else day
        starts.append(pledged if pledged and start < pledged <= day else start)
    return starts


def speaks_of_years(assessments: pd.DataFrame) -> bool:
    """Whether a judgement speaks of the year that ends."""
    return any(_ends_a_year(day.date()) for day in assessments["date"])


def _ends_a_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)
