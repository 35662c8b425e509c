"""Maps as plain values: places cut to a frame and projected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commitments.figures.geometry import (
    Frame,
    Project,
    area_of,
    clipped,
    countries,
    file_of,
    frame_of,
    mercator,
    natural_earth,
    outline,
)
from commitments.figures.land import Land as Country
from commitments.figures.land import own_regions
from commitments.figures.shapes import (
    Area,
    Border,
    Circle,
    Label,
    Land,
    Line,
    Map,
    Point,
)
from commitments.register.background import Region
from commitments.register.places import place_name, places

_WORLD = Frame(-180.0, 180.0, -57.0, 84.0)


def land_map(land: Country, regions: Sequence[Region], circles: Iterable[Circle]) -> Map:
    """The countries that a register speaks of, outlined; regions of it that are parts of them with
    a dashed line and their name; circles, whose points are in degrees."""
    areas = [
        *(area_of(file, code, Land.AROUND) for file, codes in land.ground for code in codes),
        *(area_of(file_of(code), code, Land.HERE) for code in land.codes),
    ]
    borders = [
        Border(Line.COUNTRY, edge)
        for country in land.countries
        for edge in outline(tuple(_parts_of(land, country)))
    ]
    borders += [
        Border(Line.REGION, edge)
        for region in own_regions(regions, land)
        for edge in outline(region.places)
    ]
    labels = [
        *(Label(_middle(code), place_name(code).upper(), strong=True) for code in land.countries),
        *(
            Label(_middle(code), place_name(code))
            for _, codes in land.ground
            for code in codes
            if land.frame.holds(_middle(code))
        ),
    ]
    return _map_of(mercator, land.frame, areas, borders, labels, circles)


def world_map(circles: Iterable[Circle] = (), chosen: Iterable[tuple[str, str]] = ()) -> Map:
    """The countries of the world; some of them `chosen`, each with what is told of it."""
    told = dict(chosen)
    areas = [
        area_of("countries", code, Land.CHOSEN if code in told else Land.AROUND, told.get(code, ""))
        for code in countries()
    ]
    return replace(_map_of(natural_earth, _WORLD, areas, circles=circles), world=True)


def _parts_of(land: Country, country: str) -> list[str]:
    return [code for code in land.codes if places()[code].country == country]


def _middle(code: str) -> Point:
    """Where a place is named, in degrees."""
    place = places()[code]
    return place.longitude, place.latitude


def _map_of(
    project: Project,
    frame: Frame,
    areas: Iterable[Area],
    borders: Iterable[Border] = (),
    labels: Iterable[Label] = (),
    circles: Iterable[Circle] = (),
) -> Map:
    """All in degrees, cut to the frame and projected, y downwards from 0."""
    corners = [
        project(x, y)
        for x in (frame.west, 0, frame.east)
        for y in (frame.south, 0, frame.north)
        if frame.west <= x <= frame.east and frame.south <= y <= frame.north
    ]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = max(y for _, y in corners), min(y for _, y in corners)

    def placed(point: Point) -> Point:
        x, y = project(*point)
        return x - left, top - y

    drawn = []
    for area in areas:
        rings = [clipped(ring, frame) for ring in area.rings]
        shown = tuple(tuple(map(placed, ring)) for ring in rings if len(ring) > 2)
        if shown:
            drawn.append(replace(area, rings=shown))
    inside = [border for border in borders if frame_of(border.points).within(frame)]
    return Map(
        right - left,
        top - bottom,
        tuple(drawn),
        tuple(Border(one.line, tuple(map(placed, one.points))) for one in inside),
        tuple(replace(circle, at=placed(circle.at)) for circle in circles),
        tuple(replace(label, at=placed(label.at)) for label in labels),
    )
