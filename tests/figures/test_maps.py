"""Maps: every place is drawn, an event counts once, regions are outlined and never painted."""

from __future__ import annotations

from collections import Counter

import pytest

from commitments.figures import maps
from commitments.figures.chart import Chart, stamp_of_selection
from commitments.figures.geometry import countries, frame_of, parts
from commitments.figures.shapes import Circle, Land, Line, Map
from commitments.figures.titles import BOUNDARY_NOTE, NO_PLACE
from commitments.register.background import Region
from commitments.register.model import Register
from commitments.register.places import place_name, places
from commitments.tables.counts import by_direction
from commitments.tables.filter import Filter
from commitments.vocabulary import Effect
from tests.figures.drawn import MAPS
from tests.figures.registers import real, small

A, S = Effect.ADVANCE, Effect.SETBACK


def of(name: str) -> Chart:
    return MAPS[name](small().select(Filter()))


def drawn(chart: Chart) -> Map:
    assert isinstance(chart.shapes, Map)
    return chart.shapes


def counted(circles: tuple[Circle, ...]) -> list[tuple[str, str, tuple[tuple[Effect, int], ...]]]:
    return [(circle.code, circle.about, circle.parts) for circle in circles]


def test_facts_by_place() -> None:
    chart = of("facts_by_place")
    assert chart.title == "Most facts since 2019: Hasakah and Nineveh, 2 each"
    assert chart.subtitle == (
        "Facts with a direction since 2019, an event once at each place · 4 of 4 pledges"
    )
    assert chart.alt == (
        f"{chart.title}. Hasakah: 1 advance and 1 setback. Nineveh: 2 advances. Kirkuk: 1 advance."
        " Syria, no part named: 1 advance."
    )
    assert chart.note == (
        "Not on the map: Syria, no part named: 1 advance. Dashed: Northeast (Hasakah, Raqqa and"
        f" Deir ez-Zor). {BOUNDARY_NOTE}"
    )
    assert chart.table.to_dict("split")["data"] == [
        ["Hasakah", 1, 1, 2],
        ["Nineveh", 2, 0, 2],
        ["Kirkuk", 1, 0, 1],
        ["Syria, no part named", 1, 0, 1],
    ]
    assert counted(drawn(chart).circles) == [
        ("SY-HA", "Hasakah: 1 advance and 1 setback", ((A, 1), (S, 1))),
        ("IQ-NI", "Nineveh: 2 advances", ((A, 2),)),
        ("IQ-KI", "Kirkuk: 1 advance", ((A, 1),)),
    ]


def test_facts_by_country() -> None:
    chart = of("facts_by_country")
    assert chart.title == "Most happened in Syria since 2019: 3 facts, 1 of them a setback"
    assert chart.alt == (
        f"{chart.title}. Syria: 2 advances and 1 setback. Iraq: 2 advances. France: 1 setback."
    )
    assert chart.note == BOUNDARY_NOTE
    assert counted(drawn(chart).circles) == [
        ("SYR", "Syria: 2 advances and 1 setback", ((A, 2), (S, 1))),
        ("IRQ", "Iraq: 2 advances", ((A, 2),)),
        ("FRA", "France: 1 setback", ((S, 1),)),
    ]
    assert drawn(chart).world


def test_regions_are_outlined_dashed_and_land_is_never_painted() -> None:
    shapes = drawn(of("facts_by_place"))
    assert {border.line for border in shapes.borders} == {Line.COUNTRY, Line.REGION}
    assert {area.land for area in shapes.areas} == {Land.HERE, Land.AROUND}
    assert {label.text for label in shapes.labels if label.strong} == {"IRAQ", "SYRIA"}


def test_all_that_is_drawn_lies_within_the_frame() -> None:
    for name in MAPS:
        shapes = drawn(of(name))
        points = [point for area in shapes.areas for ring in area.rings for point in ring]
        points += [circle.at for circle in shapes.circles]
        frame = frame_of(points)
        assert frame.west >= -1e-9 and frame.east <= shapes.width + 1e-9
        assert frame.south >= -1e-9 and frame.north <= shapes.height + 1e-9


def test_every_place_of_the_register_is_drawn(curated: Register) -> None:
    found = {code for item in curated.evidence for code in item.places}
    found |= {code for region in curated.regions for code in region.places}
    found |= {member.code for member in curated.members if member.kind == "state"}
    smaller = {code for code in found if "-" in code}
    assert len(found) > 80 and len(smaller) > 20
    assert smaller - set(parts()) == set()
    assert {places()[code].country for code in found} - set(countries()) == set()


def test_every_place_that_the_reader_accepts_is_drawn() -> None:
    assert {code for code in places() if "-" in code} == set(parts())
    assert {code for code in places() if "-" not in code} - set(countries()) == set()
    assert Counter(parts().values()) == {"IRQ": 18, "SYR": 14}


@pytest.mark.parametrize("name", ["facts_by_country", "members"])
def test_a_world_map_draws_every_country(name: str) -> None:
    # Those that lie south of the frame are cut away.
    cut = {place_name("ATA")} if "ATA" in countries() else set()
    names = {area.name for area in drawn(of(name)).areas}
    assert {place_name(code) for code in countries()} - names <= cut


@pytest.mark.parametrize("name", ["facts_by_place", "facts_by_country"])
def test_the_alternative_text_and_the_table_have_every_place_of_the_register(name: str) -> None:
    chart = MAPS[name](real().select(Filter()))
    assert sum(circle.total for circle in drawn(chart).circles) > 100
    for row in chart.table.to_dict("records"):
        assert f" {row['Place']}: " in chart.alt
        assert row["Advances"] + row["Setbacks"] == row["All"]


@pytest.mark.parametrize("name", ["facts_by_place", "facts_by_country"])
def test_a_map_obeys_a_filter(name: str) -> None:
    chart = MAPS[name](small().select(Filter(themes=("talks",))))
    assert "1 of 4" not in chart.title and "Theme: Talks · 2 of 4 pledges" in chart.subtitle
    assert chart.table["All"].sum() == {"facts_by_place": 1, "facts_by_country": 2}[name]


def test_no_fact_gives_a_map_without_circles() -> None:
    chart = MAPS["facts_by_place"](small().select(Filter(text="x y z")))
    assert chart.title == "No fact with a direction names a place since 2019"
    assert (drawn(chart).circles, len(chart.table)) == ((), 0)


def of_regions(*regions: Region) -> Chart:
    s = small().select(Filter())
    counts = by_direction(s.evidence, "place")
    return maps.facts_by_place(counts, regions, "since 2019", stamp_of_selection(s))


def test_without_a_place_in_the_regions_there_is_no_map() -> None:
    chart = of_regions(Region(id="global", name="Worldwide"))
    assert (chart.shapes, chart.title, chart.alt) == (None, NO_PLACE, NO_PLACE)


@pytest.mark.parametrize("named", [("CHE",), ("FRA", "CHE"), ("JOR",), ("JPN", "USA")])
def test_a_country_without_parts_is_drawn_whole_in_a_frame_of_its_own(
    named: tuple[str, ...],
) -> None:
    shapes = drawn(of_regions(Region(id="there", name="There", places=named)))
    here = {area.name for area in shapes.areas if area.land is Land.HERE}
    assert here == {place_name(code) for code in named}
    assert [label.text for label in shapes.labels if label.strong] == [
        place_name(code).upper() for code in named
    ]


def test_a_map_counts_what_names_a_whole_country() -> None:
    chart = of_regions(Region(id="there", name="There", places=("FRA",)))
    assert chart.title == "Most happened in France since 2019: 1 fact, a setback"
    assert chart.note == BOUNDARY_NOTE


def test_the_map_of_members_shows_those_of_its_table() -> None:
    chart = MAPS["members"](real().select(Filter()))
    states = {m.name for m in real().register.members if m.kind == "state"}
    chosen = {area.name for area in drawn(chart).areas if area.land is Land.CHOSEN}
    assert len(chosen) == len(states) > 50
    assert list(chart.table["Name"]) == [m.name for m in real().register.members]
    assert [name for name in chart.table["Name"] if name not in chart.alt] == []


def test_members_that_had_not_joined_by_the_date_are_not_shown() -> None:
    chart = of("members")
    assert chart.title == "1 member state and 1 organisation named in sources"
    assert chart.alt == f"{chart.title}. States: France. Organisations: NATO."
    told = [(area.name, area.about) for area in drawn(chart).areas if area.about]
    assert told == [("France", "France: member; joined 2014")]


def test_the_map_of_members_says_how_many_names_are_missing() -> None:
    s = real().select(Filter())
    missing = "Sources count 90 members; 7 names were not found."
    chart = maps.members(s.view.members, stamp_of_selection(s), missing)
    assert chart.note == f"{missing} {BOUNDARY_NOTE}"
