"""A date as an office program wrote it, in whatever language, as the data file writes it.

Each is taken as it was meant and as exact as it is, or refused with what to write: nobody guesses
whether 3/4 is in March or April, which century a 25 is in, or what day a number stands for.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NoReturn

from commitments.dates import PartialDate, day, in_words
from commitments.exchange.calendar_words import MONTHS, WEEKDAYS
from commitments.text import UNSEEN, listed, shown

_IN_FILE_FORM = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_WRITE = "write 2021-06-28, or 2021-06 or 2021 where no more is known"
_TIME = re.compile(
    r"(?:\s*[T,]\s*|\s+)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?:[ap]\.?\s?m\.?|uhr|h)?\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_EPOCH = date(1899, 12, 30)
"""The day 0 of spreadsheets."""


def in_file_form(written: str) -> str:
    """`3. April 2025`, `2025年4月3日` and `2025-04-03T10:00` as `2025-04-03`, `avril 2025` as
    `2025-04`. What is no date in any form stays as it is, for the message of its field.

    Raises ValueError with a sentence on what may be two dates, lacks its century, or is on no
    calendar.
    """
    text = " ".join(unicodedata.normalize("NFKC", written).split())
    if _IN_FILE_FORM.fullmatch(text) or UNSEEN.search(text):
        return written.strip()
    text = _without_time(_in_ascii_digits(text), written)
    found = _in_numbers(text, written) or _in_words(text, written)
    return PartialDate.parse(found).text if found else written.strip()


def _in_ascii_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _without_time(text: str, written: str) -> str:
    """The day of a day with a time. Raises ValueError where its zone may make it another day."""
    time = _TIME.search(text)
    if not time:
        return text
    at_midnight = not any(int(time[part] or 0) for part in ("hour", "minute", "second"))
    zone = (time["zone"] or "").lower()
    if zone in ("z", "utc", "gmt", "+00:00", "+0000") and not at_midnight:
        raise ValueError(
            f"'{shown(written)}' is an hour of world time, which may be another day where it"
            " happened; write the day alone, as in 2021-06-28"
        )
    return text[: time.start()]


# ---------------------------------------------------------------- in numbers

_NAMED = re.compile(
    r"(?P<y>\d{4}) ?[年년](?: ?(?P<m>\d{1,2}) ?[月월](?: ?(?P<d>\d{1,2}) ?[日일])?)?"
)
_YEAR_FIRST = re.compile(
    r"(?P<y>\d{4})(?P<by>[./-]) ?(?P<m>\d{1,2})(?:(?P=by) ?(?P<d>\d{1,2}))?\.?"
)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<by>[./-]) ?(?:(?P<b>\d{1,2})(?P=by) ?)?(?P<y>\d{4})\.?")
_COMPACT = re.compile(r"(?P<y>19\d\d|20\d\d)(?P<m>\d{2})(?P<d>\d{2})")
_SHORT_YEAR = re.compile(r"\d{1,2}([./-]) ?\d{1,2}\1 ?\d{1,2}\.?")
_NUMBER = re.compile(r"(?P<days>\d{5})(?:[.,]\d+)?")


def _in_numbers(text: str, written: str) -> str:
    """A date without words; empty where it has words, or is none."""
    for form in (_NAMED, _COMPACT, _YEAR_FIRST):
        if found := form.fullmatch(text):
            if found.groupdict().get("by") == "." and len(found["m"]) == 1 and not found["d"]:
                _refuse_decimal(found["y"], found["m"], written)
            return _dated(found["y"], found["m"], found["d"])
    if found := _YEAR_LAST.fullmatch(text):
        return _day_or_month_first(found, written)
    if _SHORT_YEAR.fullmatch(text):
        raise ValueError(f"'{shown(written)}' gives no year of four digits; {_WRITE}")
    if found := _NUMBER.fullmatch(text):
        meant = _EPOCH + timedelta(days=int(found["days"]))
        raise ValueError(
            f"'{shown(written)}' is a number, which most spreadsheets show as {day(meant)}; write"
            f" {meant} if that is meant"
        )
    return ""


def _refuse_decimal(year: str, month: str, written: str) -> NoReturn:
    """`2025.1` is what a spreadsheet leaves of `2025.10`."""
    may_be = f"{year}-01 or {year}-10" if month == "1" else _dated(year, month)
    raise ValueError(f"'{shown(written)}' may be a number that lost its last 0; write {may_be}")


def _dated(year: str, month: str | None, day: str | None = None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _day_or_month_first(found: re.Match[str], written: str) -> str:
    """A date that ends with its year. With points the day comes first in every language."""
    first, second, year = found["a"], found["b"], found["y"]
    if second is None:
        return _dated(year, first)
    if found["by"] == "." or int(first) > 12 or int(first) == int(second):
        return _dated(year, second, first)
    if int(second) > 12:
        return _dated(year, first, second)
    either = PartialDate.parse(_dated(year, second, first))
    other = PartialDate.parse(_dated(year, first, second))
    raise ValueError(
        f"'{shown(written)}' may be {in_words(either)} or {in_words(other)}; write {either} or"
        f" {other}"
    )


# ---------------------------------------------------------------- in words

# What stands beside a day, a month or a year and says nothing of its own.
_SMALL = frozenset(
    (
        *("of", "the", "st", "nd", "rd", "th", "de", "del", "d", "di", "do", "da", "den", "der"),
        *("le", "el", "il", "er", "e", "an", "na", "o", "em", "r", "rok", "roku", "rokov", "god"),
        *("godine", "godina", "g", "г", "гг", "год", "года", "година", "г.", "р", "рік", "року"),
        *("m", "men", "gada", "gads", "metai", "a", "ta", "tis", "του", "της", "في", "de_l", "yil"),
    )
)
_TWO_WORDS = tuple(word for month in MONTHS for word in month.split() if "_" in word)


def _in_words(text: str, written: str) -> str:
    """A date with the name of its month; empty where there is none. Raises ValueError."""
    folded = _folded(text)
    for two in _TWO_WORDS:
        folded = folded.replace(two.replace("_", " "), two)
    if re.search(r"[^\w\s.,/'’()ºª-]", folded):
        return ""
    words = re.findall(r"[^\W\d]+", folded)
    numbers = re.findall(r"\d+", folded)
    readings = set(_readings(words))
    if not readings:
        return ""
    months = sorted({month for month, _ in readings})
    if len(months) > 1:
        names = listed([calendar.month_name[month] for month in months], "or")
        raise ValueError(f"'{shown(written)}' may be in {names}; {_WRITE}")
    found = _with_numbers(months[0], numbers, written)
    weekdays = {weekday for _, weekday in readings}
    if found and len(found) == 10 and None not in weekdays:
        meant = PartialDate.parse(found).first
        if meant.weekday() not in weekdays:
            raise ValueError(
                f"'{shown(written)}' was a {meant:%A}; check the day of the week, and write the"
                " date alone"
            )
    return found


def _with_numbers(month: int, numbers: list[str], written: str) -> str:
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) == 1 and len(numbers) - len(years) == len(days) <= 1:
        return _dated(years[0], str(month), *days)
    if not years and days and len(days) == len(numbers) <= 2:
        raise ValueError(f"'{shown(written)}' gives no year of four digits; {_WRITE}")
    return ""


def _readings(words: list[str]) -> Iterator[tuple[int, int | None]]:
    """Each month, with the day of the week if there is one, that the words may mean."""
    for n, word in enumerate(words):
        for month in _meant(MONTHS, word):
            others = [w for w in (*words[:n], *words[n + 1 :]) if w not in _SMALL]
            if not others:
                yield month, None
            elif len(others) == 1:
                yield from ((month, weekday) for weekday in _meant(WEEKDAYS, others[0]))


@cache
def _meant(names: tuple[str, ...], word: str) -> tuple[int, ...]:
    """The months, or the days of the week, that a word or its beginning names."""
    start = 1 if names is MONTHS else 0
    exact = [n for n, month in enumerate(names, start) if word in month.split()]
    if exact or len(word) < 3:
        return tuple(exact)
    return tuple(
        n for n, month in enumerate(names, start) if any(w.startswith(word) for w in month.split())
    )


def _folded(text: str) -> str:
    """Small letters without accents."""
    small = text.casefold().replace("ı", "i").replace("ł", "l").replace("đ", "d")
    bare = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
