"""What is done to a deck when all is on it: language, order of reading, properties.

Screen readers and spelling checkers go by what is set here: each text says its language, and a
slide is read title first and feet last, in whatever order it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Slides
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from commitments.briefing.slides.house_template import FEET, TITLES
from commitments.briefing.slides.ink import Colours, colours_of, paint

LANGUAGE = "en-GB"
CHANGED_BY_HAND = (
    "The data of the chart can be changed (right click, Edit Data). Title, sentences and"
    " alternative text do not follow: where you change a number, write “edited by hand” under the"
    " chart."
)
MADE_BY = "Commitment tracker"
_WIDE, _CLASSIC = 16 / 9, 4 / 3
_DRAWN = ("Key: ", "Swatch: ", "Row ", "Events")
"""How the names of texts begin that explain a drawing, and are read after it."""
_TEXTS = (qn("a:r"), qn("a:fld"), qn("a:br"))
_SCHEME = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def finish(deck: Slides) -> None:
    """Make a deck whole before it is saved."""
    colours: dict[Part, Colours] = {}  # by layout
    for slide in deck.slides:
        _in_order(slide)
        speak(slide._element)
        if any(shape.has_chart for shape in slide.shapes):
            _tell_of_changes(slide)
        if slide.has_notes_slide:
            speak(slide.notes_slide._element)
        charts = [
            relation.target_part._element
            for relation in slide.part.rels.values()
            if relation.reltype == RELATIONSHIP_TYPE.CHART
        ]
        for chart in charts:
            speak(chart)
        layout = slide.slide_layout
        if layout.part not in colours:
            colours[layout.part] = colours_of(layout)
        paint(slide, charts, colours[layout.part])
    _name_notes(deck)
    _say_what_it_is(deck)


def speak(element: etree._Element) -> None:
    """Say of every text in a slide, its notes or a chart in which language it is."""
    for text in element.iter(*_TEXTS):
        properties = text.find(qn("a:rPr"))
        if properties is None:
            properties = etree.Element(qn("a:rPr"))
            text.insert(0, properties)
        properties.set("lang", LANGUAGE)
    for properties in element.iter(qn("a:endParaRPr"), qn("a:defRPr")):
        properties.set("lang", LANGUAGE)


def _tell_of_changes(slide: Slide) -> None:
    """Say in the notes what does not follow when a chart's data are changed; last, as it is not to
    be said aloud."""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None  # opened() refuses notes without a text field
    frame.add_paragraph()
    frame.add_paragraph().text = CHANGED_BY_HAND


def _in_order(slide: Slide) -> None:
    """Title, text, charts and tables with what explains them, feet."""
    tree = slide.shapes._spTree
    for shape in sorted(slide.shapes, key=_turn):
        tree.append(shape._element)


def _turn(shape: BaseShape) -> int:
    if shape.is_placeholder:
        kind = shape.placeholder_format.type
        if kind in FEET:
            return 5 if kind == PP_PLACEHOLDER.SLIDE_NUMBER else 4
        return 0 if kind in TITLES else 1
    if shape.name in ("Footer", "No."):
        return 4
    if shape.name.startswith(_DRAWN):
        return 3
    return 1 if shape.has_text_frame else 2


def _name_notes(deck: Slides) -> None:
    """List the master of the notes, which python-pptx adds and forgets."""
    listed = deck._element.find(qn("p:notesMasterIdLst"))
    for relation in deck.part.rels.values():
        if listed is None and relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER:
            masters = deck._element.find(qn("p:sldMasterIdLst"))
            assert masters is not None  # a deck has one
            masters.addnext(
                parse_xml(
                    f"<p:notesMasterIdLst {nsdecls('p', 'r')}>"
                    f'<p:notesMasterId r:id="{relation.rId}"/></p:notesMasterIdLst>'
                )
            )


def _say_what_it_is(deck: Slides) -> None:
    """Properties that are true of this deck, in place of those of the template's."""
    properties = deck.core_properties
    properties.author = properties.author or MADE_BY
    properties.last_modified_by = properties.author
    properties.comments = properties.keywords = properties.category = ""
    properties.language = LANGUAGE
    for part in _extended(deck):
        part._blob = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<Properties xmlns="{_SCHEME}"><Application>{MADE_BY}</Application>'
            f"<PresentationFormat>{_format(deck)}</PresentationFormat>"
            f"<Slides>{len(deck.slides)}</Slides>"
            f"<Notes>{sum(slide.has_notes_slide for slide in deck.slides)}</Notes></Properties>"
        ).encode()


def _extended(deck: Slides) -> Iterator[Part]:
    for relation in deck.part.package._rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            yield relation.target_part


def _format(deck: Slides) -> str:
    """The shape of the slides in PowerPoint's words."""
    shape = (deck.slide_width or 1) / (deck.slide_height or 1)
    if abs(shape - _WIDE) < 0.02:
        return "Widescreen"
    return "On-screen Show (4:3)" if abs(shape - _CLASSIC) < 0.02 else "Custom"
