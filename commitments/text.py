"""Plain words for people: numbers and lists, the nearest known word, what cannot be seen.

Functions take plain values and return plain text. Whoever puts a text on a page escapes it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import islice

# What YAML allows as text; other characters can be written as escapes and break exports.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What turns the order of the letters behind it (Unicode Technical Report 36, 2.9: it hides what a
# text says).
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile(f"{UNPRINTABLE.pattern}|{TURNING.pattern}")


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 pledge`, `2 pledges`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


_ONES = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def worded(number: int, most: int = 12) -> str:
    """`three`, up to twelve or another number below 100; `13`."""
    if number > most:
        return str(number)
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def every(number: int) -> str:
    """`both`, `all 5`."""
    return "both" if number == 2 else f"all {number}"


def opening(number: int, of: int) -> str:
    """A number at the beginning of a sentence: `Twelve`, `All 5`, `Both`, `120`."""
    return (every(number) if number == of else worded(number, most=99)).capitalize()


def number(value: float) -> str:
    """`670,000,000` or `43.5`: a value with the digits that it has."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def money(value: float, unit: str) -> str:
    """`EUR 53.25 million`, `IQD 1,086 billion`; `USD 1,022,817` where that has more digits."""
    for least, name in ((1e9, "billion"), (1e6, "million")):
        short = round(value / least, 2)
        if short >= 1 and round(short * least) == value:
            return f"{unit} {number(short)} {name}"
    return f"{unit} {number(value)}"


def shortened(text: str, most: int, where: str = "notes") -> str:
    """Text of that many characters, which leaves room for what stands beside it; `where` holds it
    whole."""
    if len(text) <= most:
        return text
    return f"{text[: most - 12].rsplit(' ', 1)[0]} … (in full in the {where})"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


# The end of a sentence: not behind an initial or a short form that a capital may follow.
_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|No))(?<!\bGen)[.!?][”’\"]?(?=\s+[“\"(]?[A-Z])")


def parted(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the others."""
    words = " ".join(text.split())
    end = _END.search(words)
    return (words[: end.end()], words[end.end() :].strip()) if end else (words, "")


def first_sentence(text: str) -> str:
    """The first sentence of a text, for a list that has room for one."""
    return parted(text)[0]


def slug(text: str) -> str:
    """Small letters, digits and single hyphens, as file names and ids take them."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest known word, or nothing.

    Looks at the first 2,000 short words: each takes microseconds, and there may be 1,000 problems.
    """
    short = [one for one in islice(known, 2_000) if len(one) <= 100]
    matches = get_close_matches(word[:60], short, n=5, cutoff=0.6)
    if not matches:
        return ""
    # Of words that are equally near, the one that begins alike for longest.
    as_near = [one for one in matches if _near(word, one) == _near(word, matches[0])]
    best = max(as_near, key=lambda one: _alike(one, word))
    return f"; did you mean '{best}'?"


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _near(word: str, other: str) -> float:
    return SequenceMatcher(None, other, word[:60]).ratio()


def describe(value: object) -> str:
    """What was found, for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"'{shown(str(value))}'"


def shown(text: str) -> str:
    """The text as a message shows it: on one line, long ones cut, and what a terminal would obey or
    nobody would see by its number."""
    line = " ".join(text[:61].splitlines())
    cut = line if len(text) <= 60 else f"{line[:60]}..."
    return numbered(cut)


def numbered(text: str) -> str:
    """The text with what nobody would see by its number, as in `U+202E`."""
    return UNSEEN.sub(lambda found: f"U+{ord(found[0]):04X}", text)


def without_unseen(text: str) -> str:
    """The text without what nobody would see, and no XML may hold."""
    return UNSEEN.sub("", text)
