"""What all pages of the static edition are made of: the register at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from commitments.edition.twins import in_dashboard
from commitments.figures.chart import Stamp, page_foot, stamp_of_selection
from commitments.figures.over_time import turning_points
from commitments.figures.shapes import Event
from commitments.register.model import Commitment, Register
from commitments.standing.coming_up import Coming, coming_up, known_milestones
from commitments.standing.meetings import OtherText, other_texts
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View


@dataclass(frozen=True, eq=False)
class Edition:
    """A register at a moment, as plain files show it."""

    view: View
    data: bytes
    """The data file itself."""
    base: str = ""
    """Where the folder will stand on the web, without a slash at its end; empty where nobody said:
    then nothing is written that needs a whole address."""
    dashboard: str = ""
    """Where the dashboard of the same register stands, without a slash at its end; empty where
    nobody said."""

    @cached_property
    def selection(self) -> Selection:
        """All pledges."""
        return self.view.select(Filter())

    @property
    def register(self) -> Register:
        """The register as written."""
        return self.view.register

    @cached_property
    def stamp(self) -> Stamp:
        """What stands on every chart. Nothing says `today`: pages are read on other days."""
        return stamp_of_selection(self.selection)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What stands under the axes of charts."""
        return turning_points(self.view)

    @property
    def foot(self) -> str:
        """What stands below every page."""
        return page_foot(self.register, self.stamp, self.view.newest)

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Names of the themes by their ids, in the order of the file."""
        return {theme.id: theme.name for theme in self.register.themes}

    @cached_property
    def region_names(self) -> dict[str, str]:
        """Names of the regions by their ids, in the order of the file."""
        return {region.id: region.name for region in self.register.regions}

    @cached_property
    def pledges(self) -> dict[str, Commitment]:
        """The pledges by their ids."""
        return {c.id: c for c in self.register.commitments}

    @cached_property
    def texts(self) -> tuple[OtherText, ...]:
        """The texts of other meetings that there were by the as-of date."""
        return other_texts(self.register, self.view.moment.as_of)

    @cached_property
    def coming(self) -> tuple[Coming, ...]:
        """Reviews that are due or late, and what is to come."""
        milestones = known_milestones(self.register, self.view.moment)
        return coming_up(self.selection.standings, milestones, self.view.moment.as_of)

    @property
    def has_calendar(self) -> bool:
        """Whether anything is to come: a calendar without would be none (RFC 5545)."""
        return any(not one.late for one in self.coming)

    def in_dashboard(self, path: str) -> str:
        """The address of the page of the dashboard that shows what a page shows."""
        return f"{self.dashboard}/{in_dashboard(path, self.register.member_names)}"

    def address(self, path: str) -> str:
        """The whole address of a file; empty where nobody said where the folder will stand."""
        if not self.base:
            return ""
        folder, _, name = path.rpartition("/")
        short = f"{folder}/" if folder else ""
        return f"{self.base}/{short if name == 'index.html' else path}"
