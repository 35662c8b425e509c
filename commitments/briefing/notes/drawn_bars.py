"""Bars of a chart as marks on a sheet: columns with what explains them, or lying bars."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from commitments.briefing.notes.drawing import (
    Dot,
    Drawing,
    Mark,
    Stroke,
    Words,
    numbered,
    painted,
    swatched,
    wide,
)
from commitments.figures.look import Look
from commitments.figures.shapes import Bars

_LOOK = Look()
_YEAR = re.compile(r"\d{4}")
_TEXT, _NOTE, _TOTAL = 8.5, 8.0, 10.5
_GAP = 1.0  # between two parts of a column
_BESIDE = 128.0  # room for the labels beside the last column
_LABEL = 11.5  # between two of them
_ROW = 12.0  # of events, of names
_FEW = 4  # texts whose places are tried out
_LEAST = 3.0  # of a part that stands for one pledge among many


def drawn(bars: Bars, width: float, high: float) -> Drawing:
    """The bars in a frame of that width; upright ones are `high`."""
    return _Columns(bars, width, high).drawing() if bars.upright else _lying(bars, width)


class _Columns:
    """Stacked columns under construction; y grows downwards."""

    def __init__(self, bars: Bars, width: float, high: float) -> None:
        self.bars, self.width, self.high = bars, width, high
        self.step = min((width - _BESIDE) / max(len(bars.rows), 1), 62.0)
        self.across = self.step * 0.74
        self.top = (_ROW if bars.top else 0) + (_ROW if bars.tops else 0)
        self.foot = self.top + high

    def drawing(self) -> Drawing:
        marks = [*self._columns(), *self._names(), *self._beside()]
        under = self.foot + _ROW * (2.2 if self.bars.last else 1.2)
        events, rows = self._events(under)
        height = under + rows * _ROW + (2 if rows else 0)
        return Drawing(self.width, height, (*marks, *events))

    def _left(self, column: int) -> float:
        return column * self.step

    def _heights(self, column: int) -> list[float]:
        """How high each part of a column is; none is too low to be seen."""
        numbers = [part.values[column] for part in self.bars.parts]
        most = max(sum(part.values[n] for part in self.bars.parts) for n in self._every())
        unit = self.high / max(most, 1)
        raised = [max(number * unit, _LEAST) if number else 0.0 for number in numbers]
        over = sum(raised) - sum(numbers) * unit
        return [
            height - over * height / sum(raised) if over > 0 and height > 2 * _LEAST else height
            for height in raised
        ]

    def _every(self) -> range:
        return range(len(self.bars.rows))

    def _columns(self) -> Iterator[Mark]:
        for n in self._every():
            y = self.foot
            for part, height in zip(self.bars.parts, self._heights(n), strict=True):
                if not height:
                    continue
                y -= height
                bar = painted(self._left(n), y, self.across, max(height - _GAP, 1), part.term)
                yield bar
                yield from numbered(bar, part.term, part.values[n], _TEXT)
            if self.bars.tops:
                middle = self._left(n) + self.across / 2
                total = str(self.bars.tops[n])
                yield Words(middle, y - 6.5, total, _TOTAL, _LOOK.ink, "middle", True)

    def _names(self) -> Iterator[Mark]:
        if self.bars.top:
            yield Words(0, 5, self.bars.top, _NOTE, _LOOK.muted)
        close = any(wide(name, _TEXT) + 2 > self.step for name in self.bars.rows)
        for n, name in enumerate(self.bars.rows):
            # Years that would touch each other are told by their last digits.
            name = f"’{name[2:]}" if close and _YEAR.fullmatch(name) else name
            middle, last = self._left(n) + self.across / 2, n == len(self.bars.rows) - 1
            bold = last and bool(self.bars.last)
            yield Words(middle, self.foot + 8, name, _TEXT, _LOOK.ink, "middle", bold)
            if bold:
                text = self.bars.last
                yield Words(middle, self.foot + 19, text, _NOTE, _LOOK.muted, "middle")

    def _beside(self) -> Iterator[Mark]:
        """Number and name of each part beside the last column, pushed apart."""
        if not self.bars.rows:
            return
        last = len(self.bars.rows) - 1
        right = self._left(last) + self.across
        at, before = self.foot, self.foot + _LABEL
        for part, height in zip(self.bars.parts, self._heights(last), strict=True):
            middle = at - height / 2
            at -= height
            if not height:
                continue
            y = before = min(middle, before - _LABEL)
            ends = ((right + 2, middle), (right + 6, middle), (right + 12, y), (right + 15, y))
            yield Stroke(ends, _LOOK.colours.axis)
            number = str(part.values[last])
            yield Words(right + 18, y, number, _TEXT, _LOOK.ink, bold=True)
            after = right + 18 + wide(f"{number} ", _TEXT, bold=True)
            yield Words(after, y, part.name, _TEXT, _LOOK.ink)

    def _events(self, top: float) -> tuple[list[Mark], int]:
        """What happened, on stems at its day, on as few rows as may be; and how many they are."""
        told = [
            (x, f"{event.day:%b %Y}: {event.text}")
            for event in sorted(self.bars.events, key=lambda event: event.day)
            if (x := self._at(event.day)) is not None
        ]
        placed = placed_beside([(x, wide(text, _NOTE) + 8) for x, text in told], self.width)
        axis = _LOOK.colours.axis
        marks: list[Mark] = []
        for (x, text), (row, right) in zip(told, placed, strict=True):
            y = top + row * _ROW + 6
            words = Words(x + (5 if right else -5), y, text, _NOTE, _LOOK.muted)
            marks += [
                Stroke(((x, top - 3), (x, y)), axis),
                Dot(x, y, 1.6, axis),
                words if right else replace(words, at="end"),
            ]
        return marks, 1 + max((row for row, _ in placed), default=-1)

    def _at(self, day: date) -> float | None:
        """Where a day lies under columns that are years; None where they are not."""
        year = str(day.year)
        if year not in self.bars.rows:
            return None
        part = (day.timetuple().tm_yday - 1) / (366 if isleap(day.year) else 365)
        gap = self.step - self.across
        return self._left(self.bars.rows.index(year)) - gap / 2 + part * self.step


Place = tuple[int, bool]
"""The row of a text, and whether it stands to the right of its stem."""


def placed_beside(texts: list[tuple[float, float]], width: float) -> tuple[Place, ...]:
    """Where texts stand that hang on stems: for each the row, and whether it stands to the right.

    Takes where each stem is, from the left, and the length of its text. No text covers another or
    a stem, on as few rows as may be; with more than a few texts each has a row.
    """
    number = len(texts)
    if 0 < number <= _FEW:
        for rows in range(1, number + 1):
            for sides in product((True, False), repeat=number):
                for levels in product(range(rows), repeat=number):
                    places = tuple(zip(levels, sides, strict=True))
                    if _clear(texts, places, width):
                        return places
    return tuple((number - 1 - n, x < width / 2) for n, (x, _) in enumerate(texts))


def _clear(texts: list[tuple[float, float]], places: tuple[Place, ...], width: float) -> bool:
    """Whether every text is inside the frame, and neither text nor stem lies under another."""
    spans = [
        (x - 4, x + length) if right else (x - length, x + 4)
        for (x, length), (_, right) in zip(texts, places, strict=True)
    ]
    if any(start < 0 or end > width for start, end in spans):
        return False
    for n, (start, end) in enumerate(spans):
        for m, (other, _) in enumerate(texts):
            if m == n or places[m][0] < places[n][0]:
                continue
            if start <= other <= end:
                return False  # a stem that goes down through the text, or ends in it
            same = places[m][0] == places[n][0]
            if same and start < spans[m][1] and spans[m][0] < end:
                return False
    return True


def _lying(bars: Bars, width: float) -> Drawing:
    """Lying bars on one scale, each behind its name, and a key below."""
    names, high = 120.0, 15.0
    most = max((sum(row) for row in zip(*(p.values for p in bars.parts), strict=True)), default=1)
    unit = (width - names) / max(most, 1)
    marks: list[Mark] = []
    for n, name in enumerate(bars.rows):
        y, x = n * (high + 4), names
        marks.append(Words(0, y + high / 2, name, _TEXT, _LOOK.ink))
        for part in bars.parts:
            length = part.values[n] * unit
            if length:
                bar = painted(x, y, max(length - _GAP, 1), high, part.term)
                marks += [bar, *numbered(bar, part.term, part.values[n], _TEXT)]
            x += length
    key, height = _key(bars, width, len(bars.rows) * (high + 4) + 2)
    return Drawing(width, height, (*marks, *key))


def _key(bars: Bars, width: float, top: float) -> tuple[list[Mark], float]:
    """A swatch and a name for each part, on as many rows as they take; and where they end."""
    x, y, marks = 0.0, top, []
    for part in bars.parts:
        room = 22 + wide(part.name, _TEXT) + 12
        if x and x + room > width:
            x, y = 0.0, y + _ROW + 2
        name = Words(x + 22, y + 5, part.name, _TEXT, _LOOK.ink)
        marks += [*swatched(x, y, 18, 10, part.term), name]
        x += room
    return marks, y + _ROW
