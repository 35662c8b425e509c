"""What a register holds, as somebody who writes an entry asks for it: a free id, what is close to
the new fact, what may be cited.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

from commitments.dates import PartialDate
from commitments.register.model import Bearing, Commitment, Evidence, Register
from commitments.text import slug

_WORDS = 4
_LONGEST = 80
# Words that tell two facts apart badly.
_DULL = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "by", "for", "from", "had", "has", "have"),
        *("in", "into", "is", "it", "its", "no", "not", "of", "on", "or", "over", "said"),
        *("says", "some", "than", "that", "the", "their", "them", "then", "there"),
        *("they", "this", "to", "was", "were", "which", "who", "with"),
    )
)


def fact_id(finding: str, when: PartialDate | str, taken: Set[str]) -> str:
    """A free id for a fact: its date and the first words of its finding that say something, in the
    letters that an id takes; `fact` where it has none of them."""
    day = "-".join(re.findall("[0-9]+", when if isinstance(when, str) else when.text))
    words = [word for word in slug(_without_marks(finding)).split("-") if _says_something(word)]
    stem = "-".join([day or "undated", *(words[:_WORDS] or ["fact"])])[:_LONGEST].rstrip("-")
    id, n = stem, 2
    while id in taken:
        id, n = f"{stem}-{n}", n + 1
    return id


def _says_something(word: str) -> bool:
    return word.isdigit() or (len(word) > 1 and word not in _DULL)


def _without_marks(text: str) -> str:
    """Text with plain letters in place of those with accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def taken_ids(register: Register) -> set[str]:
    """The ids of all facts."""
    return {fact.id for fact in register.evidence}


def close_to(register: Register, entry: Evidence) -> tuple[Evidence, ...]:
    """What is on file and may tell of the same fact: of the same address and date, or of one
    publisher and date. Not what the entry corrects, or what was corrected before."""
    corrected = {fact.corrects for fact in register.evidence} | {entry.corrects}
    return tuple(
        fact
        for fact in register.evidence
        if fact.id not in corrected and fact.date == entry.date
        if entry.source.url == fact.source.url or entry.source.publisher == fact.source.publisher
    )


def newest_first(commitment: Commitment) -> list[Bearing]:
    """What bears on a commitment by when it happened, without what was corrected since; the file
    has the order in which it was recorded. What waits for a second reader is among it."""
    valid = [item for item in commitment.evidence if item.corrected_by is None and not item.gone]
    return sorted(valid, key=lambda item: item.happened, reverse=True)


def not_bearing_on(register: Register, commitment: Commitment) -> list[Evidence]:
    """The facts on file that do not bear on a commitment yet, the newest first."""
    taken = {item.id for item in commitment.evidence}
    taken |= {fact.corrects for fact in register.evidence if fact.corrects}
    found = [fact for fact in register.evidence if fact.id not in taken and not fact.gone]
    return sorted(found, key=lambda fact: fact.happened, reverse=True)
