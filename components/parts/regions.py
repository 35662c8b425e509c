"""The parts of the Regions view."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from commitments.answers.compared import Dates, kept_words
from commitments.answers.regions import At, Where, by_regions_answer, naming, regions_answer
from commitments.figures import maps
from commitments.figures.chart import Chart
from commitments.figures.land import land_of
from commitments.figures.titles import NO_PLACE
from commitments.register.model import Register
from commitments.register.places import place_name, places
from commitments.tables.at_two_dates import Group
from commitments.tables.counts import by_direction, in_last_year
from components.parts import compared
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import answer, figure, markup

YEAR = "12"
"""The last 12 months, in place of a year."""
LAND, WORLD = "land", "world"
_MAP_WIDTH = 590  # of the column in pixels, on a desktop


@dataclass(frozen=True, slots=True)
class Choice:
    """What the map shows: which land, when, and the place whose facts are asked for, if any."""

    map: str
    year: str
    place: str

    @property
    def scope(self) -> str:
        """How facts are counted (counts.by_direction)."""
        return "country" if self.map == WORLD else "place"

    @property
    def period(self) -> str:
        """When, as titles of charts say it."""
        return "in the last 12 months" if self.year == YEAR else f"in {self.year}"

    @property
    def said(self) -> str:
        """When, as a sentence says it."""
        return "in the last twelve months" if self.year == YEAR else f"in {self.year}"


def prepare(context: Context) -> Choice | None:
    """What the address or the reader chose; None where the register names no place at all, so that
    there is no map."""
    known = _maps(context)
    if not known:
        return None
    pledged, as_of = context.register.meeting.date, context.view.moment.as_of
    years = [str(year) for year in range(pledged.year, as_of.year + 1)]
    first = next(iter(known))
    address.prepare_choice("map", known, first, "map")
    address.prepare_choice("year", {y: y for y in years} | {YEAR: "12 months"}, YEAR, "year")
    register = context.register
    names = world.shared(("names", context.view.version), lambda: _names(register))
    address.prepare_choice("place", names, "", "place")
    state = st.session_state
    return Choice(state["map"], state["year"], _clicked() or state["place"])


def _names(register: Register) -> dict[str, str]:
    """All places that a link may name."""
    named = dict.fromkeys(code for fact in register.evidence for code in fact.places)
    return {code: place_name(code) for code in (*named, *places())}


def _maps(shown: Shown) -> dict[str, str]:
    """The maps that a register has, by their keys."""
    found = {}
    if land := land_of(shown.register.regions):
        found[LAND] = land.names
    if any(fact.places for fact in shown.register.evidence):
        found[WORLD] = "World"
    return found


def _clicked() -> str:
    """The place of a circle that was clicked since the last run; it goes into the address."""
    found = ""
    for name in ("chart-map-of-facts", "chart-map-of-facts-world"):
        event = st.session_state.get(name)
        points = event["selection"]["points"] if event else []
        code = str(points[0]["customdata"][0]) if points else ""
        if code != st.session_state.get(f"_clicked-{name}", ""):
            st.session_state[f"_clicked-{name}"] = code
            found = code or found
    if found in places():
        st.session_state["place"] = found
        return found
    return ""


def link_parameters(context: Context, choice: Choice | None) -> dict[str, str]:
    """What a link needs to keep the map, the year and the earlier date that were chosen."""
    kept = compared.link_parameter(context)
    if choice and choice.year != YEAR:
        kept["year"] = choice.year
    if choice and choice.map != next(iter(_maps(context))):
        kept["map"] = choice.map
    return kept


def facts_in(shown: Shown, year: str) -> pd.DataFrame:
    """The evidence of the chosen pledges in a year, or in the last 12 months."""
    frame = shown.selection.evidence
    if year != YEAR:
        years: pd.Series[int] = frame["happened"].dt.year
        return frame[years == int(year)]
    return in_last_year(frame, shown.view.moment.as_of)


def places_with_facts(shown: Shown, choice: Choice) -> list[At]:
    """Where facts with a direction lie, most first."""
    return world.shared(
        ("places", *shown.key, choice.year, choice.scope), lambda: _places_with_facts(shown, choice)
    )


def _places_with_facts(shown: Shown, choice: Choice) -> list[At]:
    counts = by_direction(facts_in(shown, choice.year), choice.scope).to_dict("records")
    found = [
        At(
            str(row["place"]),
            place_name(str(row["place"])),
            int(row["advance"]),
            int(row["setback"]),
        )
        for row in counts
    ]
    return sorted(found, key=lambda at: (-at.total, at.name))


def name_of(shown: Shown, choice: Choice) -> str:
    """The place that was chosen; a country that is drawn in parts stands for what names none."""
    land = land_of(shown.register.regions)
    whole = choice.map == LAND and land is not None and choice.place in land.in_parts
    return f"{place_name(choice.place)} as a whole" if whole else place_name(choice.place)


def _on_map(shown: Shown, choice: Choice) -> tuple[list[At], list[At], list[At]]:
    """The places on the map, the countries of it of which no part is named, and all others."""
    found = places_with_facts(shown, choice)
    land = land_of(shown.register.regions)
    if choice.map == WORLD or land is None:
        return found, [], []
    on = [at for at in found if at.code in land.codes]
    wholes = [at for at in found if at.code in land.in_parts]
    return on, wholes, [at for at in found if at not in on and at not in wholes]


def said(context: Context, choice: Choice) -> None:
    """The answer on the map."""
    on, wholes, _ = _on_map(context, choice)
    where = where_of(context, choice)
    answer.card(regions_answer(on, wholes, where), context.stamp)


def where_of(shown: Shown, choice: Choice) -> Where:
    """What sentences say of when, where and for which pledges."""
    chosen = None if shown.selection.filter.empty else shown.selection.count
    land = land_of(shown.register.regions)
    if choice.map == WORLD or land is None:
        return Where(choice.said, "any country", "country", chosen)
    other = f"part of {land.names}" if land.in_parts else f"country of {land.names}"
    return Where(choice.said, land.names, other, chosen)


def draw_map(context: Context, choice: Choice) -> None:
    """The choices of land and year, the map, and the list of its places."""
    known = _maps(context)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-choices"):
        if len(known) > 1:
            _switch("Map", "map", known)
        pledged, as_of = context.register.meeting.date, context.view.moment.as_of
        years = {str(year): str(year) for year in range(pledged.year, as_of.year + 1)}
        _switch("Year", "year", years | {YEAR: "12 months"})
    chart = figure.made(_map, context, choice.map, choice.year)
    figure.show(chart, context.look_at(_MAP_WIDTH), clickable=True)
    _list_of_places(context, choice)


def _switch(label: str, key: str, names: dict[str, str]) -> None:
    st.segmented_control(
        label,
        list(names),
        key=key,
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
    )


def _map(shown: Shown, which: str, year: str) -> Chart:
    choice = Choice(which, year, "")
    counts = by_direction(facts_in(shown, year), choice.scope)
    if which == WORLD:
        return maps.facts_by_country(counts, choice.period, shown.stamp)
    return maps.facts_by_place(counts, shown.register.regions, choice.period, shown.stamp)


def _list_of_places(context: Context, choice: Choice) -> None:
    """Every place with facts as a link to them, for the keyboard and for what no map holds."""
    kept = link_parameters(context, choice)
    markup.show_kept(context, (choice, kept), _lists, context, choice, kept)


def _lists(context: Shown, choice: Choice, kept: dict[str, str]) -> str:
    on, wholes, others = _on_map(context, choice)
    pieces = [
        _places(title, found, choice, kept)
        for title, found in (
            ("", on),
            ("No part of the country is named", wholes),
            ("Elsewhere", others),
        )
    ]
    pieces += [
        markup.tag("p", markup.text(f"{region.name}: {region.note}"), of="sub")
        for region in context.register.regions
        if region.note and region.places and choice.map == LAND
    ]
    return "".join(pieces)


def _places(title: str, found: list[At], choice: Choice, kept: dict[str, str]) -> str:
    if not found:
        return ""
    each = []
    for at in found:
        here = at.code == choice.place
        link = markup.to("regions", markup.text(at.name), place=at.code, **kept)
        told = markup.counts(at.advances, at.setbacks)
        current = "true" if here else ""
        kind = "place here" if here else "place"
        each.append(markup.tag("li", link, f" {told}", of=kind, aria_current=current))
    head = markup.tag("p", markup.text(title), of="sub") if title else ""
    return head + markup.tag("ul", *each, of="places", aria_label=title or "Places on the map")


def by_region(context: Context, dates: Dates, *, wide: bool) -> None:
    """Each region at the earlier date and now."""
    groups = compared.groups_of(context, "region", dates)
    about = {g.id: _naming(g) for g in groups}
    compared.draw(context, "region", dates, lambda g: kept_words(g, dates), about, wide=wide)


def _naming(group: Group) -> str:
    return naming(len(group.standings))


def without_map() -> None:
    """Why there is no map."""
    markup.show(markup.tag("p", markup.text(NO_PLACE), of="sub"))


def said_of_regions(context: Context, dates: Dates) -> None:
    """The answer where there is no map: the regions against the earlier date."""
    groups = compared.groups_of(context, "region", dates)
    answer.card(by_regions_answer(context.selection, groups, dates), context.stamp)
