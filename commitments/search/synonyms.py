"""Words that mean the same, as the data file lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from commitments.search.typed import singular, words

Phrase: TypeAlias = tuple[str, ...]
"""Words in this order, as they are compared."""


class Synonyms:
    """Which phrases mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]], folded: Callable[[str], str]) -> None:
        self._same: dict[Phrase, list[Phrase]] = {}
        self.written: dict[str, str] = {}
        """Each word of the lists: as it is compared -> as it is written."""
        for group in groups:
            phrases = []
            for text in group:
                pairs = [(seen, word) for word in words(text) if (seen := folded(word))]
                self.written |= dict(pairs)
                if pairs:
                    phrases.append(tuple(seen for seen, _ in pairs))
            for phrase in phrases:
                same = self._same.setdefault(_key(phrase), [])
                same += [one for one in phrases if one not in same]
        self._longest = max(map(len, self._same), default=0)

    def same_as(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What means the same as a phrase, itself and plurals included; nothing if no list has
        it."""
        if len(phrase) > self._longest:
            return ()
        return tuple(
            dict.fromkeys(
                (*one[:-1], last)
                for one in self._same.get(_key(phrase), ())
                for last in (one[-1], singular(one[-1]), f"{singular(one[-1])}s")
            )
        )

    def at_most(self) -> int:
        """How many words the longest phrase has."""
        return self._longest


def _key(phrase: Phrase) -> Phrase:
    return (*phrase[:-1], singular(phrase[-1])) if phrase else ()
