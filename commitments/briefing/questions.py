"""The questions that a minister may be asked, with answers from the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.briefing.references import References, Sentence
from commitments.briefing.sentences import evidence, reason
from commitments.dates import day
from commitments.register.model import Evidence
from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.text import count
from commitments.vocabulary import Concern, Effect


@dataclass(frozen=True, slots=True)
class Question:
    """What a sceptic will ask about a pledge, or about several at once, and what may be said."""

    standings: tuple[Standing, ...]
    question: str
    answer: Sentence


def questions(
    flagged: Iterable[tuple[tuple[Concern, ...], Standing]], references: References
) -> tuple[Question, ...]:
    """The hard questions of pledges that need attention, in their order.

    Pledges that worsen by the same newest setback are asked about together.
    """
    groups: dict[tuple[Concern, tuple[object, ...]], list[Standing]] = {}
    for reasons, s in flagged:
        setback = _newest_setback(s) if reasons[0] is Concern.WORSENING else None
        alike = (setback.date, setback.source.url) if setback else (s.commitment.id,)
        groups.setdefault((reasons[0], alike), []).append(s)
    return tuple(_question(gravest, group, references) for (gravest, _), group in groups.items())


def _question(gravest: Concern, group: list[Standing], references: References) -> Question:
    s = group[0]
    if gravest is Concern.WORSENING:
        asked = "Is this getting worse?"
        answer = _worse(group, references)
    elif gravest is Concern.CONTRADICTED and s.basis is not None:
        asked = "What of the evidence against this status?"
        answer = _with(evidence(s.basis.evidence_against[-1], references), "It is on file: ")
    elif gravest is Concern.LOW_CONFIDENCE and s.basis is not None:
        asked = "How sure is this?"
        answer = Sentence(" ".join(words.confidence_reasons(s.basis)), references.of(s))
    else:
        asked = {
            Concern.REVERSED: "Why was this pledge reversed?",
            Concern.EXPIRED: f"Is this still so? The newest fact is of {day(s.newest)}.",
            Concern.PARTY_ONLY: "Who says so besides those who are assessed?",
        }[gravest]
        answer = reason(s, references)
    return Question(tuple(group), asked, answer)


def _worse(group: list[Standing], references: References) -> Sentence:
    counts = [
        f"{count(s.setbacks, 'setback')} against {count(s.advances, 'advance')}" for s in group
    ]
    if len(group) == 1:
        lead = f"Yes: {counts[0]} in the last 12 months, the newest: "
    else:
        lead = "Yes: more setbacks than advances in the last 12 months; the newest, for all: "
    return _with(evidence(_newest_setback(group[0]), references), lead)


def _newest_setback(s: Standing) -> Evidence:
    return next(item for item in reversed(s.evidence) if item.effect is Effect.SETBACK)


def _with(sentence: Sentence, lead: str) -> Sentence:
    return Sentence(lead + sentence.text, sentence.references)
