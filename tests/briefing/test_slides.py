"""Slides, opened again: native charts with the numbers of the frames, feet, notes, alternatives."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from commitments.briefing.slides import outline
from commitments.briefing.slides.deck import slide_of
from commitments.briefing.slides.outline import slide_titles
from commitments.figures.chart import Chart
from commitments.figures.geometry import countries, parts
from commitments.figures.shapes import Bands, Bars, Cells, Map, Values
from commitments.register.places import place_name
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.briefing.register import longest_contents, real_contents, small_contents
from tests.conftest import NOW, register
from tests.figures.drawn import CHARTS, MAPS, WIDE, real, small

DRAWINGS = CHARTS | MAPS


@cache
def drawn(name: str, view: str = "real") -> Chart:
    selection = (real() if view == "real" else small()).select(Filter())
    return DRAWINGS[name](selection, WIDE)


@cache
def opened(name: str) -> Any:
    return Presentation(BytesIO(slide_of(drawn(name))))


@cache
def whole() -> Any:
    return Presentation(BytesIO(outline.briefing_deck(real_contents())))


def shapes(slide: Any) -> list[Any]:
    found = []
    for shape in slide.shapes:
        found.append(shape)
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += list(shape.shapes)
    return found


def alt(shape: Any) -> str:
    return str(shape._element.xpath("./*/p:cNvPr")[0].get("descr") or "")


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in shapes(slide) if shape.has_text_frame]


def charts(deck: Any) -> list[Any]:
    return [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]


def book(chart: Any) -> list[list[object]]:
    """The rows of the workbook inside a chart."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet = load_workbook(BytesIO(blob)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def plotted(chart: Any) -> dict[str, list[float]]:
    return {series.name: list(series.values) for series in chart.plots[0].series}


BARS = [name for name in DRAWINGS if isinstance(drawn(name).native, Bars)]


@pytest.mark.parametrize("name", BARS)
def test_bars_hold_the_numbers_of_the_frame_in_chart_and_workbook(name: str) -> None:
    native = drawn(name).native
    assert isinstance(native, Bars)
    [chart] = charts(opened(name))
    expected = {part.label: [float(n) for n in part.values] for part in native.parts}
    assert plotted(chart) == expected
    assert list(chart.plots[0].categories) == list(native.rows)
    head, *rows = book(chart)
    assert head[1:] == list(expected)
    assert [row[0] for row in rows] == list(native.rows)
    columns = list(zip(*(row[1:] for row in rows), strict=True))
    assert [list(map(float, column)) for column in columns] == list(expected.values())


@pytest.mark.parametrize("name", BARS)
def test_bars_say_what_the_table_beside_the_chart_says(name: str) -> None:
    chart = drawn(name)
    assert isinstance(chart.native, Bars)
    total = sum(sum(part.values) for part in chart.native.parts)
    numbers = chart.table.drop(columns="All", errors="ignore").drop(columns="Year", errors="ignore")
    assert total == int(numbers.select_dtypes("number").to_numpy().sum())


def test_time_lines_are_stacked_bars_of_days() -> None:
    native = drawn("timelines").native
    assert isinstance(native, Bands)
    found = charts(opened("timelines"))
    pages = native.pages(20)
    assert [list(chart.plots[0].categories) for chart in found] == [list(p.rows) for p in pages]
    assert [row for page in pages for row in page.rows] == list(native.rows)
    for chart, page in zip(found, pages, strict=True):
        start, *spans = plotted(chart).values()
        for n, stretches in enumerate(page.stretches):
            days = [int(values[n]) for values in spans if values[n]]
            assert days == [(s.end - s.start).days for s in stretches]
            assert int(start[n]) == (stretches[0].start.toordinal() - 693594)
        assert [row[1:] for row in book(chart)[1:]] == [
            [int(values[n]) for values in (start, *spans)] for n in range(len(page.rows))
        ]


def test_a_history_is_a_band_and_marks() -> None:
    native = drawn("history").native
    assert isinstance(native, Bands)
    band, marks = charts(opened("history"))
    assert sum(v[0] for k, v in plotted(band).items() if "days" in k) == sum(
        (s.end - s.start).days for s in native.stretches[0]
    )
    found = sorted(
        int(x.text)
        for series in marks.plots[0].series
        for x in series._element.xpath(".//c:xVal//c:v")
    )
    assert found == sorted(mark.day.toordinal() - 693594 for mark in native.marks)


def test_a_measured_series_keeps_its_values() -> None:
    native = drawn("series").native
    assert isinstance(native, Values)
    [chart] = charts(opened("series"))
    assert [list(series.values) for series in chart.plots[0].series] == [list(native.values)]


def test_the_heat_map_is_a_table_with_the_texts_of_its_cells() -> None:
    native = drawn("theme_by_region").native
    assert isinstance(native, Cells)
    slide = opened("theme_by_region").slides[0]
    [table] = [shape.table for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Theme", *native.columns]
    assert rows[1:] == [[name, *line] for name, line in zip(native.rows, native.texts, strict=True)]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_one_named_freeform_a_place(name: str) -> None:
    native = drawn(name).native
    assert isinstance(native, Map)
    [group] = [s for s in opened(name).slides[0].shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]
    freeforms = [s for s in group.shapes if s.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    borders = bool(native.borders)
    assert [s.name for s in freeforms[: len(freeforms) - borders]] == [a.name for a in native.areas]
    assert all(alt(s).startswith(s.name) for s in freeforms)
    assert len({s.shape_id for s in group.shapes}) == len(list(group.shapes))
    world = name in ("evidence_by_country", "members")
    expected = {place_name(code) for code in (countries() if world else parts())}
    assert expected <= {area.name for area in native.areas}


@pytest.mark.parametrize("name", MAPS)
def test_a_map_stays_in_its_frame(name: str) -> None:
    native = drawn(name).native
    assert isinstance(native, Map)
    points = [point for area in native.areas for ring in area.rings for point in ring]
    assert min(x for x, _ in points) >= -1e-6
    assert max(x for x, _ in points) <= native.width + 1e-6
    assert min(y for _, y in points) >= -1e-6
    assert max(y for _, y in points) <= native.height + 1e-6


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_slide_of_one_chart_stands_alone(name: str) -> None:
    chart = drawn(name)
    for slide in opened(name).slides:
        said = " ".join(texts(slide))
        assert slide.shapes.title.text_frame.text.startswith(chart.title)
        for part in (chart.stamp.subtitle, chart.stamp.foot, chart.stamp.source, chart.note):
            assert part in said
        assert chart.alt in slide.notes_slide.notes_text_frame.text
        alts = [alt(shape) for shape in shapes(slide)]
        assert chart.alt in alts
        assert not [s for s in shapes(slide) if s.shape_type == MSO_SHAPE_TYPE.PICTURE]


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_slide_of_one_chart_is_the_same_bytes_each_time(name: str) -> None:
    assert slide_of(drawn(name)) == slide_of(drawn(name))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_of_nothing_says_so_on_its_slide(name: str) -> None:
    empty = View(register("  []\n"), NOW, "0123abcd")
    if name == "history":  # there is no pledge to draw
        return
    chart = DRAWINGS[name](empty.select(Filter()), WIDE)
    slide = Presentation(BytesIO(slide_of(chart))).slides[0]
    assert slide.shapes.title.text_frame.text == chart.title


def test_the_deck_has_the_slides_that_the_preview_names() -> None:
    found = [slide.shapes.title.text_frame.text for slide in whole().slides]
    assert found == slide_titles(real_contents())
    short = Presentation(BytesIO(outline.briefing_deck(real_contents(), pledges=False)))
    assert [slide.shapes.title.text_frame.text for slide in short.slides] == slide_titles(
        real_contents(), pledges=False
    )
    assert len(found) - len(list(short.slides)) == 32


def test_every_slide_has_foot_number_notes_and_alternatives_and_no_picture() -> None:
    contents = real_contents()
    for slide in whole().slides:
        kinds = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text == contents.foot
        assert 'type="slidenum"' in kinds[PP_PLACEHOLDER.SLIDE_NUMBER]._element.xml
        notes = slide.notes_slide.notes_text_frame.text
        assert "Sources\n[" in notes or notes.startswith("[")
        for shape in shapes(slide):
            assert shape.shape_type != MSO_SHAPE_TYPE.PICTURE
            if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.FREEFORM:
                assert alt(shape)


def test_references_in_speaker_notes_are_whole() -> None:
    contents = real_contents()
    for slide in list(whole().slides)[1:]:
        notes = slide.notes_slide.notes_text_frame.text
        _, _, sources = notes.partition("Sources\n")
        for line in sources.splitlines():
            number = int(line[1 : line.index("]")])
            text, address = contents.references[number - 1]
            assert line == f"[{number}] {text} {address}".strip()


def test_only_web_addresses_of_references_are_links_on_a_slide() -> None:
    references = small_contents().references
    entries = (*references[:-1], ("This file", "/briefing?theme=aid"))
    made = Presentation(
        BytesIO(outline.briefing_deck(replace(small_contents(), references=entries)))
    )
    links = [
        relation.target_ref
        for slide in made.slides
        for relation in slide.part.rels.values()
        if relation.is_external
    ]
    assert sorted(links) == sorted(address for _, address in references[:-1])
    assert any("This file /briefing?theme=aid" in text for text in texts(made.slides[-1]))


def test_the_slide_of_a_pledge_has_its_words_reason_and_strongest_evidence() -> None:
    slides = {s.shapes.title.text_frame.text: s for s in whole().slides}
    for part in real_contents().pledges:
        slide = slides[part.standing.commitment.title]
        said = "\n".join(texts(slide))
        for passage in part.standing.commitment.wording:
            assert f"“{passage.quote}”" in said
        for sentence in (part.reason, *part.advances, *part.setbacks):
            assert str(sentence) in said
        assert part.status in said
        assert len(part.advances) <= 3 and len(part.setbacks) <= 3
        judged = bool(part.standing.spans)
        assert [shape.has_chart for shape in slide.shapes].count(True) == judged


def test_the_deck_is_the_same_bytes_each_time_and_holds_no_clock() -> None:
    made = outline.briefing_deck(small_contents())
    assert made == outline.briefing_deck(small_contents())
    with ZipFile(BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2022-06-30T00:00:00Z" in core


def test_control_characters_and_markup_in_texts_do_not_break_a_slide() -> None:
    chart = replace(drawn("paired"), title="a\x01<b>\x0b&\ufffe", alt='"quoted" <i>')
    slide = Presentation(BytesIO(slide_of(chart))).slides[0]
    assert slide.shapes.title.text_frame.text == "a<b>&"
    assert '"quoted" <i>' in [alt(shape) for shape in slide.shapes]


def plain_book(chart: Any) -> list[object]:
    """The cells of the workbook inside a chart, none of which computes or leads anywhere."""
    with ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as archive:
        parts = b"".join(archive.read(part) for part in archive.namelist())
    assert re.findall(rb'<f[ >]|<hyperlink|TargetMode="External"', parts) == []
    return [cell for row in book(chart) for cell in row]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1+cmd|' /C calc'!A0",
        "{=1+1}",
        '=HYPERLINK("file:///etc/passwd")',
        "external:../../etc/passwd x",
        "internal:Sheet1!A1",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "https://a.example/x",
    ],
)
def test_a_text_is_no_formula_and_no_link_in_the_workbook_of_a_chart(text: str) -> None:
    chart = drawn("themes")
    assert isinstance(chart.native, Bars)
    native = replace(chart.native, rows=(text, *chart.native.rows[1:]))
    (made,) = charts(Presentation(BytesIO(slide_of(replace(chart, native=native)))))
    assert text in plain_book(made)


@pytest.mark.parametrize("name", ["timelines", "history"])
def test_the_title_of_a_pledge_is_no_formula_in_the_workbook_of_a_chart(name: str) -> None:
    chart = drawn(name)
    assert isinstance(chart.native, Bands)
    native = replace(chart.native, rows=("=1+1", *chart.native.rows[1:]))
    made = charts(Presentation(BytesIO(slide_of(replace(chart, native=native)))))
    assert "=1+1" in [cell for one in made for cell in plain_book(one)]


@pytest.mark.parametrize("bars", [True, False], ids=["bars", "points"])
def test_a_unit_is_no_formula_in_the_workbook_of_a_chart(bars: bool) -> None:
    chart = drawn("series")
    assert isinstance(chart.native, Values)
    native = replace(chart.native, unit="=1+1", bars=bars)
    (made,) = charts(Presentation(BytesIO(slide_of(replace(chart, native=native)))))
    assert "=1+1" in plain_book(made)


def test_words_of_a_press_version_say_so_on_the_slide_and_in_its_notes() -> None:
    deck = Presentation(BytesIO(outline.briefing_deck(small_contents())))
    by_title = {slide.shapes.title.text_frame.text: slide for slide in deck.slides}
    for part in small_contents().pledges:
        slide = by_title[part.standing.commitment.title]
        assert "“We will do it” (press version)" in " ".join(texts(slide))
        assert "“We will do it” (press version)" in slide.notes_slide.notes_text_frame.text


LONGEST = {"one word": "w" * 49_000, "words": "so it is " * 5_400 + "so"}


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
def test_the_longest_texts_leave_room_on_their_slides_and_stand_in_the_notes(text: str) -> None:
    slides = list(Presentation(BytesIO(outline.briefing_deck(longest_contents(text)))).slides)
    assert [len(slide.shapes) > 1 for slide in slides] == [True] * len(slides)
    for slide in slides:
        assert len(slide.shapes.title.text_frame.text) <= 325
        assert max(len(found) for found in texts(slide)) < 10_000
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert sum(f"Because of {text}" in found for found in notes) == 3
