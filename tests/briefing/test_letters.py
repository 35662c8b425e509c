"""Letters of every writing come out in a PDF, or a box stands for them and a sentence says so."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from commitments.briefing.citations import Sentence
from commitments.briefing.notes.blocks import Line, Paper, SourceList
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.letters import Letters
from commitments.briefing.notes.note import two_pages
from commitments.briefing.notes.pdf import pdf
from tests.briefing.papers import of_file
from tests.briefing.register import AS_OF
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "drawn", "missing"),
    [
        ("Подвести чистую воду – Ξηρά – თბილისი", None, ""),
        ("وزارة الموارد المائية", "وزارة الموارد المائية\u200e", ""),
        ("لعام 2025 عن. 1 Mar", "لعام 2025 عن\u200e. 1 Mar", ""),
        ("שלום", "שלום\u200e", ""),
        ("สำนักงานน้ำ – जल बोर्ड", None, ""),
        ("日本国外務省 (MOFA)", "□ (MOFA)", "Chinese or Japanese"),
        ("대한민국 외교부 – 六十戸に", "□ □ – □", "Korean, Chinese or Japanese and Japanese"),
        ("Good \U0001f469‍\U0001f680 news", "Good □ news", "emoji"),
        ("தமிழ் ⅷ", "□ ⅷ", "Tamil"),
        ("a‮b\tc\nd", "ab c d", ""),
        ("x" * 90, "​".join(("x" * 40, "x" * 40, "x" * 10)), ""),
    ],
)
def test_what_no_font_has_becomes_a_box_and_is_named(
    text: str, drawn: str | None, missing: str
) -> None:
    said = f"□ stands for letters that this file cannot show: {missing}."
    for letters in (Letters(), Letters()):  # of a text seen before each file says so as well
        assert letters.drawable(text) == (text if drawn is None else drawn)
        assert letters.sentence == (said if missing else "")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The note of the sample with a title and publishers in other writings."""
    text = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")
    title = re.findall(r"^    title: (Bring .*)$", text, re.MULTILINE)[0]
    text = text.replace(title, "Подвести чистую воду в долину – Ξηρά – თბილისი")
    publishers = sorted(set(re.findall(r"publisher: (.*)$", text, re.MULTILINE)))
    others = ("日本国外務省 (MOFA)", "وزارة الموارد المائية", "สำนักงานน้ำ – जल बोर्ड")
    for n, publisher in enumerate(publishers):
        text = text.replace(f"publisher: {publisher}\n", f"publisher: {others[n % 3]}\n")
    path = tmp_path_factory.mktemp("writings") / "sample.yaml"
    path.write_text(text, encoding="utf-8")
    paper, _ = fitted(two_pages(of_file(path)), "Note")
    return PdfReader(BytesIO(pdf(paper, AS_OF)))


def test_a_note_of_other_writings_has_their_fonts_and_says_what_is_missing(
    written: PdfReader,
) -> None:
    text = "\n".join(page.extract_text() for page in written.pages)
    fonts = {
        re.sub(r"^/[A-Z]{6}\+", "", font.get_object()["/BaseFont"])
        for page in written.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {
        "LiberationSans",
        *(f"NotoSans{name}-Regular" for name in ("Arabic", "Devanagari", "Thai")),
    } <= fonts
    assert "Подвести" in text
    assert "□ (MOFA)" in text
    assert "□ stands for letters that this file cannot show: Chinese or Japanese." in text


def test_arabic_is_joined_and_runs_from_right_to_left() -> None:
    made = pdf(_paper("وزارة"), AS_OF)
    # Five letters alone are five glyphs in the order of reading; joined and laid from right to
    # left, the last letter is drawn first, and the text that is taken out is the word again.
    page = PdfReader(BytesIO(made)).pages[0]
    assert "وزارة" in page.extract_text() or "ةرازو" in page.extract_text()
    places: list[tuple[float, str]] = []

    def seen(text: str, _: object, matrix: list[float], *__: object) -> None:
        places.append((matrix[4], text))

    page.extract_text(visitor_text=seen)
    assert any("و" in text for _, text in places)


def test_no_word_is_cut_where_the_style_changes() -> None:
    for before in (72, 74, 76, 78, 80, 82):  # the style changes at every place of a line
        made = pdf(_paper("Second-hand reports", "n " * (before // 2)), AS_OF)
        words = PdfReader(BytesIO(made)).pages[0].extract_text().split()
        assert [word for word in words if word[:3] in ("Sec", "rep", "han")] in (
            ["Second-hand", "reports1"],
            ["Second-", "hand", "reports1"],
        )


def _paper(text: str, lead: str = "") -> Paper:
    blocks = (Line(Sentence(text, (1,)), lead), SourceList((("A", "https://a.example"),)))
    return Paper("T", "H", "D", "F", "A", blocks)
