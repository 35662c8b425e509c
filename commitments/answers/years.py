"""What the pledges against the years answer: when they fell, and which never did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from commitments.answers.answer import Answer, distribution, in_one_breath, of_pledges, under
from commitments.standing.each_year import kept, status_in, years_until
from commitments.standing.standing import Standing
from commitments.tables.filter_said import named
from commitments.tables.view import Selection
from commitments.text import count, every, listed
from commitments.vocabulary import DELIVERY_RANK, Status

# A year is called the break only where at least one in so many pledges fell.
_ONE_IN = 5

Row = Mapping[int, Status]
"""How one pledge stood in each year."""


def of_years(selection: Selection) -> Answer:
    """The answer for the chosen pledges in the years up to the date."""
    standings = selection.standings
    if not standings:
        return Answer(of_pledges({}))
    view = selection.view
    years = years_until(view.register.meeting.date, view.moment.as_of)
    rows = [{year: status_in(s, year) for year in years} for s in standings]
    judged = [y for y in years if any(row[y] is not Status.NOT_ASSESSED for row in rows)]
    name = named(selection.filter, view.register)
    if not judged:
        return Answer(under(name, "No pledge was judged by this date."))
    if len(rows) == 1:
        return _of_one(standings[0], rows[0], judged, name)
    first = _falls(rows, judged, name)
    always = [_always_and_never(standings, rows, judged, titled=titled) for titled in (True, False)]
    return in_one_breath(under(name, first), always)


def _of_one(s: Standing, row: Row, judged: Sequence[int], name: str) -> Answer:
    years = [year for year in judged if not row[year].unknown]
    if not years:
        return Answer(under(name, "How the one pledge stood is not known for any year."))
    number = sum(kept(row[year]) for year in years)
    if not number:
        never = f"not substantially kept in {years[0]}"
        if len(years) > 1:
            never = f"substantially kept in none of {len(years)} years"
        first = f"The one pledge was {never}."
    elif number == len(years):
        first = f"The one pledge was substantially kept or better {_in_all(years)}."
    else:
        first = (
            f"The one pledge was substantially kept or better in {number} of {len(years)} years."
        )
    return Answer(under(name, first), f"Its status now: {s.status.label_for(s.commitment.kind)}.")


def _falls(rows: Sequence[Row], judged: Sequence[int], name: str) -> str:
    """The year in which most pledges fell, and what changed in the last one."""
    pairs = list(pairwise(judged))
    if not pairs:
        return f"Judgements are on file for {judged[0]} alone."
    falls = {year: sum(_fell(row[before], row[year]) for row in rows) for before, year in pairs}
    most = max(falls.values())
    last = _in_the_last(rows, *pairs[-1])
    if not most:
        fell = "No pledge fell below substantially kept from one year to the next"
        return f"{fell}, and {last}." if last else f"{fell}."
    worst = [year for year, number in falls.items() if number == most]
    fell = f"{count(most, 'pledge')} fell below substantially kept"
    year = worst[-1]
    if len(worst) > 1:
        each = f"{count(most, 'pledge')} each year"
        told = f"Most fell below substantially kept in {listed(map(str, worst))}, {each}"
    elif most > 1 and _ONE_IN * most >= len(rows) and not name:
        told = f"The break came in {year}: {fell}"
    else:
        told = f"In {year}, {fell}" + (", more than in any other year" if len(pairs) > 1 else "")
    more = last if year != judged[-1] else _besides(rows, *pairs[-1])
    return f"{told}, and {more}." if more else f"{told}."


def _besides(rows: Sequence[Row], before: int, year: int) -> str:
    """How those stand that changed in a year without falling below substantially kept."""
    moved = [
        row[year]
        for row in rows
        if row[before] is not row[year]
        and Status.NOT_ASSESSED not in (row[before], row[year])
        and not _fell(row[before], row[year])
    ]
    return distribution(Counter(moved))


def _in_the_last(rows: Sequence[Row], before: int, year: int) -> str:
    """`13 changed status in 2026, none for the better`; empty where none did."""
    moved = [
        (row[before], row[year])
        for row in rows
        if row[before] is not row[year] and Status.NOT_ASSESSED not in (row[before], row[year])
    ]
    if not moved:
        return ""
    better = sum(_rank(new) > _rank(old) for old, new in moved if _ranked(old, new))
    if len(moved) == 1:
        return f"1 changed status in {year}{', for the better' if better else ''}"
    told = {0: "none for the better", len(moved): "all for the better"}
    return f"{len(moved)} changed status in {year}, {told.get(better, f'{better} for the better')}"


def _always_and_never(
    standings: Sequence[Standing], rows: Sequence[Row], judged: Sequence[int], *, titled: bool
) -> str:
    """How many pledges were kept in every year, fulfilled in one, or never kept; where it is
    `titled` with the title of the only one."""
    in_all = _in_all(judged)
    always = [
        s for s, row in zip(standings, rows, strict=True) if all(kept(row[year]) for year in judged)
    ]
    full = sum(Status.FULFILLED in row.values() for row in rows)
    known = [row for row in rows if any(not status.unknown for status in row.values())]
    never = sum(not any(map(kept, row.values())) for row in known)
    if not known:
        return ""
    title = f" (“{always[0].commitment.title}”)" if titled and len(always) == 1 else ""
    was = "were" if len(always) > 1 else "was"
    number = "all" if len(always) == len(rows) else len(always) or "none"
    parts = [f"{number} {was} judged substantially kept or better {in_all}{title}"]
    if full:
        in_one = " in at least one" if len(judged) > 1 else ""
        parts.append(f"{full} fulfilled or upheld{in_one}")
    if never:
        parts.append(f"{never} never substantially kept")
    return f"Of {count(len(rows), 'pledge')} {listed(parts)}."


def _in_all(years: Sequence[int]) -> str:
    if len(years) == 1:
        return f"in {years[0]}"
    return f"in {every(len(years))} years"


def _fell(before: Status, after: Status) -> bool:
    return _ranked(before, after) and kept(before) and not kept(after)


def _ranked(*statuses: Status) -> bool:
    return all(status in DELIVERY_RANK for status in statuses)


def _rank(status: Status) -> int:
    return DELIVERY_RANK[status]
