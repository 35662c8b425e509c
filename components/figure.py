"""A chart on a page: the figure, its table, its downloads."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from commitments.briefing.deck import slide_of
from commitments.frames import to_csv
from commitments.look import Chart
from components.text import plain, small

_CONFIG = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "scrollZoom": False,
    "doubleClick": False,
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
