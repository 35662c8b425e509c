"""Dates with the precision that their source has.

A source that says "2021" or "June 2021" is kept as such: nobody invents a day. A partial date
stands for a period; `first` and `last` are its ends, and it counts as past from its last day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from commitments.text import shown

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as `2021`, `2021-06` or `2021-06-28`."""

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2021`, `2021-06` or `2021-06-28`.

        Raises ValueError, with a sentence for a person, on anything else and on days that no
        calendar has.
        """
        return _parse(text)

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class JoiningDate:
    """When a member joined: a date, or a span as in ISO 8601-2.

    `2014/2016` is between the two, `../2017-07` not later than, `2020-03~` about.
    """

    text: str
    earliest: date | None
    latest: date

    @classmethod
    def parse(cls, text: str) -> JoiningDate:
        """Read a date, `A/B`, `../B` or `A~`; raises ValueError with a sentence otherwise."""
        start, slash, end = text.partition("/")
        if not slash:
            when = PartialDate.parse(text.removesuffix("~"))
            return cls(text, when.first, when.last)
        latest = PartialDate.parse(end).last
        earliest = None if start == ".." else PartialDate.parse(start).first
        if earliest is not None and earliest > latest:
            raise ValueError(f"'{text}' ends before it begins; write the earlier date first")
        return cls(text, earliest, latest)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def _parse(text: str) -> PartialDate:
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(
            f"'{shown(text)}' is not a date; write 2021-06-28, or 2021-06 or 2021 where no more is"
            " known"
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year < 1900:
        raise ValueError(f"'{text}' lies before 1900; check the year")
    if month is None:
        return PartialDate(text, date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}' has no possible month; months are 01 to 12")
    days = calendar.monthrange(year, month)[1]
    if day is None:
        return PartialDate(text, date(year, month, 1), date(year, month, days))
    if not 1 <= day <= days:
        raise ValueError(f"'{text}' is impossible: {year}-{month:02} has {days} days")
    return PartialDate(text, date(year, month, day), date(year, month, day))


def day(value: date) -> str:
    """`25 Nov 2026`."""
    return f"{value.day} {value:%b %Y}"


def when(value: PartialDate | str) -> str:
    """A date as exact as its source: `28 Jun 2021`, `Jun 2021`, `2021`."""
    partial = PartialDate.parse(value) if isinstance(value, str) else value
    if partial.exact:
        return day(partial.first)
    return f"{partial.first:%b %Y}" if len(partial.text) == 7 else partial.text


def joined(text: str) -> str:
    """A joining date in words: `between 2014 and 2016`, `by Jul 2017`, `about Mar 2020`."""
    start, slash, end = text.partition("/")
    if not slash:
        return f"about {when(text[:-1])}" if text.endswith("~") else when(text)
    return f"by {when(end)}" if start == ".." else f"between {when(start)} and {when(end)}"
