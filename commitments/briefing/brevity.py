"""Sentences that hold a number of words: whole ones first, then what can be cut off."""

from __future__ import annotations

from commitments.answers.changes import in_short
from commitments.text import parted

_LETTERS = 14
"""Letters of a word, at most, where they are many together."""


def words_of(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def within(most: int, *texts: str) -> str:
    """As many sentences of the texts, in their order, as hold at most so many words together. The
    first is told in short where it alone has more."""
    told: list[str] = []
    for sentence in (found for text in texts for found in sentences_of(text)):
        if words_of(" ".join([*told, sentence])) > most:
            break
        told.append(sentence)
    if told or not any(texts):
        return cut(" ".join(told), most)
    return cut(in_short(next(text for text in texts if text)), most)


def cut(text: str, most: int) -> str:
    """A text of at most so many words, none endless, with a sign where there is more."""
    if len(text) > most * _LETTERS:
        text = f"{text[: most * _LETTERS]} …"
    words = text.split()
    return text if len(words) <= most else f"{' '.join(words[: most - 1]).rstrip(',;:.')} …"


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    found: list[str] = []
    while text.strip():
        first, text = parted(text)
        found.append(first)
    return found
