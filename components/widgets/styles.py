"""The style sheet of the pages: the files in components/styles, the colours of the palette, and the
marks of the vocabulary, drawn as shapes so that they look the same everywhere.

Backgrounds with a drawing in their address do not see custom properties, so a dark page gets a
sheet of its own.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from urllib.parse import quote

import streamlit as st

from commitments.palette import Edge, Hatch, Paint, ground
from commitments.project import ROOT
from commitments.record_words import LIKENESS
from commitments.vocabulary import DrawnTerm, Effect, Status, Trend

_FILES = sorted((ROOT / "components" / "styles").glob("*.css"))


def put(*, dark: bool) -> None:
    """Put the style sheet on the page; call once a run, before anything is drawn."""
    st.html(f"<style>{sheet(dark)}</style>")


@cache
def sheet(dark: bool) -> str:
    """The whole style sheet for a dark or a light page."""
    written = "\n".join(path.read_text(encoding="utf-8") for path in _FILES)
    marks = _marks(dark)
    light = f":root {{ {_properties(False)} }} {_marks(False)} {_charts_in_light()}"
    printed = f"@media print {{ {light} }}" if dark else ""
    # The margin of a sheet of paper stands outside of the page, whose properties it may not see.
    margin = f"@page {{ @bottom-right {{ color: {ground(False).muted}; }} }}"
    return f":root {{ {_properties(dark)} }}\n{written}\n{marks}\n{margin}\n{printed}"


def _properties(dark: bool) -> str:
    """The colours of the ground as custom properties: `--ink`, `--line`, `--slate-1` ..."""
    colours = asdict(ground(dark))
    slates = colours.pop("slates")
    named = dict(colours)
    named |= {f"slate-{n}": value for n, value in enumerate(slates, start=1)}
    for term in (*Status, *Effect, *Trend):
        paint = term.paint(dark)
        named |= {f"{term}-fill": paint.fill, f"{term}-edge": paint.edge, f"{term}-on": paint.text}
    return " ".join(f"--{name}: {value};" for name, value in named.items())


def _marks(dark: bool) -> str:
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


def _charts_in_light() -> str:
    """Rules that give charts which were drawn for a dark page the colours of a light one: each
    colour is one of the palette, and stands in the style of its element; in hatches, in an
    attribute."""
    dark, light = ground(True), ground(False)
    fills = {getattr(dark, name): getattr(light, name) for name in _GROUNDS}
    fills |= dict(zip(dark.slates, light.slates, strict=True))
    strokes, letters = dict(fills), dict(fills)
    for term in (*Trend, *Effect, *Status):
        old, new = term.paint(True), term.paint(False)
        fills |= {old.fill: new.fill, old.mark: new.mark}
        strokes |= {old.mark: new.mark, old.edge: new.edge}
        letters[old.text] = new.text
    return " ".join(
        f'.js-plotly-plot {inside}:is([style*="{name}: {_rgb(old)}"], [{name}="{_rgb(old)}"])'
        f" {{ {name}: {new} !important; }}"
        for inside, name, colours in (
            ("", "fill", fills),
            ("", "stroke", strokes),
            ("text", "fill", letters),
            ("", "background", {dark.ground: light.ground}),
        )
        for old, new in colours.items()
        if old
    )


_GROUNDS = ("ground", "soft", "ink", "muted", "line", "faint", "axis", "link", "advance", "setback")


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))})"


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
