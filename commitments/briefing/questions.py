"""The questions that a minister may be asked, each with an answer of at most forty words, what may
be said and what must not. Made by rule from the register: the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from commitments.answers.changes import in_short
from commitments.answers.pledge import status_words
from commitments.briefing import questions_of_all as of_all
from commitments.briefing.brevity import within
from commitments.briefing.citations import Citations, Sentence
from commitments.briefing.question import ANSWER, Question, named, quoted
from commitments.briefing.sentences import reason, told
from commitments.dates import as_judged, day, when
from commitments.register.model import Bearing
from commitments.standing.changes import Change
from commitments.standing.deciding import Decided, by_deciding_fact
from commitments.standing.standing import Standing
from commitments.standing.weight import weightiest
from commitments.standing.words import again_words
from commitments.tables.view import Selection
from commitments.text import count, first_sentence
from commitments.vocabulary import Concern, Effect, SourceKind, Status

FIVE = 5
_OF_PLEDGES = 3  # of the five, at most so many are about single pledges

Flagged = Iterable[tuple[tuple[Concern, ...], Standing]]


def questions(
    selection: Selection, changes: Iterable[Change], flagged: Flagged, citations: Citations
) -> tuple[Question, ...]:
    """The five questions that come first, then those of all other pledges that need attention."""
    decided = [one for one in by_deciding_fact(changes) if one.fact]
    largest = max(decided, key=lambda one: len(one.changes), default=None)
    first = [of_all.kept(selection)]
    if largest is not None and largest.fact is not None:
        first.append(_event(largest, largest.fact, citations))
    told = largest.fact.id if largest and largest.fact else ""
    single = _of_pledges(flagged, citations)
    taken = _various(single, told)
    five = [*first, *taken, *of_all.others(selection, citations)][:FIVE]
    return (*five, *(asked for _, asked in single if asked not in five))


def _various(single: Sequence[tuple[tuple[Concern, str], Question]], told: str) -> list[Question]:
    """One of each concern first; what an event has answered already comes last."""
    fresh = [entry for entry in single if entry[0][1] != told or not told]
    seen: set[Concern] = set()
    first: list[Question] = []
    later: list[Question] = []
    for (concern, _), asked in fresh:
        (later if concern in seen else first).append(asked)
        seen.add(concern)
    return [*first, *later][:_OF_PLEDGES]


def _of_pledges(
    flagged: Flagged, citations: Citations
) -> list[tuple[tuple[Concern, str], Question]]:
    """Pledges that are asked about for one event, or for want of a source, are asked about at
    once."""
    groups: dict[tuple[Concern, str, str], list[Standing]] = {}
    for (gravest, *_), s in flagged:
        event = _behind(gravest, s)
        if event:
            alike = (event.id, "")
        elif gravest is Concern.PARTY_ONLY or s.status.unknown:
            alike = ("", str(s.status) if s.status.unknown else "")
        else:
            alike = ("", s.commitment.id)
        groups.setdefault((gravest, *alike), []).append(s)
    return [
        ((gravest, event), _ASKED[gravest](group, citations))
        for (gravest, event, _), group in groups.items()
    ]


def _behind(gravest: Concern, s: Standing) -> Bearing | None:
    """The newest fact behind a concern, where one fact answers it."""
    if gravest is Concern.TO_BE_JUDGED:
        return next(reversed(s.unjudged or s.newer), None)
    if gravest is Concern.WORSENING:
        return next(item for item in reversed(s.evidence) if item.effect is Effect.SETBACK)
    return None


def _event(one: Decided, fact: Bearing, citations: Citations) -> Question:
    """What an event did to the pledges that it decided."""
    standings = tuple(change.after for change in one.changes)
    statuses = {s.status for s in standings}
    pledges = count(len(standings), "pledge")
    on = "on" if fact.date.exact else "in"
    decided = f"It decided how {pledges} now {'stands' if len(standings) == 1 else 'stand'}:"
    answer = within(ANSWER, in_short(fact.finding), f"{decided} {named(standings)}.")
    if fact.source.kind is SourceKind.PARTY:
        may = f"That it was declared, and by whom: {fact.origin}."
    else:
        may = f"That {fact.source.publisher} reports it."
    never = "That action has ended altogether."
    overtaken = sum(s.status is Status.OVERTAKEN for s in standings)
    if 0 < overtaken < len(standings):
        were = "was" if overtaken == 1 else "were"
        never = f"That these pledges were broken: {overtaken} {were} overtaken by events."
    elif overtaken:
        never = _one_or_more(
            standings,
            "That this pledge was broken: events overtook it.",
            "That these pledges were broken: events overtook them.",
        )
    elif Status.REVERSED in statuses:
        never = "That nothing was ever done."
    elif all(change.direction > 0 for change in one.changes):
        never = _one_or_more(
            standings, "That it is kept in full.", "That these pledges are kept in full."
        )
    cited = (citations.evidence(fact),)
    asked = f"What happened {on} {when(fact.date)}?"
    return Question(standings, asked, Sentence(answer, cited), Sentence(may, cited), never)


def _one_or_more(standings: Sequence[Standing], one: str, more: str) -> str:
    return one if len(standings) == 1 else more


def _reversed(group: list[Standing], citations: Citations) -> Question:
    s = group[0]
    before = [span for span in s.spans if span.status is not s.status]
    never = "That it cannot be taken up again."
    if before:
        label = before[-1].status.label_for(s.commitment.kind).lower()
        never = f"That nothing was ever done: before, it was judged “{label}”."
    return Question(
        tuple(group),
        f"Why is {quoted(s)} reversed?",
        _reason(s, citations),
        _advance(s, citations, "That it was reversed, and by what act."),
        never,
    )


def _to_be_judged(group: list[Standing], citations: Citations) -> Question:
    s = group[0]
    event = _behind(Concern.TO_BE_JUDGED, s)
    several = len(group) > 1
    judged = as_judged(s.assessment.date) if s.assessment else day(s.since)
    lead = f"It was judged “{status_words(s).lower()}” as of {judged}; {again_words(s)}"
    if several:
        lead = f"One newer fact bears on {count(len(group), 'pledge')}: {named(group)}."
    answer = within(ANSWER, lead, told(event, citations).text if event else "")
    asked = f"Do the verdicts on {count(len(group), 'pledge')} still hold?"
    return Question(
        tuple(group),
        asked if several else f"Does the verdict on {quoted(s)} still hold?",
        Sentence(answer, (citations.evidence(event),) if event else ()),
        Sentence("That it is to be judged again."),
        "That the verdict has seen the newest facts.",
    )


def _worsening(group: list[Standing], citations: Citations) -> Question:
    s = group[0]
    event = _behind(Concern.WORSENING, s)
    several = len(group) > 1
    lead = f"In the last 12 months {count(s.setbacks, 'setback')} against"
    lead = f"{lead} {count(s.advances, 'advance')}."
    if several:
        lead = f"More setbacks than advances in 12 months. One event is behind all {len(group)}:"
    newest = told(event, citations) if event else Sentence("")
    answer = f"{lead} {newest.text}" if several else within(ANSWER, lead, newest.text)
    asked = f"Are {len(group)} pledges getting worse?" if several else ""
    never = f"That it has failed: it stands at “{status_words(s).lower()}”."
    if s.status is Status.OVERTAKEN:
        never = "That it was broken: events overtook it."
    return Question(
        tuple(group),
        asked or f"Is {quoted(s)} getting worse?",
        Sentence(within(ANSWER, answer), newest.references),
        _advance(s, citations, "How it stands, and the setbacks that are on file."),
        "That all of them have failed." if several else never,
    )


def _disputed(group: list[Standing], citations: Citations) -> Question:
    s = group[0]
    assert s.assessment is not None  # what is disputed was judged
    assert s.assessment.second is not None
    second = s.assessment.second
    label = second.status.label_for(s.commitment.kind).lower()
    one = f"One says {status_words(s).lower()}, the other {label}."
    reasons = (f"The first: {first_sentence(s.assessment.reason)}", f"The other: {second.reason}")
    answer = within(ANSWER, one, reasons[1], reasons[0])
    return Question(
        tuple(group),
        f"Why do two readers of {quoted(s)} differ?",
        Sentence(answer, citations.of(s)),
        Sentence("That the same facts allow both readings."),
        "That the verdict is beyond doubt.",
    )


def _party_only(group: list[Standing], citations: Citations) -> Question:
    s = group[0]
    if len(group) == 1:
        lead = f"Nobody on file: {quoted(s)} rests on the word of those who pledged."
    else:
        lead = f"On {count(len(group), 'pledge')} nobody: they rest on the parties’ word,"
        lead = f"{lead} among them {quoted(s)}."
    return Question(
        tuple(group),
        "Who says so besides the parties?",
        Sentence(within(ANSWER, lead), citations.of(s)),
        Sentence("What the parties report, in their name."),
        "As a fact what only a party says.",
    )


def _expired(group: list[Standing], citations: Citations) -> Question:
    s = group[0]
    if s.status is Status.NOT_ASSESSED:
        return Question(
            tuple(group),
            f"How {'does' if len(group) == 1 else 'do'} {named(group)} stand?",
            Sentence("Nobody has judged that yet."),
            Sentence("What was promised, in its own words."),
            "That it was kept, or that it was not.",
        )
    if s.status.unknown:
        return nothing_found(group) if s.status is Status.NO_EVIDENCE else _unsettled(group)
    newest = s.evidence[-1] if s.evidence else None
    known = told(newest, citations) if newest else Sentence(f"It was judged on {day(s.newest)}.")
    return Question(
        tuple(group),
        f"What is the newest on {quoted(s)}?",
        Sentence(within(ANSWER, known.text, "Nothing later is on file."), known.references),
        Sentence(f"That it was last known as “{s.status.label.lower()}”."),
        "That it still stands so today.",
    )


def nothing_found(group: Sequence[Standing]) -> Question:
    """What is asked of pledges on which a search found nothing."""
    newest = day(max(s.newest for s in group))
    answer = f"A documented search found nothing either way. It was last made on {newest}."
    return Question(
        tuple(group),
        f"What about {named(group)}?",
        Sentence(answer),
        Sentence("That a search found nothing."),
        "That nothing was done: nothing was found.",
    )


def _unsettled(group: Sequence[Standing]) -> Question:
    return Question(
        tuple(group),
        f"Was {named(group)} kept?",
        Sentence("The facts on file do not settle it."),
        Sentence("Which facts are on file."),
        "That it was kept, or that it was broken.",
    )


def _reason(s: Standing, citations: Citations) -> Sentence:
    why = reason(s, citations)
    return Sentence(within(ANSWER, why.text), why.references)


def _advance(s: Standing, citations: Citations, otherwise: str) -> Sentence:
    """The advance that weighs most; other words where there is none."""
    for item in weightiest(s, Effect.ADVANCE, 1):
        return told(item, citations)
    return Sentence(otherwise)


_ASKED: dict[Concern, Callable[[list[Standing], Citations], Question]] = {
    Concern.REVERSED: _reversed,
    Concern.TO_BE_JUDGED: _to_be_judged,
    Concern.WORSENING: _worsening,
    Concern.DISPUTED: _disputed,
    Concern.PARTY_ONLY: _party_only,
    Concern.EXPIRED: _expired,
}
