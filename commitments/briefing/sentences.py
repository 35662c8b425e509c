"""What a briefing says, by rule: never more than status, confidence and freshness allow.

A status that hangs on one origin reads "one source says", one whose newest fact is out of date
"last known", one that evidence of equal grade speaks against "sources disagree". Every sentence
with a fact names its references by number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from commitments.answers.answer import of_pledges
from commitments.answers.briefing import attention, moved
from commitments.answers.changes import in_short
from commitments.answers.method import last_coding
from commitments.briefing.citations import Citations, Sentence
from commitments.dates import as_judged, day, when
from commitments.figures import titles
from commitments.record_words import Printed
from commitments.register.model import Bearing
from commitments.standing.changes import Change
from commitments.standing.deciding import deciding_fact
from commitments.standing.newest import newest_date
from commitments.standing.standing import Standing
from commitments.standing.totals import Totals, totals
from commitments.standing.words import (
    again_words,
    horizon_words,
    move_words,
    standing_words,
)
from commitments.tables.view import Selection
from commitments.text import count, listed
from commitments.vocabulary import (
    Agreement,
    Concern,
    Confidence,
    Effect,
    Freshness,
    SourceKind,
    Status,
    Trend,
)


def bottom_line(
    selection: Selection, changes: Sequence[Change], since: str, flagged: int
) -> tuple[Sentence, ...]:
    """Three sentences: the distribution as Overview says it, how far it covers the pledges, what
    changed.

    `since` is the first date in words, `flagged` how many pledges need attention.
    """
    now = totals(selection.standings)
    said = (of_pledges(now.counts), _covered(now, selection), _moved(changes, since, flagged))
    return tuple(Sentence(text) for text in said)


_WITHOUT_A_VERDICT = {
    Status.UNCLEAR: "the facts on file do not settle {}",
    Status.NO_EVIDENCE: "a documented search found nothing on {}",
    Status.NOT_ASSESSED: "nobody has judged {} yet",
}


def _covered(now: Totals, selection: Selection) -> str:
    """How many pledges have a verdict, why the others have none, and up to when facts are known."""
    newest = newest_date(selection.standings)
    facts = (
        f"the newest fact on file is of {when(newest)}, and what happened later is not known here"
        if newest
        else "no fact is on file"
    )
    why = listed(
        said.format(now.counts[status])
        for status, said in _WITHOUT_A_VERDICT.items()
        if now.counts[status]
    )
    have = "has" if now.total == 1 else "have"
    return (
        f"{now.total - now.unknown} of {count(now.total, 'pledge')} {have} a verdict"
        f"{f' ({why})' if why else ''}; {facts}."
    )


def _moved(changes: Sequence[Change], since: str, flagged: int) -> str:
    fresh = sum(bool(change.new_evidence) for change in changes)
    new = f"{fresh or 'None'} {'have' if fresh > 1 else 'has'} new evidence"
    needs = attention(flagged)
    needs = f"{needs[0].lower()}{needs[1:]}"
    return f"{moved(changes, since)} {new}; {needs}"


def theme(name: str, standings: Sequence[Standing]) -> Sentence:
    """A theme in a sentence."""
    now = totals(standings)
    trends = Counter(s.trend for s in standings)
    ways = (Trend.WORSENING, "more setbacks than advances"), (Trend.IMPROVING, "more advances")
    moving = [f"{trends[trend]} had {words}" for trend, words in ways if trends[trend]]
    trend = f"; in the last 12 months {listed(moving)}" if moving else ""
    said = of_pledges(now.counts).removesuffix(".")
    return Sentence(f"{name}: {said[0].lower()}{said[1:]}{trend}.")


def status(s: Standing) -> str:
    """`Limited action since 14 Nov 2019 (medium confidence; facts up to 3 Feb 2026)`."""
    words = standing_words(s)
    if not words.startswith("Last known"):
        words += f" since {as_judged(s.since)}"
    confidence = f"{s.confidence.label.lower()} confidence; " if s.confidence else ""
    return f"{words} ({confidence}{horizon_words(s)})"


def concern_words(concerns: Sequence[Concern]) -> str:
    """`Two readers differ on the status; only the parties' word`."""
    first, *rest = (concern.label for concern in concerns)
    return "; ".join([first, *(f"{label[0].lower()}{label[1:]}" for label in rest)])


def trend(s: Standing) -> str:
    """The trend in a word; few events as counts."""
    if s.trend is Trend.FEW:
        return f"{count(s.advances, 'advance')}, {count(s.setbacks, 'setback')}"
    return s.trend.label


def wording(quote: str, official: bool) -> str:
    """Words of a document, which say where they are not those of the official text."""
    return f"“{quote}”" + ("" if official else f" ({Printed.REPORTED.within})")


def reason(s: Standing, citations: Citations) -> Sentence:
    """Why a pledge stands as it does, with as much weight as the evidence bears."""
    if s.assessment is None:
        return Sentence("Nobody has judged it yet.")
    again = f" To be judged again: {again_words(s)}" if s.to_be_judged else ""
    return Sentence(_weight(s) + s.assessment.reason + again, citations.of(s))


def disputed(s: Standing, citations: Citations) -> Sentence:
    """What the second reader says, where one differs, behind the reason of the judgement."""
    why = reason(s, citations)
    if s.assessment is None or s.assessment.second is None:
        return why
    second = s.assessment.second
    label = second.status.label_for(s.commitment.kind).lower()
    return Sentence(f"{why.text} A second reader says {label}: {second.reason}", why.references)


_NO_VERDICT = {
    Status.UNCLEAR: "The facts on file do not settle it: ",
    Status.NO_EVIDENCE: "A documented search found nothing either way: ",
}


def _weight(s: Standing) -> str:
    """What stands before a reason so that it claims no more than its evidence."""
    stale = "Last known: " if s.freshness is Freshness.EXPIRED else ""
    basis = s.basis
    if basis is None:  # only where there is no verdict
        return _NO_VERDICT.get(s.status, "")
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


def change(found: Change, citations: Citations) -> Sentence:
    """A status that moved: old and new, the day of the event that decided it, and why."""
    s = found.after
    why = reason(s, citations)
    fact = deciding_fact(s, found.before.status)
    told = f"judged as of {as_judged(s.since)}"
    if fact:
        preposition = "on" if fact.date.exact else "in"
        told = f"decided by what happened {preposition} {when(fact.date)}"
    return Sentence(f"{move_words(found)}, {told}. {why.text}", why.references)


def new_evidence(changes: Sequence[Change], since: str) -> Sentence:
    """How much evidence is new, each fact once, and how much of it moved no status."""
    items = {(item.id, item.effect) for change in changes for item in change.new_evidence}
    if not items:
        return Sentence(f"No evidence of after {since} is on file.")
    still = sum(bool(change.new_evidence) and not change.moved for change in changes)
    effects = Counter(effect for _, effect in items)
    parts = [
        count(effects[effect], one, many)
        for effect, one, many in (
            (Effect.ADVANCE, "advance", "advances"),
            (Effect.SETBACK, "setback", "setbacks"),
            (Effect.CONTEXT, "fact as context", "facts as context"),
        )
        if effects[effect]
    ]
    facts = len({id for id, _ in items})
    twofold = "; some have one effect here and another there" if len(items) > facts else ""
    return Sentence(
        f"New evidence: {count(facts, 'fact')} ({listed(parts)}{twofold});"
        f" {count(still, 'pledge')} with new evidence kept the status."
    )


def gone_stale(changes: Sequence[Change]) -> Sentence | None:
    """Which pledges became overdue or expired in between; None where none did."""
    names = [change.after.commitment.title for change in changes if change.gone_stale]
    if not names:
        return None
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return Sentence(f"Out of date since then: {'; '.join(names[:3])}{more}.")


def told(item: Bearing, citations: Citations) -> Sentence:
    """`30 Sep 2026: what happened.` with its source; what only a party says names it."""
    whose = f" (says {item.origin})" if item.source.kind is SourceKind.PARTY else ""
    said = in_short(item.finding).removesuffix(".")
    end = "" if said.endswith("…") and not whose else "."
    return Sentence(f"{when(item.date)}: {said}{whose}{end}", (citations.evidence(item),))


def evidence(item: Bearing, citations: Citations) -> Sentence:
    """A finding: when, what, and who says so."""
    relayed = "; second-hand" if item.source.second_hand else ""
    caveat = "; with a caveat" if item.caveat else ""
    return Sentence(
        f"{when(item.date)}: {item.finding} ({item.source.kind.label}:"
        f" {item.origin}{relayed}{caveat})",
        (citations.evidence(item),),
    )


def method(selection: Selection) -> tuple[Sentence, ...]:
    """How the statuses were given and what is not known."""
    view = selection.view
    method = view.register.register.method
    late = sum(
        any(
            span.status is not Status.NOT_ASSESSED and span.start < s.commitment.criteria.fixed
            for span in s.spans
        )
        for s in selection.standings
    )
    sentences = [
        "Each status is a judgement of public evidence against criteria of its own pledge, by"
        f" method {method.version} of {day(method.date)}; it is no statement of those who pledged"
        " or of any source named.",
        "A party's own word never lifts a status above limited action; substantially kept,"
        " fulfilled or upheld, and reversed need two origins, one of them not a party.",
        "Unclear means that the facts on file do not settle how far a pledge was kept, nothing"
        " found that a documented search found nothing either way; neither is a verdict.",
        "Time alone changes no status: where the newest fact is out of date it reads last known;"
        " where a fact under it was corrected, or an advance or setback is newer, it is to be"
        " judged again.",
        "A trend is told of three events in 12 months or more; fewer are told as counts.",
    ]
    if late:
        fixed = "1 pledge were" if late == 1 else f"{late} pledges were"
        sentences.append(f"The criteria of {fixed} fixed after events that they judge.")
    if last := last_coding(view.register, view.moment.known_at):
        sentences.append(
            f"Two readers of the same evidence agreed on {last.agree} of {last.n} verdicts"
            f" (agreement beyond chance, kappa: {last.kappa:.2f} of at most 1)."
        )
    sentences.append(titles.BOUNDARY_NOTE)
    return tuple(Sentence(text) for text in sentences)
