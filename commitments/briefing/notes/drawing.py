"""A chart as marks on a sheet: rectangles, lines, dots and words at places in points.

`note.typ` draws the marks; nothing here knows a file format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from commitments.palette import Edge, Hatch
from commitments.vocabulary import DrawnTerm

At = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, painted: its fill, its edge and the hatch over it."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""
    mark: str = ""
    """The colour of the hatch; empty where there is none."""
    hatch: Hatch = Hatch.NONE
    thick: Edge = Edge.THIN
    term: DrawnTerm | None = None
    """Whose paint it is, for what is drawn on a dark ground too."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A hairline through points."""

    points: tuple[tuple[float, float], ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A small filled circle round a point."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text whose middle line is at `y`, which starts, is centred or ends at `x`."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    at: At = "start"
    bold: bool = False
    term: DrawnTerm | None = None
    """On whose paint it stands."""


Mark = Area | Stroke | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks, the first lowest, in a frame of so many points."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def painted(x: float, y: float, width: float, height: float, term: DrawnTerm) -> Area:
    """A rectangle in the paint of a term."""
    paint = term.light
    return Area(
        x, y, width, height, paint.fill, paint.edge, paint.mark, term.hatch, term.edge, term
    )


def swatched(x: float, y: float, width: float, height: float, term: DrawnTerm) -> tuple[Mark, ...]:
    """A rectangle in the paint of a term with its symbol, for a legend."""
    area = painted(x, y, width, height, term)
    return (area, *_centred(area, term, term.symbol, min(7.5, height - 2)))


def numbered(bar: Area, term: DrawnTerm, number: int, size: float) -> tuple[Mark, ...]:
    """The number of a bar with its symbol, on a plate where the bar is hatched: with a smaller
    letter in a low bar, and nothing where there is no room."""
    size = size if bar.height >= size + 2 else bar.height - 2
    if size < 5:
        return ()
    symbol = f"{term.symbol} {number}"
    text = symbol if wide(symbol, size, bold=True) + 4 <= bar.width else str(number)
    return _centred(bar, term, text, size)


def numbered_with(bar: Area, term: DrawnTerm, text: str, size: float) -> tuple[Mark, ...]:
    """A text in a bar, its symbol where there is no room for more, or nothing."""
    for told in (text, term.symbol):
        if wide(told, size, bold=True) + 4 <= bar.width:
            return _centred(bar, term, told, size)
    return ()


def _centred(bar: Area, term: DrawnTerm, text: str, size: float) -> tuple[Mark, ...]:
    """A text in the middle of a bar, on a plate where the bar is hatched."""
    middle, level = bar.x + bar.width / 2, bar.y + bar.height / 2
    words = Words(middle, level, text, size, term.light.text, "middle", True, term)
    if bar.hatch is Hatch.NONE:
        return (words,)
    room, high = wide(text, size, bold=True) + 4, min(bar.height - 1.5, size + 1)
    plate = Area(middle - room / 2, level - high / 2, room, high, bar.fill, term=term)
    return (plate, words)


# Widths of letters in parts of the size of the type, of Liberation Sans and Arial, rounded up.
_WIDTHS = {
    **dict.fromkeys("ijl'’|", 0.25),
    **dict.fromkeys(" .,:;/ftI!", 0.3),
    **dict.fromkeys("r-()[]•", 0.37),
    **dict.fromkeys("ckszvxyJ", 0.52),
    **dict.fromkeys("mMW…%@w", 0.9),
}


def wide(text: str, size: float, *, bold: bool = False) -> float:
    """The points that a text takes at most."""
    letters = sum(_WIDTHS.get(one, 0.76 if one.isupper() else 0.58) for one in text)
    return letters * size * (1.08 if bold else 1)
