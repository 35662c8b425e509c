"""On a house template: contents stay between title and feet, and are written in its colour."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from commitments.briefing.slides.deck import Deck, paragraph
from commitments.briefing.slides.house_template import BODIES, TITLES, Box, opened
from tests.briefing.charts import described
from tests.briefing.register import AS_OF
from tests.briefing.test_template import saved


def placed(**places: tuple[float, float, float, float]) -> bytes:
    """A template of 10 by 7.5 inches whose fields (`title`, `body`, `foot`) stand in these places,
    in inches."""
    made = Presentation()
    kinds = {"title": TITLES, "body": BODIES, "foot": (PP_PLACEHOLDER.FOOTER,)}
    for sheet in (made.slide_master, *made.slide_layouts):
        for shape in sheet.placeholders:
            for name, place in places.items():
                if shape.placeholder_format.type in kinds[name]:
                    shape.left, shape.top, shape.width, shape.height = map(Inches, place)
    return saved(made)


def inches(box: Box) -> tuple[float, ...]:
    return tuple(round(part / 914_400, 2) for part in (box.left, box.top, box.width, box.height))


def test_contents_stand_in_the_text_field() -> None:
    box = opened(placed(body=(1, 2, 8, 4.5)))[1].body
    assert inches(box) == (1, 2, 8, 4.5)
    assert box.scale == pytest.approx(0.75 * 4.5 / 5.35, abs=1e-3)


def test_contents_end_where_the_feet_begin() -> None:
    template = placed(body=(1, 2, 8, 5), foot=(1, 6.5, 8, 0.5))
    assert inches(opened(template)[1].body) == (1, 2, 8, 4.5)


def test_a_small_text_field_gives_way_to_all_between_title_and_feet() -> None:
    template = placed(title=(3, 0.5, 4, 1.5), body=(4, 5, 4, 1), foot=(1, 6.9, 8, 0.4))
    box = opened(template)[1].body
    assert inches(box)[1] == 2.0
    assert box.top + box.height <= Inches(6.9)
    assert inches(box)[2] == 8.75


def test_letters_are_never_smaller_than_three_fifths() -> None:
    template = placed(title=(1, 3, 8, 1.8), body=(4, 5, 4, 1), foot=(1, 6.9, 8, 0.4))
    assert opened(template)[1].body.scale == pytest.approx(0.75 * 0.6, abs=1e-3)


WHITE = "FFFFFF"


def light_on_dark() -> bytes:
    """A template that writes white, and says so on the example text of its fields alone."""
    made = Presentation()
    for layout in made.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type in (*TITLES, *BODIES):
                line = shape.text_frame.paragraphs[0]._p
                for old in line.findall(qn("a:endParaRPr")):
                    line.remove(old)
                line.append(
                    parse_xml(
                        f"<a:endParaRPr {nsdecls('a')}><a:solidFill><a:srgbClr val='{WHITE}'/>"
                        "</a:solidFill></a:endParaRPr>"
                    )
                )
                for run in line.iter(qn("a:r")):
                    line.remove(run)
    return saved(made)


def colours(element: etree._Element) -> set[str | None]:
    """The colours of the runs of an element, by the value that they say."""
    fills = (run.find(f"{qn('a:rPr')}/{qn('a:solidFill')}") for run in element.iter(qn("a:r")))
    return {None if fill is None else fill[0].get("val") for fill in fills}


def slides(template: bytes | None) -> list[Any]:
    deck = Deck("The foot", template)
    deck.chart(described("compared"), "Notes", [paragraph("Beside", muted=True)])
    return list(Presentation(BytesIO(deck.save("Title", AS_OF))).slides)


def test_text_is_written_in_the_colour_of_the_layout() -> None:
    [slide] = slides(light_on_dark())
    said = {shape.name: colours(shape._element) for shape in slide.shapes if shape.has_text_frame}
    assert (said["Title 1"], said["Subtitle"], said["Text"]) == ({WHITE}, {WHITE}, {WHITE})
    [chart] = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [
        one for one in chart._chartSpace.iter(qn("a:schemeClr")) if one.get("val") == "tx1"
    ] == []


def test_our_own_text_follows_the_theme() -> None:
    [slide] = slides(None)
    [title, *_] = slide.shapes
    assert colours(title._element) == {None}
    assert any(one.get("val") == "tx1" for one in slide._element.iter(qn("a:schemeClr")))
