"""Measured series that bear on a pledge: a chart each, or a sentence where they have few points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commitments import dates
from commitments.edition.edition import Edition
from commitments.edition.figure import Figure, figure
from commitments.edition.page import Page
from commitments.figures.chart import stamp_of_series
from commitments.figures.over_time import series
from commitments.register.model import Commitment
from commitments.text import count, number

FEWEST_POINTS = 3
"""Of a chart: two points draw a line that is not there."""


@dataclass(frozen=True, slots=True)
class Few:
    """A series that is told in a sentence."""

    name: str
    what: str
    """Its unit, and what is measured or which stage of money it is."""
    values: tuple[tuple[str, str], ...]
    """Date with value, and the address of the source, of each."""
    notes: tuple[str, ...]


def page(e: Edition, c: Commitment) -> Page | None:
    """The page of the series of a pledge; None where none bears on it."""
    charts, few = _of_pledge(e, c)
    if not charts and not few:
        return None
    says = count(len(charts) + len(few), "measured series", "measured series")
    path, title = f"pledges/{c.id}/series.html", f"Measured series: {c.title}"
    values = {"c": c, "charts": charts, "few": few, "says": says}
    return Page(path, title, "pledges/series.html", f"{c.title}: {says}", values)


def _of_pledge(e: Edition, c: Commitment) -> tuple[list[Figure], list[Few]]:
    frame = e.view.series
    mine = frame[[c.id in ids for ids in frame["commitments"]]]
    charts: list[Figure] = []
    few: list[Few] = []
    if mine.empty:
        return charts, few
    for _, part in mine.groupby("series", sort=False):
        if len(part) >= FEWEST_POINTS:
            charts.append(figure(series(part, stamp_of_series(e.stamp))))
        else:
            few.append(_few(part.to_dict("records")))
    return charts, few


def _few(rows: Sequence[Mapping[Any, Any]]) -> Few:
    first = rows[0]
    notes = dict.fromkeys((*(row["note"] for row in rows), first["series_note"]))
    return Few(
        str(first["name"]),
        f"{first['unit']} ({first['stage'] or first['measure']})",
        tuple(
            (f"{dates.when(row['date'])}: {number(row['value'])}", str(row["source"]))
            for row in rows
        ),
        tuple(str(note) for note in notes if note),
    )
