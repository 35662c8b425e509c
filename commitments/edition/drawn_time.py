"""Statuses and facts over time as marks on a sheet: facts as stacks by quarter, advances up and
setbacks down, above a strip of the statuses, a time axis and what happened meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from commitments.briefing.notes.drawing import (
    Dot,
    Drawing,
    Mark,
    Stroke,
    Words,
    numbered_with,
    painted,
    swatched,
    wide,
)
from commitments.briefing.notes.drawn_bars import Place, placed_beside
from commitments.edition.drawn_years import HIGH, years
from commitments.figures.look import Look
from commitments.figures.shapes import Bands
from commitments.vocabulary import DrawnTerm, Effect

_LOOK = Look()
_TEXT, _NOTE = 8.5, 8.0
_STRIP, _ROW = 17.0, 12.0
_FACTS = 70.0  # height of all stacks at most
_UNIT = 6.0  # of one fact at most
_QUARTER = 91.3
_WAYS = {Effect.ADVANCE: "Advances", Effect.SETBACK: "Setbacks"}


def drawn(bands: Bands, width: float) -> Drawing:
    """The bands in a frame of that width; takes such as have a stretch or a mark."""
    return _Sheet(bands, width).drawing()


class _Sheet:
    """A drawing over time under construction; y grows downwards."""

    def __init__(self, bands: Bands, width: float) -> None:
        self.bands, self.width = bands, width
        days = [d for row in bands.stretches for s in row for d in (s.start, s.end)]
        days += [mark.day for mark in bands.marks]
        self.first = date(min(days).year, 1, 1)
        self.last = max(days) + timedelta(days=20)
        self.stacks = Counter((mark.term, _quarter(mark.day)) for mark in bands.marks)
        self.up, self.down = (self._most(effect) for effect in _WAYS)
        self.unit = min(_UNIT, _FACTS / max(self.up + self.down, 1))

    def _most(self, effect: Effect) -> int:
        return max((n for (term, _), n in self.stacks.items() if term is effect), default=0)

    def _x(self, day: date) -> float:
        return self.width * (day - self.first).days / max((self.last - self.first).days, 1)

    def drawing(self) -> Drawing:
        marks = list(self._facts())
        y = self.unit * (self.up + self.down) + (6 if self.stacks else 0)
        for row in self.bands.stretches:
            for stretch in row:
                x, end = self._x(max(stretch.start, self.first)), self._x(stretch.end)
                bar = painted(x, y, max(end - x - 0.8, 1), _STRIP, stretch.term)
                name = f"{stretch.term.symbol} {stretch.name}"
                marks += [bar, *numbered_with(bar, stretch.term, name, _TEXT)]
            y += _STRIP + 2
        axis = years(self.first, self.last, self._x, y, self.width)
        events, y = self._events(y + HIGH)
        key, y = self._key(y + 4)
        return Drawing(self.width, y, (*marks, *axis, *events, *key))

    def _facts(self) -> Iterator[Mark]:
        middle = self.unit * self.up + 1
        across = max(self._x(self.first + timedelta(days=_QUARTER)) - 1, 2)
        for (term, quarter), number in sorted(self.stacks.items()):
            if term in _WAYS:
                x = self._x(quarter)
                for n in range(number):
                    y = (
                        middle - (n + 1) * self.unit
                        if term is Effect.ADVANCE
                        else middle + n * self.unit
                    )
                    yield painted(x, y, across, max(self.unit - 1, 0.8), term)
        if self.up or self.down:
            yield Stroke(((0, middle - 0.5), (self.width, middle - 0.5)), _LOOK.colours.axis)

    def _events(self, top: float) -> tuple[list[Mark], float]:
        told = [
            (self._x(event.day), f"{event.day:%b %Y}: {event.text}")
            for event in sorted(self.bands.events, key=lambda event: event.day)
            if self.first <= event.day <= self.last
        ]
        lengths = tuple((x, wide(text, _NOTE) + 8) for x, text in told)
        placed = _placed(lengths, self.width)
        marks: list[Mark] = []
        for (x, text), (row, right) in zip(told, placed, strict=True):
            y = top + row * _ROW + 6
            words = Words(x + (5 if right else -5), y, text, _NOTE, _LOOK.muted)
            axis = _LOOK.colours.axis
            marks += [
                Stroke(((x, top - 3), (x, y)), axis),
                Dot(x, y, 1.6, axis),
                words if right else replace(words, at="end"),
            ]
        rows = 1 + max((row for row, _ in placed), default=-1)
        return marks, top + rows * _ROW

    def _key(self, top: float) -> tuple[list[Mark], float]:
        """A swatch and a name for each way and each status, on as many rows as they take."""
        names: dict[DrawnTerm, str] = {
            effect: label
            for effect, label in _WAYS.items()
            if any(term is effect for term, _ in self.stacks)
        }
        of = {stretch.term: stretch.name for row in self.bands.stretches for stretch in row}
        names |= {status: of[status] for status in self.bands.key}
        x, y, marks = 0.0, top, []
        for term, name in names.items():
            room = 22 + wide(name, _TEXT) + 12
            if x and x + room > self.width:
                x, y = 0.0, y + _ROW + 2
            words = Words(x + 22, y + 5, name, _TEXT, _LOOK.ink)
            marks += [*swatched(x, y, 18, 10, term), words]
            x += room
        return marks, y + _ROW


# Most pledges have the same time axis, and places are tried out.
@lru_cache(maxsize=64)
def _placed(lengths: tuple[tuple[float, float], ...], width: float) -> tuple[Place, ...]:
    return placed_beside(list(lengths), width)


def _quarter(when: date) -> date:
    return date(when.year, when.month - (when.month - 1) % 3, 1)
