"""What a list of pledges answers, for any filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from commitments.answers.answer import Answer, in_one_breath, of_pledges, said, under
from commitments.dates import month_in_words
from commitments.standing.months import months_before
from commitments.standing.newest import newest_date
from commitments.tables.filter import FILTER_FIELDS, FilterField
from commitments.tables.filter_said import (
    MORE_ADVANCES,
    MORE_SETBACKS,
    choices,
    does,
    named,
    quoted,
)
from commitments.tables.sorting import PRESSING
from commitments.tables.view import Selection
from commitments.text import count, every, listed, opening
from commitments.vocabulary import Concern, Status, Trend

QUIET_MONTHS = 6
"""A pledge without a new fact for so long is told."""


def answer(selection: Selection) -> Answer:
    """The answer of a list: how the chosen pledges stand, how they moved, how new the facts are."""
    if not selection.count:
        return Answer(_nothing(selection))
    return in_one_breath(_first(selection), *_more(selection))


def _nothing(selection: Selection) -> str:
    if not selection.total:
        return "This register holds no pledge yet."
    others = replace(selection.filter, text="")
    if selection.found is not None and selection.view.select(others).count:
        return f"{_searched(selection)} leads to none of {_base(selection)}."
    return of_pledges({})


# ---------------------------------------------------------------- the first sentence


def _first(selection: Selection) -> str:
    counts = Counter(s.status for s in selection.standings)
    if selection.filter.empty:
        return _all(counts)
    if selection.found is not None:
        where = _some(selection, _base(selection))
        return f"{_searched(selection)} leads to {where}{_rest(counts)}"
    used = [field for field in FILTER_FIELDS if selection.filter.keys(field)]
    if len(used) == 1:
        return _by_one(selection, used[0], counts)
    return _passing(selection, "passes these filters", "pass these filters", counts)


def _all(counts: Mapping[Status, int]) -> str:
    """Of the whole register, the most pressing first."""
    total = sum(counts.values())
    if len(counts) == 1:
        return of_pledges(dict(counts))
    return f"{count(total, 'pledge')}: {_pressing(counts)}."


def _by_one(selection: Selection, field: FilterField, counts: Mapping[Status, int]) -> str:
    """The first sentence where one field is chosen."""
    register = selection.view.register
    keys = selection.filter.keys(field)
    if field.name in ("themes", "regions"):
        return under(named(selection.filter, register), of_pledges(dict(counts)))
    if field.name == "statuses" and len(counts) == 1:
        (status,) = counts
        if status is Status.NO_EVIDENCE:
            return f"Nothing was found for {_some(selection, _pledges(selection.total))}."
        return f"Of {_pledges(selection.total)} {said(status, selection.count)}."
    if field.name == "members":
        names = choices(field, keys, register)
        names = names[0].upper() + names[1:]
        return f"{names} acted on {_some(selection, _pledges(selection.total))}{_rest(counts)}"
    if field.name == "needs" and keys == (str(Concern.REVERSED),):
        return f"Of {_pledges(selection.total)} {said(Status.REVERSED, selection.count)}."
    return _passing(selection, *does(field, keys, register), counts)


def _passing(selection: Selection, one: str, many: str, counts: Mapping[Status, int]) -> str:
    """`7 of 32 pledges pass these filters: 1 is reversed and 6 saw limited action.`"""
    verb = one if selection.count == 1 else many
    return f"{_some(selection, _pledges(selection.total))} {verb}{_rest(counts)}"


def _rest(counts: Mapping[Status, int]) -> str:
    """How some pledges stand, at the end of a sentence that counted them."""
    total = sum(counts.values())
    if len(counts) > 1:
        return f": {_pressing(counts)}."
    (status,) = counts
    if status is Status.NOT_ASSESSED and total > 1:
        return f"; {'neither' if total == 2 else 'none of them'} is assessed yet."
    if status is Status.NO_EVIDENCE:
        who = "it" if total == 1 else every(total)
        return f"; for {who} nothing was found."
    verb = said(status, total).partition(" ")[2]
    return f"; {'it' if total == 1 else every(total)} {verb}."


def _pressing(counts: Mapping[Status, int]) -> str:
    return listed(said(status, counts[status]) for status in PRESSING if counts.get(status))


def _some(selection: Selection, base: str) -> str:
    return f"{selection.count} of {base}"


def _pledges(number: int) -> str:
    return count(number, "pledge")


def _base(selection: Selection) -> str:
    """What a search was made in: all pledges, or those that pass the other filters."""
    rest = replace(selection.filter, text="")
    if rest.empty:
        return _pledges(selection.total)
    number = selection.view.select(rest).count
    verb = "passes" if number == 1 else "pass"
    return f"{_pledges(number)} that {verb} the other filters"


def _searched(selection: Selection) -> str:
    """What was typed, and as what it was read where a word of it stands nowhere."""
    text = quoted(selection.filter.text)
    read = (
        [listed(word.read_as, "or") for word in selection.found.misspelt] if selection.found else []
    )
    return f"{text} (read as {listed(read)})" if read else text


# ---------------------------------------------------------------- what more there is to say


def _more(selection: Selection) -> list[str]:
    """How the pledges moved, how new their facts are, how sure their status is."""
    sentences = [_moved(selection), _news(selection)]
    if not selection.filter.empty:
        sentences.append(_sure(selection))
    return [sentence for sentence in sentences if sentence]


def _moved(selection: Selection) -> str:
    if selection.count == 1:
        (s,) = selection.standings
        if s.trend is Trend.SILENT:
            nothing = "It had neither an advance nor a setback in the last twelve months."
            return nothing if s.evidence else ""
        counts = [
            f"{number or 'no'} {word if number == 1 else word + 's'}"
            for number, word in ((s.advances, "advance"), (s.setbacks, "setback"))
        ]
        return f"It had {counts[0]} and {counts[1]} in the last twelve months."
    if selection.filter.trends or selection.filter.needs == (str(Concern.WORSENING),):
        return ""
    for trend, words in ((Trend.WORSENING, MORE_SETBACKS), (Trend.IMPROVING, MORE_ADVANCES)):
        if number := sum(s.trend is trend for s in selection.standings):
            return f"{opening(number, selection.count)} {words}."
    return ""


def _news(selection: Selection) -> str:
    date = newest_date(selection.standings)
    if date is None:
        return (
            "No fact is on file for it." if selection.count == 1 else "No fact is on file for them."
        )
    limit = months_before(selection.view.moment.as_of, QUIET_MONTHS)
    quiet = sum(s.horizon is None or s.horizon <= limit for s in selection.standings)
    newest = month_in_words(date)
    if not quiet or selection.count == 1:
        return f"The newest fact is of {newest}."
    if quiet == selection.count:
        return f"None had a new fact for six months; the newest is of {newest}."
    return f"{opening(quiet, selection.count)} had no new fact for six months."


def _sure(selection: Selection) -> str:
    """The confidence, where it is one for all."""
    found = {s.confidence for s in selection.standings}
    if len(found) != 1 or selection.filter.confidence:
        return ""
    (confidence,) = found
    if confidence is None:
        return ""
    both = "both" if selection.count == 2 else "all"
    each = "" if selection.count == 1 else f" in {both} of them"
    return f"Confidence is {confidence.label.lower()}{each}."
