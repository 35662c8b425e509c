"""What must hold of standings, totals and counts whatever the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.register.bearings import with_bearings
from commitments.register.model import (
    Assessment,
    BearsOn,
    Commitment,
    Evidence,
    Register,
    Source,
)
from commitments.register.places import places
from commitments.standing.changes import changes, compare
from commitments.standing.standing import Moment, Standing, standing
from commitments.standing.totals import totals
from commitments.tables.by_year import statuses_by_year, stood_by_year
from commitments.tables.counts import by_direction
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import DELIVERY_RANK, Effect, Freshness, SourceKind, Status, Trend
from tests.conftest import TODAY, commitment, register

# A slow computer is no failure.
settings.register_profile("tests", deadline=None, max_examples=60)
settings.load_profile("tests")

PLEDGED = date(2019, 6, 25)
EMPTY = register(commitment()).commitments[0]
BLANK = standing(EMPTY, Moment(TODAY, TODAY), PLEDGED)

days = st.dates(PLEDGED, TODAY)
moments = st.builds(Moment, as_of=days, known_at=days)
statuses = st.sampled_from(Status)
many_statuses = st.lists(statuses, max_size=40)
# The real register takes a moment for each example.
few = settings(max_examples=20)
unknowns = st.sampled_from([status for status in Status if status.unknown])


@st.composite
def partial_dates(draw: st.DrawFn, latest: date) -> PartialDate:
    """A date up to `latest`, as exact as a source may have it."""
    day = draw(st.dates(date(2018, 1, 1), latest))
    return PartialDate.parse(day.isoformat()[: draw(st.sampled_from((4, 7, 10)))])


@st.composite
def histories(draw: st.DrawFn) -> Commitment:
    """A commitment with evidence and judgements in the order in which they were recorded."""
    items = []
    for n, recorded in enumerate(sorted(draw(st.lists(days, max_size=6)))):
        source = Source(
            kind=draw(st.sampled_from(SourceKind)),
            publisher=draw(st.sampled_from(("UN", "State", "Paper"))),
            title="A page",
            url="https://example.org/page",
        )
        items.append(
            Evidence(
                id=f"one-{n}",
                date=draw(partial_dates(recorded)),
                finding="What happened.",
                places=("IRQ",),
                source=source,
                bears_on=(BearsOn(commitment=EMPTY.id, effect=draw(st.sampled_from(Effect))),),
                recorded=recorded,
            )
        )
    judged = [
        Assessment(
            date=draw(st.dates(PLEDGED, recorded)),
            recorded=recorded,
            status=draw(statuses),
            reason="Because.",
            by="us",
            evidence=tuple(item.id for item in items if draw(st.booleans())),
        )
        for recorded in sorted(draw(st.lists(days, max_size=6)))
    ]
    return bearing(replace(EMPTY, assessments=tuple(judged)), items)


def bearing(commitment: Commitment, facts: Iterable[Evidence]) -> Commitment:
    """A commitment on which these facts bear."""
    (found,) = with_bearings([commitment], facts)
    return found


def stands(history: Commitment, moment: Moment) -> Standing:
    return standing(history, moment, PLEDGED)


def with_statuses(found: list[Status]) -> list[Standing]:
    return [replace(BLANK, status=status) for status in found]


@given(many_statuses, st.integers(0, 39), unknowns)
def test_knowing_less_never_narrows_the_interval(
    found: list[Status], which: int, unknown: Status
) -> None:
    before = totals(with_statuses(found))
    less = [unknown if n == which else status for n, status in enumerate(found)]
    after = totals(with_statuses(less))
    if before.lower is None or before.upper is None:
        return
    assert after.lower is not None and after.upper is not None
    assert after.lower <= before.lower + 1e-12
    assert after.upper >= before.upper - 1e-12


@given(many_statuses, unknowns)
def test_one_more_unknown_pledge_never_narrows_the_interval(
    found: list[Status], unknown: Status
) -> None:
    before, after = totals(with_statuses(found)), totals(with_statuses([*found, unknown]))
    if before.lower is None or before.upper is None:
        return
    assert after.lower is not None and after.upper is not None
    assert after.lower <= before.lower + 1e-12
    assert after.upper >= before.upper - 1e-12


@given(many_statuses)
def test_an_interval_lies_between_0_and_1_and_needs_three_live_pledges(
    found: list[Status],
) -> None:
    now = totals(with_statuses(found))
    assert now.total == len(found) == sum(now.counts.values())
    assert now.live == now.total - found.count(Status.OVERTAKEN)
    assert (now.lower is None) == (now.upper is None) == (now.live < 3)
    if now.lower is not None and now.upper is not None:
        assert 0 <= now.lower <= now.upper <= 1
        assert now.upper - now.lower == pytest.approx(now.unknown / now.live)


@given(many_statuses.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_totals_do_not_depend_on_the_order(pair: tuple[list[Status], list[Status]]) -> None:
    one, other = pair
    assert totals(with_statuses(one)) == totals(with_statuses(other))


@given(many_statuses)
def test_relabelling_a_pledge_as_overtaken_does_not_hide_it(found: list[Status]) -> None:
    now = totals(with_statuses([*found, Status.OVERTAKEN]))
    assert now.counts[Status.OVERTAKEN] == found.count(Status.OVERTAKEN) + 1
    assert now.total == len(found) + 1


@given(histories(), days)
def test_nothing_is_known_before_the_first_entry(history: Commitment, as_of: date) -> None:
    recorded = [e.recorded for e in history.evidence] + [a.recorded for a in history.assessments]
    first = min(recorded, default=TODAY)
    s = stands(history, Moment(as_of, first - timedelta(days=1)))
    assert (s.status, s.best, s.since, s.newest) == ((Status.NOT_ASSESSED, None, PLEDGED, PLEDGED))
    assert (s.evidence, s.spans, s.basis, s.trend, s.newer) == ((), (), None, Trend.SILENT, ())


@given(histories(), days, days, days)
def test_later_dates_see_all_that_earlier_ones_saw(
    history: Commitment, one: date, other: date, known_at: date
) -> None:
    earlier, later = (stands(history, Moment(day, known_at)) for day in sorted((one, other)))
    assert {b.id for b in earlier.evidence} <= {b.id for b in later.evidence}
    assert earlier.newest <= later.newest
    assert [span.start for span in earlier.spans] == (
        [span.start for span in later.spans][: len(earlier.spans)]
    )
    if earlier.best:
        assert later.best and DELIVERY_RANK[earlier.best] <= DELIVERY_RANK[later.best]


@given(histories(), days, days, days)
def test_later_knowledge_sees_all_the_evidence_that_earlier_knowledge_saw(
    history: Commitment, as_of: date, one: date, other: date
) -> None:
    earlier, later = (stands(history, Moment(as_of, day)) for day in sorted((one, other)))
    assert {b.id for b in earlier.evidence} <= {b.id for b in later.evidence}
    assert {s.start for s in earlier.spans} <= {s.start for s in later.spans}
    # An entry that takes a judgement back counts as none, so the newest may be older then.
    taken_back = any(a.status is Status.NOT_ASSESSED for a in history.assessments)
    assert taken_back or earlier.newest <= later.newest


@given(histories(), days, st.dates(PLEDGED, TODAY - timedelta(days=1)))
def test_what_was_known_on_a_day_does_not_depend_on_what_was_recorded_later(
    history: Commitment, as_of: date, known_at: date
) -> None:
    then = bearing(
        replace(
            history, assessments=tuple(j for j in history.assessments if j.recorded <= known_at)
        ),
        [item.fact for item in history.evidence if item.recorded <= known_at],
    )
    moment = Moment(as_of, known_at)
    assert replace(stands(history, moment), commitment=then) == stands(then, moment)


@given(histories(), moments)
def test_spans_follow_each_other_and_end_at_the_as_of_date(
    history: Commitment, moment: Moment
) -> None:
    s = stands(history, moment)
    assert [a.end for a in s.spans[:-1]] == [b.start for b in s.spans[1:]]
    assert all(a.start < b.start for a, b in pairwise(s.spans))
    if s.spans:
        assert (s.spans[-1].end, s.spans[-1].status) == (moment.as_of, s.status)


@given(histories(), moments)
def test_a_status_has_held_without_a_break_since_its_date(
    history: Commitment, moment: Moment
) -> None:
    s = stands(history, moment)
    assert PLEDGED <= s.since <= moment.as_of
    assert {span.status for span in s.spans if span.start >= s.since} <= {s.status}
    before = [span for span in s.spans if span.start < s.since]
    if before:
        assert before[-1].status is not s.status


@given(histories(), moments)
def test_the_best_status_is_never_below_the_present_one(
    history: Commitment, moment: Moment
) -> None:
    s = stands(history, moment)
    assert s.best is None or (s.best in DELIVERY_RANK and s.best is not Status.REVERSED)
    if s.status in DELIVERY_RANK and s.status is not Status.REVERSED:
        assert s.best and DELIVERY_RANK[s.best] >= DELIVERY_RANK[s.status]


@given(histories(), moments)
def test_expired_evidence_never_gives_more_than_low_confidence(
    history: Commitment, moment: Moment
) -> None:
    s = stands(history, moment)
    assert (s.basis is None) == s.status.unknown
    if s.basis and s.freshness is Freshness.EXPIRED:
        assert s.confidence == "low"
    if s.basis and s.freshness is Freshness.OVERDUE:
        assert s.confidence != "high"


@given(histories(), moments)
def test_a_partial_date_counts_within_its_period_or_when_it_was_recorded(
    history: Commitment, moment: Moment
) -> None:
    for item in history.evidence:
        assert item.date.first <= item.date.last
        assert item.happened == min(item.date.last, item.recorded)
        seen = item in stands(history, moment).evidence
        assert seen == (item.happened <= moment.as_of and item.recorded <= moment.known_at)


@given(histories(), moments)
def test_nothing_changes_between_a_moment_and_itself(history: Commitment, moment: Moment) -> None:
    found = replace(register(commitment()), commitments=(history,))
    assert changes(found, moment, moment) == ()


@given(histories(), moments, moments)
def test_swapping_two_moments_turns_the_move_around(
    history: Commitment, one: Moment, other: Moment
) -> None:
    found = replace(register(commitment()), commitments=(history,))
    (there,), (back,) = compare(found, one, other), compare(found, other, one)
    assert (back.direction, back.moved, back.judged_again) == (
        (-there.direction, there.moved, there.judged_again)
    )
    assert (back.new_evidence, back.lost_evidence) == (there.lost_evidence, there.new_evidence)


def view(curated: Register, moment: Moment) -> View:
    return View(curated, moment, "0" * 8)


# The first facts were recorded on 2026-11-23, judgements later; on 2026-11-22 nothing was known.
known = st.sampled_from([TODAY, date(2026, 11, 24), date(2026, 11, 22)])
real_moments = st.builds(Moment, as_of=days, known_at=known)


@few
@given(moment=real_moments)
def test_the_last_year_counts_the_statuses_of_the_standings(
    curated: Register, moment: Moment
) -> None:
    found = view(curated, moment)
    stood = stood_by_year(found.standings.values(), curated.meeting.date, moment.as_of)
    counts = statuses_by_year(stood)
    last = counts[counts["year"] == counts["year"].max()]
    expected = Counter(str(s.status) for s in found.standings.values())
    assert dict(zip(last["status"], last["count"], strict=True)) == expected
    assert set(counts.groupby("year")["count"].sum()) == {len(curated.commitments)}


@few
@given(moment=real_moments)
def test_counts_by_place_are_those_of_the_findings(curated: Register, moment: Moment) -> None:
    found = view(curated, moment)
    named: dict[tuple[str, str, str], set[Effect]] = {}
    for item in (item for s in found.standings.values() for item in s.evidence):
        if item.effect is Effect.CONTEXT:
            continue
        parts = [code for code in item.places if places()[code].country != code]
        wider = {places()[code].country for code in parts}
        at = {("place", code) for code in item.places if code not in wider}
        at |= {("country", places()[code].country) for code in item.places}
        for scope, code in at:
            named.setdefault((scope, code, item.id), set()).add(item.effect)
    # At one place an event counts once: as a setback where it is one for any pledge.
    expected = Counter((*key[:2], str(max(effects))) for key, effects in named.items())
    counted = {
        (scope, str(row["place"]), effect): row[effect]
        for scope in ("place", "country")
        for row in by_direction(found.evidence, scope).to_dict("records")
        for effect in ("advance", "setback")
        if row[effect]
    }
    assert counted == expected


@few
@given(moment=real_moments, text=st.sampled_from(("", "iraq", "syria women", "zzz")))
def test_a_selection_has_the_evidence_and_judgements_of_its_commitments(
    curated: Register, moment: Moment, text: str
) -> None:
    chosen = view(curated, moment).select(Filter(text=text))
    assert list(chosen.evidence["id"]) == [e.id for s in chosen.standings for e in s.evidence]
    assert list(chosen.assessments["commitment"]) == (
        [s.commitment.id for s in chosen.standings for _ in s.spans]
    )
