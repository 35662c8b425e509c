"""DataFrame + bundled geometry -> Chart. No tile, no base map from anywhere.

Plotly's geo maps ask for a base map even with own geometry; whoever shows these figures gives it
the empty one in static/ (config `topojsonURL`). Geometry, its source and how it was made:
data/boundaries/README.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from commitments.dates import joined
from commitments.figures import titles
from commitments.figures.chart import Chart, Stamp
from commitments.figures.geometry import (
    PRINTED,
    Project,
    area_of,
    clipped,
    countries,
    extent,
    governorates,
    mercator,
    natural_earth,
    neighbours,
    outline,
)
from commitments.figures.look import Look, dress, safe
from commitments.figures.plot import maps
from commitments.figures.plot.maps import (
    EAST,
    NORTH,
    SOUTH,
    WEST,
    height,
    region_area,
    region_label,
    texts,
    world,
)
from commitments.figures.shapes import Area, Label, Map, Point
from commitments.figures.titles import BOUNDARY_NOTE
from commitments.register.background import Region
from commitments.register.places import place_name, places
from commitments.standing.words import counted_statuses
from commitments.text import count, listed
from commitments.vocabulary import Effect, Status

_MOST_NAMED = 3


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

    Takes counts.by_theme_and_region. A pledge for a whole region is not spread over governorates:
    all of a region has one colour and one label.
    """
    names = {region.id: region.name for region in regions}
    mixes = {id: _mix_of(counts[counts["region"] == id]) for id in names}
    drawn = _drawn(regions)
    figure = maps.regional(look)
    natives = []
    for id, codes in drawn.items():
        commonest = _commonest(mixes[id])
        colour = commonest.colour(look.dark) if commonest else look.pale
        words = counted_statuses(mixes[id])
        hover = _whole_region(names[id], codes, sum(mixes[id].values()), words)
        region_area(figure, codes, colour, look, hover)
        lines = (names[id], _symbols(mixes[id]) or "no pledge")
        region_label(figure, codes, lines, look.on_colour if commonest else look.ink, look)
        light = commonest.light if commonest else PRINTED.pale
        natives.append((id, light, f"{names[id]} as a whole: {words}", lines, not commonest))
    present = [s for s in Status if any(s in mixes[id] for id in drawn)]
    rest = {id: _symbols(mix) for id, mix in mixes.items() if id not in drawn and mix}
    title = titles.NOTHING_FOUND
    if not counts.empty:
        title = "Where the pledges apply, and how they stand there"
    note = _not_drawn(rest, names)
    dress(figure, look, title, stamp, plot_height=height(look), key=present, note=note)
    statuses = [s for s in Status if any(s in mix for mix in mixes.values())]
    table = pd.DataFrame(
        [
            (names[id], *(mix.get(s, 0) for s in statuses), sum(mix.values()))
            for id, mix in mixes.items()
        ],
        columns=["Region", *(s.label for s in statuses), "All"],
    )
    alt = titles.statuses_alt(title, [(names[id], mix) for id, mix in mixes.items() if mix])
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
    figure = maps.regional(look)
    natives = []
    for id, codes in drawn.items():
        hover = _whole_region(names[id], codes, totals[id], "")
        region_area(figure, codes, look.tint(totals[id] / most), look, hover)
        lines = (names[id], str(totals[id]))
        region_label(figure, codes, lines, look.ink, look)
        about = f"{names[id]} as a whole: {count(totals[id], 'pledge')}"
        natives.append((id, PRINTED.tint(totals[id] / most), about, lines, True))
    rest = {id: str(n) for id, n in totals.items() if id not in drawn and n}
    title = titles.NOTHING_FOUND if counts.empty else "How many pledges name each region"
    note = _not_drawn(rest, names)
    dress(figure, look, title, stamp, plot_height=height(look), note=note)
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
    pledges = count(number, "pledge")
    more = f"<br>{words}" if words else ""
    return [
        f"<b>{safe(place_name(code))}</b><br>{safe(name)} as a whole: {pledges}{more}"
        "<br>Pledges name the region, not this governorate."
        for code in codes
    ]


def _not_drawn(rest: Mapping[str, str], names: Mapping[str, str]) -> str:
    parts = "; ".join(f"{names[id]}: {text}" for id, text in rest.items())
    return f"Not on the map: {parts}. {BOUNDARY_NOTE}" if parts else BOUNDARY_NOTE


def evidence_by_governorate(
    counts: pd.DataFrame, effect: Effect | None, period: str, stamp: Stamp, look: Look
) -> Chart:
    """Findings that name a governorate of Iraq or Syria. Takes counts.by_place.

    `effect` chooses a column (all of them without), `period` says which years in words.
    """
    counts = counts[counts["scope"] == "place"]
    values = _values(counts, effect)
    here = {code: values.get(code, 0) for code in governorates()}
    whole = {code: values.get(code, 0) for code in ("IRQ", "SYR")}
    figure = maps.regional(look)
    hover = [f"<b>{safe(place_name(c))}</b><br>{_findings(n, effect)}" for c, n in here.items()]
    most = max([*here.values(), 1])
    maps.area(
        figure, "governorates", list(here), list(here.values()), maps.scale(look), look, hover, most
    )
    shown = [code for code, n in here.items() if n]
    texts(figure, shown, [str(here[c]) for c in shown], 11 if look.narrow else 13, look.ink)
    title = _evidence_title(here, effect, period)
    note = (
        "Named only the country: "
        + ", ".join(f"{place_name(code)} {n}" for code, n in whole.items())
        + f". {BOUNDARY_NOTE}"
    )
    dress(figure, look, title, stamp, plot_height=height(look), note=note)
    names = {code: place_name(code) for code in here}
    names |= {code: f"{place_name(code)}, no governorate named" for code in whole}
    alt = _places_alt(title, here | whole, names)
    native = _native_map(
        mercator,
        [
            *neighbours(),
            *(
                area_of("governorates", c, PRINTED.tint(n / most), _findings(n, effect))
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
    """Findings that name a country or a part of it. Takes counts.by_place."""
    counts = counts[counts["scope"] == "country"]
    values = _values(counts, effect)
    codes = list(countries())
    figure = world(look)
    hover = [
        f"<b>{safe(place_name(code))}</b><br>{_findings(values.get(code, 0), effect)}"
        for code in codes
    ]
    # Iraq and Syria stand far above the rest: the shade follows steps, the hover has the number.
    steps = [_step(values.get(code, 0)) for code in codes]
    maps.area(figure, "countries", codes, steps, maps.scale(look), look, hover, 4)
    title = _evidence_title(values, effect, period)
    note = f"Shades: none, 1, 2 to 5, 6 to 20, more than 20 findings. {BOUNDARY_NOTE}"
    dress(figure, look, title, stamp, plot_height=height(look, world=True), note=note)
    names = {code: place_name(code) for code in values}
    alt = _places_alt(title, values, names)
    native = _native_map(
        natural_earth,
        [
            area_of("countries", c, PRINTED.tint(step / 4), _findings(values.get(c, 0), effect))
            for c, step in zip(codes, steps, strict=True)
        ],
    )
    table = _places_table(counts, names)
    return Chart("map-of-evidence-world", title, figure, alt, table, stamp, native, note)


def members(frame: pd.DataFrame, stamp: Stamp, look: Look, missing: str = "") -> Chart:
    """The member states that sources name. Takes the members frame."""
    stamp = replace(stamp, source=titles.sources_named(frame["url"]))
    states = frame[frame["kind"] == "state"]
    known: Mapping[str, Any] = {str(row.code): row for row in states.itertuples()}
    codes = list(countries())
    figure = world(look)
    hover = [
        f"<b>{safe(known[c].name)}</b><br>Member; joined {joined(known[c].joined)}"
        if c in known
        else f"<b>{safe(place_name(c))}</b><br>Not named as a member"
        for c in codes
    ]
    scale: maps.Scale = [(0, look.pale), (1, Effect.ADVANCE.colour(look.dark))]
    maps.area(figure, "countries", codes, [int(c in known) for c in codes], scale, look, hover, 1)
    others = frame[frame["kind"] != "state"]["name"].tolist()
    title = titles.members_title(len(states), len(others))
    note = " ".join(part for part in (missing, BOUNDARY_NOTE) if part)
    dress(figure, look, title, stamp, plot_height=height(look, world=True), note=note)
    table = frame[["name", "kind", "joined", "basis", "url"]].rename(columns=str.capitalize)
    named = (("States", states["name"].tolist()), ("Organisations", others))
    lists = [f"{kind}: {', '.join(all)}." for kind, all in named if all]
    alt = " ".join([f"{title.removesuffix('.')}.", *lists])
    native = _native_map(
        natural_earth,
        [
            area_of(
                "countries",
                c,
                Effect.ADVANCE.light if c in known else PRINTED.pale,
                "Member" if c in known else "",
            )
            for c in codes
        ],
    )
    table = table.reset_index(drop=True)
    return Chart("map-of-members", title, figure, alt, table, stamp, native, note)


def _native_regions(
    regions: list[tuple[str, str, str, tuple[str, str], bool]],
    drawn: Mapping[str, list[str]],
    key: tuple[Status, ...] = (),
) -> Map:
    """The regional map; for each region its id, colour, words, label, and whether that is dark."""
    areas = neighbours()
    borders: list[tuple[Point, ...]] = []
    labels = []
    for id, colour, about, lines, dark in regions:
        codes = drawn[id]
        areas += [area_of("governorates", code, colour, about) for code in codes]
        borders += outline(tuple(codes))
        labels.append((max(codes, key=extent), lines, dark))
    return _native_map(mercator, areas, borders, labels, key)


def _native_map(
    project: Project,
    areas: Iterable[Area],
    borders: Iterable[tuple[Point, ...]] = (),
    labels: Iterable[tuple[str, tuple[str, ...], bool]] = (),
    key: tuple[Status, ...] = (),
) -> Map:
    """Areas and borders in degrees, cut to the window and projected, y downwards from 0."""
    regional = project is mercator
    window = (WEST, EAST, SOUTH, NORTH) if regional else (-180.0, 180.0, -57.0, 84.0)
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
        rings = [clipped(ring, window) for ring in area.rings]
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
    return count(n, one, many)


def _evidence_title(values: Mapping[str, int], effect: Effect | None, period: str) -> str:
    what = _findings(2, effect).removeprefix("2 ")
    most = max(values.values(), default=0)
    if not most:
        return f"No {what} with a place, {period}"
    top = [place_name(code) for code, n in values.items() if n == most]
    if len(top) > _MOST_NAMED:
        times = count(most, "time")
        return f"{len(top)} places are named most often in {what}, {period}: {times} each"
    return f"Named most often in {what}, {period}: {listed(top)} ({most})"


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
