"""Bars and lines over time, drawn with plotly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from commitments.dates import day, when
from commitments.figures.look import Look, safe, wrap
from commitments.vocabulary import Status

MARKS = 16  # room for the milestones above the rows
DAY = 86_400_000  # milliseconds, the unit of bar lengths on a date axis


def span_bars(
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
        told = [
            [id, day(start.date()), day(end.date()), wrap(titles[id], 60)]
            for id, start, end in zip(part["commitment"], part["date"], part["end"], strict=True)
        ]
        figure.add_bar(
            y=list(part["commitment"]),
            x=days * DAY,
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
            customdata=told,  # type: ignore[arg-type]  # the stub knows numbers alone
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


def milestone_lines(figure: go.Figure, milestones: pd.DataFrame, start: date, look: Look) -> None:
    """A mark above the rows for each milestone, and a line through them for turning points."""
    later = milestones[milestones["day"] >= pd.Timestamp(start)]
    for turn in later.loc[later["kind"] == "turning-point", "day"]:
        figure.add_shape(
            type="line",
            x0=turn,
            x1=turn,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": look.ink, "width": 1},
            opacity=0.4,
        )
    told = [
        [when(date), safe(title), wrap(summary, 60, 4)]
        for date, title, summary in zip(
            later["date"], later["title"], later["summary"], strict=True
        )
    ]
    figure.add_scatter(
        x=later["day"],
        y=[0.5] * len(later),
        yaxis="y2",
        mode="markers",
        marker={"symbol": "triangle-down", "size": 9, "color": look.ink},
        customdata=told,  # type: ignore[arg-type]  # the stub knows numbers alone
        hovertemplate="<b>%{customdata[1]}</b>, %{customdata[0]}<br>%{customdata[2]}"
        "<extra></extra>",
    )


def time_axis(figure: go.Figure, start: date, end: date, look: Look) -> None:
    """A time axis from before `start` to after `end`, a tick a year or, on a phone, every two."""
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
