"""The parts of the Regions page."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from commitments.dates import joined
from commitments.figures import maps, over_time, statuses
from commitments.figures.chart import Chart, stamp_of_members
from commitments.figures.land import land_of
from commitments.figures.titles import NO_PLACE
from commitments.register.model import Register
from commitments.register.places import place_name, places
from commitments.tables.counts import by_place, by_theme_and_region, evidence_by_year, findings_at
from commitments.text import count
from commitments.vocabulary import Effect
from components.state import address
from components.state.context import Context, Shown
from components.widgets import cards, figure, layout
from components.widgets.text import plain, small

_EFFECTS = {"all": "All", **{str(effect): f"{effect.label}s" for effect in Effect}}
_EFFECTS["context"] = "Context"
_FIRST = 6
_SIDE = 440  # least width in pixels of the chart beside the map


@dataclass(frozen=True, slots=True)
class Measure:
    """What the map shows."""

    key: str
    effect: Effect | None
    first: int
    last: int

    @property
    def period(self) -> str:
        """The years in words."""
        if self.first == self.last:
            return f"in {self.first}"
        return f"{self.first} to {self.last}"

    @property
    def of_evidence(self) -> bool:
        """Whether effect and period apply."""
        return self.key in ("evidence", "world")


def _measures(register: Register) -> dict[str, str]:
    """What a map can show of a register: key -> name."""
    found = {}
    if land := land_of(register.regions):
        found["status"] = "Status of pledges"
        found["number"] = "Number of pledges"
        found["evidence"] = f"Evidence in {land.names}"
    if any(fact.places for fact in register.evidence):
        found["world"] = "Evidence worldwide"
    if register.members:
        found["members"] = "Members"
    return found


def choose_measure(context: Context) -> Measure | None:
    """The measure, the effect and the years that the reader chose; kept in the address. None where
    the register names no place, so that there is nothing to draw."""
    measures = _measures(context.register)
    if not measures:
        return None
    first = context.register.meeting.date.year
    last = context.view.moment.as_of.year
    years = [str(year) for year in range(first, last + 1)]
    address.prepare_choice("effect", list(_EFFECTS), "all", "effect")
    address.prepare_choice("from_year", years, years[0], "first year")
    address.prepare_choice("to_year", years, years[-1], "last year")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = layout.switch("measure", measures, "measure")
        if key in ("evidence", "world"):
            which = ("effect", "from_year", "to_year")
            with layout.popover("Effect and years", ":material/tune:", "which", which):
                layout.switch("effect", _EFFECTS, "effect")
                st.segmented_control("From", years, key="from_year", required=True)
                st.segmented_control("To", years, key="to_year", required=True)
    state = st.session_state
    effect = None if state["effect"] == "all" else Effect(state["effect"])
    ends = sorted((int(state["from_year"]), int(state["to_year"])))
    return Measure(key, effect, *ends)


def without_map(context: Context) -> None:
    """The statuses by region, where no place is named."""
    figure.show(figure.made(_by_region, context))
    small(NO_PLACE)


def draw_map(context: Context, measure: Measure) -> str:
    """The map; returns the code of the place that was clicked, or nothing."""
    points = figure.show_clickable(figure.made(_map, context, measure))
    return str(points[0].get("location", "")) if points else ""


def _map(shown: Shown, measure: Measure) -> Chart:
    stamp, look, data = shown.stamp, shown.look, shown.register
    if measure.key == "members":
        about = stamp_of_members(stamp)
        return maps.members(shown.view.members, about, look, _missing_members(shown))
    if measure.of_evidence:
        counts = by_place(_evidence(shown, measure))
        which, period = measure.effect, measure.period
        if measure.key == "world":
            return maps.evidence_by_country(counts, which, period, stamp, look)
        return maps.evidence_by_place(counts, data.regions, which, period, stamp, look)
    counts = by_theme_and_region(shown.selection.commitments)
    draw_pledges = maps.pledge_numbers if measure.key == "number" else maps.pledges_by_region
    return draw_pledges(counts, data.regions, stamp, look)


def _missing_members(shown: Shown) -> str:
    counts = shown.view.member_counts
    if counts.empty:
        return ""
    last = counts.iloc[-1]
    named = len(shown.view.members)
    if named >= last["count"]:
        return ""
    return f"Sources count {last['count']} members; {last['count'] - named} names were not found."


def choose_place(context: Context, clicked: str) -> str:
    """The place that was clicked, or that the address names."""
    asked = address.parameter("place")
    if clicked and clicked != st.session_state.get("_clicked_place"):
        st.session_state["place"] = asked = clicked
    st.session_state["_clicked_place"] = clicked
    if asked and asked not in places():
        st.warning(
            f"The link asks for the place “{plain(asked[:20])}”, which is not known. Click a place"
            " on the map.",
            icon=":material/link_off:",
        )
        return ""
    return asked


def place(context: Context, measure: Measure, code: str) -> None:
    """The pledges and the evidence of a place; without one, the statuses by region."""
    if not code:
        if measure.key == "members":
            _members_open(context)
            return
        _without_place(context, measure)
        small(":material/ads_click: Click a place on the map for its pledges and evidence.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(place_name(code)), anchor=False, width="content")
        st.button("All places", on_click=_leave_place, icon=":material/close:", type="tertiary")
    _member_line(context, code)
    _place_evidence(context, measure, code)
    _place_pledges(context, code)


def _without_place(context: Context, measure: Measure) -> None:
    if measure.of_evidence:
        figure.show(figure.made(_by_year, context, measure))
    else:
        figure.show(figure.made(_by_region, context))


def _by_year(shown: Shown, measure: Measure) -> Chart:
    counts = evidence_by_year(_evidence(shown, measure))
    return over_time.evidence_by_year(counts, shown.stamp, shown.look_at(_SIDE))


def _by_region(shown: Shown) -> Chart:
    counts = by_theme_and_region(shown.selection.commitments)
    return statuses.regions(counts, shown.region_names, shown.stamp, shown.look_at(_SIDE))


def _leave_place() -> None:
    st.session_state["place"] = ""


def _member_line(context: Context, code: str) -> None:
    found = context.view.members[context.view.members["code"] == code]
    if not found.empty:
        row = found.iloc[0]
        small(f"Member; joined {joined(row['joined'])}.")


def _place_evidence(context: Context, measure: Measure, code: str) -> None:
    found = findings_at(_evidence(context, measure), code)
    if measure.effect is not None:
        found = found[found["effect"] == str(measure.effect)]
    words = count(len(found), "finding")
    st.markdown(f"**{words} {'names' if len(found) == 1 else 'name'} this place**, newest first")
    items = [
        (item, s)
        for commitment, id in zip(found["commitment"], found["id"], strict=True)
        for s in [context.view.standings[commitment]]
        for item in s.evidence
        if item.id == id
    ]
    for item, s in items[:_FIRST]:
        cards.evidence(item, title=s.commitment.title, id=s.commitment.id)
    if len(items) > _FIRST:
        if folded := cards.fold(f"{len(items) - _FIRST} more", "findings"):
            with folded:
                for item, s in items[_FIRST:]:
                    cards.evidence(item, title=s.commitment.title, id=s.commitment.id)


def _place_pledges(context: Context, code: str) -> None:
    """Pledges of the regions that cover the place, under the region's own name."""
    country = places()[code].country
    for region in context.register.regions:
        covers = code in region.places or country in region.places
        inside = [s for s in context.selection.standings if region.id in s.commitment.regions]
        if not covers or not inside:
            continue
        label = f"{region.name} as a whole: {count(len(inside), 'pledge')}"
        if folded := cards.fold(label, f"region-{region.id}"):
            with folded:
                if region.note:
                    small(f":material/info: {plain(region.note)}")
                for s in inside:
                    cards.pledge(s, cards.standing_line(s))


def _members_open(context: Context) -> None:
    st.subheader("What is not known about the members", anchor=False)
    for sentence in context.register.members_open:
        st.markdown(f"- {plain(sentence)}")


def _evidence(shown: Shown, measure: Measure) -> pd.DataFrame:
    frame = shown.selection.evidence
    if not measure.of_evidence:
        return frame
    years: pd.Series[int] = frame["happened"].dt.year
    return frame[(years >= measure.first) & (years <= measure.last)]
