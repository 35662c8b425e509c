"""What is said of places and regions: where most happened, and which way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commitments.answers.answer import Answer, distribution, of_pledges, said
from commitments.answers.compared import Dates, comparable, comparison, lost_most
from commitments.standing.totals import totals
from commitments.tables.at_two_dates import Group
from commitments.tables.view import Selection
from commitments.text import count, every, listed
from commitments.vocabulary import Status

_MOST_NAMED = 3
_FEWEST_OF_A_WHOLE = 3


@dataclass(frozen=True, slots=True)
class At:
    """The facts with a direction that name a place, each once."""

    code: str
    name: str
    advances: int
    setbacks: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.advances + self.setbacks


@dataclass(frozen=True, slots=True)
class Where:
    """What is looked at: when, where, and for how many pledges where a filter leaves some."""

    period: str
    """`in the last twelve months` or `in 2024`."""
    land: str
    """`France and Spain`, or `any country`."""
    other: str
    """What a place is one of: `part of France and Spain`, `country`."""
    chosen: int | None = None

    @property
    def lead(self) -> str:
        """The beginning of a sentence."""
        when = self.period[0].upper() + self.period[1:]
        return when if self.chosen is None else f"{when}, of what bears on {self.pledges},"

    @property
    def pledges(self) -> str:
        """The pledges that a filter leaves."""
        return "this pledge" if self.chosen == 1 else f"these {self.chosen} pledges"


def regions_answer(places: Sequence[At], wholes: Sequence[At], where: Where) -> Answer:
    """The answer on the map: `In the last twelve months more happened in Brittany than in any other
    part of France: 29 facts, 15 of them setbacks.`

    `places` are those on the map, most facts first; `wholes` the countries of which no part was
    named, most first.
    """
    if not places and not wholes:
        return Answer(f"{where.lead} no advance and no setback is on file for {where.land}.")
    if not places:
        whole, rest = wholes[0], wholes[1:]
        named = f"{count(whole.total, 'fact')} {'names' if whole.total == 1 else 'name'}"
        first = f"{where.lead} {named} {whole.name} as a whole, {of_them(whole)}."
        return Answer(first, _whole(rest))
    more = [_second(places), _whole(wholes)]
    return Answer(_most(places, where), " ".join(sentence for sentence in more if sentence))


def _most(places: Sequence[At], where: Where) -> str:
    """Where most happened."""
    top = places[0]
    same = [at for at in places if at.total == top.total]
    facts = count(top.total, "fact")
    if len(places) == 1:
        lies = "lies" if top.total == 1 else "lie"
        return f"{where.lead} {facts} {lies} in {top.name}, {of_them(top)}."
    if len(same) > _MOST_NAMED:
        return f"{where.lead} no place stands out: {len(same)} have {facts} each."
    if len(same) > 1:
        return f"{where.lead} most happened in {listed(at.name for at in same)}: {facts} each."
    if where.chosen is not None:
        return f"{where.lead} most happened in {top.name}: {facts}, {of_them(top)}."
    than = f"than in any other {where.other}"
    return f"{where.lead} more happened in {top.name} {than}: {facts}, {of_them(top)}."


def of_them(at: At) -> str:
    """`15 of them setbacks`, `all of them advances`; of one fact what it is."""
    if at.total == 1:
        return "a setback" if at.setbacks else "an advance"
    if not at.setbacks or not at.advances:
        return f"all of them {'setbacks' if at.setbacks else 'advances'}"
    return f"{at.setbacks} of them {'a setback' if at.setbacks == 1 else 'setbacks'}"


def _second(places: Sequence[At]) -> str:
    """The place with most facts after the first, where it is one alone."""
    if len(places) < 2 or places[0].total == places[1].total or places[1].total < 2:
        return ""
    second = places[1]
    if len(places) > 2 and places[2].total == second.total:
        return ""
    if not second.setbacks or not second.advances:
        ways = "setbacks" if second.setbacks else "advances"
        return f"In {second.name} {every(second.total)} were {ways}."
    were = "was a setback" if second.setbacks == 1 else "were setbacks"
    return f"In {second.name} {second.setbacks} of {second.total} {were}."


def _whole(wholes: Sequence[At]) -> str:
    """The country that most facts name without any part of it."""
    if not wholes or wholes[0].total < _FEWEST_OF_A_WHOLE:
        return ""
    at = wholes[0]
    more, less = max(at.advances, at.setbacks), min(at.advances, at.setbacks)
    if more == less:
        led = f"there were {more} advances and as many setbacks"
    else:
        led = f"{'advances' if at.advances > at.setbacks else 'setbacks'} led, {more} to {less}"
    return f"Where only {at.name} as a whole is named, {led}."


def place_answer(at: At, where: Where, pledges: Mapping[Status, int]) -> Answer:
    """The answer on one place; `pledges` are the statuses of the pledges that its facts bear on."""
    on = "" if where.chosen is None else f" on {where.pledges}"
    if not at.total:
        return Answer(f"{at.name}: no advance and no setback{on} is on file {where.period}.")
    first = f"{at.name}: {count(at.total, 'fact')}{on} {where.period}, {of_them(at)}."
    return Answer(first, f"{'It bears' if at.total == 1 else 'They bear'} on {_bearing(pledges)}.")


def _bearing(pledges: Mapping[Status, int]) -> str:
    """The pledges that facts bear on, and how they stand."""
    total = sum(pledges.values())
    of = "one pledge" if total == 1 else f"{total} pledges"
    alone = [status for status, number in pledges.items() if number == total]
    if not alone:
        return f"{of}: {distribution(dict(pledges))}"
    every = "it" if total == 1 else "all"
    if alone[0] is Status.NO_EVIDENCE:
        return f"{of}; for {every} nothing was found"
    return f"{of}; {every} {said(alone[0], total).removeprefix(f'{total} ')}"


def naming(number: int) -> str:
    """`5 pledges name it`: how many pledges name a region."""
    return f"{count(number, 'pledge')} {'names' if number == 1 else 'name'} it"


def by_regions_answer(selection: Selection, groups: Sequence[Group], dates: Dates) -> Answer:
    """The answer where no place has a fact: the regions against the earlier date; of one pledge,
    which may name several, its status alone."""
    told = of_pledges(totals(selection.standings).counts)
    if selection.count == 1 or len(groups) < 2:
        return Answer(told)
    if not comparable(groups) or dates.earlier == dates.now:
        return Answer(told)
    lost = lost_most(groups)
    most = f"that name {lost.name}" if lost else ""
    chosen = None if selection.filter.empty else selection.count
    return Answer(comparison(groups, "region", dates, most, chosen), told)
