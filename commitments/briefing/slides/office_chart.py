"""What every chart of Office is made of: its frame, axes, legend, labels, plotting area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast
from xml.sax.saxutils import escape

from lxml import etree
from pptx.chart.axis import ValueAxis, _BaseAxis
from pptx.chart.chart import Chart as Drawn
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length

from commitments.briefing.slides.chart_data import CategoryData, XyData
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import LOOK, colour, give_alt, ink
from commitments.figures.chart import Chart
from commitments.palette import Hatch
from commitments.vocabulary import DrawnTerm

_EXCEL_EPOCH = date(1899, 12, 30)


def placed(
    slide: Slide, kind: XL_CHART_TYPE, box: Box, data: CategoryData | XyData, chart: Chart
) -> Drawn:
    """A new chart with name and alternative text, without title and legend."""
    # python-pptx says that it takes categories alone, and gives the chart without its frame.
    added = slide.shapes.add_chart(kind, *box.place, data)  # type: ignore[arg-type]
    frame = cast("GraphicFrame", added)
    give_alt(frame, chart.name, chart.alt)
    drawn = frame.chart
    drawn.font.size = box.points(12)
    ink(drawn.font)
    drawn.has_title = False
    drawn.has_legend = False
    _without_frame(drawn)
    _number_axes(drawn)
    return drawn


def _number_axes(drawn: Drawn) -> None:
    """Number the axes from 1: python-pptx writes numbers below zero, which no axis may have."""
    numbers: dict[str, str] = {}
    for tag in ("c:axId", "c:crossAx"):
        for element in drawn._chartSpace.iter(qn(tag)):
            number = numbers.setdefault(element.get("val"), str(len(numbers) + 1))
            element.set("val", number)


def _without_frame(drawn: Drawn) -> None:
    """No ground and no line around a chart, where Word would draw both."""
    bare = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    space = drawn._chartSpace
    space.insert(_place_of(space, "c:chart") + 1, parse_xml(bare))


def hide(axis: _BaseAxis) -> None:
    """Take an axis and its lines out of sight."""
    axis.visible = False
    axis.has_major_gridlines = False
    axis.has_minor_gridlines = False


def category_axis(axis: _BaseAxis, size: Length) -> None:
    """An axis of names, without lines."""
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.font.size = size


def legend(drawn: Drawn, size: Length, position: XL_LEGEND_POSITION) -> None:
    """The legend of Office itself, which follows what a reader changes."""
    drawn.has_legend = True
    drawn.legend.position = position
    drawn.legend.include_in_layout = False
    drawn.legend.font.size = size


def without_entry(drawn: Drawn, number: int) -> None:
    """Take one series out of the legend."""
    entry = etree.Element(qn("c:legendEntry"))
    etree.SubElement(entry, qn("c:idx")).set("val", str(number))
    etree.SubElement(entry, qn("c:delete")).set("val", "1")
    drawn.legend._element.find(qn("c:legendPos")).addnext(entry)


def heading(drawn: Drawn, text: str, size: Length) -> None:
    """A line of small print at the top left, as the title of the chart."""
    drawn.has_title = True
    frame = drawn.chart_title.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = size, False
    ink(font, muted=True)
    title = drawn._chartSpace.chart.find(qn("c:title"))
    for old in title.findall(qn("c:layout")):
        title.remove(old)
    title.find(qn("c:tx")).addnext(_layout(x=0.005, y=0.0))


def plot_area(drawn: Drawn, x: float, y: float, width: float, height: float) -> None:
    """Fix the inner plotting area, in shares of the chart."""
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, _layout(inner=True, x=x, y=y, w=width, h=height))


def _layout(*, inner: bool = False, **places: float) -> etree._Element:
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    if inner:
        etree.SubElement(manual, qn("c:layoutTarget")).set("val", "inner")
    for name in ("xMode", "yMode"):
        etree.SubElement(manual, qn(f"c:{name}")).set("val", "edge")
    for name, value in places.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(round(value, 4)))
    return layout


# ---------------------------------------------------------------- numbers in bars


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers in the bars of a term: its symbol before them where `symbol`, 0 left out."""

    term: DrawnTerm
    size: Length
    symbol: bool = True

    @property
    def format(self) -> str:
        """As Office writes it: `"••" 0;;;`."""
        return f'"{self.term.symbol} "0;;;' if self.symbol else "0;;;"

    def on(self, series: BarSeries) -> None:
        """Label every bar of a series."""
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = self.format, False
        labels.font.size, labels.font.bold = self.size, True
        labels.font.color.rgb = colour(self.term.light.text)
        self._plate(labels._element)

    def on_one(self, series: BarSeries, n: int) -> None:
        """Label one bar of a series otherwise than the others."""
        label = series.points[n].data_label
        label.font.size, label.font.bold = self.size, True
        label.font.color.rgb = colour(self.term.light.text)
        element = label._dLbl
        number = etree.Element(qn("c:numFmt"))
        number.set("formatCode", self.format)
        number.set("sourceLinked", "0")
        element.insert(1, number)  # behind the index of the bar
        self._plate(element)

    def _plate(self, labels: etree._Element) -> None:
        """What is written over a hatch stands on a plate of the fill."""
        if self.term.hatch is Hatch.NONE:
            return
        fill = colour(self.term.light.fill)
        plate = parse_xml(
            f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
            "</c:spPr>"
        )
        for old in labels.findall(qn("c:spPr")):
            labels.remove(old)
        labels.insert(_place_of(labels, "c:numFmt") + 1, plate)


def _place_of(parent: etree._Element, tag: str) -> int:
    return [child.tag for child in parent].index(qn(tag))


def without_label(series: BarSeries, n: int) -> None:
    """Leave the number of one bar out."""
    label = series.data_labels._element._insert_dLbl_in_sequence(n)
    for child in list(label):
        if child.tag != qn("c:idx"):
            label.remove(child)
    etree.SubElement(label, qn("c:delete")).set("val", "1")


# ---------------------------------------------------------------- labels that are cells

_LABELS = "http://schemas.microsoft.com/office/drawing/2012/chart"
_OF_A_LABEL = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_OF_A_SERIES = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_ANY_ID = "{6C2B1F4A-6F0C-4D52-9B8E-3E5A7C1D9F20}"  # so one that is always the same
_NOTHING_ELSE = "".join(
    f'<c:show{what} val="0"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def label_of_cell(series: BarSeries, n: int, text: str, term: DrawnTerm, size: Length) -> None:
    """Label one bar with its cell among those of `labels_of_cells`; `text` is what it holds."""
    label = series.points[n].data_label._get_or_add_dLbl()
    made = parse_xml(
        f'<c:dLbl {nsdecls("c", "a")}><c:idx val="{n}"/><c:tx><c:rich><a:bodyPr wrap="none"/>'
        f'<a:p><a:fld id="{_ANY_ID}" type="CELLRANGE"><a:rPr lang="en-GB" sz="{size.pt * 100:.0f}"'
        f' b="1"><a:solidFill><a:srgbClr val="{colour(term.light.text)}"/></a:solidFill></a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:fld></a:p></c:rich></c:tx>{_NOTHING_ELSE}"
        f'<c:extLst><c:ext uri="{_OF_A_LABEL}" xmlns:c15="{_LABELS}">'
        '<c15:showDataLabelsRange val="1"/></c:ext></c:extLst></c:dLbl>'
    )
    label.getparent().replace(label, made)


def labels_of_cells(series: BarSeries, texts: Sequence[str], cells: str) -> None:
    """Say which cells of the workbook the labels of a series are, and what these hold."""
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(text)}</c:v></c:pt>' for n, text in enumerate(texts) if text
    )
    series._element.append(
        parse_xml(
            f'<c:extLst {nsdecls("c")}><c:ext uri="{_OF_A_SERIES}" xmlns:c15="{_LABELS}">'
            f"<c15:datalabelsRange><c15:f>{cells}</c15:f><c15:dlblRangeCache>"
            f'<c:ptCount val="{len(texts)}"/>{points}</c15:dlblRangeCache></c15:datalabelsRange>'
            "</c:ext></c:extLst>"
        )
    )


# ---------------------------------------------------------------- time


def serial(day: date) -> int:
    """A day as Excel counts it."""
    return (day - _EXCEL_EPOCH).days


def year_axis(axis: ValueAxis, first: date, last: date, size: Length) -> None:
    """An axis of days with a tick a year."""
    # So that the first day is on it, and a tick every 366 days in the first weeks of each year.
    axis.minimum_scale = serial(date(first.year, 1, 1))
    axis.maximum_scale = serial(last + timedelta(days=1))
    axis.major_unit = 366
    axis.tick_labels.number_format = "yyyy"
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = size
    gridlines(axis)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE


def gridlines(axis: _BaseAxis) -> None:
    """Faint lines behind data."""
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour(LOOK.colours.faint)
