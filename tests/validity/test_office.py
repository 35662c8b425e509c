"""No part of a file of Office breaks the rules of its format, whatever it shows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from commitments.briefing.annex import annex
from commitments.briefing.contents import Contents
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.note import two_pages
from commitments.briefing.notes.word import docx
from commitments.briefing.slides.deck import Deck
from commitments.briefing.slides.our_template import make_ours
from commitments.briefing.slides.outline import briefing_deck
from tests.briefing.charts import CHARTS, described
from tests.briefing.register import AS_OF, real_contents, small_contents
from tests.validity.validator import faults

CONTENTS = {"real": real_contents, "small": small_contents}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("kind", ["pptx", "docx", "xlsx"])
def test_the_files_of_a_briefing_are_valid(kind: str, name: str, tmp_path: Path) -> None:
    contents: Contents = CONTENTS[name]()
    made = {
        "pptx": lambda: briefing_deck(contents),
        "docx": lambda: docx(fitted(two_pages(contents), "Note")[0], AS_OF),
        "xlsx": lambda: annex(contents),
    }
    assert faults(made[kind](), kind, tmp_path) == []


def every_chart() -> bytes:
    deck = Deck("Foot")
    for name in CHARTS:
        deck.chart(described(name), "Notes")
    return deck.save("Every chart", AS_OF)


def test_every_kind_of_chart_is_valid(tmp_path: Path) -> None:
    assert faults(every_chart(), "pptx", tmp_path) == []


def test_the_workbooks_inside_charts_are_valid(tmp_path: Path) -> None:
    books = {
        type(shape.chart.plots[0]).__name__: shape.chart.part.chart_workbook.xlsx_part.blob
        for slide in Presentation(BytesIO(every_chart())).slides
        for shape in slide.shapes
        if shape.has_chart
    }
    assert {name: faults(book, "xlsx", tmp_path) for name, book in books.items()} == {"BarPlot": []}


def test_our_template_is_valid(tmp_path: Path) -> None:
    assert faults(make_ours(), "potx", tmp_path) == []
