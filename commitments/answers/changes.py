"""What the Changes page answers: how many pledges changed status, which way, by what, and how many
facts are new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from commitments.answers.answer import Answer, in_one_breath, newer_facts, under
from commitments.dates import day, in_words
from commitments.register.background import Milestone
from commitments.register.model import Assessment
from commitments.standing.changes import Change
from commitments.standing.deciding import Decided, by_deciding_fact
from commitments.standing.diff import Diff, Turn, turn_of, way_of, ways_of
from commitments.text import count, every, listed
from commitments.vocabulary import Effect, Status

NOTHING_CHOSEN = "No pledge passes these filters."
_MOST_WORDS = 20
_FEWEST_WORDS = 6
_MOST_PARTS = 4
_MOST_NAMED = 3

_Part = Callable[[str, int], str]


def of_changes(found: Diff, *, about: str = "") -> Answer:
    """The answer for a period. `about` names what the pledges have in common, such as a theme."""
    if not found.changes:
        return Answer(NOTHING_CHOSEN)
    # One colon a sentence: that behind the name.
    told = _status_changes(found, ";" if about else ":")
    first = under(about, f"{found.period.words} {told}")
    step, facts, number = _largest_step(found), _new_facts(found), f"{_number_of_facts(found)}."
    with_step = [f"{step} {facts}", f"{step} {number}"] if step else []
    again = newer_facts(change.after for change in found.changes)
    return in_one_breath(first, again, [*with_step, facts, number])


def _status_changes(found: Diff, colon: str) -> str:
    total, moved = len(found.changes), found.moved
    if total == 1:
        if not moved:
            return "the status of the one pledge did not change."
        return f"the one pledge {_happened(moved[0])}."
    pledges = count(total, "pledge")
    if not moved:
        return f"{'neither' if total == 2 else 'none'} of {pledges} changed status."
    if len(moved) == 1:
        return (
            f"1 of {pledges} changed status{colon} “{moved[0].after.commitment.title}”"
            f" {_happened(moved[0])}."
        )
    many = len(moved)
    base = f"{every(total)} pledges" if many == total else f"{many} of {pledges}"
    parts = _parts(found)
    if len(parts) == 1:
        part, number = parts[0]
        return f"{base} changed status{colon} {part(every(number), number)}."
    told = listed(part(str(number), number) for part, number in parts)
    return f"{base} changed status{_direction(found)}{colon} {told}."


def _direction(found: Diff) -> str:
    """`, none for the better`; empty where some were, or where pledges were judged for the first
    time, which compares with nothing."""
    if any(change.first_judged for change in found.moved):
        return ""
    better, lost, _ = ways_of(found.moved)
    if better == len(found.moved):
        return ", all for the better"
    if better and not lost:
        return ", none for the worse"
    return ", none for the better" if lost and not better else ""


def _parts(found: Diff) -> list[tuple[_Part, int]]:
    """What happened to how many, in the order in which it is told."""
    by_turn = {turn: [c for c in found.moved if turn_of(c) is turn] for turn in Turn}
    parts = [part for turn, inside in by_turn.items() for part in _parts_of(turn, inside)]
    if len(parts) <= _MOST_PARTS:
        return parts
    return [part for turn, inside in by_turn.items() for part in _in_short(turn, inside)]


def _parts_of(turn: Turn, inside: list[Change]) -> list[tuple[_Part, int]]:
    """By the status that the pledges came to, the greatest number first."""
    if turn is not Turn.OTHER:
        counted = Counter(change.after.status for change in inside)
        return [(_part(turn, status), number) for status, number in counted.most_common()]
    first = sum(change.first_judged for change in inside)
    rest = [change for change in inside if not change.first_judged]
    parts: list[tuple[_Part, int]] = []
    if first:
        parts.append((lambda said, n: f"{said} {_was(n)} judged for the first time", first))
    pairs = Counter((change.before.status, change.after.status) for change in rest)
    return [*parts, *((_from_to(*pair), number) for pair, number in pairs.most_common())]


def _in_short(turn: Turn, inside: list[Change]) -> list[tuple[_Part, int]]:
    """Worse and better as one each, with the status that most came to; a reversal by itself."""
    reversals = [c for c in inside if turn is Turn.WORSE and c.after.status is Status.REVERSED]
    rest = [change for change in inside if change not in reversals]
    parts = _parts_of(turn, reversals)
    if turn in (Turn.WORSE, Turn.BETTER) and rest:
        verb = "fell" if turn is Turn.WORSE else "rose"
        ((status, most),) = Counter(change.after.status for change in rest).most_common(1)
        label = status.label.lower()
        if most == len(rest):
            return [*parts, (lambda said, _: f"{said} {verb} to {label}", most)]
        return [*parts, (lambda said, _: f"{said} {verb} ({most} to {label})", len(rest))]
    whole = _parts_of(turn, rest)
    if turn is Turn.OTHER and len(whole) > 1:
        return [(lambda said, _: f"{said} changed otherwise", len(rest))]
    return [*parts, *whole]


def _from_to(old: Status, new: Status) -> _Part:
    return lambda said, _: f"{said} went from {old.label.lower()} to {new.label.lower()}"


def _part(turn: Turn, status: Status) -> _Part:
    label = status.label.lower()
    if turn is Turn.OVERTAKEN:
        return lambda said, n: f"{said} {_was(n)} overtaken by events"
    if status is Status.REVERSED:
        return lambda said, n: f"{said} {_was(n)} reversed"
    if status is Status.NO_EVIDENCE:
        return lambda said, _: f"for {said} nothing was found any more"
    if turn is Turn.UNSEEN:
        return lambda said, _: f"{said} became {label}"
    verb = "fell" if turn is Turn.WORSE else "rose"
    return lambda said, _: f"{said} {verb} to {label}"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _happened(change: Change) -> str:
    """What happened to one pledge: `fell from substantially kept to limited action`."""
    kind = change.after.commitment.kind
    old = change.before.status.label_for(kind).lower()
    new = change.after.status.label_for(kind).lower()
    if change.first_judged:
        return f"was judged for the first time, as {new}"
    if change.after.status is Status.OVERTAKEN:
        return "was overtaken by events"
    if change.after.status is Status.REVERSED:
        return "was reversed"
    verb = {-1: "fell", 0: "went", 1: "rose"}[way_of(change)]
    return f"{verb} from {old} to {new}"


def _largest_step(found: Diff) -> str:
    """The event that decided most changes, or the only one. A first judgement is no step."""
    steps = [change for change in found.moved if not change.first_judged]
    by_fact = [decided for decided in by_deciding_fact(steps) if decided.fact is not None]
    if not by_fact:
        return ""
    largest = max(by_fact, key=lambda decided: len(decided.changes))
    assert largest.fact is not None
    on, what = in_words(largest.fact.date), in_short(largest.fact.finding)
    if len(found.moved) == 1:
        return f"The event that decided it was of {on}: {what}"
    if len(largest.changes) == 1:
        return ""
    same = len(largest.changes) == len(found.moved)
    touched = every(len(largest.changes)) if same else str(len(largest.changes))
    return f"The largest step, of {on}, decided {touched} of them: {what}"


def in_short(finding: str) -> str:
    """What happened without its details: the first sentence, of a long one what stands before a
    colon or semicolon, else as many parts as can be said, with a sign that there is more."""
    sentence = re.split(r"(?<=\w{3}[\w)])[.!?]\s+(?=[A-Z“])", finding)[0].rstrip(".")
    words = len(sentence.split())
    clause = re.split(r"[:;]\s", sentence, maxsplit=1)[0]
    if words > _MOST_WORDS // 2 and len(clause.split()) >= _FEWEST_WORDS:
        sentence, words = clause, len(clause.split())
    if words <= _MOST_WORDS:
        return f"{sentence}."
    cut = sentence
    while len(cut.split()) > _MOST_WORDS and ", " in cut:
        cut = cut.rpartition(", ")[0]
    return f"{cut} …" if len(cut.split()) >= _FEWEST_WORDS else f"{sentence}."


def _new_facts(found: Diff) -> str:
    if not found.facts:
        return f"No new fact{acted(found)} is on file."
    told = ways(found)
    if not told:
        none = "neither" if len(found.facts) == 1 else "none of them"
        nor = "nor" if len(found.facts) == 1 else "or"
        return f"{_number_of_facts(found)}, {none} an advance {nor} a setback."
    return f"{_number_of_facts(found)}, {told}."


def ways(found: Diff) -> str:
    """`24 with an advance and 28 with a setback`, of the new facts; the number of one is left
    out."""
    parts = [
        f"{n} with {word}"
        for effect, word in ((Effect.ADVANCE, "an advance"), (Effect.SETBACK, "a setback"))
        if (n := found.effect(effect))
    ]
    told = listed(parts)
    return told.replace("1 with", "with") if len(found.facts) == 1 else told


def _number_of_facts(found: Diff) -> str:
    number = len(found.facts)
    return f"{count(number, 'new fact')}{acted(found)} {'is' if number == 1 else 'are'} on file"


def acted(found: Diff) -> str:
    """` in which Lake or Hill acted`, where facts are told of some members alone; else nothing."""
    names = listed((member.name for member in found.members), "or")
    return f" in which {names} acted" if names else ""


def headline(turn: Turn, decided: tuple[Decided, ...]) -> str:
    """`Overtaken: Train the police; Clear mines; Pay teachers; and 2 more`: the pledges by their
    titles, those of the newest event first."""
    titles = [change.after.commitment.title for one in decided for change in one.changes]
    named = titles[:_MOST_NAMED]
    rest = len(titles) - len(named)
    more = [f"and {rest} more"] if rest else []
    return f"{turn.label}: {'; '.join([*named, *more])}"


def undecided(change: Change) -> str:
    """What stands where the event would, if no fact decided a change."""
    status = change.after.status
    if status.judged_without_facts:
        return status.meaning
    return "Judged without a fact that decided it."


# ---------------------------------------------------------------- the groups below the answer

OVERDUE = "Review now overdue"
OVERDUE_ABOUT = (
    "The newest fact or judgement, of the date beside it, is older than the review period."
)
CORRECTED_ABOUT = "What was said before, what is said now, and when that was recorded."


def milestone_said(one: Milestone) -> str:
    """What a period is counted from: who met where, what it brought, and a caveat."""
    note = f" {one.note}" if one.note else ""
    return f"{one.title}, {one.level}, {one.place}: {one.summary}{note}"


def new_facts_title(found: Diff) -> str:
    """`New facts: 58, 24 with an advance and 28 with a setback`."""
    told = ways(found)
    return f"New facts: {len(found.facts)}{', ' if told else ''}{told}"


def new_facts_about(found: Diff) -> str:
    """In which order new facts are told, and of whom alone."""
    about = "Newest first; each event once, with the pledges that it bears on."
    if not found.members:
        return about
    only = f"Only those{acted(found)}; statuses and judgements are of the pledges, whoever acted."
    return f"{about} {only}"


def context_too(number: int) -> str:
    """`3 are context, neither way`."""
    return f"{number} {'is' if number == 1 else 'are'} context, neither way"


def corrected_title(number: int) -> str:
    """`Corrected: 2 entries`."""
    return f"Corrected: {count(number, 'entry', 'entries')}"


def judgement_replaced(new: Assessment) -> str:
    """That a judgement took the place of another for the same day, and why."""
    return f"The judgement for {day(new.date)} was replaced: {new.reason}"


def gone_stale(change: Change) -> str:
    """How old what is known of a pledge is, against its review."""
    s = change.after
    return f"{s.freshness.label}; to be looked at every {s.commitment.review_every} days"
