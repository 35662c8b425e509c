"""Maps: where facts lie, as circles split by direction; which states are members.

Geometry, its source and how it was made: data/boundaries/README.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from commitments.dates import joined
from commitments.figures import titles
from commitments.figures.chart import Chart, Stamp
from commitments.figures.geometry import countries
from commitments.figures.land import Land, land_of, own_regions
from commitments.figures.map_shapes import land_map, world_map
from commitments.figures.shapes import Circle
from commitments.figures.titles import BOUNDARY_NOTE
from commitments.register.background import Region
from commitments.register.places import place_name, places
from commitments.text import count, listed
from commitments.vocabulary import Effect

_POINTING = (Effect.ADVANCE, Effect.SETBACK)


@dataclass(frozen=True, slots=True)
class _At:
    """The facts with a direction that name a place, each once."""

    code: str
    name: str
    parts: tuple[tuple[Effect, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.parts)

    @property
    def setbacks(self) -> int:
        return dict(self.parts).get(Effect.SETBACK, 0)

    @property
    def words(self) -> str:
        counts = [count(number, effect.label.lower()) for effect, number in self.parts]
        return f"{self.name}: {listed(counts)}"


def facts_by_place(
    counts: pd.DataFrame, regions: Sequence[Region], period: str, stamp: Stamp
) -> Chart:
    """Where facts lie in the countries that the regions name. Takes counts.by_direction with the
    scope `place`; `period` as in `in the last 12 months`."""
    name, about = "map-of-facts", f"Facts with a direction {period}, an event once at each place"
    land = land_of(tuple(regions))
    if land is None:
        told = titles.NO_PLACE
        return Chart(name, told, told, _table(()), stamp, about=about)
    found = _found(counts, {*land.codes, *land.in_parts})
    named = [
        replace(at, name=f"{at.name}, no part named") if at.code in land.in_parts else at
        for at in found
    ]
    within = [at for at in named if at.code not in land.in_parts]
    title = titles.facts_title([(at.name, at.total, at.setbacks) for at in within], period)
    whole = [at for at in named if at.code in land.in_parts]
    missing = f"Not on the map: {'; '.join(at.words for at in whole)}." if whole else ""
    note = " ".join(part for part in (missing, _dashed(regions, land), BOUNDARY_NOTE) if part)
    alt = _alt(title, named)
    shapes = land_map(land, regions, map(_circle, within))
    return Chart(name, title, alt, _table(named), stamp, shapes, note, about)


def facts_by_country(counts: pd.DataFrame, period: str, stamp: Stamp) -> Chart:
    """Where facts lie in the world. Takes counts.by_direction with the scope `country`."""
    found = _found(counts, set(countries()))
    title = titles.facts_title([(at.name, at.total, at.setbacks) for at in found], period)
    about = f"Facts with a direction {period}, an event once at each country"
    shapes = world_map(map(_circle, found))
    alt, table = _alt(title, found), _table(found)
    return Chart("map-of-facts-world", title, alt, table, stamp, shapes, BOUNDARY_NOTE, about)


def members(frame: pd.DataFrame, stamp: Stamp, missing: str = "") -> Chart:
    """The member states that sources name. Takes the members frame."""
    stamp = replace(stamp, source=titles.sources_named(frame["url"]))
    states = frame[frame["kind"] == "state"]
    told = [
        (str(row.code), f"{row.name}: member; joined {joined(str(row.joined))}")
        for row in states.itertuples(index=False)
        if row.code in countries()
    ]
    others = frame[frame["kind"] != "state"]["name"].tolist()
    title = titles.members_title(len(states), len(others))
    note = " ".join(part for part in (missing, BOUNDARY_NOTE) if part)
    table = frame[["name", "kind", "joined", "basis", "url"]].rename(columns=str.capitalize)
    named = (("States", states["name"].tolist()), ("Organisations", others))
    lists = [f"{kind}: {', '.join(all)}." for kind, all in named if all]
    alt = " ".join([f"{title.removesuffix('.')}.", *lists])
    table = table.reset_index(drop=True)
    return Chart("map-of-members", title, alt, table, stamp, world_map(chosen=told), note)


def _found(counts: pd.DataFrame, codes: set[str]) -> list[_At]:
    """The places that are named, those with most facts first."""
    found = [
        _At(str(row["place"]), place_name(str(row["place"])), parts)
        for row in counts.to_dict("records")
        if str(row["place"]) in codes
        and (parts := tuple((e, int(row[str(e)])) for e in _POINTING if row[str(e)]))
    ]
    return sorted(found, key=lambda at: -at.total)


def _circle(at: _At) -> Circle:
    place = places()[at.code]
    return Circle((place.longitude, place.latitude), at.code, at.name, at.parts, at.words)


def _dashed(regions: Sequence[Region], land: Land) -> str:
    """What the dashed lines hold."""
    held = [
        f"{region.name} ({listed(place_name(code) for code in region.places)})"
        for region in own_regions(regions, land)
    ]
    return f"Dashed: {'; '.join(held)}." if held else ""


def _alt(title: str, found: Sequence[_At]) -> str:
    return " ".join([f"{title.removesuffix('.')}.", *(f"{at.words}." for at in found)])


def _table(found: Sequence[_At]) -> pd.DataFrame:
    rows = [
        (at.name, *(dict(at.parts).get(effect, 0) for effect in _POINTING), at.total)
        for at in found
    ]
    return pd.DataFrame(rows, columns=["Place", *(f"{e.label}s" for e in _POINTING), "All"])
