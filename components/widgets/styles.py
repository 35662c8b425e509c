"""The style sheet of the pages: the files in components/styles, the colours of the palette, and the
marks of the vocabulary, drawn as shapes so that they look the same everywhere.

Backgrounds with a drawing in their address do not see custom properties, so a dark page gets a
sheet of its own.
"""

from __future__ import annotations

from functools import cache

from commitments.figures.marks import marks, properties
from commitments.palette import ground
from commitments.project import ROOT
from commitments.vocabulary import Effect, Status, Trend
from components.widgets import markup

_FILES = sorted((ROOT / "components" / "styles").glob("*.css"))


def put(*, dark: bool) -> None:
    """Put the style sheet on the page; call once a run, before anything is drawn."""
    markup.show(f"<style>{sheet(dark)}</style>")


@cache
def sheet(dark: bool) -> str:
    """The whole style sheet for a dark or a light page."""
    written = "\n".join(path.read_text(encoding="utf-8") for path in _FILES)
    drawn = marks(dark)
    light = f":root {{ {properties(False)} }} {marks(False)} {_charts_in_light()}"
    printed = f"@media print {{ {light} }}" if dark else ""
    # The margin of a sheet of paper stands outside of the page, whose properties it may not see.
    margin = f"@page {{ @bottom-right {{ color: {ground(False).muted}; }} }}"
    return f":root {{ {properties(dark)} }}\n{written}\n{drawn}\n{margin}\n{printed}"


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
