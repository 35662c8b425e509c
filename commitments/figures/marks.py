"""The palette and the marks of the vocabulary as style sheets: colours as custom properties, and
each mark drawn as a shape, so that it looks the same everywhere.

Backgrounds with a drawing in their address do not see custom properties: each ground has marks of
its own.
"""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import quote

from commitments.palette import Edge, Hatch, Paint, ground
from commitments.record_words import LIKENESS
from commitments.vocabulary import DrawnTerm, Effect, Status, Trend


def properties(dark: bool) -> str:
    """The colours of the ground as custom properties: `--ink`, `--line`, `--slate-1` ..."""
    colours = asdict(ground(dark))
    slates = colours.pop("slates")
    named = dict(colours)
    named |= {f"slate-{n}": value for n, value in enumerate(slates, start=1)}
    for term in (*Status, *Effect, *Trend):
        paint = term.paint(dark)
        named |= {f"{term}-fill": paint.fill, f"{term}-edge": paint.edge, f"{term}-on": paint.text}
    return " ".join(f"--{name}: {value};" for name, value in named.items())


def marks(dark: bool) -> str:
    """A rule for the swatch of each term, and for its segment of a bar."""
    return "\n".join(_mark(term, term.paint(dark)) for term in (*Status, *Trend, *LIKENESS))


def _mark(term: DrawnTerm, paint: Paint) -> str:
    """The swatch of a term: fill, edge, hatch, and its symbol on a plate of the fill."""
    layers = [f"url({_drawing(term, paint)}) center / contain no-repeat"]
    if term.hatch is Hatch.LINES:
        layers.append(
            f"repeating-linear-gradient(135deg, {paint.mark} 0 1.5px, transparent 1.5px 6px)"
        )
    elif term.hatch is Hatch.DOTS:
        layers.append(f"radial-gradient({paint.mark} 0.95px, transparent 1.2px) 0 0 / 5px 5px")
    style = "dashed" if term.edge is Edge.DASHED else "solid"
    width = "1.6px" if term.edge is Edge.THICK else "1px"
    return (
        f".mk.{term}, .seg.{term} {{ border: {width} {style} {paint.edge};"
        f" color: {paint.text}; }}\n"
        f".mk.{term} {{ background: {', '.join(layers)}, {paint.fill}; }}\n"
        f".seg.{term} {{ background: {', '.join([*layers[1:], paint.fill])}; }}"
    )


_SHAPES = {
    "•••": '<circle cx="7" cy="9" r="2"/><circle cx="13" cy="9" r="2"/><circle cx="19" cy="9"'
    ' r="2"/>',
    "••": '<circle cx="10" cy="9" r="2"/><circle cx="16" cy="9" r="2"/>',
    "•": '<circle cx="13" cy="9" r="2.2"/>',
    "o": '<circle cx="13" cy="9" r="2.6" fill="none" stroke="{c}" stroke-width="1.5"/>',
    "×": '<path d="M9.5 5.5l7 7m0-7l-7 7" fill="none" stroke="{c}" stroke-width="2"/>',
    "»": '<path d="M8.5 5.2l4 3.8-4 3.8m5-7.6l4 3.8-4 3.8" fill="none" stroke="{c}"'
    ' stroke-width="1.7"/>',
    "?": '<path d="M10.6 7.1c.1-3 4.9-3 4.8-.1 0 1.9-2.4 1.8-2.4 3.9" fill="none" stroke="{c}"'
    ' stroke-width="1.6"/><circle cx="13" cy="13.1" r="1.1"/>',
    "Ø": '<circle cx="13" cy="9" r="3.4" fill="none" stroke="{c}" stroke-width="1.5"/><path'
    ' d="M9.6 12.9l6.8-7.8" stroke="{c}" stroke-width="1.5"/>',
    "…": '<circle cx="9" cy="9" r="1.2"/><circle cx="13" cy="9" r="1.2"/><circle cx="17" cy="9"'
    ' r="1.2"/>',
    "+": '<path d="M13 5v8M9 9h8" stroke="{c}" stroke-width="1.8"/>',
    "–": '<path d="M9 9h8" stroke="{c}" stroke-width="1.8"/>',
    "=": '<path d="M9 7h8M9 11h8" stroke="{c}" stroke-width="1.6"/>',
    "÷": '<path d="M9 9h8" stroke="{c}" stroke-width="1.4"/><circle cx="13" cy="5.6" r="1.1"/>'
    '<circle cx="13" cy="12.4" r="1.1"/>',
    "·": '<circle cx="13" cy="9" r="1.2"/>',
}
"""Each symbol as shapes in a frame of 26 by 18."""
_LETTER = (
    '<text x="13" y="13.3" text-anchor="middle" font-family="Arial, sans-serif" font-size="12"'
    ' font-weight="700">{}</text>'
)
"""A symbol that is a letter."""


def _drawing(term: DrawnTerm, paint: Paint) -> str:
    plate = ""
    if term.hatch is not Hatch.NONE:
        plate = f'<rect x="7" y="2.5" width="12" height="13" rx="3" fill="{paint.fill}"/>'
    shape = _SHAPES.get(term.symbol, _LETTER.format(term.symbol)).replace("{c}", paint.text)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 18">'
        f'{plate}<g fill="{paint.text}">{shape}</g></svg>'
    )
    return f"'data:image/svg+xml,{quote(drawing)}'"
