"""The same statuses under other trackers' arithmetic, to print beside our own."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.standing.totals import totals
from commitments.vocabulary import Status


def arithmetics(standings: Iterable[Standing]) -> pd.DataFrame:
    """Columns Arithmetic, Result: ours first, then seven that other trackers use."""
    now = totals(standings)
    n = now.counts
    live, unknown = now.live, now.unknown
    assessed = live - unknown
    fulfilled, substantial, limited = (
        n[status] for status in (Status.FULFILLED, Status.SUBSTANTIAL, Status.LIMITED)
    )
    thirds = 3 * fulfilled + 2 * substantial + limited
    bad = n[Status.NOT_STARTED] + n[Status.REVERSED]
    kept = fulfilled + substantial
    rows = [
        ("Ours: interval over live pledges (1, 2/3, 1/3, 0)", words.interval(now)),
        ("Ours: share fulfilled or upheld", _bounds(fulfilled, unknown, live)),
        ("Ours: share substantially kept or better", _bounds(kept, unknown, live)),
        (
            "G7 Research Group: mean of +1, 0, -1 over the assessed, as a percentage",
            _percent(assessed + fulfilled - bad, 2 * assessed),
        ),
        (
            "0, 50, 100 for not started, in progress, done, over the assessed",
            _percent(2 * fulfilled + substantial + limited, 2 * assessed),
        ),
        ("“Kept or partly kept” over the assessed", _percent(kept + limited, assessed)),
        (
            "Reversed and unknown dropped from the denominator",
            _percent(thirds, 3 * (kept + limited + n[Status.NOT_STARTED])),
        ),
        (
            "Unknown silently worth 30 of 100",
            _percent(10 * thirds + 9 * unknown, 30 * live),
        ),
    ]
    return pd.DataFrame(rows, columns=["Arithmetic", "Result"])


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "none"


def _bounds(known: int, unknown: int, live: int) -> str:
    if not live:
        return "none"
    low, high = _percent(known, live), _percent(known + unknown, live)
    return low if low == high else f"{low} to {high}"
