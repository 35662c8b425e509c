"""What charts say in words: titles with the finding, alternative texts, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

from commitments.dates import as_judged, day, ends_a_year, when
from commitments.standing import each_year
from commitments.standing.standing import Moment, Standing
from commitments.standing.words import at_least_substantial, counted_statuses
from commitments.tables.sorting import status_before
from commitments.text import count, listed, number
from commitments.vocabulary import STACKED, Status, Trend

NOTHING_FOUND = "No pledge passes these filters."
NOTHING_JUDGED = "No pledge was judged by this date."
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


def years_title(years: Mapping[int, Mapping[Status, int]], as_of: date | None) -> str:
    """The finding of the statuses by year: the last beside the best or the worst year before it.
    `as_of` is the day on which the last stands so, None where that is the reader's today."""
    judged = [year for year, found in years.items() if set(found) - {Status.NOT_ASSESSED}]
    if not judged:
        return NOTHING_JUDGED if any(years.values()) else NOTHING_FOUND
    unjudged = {year: found.get(Status.NOT_ASSESSED, 0) for year, found in years.items()}
    judged = [year for year in each_year.comparable_years(unjudged) if year in judged]
    kept = {year: at_least_substantial(years[year]) for year in judged}
    last, total = judged[-1], sum(years[judged[-1]].values())
    most, least = max(kept.values()), min(kept.values())
    if not most:
        return f"None of {count(total, 'pledge')} was substantially kept or better in any year"
    if most == least:
        when = f"in {listed(map(str, judged))}"
        if len(judged) > 1 and last - judged[0] + 1 == len(judged):
            when = f"in each year from {judged[0]} to {last}"
        return f"{_kept(most, count(total, 'pledge'))} {when}"
    best = max(year for year, n in kept.items() if n == most)
    far = best if best != last else max(year for year, n in kept.items() if n == least)
    return f"At the end of {far}, {_kept(kept[far], str(total))}; {_now(kept[last], as_of)}"


def _kept(number: int, total: str) -> str:
    verb = "were" if number > 1 else "was"
    return f"{number or 'none'} of {total} {verb} substantially kept or better"


def _now(kept: int, as_of: date | None) -> str:
    """What holds in the last year, at the as-of date or today."""
    if as_of is None:
        return f"today it is {kept}" if kept else "today none is"
    when = f"at the end of {as_of.year}" if ends_a_year(as_of) else day(as_of)
    when = when if when.startswith("at") else f"on {when}"
    return f"{when} it was {kept}" if kept else f"{when} none was"


def trends_title(rows: Iterable[Mapping[Trend, int]]) -> str:
    """The finding of the trends by theme: for how many pledges setbacks led, for how many
    advances."""
    found: Counter[Trend] = Counter()
    for row in rows:
        found.update(row)
    total = found.total()
    if not total:
        return NOTHING_FOUND
    worse, better = found[Trend.WORSENING], found[Trend.IMPROVING]
    if total == 1:
        led = "setbacks" if worse else "advances" if better else "neither setbacks nor advances"
        return f"In 12 months {led} led for this pledge"
    pledges = f"{total} pledges"
    if not worse and not better:
        return f"In 12 months neither setbacks nor advances led for any of {pledges}"
    led = f"setbacks led for {worse or 'none'} of {pledges}, advances for {better or 'none'}"
    return f"In 12 months {led}"


def each_year_title(
    rows: Sequence[Sequence[Status]], years: Sequence[int], themes: Sequence[str]
) -> str:
    """The finding of the grid of years: which themes lost most, and when. `rows` are the statuses
    of each pledge by year, `themes` the theme of each."""
    if not rows:
        return NOTHING_FOUND
    if all(status is Status.NOT_ASSESSED for row in rows for status in row):
        return NOTHING_JUDGED
    lost, _ = _lost(rows, years, themes)
    by_year = _by_year(lost)
    most = max(by_year.values(), default=0)
    if not most:
        return "No pledge lost “substantially kept” from one year to the next"
    told = themes_lost(rows, years, themes)
    if told:
        return told
    worst = [year for year in years if by_year[year] == most]
    base = f"{most} of {count(len(rows), 'pledge')} lost “substantially kept”"
    each = " each" if len(worst) > 1 else ""
    return f"{base} in {listed(map(str, worst))}{each}"


def themes_lost(
    rows: Sequence[Sequence[Status]], years: Sequence[int], themes: Sequence[str]
) -> str:
    """`Aid lost most in 2025, Talks in 2026`: the themes that lost most, and when; empty where
    there is one theme alone, or none lost much. Takes what `each_year_title` takes."""
    lost, held = _lost(rows, years, themes)
    by_year = _by_year(lost)
    if len(set(themes)) < 2 or not max(by_year.values(), default=0):
        return ""
    return _lost_most(lost, held, by_year)


_OfThemes = Counter[tuple[int, str]]


def _lost(
    rows: Sequence[Sequence[Status]], years: Sequence[int], themes: Sequence[str]
) -> tuple[_OfThemes, _OfThemes]:
    """By year and theme: how many pledges were no longer kept, of how many that were before."""
    lost: _OfThemes = Counter()
    held: _OfThemes = Counter()
    for row, theme in zip(rows, themes, strict=True):
        for year, (before, after) in zip(years[1:], pairwise(row), strict=True):
            if each_year.kept(before) and after is not Status.NOT_ASSESSED:
                held[year, theme] += 1
                lost[year, theme] += not each_year.kept(after)
    return lost, held


def _by_year(lost: _OfThemes) -> Counter[int]:
    found: Counter[int] = Counter()
    for (year, _), pledges in lost.items():
        found[year] += pledges
    return found


def each_year_alt(
    title: str, years: Sequence[int], rows: Iterable[tuple[str, Sequence[Status]]]
) -> str:
    """The grid of years in words: each pledge with its statuses by year."""
    told = (
        f"{name}: {', '.join(f'{y} {s.label.lower()}' for y, s in zip(years, of, strict=True))}."
        for name, of in rows
    )
    return f"{title}. {' '.join(told)}"


def _lost_most(
    lost: Counter[tuple[int, str]], held: Counter[tuple[int, str]], by_year: Counter[int]
) -> str:
    """`Aid lost most in 2025, Talks in 2026`: the one or two years with most losses, and the themes
    that lost at least two pledges and half of those that they had kept."""
    most = max(by_year.values())
    years = sorted(by_year, key=lambda year: (-by_year[year], -year))[:2]
    parts = []
    for year in sorted(year for year in years if 2 * by_year[year] >= most):
        heavy = [
            (pledges, theme)
            for (year_of, theme), pledges in lost.items()
            if year_of == year and pledges > 1 and 2 * pledges >= held[year, theme]
        ]
        names = [theme for _, theme in sorted(heavy, key=lambda pair: -pair[0])[:2]]
        if names:
            parts.append((listed(names), year))
    if not parts:
        return ""
    (first, year), *rest = parts
    return ", ".join([f"{first} lost most in {year}", *(f"{who} in {year}" for who, year in rest)])


def counts_moved(before: Mapping[Status, int], after: Mapping[Status, int]) -> str:
    """`Substantially kept 3 → 4, Limited action 20 → 19`: the counts that differ."""
    pairs = [(status, before.get(status, 0), after.get(status, 0)) for status in Status]
    return ", ".join(f"{status.label} {old} → {new}" for status, old, new in pairs if old != new)


def changes_title(before: Moment, after: Moment, rose: int, fell: int, other: int) -> str:
    """How many pledges changed status between two moments, and which way."""
    span = f"from {day(before.as_of)} to {day(after.as_of)}"
    moved = rose + fell + other
    if not moved:
        return f"No pledge changed status {span}"
    ways = [f"{n} {word}" for n, word in ((fell, "for the worse"), (rose, "for the better")) if n]
    told = f": {listed(ways)}" if ways else ""
    return f"{count(moved, 'pledge')} changed status {span}{told}"


def themes_title(
    pairs: Iterable[tuple[str, int, int, int]], earlier: str, what: str = "theme"
) -> str:
    """The finding of themes or regions at two dates, from (name, kept then, kept now, pledges);
    `earlier` is the first date, as in `at the end of 2024`, `what` is `theme` or `region`."""
    found = list(pairs)
    fewer = [name for name, then, now, _ in found if now < then]
    more = [name for name, then, now, _ in found if now > then]
    if not found:
        return NOTHING_FOUND
    if len(found) == 1:
        name, then, now, total = found[0]
        return f"{name}: {now or 'none'} of {total} substantially kept, {then or 'none'} {earlier}"
    if not fewer and not more:
        return f"In each {what} as many pledges are substantially kept as {earlier}"
    if fewer and more:
        up, down = _named(more, what), _named(fewer, what)
        return f"More pledges than {earlier} are substantially kept in {up}, fewer in {down}"
    way, other = ("fewer", "more") if fewer else ("more", "fewer")
    those = fewer or more
    if len(those) == len(found):
        return f"In every {what} {way} pledges are substantially kept than {earlier}"
    return (
        f"In {_named(those, what)} {way} pledges are substantially kept than {earlier},"
        f" in none {other}"
    )


def _named(names: Sequence[str], what: str) -> str:
    return count(len(names), what) if len(names) > _MOST_NAMED else listed(names)


def history_title(s: Standing) -> str:
    """The finding of the history of one pledge: how it came to stand as it does, and what the last
    12 months brought."""
    kind = s.commitment.kind
    if not s.spans:
        return "Nobody has judged this pledge yet"
    told = f"{s.status.label_for(kind)} since {as_judged(s.since)}"
    if before := status_before(s):
        told += f", before that {before.label_for(kind).lower()}"
    if s.trend is Trend.WORSENING:
        return f"{told}; setbacks led in the last 12 months, {s.setbacks} to {s.advances}"
    if s.trend is Trend.IMPROVING:
        return f"{told}; advances led in the last 12 months, {s.advances} to {s.setbacks}"
    if s.trend is Trend.FEW:
        counts = ((s.advances, "advance"), (s.setbacks, "setback"))
        told += f"; {listed(count(n, word) for n, word in counts if n)} in the last 12 months"
    return told


def statuses_alt(what: str, rows: Iterable[tuple[str, Mapping[Status, int]]]) -> str:
    """A stacked bar chart of statuses in words."""
    parts = [
        f"{name}: {counted_statuses({s: counts.get(s, 0) for s in STACKED})}"
        for name, counts in rows
    ]
    return f"{what}. {'. '.join(parts)}." if parts else NOTHING_FOUND


def members_title(states: int, organisations: int) -> str:
    """The finding of the map of members."""
    kinds = ((states, "member state"), (organisations, "organisation"))
    found = [count(n, kind) for n, kind in kinds if n]
    return f"{listed(found)} named in sources" if found else NO_MEMBER


def counts_alt(what: str, rows: Iterable[tuple[str, Mapping[Trend, int]]]) -> str:
    """A stacked bar chart of trends in words."""
    parts = [
        f"{name}: " + (listed(f"{n} {t.label.lower()}" for t, n in found.items() if n) or "none")
        for name, found in rows
    ]
    return f"{what}. {'. '.join(parts)}." if parts else NOTHING_FOUND


def facts_title(places: Sequence[tuple[str, int, int]], period: str) -> str:
    """The finding of the map of facts, from (place, facts, setbacks), most first; `period` as in
    `in the last 12 months`."""
    if not places or not places[0][1]:
        return f"No fact with a direction names a place {period}"
    name, total, setbacks = places[0]
    if len(places) > 1 and places[1][1] == total:
        same = [place for place, n, _ in places if n == total]
        if len(same) > _MOST_NAMED:
            return f"{len(same)} places have most facts {period}: {total} each"
        return f"Most facts {period}: {listed(same)}, {total} each"
    return f"Most happened in {name} {period}: {_which_way(total, setbacks)}"


def _which_way(total: int, setbacks: int) -> str:
    """`7 facts, 2 of them setbacks`."""
    if total == 1:
        return f"1 fact, {'a setback' if setbacks else 'an advance'}"
    ways = {0: "none of them a setback", 1: "1 of them a setback", total: "all of them setbacks"}
    return f"{total} facts, {ways.get(setbacks, f'{setbacks} of them setbacks')}"


def series_title(name: str, unit: str, values: Sequence[tuple[str, float]]) -> str:
    """The finding of a measured series, from dates as written with their values: the newest, and
    whether it is the highest or the lowest. Where one date has several values, what is measured."""
    last, newest = max(values)
    if sum(date == last for date, _ in values) > 1:
        return f"{name}, {unit}"
    told = f"{name}, {when(last)}: {number(newest)} {unit}"
    others = [value for date, value in values if date != last]
    if len(others) > 1 and newest > max(others):
        return f"{told}, the highest of {len(values)} values"
    if len(others) > 1 and newest < min(others):
        return f"{told}, the lowest of {len(values)} values"
    return told
