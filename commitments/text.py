"""Plain words for people: numbers and lists, the nearest known word, what cannot be seen.

Functions take plain values and return plain text. Whoever puts a text on a page escapes it there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby, islice
from operator import itemgetter

# What YAML allows as text; other characters can be written as escapes and break exports.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What turns the order of the letters behind it (Unicode Technical Report 36, 2.9: it hides what a
# text says).
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What looks like a space and is none: no search, no reader of files takes it for one.
NO_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")
# What shows nothing. Two of them join or part letters in scripts that need it (Persian, Hindi) and
# in pictures of several parts; they hide nothing behind such a letter.
_NOTHING = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|(?<![\u0590-\u109f\u1780-\u18af\ua840-\ua87f\ufb1d-\ufefc\ufe0f\U00010a00-\U0001ffff])"
    "[\u200c\u200d]"
)
UNSEEN = re.compile("|".join(one.pattern for one in (UNPRINTABLE, TURNING, NO_SPACE, _NOTHING)))
# Those of them that Python takes for printable.
_UNSEEN_PRINTABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")


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


_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
TO_THE_RIGHT = "\u200e"
"""A mark that nobody sees: what stands beside it is read from left to right."""


def beside(name: str) -> str:
    """A name that a date or a number follows in an English line. One that is written from right to
    left would draw the number into itself: marks of direction keep the two apart."""
    return f"{TO_THE_RIGHT}{name}{TO_THE_RIGHT}" if _LEFTWARDS.search(name) else name


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


_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def one_line_end(text: str) -> str:
    """The text with each line ended alike, on whatever computer it was written."""
    return _LINE_END.sub("\n", text)


def plain_spaces(text: str) -> str:
    """The text with spaces that may break, for what was copied from a page or a letter."""
    return NO_SPACE.sub(" ", text)


def named(character: str) -> str:
    """A character that nobody sees, for a message: `U+00A0 (no-break space)`."""
    name = unicodedata.name(character, "").lower()
    name = "byte order mark" if character == "\ufeff" else name
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


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
    # Nearly all texts hold none, and to ask so takes a tenth of the time.
    if text.isprintable() and not _UNSEEN_PRINTABLE.search(text):
        return text
    return UNSEEN.sub("", text)


# ---------------------------------------------------------------- two texts word by word

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether the other text lacks it."""
# Words that two texts may share without being alike.
_SMALL = frozenset(
    [
        *("a", "an", "and", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of"),
        *("on", "or", "our", "that", "the", "their", "this", "to", "we", "with"),
    ]
)
_EDGES = re.compile(r"^\W+|\W+$")


def word_by_word(one: str, other: str) -> tuple[Pieces, Pieces]:
    """What two texts share, in the order of both, and what only one of them has. Capitals and the
    marks around a word make no difference, and small words alone no likeness."""
    left, right = one.split(), other.split()
    a_plain, b_plain = (
        [_EDGES.sub("", word).casefold() for word in words] for words in (left, right)
    )
    shared_left, shared_right = [False] * len(left), [False] * len(right)
    for a, b, size in SequenceMatcher(None, a_plain, b_plain, autojunk=False).get_matching_blocks():
        if any(word and word not in _SMALL for word in a_plain[a : a + size]):
            shared_left[a : a + size] = shared_right[b : b + size] = [True] * size
    return _pieces(left, shared_left), _pieces(right, shared_right)


def _pieces(words: list[str], shared: list[bool]) -> Pieces:
    pairs = groupby(zip(words, shared, strict=True), key=itemgetter(1))
    return tuple((" ".join(word for word, _ in part), not is_so) for is_so, part in pairs)
