"""DataFrame -> Chart. No Streamlit, no clock; the same input gives the same figure.

Every chart states its finding in the title, prints filters, n of N, as-of date and data version,
and carries its alternative text and its table. An empty frame gives a figure that says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go

from commitments import wording
from commitments.look import Chart, Look, dress, empty, safe, wrap
from commitments.native import Bands, Bars, Cells, Mark, Part, Stretch, Values
from commitments.standing import Standing
from commitments.vocabulary import Drawing, DrawnTerm, Effect, Stage, Status, Trend
from commitments.wording import Stamp

_Term = TypeVar("_Term", bound=DrawnTerm)

_ROW = 34
_MARKS = 16  # room for the milestones above the rows
_MILESTONES = "▾ Meetings and, with a line, turning points."
_DAY = 86_400_000  # milliseconds, the unit of bar lengths on a date axis


def paired(counts: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """Best status ever, status now, and trend: three bars of the same pledges.

    Takes frames.paired_counts.
    """
    by_row = {
        row: dict(zip(part["key"], part["count"], strict=True))
        for row, part in counts.groupby("row", sort=False)
    }
    best = _terms(Status, by_row.get("best", {}))
    now = _terms(Status, by_row.get("status", {}))
    trend = _terms(Trend, by_row.get("trend", {}))
    title = wording.paired_title(best, now)
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
        _bar(figure, status, [best.get(status, 0), now.get(status, 0), 0], look, whole)
    for term in Trend:
        _bar(figure, term, [0, 0, trend.get(term, 0)], look, whole)
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=3 * (_ROW + 12),
        left=92 if look.narrow else 128,
        key=[s for s in Status if s in best or s in now] + [t for t in Trend if t in trend],
    )
    last = "Trend,<br>12 months" if look.narrow else "Trend, 12 months"
    _count_axes(figure, look, whole, ["Best ever", "Now", last])
    figure.update_layout(barmode="stack", bargap=0.26)
    native = Bars(
        ("Best ever", "Now", "Trend, 12 months"),
        (
            *_parts(best, now, {}),
            *(_part(term, (0, 0, n)) for term, n in trend.items()),
        ),
    )
    alt = wording.paired_alt(best, now, trend)
    return Chart("status-and-trend", title, figure, alt, table, stamp, native)


def themes(counts: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """Statuses by theme, as counts that add up. Takes frames.by_theme."""
    rows = [
        (str(part["theme_name"].iloc[0]), _counts_of(part))
        for _, part in counts.groupby("theme", sort=False)
    ]
    title = wording.theme_title(
        [(name, wording.at_least_substantial(c), sum(c.values())) for name, c in rows]
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
    title = "Status of the pledges by the region that they name" if rows else wording.NOTHING_FOUND
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

    Takes frames.by_theme_and_region and region names in the order of the columns.
    """
    names = _told_apart(names, "Theme", "Source")
    if counts.empty:
        title = wording.NOTHING_FOUND
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
    words = [[wording.counted_statuses(cells.get((t, r), {})) for r in columns] for t in rows]
    title = wording.heat_title(len(rows) * len(columns), sum(n is None for r in totals for n in r))
    labels = [wrap(names[region], 10) if look.narrow else safe(names[region]) for region in columns]
    shown = [wrap(name, 14) if look.narrow else safe(name) for name in rows.values()]
    figure = go.Figure(
        go.Heatmap(
            z=totals,
            x=columns,
            y=list(rows),
            text=texts,
            texttemplate="%{text}",
            textfont={"color": look.ink, "size": 12 if look.narrow else 14},
            customdata=[
                [
                    f"<b>{safe(name)}, {safe(names[r])}</b><br>{w}"
                    for r, w in zip(columns, line, strict=True)
                ]
                for name, line in zip(rows.values(), words, strict=True)
            ],
            hovertemplate="%{customdata}<extra></extra>",
            colorscale=[[0, look.pale], [1, look.shade]],
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
        **_named(columns, labels),
        side="top",
        showgrid=False,
        tickangle=0,
        tickfont={"color": look.muted, "size": 11 if look.narrow else 13},
    )
    figure.update_yaxes(
        **_named(rows, shown),
        autorange="reversed",
        showgrid=False,
        tickfont={"color": look.ink},
    )
    table = pd.DataFrame(words, columns=[names[r] for r in columns])
    table = table.replace("none", "–")
    table.insert(0, "Theme", list(rows.values()))
    alt = f"{title}. " + " ".join(
        f"{rows[theme]}, {names[region]}: {wording.counted_statuses(c)}."
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


def timelines(
    spans: pd.DataFrame,
    titles: Mapping[str, str],
    milestones: pd.DataFrame,
    stamp: Stamp,
    look: Look,
) -> Chart:
    """One row a pledge: its statuses over time, with the milestones as lines.

    Takes the assessments frame, titles by commitment id in the order of the rows, and the
    milestones frame.
    """
    spans = _joined(spans)
    table = pd.DataFrame(
        {
            "Pledge": spans["commitment"].map(titles),
            "From": spans["date"].dt.date,
            "To": spans["end"].dt.date,
            "Status": spans["status"].map({str(s): s.label for s in Status}),
        }
    ).reset_index(drop=True)
    if spans.empty:
        title = wording.NOTHING_JUDGED if titles else wording.NOTHING_FOUND
        return Chart("status-over-time", title, empty(look, title, stamp), title, table, stamp)
    title = f"How {wording.count(len(titles), 'pledge')} stood over time"
    figure = go.Figure()
    left = 150 if look.narrow else 334
    _span_bars(figure, spans, titles, look, look.width - left)
    start, end = spans["date"].min().date(), spans["end"].max().date()
    _milestone_lines(figure, milestones, start, look)
    height = 26 * len(titles)
    present = set(spans["status"])
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=height + _MARKS,
        left=left,
        above=18,
        below=4,
        key=[status for status in Status if status in present],
        note=_MILESTONES,
    )
    _time_axis(figure, start, end, look)
    figure.update_xaxes(side="top", anchor="y2")
    share = height / (height + _MARKS)
    size = (27, 2) if look.narrow else (58, 1)
    figure.update_layout(
        barmode="overlay",
        bargap=0.18,
        yaxis={
            **_named(titles, [wrap(text, *size) for text in titles.values()]),
            "domain": [0, share],
            "range": [len(titles) - 0.5, -0.5],
            "tickfont": {"size": 10 if look.narrow else 12, "color": look.ink},
            "showgrid": False,
        },
        yaxis2={"domain": [share, 1], "range": [0, 1], "visible": False, "fixedrange": True},
    )
    moves = {str(id): _moves(part) for id, part in spans.groupby("commitment", sort=False)}
    alt = f"{title}. " + " ".join(
        f"{name}: {moves.get(id, 'never assessed')}." for id, name in titles.items()
    )
    native = Bands(
        tuple(titles.values()),
        tuple(_stretches(spans[spans["commitment"] == id]) for id in titles),
    )
    return Chart("status-over-time", title, figure, alt, table, stamp, native)


def history(s: Standing, stamp: Stamp, look: Look) -> Chart:
    """One pledge over time: its status as a band, its evidence as marks above and below."""
    title = f"{s.commitment.title}: {wording.standing_words(s)}"
    name = f"history-{s.commitment.id}"
    rows = _history_table(s)
    if not s.spans and not s.evidence:
        alt = f"{title}. No evidence."
        return Chart(name, title, empty(look, title, stamp), alt, rows, stamp)
    figure = go.Figure()
    lane = {Effect.ADVANCE: "Advances", Effect.CONTEXT: "Context", Effect.SETBACK: "Setbacks"}
    spans = pd.DataFrame(
        {
            "commitment": ["Status"] * len(s.spans),
            "date": pd.to_datetime([span.start for span in s.spans]),
            "end": pd.to_datetime([span.end for span in s.spans]),
            "status": [str(span.status) for span in s.spans],
        }
    )
    spans = _joined(spans)
    _span_bars(figure, spans, {"Status": s.commitment.title}, look, look.width - 76)
    for effect, row in lane.items():
        items = [item for item in s.evidence if item.effect is effect]
        figure.add_scatter(
            x=[item.happened for item in items],
            y=[row] * len(items),
            mode="markers",
            name=effect.label,
            marker={
                "symbol": {"▲": "triangle-up", "▼": "triangle-down", "■": "square"}[effect.symbol],
                "size": 12,
                "color": effect.colour(look.dark),
                "line": {"width": 1, "color": look.ground},
            },
            customdata=[
                [wording.when(item.date), wrap(item.finding, 60, 6), safe(item.origin)]
                for item in items
            ],
            hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}"
            "<br><i>%{customdata[2]}</i><extra></extra>",
        )
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=4 * 34,
        left=76,
        below=30,
        key=[status for status in Status if any(span.status is status for span in s.spans)],
    )
    days = [span.start for span in s.spans] + [item.happened for item in s.evidence]
    _time_axis(figure, min(days), s.moment.as_of, look)
    figure.update_layout(
        barmode="overlay",
        bargap=0.2,
        yaxis={
            "categoryorder": "array",
            "categoryarray": ["Status", *lane.values()][::-1],
            "range": [-0.6, 3.6],
            "showgrid": False,
            "tickfont": {"color": look.ink},
        },
    )
    alt = (
        f"{s.commitment.title}. Status over time: {_moves(spans) or 'never assessed'}. Evidence:"
        f" {_effects(s)}."
    )
    native = Bands(
        ("Status",),
        (_stretches(spans),),
        tuple(
            Mark(item.happened, item.effect, f"{wording.when(item.date)}: {item.finding}")
            for item in s.evidence
        ),
        tuple(lane),
    )
    return Chart(name, title, figure, alt, rows, stamp, native)


def series(frame: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """One measured series, drawn as it says it may be: points, bars, steps or a line.

    Takes the rows of one series of the series frame.
    """
    table = pd.DataFrame(
        {
            "Date": frame["date"],
            "Value": frame["value"],
            "Unit": frame["unit"],
            "Note": frame["note"],
            "Source": frame["source"],
        }
    ).reset_index(drop=True)
    if frame.empty:
        title = wording.NO_VALUE
        return Chart("series", title, empty(look, title, stamp), title, table, stamp)
    stamp = replace(stamp, source=wording.sources_named(frame["source"]))
    first = frame.iloc[0]
    what = Stage(first["stage"]).label.lower() if first["stage"] else first["measure"]
    title = f"{first['name']}, {first['unit']}"
    figure = go.Figure()
    colour = Effect.ADVANCE.colour(look.dark)
    hover = [
        f"<b>{row.date}</b>: {wording.number(row.value)}"
        + (f"<br>{wrap(row.note, 50)}" if row.note else "")
        for row in frame.itertuples()
    ]
    common = {"x": frame["day"], "y": frame["value"], "hovertext": hover, "hoverinfo": "text"}
    if first["draw"] == Drawing.BARS:
        figure.add_bar(**common, width=120 * _DAY, marker_color=colour)
    else:
        figure.add_scatter(
            **common,
            mode="markers" if first["draw"] == Drawing.POINTS else "lines+markers",
            line={
                "shape": "hv" if first["draw"] == Drawing.STEPS else "linear",
                "color": colour,
                "width": 2,
            },
            marker={"size": 9, "color": colour},
        )
    note = f"{what[:1].upper()}{what[1:]}. {first['series_note']}".strip()
    dress(figure, look, title, stamp, plot_height=170, left=58, below=30, note=note)
    figure.update_xaxes(
        showgrid=False, tickfont={"color": look.muted}, type="date", fixedrange=True
    )
    figure.update_yaxes(
        gridcolor=look.line,
        tickfont={"color": look.muted},
        rangemode="tozero",
        tickformat=",~s",
        fixedrange=True,
    )
    values = " ".join(f"{row.date}: {wording.number(row.value)}." for row in frame.itertuples())
    native = Values(
        str(first["unit"]),
        Effect.ADVANCE.light,
        tuple(day.date() for day in frame["day"]),
        tuple(frame["value"]),
        tuple(frame["note"]),
        bars=first["draw"] == Drawing.BARS,
        joined=first["draw"] == Drawing.LINE,
    )
    name, alt = f"series-{first['series']}", f"{title}, {what}. {values}"
    return Chart(name, title, figure, alt, table, stamp, native, note)


def _terms(kind: type[_Term], counts: Mapping[str, int]) -> dict[_Term, int]:
    return {term: int(counts[str(term)]) for term in kind if counts.get(str(term))}


def _counts_of(part: pd.DataFrame) -> dict[Status, int]:
    found = dict(zip(part["status"], part["count"], strict=True))
    return {status: int(found[str(status)]) for status in Status if str(status) in found}


def _part(term: DrawnTerm, values: Sequence[int]) -> Part:
    return Part(f"{term.symbol} {term.label}", term.light, tuple(int(n) for n in values))


def _parts(*rows: Mapping[Status, int]) -> tuple[Part, ...]:
    """The statuses that occur, each with its count in every row."""
    return tuple(
        _part(status, [counts.get(status, 0) for counts in rows])
        for status in Status
        if any(counts.get(status) for counts in rows)
    )


def _stretches(spans: pd.DataFrame) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(start.date(), end.date(), Status(status))
        for start, end, status in zip(spans["date"], spans["end"], spans["status"], strict=True)
        if end > start
    )


def _mix(counts: Mapping[Status, int]) -> str:
    """`◕ 1  ◑ 3`: the statuses of a cell as symbols with their counts."""
    return "  ".join(f"{status.symbol} {n}" for status, n in counts.items() if n)


def _moves(spans: pd.DataFrame) -> str:
    """`limited action from 1 Feb 2020, reversed from 3 Mar 2021`."""
    return ", ".join(
        f"{Status(status).label.lower()} from {wording.day(start.date())}"
        for status, start in zip(spans["status"], spans["date"], strict=True)
    )


def _history_table(s: Standing) -> pd.DataFrame:
    """Judgements and evidence of one pledge, each oldest first."""
    judged = [
        (span.start.isoformat(), span.status.label, span.assessment.reason, span.assessment.by)
        for span in s.spans
    ]
    found = [(item.date.text, item.effect.label, item.finding, item.origin) for item in s.evidence]
    return pd.DataFrame(judged + found, columns=["Date", "Status or effect", "Text", "By"])


def _effects(s: Standing) -> str:
    counts = [
        wording.count(sum(item.effect is effect for item in s.evidence), one, many)
        for effect, one, many in (
            (Effect.ADVANCE, "advance", "advances"),
            (Effect.SETBACK, "setback", "setbacks"),
            (Effect.CONTEXT, "item of context", "items of context"),
        )
    ]
    return wording.listed(counts)


def _bar(figure: go.Figure, term: DrawnTerm, values: list[int], look: Look, whole: int) -> None:
    """One term of stacked bars, one value a row, labelled with its symbol and count; nothing where
    it is absent."""
    if not any(values):
        return
    figure.add_bar(
        y=[str(row) for row in range(len(values))],
        x=values,
        orientation="h",
        name=f"{term.symbol} {term.label}",
        marker={"color": term.colour(look.dark), "line": {"color": look.ground, "width": 1.5}},
        text=[_label(term, n, whole, look) for n in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": look.on_colour, "size": 14},
        constraintext="none",
        hovertemplate=f"<b>{term.label}</b>: %{{x}} in “%{{y}}”<br>{safe(term.meaning)}"
        "<extra></extra>",
    )


def evidence_by_year(counts: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """Findings by year and effect, as counts. Takes frames.evidence_by_year."""
    total = int(counts["count"].sum())
    setbacks = int(counts.loc[counts["effect"] == Effect.SETBACK, "count"].sum())
    title = f"{wording.count(setbacks, 'setback')} among {wording.count(total, 'finding')}"
    table = counts.pivot(index="year", columns="effect", values="count").fillna(0).astype(int)
    years = range(table.index.min(), table.index.max() + 1) if len(table) else []
    table = table.reindex(years, columns=[str(effect) for effect in Effect], fill_value=0)
    shown = table.rename(columns={str(e): e.label for e in Effect}).rename_axis("Year")
    shown = shown.rename_axis(None, axis=1).reset_index()
    if counts.empty:
        title = wording.NO_FINDING
        return Chart("evidence-by-year", title, empty(look, title, stamp), title, shown, stamp)
    figure = go.Figure()
    tallest = int(table.sum(axis=1).max())
    for effect in Effect:
        figure.add_bar(
            x=[str(year) for year in table.index],
            y=table[str(effect)],
            name=effect.label,
            marker={"color": effect.colour(look.dark), "line": {"color": look.ground, "width": 1}},
            # A number that would not fit its segment is left to the hover text and the table.
            text=[n if n > tallest / 20 else "" for n in table[str(effect)]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": look.on_colour, "size": 12},
            hovertemplate=f"<b>{effect.label}</b>, %{{x}}: %{{y}}<extra></extra>",
        )
    dress(figure, look, title, stamp, plot_height=230, left=8, below=26, key=list(Effect))
    figure.update_xaxes(type="category", showgrid=False, fixedrange=True)
    figure.update_yaxes(visible=False, fixedrange=True)
    figure.update_layout(barmode="stack", bargap=0.25)
    alt = f"{title}, by year. " + " ".join(
        f"{year}: " + wording.listed(f"{row[str(e)]} {e.label.lower()}" for e in Effect) + "."
        for year, row in table.iterrows()
    )
    native = Bars(
        tuple(str(year) for year in table.index),
        tuple(_part(effect, tuple(table[str(effect)])) for effect in Effect),
        upright=True,
    )
    return Chart("evidence-by-year", title, figure, alt, shown, stamp, native)


def _label(term: DrawnTerm, n: int, whole: int, look: Look) -> str:
    """Symbol and count where the segment has room for both, else the count."""
    if not n:
        return ""
    return f"{term.symbol} {n}" if n / whole > (0.12 if look.narrow else 0.05) else str(n)


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
    alt = wording.statuses_alt(title, rows)
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
        _bar(figure, status, values, look, longest)
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=(_ROW + 6) * len(rows),
        left=104 if look.narrow else 168,
        key=[status for status in Status if present[status]],
        note=note,
    )
    _count_axes(figure, look, longest, labels)
    figure.update_layout(barmode="stack", bargap=0.22)
    native = Bars(tuple(label for label, _ in rows), _parts(*(counts for _, counts in rows)))
    return Chart(name, title, figure, alt, table, stamp, native, note)


def _named(keys: Iterable[str], labels: list[str]) -> dict[str, Any]:
    """An axis of categories: rows keep their keys, so that two with one label do not fall
    together, and show their labels."""
    found = list(keys)
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": found,
        "tickmode": "array",
        "tickvals": found,
        "ticktext": labels,
    }


def _count_axes(figure: go.Figure, look: Look, most: int, labels: list[str]) -> None:
    figure.update_xaxes(visible=False, range=[0, max(most, 1)], fixedrange=True)
    figure.update_yaxes(
        **_named([str(row) for row in range(len(labels))], labels),
        autorange="reversed",
        fixedrange=True,
        showgrid=False,
        tickfont={"color": look.ink, "size": 13},
        ticklen=6,
        tickcolor="rgba(0,0,0,0)",
        ticks="outside",
    )


def _span_bars(
    figure: go.Figure, spans: pd.DataFrame, titles: Mapping[str, str], look: Look, width: int
) -> None:
    """Stretches of status as bars on a date axis, one trace a status, labelled where it fits.

    The keys of `titles` are the rows, `width` is the width of the plot in pixels.
    """
    whole = max((spans["end"].max() - spans["date"].min()).days, 1)
    for status in Status:
        part = spans[spans["status"] == str(status)]
        part = part[part["end"] > part["date"]]
        if part.empty:
            continue
        days = (part["end"] - part["date"]).dt.days
        texts = [_span_label(status, n / whole * width) for n in days]
        figure.add_bar(
            y=list(part["commitment"]),
            x=days * _DAY,
            base=part["date"],
            orientation="h",
            name=f"{status.symbol} {status.label}",
            marker={
                "color": status.colour(look.dark),
                "line": {"color": look.ground, "width": 1},
            },
            text=texts,
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": look.on_colour, "size": 12},
            customdata=[
                [id, wording.day(start.date()), wording.day(end.date()), wrap(titles[id], 60)]
                for id, start, end in zip(
                    part["commitment"], part["date"], part["end"], strict=True
                )
            ],
            hovertemplate=f"<b>{status.label}</b><br>%{{customdata[3]}}<br>%{{customdata[1]}} to"
            " %{customdata[2]}<extra></extra>",
            # A click opens the pledge; the other bars keep their colour.
            unselected={"marker": {"opacity": 1}},
        )


def _span_label(status: Status, width: float) -> str:
    """Symbol and label where the bar, `width` pixels wide, has room for them; else the symbol."""
    full = f"{status.symbol} {status.label}"
    if len(full) * 6.6 + 8 < width:
        return full
    return status.symbol if width > 14 else ""


def _milestone_lines(figure: go.Figure, milestones: pd.DataFrame, start: date, look: Look) -> None:
    """A mark above the rows for each milestone, and a line through them for turning points."""
    later = milestones[milestones["day"] >= pd.Timestamp(start)]
    for row in later[later["kind"] == "turning-point"].itertuples():
        figure.add_shape(
            type="line",
            x0=row.day,
            x1=row.day,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": look.ink, "width": 1},
            opacity=0.4,
        )
    figure.add_scatter(
        x=later["day"],
        y=[0.5] * len(later),
        yaxis="y2",
        mode="markers",
        marker={"symbol": "triangle-down", "size": 9, "color": look.ink},
        customdata=[
            [wording.when(row.date), safe(row.title), wrap(row.summary, 60, 4)]
            for row in later.itertuples()
        ],
        hovertemplate="<b>%{customdata[1]}</b>, %{customdata[0]}<br>%{customdata[2]}"
        "<extra></extra>",
    )


def _joined(spans: pd.DataFrame) -> pd.DataFrame:
    """Stretches of one status that follow each other as one; takes and gives commitment, date, end,
    status."""
    again = (spans["status"] == spans["status"].shift()) & (
        spans["commitment"] == spans["commitment"].shift()
    )
    runs = (~again).cumsum()
    return spans.groupby(runs, sort=False).agg(
        commitment=("commitment", "first"),
        date=("date", "first"),
        end=("end", "last"),
        status=("status", "first"),
    )


def _time_axis(figure: go.Figure, start: date, end: date, look: Look) -> None:
    figure.update_xaxes(
        type="date",
        range=[start - timedelta(days=20), end + timedelta(days=10)],
        showgrid=True,
        gridcolor=look.line,
        tickfont={"color": look.muted},
        dtick="M24" if look.narrow else "M12",
        tickformat="%Y",
        tick0="2019-01-01",
        fixedrange=True,
    )
    figure.update_yaxes(fixedrange=True)
