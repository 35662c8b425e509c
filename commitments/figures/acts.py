"""Charts of what a member did: its facts over time, and the sums in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from commitments.dates import when
from commitments.figures.chart import Chart, Stamp
from commitments.figures.shapes import Bands, Event, Mark, Values
from commitments.standing.acts import Act
from commitments.standing.money import Money, Sum, Sums
from commitments.tables.member_rows import with_whom
from commitments.text import count, listed, number
from commitments.vocabulary import Effect

_POINTING = (Effect.ADVANCE, Effect.SETBACK)
FEWEST_SUMS = 3
"""Fewer sums of one stage and currency are no chart: the table says them."""
NO_ACT = "No fact on file names it as acting"


def over_time(acts: Sequence[Act], stamp: Stamp, events: Sequence[Event] = ()) -> Chart:
    """What a member did over time: a mark a fact, advances up and setbacks down. What advances one
    pledge and sets back another stands on both sides."""
    years = _years(acts)
    rows = [(year, *(found[effect] for effect in Effect)) for year, found in years.items()]
    columns = ["Year", *(effect.label for effect in Effect)]
    title = acts_title(years)
    told = [f"{year}: {_counted(found)}." for year, found in years.items()]
    made = Chart(
        "acts-over-time",
        title,
        " ".join([f"{title}.", *told]),
        pd.DataFrame(rows, columns=columns),
        stamp,
        about="Facts in which it acted, by quarter: advances up, setbacks down",
    )
    marks = tuple(
        Mark(act.fact.happened, effect, f"{when(act.fact.date)}: {act.fact.finding}")
        for act in reversed(acts)
        for effect in _POINTING
        if act.moves(effect)
    )
    if not marks:
        return made
    return replace(made, shapes=Bands((), (), marks, tuple(_POINTING), tuple(events)))


def _years(acts: Sequence[Act]) -> dict[int, Counter[Effect]]:
    """How many facts of each year point which way, from the first to the last year with any; of
    context those that point no other way."""
    found: dict[int, Counter[Effect]] = {}
    for act in acts:
        ways = [effect for effect in _POINTING if act.moves(effect)] or [Effect.CONTEXT]
        found.setdefault(act.fact.happened.year, Counter()).update(ways)
    if not found:
        return {}
    return {year: found.get(year, Counter()) for year in range(min(found), max(found) + 1)}


def _counted(found: Mapping[Effect, int]) -> str:
    names = (
        (Effect.ADVANCE, "advance", "advances"),
        (Effect.SETBACK, "setback", "setbacks"),
        (Effect.CONTEXT, "fact of context", "facts of context"),
    )
    parts = [count(found[e], one, many) for e, one, many in names if found[e]]
    return listed(parts) or "none"


def acts_title(years: Mapping[int, Mapping[Effect, int]]) -> str:
    """The finding of the facts by year: in which years setbacks led, or when most was done."""
    if not years:
        return NO_ACT
    pointing = {year: n for year, found in years.items() if (n := sum(found[e] for e in _POINTING))}
    if not pointing:
        return "Only facts of context: no advance and no setback"
    back = [y for y in pointing if years[y][Effect.SETBACK] > years[y][Effect.ADVANCE]]
    forth = [y for y in pointing if years[y][Effect.ADVANCE] > years[y][Effect.SETBACK]]
    setbacks = sum(years[year][Effect.SETBACK] for year in pointing)
    total = sum(pointing.values())
    if not setbacks or setbacks == total:
        return _one_way(pointing, "setback" if setbacks else "advance")
    if back and forth:
        return f"Setbacks led {_in(back)}, advances {_in(forth)}"
    if back or forth:
        led = "Setbacks" if back else "Advances"
        return f"{led} led {_in(back or forth)}"
    return "As many setbacks as advances in each year"


def _one_way(pointing: Mapping[int, int], what: str) -> str:
    """Facts that all point one way."""
    other = {"advance": "no setback", "setback": "no advance"}[what]
    total = sum(pointing.values())
    years = list(pointing)
    if len(years) == 1:
        return f"{count(total, what)} in {years[0]}, {other}"
    most = max(pointing.values())
    best = [str(year) for year, n in pointing.items() if n == most]
    if len(best) > 2:
        return f"{count(total, what)} from {years[0]} to {years[-1]}, {other}"
    return f"{count(total, what)}, most in {listed(best)}; {other}"


def _in(years: Sequence[int]) -> str:
    """`in 2020 and from 2022 to 2025`."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = []
    for run in runs:
        if len(run) > 2:
            told.append(f"from {run[0]} to {run[-1]}")
        else:
            told += [f"in {year}" for year in run]
    # `in` once where several years follow each other.
    words = listed(told)
    return words.replace(", in ", ", ").replace(" and in ", " and ")


# ---------------------------------------------------------------- money

_COLUMNS = ["Stage", "Currency", "Sum", "Date", "What", "Acted", "Publisher", "Address"]


def sums(found: Money, title: str, names: Mapping[str, str], stamp: Stamp) -> Chart:
    """The sums of a member in their stages: the table holds all of them, those of several members
    last; drawn is the stage and currency with most, each sum by itself. `names` are those of the
    members by code."""
    groups = (*found.own, *found.shared)
    rows = [_row(group, one, names) for group in groups for one in group.sums]
    told = [f"{row[0]}, {row[3]}: {row[1]} {number(float(str(row[2])))}." for row in rows]
    made = Chart(
        "sums-by-stage",
        title,
        " ".join([f"{title}.", *told]),
        pd.DataFrame(rows, columns=_COLUMNS),
        stamp,
        note="Sums as the facts state them. Stages and programmes overlap: nothing is added up.",
    )
    drawn = most_sums(found)
    if drawn is None:
        return made
    oldest = drawn.sums[::-1]
    shapes = Values(
        drawn.unit,
        tuple(one.act.fact.date for one in oldest),
        tuple(one.amount.value for one in oldest),
        tuple(one.act.fact.finding for one in oldest),
    )
    about = f"{drawn.stage.label}, in {drawn.unit}: a mark a sum"
    return replace(made, shapes=shapes, about=about)


def most_sums(found: Money) -> Sums | None:
    """The stage and currency of which there are most sums, where there are enough to be drawn."""
    most = max(found.own, key=lambda group: len(group.sums), default=None)
    return most if most and len(most.sums) >= FEWEST_SUMS else None


def _row(group: Sums, one: Sum, names: Mapping[str, str]) -> tuple[object, ...]:
    fact = one.act.fact
    return (
        group.stage.label,
        group.unit,
        one.amount.value,
        when(fact.date),
        fact.finding,
        with_whom(one.act, names) if one.act.shared else "",
        fact.source.publisher,
        fact.source.url,
    )
