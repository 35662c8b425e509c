"""The regions then and now, and the list of the pledges that name each."""

from __future__ import annotations

from collections.abc import Iterator

from commitments.answers.compared import kept_words
from commitments.answers.regions import by_regions_answer, naming
from commitments.answers.themes import of_some
from commitments.edition.edition import Edition
from commitments.edition.figure import Figure, figure
from commitments.edition.page import Page
from commitments.edition.pages.pledges import listed_page
from commitments.edition.pages.themes import compared_page, dates_of
from commitments.figures.land import land_of
from commitments.figures.maps import facts_by_country, facts_by_place
from commitments.tables.at_two_dates import Group, by_region
from commitments.tables.counts import by_direction, in_last_year
from commitments.tables.filter import Filter

_PERIOD = "in the last 12 months"


def pages(e: Edition) -> Iterator[Page]:
    """The regions, and a page each."""
    dates = dates_of(e)
    groups = by_region(e.selection, e.view.moment.at(dates.earlier))
    if not groups:
        return
    told = by_regions_answer(e.selection, groups, dates)

    def said(group: Group) -> str:
        return f"{naming(len(group.standings))} · {kept_words(group, dates)}"

    yield compared_page(e, "region", "regions", groups, dates, told, said, _map(e))
    for group in groups:
        selection = e.view.select(Filter(regions=(group.id,)))
        answer = of_some(selection.standings, group.name)
        some = any(s.spans or s.evidence for s in selection.standings)
        feed = f"region-{group.id}" if some else ""
        yield listed_page(e, f"regions/{group.id}.html", group.name, selection, answer, feed)


def _map(e: Edition) -> Figure | None:
    """Where facts lie in the countries of the register, or in the world where it names none; None
    where no fact names a place."""
    if not any(fact.places for fact in e.register.evidence):
        return None
    found, regions = in_last_year(e.selection.evidence, e.view.moment.as_of), e.register.regions
    if land_of(regions):
        return figure(facts_by_place(by_direction(found, "place"), regions, _PERIOD, e.stamp))
    return figure(facts_by_country(by_direction(found, "country"), _PERIOD, e.stamp))
