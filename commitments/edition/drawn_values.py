"""Measured values by date as marks on a sheet: each with its number, joined where the series says
so, above an axis of years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from commitments.briefing.notes.drawing import Area, Dot, Drawing, Mark, Stroke, Words, wide
from commitments.edition.drawn_years import HIGH, years
from commitments.figures.look import Look
from commitments.figures.shapes import Values
from commitments.text import number

_LOOK = Look()
_TEXT = 8.5
_TOP, _HIGH, _SIDE = 24.0, 110.0, 20.0
_BAR = 14.0


def drawn(values: Values, width: float) -> Drawing:
    """The values in a frame of that width; takes such as have one at least."""
    return _Sheet(values, width).drawing()


class _Sheet:
    """A drawing of values under construction; y grows downwards."""

    def __init__(self, values: Values, width: float) -> None:
        self.values, self.width = values, width
        self.first = date(min(values.days).year, 1, 1)
        self.last = max(values.days) + timedelta(days=30)
        self.unit = _HIGH / (max(values.values) or 1)
        self.points = [
            (self._x(day), self._y(value))
            for day, value in zip(values.days, values.values, strict=True)
        ]

    def _x(self, day: date) -> float:
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        return _SIDE + (self.width - 2 * _SIDE) * part

    def _y(self, value: float) -> float:
        return _TOP + _HIGH - value * self.unit

    def drawing(self) -> Drawing:
        foot = _TOP + _HIGH
        unit = Words(0, 5, self.values.unit, _TEXT, _LOOK.muted)
        ground = Stroke(((0, foot), (self.width, foot)), _LOOK.colours.axis)
        axis = years(self.first, self.last, self._x, foot, self.width)
        marks = (unit, *self._values(), *self._numbers(), ground, *axis)
        return Drawing(self.width, foot + HIGH, marks)

    def _values(self) -> Iterator[Mark]:
        if self.values.bars:
            for x, y in self.points:
                high = max(_TOP + _HIGH - y, 1)
                yield Area(x - _BAR / 2, y, _BAR, high, _LOOK.muted)
            return
        if self.values.joined and len(self.points) > 1:
            yield Stroke(tuple(self.points), _LOOK.muted)
        if self.values.steps:
            stairs = [((x, y), (after, y)) for (x, y), (after, _) in pairwise(self.points)]
            corners = [point for stair in stairs for point in stair]
            yield Stroke((*corners, self.points[-1]), _LOOK.muted)
        for x, y in self.points:
            yield Dot(x, y, 3, _LOOK.ink)

    def _numbers(self) -> Iterator[Mark]:
        """The number above each value where it covers no other, the newest first."""
        taken: list[tuple[float, float, float]] = []
        told = list(zip(self.points, self.values.values, strict=True))
        for (x, y), value in reversed(told):
            text = number(value)
            half = wide(text, _TEXT, bold=True) / 2 + 1
            at = min(max(x, half), self.width - half)
            left, right, row = at - half, at + half, y - 9
            while any(
                left < end and start < right and abs(row - other) < 10
                for start, end, other in taken
            ):
                row -= 10
            if row > 10:
                taken.append((left, right, row))
                yield Words(at, row, text, _TEXT, _LOOK.ink, "middle", True)
