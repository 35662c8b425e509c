"""What the Overview answers: how the pledges stand, and what has changed since the best year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from commitments.answers.answer import (
    Answer,
    distribution,
    in_one_breath,
    newer_facts,
    of_pledges,
    said,
    under,
)
from commitments.dates import as_judged, ends_a_year, in_words
from commitments.standing.attention import needing_attention
from commitments.standing.changes import Change
from commitments.standing.diff import ways_of
from commitments.standing.each_year import comparable_years, kept, status_in, years_until
from commitments.standing.standing import Standing
from commitments.tables.filter_said import named
from commitments.tables.view import Selection
from commitments.text import count, listed
from commitments.vocabulary import STACKED, Status

_MOST_NAMED = 3


def of_selection(selection: Selection) -> Answer:
    """The answer for the chosen pledges; with filters they are named and are the base."""
    standings = selection.standings
    counts = Counter(s.status for s in standings)
    name = named(selection.filter, selection.view.register)
    pledged = in_words(selection.view.register.meeting.date)
    if not standings:
        return Answer(under(name, of_pledges({})))
    if len(standings) == 1:
        return Answer(under(name, of_pledges(counts)), _one_before(standings[0]))
    first, rest = _in_two(counts, "" if name else f"made on {pledged}")
    since = [_since_another_year(selection, themes=themes) for themes in (True, False)]
    return in_one_breath(under(name, first), rest, newer_facts(standings), since)


def changes_title(changes: Sequence[Change], since: str) -> str:
    """The finding of a list of changes; `since` as in `since the end of 2025`."""
    moved = [change for change in changes if change.moved]
    if not moved:
        return f"No pledge changed status {since}"
    better, worse, _ = ways_of(moved)
    title = f"{count(len(moved), 'pledge')} changed status {since}"
    if len(moved) == 1:
        return title + {better: ", for the better", worse: ", for the worse"}.get(1, "")
    if better == len(moved):
        return f"{title}, all for the better"
    if not better:
        return f"{title}, none for the better" if worse else title
    return f"{title}, {better} for the better" if worse else f"{title}, none for the worse"


def changes_said(changes: Sequence[Change]) -> str:
    """How those that changed stand now: `Now 6 saw limited action and 4 were overtaken`."""
    counts = Counter(change.after.status for change in changes if change.moved)
    return f"Now {distribution(counts)}" if counts else ""


def since_words(first: date, pledged: date, as_of: date, today: date | None) -> str:
    """Since when changes are told, as a heading goes on with it. `today` is the day on which a
    reader reads, where that is known."""
    if first == pledged:
        return f"since the pledges of {in_words(first)}"
    if ends_a_year(first):
        return f"since the end of {first.year}"
    return "in the last 12 months" if as_of == today else f"in the 12 months to {in_words(as_of)}"


def standing_title(as_of: date, today: date | None) -> str:
    """The heading of the statuses with their numbers."""
    stood = f"Where they stood on {in_words(as_of)}"
    return "Where they stand today" if as_of == today else stood


def attention_title(standings: Sequence[Standing]) -> str:
    """`21 pledges need attention`: the one count of them."""
    number = len(needing_attention(standings))
    if not number:
        return "No pledge needs attention"
    return f"{count(number, 'pledge')} {'needs' if number == 1 else 'need'} attention"


def _in_two(counts: Counter[Status], made: str) -> tuple[str, str]:
    """The strongest point with its base, and the rest; `made` says of which day the pledges are."""
    total = counts.total()
    base = " ".join(part for part in (count(total, "pledge"), made) if part)
    known = [status for status in counts if not status.unknown]
    if len(counts) == 1:
        return of_pledges(counts, made), ""
    first = [said(status, counts[status]) for status in STACKED if counts[status] and kept(status)]
    if known and not first:
        first = ["none is substantially kept"]
    others = [status for status in STACKED if counts[status] and not kept(status)]
    greatest = max(others, key=lambda status: counts[status], default=None)
    if greatest is not None:
        first.append(said(greatest, counts[greatest]))
    rest = {status: counts[status] for status in others if status is not greatest}
    the = "the " if made else ""
    return f"Of {the}{base}{',' if made else ''} {listed(first)}.", _rest(rest)


def _rest(counts: dict[Status, int]) -> str:
    """`Of the rest, 3 were overtaken by events and 1 is reversed.`"""
    if len(counts) > 1:
        return f"Of the rest, {distribution(counts)}."
    for status, number in counts.items():
        those = "The other one" if number == 1 else f"The other {number}"
        if status is Status.NO_EVIDENCE:
            return f"For {those[0].lower()}{those[1:]} nothing was found."
        return f"{those} {said(status, number).split(' ', 1)[1]}."
    return ""


def _since_another_year(selection: Selection, *, themes: bool) -> str:
    """What differs from the best year; where the present is the best, from the least one.

    Empty where no year compares with the present, or none differs.
    """
    standings, view = selection.standings, selection.view
    every_year = years_until(view.register.meeting.date, view.moment.as_of)
    last = every_year[-1]
    years = comparable_years(
        {y: sum(status_in(s, y) is Status.NOT_ASSESSED for s in standings) for y in every_year}
    )
    numbers = {year: sum(kept(status_in(s, year)) for s in standings) for year in years}
    most, least = max(numbers.values()), min(numbers.values())
    if most == least:
        return ""
    far = max(y for y in years if numbers[y] == (most if numbers[last] < most else least))
    then, now = numbers[far], numbers[last]
    lost = [s for s in standings if kept(status_in(s, far)) and not kept(s.status)]
    if now > then or not lost:
        return (
            f"At the end of {far}, {then or 'none'} {'were' if then > 1 else 'was'} substantially"
            f" kept or better; now {now or 'none'} {_are(now)}."
        )
    if then == 1:
        return f"At the end of {far}, 1 was substantially kept or better; it no longer is."
    gained = sum(kept(s.status) and not kept(status_in(s, far)) for s in standings)
    others = f"; {count(gained, 'other')} now {_are(gained)}" if gained else ""
    gone = f"{len(lost)} no longer {_are(len(lost))}" if len(lost) < then else "none still is"
    where = _themes(selection, lost) if themes and len(lost) < then else ""
    return (
        f"Of {then} that were substantially kept or better at the end of {far}, {gone}{where}"
        f"{others}."
    )


def _themes(selection: Selection, lost: Sequence[Standing]) -> str:
    """`, most under Aid and Talks`: the themes that hold more than half of those lost."""
    of = Counter(s.commitment.theme for s in selection.standings)
    counts = Counter(s.commitment.theme for s in lost)
    if len(of) == 1 or len(lost) < _MOST_NAMED:
        return ""
    names = {theme.id: theme.name for theme in selection.view.register.themes}
    told: list[str] = []
    covered = 0
    for theme, number in sorted(counts.items(), key=lambda pair: -pair[1]):
        told.append(names[theme])
        covered += number
        if 2 * covered > len(lost):
            break
    if len(told) > _MOST_NAMED:
        return ""
    much = "all" if covered == len(lost) else "most"
    return f", {much} under {listed(told)}"


def _one_before(s: Standing) -> str:
    """How one pledge stood before it stood so."""
    before = [span.status for span in s.spans if span.status is not s.status]
    if not s.spans or not before:
        return ""
    label = before[-1].label_for(s.commitment.kind)
    return f"That has held since {as_judged(s.since, long=True)}; before, it was judged “{label}”."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
