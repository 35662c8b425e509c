"""How a commitment stands: as of a date, as known at a date. Everything computed is computed here.

Two clocks (docs/decisions/0005-two-clocks.md): `as_of` is what held in the world on that date;
`known_at` is what the file said on that date, so only entries recorded by then count. Nothing here
reads a clock.

    status      the newest assessment that holds; not_assessed before the first
    since       from when that status has held without a break
    best        the best status ever held, by DELIVERY_RANK
    freshness   age of the newest fact or judgement against `review_every` (bands from HDX)
    confidence  from the evidence that the assessment rests on (two axes, as the IPCC does)
    trend       advances against setbacks of the 12 months before `as_of`
    totals      the distribution with coverage, and an interval (never a point)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.register.model import Assessment, Commitment, Evidence, Register
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
# A theme with fewer live commitments gets no figure.
FEWEST_FOR_A_FIGURE = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """The two clocks of every view."""

    as_of: date
    known_at: date


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
    best: Status
    spans: tuple[Span, ...]
    evidence: tuple[Evidence, ...]
    freshness: Freshness
    newest: date
    trend: Trend
    advances: int
    setbacks: int
    basis: Basis | None
    cited: frozenset[str]
    """Ids of the evidence under the assessment; where an item was corrected, of the correction."""
    newer: tuple[Evidence, ...]
    """Evidence that happened after the newest assessment, and so is not yet judged."""

    @property
    def horizon(self) -> date | None:
        """The newest event on file by this moment: what happened later is not known here."""
        return self.evidence[-1].happened if self.evidence else None

    @property
    def confidence(self) -> Confidence | None:
        """The confidence in the assessment; None where nothing was judged."""
        return self.basis.confidence if self.basis else None

    @property
    def contradicted(self) -> bool:
        """Whether evidence of equal or higher grade speaks against the status."""
        return self.basis is not None and self.basis.agreement is Agreement.LOW


@dataclass(frozen=True, slots=True)
class Totals:
    """The distribution of a set of commitments, and what may be said of them in one figure.

    `lower` and `upper` are shares from 0 to 1: unknowns count as 0 and as 1. Both are None for an
    empty set and for fewer than FEWEST_FOR_A_FIGURE live commitments.
    """

    counts: dict[Status, int]
    total: int
    live: int
    unknown: int
    lower: float | None
    upper: float | None


def standing(commitment: Commitment, moment: Moment, pledged: date) -> Standing:
    """The state of a commitment at a moment; `pledged` is the day of the pledge."""
    evidence = visible_evidence(commitment, moment)
    history = visible_assessments(commitment, moment)
    spans = _spans(history, moment.as_of)
    current = history[-1] if history else None
    status = current.status if current else Status.NOT_ASSESSED
    newest = _newest(evidence, history, pledged)
    freshness = freshness_of((moment.as_of - newest).days, commitment.review_every)
    trend, advances, setbacks = _trend(evidence, moment.as_of)
    cited = _cited(current, commitment, moment)
    basis = basis_of(current, cited, evidence, freshness) if current else None
    newer = () if current is None else tuple(e for e in evidence if e.happened > current.date)
    return Standing(
        commitment=commitment,
        moment=moment,
        assessment=current,
        status=status,
        since=_since(spans, pledged),
        best=_best(spans, status),
        spans=spans,
        evidence=evidence,
        freshness=freshness,
        newest=newest,
        trend=trend,
        advances=advances,
        setbacks=setbacks,
        basis=basis,
        cited=cited,
        newer=newer,
    )


def standings(register: Register, moment: Moment) -> tuple[Standing, ...]:
    """The state of every commitment, in the order of the register."""
    pledged = register.meeting.date
    return tuple(standing(c, moment, pledged) for c in register.commitments)


def visible_evidence(commitment: Commitment, moment: Moment) -> tuple[Evidence, ...]:
    """The evidence that had happened and was recorded, oldest event first.

    What was corrected by then is left out: the correction stands in its place.
    """
    gone = corrections(commitment, moment)
    seen = [
        item
        for item in commitment.evidence
        if item.recorded <= moment.known_at
        and item.happened <= moment.as_of
        and item.id not in gone
    ]
    return tuple(sorted(seen, key=lambda item: (item.happened, item.date.first)))


def corrections(commitment: Commitment, moment: Moment) -> dict[str, Evidence]:
    """The corrections recorded by `known_at`, by the id of what each corrects."""
    return {
        item.corrects: item
        for item in commitment.evidence
        if item.corrects is not None and item.recorded <= moment.known_at
    }


def visible_assessments(commitment: Commitment, moment: Moment) -> tuple[Assessment, ...]:
    """The judgements that held by `as_of` and were recorded by `known_at`, oldest first.

    Of several for one date the one recorded last holds: a correction replaces, in this view, what
    it corrects.
    """
    held: dict[date, Assessment] = {}
    for judged in commitment.assessments:
        if judged.recorded <= moment.known_at and judged.date <= moment.as_of:
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


def totals(items: Iterable[Standing]) -> Totals:
    """The distribution and the interval of a set of standings."""
    counted = Counter(item.status for item in items)
    counts = {status: counted.get(status, 0) for status in Status}
    total = sum(counts.values())
    live = total - counts[Status.OVERTAKEN]
    unknown = sum(number for status, number in counts.items() if status.unknown)
    lower = upper = None
    if live >= FEWEST_FOR_A_FIGURE:
        thirds = (
            3 * counts[Status.FULFILLED] + 2 * counts[Status.SUBSTANTIAL] + counts[Status.LIMITED]
        )
        lower = thirds / (3 * live)
        upper = (thirds + 3 * unknown) / (3 * live)
    return Totals(counts, total, live, unknown, lower, upper)


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


def _best(spans: tuple[Span, ...], now: Status) -> Status:
    ranked = [span.status for span in spans if span.status in DELIVERY_RANK]
    return max(ranked, key=DELIVERY_RANK.__getitem__, default=now)


def _newest(evidence: tuple[Evidence, ...], history: tuple[Assessment, ...], pledged: date) -> date:
    """The newest fact or judgement; a `not_assessed` entry is neither."""
    days = [item.happened for item in evidence]
    days += [judged.date for judged in history if judged.status is not Status.NOT_ASSESSED]
    return max([pledged, *days])


def _trend(evidence: tuple[Evidence, ...], as_of: date) -> tuple[Trend, int, int]:
    start = as_of - timedelta(days=TREND_DAYS)
    recent = [item.effect for item in evidence if item.happened > start]
    advances, setbacks = recent.count(Effect.ADVANCE), recent.count(Effect.SETBACK)
    if advances > setbacks:
        return Trend.IMPROVING, advances, setbacks
    if setbacks > advances:
        return Trend.WORSENING, advances, setbacks
    return (Trend.STEADY if advances else Trend.SILENT), advances, setbacks


def _cited(current: Assessment | None, commitment: Commitment, moment: Moment) -> frozenset[str]:
    newer = corrections(commitment, moment)
    found: set[str] = set()
    for id in current.evidence if current else ():
        while id in newer:
            id = newer[id].id
        found.add(id)
    return frozenset(found)
