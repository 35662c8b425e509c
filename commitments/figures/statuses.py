"""Counts of statuses as bars, and judgements as a grid: by year, by theme, by region, at two
dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from commitments.dates import day, ends_a_year
from commitments.figures import titles
from commitments.figures.chart import Chart, Stamp
from commitments.figures.shapes import Bars, Cell, Cells, Event, Part, part
from commitments.standing.changes import Change
from commitments.standing.diff import ways_of
from commitments.standing.standing import Moment, Standing
from commitments.standing.words import at_least_substantial
from commitments.vocabulary import STACKED, Status, Trend

Counts = Mapping[Status, int]
Pair = tuple[str, Counts, Counts]
"""A theme or region: its name, its statuses at the earlier date and now."""


def by_year(counts: pd.DataFrame, stamp: Stamp, events: Sequence[Event] = ()) -> Chart:
    """How the pledges stood in each year: a column a year. Takes by_year.statuses_by_year; `events`
    stand under the axis."""
    as_of = stamp.moment.as_of
    years = {int(str(year)): counts_of(part) for year, part in counts.groupby("year", sort=True)}
    title = titles.years_title(years, None if stamp.current else as_of)
    rows = [(str(year), found) for year, found in years.items()]
    made = Chart(
        "statuses-by-year",
        title,
        titles.statuses_alt(title, rows),
        _table("Year", rows),
        stamp,
        about="Status at the end of each year",
    )
    if not years:
        return made
    open_year = not ends_a_year(as_of)
    shapes = Bars(
        tuple(str(year) for year in years),
        _parts([found for _, found in rows]),
        upright=True,
        tops=tuple(at_least_substantial(found) for found in years.values()),
        top=f"Substantially kept or better, of {sum(rows[-1][1].values())}",
        events=tuple(events),
        last=f"to {as_of.day} {as_of:%b}" if open_year else "",
    )
    return _with(made, shapes)


def compared_in_pages(
    what: str, pairs: Sequence[Pair], dates: tuple[str, str], title: str, stamp: Stamp
) -> tuple[Chart, ...]:
    """The same in as many charts as slides hold, all on one scale and each with its number."""
    long = any(len(name) > _A_LINE for name, _, _ in pairs)
    most_rows = _LONG_ON_A_SLIDE if long else _ON_A_SLIDE
    pages = [pairs[n : n + most_rows] for n in range(0, len(pairs), most_rows)] or [pairs]
    if len(pages) == 1:
        return (compared_by(what, pairs, dates, title, stamp),)
    most = max(sum(counts.values()) for _, *both in pairs for counts in both)
    return tuple(
        _numbered(compared_by(what, page, dates, title, stamp, most=most), n, len(pages))
        for n, page in enumerate(pages, start=1)
    )


_ON_A_SLIDE, _LONG_ON_A_SLIDE, _A_LINE = 8, 4, 45
"""So many themes at two dates can be read on a slide; of names that are longer than so many
letters, fewer."""


def _numbered(chart: Chart, n: int, of: int) -> Chart:
    title = f"{chart.title} ({n} of {of})"
    alt = chart.alt.replace(chart.title, title, 1)
    return replace(chart, name=f"{chart.name}-{n}", title=title, alt=alt)


def compared_by(
    what: str,
    pairs: Sequence[Pair],
    dates: tuple[str, str],
    title: str,
    stamp: Stamp,
    note: str = "",
    most: int = 0,
) -> Chart:
    """The statuses of each theme or region at two dates, on one scale. `what` is `Theme` or
    `Region`, `dates` how the two are called: `End 2024`, `Today`; `most` is the count of the
    longest bar on that scale, where it is in another chart."""
    rows = [
        (name, label, counts)
        for name, before, now in pairs
        for label, counts in zip(dates, (before, now), strict=True)
    ]
    alt = titles.statuses_alt(title, ((f"{name}, {when}", counts) for name, when, counts in rows))
    made = Chart(
        f"status-by-{what.lower()}",
        title,
        alt,
        _counted(what, rows),
        stamp,
        note=note,
        about=f"Pledges by status: {' and '.join(map(_within, dates))}",
    )
    if not rows:
        return made
    shapes = Bars(
        tuple(label for _, label, _ in rows),
        _parts([counts for _, _, counts in rows]),
        groups=tuple(name for name, _, _ in rows),
        most=most,
    )
    return _with(made, shapes)


def _counted(what: str, rows: Sequence[tuple[str, str, Mapping[Status, int]]]) -> pd.DataFrame:
    """The statuses of each at each date, those that occur in columns of their own."""
    present = [s for s in STACKED if any(counts.get(s) for _, _, counts in rows)]
    return pd.DataFrame(
        [
            (name, label, *(counts.get(s, 0) for s in present), sum(counts.values()))
            for name, label, counts in rows
        ],
        columns=[what, "When", *(s.label for s in present), "All"],
    )


def _within(date: str) -> str:
    """A date as a sentence goes on with it: `end 2024`, `today`, `30 Jun 2022`."""
    return date[:1].lower() + date[1:]


def compared(
    before: tuple[str, Counts], after: tuple[str, Counts], title: str, stamp: Stamp
) -> Chart:
    """The statuses at two dates, or without and with an entry, each with its label."""
    rows = [(label, {s: n for s, n in counts.items() if n}) for label, counts in (before, after)]
    rows = rows if any(counts for _, counts in rows) else []
    alt, table = titles.statuses_alt(title, rows), _table("When", rows)
    made = Chart("status-at-two-dates", title, alt, table, stamp, about="Pledges by status")
    if not rows:
        return made
    return _with(
        made,
        Bars(tuple(label for label, _ in rows), _parts([counts for _, counts in rows])),
    )


def at_two_dates(
    standings: Iterable[Standing],
    moved: Sequence[Change],
    before: Moment,
    after: Moment,
    stamp: Stamp,
) -> Chart:
    """The statuses of pledges at two moments: how they stand at the later one, and which moved."""
    now = Counter(s.status for s in standings)
    then = now + Counter(change.before.status for change in moved)
    then -= Counter(change.after.status for change in moved)
    return compared(
        (day(before.as_of), then),
        (day(after.as_of), now),
        titles.changes_title(before, after, *ways_of(moved)),
        stamp,
    )


def trends(rows: Sequence[tuple[str, Mapping[Trend, int]]], stamp: Stamp) -> Chart:
    """How many pledges of each theme had more advances or more setbacks in the last 12 months."""
    title = titles.trends_title([found for _, found in rows])
    present = [trend for trend in Trend if any(found.get(trend) for _, found in rows)]
    table = pd.DataFrame(
        [(name, *(found.get(t, 0) for t in present), sum(found.values())) for name, found in rows],
        columns=["Theme", *(t.label for t in present), "All"],
    )
    told = titles.counts_alt(title, rows)
    about = "Trend of the pledges over the last 12 months"
    made = Chart("trend-by-theme", title, told, table, stamp, about=about)
    if not rows:
        return made
    parts = tuple(part(trend, [found.get(trend, 0) for _, found in rows]) for trend in present)
    return _with(made, Bars(tuple(name for name, _ in rows), parts))


def each_year(
    stood: pd.DataFrame,
    rows: Sequence[tuple[str, str, str]],
    told: Callable[[str, int], tuple[str, bool]],
    stamp: Stamp,
) -> Chart:
    """The pledges against the years: a cell a judgement.

    Takes by_year.stood_by_year, the rows as (id, title, theme), and what gives the reason of a
    pledge's judgement for a year and whether a second reader differs. The rows of a theme stand
    together, the themes in the order in which they come.
    """
    themes = list(dict.fromkeys(theme for _, _, theme in rows))
    rows = sorted(rows, key=lambda row: themes.index(row[2]))
    years = sorted({int(year) for year in stood["year"]})
    statuses = {
        (str(id), int(year)): Status(status)
        for year, id, status in zip(
            stood["year"], stood["commitment"], stood["status"], strict=True
        )
    }
    found = [[statuses[(id, year)] for year in years] for id, _, _ in rows]
    title = titles.each_year_title(found, years, [theme for _, _, theme in rows])
    named = [
        (theme, name, *(status.label for status in row))
        for (_, name, theme), row in zip(rows, found, strict=True)
    ]
    table = pd.DataFrame(named, columns=["Theme", "Pledge", *map(str, years)])
    names = tuple(name for _, name, _ in rows)
    alt = titles.each_year_alt(title, years, zip(names, found, strict=True))
    about = "Status at the end of each year"
    made = Chart("statuses-each-year", title, alt, table, stamp, about=about)
    if not rows:
        return made
    cells = tuple(
        tuple(Cell(statuses[(id, year)], *told(id, year)) for year in years) for id, _, _ in rows
    )
    groups = tuple(theme for _, _, theme in rows)
    return _with(made, Cells("Pledge", tuple(map(str, years)), names, cells, groups))


def counts_of(part: pd.DataFrame) -> dict[Status, int]:
    """The statuses that occur with their numbers; takes a frame with status and count."""
    found = dict(zip(part["status"], part["count"], strict=True))
    return {status: int(found[str(status)]) for status in Status if str(status) in found}


def _with(made: Chart, shapes: Bars | Cells) -> Chart:
    return replace(made, shapes=shapes)


def _table(what: str, rows: Iterable[tuple[str, Counts]]) -> pd.DataFrame:
    rows = list(rows)
    present = [s for s in STACKED if any(found.get(s) for _, found in rows)]
    return pd.DataFrame(
        [
            (label, *(found.get(s, 0) for s in present), sum(found.values()))
            for label, found in rows
        ],
        columns=[what, *(s.label for s in present), "All"],
    )


def _parts(rows: Sequence[Counts]) -> tuple[Part, ...]:
    """The statuses that occur, each with its count in every row, from the base line."""
    return tuple(
        part(status, [counts.get(status, 0) for counts in rows])
        for status in STACKED
        if any(counts.get(status) for counts in rows)
    )
