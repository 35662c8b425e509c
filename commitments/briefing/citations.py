"""A sentence with the sources that it cites by number, and the numbers of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from commitments.register.model import Bearing
from commitments.standing.standing import Standing


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
    """Numbers sources in the order in which they are cited; the register itself is the first."""

    def __init__(self, register: str, address: str) -> None:
        self._numbers: dict[str, int] = {"": 1}
        self._entries = [(register, address)]
        self._caveats: dict[int, dict[str, None]] = {}

    @property
    def register(self) -> int:
        """The number of the register itself, for what is counted from it."""
        return 1

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Text, with the caveats of what was cited, and address of each source by its number."""
        return tuple(
            (" ".join([text, *(f"Caveat: {c}" for c in self._caveats.get(n, ()))]), address)
            for n, (text, address) in enumerate(self._entries, start=1)
        )

    def source(self, text: str, address: str, key: str = "") -> int:
        """The number of a source, which its address tells from others, or a `key` where one page is
        cited for several things."""
        key = key or address
        if key not in self._numbers:
            self._entries.append((text, address))
            self._numbers[key] = len(self._entries)
        return self._numbers[key]

    def evidence(self, item: Bearing) -> int:
        """The number of the source of an item."""
        source = item.source
        relayed = "" if item.origin == source.publisher else f" Finding of {item.origin}."
        opened = " The page itself was not opened." if source.second_hand else ""
        title = source.title.rstrip(".")
        text = f"{source.publisher}: {title}. {source.kind.label}.{relayed}{opened}"
        number = self.source(text, source.url)
        if item.caveat:
            self._caveats.setdefault(number, {})[item.caveat] = None
        return number

    def of(self, s: Standing) -> tuple[int, ...]:
        """The numbers of what the assessment of a pledge rests on, the register's where nothing."""
        named = s.cited
        found = dict.fromkeys(self.evidence(item) for item in s.evidence if item.id in named)
        return tuple(sorted(found)) or (self.register,)
