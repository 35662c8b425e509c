"""A chart on a page: the figure, its table, its downloads."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import streamlit as st

from commitments.briefing.slides.deck import slide_of
from commitments.exchange.csv import to_csv
from commitments.figures.chart import Chart
from components.state import world
from components.state.context import Shown
from components.widgets.text import plain, small

_CONFIG = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "scrollZoom": False,
    "doubleClick": False,
    # Until tests/browser/streamlit/test_defects_of_display.py::
    # test_a_map_asks_another_host_for_outlines fails.
    "topojsonURL": "app/static/",
}
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
# A table of more rows than this scrolls in a grid instead of standing on the page.
_ROWS_IN_FULL = 40

_SCRIPT = Path(__file__).with_name("save_image.js").read_text(encoding="utf-8")
_HTML = (
    '<button data-format="png">PNG image</button> <button data-format="svg">SVG drawing</button>'
    ' <button data-format="pdf">PDF drawing</button>'
)
_CSS = """
button {
  font: inherit; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  padding: 0.4rem 0.75rem; margin-right: 0.5rem; cursor: pointer; min-height: 2.5rem;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
"""


@cache
def _save_buttons() -> Any:
    return st.components.v2.component("save_image", html=_HTML, css=_CSS, js=_SCRIPT)


P = ParamSpec("P")


def made(
    draw: Callable[Concatenate[Shown, P], Chart], shown: Shown, *about: P.args, **named: P.kwargs
) -> Chart:
    """The chart that `draw(shown, *about)` makes, made once for all sessions.

    `draw` is a function of a module and is given nothing but what names the chart: what is shown,
    and plain values. So no two charts can be taken for each other. Raises ValueError for a lambda
    or an inner function, which could hold more.
    """
    if "<" in draw.__qualname__ or draw.__closure__:
        raise ValueError(f"{draw.__qualname__} may hold more than it is given")
    bare = Shown(shown.selection, shown.look)
    key = ("chart", draw.__module__, draw.__qualname__, *shown.key, about, sorted(named.items()))
    return world.shared(key, lambda: draw(bare, *about, **named))


def show(chart: Chart) -> None:
    """Draw a chart with its alternative text, its table and its downloads."""
    st.plotly_chart(chart.figure, key=_key(chart), theme=None, config=_config(chart), alt=chart.alt)
    _take_away(chart)


def preview(chart: Chart) -> None:
    """Draw a chart of what is not recorded yet: nobody takes it away."""
    bare = _CONFIG | {"displayModeBar": False}
    st.plotly_chart(chart.figure, key=_key(chart), theme=None, config=bare, alt=chart.alt)


def show_clickable(chart: Chart) -> list[dict[str, Any]]:
    """As `show`; returns the points that the reader clicked, as Plotly describes them."""
    event = st.plotly_chart(
        chart.figure,
        key=_key(chart),
        theme=None,
        config=_config(chart),
        alt=chart.alt,
        on_select="rerun",
        selection_mode="points",
    )
    _take_away(chart)
    points: list[dict[str, Any]] = event["selection"]["points"]
    return points


def _take_away(chart: Chart) -> None:
    """The table and the downloads, made only when they are asked for."""
    popover = st.popover(
        "Table and downloads",
        icon=":material/download:",
        type="tertiary",
        key=f"take-{chart.name}",
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                "CSV table",
                data=lambda: to_csv(chart.table.assign(Source=chart.stamp.line)),
                file_name=chart.stamp.file_name(chart.name, "csv"),
                mime="text/csv",
                key=f"csv-{chart.name}",
                on_click="ignore",
            )
            st.download_button(
                "PowerPoint slide",
                data=lambda: slide_of(chart),
                file_name=chart.stamp.file_name(chart.name, "pptx"),
                mime=_SLIDES,
                key=f"pptx-{chart.name}",
                on_click="ignore",
            )
            _save_buttons()(
                key=f"save-{chart.name}",
                data={"chart": _key(chart), "name": chart.stamp.file_name(chart.name, "")[:-1]},
                width="content",
            )
        small(plain(chart.title))
        if len(chart.table) <= _ROWS_IN_FULL:
            cells = chart.table.map(lambda cell: plain(cell) if isinstance(cell, str) else cell)
            st.table(cells.rename(columns=plain), hide_index=True, alt=chart.alt)
        else:
            st.dataframe(chart.table, hide_index=True, alt=chart.alt)


def _key(chart: Chart) -> str:
    return f"chart-{chart.name}"


def _config(chart: Chart) -> dict[str, Any]:
    options = {"filename": chart.stamp.file_name(chart.name, "")[:-1], "scale": 2}
    return _CONFIG | {"toImageButtonOptions": options}
