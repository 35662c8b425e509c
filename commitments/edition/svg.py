"""Drawings as SVG inside a page, painted by the style sheet: so they follow a dark look and paper.

No element has a style of its own, which the content policy of the pages refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from html import escape

from markupsafe import Markup

from commitments.briefing.notes.drawing import Area, Dot, Drawing, Mark, Stroke, Words, wide
from commitments.palette import LIGHT, Edge, Hatch
from commitments.text import numbered
from commitments.vocabulary import STACKED, DrawnTerm, Status

_ROLES = {colour: role for role, colour in asdict(LIGHT).items() if isinstance(colour, str)}
"""Which role of the ground a colour of a drawing has."""
_WIDTHS = {Edge.THIN: "1", Edge.THICK: "1.6", Edge.DASHED: "1"}


def svg(drawing: Drawing, name: str, title: str, told: str, of: str = "") -> Markup:
    """A drawing as an element with a title and a description; `name` is its own on a page."""
    hatched = {
        mark.term for mark in drawing.marks if isinstance(mark, Area) and mark.mark and mark.term
    }
    patterns = "".join(_pattern(term, name) for term in sorted(hatched))
    body = "".join(_mark(mark, name) for mark in drawing.marks)
    kind = f' class="{of}"' if of else ""
    # The words of the file are escaped here: what follows is markup.
    return Markup(  # noqa: S704
        f'<svg{kind} viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" role="img"'
        f' aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{_text(title)}</title>'
        f'<desc id="{name}-d">{_text(told)}</desc>'
        f"{f'<defs>{patterns}</defs>' if patterns else ''}{body}</svg>"
    )


def of_counts(counts: Mapping[Status, int], most: int, told: str, width: float = 320) -> Markup:
    """How many have each status as a bar, as long as their number of `most`, with the numbers in
    it where there is room."""
    unit, x = (width - 2) / max(most, 1), 1.0
    pieces = []
    for status in STACKED:
        if number := counts.get(status, 0):
            room = number * unit
            box = f'x="{_n(x)}" y="1" width="{_n(max(room - 1.5, 1))}" height="18"'
            edge = ' stroke-dasharray="3 2"' if status.edge is Edge.DASHED else ""
            pieces.append(f'<rect {box} class="p-{status}" rx="2"{edge}/>')
            if wide(str(number), 12, bold=True) + 4 < room:
                at = f'x="{_n(x + room / 2 - 0.75)}" y="14.5" class="t-{status} b"'
                pieces.append(f'<text {at} font-size="12" text-anchor="middle">{number}</text>')
            x += room
    return Markup(  # noqa: S704
        f'<svg class="bar" viewBox="0 0 {_n(width)} 20" role="img" aria-label="{_text(told)}">'
        f"{''.join(pieces)}</svg>"
    )


def _mark(mark: Mark, name: str) -> str:
    match mark:
        case Area():
            return _area(mark, name)
        case Stroke():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
            return f'<polyline points="{points}" class="s-{_role(mark.colour)}"/>'
        case Dot():
            at = f'cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}"'
            return f'<circle {at} class="f-{_role(mark.fill)}"/>'
        case Words():
            return _words(mark)


def _area(mark: Area, name: str) -> str:
    box = f'x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.width)}" height="{_n(mark.height)}"'
    if mark.term is None:
        return f'<rect {box} class="f-{_role(mark.fill)}"/>'
    if not mark.edge:
        return f'<rect {box} class="plate-{mark.term}"/>'
    dashed = ' stroke-dasharray="3 2"' if mark.thick is Edge.DASHED else ""
    width = f' stroke-width="{_WIDTHS[mark.thick]}"'
    drawn = f'<rect {box} class="p-{mark.term}"{width}{dashed}/>'
    return drawn + (f'<rect {box} fill="url(#{name}-{mark.term})"/>' if mark.mark else "")


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
    anchor = "" if mark.at == "start" else f' text-anchor="{mark.at}"'
    at = f'x="{_n(mark.x)}" y="{_n(mark.y + mark.size * 0.35)}" font-size="{_n(mark.size)}"'
    return f'<text {at} class="{of}"{anchor}>{_text(mark.text)}</text>'


def _role(colour: str) -> str:
    return _ROLES.get(colour, "ink")


def _text(text: str) -> str:
    return escape(numbered(" ".join(text.split())))


def _n(value: float) -> str:
    """A number with the digits that can be seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
