"""The land that a register speaks of: the countries that its regions name, and what lies around.

A country whose parts have shapes of their own in data/boundaries is drawn part by part, every other
one whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from commitments.figures.geometry import (
    Frame,
    around,
    countries,
    file_of,
    frame_of,
    outer_rings,
    outlines_of,
    parts,
)
from commitments.register.background import Region
from commitments.register.places import place_name, places
from commitments.text import count, listed

_MOST_NAMED = 3
_MARGIN = 0.04
_LEAST_MARGIN = 0.3  # degrees: an island is drawn with some sea


@dataclass(frozen=True, slots=True)
class Land:
    """What the maps of a register draw. Without a country there is no map."""

    countries: tuple[str, ...]
    """In the order in which the regions name them."""
    codes: tuple[str, ...]
    """The places that are drawn: the parts of a country, or the country."""
    frame: Frame
    ground: tuple[tuple[str, tuple[str, ...]], ...]
    """What lies around them: files of boundaries, each with the codes to draw from it."""

    @property
    def names(self) -> str:
        """The countries in words."""
        if len(self.countries) > _MOST_NAMED:
            return count(len(self.countries), "country", "countries")
        return listed(map(place_name, self.countries))

    @property
    def in_parts(self) -> tuple[str, ...]:
        """The countries that are drawn part by part."""
        return tuple(code for code in self.countries if code not in self.codes)


@lru_cache(maxsize=32)
def land_of(regions: tuple[Region, ...]) -> Land | None:
    """The land that regions name; None where they name no place."""
    named = dict.fromkeys(places()[code].country for r in regions for code in r.places)
    known = tuple(code for code in named if code in countries())
    if not known:
        return None
    codes = tuple(place for code in known for place in _drawn_of(code))
    frame = around(_main_land(code) for code in known)
    frame = frame.wider(max(_MARGIN * max(frame.width, frame.height), _LEAST_MARGIN))
    return Land(known, codes, frame, _ground(known, frame))


def _drawn_of(country: str) -> tuple[str, ...]:
    return tuple(code for code, whole in parts().items() if whole == country) or (country,)


def _main_land(country: str) -> Frame:
    """The frame around the largest piece of a country and what lies near it: islands far out would
    make everything small."""
    pieces = sorted(
        (
            frame_of(ring)
            for code in _drawn_of(country)
            for ring in outer_rings(file_of(code), code)
        ),
        key=lambda frame: frame.width * frame.height,
        reverse=True,
    )
    frame, *rest = pieces
    grows = True
    while grows:
        near = frame.wider(max(frame.width, frame.height))
        found = [piece for piece in rest if piece.within(near)]
        rest = [piece for piece in rest if piece not in found]
        frame = around([frame, *found])
        grows = bool(found)
    return frame


def _ground(known: tuple[str, ...], frame: Frame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The land around: where it is detailed enough from the file made for that, else from the
    countries of the world."""
    near = [feature["id"] for feature in outlines_of("region")["features"]]
    if not frame.within(around(_frames("region", near))):
        near = []
    near = [code for code in near if code not in known]
    far = [
        code
        for code in countries()
        if code not in (*known, *near) and any(frame.meets(f) for f in _frames("countries", [code]))
    ]
    found = (("region", tuple(near)), ("countries", tuple(far)))
    return tuple((file, codes) for file, codes in found if codes)


def _frames(file: str, codes: Iterable[str]) -> list[Frame]:
    return [frame_of(ring) for code in codes for ring in outer_rings(file, code)]


def own_regions(regions: Iterable[Region], land: Land) -> tuple[Region, ...]:
    """The regions of a register that are parts of its countries: a map gives them a line of their
    own. A country has one already."""
    return tuple(
        region
        for region in regions
        if region.places and set(region.places) <= set(land.codes) - set(land.countries)
    )
