"""What a briefing says, by rule: never more than status, confidence and freshness allow.

A status that hangs on one origin reads "one source says", one whose newest fact is out of date
"last known", one that evidence of equal grade speaks against "sources disagree". Every sentence
with a fact names its references by number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from commitments.briefing.references import References, Sentence
from commitments.dates import day, when
from commitments.figures import chart, titles
from commitments.register.model import Evidence
from commitments.standing.changes import Change
from commitments.standing.standing import Standing, Totals, totals
from commitments.standing.words import (
    at_least_substantial,
    counted_statuses,
    coverage,
    horizon_words,
    interval,
    move_words,
    standing_words,
)
from commitments.tables.view import Selection
from commitments.text import count, listed
from commitments.vocabulary import (
    Agreement,
    Confidence,
    Effect,
    Freshness,
    SourceKind,
    Status,
    Trend,
)


def bottom_line(
    selection: Selection, changes: Sequence[Change], since: str, flagged: int, register: int
) -> tuple[Sentence, ...]:
    """Three sentences: the distribution, the interval with its coverage, what changed.

    `since` is the first date in words, `flagged` how many pledges need attention, `register` the
    number of the reference that is the register itself.
    """
    now = totals(selection.standings)
    made = day(selection.view.register.meeting.date)
    kept = at_least_substantial(now.counts)
    some = {0: "none is", 1: "1 is"}.get(kept, f"{kept} are")
    which = "" if selection.filter.empty else f" ({chart.stamp_of_selection(selection).filters})"
    first = (
        f"Of {count(now.total, 'pledge')} made on {made}{which}, {some} substantially kept"
        f" or better: {counted_statuses(now.counts)}."
    )
    return tuple(
        Sentence(text, (register,))
        for text in (first, _delivery(now, selection), _moved(changes, since, flagged))
    )


def _delivery(now: Totals, selection: Selection) -> str:
    newest = max((s.horizon for s in selection.standings if s.horizon), default=None)
    facts = (
        f"the newest fact on file is of {day(newest)}, and what happened later is not known here"
        if newest
        else "no fact is on file"
    )
    if now.lower is None:
        return (
            f"With {count(now.live, 'live pledge')} no figure for delivery is given"
            f" ({coverage(now)}); {facts}."
        )
    return (
        f"Delivery lies at {interval(now)}, an interval over"
        f" {count(now.live, 'live pledge')} with {coverage(now)}; {facts}."
    )


def _moved(changes: Sequence[Change], since: str, flagged: int) -> str:
    moved = [change for change in changes if change.moved]
    fresh = sum(bool(change.new_evidence) for change in changes)
    directions = Counter(change.direction for change in moved)
    first = sum(change.first_judged for change in moved)
    if moved:
        ways = (
            (directions[1], "rose"),
            (directions[-1], "fell"),
            (directions[0] - first, "neither up nor down"),
            (first, "judged for the first time"),
        )
        parts = [f"{number} {word}" for number, word in ways if number]
        what = f"{count(len(moved), 'pledge')} moved ({listed(parts)})"
    else:
        what = "no status moved"
    attention = {0: "none needs", 1: "1 needs"}.get(flagged, f"{flagged} need")
    new = "1 has" if fresh == 1 else f"{fresh or 'none'} {'have' if fresh else 'has'}"
    return f"Since {since}, {what}, and {new} new evidence; {attention} attention."


def theme(name: str, standings: Sequence[Standing], register: int) -> Sentence:
    """A theme in a sentence."""
    now = totals(standings)
    trends = Counter(s.trend for s in standings)
    moving = [
        f"{trends[trend]} {trend.label.lower()}"
        for trend in (Trend.IMPROVING, Trend.WORSENING)
        if trends[trend]
    ]
    figure = f"; delivery {interval(now)}" if now.lower is not None else ""
    trend = f"; over 12 months {listed(moving)}" if moving else ""
    counted = counted_statuses(now.counts)
    return Sentence(f"{name}: {counted}{figure}{trend}.", (register,))


def status(s: Standing) -> str:
    """`Limited action since 14 Nov 2019 (medium confidence; facts up to 3 Feb 2026)`."""
    words = standing_words(s)
    if not words.startswith("Last known"):
        words += f" since {day(s.since)}"
    confidence = f"{s.confidence.label.lower()} confidence; " if s.confidence else ""
    return f"{words} ({confidence}{horizon_words(s)})"


def reason(s: Standing, references: References) -> Sentence:
    """Why a pledge stands as it does, with as much weight as the evidence bears."""
    if s.assessment is None:
        return Sentence("Nobody has judged it yet.", (references.register,))
    return Sentence(_weight(s) + s.assessment.reason, references.of(s))


def _weight(s: Standing) -> str:
    """What stands before a reason so that it claims no more than its evidence."""
    stale = "Last known: " if s.freshness is Freshness.EXPIRED and not s.status.unknown else ""
    basis = s.basis
    if basis is None:
        return stale
    if basis.agreement is Agreement.LOW:
        return f"{stale}Sources disagree. "
    if basis.second_hand:
        return f"{stale}Second-hand reports say: "
    if basis.kinds == (SourceKind.PARTY,):
        return f"{stale}Only those assessed say so ({'; '.join(basis.origins)}): "
    if len(basis.origins) == 1:
        return f"{stale}One source says ({basis.origins[0]}): "
    if basis.confidence is Confidence.LOW and not stale:
        return "With low confidence: "
    return stale


def change(found: Change, references: References) -> Sentence:
    """A status that moved: old and new, from when, and why."""
    s = found.after
    why = reason(s, references)
    return Sentence(f"{move_words(found)}, from {day(s.since)}. {why.text}", why.references)


def new_evidence(changes: Sequence[Change], since: str, register: int) -> Sentence:
    """How much evidence is new, and how much of it moved no status."""
    items = [item for change in changes for item in change.new_evidence]
    if not items:
        return Sentence(f"No evidence of after {since} is on file.", (register,))
    still = sum(bool(change.new_evidence) and not change.moved for change in changes)
    effects = Counter(item.effect for item in items)
    parts = [
        count(effects[effect], one, many)
        for effect, one, many in (
            (Effect.ADVANCE, "advance", "advances"),
            (Effect.SETBACK, "setback", "setbacks"),
            (Effect.CONTEXT, "item of context", "items of context"),
        )
        if effects[effect]
    ]
    return Sentence(
        f"New evidence: {count(len(items), 'item')} ({listed(parts)});"
        f" {count(still, 'pledge')} with new evidence kept the status.",
        (register,),
    )


def gone_stale(changes: Sequence[Change], register: int) -> Sentence | None:
    """Which pledges became overdue or expired in between; None where none did."""
    names = [change.after.commitment.title for change in changes if change.gone_stale]
    if not names:
        return None
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return Sentence(f"Out of date since then: {'; '.join(names[:3])}{more}.", (register,))


def evidence(item: Evidence, references: References) -> Sentence:
    """A finding: when, what, and who says so."""
    relayed = "; second-hand" if item.source.second_hand else ""
    caveat = "; with a caveat" if item.note else ""
    return Sentence(
        f"{when(item.date)}: {item.finding} ({item.source.kind.label}:"
        f" {item.origin}{relayed}{caveat})",
        (references.evidence(item),),
    )


def strongest(s: Standing, effect: Effect, most: int = 3) -> tuple[Evidence, ...]:
    """The items of an effect that weigh most: cited by the assessment, of the highest grade,
    newest."""
    cited = s.cited
    grades = list(SourceKind)
    found = [item for item in s.evidence if item.effect is effect]
    found.sort(key=lambda item: item.happened, reverse=True)
    found.sort(key=lambda item: (item.id not in cited, grades.index(item.source.kind)))
    return tuple(found[:most])


def method(selection: Selection, register: int) -> tuple[Sentence, ...]:
    """How the statuses were given and what is not known."""
    view = selection.view
    late = sum(
        any(
            span.status is not Status.NOT_ASSESSED and span.start < s.commitment.criteria.fixed
            for span in s.spans
        )
        for s in selection.standings
    )
    sentences = [
        "Each status is a judgement of public evidence against criteria of its own pledge; it is no"
        " statement of those who pledged or of any source named.",
        "A party's own word never lifts a status above limited action; substantially kept,"
        " fulfilled and reversed need two origins, one of them not a party.",
        "Delivery is an interval over live pledges: fulfilled counts 1, substantially kept 2/3,"
        " limited action 1/3, not started and reversed 0; the unknown count as 0 at the lower end"
        " and as 1 at the upper.",
        "Time alone changes no status: where the newest fact is out of date it reads last known.",
    ]
    if late:
        fixed = "1 pledge were" if late == 1 else f"{late} pledges were"
        sentences.append(f"The criteria of {fixed} fixed after events that they judge.")
    sentences += [
        f"Two readers of the same evidence agreed on {coding.agree} of {coding.n} verdicts"
        f" (kappa {coding.kappa:.2f})."
        for coding in view.register.codings[-1:]
    ]
    sentences.append(titles.BOUNDARY_NOTE)
    return tuple(Sentence(text, (register,)) for text in sentences)
