"""DataFrame + bundled geometry -> Chart. No tile, no base map from anywhere.

Plotly's geo maps ask for a base map even with own geometry; whoever shows these figures gives it
the empty one in static/ (config `topojsonURL`). Geometry, its source and how it was made:
data/boundaries/README.md.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from commitments import wording
from commitments.look import Chart, Look, dress, safe
from commitments.model import Region
from commitments.native import Area, Label, Map, Point
from commitments.places import BOUNDARIES, place_name, places
from commitments.vocabulary import Effect, Status
from commitments.wording import BOUNDARY_NOTE, Stamp

_MOST_NAMED = 3
_WEST, _EAST, _SOUTH, _NORTH = 35.2, 49.0, 28.7, 37.7
_WINDOW = {"lonaxis_range": [_WEST, _EAST], "lataxis_range": [_SOUTH, _NORTH]}


@cache
def _geometry(name: str) -> dict[str, Any]:
    with (BOUNDARIES / f"{name}.geojson").open(encoding="utf-8") as file:
        geometry: dict[str, Any] = json.load(file)
    return geometry


@cache
def governorates() -> dict[str, str]:
    """The governorates that the regional map draws: code -> country."""
    features = _geometry("governorates")["features"]
    return {feature["id"]: feature["properties"]["country"] for feature in features}


@cache
def countries() -> tuple[str, ...]:
    """The codes of the countries that the world map draws."""
    return tuple(feature["id"] for feature in _geometry("countries")["features"])


def region_of(code: str, regions: tuple[Region, ...]) -> Region | None:
    """The narrowest region of the register that covers a governorate."""
    country = governorates().get(code, code)
    covering = [r for r in regions if code in r.places or country in r.places]
    # A region that names the governorate is narrower than one that names its country; of those
    # the one with fewer countries.
    return min(covering, key=lambda r: (code not in r.places, len(r.places)), default=None)


def pledges_by_region(
    counts: pd.DataFrame, regions: tuple[Region, ...], stamp: Stamp, look: Look
) -> Chart:
    """Where pledges apply: each region in the colour of its commonest status, with its mix.

    Takes frames.by_theme_and_region. A pledge for a whole region is not spread over governorates:
    all of a region has one colour and one label.
    """
    names = {region.id: region.name for region in regions}
    mixes = {id: _mix_of(counts[counts["region"] == id]) for id in names}
    drawn = _drawn(regions)
    figure = _regional(look)
    natives = []
    for id, codes in drawn.items():
        commonest = _commonest(mixes[id])
        colour = commonest.colour(look.dark) if commonest else look.pale
        words = wording.counted_statuses(mixes[id])
        hover = _whole_region(names[id], codes, sum(mixes[id].values()), words)
        _region_area(figure, codes, colour, look, hover)
        lines = (names[id], _symbols(mixes[id]) or "no pledge")
        _region_label(figure, codes, lines, look.on_colour if commonest else look.ink, look)
        light = commonest.light if commonest else _PRINTED.pale
        natives.append((id, light, f"{names[id]} as a whole: {words}", lines, not commonest))
    present = [s for s in Status if any(s in mixes[id] for id in drawn)]
    rest = {id: _symbols(mix) for id, mix in mixes.items() if id not in drawn and mix}
    title = wording.NOTHING_FOUND
    if not counts.empty:
        title = "Where the pledges apply, and how they stand there"
    note = _not_drawn(rest, names)
    dress(figure, look, title, stamp, plot_height=_height(look), key=present, note=note)
    statuses = [s for s in Status if any(s in mix for mix in mixes.values())]
    table = pd.DataFrame(
        [
            (names[id], *(mix.get(s, 0) for s in statuses), sum(mix.values()))
            for id, mix in mixes.items()
        ],
        columns=["Region", *(s.label for s in statuses), "All"],
    )
    alt = wording.statuses_alt(title, [(names[id], mix) for id, mix in mixes.items() if mix])
    native = _native_regions(natives, drawn, tuple(present))
    return Chart("map-of-status", title, figure, alt, table, stamp, native, note)


def pledge_numbers(
    counts: pd.DataFrame, regions: tuple[Region, ...], stamp: Stamp, look: Look
) -> Chart:
    """How many pledges name each region; the shade is the number. Takes by_theme_and_region."""
    names = {region.id: region.name for region in regions}
    totals = {id: int(counts.loc[counts["region"] == id, "count"].sum()) for id in names}
    drawn = _drawn(regions)
    most = max([*totals.values(), 1])
    figure = _regional(look)
    natives = []
    for id, codes in drawn.items():
        hover = _whole_region(names[id], codes, totals[id], "")
        _region_area(figure, codes, look.tint(totals[id] / most), look, hover)
        lines = (names[id], str(totals[id]))
        _region_label(figure, codes, lines, look.ink, look)
        about = f"{names[id]} as a whole: {wording.count(totals[id], 'pledge')}"
        natives.append((id, _PRINTED.tint(totals[id] / most), about, lines, True))
    rest = {id: str(n) for id, n in totals.items() if id not in drawn and n}
    title = wording.NOTHING_FOUND if counts.empty else "How many pledges name each region"
    note = _not_drawn(rest, names)
    dress(figure, look, title, stamp, plot_height=_height(look), note=note)
    table = pd.DataFrame(
        [(names[id], n) for id, n in totals.items()], columns=["Region", "Pledges"]
    )
    alt = _numbers_alt(title, [(names[id], n) for id, n in totals.items() if n])
    native = _native_regions(natives, drawn)
    return Chart("map-of-numbers", title, figure, alt, table, stamp, native, note)


def _commonest(mix: Mapping[Status, int]) -> Status | None:
    """The commonest status; of two that are as common the worse one, as a tie must not flatter."""
    order = list(Status)
    return max(mix, key=lambda status: (mix[status], order.index(status)), default=None)


def _drawn(regions: tuple[Region, ...]) -> dict[str, list[str]]:
    """The regions that the map can draw, each with its governorates."""
    drawn: dict[str, list[str]] = {}
    for code in governorates():
        region = region_of(code, regions)
        if region is not None:
            drawn.setdefault(region.id, []).append(code)
    return drawn


def _whole_region(name: str, codes: list[str], number: int, words: str) -> list[str]:
    """Hover texts that say that a pledge names the region, not the governorate."""
    pledges = wording.count(number, "pledge")
    more = f"<br>{words}" if words else ""
    return [
        f"<b>{safe(place_name(code))}</b><br>{safe(name)} as a whole: {pledges}{more}"
        "<br>Pledges name the region, not this governorate."
        for code in codes
    ]


def _not_drawn(rest: Mapping[str, str], names: Mapping[str, str]) -> str:
    parts = "; ".join(f"{names[id]}: {text}" for id, text in rest.items())
    return f"Not on the map: {parts}. {BOUNDARY_NOTE}" if parts else BOUNDARY_NOTE


def _region_area(
    figure: go.Figure, codes: list[str], colour: str, look: Look, hover: list[str]
) -> None:
    """A region in one colour: faint lines between its governorates, a clear one around it."""
    scale = [[0, colour], [1, colour]]
    _area(figure, "governorates", codes, [0] * len(codes), scale, look, hover)
    figure.data[-1].marker.line = {"width": 0.3, "color": look.ground}
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for (x0, y0), (x1, y1) in _outline(tuple(codes)):
        longitudes += [x0, x1, None]
        latitudes += [y0, y1, None]
    figure.add_scattergeo(
        lon=longitudes,
        lat=latitudes,
        mode="lines",
        line={"color": look.ground, "width": 2},
        hoverinfo="skip",
    )


@cache
def _outline(codes: tuple[str, ...]) -> list[tuple[Point, Point]]:
    """The edges around an area: those that stand in one of its governorates only."""
    edges: dict[tuple[Point, Point], int] = {}
    for feature in _geometry("governorates")["features"]:
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


def _region_label(
    figure: go.Figure, codes: list[str], lines: tuple[str, str], colour: str, look: Look
) -> None:
    """A label in the largest governorate of a region, where there is room for it."""
    text = f"<b>{safe(lines[0])}</b><br>{lines[1]}"
    _texts(figure, [max(codes, key=_extent)], [text], 11 if look.narrow else 14, colour)


@cache
def _extent(code: str) -> float:
    feature = next(f for f in _geometry("governorates")["features"] if f["id"] == code)
    points = [point for ring in _rings(feature["geometry"]) for point in ring]
    longitudes = [x for x, _ in points]
    latitudes = [y for _, y in points]
    return (max(longitudes) - min(longitudes)) * (max(latitudes) - min(latitudes))


def evidence_by_governorate(
    counts: pd.DataFrame, effect: Effect | None, period: str, stamp: Stamp, look: Look
) -> Chart:
    """Findings that name a governorate of Iraq or Syria. Takes frames.by_place.

    `effect` chooses a column (all of them without), `period` says which years in words.
    """
    counts = counts[counts["scope"] == "place"]
    values = _values(counts, effect)
    here = {code: values.get(code, 0) for code in governorates()}
    whole = {code: values.get(code, 0) for code in ("IRQ", "SYR")}
    figure = _regional(look)
    hover = [f"<b>{safe(place_name(c))}</b><br>{_findings(n, effect)}" for c, n in here.items()]
    most = max([*here.values(), 1])
    _area(figure, "governorates", list(here), list(here.values()), _scale(look), look, hover, most)
    shown = [code for code, n in here.items() if n]
    _texts(figure, shown, [str(here[c]) for c in shown], 11 if look.narrow else 13, look.ink)
    title = _evidence_title(here, effect, period)
    note = (
        "Named only the country: "
        + ", ".join(f"{place_name(code)} {n}" for code, n in whole.items())
        + f". {BOUNDARY_NOTE}"
    )
    dress(figure, look, title, stamp, plot_height=_height(look), note=note)
    names = {code: place_name(code) for code in here}
    names |= {code: f"{place_name(code)}, no governorate named" for code in whole}
    alt = _places_alt(title, here | whole, names)
    native = _native_map(
        _mercator,
        [
            *_neighbours(),
            *(
                _area_of("governorates", c, _PRINTED.tint(n / most), _findings(n, effect))
                for c, n in here.items()
            ),
        ],
        labels=[(code, (str(here[code]),), True) for code in shown],
    )
    table = _places_table(counts, names)
    return Chart("map-of-evidence", title, figure, alt, table, stamp, native, note)


def evidence_by_country(
    counts: pd.DataFrame, effect: Effect | None, period: str, stamp: Stamp, look: Look
) -> Chart:
    """Findings that name a country or a part of it. Takes frames.by_place."""
    counts = counts[counts["scope"] == "country"]
    values = _values(counts, effect)
    codes = list(countries())
    figure = _world(look)
    hover = [
        f"<b>{safe(place_name(code))}</b><br>{_findings(values.get(code, 0), effect)}"
        for code in codes
    ]
    # Iraq and Syria stand far above the rest: the shade follows steps, the hover has the number.
    steps = [_step(values.get(code, 0)) for code in codes]
    _area(figure, "countries", codes, steps, _scale(look), look, hover, 4)
    title = _evidence_title(values, effect, period)
    note = f"Shades: none, 1, 2 to 5, 6 to 20, more than 20 findings. {BOUNDARY_NOTE}"
    dress(figure, look, title, stamp, plot_height=_height(look, world=True), note=note)
    names = {code: place_name(code) for code in values}
    alt = _places_alt(title, values, names)
    native = _native_map(
        _natural_earth,
        [
            _area_of("countries", c, _PRINTED.tint(step / 4), _findings(values.get(c, 0), effect))
            for c, step in zip(codes, steps, strict=True)
        ],
    )
    table = _places_table(counts, names)
    return Chart("map-of-evidence-world", title, figure, alt, table, stamp, native, note)


def members(frame: pd.DataFrame, stamp: Stamp, look: Look, missing: str = "") -> Chart:
    """The member states that sources name. Takes the members frame."""
    stamp = replace(stamp, source=wording.sources_named(frame["url"]))
    states = frame[frame["kind"] == "state"]
    known: Mapping[str, Any] = {row.code: row for row in states.itertuples()}
    codes = list(countries())
    figure = _world(look)
    hover = [
        f"<b>{safe(known[c].name)}</b><br>Member; joined {wording.joined(known[c].joined)}"
        if c in known
        else f"<b>{safe(place_name(c))}</b><br>Not named as a member"
        for c in codes
    ]
    scale = [[0, look.pale], [1, Effect.ADVANCE.colour(look.dark)]]
    _area(figure, "countries", codes, [int(c in known) for c in codes], scale, look, hover, 1)
    others = frame[frame["kind"] != "state"]["name"].tolist()
    title = wording.members_title(len(states), len(others))
    note = " ".join(part for part in (missing, BOUNDARY_NOTE) if part)
    dress(figure, look, title, stamp, plot_height=_height(look, world=True), note=note)
    table = frame[["name", "kind", "joined", "basis", "url"]].rename(columns=str.capitalize)
    named = (("States", states["name"].tolist()), ("Organisations", others))
    lists = [f"{kind}: {', '.join(all)}." for kind, all in named if all]
    alt = " ".join([f"{title.removesuffix('.')}.", *lists])
    native = _native_map(
        _natural_earth,
        [
            _area_of(
                "countries",
                c,
                Effect.ADVANCE.light if c in known else _PRINTED.pale,
                "Member" if c in known else "",
            )
            for c in codes
        ],
    )
    table = table.reset_index(drop=True)
    return Chart("map-of-members", title, figure, alt, table, stamp, native, note)


_Project = Callable[[float, float], Point]
_PRINTED = Look()


def _native_regions(
    regions: list[tuple[str, str, str, tuple[str, str], bool]],
    drawn: Mapping[str, list[str]],
    key: tuple[Status, ...] = (),
) -> Map:
    """The regional map; for each region its id, colour, words, label, and whether that is dark."""
    areas = _neighbours()
    borders: list[tuple[Point, ...]] = []
    labels = []
    for id, colour, about, lines, dark in regions:
        codes = drawn[id]
        areas += [_area_of("governorates", code, colour, about) for code in codes]
        borders += _outline(tuple(codes))
        labels.append((max(codes, key=_extent), lines, dark))
    return _native_map(_mercator, areas, borders, labels, key)


def _neighbours() -> list[Area]:
    codes = [f["id"] for f in _geometry("region")["features"] if f["id"] not in ("IRQ", "SYR")]
    return [_area_of("region", code, _PRINTED.pale, "") for code in codes]


def _area_of(geometry: str, code: str, colour: str, about: str) -> Area:
    """An area in degrees; `_native_map` projects it."""
    rings = tuple(tuple(ring) for ring in _outer_rings(geometry, code))
    return Area(place_name(code), about, colour, rings)


@cache
def _outer_rings(geometry: str, code: str) -> list[list[Point]]:
    feature = next(f for f in _geometry(geometry)["features"] if f["id"] == code)
    parts = feature["geometry"]["coordinates"]
    polygons = [parts] if feature["geometry"]["type"] == "Polygon" else parts
    return [[(x, y) for x, y in polygon[0]] for polygon in polygons]


def _native_map(
    project: _Project,
    areas: Iterable[Area],
    borders: Iterable[tuple[Point, ...]] = (),
    labels: Iterable[tuple[str, tuple[str, ...], bool]] = (),
    key: tuple[Status, ...] = (),
) -> Map:
    """Areas and borders in degrees, cut to the window and projected, y downwards from 0."""
    regional = project is _mercator
    window = (_WEST, _EAST, _SOUTH, _NORTH) if regional else (-180.0, 180.0, -57.0, 84.0)
    west, east, south, north = window
    corners = [project(west, north), project(east, south), project(east, 0), project(west, 0)]
    corners = corners[:2] if regional else [*corners, project(0, north), project(0, south)]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = max(y for _, y in corners), min(y for _, y in corners)

    def placed(point: Point) -> Point:
        x, y = project(*point)
        return x - left, top - y

    drawn = []
    for area in areas:
        rings = [_clipped(ring, window) for ring in area.rings]
        shown = tuple(tuple(map(placed, ring)) for ring in rings if len(ring) > 2)
        if shown:
            drawn.append(replace(area, rings=shown))
    return Map(
        right - left,
        top - bottom,
        tuple(drawn),
        tuple(tuple(map(placed, line)) for line in borders),
        tuple(
            Label(placed((places()[code].longitude, places()[code].latitude)), lines, dark)
            for code, lines, dark in labels
        ),
        key,
    )


def _mercator(longitude: float, latitude: float) -> Point:
    angle = math.radians(latitude)
    return math.radians(longitude), math.asinh(math.tan(angle))


def _natural_earth(longitude: float, latitude: float) -> Point:
    """The projection of the world map on the screen (polynomials of d3-geo's geoNaturalEarth1)."""
    turn, angle = math.radians(longitude), math.radians(latitude)
    a2 = angle * angle
    a4 = a2 * a2
    x = 0.8707 - 0.131979 * a2 + a4 * (-0.013791 + a4 * (0.003971 * a2 - 0.001529 * a4))
    y = 1.007226 + a2 * (0.015085 + a4 * (-0.044475 + 0.028874 * a2 - 0.005916 * a4))
    return turn * x, angle * y


def _clipped(ring: Iterable[Point], window: tuple[float, float, float, float]) -> list[Point]:
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


def _texts(figure: go.Figure, codes: list[str], texts: list[str], size: int, colour: str) -> None:
    """Texts at the label points of places; a click on the map does not fade them."""
    points = [places()[code] for code in codes]
    figure.add_scattergeo(
        lon=[point.longitude for point in points],
        lat=[point.latitude for point in points],
        mode="text",
        text=texts,
        textfont={"size": size, "color": colour},
        unselected={"textfont": {"color": colour}},
        hoverinfo="skip",
    )


def _regional(look: Look) -> go.Figure:
    """Iraq and Syria with their neighbours in grey."""
    figure = go.Figure()
    around = [f["id"] for f in _geometry("region")["features"] if f["id"] not in ("IRQ", "SYR")]
    figure.add_choropleth(
        geojson=_geometry("region"),
        featureidkey="id",
        locations=around,
        z=[0] * len(around),
        colorscale=[[0, look.pale], [1, look.pale]],
        showscale=False,
        marker_line={"color": look.ground, "width": 1},
        hoverinfo="skip",
    )
    figure.update_geos(
        visible=False, bgcolor=look.ground, projection_type="mercator", fitbounds=False, **_WINDOW
    )
    return figure


def _world(look: Look) -> go.Figure:
    figure = go.Figure()
    figure.update_geos(
        visible=False,
        bgcolor=look.ground,
        projection_type="natural earth",
        fitbounds=False,
        projection_rotation_lon=10,
        lataxis_range=[-57, 80],
    )
    return figure


def _area(
    figure: go.Figure,
    geometry: str,
    codes: list[str],
    values: list[int],
    scale: list[list[Any]],
    look: Look,
    hover: list[str],
    most: int = 1,
) -> None:
    """Coloured areas that report a click with their code."""
    figure.add_choropleth(
        geojson=_geometry(geometry),
        featureidkey="id",
        locations=codes,
        z=values,
        zmin=0,
        zmax=most,
        colorscale=scale,
        showscale=False,
        marker_line={"color": look.ground, "width": 0.4 if geometry == "countries" else 1},
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
        # A click chooses a place; the others keep their colour.
        unselected={"marker": {"opacity": 1}},
    )


def _scale(look: Look) -> list[list[Any]]:
    """From nothing to most, pale enough for text in the colour of ink."""
    return [[0, look.pale], [1, look.shade]]


def _height(look: Look, world: bool = False) -> int:
    if world:
        return 165 if look.narrow else 340
    return 300 if look.narrow else 430


def _mix_of(counts: pd.DataFrame) -> dict[Status, int]:
    found = counts.groupby("status")["count"].sum()
    return {s: int(found[str(s)]) for s in Status if str(s) in found.index}


def _symbols(mix: Mapping[Status, int]) -> str:
    return "  ".join(f"{status.symbol} {n}" for status, n in mix.items())


def _values(counts: pd.DataFrame, effect: Effect | None) -> dict[str, int]:
    column = counts["total" if effect is None else str(effect)]
    return {str(c): int(n) for c, n in zip(counts["place"], column, strict=True)}


def _findings(n: int, effect: Effect | None) -> str:
    one, many = {
        None: ("finding", "findings"),
        Effect.ADVANCE: ("advance", "advances"),
        Effect.SETBACK: ("setback", "setbacks"),
        Effect.CONTEXT: ("item of context", "items of context"),
    }[effect]
    return wording.count(n, one, many)


def _evidence_title(values: Mapping[str, int], effect: Effect | None, period: str) -> str:
    what = _findings(2, effect).removeprefix("2 ")
    most = max(values.values(), default=0)
    if not most:
        return f"No {what} with a place, {period}"
    top = [place_name(code) for code, n in values.items() if n == most]
    if len(top) > _MOST_NAMED:
        times = wording.count(most, "time")
        return f"{len(top)} places are named most often in {what}, {period}: {times} each"
    return f"Named most often in {what}, {period}: {wording.listed(top)} ({most})"


def _step(n: int) -> int:
    return sum(n >= limit for limit in (1, 2, 6, 21))


def _numbers_alt(title: str, numbers: Iterable[tuple[str, int]]) -> str:
    return " ".join([f"{title.removesuffix('.')}.", *(f"{name}: {n}." for name, n in numbers)])


def _places_alt(title: str, values: Mapping[str, int], names: Mapping[str, str]) -> str:
    named = sorted((-n, names[code]) for code, n in values.items() if n)
    return _numbers_alt(title, [(name, -n) for n, name in named])


def _places_table(counts: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The places that are named, by name, those named most often first."""
    table = counts[counts["place"].isin(names)]
    table = table.assign(name=table["place"].map(dict(names))).sort_values(
        "total", ascending=False, kind="stable"
    )
    columns = {str(effect): f"{effect.label}s" for effect in (Effect.ADVANCE, Effect.SETBACK)}
    columns |= {"context": "Context", "name": "Place", "total": "All"}
    return table.drop(columns=["scope", "place"]).rename(columns=columns).reset_index(drop=True)
