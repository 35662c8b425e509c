"""What a briefing answers: the distribution, what changed since a date, what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum

from commitments.answers.answer import Answer, of_pledges
from commitments.standing.changes import Change
from commitments.standing.diff import way_of
from commitments.text import count, listed
from commitments.vocabulary import Status


class _Way(Enum):
    """How a status changed, worst first: what is said of one pledge and of several."""

    REVERSED = ("{} was reversed", "{} were reversed")
    FELL = ("{} fell", "{} fell")
    OVERTAKEN = ("{} was overtaken by events", "{} were overtaken by events")
    UNCLEAR = ("{} became unclear", "{} became unclear")
    NOTHING_FOUND = ("for {} nothing was found any more", "for {} nothing was found any more")
    ROSE = ("{} rose", "{} rose")
    A_VERDICT = ("{} got a verdict", "{} got a verdict")
    FIRST_JUDGED = ("{} was judged for the first time", "{} were judged for the first time")
    NO_LONGER = ("{} is no longer assessed", "{} are no longer assessed")


_BY_STATUS = {
    Status.REVERSED: _Way.REVERSED,
    Status.OVERTAKEN: _Way.OVERTAKEN,
    Status.UNCLEAR: _Way.UNCLEAR,
    Status.NO_EVIDENCE: _Way.NOTHING_FOUND,
    Status.NOT_ASSESSED: _Way.NO_LONGER,
}


def of_briefing(changes: Sequence[Change], since: str, flagged: int) -> Answer:
    """The answer on top of a briefing: how the pledges stand, what changed since the first date,
    which is given in words, and how many need attention. Takes every pledge, changed or not."""
    counts = Counter(change.after.status for change in changes)
    return Answer(of_pledges(dict(counts)), f"{moved(changes, since)} {attention(flagged)}")


def moved(changes: Sequence[Change], since: str) -> str:
    """`Since 9 Feb 2026, 1 pledge fell and 4 were overtaken by events.`"""
    ways = Counter(_way(change) for change in changes if change.moved)
    parts: list[str] = []
    for way in _Way:
        number = ways[way]
        if number:
            one, many = way.value
            named = str(number) if parts else count(number, "pledge")
            parts.append((one if number == 1 else many).format(named))
    if not parts:
        return f"Since {since}, no pledge changed its status."
    return f"Since {since}, {listed(parts)}."


def attention(flagged: int) -> str:
    """`15 need attention.`"""
    return f"{flagged or 'None'} {'need' if flagged > 1 else 'needs'} attention."


def _way(change: Change) -> _Way:
    if change.first_judged:
        return _Way.FIRST_JUDGED
    if change.after.status in _BY_STATUS:
        return _BY_STATUS[change.after.status]
    return {1: _Way.ROSE, -1: _Way.FELL, 0: _Way.A_VERDICT}[way_of(change)]
