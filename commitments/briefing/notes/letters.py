"""Which letters the fonts in static/fonts can draw, and what stands for all others.

Fonts for Chinese, Japanese and Korean are larger than the rest of the project, and whose words will
be cited nobody knows: such letters become a box, and a sentence says so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from fontTools.ttLib import TTFont

from commitments.project import FONTS
from commitments.text import listed, without_unseen

FAMILIES = {
    "Liberation Sans": "LiberationSans",
    "Noto Sans Arabic": "NotoSansArabic",
    "Noto Sans Devanagari": "NotoSansDevanagari",
    "Noto Sans Thai": "NotoSansThai",
    "DejaVu Sans": "DejaVuSansCondensed",
}
"""The families in the order in which they are asked for a letter, and how their files begin."""

BOX = "□"
_LONGEST = 40  # letters of a word that no line breaks
_LEFT_TO_RIGHT = "\u200e"
_MAY_BREAK = "\u200b"
_JOINS = ("Cf", "Mn", "Me", "Sk")  # what joins, colours or marks the letter before it
_WRITINGS = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}


@cache
def _drawn() -> frozenset[int]:
    """Every letter that a family has, in both weights."""
    found: set[int] = set()
    for file in FAMILIES.values():
        plain, bold = (_letters(file, end) for end in _endings(file))
        found |= plain & bold
    return frozenset(found)


def _endings(file: str) -> tuple[str, str]:
    return ("", "-Bold") if file.startswith("DejaVu") else ("-Regular", "-Bold")


def _letters(file: str, ending: str) -> set[int]:
    with TTFont(FONTS / f"{file}{ending}.ttf", lazy=True) as font:
        return set(font.getBestCmap() or ())


class Letters:
    """Makes texts fit for the fonts, and remembers which writings they could not draw."""

    def __init__(self) -> None:
        self._missing: dict[str, None] = {}

    def drawable(self, text: str) -> str:
        """The text on one line, with a box for each run of letters that no font has."""
        drawn, missing = _drawable(text)
        self._missing |= dict.fromkeys(missing)
        return drawn

    @property
    def sentence(self) -> str:
        """What the boxes stand for; empty where there is none."""
        if not self._missing:
            return ""
        return f"{BOX} stands for letters that this file cannot show: {listed(self._missing)}."


@lru_cache(maxsize=2_000)  # a note is laid out many times until it fits its pages
def _drawable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it is drawn, and the writings that it lacks."""
    words = (_breakable(word) for word in without_unseen(text).split())
    missing: dict[str, None] = {}
    drawn = "".join(_boxed(" ".join(words), missing))
    return _held(drawn), tuple(missing)


def _boxed(text: str, missing: dict[str, None]) -> Iterator[str]:
    boxed = False
    for letter in text:
        joins = unicodedata.category(letter) in _JOINS and letter != _MAY_BREAK
        if joins and boxed:
            continue
        if ord(letter) in _drawn() or letter == _MAY_BREAK:
            boxed = False
            yield letter
        elif not joins:
            missing[_writing(letter)] = None
            if not boxed:
                yield BOX
            boxed = True


def _held(text: str) -> str:
    """The text with a mark behind words that run from right to left, so that a number, a stop or
    the reference behind them stays behind them."""
    held: list[str] = []
    leftwards = False  # whether the next strong letter runs from right to left
    for letter in reversed(text):
        way = unicodedata.bidirectional(letter)
        if way in ("R", "AL"):
            held += [] if leftwards else [_LEFT_TO_RIGHT]
            leftwards = True
        elif way == "L":
            leftwards = False
        held.append(letter)
    return "".join(reversed(held))


def _breakable(word: str) -> str:
    """A word that fits a line, or may be broken wherever it is too long for one."""
    pieces = (word[n : n + _LONGEST] for n in range(0, len(word), _LONGEST))
    return word if len(word) <= _LONGEST else _MAY_BREAK.join(pieces)


def _writing(letter: str) -> str:
    """What a letter belongs to, in a word: `Korean`, `emoji`."""
    if unicodedata.category(letter) == "So":
        return "emoji"
    first = unicodedata.name(letter, "unknown letters").split()[0]
    return _WRITINGS.get(first, first.capitalize() if first.isupper() else "unknown letters")
