"""Draws a chart on a slide with PowerPoint's own means, so that a reader can edit it there.

Bars, bands and values become charts with their workbook inside, cells a table, a map one freeform a
place. Every chart, table and shape has a name and an alternative text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from lxml import etree
from pptx.chart.axis import ValueAxis, _BaseAxis
from pptx.chart.chart import Chart as Drawn
from pptx.chart.datalabel import DataLabels
from pptx.chart.point import Point
from pptx.chart.series import BarSeries, XySeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Length, Pt

from commitments.briefing.slides.chart_data import CategoryData, XyData
from commitments.briefing.slides.draw_map import draw_map
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import (
    KEY,
    LOOK,
    cleaned,
    colour,
    give_alt,
    ink,
    key,
    text_box,
    xml_text,
)
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bands, Bars, Cells, Map, Stretch, Values

_EXCEL_EPOCH = date(1899, 12, 30)


def draw(slide: Slide, chart: Chart, box: Box) -> None:
    """Draw a chart, which must not be empty, into a box of a slide."""
    native = cleaned(chart.native)
    chart = replace(chart, alt=xml_text(chart.alt))
    match native:
        case Bars():
            _bars(slide, chart, native, box)
        case Bands() if native.marks:
            _history(slide, chart, native, box)
        case Bands():
            _bands(slide, chart, native, box)
        case Cells():
            _cells(slide, chart, native, box)
        case Values():
            _values(slide, chart, native, box)
        case Map():
            draw_map(slide, chart, native, box)
        case _:
            raise ValueError(f"{chart.name} is empty")


def _place(
    slide: Slide, kind: XL_CHART_TYPE, box: Box, data: CategoryData | XyData, chart: Chart
) -> Drawn:
    # python-pptx says that it takes categories alone, and gives the chart without its frame.
    added = slide.shapes.add_chart(kind, *box.place, data)  # type: ignore[arg-type]
    frame = cast("GraphicFrame", added)
    give_alt(frame, chart.name, chart.alt)
    drawn = frame.chart
    drawn.font.size = box.points(12)
    ink(drawn.font)
    drawn.has_title = False
    drawn.has_legend = False
    return drawn


def _fill(thing: BarSeries | Point, code: str) -> None:
    thing.format.fill.solid()
    thing.format.fill.fore_color.rgb = colour(code)
    thing.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    thing.format.line.width = Pt(0.75)


def _hide(axis: _BaseAxis) -> None:
    axis.visible = False
    axis.has_major_gridlines = False
    axis.has_minor_gridlines = False


def _category_axis(axis: _BaseAxis, size: Length) -> None:
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.font.size = size


def _legend(drawn: Drawn, size: Length) -> None:
    drawn.has_legend = True
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    drawn.legend.font.size = size


def _bars(slide: Slide, chart: Chart, bars: Bars, box: Box) -> None:
    data = CategoryData(number_format="0")
    data.categories = bars.rows
    for part in bars.parts:
        data.add_series(part.label, part.values)
    kind = XL_CHART_TYPE.COLUMN_STACKED if bars.upright else XL_CHART_TYPE.BAR_STACKED
    # Few rows need no bars as thick as books.
    most = box.points(len(bars.rows) * 74 + 70)
    if not bars.upright and box.height > most:
        box = replace(box, height=most)
    drawn = _place(slide, kind, box, data, chart)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 35, 100
    _hide(drawn.value_axis)
    drawn.value_axis.maximum_scale = max(
        (sum(values) for values in zip(*(p.values for p in bars.parts), strict=True)), default=1
    )
    _category_axis(drawn.category_axis, box.points(13))
    drawn.category_axis.reverse_order = not bars.upright
    for series, part in zip(plot.series, bars.parts, strict=True):
        _fill(series, part.colour)
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = "0;;;", False
        labels.font.size, labels.font.bold = box.points(12), True
        labels.font.color.rgb = colour(LOOK.on_colour)
    _legend(drawn, box.points(11))


def _serial(day: date) -> int:
    """A day as Excel counts it."""
    return (day - _EXCEL_EPOCH).days


def _year_axis(axis: ValueAxis, first: date, last: date, size: Length) -> None:
    # From 2 January a tick every 365.25 days falls on the first or second day of each year.
    axis.minimum_scale = _serial(date(first.year, 1, 2))
    axis.maximum_scale = _serial(last + timedelta(days=1))
    axis.major_unit = 365.25
    axis.tick_labels.number_format = "yyyy"
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = size
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour(LOOK.line)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE


def _span(rows: tuple[tuple[Stretch, ...], ...]) -> tuple[date, date]:
    found = [stretch for row in rows for stretch in row]
    return min(s.start for s in found), max(s.end for s in found)


def _bands(slide: Slide, chart: Chart, bands: Bands, box: Box) -> None:
    first, last = _span(bands.stretches)
    row = box.height / (len(bands.rows) + 2)
    size = Emu(round(max(box.points(6), min(box.points(12), row * 0.7))))
    room = box.above(box.points(KEY))
    drawn = _stretched_bars(slide, chart, bands, room, (first, last), size)
    _category_axis(drawn.category_axis, size)
    _year_axis(drawn.value_axis, first, last, box.points(11))
    key(slide, bands.key, box)


def _stretched_bars(
    slide: Slide, chart: Chart, bands: Bands, box: Box, period: tuple[date, date], size: Length
) -> Drawn:
    """Stacked bars: an invisible one up to the first day, then one a stretch, in days."""
    first, last = period
    data = CategoryData(number_format="0")
    data.categories = bands.rows
    data.add_series(
        "From (day number)",
        [_serial(row[0].start if row else last) for row in bands.stretches],
    )
    longest = max(len(row) for row in bands.stretches)
    for n in range(longest):
        days = [(row[n].end - row[n].start).days if n < len(row) else 0 for row in bands.stretches]
        data.add_series(f"Status {n + 1} (days)", days)
    drawn = _place(slide, XL_CHART_TYPE.BAR_STACKED, box, data, chart)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 30, 100
    drawn.category_axis.reverse_order = True
    start, *rest = plot.series
    start.format.fill.background()
    start.format.line.fill.background()
    whole = (last - first).days
    for n, series in enumerate(rest):
        for row, stretches in enumerate(bands.stretches):
            if n < len(stretches):
                stretch = stretches[n]
                point = series.points[row]
                _fill(point, stretch.term.light)
                if (stretch.end - stretch.start).days * 45 > whole:
                    _point_label(point, stretch.term.symbol, size, LOOK.on_colour)
    return drawn


def _point_label(point: Point, text: str, size: Length, code: str) -> None:
    frame = point.data_label.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = size, True
    font.color.rgb = colour(code)


def _history(slide: Slide, chart: Chart, bands: Bands, box: Box) -> None:
    """One pledge: its statuses as a bar, and below it its evidence by day, a row an effect."""
    stretches = [stretch for row in bands.stretches for stretch in row]
    days = [day for s in stretches for day in (s.start, s.end)] + [m.day for m in bands.marks]
    first, last = min(days), max(days)
    rows = len(bands.lanes) + 1
    whole = replace(box, height=min(box.height, box.points(250)))
    inner = whole.above(box.points(KEY))
    size = box.points(11)
    names, plot = inner.halves(0.1, 0)
    share = 0.84
    height = round(inner.height * share / rows)
    if stretches:
        strip = replace(plot, height=height)
        drawn = _stretched_bars(slide, chart, bands, strip, (first, last), size)
        _hide(drawn.category_axis)
        _year_axis(drawn.value_axis, first, last, size)
        _hide(drawn.value_axis)
        _plot_area(drawn, 0.01, 0.0, 0.98, 1.0)
    data = XyData(number_format="0")
    lanes = [term for term in bands.lanes if any(mark.term is term for mark in bands.marks)]
    for term in lanes:
        series = data.add_series(f"{term.symbol} {term.label}")
        for mark in bands.marks:
            if mark.term is term:
                series.add_data_point(_serial(mark.day), len(bands.lanes) - bands.lanes.index(term))
    drawn = _place(slide, XL_CHART_TYPE.XY_SCATTER, plot.below(height), data, chart)
    _hide(drawn.value_axis)
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = 0.5, rows - 0.5
    _year_axis(drawn.category_axis, first, last, size)
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for series, term in zip(drawn.plots[0].series, lanes, strict=True):
        series.format.line.fill.background()
        _marker(series, _MARKERS[term.symbol], term.light)
    _plot_area(drawn, 0.01, 0.0, 0.98, height * (rows - 1) / (inner.height - height))
    for n, name in enumerate((*bands.rows, *(term.label for term in bands.lanes))):
        where = replace(names, top=names.top + n * height, height=height)
        frame = text_box(slide, where, f"Row {name}")
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.text = name
        frame.paragraphs[0].font.size = box.points(12)
        ink(frame.paragraphs[0].font)
    key(slide, bands.key, whole)


def _marker(series: XySeries, style: XL_MARKER_STYLE, code: str) -> None:
    series.marker.style, series.marker.size = style, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour(code)
    series.marker.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


_MARKERS = {
    "▲": XL_MARKER_STYLE.TRIANGLE,
    "▼": XL_MARKER_STYLE.DIAMOND,
    "■": XL_MARKER_STYLE.SQUARE,
}


def _plot_area(drawn: Drawn, x: float, y: float, width: float, height: float) -> None:
    """Fix the inner plotting area, in shares of the chart."""
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", x),
        ("y", y),
        ("w", width),
        ("h", height),
    ):
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(value))
    area.insert(0, layout)


def _values(slide: Slide, chart: Chart, values: Values, box: Box) -> None:
    """Values by date: bars, a line, or marks that nothing joins."""
    if values.bars:
        data = CategoryData(number_format="General")
        data.categories = [f"{day:%b %Y}" for day in values.days]
        data.add_series(values.unit, values.values)
        drawn = _place(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, box, data, chart)
        drawn.plots[0].gap_width = 60
        _category_axis(drawn.category_axis, box.points(11))
        series = drawn.plots[0].series[0]
        _fill(series, values.colour)
    else:
        marks = XyData(number_format="General")
        points = marks.add_series(values.unit)
        for day, value in zip(values.days, values.values, strict=True):
            points.add_data_point(_serial(day), value)
        drawn = _place(slide, XL_CHART_TYPE.XY_SCATTER_LINES, box, marks, chart)
        _year_axis(drawn.category_axis, values.days[0], values.days[-1], box.points(11))
        drawn.category_axis.has_major_gridlines = False
        series = drawn.plots[0].series[0]
        series.smooth = False
        if values.joined:
            series.format.line.color.rgb = colour(values.colour)
            series.format.line.width = Pt(2)
        else:
            series.format.line.fill.background()
        _marker(series, XL_MARKER_STYLE.CIRCLE, values.colour)
    axis = drawn.value_axis
    axis.minimum_scale = min(0, *values.values)
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour(LOOK.line)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
    labels = series.data_labels if values.bars else _value_labels(series)
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "#,##0.##", False
    labels.font.size = box.points(10)
    if not values.bars:
        labels.position = XL_LABEL_POSITION.ABOVE


def _value_labels(series: XySeries) -> DataLabels:
    """The data labels of an XY series, which python-pptx reaches only by its element."""
    return DataLabels(series._element.get_or_add_dLbls())


def _cells(slide: Slide, chart: Chart, cells: Cells, box: Box) -> None:
    room = box.above(box.points(KEY))
    rows, columns = len(cells.rows) + 1, len(cells.columns) + 1
    height = min(room.height // rows, box.points(42))
    frame = slide.shapes.add_table(rows, columns, *replace(room, height=height * rows).place)
    give_alt(frame, chart.name, chart.alt)
    table = frame.table
    first = room.width // 4
    for n in range(columns):
        width = first if n == 0 else (room.width - first) // (columns - 1)
        table.columns[n].width = Emu(width)
    for n, text in enumerate((cells.corner, *cells.columns)):
        _cell(table.cell(0, n), text, box.points(12), LOOK.pale, bold=True, centred=n > 0)
    for r, (name, texts, shares) in enumerate(
        zip(cells.rows, cells.texts, cells.shares, strict=True), start=1
    ):
        table.rows[r].height = Emu(height)
        _cell(table.cell(r, 0), name, box.points(12), LOOK.ground, bold=True)
        for c, (text, share) in enumerate(zip(texts, shares, strict=True), start=1):
            shade = LOOK.ground if share is None else LOOK.tint(share)
            _cell(table.cell(r, c), text, box.points(13), shade, centred=True)
    key(slide, cells.key, box)


def _cell(
    cell: _Cell, text: str, size: Length, ground: str, *, bold: bool = False, centred: bool = False
) -> None:
    cell.text_frame.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(ground)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = size, bold
        paragraph.font.color.rgb = colour(LOOK.ink)
