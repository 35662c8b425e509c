"""Every chart of the core, drawn from a selection, and what a reader finds in its figure."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from commitments.figures import chart, maps, over_time, statuses
from commitments.figures.chart import Chart
from commitments.figures.look import Look
from commitments.register.reading import load
from commitments.standing.standing import Moment, Standing, standing
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.tables.counts import (
    by_place,
    by_theme,
    by_theme_and_region,
    evidence_by_year,
    paired_counts,
)
from commitments.tables.view import Selection, View
from commitments.vocabulary import Status
from tests.conftest import NOW, ROOT, assessment, commitment, evidence, register

Draw = Callable[[Selection, Look], Chart]
Numbers = dict[tuple[str, ...], int]

MOMENT = Moment(date(2022, 6, 30), date(2026, 11, 26))
SMALL = """\
register:
  maintainer: {name: The desk}
  method: {version: first, date: 2019-06-25}
meeting: {id: m, title: A meeting, date: 2019-06-25, place: P, summary: S, url: https://example.org/m}
documents:
  - {id: text, title: The text, publisher: The host, url: https://example.org/text, seen: whole}
themes:
  - {id: aid, name: Aid, summary: S}
  - {id: talks, name: Talks, summary: S}
regions:
  - {id: iraq, name: Iraq, places: [IRQ]}
  - {id: syria, name: Syria, places: [SYR]}
  - {id: northeast, name: Northeast, places: [SY-HA, SY-RA, SY-DY]}
  - {id: global, name: Worldwide, places: []}
milestones:
  - {id: rome, date: 2020-06-01, title: Rome, kind: meeting, level: L, place: P, summary: S, url: https://example.org/r}
  - {id: turn, date: 2021-03, title: A turn, kind: turning-point, level: L, place: P, summary: S, url: https://example.org/t}
  - {id: early, date: 2019-01-01, title: Too early, kind: turning-point, level: L, place: P, summary: S, url: https://example.org/e}
members:
  - {code: FRA, name: France, kind: state, joined: 2014, basis: B, url: https://example.org/x}
  - {code: NATO, name: NATO, kind: organisation, joined: 2014, basis: B, url: https://example.org/x}
  - {code: KEN, name: Kenya, kind: state, joined: 2022-07-01, basis: B, url: https://example.org/x}
series:
  - id: money
    name: Money
    unit: USD
    draw: bars
    commitments: [one]
    stage: paid
    note: Not a goal.
    points:
      - {date: 2020, value: 43.5, source: https://example.org/a, note: About.}
      - {date: 2021-06-28, value: 670000000, source: https://example.org/a}
commitments:
"""


def _found(id: str, day: str, effect: str, kind: str, publisher: str, places: str) -> str:
    item = evidence(id, day, effect, kind, publisher, "2022-05-01")
    return item.replace("places: [IRQ]", f"places: [{places}]")


@cache
def small() -> View:
    """Four pledges: limited, fallen back to limited, not assessed, reversed."""
    one = commitment(
        "one",
        evidence=_found("one-01", "2020-02-01", "advance", "act", "State", "IRQ, IQ-NI"),
        assessments=assessment("2020-02-01", recorded="2022-05-02"),
    )
    two = commitment(
        "two",
        regions="[iraq, northeast]",
        evidence="\n".join(
            [
                _found("two-01", "2020-02-01", "advance", "act", "State", "SY-HA"),
                _found("two-02", "2020-03-01", "advance", "monitor", "UN", "IQ-NI, IQ-KI"),
                _found("two-03", "2022-01-01", "setback", "monitor", "UN", "SY-HA"),
            ]
        ),
        assessments="\n".join(
            [
                assessment("2020-03-01", "substantial", "two-01, two-02", "2022-05-02"),
                assessment("2022-01-01", "limited", "two-03", "2022-05-02"),
            ]
        ),
    )
    three = commitment("three", theme="talks", regions="[global]")
    four = commitment(
        "four",
        theme="talks",
        regions="[syria]",
        evidence="\n".join(
            [
                _found("four-01", "2020-02-01", "advance", "act", "State", "SYR"),
                _found("four-02", "2021-06-01", "setback", "monitor", "UN", "FRA"),
                _found("four-03", "2022-03", "context", "reporting", "Paper", ""),
            ]
        ),
        assessments="\n".join(
            [
                assessment("2020-02-01", "limited", "four-01", "2022-05-02"),
                assessment("2021-06-01", "reversed", "four-01, four-02", "2022-05-02"),
            ]
        ),
    )
    return View(register(one, two, three, four, head=SMALL), MOMENT, "0123abcd")


@cache
def real() -> View:
    """The register itself, as it was known on one day: what is recorded later changes nothing."""
    found = load(ROOT / "data" / "commitments.yaml", date.max).register
    return View(found, NOW, "0123abcd")


WIDE, DARK, NARROW = Look(), Look(dark=True, width=1100), Look(width=340)
LOOKS = {"wide": WIDE, "dark": DARK, "narrow": NARROW}
PERIOD = "2019 to 2026"
BEFORE = date(2023, 1, 1)


def names(s: Selection) -> dict[str, str]:
    return {region.id: region.name for region in s.view.register.regions}


def earlier(s: Selection) -> list[Standing]:
    """The chosen pledges as they stood on an earlier day."""
    moment = Moment(BEFORE, s.view.moment.known_at)
    pledged = s.view.register.meeting.date
    return [standing(c.commitment, moment, pledged) for c in s.standings]


def _paired(s: Selection, look: Look) -> Chart:
    return statuses.paired(paired_counts(s.commitments), chart.stamp_of_selection(s), look)


def _by_year(s: Selection, look: Look) -> Chart:
    pledged, as_of = s.view.register.meeting.date, s.view.moment.as_of
    stood = stood_by_year(s.assessments, list(s.commitments["id"]), pledged, as_of)
    return statuses.by_year(statuses_by_year(stood), chart.stamp_of_selection(s), look)


def _themes(s: Selection, look: Look) -> Chart:
    return statuses.themes(by_theme(s.commitments), chart.stamp_of_selection(s), look)


def _regions(s: Selection, look: Look) -> Chart:
    return statuses.regions(
        by_theme_and_region(s.commitments), names(s), chart.stamp_of_selection(s), look
    )


def _theme_by_region(s: Selection, look: Look) -> Chart:
    counts = by_theme_and_region(s.commitments)
    return statuses.theme_by_region(counts, names(s), chart.stamp_of_selection(s), look)


def _compared(s: Selection, look: Look) -> Chart:
    before, after = (
        {status: Counter(x.status for x in found)[status] for status in Status}
        for found in (earlier(s), s.standings)
    )
    stamp = chart.stamp_of_selection(s)
    return statuses.compared(("Before", before), ("After", after), "Title given", stamp, look)


def _timelines(s: Selection, look: Look) -> Chart:
    titles = dict(zip(s.commitments["id"], s.commitments["title"], strict=True))
    return over_time.timelines(
        s.assessments, titles, s.view.milestones, chart.stamp_of_selection(s), look
    )


def _evidence_by_year(s: Selection, look: Look) -> Chart:
    return over_time.evidence_by_year(
        evidence_by_year(s.evidence), chart.stamp_of_selection(s), look
    )


def _history(s: Selection, look: Look) -> Chart:
    one = next(iter(s.view.standings.values()))
    return over_time.history(one, chart.stamp_of_one(chart.stamp_of_selection(s), one), look)


def _series(s: Selection, look: Look) -> Chart:
    frame = s.view.series
    one = frame[frame["series"] == frame["series"].iloc[0]] if len(frame) else frame
    return over_time.series(one, chart.stamp_of_series(chart.stamp_of_selection(s)), look)


def _pledges(draw: Callable[..., Chart], s: Selection, look: Look) -> Chart:
    regions = s.view.register.regions
    return draw(by_theme_and_region(s.commitments), regions, chart.stamp_of_selection(s), look)


def _evidence_by_place(s: Selection, look: Look) -> Chart:
    regions = s.view.register.regions
    counts = by_place(s.evidence)
    return maps.evidence_by_place(counts, regions, None, PERIOD, chart.stamp_of_selection(s), look)


def _evidence_by_country(s: Selection, look: Look) -> Chart:
    counts = by_place(s.evidence)
    return maps.evidence_by_country(counts, None, PERIOD, chart.stamp_of_selection(s), look)


def _members(s: Selection, look: Look) -> Chart:
    return maps.members(s.view.members, chart.stamp_of_members(chart.stamp_of_selection(s)), look)


CHARTS: dict[str, Draw] = {
    "paired": _paired,
    "by_year": _by_year,
    "themes": _themes,
    "regions": _regions,
    "theme_by_region": _theme_by_region,
    "compared": _compared,
    "timelines": _timelines,
    "evidence_by_year": _evidence_by_year,
    "history": _history,
    "series": _series,
}
MAPS: dict[str, Draw] = {
    "pledges_by_region": partial(_pledges, maps.pledges_by_region),
    "pledge_numbers": partial(_pledges, maps.pledge_numbers),
    "evidence_by_place": _evidence_by_place,
    "evidence_by_country": _evidence_by_country,
    "members": _members,
}
# One pledge, one series and the members are the same whatever the filters say.
UNFILTERED = ("history", "series", "members")


def strings(value: object) -> Iterator[str]:
    """Every text of a figure but its geometry."""
    if isinstance(value, go.Figure):
        value = value.to_plotly_json()
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key != "geojson":
                yield from strings(part)
    elif isinstance(value, list | tuple | np.ndarray):
        for part in value:
            yield from strings(part)


def read(text: str) -> str:
    """A text of a figure as a reader sees it, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def notes(figure: go.Figure) -> list[str]:
    """Title, subtitle, key and foot as a reader sees them, from top to bottom."""
    return [read(note.text) for note in figure.layout.annotations]


def bars(figure: go.Figure) -> Numbers:
    """What stacked bars show: row and term -> number, zeros left out."""
    labels = [read(text) for text in figure.layout.yaxis.ticktext]
    return {
        (labels[int(row)], trace.name.partition(" ")[2]): int(n)
        for trace in figure.data
        for row, n in zip(trace.y, trace.x, strict=True)
        if n
    }


def symbols(text: str) -> dict[str, int]:
    """`◕ 1  ◑ 3` -> labels with their numbers."""
    found = dict(re.findall(r"([●◕◑○✕◇~?–]) (\d+)", text))
    return {status.label: int(found[status.symbol]) for status in Status if status.symbol in found}


def areas(figure: go.Figure) -> dict[str, tuple[int, str, str]]:
    """Code of each place that a map draws and explains -> number, strongest colour, hover text."""
    return {
        code: (int(trace.z[n]), trace.colorscale[-1][1], read(trace.customdata[n]))
        for trace in figure.data
        if trace.type == "choropleth" and trace.customdata is not None
        for n, code in enumerate(trace.locations)
    }


def wide(table: pd.DataFrame) -> Numbers:
    """A table with a row a thing and a column a term -> numbers, zeros and sums left out."""
    terms = [name for name in table.columns[1:] if name != "All"]
    return {
        (str(row[0]), term): int(n)
        for row in table[[table.columns[0], *terms]].itertuples(index=False)
        for term, n in zip(terms, row[1:], strict=True)
        if n
    }


def phrases(words: str) -> dict[str, int]:
    """`1 substantially kept and 6 limited action` -> labels with their numbers."""
    found = {s.label: re.search(rf"(\d+) {s.label.lower()}", words) for s in Status}
    return {label: int(match[1]) for label, match in found.items() if match}
