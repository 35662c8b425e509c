"""Bars of counts on a slide: stacked, lying or upright, with their numbers in them."""

from __future__ import annotations

from dataclasses import replace

from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.slide import Slide

from commitments.briefing.slides.chart_data import CategoryData
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.office_chart import (
    Numbers,
    category_axis,
    heading,
    hide,
    legend,
    placed,
    plot_area,
    without_entry,
    without_label,
)
from commitments.briefing.slides.pieces import ink, painted, small_print
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bars, Part
from commitments.text import beside

_POINT = 12_700  # English Metric Units in a point
_LEAST, _SMALL, _SYMBOL = 8, 14, 30  # points of a bar that holds a number, a whole one, a symbol
_TOP, _NAMES, _EVENTS = 22, 22, 20  # points of a heading, of names below, of a line of events
_LETTER, _LEGEND = 6.0, 34  # points of a letter in a legend, and of what stands before the first


def draw_bars(slide: Slide, chart: Chart, bars: Bars, box: Box) -> None:
    """Bars in the order of the parts from the base line."""
    if bars.upright:
        _upright(slide, chart, bars, box)
    else:
        _lying(slide, chart, bars, box)


def rows_of(bars: Bars) -> tuple[str, ...]:
    """The name of each row by itself: `Aid: 9 Feb 2026`, `2026, to 28 Nov`."""
    if bars.groups:
        return tuple(f"{beside(of)}: {row}" for of, row in zip(bars.groups, bars.rows, strict=True))
    if bars.last:
        return (*bars.rows[:-1], f"{bars.rows[-1]}, {bars.last}")
    return bars.rows


def events_of(bars: Bars) -> str:
    """What happened, in a line under the bars: `Oct 2019: US pull-back · Sep 2024: ...`."""
    found = sorted(bars.events, key=lambda event: event.day)
    return " · ".join(f"{event.day:%b %Y}: {event.text}" for event in found)


def _upright(slide: Slide, chart: Chart, bars: Bars, box: Box) -> None:
    said = events_of(bars)
    if said:
        small_print(slide, box.foot(box.points(_EVENTS)), "Events", said)
        box = box.above(box.points(_EVENTS + 4))
    data = CategoryData(number_format="0")
    data.categories = rows_of(bars)
    for part in bars.parts:
        data.add_series(part.marked, _drawn(part))
    if bars.tops:
        data.add_series(bars.top, bars.tops)
    drawn = placed(slide, XL_CHART_TYPE.COLUMN_STACKED, box, data, chart)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 35, 100
    names = _NAMES * (1.6 if bars.last else 1)
    top, foot = (box.points(size) / box.height for size in (_TOP if bars.tops else 4, names))
    wide = _beside_legend(bars, box)
    plot_area(drawn, 0.01, top, wide, 1 - top - foot)
    high = box.height * (1 - top - foot) / _POINT / box.scale
    most = bars.longest
    hide(drawn.value_axis)
    drawn.value_axis.minimum_scale = 0
    # Room for the totals over the columns; what stands over the highest is cut off there.
    drawn.value_axis.maximum_scale = most * (1 + 20 / high) if bars.tops else most
    category_axis(drawn.category_axis, box.points(12))
    unit = high / drawn.value_axis.maximum_scale
    across = box.width * wide / _POINT / box.scale / max(len(bars.rows), 1) * 0.7
    for series, part in zip(plot.series, bars.parts, strict=False):
        _part(series, part, box, unit, across)
    legend(drawn, box.points(12), XL_LEGEND_POSITION.RIGHT)
    if bars.tops:
        _totals(list(plot.series)[-1], box)
        without_entry(drawn, len(bars.parts))
        heading(drawn, bars.top, box.points(12))


def _drawn(part: Part) -> tuple[int | None, ...]:
    """The values of a part, empty in place of 0: Office draws the edge of a bar without height."""
    return tuple(value or None for value in part.values)


def _beside_legend(bars: Bars, box: Box) -> float:
    """The share of the columns: the legend stands beside them, in the same order."""
    longest = max((len(part.marked) for part in bars.parts), default=0)
    return max(0.5, 0.97 - box.points(longest * _LETTER + _LEGEND) / box.width)


def _totals(series: BarSeries, box: Box) -> None:
    """The total that matters over each column: a bar that is not seen, with its number at its
    foot."""
    series.format.fill.background()
    series.format.line.fill.background()
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.INSIDE_BASE
    labels.number_format, labels.number_format_is_linked = "0", False
    labels.font.size, labels.font.bold = box.points(14), True
    ink(labels.font)


def _part(series: BarSeries, part: Part, box: Box, unit: float, across: float) -> None:
    """Paint a part of upright columns; a number that would not fit is left out."""
    painted(series.format, part.term)
    Numbers(part.term, box.points(12), symbol=across > _SYMBOL).on(series)
    for n, value in enumerate(part.values):
        if not value:
            continue
        if value * unit < _LEAST:
            without_label(series, n)
        elif value * unit < _SMALL:
            Numbers(part.term, box.points(8), symbol=False).on_one(series, n)


def _lying(slide: Slide, chart: Chart, bars: Bars, box: Box) -> None:
    parted = _parted(bars)
    names = rows_of(parted)
    data = CategoryData(number_format="0")
    data.categories = names
    for part in parted.parts:
        data.add_series(part.marked, _drawn(part))
    # Few rows need no bars as thick as books.
    box = replace(box, height=min(box.height, box.points(len(names) * 74 + 70)))
    drawn = placed(slide, XL_CHART_TYPE.BAR_STACKED, box, data, chart)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 12 if bars.groups else 35, 100
    hide(drawn.value_axis)
    most = bars.longest
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = 0, most
    small = len(names) > 12
    category_axis(drawn.category_axis, box.points(11 if small else 13))
    drawn.category_axis.reverse_order = True
    # The names take what they need, a third at most: what is left is near enough.
    unit = box.width * 0.66 / most / _POINT / box.scale
    for series, part in zip(plot.series, parted.parts, strict=True):
        painted(series.format, part.term)
        size = box.points(10 if small else 12)
        Numbers(part.term, size).on(series)
        for n, value in enumerate(part.values):
            if value and value * unit < _SYMBOL:
                Numbers(part.term, size, symbol=False).on_one(series, n)
    legend(drawn, box.points(11), XL_LEGEND_POSITION.BOTTOM)


def _parted(bars: Bars) -> Bars:
    """Rows of one group with an empty row between them and the next: Office itself sets a name
    beside several rows upright, where nobody can read it."""
    if not bars.groups:
        return bars
    order: list[int | None] = []
    for n, of in enumerate(bars.groups):
        if n and bars.groups[n - 1] != of:
            order.append(None)
        order.append(n)
    names = rows_of(bars)
    return Bars(
        tuple(" " if n is None else names[n] for n in order),
        tuple(
            replace(part, values=tuple(0 if n is None else part.values[n] for n in order))
            for part in bars.parts
        ),
    )
