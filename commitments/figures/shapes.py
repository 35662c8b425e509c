"""What a chart draws, as plain values: for programs that draw for themselves.

A figure is made for a browser; PowerPoint, Word and Excel draw their own bars, tables and shapes,
which a reader can edit. statuses.py, over_time.py and maps.py
make both from the same frame. Colours are those of
the light look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commitments.vocabulary import DrawnTerm, Status

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """One series of a bar chart: a value a row, 0 where it is absent."""

    label: str
    colour: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars of counts, lying or upright."""

    rows: tuple[str, ...]
    parts: tuple[Part, ...]
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status from one day to another."""

    start: date
    end: date
    term: Status


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day."""

    day: date
    term: DrawnTerm
    text: str


@dataclass(frozen=True, slots=True)
class Bands:
    """A row a pledge: its statuses over time; marks are drawn in rows of their own below."""

    rows: tuple[str, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    """For each row, oldest first."""
    marks: tuple[Mark, ...] = ()
    lanes: tuple[DrawnTerm, ...] = ()
    """The rows of the marks, from the top."""

    def pages(self, most: int) -> tuple[Bands, ...]:
        """The rows on pages of at most so many, as even as may be."""
        number = -(-len(self.rows) // most)
        size = -(-len(self.rows) // max(number, 1))
        return tuple(
            replace(self, rows=self.rows[n : n + size], stretches=self.stretches[n : n + size])
            for n in range(0, len(self.rows), size)
        )

    @property
    def key(self) -> tuple[Status, ...]:
        """The statuses that occur, best first."""
        found = {stretch.term for row in self.stretches for stretch in row}
        return tuple(status for status in Status if status in found)


@dataclass(frozen=True, slots=True)
class Cells:
    """A table whose cells are shaded by a share from 0 to 1; None where there is nothing."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    shares: tuple[tuple[float | None, ...], ...]
    key: tuple[DrawnTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Values:
    """Measured values by date; `joined` says whether a line may join them."""

    unit: str
    colour: str
    days: tuple[date, ...]
    values: tuple[float, ...]
    notes: tuple[str, ...]
    bars: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a map: outer rings in map units, y downwards."""

    name: str
    about: str
    """What a reader who cannot see it is told; empty for ground that says nothing."""
    colour: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A text on a map, centred on a point."""

    at: Point
    lines: tuple[str, ...]
    dark: bool
    """Whether it stands on a pale ground."""


@dataclass(frozen=True, slots=True)
class Map:
    """Places in a frame of `width` by `height` map units."""

    width: float
    height: float
    areas: tuple[Area, ...]
    borders: tuple[tuple[Point, ...], ...] = ()
    """Lines that set regions apart."""
    labels: tuple[Label, ...] = ()
    key: tuple[DrawnTerm, ...] = ()


Native = Bars | Bands | Cells | Values | Map


def series_part(term: DrawnTerm, values: Sequence[int]) -> Part:
    """A term as a series of bars, with symbol, label and light colour."""
    return Part(f"{term.symbol} {term.label}", term.light, tuple(int(n) for n in values))
