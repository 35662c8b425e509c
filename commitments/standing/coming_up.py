"""What comes after a date: reviews due, dates that texts set, meetings and ends on file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.dates import PartialDate
from commitments.record_words import MilestoneKind
from commitments.register.background import Milestone
from commitments.register.model import Commitment, Register
from commitments.standing.changes import STALE
from commitments.standing.standing import Moment, Standing
from commitments.text import count


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that is to come, or a review whose day has passed."""

    key: str
    """A name that stays the same: of the day of a review, of a pledge, or of a milestone."""
    date: PartialDate
    title: str
    pledges: tuple[Commitment, ...] = ()
    """The pledges that are to be reviewed or are due."""
    detail: str = ""
    """More about it: the words that set a date, what a milestone says."""
    url: str = ""
    meeting: bool = False
    late: bool = False
    """Whether its day has passed."""


def coming_up(
    standings: Iterable[Standing], milestones: Iterable[Milestone], as_of: date
) -> tuple[Coming, ...]:
    """What is to come after a date, the nearest first; reviews whose day has passed stand before,
    as due or, where the freshness says so, as overdue.

    A pledge is to be reviewed `review_every` days after its newest fact or judgement. Reviews of
    one day are one.
    """
    standings = tuple(standings)
    found = [*_reviews(standings, as_of), *_due(standings, as_of), *_ahead(milestones, as_of)]
    return tuple(sorted(found, key=lambda one: (not one.late, one.date.first, one.key)))


def review_of(s: Standing) -> date:
    """The day by which a pledge is to be looked at again."""
    return s.newest + timedelta(days=s.commitment.review_every)


def newest_entry(register: Register) -> date:
    """The day of the newest entry of the file; that of the pledges where it has none."""
    days = [fact.recorded for fact in register.evidence]
    days += [judged.recorded for c in register.commitments for judged in c.assessments]
    days += [one.recorded for one in register.confirmations]
    return max(days, default=register.meeting.date)


def tells_of_meetings(register: Register, moment: Moment) -> bool:
    """Whether a milestone that is ahead was known at a moment. The file does not say since when it
    was, so at a moment before the newest entry of the file none counts as known."""
    return min(moment.as_of, moment.known_at) >= newest_entry(register)


def known_milestones(register: Register, moment: Moment) -> tuple[Milestone, ...]:
    """The milestones that were known at a moment; none where that cannot be told."""
    return register.milestones if tells_of_meetings(register, moment) else ()


def _reviews(standings: Iterable[Standing], as_of: date) -> list[Coming]:
    days: dict[date, list[Commitment]] = {}
    late: dict[str, list[tuple[date, Commitment]]] = {"overdue": [], "due": []}
    for s in standings:
        day = review_of(s)
        if day < as_of:
            late["overdue" if s.freshness in STALE else "due"].append((day, s.commitment))
        else:
            days.setdefault(day, []).append(s.commitment)
    found = [
        Coming(f"review-{day}", _exactly(day), f"Review of {_pledges(group)} due", tuple(group))
        for day, group in days.items()
    ]
    for how, entries in late.items():
        if entries:
            entries.sort(key=lambda entry: entry[0])
            group = [commitment for _, commitment in entries]
            title, first = f"Review of {_pledges(group)} {how}", _exactly(entries[0][0])
            found.append(Coming(f"review-{how}", first, title, tuple(group), late=True))
    return found


def _due(standings: Iterable[Standing], as_of: date) -> list[Coming]:
    return [
        Coming(f"due-{c.id}", c.due.date, f"Due: {c.title}", (c,), f"“{c.due.words}”")
        for s in standings
        if (c := s.commitment).due is not None and c.due.date.last >= as_of
    ]


def _ahead(milestones: Iterable[Milestone], as_of: date) -> list[Coming]:
    return [
        Coming(m.id, m.date, m.title, (), m.summary, m.url, m.kind is MilestoneKind.MEETING)
        for m in milestones
        if m.date.last > as_of
    ]


def _exactly(day: date) -> PartialDate:
    return PartialDate.parse(day.isoformat())


def _pledges(group: list[Commitment]) -> str:
    return count(len(group), "pledge")
