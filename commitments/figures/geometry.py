"""Outlines of places, from the boundaries beside the data file, and how they are projected."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from commitments.figures.look import Look
from commitments.figures.shapes import Area, Point
from commitments.project import BOUNDARIES
from commitments.register.places import place_name


@cache
def outlines_of(name: str) -> dict[str, Any]:
    """The GeoJSON of one file of boundaries, in degrees; read once, and changed by nobody."""
    with (BOUNDARIES / f"{name}.geojson").open(encoding="utf-8") as file:
        geometry: dict[str, Any] = json.load(file)
    return geometry


@cache
def governorates() -> dict[str, str]:
    """The governorates that the regional map draws: code -> country."""
    features = outlines_of("governorates")["features"]
    return {feature["id"]: feature["properties"]["country"] for feature in features}


@cache
def countries() -> tuple[str, ...]:
    """The codes of the countries that the world map draws."""
    return tuple(feature["id"] for feature in outlines_of("countries")["features"])


@cache
def outline(codes: tuple[str, ...]) -> list[tuple[Point, Point]]:
    """The edges around an area: those that stand in one of its governorates only."""
    edges: dict[tuple[Point, Point], int] = {}
    for feature in outlines_of("governorates")["features"]:
        if feature["id"] not in codes:
            continue
        for ring in _rings(feature["geometry"]):
            for start, end in itertools.pairwise(ring):
                edge = (min(start, end), max(start, end))
                edges[edge] = edges.get(edge, 0) + 1
    return [edge for edge, times in edges.items() if times == 1]


def _rings(geometry: Mapping[str, Any]) -> list[list[Point]]:
    parts = geometry["coordinates"]
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    return [[(x, y) for x, y in ring] for polygon in polygons for ring in polygon]


@cache
def extent(code: str) -> float:
    """How large a governorate is: width times height of its frame in square degrees, to compare."""
    feature = next(f for f in outlines_of("governorates")["features"] if f["id"] == code)
    points = [point for ring in _rings(feature["geometry"]) for point in ring]
    longitudes = [x for x, _ in points]
    latitudes = [y for _, y in points]
    return (max(longitudes) - min(longitudes)) * (max(latitudes) - min(latitudes))


Project = Callable[[float, float], Point]
PRINTED = Look()


def neighbours() -> list[Area]:
    """The land around Iraq and Syria as pale areas that say nothing, in degrees."""
    codes = [f["id"] for f in outlines_of("region")["features"] if f["id"] not in ("IRQ", "SYR")]
    return [area_of("region", code, PRINTED.pale, "") for code in codes]


def area_of(geometry: str, code: str, colour: str, about: str) -> Area:
    """An area in degrees; `maps.py` projects it."""
    rings = tuple(tuple(ring) for ring in _outer_rings(geometry, code))
    return Area(place_name(code), about, colour, rings)


@cache
def _outer_rings(geometry: str, code: str) -> list[list[Point]]:
    feature = next(f for f in outlines_of(geometry)["features"] if f["id"] == code)
    parts = feature["geometry"]["coordinates"]
    polygons = [parts] if feature["geometry"]["type"] == "Polygon" else parts
    return [[(x, y) for x, y in polygon[0]] for polygon in polygons]


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


def clipped(ring: Iterable[Point], window: tuple[float, float, float, float]) -> list[Point]:
    """A ring cut to a window, side by side (Sutherland and Hodgman)."""
    west, east, south, north = window
    points = list(ring)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
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
