"""The regions then and now, and the list of the pledges that name each."""

from __future__ import annotations

from collections.abc import Iterator

from commitments.answers.compared import kept_words
from commitments.answers.regions import by_regions_answer, naming
from commitments.answers.themes import of_some
from commitments.edition.edition import Edition
from commitments.edition.page import Page
from commitments.edition.pages.pledges import listed_page
from commitments.edition.pages.themes import compared_page, dates_of
from commitments.tables.at_two_dates import Group, by_region
from commitments.tables.filter import Filter


def pages(e: Edition) -> Iterator[Page]:
    """The regions, and a page each."""
    dates = dates_of(e)
    groups = by_region(e.selection, e.view.moment.at(dates.earlier))
    if not groups:
        return
    told = by_regions_answer(e.selection, groups, dates)

    def said(group: Group) -> str:
        return f"{naming(len(group.standings))} · {kept_words(group, dates)}"

    yield compared_page(e, "region", "regions", groups, dates, told, said)
    for group in groups:
        selection = e.view.select(Filter(regions=(group.id,)))
        answer = of_some(selection.standings, group.name)
        some = any(s.spans or s.evidence for s in selection.standings)
        feed = f"region-{group.id}" if some else ""
        yield listed_page(e, f"regions/{group.id}.html", group.name, selection, answer, feed)
