"""What a member will be asked, and what others will ask about it, with lines to take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from commitments.answers.bilateral import OnFile
from commitments.answers.member import ways, who_says, with_others
from commitments.briefing.bilateral_lines import Teller, Told, lower, no_fact, titles
from commitments.briefing.citations import Sentence
from commitments.record_words import Stage
from commitments.register.model import Commitment
from commitments.standing.acts import Act, parted
from commitments.standing.attention import needing_attention
from commitments.standing.money import Sum
from commitments.standing.standing import Standing
from commitments.standing.words import standing_words
from commitments.text import count
from commitments.vocabulary import Concern, Effect, Status

_SETBACKS, _FLAGGED = 2, 2  # pledges that it is asked about for each reason


def asks(found: OnFile, standings: Sequence[Standing], teller: Teller) -> Iterator[Told]:
    """What the member will be asked, the gravest first: pledges set back with it acting, pledges
    that need attention and on which it acted, sums pledged, pledges on which nothing is on file.

    A question numbers its sources when it is taken.
    """
    set_back = _set_back(found)[:_SETBACKS]
    for group in set_back:
        yield _what_follows(*group, found, teller)
    done = {c.id for pledges, _ in set_back for c in pledges}
    yield from _what_can_it_add(found, standings, done, teller)
    pledged = _own(found, Stage.PLEDGED)
    if pledged:
        yield _was_it_paid(pledged, teller)
    if found.silent:
        yield _what_else(found, teller)


def _set_back(found: OnFile) -> list[tuple[list[Commitment], list[Act]]]:
    """The pledges that facts in which it acted set back, most facts first; those of the same facts
    together. The facts stand newest first."""
    by: dict[str, tuple[Commitment, list[Act]]] = {}
    for act in found.acts:
        for commitment, item in act.on:
            if item.effect is Effect.SETBACK:
                by.setdefault(commitment.id, (commitment, []))[1].append(act)
    groups: dict[tuple[str, ...], tuple[list[Commitment], list[Act]]] = {}
    for commitment, acts in by.values():
        same = tuple(act.fact.id for act in acts)
        groups.setdefault(same, ([], acts))[0].append(commitment)
    return sorted(groups.values(), key=lambda group: -len(group[1]))


def _what_follows(
    commitments: list[Commitment], acts: list[Act], found: OnFile, teller: Teller
) -> Told:
    """What follows from facts that set pledges back: with the weightiest, which is told above."""
    weightiest = next(act for act in found.back if act in acts)
    day = teller.when(weightiest)
    away = "away from it" if len(commitments) == 1 else "away from them"
    if len(acts) == 1:
        said = f"A fact of {day} in which it acted points {away}."
    else:
        said = f"{len(acts)} facts in which it acted point {away}, the weightiest of {day}."
    asked = f"{titles(commitments)}: what follows?"
    return Told(Sentence(said, teller.cited(weightiest)), asked)


def _what_can_it_add(
    found: OnFile, standings: Sequence[Standing], done: set[str], teller: Teller
) -> list[Told]:
    acted = Counter(c.id for act in found.acts for c, _ in act.on)
    flagged = [
        (why, s)
        for why, s in needing_attention(standings)
        if s.commitment.id in set(acted) - done and s.status is not Status.OVERTAKEN
    ]
    return [
        Told(
            Sentence(
                f"{_how_it_stands(why, s)}. Facts on it in which it acted:"
                f" {acted[s.commitment.id]}.",
                (teller.citations.register,),
            ),
            f"“{s.commitment.title}”: what can it add?",
        )
        for why, s in flagged[:_FLAGGED]
    ]


def _how_it_stands(why: Sequence[Concern], s: Standing) -> str:
    """`Status of the pledge: limited action; more setbacks than advances in 12 months`."""
    status = lower(standing_words(s))
    reasons = dict.fromkeys(lower(concern.label) for concern in why)
    return "; ".join([f"Status of the pledge: {status}", *(r for r in reasons if r != status)])


def _own(found: OnFile, stage: Stage) -> list[Sum]:
    """The sums of a stage in which the member acted alone."""
    return [one for group in found.money.own if group.stage is stage for one in group.sums]


def _was_it_paid(pledged: list[Sum], teller: Teller) -> Told:
    pledged = sorted(pledged, key=lambda one: one.act.fact.happened, reverse=True)
    newest = pledged[0]
    more = f" and {count(len(pledged) - 1, 'earlier sum')}" if len(pledged) > 1 else ""
    are = "are" if more else "is"
    said = (
        f"{teller.sum(newest)}{more} {are} on file as pledged; the file does not tie payments to"
        " pledges."
    )
    return Told(Sentence(said, teller.cited(newest.act)), "Was what it pledged paid?")


def _what_else(found: OnFile, teller: Teller) -> Told:
    on = titles(s.commitment for s in found.silent)
    said = f"No fact on file names it as acting on {on}."
    register = (teller.citations.register,)
    return Told(Sentence(said, register), "What did it do that is not on file?")


def questions(found: OnFile, teller: Teller) -> Iterator[Told]:
    """What others will ask about the member, with the line to take."""
    register = (teller.citations.register,)
    if not found.acts:
        none = "No fact on file names it as acting, which says nothing about what it did."
        yield Told(Sentence(f"{_JUDGED} {none}", register), _PART)
        return
    acted = f"it acted in {count(len(found.acts), 'fact')} on file"
    told = f"{acted}; {ways(parted(found.acts))}" if len(found.acts) > 1 else acted
    yield Told(Sentence(f"{_JUDGED} What may be said: {told}.", register), _PART)
    yield Told(_gone_back(found, teller), "Did it go back on a pledge?")
    who = f"{who_says(found.acts)} {with_others(found.acts)}".strip()
    yield Told(Sentence(who, register), "Who says so?")
    yield Told(_paid(found, teller), "How much did it pay?")


_PART = "Did it do its part?"
_JUDGED = "The pledges were made together, and pledges are judged here, not members."


def _gone_back(found: OnFile, teller: Teller) -> Sentence:
    if not found.back:
        return no_fact("sets a pledge back", teller.citations.register)
    alone = sum(not act.shared for act in found.back)
    number = len(found.back)
    if number == 1:
        facts = f"One fact in which it acted{'' if alone else ' with others'}"
    else:
        some = "once alone" if alone == 1 else f"{alone} times alone"
        how = {number: "each time alone", 0: "each time with others"}.get(alone, some)
        facts = f"{number} facts in which it acted, {how},"
    pledges = {c.id for act in found.back for c, item in act.on if item.effect is Effect.SETBACK}
    return Sentence(
        f"{facts} set {count(len(pledges), 'pledge')} back. A fact is no verdict on a member, and"
        " each pledge is judged on all of its facts.",
        (teller.citations.register,),
    )


def _paid(found: OnFile, teller: Teller) -> Sentence:
    """What is on file as paid, apart from what was only promised."""
    register = teller.citations.register
    if found.money.empty:
        return no_fact("names a sum", register)
    paid = _own(found, Stage.PAID)
    apart = "What was pledged or contracted is told apart, and no sums are added up."
    if not paid:
        return Sentence(f"No sum is on file as paid by it alone. {apart}", (register,))
    newest = max(paid, key=lambda one: one.act.fact.happened)
    more = f" and {count(len(paid) - 1, 'other sum')}" if len(paid) > 1 else ""
    said = f"On file as paid: {teller.sum(newest)}{more}. {apart}"
    return Sentence(said, teller.cited(newest.act))
