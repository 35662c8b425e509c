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
import plotly.graph_objects as go

from commitments.dates import joined
from commitments.figures import titles
from commitments.figures.chart import Chart, Stamp
from commitments.figures.geometry import PRINTED, countries, file_of
from commitments.figures.land import Land, drawn_regions, land_of
from commitments.figures.look import Look, dress, empty, safe
from commitments.figures.map_shapes import Told, places_map, regions_map, world_map
from commitments.figures.plot import maps
from commitments.figures.plot.maps import height, region_area, region_label, texts, world
from commitments.figures.titles import BOUNDARY_NOTE
from commitments.register.background import Region
from commitments.register.places import place_name
from commitments.standing.words import counted_statuses
from commitments.text import count, listed
from commitments.vocabulary import Effect, Status

_MOST_NAMED = 3


def pledges_by_region(
    counts: pd.DataFrame, regions: tuple[Region, ...], stamp: Stamp, look: Look
) -> Chart:
    """Where pledges apply: each region in the colour of its commonest status, with its mix.

    Takes counts.by_theme_and_region. A pledge for a whole region is not spread over the places in
    it: all of a region has one colour and one label.
    """
    names = {region.id: region.name for region in regions}
    mixes = {id: _mix_of(counts[counts["region"] == id]) for id in names}
    statuses = [s for s in Status if any(s in mix for mix in mixes.values())]
    table = pd.DataFrame(
        [
            (names[id], *(mix.get(s, 0) for s in statuses), sum(mix.values()))
            for id, mix in mixes.items()
        ],
        columns=["Region", *(s.label for s in statuses), "All"],
    )
    land = land_of(regions)
    if land is None:
        return _no_map("map-of-status", table, stamp, look)
    drawn = drawn_regions(land, regions)
    figure = _ground(land, drawn, look)
    told = {}
    for id, codes in drawn.items():
        commonest = _commonest(mixes[id])
        colour = commonest.colour(look.dark) if commonest else look.pale
        words = counted_statuses(mixes[id])
        hover = _whole_region(names[id], codes, sum(mixes[id].values()), words)
        region_area(figure, codes, colour, look, hover)
        lines = (names[id], _symbols(mixes[id]) or "no pledge")
        region_label(figure, codes, lines, look.on_colour if commonest else look.ink, look)
        light = commonest.light if commonest else PRINTED.pale
        told[id] = Told(light, f"{names[id]} as a whole: {words}", lines, not commonest)
    present = [s for s in Status if any(s in mixes[id] for id in drawn)]
    rest = {id: _symbols(mix) for id, mix in mixes.items() if id not in drawn and mix}
    title = titles.NOTHING_FOUND
    if not counts.empty:
        title = "Where the pledges apply, and how they stand there"
    note = _not_drawn(rest, names)
    dress(figure, look, title, stamp, plot_height=height(look), key=present, note=note)
    alt = titles.statuses_alt(title, [(names[id], mix) for id, mix in mixes.items() if mix])
    native = regions_map(land, drawn, told, tuple(present))
    return Chart("map-of-status", title, figure, alt, table, stamp, native, note)


def pledge_numbers(
    counts: pd.DataFrame, regions: tuple[Region, ...], stamp: Stamp, look: Look
) -> Chart:
    """How many pledges name each region; the shade is the number. Takes by_theme_and_region."""
    names = {region.id: region.name for region in regions}
    totals = {id: int(counts.loc[counts["region"] == id, "count"].sum()) for id in names}
    table = pd.DataFrame(
        [(names[id], n) for id, n in totals.items()], columns=["Region", "Pledges"]
    )
    land = land_of(regions)
    if land is None:
        return _no_map("map-of-numbers", table, stamp, look)
    drawn = drawn_regions(land, regions)
    most = max([*totals.values(), 1])
    figure = _ground(land, drawn, look)
    told = {}
    for id, codes in drawn.items():
        hover = _whole_region(names[id], codes, totals[id], "")
        region_area(figure, codes, look.tint(totals[id] / most), look, hover)
        lines = (names[id], str(totals[id]))
        region_label(figure, codes, lines, look.ink, look)
        about = f"{names[id]} as a whole: {count(totals[id], 'pledge')}"
        told[id] = Told(PRINTED.tint(totals[id] / most), about, lines, True)
    rest = {id: str(n) for id, n in totals.items() if id not in drawn and n}
    title = titles.NOTHING_FOUND if counts.empty else "How many pledges name each region"
    note = _not_drawn(rest, names)
    dress(figure, look, title, stamp, plot_height=height(look), note=note)
    alt = _numbers_alt(title, [(names[id], n) for id, n in totals.items() if n])
    native = regions_map(land, drawn, told)
    return Chart("map-of-numbers", title, figure, alt, table, stamp, native, note)


def _no_map(name: str, table: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """What stands for a map where the regions of the register name no place."""
    title = titles.NO_PLACE
    return Chart(name, title, empty(look, title, stamp), title, table, stamp)


def _ground(land: Land, drawn: Mapping[str, list[str]], look: Look) -> go.Figure:
    """The land with what lies around; places of it that no region covers are grey as well."""
    figure = maps.regional(look, land)
    covered = {code for codes in drawn.values() for code in codes}
    rest = tuple(code for code in land.codes if code not in covered)
    if rest:
        # Only a country with parts can be covered in part.
        maps.pale(figure, file_of(rest[0]), rest, look)
    return figure


def _commonest(mix: Mapping[Status, int]) -> Status | None:
    """The commonest status; of two that are as common the worse one, as a tie must not flatter."""
    order = list(Status)
    return max(mix, key=lambda status: (mix[status], order.index(status)), default=None)


def _whole_region(name: str, codes: list[str], number: int, words: str) -> list[str]:
    """Hover texts that say that a pledge names the region, not a part of it."""
    pledges = count(number, "pledge")
    more = f"<br>{words}" if words else ""
    more += "<br>Pledges name the region, not this part of it." if len(codes) > 1 else ""
    return [
        f"<b>{safe(place_name(code))}</b><br>{safe(name)} as a whole: {pledges}{more}"
        for code in codes
    ]


def _not_drawn(rest: Mapping[str, str], names: Mapping[str, str]) -> str:
    parts = "; ".join(f"{names[id]}: {text}" for id, text in rest.items())
    return f"Not on the map: {parts}. {BOUNDARY_NOTE}" if parts else BOUNDARY_NOTE


def evidence_by_place(
    counts: pd.DataFrame,
    regions: tuple[Region, ...],
    effect: Effect | None,
    period: str,
    stamp: Stamp,
    look: Look,
) -> Chart:
    """Findings that name a place of the countries that the regions name. Takes counts.by_place.

    `effect` chooses a column (all of them without), `period` says which years in words.
    """
    counts = counts[counts["scope"] == "place"]
    land = land_of(regions)
    if land is None:
        return _no_map("map-of-evidence", _places_table(counts, {}), stamp, look)
    values = _values(counts, effect)
    here = {code: values.get(code, 0) for code in land.codes}
    whole = {code: values.get(code, 0) for code in land.in_parts}
    figure = maps.regional(look, land)
    hover = [f"<b>{safe(place_name(c))}</b><br>{_findings(n, effect)}" for c, n in here.items()]
    most = max([*here.values(), 1])
    numbers = list(here.values())
    maps.land_areas(figure, list(here), numbers, maps.scale(look), look, hover, most)
    shown = [code for code, n in here.items() if n]
    texts(figure, shown, [str(here[c]) for c in shown], 11 if look.narrow else 13, look.ink)
    title = _evidence_title(here, effect, period)
    note = BOUNDARY_NOTE
    if whole:
        unplaced = ", ".join(f"{place_name(code)} {n}" for code, n in whole.items())
        note = f"Named only the country: {unplaced}. {BOUNDARY_NOTE}"
    dress(figure, look, title, stamp, plot_height=height(look), note=note)
    names = {code: place_name(code) for code in here}
    names |= {code: f"{place_name(code)}, no part named" for code in whole}
    alt = _places_alt(title, here | whole, names)
    native = places_map(
        land,
        [(c, PRINTED.tint(n / most), _findings(n, effect)) for c, n in here.items()],
        [(code, (str(here[code]),), True) for code in shown],
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
    # A few countries stand far above the rest: the shade follows steps, the hover has the number.
    steps = [_step(values.get(code, 0)) for code in codes]
    maps.area(figure, "countries", codes, steps, maps.scale(look), look, hover, 4)
    title = _evidence_title(values, effect, period)
    note = f"Shades: none, 1, 2 to 5, 6 to 20, more than 20 findings. {BOUNDARY_NOTE}"
    dress(figure, look, title, stamp, plot_height=height(look, world=True), note=note)
    names = {code: place_name(code) for code in values}
    alt = _places_alt(title, values, names)
    native = world_map(
        (c, PRINTED.tint(step / 4), _findings(values.get(c, 0), effect))
        for c, step in zip(codes, steps, strict=True)
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
    joined_in = Effect.ADVANCE.light
    native = world_map(
        (c, joined_in, "Member") if c in known else (c, PRINTED.pale, "") for c in codes
    )
    table = table.reset_index(drop=True)
    return Chart("map-of-members", title, figure, alt, table, stamp, native, note)


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
