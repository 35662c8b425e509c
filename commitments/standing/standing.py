"""How a commitment stands: as of a date, as known at a date. What is computed of one is computed
here, what may be said of many at once in totals.py.

Two clocks (docs/decisions/0005-two-clocks.md): `as_of` is what held in the world on that date;
`known_at` is what the file said on that date, so only entries recorded by then count. Nothing here
reads a clock.

    status      the newest assessment that holds; not_assessed before the first
    since       the date of the first of the unbroken run of judgements that gave it
    best        the best status of delivery ever held, by DELIVERY_RANK; no reversal, no unknown
    freshness   age of the newest fact or judgement against `review_every` (bands from HDX)
    confidence  from the evidence that the assessment rests on (two axes, as the IPCC does)
    trend       advances against setbacks of the 12 months before `as_of`, where there are three
    again       why it is to be judged again: a corrected fact under it, a newer fact that points
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from commitments.register.model import (
    Assessment,
    Bearing,
    Commitment,
    Confirmation,
    Evidence,
    Register,
)
from commitments.standing.confidence import Basis, basis_of
from commitments.vocabulary import (
    DELIVERY_RANK,
    Agreement,
    Confidence,
    Effect,
    Freshness,
    Status,
    Trend,
)

TREND_DAYS = 365
OVERDUE_AFTER = 30
EXPIRED_AFTER = 60
EXPIRED_AFTER_YEARLY = 90
YEARLY = 365
# Fewer events are told as counts: one report more would turn the verdict around.
FEWEST_FOR_A_TREND = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """The two clocks of every view."""

    as_of: date
    known_at: date
    unconfirmed: bool = False
    """Whether what waits for a second reader is counted in; by itself it moves nothing."""

    def at(self, day: date) -> Moment:
        """The same with another day in the world."""
        return replace(self, as_of=day)

    def knows(self, entry: Bearing | Evidence | Assessment) -> bool:
        """Whether the file said it by then: it was recorded and, where it needs a second reader,
        confirmed. Here alone is decided what counts."""
        if entry.gone or (entry.waits and not self.unconfirmed):
            return False
        return (entry.recorded if self.unconfirmed else entry.known) <= self.known_at


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time under one assessment; `end` is the day on which the next begins."""

    start: date
    end: date
    status: Status
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one commitment at a moment."""

    commitment: Commitment
    moment: Moment
    assessment: Assessment | None
    status: Status
    since: date
    best: Status | None
    """The best status of delivery up to the as-of date; None where there was none."""
    spans: tuple[Span, ...]
    evidence: tuple[Bearing, ...]
    recent: tuple[Bearing, ...]
    """The facts of the 12 months before the date, oldest first."""
    freshness: Freshness
    newest: date
    trend: Trend
    advances: int
    setbacks: int
    basis: Basis | None
    cited: frozenset[str]
    """Ids of the facts under the assessment that still stand."""
    newer: tuple[Bearing, ...]
    """What the assessment has not seen: facts that happened or were recorded after it, and
    corrections since."""
    confirmed: Confirmation | None
    """Who looked again last and found the assessment standing."""
    corrected: tuple[Evidence, ...]
    """Corrections of facts under the assessment that nobody has judged or looked at since."""

    @property
    def horizon(self) -> date | None:
        """The newest event on file by this moment: what happened later is not known here."""
        return self.evidence[-1].happened if self.evidence else None

    @property
    def confidence(self) -> Confidence | None:
        """The confidence in the assessment; None where nothing was judged."""
        return self.basis.confidence if self.basis else None

    @property
    def to_be_judged(self) -> bool:
        """Whether it is to be judged again: a fact under the assessment was corrected, or an
        advance or setback is newer than it."""
        return bool(self.corrected or self.unjudged)

    @property
    def unjudged(self) -> tuple[Bearing, ...]:
        """The newer advances and setbacks that nobody has looked at since."""
        return tuple(
            b for b in self.newer if b.effect is not Effect.CONTEXT and not self.looked_at(b)
        )

    def looked_at(self, item: Bearing) -> bool:
        """Whether who looked again last could see a fact, and found the assessment standing."""
        return _looked_at(self.confirmed, item)

    @property
    def contradicted(self) -> bool:
        """Whether evidence of equal or higher grade speaks against the status."""
        return self.basis is not None and self.basis.agreement is Agreement.LOW


def standing(
    commitment: Commitment,
    moment: Moment,
    pledged: date,
    confirmations: Iterable[Confirmation] = (),
) -> Standing:
    """The state of a commitment at a moment; `pledged` is the day of the pledge, `confirmations`
    are those of the register, or of the commitment alone."""
    evidence = visible_evidence(commitment, moment)
    spans = _spans(visible_assessments(commitment, moment), moment.as_of)
    current = spans[-1].assessment if spans else None
    confirmed = _confirmed(commitment, moment, current, confirmations)
    newest = _newest(evidence, spans, pledged, confirmed)
    freshness = freshness_of((moment.as_of - newest).days, commitment.review_every)
    trend, advances, setbacks = _trend(recent := _recent(evidence, moment.as_of))
    corrected = _corrected(current, commitment, moment, confirmed)
    newer = _newer(current, evidence, corrected)
    cited = frozenset(current.evidence if current else ()) & {item.id for item in evidence}
    basis = basis_of(current, cited, evidence, newer, freshness) if current else None
    return Standing(
        commitment=commitment,
        moment=moment,
        assessment=current,
        status=current.status if current else Status.NOT_ASSESSED,
        since=_since(spans, pledged),
        best=_best(spans),
        spans=spans,
        evidence=evidence,
        recent=recent,
        freshness=freshness,
        newest=newest,
        trend=trend,
        advances=advances,
        setbacks=setbacks,
        basis=basis,
        cited=cited,
        newer=newer,
        confirmed=confirmed,
        corrected=corrected,
    )


def standings(register: Register, moment: Moment) -> tuple[Standing, ...]:
    """The state of every commitment, in the order of the register."""
    return standings_of(register, register.commitments, moment)


def standings_of(
    register: Register, commitments: Iterable[Commitment], moment: Moment
) -> tuple[Standing, ...]:
    """The state of some commitments of a register, in their order."""
    of: dict[str, list[Confirmation]] = {}
    for one in register.looked_again:
        of.setdefault(one.commitment, []).append(one)
    return tuple(standing(c, moment, register.meeting.date, of.get(c.id, ())) for c in commitments)


def first_recorded(register: Register) -> date | None:
    """The day of the first entry: at an earlier `known_at` the file said nothing."""
    days = [fact.recorded for fact in register.evidence]
    days += [judged.recorded for c in register.commitments for judged in c.assessments]
    return min(days, default=None)


def visible_evidence(commitment: Commitment, moment: Moment) -> tuple[Bearing, ...]:
    """The facts that had happened and were recorded, oldest event first.

    What was corrected by then is left out: the correction stands in its place.
    """
    seen = [
        item
        for item in commitment.evidence
        if item.happened <= moment.as_of
        and moment.knows(item)
        and not any(moment.knows(correction) for correction in item.corrections)
    ]
    return tuple(sorted(seen, key=lambda item: (item.happened, item.date.first)))


def visible_assessments(commitment: Commitment, moment: Moment) -> tuple[Assessment, ...]:
    """The judgements that held by `as_of` and were recorded by `known_at`, oldest first.

    Of several for one date the one recorded last holds: a correction replaces, in this view, what
    it corrects.
    """
    held: dict[date, Assessment] = {}
    for judged in commitment.assessments:
        if judged.date <= moment.as_of and moment.knows(judged):
            held[judged.date] = judged
    return tuple(held[day] for day in sorted(held))


def freshness_of(age: int, review_every: int) -> Freshness:
    """The band of an age in days (HDX: due at f, overdue at f+30, expired at f+60; yearly f+90)."""
    expired = EXPIRED_AFTER_YEARLY if review_every >= YEARLY else EXPIRED_AFTER
    if age >= review_every + expired:
        return Freshness.EXPIRED
    if age >= review_every + OVERDUE_AFTER:
        return Freshness.OVERDUE
    return Freshness.DUE if age >= review_every else Freshness.FRESH


def _spans(history: tuple[Assessment, ...], as_of: date) -> tuple[Span, ...]:
    if not history:
        return ()
    ends = [judged.date for judged in history[1:]] + [as_of]
    return tuple(
        Span(judged.date, end, judged.status, judged)
        for judged, end in zip(history, ends, strict=True)
    )


def _since(spans: tuple[Span, ...], pledged: date) -> date:
    since = pledged
    status = Status.NOT_ASSESSED
    for span in spans:
        if span.status is not status:
            since, status = span.start, span.status
    return since


def _best(spans: tuple[Span, ...]) -> Status | None:
    """The best status of delivery, if there ever was one."""
    ranked = [
        span.status
        for span in spans
        if span.status in DELIVERY_RANK and span.status is not Status.REVERSED
    ]
    return max(ranked, key=DELIVERY_RANK.__getitem__, default=None)


def _confirmed(
    commitment: Commitment,
    moment: Moment,
    current: Assessment | None,
    confirmations: Iterable[Confirmation],
) -> Confirmation | None:
    """The newest confirmation of the assessment that holds."""
    if current is None:
        return None
    seen = [
        c
        for c in confirmations
        if c.commitment == commitment.id
        and c.recorded <= moment.known_at
        and current.date <= c.date <= moment.as_of
        and c.recorded >= current.recorded
    ]
    return max(seen, key=lambda c: (c.date, c.recorded), default=None)


def _newest(
    evidence: tuple[Bearing, ...],
    spans: tuple[Span, ...],
    pledged: date,
    confirmed: Confirmation | None,
) -> date:
    """The newest fact, judgement or confirmation; a `not_assessed` entry is none."""
    days = [item.happened for item in evidence]
    days += [span.start for span in spans if span.status is not Status.NOT_ASSESSED]
    days += [confirmed.date] if confirmed else []
    return max([pledged, *days])


def _recent(evidence: tuple[Bearing, ...], as_of: date) -> tuple[Bearing, ...]:
    start = as_of - timedelta(days=TREND_DAYS)
    return tuple(item for item in evidence if item.happened > start)


def _trend(recent: tuple[Bearing, ...]) -> tuple[Trend, int, int]:
    effects = [item.effect for item in recent]
    advances, setbacks = effects.count(Effect.ADVANCE), effects.count(Effect.SETBACK)
    if not advances + setbacks:
        return Trend.SILENT, 0, 0
    if advances + setbacks < FEWEST_FOR_A_TREND:
        return Trend.FEW, advances, setbacks
    if advances == setbacks:
        return Trend.STEADY, advances, setbacks
    return (Trend.IMPROVING if advances > setbacks else Trend.WORSENING), advances, setbacks


def _corrected(
    current: Assessment | None,
    commitment: Commitment,
    moment: Moment,
    confirmed: Confirmation | None,
) -> tuple[Evidence, ...]:
    """The newest correction of each fact that an assessment rests on, unless it rests on that as
    well or somebody has looked at it since."""
    if current is None:
        return ()
    by_id = {item.id: item for item in commitment.evidence}
    found: dict[str, Evidence] = {}
    for id in current.evidence:
        item = by_id.get(id)
        known = [fact for fact in (item.corrections if item else ()) if moment.knows(fact)]
        newest = known[-1] if known else None
        if newest and newest.id not in current.evidence and not _looked_at(confirmed, newest):
            found[newest.id] = newest
    return tuple(found.values())


def _looked_at(confirmed: Confirmation | None, item: Bearing | Evidence) -> bool:
    """Whether who confirmed an assessment could see a fact."""
    return (
        confirmed is not None
        and item.happened <= confirmed.date
        and item.known <= confirmed.recorded
    )


def _newer(
    current: Assessment | None, evidence: tuple[Bearing, ...], corrected: tuple[Evidence, ...]
) -> tuple[Bearing, ...]:
    """What an assessment has not seen, the corrections among it."""
    if current is None:
        return ()
    since = {correction.id for correction in corrected}
    return tuple(
        item
        for item in evidence
        if item.id in since
        or item.happened > current.date
        or (item.known > current.recorded and item.id not in current.evidence)
    )
