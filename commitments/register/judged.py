"""What must hold of a judgement: what it rests on, which way that points, and by which rules.

Like those in rules.py each takes a ShapedRegister and yields what is wrong, with its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from itertools import accumulate
from operator import itemgetter

from commitments.register.model import Assessment, Evidence
from commitments.register.shaped import Broken, ShapedCommitment, ShapedRegister
from commitments.text import shown
from commitments.vocabulary import Effect, SourceKind, Status

NEEDS_TWO_ORIGINS = (Status.FULFILLED, Status.SUBSTANTIAL, Status.REVERSED)


class Lack(Enum):
    """What facts lack that are to lift a status above `limited`."""

    ORIGIN = auto()
    """A second origin."""
    OUTSIDER = auto()
    """An origin that is not a party."""


def second_reading_differs(shaped: ShapedRegister) -> Iterator[Broken]:
    """A second reading is kept where it differs."""
    for commitment, i, assessment, _ in _judgements(shaped):
        if assessment.second and assessment.second.status is assessment.status:
            yield (
                (*commitment.path, "assessments", i, "second", "status"),
                f"status '{assessment.status}' is the same as the first; leave 'second' out",
            )


def judged_on_evidence(shaped: ShapedRegister) -> Iterator[Broken]:
    """An assessment rests on evidence that was there; `not_assessed` needs none, `no_evidence` a
    documented search."""
    for commitment, i, assessment, cited in _judgements(shaped):
        path = (*commitment.path, "assessments", i)
        if not assessment.evidence and not assessment.status.judged_without_facts:
            yield (
                path,
                f"status '{assessment.status}' rests on no evidence; list the ids under"
                " 'evidence', or write 'not_assessed'",
            )
        searched = commitment.head is None or commitment.head.searches
        if assessment.status is Status.NO_EVIDENCE and not searched:
            yield path, "'no_evidence' needs a documented search: add 'searches'"
        for item in cited:
            if item.happened > assessment.date:
                yield (
                    (*path, "date"),
                    f"date {assessment.date} is before the evidence it rests on: {item.id} of"
                    f" {item.date}",
                )
            if item.recorded > assessment.recorded:
                yield (
                    (*path, "recorded"),
                    f"recorded {assessment.recorded} is before its evidence {item.id} was"
                    f" ({item.recorded})",
                )


def nothing_found_where_nothing_points(shaped: ShapedRegister) -> Iterator[Broken]:
    """`no_evidence` says that nothing points either way: not beside a fact that does."""
    pointing = _pointing(shaped)
    for commitment, i, assessment, _ in _judgements(shaped):
        if commitment.head is None or assessment.status is not Status.NO_EVIDENCE:
            continue
        facts = pointing.get(commitment.head.id, [])
        known = bisect_right(facts, assessment.recorded, key=itemgetter(0))
        if known and facts[known - 1][1] <= assessment.date:
            yield (
                (*commitment.path, "assessments", i, "status"),
                f"status 'no_evidence' cannot stand beside {facts[known - 1][2]}, which points a"
                " way; write 'unclear', or judge it",
            )


def _pointing(shaped: ShapedRegister) -> dict[str, list[tuple[date, date, str]]]:
    """For each commitment the days on which a fact that points a way was recorded for it, in order,
    each with when the earliest of those known by then happened, and which it is."""
    found: dict[str, list[tuple[date, date, str]]] = {}
    for fact in shaped.evidence.values():
        for on in fact.bears_on:
            if on.effect is not Effect.CONTEXT:
                recorded = max(fact.recorded, on.recorded or fact.recorded)
                found.setdefault(on.commitment, []).append((recorded, fact.happened, fact.id))
    return {
        name: list(accumulate(sorted(facts), lambda a, b: (b[0], *min(a[1:], b[1:]))))
        for name, facts in found.items()
    }


def judged_on_what_bears_on_it(shaped: ShapedRegister) -> Iterator[Broken]:
    """An assessment rests on facts that bear on its pledge, and did when it was recorded."""
    bearing = {(f.id, on.commitment): on for f in shaped.evidence.values() for on in f.bears_on}
    for commitment, i, assessment, cited in _judgements(shaped):
        if commitment.head is None:
            continue
        path = (*commitment.path, "assessments", i)
        for fact in cited:
            on = bearing.get((fact.id, commitment.head.id))
            if on is None:
                yield (
                    (*path, "evidence", assessment.evidence.index(fact.id)),
                    f"evidence '{fact.id}' does not bear on this commitment; add it to the"
                    " 'bears_on' of that fact, or take the id out",
                )
            elif on.recorded and on.recorded > assessment.recorded:
                yield (
                    (*path, "recorded"),
                    f"recorded {assessment.recorded} is before {fact.id} was entered for this"
                    f" commitment ({on.recorded})",
                )


def strong_status_has_two_origins(shaped: ShapedRegister) -> Iterator[Broken]:
    """`fulfilled`, `substantial` and `reversed` rest on two origins, one of them not a party: a
    party's own word alone never lifts a status above `limited`.

    A setback lifts no status; a reversal is told by both, what was delivered and what undid it. A
    judgement that a later one for the same date corrects stays as it was written.
    """
    for commitment, i, assessment, cited in _uncorrected(shaped):
        pledge = commitment.head
        whole = cited and len(cited) == len(assessment.evidence)
        if pledge is None or assessment.status not in NEEDS_TWO_ORIGINS or not whole:
            continue
        lifting = cited
        if assessment.status is not Status.REVERSED:
            lifting = [fact for fact in cited if not _sets_back(fact, pledge.id)]
        said = _too_few(lifting, len(cited) - len(lifting))
        if said:
            yield (
                (*commitment.path, "assessments", i, "status"),
                f"status '{assessment.status}' {said} or write 'limited'",
            )


def _sets_back(fact: Evidence, pledge: str) -> bool:
    return any(on.commitment == pledge and on.effect is Effect.SETBACK for on in fact.bears_on)


def lack_of(facts: Sequence[Evidence]) -> Lack | None:
    """What facts lack to lift a status above `limited`; None where nothing."""
    if len({fact.origin.casefold() for fact in facts}) < 2:
        return Lack.ORIGIN
    if all(fact.source.kind is SourceKind.PARTY for fact in facts):
        return Lack.OUTSIDER
    return None


def _too_few(lifting: Sequence[Evidence], setbacks: int) -> str:
    """What a status lacks that needs two origins, one of them not a party; empty if nothing."""
    if not lifting:
        return "rests on setbacks alone; cite two origins that lift it"
    rest = " (a setback lifts nothing)" if setbacks else ""
    lack = lack_of(lifting)
    if lack is Lack.ORIGIN:
        alone = f"this rests on {shown(lifting[0].origin)} alone{rest}"
        return f"needs evidence of two origins; {alone}; cite another"
    if lack is Lack.OUTSIDER:
        return f"rests on the word of parties alone{rest}; cite a source that is not one,"
    return ""


def judged_by_a_method(shaped: ShapedRegister) -> Iterator[Broken]:
    """Each judgement since the method holds names the version by which it was made."""
    if shaped.info is None:
        return
    for commitment, i, assessment, _ in _judgements(shaped):
        if assessment.method is None and assessment.recorded >= shaped.info.method.date:
            yield (
                (*commitment.path, "assessments", i),
                "an assessment names the method by which it was made: add"
                f" method: '{shown(shaped.info.method.version)}'",
            )


def criteria_before_judgement(shaped: ShapedRegister) -> Iterator[Broken]:
    """Criteria are fixed before a judgement is recorded (G7RG scoring guidelines)."""
    for commitment, i, assessment, _ in _judgements(shaped):
        if commitment.head and assessment.recorded < commitment.head.criteria.fixed:
            yield (
                (*commitment.path, "assessments", i, "recorded"),
                f"recorded {assessment.recorded} is before the criteria were fixed"
                f" ({commitment.head.criteria.fixed}); judge again under the new criteria",
            )


def _judgements(
    shaped: ShapedRegister,
) -> Iterator[tuple[ShapedCommitment, int, Assessment, list[Evidence]]]:
    """Every assessment with the evidence it cites, as far as that could be read."""
    by_id = {fact.id: fact for fact in shaped.evidence.values()}
    for commitment in shaped.commitments:
        for i, assessment in commitment.assessments.items():
            cited = [by_id[name] for name in assessment.evidence if name in by_id]
            yield commitment, i, assessment, cited


def _uncorrected(
    shaped: ShapedRegister,
) -> Iterator[tuple[ShapedCommitment, int, Assessment, list[Evidence]]]:
    """The same, without those that a later one for their date corrects."""
    last = {
        (commitment.path, judged.date): i
        for commitment in shaped.commitments
        for i, judged in commitment.assessments.items()
    }
    for commitment, i, assessment, cited in _judgements(shaped):
        if last[commitment.path, assessment.date] == i:
            yield commitment, i, assessment, cited
