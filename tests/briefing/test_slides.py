"""Slides, opened again: native charts with the numbers of the frames, feet, notes, alternatives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from commitments.briefing.slides import outline
from commitments.briefing.slides.deck import slide_of
from commitments.briefing.slides.draw_bars import rows_of
from commitments.briefing.slides.draw_time import quarters
from commitments.briefing.slides.finishing import CHANGED_BY_HAND
from commitments.briefing.slides.five_slides import five_titles
from commitments.briefing.slides.navigation import sections_of
from commitments.briefing.slides.office_chart import serial
from commitments.briefing.slides.outline import attention_title, slide_titles
from commitments.briefing.slides.pieces import HATCHES
from commitments.dates import PartialDate
from commitments.figures.shapes import Bands, Bars, Cells, Map, Part, Values
from commitments.palette import LIGHT, Edge, Hatch
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.text import count
from commitments.vocabulary import Effect, Status
from tests.briefing.charts import BARS, CHARTS, MAPS, described
from tests.briefing.register import longest_contents, real_contents, small_contents
from tests.conftest import NOW, register


@cache
def opened(name: str) -> Any:
    return Presentation(BytesIO(slide_of(described(name))))


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


def plotted(chart: Any) -> dict[str, list[float | None]]:
    return {series.name: list(series.values) for series in chart.plots[0].series}


def drawn_bars(name: str) -> Bars:
    bars = described(name).shapes
    assert isinstance(bars, Bars)
    return bars


def kept(rows: Iterable[str]) -> list[str]:
    """The names of rows without the empty ones between groups."""
    return [row for row in rows if row.strip()]


@pytest.mark.parametrize("name", BARS)
def test_bars_hold_their_numbers_in_chart_and_workbook(name: str) -> None:
    bars = drawn_bars(name)
    [chart] = charts(opened(name))
    names = list(chart.plots[0].categories)
    at = [n for n, row in enumerate(names) if row.strip()]
    assert [names[n] for n in at] == list(rows_of(bars))
    values = {key: [found[n] or 0 for n in at] for key, found in plotted(chart).items()}
    expected = {part.marked: list(part.values) for part in bars.parts}
    assert values == expected | ({bars.top: list(bars.tops)} if bars.tops else {})
    head, *rows = book(chart)
    assert head[1:] == list(values)
    assert kept(str(row[0]) for row in rows) == list(rows_of(bars))
    columns = list(zip(*(rows[n][1:] for n in at), strict=True))
    assert [[int(str(v or 0)) for v in column] for column in columns] == list(values.values())


def test_rows_that_are_compared_stand_together_under_clear_names() -> None:
    [chart] = charts(opened("themes"))
    names = list(chart.plots[0].categories)
    first, second, gap = names[:3]
    assert (first.partition(": ")[2], second.partition(": ")[2]) == ("End 2022", "Today")
    assert first.partition(": ")[0] == second.partition(": ")[0]
    assert gap == " "


def fills(chart: Any) -> dict[str, Any]:
    return {series.name: series.format for series in chart.plots[0].series}


@pytest.mark.parametrize("name", BARS)
def test_bars_are_painted_as_the_palette_says(name: str) -> None:
    found = fills(charts(opened(name))[0])
    for part in drawn_bars(name).parts:
        of, term, paint = found[part.marked], part.term, part.term.light
        if term.hatch is Hatch.NONE:
            assert str(of.fill.fore_color.rgb) == paint.fill[1:].upper()
        else:
            assert of.fill.pattern == HATCHES[term.hatch]
            assert str(of.fill.fore_color.rgb) == paint.mark[1:].upper()
            assert str(of.fill.back_color.rgb) == paint.fill[1:].upper()
        assert str(of.line.color.rgb) == paint.edge[1:].upper()
        assert of.line.width == Pt(2 if term.edge is Edge.THICK else 0.75)
        assert (of.line.dash_style is not None) == (term.edge is Edge.DASHED)


@pytest.mark.parametrize("name", BARS)
def test_numbers_in_bars_carry_the_symbol_and_can_be_read(name: str) -> None:
    [chart] = charts(opened(name))
    found = {series.name: series.data_labels for series in chart.plots[0].series}
    for part in drawn_bars(name).parts:
        labels = found[part.marked]
        assert labels.number_format == f'"{part.term.symbol} "0;;;'
        assert str(labels.font.color.rgb) == part.term.light.text[1:].upper()
        plates = labels._element.findall(qn("c:spPr"))
        assert len(plates) == (part.term.hatch is not Hatch.NONE)


def test_a_bar_that_is_too_low_for_a_number_has_none() -> None:
    chart = described("by_year")
    assert isinstance(chart.shapes, Bars)
    one = Part(Status.LIMITED, (1_000,) * len(chart.shapes.rows))
    parts = (one, Part(Status.REVERSED, (1,) * len(chart.shapes.rows)))
    crowded = replace(chart, shapes=replace(chart.shapes, parts=parts))
    [made] = charts(Presentation(BytesIO(slide_of(crowded))))
    for series, deleted in zip(made.plots[0].series, (0, len(chart.shapes.rows), 0), strict=True):
        assert len(series._element.findall(f".//{qn('c:delete')}")) == deleted


def test_the_legend_names_every_part_and_not_the_totals() -> None:
    bars = drawn_bars("by_year")
    [chart] = charts(opened("by_year"))
    [entry] = chart.legend._element.findall(qn("c:legendEntry"))
    assert int(entry.find(qn("c:idx")).get("val")) == len(bars.parts)
    assert chart.chart_title.text_frame.text == bars.top
    said = " ".join(texts(opened("by_year").slides[0]))
    assert all(event.text in said for event in bars.events)
    assert len(bars.events) > 2


def test_a_history_is_a_strip_and_its_facts_by_quarter() -> None:
    bands = described("history").shapes
    assert isinstance(bands, Bands)
    strip, facts = charts(opened("history"))
    days = [v[0] for key, v in plotted(strip).items() if "days" in key]
    assert days == [(s.end - s.start).days for s in bands.stretches[0]]
    columns = quarters(date(2019, 1, 1), max(s.end for s in bands.stretches[0]))
    names = [str(year) if n == 1 else " " for year, n in columns]
    assert list(facts.plots[0].categories) == names
    found = plotted(facts)
    assert list(found) == ["Advances", "Setbacks"]
    for effect, sign in ((Effect.ADVANCE, 1), (Effect.SETBACK, -1)):
        counted = Counter(
            (m.day.year, (m.day.month + 2) // 3) for m in bands.marks if m.term is effect
        )
        drawn = dict(zip(columns, found[f"{effect.label}s"], strict=True))
        assert {key: sign * n for key, n in drawn.items() if n} == counted


def sheets(chart: Any) -> dict[str, list[list[object]]]:
    """The rows of each sheet of the workbook inside a chart, with formulas as they are written."""
    found = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return {s.title: [list(row) for row in s.iter_rows(values_only=True)] for s in found}


def test_the_workbook_of_a_time_line_holds_its_dates_and_labels() -> None:
    bands = described("history").shapes
    assert isinstance(bands, Bands)
    strip, facts = charts(opened("history"))
    [row] = bands.stretches
    found = sheets(strip)
    assert found["Dates"] == [
        ["Pledge", "Status", "Start", "End"],
        *(
            [
                bands.rows[0],
                s.name,
                datetime(*s.start.timetuple()[:3]),
                datetime(*s.end.timetuple()[:3]),
            ]
            for s in row
        ),
    ]
    days = [f"=Dates!D{n}-Dates!C{n}" for n in range(2, 2 + len(row))]
    words = [f"{s.term.symbol} {s.name}" if n != 2 else s.term.symbol for n, s in enumerate(row)]
    assert found["Sheet1"][1] == [bands.rows[0], "=Dates!C2", *days, *words]
    fields = list(strip._chartSpace.iter(qn("a:fld")))
    assert [field.get("type") for field in fields] == ["CELLRANGE"] * len(row)
    assert [field.find(qn("a:t")).text for field in fields] == words
    head, first, *_ = sheets(facts)["Sheet1"]
    assert head == [None, "Advances", "Setbacks", "Quarter begins", "Quarter ends"]
    assert first[3:] == [datetime(2019, 1, 1), datetime(2019, 3, 31)]


def partial(*texts: str) -> tuple[PartialDate, ...]:
    return tuple(map(PartialDate.parse, texts))


def test_the_first_and_last_value_stand_on_the_axis() -> None:
    chart = described("series")
    assert isinstance(chart.shapes, Values)
    days = partial("2020-01-01", "2022")
    shapes = replace(chart.shapes, dates=days, values=(1.0, 2.0), notes=("", ""), bars=False)
    [made] = charts(Presentation(BytesIO(slide_of(replace(chart, shapes=shapes)))))
    axis = made.category_axis
    # That of 2022 stands in the middle of it, and its number has room.
    first, last = serial(date(2020, 1, 1)), serial(date(2022, 7, 2))
    assert (axis.minimum_scale, axis.maximum_scale) == (first, last + (last - first) // 10 + 1)


def test_bars_of_a_series_are_dated_as_exactly_as_their_sources() -> None:
    chart = described("series")
    assert isinstance(chart.shapes, Values)
    days = partial("2020", "2021-06", "2022-12-31")
    shapes = replace(chart.shapes, dates=days, values=(1.0, 3.0, 2.0), notes=("",) * 3, bars=True)
    [made] = charts(Presentation(BytesIO(slide_of(replace(chart, shapes=shapes)))))
    assert list(made.plots[0].categories) == ["2020", "Jun 2021", "31 Dec 2022"]


def test_notes_say_what_does_not_follow_a_change_by_hand() -> None:
    said = {
        slide.shapes.title.text_frame.text: slide.notes_slide.notes_text_frame.text
        for slide in Presentation(BytesIO(slide_of(described("compared")))).slides
    }
    [(title, notes)] = said.items()
    assert title == described("compared").title
    assert notes.endswith(CHANGED_BY_HAND)
    on_map = opened("facts").slides[0].notes_slide.notes_text_frame.text
    assert CHANGED_BY_HAND not in on_map


def test_a_measured_series_keeps_its_values() -> None:
    values = described("series").shapes
    assert isinstance(values, Values)
    [chart] = charts(opened("series"))
    assert [list(series.values) for series in chart.plots[0].series] == [list(values.values)]


def test_steps_are_drawn_with_their_corners_behind_the_values() -> None:
    chart = described("series")
    assert isinstance(chart.shapes, Values)
    days = partial("2020-01-01", "2021-01-01", "2022-01-01")
    shapes = replace(
        chart.shapes, dates=days, values=(1.0, 3.0, 2.0), notes=("",) * 3, bars=False, steps=True
    )
    [made] = charts(Presentation(BytesIO(slide_of(replace(chart, shapes=shapes)))))
    corners, marks = plotted(made).values()
    assert (corners, marks) == ([1.0, 1.0, 3.0, 3.0, 2.0], [1.0, 3.0, 2.0])


def test_a_grid_is_tables_whose_cells_carry_fill_and_symbol() -> None:
    cells = described("each_year").shapes
    assert isinstance(cells, Cells)
    pages = cells.pages(22)
    assert [row for page in pages for row in page.rows] == list(cells.rows)
    slides = list(opened("each_year").slides)
    assert len(slides) == len(pages) == 2
    for slide, page in zip(slides, pages, strict=True):
        [table] = [shape.table for shape in slide.shapes if shape.has_table]
        head, *rows = list(table.rows)
        assert [cell.text for cell in head.cells] == ["Pledge", *page.columns]
        drawn = [row for row in rows if not row.cells[0].is_merge_origin]
        assert [row.cells[0].text for row in drawn] == list(page.rows)
        groups = [row.cells[0].text for row in rows if row.cells[0].is_merge_origin]
        assert groups == list(dict.fromkeys(page.groups))
        for row, judged in zip(drawn, page.cells, strict=True):
            for cell, one in zip(list(row.cells)[1:], judged, strict=True):
                assert one is not None
                sign = " ¬" if one.differs else ""
                assert cell.text == one.term.symbol + sign
                ground = cell.fill.fore_color.rgb
                paint = one.term.light
                assert str(ground) == (paint.mark or paint.fill)[1:].upper()
                assert [line.tag for line in cell._tc.tcPr[:4]] == [
                    qn(f"a:{side}") for side in ("lnL", "lnR", "lnT", "lnB")
                ]
    assert "¬ a second reader differs" in texts(slides[0])


def test_the_key_has_a_painted_swatch_with_the_symbol_of_each_term() -> None:
    slide = opened("each_year").slides[0]
    cells = described("each_year").shapes
    assert isinstance(cells, Cells)
    swatches = [s for s in slide.shapes if s.name.startswith("Swatch: ")]
    key = cells.pages(22)[0].key
    assert [(s.name, s.text_frame.text) for s in swatches] == [
        (f"Swatch: {term.label}", term.symbol) for term in key
    ]
    assert [str(s.line.color.rgb) for s in swatches] == [t.light.edge[1:].upper() for t in key]


def on_map(name: str) -> tuple[Map, list[Any]]:
    drawn = described(name).shapes
    assert isinstance(drawn, Map)
    [group] = [s for s in opened(name).slides[0].shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]
    return drawn, list(group.shapes)


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_one_named_freeform_a_place_a_line_and_a_slice(name: str) -> None:
    drawn, found = on_map(name)
    freeforms = [s for s in found if s.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    lines = {border.line for border in drawn.borders}
    slices = [
        f"{circle.name}: {count(number, effect.label.lower())}"
        for circle in drawn.circles
        for effect, number in circle.parts
        if number
    ]
    areas = [area.name for area in drawn.areas]
    names = [s.name for s in freeforms]
    assert names[: len(areas)] == areas
    assert len(names[len(areas) :]) == len(lines) + len(slices)
    assert names[len(areas) + len(lines) :] == slices
    assert [alt(s) for s in found if alt(s)] == []
    [group] = [s for s in opened(name).slides[0].shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert alt(group) == f"Map: {described(name).title}"
    assert len({s.shape_id for s in found}) == len(found)


def test_land_is_outlined_and_only_facts_and_members_are_painted() -> None:
    drawn, found = on_map("facts")
    areas = found[: len(drawn.areas)]
    colours = {str(shape.fill.fore_color.rgb) for shape in areas}
    assert colours == {LIGHT.soft[1:].upper(), LIGHT.ground[1:].upper()}
    slices = {s.name: s for s in found if "setback" in s.name}
    assert slices
    edge = Effect.SETBACK.light.fill[1:].upper()
    assert {str(s.fill.fore_color.rgb) for s in slices.values()} == {edge}
    dashed = next(s for s in found if s.name == "Borders of regions")
    assert dashed.line.dash_style is not None
    words = [s.text_frame.text for s in opened("facts").slides[0].shapes if s.has_text_frame]
    assert {"Advance", "Setback"} <= set(words)


def test_the_largest_circles_are_named_with_their_number() -> None:
    drawn, found = on_map("facts")
    labels = {s.text_frame.text for s in found if s.name.startswith("Label ")}
    for circle in sorted(drawn.circles, key=lambda circle: -circle.total)[:3]:
        assert f"{circle.name} {circle.total}" in labels


@pytest.mark.parametrize("name", CHARTS)
def test_a_slide_of_one_chart_stands_alone(name: str) -> None:
    chart = described(name)
    for slide in opened(name).slides:
        said = " ".join(texts(slide))
        assert slide.shapes.title.text_frame.text.startswith(chart.title)
        for part in (chart.subtitle, chart.stamp.foot, chart.stamp.source, chart.note):
            assert part in said
        assert chart.alt in slide.notes_slide.notes_text_frame.text
        alts = [alt(shape) for shape in shapes(slide)]
        assert f"{chart.kind}: {slide.shapes.title.text_frame.text}" in alts
        assert not [s for s in shapes(slide) if s.shape_type == MSO_SHAPE_TYPE.PICTURE]


@pytest.mark.parametrize("name", CHARTS)
def test_a_slide_of_one_chart_is_the_same_bytes_each_time(name: str) -> None:
    assert slide_of(described(name)) == slide_of(described(name))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_nothing_says_so_on_its_slide(name: str) -> None:
    empty = View(register("  []\n"), NOW, "0123abcd")
    if name == "history":  # there is no pledge to draw
        return
    chart = CHARTS[name](empty.select(Filter()))
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
        notes = slide.notes_slide.notes_text_frame.text.removesuffix(f"\n\n{CHANGED_BY_HAND}")
        said, _, _ = notes.partition("\nSources\n")
        assert said
        assert len(said.split()) <= 80 or said.startswith("[")
        for shape in shapes(slide):
            assert shape.shape_type != MSO_SHAPE_TYPE.PICTURE
            if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                assert alt(shape)


def test_references_in_speaker_notes_are_whole() -> None:
    contents = real_contents()
    for slide in list(whole().slides)[1:]:
        notes = slide.notes_slide.notes_text_frame.text.removesuffix(f"\n\n{CHANGED_BY_HAND}")
        _, _, sources = notes.partition("Sources\n")
        for line in sources.splitlines():
            number = int(line[1 : line.index("]")])
            text, address = contents.references[number - 1]
            assert line == f"[{number}] {text} {address}".strip()


def links_of(deck: Any) -> list[str]:
    """The addresses that slides lead to outside the deck."""
    relations = [one for slide in deck.slides for one in slide.part.rels.values()]
    return [relation.target_ref for relation in relations if relation.is_external]


def test_only_web_addresses_are_links_on_a_slide() -> None:
    references = small_contents().references
    entries = (*references[:-1], ("This file", "/briefing?theme=aid"))
    found = replace(small_contents(), references=entries)
    made = Presentation(BytesIO(outline.briefing_deck(found)))
    expected = [*(address for _, address in references[:-1]), found.request.address]
    assert sorted(links_of(made)) == sorted(expected)
    assert any("This file" in text for text in texts(made.slides[-1]))
    nowhere = replace(found, request=replace(found.request, address="/briefing?theme=aid"))
    assert found.request.address not in links_of(
        Presentation(BytesIO(outline.briefing_deck(nowhere)))
    )


def test_the_five_slides_are_five_and_begin_the_whole_deck() -> None:
    for found in (real_contents(), small_contents()):
        five = Presentation(BytesIO(outline.five_slide_deck(found)))
        titles = [slide.shapes.title.text_frame.text for slide in five.slides]
        assert titles == five_titles(found)
        assert len(titles) == 5
        assert slide_titles(found)[:5] == titles
        assert links_of(five) == []
        assert sections_of(five) == []


def test_the_rest_of_the_whole_deck_stands_in_sections_of_its_own() -> None:
    names, inside = zip(*sections_of(whole()), strict=True)
    assert names == ("Briefing", "Backup", "Sources")
    assert [number for part in inside for number in part] == list(range(len(whole().slides)))
    titles = slide_titles(real_contents())
    assert len(inside[0]) == 5
    assert all(titles[number].startswith("Sources") for number in inside[2])


def test_each_row_of_a_table_of_pledges_leads_to_its_slide() -> None:
    by_part = {slide.part: slide for slide in whole().slides}
    rows = 0
    for slide in whole().slides:
        title = slide.shapes.title.text_frame.text
        if not title.startswith(("All pledges", attention_title(real_contents()))):
            continue
        [table] = [shape.table for shape in slide.shapes if shape.has_table]
        for row in list(table.rows)[1:]:
            cell = row.cells[0]
            [click] = cell._tc.iter(qn("a:hlinkClick"))
            target = by_part[slide.part.related_part(click.get(qn("r:id")))]
            assert target.shapes.title.text_frame.text == cell.text
            rows += 1
    assert rows == 32 + len(real_contents().attention)


def test_a_card_holds_quote_verdict_one_fact_for_one_against_trend_and_review() -> None:
    slides = {s.shapes.title.text_frame.text: s for s in whole().slides}
    axes = set()
    for part in real_contents().pledges:
        slide = slides[part.standing.commitment.title]
        left, right = (
            shape.text_frame for shape in slide.shapes if shape.name in ("Left", "Right")
        )
        lines = [line.text for line in (*left.paragraphs, *right.paragraphs)]
        assert lines[0].startswith(part.words[0].text)
        assert lines[1].endswith(part.status)
        assert [line for line in lines if line in ("For", "Against")] == ["For", "Against"]
        assert f"Last 12 months: {part.trend}" in lines
        assert f"Next review: {part.review}" in lines
        # Numbers of sources stand in brackets of their own.
        words = re.sub(r" \[[\d, ]+\]", "", " ".join(lines)).split()
        assert len(words) <= 120
        for frame in (left, right):
            for line in frame.paragraphs:
                assert all(run.font.size >= Pt(12) for run in line.runs)
        for shape in slide.shapes:
            if shape.has_chart:
                axis = shape.chart.value_axis
                axes.add((axis.minimum_scale, axis.maximum_scale))
    assert len(axes) == 1


def test_no_map_stands_where_nothing_is_drawn() -> None:
    found = small_contents()
    assert not found.mapped
    assert found.map.title not in slide_titles(found)
    assert real_contents().map.title in slide_titles(real_contents())


def test_the_deck_is_the_same_bytes_each_time_and_holds_no_clock() -> None:
    made = outline.briefing_deck(small_contents())
    assert made == outline.briefing_deck(small_contents())
    with ZipFile(BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2022-06-30T00:00:00Z" in core


def test_control_characters_and_markup_in_texts_do_not_break_a_slide() -> None:
    chart = replace(described("compared"), title="a\x01<b>\x0b&\ufffe", alt='"quoted" <i>')
    slide = Presentation(BytesIO(slide_of(chart))).slides[0]
    assert slide.shapes.title.text_frame.text == "a<b>&"
    assert "Bars: a<b>&" in [alt(shape) for shape in slide.shapes]


def plain_book(chart: Any) -> list[object]:
    """The cells of the workbook inside a chart, none of which computes or leads anywhere."""
    with ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as archive:
        parts = b"".join(archive.read(part) for part in archive.namelist())
    assert re.findall(rb'<hyperlink|TargetMode="External"', parts) == []
    # What is computed is first days and numbers of days, of the sheet that holds the dates.
    computed = re.findall(rb"<f>(.*?)</f>", parts)
    assert all(re.fullmatch(rb"Dates!C\d+|Dates!D\d+-Dates!C\d+", one) for one in computed)
    assert len(re.findall(rb"<f[ >]", parts)) == len(computed)
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
    chart = described("compared")
    assert isinstance(chart.shapes, Bars)
    bars = replace(chart.shapes, rows=(text, *chart.shapes.rows[1:]))
    (made,) = charts(Presentation(BytesIO(slide_of(replace(chart, shapes=bars)))))
    assert text in plain_book(made)


def test_the_name_of_a_strip_is_no_formula_in_the_workbook_of_a_chart() -> None:
    chart = described("history")
    assert isinstance(chart.shapes, Bands)
    bands = replace(chart.shapes, rows=("=1+1",))
    made = charts(Presentation(BytesIO(slide_of(replace(chart, shapes=bands)))))
    assert "=1+1" in [cell for one in made for cell in plain_book(one)]


@pytest.mark.parametrize("bars", [True, False], ids=["bars", "points"])
def test_a_unit_is_no_formula_in_the_workbook_of_a_chart(bars: bool) -> None:
    chart = described("series")
    assert isinstance(chart.shapes, Values)
    values = replace(chart.shapes, unit="=1+1", bars=bars)
    (made,) = charts(Presentation(BytesIO(slide_of(replace(chart, shapes=values)))))
    assert "=1+1" in plain_book(made)


def test_words_of_a_press_version_say_so_on_the_slide() -> None:
    deck = Presentation(BytesIO(outline.briefing_deck(small_contents())))
    by_title = {slide.shapes.title.text_frame.text: slide for slide in deck.slides}
    for part in small_contents().pledges:
        slide = by_title[part.standing.commitment.title]
        assert "“We will do it” (as reported, not the official text)" in " ".join(texts(slide))


LONGEST = {"one word": "w" * 49_000, "words": "so it is " * 5_400 + "so"}


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
def test_the_longest_texts_leave_room_on_their_slides(text: str) -> None:
    slides = list(Presentation(BytesIO(outline.briefing_deck(longest_contents(text)))).slides)
    assert [len(slide.shapes) > 1 for slide in slides] == [True] * len(slides)
    for slide in slides:
        assert len(slide.shapes.title.text_frame.text) <= 325
        assert max(len(found) for found in texts(slide)) < 10_000
        for shape in slide.shapes:
            if shape.has_table:
                cells = [cell.text for row in shape.table.rows for cell in row.cells]
                assert max(map(len, cells)) <= 900


@pytest.mark.parametrize(
    ("things", "shared_out"), [(0, []), (13, [13]), (14, [7, 7]), (21, [10, 11]), (28, [9, 9, 10])]
)
def test_no_slide_of_a_table_is_left_with_the_last_row(things: int, shared_out: list[int]) -> None:
    pages = list(outline._pages(range(things), 13))
    assert [len(page) for _, _, page in pages] == shared_out
    assert [thing for _, _, page in pages for thing in page] == list(range(things))
    assert [(n, of) for n, of, _ in pages] == [(n + 1, len(pages)) for n in range(len(pages))]
