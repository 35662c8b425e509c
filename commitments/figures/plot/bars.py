"""Bars of counts, drawn with plotly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from commitments.figures.look import Look, safe
from commitments.vocabulary import DrawnTerm

ROW = 34
COLUMNS = 230  # height of upright bars


def bar(figure: go.Figure, term: DrawnTerm, values: list[int], look: Look, whole: int) -> None:
    """One term of stacked bars, one value a row, labelled with its symbol and count; nothing where
    it is absent."""
    if not any(values):
        return
    figure.add_bar(
        # The stub knows no rows that are named by texts.
        y=[str(row) for row in range(len(values))],  # type: ignore[arg-type]
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


def _label(term: DrawnTerm, n: int, whole: int, look: Look) -> str:
    """Symbol and count where the segment has room for both, else the count."""
    if not n:
        return ""
    return f"{term.symbol} {n}" if n / whole > (0.12 if look.narrow else 0.05) else str(n)


def named(keys: Iterable[str], labels: list[str]) -> dict[str, Any]:
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


def count_axes(figure: go.Figure, look: Look, most: int, labels: list[str]) -> None:
    """Axes for lying bars: counts from 0 to `most` unseen, a label a row, the first on top."""
    figure.update_xaxes(visible=False, range=[0, max(most, 1)], fixedrange=True)
    figure.update_yaxes(
        **named([str(row) for row in range(len(labels))], labels),
        autorange="reversed",
        fixedrange=True,
        showgrid=False,
        tickfont={"color": look.ink, "size": 13},
        ticklen=6,
        tickcolor="rgba(0,0,0,0)",
        ticks="outside",
    )


def columns(
    figure: go.Figure,
    names: Sequence[str],
    terms: Mapping[DrawnTerm, Sequence[int]],
    look: Look,
    *,
    symbols: bool = False,
) -> None:
    """Stacked upright bars, one a name, the first term at the foot; with `symbols` a number has
    that of its term before it, where there is room."""
    tallest = max(sum(column) for column in zip(*terms.values(), strict=True))
    before = symbols and look.width / max(len(names), 1) > 60
    for term, values in terms.items():
        mark = f"{term.symbol} " if before else ""
        figure.add_bar(
            x=list(names),
            y=list(values),
            name=f"{term.symbol} {term.label}" if symbols else term.label,
            marker={"color": term.colour(look.dark), "line": {"color": look.ground, "width": 1}},
            # A number that would not fit its segment is left to the hover text and the table.
            text=[f"{mark}{n}" if n > tallest / 20 else "" for n in values],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": look.on_colour, "size": 12},
            hovertemplate=f"<b>{term.label}</b>, %{{x}}: %{{y}}<extra></extra>",
        )
    figure.update_xaxes(
        type="category", showgrid=False, fixedrange=True, tickfont={"color": look.ink}
    )
    figure.update_yaxes(visible=False, fixedrange=True)
    figure.update_layout(barmode="stack", bargap=0.25)
