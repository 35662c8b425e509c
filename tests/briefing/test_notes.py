"""One page is one page and two are two, tagged, with every font inside, as PDF and in Word."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.notes.blocks import (
    Box,
    Boxes,
    Heading,
    Line,
    Listing,
    NewPage,
    Paper,
    SourceList,
    Table,
)
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.mail import eml
from commitments.briefing.notes.markdown import markdown
from commitments.briefing.notes.pdf import pages, pdf
from commitments.briefing.notes.sources import only_cited, shown_address
from commitments.briefing.notes.word import docx
from commitments.briefing.slides.draw_bars import events_of, rows_of
from commitments.figures.shapes import Bars
from tests.briefing.papers import CASES, NOTES, found, paper
from tests.briefing.register import AS_OF, longest_contents
from tests.briefing.test_slides import LONGEST
from tests.conftest import ROOT


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def sheet(*blocks: Any, foot: str = "Foot.") -> Paper:
    return Paper("Title", "Head", "30 June 2022", foot, "The desk", blocks)


# ---------------------------------------------------------------- as many pages as it says


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("case", CASES)
def test_a_note_has_as_many_pages_as_it_says(case: str, note: str) -> None:
    made, _ = paper(case, note)
    assert len(read(pdf(made, AS_OF)).pages) == NOTES[note][1]


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
@pytest.mark.parametrize("note", NOTES)
def test_the_longest_texts_are_shortened_and_it_is_said(note: str, text: str) -> None:
    longest: Contents = longest_contents(text)
    made, left_out = fitted(NOTES[note][0](longest), "Note")
    assert len(read(pdf(made, AS_OF)).pages) == NOTES[note][1]
    assert any(said.startswith("Note: texts of more than ") for said in left_out)


def test_what_does_not_fit_is_counted_on_the_page_and_in_the_manifest() -> None:
    lines = tuple(Line(Sentence(f"What happened, number {n}.")) for n in range(60))
    made, left_out = fitted(
        sheet(Heading(0, "All"), Listing("Changes", lines, 1, 3, ("change", "changes"))), "One page"
    )
    [listing] = [block for block in made.blocks if isinstance(block, Listing)]
    gone = 60 - len(listing.lines)
    assert (gone > 0, left_out) == (True, (f"One page: {gone} changes left out.",))
    assert listing.rest == f"{gone} more changes are in the full pack."
    assert listing.rest in " ".join(read(pdf(made, AS_OF)).pages[0].extract_text().split())


def test_boxes_give_their_last_sentence_before_a_listing_loses_all() -> None:
    said = tuple(Sentence(f"Something that may be said aloud, number {n}.") for n in range(60))
    lines = tuple(Line(Sentence(f"Line {n}.")) for n in range(4))
    made, left_out = fitted(
        sheet(
            Listing("Changes", lines, 1, 3, ("change", "changes")),
            Boxes((Box("Said", said), Box("Not", said[:1]))),
        ),
        "Page",
    )
    [boxes] = [block for block in made.blocks if isinstance(block, Boxes)]
    gone = 60 - len(boxes.boxes[0].said)
    assert left_out == (
        "Page: 1 change left out.",
        f"Page: {gone} sentences in the boxes left out.",
    )
    assert pages(made) == 1


def test_only_what_is_cited_is_listed_in_the_order_in_which_it_is() -> None:
    entries = (("First", "https://a.example"), ("Second", ""), ("Third", "https://c.example"))
    blocks = only_cited(
        [Line(Sentence("One.", (3,))), Line(Sentence("Two.", (1, 3))), SourceList(entries)]
    )
    assert blocks == (
        Line(Sentence("One.", (1,))),
        Line(Sentence("Two.", (1, 2))),
        SourceList((entries[2], entries[0])),
    )


def test_an_address_is_printed_short() -> None:
    assert shown_address("https://www.example.org/") == "example.org"
    assert shown_address(f"https://example.org/{'a' * 60}") == f"example.org/{'a' * 33}…"


# ---------------------------------------------------------------- as PDF


def test_a_pdf_is_tagged_in_british_english_with_clean_properties() -> None:
    made, _ = paper("each kind of change", "note")
    root = read(pdf(made, AS_OF)).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    told = read(pdf(made, AS_OF)).metadata
    assert told is not None
    assert (told.title, told.author, told.creation_date and told.creation_date.date()) == (
        made.title,
        made.author,
        AS_OF,
    )
    assert [
        item.title for item in read(pdf(made, AS_OF)).outline if not isinstance(item, list)
    ] == [next(block.text for block in made.blocks if isinstance(block, Heading))]


def test_every_font_of_a_pdf_is_inside() -> None:
    made, _ = paper("whole register", "page")
    fonts = read(pdf(made, AS_OF)).pages[0]["/Resources"]["/Font"]
    inner = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]
    files = [font["/FontDescriptor"].get_object() for font in inner]
    assert sorted(re.sub(r"^/[A-Z]{6}\+", "", font["/BaseFont"]) for font in inner) == [
        "LiberationSans",
        "LiberationSans-Bold",
    ]
    assert all({"/FontFile2", "/FontFile3"} & set(file) for file in files)


def test_a_chart_of_a_pdf_has_its_alternative_text() -> None:
    made, _ = paper("whole register", "page")
    alt = found("whole register").distribution.alt
    assert alt in alternatives(read(pdf(made, AS_OF)).trailer["/Root"]["/StructTreeRoot"])


def alternatives(element: Any) -> list[str]:
    """The alternative texts of all tags."""
    element = element.get_object()
    if isinstance(element, list):
        return [text for child in element for text in alternatives(child)]
    if not isinstance(element, dict):
        return []
    own = [str(element["/Alt"])] if "/Alt" in element else []
    return own + (alternatives(element["/K"]) if "/K" in element else [])


def test_a_pdf_links_to_every_source() -> None:
    made, _ = paper("each kind of change", "note")
    [listed] = [block for block in made.blocks if isinstance(block, SourceList)]
    links = [
        note.get_object().get("/A", {}).get("/URI")
        for page in read(pdf(made, AS_OF)).pages
        for note in page.get("/Annots", [])
    ]
    assert sorted({link for link in links if link}) == sorted(url for _, url in listed.entries)


def test_text_of_the_register_is_text_to_the_typesetter() -> None:
    hostile = '#import "/etc/passwd" *b* _i_ $x$ <l> @r \\ `c` = h // #panic("x") "}'
    made = sheet(
        Heading(0, hostile),
        Line(Sentence(hostile, (1,)), hostile),
        Listing(hostile, (Line(Sentence(hostile)),), 1, 1, ("a", "b")),
        Boxes((Box(hostile, (Sentence(hostile),)),)),
        Table((hostile,), ((hostile,),), (1.0,)),
        SourceList(((hostile, f"https://a.example/{hostile}"),)),
        foot=hostile,
    )
    text = "".join(read(pdf(made, AS_OF)).pages[0].extract_text().split())
    assert text.count("".join(hostile.split())) >= 9


def test_the_same_note_is_the_same_bytes_under_another_zone_and_language() -> None:
    call = (
        "import sys; sys.path.insert(0, '.');"
        "from tests.briefing.test_notes import fingerprints; print(fingerprints())"
    )
    world = {"TZ": "Asia/Tokyo", "LC_ALL": "C"}
    elsewhere = subprocess.run(
        [sys.executable, "-c", call],
        cwd=ROOT,
        env=os.environ | world,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert elsewhere == f"{fingerprints()}\n"


def fingerprints() -> list[str]:
    """Of a page as PDF, as document and as mail."""
    one = paper("each kind of change", "page")[0]
    made = (pdf(one, AS_OF), docx(one, AS_OF), eml(one, "", AS_OF))
    return [hashlib.sha256(each).hexdigest() for each in made]


# ---------------------------------------------------------------- for Word


def word(case: str, note: str) -> Any:
    return Document(BytesIO(docx(paper(case, note)[0], AS_OF)))


def test_headings_in_word_are_styles_in_order() -> None:
    told = [(p.style.name, p.text) for p in word("whole register", "note").paragraphs]
    headings = [(name, text) for name, text in told if name.startswith(("Title", "Heading"))]
    [title, *_] = [b for b in paper("whole register", "note")[0].blocks if isinstance(b, Heading)]
    assert headings == [
        ("Title", title.text),
        ("Heading 1", found("whole register").distribution.title),
        ("Heading 1", "Since 9 Feb 2026 (Riyadh small group)"),
        ("Heading 1", "Hard questions"),
        ("Heading 1", "What comes next"),
        ("Heading 1", "Sources"),
    ]


def test_every_number_in_word_jumps_to_its_source_and_every_source_to_its_page() -> None:
    document = word("each kind of change", "note")
    [listed] = [
        b for b in paper("each kind of change", "note")[0].blocks if isinstance(b, SourceList)
    ]
    body = document.element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = list(body.iter(qn("w:hyperlink")))
    jumps = {link.get(qn("w:anchor")) for link in links if link.get(qn("w:anchor"))}
    assert marks == [f"reference_{n}" for n, _ in enumerate(listed.entries, start=1)]
    assert jumps == set(marks)
    rels = document.part.rels
    outside = [rels[link.get(qn("r:id"))].target_ref for link in links if link.get(qn("r:id"))]
    assert outside == [url for _, url in listed.entries]


def test_the_chart_in_word_is_native_with_its_workbook_and_alternative() -> None:
    document = word("whole register", "page")
    chart = found("whole register").distribution
    bars = chart.shapes
    assert isinstance(bars, Bars)
    [inline] = document.element.body.iter("{*}inline")
    assert inline.find(".//{*}docPr").get("descr") == chart.alt
    relation = inline.find(".//{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")
    part = document.part.rels[relation.get(qn("r:id"))].target_part
    [inside] = part.rels.values()
    sheet = load_workbook(BytesIO(inside.target_part.blob)).active
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        [None, *(part.marked for part in bars.parts), bars.top],
        *(
            [name, *(p.values[n] or None for p in bars.parts), bars.tops[n]]
            for n, name in enumerate(rows_of(bars))
        ),
    ]
    assert events_of(bars) in [paragraph.text for paragraph in document.paragraphs]
    assert f'r:id="{inside.rId}"'.encode() in part.blob


def test_a_document_for_word_says_what_it_is_and_nothing_of_what_made_it() -> None:
    made, _ = paper("each kind of change", "note")
    document = word("each kind of change", "note")
    told = document.core_properties
    assert (told.title, told.author, told.language, told.comments) == (
        made.title,
        made.author,
        "en-GB",
        "",
    )
    parts = {str(part.partname): part.blob for part in document.part.package.iter_parts()}
    assert [name for name, blob in parts.items() if b"python-docx" in blob] == []
    assert [name for name in parts if "thumbnail" in name or "/media/" in name] == []
    assert b"Macintosh" not in parts["/docProps/app.xml"]
    styles = document.styles.element
    assert {one.get(qn("w:val")) for one in styles.iter(qn("w:lang"))} == {"en-GB"}
    assert document.sections[0].footer.paragraphs[0].text == made.foot
    assert document.sections[0].header.paragraphs[0].text.startswith(f"{made.head}\t{made.day}")


def test_a_table_in_word_repeats_its_heading() -> None:
    made = sheet(Table(("A", "B"), (("1", Sentence("2", (1,))),), (0.5, 0.5)))
    [table] = Document(BytesIO(docx(made, AS_OF))).tables
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert table._tbl.tblPr.xpath("./w:tblDescription")
    assert [cell.text for cell in table.rows[1].cells] == ["1", "21"]


# ---------------------------------------------------------------- as text


def test_text_of_the_register_cannot_become_markup() -> None:
    hostile = "# x | [a](javascript:b) <script> *c* `d` ~e~ $f$"
    made = markdown([Heading(1, hostile), Line(Sentence(hostile), hostile)])
    assert re.findall(r"(?<!\\)[|\[\]<>`~$]", made) == []
    assert made.startswith("## \\# x")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("&lt;b&gt; &copy;", r"\&lt;b\&gt; \&copy;"),
        ("https://a.example/x http://b.example", r"https\://a.example/x http\://b.example"),
        ("www.a.example WWW.b.example", r"www\.a.example WWW\.b.example"),
        ("a@b.example", r"a\@b.example"),
        ("at 9:30. So", "at 9:30. So"),
    ],
)
def test_text_of_the_register_is_no_link(text: str, written: str) -> None:
    made = markdown([Line(Sentence(text)), Table(("A",), ((text,),), (1,)), NewPage()])
    assert made == f"{written}\n\n| A |\n| --- |\n| {written} |\n"


def test_only_web_addresses_of_sources_are_links() -> None:
    entries = (
        ("UN", "https://a.example/?a=1&b=2"),
        ("UN", "https://a.example/<b>"),
        ("This file", "/briefing?theme=a_b"),
        ("Nothing", ""),
    )
    assert markdown([SourceList(entries)]) == (
        "1. UN <https://a.example/?a=1&b=2>\n"
        "2. UN <https://a.example/%3Cb%3E>\n"
        "3. This file /briefing?theme=a\\_b\n"
        "4. Nothing\n"
    )
