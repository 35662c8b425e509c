"""One hard question: what is asked, what is answered, what may be said and what must not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.briefing.citations import Sentence
from commitments.standing.standing import Standing
from commitments.text import listed

ANSWER = 40
"""Words of an answer, at most."""
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Question:
    """What a sceptic will ask, and what may be said."""

    standings: tuple[Standing, ...]
    """The pledges that it is about; none where it is about all."""
    question: str
    answer: Sentence
    may: Sentence
    """What may be said."""
    never: str
    """What must not be said."""


def quoted(s: Standing) -> str:
    """The title of a pledge in quotation marks."""
    return f"“{s.commitment.title}”"


def named(standings: Sequence[Standing]) -> str:
    """`“A”, “B” and 2 more`."""
    some = [quoted(s) for s in standings[:_NAMED]]
    rest = len(standings) - len(some)
    return listed([*some, *([f"{rest} more"] if rest else [])])
