"""Measured series that bear on a pledge: a chart each, or a sentence where they have few points."""

from __future__ import annotations

from commitments.answers.on_file import FEWEST_POINTS, Few, few
from commitments.edition.edition import Edition
from commitments.edition.figure import Figure, figure
from commitments.edition.page import Page
from commitments.figures.chart import stamp_of_series
from commitments.figures.over_time import series
from commitments.register.model import Commitment
from commitments.text import count


def page(e: Edition, c: Commitment) -> Page | None:
    """The page of the series of a pledge; None where none bears on it."""
    charts, told = _of_pledge(e, c)
    if not charts and not told:
        return None
    says = count(len(charts) + len(told), "measured series", "measured series")
    path, title = f"pledges/{c.id}/series.html", f"Measured series: {c.title}"
    values = {"c": c, "charts": charts, "few": told, "says": says}
    return Page(path, title, "pledges/series.html", f"{c.title}: {says}", values)


def _of_pledge(e: Edition, c: Commitment) -> tuple[list[Figure], list[Few]]:
    frame = e.view.series
    mine = frame[[c.id in ids for ids in frame["commitments"]]]
    charts: list[Figure] = []
    told: list[Few] = []
    if mine.empty:
        return charts, told
    for _, part in mine.groupby("series", sort=False):
        if len(part) >= FEWEST_POINTS:
            charts.append(figure(series(part, stamp_of_series(e.stamp))))
        else:
            told.append(few(part.to_dict("records")))
    return charts, told
