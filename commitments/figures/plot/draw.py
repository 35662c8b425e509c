"""Chart -> a plotly figure, for a page or for an image that leaves it."""

from __future__ import annotations

import plotly.graph_objects as go

from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.figures.plot.bars import draw_bars
from commitments.figures.plot.cells import draw_cells
from commitments.figures.plot.columns import draw_columns
from commitments.figures.plot.dress import dress, nothing
from commitments.figures.plot.maps import draw_map
from commitments.figures.plot.over_time import draw_bands, draw_values
from commitments.figures.plot.paint import painted
from commitments.figures.shapes import Bands, Bars, Cells, Map, Values


def draw(chart: Chart, look: Look, *, framed: bool = False) -> go.Figure:
    """A chart as a figure; `framed` gives it title and foot, for an image that leaves the page."""
    match chart.shapes:
        case Bars(upright=True):
            plot = draw_columns(chart.shapes, look)
        case Bars():
            plot = draw_bars(chart.shapes, look)
        case Bands():
            plot = draw_bands(chart.shapes, look)
        case Cells():
            plot = draw_cells(chart.shapes, look)
        case Values():
            plot = draw_values(chart.shapes, look)
        case Map():
            plot = draw_map(chart.shapes, look)
        case None:
            return painted(nothing(chart, look, framed=framed), look)
    return painted(dress(plot, chart, look, framed=framed), look)
