"""Money on file: what was aimed at, pledged, contracted, paid. Stages are never added up."""

from __future__ import annotations

import pandas as pd

from commitments.dates import when
from commitments.figures import over_time
from commitments.figures.chart import Chart, Stamp, stamp_of_series
from commitments.record_words import Stage
from commitments.tables.view import Selection
from commitments.text import number


def series_of_money(selection: Selection, stamp: Stamp) -> tuple[Chart, ...]:
    """The chart of each series of money of several values that bears on a chosen pledge."""
    found = (part for part in _on_file(selection) if len(part) > 1)
    return tuple(over_time.series(part, stamp_of_series(stamp)) for part in found)


def single_sums(selection: Selection) -> tuple[tuple[str, str, str, str], ...]:
    """The series of money of one value, which is no chart: name, stage, date, sum."""
    rows = (part.iloc[0] for part in _on_file(selection) if len(part) == 1)
    return tuple(
        (
            str(row["name"]),
            Stage(row["stage"]).label,
            when(row["date"]),
            f"{row['unit']} {number(row['value'])}",
        )
        for row in rows
    )


def _on_file(selection: Selection) -> list[pd.DataFrame]:
    """The rows of each series of money that bears on a chosen pledge."""
    chosen = {s.commitment.id for s in selection.standings}
    frame = selection.view.series
    found = (
        frame[frame["series"] == one.id]
        for one in selection.view.register.series
        if one.stage is not None and chosen.intersection(one.commitments)
    )
    return [part for part in found if not part.empty]
