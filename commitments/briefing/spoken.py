"""What a note tells its reader to say: what changed, what follows, what may be said, what not.

One function for each kind of sentence; page, slides and notes use the same. Each takes `cite`,
which gives the number of the source of a fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from commitments.answers.changes import in_short
from commitments.answers.overview import attention_title
from commitments.briefing.citations import Sentence
from commitments.dates import as_judged, in_words, when
from commitments.register.background import Milestone
from commitments.register.model import Bearing
from commitments.standing.changes import STALE, Change
from commitments.standing.coming_up import Coming, coming_up
from commitments.standing.deciding import Decided
from commitments.standing.diff import way_of
from commitments.standing.each_year import kept
from commitments.standing.standing import Standing
from commitments.tables.view import Selection
from commitments.text import count, first_sentence, listed
from commitments.vocabulary import Confidence, Effect, SourceKind, Status, Trend

Cite = Callable[[Bearing], int]
Led = tuple[str, Sentence]
"""A date or a name, and the sentence behind it."""

_MOST_NAMED = 3
_MOST_SAID = 3


def changed(decided: Decided, cite: Cite) -> Led:
    """A change as one event: its day, what happened, and what it did to the pledges."""
    did = " ".join(_moves(decided.changes))
    if decided.fact is None:
        judged = decided.changes[0].after.assessment
        why = f" {first_sentence(judged.reason)}" if judged else ""
        told = as_judged(decided.day)
        return told[:1].upper() + told[1:], Sentence(f"{did}{why}")
    told = f"{in_short(decided.fact.finding)} {did}"
    return when(decided.fact.date), Sentence(told, (cite(decided.fact),))


def _moves(changes: Sequence[Change]) -> Iterable[str]:
    """`“A” and “B” fell to limited action.`: a sentence for each way."""
    ways: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        ways.setdefault(_verbs(change), []).append(change.after.commitment.title)
    for (one, many), titles in ways.items():
        yield f"{_named(titles)} {one if len(titles) == 1 else many}."


def _named(titles: Sequence[str]) -> str:
    """`“A”, “B” and 2 more`."""
    named = [f"“{title}”" for title in titles[:_MOST_NAMED]]
    rest = len(titles) - len(named)
    return listed([*named, *([f"{rest} more"] if rest else [])])


def _verbs(change: Change) -> tuple[str, str]:
    """What one pledge and what several did."""
    status = change.after.status
    label = status.label_for(change.after.commitment.kind).lower()
    if change.first_judged:
        return f"was judged for the first time: {label}", f"were judged for the first time: {label}"
    if status is Status.OVERTAKEN:
        return "was overtaken by events", "were overtaken by events"
    if status is Status.REVERSED:
        return "was reversed", "were reversed"
    if status.unknown:
        return (f"is now “{label}”", f"are now “{label}”")
    return ({-1: "fell", 0: "went", 1: "rose"}[way_of(change)] + f" to {label}",) * 2


# ---------------------------------------------------------------- what to say


def added(selection: Selection, since: date) -> int:
    """How many facts on the chosen pledges are new since a day, or were entered since."""
    borne = {item.id: item for s in selection.standings for item in s.evidence}
    return sum(item.happened > since or item.known > since for item in borne.values())


def so_what(standings: Sequence[Standing], decided: Sequence[Decided]) -> tuple[Sentence, ...]:
    """What follows from how the pledges stand: the event that weighs most, where facts point, and
    what needs attention."""
    found: list[str] = []
    moved = sum(len(one.changes) for one in decided)
    with_fact = [one for one in decided if one.fact is not None]
    largest = max(with_fact, key=lambda one: len(one.changes), default=None)
    if largest is not None and largest.fact is not None and len(largest.changes) > 1:
        on = in_words(largest.fact.date)
        found.append(f"One event, of {on}, decided {len(largest.changes)} of {moved} changes.")
    found += _pointing(standings)
    if len(standings) > 1:
        found.append(f"{attention_title(standings)}.")
    return _short(found or ["Nothing new follows from the facts on file."])


def _pointing(standings: Sequence[Standing]) -> list[str]:
    """Which way the facts of the last 12 months point."""
    if len(standings) == 1:
        s = standings[0]
        ways = f"{count(s.advances, 'advance')} and {count(s.setbacks, 'setback')}"
        return [f"In the last 12 months there were {ways}."] if s.advances + s.setbacks else []
    trends = [
        (sum(s.trend is trend for s in standings), words)
        for trend, words in (
            (Trend.WORSENING, "more setbacks than advances"),
            (Trend.IMPROVING, "more advances than setbacks"),
        )
    ]
    told = [f"{number} had {words}" for number, words in trends if number]
    return [f"Of {len(standings)} pledges, in the last 12 months {listed(told)}."] if told else []


def may_be_said(standings: Sequence[Standing], cite: Cite) -> tuple[Sentence, ...]:
    """What the evidence bears: what is kept with enough confidence, and the newest advances of the
    last 12 months whose page was opened."""
    firm = [s for s in standings if _firm(s)]
    found: list[Sentence] = []
    if firm:
        is_kept = "is substantially kept or better" if len(firm) == 1 else "are kept or nearly so"
        named = _named([s.commitment.title for s in firm])
        found.append(Sentence(f"{named} {is_kept}, by more than one source."))
    seen: dict[str, Bearing] = {}
    for s in standings:
        seen |= {item.id: item for item in s.recent if _advance(item)}
    newest = sorted(seen.values(), key=lambda item: (item.happened, item.id), reverse=True)
    found += [
        Sentence(f"{when(item.date)}: {in_short(item.finding)}", (cite(item),))
        for item in newest[: _MOST_SAID - len(found)]
    ]
    return tuple(found) or (Sentence("How the pledges stand, and that little is on file."),)


def _firm(s: Standing) -> bool:
    """Whether a pledge is kept, and its verdict may be said without reservation."""
    sure = s.confidence is not None and s.confidence is not Confidence.LOW
    open_ = s.to_be_judged or s.freshness in STALE
    return kept(s.status) and sure and not open_


def _advance(item: Bearing) -> bool:
    return (
        item.effect is Effect.ADVANCE
        and not item.source.second_hand
        and item.source.kind is not SourceKind.PARTY
        and item.corrected_by is None
    )


def do_not_say(standings: Sequence[Standing]) -> tuple[Sentence, ...]:
    """What the evidence does not bear, the gravest first."""
    total = len(standings)

    def such(found: Iterable[Standing]) -> str | None:
        number = sum(1 for _ in found)
        if not number:
            return None
        return "" if total == 1 else f", on {count(number, 'pledge')}"

    def of(status: Status) -> list[Standing]:
        return [s for s in standings if s.status is status]

    reversed_ = len(of(Status.REVERSED))
    are = "is" if reversed_ == 1 else "are"
    alone = [s for s in standings if s.basis and s.basis.kinds == (SourceKind.PARTY,)]
    said = (
        (
            "That the pledges were broken{}.",
            f": {reversed_ or 'none'} of {total} {are} reversed" if total > 1 else None,
        ),
        ("That nothing was done where nothing was found{}.", such(of(Status.NO_EVIDENCE))),
        (
            "That a verdict is final where it is to be judged again{}.",
            such(s for s in standings if s.to_be_judged),
        ),
        ("As a fact what only a party to the pledge says{}.", such(alone)),
        (
            "That a pledge was not kept because events overtook it{}.",
            such(of(Status.OVERTAKEN)),
        ),
        (
            "That a status holds today where it is only the last known{}.",
            such(s for s in standings if s.freshness in STALE),
        ),
        ("That an unclear pledge was kept or broken{}.", such(of(Status.UNCLEAR))),
        ("That those who pledged say so: it is an assessment of public evidence{}.", ""),
    )
    return _short([text.format(where) for text, where in said if where is not None])


def _short(said: Sequence[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(text) for text in said[:_MOST_SAID])


def comes_next(
    standings: Sequence[Standing], milestones: Iterable[Milestone], as_of: date
) -> tuple[Led, ...]:
    """What comes next and when, the nearest first."""
    found = [one for one in coming_up(standings, milestones, as_of) if not one.late]
    return tuple((in_words(one.date), Sentence(_coming(one))) for one in found)


def _coming(one: Coming) -> str:
    title = one.title.rstrip(".")
    if len(one.pledges) == 1 and one.pledges[0].title not in title:
        return f"{title}: “{one.pledges[0].title}”."
    return f"{title}."
