"""What a page works with: the view, what passes the filters, the look. Made once a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from commitments.frames import Selection, View
from commitments.look import Chart, Look
from commitments.model import Register
from commitments.sources import Result
from commitments.wording import Stamp, stamp
from components import figure, register

_KEY = "_context"


@dataclass(frozen=True)
class Context:
    """The register at the chosen moment, the chosen pledges, and how to draw them."""

    selection: Selection
    look: Look
    today: date
    heading: DeltaGenerator
    """Where the heading of the page stands, for pages that name themselves."""
    links: Mapping[str, Result]
    """What the last check of the sources' addresses found."""

    @property
    def view(self) -> View:
        """The whole register at the moment."""
        return self.selection.view

    @property
    def register(self) -> Register:
        """The register as written."""
        return self.view.register

    @property
    def stamp(self) -> Stamp:
        """What every chart prints."""
        return stamp(self.selection)

    def look_at(self, width: int) -> Look:
        """The look for a figure in a column of that least width; a phone keeps its own."""
        return self.look if self.look.narrow else replace(self.look, width=width)

    @property
    def region_names(self) -> dict[str, str]:
        """Names of the regions by their keys, in the order of the file."""
        return {region.id: region.name for region in self.register.regions}

    def key(self, *more: object) -> tuple[object, ...]:
        """Names a chart of this context wholly: data, dates, filters, look, and what it adds."""
        moment = self.view.moment
        return (self.view.version, moment, self.selection.filter, self.look, *more)


def current() -> Context:
    """The context of this run."""
    context: Context = st.session_state[_KEY]
    return context


def set_current(context: Context) -> None:
    """Keep the context for the page that runs next."""
    st.session_state[_KEY] = context


def show(name: str, context: Context, build: object, *more: object) -> None:
    """Draw a chart that `build()` makes, made once for all sessions with the same key."""
    figure.show(chart(name, context, build, *more))


def chart(name: str, context: Context, build: object, *more: object) -> Chart:
    """A chart that `build()` makes, made once for all sessions with the same key."""
    assert callable(build)
    made: Chart = register.shared((name, *context.key(*more)), build)
    return made
