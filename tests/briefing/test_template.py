"""Templates: ours is the one that is made, house templates are used, anything else says why not."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Inches

from commitments.briefing.sameness import packed
from commitments.briefing.slides.bounded import bounded_memory
from commitments.briefing.slides.deck import Deck, paragraph, slide_of
from commitments.briefing.slides.five_slides import five_titles
from commitments.briefing.slides.house_template import FEET, OURS, TITLES, opened
from commitments.briefing.slides.our_template import make_ours
from commitments.briefing.slides.outline import briefing_deck
from commitments.briefing.slides.template_parts import (
    SLIDES_TYPE,
    TEMPLATE_TYPE,
    TYPES,
    NotATemplate,
)
from tests.briefing.charts import described
from tests.briefing.register import small_contents
from tests.briefing.test_slides import texts
from tests.test_zipped import lying


def saved(presentation: Any) -> bytes:
    out = BytesIO()
    presentation.save(out)
    return out.getvalue()


def house(*kept: str, slides: int = 0, width: float = 10.0) -> bytes:
    """A template with some of the layouts that python-pptx ships, and slides of its own."""
    made = Presentation()
    made.slide_width = Inches(width)
    for _ in range(slides):
        made.slides.add_slide(made.slide_layouts[0])
    for layout in list(made.slide_layouts):
        if kept and layout.name not in kept:
            made.slide_layouts.remove(layout)
    return saved(made)


def as_template(data: bytes) -> bytes:
    """The bytes of a .pptx as those of a .potx."""
    with ZipFile(BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    assert SLIDES_TYPE in entries[TYPES]
    entries[TYPES] = entries[TYPES].replace(SLIDES_TYPE, TEMPLATE_TYPE)
    return packed(entries)


def without_parts(part: str, *kinds: PP_PLACEHOLDER) -> bytes:
    """A template whose fields of these kinds lack a part, also on the master."""
    bare = Presentation()
    for sheet in (bare.slide_master, *bare.slide_layouts):
        for shape in sheet.placeholders:
            if shape.placeholder_format.type in kinds:
                for found in list(shape._element.iter(qn(part))):
                    found.getparent().remove(found)
    return saved(bare)


def without_text_of_notes() -> bytes:
    """A template whose notes were left with the picture of the slide alone."""
    bare = Presentation()
    for shape in list(bare.notes_master.placeholders):
        if shape.placeholder_format.type == PP_PLACEHOLDER.BODY:
            shape._element.getparent().remove(shape._element)
    return saved(bare)


def sized(width: float, height: float) -> bytes:
    """A template whose slides have that size in inches."""
    made = Presentation()
    size = made._element.find(qn("p:sldSz"))
    size.set("cx", str(Inches(width)))
    size.set("cy", str(Inches(height)))
    return saved(made)


def without_size() -> bytes:
    """A template that does not say how large its slides are."""
    bare = Presentation()
    bare._element.remove(bare._element.find(qn("p:sldSz")))
    return saved(bare)


def test_our_template_is_the_one_that_is_made() -> None:
    assert OURS.read_bytes() == make_ours()


def test_our_template_is_wide_and_has_three_layouts() -> None:
    made, layouts = opened(None)
    assert [layout.name for layout in made.slide_layouts] == [
        "Title Slide",
        "Title and Content",
        "Title Only",
    ]
    assert (layouts.cover.name, layouts.text.name, layouts.plain.name) == (
        "Title Slide",
        "Title and Content",
        "Title Only",
    )
    assert (made.slide_width, layouts.body.scale) == (Inches(13.333), pytest.approx(1, abs=1e-3))


@pytest.mark.parametrize("change", [lambda data: data, as_template], ids=["pptx", "potx"])
def test_a_house_template_is_used_without_its_slides(change: Any) -> None:
    made = Presentation(BytesIO(briefing_deck(small_contents(), change(house(slides=3)))))
    assert made.slide_width == Inches(10)
    assert made.slides[0].shapes.title.text_frame.text == five_titles(small_contents())[0]
    names = {slide.slide_layout.name for slide in made.slides}
    assert names == {"Title and Content", "Title Only"}


@pytest.mark.parametrize(
    "kept", [("Title Only",), ("Title Slide",), ("Two Content",), ("Picture with Caption",)]
)
def test_one_layout_with_a_title_is_enough(kept: tuple[str, ...]) -> None:
    made = Presentation(BytesIO(briefing_deck(small_contents(), house(*kept))))
    ours = Presentation(BytesIO(briefing_deck(small_contents())))
    assert [s.shapes.title.text_frame.text for s in made.slides] == [
        s.shapes.title.text_frame.text for s in ours.slides
    ]
    for slide in made.slides:
        assert small_contents().foot in texts(slide)
        assert 'type="slidenum"' in slide.shapes._spTree.xml


def test_a_layout_without_footer_gets_one_of_ours() -> None:
    bare = Presentation()
    for sheet in (bare.slide_master, *bare.slide_layouts):
        for shape in list(sheet.placeholders):
            if shape.placeholder_format.type in (
                PP_PLACEHOLDER.FOOTER,
                PP_PLACEHOLDER.SLIDE_NUMBER,
            ):
                shape._element.getparent().remove(shape._element)
    slide = Presentation(BytesIO(slide_of(described("compared"), saved(bare)))).slides[0]
    assert described("compared").stamp.source in texts(slide)
    assert 'type="slidenum"' in slide.shapes._spTree.xml


@pytest.mark.parametrize("part", ["a:xfrm", "p:txBody"])
def test_a_footer_without_place_or_text_is_replaced_by_ours(part: str) -> None:
    made = Presentation(BytesIO(slide_of(described("compared"), without_parts(part, *FEET))))
    assert described("compared").stamp.source in texts(made.slides[0])
    assert 'type="slidenum"' in made.slides[0].shapes._spTree.xml


def test_a_long_title_gets_smaller_letters_and_a_short_one_keeps_its_own() -> None:
    made = Deck("foot")
    made.text("Short", [paragraph("x")], "")
    made.text("A long title of many words " * 6, [paragraph("x")], "")
    short, long = Presentation(BytesIO(made.save("t", small_contents().request.since))).slides
    assert short.shapes.title.text_frame.paragraphs[0].font.size is None
    assert long.shapes.title.text_frame.paragraphs[0].font.size.pt < 26


def without(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return packed({n: archive.read(n) for n in archive.namelist() if n != name})


def with_entry(data: bytes, name: str, content: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return packed({n: archive.read(n) for n in archive.namelist()} | {name: content})


def garbled(data: bytes, name: str) -> bytes:
    """The ZIP with bytes in the middle of a compressed entry that cannot be decompressed."""
    with ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo(name)
    start = info.header_offset + 30 + len(name)
    return data[:start] + b"\xff" * 8 + data[start + 8 :]


LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
LINKS = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        content = archive.read(name)
    assert old in content
    return with_entry(data, name, content.replace(old, new, 1))


def leading_to(kind: str, target: str) -> bytes:
    """A template with a relationship of a layout that leads out of the file."""
    relation = (
        f'<Relationship Id="rId99" Type="{RELATIONSHIPS}/{kind}" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    )
    return replaced(house(), LINKS, b"</Relationships>", relation.encode())


def typed(content_type: str, part: str = "/ppt/other.dat") -> bytes:
    """A template with a part of this content type, whatever its name."""
    entry = f'<Override PartName="{part}" ContentType="{content_type}"/></Types>'
    return replaced(with_entry(house(), part[1:], b"x"), TYPES, b"</Types>", entry.encode())


def with_types(entry: str, times: int) -> bytes:
    entries = "".join(entry.format(n) for n in range(times))
    return replaced(house(), TYPES, b"</Types>", f"{entries}</Types>".encode())


@pytest.mark.parametrize(
    "content_type",
    [
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-office.VBAPROJECT",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_macros_under_another_name_are_refused(content_type: str) -> None:
    with pytest.raises(NotATemplate, match="it holds macros"):
        opened(typed(content_type))


@pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org", "HTTPS://A.B"])
def test_a_template_may_link_to_web_pages(address: str) -> None:
    made, _ = opened(leading_to("hyperlink", address))
    assert made.slide_layouts[0].part.rels["rId99"].target_ref == address


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "file:///etc/passwd"),
        ("hyperlink", "javascript:alert(1)"),
        ("hyperlink", "\\\\host\\share\\x"),
        ("image", "https://example.org/x.png"),
        ("oleObject", "\\\\host\\share\\x"),
    ],
)
def test_a_template_that_leads_elsewhere_is_refused(kind: str, target: str) -> None:
    with pytest.raises(NotATemplate) as error:
        opened(leading_to(kind, target))
    assert str(error.value) == (
        f"The template cannot be used: {LINKS} leads to '{target}' ({kind}), and only hyperlinks to"
        " https:// or http:// may lead out of the file; take it out. Save it in PowerPoint as a"
        " template (.potx) or a presentation (.pptx) and try again."
    )


def clicking(action: str, tag: str = "hlinkClick") -> bytes:
    """A template whose first layout does that on a click."""
    what = f'<a:{tag} r:id="" action="{action}"/></p:cNvPr>'.encode()
    name = rb"<p:cNvPr([^>]*)/>"
    with ZipFile(BytesIO(house())) as archive:
        old = re.search(name, archive.read(LAYOUT))
    assert old
    return replaced(house(), LAYOUT, old[0], b"<p:cNvPr" + old[1] + b">" + what)


def related(kind: str, target: str = "../other.dat") -> bytes:
    """A template of which a layout holds a part in this relationship."""
    relation = f'<Relationship Id="rId99" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
    data = replaced(house(), LINKS, b"</Relationships>", f"{relation}</Relationships>".encode())
    return replaced(
        with_entry(data, "ppt/other.dat", b"x"),
        TYPES,
        b"</Types>",
        b'<Default Extension="dat" ContentType="application/octet-stream"/></Types>',
    )


@pytest.mark.parametrize(
    "action", ["ppaction://program?x", "PPACTION://Macro?name=A", "ppaction://ole?verb=0", "calc"]
)
@pytest.mark.parametrize("tag", ["hlinkClick", "hlinkHover"])
def test_a_click_that_runs_anything_is_refused(action: str, tag: str) -> None:
    with pytest.raises(NotATemplate) as error:
        opened(clicking(action, tag))
    assert str(error.value).startswith(
        f"The template cannot be used: a click in {LAYOUT} runs '{action}', and it may only lead to"
        " another slide; take the action out."
    )


def test_a_click_may_lead_to_another_slide() -> None:
    made, _ = opened(clicking("ppaction://hlinkshowjump?jump=nextslide"))
    assert b"nextslide" in made.slide_layouts[0].part.blob


@pytest.mark.parametrize("kind", ["oleObject", "control", "activeXControlBinary"])
def test_objects_are_refused_whatever_their_name(kind: str) -> None:
    with pytest.raises(NotATemplate, match="an object or a control of another program"):
        opened(related(kind))


def test_files_inside_are_refused_and_the_workbook_of_a_chart_is_not() -> None:
    with pytest.raises(NotATemplate, match=r"slideLayout1\.xml\.rels holds another file inside"):
        opened(related("package"))
    with pytest.raises(NotATemplate, match=r"ppt/other\.dat is an object of another program"):
        opened(with_entry(related("image"), "ppt/other.dat", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    with pytest.raises(NotATemplate, match=r"ppt/other\.dat holds macros"):
        opened(with_entry(related("image"), "ppt/other.dat", packed({"xl/VbaProject.bin": b""})))
    opened(briefing_deck(small_contents()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(NotATemplate, match=r"docProps/app\.xml declares entities"):
        opened(with_entry(house(), "docProps/app.xml", text.encode(encoding)))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = with_entry(house(), "ppt/media/huge.png", bytes(1_000_000))
    with pytest.raises(NotATemplate, match="a part that is larger or smaller than it says"):
        opened(lying(data, "ppt/media/huge.png"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process takes")
def test_memory_is_bounded_while_a_template_is_opened() -> None:
    with pytest.raises(MemoryError), bounded_memory(50_000_000):
        bytearray(500_000_000)
    assert len(bytearray(500_000_000)) == 500_000_000


def test_much_xml_is_refused_and_much_media_is_not() -> None:
    much = b"<p:a/>" * 2_600_000
    for data in (
        replaced(house(), LAYOUT, b"</p:cSld>", much + b"</p:cSld>"),
        with_entry(typed("application/anything+xml"), "ppt/other.dat", much),
    ):
        with pytest.raises(NotATemplate, match=r"it unpacks to more than 15 MB of XML\."):
            opened(data)
    opened(with_entry(house(), "ppt/media/film.mp4", bytes(20_000_000)))
    opened(with_entry(typed("image/svg+xml"), "ppt/other.dat", much))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no PowerPoint file"),
        (b"no template", "it is no PowerPoint file"),
        (packed({"word/document.xml": b"<w/>"}), "it is no PowerPoint file"),
        (house()[:2000], "it is damaged inside"),
        (without(house(), "ppt/slideMasters/slideMaster1.xml"), "it is damaged inside"),
        (with_entry(house(), "ppt/presentation.xml", b"<broken"), "it is damaged inside"),
        (with_entry(house(), "ppt/vbaProject.bin", b"x"), "it holds macros"),
        (with_entry(house(), "ppt/VBAPROJECT.BIN", b"x"), "it holds macros"),
        (garbled(house(), "ppt/presentation.xml"), "it is damaged inside"),
        (house("Blank"), "none of its layouts has a title with a place"),
        (without_parts("a:xfrm", *TITLES), "none of its layouts has a title with a place"),
        (without_text_of_notes(), "its notes have no field for text"),
        (without_size(), "it does not say how large its slides are"),
        (sized(0, 0), "its slides are 0 by 0 inches large, and PowerPoint takes 1 to 56 each way"),
        (
            sized(0.9, 7.5),
            "its slides are 0.9 by 7.5 inches large, and PowerPoint takes 1 to 56 each way",
        ),
        (
            sized(10, 57),
            "its slides are 10 by 57 inches large, and PowerPoint takes 1 to 56 each way",
        ),
        (
            with_types('<Override PartName="/l{}" ContentType="slideLayout+xml"/>', 251),
            "it has more than 250 layouts",
        ),
        (b"x" * 50_000_001, "it is larger than 50 MB"),
        (packed({"a": bytes(200_000_001)}), "it unpacks to more than 200 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_template_says_why_and_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(NotATemplate) as error:
        opened(data)
    assert str(error.value) == (
        f"The template cannot be used: {why}. Save it in PowerPoint as a template (.potx) or a"
        " presentation (.pptx) and try again."
    )
