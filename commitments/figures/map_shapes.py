"""Maps as plain values: places cut to a frame and projected, for programs that draw themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from commitments.figures.geometry import (
    PRINTED,
    Frame,
    Project,
    area_of,
    clipped,
    extent,
    file_of,
    frame_of,
    mercator,
    natural_earth,
    outline,
)
from commitments.figures.land import Land
from commitments.figures.shapes import Area, Label, Map, Point
from commitments.register.places import places
from commitments.vocabulary import Status

_WORLD = Frame(-180.0, 180.0, -57.0, 84.0)


@dataclass(frozen=True, slots=True)
class Told:
    """A region as a map tells of it."""

    colour: str
    about: str
    lines: tuple[str, str]
    """Its label."""
    dark: bool
    """Whether the label stands on a pale ground."""


def regions_map(
    land: Land,
    drawn: Mapping[str, list[str]],
    told: Mapping[str, Told],
    key: tuple[Status, ...] = (),
) -> Map:
    """The regions of a land, each with its places and in one colour."""
    covered = {code for codes in drawn.values() for code in codes}
    areas = [*_ground(land), *(_silent(code) for code in land.codes if code not in covered)]
    borders: list[tuple[Point, ...]] = []
    labels = []
    for id, one in told.items():
        codes = drawn[id]
        areas += [area_of(file_of(code), code, one.colour, one.about) for code in codes]
        borders += outline(tuple(codes))
        labels.append((max(codes, key=extent), one.lines, one.dark))
    return _map_of(mercator, land.frame, areas, borders, labels, key)


def places_map(
    land: Land,
    told: Iterable[tuple[str, str, str]],
    labels: Iterable[tuple[str, tuple[str, ...], bool]],
) -> Map:
    """The places of a land, each with its colour and words."""
    areas = [area_of(file_of(code), code, colour, about) for code, colour, about in told]
    return _map_of(mercator, land.frame, [*_ground(land), *areas], labels=labels)


def world_map(told: Iterable[tuple[str, str, str]]) -> Map:
    """The countries of the world, each with its colour and words."""
    areas = [area_of("countries", code, colour, about) for code, colour, about in told]
    return _map_of(natural_earth, _WORLD, areas)


def _ground(land: Land) -> list[Area]:
    return [area_of(file, code, PRINTED.pale, "") for file, codes in land.ground for code in codes]


def _silent(code: str) -> Area:
    return area_of(file_of(code), code, PRINTED.pale, "")


def _map_of(
    project: Project,
    frame: Frame,
    areas: Iterable[Area],
    borders: Iterable[tuple[Point, ...]] = (),
    labels: Iterable[tuple[str, tuple[str, ...], bool]] = (),
    key: tuple[Status, ...] = (),
) -> Map:
    """Areas and borders in degrees, cut to the frame and projected, y downwards from 0."""
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
    inside = [line for line in borders if frame_of(line).within(frame)]
    return Map(
        right - left,
        top - bottom,
        tuple(drawn),
        tuple(tuple(map(placed, line)) for line in inside),
        tuple(
            Label(placed((places()[code].longitude, places()[code].latitude)), lines, dark)
            for code, lines, dark in labels
        ),
        key,
    )
