"""What themes or regions say of each other, and of an earlier date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from commitments.answers.answer import of_pledges
from commitments.dates import day, ends_a_year, in_words
from commitments.tables.at_two_dates import Group
from commitments.text import count, listed
from commitments.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates that are compared: `today` is the day on which the reader reads."""

    earlier: date
    now: date
    today: date

    @property
    def labels(self) -> tuple[str, str]:
        """How bars call them: `End 2024`, `Today`."""
        return _label(self.earlier), _label(self.now) if self.past else "Today"

    @property
    def past(self) -> bool:
        """Whether the later one is past as well."""
        return self.now != self.today

    @property
    def then_words(self) -> str:
        """The earlier one in a sentence: `at the end of 2024`."""
        return _said(self.earlier)

    @property
    def now_words(self) -> str:
        """The later one in a sentence: `today`."""
        return _said(self.now) if self.past else "today"


def _label(value: date) -> str:
    return f"End {value.year}" if ends_a_year(value) else day(value)


def _said(value: date) -> str:
    return f"at the end of {value.year}" if ends_a_year(value) else f"on {in_words(value)}"


def names_of(names: Iterable[str]) -> str:
    """`a, b and c`; with one comma more where a name has an `and` of its own."""
    words = list(names)
    if len(words) > 1 and any(" and " in word for word in words):
        return f"{', '.join(words[:-1])}, and {words[-1]}"
    return listed(words)


def comparable(groups: Sequence[Group]) -> bool:
    """Whether anything was judged by the earlier date."""
    return any(set(group.earlier) - {Status.NOT_ASSESSED} for group in groups)


def comparison(
    groups: Sequence[Group], of: str, dates: Dates, most: str = "", chosen: int | None = None
) -> str:
    """`Every theme has fewer pledges substantially kept than at the end of 2024; of the 5 on
    military support none is left.`

    Takes several groups; `of` is `theme` or `region`, `most` the name of the group that
    lost_most gives with its preposition, `chosen` the number of pledges where a filter leaves some.
    """
    fewer = sum(group.kept[1] < group.kept[0] for group in groups)
    more = sum(group.kept[1] > group.kept[0] for group in groups)
    pledges = "substantially kept" if chosen else "pledges substantially kept"
    then, total = dates.then_words, len(groups)
    if not fewer and not more:
        if not any(group.kept[1] for group in groups):
            return f"No pledge is substantially kept {dates.now_words}, and none was {then}."
        told = f"{_who(total, total, of, chosen)} as many {pledges} as {then}"
    elif fewer and more:
        told = f"{_who(fewer, total, of, chosen)} fewer {pledges} than {then}, {more} more"
    else:
        way = "fewer" if fewer else "more"
        told = f"{_who(fewer or more, total, of, chosen)} {way} {pledges} than {then}"
        if (fewer or more) < total:
            told += f", and none has {'more' if fewer else 'fewer'}"
    lost = lost_most(groups)
    if lost and most:
        told += f"; of the {lost.kept[0]} {most} none is left"
    return f"{told}."


def lost_most(groups: Iterable[Group]) -> Group | None:
    """The group of which several pledges were substantially kept then and none is now; of several
    the one that lost most."""
    lost = [group for group in groups if group.kept[0] > 1 and not group.kept[1]]
    return max(lost, key=lambda group: group.kept[0], default=None)


def _who(number: int, total: int, of: str, chosen: int | None) -> str:
    """`Every theme has`, `3 of 7 themes have`, `Among these 5 pledges, both themes have`."""
    if number == total == 2:
        told = f"both {of}s have"
    elif number == total:
        told = f"all {total} {of}s have" if chosen else f"every {of} has"
    else:
        told = f"{number} of {total} {of}s {'has' if number == 1 else 'have'}"
    lead = f"among these {chosen} pledges, {told}" if chosen else told
    return lead[0].upper() + lead[1:]


def finding(groups: Sequence[Group], of: str, dates: Dates) -> str:
    """The title of the bars: how many pledges a group has at most that are substantially kept."""
    if not groups:
        return of_pledges({}).removesuffix(".")
    then, now = (max(group.kept[n] for group in groups) for n in (0, 1))
    if len(groups) == 1:
        told = kept_words(groups[0], dates).removesuffix(".")
        return f"{groups[0].name}: {told[0].lower()}{told[1:]}"
    verb, has = ("was", "had") if dates.past else ("is", "has")
    if not now and not then:
        return f"No pledge {verb} substantially kept {dates.now_words}"
    told = f"no pledge of a {of} {verb} substantially kept"
    if now:
        told = f"a {of} {has} at most {count(now, 'pledge')} substantially kept"
    lead = dates.now_words[0].upper() + dates.now_words[1:]
    if then == now or not comparable(groups):
        return f"{lead} {told}"
    return f"{lead} {told}; {dates.then_words} it was up to {then or 'none'}"


def kept_words(group: Group, dates: Dates) -> str:
    """`3 of 21 substantially kept today, 18 at the end of 2024.`"""
    if len(group.standings) == 1:
        return of_pledges(group.now)
    then, now = group.kept
    told = f"{now or 'None'} of {len(group.standings)} substantially kept {dates.now_words}"
    if not comparable([group]) or dates.earlier == dates.now:
        return f"{told}."
    return f"{told}, {then or 'none'} {dates.then_words}."


def note(groups: Iterable[Group]) -> str:
    """What `substantially kept` counts as well, where that occurs."""
    better = any(g.earlier.get(Status.FULFILLED) or g.now.get(Status.FULFILLED) for g in groups)
    return (
        "Where sentences say substantially kept, those fulfilled or upheld count as well."
        if better
        else ""
    )
