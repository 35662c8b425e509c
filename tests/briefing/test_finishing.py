"""What is true of a deck as a whole: its names of parts, language, order of reading, properties."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import _Relationships
from pptx.oxml import ns, xmlchemy
from pptx.oxml.ns import qn

from commitments.briefing.slides.deck import Deck, paragraph
from commitments.briefing.slides.house_template import opened
from commitments.briefing.slides.lookups import count_names
from tests.briefing.charts import CHARTS, described
from tests.briefing.register import AS_OF
from tests.briefing.test_template import house


def deck() -> bytes:
    made = Deck("The foot")
    made.text("A title", [paragraph("A text")], "Notes")
    for name in CHARTS:
        made.chart(described(name), "Notes", [paragraph("Beside")])
    return made.save("The deck", AS_OF)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_names_of_parts_are_counted_from_the_highest() -> None:
    made = Presentation(BytesIO(house(slides=3)))
    package: Any = made.part.package
    count_names(package)
    kinds = ("/ppt/slides/slide%d.xml", "/ppt/charts/chart%d.xml", "/ppt/charts/chart%d.xml")
    assert [package.next_partname(kind) for kind in kinds] == [
        "/ppt/slides/slide4.xml",
        "/ppt/charts/chart1.xml",
        "/ppt/charts/chart2.xml",
    ]


def test_making_a_slide_does_not_walk_through_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    made, layouts = opened(None)

    def walk(package: Any) -> Any:
        raise AssertionError("walks through all parts")

    monkeypatch.setattr(type(made.part.package), "iter_parts", walk)
    slide = made.slides.add_slide(layouts.text)
    assert slide.notes_slide.part.partname == "/ppt/notesSlides/notesSlide1.xml"


def test_relations_are_found_as_the_library_finds_them() -> None:
    made, layouts = opened(None)
    slides = [made.slides.add_slide(layouts.text) for _ in range(3)]
    link = ("hyperlink", "https://example.org/")
    found = made.part._rels
    ids = [found.get_or_add_ext_rel(*link), found.get_or_add_ext_rel(*link)]
    made.part.drop_rel(found._get_matching(RELATIONSHIP_TYPE.SLIDE, slides[1].part))
    assert len(set(ids)) == 1
    assert found._rels_by_reltype == _Relationships._rels_by_reltype.fget(found)
    asked = [(RELATIONSHIP_TYPE.SLIDE, slide.part) for slide in slides]
    answers = [found._get_matching(*one) for one in asked]
    assert answers == [_Relationships._get_matching(found, *one) for one in asked]
    assert [answer is None for answer in answers] == [False, True, False]
    assert found._get_matching(*link, is_external=True) == ids[0]


def test_names_and_paths_that_are_remembered_are_those_of_the_library() -> None:
    slide = opened(None)[0].slides.add_slide(opened(None)[1].text)
    tree = slide.shapes._spTree
    for path in ("//@id", "./p:nvGrpSpPr/p:cNvPr", "count(p:sp)"):
        assert tree.xpath(path) == etree.ElementBase.xpath(tree, path, namespaces=ns._nsmap)
    assert xmlchemy.qn("a:rPr") == ns.qn("a:rPr") == qn("a:rPr")


def test_every_run_of_a_deck_says_its_language() -> None:
    said = set()
    for name, data in parts(deck()).items():
        if not name.startswith(("ppt/slides/slide", "ppt/notesSlides/n", "ppt/charts/chart")):
            continue
        for run in etree.fromstring(data).iter(qn("a:r"), qn("a:fld"), qn("a:br")):
            properties = run.find(qn("a:rPr"))
            said.add(None if properties is None else properties.get("lang"))
    assert said == {"en-GB"}


def test_a_slide_is_read_from_title_to_foot() -> None:
    slides = list(Presentation(BytesIO(deck())).slides)
    assert [shape.name for shape in slides[1].shapes] == [
        *("Title 1", "Subtitle", "Text", "statuses-by-year", "Events"),
        *("Footer Placeholder 3", "Slide Number Placeholder 4"),
    ]


def test_a_deck_says_what_it_is() -> None:
    found = parts(deck())
    assert b"python-pptx" not in b"".join(found.values())
    properties = Presentation(BytesIO(deck())).core_properties
    assert (properties.title, properties.author, properties.comments, properties.language) == (
        *("The deck", "Commitment tracker"),
        *("", "en-GB"),
    )
    extended = found["docProps/app.xml"].decode()
    assert "<PresentationFormat>Widescreen</PresentationFormat>" in extended
    assert f"<Slides>{len(list(Presentation(BytesIO(deck())).slides))}</Slides>" in extended
    assert "<p:notesMasterId r:id=" in found["ppt/presentation.xml"].decode()
