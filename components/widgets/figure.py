"""A chart on a page: its finding, the figure, its table, its downloads.

On the page the finding is text above the figure. What leaves the page is drawn again, light and
with title and foot in it, where a reader asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec
from weakref import WeakKeyDictionary

import streamlit as st

from commitments.briefing.slides.deck import slide_of
from commitments.dates import when
from commitments.exchange.csv import to_csv
from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.figures.plot.draw import draw as drawn
from commitments.figures.plot.ready import Ready
from components.state import world
from components.state.context import Shown
from components.widgets import image, markup
from components.widgets.text import plain

_CONFIG = {
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}
_EXPORTED = _CONFIG | {"displayModeBar": True, "modeBarButtons": [["toImage"]]}
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
# A table of more rows than this scrolls instead of standing on the page; over how many pixels.
_ROWS_IN_FULL, _SCROLLS = 40, 420
# The column whose cells are dates as the file writes them.
_DATE = "Date"

P = ParamSpec("P")

_DRAWN: WeakKeyDictionary[Chart, dict[tuple[Look, bool], Any]] = WeakKeyDictionary()


def made(
    describe: Callable[Concatenate[Shown, P], Chart],
    shown: Shown,
    *about: P.args,
    **named: P.kwargs,
) -> Chart:
    """The chart that `describe(shown, *about)` makes, made once for all sessions.

    `describe` is a function of a module and is given nothing but what names the chart: what is
    shown, and plain values. So no two charts can be taken for each other. Raises ValueError for a
    lambda or an inner function, which could hold more.
    """
    if "<" in describe.__qualname__ or describe.__closure__:
        raise ValueError(f"{describe.__qualname__} may hold more than it is given")
    bare = Shown(shown.selection, shown.look, shown.today)
    key = ("chart", describe.__module__, describe.__qualname__, *shown.key, about)
    return world.shared((*key, sorted(named.items())), lambda: describe(bare, *about, **named))


def show(chart: Chart, look: Look, *, clickable: bool = False) -> list[dict[str, Any]]:
    """Draw a chart under its finding, with its alternative text, its table and its downloads.

    Where it is `clickable`, returns the points that the reader clicked, as Plotly describes them.
    """
    heading(chart)
    more: dict[str, Any] = {"on_select": "rerun", "selection_mode": "points"} if clickable else {}
    event = st.plotly_chart(
        _figure(chart, look), key=_key(chart), theme=None, config=_CONFIG, alt=chart.alt, **more
    )
    if chart.note:
        markup.show(markup.tag("p", markup.text(chart.note), of="sub"))
    return event["selection"]["points"] if clickable else []


def preview(chart: Chart, look: Look) -> None:
    """Draw a chart of what is not recorded yet: nobody takes it away."""
    markup.show(markup.heading(chart.title, chart.subtitle))
    st.plotly_chart(
        _figure(chart, look), key=_key(chart), theme=None, config=_CONFIG, alt=chart.alt
    )


def heading(chart: Chart) -> None:
    """The finding of a chart, what is drawn, and what a reader may take away of it; for a chart
    whose drawing on the page is made of HTML as well."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
        with st.container(width="stretch"):
            markup.show(markup.heading(chart.title, chart.subtitle))
        _take_away(chart)


def _figure(chart: Chart, look: Look, *, framed: bool = False) -> Any:
    """The figure of a chart, drawn once for each look. It lives as long as the chart, which all
    sessions share where `made` gave it, and so is never taken for that of another."""
    figures = _DRAWN.setdefault(chart, {})
    if (look, framed) not in figures:
        figures[look, framed] = Ready(drawn(chart, look, framed=framed))
    return figures[look, framed]


def _take_away(chart: Chart) -> None:
    """The table and the downloads, made only when they are asked for."""
    popover = st.popover(
        "Download",
        icon=":material/download:",
        type="tertiary",
        key=f"take-{chart.name}",
        on_change="rerun",
        width="content",
    )
    if not popover.open:
        return
    with popover:
        with st.container(horizontal=True, vertical_alignment="center"):
            _downloads(chart)
        if chart.shapes is not None:
            wanted = image.asked(chart)
            image.buttons(chart, wanted, _export_key(chart))
            _image(chart, wanted)
        _table(chart)


def _table(chart: Chart) -> None:
    """The table as a page writes it, with days in words; what is downloaded keeps the file's."""
    table, long = chart.table, len(chart.table) > _ROWS_IN_FULL
    dated = _DATE in table
    if long and not dated:
        st.dataframe(table, hide_index=True, alt=chart.alt)
        return
    if dated:
        table = table.assign(**{_DATE: table[_DATE].map(when)})
    cells = table.map(lambda cell: plain(cell) if isinstance(cell, str) else cell)
    # Sorted by its words a column of days would be in no order: such a table is never a grid.
    cells = cells.rename(columns=plain)
    st.table(cells, height=_SCROLLS if long else "content", hide_index=True, alt=chart.alt)


def _downloads(chart: Chart) -> None:
    """The buttons, each for a file of its own kind."""
    st.download_button(
        "PowerPoint slide",
        data=lambda: slide_of(chart),
        file_name=chart.stamp.file_name(chart.name, "pptx"),
        mime=_SLIDES,
        key=f"pptx-{chart.name}",
        on_click="ignore",
    )
    st.download_button(
        "CSV table",
        data=lambda: to_csv(chart.table.assign(Source=chart.stamp.line)),
        file_name=chart.stamp.file_name(chart.name, "csv"),
        mime="text/csv",
        key=f"csv-{chart.name}",
        on_click="ignore",
    )


def _image(chart: Chart, wanted: image.Wanted) -> None:
    """The figure as it leaves the page, at its own width and unseen (components/styles/figure.css):
    the buttons save this one."""
    # Only the usual image is kept: there are as many others as widths.
    draw = _figure if wanted == image.Wanted() else drawn
    with (
        st.container(key=f"image-{chart.name}"),
        st.container(key=f"wide-{chart.name}", width=wanted.look.width),
    ):
        st.plotly_chart(
            draw(chart, wanted.look, framed=wanted.framed),
            key=_export_key(chart),
            theme=None,
            config=_EXPORTED,
            alt=chart.alt,
        )


def _key(chart: Chart) -> str:
    return f"chart-{chart.name}"


def _export_key(chart: Chart) -> str:
    return f"export-{chart.name}"
