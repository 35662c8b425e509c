"""Draws a chart on a slide with PowerPoint's own means, so that a reader can edit it there.

Bars, bands and values become charts with their workbook inside, cells a table, a map one freeform a
place and a slice. Every chart, table and shape has a name and an alternative text.
"""

from __future__ import annotations

from dataclasses import replace

from pptx.slide import Slide

from commitments.briefing.slides.draw_bars import draw_bars
from commitments.briefing.slides.draw_cells import draw_cells
from commitments.briefing.slides.draw_map import draw_map
from commitments.briefing.slides.draw_time import draw_bands, draw_values
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import cleaned, xml_text
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bands, Bars, Cells, Map, Shapes, Values

_MOST_ROWS = {Bands: 20, Cells: 22}
"""How many rows can be read on a slide."""


def draw(slide: Slide, chart: Chart, box: Box) -> None:
    """Draw a chart, which must not be empty, into a box of a slide."""
    shapes: Shapes | None = cleaned(chart.shapes)
    chart = replace(chart, alt=xml_text(chart.short))
    match shapes:
        case Bars():
            draw_bars(slide, chart, shapes, box)
        case Bands():
            draw_bands(slide, chart, shapes, box)
        case Cells():
            draw_cells(slide, chart, shapes, box)
        case Values():
            draw_values(slide, chart, shapes, box)
        case Map():
            draw_map(slide, chart, shapes, box)
        case None:
            raise ValueError(f"{chart.name} is empty")


def pages(chart: Chart) -> tuple[Chart, ...]:
    """A chart of more rows than can be read on a slide as several, each with its number."""
    shapes = chart.shapes
    if not isinstance(shapes, Bands | Cells) or len(shapes.rows) <= _MOST_ROWS[type(shapes)]:
        return (chart,)
    parts: tuple[Bands | Cells, ...] = shapes.pages(_MOST_ROWS[type(shapes)])
    return tuple(
        replace(chart, title=f"{chart.title} ({n} of {len(parts)})", shapes=part)
        for n, part in enumerate(parts, start=1)
    )
