"""The two moments between which changes are told, and how the span between them is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from commitments.dates import ends_a_year, in_words, when
from commitments.record_words import MilestoneKind
from commitments.register.background import Milestone
from commitments.register.model import Register
from commitments.standing.each_year import a_year_before
from commitments.standing.standing import Moment, Standing

_RECENT = timedelta(days=2 * 365)
# Where a meeting had no place, its place says so.
_NO_PLACE = ("online", "by telephone", "by video", "virtual")


@dataclass(frozen=True, slots=True)
class Period:
    """From one moment to another, in words."""

    before: Moment
    after: Moment
    words: str
    """How a sentence begins: `Since Riyadh`, `In the 12 months to 28 November 2026,`."""
    milestone: Milestone | None = None
    """What it is counted from, where that is a meeting or a turning point."""
    visit: date | None = None
    """The day of the last visit, where it is counted from that."""

    @property
    def span(self) -> str:
        """`From 9 February 2026 to 28 November 2026`, with the other clock where it differs."""
        known = ""
        if self.visit:
            return f"From {in_words(self.visit)} to {in_words(self.after.known_at)}"
        if self.after.known_at != self.after.as_of:
            known = f", as known on {in_words(self.after.known_at)}"
        return f"From {in_words(self.before.as_of)} to {in_words(self.after.as_of)}{known}"

    def holds(self, recorded: date) -> bool:
        """Whether an entry of that day was made within the period."""
        return (self.visit or self.before.as_of) < recorded <= self.after.known_at


def last_meeting(register: Register, as_of: date) -> Milestone | None:
    """The newest meeting before a day, if there was one since that of the pledges."""
    met = [
        m
        for m in register.milestones
        if m.kind is MilestoneKind.MEETING and register.meeting.date < m.date.last < as_of
    ]
    return max(met, key=lambda m: m.date.last, default=None)


def lately(milestone: Milestone | None, as_of: date) -> bool:
    """Whether a meeting is recent enough to be what everybody asks about."""
    return milestone is not None and milestone.date.last >= as_of - _RECENT


def meeting_place(milestone: Milestone) -> str:
    """`Riyadh`: the place by which everybody calls a meeting; empty where its title has none."""
    place = milestone.place.split(",")[0].split("(")[0].strip()
    named = place in milestone.title and place.casefold() not in _NO_PLACE
    return place if named else ""


def milestone_label(milestone: Milestone) -> str:
    """`Riyadh, 9 Feb 2026`, as a button names it."""
    return f"{meeting_place(milestone) or milestone.title}, {when(milestone.date)}"


def milestone_title(milestone: Milestone) -> str:
    """`9 Feb 2026: Riyadh small group`, as a list names it."""
    return f"{when(milestone.date)}: {milestone.title}"


def since_milestone(milestone: Milestone, after: Moment, *, last: bool = False) -> Period:
    """Since a meeting or a turning point; the `last` meeting needs no date beside its place."""
    place, on = meeting_place(milestone), in_words(milestone.date)
    if milestone.kind is not MilestoneKind.MEETING:
        words = f"Since {on} ({milestone.title}),"
    elif not place:
        words = f"Since the meeting of {on},"
    else:
        words = f"Since {place}" if last else f"Since {place} in {_month(milestone)},"
    return Period(_at(milestone.date.last, after), after, words, milestone)


def _month(milestone: Milestone) -> str:
    return in_words(milestone.date).removeprefix(f"{milestone.date.last.day} ")


def last_year(register: Register, standings: Iterable[Standing], after: Moment) -> Period:
    """A year before the as-of date, or less where the pledges are younger; where judgements speak
    of years, since the last end of a year that lies far enough back (each_year.a_year_before)."""
    first = a_year_before(standings, register.meeting.date, after.as_of)
    if first == register.meeting.date:
        return since_pledged(register, after)
    if ends_a_year(first):
        return Period(_at(first, after), after, f"Since the end of {first.year}")
    return Period(_at(first, after), after, f"In the 12 months to {in_words(after.as_of)},")


def since_pledged(register: Register, after: Moment) -> Period:
    """Since the pledges were made."""
    first = register.meeting.date
    return Period(_at(first, after), after, f"Since the pledges were made on {in_words(first)},")


def since_day(first: date, after: Moment) -> Period:
    """Since a day that the reader named."""
    return Period(_at(first, after), after, f"Since {in_words(first)},")


def since_visit(visit: date, after: Moment) -> Period:
    """Since a reader looked last: against what the file said on that day, by both clocks."""
    before = replace(after, as_of=min(visit, after.as_of), known_at=min(visit, after.known_at))
    return Period(before, after, f"Since your last visit on {in_words(visit)},", visit=visit)


def _at(first: date, after: Moment) -> Moment:
    return after.at(min(first, after.as_of))
