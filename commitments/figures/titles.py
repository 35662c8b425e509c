"""What charts say in words: titles with the finding, alternative texts, notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from commitments.dates import day
from commitments.standing.standing import Moment
from commitments.standing.words import at_least_substantial, counted_statuses
from commitments.text import count, listed
from commitments.vocabulary import Status, Trend

NOTHING_FOUND = "No pledge passes these filters."
NOTHING_JUDGED = "No pledge was judged by this date."
NO_FINDING = "No finding passes these filters."
NO_PLACE = "The regions of this register name no place, so there is no map."
NO_MEMBER = "No member had joined by this date."
NO_VALUE = "No value is on file by this date."
BOUNDARY_NOTE = (
    "Boundaries and names shown do not imply any opinion on the legal status of any territory."
)

_MOST_NAMED = 3


def sources_named(urls: Iterable[str]) -> str:
    """`Sources: state.gov and un.org`: the hosts of addresses, each once."""
    hosts = dict.fromkeys((urlsplit(url).hostname or url).removeprefix("www.") for url in urls)
    return f"Source{'s' if len(hosts) > 1 else ''}: {listed(hosts)}" if hosts else ""


def paired_title(best: Mapping[Status, int], now: Mapping[Status, int]) -> str:
    """The finding of the Overview chart."""
    then, today, total = at_least_substantial(best), at_least_substantial(now), sum(now.values())
    if not total:
        return NOTHING_FOUND
    if then == today:
        return f"{today} of {count(total, 'pledge')} substantially kept or better, now as at best"
    left = {0: "none does", 1: "1 does"}.get(today, f"{today} do")
    return (
        f"{then} of {count(total, 'pledge')} once reached substantially kept or better; {left} now"
    )


def paired_alt(
    best: Mapping[Status, int], now: Mapping[Status, int], trend: Mapping[Trend, int]
) -> str:
    """The Overview chart in words."""
    moving = listed(f"{n} {term.label.lower()}" for term, n in trend.items() if n) or "none"
    return (
        f"Three stacked bars. Best status ever: {counted_statuses(best)}."
        f" Status now: {counted_statuses(now)}. Trend over the last 12 months: {moving}."
    )


def years_title(years: Mapping[int, Mapping[Status, int]]) -> str:
    """The finding of the statuses by year: the last year beside the best or the worst before it."""
    judged = [year for year, found in years.items() if set(found) - {Status.NOT_ASSESSED}]
    if not judged:
        return NOTHING_JUDGED if any(years.values()) else NOTHING_FOUND
    kept = {year: at_least_substantial(years[year]) for year in judged}
    last = judged[-1]
    most, least = max(kept.values()), min(kept.values())
    pledges = count(sum(years[last].values()), "pledge")
    if not most:
        return f"None of {pledges} was substantially kept or better in any year"
    if most == least:
        when = f"in each year from {judged[0]} to {last}" if len(judged) > 1 else f"in {last}"
        return f"{most} of {pledges} substantially kept or better {when}"
    best = max(year for year, n in kept.items() if n == most)
    if best != last:
        return (
            f"{most} of {pledges} substantially kept or better in {best}, {kept[last] or 'none'} in"
            f" {last}"
        )
    worst = max(year for year, n in kept.items() if n == least)
    return (
        f"{most} of {pledges} substantially kept or better in {last}, up from {least or 'none'} in"
        f" {worst}"
    )


def counts_moved(before: Mapping[Status, int], after: Mapping[Status, int]) -> str:
    """`Substantially kept 3 → 4, Limited action 20 → 19`: the counts that differ."""
    pairs = [(status, before.get(status, 0), after.get(status, 0)) for status in Status]
    return ", ".join(f"{status.label} {old} → {new}" for status, old, new in pairs if old != new)


def changes_title(before: Moment, after: Moment, rose: int, fell: int, other: int) -> str:
    """The finding of the Changes page."""
    span = f"between {day(before.as_of)} and {day(after.as_of)}"
    if not rose + fell + other:
        return f"No status moved {span}"
    ways = ((rose, "rose"), (fell, "fell"), (other, "moved neither up nor down"))
    (first, word), *more = [(number, word) for number, word in ways if number]
    parts = [f"{count(first, 'pledge')} {word}", *(f"{number} {word}" for number, word in more)]
    return f"{span[0].upper()}{span[1:]}, {listed(parts)}"


def theme_title(names_and_counts: list[tuple[str, int, int]]) -> str:
    """The finding of the themes chart, from (theme, at least substantial, total)."""
    kept = [(name, n) for name, n, _ in names_and_counts if n]
    if not names_and_counts:
        return NOTHING_FOUND
    if not kept:
        return "No theme has a pledge that is substantially kept"
    if len(kept) == len(names_and_counts):
        return "Every theme has a pledge that is substantially kept or better"
    if len(kept) > _MOST_NAMED:
        themes = count(len(names_and_counts), "theme")
        return f"{len(kept)} of {themes} have a pledge that is substantially kept or better"
    names = listed(f"{name} ({n})" for name, n in kept)
    return f"Substantially kept or better only in: {names}"


def statuses_alt(what: str, rows: Iterable[tuple[str, Mapping[Status, int]]]) -> str:
    """A stacked bar chart of statuses in words."""
    parts = [f"{name}: {counted_statuses(counts)}" for name, counts in rows]
    return f"{what}. {'. '.join(parts)}." if parts else NOTHING_FOUND


def members_title(states: int, organisations: int) -> str:
    """The finding of the map of members."""
    kinds = ((states, "member state"), (organisations, "organisation"))
    found = [count(n, kind) for n, kind in kinds if n]
    return f"{listed(found)} named in sources" if found else NO_MEMBER


def heat_title(cells: int, empty: int) -> str:
    """The finding of the theme by region map."""
    if not cells:
        return NOTHING_FOUND
    return f"Where pledges were made: {cells - empty} of {cells} pairs of theme and region"
