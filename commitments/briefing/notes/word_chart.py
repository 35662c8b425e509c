"""A chart of a note as Word's own: the part that PowerPoint would hold, put into this package."""

from __future__ import annotations

from dataclasses import replace

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from pptx import Presentation

from commitments.briefing.slides.drawing import draw
from commitments.briefing.slides.finishing import speak
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import xml_text
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bars

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def put_chart(
    document: Word, paragraph: Paragraph, chart: Chart, size: tuple[Length, Length], font: str
) -> None:
    """Put a chart, which has something to draw, into a paragraph: native, with its workbook inside
    and its alternative text."""
    width, height = size
    number = (
        sum(part.content_type == _CHART_TYPE for part in document.part.package.iter_parts()) + 1
    )
    made = _chart_part(chart, size, font)
    package = document.part.package
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        _BOOK_TYPE,
        made[1],
        package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, made[0], package)
    part.rels.get_or_add(RELATIONSHIP_TYPE.PACKAGE, book)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    run = paragraph.add_run()
    run._r.append(
        parse_xml(
            f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{chart.name}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART_NS}">'
            f'<c:chart xmlns:c="{_CHART_NS}" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    )
    described = run._r.find(f".//{qn('wp:docPr')}")
    assert described is not None
    described.set("descr", xml_text(chart.alt))


def _chart_part(chart: Chart, size: tuple[Length, Length], font: str) -> tuple[bytes, bytes]:
    """The chart's XML and its workbook, drawn on a slide that is thrown away."""
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    # Letters of three quarters of the size that they have on a slide. What stands beside a chart
    # on a slide stands in the text here.
    bare = replace(chart.shapes, events=()) if isinstance(chart.shapes, Bars) else chart.shapes
    draw(slide, replace(chart, shapes=bare), Box(0, 0, *size, scale=0.75))
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    frame.chart.font.name = font
    part = frame.chart.part
    speak(part._element)
    return part.blob, part.chart_workbook.xlsx_part.blob
