"""Charts over time: the status and the facts of one pledge, measured values by date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from commitments import dates
from commitments.dates import when
from commitments.figures.chart import Chart, Stamp
from commitments.figures.shapes import Bands, Event, Mark, Stretch, Values
from commitments.figures.titles import NO_VALUE, history_title, series_title, sources_named
from commitments.record_words import Drawing, Stage
from commitments.standing.standing import Standing
from commitments.tables.by_year import drawn_by_year
from commitments.tables.view import View
from commitments.text import count, listed, number
from commitments.vocabulary import Effect, Kind, Status


def turning_points(view: View) -> tuple[Event, ...]:
    """What explains breaks, under the axes of charts: the milestones that have a short name, from
    the day of the pledges to the as-of date."""
    register = view.register
    return tuple(
        Event(milestone.date.last, milestone.short)
        for milestone in register.milestones
        if milestone.short and register.meeting.date <= milestone.date.last <= view.moment.as_of
    )


def history(s: Standing, stamp: Stamp, events: Sequence[Event] = ()) -> Chart:
    """One pledge over time: its status as a band, its facts as marks, advances above setbacks."""
    name = f"history-{s.commitment.id}"
    stretches = _stretches(drawn_by_year(s.spans, stamp.pledged), s.commitment.kind)
    alt = (
        f"{s.commitment.title}. Status over time: {_moves(s) or 'never assessed'}. Facts:"
        f" {_effects(s)}."
    )
    made = Chart(
        name,
        history_title(s),
        alt,
        _history_table(s),
        stamp,
        about=f"Facts by quarter, advances up and setbacks down{_colours(s)}",
    )
    if not s.spans and not s.evidence:
        return made
    marks = tuple(
        Mark(item.happened, item.effect, f"{when(item.date)}: {item.finding}")
        for item in s.evidence
    )
    lanes = tuple(Effect)
    return replace(made, shapes=Bands(("Status",), (stretches,), marks, lanes, tuple(events)))


def series(frame: pd.DataFrame, stamp: Stamp) -> Chart:
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
        return Chart("series", NO_VALUE, NO_VALUE, table, stamp)
    stamp = replace(stamp, source=sources_named(frame["source"]))
    first = frame.iloc[0]
    what = Stage(first["stage"]).label.lower() if first["stage"] else first["measure"]
    dated = list(zip(frame["date"], frame["value"], strict=True))
    title = series_title(first["name"], first["unit"], dated)
    values = " ".join(f"{dates.when(date)}: {number(value)}." for date, value in dated)
    days = map(dates.PartialDate.parse, frame["date"])
    points = zip(days, frame["value"], frame["note"], strict=True)
    ordered = sorted(points, key=lambda point: point[0].middle)
    shapes = Values(
        str(first["unit"]),
        tuple(date for date, _, _ in ordered),
        tuple(value for _, value, _ in ordered),
        tuple(note for _, _, note in ordered),
        bars=first["draw"] == Drawing.BARS,
        joined=first["draw"] == Drawing.LINE,
        steps=first["draw"] == Drawing.STEPS,
    )
    note = f"{what[:1].upper()}{what[1:]}. {first['series_note']}".strip()
    name, alt = f"series-{first['series']}", f"{title}, {what}. {values}"
    return Chart(name, title, alt, table, stamp, shapes, note)


def _stretches(drawn: Iterable[tuple[date, date, Status]], kind: Kind) -> tuple[Stretch, ...]:
    """Stretches of one status that follow each other as one."""
    joined: list[Stretch] = []
    for start, end, status in drawn:
        if joined and (joined[-1].term, joined[-1].end) == (status, start):
            joined[-1] = replace(joined[-1], end=end)
        else:
            joined.append(Stretch(start, end, status, status.label_for(kind)))
    return tuple(stretch for stretch in joined if stretch.end > stretch.start)


def _colours(s: Standing) -> str:
    """What the band shows (docs/decisions/0016-since-when.md): of a year that is not over, whose
    judgement colours it; of judgements within years alone, that each holds from its date."""
    if not s.spans:
        return ""
    if not any(dates.ends_a_year(span.start) for span in s.spans):
        return "; the status from each judgement on"
    told = "; each year in the colour of its judgement at its end"
    as_of, newest = s.moment.as_of, s.spans[-1].start
    if newest == as_of and dates.ends_a_year(as_of):
        return told
    return f"{told}, {as_of.year} in that of {dates.as_judged(newest)}"


def _moves(s: Standing) -> str:
    """`limited action since the end of 2020, reversed since 3 Mar 2021`."""
    runs = (span for n, span in enumerate(s.spans) if not n or s.spans[n - 1].status != span.status)
    return ", ".join(
        f"{run.status.label_for(s.commitment.kind).lower()} since {dates.as_judged(run.start)}"
        for run in runs
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
