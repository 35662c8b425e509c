"""Counts of statuses as bars and cells: at best and now, by theme, by region, at two dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go

from commitments.dates import day
from commitments.figures import titles
from commitments.figures.chart import Chart, Stamp
from commitments.figures.look import Look, dress, empty, safe, wrap
from commitments.figures.plot import maps
from commitments.figures.plot.bars import COLUMNS, ROW, bar, columns, count_axes, named
from commitments.figures.shapes import Bars, Cells, Part, series_part
from commitments.standing.words import at_least_substantial, counted_statuses
from commitments.text import count
from commitments.vocabulary import DrawnTerm, Status, Trend

_Term = TypeVar("_Term", bound=DrawnTerm)


def paired(counts: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """Best status ever, status now, and trend: three bars of the same pledges.

    Takes counts.paired_counts.
    """
    by_row = {
        row: dict(zip(part["key"], part["count"], strict=True))
        for row, part in counts.groupby("row", sort=False)
    }
    best = _terms(Status, by_row.get("best", {}))
    now = _terms(Status, by_row.get("status", {}))
    trend = _terms(Trend, by_row.get("trend", {}))
    title = titles.paired_title(best, now)
    table = pd.DataFrame(
        [
            (row, term.label, n)
            for row, terms in (("Best ever", best), ("Now", now), ("Trend", trend))
            for term, n in terms.items()
        ],
        columns=["Bar", "Status or trend", "Pledges"],
    )
    if counts.empty:
        return Chart("status-and-trend", title, empty(look, title, stamp), title, table, stamp)
    figure = go.Figure()
    whole = int(counts.loc[counts["row"] == "status", "count"].sum())
    for status in Status:
        bar(figure, status, [best.get(status, 0), now.get(status, 0), 0], look, whole)
    for term in Trend:
        bar(figure, term, [0, 0, trend.get(term, 0)], look, whole)
    never = whole - sum(best.values())
    note = ""
    if never:
        them = "it" if never == 1 else "them"
        lacking = count(never, "pledge")
        note = f"{lacking} never had a status of delivery: the bar of the best lacks {them}."
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=3 * (ROW + 12),
        left=92 if look.narrow else 128,
        key=[s for s in Status if s in best or s in now] + [t for t in Trend if t in trend],
        note=note,
    )
    last = "Trend,<br>12 months" if look.narrow else "Trend, 12 months"
    count_axes(figure, look, whole, ["Best ever", "Now", last])
    figure.update_layout(barmode="stack", bargap=0.26)
    native = Bars(
        ("Best ever", "Now", "Trend, 12 months"),
        (
            *_parts(best, now, {}),
            *(series_part(term, (0, 0, n)) for term, n in trend.items()),
        ),
    )
    alt = titles.paired_alt(best, now, trend)
    return Chart("status-and-trend", title, figure, alt, table, stamp, native, note)


def by_year(counts: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """How the pledges stood in each year: a column a year. Takes by_year.statuses_by_year."""
    name, as_of = "statuses-by-year", stamp.moment.as_of
    years = {int(str(year)): _counts_of(part) for year, part in counts.groupby("year", sort=True)}
    title = titles.years_title(years)
    present = [s for s in Status if any(s in found for found in years.values())]
    table = pd.DataFrame(
        [
            (year, *(found.get(s, 0) for s in present), sum(found.values()))
            for year, found in years.items()
        ],
        columns=["Year", *(s.label for s in present), "All"],
    )
    alt = titles.statuses_alt(title, [(str(year), found) for year, found in years.items()])
    if not years:
        return Chart(name, title, empty(look, title, stamp), alt, table, stamp)
    figure = go.Figure()
    columns(
        figure,
        [str(year) for year in years],
        {s: [found.get(s, 0) for found in years.values()] for s in present},
        look,
        symbols=True,
    )
    note = (
        "Each year by its newest judgement: one of 31 December speaks of the year that ends."
        f" {max(years)} by the newest on {day(as_of)}. A year without one is not assessed."
    )
    dress(figure, look, title, stamp, plot_height=COLUMNS, below=26, key=present, note=note)
    native = Bars(tuple(map(str, years)), _parts(*years.values()), upright=True)
    return Chart(name, title, figure, alt, table, stamp, native, note)


def themes(counts: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """Statuses by theme, as counts that add up. Takes counts.by_theme."""
    rows = [
        (str(part["theme_name"].iloc[0]), _counts_of(part))
        for _, part in counts.groupby("theme", sort=False)
    ]
    title = titles.theme_title(
        [(name, at_least_substantial(c), sum(c.values())) for name, c in rows]
    )
    return _status_rows("status-by-theme", title, "Status by theme", rows, stamp, look)


def regions(counts: pd.DataFrame, names: Mapping[str, str], stamp: Stamp, look: Look) -> Chart:
    """Statuses by region; a pledge of two regions stands in both. Takes by_theme_and_region."""
    by_region = counts.groupby(["region", "status"], sort=False)["count"].sum().reset_index()
    rows = [
        (names[region], _counts_of(by_region[by_region["region"] == region]))
        for region in names
        if (by_region["region"] == region).any()
    ]
    title = "Status of the pledges by the region that they name" if rows else titles.NOTHING_FOUND
    note = "A pledge that names two regions stands in both." if rows else ""
    return _status_rows("status-by-region", title, "Status by region", rows, stamp, look, note)


def compared(
    before: tuple[str, Mapping[Status, int]],
    after: tuple[str, Mapping[Status, int]],
    title: str,
    stamp: Stamp,
    look: Look,
) -> Chart:
    """The statuses at two dates, or without and with an entry, each with its label."""
    rows = [(label, {s: n for s, n in counts.items() if n}) for label, counts in (before, after)]
    rows = rows if any(counts for _, counts in rows) else []
    return _status_rows("status-at-two-dates", title, "Status at two dates", rows, stamp, look)


def theme_by_region(
    counts: pd.DataFrame, names: Mapping[str, str], stamp: Stamp, look: Look
) -> Chart:
    """Themes against regions: the cell's shade is the number of pledges, its text their statuses.

    Takes counts.by_theme_and_region and region names in the order of the columns.
    """
    names = _told_apart(names, "Theme", "Source")
    if counts.empty:
        title = titles.NOTHING_FOUND
        table = pd.DataFrame(columns=["Theme", *names.values()])
        return Chart("themes-by-region", title, empty(look, title, stamp), title, table, stamp)
    columns = [region for region in names if (counts["region"] == region).any()]
    rows = dict(zip(counts["theme"], counts["theme_name"], strict=True))
    cells = {
        (str(theme), str(region)): _counts_of(part)
        for (theme, region), part in counts.groupby(["theme", "region"], sort=False)
    }
    totals = [[sum(cells.get((t, r), {}).values()) or None for r in columns] for t in rows]
    texts = [[_mix(cells.get((t, r), {})) for r in columns] for t in rows]
    words = [[counted_statuses(cells.get((t, r), {})) for r in columns] for t in rows]
    title = titles.heat_title(len(rows) * len(columns), sum(n is None for r in totals for n in r))
    labels = [wrap(names[region], 10) if look.narrow else safe(names[region]) for region in columns]
    shown = [wrap(name, 14) if look.narrow else safe(name) for name in rows.values()]
    told = [
        [
            f"<b>{safe(name)}, {safe(names[r])}</b><br>{w}"
            for r, w in zip(columns, line, strict=True)
        ]
        for name, line in zip(rows.values(), words, strict=True)
    ]
    # The stub knows no rows of rows, and no rows and columns that are named by texts.
    drawn: dict[str, Any] = {"x": columns, "y": list(rows), "z": totals, "text": texts}
    drawn["customdata"] = told
    figure = go.Figure(
        go.Heatmap(
            **drawn,
            texttemplate="%{text}",
            textfont={"color": look.ink, "size": 12 if look.narrow else 14},
            hovertemplate="%{customdata}<extra></extra>",
            colorscale=maps.scale(look),
            zmin=0,
            showscale=False,
            xgap=3,
            ygap=3,
            hoverongaps=False,
        )
    )
    present = set(counts["status"])
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=40 * len(rows),
        left=104 if look.narrow else 150,
        above=34 if look.narrow else 22,
        key=[status for status in Status if status in present],
    )
    figure.update_xaxes(
        **named(columns, labels),
        side="top",
        showgrid=False,
        tickangle=0,
        tickfont={"color": look.muted, "size": 11 if look.narrow else 13},
    )
    figure.update_yaxes(
        **named(rows, shown),
        autorange="reversed",
        showgrid=False,
        tickfont={"color": look.ink},
    )
    table = pd.DataFrame(words, columns=[names[r] for r in columns])
    table = table.replace("none", "–")
    table.insert(0, "Theme", list(rows.values()))
    alt = f"{title}. " + " ".join(
        f"{rows[theme]}, {names[region]}: {counted_statuses(c)}."
        for (theme, region), c in cells.items()
    )
    most = max(n for line in totals for n in line if n)
    native = Cells(
        "Theme",
        tuple(names[r] for r in columns),
        tuple(rows.values()),
        tuple(tuple(line) for line in texts),
        tuple(tuple(n and n / most for n in line) for line in totals),
        tuple(status for status in Status if status in present),
    )
    return Chart("themes-by-region", title, figure, alt, table, stamp, native)


def _told_apart(names: Mapping[str, str], *others: str) -> dict[str, str]:
    """Names by id as headings of columns; one that several share, or another column has, gets its
    id behind it."""
    found = Counter([*names.values(), *others])
    return {id: f"{name} ({id})" if found[name] > 1 else name for id, name in names.items()}


def _terms(kind: type[_Term], counts: Mapping[str, int]) -> dict[_Term, int]:
    return {term: int(counts[str(term)]) for term in kind if counts.get(str(term))}


def _counts_of(part: pd.DataFrame) -> dict[Status, int]:
    found = dict(zip(part["status"], part["count"], strict=True))
    return {status: int(found[str(status)]) for status in Status if str(status) in found}


def _parts(*rows: Mapping[Status, int]) -> tuple[Part, ...]:
    """The statuses that occur, each with its count in every row."""
    return tuple(
        series_part(status, [counts.get(status, 0) for counts in rows])
        for status in Status
        if any(counts.get(status) for counts in rows)
    )


def _mix(counts: Mapping[Status, int]) -> str:
    """`◕ 1  ◑ 3`: the statuses of a cell as symbols with their counts."""
    return "  ".join(f"{status.symbol} {n}" for status, n in counts.items() if n)


def _status_rows(
    name: str,
    title: str,
    what: str,
    rows: list[tuple[str, dict[Status, int]]],
    stamp: Stamp,
    look: Look,
    note: str = "",
) -> Chart:
    """Stacked bars of statuses, one a row, as counts."""
    alt = titles.statuses_alt(title, rows)
    present = {s: sum(counts.get(s, 0) for _, counts in rows) for s in Status}
    table = pd.DataFrame(
        [
            (label, *(counts.get(s, 0) for s in Status if present[s]), sum(counts.values()))
            for label, counts in rows
        ],
        columns=[what.split()[-1].capitalize(), *(s.label for s in Status if present[s]), "All"],
    )
    if not rows:
        return Chart(name, title, empty(look, title, stamp), alt, table, stamp)
    figure = go.Figure()
    labels = [wrap(label, 14 if look.narrow else 26) for label, _ in rows]
    longest = max(sum(counts.values()) for _, counts in rows)
    for status in Status:
        values = [counts.get(status, 0) for _, counts in rows]
        bar(figure, status, values, look, longest)
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=(ROW + 6) * len(rows),
        left=104 if look.narrow else 168,
        key=[status for status in Status if present[status]],
        note=note,
    )
    count_axes(figure, look, longest, labels)
    figure.update_layout(barmode="stack", bargap=0.22)
    native = Bars(tuple(label for label, _ in rows), _parts(*(counts for _, counts in rows)))
    return Chart(name, title, figure, alt, table, stamp, native, note)
