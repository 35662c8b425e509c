"""Charts over time: statuses, evidence and measured values by date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from commitments import dates
from commitments.dates import when
from commitments.figures.chart import Chart, Stamp
from commitments.figures.look import Look, dress, empty, safe, wrap
from commitments.figures.plot.bars import COLUMNS, columns, named
from commitments.figures.plot.over_time import DAY, MARKS, milestone_lines, span_bars, time_axis
from commitments.figures.shapes import Bands, Bars, Mark, Stretch, Values, series_part
from commitments.figures.titles import (
    NO_FINDING,
    NO_VALUE,
    NOTHING_FOUND,
    NOTHING_JUDGED,
    sources_named,
)
from commitments.record_words import Drawing, Stage
from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.tables.by_year import drawn_by_year, speaks_of_years
from commitments.text import count, listed, number
from commitments.vocabulary import DrawnTerm, Effect, Status

_MILESTONES = "▾ Meetings and, with a line, turning points."
_YEARS = (
    "A judgement of 31 December fills the year that ends, and the one after it begins with its own"
    " year; any other holds from its date."
)


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
    note = f"{_MILESTONES} {_YEARS}" if speaks_of_years(spans) else _MILESTONES
    spans = _joined(drawn_by_year(spans, stamp.pledged))
    table = pd.DataFrame(
        {
            "Pledge": spans["commitment"].map(titles),
            "From": spans["date"].dt.date,
            "To": spans["end"].dt.date,
            "Status": spans["status"].map({str(s): s.label for s in Status}),
        }
    ).reset_index(drop=True)
    if spans.empty:
        title = NOTHING_JUDGED if titles else NOTHING_FOUND
        return Chart("status-over-time", title, empty(look, title, stamp), title, table, stamp)
    title = f"How {count(len(titles), 'pledge')} stood over time"
    figure = go.Figure()
    left = 150 if look.narrow else 334
    span_bars(figure, spans, titles, look, look.width - left)
    start, end = spans["date"].min().date(), spans["end"].max().date()
    milestone_lines(figure, milestones, start, look)
    height = 26 * len(titles)
    present = set(spans["status"])
    dress(
        figure,
        look,
        title,
        stamp,
        plot_height=height + MARKS,
        left=left,
        above=18,
        below=4,
        key=[status for status in Status if status in present],
        note=note,
    )
    time_axis(figure, start, end, look)
    figure.update_xaxes(side="top", anchor="y2")
    share = height / (height + MARKS)
    size = (27, 2) if look.narrow else (58, 1)
    figure.update_layout(
        barmode="overlay",
        bargap=0.18,
        yaxis={
            **named(titles, [wrap(text, *size) for text in titles.values()]),
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
    return Chart("status-over-time", title, figure, alt, table, stamp, native, note)


def history(s: Standing, stamp: Stamp, look: Look) -> Chart:
    """One pledge over time: its status as a band, its evidence as marks above and below."""
    title = f"{s.commitment.title}: {words.standing_words(s)}"
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
    note = _YEARS if speaks_of_years(spans) else ""
    spans = _joined(drawn_by_year(spans, stamp.pledged))
    span_bars(figure, spans, {"Status": s.commitment.title}, look, look.width - 76)
    for effect, row in lane.items():
        items = [item for item in s.evidence if item.effect is effect]
        told = [[when(item.date), wrap(item.finding, 60, 6), safe(item.origin)] for item in items]
        figure.add_scatter(
            x=[item.happened for item in items],
            y=[row] * len(items),  # type: ignore[arg-type]  # the stub knows numbers alone
            mode="markers",
            name=effect.label,
            marker={
                "symbol": {"▲": "triangle-up", "▼": "triangle-down", "■": "square"}[effect.symbol],
                "size": 12,
                "color": effect.colour(look.dark),
                "line": {"width": 1, "color": look.ground},
            },
            customdata=told,  # type: ignore[arg-type]  # the same
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
        key=[status for status in Status if str(status) in set(spans["status"])],
        note=note,
    )
    days = [start.date() for start in spans["date"]] + [item.happened for item in s.evidence]
    time_axis(figure, min(days), s.moment.as_of, look)
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
            Mark(item.happened, item.effect, f"{when(item.date)}: {item.finding}")
            for item in s.evidence
        ),
        tuple(lane),
    )
    return Chart(name, title, figure, alt, rows, stamp, native, note)


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
        title = NO_VALUE
        return Chart("series", title, empty(look, title, stamp), title, table, stamp)
    stamp = replace(stamp, source=sources_named(frame["source"]))
    first = frame.iloc[0]
    what = Stage(first["stage"]).label.lower() if first["stage"] else first["measure"]
    title = f"{first['name']}, {first['unit']}"
    figure = go.Figure()
    colour = Effect.ADVANCE.colour(look.dark)
    hover = [
        f"<b>{date}</b>: {number(value)}" + (f"<br>{wrap(note, 50)}" if note else "")
        for date, value, note in zip(frame["date"], frame["value"], frame["note"], strict=True)
    ]
    if first["draw"] == Drawing.BARS:
        figure.add_bar(
            x=frame["day"],
            y=frame["value"],
            hovertext=hover,
            hoverinfo="text",
            width=120 * DAY,
            marker_color=colour,
        )
    else:
        figure.add_scatter(
            x=frame["day"],
            y=frame["value"],
            hovertext=hover,
            hoverinfo="text",
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
    values = " ".join(
        f"{date}: {number(value)}."
        for date, value in zip(frame["date"], frame["value"], strict=True)
    )
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


def _stretches(spans: pd.DataFrame) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(start.date(), end.date(), Status(status))
        for start, end, status in zip(spans["date"], spans["end"], spans["status"], strict=True)
        if end > start
    )


def _moves(spans: pd.DataFrame) -> str:
    """`limited action from 1 Feb 2020, reversed from 3 Mar 2021`."""
    return ", ".join(
        f"{Status(status).label.lower()} from {dates.day(start.date())}"
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
        count(sum(item.effect is effect for item in s.evidence), one, many)
        for effect, one, many in (
            (Effect.ADVANCE, "advance", "advances"),
            (Effect.SETBACK, "setback", "setbacks"),
            (Effect.CONTEXT, "item of context", "items of context"),
        )
    ]
    return listed(counts)


def evidence_by_year(counts: pd.DataFrame, stamp: Stamp, look: Look) -> Chart:
    """Findings by year and effect, as counts. Takes counts.evidence_by_year."""
    total = int(counts["count"].sum())
    setbacks = int(counts.loc[counts["effect"] == Effect.SETBACK, "count"].sum())
    title = f"{count(setbacks, 'setback')} among {count(total, 'finding')}"
    table = counts.pivot(index="year", columns="effect", values="count").fillna(0).astype(int)
    years = range(table.index.min(), table.index.max() + 1) if len(table) else range(0)
    table = table.reindex(years, columns=[str(effect) for effect in Effect], fill_value=0)
    shown = table.rename(columns={str(e): e.label for e in Effect}).rename_axis("Year")
    shown = shown.rename_axis(None, axis=1).reset_index()
    if counts.empty:
        title = NO_FINDING
        return Chart("evidence-by-year", title, empty(look, title, stamp), title, shown, stamp)
    years_named = [str(year) for year in table.index]
    counted: dict[DrawnTerm, list[int]] = {
        effect: [int(n) for n in table[str(effect)]] for effect in Effect
    }
    figure = go.Figure()
    columns(figure, years_named, counted, look)
    dress(figure, look, title, stamp, plot_height=COLUMNS, left=8, below=26, key=list(Effect))
    alt = f"{title}, by year. " + " ".join(
        f"{year}: " + listed(f"{row[str(e)]} {e.label.lower()}" for e in Effect) + "."
        for year, row in table.iterrows()
    )
    parts = tuple(series_part(term, values) for term, values in counted.items())
    native = Bars(tuple(years_named), parts, upright=True)
    return Chart("evidence-by-year", title, figure, alt, shown, stamp, native)


def _joined(spans: pd.DataFrame) -> pd.DataFrame:
    """Stretches of one status that follow each other as one; takes and gives commitment, date, end,
    status."""
    before = spans.shift()
    again = (
        (spans["status"] == before["status"])
        & (spans["commitment"] == before["commitment"])
        & (spans["date"] == before["end"])
    )
    runs = (~again).cumsum()
    return spans.groupby(runs, sort=False).agg(
        commitment=("commitment", "first"),
        date=("date", "first"),
        end=("end", "last"),
        status=("status", "first"),
    )
