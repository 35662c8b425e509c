"""A sentence with the sources that it cites by number, and the numbers of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from commitments.dates import when
from commitments.register.background import Document
from commitments.register.model import Bearing
from commitments.standing.standing import Standing
from commitments.text import first_sentence
from commitments.vocabulary import SourceKind

_MOST = 3  # sources of one sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the numbers of its references."""

    text: str
    references: tuple[int, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.text} [{', '.join(map(str, self.references))}]"
            if self.references
            else self.text
        )


class Citations:
    """Numbers sources in the order in which they are cited. What is counted from the register
    cites nothing, as the foot of every page says whose register it is; a paper without such a foot
    may name the register, which stands behind the sources once its sentences are settled."""

    def __init__(self, register: str = "", address: str = "") -> None:
        self._numbers: dict[str, int] = {"": 1} if register else {}
        self._entries = [(register, address)] if register else []

    @property
    def register(self) -> int:
        """The number of the register itself, where it is named, until sentences are settled."""
        return self._numbers[""]

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Text and address of each source by its number, as settled sentences cite it."""
        if "" not in self._numbers:
            return tuple(self._entries)
        register, *sources = self._entries
        return (*sources, register)

    def settled(self, said: Sentence) -> Sentence:
        """A sentence with the numbers that hold when all are told: the register is the last."""
        if "" not in self._numbers:
            return said
        last = len(self._entries)
        numbers = sorted(last if number == 1 else number - 1 for number in said.references)
        return Sentence(said.text, tuple(numbers))

    def source(self, text: str, address: str, key: str = "") -> int:
        """The number of a source, which is named as it was when it was cited first. Its address
        tells it from others, or a `key` where one page is cited for several things."""
        key = key or address
        if key not in self._numbers:
            self._entries.append((text, address))
            self._numbers[key] = len(self._entries)
        return self._numbers[key]

    def document(self, document: Document) -> int:
        """The number of a text that is quoted."""
        told = f" {when(document.date)}." if document.date else ""
        return self.source(f"{document.publisher}: {_ended(document.title)}{told}", document.url)

    def evidence(self, item: Bearing) -> int:
        """The number of the source of an item: publisher, title, date, and one plain caveat."""
        source = item.source
        text = f"{source.publisher}: {_ended(source.title)} {when(item.date)}.{_caveat(item)}"
        return self.source(text, source.url)

    def of(self, s: Standing) -> tuple[int, ...]:
        """The numbers of what the assessment of a pledge rests on, newest first, at most three."""
        cited = [item for item in reversed(s.evidence) if item.id in s.cited]
        found = dict.fromkeys(self.evidence(item) for item in cited[:_MOST])
        return tuple(sorted(found))


def _ended(title: str) -> str:
    """A title as a sentence."""
    return title if title.endswith(("?", "!")) else f"{title.rstrip('.')}."


def _caveat(item: Bearing) -> str:
    """What changes most how far a source may be trusted, in a few words; mostly nothing."""
    if item.source.second_hand:
        return " Known from others’ reports."
    if item.source.kind is SourceKind.PARTY:
        return " A party’s own word."
    return f" {_ended(first_sentence(item.caveat))}" if item.caveat else ""
