"""Where circles and names stand on a map, in pixels, so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from commitments.figures.look import text_width
from commitments.figures.shapes import Circle, Label, Map, Point

_LARGEST = 30  # radius of the largest circle, on a desktop
_LARGEST_OF_WORLD = 17
_SMALLEST = 5
_SMALLEST_OF_WORLD = 3
_ON_A_PHONE = 0.6
_ROUNDS = 200
_MOST_NAMED, _MOST_ON_A_PHONE = 12, 4  # circles of the world
_NEAR = 2  # pixels between a circle and its name
_AWAY = (_NEAR, 14, 30, 46)
_SLANT = 0.75
_WAYS = (
    *((0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)),
    *((_SLANT, _SLANT), (_SLANT, -_SLANT), (-_SLANT, -_SLANT), (-_SLANT, _SLANT)),
)
"""Where a name may stand: below, above, right, left, and between them."""
_STRONG_MOVES = ((0, 0), (0, 26), (0, -26), (-45, 0), (45, 0), (-45, 26), (45, 26), (0, 52))

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle where it is drawn."""

    circle: Circle
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its middle."""

    x: float
    y: float
    text: str
    number: int = 0
    """What stands behind it in bold."""
    lead: tuple[Point, Point] | None = None
    """A hairline to its circle, where it stands apart from it."""


@dataclass(frozen=True, slots=True)
class Page:
    """How large a map is drawn, in pixels."""

    drawn: Map
    scale: float
    """Pixels of a map unit."""
    narrow: bool

    @property
    def size(self) -> int:
        """Of the type."""
        return 11 if self.narrow else 12

    @property
    def edges(self) -> Box:
        """The frame."""
        return 0, 0, self.drawn.width * self.scale, self.drawn.height * self.scale

    def radius(self, total: int) -> float:
        """Of a circle whose area is the number of facts; the least can still be seen."""
        most = max((circle.total for circle in self.drawn.circles), default=1)
        large = _LARGEST_OF_WORLD if self.drawn.world else _LARGEST
        small = _SMALLEST_OF_WORLD if self.drawn.world else _SMALLEST
        part = _ON_A_PHONE if self.narrow else 1
        return max(small * max(part, 0.8), large * part * math.sqrt(total / most))

    def sizes(self) -> tuple[int, ...]:
        """Round numbers of facts whose circles a key shows, up to the largest there is."""
        most = max((circle.total for circle in self.drawn.circles), default=0)
        largest = _round_number(most)
        return tuple(sorted({1, _round_number(largest / 4), largest})) if most else ()


def _round_number(number: float) -> int:
    """The largest of 1, 2, 5, 10, 20 and so on that is not larger."""
    power = 10 ** math.floor(math.log10(max(number, 1)))
    return next(int(n * power) for n in (5, 2, 1) if n * power <= max(number, 1))


def discs(page: Page) -> list[Disc]:
    """The circles, the largest first; those that would overlap move apart, the smaller farther."""
    found = [
        Disc(one, one.at[0] * page.scale, one.at[1] * page.scale, page.radius(one.total))
        for one in sorted(page.drawn.circles, key=lambda circle: -circle.total)
    ]
    for _ in range(_ROUNDS):
        moved = False
        for n, m in combinations(range(len(found)), 2):
            apart = _apart(found[n], found[m])
            if apart:
                found[n], found[m], moved = *apart, True
        found = [_inside(disc, page.edges) for disc in found]
        if not moved:
            break
    return found


def _apart(one: Disc, other: Disc) -> tuple[Disc, Disc] | None:
    """Two discs moved apart; None where they do not touch."""
    x, y = other.x - one.x, other.y - one.y
    far = math.hypot(x, y)
    over = one.radius + other.radius + 1 - far
    if over <= 0.05:
        return None
    if not far:
        x, y, far = 1.0, 0.0, 1.0
    share = other.radius**2 / (one.radius**2 + other.radius**2)
    x, y = x / far * over, y / far * over
    return (
        replace(one, x=one.x - x * share, y=one.y - y * share),
        replace(other, x=other.x + x * (1 - share), y=other.y + y * (1 - share)),
    )


def _inside(disc: Disc, edges: Box) -> Disc:
    left, top, right, bottom = edges
    return replace(
        disc,
        x=min(max(disc.x, left + disc.radius), right - disc.radius),
        y=min(max(disc.y, top + disc.radius), bottom - disc.radius),
    )


def names(page: Page, around: Sequence[Disc]) -> list[Written]:
    """The names that find room: of circles beside them, with the number; then of land."""
    taken: list[Box] = [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius)
        for one in around
    ]
    made: list[Written] = []
    most = _MOST_ON_A_PHONE if page.narrow else _MOST_NAMED
    for disc in around[: most if page.drawn.world else None]:
        made += _of_circle(disc, page, taken)
    for label in sorted(page.drawn.labels, key=lambda label: not label.strong):
        made += _of_land(label, page, taken)
    return made


def _of_circle(disc: Disc, page: Page, taken: list[Box]) -> list[Written]:
    """The name of a circle at the first place beside it that is free."""
    text = f"{disc.circle.name} {disc.circle.total}"
    width, high = text_width(text, page.size) + 4, page.size * 1.25
    for away in _AWAY:
        for right, down in _WAYS:
            far = disc.radius + away
            x, y = disc.x + right * far, disc.y + down * far
            at = x + right * width / 2, y + down * high / 2
            if _take(at, width, high, taken, page.edges):
                lead = ((disc.x, disc.y), (x, y)) if away > _NEAR else None
                return [Written(*at, disc.circle.name, disc.circle.total, lead)]
    return []


def _of_land(label: Label, page: Page, taken: list[Box]) -> list[Written]:
    """The name of a land at its middle, or near it where it names what the map is about."""
    width, high = text_width(label.text, page.size) + 6, page.size * 1.4
    for x, y in _STRONG_MOVES if label.strong else _STRONG_MOVES[:1]:
        at = label.at[0] * page.scale + x, label.at[1] * page.scale + y
        if _take(at, width, high, taken, page.edges):
            return [Written(*at, label.text)]
    return []


def _take(at: Point, width: float, high: float, taken: list[Box], edges: Box) -> bool:
    """Take the room of a text where it lies within the frame and is free."""
    left, top, right, bottom = edges
    box = (at[0] - width / 2, at[1] - high / 2, at[0] + width / 2, at[1] + high / 2)
    inside = left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
    free = inside and not any(_meet(box, other) for other in taken)
    if free:
        taken.append(box)
    return free


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def leads(
    found: Sequence[Disc], written: Sequence[Written], page: Page
) -> list[tuple[Point, Point]]:
    """Hairlines in pixels: from a circle that had to move to its place, and from a name that stands
    apart to its circle. They belong below the circles."""
    places = [
        (disc, (disc.circle.at[0] * page.scale, disc.circle.at[1] * page.scale)) for disc in found
    ]
    return [
        *(
            ((disc.x, disc.y), at)
            for disc, at in places
            if math.dist((disc.x, disc.y), at) > disc.radius
        ),
        *(one.lead for one in written if one.lead),
    ]
