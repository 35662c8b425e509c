"""What changed in a period as a table: one row a change."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from commitments.register.model import Assessment, Commitment
from commitments.standing.diff import Correction, Diff
from commitments.vocabulary import Status

DIFF_COLUMNS = ("Kind", "Date", "Event", "Pledge", "From", "To", "Publisher", "Address")
Row = tuple[str, str, str, str, str, str, str, str]


def diff_table(found: Diff) -> pd.DataFrame:
    """Every change in words for people, in the order of the page. A new fact has one row for each
    pledge that it bears on, with its effect in the column `To`; its date is as exact as known."""
    rows = [*_statuses(found), *_facts(found), *_corrections(found), *_others(found)]
    return pd.DataFrame(rows, columns=list(DIFF_COLUMNS))


def _label(status: Status, commitment: Commitment) -> str:
    return status.label_for(commitment.kind)


def _statuses(found: Diff) -> Iterator[Row]:
    for turn, groups in found.turns.items():
        for decided in groups:
            fact = decided.fact
            date = fact.date.text if fact else decided.day.isoformat()
            event = (fact.finding, fact.source.publisher, fact.source.url) if fact else ("",) * 3
            for change in decided.changes:
                pledge = change.after.commitment
                old, new = (_label(s.status, pledge) for s in (change.before, change.after))
                yield turn.label, date, event[0], pledge.title, old, new, event[1], event[2]


def _facts(found: Diff) -> Iterator[Row]:
    for new in found.facts:
        fact = new.fact
        date, source = fact.date.text, fact.source
        for bearing, pledge in new.bearings:
            yield (
                *("New fact", date, fact.finding, pledge.title, ""),
                *(bearing.effect.label, source.publisher, source.url),
            )


def _corrections(found: Diff) -> Iterator[Row]:
    for one in found.corrections:
        for pledge in one.commitments:
            yield _correction(one, pledge)


def _correction(one: Correction, pledge: Commitment) -> Row:
    recorded = one.new.recorded.isoformat()
    if isinstance(one.new, Assessment) and isinstance(one.old, Assessment):
        old, new = (_label(judged.status, pledge) for judged in (one.old, one.new))
        return "Judgement corrected", recorded, one.new.reason, pledge.title, old, new, "", ""
    assert not isinstance(one.new, Assessment) and not isinstance(one.old, Assessment)
    return (
        *("Fact corrected", recorded, one.new.caveat or "", pledge.title),
        *(one.old.finding, one.new.finding, one.new.source.publisher, one.new.source.url),
    )


def _others(found: Diff) -> Iterator[Row]:
    for change in found.stale:
        s = change.after
        yield (
            *("Review now overdue", s.newest.isoformat(), "", s.commitment.title),
            *(change.before.freshness.label, s.freshness.label, "", ""),
        )
    for change in found.judged_again:
        s, judged = change.after, change.after.assessment
        label = _label(s.status, s.commitment)
        date, reason = (judged.date.isoformat(), judged.reason) if judged else ("", "")
        yield "Judged again", date, reason, s.commitment.title, label, label, "", ""
