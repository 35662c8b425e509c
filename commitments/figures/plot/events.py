"""Where the words of events stand beside a time axis, so that none touches another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from commitments.figures.look import text_width
from commitments.figures.shapes import Event

SIZE = 11
"""The size of the words."""
LINE = 17
"""From one line of words to the next."""
ASIDE = 7
"""From a stem to its words."""
_MOST_LINES = 4
_FREE = 8  # between two texts of a line


@dataclass(frozen=True, slots=True)
class Placed:
    """An event beside the axis: on which line, the first being nearest to the axis, and on which
    side of its stem the words stand."""

    event: Event
    text: str
    line: int
    leftwards: bool


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an event may stand, in pixels along the axis."""

    stem: float
    line: int
    leftwards: bool
    start: float
    end: float

    def clear_of(self, other: _Spot) -> bool:
        """Whether neither the words nor the stem of one touch those of the other."""
        if self.line == other.line:
            mine = min(self.start, self.stem), max(self.end, self.stem)
            its = min(other.start, other.stem), max(other.end, other.stem)
            return mine[1] + _FREE <= its[0] or its[1] + _FREE <= mine[0]
        # A stem passes the lines that are nearer to the axis than its own.
        near, far = sorted((self, other), key=lambda spot: spot.line)
        return not near.start - 3 < far.stem < near.end + 3


def placed(
    events: Sequence[Event],
    along: Callable[[date], float],
    said: Callable[[Event], str],
    room: tuple[float, float],
) -> tuple[Placed, ...]:
    """The events with their places, on as few lines as may be. Where some find none, as many as
    find one.

    `along` gives the pixels of a day along the axis, `room` from where to where words may stand.
    """
    for number in range(len(events), 0, -1):
        for some in combinations(events, number):
            wanted = [(along(one.day), text_width(said(one), SIZE)) for one in some]
            for lines in range(1, _MOST_LINES + 1):
                found = _arranged(wanted, lines, room)
                if found:
                    return tuple(
                        Placed(one, said(one), spot.line, spot.leftwards)
                        for one, spot in zip(some, found, strict=True)
                    )
    return ()


def _arranged(
    wanted: Sequence[tuple[float, float]], lines: int, room: tuple[float, float]
) -> list[_Spot] | None:
    """A spot for each stem and width of words; None where there is none for all."""
    chosen: list[_Spot] = []

    def place() -> bool:
        if len(chosen) == len(wanted):
            return True
        for spot in _spots(*wanted[len(chosen)], lines):
            inside = room[0] <= spot.start and spot.end <= room[1]
            if inside and all(spot.clear_of(other) for other in chosen):
                chosen.append(spot)
                if place():
                    return True
                chosen.pop()
        return False

    return chosen if place() else None


def _spots(stem: float, width: float, lines: int) -> list[_Spot]:
    return [
        _Spot(stem, line, leftwards, *_span(stem, width, leftwards=leftwards))
        for line in range(lines)
        for leftwards in (False, True)
    ]


def _span(stem: float, width: float, *, leftwards: bool) -> tuple[float, float]:
    if leftwards:
        return stem - ASIDE - width, stem - ASIDE
    return stem + ASIDE, stem + ASIDE + width
