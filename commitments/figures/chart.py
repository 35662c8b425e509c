"""A chart with what must go with it wherever it is shown: title, words, table, stamp."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from commitments.dates import PartialDate, day, when
from commitments.figures.shapes import Bands, Bars, Cells, Map, Shapes, Values
from commitments.register.model import Register
from commitments.standing.standing import Moment, Standing
from commitments.tables.filter import ALL_PLEDGES, FILTER_FIELDS, Filter, filter_words
from commitments.tables.view import Selection
from commitments.text import beside, count, slug

UNCONFIRMED_TOO = ", with entries that no second reader has confirmed"
"""What every foot says where what waits is counted in."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on every chart: which pledges, how many of how many, when, and of which data."""

    filters: str
    shown: int | None
    total: int
    moment: Moment
    version: str
    source: str = ""
    """Who says so."""
    meeting: str = ""
    """The short name of the meeting."""
    chosen: str = ""
    """The filters as a part of a file's name."""
    pledged: date | None = None
    """The day of the pledges: no status is drawn before it."""
    current: bool = False
    """Whether the moment is that of the reader, so that words may say `today`."""

    @property
    def subtitle(self) -> str:
        """`Theme: Military support · 5 of 32 pledges`; without filters the numbers alone."""
        if self.shown is None:
            return self.filters
        filters = "" if self.filters == ALL_PLEDGES else f"{self.filters} · "
        return f"{filters}{self.shown} of {count(self.total, 'pledge')}"

    @property
    def foot(self) -> str:
        """The as-of date; the other clock where it differs, and what else is counted in."""
        known = ""
        if self.moment.known_at != self.moment.as_of:
            known = f", as known on {day(self.moment.known_at)}"
        more = UNCONFIRMED_TOO if self.moment.unconfirmed else ""
        return f"As of {day(self.moment.as_of)}{known}{more}"

    def file_name(self, what: str, ending: str) -> str:
        """`paris-2019_status-by-theme_military_as-of-2026-11-23_3f9a1c02.pptx`.

        Filters and the other clock stand in it only where there are any.
        """
        moment = self.moment
        known = "" if moment.known_at == moment.as_of else f"known-at-{moment.known_at}"
        more = "with-unconfirmed" if moment.unconfirmed else ""
        parts = (
            self.meeting,
            what,
            self.chosen,
            f"as-of-{moment.as_of}",
            known,
            more,
            self.version,
        )
        return f"{'_'.join(part for part in parts if part)}.{ending}"

    @property
    def line(self) -> str:
        """All of it in one line, for what has no room for more."""
        version = f"data version {self.version}"
        return " · ".join(part for part in (self.subtitle, self.foot, version, self.source) if part)


def stamp_of_selection(selection: Selection, *, current: bool = False) -> Stamp:
    """The stamp of a selection; `current` where its moment is that of the reader."""
    view = selection.view
    register = view.register
    return Stamp(
        filter_words(selection.filter, register),
        selection.count,
        selection.total,
        view.moment,
        view.version,
        assessed_by(register),
        register.meeting.id,
        _chosen(selection.filter),
        register.meeting.date,
        current,
    )


def assessed_by(register: Register) -> str:
    """Who judged, and that they are not the ones who pledged."""
    name = register.register.maintainer.name
    return f"Assessment: {name}. Not a document of those who pledged."


def page_foot(register: Register, stamp: Stamp, newest: PartialDate | None) -> str:
    """What stands below a page: which meeting, who judged, as of when, how new the facts are, and
    what may be done with the words."""
    meeting = register.meeting
    fact = f" Newest fact on file: {when(newest)}." if newest else ""
    return (
        f"{beside(meeting.title)}, {day(meeting.date)}. {stamp.source} {stamp.foot}.{fact}"
        " Our words: CC BY 4.0; quotes and titles belong to their sources."
    )


def _chosen(chosen: Filter) -> str:
    """The keys of a filter as a part of a file's name, short enough for one."""
    keys = [key for field in FILTER_FIELDS for key in chosen.keys(field)]
    keys += [slug(chosen.text)] if chosen.text.strip() else []
    most = 3
    more = [f"and-{len(keys) - most}-more"] if len(keys) > most else []
    return slug("-".join([*keys[:most], *more]))[:60].strip("-")


def stamp_of_one(stamp: Stamp, s: Standing) -> Stamp:
    """The stamp of a chart of one pledge, which no filter touches: it bears its title."""
    return replace(stamp, filters=s.commitment.title, shown=None, chosen="")


def stamp_of_entry(stamp: Stamp, today: date, version: str, filters: str, shown: int) -> Stamp:
    """The stamp of a chart that shows what an entry would do, which no filter touches."""
    filters = f"{filters}, with an entry that is not saved"
    stamp = replace(stamp, moment=Moment(today, today), version=version, current=True)
    return replace(stamp, filters=filters, shown=shown, chosen="")


def stamp_of_series(stamp: Stamp) -> Stamp:
    """The stamp of a measured series, which counts no pledges."""
    return replace(stamp, filters="Measured series", shown=None, chosen="")


def stamp_of_members(stamp: Stamp) -> Stamp:
    """The stamp of the map of members, which no filter touches."""
    return replace(stamp, filters="Members named in sources", shown=None, chosen="")


def stamp_of_member(stamp: Stamp, code: str, name: str) -> Stamp:
    """The stamp of a chart of one member: its name before the filters."""
    filters = name if stamp.filters == ALL_PLEDGES else f"{name} · {stamp.filters}"
    chosen = "-".join(part for part in (slug(code), stamp.chosen) if part)
    return replace(stamp, filters=filters, chosen=chosen)


@dataclass(frozen=True, eq=False)
class Chart:
    """What a chart shows and says, described once: plot/ draws it with plotly, briefing/ and
    exchange/ with the means of Office."""

    name: str
    """File name without ending."""
    title: str
    """The finding within the selection, in words."""
    alt: str
    """What a reader who cannot see it is told; written from its numbers."""
    table: pd.DataFrame
    """Its numbers, with labels for people."""
    stamp: Stamp
    """Filters, dates, data version and source: what stands on it."""
    shapes: Shapes | None = None
    """What is drawn; None where there is nothing to draw, which the title says."""
    note: str = ""
    """The sentence above the foot, if there is one."""
    about: str = ""
    """What is drawn, before the filters in the line under the title."""

    @property
    def short(self) -> str:
        """The alternative text where the numbers can be read beside it: `Columns: TITLE`."""
        return f"{self.kind}: {self.title}" if self.kind else self.title

    @property
    def kind(self) -> str:
        """What is drawn, in a word or two."""
        match self.shapes:
            case Bars(upright=True):
                return "Columns"
            case Bars():
                return "Bars"
            case Bands():
                return "Time line"
            case Cells():
                return "Table of judgements"
            case Values():
                return "Measured values"
            case Map():
                return "Map"
            case None:
                return ""

    @property
    def subtitle(self) -> str:
        """What is drawn, the filters, and how many pledges of how many."""
        return " · ".join(part for part in (self.about, self.stamp.subtitle) if part)
