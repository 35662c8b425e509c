"""Two sides in each year, on one scale: how their pledges stood, or which way their facts point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pandas as pd

from commitments.figures import titles
from commitments.figures.chart import Chart, Stamp
from commitments.figures.shapes import Bars, part
from commitments.figures.statuses import counts_of
from commitments.standing.each_year import years_until
from commitments.standing.words import at_least_substantial
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.tables.side import Comparison, Side
from commitments.text import count, listed
from commitments.vocabulary import STACKED, DrawnTerm, Effect, Status

NOBODY_ACTED = "No fact is on file in which either member acted"
T = TypeVar("T", bound=DrawnTerm)


def each_year(found: Comparison, pledged: date, stamp: Stamp) -> Chart:
    """The statuses of both sides at the end of each year; of two members, who have none, the facts
    in which they acted, by year and direction. Of a member beside anything else nothing is
    drawn. `pledged` is the day of the pledges."""
    named = list(zip(found.names, found.sides, strict=True))
    if any(side.standings for side in found.sides):
        rows = {name: stood(side, pledged) for name, side in named if side.standings}
        about = "Status at the end of each year"
        return _chart(statuses_title(rows), rows, about, STACKED, stamp)
    counted = {name: acted(side, pledged) for name, side in named if side.facts}
    title = acted_title(counted)
    return _chart(title, counted, "Facts by year, each once", tuple(Effect), stamp)


def stood(side: Side, pledged: date) -> dict[int, dict[Status, int]]:
    """How the pledges of a side stood in each year from that of the pledges."""
    frame = stood_by_year(side.standings, pledged, side.moment.as_of)
    years = statuses_by_year(frame).groupby("year", sort=True)
    return {int(str(year)): counts_of(found) for year, found in years}


def acted(side: Side, pledged: date) -> dict[int, dict[Effect, int]]:
    """Which way the facts of a side point, by the years from that of the pledges."""
    happened = [(act.fact.happened.year, act.direction) for act in side.facts]
    return {
        year: dict(Counter(way for of, way in happened if of == year))
        for year in years_until(pledged, side.moment.as_of)
    }


def _chart(
    title: str,
    sides: Mapping[str, Mapping[int, Mapping[T, int]]],
    about: str,
    order: Sequence[T],
    stamp: Stamp,
) -> Chart:
    rows = [(name, year, counts) for name, years in sides.items() for year, counts in years.items()]
    present = [term for term in order if any(counts.get(term) for _, _, counts in rows)]
    cells = [
        (name, year, *(counts.get(t, 0) for t in present), sum(counts.values()))
        for name, year, counts in rows
    ]
    columns = ["Side", "Year", *(term.label for term in present), "All"]
    alt = said_of(title, rows)
    table = pd.DataFrame(cells, columns=columns)
    made = Chart("side-by-side", title, alt, table, stamp, about=about)
    if not present:
        return made
    parts = tuple(part(t, [counts.get(t, 0) for _, _, counts in rows]) for t in present)
    bars = Bars(
        tuple(str(year) for _, year, _ in rows), parts, groups=tuple(name for name, _, _ in rows)
    )
    return replace(made, shapes=bars)


# ---------------------------------------------------------------- in words


def statuses_title(sides: Mapping[str, Mapping[int, Mapping[Status, int]]]) -> str:
    """The finding of sides by year, each by its name: `Substantially kept or better: Aid from 5 of
    5 in 2023 to none; Talks 2 of 9`; of single pledges their status and the one before."""
    if sides and all(sum(years[max(years)].values()) == 1 for years in sides.values()):
        return "; ".join(f"{name}: {_of_one(years)}" for name, years in sides.items())
    told = [f"{name} {_from_the_best(years)}" for name, years in sides.items()]
    return f"Substantially kept or better: {'; '.join(told)}" if told else titles.NOTHING_FOUND


def _from_the_best(years: Mapping[int, Mapping[Status, int]]) -> str:
    """From the last of the best years to the last of all."""
    kept = {year: at_least_substantial(found) for year, found in years.items()}
    last = max(kept)
    total = sum(years[last].values())
    best = max(year for year, n in kept.items() if n == max(kept.values()))
    if not any(set(found) - {Status.NOT_ASSESSED} for found in years.values()):
        return "not judged"
    if kept[best] == kept[last]:
        return f"{kept[last] or 'none'} of {total}"
    return f"from {kept[best]} of {total} in {best} to {kept[last] or 'none'}"


def _of_one(years: Mapping[int, Mapping[Status, int]]) -> str:
    """`limited action, substantially kept in 2025`: the last status, and the last year with another
    that was judged."""
    statuses = {year: next(iter(found)) for year, found in sorted(years.items())}
    now = statuses[max(statuses)]
    others = [(y, s) for y, s in statuses.items() if s not in (now, Status.NOT_ASSESSED)]
    before = f", {others[-1][1].label.lower()} in {others[-1][0]}" if others else ""
    return f"{now.label.lower()}{before}"


def acted_title(sides: Mapping[str, Mapping[int, Mapping[Effect, int]]]) -> str:
    """The finding of members by year, each by its name: `Facts since 2019 in which they acted: A 5
    advances and 1 setback; B none`."""
    told, first = [], 0
    for name, years in sides.items():
        first = min(years)
        counts = {e: sum(found.get(e, 0) for found in years.values()) for e in Effect}
        ways = [so_many(n, e) for e, n in counts.items() if n]
        told.append(f"{name} {listed(ways) or 'none'}")
    return f"Facts since {first} in which they acted: {'; '.join(told)}" if told else NOBODY_ACTED


def counted(counts: Mapping[T, int]) -> str:
    """`3 advances and 1 setback`: what is counted, in words."""
    return listed(so_many(n, term) for term, n in counts.items() if n) or "none"


def so_many(number: int, term: DrawnTerm) -> str:
    """`2 limited action`, `2 advances`."""
    word = term.label.lower()
    return count(number, word, word if isinstance(term, Status) else _SEVERAL.get(term))


_SEVERAL: Mapping[DrawnTerm, str] = {
    Effect.ADVANCE: "advances",
    Effect.SETBACK: "setbacks",
    Effect.CONTEXT: "context",
}


def said_of(what: str, rows: Iterable[tuple[str, int, Mapping[T, int]]]) -> str:
    """Two sides by year in words."""
    parts = [f"{name}, {year}: {counted(counts)}" for name, year, counts in rows]
    return f"{what}. {'. '.join(parts)}." if parts else f"{what}."
