"""A chart on a page: the figure, its table, its downloads."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

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
# A table of more rows than this scrolls in a grid instead of standing on the page.
_ROWS_IN_FULL = 40

# Presses Plotly's own camera button with the format asked for: the image is made in the browser.
_SCRIPT = """
function hush(event) {
  if (!event.target.download) return;
  event.stopPropagation();
  window.removeEventListener("click", hush, { capture: true });
}
export default function ({ data, parentElement }) {
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => {
      const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
      if (!plot) return;
      plot._context.toImageButtonOptions = {
        format: button.dataset.format, filename: data.name, scale: 2,
        width: plot.clientWidth, height: plot.clientHeight,
      };
      for (const camera of plot.querySelectorAll(".modebar-btn"))
        if (camera.getAttribute("data-title").startsWith("Download")) {
          // Plotly saves by clicking a link of its own outside the popover, which would close it.
          window.addEventListener("click", hush, { capture: true });
          camera.dispatchEvent(new MouseEvent("click", { bubbles: false }));
          return;
        }
    };
  }
}
"""
_HTML = (
    '<button data-format="png">PNG image</button> <button data-format="svg">SVG drawing</button>'
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


def show(chart: Chart, stem: str) -> None:
    """Draw a chart with its alternative text, its table and its downloads.

    `stem` begins the names of downloaded files: meeting, date and data version.
    """
    st.plotly_chart(
        chart.figure, key=_key(chart), theme=None, config=_config(chart, stem), alt=chart.alt
    )
    _take_away(chart, stem)


def show_clickable(chart: Chart, stem: str) -> list[dict[str, Any]]:
    """As `show`; returns the points that the reader clicked, as Plotly describes them."""
    event = st.plotly_chart(
        chart.figure,
        key=_key(chart),
        theme=None,
        config=_config(chart, stem),
        alt=chart.alt,
        on_select="rerun",
        selection_mode="points",
    )
    _take_away(chart, stem)
    points: list[dict[str, Any]] = event["selection"]["points"]
    return points


def _take_away(chart: Chart, stem: str) -> None:
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
                data=lambda: to_csv(chart.table),
                file_name=f"{stem}-{chart.name}.csv",
                mime="text/csv",
                key=f"csv-{chart.name}",
                on_click="ignore",
            )
            _save_buttons()(
                key=f"save-{chart.name}",
                data={"chart": _key(chart), "name": f"{stem}-{chart.name}"},
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


def _config(chart: Chart, stem: str) -> dict[str, Any]:
    options = {"filename": f"{stem}-{chart.name}", "scale": 2}
    return _CONFIG | {"toImageButtonOptions": options}
