"""A chart as an image that leaves the page: how large, in which paint, with or without title.

It is as wide as is asked for, whatever the window of the reader is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from commitments.briefing.vector import font_faces
from commitments.figures.chart import Chart
from commitments.figures.look import PRINTED, Look, Paint

SIZES = {
    "Full slide (1000 pixels)": 1000,
    "Half a slide (560 pixels)": 560,
    "Column of an A4 page (640 pixels)": 640,
}
_OWN, _LEAST, _MOST = "A width of my own", 320, 2400
PAINTS = {
    Paint.COLOUR: "In colour",
    Paint.GREY: "Black and white",
    Paint.CLEAR: "In colour, without ground",
}
# What a figure may write besides the words of its chart: figures, months, symbols, dots.
_ALWAYS = "".join(map(chr, range(32, 127))) + "•Ø»×–…·±−"

_SCRIPT = Path(__file__).with_name("save_image.js").read_text(encoding="utf-8")
_HTML = (
    '<button data-format="png">PNG image</button> <button data-format="svg">SVG drawing</button>'
    ' <button data-format="pdf">PDF drawing</button>'
)
_CSS = """
button {
  font: inherit; font-size: 0.875rem;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  padding: 0.4rem 0.75rem; margin-right: 0.5rem; cursor: pointer; min-height: 2.5rem;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an image is drawn: its look, and whether title, source and date are in it."""

    look: Look = PRINTED
    framed: bool = True


def asked(chart: Chart) -> Wanted:
    """Ask how large, in which paint, with or without title."""
    name = chart.name
    with st.container(horizontal=True, vertical_alignment="bottom"):
        size = st.selectbox("Size of the image", [*SIZES, _OWN], key=f"size-{name}")
        paint = st.selectbox(
            "Paint", list(PAINTS), format_func=PAINTS.__getitem__, key=f"paint-{name}"
        )
    width = SIZES.get(size)
    if width is None:
        width = int(
            st.number_input(
                "Width in pixels", _LEAST, _MOST, PRINTED.width, step=10, key=f"width-{name}"
            )
        )
    framed = st.checkbox("With title, source and date", value=True, key=f"framed-{name}")
    return Wanted(Look(width=width, image=True, paint=paint), framed)


def buttons(chart: Chart, wanted: Wanted, drawn: str) -> None:
    """The buttons that save what is drawn in the container of that key."""
    stamp = chart.stamp
    data = {
        **{"chart": drawn, "name": stamp.file_name(chart.name, "")[:-1], "title": chart.title},
        **{"author": stamp.source, "day": stamp.moment.as_of.isoformat()},
        **{"width": wanted.look.width, "faces": font_faces(_letters(chart))},
    }
    _save_buttons()(key=f"save-{chart.name}", data=data, width="content")


def _letters(chart: Chart) -> str:
    """Each letter that the image may hold."""
    words = (chart.title, chart.subtitle, chart.note, chart.alt, chart.stamp.line)
    return "".join(sorted({*_ALWAYS, *"".join(words), *chart.table.to_csv()}))


@cache
def _save_buttons() -> Any:
    return st.components.v2.component("save_image", html=_HTML, css=_CSS, js=_SCRIPT)
