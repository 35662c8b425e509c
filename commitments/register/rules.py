"""What must hold between the entries of a register, beyond the shape of each.

A rule takes a ShapedRegister - every entry that has the right shape, with its place in the file -
and yields findings: the path to what is wrong, and a sentence that says what was found and what to
do.
RULES lists them all; each is one function and has one test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from commitments.dates import PartialDate
from commitments.record_words import MilestoneKind
from commitments.register.appended import (
    corrections_say_what_and_why,
    four_eyes,
)
from commitments.register.judged import (
    criteria_before_judgement,
    judged_by_a_method,
    judged_on_evidence,
    judged_on_what_bears_on_it,
    nothing_found_where_nothing_points,
    second_reading_differs,
    strong_status_has_two_origins,
)
from commitments.register.model import Assessment, Confirmation
from commitments.register.references import (
    known_references,
    listed_once,
    names_of_one_member,
    outline_is_whole,
    unique_ids,
)
from commitments.register.shaped import Broken, NodePath, ShapedRegister
from commitments.text import shown
from commitments.vocabulary import Effect

# What clocks on both sides of the earth may differ by.
_A_DAY = timedelta(days=1)


def no_future(shaped: ShapedRegister) -> Iterator[Broken]:
    """Nothing has happened or been judged after today, or after it was recorded; only a milestone
    may be a meeting to come, or the end of a mandate."""
    for path, when in _past(shaped):
        yield from _future(path, when, shaped.today)
    for i, fact in shaped.evidence.items():
        yield from _future(("evidence", i, "date"), fact.date, fact.recorded, "recorded")
    for i, confirmed in shaped.sections["confirmations"].items():
        if isinstance(confirmed, Confirmation):
            path = ("confirmations", i, "date")
            yield from _future(path, confirmed.date, confirmed.recorded, "recorded")
    for commitment in shaped.commitments:
        for i, assessment in commitment.assessments.items():
            path = (*commitment.path, "assessments", i, "date")
            yield from _future(path, assessment.date, assessment.recorded, "recorded")


def recorded_later(shaped: ShapedRegister) -> Iterator[Broken]:
    """No entry was recorded after today, but for those of places east of here, where tomorrow has
    begun. It stops no reading: such an entry counts from its day on, the others without it."""
    for path, recorded in _recorded(shaped):
        if is_later(recorded, shaped.today):
            yield from _future(path, recorded, shaped.today)


def is_later(recorded: date, today: date) -> bool:
    """Whether an entry was recorded on a day that has begun nowhere yet."""
    return recorded - today > _A_DAY


def _past(shaped: ShapedRegister) -> Iterator[tuple[NodePath, date | PartialDate]]:
    """Every date that cannot lie after today."""
    if shaped.meeting:
        yield ("meeting", "date"), shaped.meeting.date
    if shaped.info:
        yield ("register", "method", "date"), shaped.info.method.date
    for i, fact in shaped.evidence.items():
        if fact.archived:
            yield ("evidence", i, "archived", "date"), fact.archived.date
    for i, document in shaped.sections["documents"].items():
        if document.date:
            yield ("documents", i, "date"), document.date
    for i, milestone in shaped.sections["milestones"].items():
        if milestone.kind is MilestoneKind.TURNING_POINT:
            yield ("milestones", i, "date"), milestone.date
    for i, coding in shaped.sections["codings"].items():
        yield ("codings", i, "coded"), coding.coded
    for i, count in shaped.sections["member_counts"].items():
        yield ("member_counts", i, "date"), count.date
    for i, member in shaped.sections["members"].items():
        if member.joined.earliest:
            yield ("members", i, "joined"), member.joined.earliest
    for i, series in shaped.series.items():
        for k, point in enumerate(series.points):
            yield ("series", i, "points", k, "date"), point.date
    for commitment in shaped.commitments:
        path = commitment.path
        if commitment.head:
            yield (*path, "criteria", "fixed"), commitment.head.criteria.fixed
            for i, search in enumerate(commitment.head.searches):
                yield (*path, "searches", i, "when"), search.when


def _recorded(shaped: ShapedRegister) -> Iterator[tuple[NodePath, date]]:
    for i, fact in shaped.evidence.items():
        yield ("evidence", i, "recorded"), fact.recorded
        for k, on in enumerate(fact.bears_on):
            if on.recorded:
                yield ("evidence", i, "bears_on", k, "recorded"), on.recorded
    for commitment in shaped.commitments:
        for i, assessment in commitment.assessments.items():
            yield (*commitment.path, "assessments", i, "recorded"), assessment.recorded
    for i, confirmed in shaped.sections["confirmations"].items():
        yield ("confirmations", i, "recorded"), confirmed.recorded


def _future(
    path: NodePath, when: date | PartialDate, limit: date, name: str = ""
) -> Iterator[Broken]:
    """What lies after a day: `name` says which that is, where it is not today."""
    first = when.first if isinstance(when, PartialDate) else when
    if first > limit:
        after = f"{name} ({limit})" if name else f"today (by this computer's clock {limit} at most)"
        yield path, f"{path[-1]} {when} lies after {after}; check the year"


def before_the_pledge_is_context(shaped: ShapedRegister) -> Iterator[Broken]:
    """An event before the pledge can only be context."""
    if shaped.meeting is None:
        return
    for i, fact in shaped.evidence.items():
        if fact.date.last >= shaped.meeting.date:
            continue
        for k, on in enumerate(fact.bears_on):
            if on.effect is not Effect.CONTEXT:
                yield (
                    ("evidence", i, "bears_on", k, "effect"),
                    f"effect '{on.effect}' is not possible on {fact.date}, before the pledge of"
                    f" {shaped.meeting.date}; write 'context'",
                )


def facts_bear_on_something(shaped: ShapedRegister) -> Iterator[Broken]:
    """A fact bears on a commitment at least, and a link added later says so rightly."""
    for i, fact in shaped.evidence.items():
        if not fact.bears_on:
            yield ("evidence", i, "bears_on"), "bears_on names no commitment; write at least one"
        for k, on in enumerate(fact.bears_on):
            if on.recorded and on.recorded < fact.recorded:
                yield (
                    ("evidence", i, "bears_on", k, "recorded"),
                    f"recorded {on.recorded} is before the fact itself was ({fact.recorded})",
                )


def sums_are_given(shaped: ShapedRegister) -> Iterator[Broken]:
    """A sum of money is more than nothing, and who gave it acted."""
    for i, fact in shaped.evidence.items():
        if fact.amount and fact.amount.value <= 0:
            yield ("evidence", i, "amount", "value"), "value must be more than 0"
        for k, code in enumerate(fact.amount.givers if fact.amount else ()):
            if code not in fact.actors:
                said = f"givers names '{shown(code)}', which did not act; name it under actors too"
                yield ("evidence", i, "amount", "givers", k), said


def histories_in_order(shaped: ShapedRegister) -> Iterator[Broken]:
    """Entries are appended: recorded never goes back by more than the day that it is further in the
    east, and no judgement stands twice.

    Several judgements may be recorded on one day, for one date too: the last one corrects.
    """
    facts = [(("evidence", i), fact) for i, fact in shaped.evidence.items()]
    confirmed = shaped.sections["confirmations"]
    yield from _recorded_in_order(facts, lambda fact: str(fact.id))
    yield from _recorded_in_order([(("confirmations", i), c) for i, c in confirmed.items()])
    for commitment in shaped.commitments:
        judged = [
            ((*commitment.path, "assessments", i), a) for i, a in commitment.assessments.items()
        ]
        yield from _recorded_in_order(judged)
        earlier: set[Assessment] = set()
        for path, assessment in judged:
            if assessment in earlier:
                yield path, "this assessment stands twice, word for word; keep one"
            earlier.add(assessment)


def _recorded_in_order(
    entries: Iterable[tuple[NodePath, Any]], name: Callable[[Any], str] | None = None
) -> Iterator[Broken]:
    last: Any = None
    for path, entry in entries:
        if last is not None and last.recorded - entry.recorded > _A_DAY:
            before = f"{name(last)} of {last.recorded}" if name else str(last.recorded)
            yield (
                (*path, "recorded"),
                f"recorded {entry.recorded} stands after {before}; add new entries at the end",
            )
        last = entry if last is None or entry.recorded >= last.recorded else last


def series_have_one_meaning(shaped: ShapedRegister) -> Iterator[Broken]:
    """A series counts money of one stage or one other measure, oldest first."""
    for i, series in shaped.series.items():
        if (series.stage is None) == (series.measure is None):
            yield (
                ("series", i),
                "a series needs either 'stage' (money) or 'measure' (anything else), and not both",
            )
        dates = [point.date.first for point in series.points]
        for k, (earlier, later) in enumerate(pairwise(dates), start=1):
            if later < earlier:
                yield ("series", i, "points", k, "date"), "points stand oldest first; move this one"


RULES: tuple[Callable[[ShapedRegister], Iterator[Broken]], ...] = (
    unique_ids,
    known_references,
    listed_once,
    no_future,
    recorded_later,
    before_the_pledge_is_context,
    facts_bear_on_something,
    sums_are_given,
    names_of_one_member,
    outline_is_whole,
    judged_on_evidence,
    judged_on_what_bears_on_it,
    nothing_found_where_nothing_points,
    judged_by_a_method,
    strong_status_has_two_origins,
    corrections_say_what_and_why,
    four_eyes,
    histories_in_order,
    criteria_before_judgement,
    second_reading_differs,
    series_have_one_meaning,
)
