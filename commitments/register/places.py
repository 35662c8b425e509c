"""Places: ISO 3166 codes with their names and a point to label them at.

The table is made together with the map geometry (data/boundaries/README.md), so that a code which
the reader accepts is one that the maps draw.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from commitments.project import BOUNDARIES


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a part of one."""

    code: str
    name: str
    country: str
    latitude: float
    longitude: float


@cache
def places() -> dict[str, Place]:
    """Every known place by its code."""
    with (BOUNDARIES / "places.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Place(
                row["code"],
                row["name"],
                row["country"],
                float(row["latitude"]),
                float(row["longitude"]),
            )
            for row in csv.DictReader(file)
        }


def place_name(code: str) -> str:
    """The name of a place, or its code where it has none."""
    place = places().get(code)
    return place.name if place else code
