"""Maps: every code is drawn, regions stay whole, numbers are those of the data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import plotly.graph_objects as go
import pytest

from commitments.figures import geometry, maps
from commitments.figures.chart import Chart, stamp_of_selection
from commitments.figures.geometry import countries, parts
from commitments.figures.land import region_of
from commitments.figures.look import Look
from commitments.figures.shapes import Map
from commitments.figures.titles import BOUNDARY_NOTE, NO_PLACE
from commitments.register.background import Region
from commitments.register.model import Register
from commitments.register.places import place_name, places
from commitments.tables.counts import by_place, by_theme_and_region
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from commitments.vocabulary import Effect, Status
from tests.conftest import NOW, commitment, evidence, register
from tests.figures.drawn import (
    DARK,
    LOOKS,
    MAPS,
    NARROW,
    PERIOD,
    WIDE,
    Numbers,
    areas,
    names,
    notes,
    read,
    real,
    small,
    symbols,
    wide,
)
from tests.figures.test_charts import FILTERS, parted

OF_PLEDGES = ("pledges_by_region", "pledge_numbers")
OF_EVIDENCE = ("evidence_by_place", "evidence_by_country")


@cache
def drawn(name: str, chosen: Filter = Filter()) -> Chart:  # noqa: B008
    return MAPS[name](real().select(chosen), WIDE)


def codes(found: Register) -> set[str]:
    """Every code of a place in a register."""
    items = (item for c in found.commitments for item in c.evidence)
    return (
        {code for item in items for code in item.places}
        | {code for region in found.regions for code in region.places}
        | {member.code for member in found.members if member.kind == "state"}
    )


def labels(figure: go.Figure) -> list[str]:
    """The texts that stand on the map."""
    return [
        read(text)
        for trace in figure.data
        if trace.type == "scattergeo" and trace.mode == "text"
        for text in trace.text
    ]


def test_every_country_and_governorate_in_the_data_is_drawn(curated: Register) -> None:
    found = codes(curated)
    smaller = {code for code in found if "-" in code}
    assert len(found) > 100 and len(smaller) > 20
    assert smaller - set(parts()) == set()
    assert {places()[code].country for code in found} - set(countries()) == set()


def test_every_place_that_the_reader_accepts_is_drawn() -> None:
    assert {code for code in places() if "-" in code} == set(parts())
    assert {code for code in places() if "-" not in code} - set(countries()) == set()


def test_all_governorates_of_iraq_and_syria_are_there() -> None:
    assert Counter(parts().values()) == {"IRQ": 18, "SYR": 14}


@pytest.mark.parametrize("name", ["evidence_by_country", "members"])
def test_a_world_map_draws_every_country(name: str) -> None:
    assert set(areas(drawn(name).figure)) == set(countries())


def test_every_country_says_its_name() -> None:
    shown = areas(drawn("evidence_by_country").figure)
    assert [c for c, (_, _, hover) in shown.items() if not hover.startswith(place_name(c))] == []


@pytest.mark.parametrize("name", [*OF_PLEDGES, "evidence_by_place"])
def test_a_map_of_iraq_and_syria_draws_every_governorate_with_its_name(name: str) -> None:
    shown = areas(drawn(name).figure)
    assert set(shown) == set(parts())
    assert [c for c, (_, _, hover) in shown.items() if not hover.startswith(place_name(c))] == []


@pytest.mark.parametrize("name", MAPS)
def test_areas_have_a_shape_in_the_geometry_that_goes_with_them(name: str) -> None:
    for trace in drawn(name).figure.data:
        if trace.type == "choropleth":
            shapes = {feature["id"] for feature in trace.geojson["features"]}
            assert set(trace.locations) <= shapes
            assert trace.featureidkey == "id"


@pytest.mark.parametrize("name", MAPS)
def test_a_map_needs_no_base_map_and_says_what_boundaries_mean(name: str) -> None:
    figure = drawn(name).figure
    assert (figure.layout.geo.visible, figure.layout.geo.fitbounds) == (False, False)
    assert BOUNDARY_NOTE in notes(figure)[-1]
    assert {trace.type for trace in figure.data} <= {"choropleth", "scattergeo"}


@pytest.mark.parametrize("look", LOOKS)
def test_labels_stand_inside_the_window_of_the_map(look: str) -> None:
    chart = MAPS["evidence_by_place"](real().select(Filter()), LOOKS[look])
    window = chart.figure.layout.geo
    for trace in (t for t in chart.figure.data if t.type == "scattergeo"):
        assert all(window.lonaxis.range[0] < x < window.lonaxis.range[1] for x in trace.lon)
        assert all(window.lataxis.range[0] < y < window.lataxis.range[1] for y in trace.lat)


# For each map the numbers of its figure, of its table, and counted anew from the standings.


def region_figure(chart: Chart) -> Numbers:
    """Statuses by region, from the labels on the map and the note under it."""
    found: Numbers = {}
    for text in labels(chart.figure):
        name = re.split(r" (?=[●◕◑○✕◇~?–] )| no pledge", text)[0]
        found |= {(name, label): n for label, n in symbols(text).items()}
    for part in left_out(chart):
        name, _, text = part.partition(": ")
        found |= {(name, label): n for label, n in symbols(text).items()}
    return found


def left_out(chart: Chart) -> list[str]:
    """What the note says of regions that the map cannot draw."""
    match = re.match(r"Not on the map: (.*?)\. Boundaries", notes(chart.figure)[-1])
    return match[1].split("; ") if match else []


def number_figure(chart: Chart) -> Numbers:
    pairs = [text.rsplit(" ", 1) for text in [*labels(chart.figure), *left_out(chart)]]
    return {(name.rstrip(":"), "Pledges"): int(n) for name, n in pairs if n != "0"}


def governorate_figure(chart: Chart) -> Numbers:
    shown = areas(chart.figure)
    rest = re.findall(r"(Iraq|Syria) (\d+)", notes(chart.figure)[-1].split(".")[0])
    assert sorted(labels(chart.figure), key=int) == (
        sorted((str(n) for n, _, _ in shown.values() if n), key=int)
    )
    found: Numbers = {(place_name(code),): n for code, (n, _, _) in shown.items() if n}
    return found | {(f"{name}, no part named",): int(n) for name, n in rest if n != "0"}


def country_figure(chart: Chart) -> Numbers:
    """The shade goes by steps, so the numbers stand in the hover texts."""
    found: Numbers = {}
    for code, (shade, _, hover) in areas(chart.figure).items():
        match = re.fullmatch(r"(.+) (\d+) findings?", hover)
        assert match is not None
        n = int(match[2])
        assert shade == (0 if n == 0 else 1 if n == 1 else 2 if n < 6 else 3 if n < 21 else 4)
        found |= {(place_name(code),): n} if n else {}
    return found


def place_table(chart: Chart) -> Numbers:
    return {(row["Place"],): row["All"] for row in chart.table.to_dict("records")}


def region_counts(s: Selection) -> Numbers:
    return Counter(
        (names(s)[region], x.status.label) for x in s.standings for region in x.commitment.regions
    )


def number_counts(s: Selection) -> Numbers:
    return Counter(
        (names(s)[region], "Pledges") for x in s.standings for region in x.commitment.regions
    )


def findings(s: Selection, label: Callable[[tuple[str, ...], str], str | None]) -> Numbers:
    """Findings by what `label` calls a place of an item; each counts once."""
    once = {
        (name, item.id)
        for x in s.standings
        for item in x.evidence
        for code in item.places
        if (name := label(item.places, code))
    }
    return Counter((name,) for name, *_ in once)


def governorate_counts(s: Selection) -> Numbers:
    def label(named: tuple[str, ...], code: str) -> str | None:
        if code in parts():
            return place_name(code)
        alone = not any(parts().get(other) == code for other in named)
        return f"{place_name(code)}, no part named" if alone and code in WHOLE else None

    return findings(s, label)


def country_counts(s: Selection) -> Numbers:
    return findings(s, lambda _, code: place_name(places()[code].country))


WHOLE = ("IRQ", "SYR")
READ: dict[str, tuple[Callable[[Chart], Numbers], ...]] = {
    "pledges_by_region": (region_figure, lambda c: wide(c.table)),
    "pledge_numbers": (number_figure, lambda c: wide(c.table)),
    "evidence_by_place": (governorate_figure, place_table),
    "evidence_by_country": (country_figure, place_table),
}
COUNT: dict[str, Callable[[Selection], Numbers]] = {
    "pledges_by_region": region_counts,
    "pledge_numbers": number_counts,
    "evidence_by_place": governorate_counts,
    "evidence_by_country": country_counts,
}


@pytest.mark.parametrize("name", READ)
def test_figure_and_table_have_the_numbers_of_the_whole_register(name: str) -> None:
    figure, table = READ[name]
    expected = COUNT[name](real().select(Filter()))
    assert figure(drawn(name)) == table(drawn(name)) == expected
    assert len(expected) >= 5


@pytest.mark.parametrize("filter", FILTERS)
@pytest.mark.parametrize("name", READ)
def test_a_map_obeys_a_filter(name: str, filter: str) -> None:
    figure, table = READ[name]
    chosen = parted(filter).select(FILTERS[filter])
    expected = COUNT[name](chosen)
    chart = MAPS[name](chosen, WIDE)
    assert figure(chart) == table(chart) == expected
    assert expected != COUNT[name](parted(filter).select(Filter()))


@pytest.mark.parametrize("name", OF_EVIDENCE)
def test_the_alternative_text_of_a_map_of_evidence_has_every_place(name: str) -> None:
    chart = drawn(name)
    missing = [
        row for row in place_table(chart).items() if f" {row[0][0]}: {row[1]}." not in chart.alt
    ]
    assert len(place_table(chart)) > 20
    assert missing == []


NORTHEAST = {"SY-HA", "SY-RA", "SY-DY"}


def test_a_governorate_belongs_to_the_narrowest_region_that_covers_it(curated: Register) -> None:
    owner = {code: region_of(code, curated.regions) for code in parts()}
    ids = {code: region.id if region else None for code, region in owner.items()}
    assert {code for code, id in ids.items() if id == "northeast-syria"} == NORTHEAST
    assert {id for code, id in ids.items() if code.startswith("IQ-")} == {"iraq"}
    assert {id for code, id in ids.items() if code[:3] == "SY-" and code not in NORTHEAST} == (
        {"syria"}
    )


@pytest.mark.parametrize(
    ("covered", "expected"),
    [
        ([], None),
        ([("far", ("FRA",))], None),
        ([("world", ())], None),
        ([("both", ("IRQ", "SYR")), ("one", ("IRQ",))], "one"),
        ([("one", ("IRQ",)), ("plain", ("IQ-NI", "IQ-KI", "IQ-DI"))], "plain"),
        ([("both", ("IRQ", "SYR"))], "both"),
    ],
)
def test_the_region_of_nineveh(
    covered: list[tuple[str, tuple[str, ...]]], expected: str | None
) -> None:
    found = region_of("IQ-NI", tuple(Region(id=id, name=id, places=p) for id, p in covered))
    assert (found.id if found else None) == expected


@pytest.mark.parametrize("name", OF_PLEDGES)
def test_a_pledge_for_a_region_is_not_spread_over_its_governorates(name: str) -> None:
    figure = drawn(name).figure
    shown = areas(figure)
    numbers = number_counts(real().select(Filter()))
    for region in ("Iraq", "Syria", "Northeast Syria"):
        whole = f"{region} as a whole: {numbers[region, 'Pledges']} pledges"
        inside = {code: area for code, area in shown.items() if whole in area[2]}
        assert len(inside) == {"Iraq": 18, "Syria": 11, "Northeast Syria": 3}[region]
        assert len({(number, colour) for number, colour, _ in inside.values()}) == 1
        assert all(
            hover.endswith("Pledges name the region, not this part of it.")
            for _, _, hover in inside.values()
        )
    assert len(labels(figure)) == 3


def test_one_pledge_for_three_governorates_colours_them_all_and_is_counted_once() -> None:
    chart = MAPS["pledge_numbers"](small().select(Filter(regions=("northeast",))), WIDE)
    assert number_figure(chart) == {("Iraq", "Pledges"): 1, ("Northeast", "Pledges"): 1}
    hovers = [hover for _, _, hover in areas(chart.figure).values()]
    assert sum("Northeast as a whole: 1 pledge Pledges name" in hover for hover in hovers) == 3
    assert sum("Syria as a whole: 0 pledges" in hover for hover in hovers) == 11


@pytest.mark.parametrize("look", [WIDE, DARK])
def test_a_region_has_the_colour_of_its_commonest_status(look: Look) -> None:
    figure = MAPS["pledges_by_region"](small().select(Filter()), look).figure
    colours = Counter((hover.split(" as a")[0][-5:], c) for _, c, hover in areas(figure).values())
    assert colours == {
        (" Iraq", Status.LIMITED.colour(look.dark)): 18,
        ("Syria", Status.REVERSED.colour(look.dark)): 11,
        ("heast", Status.LIMITED.colour(look.dark)): 3,
    }


def test_a_region_without_a_pledge_is_pale() -> None:
    chart = MAPS["pledges_by_region"](small().select(Filter(statuses=("reversed",))), WIDE)
    colours = Counter(colour for _, colour, _ in areas(chart.figure).values())
    assert colours == {Status.REVERSED.light: 11, WIDE.pale: 21}
    assert sorted(labels(chart.figure)) == ["Iraq no pledge", "Northeast no pledge", "Syria ✕ 1"]


def test_the_outline_of_a_region_leaves_out_the_borders_inside_it() -> None:
    figure = drawn("pledge_numbers").figure
    outlines = [t for t in figure.data if t.type == "scattergeo" and t.mode == "lines"]
    whole = geometry.outline(tuple(c for c in parts() if c.startswith("IQ-")))
    each = sum(len(geometry.outline((c,))) for c in parts() if c.startswith("IQ-"))
    assert len(outlines) == 3
    assert 0 < len(whole) < each / 2


@pytest.mark.parametrize(
    ("effect", "title"),
    [
        (None, "Named most often in findings, 2020 to 2021: Nineveh (2)"),
        (Effect.ADVANCE, "Named most often in advances, 2020 to 2021: Kirkuk and Nineveh (1)"),
        (Effect.SETBACK, "Named most often in setbacks, 2020 to 2021: Nineveh (1)"),
        (Effect.CONTEXT, "No items of context with a place, 2020 to 2021"),
    ],
)
def test_the_title_of_a_map_of_evidence_names_the_places_at_the_top(
    effect: Effect | None, title: str
) -> None:
    items = [
        evidence("one-01").replace("[IRQ]", "[IQ-NI, IQ-KI]"),
        evidence("one-02", effect="setback").replace("[IRQ]", "[IQ-NI]"),
    ]
    s = View(register(commitment(evidence="\n".join(items))), NOW, "0").select(Filter())
    counts = by_place(s.evidence)
    regions = s.view.register.regions
    chart = maps.evidence_by_place(
        counts, regions, effect, "2020 to 2021", stamp_of_selection(s), WIDE
    )
    assert chart.title == title


def test_many_places_at_the_top_are_counted_in_the_title() -> None:
    item = evidence().replace("[IRQ]", "[IQ-NI, IQ-KI, SY-HA, SY-RA]")
    s = View(register(commitment(evidence=item)), NOW, "0").select(Filter())
    regions = small().register.regions
    chart = maps.evidence_by_place(
        by_place(s.evidence), regions, None, PERIOD, stamp_of_selection(s), WIDE
    )
    assert chart.title == ("4 places are named most often in findings, 2019 to 2026: 1 time each")


@pytest.mark.parametrize("effect", Effect)
def test_an_effect_chooses_its_own_numbers(effect: Effect) -> None:
    s = real().select(Filter())
    counts, regions = by_place(s.evidence), s.view.register.regions
    column = {"advance": "Advances", "setback": "Setbacks", "context": "Context"}[effect]
    chart = maps.evidence_by_place(counts, regions, effect, PERIOD, stamp_of_selection(s), NARROW)
    expected = {(row["Place"],): row[column] for row in chart.table.to_dict("records")}
    assert governorate_figure(chart) == {place: n for place, n in expected.items() if n}


def test_the_map_of_members_shows_those_of_its_table() -> None:
    chart = drawn("members")
    shown = {code for code, (n, _, _) in areas(chart.figure).items() if n}
    states = {m.code: m.name for m in real().register.members if m.kind == "state"}
    assert shown == set(states)
    assert list(chart.table["Name"]) == [m.name for m in real().register.members]
    assert [name for name in chart.table["Name"] if name not in chart.alt] == []


def test_members_that_had_not_joined_by_the_date_are_not_shown() -> None:
    chart = MAPS["members"](small().select(Filter()), WIDE)
    assert chart.title == "1 member state and 1 organisation named in sources"
    assert {code for code, (n, _, _) in areas(chart.figure).items() if n} == {"FRA"}
    hovers = {code: hover for code, (_, _, hover) in areas(chart.figure).items()}
    assert (hovers["FRA"], hovers["KEN"]) == (
        ("France Member; joined 2014", "Kenya Not named as a member")
    )


def test_the_map_of_members_says_how_many_names_are_missing() -> None:
    s = real().select(Filter())
    missing = "Sources count 90 members; 7 names were not found."
    chart = maps.members(s.view.members, stamp_of_selection(s), WIDE, missing)
    assert notes(chart.figure)[-1].startswith(f"{missing} {BOUNDARY_NOTE}")


def test_regions_that_the_map_cannot_draw_stand_in_the_note() -> None:
    s = small().select(Filter())
    assert left_out(MAPS["pledge_numbers"](s, WIDE)) == ["Worldwide: 1"]
    assert left_out(MAPS["pledges_by_region"](s, WIDE)) == ["Worldwide: – 1"]
    assert left_out(MAPS["pledge_numbers"](small().select(Filter(regions=("iraq",))), WIDE)) == []


def of_regions(name: str, regions: tuple[Region, ...]) -> Chart:
    s = small().select(Filter())
    stamp = stamp_of_selection(s)
    if name == "evidence_by_place":
        return maps.evidence_by_place(by_place(s.evidence), regions, None, PERIOD, stamp, WIDE)
    draw = {"pledges_by_region": maps.pledges_by_region, "pledge_numbers": maps.pledge_numbers}
    return draw[name](by_theme_and_region(s.commitments), regions, stamp, WIDE)


@pytest.mark.parametrize("name", [*OF_PLEDGES, "evidence_by_place"])
def test_without_a_place_in_the_regions_there_is_no_map(name: str) -> None:
    far = tuple(r for r in small().register.regions if r.id == "global")
    chart = of_regions(name, far)
    assert (areas(chart.figure), chart.native) == ({}, None)
    assert chart.title == chart.alt == NO_PLACE
    assert list(chart.table.iloc[:, 0]) == ([] if name == "evidence_by_place" else ["Worldwide"])


@pytest.mark.parametrize("name", [*OF_PLEDGES, "evidence_by_place"])
@pytest.mark.parametrize(
    ("named", "drawn_codes"),
    [
        (("CHE",), {"CHE"}),
        (("FRA", "CHE"), {"CHE", "FRA"}),
        (("JOR",), {"JOR"}),
        (("JPN", "USA"), {"JPN", "USA"}),
    ],
)
def test_a_country_without_parts_is_drawn_whole_in_a_frame_of_its_own(
    name: str, named: tuple[str, ...], drawn_codes: set[str]
) -> None:
    chart = of_regions(name, (Region(id="iraq", name="There", places=named),))
    assert set(areas(chart.figure)) == drawn_codes
    geo = chart.figure.layout.geo
    for code in drawn_codes:
        point = places()[code]
        assert geo.lonaxis.range[0] < point.longitude < geo.lonaxis.range[1]
        assert geo.lataxis.range[0] < point.latitude < geo.lataxis.range[1]
    assert isinstance(chart.native, Map)
    told = {area.name for area in chart.native.areas if area.about}
    assert told == {place_name(code) for code in drawn_codes}


def test_a_map_of_evidence_counts_what_names_a_whole_country() -> None:
    chart = of_regions("evidence_by_place", (Region(id="iraq", name="There", places=("FRA",)),))
    assert chart.title == "Named most often in findings, 2019 to 2026: France (1)"
    assert chart.alt == f"{chart.title}. France: 1."
    assert chart.note == BOUNDARY_NOTE


def test_a_region_of_one_country_has_no_part_to_tell_it_from() -> None:
    chart = of_regions("pledge_numbers", (Region(id="iraq", name="There", places=("CHE",)),))
    assert areas(chart.figure)["CHE"][2] == "Switzerland There as a whole: 2 pledges"


def test_a_part_that_no_region_covers_says_nothing() -> None:
    some = (Region(id="northeast", name="Northeast", places=("SY-HA", "SY-RA", "SY-DY")),)
    chart = of_regions("pledge_numbers", some)
    assert set(areas(chart.figure)) == {"SY-HA", "SY-RA", "SY-DY"}
    assert isinstance(chart.native, Map)
    told = {area.name: area.about for area in chart.native.areas if area.about}
    assert set(told) == {"Hasakah", "Raqqa", "Deir ez-Zor"}
    assert "Damascus" in {area.name for area in chart.native.areas}
