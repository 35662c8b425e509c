"""What a chart draws, as plain values: the one description that every drawer draws from.

plot/ draws it with plotly for a browser; PowerPoint, Word, PDF and the workbook draw their own
bars, tables and shapes from it, which a reader can edit. Nothing here knows a colour: a term has
its paint for each ground (palette.py), and ground, land and lines have roles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from commitments.dates import PartialDate
from commitments.record_words import LIKENESS
from commitments.vocabulary import STACKED, DrawnTerm, Effect, Status

Point = tuple[float, float]


def shared_out(whole: int, most: int) -> tuple[slice, ...]:
    """So many things on pages of at most so many, as even as may be: the part of each page."""
    pages = -(-whole // most)
    return tuple(slice(whole * n // pages, whole * (n + 1) // pages) for n in range(pages))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, in five words: drawn under a time axis."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One series of a bar chart: a value a row, 0 where it is absent."""

    term: DrawnTerm
    values: tuple[int, ...]
    label: str = ""
    """What the legend calls it, where that is not the label of the term."""

    @property
    def name(self) -> str:
        """What the legend calls it."""
        return self.label or self.term.label

    @property
    def marked(self) -> str:
        """Its name behind its symbol, for legends that show no swatch with one."""
        return f"{self.term.symbol} {self.name}"


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars of counts, lying or upright, in the order of the parts from the base line."""

    rows: tuple[str, ...]
    parts: tuple[Part, ...]
    upright: bool = False
    groups: tuple[str, ...] = ()
    """What each row belongs to, where rows that stand together are compared; else empty."""
    tops: tuple[int, ...] = ()
    """The one total that matters, in bold over each upright bar."""
    top: str = ""
    """What that total counts."""
    events: tuple[Event, ...] = ()
    """Under upright bars that are years."""
    last: str = ""
    """What stands below the last upright bar, such as that its year is not over."""
    most: int = 0
    """The count of the longest bar of all that are drawn on this scale, where it is not here."""

    @property
    def longest(self) -> int:
        """The count that takes the whole length."""
        columns = zip(*(part.values for part in self.parts), strict=True)
        sums: list[int] = [sum(column) for column in columns]
        return max(self.most, *sums, 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status from one day to another."""

    start: date
    end: date
    term: Status
    label: str = ""
    """What the legend calls it, where that is not the label of the term."""

    @property
    def name(self) -> str:
        """What the legend calls it."""
        return self.label or self.term.label


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day."""

    day: date
    term: DrawnTerm
    text: str


@dataclass(frozen=True, slots=True)
class Bands:
    """A row a pledge: its statuses over time; marks are drawn in rows of their own beside. Marks
    alone stand without any row."""

    rows: tuple[str, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    """For each row, oldest first."""
    marks: tuple[Mark, ...] = ()
    lanes: tuple[DrawnTerm, ...] = ()
    """The rows of the marks, from the top."""
    events: tuple[Event, ...] = ()
    period: tuple[date, date] | None = None
    """The time axis, where several charts share one."""

    def pages(self, most: int) -> tuple[Bands, ...]:
        """The rows on pages of at most so many, as even as may be."""
        return tuple(
            replace(self, rows=self.rows[part], stretches=self.stretches[part])
            for part in shared_out(len(self.rows), most)
        )

    @property
    def key(self) -> tuple[Status, ...]:
        """The statuses that occur, in the order of a legend."""
        found = {stretch.term for row in self.stretches for stretch in row}
        return tuple(status for status in STACKED if status in found)


@dataclass(frozen=True, slots=True)
class Cell:
    """One judgement in a grid."""

    term: DrawnTerm
    text: str = ""
    """What a reader is told who asks."""
    differs: bool = False
    """Whether a second reader judged otherwise: a folded corner."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A grid of judgements; None where there is nothing."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    groups: tuple[str, ...] = ()
    """What each row belongs to; rows of one group stand together under its name."""
    upright: bool = False
    """Whether the names of columns stand upright, as they are longer than a cell is wide."""
    first: int = 0
    """How many columns stand before a line; 0 for no line."""

    def pages(self, most: int) -> tuple[Cells, ...]:
        """The rows on pages of at most so many, as even as may be."""
        return tuple(
            replace(
                self,
                rows=self.rows[part],
                cells=self.cells[part],
                groups=self.groups[part],
            )
            for part in shared_out(len(self.rows), most)
        )

    @property
    def key(self) -> tuple[DrawnTerm, ...]:
        """The terms that occur, in the order of a legend."""
        found = {cell.term for row in self.cells for cell in row if cell}
        return tuple(term for term in (*STACKED, *LIKENESS) if term in found)


@dataclass(frozen=True, slots=True)
class Values:
    """Measured values by date; `joined` says whether a line may join them, `steps` whether it goes
    by steps."""

    unit: str
    dates: tuple[PartialDate, ...]
    values: tuple[float, ...]
    notes: tuple[str, ...]
    bars: bool = False
    joined: bool = False
    steps: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """Where each value stands on an axis of days: in the middle of what its date spans. The end
        of a year would read as the next one."""
        return tuple(one.middle for one in self.dates)


class Land(StrEnum):
    """What a place on a map is."""

    AROUND = "around"
    """Ground that says nothing."""
    HERE = "here"
    """Land that the chart is about: outlined, never painted with a status."""
    CHOSEN = "chosen"
    """Land that is in what the chart counts, such as a member."""


class Line(StrEnum):
    """What a line on a map is."""

    COUNTRY = "country"
    REGION = "region"
    """Dashed: a region of the register that is no country."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a map: outer rings in map units, y downwards."""

    name: str
    about: str
    """What a reader is told who asks; empty for ground that says nothing."""
    land: Land
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Border:
    """A line on a map."""

    line: Line
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Facts at a place: a circle whose area is their number, split by direction."""

    at: Point
    code: str
    """The place: ISO 3166-1 alpha-3 or ISO 3166-2."""
    name: str
    parts: tuple[tuple[Effect, int], ...]
    about: str

    @property
    def total(self) -> int:
        """How many facts."""
        return sum(number for _, number in self.parts)


@dataclass(frozen=True, slots=True)
class Label:
    """A text on a map, centred on a point."""

    at: Point
    text: str
    strong: bool = False
    """Whether it names what the map is about, not what lies around."""


@dataclass(frozen=True, slots=True)
class Map:
    """Places in a frame of `width` by `height` map units."""

    width: float
    height: float
    areas: tuple[Area, ...]
    borders: tuple[Border, ...] = ()
    circles: tuple[Circle, ...] = ()
    labels: tuple[Label, ...] = ()
    world: bool = False
    """Whether it shows the world, where a circle as large as a country would hide a continent."""

    @property
    def key(self) -> tuple[Effect, ...]:
        """The directions that occur."""
        found = {effect for circle in self.circles for effect, number in circle.parts if number}
        return tuple(effect for effect in Effect if effect in found)


Shapes = Bars | Bands | Cells | Values | Map


def part(term: DrawnTerm, values: Sequence[int], label: str = "") -> Part:
    """A term as a series of bars."""
    return Part(term, tuple(int(n) for n in values), label)
