"""What a page works with: the view, what passes the filters, the look. Made once a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.figures.chart import Stamp, stamp_of_selection
from commitments.figures.look import Look
from commitments.figures.over_time import turning_points
from commitments.figures.shapes import Event
from commitments.links.results import Result
from commitments.register.model import Register
from commitments.standing.standing import Moment
from commitments.tables.view import Selection, View

_KEY = "_context"


@dataclass(frozen=True)
class Shown:
    """All that a chart of a page is made of: the chosen pledges at a moment, and how to draw."""

    selection: Selection
    look: Look
    today: date

    @property
    def view(self) -> View:
        """The whole register at the moment."""
        return self.selection.view

    @property
    def register(self) -> Register:
        """The register as written."""
        return self.view.register

    @property
    def current(self) -> bool:
        """Whether the moment is that of the reader: both clocks stand at today."""
        return self.view.moment == Moment(self.today, self.today)

    @cached_property
    def stamp(self) -> Stamp:
        """What every chart prints."""
        return stamp_of_selection(self.selection, current=self.current)

    def look_at(self, width: int) -> Look:
        """The look for a figure in a column of that least width; a phone keeps its own."""
        return self.look if self.look.narrow else replace(self.look, width=width)

    @property
    def events(self) -> tuple[Event, ...]:
        """What stands under the axes of charts, up to the as-of date."""
        return turning_points(self.view)

    @property
    def region_names(self) -> dict[str, str]:
        """Names of the regions by their keys, in the order of the file."""
        return {region.id: region.name for region in self.register.regions}

    @cached_property
    def key(self) -> tuple[str]:
        """Names it wholly, as a text: data, dates and whether they are today's, filters."""
        view = self.view
        return (repr((view.version, view.moment, self.current, self.selection.filter)),)


@dataclass(frozen=True)
class Context(Shown):
    """The register at the chosen moment, the chosen pledges, and what else a page works with."""

    heading: DeltaGenerator
    """Where the heading of the page stands, for pages that name themselves."""
    links: Mapping[str, Result]
    """What the last check of the sources' addresses found."""
    links_as_of: str
    """Names that check, or one before it."""


def current() -> Context:
    """The context of this run."""
    context: Context = st.session_state[_KEY]
    return context


def set_current(context: Context) -> None:
    """Keep the context for the page that runs next."""
    st.session_state[_KEY] = context
