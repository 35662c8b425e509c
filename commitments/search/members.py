"""The members that a search names: by name, another name or code, with local letters or without.

`German`, `Deutschland` and `DEU` name Germany where the data file lists the first two beside its
name. Names are compared as one word, so that `U.S.` is `US` and `Cote d'Ivoire` is `Côte d’Ivoire`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from commitments.register.background import Member
from commitments.search.typed import words

_FEWEST_LETTERS = 4  # of what may be the beginning of a name
_MOST_BEGIN_SO = 3


class Members:
    """The names of members, laid out for searches."""

    def __init__(self, members: Iterable[Member], folded: Callable[[str], str]) -> None:
        self._of: dict[str, list[str]] = {}
        self._codes: set[str] = set()
        self._longest = 0
        self.written: dict[str, str] = {}
        """Each word of a name: as it is compared -> as it is written."""
        for member in members:
            self._codes.add(member.code)
            for name in names(member):
                pairs = [(seen, word) for word in words(name) if (seen := folded(word))]
                self.written |= dict(pairs)
                self._longest = max(self._longest, len(pairs))
                codes = self._of.setdefault("".join(seen for seen, _ in pairs), [])
                codes += [member.code] if pairs and member.code not in codes else []

    def named(self, typed: Iterable[str], read_as: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """The codes of the members that a search names, in the order of the search.

        `typed` is the search piece by piece as it was typed, `read_as` its words as they are
        compared, each with all that it may be read as. Of names within each other the longest
        counts. Where there is none, a search may be the beginning of a few.
        """
        found = dict.fromkeys(piece for piece in typed if piece in self._codes)
        at = 0
        while at < len(read_as):
            end, codes = self._from(read_as, at)
            found |= dict.fromkeys(codes)
            at = end
        return tuple(found) or self._begun("".join(word[0] for word in read_as))

    def _from(self, read_as: Sequence[tuple[str, ...]], at: int) -> tuple[int, list[str]]:
        """The end of the longest name that begins at a place, and whose it is."""
        for end in range(min(len(read_as), at + self._longest), at, -1):
            # Of several words each is read as the likeliest; one alone as any.
            part = [word[:1] for word in read_as[at:end]] if end - at > 1 else [read_as[at]]
            keys = ("".join(one) for one in product(*part))
            if codes := [code for key in keys for code in self._of.get(key, ())]:
                return end, codes
        return at + 1, []

    def _begun(self, word: str) -> tuple[str, ...]:
        if len(word) < _FEWEST_LETTERS:
            return ()
        begun = (codes for name, codes in self._of.items() if name.startswith(word))
        found = tuple(dict.fromkeys(code for codes in begun for code in codes))
        return found if len(found) <= _MOST_BEGIN_SO else ()


def names(member: Member) -> tuple[str, ...]:
    """All that a member is called."""
    return (member.name, *member.also)
