"""What must hold between the entries of a register, beyond the shape of each.

A rule takes a Draft - every entry that has the right shape, with its place in the file - and yields
findings: the path to what is wrong, and a sentence that says what was found and what to do.
RULES lists them all; each is one function and has one test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from commitments.dates import PartialDate
from commitments.register.draft import Broken, Draft, DraftCommitment, NodePath
from commitments.register.model import Assessment, Evidence
from commitments.register.references import (
    known_references,
    listed_once,
    outline_is_whole,
    unique_ids,
)
from commitments.text import nearest, shown
from commitments.vocabulary import MilestoneKind, SourceKind, Status

NEEDS_TWO_ORIGINS = (Status.FULFILLED, Status.SUBSTANTIAL, Status.REVERSED)


# What clocks on both sides of the earth may differ by.
_A_DAY = timedelta(days=1)


def no_future(draft: Draft) -> Iterator[Broken]:
    """Nothing has happened, been recorded or been judged after today; only a milestone may be a
    meeting to come. An entry may have been recorded east of here, where tomorrow has begun."""
    for path, when in _past(draft):
        yield from _future(path, when, draft.today, "today")
    for commitment in draft.commitments:
        for path, recorded in _recorded(commitment):
            if recorded - draft.today > _A_DAY:
                yield from _future(path, recorded, draft.today, "today")
        for i, evidence in commitment.evidence.items():
            path = (*commitment.path, "evidence", i, "date")
            yield from _future(path, evidence.date, evidence.recorded, "recorded")
        for i, assessment in commitment.assessments.items():
            path = (*commitment.path, "assessments", i, "date")
            yield from _future(path, assessment.date, assessment.recorded, "recorded")


def _past(draft: Draft) -> Iterator[tuple[NodePath, date | PartialDate]]:
    """Every date that cannot lie after today."""
    if draft.meeting:
        yield ("meeting", "date"), draft.meeting.date
    for i, document in draft.sections["documents"].items():
        if document.date:
            yield ("documents", i, "date"), document.date
    for i, milestone in draft.sections["milestones"].items():
        if milestone.kind is not MilestoneKind.MEETING:
            yield ("milestones", i, "date"), milestone.date
    for i, coding in draft.sections["codings"].items():
        yield ("codings", i, "coded"), coding.coded
    for i, count in draft.sections["member_counts"].items():
        yield ("member_counts", i, "date"), count.date
    for i, member in draft.sections["members"].items():
        if member.joined.earliest:
            yield ("members", i, "joined"), member.joined.earliest
    for i, series in draft.series.items():
        for k, point in enumerate(series.points):
            yield ("series", i, "points", k, "date"), point.date
    for commitment in draft.commitments:
        path = commitment.path
        if commitment.head:
            yield (*path, "criteria", "fixed"), commitment.head.criteria.fixed
            for i, search in enumerate(commitment.head.searches):
                yield (*path, "searches", i, "when"), search.when


def _recorded(commitment: DraftCommitment) -> Iterator[tuple[NodePath, date]]:
    for i, evidence in commitment.evidence.items():
        yield (*commitment.path, "evidence", i, "recorded"), evidence.recorded
    for i, assessment in commitment.assessments.items():
        yield (*commitment.path, "assessments", i, "recorded"), assessment.recorded


def _future(path: NodePath, when: date | PartialDate, limit: date, name: str) -> Iterator[Broken]:
    first = when.first if isinstance(when, PartialDate) else when
    if first > limit:
        yield path, f"{path[-1]} {when} lies after {name} ({limit}); check the year"


def before_the_pledge_is_context(draft: Draft) -> Iterator[Broken]:
    """An event before the pledge can only be context."""
    if draft.meeting is None:
        return
    for commitment in draft.commitments:
        for i, evidence in commitment.evidence.items():
            if evidence.date.last < draft.meeting.date and evidence.effect != "context":
                yield (
                    (*commitment.path, "evidence", i, "effect"),
                    f"effect '{evidence.effect}' is not possible on {evidence.date}, before the"
                    f" pledge of {draft.meeting.date}; write 'context'",
                )


def second_reading_differs(draft: Draft) -> Iterator[Broken]:
    """A second reading is kept where it differs."""
    for commitment, i, assessment, _ in _judgements(draft):
        if assessment.second and assessment.second.status is assessment.status:
            yield (
                (*commitment.path, "assessments", i, "second", "status"),
                f"status '{assessment.status}' is the same as the first; leave 'second' out",
            )


def judged_on_evidence(draft: Draft) -> Iterator[Broken]:
    """An assessment rests on evidence that was there; `not_assessed` needs none, `no_evidence` a
    documented search."""
    for commitment, i, assessment, cited in _judgements(draft):
        path = (*commitment.path, "assessments", i)
        if not assessment.evidence and not assessment.status.unknown:
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


def strong_status_has_two_origins(draft: Draft) -> Iterator[Broken]:
    """`fulfilled`, `substantial` and `reversed` rest on two origins, one of them not a party;
    a party's own word alone never lifts a status above `limited`."""
    for commitment, i, assessment, cited in _judgements(draft):
        whole = cited and len(cited) == len(assessment.evidence)
        if assessment.status not in NEEDS_TWO_ORIGINS or not whole:
            continue
        origins = {item.origin.casefold() for item in cited}
        path = (*commitment.path, "assessments", i, "status")
        if len(origins) < 2:
            yield (
                path,
                f"status '{assessment.status}' needs evidence of two origins; this rests on"
                f" {shown(cited[0].origin)} alone; cite another or write 'limited'",
            )
        elif all(item.source.kind is SourceKind.PARTY for item in cited):
            yield (
                path,
                f"status '{assessment.status}' rests on the word of parties alone; cite a source"
                " that is not one, or write 'limited'",
            )


def corrections_say_what_and_why(draft: Draft) -> Iterator[Broken]:
    """A correction names an earlier item of its commitment that no other corrects, and the
    reason."""
    for commitment in draft.commitments:
        earlier: set[str] = set()
        corrected: dict[str, str] = {}
        for i, item in commitment.evidence.items():
            path = (*commitment.path, "evidence", i)
            if item.corrects is not None:
                known = f" ({', '.join(sorted(earlier))})" if earlier else ""
                if item.corrects not in earlier:
                    yield (
                        (*path, "corrects"),
                        f"'{shown(item.corrects)}' is no earlier evidence of this"
                        f" commitment{nearest(item.corrects, sorted(earlier))}{known}",
                    )
                elif item.corrects in corrected:
                    newer = corrected[item.corrects]
                    yield (
                        (*path, "corrects"),
                        f"'{item.corrects}' is already corrected by {newer}; correct {newer}",
                    )
                if item.note is None:
                    yield path, "a correction needs its reason: add 'note'"
                corrected.setdefault(item.corrects, item.id)
            earlier.add(item.id)


def histories_in_order(draft: Draft) -> Iterator[Broken]:
    """Entries are appended: recorded never goes back by more than the day that it is further in the
    east, and no judgement stands twice.

    Several judgements may be recorded on one day, for one date too: the last one corrects.
    """
    for commitment in draft.commitments:
        last: Evidence | None = None
        for i, item in commitment.evidence.items():
            if last is not None and last.recorded - item.recorded > _A_DAY:
                yield (
                    (*commitment.path, "evidence", i, "recorded"),
                    f"recorded {item.recorded} stands after {last.id} of {last.recorded};"
                    " add new entries at the end",
                )
            last = max(item, last or item, key=lambda entry: entry.recorded)
        before: Assessment | None = None
        earlier: set[Assessment] = set()
        for i, judged in commitment.assessments.items():
            path = (*commitment.path, "assessments", i)
            if before is not None and before.recorded - judged.recorded > _A_DAY:
                yield (
                    (*path, "recorded"),
                    f"recorded {judged.recorded} stands after {before.recorded};"
                    " add new entries at the end",
                )
            elif judged in earlier:
                yield path, "this assessment stands twice, word for word; keep one"
            before = max(judged, before or judged, key=lambda entry: entry.recorded)
            earlier.add(judged)


def criteria_before_judgement(draft: Draft) -> Iterator[Broken]:
    """Criteria are fixed before a judgement is recorded (G7RG scoring guidelines)."""
    for commitment, i, assessment, _ in _judgements(draft):
        if commitment.head and assessment.recorded < commitment.head.criteria.fixed:
            yield (
                (*commitment.path, "assessments", i, "recorded"),
                f"recorded {assessment.recorded} is before the criteria were fixed"
                f" ({commitment.head.criteria.fixed}); judge again under the new criteria",
            )


def series_have_one_meaning(draft: Draft) -> Iterator[Broken]:
    """A series counts money of one stage or one other measure, oldest first."""
    for i, series in draft.series.items():
        if (series.stage is None) == (series.measure is None):
            yield (
                ("series", i),
                "a series needs either 'stage' (money) or 'measure' (anything else), and not both",
            )
        dates = [point.date.first for point in series.points]
        for k, (earlier, later) in enumerate(pairwise(dates), start=1):
            if later < earlier:
                yield ("series", i, "points", k, "date"), "points stand oldest first; move this one"


def _judgements(
    draft: Draft,
) -> Iterator[tuple[DraftCommitment, int, Assessment, list[Evidence]]]:
    """Every assessment with the evidence it cites, as far as that could be read."""
    for commitment in draft.commitments:
        by_id = {item.id: item for item in commitment.evidence.values()}
        for i, assessment in commitment.assessments.items():
            cited = [by_id[name] for name in assessment.evidence if name in by_id]
            yield commitment, i, assessment, cited


RULES: tuple[Callable[[Draft], Iterator[Broken]], ...] = (
    unique_ids,
    known_references,
    listed_once,
    no_future,
    before_the_pledge_is_context,
    outline_is_whole,
    judged_on_evidence,
    strong_status_has_two_origins,
    corrections_say_what_and_why,
    histories_in_order,
    criteria_before_judgement,
    second_reading_differs,
    series_have_one_meaning,
)
