"""The statuses of themes and regions at an earlier date and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commitments.register.model import Commitment
from commitments.standing.standing import Moment, Standing, visible_assessments
from commitments.standing.words import at_least_substantial
from commitments.tables.view import Selection, View
from commitments.vocabulary import Effect, Status


@dataclass(frozen=True, slots=True)
class Group:
    """A theme or a region: its pledges, and how they stood at the earlier date."""

    id: str
    name: str
    standings: tuple[Standing, ...]
    earlier: dict[Status, int]

    @property
    def now(self) -> dict[Status, int]:
        """The statuses now."""
        return dict(Counter(s.status for s in self.standings))

    @property
    def kept(self) -> tuple[int, int]:
        """How many were substantially kept or better, then and now."""
        return at_least_substantial(self.earlier), at_least_substantial(self.now)

    @property
    def advances(self) -> int:
        """Facts of the last 12 months that advanced a pledge of the group and set none back."""
        return len(self._facts(Effect.ADVANCE) - self._facts(Effect.SETBACK))

    @property
    def setbacks(self) -> int:
        """Facts of the last 12 months that set a pledge of the group back, each once."""
        return len(self._facts(Effect.SETBACK))

    def _facts(self, effect: Effect) -> set[str]:
        return {b.id for s in self.standings for b in s.recent if b.effect is effect}


def by_theme(selection: Selection, before: Moment) -> tuple[Group, ...]:
    """The themes that have a chosen pledge, in the order of the file."""
    return tuple(
        _group(theme.id, theme.name, inside, before)
        for theme in selection.view.register.themes
        if (inside := [s for s in selection.standings if s.commitment.theme == theme.id])
    )


def by_region(selection: Selection, before: Moment) -> tuple[Group, ...]:
    """The regions that a chosen pledge names, of those that are filtered by; a pledge of two stands
    in both."""
    wanted = selection.filter.regions
    return tuple(
        _group(region.id, region.name, inside, before)
        for region in selection.view.register.regions
        if not wanted or region.id in wanted
        if (inside := [s for s in selection.standings if region.id in s.commitment.regions])
    )


def _group(id: str, name: str, inside: Iterable[Standing], before: Moment) -> Group:
    inside = tuple(inside)
    return Group(id, name, inside, _statuses((s.commitment for s in inside), before))


def _statuses(commitments: Iterable[Commitment], moment: Moment) -> dict[Status, int]:
    held = (visible_assessments(commitment, moment) for commitment in commitments)
    return dict(Counter(h[-1].status if h else Status.NOT_ASSESSED for h in held))


def earlier_days(view: View) -> dict[date, int]:
    """The days before the moment of a view that it can be compared with, and how many pledges were
    substantially kept or better on each: the day of the pledges and the ends of the years since,
    as far as a pledge was judged by then. Where none was, the day of the pledges alone."""
    pledged, now = view.register.meeting.date, view.moment
    ends = [date(year, 12, 31) for year in range(pledged.year, now.as_of.year + 1)]
    found = {}
    for day in (pledged, *(end for end in ends if pledged < end < now.as_of)):
        statuses = _statuses(view.register.commitments, now.at(day))
        if set(statuses) - {Status.NOT_ASSESSED}:
            found[day] = at_least_substantial(statuses)
    return found or {pledged: 0}


def best_day(days: dict[date, int]) -> date:
    """Of the days that a view can be compared with the one on which most was kept, of several the
    last."""
    return max(days, key=lambda day: (days[day], day))
