"""The questions that a minister may be asked, with answers from the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.briefing.citations import Citations, Sentence
from commitments.briefing.sentences import disputed, evidence, reason
from commitments.dates import day, when
from commitments.register.model import Bearing
from commitments.standing import words
from commitments.standing.newest import newest_date
from commitments.standing.standing import Standing
from commitments.text import count
from commitments.vocabulary import Concern, Effect, Status


@dataclass(frozen=True, slots=True)
class Question:
    """What a sceptic will ask about a pledge, or about several at once, and what may be said."""

    standings: tuple[Standing, ...]
    question: str
    answer: Sentence


def questions(
    flagged: Iterable[tuple[tuple[Concern, ...], Standing]], citations: Citations
) -> tuple[Question, ...]:
    """The hard questions of pledges that need attention, in their order.

    Pledges that are asked about for the same event are asked about together.
    """
    groups: dict[tuple[Concern, str, str], list[Standing]] = {}
    for (gravest, *_), s in flagged:
        event = _event(gravest, s)
        alike = (event.id, "") if event else ("", s.commitment.id)
        groups.setdefault((gravest, *alike), []).append(s)
    return tuple(_question(gravest, group, citations) for (gravest, *_), group in groups.items())


def _question(gravest: Concern, group: list[Standing], citations: Citations) -> Question:
    s = group[0]
    event = _event(gravest, s)
    if event is not None:
        asked = _ABOUT_EVENTS[gravest]
        said = evidence(event, citations)
        answer = Sentence(_lead(gravest, group) + said.text, said.references)
    elif gravest is Concern.DISPUTED:
        asked = "Why do two readers of the same facts differ?"
        answer = disputed(s, citations)
    else:
        asked = {
            Concern.REVERSED: "Why was this pledge reversed?",
            Concern.TO_BE_JUDGED: _ABOUT_EVENTS[Concern.TO_BE_JUDGED],
            Concern.EXPIRED: _still(s),
            Concern.PARTY_ONLY: "Who says so besides those who are assessed?",
        }[gravest]
        answer = reason(s, citations)
    return Question(tuple(group), asked, answer)


def _still(s: Standing) -> str:
    """What is asked where the newest fact is out of date, or where there never was one."""
    if s.status is Status.NOT_ASSESSED:
        return "How does this pledge stand?"
    if s.status is Status.NO_EVIDENCE:
        return f"Has anybody looked again since {day(s.newest)}?"
    newest = newest_date([s])
    return f"Is this still so? The newest fact is of {when(newest) if newest else day(s.newest)}."


_ABOUT_EVENTS = {
    Concern.TO_BE_JUDGED: "Is this judgement still right?",
    Concern.WORSENING: "Is this getting worse?",
}
"""What is asked where an event is the answer."""


def _event(gravest: Concern, s: Standing) -> Bearing | None:
    """The newest fact behind a concern, where one fact answers it."""
    if gravest is Concern.TO_BE_JUDGED:
        return next(reversed(s.unjudged or s.newer), None)
    if gravest is Concern.WORSENING:
        return next(item for item in reversed(s.evidence) if item.effect is Effect.SETBACK)
    return None


def _lead(gravest: Concern, group: list[Standing]) -> str:
    """What is said before the event; one event behind several pledges is told once."""
    s, several = group[0], len(group) > 1
    once = f"one event, on {count(len(group), 'pledge')}: "
    if gravest is Concern.TO_BE_JUDGED:
        whys = {words.again_words(each) for each in group}
        why = whys.pop() if len(whys) == 1 else "newer facts are on file."
        return f"To be judged again: {why} The newest{f' is {once}' if several else ': '}"
    if several:
        return f"Yes: more setbacks than advances in the last 12 months; the newest is {once}"
    counts = f"{count(s.setbacks, 'setback')} against {count(s.advances, 'advance')}"
    return f"Yes: {counts} in the last 12 months, the newest: "
