"""Time on a slide: statuses as strips, facts by quarter, measured values by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

from lxml import etree
from pptx.chart.axis import ValueAxis
from pptx.chart.chart import Chart as Drawn
from pptx.chart.datalabel import DataLabels
from pptx.chart.series import XySeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Length, Pt

from commitments.briefing.slides.chart_data import DAYS, CategoryData, Column, XyData
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.office_chart import (
    category_axis,
    gridlines,
    hide,
    label_of_cell,
    labels_of_cells,
    placed,
    plot_area,
    serial,
    year_axis,
)
from commitments.briefing.slides.pieces import KEY, LOOK, colour, ink, key, painted, text_box
from commitments.dates import when
from commitments.figures.chart import Chart
from commitments.figures.look import text_width
from commitments.figures.shapes import Bands, Stretch, Values
from commitments.vocabulary import Effect, Status

_UP_AND_DOWN = (Effect.ADVANCE, Effect.SETBACK)
_POINT = 12_700  # English Metric Units in a point
_AIR = 8  # points around a label in a strip
_STRIP = 30  # points of the strip of statuses over the facts of a pledge


def draw_bands(slide: Slide, chart: Chart, bands: Bands, box: Box) -> None:
    """A row a pledge: its statuses as a strip; facts, where there are any, as columns below it."""
    if bands.marks:
        _history(slide, chart, bands, box)
        return
    found = [stretch for row in bands.stretches for stretch in row]
    first, last = bands.period or (min(s.start for s in found), max(s.end for s in found))
    row = box.height / (len(bands.rows) + 2)
    size = Emu(round(max(box.points(6), min(box.points(12), row * 0.7))))
    room = box.above(box.points(KEY))
    drawn, named = _strips(slide, chart, bands, room, (first, last), size)
    category_axis(drawn.category_axis, size)
    year_axis(drawn.value_axis, first, last, box.points(11))
    key(slide, (term for term in bands.key if term not in named), box)


def _strips(
    slide: Slide, chart: Chart, bands: Bands, box: Box, period: tuple[date, date], size: Length
) -> tuple[Drawn, set[Status]]:
    """Stacked bars: an invisible one up to the first day, then one a stretch, in days; and the
    statuses that are named in them, which need no key.

    The days are computed from the dates in the workbook, and the labels are cells of it.
    """
    first, last = period
    room = box.width * 0.9 / _POINT / ((last - first).days or 1)
    labels = [
        tuple(
            _label(row[n], room, size / _POINT) if n < len(row) else "" for row in bands.stretches
        )
        for n in range(max(len(row) for row in bands.stretches))
    ]
    data = _in_days(bands, last, labels)
    drawn = placed(slide, XL_CHART_TYPE.BAR_STACKED, box, data, chart)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 30, 100
    drawn.category_axis.reverse_order = True
    start, *rest = plot.series
    start.format.fill.background()
    start.format.line.fill.background()
    named: set[Status] = set()
    for n, series in enumerate(rest):
        for row, stretches in enumerate(bands.stretches):
            if n < len(stretches):
                painted(series.points[row].format, stretches[n].term)
                if labels[n][row]:
                    label_of_cell(series, row, labels[n][row], stretches[n].term, size)
                if labels[n][row].endswith(stretches[n].name):
                    named.add(stretches[n].term)
        labels_of_cells(series, labels[n], data.cells(f"Label {n + 1}"))
    return drawn, named


def _in_days(bands: Bands, last: date, labels: Sequence[tuple[str, ...]]) -> CategoryData:
    """The workbook of the bars; a row without a stretch begins on the last day."""
    data = CategoryData(number_format="0")
    data.categories = bands.rows
    starts = [serial(row[0].start if row else last) for row in bands.stretches]
    data.add_series("From", starts, DAYS)
    for n in range(len(labels)):
        data.add_series(f"Status {n + 1} (days)", [_days_of(row, n) for row in bands.stretches])
    data.computed = _computed(bands)
    data.behind = _dates(bands)
    data.beside = tuple(Column(f"Label {n + 1}", cells) for n, cells in enumerate(labels))
    return data


def _days_of(row: tuple[Stretch, ...], n: int) -> int:
    return (row[n].end - row[n].start).days if n < len(row) else 0


def _label(stretch: Stretch, room: float, size: float) -> str:
    """Symbol and word where both have room, the symbol alone, or nothing; `room` is that of a day,
    in points."""
    wide = (stretch.end - stretch.start).days * room
    whole = f"{stretch.term.symbol} {stretch.name}"
    if text_width(whole, size, bold=True) + _AIR <= wide:
        return whole
    return stretch.term.symbol if text_width("•••", size, bold=True) <= wide else ""


def _dates(bands: Bands) -> tuple[Column, ...]:
    """What each strip is made of: pledge, status, first and last day."""
    found = [(name, s) for name, row in zip(bands.rows, bands.stretches, strict=True) for s in row]
    return (
        Column("Pledge", [name for name, _ in found]),
        Column("Status", [s.name for _, s in found]),
        Column("Start", [serial(s.start) for _, s in found], DAYS),
        Column("End", [serial(s.end) for _, s in found], DAYS),
    )


def _computed(bands: Bands) -> dict[str, list[str]]:
    """The formulas of the first days and of the days, which refer to the sheet of dates."""
    begins = list(accumulate((len(row) for row in bands.stretches), initial=2))
    most = max(len(row) for row in bands.stretches)
    pairs = list(zip(begins, bands.stretches, strict=False))
    return {"From": [f"=Dates!C{at}" if row else "" for at, row in pairs]} | {
        f"Status {n + 1} (days)": [
            f"=Dates!D{at + n}-Dates!C{at + n}" if n < len(row) else "" for at, row in pairs
        ]
        for n in range(most)
    }


def _history(slide: Slide, chart: Chart, bands: Bands, box: Box) -> None:
    """One pledge: its statuses as a strip, and below it its facts by quarter, advances up and
    setbacks down, under the same years. Without a row the facts alone."""
    stretches = [stretch for row in bands.stretches for stretch in row]
    days = [day for s in stretches for day in (s.start, s.end)] + [m.day for m in bands.marks]
    first, last = date(min(days).year, 1, 1), max(days)
    whole = replace(box, height=min(box.height, box.points(260)))
    inner = whole.above(box.points(KEY))
    size = box.points(11)
    names, plot = inner.halves(0.1, 0)
    height = box.points(_STRIP if bands.rows else 0)
    ends = _end_of_quarter(last)
    named: set[Status] = set()
    if stretches:
        strip = replace(plot, height=height)
        drawn, named = _strips(slide, chart, bands, strip, (first, ends), size)
        hide(drawn.category_axis)
        _days(drawn.value_axis, first, ends)
        plot_area(drawn, 0.01, 0.0, 0.98, 1.0)
    _facts(slide, chart, bands, plot.below(height), (first, ends))
    half = (inner.height - height) // 2
    below = replace(names, top=names.top + height)
    places = [replace(names, height=height)] if bands.rows else []
    places.append(replace(below, height=half))
    places.append(replace(below, top=below.top + half, height=half - box.points(20)))
    for where, name in zip(places, (*bands.rows[:1], "Advances", "Setbacks"), strict=True):
        frame = text_box(slide, where, f"Row {name}")
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.text = name
        frame.paragraphs[0].font.size = box.points(12)
        ink(frame.paragraphs[0].font)
    unnamed = [term for term in bands.key if term not in named]
    key(slide, (*unnamed, *_UP_AND_DOWN), whole)


def _days(axis: ValueAxis, first: date, last: date) -> None:
    """An unseen axis of days."""
    hide(axis)
    axis.minimum_scale, axis.maximum_scale = serial(first), serial(last + timedelta(days=1))


def quarters(first: date, last: date) -> list[tuple[int, int]]:
    """The quarters of these days, as (year, 1 to 4)."""
    return [
        (year, n)
        for year in range(first.year, last.year + 1)
        for n in range(1, 5)
        if _quarter(first) <= (year, n) <= _quarter(last)
    ]


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


def _end_of_quarter(day: date) -> date:
    year, n = _quarter(day)
    return date(year + n // 4, n % 4 * 3 + 1, 1) - timedelta(days=1)


def _facts(slide: Slide, chart: Chart, bands: Bands, box: Box, period: tuple[date, date]) -> None:
    """Columns by quarter from a line in the middle."""
    found = Counter((mark.term, _quarter(mark.day)) for mark in bands.marks)
    columns = quarters(*period)
    data = CategoryData(number_format="0;0")
    # Some programs name every category, however narrow: so only a first quarter has a name.
    data.categories = [str(year) if n == 1 else " " for year, n in columns]
    data.beside = (
        Column("Quarter begins", [serial(date(y, n * 3 - 2, 1)) for y, n in columns], DAYS),
        Column(
            "Quarter ends",
            [serial(_end_of_quarter(date(y, n * 3, 1))) for y, n in columns],
            DAYS,
        ),
    )
    for effect in _UP_AND_DOWN:
        sign = 1 if effect is Effect.ADVANCE else -1
        data.add_series(f"{effect.label}s", [sign * found[(effect, q)] or None for q in columns])
    drawn = placed(slide, XL_CHART_TYPE.COLUMN_STACKED, box, data, chart)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 8, 100
    for series, effect in zip(plot.series, _UP_AND_DOWN, strict=True):
        painted(series.format, effect)
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = "0;0;;", False
        labels.font.size, labels.font.bold = box.points(9), True
        labels.font.color.rgb = colour(effect.light.text)
    hide(drawn.value_axis)
    axis = drawn.category_axis
    category_axis(axis, box.points(11))
    axis.format.line.color.rgb = colour(LOOK.colours.axis)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _every(axis._element, 1)
    foot = box.points(20) / box.height
    plot_area(drawn, 0.01, 0.02, 0.98, 0.98 - foot)


def _every(axis: etree._Element, number: int) -> None:
    """Name one category in so many only."""
    skip = etree.Element(qn("c:tickLblSkip"))
    skip.set("val", str(number))
    last = axis.find(qn("c:noMultiLvlLbl"))
    assert last is not None  # python-pptx writes one
    last.addprevious(skip)


def draw_values(slide: Slide, chart: Chart, values: Values, box: Box) -> None:
    """Values by date: bars, a line, steps, or marks that nothing joins."""
    drawn = _value_bars(slide, chart, values, box) if values.bars else None
    if drawn is None:
        drawn = _value_points(slide, chart, values, box)
    axis = drawn.value_axis
    axis.minimum_scale = min(0, *values.values)
    gridlines(axis)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
    series = list(drawn.plots[0].series)[-1]
    # The data labels of an XY series are reached by its element alone.
    labels = DataLabels(series._element.get_or_add_dLbls())
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "#,##0.##", False
    labels.font.size = box.points(10)
    if not values.bars:
        labels.position = XL_LABEL_POSITION.ABOVE


def _value_bars(slide: Slide, chart: Chart, values: Values, box: Box) -> Drawn:
    data = CategoryData(number_format="General")
    data.categories = [when(date) for date in values.dates]
    data.add_series(values.unit, values.values)
    drawn = placed(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, box, data, chart)
    drawn.plots[0].gap_width = 60
    category_axis(drawn.category_axis, box.points(11))
    [series] = drawn.plots[0].series
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(LOOK.accent)
    return drawn


def _value_points(slide: Slide, chart: Chart, values: Values, box: Box) -> Drawn:
    data = XyData(number_format="General")
    if values.steps:
        corners = data.add_series(f"{values.unit}, by steps")
        for day, value in _corners(values):
            corners.add_data_point(serial(day), value)
    points = data.add_series(values.unit)
    for day, value in zip(values.days, values.values, strict=True):
        points.add_data_point(serial(day), value)
    drawn = placed(slide, XL_CHART_TYPE.XY_SCATTER_LINES, box, data, chart)
    first, last = min(values.days), max(values.days)
    # So that the last number is on the slide.
    room = max(timedelta(days=30), (last - first) // 10)
    year_axis(drawn.category_axis, first, last + room, box.points(11))
    drawn.category_axis.has_major_gridlines = False
    *steps, marked = drawn.plots[0].series
    for series in (*steps, marked):
        series.smooth = False
    for series in steps:
        _line(series, joined=True)
        series.marker.style = XL_MARKER_STYLE.NONE
    _line(marked, joined=values.joined)
    marked.marker.style, marked.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    marked.marker.format.fill.solid()
    marked.marker.format.fill.fore_color.rgb = colour(LOOK.accent)
    marked.marker.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    return drawn


def _line(series: XySeries, *, joined: bool) -> None:
    if not joined:
        series.format.line.fill.background()
        return
    series.format.line.color.rgb = colour(LOOK.accent)
    series.format.line.width = Pt(2)


def _corners(values: Values) -> Iterator[tuple[date, float]]:
    """The corners of a line by steps: each value holds until the next."""
    before: float | None = None
    for day, value in zip(values.days, values.values, strict=True):
        if before is not None:
            yield day, before
        yield day, value
        before = value
