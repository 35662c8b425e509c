"""What a comparison answers: both sides in one breath, and each of them in its own words."""

from __future__ import annotations

from collections import Counter

from commitments.answers import pledge
from commitments.answers.answer import Answer, in_one_breath
from commitments.answers.themes import in_sentence, of_some
from commitments.dates import as_judged, in_words
from commitments.register.model import Register
from commitments.standing.words import at_least_substantial
from commitments.tables.side import Comparison, Side, SideKind
from commitments.text import count, listed
from commitments.vocabulary import Effect

NO_VERDICT = "A status is given to a pledge and never to a member: no verdict is given here."
_KEPT, _ACTED = " pledges substantially kept or better", " on file in which it acted"
_POINTS = {
    Effect.ADVANCE: ("advance", "advances"),
    Effect.SETBACK: ("setback", "setbacks"),
    Effect.CONTEXT: ("that points neither way", "that point neither way"),
}


def comparison_answer(found: Comparison, register: Register) -> Answer:
    """`Aid: none of 5 pledges substantially kept or better; Talks: 2 of 9. In the last twelve
    months: 1 advance and no setback on aid; …. They share 12 facts.` Where both sides are one
    thing, that."""
    if found.same:
        return Answer(
            f"Both sides are {found.one.name}.", "Choose another for one of them to compare."
        )
    first, second = (_clause(side) for side in found.sides)
    for words in (_KEPT, _ACTED):
        if first.endswith(words) and second.endswith(words):
            second = second.removesuffix(words)
    one, other = found.names
    told = f"{one}: {first}; {other}: {second}."
    return in_one_breath(told, _directions(found, register), shared_words(found))


def _clause(side: Side) -> str:
    """`2 of 9 pledges substantially kept or better`, `limited action`, `4 facts in which it
    acted`."""
    if side.kind is SideKind.MEMBER:
        number = len(side.facts)
        return f"{count(number, 'fact') if number else 'no fact'}{_ACTED}"
    if not side.standings:
        return "no pledge passes these filters"
    if len(side.standings) == 1:
        label = side.standings[0].status.label_for(side.standings[0].commitment.kind)
        return label[0].lower() + label[1:]
    number = at_least_substantial(side.counts)
    return f"{number or 'none'} of {len(side.standings)}{_KEPT}"


def _directions(found: Comparison, register: Register) -> str:
    dated = any(side.kind is SideKind.DATE for side in found.sides)
    lead = "In twelve months" if dated else "In the last twelve months"
    if not any(sum(side.moved) for side in found.sides):
        return f"{lead} there was neither an advance nor a setback on either side."
    told = (f"{moved_words(side)} {_where(side, register)}" for side in found.sides)
    return f"{lead}: {'; '.join(told)}."


def moved_words(side: Side) -> str:
    """`3 advances and no setback`: of the twelve months before."""
    pairs = zip(side.moved, ("advance", "setback"), strict=True)
    return " and ".join(count(n, what) if n else f"no {what}" for n, what in pairs)


def _where(side: Side, register: Register) -> str:
    """What facts of a side are on, within a sentence."""
    return {
        SideKind.THEME: f"on {in_sentence(side.name, register)}",
        SideKind.REGION: f"for {side.name}",
        SideKind.MEMBER: f"by {side.name}",
        SideKind.PLEDGE: f"on “{side.name}”",
        SideKind.DATE: f"to {as_judged(side.moment.as_of, long=True)}",
    }[side.kind]


def shared_words(found: Comparison) -> str:
    """`They share 12 facts.`; of two dates, how many are new at the later one."""
    number = len(found.shared)
    if all(side.kind is SideKind.DATE for side in found.sides):
        later, earlier = sorted(found.sides, key=lambda s: s.moment.as_of, reverse=True)
        new = len(found.alone[found.sides.index(later)])
        are = "is" if new == 1 else "are"
        since = as_judged(earlier.moment.as_of, long=True)
        return (
            f"{count(new, 'fact')} {are} new since {since}."
            if new
            else f"No fact is new since {since}."
        )
    if all(side.kind is SideKind.MEMBER for side in found.sides):
        return f"Both acted in {count(number, 'fact')}." if number else "They share no fact."
    return f"They share {count(number, 'fact') if number else 'no fact'}."


def side_answer(side: Side) -> Answer:
    """What is said of one side under its name: how its pledges stand, or in how many facts a
    member acted."""
    if side.kind is SideKind.MEMBER:
        return _of_member(side)
    if side.kind is SideKind.PLEDGE and side.standings:
        [s] = side.standings
        status = pledge.status_words(s)
        said = (pledge.verdict(s).text, *pledge.reservations(s))
        return Answer(f"{status}.", " ".join(said))
    year = "in the year before" if side.kind is SideKind.DATE else "in the last year"
    return of_some(side.standings, "", year)


def _of_member(side: Side) -> Answer:
    if not side.facts:
        return Answer("No fact on file in which it acted.")
    ways = Counter(act.direction for act in side.facts)
    told = listed(
        f"{ways[effect]} {words[ways[effect] > 1]}"
        for effect, words in _POINTS.items()
        if ways[effect]
    )
    number = len(side.facts)
    pledges = {c.id for act in side.facts for c, _ in act.on}
    they = "It bears" if number == 1 else "They bear"
    newest = "it" if number == 1 else "the newest"
    return Answer(
        f"{side.name} acted in {count(number, 'fact')} on file: {told}.",
        f"{they} on {count(len(pledges), 'pledge')}; {newest} is of"
        f" {in_words(side.facts[0].fact.date)}.",
    )


def why_no_bars(side: Side) -> str:
    """Why there is nothing to draw of a side."""
    if side.kind is SideKind.MEMBER:
        return "A member has no status." if side.facts else "No fact on file in which it acted."
    return "No pledge passes these filters."


def heads_of_facts(found: Comparison) -> tuple[str, str]:
    """What stands over the facts that one side has and the other has not; of two dates, what came
    between them."""
    numbers = [count(len(facts), "fact") if facts else "no fact" for facts in found.alone]
    if all(side.kind is SideKind.DATE for side in found.sides):
        days = [side.moment.as_of for side in found.sides]
        first, second = (
            f"{'New since' if mine > theirs else 'Replaced since by'} {as_judged(theirs)}: {number}"
            for mine, theirs, number in zip(days, reversed(days), numbers, strict=True)
        )
        return first, second
    first, second = (
        f"Only {name}: {number}" for name, number in zip(found.names, numbers, strict=True)
    )
    return first, second
