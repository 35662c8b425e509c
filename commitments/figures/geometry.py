"""Outlines of places, from the boundaries beside the data file, and how they are projected."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from commitments.figures.shapes import Area, Land, Point
from commitments.project import BOUNDARIES
from commitments.register.places import place_name

Project = Callable[[float, float], Point]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows, in degrees."""

    west: float
    east: float
    south: float
    north: float

    @property
    def width(self) -> float:
        """From west to east."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """From south to north."""
        return self.north - self.south

    def meets(self, other: Frame) -> bool:
        """Whether they have a piece in common."""
        return (
            self.west < other.east
            and other.west < self.east
            and self.south < other.north
            and other.south < self.north
        )

    def within(self, other: Frame) -> bool:
        """Whether all of it lies in the other."""
        return (
            other.west <= self.west
            and self.east <= other.east
            and other.south <= self.south
            and self.north <= other.north
        )

    def holds(self, point: Point) -> bool:
        """Whether a point in degrees lies in it."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def wider(self, by: float) -> Frame:
        """The same with room around it, on this globe."""
        return Frame(
            max(self.west - by, -180),
            min(self.east + by, 180),
            max(self.south - by, -85),
            min(self.north + by, 85),
        )


def around(frames: Iterable[Frame]) -> Frame:
    """The frame around frames."""
    found = list(frames)
    return Frame(
        min(f.west for f in found),
        max(f.east for f in found),
        min(f.south for f in found),
        max(f.north for f in found),
    )


def frame_of(ring: Sequence[Point]) -> Frame:
    """The frame around points."""
    longitudes = [x for x, _ in ring]
    latitudes = [y for _, y in ring]
    return Frame(min(longitudes), max(longitudes), min(latitudes), max(latitudes))


@cache
def outlines_of(name: str) -> dict[str, Any]:
    """The GeoJSON of one file of boundaries, in degrees; read once, and changed by nobody."""
    with (BOUNDARIES / f"{name}.geojson").open(encoding="utf-8") as file:
        geometry: dict[str, Any] = json.load(file)
    return geometry


@cache
def parts() -> dict[str, str]:
    """The parts of countries that have a shape of their own: code -> country."""
    features = outlines_of("governorates")["features"]
    return {feature["id"]: feature["properties"]["country"] for feature in features}


@cache
def countries() -> tuple[str, ...]:
    """The codes of the countries that have a shape."""
    return tuple(feature["id"] for feature in outlines_of("countries")["features"])


def file_of(code: str) -> str:
    """The file of boundaries that has the shape of a country or of a part of one."""
    return "governorates" if code in parts() else "countries"


@cache
def outline(codes: tuple[str, ...]) -> list[tuple[Point, Point]]:
    """The edges around an area: those that stand in one of its places only."""
    edges: dict[tuple[Point, Point], int] = {}
    for code in codes:
        for ring in _rings(file_of(code), code):
            for start, end in itertools.pairwise(ring):
                edge = (min(start, end), max(start, end))
                edges[edge] = edges.get(edge, 0) + 1
    return [edge for edge, times in edges.items() if times == 1]


def area_of(geometry: str, code: str, land: Land, about: str = "") -> Area:
    """An area in degrees; `map_shapes.py` projects it."""
    return Area(place_name(code), about, land, outer_rings(geometry, code))


@cache
def _polygons(geometry: str) -> dict[str, list[list[list[Point]]]]:
    found = {}
    for feature in outlines_of(geometry)["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"]
        found[feature["id"]] = [polygons] if shape["type"] == "Polygon" else polygons
    return found


@cache
def outer_rings(geometry: str, code: str) -> tuple[Ring, ...]:
    """The rings around a place, without its lakes and enclaves."""
    return tuple(tuple((x, y) for x, y in polygon[0]) for polygon in _polygons(geometry)[code])


def _rings(geometry: str, code: str) -> list[Ring]:
    return [
        tuple((x, y) for x, y in ring) for polygon in _polygons(geometry)[code] for ring in polygon
    ]


def mercator(longitude: float, latitude: float) -> Point:
    """Degrees -> the plane of the regional map, in radians, y upwards."""
    angle = math.radians(latitude)
    return math.radians(longitude), math.asinh(math.tan(angle))


def natural_earth(longitude: float, latitude: float) -> Point:
    """The projection of the world map on the screen (polynomials of d3-geo's geoNaturalEarth1)."""
    turn, angle = math.radians(longitude), math.radians(latitude)
    a2 = angle * angle
    a4 = a2 * a2
    x = 0.8707 - 0.131979 * a2 + a4 * (-0.013791 + a4 * (0.003971 * a2 - 0.001529 * a4))
    y = 1.007226 + a2 * (0.015085 + a4 * (-0.044475 + 0.028874 * a2 - 0.005916 * a4))
    return turn * x, angle * y


def clipped(ring: Iterable[Point], frame: Frame) -> list[Point]:
    """A ring cut to a frame, side by side (Sutherland and Hodgman)."""
    sides = ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1))
    points = list(ring)
    for axis, limit, sign in sides:
        kept: list[Point] = []
        for n, end in enumerate(points):
            start = points[n - 1]
            inside = [sign * (point[axis] - limit) >= 0 for point in (start, end)]
            if inside[0] != inside[1]:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                cut = [a + share * (b - a) for a, b in zip(start, end, strict=True)]
                kept.append((cut[0], cut[1]))
            if inside[1]:
                kept.append(end)
        points = kept
    return points
