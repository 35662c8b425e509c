"""The themes then and now, and the list of the pledges of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from commitments.answers import compared, themes
from commitments.answers.answer import Answer, of_pledges
from commitments.answers.compared import Dates
from commitments.edition.edition import Edition
from commitments.edition.figure import Figure
from commitments.edition.page import Page
from commitments.edition.pages.pledges import listed_page
from commitments.figures import statuses
from commitments.figures.chart import Chart, stamp_of_selection
from commitments.tables.at_two_dates import Group, best_day, by_theme, earlier_days
from commitments.tables.filter import Filter
from commitments.vocabulary import STACKED


def pages(e: Edition) -> Iterator[Page]:
    """The themes, and a page each."""
    dates = dates_of(e)
    groups = by_theme(e.selection, e.view.moment.at(dates.earlier))
    if not groups:
        return
    told = themes.themes_answer(e.selection, groups, dates)
    yield compared_page(
        e, "theme", "themes", groups, dates, told, lambda group: of_pledges(group.now)
    )
    for group in groups:
        selection = e.view.select(Filter(themes=(group.id,)))
        told = themes.theme_answer(selection)
        some = any(s.spans or s.evidence for s in selection.standings)
        feed = f"theme-{group.id}" if some else ""
        yield listed_page(e, f"themes/{group.id}.html", group.name, selection, told, feed)


def dates_of(e: Edition) -> Dates:
    """The as-of date, and the earlier one on which most was kept. No day is that of the reader."""
    return Dates(best_day(earlier_days(e.view)), e.view.moment.as_of, date.max)


def chart(e: Edition, of: str, groups: Sequence[Group], dates: Dates) -> Chart:
    """The groups at both dates."""
    return statuses.compared_by(
        of.capitalize(),
        [(group.name, group.earlier, group.now) for group in groups],
        dates.labels,
        compared.finding(groups, of, dates),
        stamp_of_selection(e.selection),
        compared.note(groups),
    )


def compared_page(
    e: Edition,
    of: str,
    folder: str,
    groups: Sequence[Group],
    dates: Dates,
    told: Answer,
    said: Callable[[Group], str],
    drawn: Figure | None = None,
) -> Page:
    """Themes or regions (`of`) at both dates, a row each with what is `said` of it, below
    a map where there is one."""
    made = chart(e, of, groups, dates)
    held = {status for g in groups for counts in (g.earlier, g.now) for status in counts}
    both = dates.earlier != dates.now
    values = {
        "told": told,
        "chart": drawn,
        "title": made.title,
        "subtitle": made.subtitle,
        "statuses": [status for status in STACKED if status in held],
        "groups": groups,
        "folder": folder,
        "said": {group.id: said(group) for group in groups},
        "bars": {
            group.id: list(zip(dates.labels, (group.earlier, group.now), strict=True))[not both :]
            for group in groups
        },
        "most": max((len(group.standings) for group in groups), default=1),
        "note": made.note,
    }
    return Page(f"{folder}/index.html", folder.capitalize(), "themes/all.html", told.text, values)
