"""Words as they are compared, and what somebody typed as words.

Texts and searches go through the same `fold`, so that a word is found however it is written: large
or small letters, with accents or without, `Türkiye` or `Turkiye`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Signs that belong to the letter before them: accents, and the vowels of Hebrew and Arabic.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
)
_WORD = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
WORD = re.compile(_WORD)
# Words that a hyphen or the like makes one, such as `CH-ZH`, `2019-10-13-camp-escape`, `O'Neill`.
_JOINED = re.compile(rf"{_WORD}(?:[-\u2010\u2011\u2013'\u2019./_]{_WORD})*")
_QUOTED = re.compile('["“„«]([^"“”„«»]*)["”“»]')
# Letters that no sign can be taken off.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
# A longer row of words is looked for word by word.
_LONGEST = 40


def fold(word: str) -> str:
    """A word without accents, in small letters: letters and digits alone, or nothing."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(letter for letter in apart.translate(_PLAIN) if letter.isalnum())


def words(text: str) -> list[str]:
    """The words of a text, as they are written."""
    return WORD.findall(text if text.isascii() else unicodedata.normalize("NFC", text))


def singular(word: str) -> str:
    """The word without the `s` of English plurals: `prisons` and `prison` are one to synonyms."""
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands between two spaces of a search, or in quotation marks: words in that order."""

    typed: str
    """As it was typed."""
    words: tuple[str, ...]
    """As it is compared."""
    quoted: bool = False
    """Whether exactly these words are asked for."""


def units(text: str, folded: Callable[[str], str]) -> list[Unit]:
    """What was typed, piece by piece; `folded` makes of a word what it is compared as."""
    found: list[Unit] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        found += _loose(text[at : quoted.start()], folded)
        found += _unit(quoted[1].strip(), folded, quoted=True)
        at = quoted.end()
    return [*found, *_loose(text[at:], folded)]


def _loose(text: str, folded: Callable[[str], str]) -> Iterator[Unit]:
    for piece in _JOINED.findall(unicodedata.normalize("NFC", text)):
        yield from _unit(piece, folded)


def _unit(text: str, folded: Callable[[str], str], quoted: bool = False) -> Iterator[Unit]:
    pairs = [(word, seen) for word in words(text) if (seen := folded(word))]
    if len(pairs) > _LONGEST:
        yield from (Unit(word, (seen,)) for word, seen in pairs)
    elif pairs:
        yield Unit(text, tuple(seen for _, seen in pairs), quoted)
