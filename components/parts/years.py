"""The pledges against the years: a cell a judgement, whose reason stands above the table when it is
chosen."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.answers import years as answers
from commitments.dates import in_words
from commitments.figures import statuses
from commitments.figures.chart import Chart
from commitments.standing.each_year import judged_in, status_in, years_until
from commitments.standing.standing import Span, Standing
from commitments.tables.by_year import stood_by_year
from commitments.text import count
from commitments.vocabulary import STACKED, Status
from components.parts import paging
from components.state import address, world
from components.state.context import Context, Shown
from components.widgets import answer, cards, facts, figure, markup
from components.widgets.terms import terms
from components.widgets.text import small

_CELL = "cell"
_MOST_FACTS = 4


def grid(context: Context) -> None:
    """The answer, the chosen judgement, and the table."""
    cards.misspelt(context.selection.found)
    selection = context.selection
    told = world.shared(("of years", *context.key), lambda: answers.of_years(selection))
    answer.card(told, context.stamp)
    years, page = _years(context), paging.page(context.selection.count)
    cell = address.parameter(_CELL)
    chosen = _chosen(context, cell, years)
    if chosen is not None:
        markup.show_kept(context, (cell, page), _reason, *chosen, page)
    elif cell:
        small("The link asks for a judgement that is not on this page; choose a cell of the table.")
    figure.heading(figure.made(_each_year, context))
    marked = cell if chosen else ""
    markup.show_kept(context, (marked, page), _sheet, context, years, marked, page)


def _sheet(shown: Shown, years: Sequence[int], chosen: str, page: int) -> str:
    """The table, with what is said above and below it."""
    return "".join(
        (
            markup.tag("p", "Choose a cell for its reason.", of="sub"),
            _legend(shown, years),
            _table(shown, years, chosen, page),
            paging.ways(shown.selection.count, page, view="years"),
            _note(shown, years),
        )
    )


def _chosen(context: Context, cell: str, years: Sequence[int]) -> tuple[Standing, int, Span] | None:
    """The judgement that the address names as `pledge.year`, if it is one of the table."""
    id, _, year = cell.rpartition(".")
    s = next((s for s in context.selection.standings if s.commitment.id == id), None)
    if s is None or year not in map(str, years):
        return None
    span = judged_in(s, int(year))
    return (s, int(year), span) if span else None


def _reason(s: Standing, year: int, span: Span, page: int) -> str:
    """Why a pledge was judged so: the reason, a second reader's, and the facts with their words."""
    judged, kind = span.assessment, s.commitment.kind
    title = markup.tag("h3", f"{year}: ", markup.pledge(s.commitment.id, s.commitment.title))
    by = f"Judged as of {in_words(judged.date)}, by {judged.by}."
    second = ""
    if judged.second is not None:
        status = markup.status(judged.second.status, kind)
        words = terms(judged.second.reason)
        second = markup.tag("p", f"A second reader: {status}. {words}", of="second")
    return markup.tag(
        "section",
        title,
        markup.tag(
            "p",
            markup.status(judged.status, kind),
            " ",
            markup.tag("span", markup.text(by), of="sub"),
        ),
        markup.tag("p", terms(judged.reason), of="why"),
        second,
        _facts(s, judged.evidence),
        markup.tag(
            "p",
            markup.to("tracker", "Close", view="years", **paging.parameter(page)),
            of="close",
        ),
        of="reason-of-cell",
        aria_label="The chosen judgement",
    )


def _facts(s: Standing, cited: Sequence[str]) -> str:
    """The facts that a judgement rests on, the newest first; most of them in a fold."""
    found = [item for item in reversed(s.evidence) if item.id in cited]
    each = [facts.row(item, quote=True) for item in found]
    first, more = each[:_MOST_FACTS], each[_MOST_FACTS:]
    rest = ""
    if more:
        summary = markup.tag("summary", f"{count(len(more), 'fact')} more")
        rest = markup.tag("details", summary, markup.rows(*more))
    missing = len(cited) - len(found)
    gone = f"{count(missing, 'fact')} under it {'was' if missing == 1 else 'were'} corrected since."
    return (
        (markup.rows(*first) if first else "")
        + rest
        + (markup.tag("p", gone, of="sub") if missing else "")
    )


def _years(shown: Shown) -> tuple[int, ...]:
    return years_until(shown.register.meeting.date, shown.view.moment.as_of)


Groups = list[tuple[str, list[Standing]]]
"""Pledges under the names of their themes."""


def _by_theme(shown: Shown) -> Groups:
    """The chosen pledges under their themes, in the order of the file."""
    groups = [
        (theme.name, [s for s in shown.selection.standings if s.commitment.theme == theme.id])
        for theme in shown.register.themes
    ]
    return [(name, inside) for name, inside in groups if inside]


def _on_page(groups: Groups, page: int) -> Groups:
    """The part of the rows that stands on a page; a theme may go on over to the next."""
    left, first = [], (page - 1) * paging.AT_MOST
    for name, inside in groups:
        part = inside[max(first, 0) : max(first + paging.AT_MOST, 0)]
        left += [(name, part)] if part else []
        first -= len(inside)
    return left


def _each_year(shown: Shown) -> Chart:
    as_of = shown.view.moment.as_of
    rows = [
        (s.commitment.id, s.commitment.title, name) for name, of in _by_theme(shown) for s in of
    ]
    inside = [s for _, of in _by_theme(shown) for s in of]
    stood = stood_by_year(inside, shown.register.meeting.date, as_of)

    def told(id: str, year: int) -> tuple[str, bool]:
        span = judged_in(shown.view.standings[id], year)
        if span is None:
            return "", False
        return span.assessment.reason, span.assessment.second is not None

    return statuses.each_year(stood, rows, told, shown.stamp)


def _legend(shown: Shown, years: Sequence[int]) -> str:
    """The statuses that occur, and nothing else."""
    present = {status_in(s, year) for s in shown.selection.standings for year in years}
    words = [markup.labelled(status) for status in STACKED if status in present]
    return markup.tag("p", *words, of="legend")


def _note(shown: Shown, years: Sequence[int]) -> str:
    """What a folded corner says, where there is one."""
    # The last column may show again what was judged of the year before.
    made = {
        (s.commitment.id, span.start): span.assessment
        for s in shown.selection.standings
        for year in years
        if (span := judged_in(s, year))
    }
    differ = sum(judged.second is not None for judged in made.values())
    if not differ:
        return ""
    said = f"A second reader judged apart and differs here: {differ} of {len(made)} judgements."
    return markup.tag("p", '<i class="corner" aria-hidden="true"></i> ', said, of="sub")


def _table(shown: Shown, years: Sequence[int], chosen: str, page: int) -> str:
    """A row a pledge under its theme, a cell a judgement, each of them a link."""
    heads = [_year(year, last=year == years[-1]) for year in years]
    corner = markup.tag("td", markup.tag("span", "Pledge", of="unseen"))
    groups = [
        _group(name, inside, years, chosen, page)
        for name, inside in _on_page(_by_theme(shown), page)
    ]
    caption = "Status at the end of each year, by theme; each cell is a link to its reason"
    return markup.tag(
        "table",
        markup.tag("caption", caption, of="unseen"),
        markup.tag("thead", markup.tag("tr", corner, *heads)),
        *groups,
        of="years",
        style=f"--years: {len(years)}",
    )


def _year(year: int, *, last: bool) -> str:
    """The head of a column; a phone shows the last two digits."""
    text = str(year)
    century = markup.tag("span", text[:-2], of="century")
    return markup.tag("th", century, text[-2:], of="last" if last else "", scope="col")


def _group(
    name: str, inside: Sequence[Standing], years: Sequence[int], chosen: str, page: int
) -> str:
    head = markup.tag("th", markup.text(name), colspan=str(len(years) + 1), scope="rowgroup")
    rows = [
        markup.tag(
            "tr",
            markup.tag("th", markup.pledge(s.commitment.id, s.commitment.title), scope="row"),
            *(_cell(s, year, chosen, page) for year in years),
        )
        for s in inside
    ]
    return markup.tag("tbody", markup.tag("tr", head, of="theme"), *rows)


def _cell(s: Standing, year: int, chosen: str, page: int) -> str:
    span, kind = judged_in(s, year), s.commitment.kind
    if span is None:
        return markup.tag("td", markup.mark(Status.NOT_ASSESSED, f"{year}: nobody judged it"))
    differs = span.assessment.second is not None
    told = f"{year}: {span.status.label_for(kind)}"
    mark = markup.mark(span.status, told + ("; a second reader differs" if differs else ""))
    cell = f"{s.commitment.id}.{year}"
    of = " ".join(
        name for name, is_so in (("differs", differs), ("chosen", cell == chosen)) if is_so
    )
    way = markup.to("tracker", mark, view="years", cell=cell, **paging.parameter(page))
    return markup.tag("td", way, of=of, title=told)
