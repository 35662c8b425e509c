"""Figures as plotly draws them: every word stands where it can be read, in every look."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from math import hypot

import pandas as pd
import pytest

from commitments.figures import statuses, titles
from commitments.figures.chart import Chart, stamp_of_selection
from commitments.figures.look import FONT, FONT_OF_IMAGES, PRINTED, Look, lines_of, text_width
from commitments.figures.plot.placing import Page, discs, names
from commitments.figures.shapes import Circle, Event, Map
from commitments.palette import ground
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Effect, Status
from tests.conftest import NOW, commitment, register
from tests.figures.drawn import (
    ALL,
    CHARTS,
    DARK,
    LOOKS,
    MAPS,
    NARROW,
    WIDE,
    Box,
    boxes,
    draw,
    notes,
    strings,
)
from tests.figures.registers import SMALL, real, small

VIEWS = {"small": small, "real": real}
EACH = [
    pytest.param(of, name, look, id=f"{of}-{name}-{look}")
    for of in VIEWS
    for name in ALL
    for look in LOOKS
]


@cache
def described(of: str, name: str) -> Chart:
    return ALL[name](VIEWS[of]().select(Filter()))


@cache
def words(of: str, name: str, look: str) -> tuple[list[Box], float]:
    """Where each word of a figure stands, and how high the figure is."""
    drawn = LOOKS[look]
    figure = draw(described(of, name), drawn, framed=drawn is PRINTED)
    return boxes(figure, drawn.width), figure.layout.height


@pytest.mark.parametrize(("of", "name", "look"), EACH)
def test_no_word_leaves_the_figure(of: str, name: str, look: str) -> None:
    found, height = words(of, name, look)
    outside = [
        box
        for box in found
        if box.left < -1
        or box.right > LOOKS[look].width + 1
        or box.top < -1
        or box.bottom > height + 1
    ]
    assert outside == []


@pytest.mark.parametrize(("of", "name", "look"), EACH)
def test_no_word_covers_another(of: str, name: str, look: str) -> None:
    found, _ = words(of, name, look)
    assert [pair for pair in combinations(found, 2) if pair[0].meets(pair[1])] == []


@pytest.mark.parametrize("name", ALL)
def test_an_image_has_title_author_and_date_in_it_and_is_light(name: str) -> None:
    chart = described("small", name)
    figure = draw(chart, PRINTED, framed=True)
    written = " ".join(notes(figure))
    assert chart.title in written and chart.subtitle in written
    assert chart.stamp.foot in written
    assert figure.layout.paper_bgcolor == ground(dark=False).ground
    assert (figure.layout.width, figure.layout.font.family) == (1000, FONT_OF_IMAGES)


@pytest.mark.parametrize("name", ALL)
def test_a_figure_on_a_page_leaves_its_title_to_the_page(name: str) -> None:
    chart = described("small", name)
    figure = draw(chart, WIDE)
    assert not any(chart.title in text or chart.stamp.foot in text for text in notes(figure))
    assert (figure.layout.width, figure.layout.font.family) == (None, FONT)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("look", [WIDE, DARK])
def test_a_figure_has_no_colour_of_the_other_ground(name: str, look: Look) -> None:
    found = {text.lower() for text in strings(draw(described("small", name), look))}
    other, own = ground(not look.dark), ground(look.dark)
    assert own.ground in found
    assert found & {other.ink, other.muted, other.faint} - {own.ink, own.muted, own.faint} == set()


@pytest.mark.parametrize("name", ALL)
def test_the_same_chart_gives_the_same_figure(name: str) -> None:
    anew = (ALL[name](small().select(Filter())) for _ in range(2))
    one, other = (draw(chart, WIDE).to_json() for chart in anew)
    assert json.loads(one) == json.loads(other)


@pytest.mark.parametrize("name", [name for name in ALL if name != "members"])
def test_an_empty_register_gives_a_figure_that_says_why(name: str) -> None:
    head = SMALL.split("members:")[0] + "commitments:\n"
    chart = ALL[name](View(register(commitment(), head=head), NOW, "").select(Filter(text="x y z")))
    if name in ("history", "series"):
        return
    figure = draw(chart, PRINTED, framed=True)
    assert notes(figure)[0] == chart.title


def test_the_key_explains_what_is_drawn_and_nothing_else() -> None:
    themes = draw(described("small", "themes"), WIDE)
    assert [text for text in notes(themes) if text in {s.label for s in Status}] == [
        *("Substantially kept", "Limited action", "Not assessed", "Reversed")
    ]
    history = notes(draw(described("small", "history"), WIDE))
    assert history[-3:] == ["Advances", "•", "Limited action"]
    grid = notes(draw(described("small", "each_year"), WIDE))
    assert grid[-1] == "A second reader differs"


def test_labels_beside_the_last_bar_make_the_key_needless_but_on_a_phone() -> None:
    wide = notes(draw(described("small", "by_year"), WIDE))
    assert {"2 Limited action", "1 Not assessed", "1 Reversed"} <= set(wide)
    assert "Limited action" not in wide
    narrow = notes(draw(described("small", "by_year"), NARROW))
    assert {"Limited action", "Not assessed", "Reversed"} <= set(narrow)


def test_labels_are_joined_to_their_bars() -> None:
    figure = draw(described("real", "by_year"), WIDE)
    joined = [note for note in figure.layout.annotations if note.showarrow]
    heights = sorted(note.ay - 300 * note.y / 32 for note in joined)
    assert len(joined) > 3
    assert all(high - low >= 17.9 for low, high in pairwise(heights))


@pytest.mark.parametrize("name", ["by_year", "themes", "compared", "trends"])
def test_an_absent_bar_draws_no_edge(name: str) -> None:
    for trace in draw(described("small", name), WIDE).data:
        values = trace.y if name == "by_year" else trace.x
        assert all(value is None or value > 0 for value in values)


def test_ticks_are_never_turned_and_the_last_says_that_its_year_is_not_over() -> None:
    for look, years in ((WIDE, ["2019", "2020", "2021"]), (NARROW, ["’19", "’20", "’21"])):
        axis = draw(described("small", "by_year"), look).layout.xaxis
        assert (axis.tickangle, list(axis.ticktext)[:3]) == (0, years)
        assert axis.ticktext[-1].endswith("22</b><br>to 30 Jun")


def test_numbers_on_a_hatch_have_a_plate_of_the_fill() -> None:
    figure = draw(described("real", "by_year"), WIDE)
    plates = [note for note in figure.layout.annotations if note.bgcolor]
    fills = {status.light.fill for status in (Status.UNCLEAR, Status.NO_EVIDENCE)}
    assert plates
    assert {note.bgcolor for note in plates} <= fills


def test_a_number_that_does_not_fit_is_left_out_and_a_small_one_is_small() -> None:
    def texts(counts: dict[Status, int]) -> list[tuple[str, float]]:
        stamp = stamp_of_selection(small().select(Filter()))
        chart = statuses.compared(("A", counts), ("B", counts), "T", stamp)
        return [
            (trace.text[0], trace.textfont.size[0]) for trace in draw(chart, Look(width=420)).data
        ]

    assert texts({Status.LIMITED: 1, Status.REVERSED: 1}) == [
        ("<b>• 1</b>", 13),
        ("<b>× 1</b>", 13),
    ]
    assert texts({Status.LIMITED: 25, Status.REVERSED: 1})[1] == ("<b>1</b>", 10)
    assert texts({Status.LIMITED: 90, Status.REVERSED: 1})[1] == ("", 13)


def test_every_event_has_a_dot_at_the_end_of_its_stem() -> None:
    figure = draw(described("small", "by_year"), WIDE)
    dots = [shape for shape in figure.layout.shapes if shape.type == "circle"]
    assert len(dots) == 2
    assert {"Jun 2020: Rome", "Mar 2021: A turn"} <= set(notes(figure))


@pytest.mark.parametrize("width", [330, 700, 1000])
def test_many_events_stand_apart_or_not_at_all(width: int) -> None:
    days = [(2020, 1), (2020, 2), (2020, 3), (2021, 11), (2021, 12), (2022, 1)]
    events = [
        Event(NOW.as_of.replace(year=y, month=m, day=1), f"What happened in {m}") for y, m in days
    ]
    chart = statuses.by_year(_counts(), stamp_of_selection(small().select(Filter())), events)
    found = [box for box in boxes(draw(chart, Look(width=width)), width) if "What" in box.text]
    assert len(found) >= (3 if width == 330 else 5)
    assert [pair for pair in combinations(found, 2) if pair[0].meets(pair[1])] == []


def test_where_months_leave_no_room_the_years_or_the_words_alone_stand() -> None:
    words = ["US pull-back, northern Syria", "End of Iraq mission agreed", "Mission in Iraq ends"]
    days = [date(2019, 10, 13), date(2021, 9, 27), date(2022, 9, 30)]
    events = [Event(day, text) for day, text in zip(days, words, strict=True)]
    chart = statuses.by_year(_counts(), stamp_of_selection(small().select(Filter())), events)

    def said(width: int) -> list[str]:
        return [
            text for text in notes(draw(chart, Look(width=width))) if text.endswith(tuple(words))
        ]

    assert said(1000) == [
        "Oct 2019: US pull-back, northern Syria",
        "Sep 2021: End of Iraq mission agreed",
        "Sep 2022: Mission in Iraq ends",
    ]
    assert said(370) == words


def _counts() -> pd.DataFrame:
    rows = [(year, "limited", 3) for year in range(2019, 2023)]
    return pd.DataFrame(rows, columns=["year", "status", "count"])


def test_the_cells_of_a_grid_fold_a_corner_where_a_second_reader_differs() -> None:
    figure = draw(described("small", "each_year"), WIDE)
    on_cells = [shape for shape in figure.layout.shapes if shape.yref == "y"]
    assert [(shape.xanchor, shape.type) for shape in on_cells] == [(2 + 0.47, "path")]


@pytest.mark.parametrize("name", ["facts_by_place", "facts_by_country"])
@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_circles_never_overlap_and_names_stand_outside_them(name: str, look: Look) -> None:
    shapes = described("real", name).shapes
    assert isinstance(shapes, Map)
    page = Page(shapes, (look.width - 4) / shapes.width, look.narrow)
    found = discs(page)
    assert len(found) == len(shapes.circles) > 10
    for one, other in combinations(found, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius
    for text in names(page, found):
        for disc in found:
            assert hypot(text.x - disc.x, text.y - disc.y) > disc.radius


def test_the_world_names_its_twelve_largest_circles_and_four_on_a_phone() -> None:
    for look, most in ((WIDE, 12), (NARROW, 4)):
        figure = draw(described("real", "facts_by_country"), look)
        named = [trace for trace in figure.data if trace.mode == "text"]
        assert 0 < sum(map(len, [trace.text for trace in named])) <= most


def test_two_circles_at_one_place_move_apart() -> None:
    at = [Circle((5, 5), code, code, ((Effect.ADVANCE, 4),), code) for code in ("A", "B")]
    page = Page(Map(10, 10, (), circles=tuple(at)), 20, narrow=False)
    one, other = discs(page)
    assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius


@pytest.mark.parametrize(
    ("most", "sizes"),
    [(0, ()), (1, (1,)), (3, (1, 2)), (8, (1, 5)), (29, (1, 5, 20)), (284, (1, 50, 200))],
)
def test_the_key_of_a_map_has_circles_of_round_numbers(most: int, sizes: tuple[int, ...]) -> None:
    circles = (Circle((1, 1), "A", "A", ((Effect.SETBACK, most),), ""),) if most else ()
    assert Page(Map(2, 2, (), circles=circles), 10, narrow=False).sizes() == sizes


@pytest.mark.parametrize("name", MAPS)
def test_a_map_asks_nobody_for_a_base_map(name: str) -> None:
    figure = draw(described("small", name), WIDE)
    assert {trace.type for trace in figure.data} == {"scatter"}


def test_a_click_on_a_circle_gives_its_place() -> None:
    figure = draw(described("small", "facts_by_place"), WIDE)
    pressed = [trace for trace in figure.data if trace.mode == "markers"]
    assert [row[0] for trace in pressed for row in trace.customdata] == [
        *("SY-HA", "IQ-NI", "IQ-KI"),
    ]


@pytest.mark.parametrize("name", ["by_year", "themes", "trends", "each_year", "history"])
def test_text_from_the_file_is_never_markup(name: str) -> None:
    bad = "<b>bold</b> $x$ & <a href='https://evil.example'>a</a>"
    text = commitment("one").replace("Title of one", bad)
    head = SMALL.replace("name: Aid", f'name: "{bad}"')
    chart = CHARTS[name](View(register(text, head=head), NOW, "").select(Filter()))
    written = list(strings(draw(chart, PRINTED, framed=True)))
    assert not any("<a href" in one or "<b>bold" in one or "$x$" in one for one in written)


@pytest.mark.parametrize("text", ["Kuwait", "Substantially kept or better", "MMM WWW 111 .,: îÉ"])
def test_the_measure_of_a_text_is_never_too_small(text: str) -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    from commitments.project import FONTS

    for style, bold in (("", False), ("-Bold", True)):
        font = TTFont(FONTS / f"DejaVuSansCondensed{style}.ttf")
        letters, widths, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        # The condensed letters are nine tenths as wide as those that a browser falls back to.
        true = sum(widths[letters[ord(one)]][0] for one in text) / unit / 0.9
        assert 0.95 * true <= text_width(text, 1, bold=bold) <= 1.3 * true


def test_text_is_cut_to_lines_and_says_where_it_was_cut() -> None:
    assert lines_of("one two three", 1000, 12, 2) == ["one two three"]
    assert lines_of("one two three", 50, 12, 3) == ["one two", "three"]
    assert lines_of("one two three four", 50, 12, 2) == ["one two", "three …"]
    assert lines_of("", 50, 12, 2) == []


def test_a_chart_without_shapes_says_why() -> None:
    chart = described("small", "by_year")
    nothing = statuses.by_year(_counts().iloc[:0], chart.stamp)
    assert (nothing.shapes, nothing.title) == (None, titles.NOTHING_FOUND)
    assert draw(nothing, WIDE).layout.height < 60
