"""A chart as a page of the static edition shows it: drawn twice, for a desk and for a phone."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from commitments.briefing.notes import drawn_bars
from commitments.briefing.notes.drawing import Drawing
from commitments.edition import drawn_map, drawn_time, drawn_values
from commitments.edition.svg import svg
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bands, Bars, Map, Values

_WIDE, _SMALL = 560.0, 290.0
"""In the units of a drawing, in which letters are 8.5 high."""
_HIGH = {_WIDE: 190.0, _SMALL: 170.0}
_MOST_ROWS = 24
"""Of the table of a chart that stands on the page itself."""


@dataclass(frozen=True)
class Figure:
    """A chart with its drawings; none where there is nothing to draw, which its title says."""

    chart: Chart
    wide: Markup | str = ""
    small: Markup | str = ""
    path: str = ""
    """The page of its own, for frames elsewhere, which holds its table too."""
    code: str = ""
    """What shows it in a page elsewhere."""

    @property
    def long(self) -> bool:
        """Whether its table stands on the page of its own alone."""
        return len(self.chart.table) > _MOST_ROWS and bool(self.path)


def figure(chart: Chart) -> Figure:
    """A chart of bars, bands, values or places, drawn."""
    match chart.shapes:
        case None:
            return Figure(chart)
        case Map() as places:
            return Figure(chart, *drawn_map.drawn(chart, places))
    drawings = (
        svg(_drawing(chart, width), f"{chart.name}-{of}", chart.short, chart.alt, of)
        for width, of in ((_WIDE, "wide"), (_SMALL, "small"))
    )
    return Figure(chart, *drawings)


def _drawing(chart: Chart, width: float) -> Drawing:
    match chart.shapes:
        case Bars() as bars:
            return drawn_bars.drawn(bars, width, _HIGH[width])
        case Bands() as bands:
            return drawn_time.drawn(bands, width)
        case Values() as values:
            return drawn_values.drawn(values, width)
        case _:
            raise ValueError(f"the static edition draws no {chart.kind.lower()}")
