"""Drawings as SVG inside a page, painted by the style sheet: so they follow a dark look and paper.

No element has a style of its own, which the content policy of the pages refuses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html import escape
from itertools import groupby

from markupsafe import Markup

from commitments.briefing.notes.drawing import Area, Dot, Drawing, Mark, Stroke, Words, wide
from commitments.palette import LIGHT, Edge, Hatch
from commitments.text import numbered
from commitments.vocabulary import STACKED, DrawnTerm, Status

_ROLES = {colour: role for role, colour in asdict(LIGHT).items() if isinstance(colour, str)}
"""Which role of the ground a colour of a drawing has."""


def svg(drawing: Drawing, name: str, title: str, told: str, of: str = "") -> Markup:
    """A drawing as an element with a title and a description; `name` is its own on a page."""
    hatched = {
        mark.term for mark in drawing.marks if isinstance(mark, Area) and mark.mark and mark.term
    }
    patterns = "".join(_pattern(term, name) for term in sorted(hatched))
    body = "".join(
        _areas(list(some), name) if alike else "".join(_mark(mark) for mark in some)
        for alike, some in groupby(drawing.marks, key=_alike)
    )
    inside = f"{f'<defs>{patterns}</defs>' if patterns else ''}{body}"
    return element(drawing.width, drawing.height, inside, name, title, told, of)


def element(
    width: float, height: float, inside: str, name: str, title: str, told: str, of: str
) -> Markup:
    """What is drawn as an element with a title and a description; `inside` is markup."""
    kind = f' class="{of}"' if of else ""
    # The words of the file are escaped here: what follows is markup.
    return Markup(  # noqa: S704
        f'<svg{kind} viewBox="0 0 {number(width)} {number(height)}" role="img"'
        f' aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{_text(title)}</title>'
        f'<desc id="{name}-d">{_text(told)}</desc>{inside}</svg>'
    )


def text_element(
    x: float, y: float, text: str, size: float, of: str, at: str = "", more: str = ""
) -> str:
    """A text whose middle line is at `y`, in a class; `more` is markup behind it."""
    anchor = f' text-anchor="{at}"' if at not in ("", "start") else ""
    place = f'x="{number(x)}" y="{number(y + size * 0.35)}" font-size="{number(size)}"'
    return f'<text {place} class="{of}"{anchor}>{_text(text)}{more}</text>'


def of_counts(counts: Mapping[Status, int], most: int, told: str, width: float = 320) -> Markup:
    """How many have each status as a bar, as long as their number of `most`, with the numbers in
    it where there is room."""
    unit, x = (width - 2) / max(most, 1), 1.0
    pieces = []
    for status in STACKED:
        if many := counts.get(status, 0):
            room = many * unit
            box = f'x="{number(x)}" y="1" width="{number(max(room - 1.5, 1))}" height="18"'
            edge = ' stroke-dasharray="3 2"' if status.edge is Edge.DASHED else ""
            pieces.append(f'<rect {box} class="p-{status}" rx="2"{edge}/>')
            if wide(str(many), 12, bold=True) + 4 < room:
                at = f'x="{number(x + room / 2 - 0.75)}" y="14.5" class="t-{status} b"'
                pieces.append(f'<text {at} font-size="12" text-anchor="middle">{many}</text>')
            x += room
    return Markup(  # noqa: S704
        f'<svg class="bar" viewBox="0 0 {number(width)} 20" role="img" aria-label="{_text(told)}">'
        f"{''.join(pieces)}</svg>"
    )


def _mark(mark: Mark) -> str:
    match mark:
        case Area():
            box = f'x="{number(mark.x)}" y="{number(mark.y)}"'
            size = f'width="{number(mark.width)}" height="{number(mark.height)}"'
            of = f"plate-{mark.term}" if mark.term else f"f-{_role(mark.fill)}"
            return f'<rect {box} {size} class="{of}"/>'
        case Stroke():
            points = " ".join(f"{number(x)},{number(y)}" for x, y in mark.points)
            return f'<polyline points="{points}" class="s-{_role(mark.colour)}"/>'
        case Dot():
            at = f'cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.radius)}"'
            return f'<circle {at} class="f-{_role(mark.fill)}"/>'
        case Words():
            return _words(mark)


def _alike(mark: Mark) -> tuple[DrawnTerm, Edge, str] | None:
    """What rectangles have in common that can be drawn as one shape; None for other marks."""
    if isinstance(mark, Area) and mark.term is not None and mark.edge:
        return mark.term, mark.thick, mark.mark
    return None


def _areas(areas: Sequence[Mark], name: str) -> str:
    """Rectangles in one paint as one shape: a time line has a hundred of them."""
    first, boxes, (at_x, at_y) = areas[0], [], (0, 0)
    assert isinstance(first, Area)
    for one in areas:
        assert isinstance(one, Area)
        # In steps from the one before, in tenths, which add up to where it is.
        x, y = round(one.x * 10), round(one.y * 10)
        wide, high = number(one.width), number(one.height)
        step = f"{number((x - at_x) / 10)} {number((y - at_y) / 10)}".replace(" -", "-")
        boxes.append(f"m{step}h{wide}v{high}h-{wide}z")
        at_x, at_y = x, y
    drawn = "".join(boxes)
    edge = ' stroke-width="1.6"' if first.thick is Edge.THICK else ""
    edge += ' stroke-dasharray="3 2"' if first.thick is Edge.DASHED else ""
    hatch = f'<path d="{drawn}" fill="url(#{name}-{first.term})"/>' if first.mark else ""
    return f'<path d="{drawn}" class="p-{first.term}"{edge}/>{hatch}'


def _pattern(term: DrawnTerm, name: str) -> str:
    size = 'width="5" height="5" patternUnits="userSpaceOnUse"'
    if term.hatch is Hatch.LINES:
        inside = f'<path d="M0 0V5" class="s-{term}-mark" stroke-width="1.5"/>'
        turned = ' patternTransform="rotate(45)"'
    else:
        inside, turned = f'<circle cx="2.5" cy="2.5" r=".9" class="f-{term}-mark"/>', ""
    return f'<pattern id="{name}-{term}" {size}{turned}>{inside}</pattern>'


def _words(mark: Words) -> str:
    colour = f"t-{mark.term}" if mark.term is not None else f"f-{_role(mark.colour)}"
    of = f"{colour} b" if mark.bold else colour
    return text_element(mark.x, mark.y, mark.text, mark.size, of, mark.at)


def _role(colour: str) -> str:
    return _ROLES.get(colour, "ink")


def _text(text: str) -> str:
    return escape(numbered(" ".join(text.split())))


def number(value: float) -> str:
    """A number with the digits that can be seen."""
    return f"{round(value, 1) + 0:.1f}".rstrip("0").rstrip(".")
