"""What is said of one member: what it did by the facts on file, and what must go with that.

No verdict is given on a member: pledges are judged. What is not on file was not looked for, or not
found; nobody says that it was not done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from commitments.answers.answer import Answer, in_one_breath
from commitments.answers.themes import in_sentence
from commitments.dates import PartialDate, in_words
from commitments.dates import joined as joined_words
from commitments.record_words import Stage
from commitments.register.background import Member
from commitments.register.model import Register
from commitments.standing.acts import Act, Sides, parted
from commitments.standing.money import Money
from commitments.text import count, every, listed
from commitments.vocabulary import SourceKind

NO_VERDICT = "Pledges are judged here, not members."
BY_THEME = "Facts in which it acted, by theme"
BY_THEME_ABOUT = (
    "Each fact once, under the theme that it bears on most; newest first. What a fact does to a"
    " pledge need not be the doing of this member alone."
)
NOTHING_SAID = "That says nothing about what it did."


def member_answer(
    member: Member,
    acts: Sequence[Act],
    register: Register,
    chosen: int | None = None,
    unfiltered: int = 0,
) -> Answer:
    """The answer on a member by its acts, newest first: `Spain: it acted in 40 facts on file; 32
    advance a pledge, 1 sets one back and 7 are context.` `chosen` is the number of pledges that a
    filter leaves, where there is one, `unfiltered` that of its facts without the filter."""
    on = "" if chosen is None else f" that bear on {_these(chosen)}"
    if not acts:
        bearing = on.replace("that bear", "bearing")
        more = NOTHING_SAID
        if unfiltered:
            facts = "One fact bears" if unfiltered == 1 else f"{unfiltered} facts bear"
            more = f"{facts} on other pledges."
        return Answer(f"{member.name}: no fact on file{bearing} names it as acting.", more)
    if len(acts) == 1:
        on = on.replace("bear", "bears")
        first = f"{member.name}: it acted in one fact on file{on}, which {_alone(parted(acts))}."
    else:
        first = f"{member.name}: it acted in {len(acts)} facts on file{on}; {ways(parted(acts))}."
    newest = acts[0].fact.date
    of = f"It is of {in_words(newest)}." if len(acts) == 1 else _newest(newest)
    return in_one_breath(first, most_on(acts, register), of, NO_VERDICT)


def _these(chosen: int) -> str:
    return "this pledge" if chosen == 1 else f"these {chosen} pledges"


def _newest(newest: PartialDate) -> str:
    return f"The newest is of {in_words(newest)}."


def ways(sides: Sides) -> str:
    """`32 advance a pledge, 1 sets one back and 7 are context`: each act once."""
    told = []
    if n := len(sides.advances):
        told.append(f"{n} {'advances' if n == 1 else 'advance'} a pledge")
    if n := len(sides.setbacks):
        told.append(f"{n} {'sets' if n == 1 else 'set'} {'one' if told else 'a pledge'} back")
    if n := len(sides.both):
        alone = "1 advances one pledge but sets another back"
        more = f"{n} advance one pledge but set another back"
        if len(told) == 2:
            alone, more = "1 does both", f"{n} do both"
        told.append(alone if n == 1 else more)
    if n := len(sides.context):
        told.append(f"{n} {'is' if n == 1 else 'are'} context")
    if len(told) == 1:
        number, _, does = told[0].partition(" ")
        return f"{every(int(number)) if number == '2' else 'all'} {does}"
    return listed(told)


def of_year(acts: Sequence[Act], year: int) -> str:
    """`4 facts of 2025 in which it acted: 2 advance a pledge and 2 are context`."""
    if len(acts) == 1:
        return f"The one fact of {year} in which it acted {_alone(parted(acts))}"
    return f"{len(acts)} facts of {year} in which it acted: {ways(parted(acts))}"


def _alone(sides: Sides) -> str:
    """What the only act does."""
    if sides.both:
        return "advances one pledge and sets another back"
    if sides.context:
        return "is context"
    return "advances a pledge" if sides.advances else "sets a pledge back"


def most_on(acts: Sequence[Act], register: Register) -> str:
    """`Most bear on aid.`, `Most bear on aid (12) and talks (9).`: the themes that more of the acts
    bear on than on any other, each act under one; nothing of a single act or of many themes."""
    found = Counter(act.theme for act in acts).most_common()
    if len(acts) < 2 or not found:
        return ""
    names = {theme.id: in_sentence(theme.name, register) for theme in register.themes}
    (first, most), *rest = found
    if not rest:
        return f"{'Both' if len(acts) == 2 else 'All'} bear on {names[first]}."
    if most > len(acts) / 2:
        return f"Most bear on {names[first]}."
    if most == rest[0][1]:
        return ""
    return f"More bear on {names[first]} than on any other theme."


def who_says(acts: Sequence[Act]) -> str:
    """`34 of the 40 facts rest on a party's word, 5 on reporting and 1 on an independent
    monitor.`; what a party is, stands with the sources of the method."""
    if not acts:
        return ""
    found = Counter(act.fact.source.kind for act in acts)
    kinds = [(kind, found[kind]) for kind in SourceKind if found[kind]]
    kinds.sort(key=lambda pair: -pair[1])
    if len(acts) == 1:
        return f"The fact rests on {_RESTS[kinds[0][0]]}."
    if len(kinds) == 1:
        return f"{every(len(acts)).capitalize()} facts rest on {_RESTS[kinds[0][0]]}."
    (kind, most), *rest = kinds
    first = f"{most} of the {len(acts)} facts {'rests' if most == 1 else 'rest'} on {_RESTS[kind]}"
    return f"{listed([first, *(f'{n} on {_RESTS[kind]}' for kind, n in rest)])}."


_RESTS = {
    SourceKind.ACT: "the record of the act itself",
    SourceKind.MONITOR: "an independent monitor",
    SourceKind.REPORTING: "reporting",
    SourceKind.PARTY: "a party’s word",
}


def with_others(acts: Sequence[Act]) -> str:
    """`In 12 of the 40 facts others acted too.`: such a fact stands under each of them."""
    shared = sum(act.shared for act in acts)
    if not shared:
        return ""
    if shared == len(acts):
        facts = (
            "the fact" if shared == 1 else "both facts" if shared == 2 else f"all {shared} facts"
        )
        return f"In {facts} others acted too."
    return f"In {shared} of the {len(acts)} facts others acted too."


def before_joining(member: Member, acts: Sequence[Act]) -> str:
    """`14 of the 25 facts are of the time before it joined.`: of which that is certain."""
    earliest = member.joined.earliest
    before = sum(act.fact.date.last < earliest for act in acts) if earliest else 0
    if not before:
        return ""
    if before == len(acts):
        return f"{'It is' if before == 1 else 'All are'} of the time before it joined."
    are = "is" if before == 1 else "are"
    return f"{before} of the {len(acts)} facts {are} of the time before it joined."


def membership(member: Member) -> str:
    """`Joined between 2014 and 2016; basis: list of members, August 2016.`"""
    return f"Joined {joined_words(member.joined.text)}; basis: {member.basis}."


def not_yet(member: Member) -> Answer:
    """The answer on a day before a member joined."""
    return Answer(
        f"{member.name}: no member by this date.",
        f"Sources name it as a member only later; it joined {joined_words(member.joined.text)}.",
    )


def money_title(found: Money) -> str:
    """`12 sums of money on file: pledged and paid`: the title of the money of a member."""
    groups = (*found.own, *found.shared)
    number = sum(len(group.sums) for group in groups)
    if not number:
        return "No sum of money is on file"
    stages = {group.stage for group in groups}
    told = listed(stage.label.lower() for stage in Stage if stage in stages)
    return f"{count(number, 'sum')} of money on file: {told}"
