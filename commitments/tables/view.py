"""Register + moment + filter -> the frames of columns.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from commitments.dates import PartialDate
from commitments.register.model import Bearing, Evidence, Register
from commitments.register.review import link_name
from commitments.register.second_reader import counted, waiting
from commitments.search.index import Found, Index, Seen
from commitments.standing import standing
from commitments.standing.newest import newest_date
from commitments.standing.standing import Moment, Standing
from commitments.tables.columns import COLUMNS, commitment_row, evidence_row, fact_row, frame_of
from commitments.tables.detail_rows import actor_rows, amount_rows, lineage_rows
from commitments.tables.filter import FILTER_FIELDS, Filter, FilterField, passes


class View:
    """A register at a moment: the standings and the frames made from them, each made once.

    Views are shared by all sessions; nobody changes a frame of a view. `index` searches the same
    register; views at other moments may share it.
    """

    def __init__(
        self, register: Register, moment: Moment, version: str, index: Index | None = None
    ) -> None:
        self.register = counted(register, moment.unconfirmed)
        self.waiting = tuple(w for w in waiting(register) if w.recorded <= moment.known_at)
        self._whole = register
        self.moment = moment
        self.version = version
        self._index = index or Index(register)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Standing by commitment id, in the order of the register."""
        return {s.commitment.id: s for s in standing.standings(self.register, self.moment)}

    def waiting_on(self, commitment: str) -> tuple[Bearing, ...]:
        """The facts that would bear on a commitment, were they confirmed."""
        names = {named.name for named in self.waiting}
        whole = self._whole.commitment(commitment)
        return tuple(
            item
            for item in (whole.evidence if whole else ())
            if names & {item.id, link_name(item.id, commitment)}
        )

    @cached_property
    def newest(self) -> PartialDate | None:
        """The date of the newest fact on file: what happened later is not known here. None where
        there is no fact."""
        return newest_date(self.standings.values())

    @cached_property
    def commitments(self) -> pd.DataFrame:
        """One row a commitment: COLUMNS["commitments"]."""
        themes = {theme.id: theme.name for theme in self.register.themes}
        regions = {region.id: region.name for region in self.register.regions}
        rows = [commitment_row(s, themes, regions) for s in self.standings.values()]
        return frame_of("commitments", rows)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """One row a fact visible at the moment and a commitment that it bears on, oldest first
        within a commitment."""
        rows = [
            evidence_row(s.commitment, item) for s in self.standings.values() for item in s.evidence
        ]
        return frame_of("evidence", rows)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """One row a fact visible at the moment, in the order of the file."""
        seen: dict[str, tuple[Bearing, list[str]]] = {}
        for s in self.standings.values():
            for item in s.evidence:
                seen.setdefault(item.id, (item, []))[1].append(s.commitment.id)
        order = [seen[fact.id] for fact in self.register.evidence if fact.id in seen]
        return frame_of("facts", [fact_row(*found) for found in order])

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row a fact visible at the moment and somebody who acted in it."""
        return frame_of("actors", list(actor_rows(self._facts, self.register.member_names)))

    @cached_property
    def amounts(self) -> pd.DataFrame:
        """One row a fact visible at the moment that tells of a sum of money."""
        return frame_of("amounts", list(amount_rows(self._facts)))

    @cached_property
    def _facts(self) -> tuple[Evidence, ...]:
        seen = set(self.facts["id"])
        return tuple(fact for fact in self.register.evidence if fact.id in seen)

    @cached_property
    def lineage(self) -> pd.DataFrame:
        """One row a pledge and its words in another text that was there by the as-of date."""
        documents = {document.id: document for document in self.register.documents}
        pledges = self.register.commitments
        return frame_of("lineage", list(lineage_rows(pledges, documents, self.moment)))

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """One row an assessment that holds or held, oldest first within a commitment."""
        return frame_of(
            "assessments",
            [
                {
                    "commitment": s.commitment.id,
                    "date": span.start,
                    "end": span.end,
                    "status": str(span.status),
                    "reason": span.assessment.reason,
                    "evidence": span.assessment.evidence,
                    "note": span.assessment.note,
                    "second_status": second and str(second.status),
                    "second_reason": second and second.reason,
                    "by": span.assessment.by,
                    "recorded": span.assessment.recorded,
                }
                for s in self.standings.values()
                for span in s.spans
                for second in [span.assessment.second]
            ],
        )

    @cached_property
    def milestones(self) -> pd.DataFrame:
        """One row a milestone up to the as-of date, oldest first."""
        rows = [
            {
                "date": m.date.text,
                "day": m.date.last,
                "title": m.title,
                "kind": str(m.kind),
                "level": m.level,
                "place": m.place,
                "summary": m.summary,
                "url": m.url,
                "note": m.note,
            }
            for m in sorted(self.register.milestones, key=lambda m: m.date.last)
            if m.date.last <= self.moment.as_of
        ]
        return frame_of("milestones", rows)

    @cached_property
    def members(self) -> pd.DataFrame:
        """One row a member that had joined by the as-of date at the latest."""
        rows = [
            {
                "code": m.code,
                "name": m.name,
                "kind": str(m.kind),
                "joined": m.joined.text,
                "latest": m.joined.latest,
                "order": m.order,
                "basis": m.basis,
                "url": m.url,
                "also": m.also,
            }
            for m in self.register.members
            if m.joined.latest <= self.moment.as_of
        ]
        return frame_of("members", rows)

    @cached_property
    def member_counts(self) -> pd.DataFrame:
        """One row a count up to the as-of date, oldest first."""
        rows = [
            {"date": c.date.text, "count": c.count, "url": c.url, "note": c.note}
            for c in sorted(self.register.member_counts, key=lambda c: c.date.first)
            if c.date.first <= self.moment.as_of
        ]
        return frame_of("member_counts", rows)

    @cached_property
    def series(self) -> pd.DataFrame:
        """One row a value of a series up to the as-of date."""
        rows = [
            {
                "series": s.id,
                "name": s.name,
                "unit": s.unit,
                "stage": None if s.stage is None else str(s.stage),
                "measure": s.measure,
                "draw": str(s.draw),
                "commitments": s.commitments,
                "date": p.date.text,
                "day": p.date.last,
                "year": p.year,
                "value": p.value,
                "source": p.source,
                "note": p.note,
                "series_note": s.note,
            }
            for s in self.register.series
            for p in s.points
            if p.date.first <= self.moment.as_of
        ]
        return frame_of("series", rows)

    def all_frames(self) -> dict[str, pd.DataFrame]:
        """Every frame by its name, in the order of COLUMNS."""
        return {name: getattr(self, name) for name in COLUMNS}

    def select(self, chosen: Filter) -> Selection:
        """The part of the view that passes a filter."""
        frame = self.commitments
        if chosen.empty:
            return Selection(self, chosen, frame)
        found = self.search(chosen.text)
        return Selection(self, chosen, frame[passes(frame, chosen, found)], found)

    def search(self, text: str) -> Found | None:
        """What a search finds of what is visible at the moment, and which of those who are members
        by then it names; None where it holds no word."""
        found = self._index.find(text, self._seen)
        if found is None or not found.members:
            return found
        joined = set(self.members["code"])
        return replace(found, members=tuple(code for code in found.members if code in joined))

    @cached_property
    def _seen(self) -> Seen:
        return self._index.seen(self.standings.values())


@dataclass(frozen=True)
class Selection:
    """The commitments of a view that pass a filter; `commitments` is their frame, `found` what the
    search of the filter found, if there is one."""

    view: View
    filter: Filter
    commitments: pd.DataFrame
    found: Found | None = None

    @property
    def count(self) -> int:
        """How many commitments pass."""
        return len(self.commitments)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.view.commitments)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The standings of the commitments that pass."""
        return tuple(self.view.standings[id] for id in self.commitments["id"])

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """The evidence of the commitments that pass."""
        return self._of(self.view.evidence)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The facts that bear on the commitments that pass, each once."""
        found = self.view.facts
        return found if self.filter.empty else found[found["id"].isin(self.evidence["id"])]

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """The assessments of the commitments that pass."""
        return self._of(self.view.assessments)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Who acted in those facts."""
        return self._in_facts(self.view.actors)

    @cached_property
    def amounts(self) -> pd.DataFrame:
        """The sums of money of those facts."""
        return self._in_facts(self.view.amounts)

    @cached_property
    def lineage(self) -> pd.DataFrame:
        """The words of other texts on the commitments that pass."""
        return self._of(self.view.lineage)

    def all_frames(self) -> dict[str, pd.DataFrame]:
        """Every frame by its name, in the order of COLUMNS, of what passes; whole are those that
        no filter touches, such as the members."""
        return {name: getattr(self, name, frame) for name, frame in self.view.all_frames().items()}

    def _in_facts(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame if self.filter.empty else frame[frame["fact"].isin(self.facts["id"])]

    def _of(self, frame: pd.DataFrame) -> pd.DataFrame:
        if self.filter.empty:
            return frame
        return frame[frame["commitment"].isin(self.commitments["id"])]


def loosened(selection: Selection) -> tuple[tuple[FilterField | None, int], ...]:
    """How many pledges pass where one of several filters is taken off: each filter, None for the
    search, with the number, where there are any; the most first."""
    chosen = selection.filter
    fields = [field for field in FILTER_FIELDS if field.group and chosen.keys(field)]
    fewer: list[tuple[FilterField | None, Filter]] = [
        (field, chosen.without(field)) for field in fields
    ]
    if chosen.text.strip():
        fewer.append((None, replace(chosen, text="")))
    found = [(field, selection.view.select(left).count) for field, left in fewer]
    return tuple(sorted((one for one in found if one[1]), key=lambda one: -one[1]))
