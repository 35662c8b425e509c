"""The years below what is drawn over time, each with its tick; every second one is named where all
names would touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from commitments.briefing.notes.drawing import Mark, Stroke, Words, wide
from commitments.figures.look import Look

HIGH = 14.0
"""With the names."""
_LOOK = Look()
_TEXT = 8.5


def years(
    first: date, last: date, x_of: Callable[[date], float], y: float, width: float
) -> Iterator[Mark]:
    """Ticks and names from a day to another, below `y`, in a frame of that width; `x_of` says where
    a day stands."""
    within = range(first.year, last.year + 1)
    every = 1 if width / len(within) > wide("2019 ", _TEXT) else 2
    for year in within:
        x = x_of(date(year, 1, 1))
        yield Stroke(((x, y), (x, y + 4)), _LOOK.colours.axis)
        if (year - first.year) % every == 0 and x + 20 < width:
            yield Words(x + 2, y + 7, str(year), _TEXT, _LOOK.muted)
