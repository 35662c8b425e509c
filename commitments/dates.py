"""Dates with the precision that their source has.

A source that says "2021" or "June 2021" is kept as such: nobody invents a day. A partial date
stands for a period; `first` and `last` are its ends, and it counts as past from its last day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from commitments.text import shown

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


# Where days begin first: Kiritimati.
_FIRST_PLACE = timedelta(hours=14)


def latest_day(now: datetime) -> date:
    """The day that has begun somewhere on earth by a moment: what was recorded there is no
    mistake. Takes a moment with its time zone."""
    return (now.astimezone(UTC) + _FIRST_PLACE).date()


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

    @property
    def middle(self) -> date:
        """The day in the middle of what it spans."""
        return self.first + (self.last - self.first) // 2

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


def ends_a_year(day: date) -> bool:
    """Whether a day is 31 December: a judgement of that day speaks of the year that ends."""
    return (day.month, day.day) == (12, 31)


def day(value: date) -> str:
    """`25 Nov 2026`."""
    return f"{value.day} {value:%b %Y}"


def in_words(value: PartialDate | date) -> str:
    """A date as a sentence says it, as exact as its source: `28 June 2021`, `June 2021`, `2021`."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if value.exact:
        return in_words(value.first)
    return f"{value.first:%B %Y}" if len(value.text) == 7 else value.text


def month_in_words(value: PartialDate) -> str:
    """`June 2021`; the year alone where the source says no more."""
    return value.text if len(value.text) == 4 else f"{value.first:%B %Y}"


def when(value: PartialDate | str) -> str:
    """A date as exact as its source: `28 Jun 2021`, `Jun 2021`, `2021`."""
    partial = PartialDate.parse(value) if isinstance(value, str) else value
    if partial.exact:
        return day(partial.first)
    return f"{partial.first:%b %Y}" if len(partial.text) == 7 else partial.text


def as_judged(value: date, *, long: bool = False) -> str:
    """The date of a judgement in the words of what was judged: `the end of 2023` for 31 December,
    any other as a day (docs/decisions/0016-since-when.md), `long` as a sentence says it."""
    if ends_a_year(value):
        return f"the end of {value.year}"
    return in_words(value) if long else day(value)


def joined(text: str) -> str:
    """A joining date in words: `between 2014 and 2016`, `by Jul 2017`, `about Mar 2020`."""
    start, slash, end = text.partition("/")
    if not slash:
        return f"about {when(text[:-1])}" if text.endswith("~") else when(text)
    return f"by {when(end)}" if start == ".." else f"between {when(start)} and {when(end)}"


# ---------------------------------------------------------------- a day as people write it

_MONTHS = tuple(date(2000, month, 1).strftime("%B").casefold() for month in range(1, 13))
# Points, slashes and spaces of a date; a comma too, as in `Nov 12, 2026`.
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?(?:-(?P<day>\d{1,2}))?",
        r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?:(?P<day>\d{1,2})/)?(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?:(?P<day>\d{1,2})\.? ?)?(?P<month>[a-z]{3,9})\.? ?(?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9})\.? ?(?P<day>\d{1,2}),? (?P<year>\d{4})",
    )
)
_WRITE = "write 12 Nov 2026, 12.11.2026 or 2026-11-12, or Nov 2026 or 2026 for its last day"


def read_day(text: str, earliest: date, latest: date, today: date, *, begins: bool = False) -> date:
    """The day that a person wrote: `12 Nov 2026`, `12.11.2026`, `2026-11-12`, `today`,
    `yesterday`; a month or a year stands for its last day, or for `latest` where that comes first.
    Where something `begins` on the day, as in `since November`, it stands for its first day, or
    for `earliest`.

    With slashes the day comes first, where that cannot be read otherwise. Raises ValueError with a
    sentence for a person on what is no date, may be two, or lies outside `earliest` to `latest`.
    """
    words = " ".join(text.casefold().split())
    if words in ("today", "yesterday"):
        first = last = today - timedelta(days=words == "yesterday")
    else:
        first, last = _period(words, shown(text.strip()))
    if first > latest or last < earliest:
        which = "later than the last" if first > latest else "earlier than the first"
        raise ValueError(
            f"“{shown(text.strip())}” is {which} day that can be chosen; choose from"
            f" {day(earliest)} to {day(latest)}."
        )
    return max(first, earliest) if begins else min(last, latest)


def in_file_form(text: str) -> str:
    """A date that a person wrote, as the data file writes it and as exact: `20 Nov 2026` becomes
    `2026-11-20`, `Nov 2026` `2026-11`. What is no date stays as it is, for its own message."""
    written = text.strip()
    try:
        first, last = _period(" ".join(written.casefold().split()), shown(written))
    except ValueError:
        return text
    if first == last:
        return first.isoformat()
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _period(words: str, written: str) -> tuple[date, date]:
    """The first and the last day of what is written."""
    parts = next((found.groupdict() for form in _FORMS if (found := form.fullmatch(words))), None)
    month = _month(parts["month"]) if parts and parts["month"] else None
    if parts is None or month == 0:
        raise ValueError(f"“{written}” is not a date; {_WRITE}.")
    year, number = int(parts["year"]), int(parts["day"]) if parts["day"] else None
    if month is None and year:
        return date(year, 1, 1), date(year, 12, 31)
    if not year or month is None or month > 12:
        raise ValueError(f"“{written}” is on no calendar; {_WRITE}.")
    if "/" in words and number is not None and number <= 12 and number != month:
        either, other = (date(2000, 1, 1).replace(month=m).strftime("%B") for m in (month, number))
        raise ValueError(
            f"“{written}” may be {number} {either} or {month} {other}; write the month as a word,"
            " as in 12 Nov 2026."
        )
    days = calendar.monthrange(year, month)[1]
    if number is None:
        return date(year, month, 1), date(year, month, days)
    if not 1 <= number <= days:
        raise ValueError(
            f"“{written}” is on no calendar: {date(year, month, 1):%B} {year} has {days} days."
        )
    return (date(year, month, number),) * 2


def _month(text: str) -> int:
    """The number of a month, written as a number or as at least three letters of its name; 0 where
    there is none."""
    if text.isdecimal():
        return int(text) or 13
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(text)), 0)
