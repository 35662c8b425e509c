"""The key under a plot: a mark and a word for all that needs one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from commitments.figures.look import FOOT_SIZE, Look, safe, text_width
from commitments.palette import Edge, Hatch
from commitments.vocabulary import DrawnTerm, Effect

_LINE = 19
_WIDE, _HIGH = 24, 13  # a swatch
_BESIDE = 6  # between a mark and its word
_APART = 16  # between a word and the next mark
_SYMBOL = 11


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a key: a term, a circle of some size, or the corner of a cell that is disputed."""

    label: str
    term: DrawnTerm | None = None
    radius: float = 0

    @property
    def wide(self) -> float:
        """Pixels of its mark."""
        if isinstance(self.term, Effect) or not (self.term or self.radius):
            return 12
        return _WIDE if self.term else 2 * self.radius

    @property
    def high(self) -> float:
        """Pixels of the line that it stands on."""
        return max(_LINE, 2 * self.radius + 6)


def entries(terms: Iterable[DrawnTerm]) -> list[Entry]:
    """Terms by their labels."""
    return [Entry(term.label, term) for term in terms]


@dataclass(frozen=True, slots=True)
class _At:
    """An entry with its left end and the middle of its line, in pixels from the left edge of the
    figure and downwards from the top of the key."""

    entry: Entry
    x: float
    y: float


def height(key: Sequence[Entry], look: Look) -> int:
    """Pixels of the whole key."""
    lines = _lines(key, look)
    return round(sum(max(entry.high for entry in line) for line in lines)) + 8 * bool(lines)


def drawn(
    key: Sequence[Entry], look: Look, left: int, below: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The shapes and the words of a key that begins so far below a plot; `left` is the room to
    the left of the plot."""
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for at in _placed(key, look):
        x, y = at.x - left, -below - at.y
        term = at.entry.term
        if isinstance(term, Effect):
            shapes.append(_triangle(term, x, y, look))
        elif term:
            shapes += _swatch(term, x, y, look)
            notes.append(_symbol(term, x, y, look))
        else:
            shapes.append(_outline(at.entry, x, y, look))
        notes.append(
            {
                **_BELOW,
                **{"text": safe(at.entry.label), "xanchor": "left", "yanchor": "middle"},
                **{"xshift": x + at.entry.wide + _BESIDE, "yshift": y},
                "font": {"size": FOOT_SIZE, "color": look.colours.ink},
            }
        )
    return shapes, notes


_BELOW: dict[str, Any] = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "showarrow": False}
_PIXELS: dict[str, Any] = {
    **{"xref": "paper", "yref": "paper", "xanchor": 0, "yanchor": 0},
    **{"xsizemode": "pixel", "ysizemode": "pixel"},
}


def _lines(key: Sequence[Entry], look: Look) -> list[list[Entry]]:
    """The entries line by line; each vocabulary begins a line of its own."""
    lines: list[list[Entry]] = []
    room = 0.0
    for entry in key:
        width = entry.wide + _BESIDE + text_width(entry.label, FOOT_SIZE) + _APART
        last = lines[-1][-1].term if lines else None
        other = bool(last and entry.term) and type(last) is not type(entry.term)
        if not lines or other or room + width - _APART > look.width - 4:
            lines.append([])
            room = 0.0
        lines[-1].append(entry)
        room += width
    return lines


def _placed(key: Sequence[Entry], look: Look) -> list[_At]:
    made, top = [], 4.0
    for line in _lines(key, look):
        x, high = 2.0, max(entry.high for entry in line)
        for entry in line:
            made.append(_At(entry, x, top + high / 2))
            x += entry.wide + _BESIDE + text_width(entry.label, FOOT_SIZE) + _APART
        top += high
    return made


def _swatch(term: DrawnTerm, x: float, y: float, look: Look) -> list[dict[str, Any]]:
    paint = term.paint(look.dark)
    box = {"x0": x, "x1": x + _WIDE, "y0": y - _HIGH / 2, "y1": y + _HIGH / 2}
    clear = "rgba(0,0,0,0)"
    edge = {
        "color": paint.edge,
        "width": 1.8 if term.edge is Edge.THICK else 1,
        "dash": "dot" if term.edge is Edge.DASHED else "solid",
    }
    ground = {**_PIXELS, **box, "type": "rect", "fillcolor": paint.fill, "line": edge}
    if term.hatch is Hatch.NONE:
        return [ground]
    over = {**_PIXELS, "type": "path", "path": _hatch(term.hatch, x, y)}
    if term.hatch is Hatch.LINES:
        over |= {"line": {"color": paint.mark, "width": 1.2}, "fillcolor": clear}
    else:
        over |= {"line": {"width": 0}, "fillcolor": paint.mark}
    return [ground | {"line": {"width": 0}}, over, ground | {"fillcolor": clear}]


def _hatch(hatch: Hatch, x: float, y: float) -> str:
    """Lines or dots within a swatch; y runs upwards."""
    low, high = y - _HIGH / 2, y + _HIGH / 2
    parts = []
    if hatch is Hatch.LINES:
        for start in range(-int(_HIGH), _WIDE, 6):
            near, far = max(start, 0), min(start + _HIGH, _WIDE)
            parts.append(f"M{x + near},{low + near - start}L{x + far},{low + far - start}")
        return "".join(parts)
    for row in (low + 2.5, y, high - 2.5):
        for dot in range(2, _WIDE, 5):
            left, right, top, foot = x + dot - 0.8, x + dot + 0.8, row + 0.8, row - 0.8
            parts.append(f"M{left},{foot}L{right},{foot}L{right},{top}L{left},{top}Z")
    return "".join(parts)


def _symbol(term: DrawnTerm, x: float, y: float, look: Look) -> dict[str, Any]:
    return {
        **_BELOW,
        **{"xanchor": "center", "yanchor": "middle", "xshift": x + _WIDE / 2, "yshift": y},
        **on_plate(term, term.symbol, _SYMBOL, look),
    }


def on_plate(term: DrawnTerm, text: str, size: float, look: Look) -> dict[str, Any]:
    """A text on a term; on a hatch with a plate of the fill under it, so that it can be read."""
    paint = term.paint(look.dark)
    written = {"text": f"<b>{text}</b>", "font": {"size": size, "color": paint.text}}
    if term.hatch is Hatch.NONE:
        return written
    width = round(text_width(text, size, bold=True)) + 2
    return written | {"bgcolor": paint.fill, "borderpad": 0, "height": size + 1, "width": width}


def _triangle(term: DrawnTerm, x: float, y: float, look: Look) -> dict[str, Any]:
    """Up for an advance, down for a setback; a square for what is neither."""
    paint = term.paint(look.dark)
    up = {Effect.ADVANCE: 1, Effect.SETBACK: -1}.get(Effect(term), 0)
    low, high = y - 5 * (up or 1), y + 5 * (up or 1)
    ends = f"L{x + 6},{high}Z" if up else f"L{x + 11},{high}L{x + 1},{high}Z"
    path = f"M{x + 1},{low}L{x + 11},{low}{ends}"
    line = {"color": paint.edge, "width": 1}
    return {**_PIXELS, "type": "path", "path": path, "fillcolor": paint.fill, "line": line}


def _outline(entry: Entry, x: float, y: float, look: Look) -> dict[str, Any]:
    """A circle, or the corner of a cell."""
    if entry.radius:
        box = {"x0": x, "x1": x + 2 * entry.radius, "y0": y - entry.radius, "y1": y + entry.radius}
        line = {"color": look.colours.muted, "width": 1}
        return {**_PIXELS, **box, "type": "circle", "line": line}
    path = f"M{x + 2},{y + 5}L{x + 11},{y + 5}L{x + 11},{y - 4}Z"
    return {
        **_PIXELS,
        **{"type": "path", "path": path, "fillcolor": look.colours.ink},
        "line": {"width": 0},
    }
