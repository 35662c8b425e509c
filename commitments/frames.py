"""Register + moment + filter -> DataFrames. The one place that names columns.

COLUMNS is the data dictionary: the Method page prints it and the downloads follow it. A column
holds keys (`status`) for machines; the labels for people stand in vocabulary.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

import pandas as pd

from commitments.model import Commitment, Evidence, Register
from commitments.places import place_name, places
from commitments.standing import Moment, Standing, standings
from commitments.vocabulary import Effect, Status, Trend

COLUMNS: dict[str, dict[str, str]] = {
    "commitments": {
        "id": "Permanent name of the commitment.",
        "title": "The pledge in a line, in our words.",
        "summary": "The pledge in a sentence or two, in our words.",
        "wording": "The words as printed; several passages are joined by ' ... '.",
        "theme": "Key of the theme.",
        "theme_name": "Name of the theme.",
        "regions": "Keys of the regions that it applies to; in CSV joined by '; '.",
        "region_names": "Names of the regions, joined by ', '.",
        "kind": "What sort of promise: deliverable, standing, money, position, process.",
        "force": "How hard the verb binds: must, will, should, important, discussed.",
        "pledged_by": "Who is bound.",
        "review_every": "Review period in days.",
        "status": "Status at the as-of date.",
        "since": "Day from which that status has held without a break.",
        "best": "Best status that it ever had up to the as-of date.",
        "assessed_on": "Date of the assessment that holds; empty if there is none.",
        "reason": "Reason of that assessment.",
        "confidence": "high, medium or low; empty where nothing was judged.",
        "freshness": "fresh, due, overdue or expired at the as-of date.",
        "newest": "Day of the newest fact or judgement.",
        "horizon": "Day of the newest fact; what happened later is not known here.",
        "trend": "improving, steady, worsening or silent over the 12 months before.",
        "advances": "Advances in those 12 months.",
        "setbacks": "Setbacks in those 12 months.",
        "contradicted": "Whether evidence of equal or higher grade speaks against the status.",
        "evidence_count": "Evidence items visible at the as-of date.",
        "source_kinds": "Kinds of source among them; in CSV joined by '; '.",
    },
    "evidence": {
        "id": "Permanent name of the item.",
        "commitment": "Id of the commitment.",
        "date": "When it happened, with the precision of the source: 2021, 2021-06 or 2021-06-28.",
        "happened": "Day from which it counts as past: the end of a partial date.",
        "effect": "advance, setback or context.",
        "finding": "What happened, in our words.",
        "places": "ISO 3166 codes; in CSV joined by '; '; empty for the world at large.",
        "place_names": "Names of the places, joined by ', '.",
        "source_kind": "act, monitor, reporting or party.",
        "publisher": "Who published it.",
        "origin": "Whose finding it is.",
        "title": "Title of the source.",
        "url": "Address of the source.",
        "second_hand": "Whether the page itself was not opened and others say what it says.",
        "note": "Caveat, if there is one; of a correction, its reason.",
        "corrects": "Id of the earlier item that this one replaces.",
        "recorded": "Day on which it was entered.",
        "by": "Who recorded it.",
    },
    "assessments": {
        "commitment": "Id of the commitment.",
        "date": "Day from which it holds.",
        "end": "Day on which the next one begins, or the as-of date.",
        "status": "Status given.",
        "reason": "Why.",
        "evidence": "Ids of the evidence that it rests on; in CSV joined by '; '.",
        "note": "Caveat, if there is one.",
        "second_status": "Status that a second reader gave, where it differs.",
        "second_reason": "Why.",
        "by": "Who judged.",
        "recorded": "Day on which it was entered.",
    },
    "milestones": {
        "date": "The day, or as much of it as is known.",
        "day": "Day used on charts: the end of a partial date.",
        "title": "What it is called.",
        "kind": "meeting or turning-point.",
        "level": "Who met, or who acted.",
        "place": "Where.",
        "summary": "What it brought.",
        "url": "Source.",
        "note": "Caveat, if there is one.",
    },
    "members": {
        "code": "ISO 3166-1 alpha-3, or a short name for an organisation.",
        "name": "Name.",
        "kind": "state or organisation.",
        "joined": "When it joined; 2014/2016 between, ../2017-07 not later than, 2020-03~ about.",
        "latest": "Latest day on which it can have joined.",
        "order": "Its number in the order of joining, where a source gives one.",
        "basis": "In which list or report it is named.",
        "url": "Source.",
    },
    "member_counts": {
        "date": "When the count held.",
        "count": "Number of members.",
        "url": "Source.",
        "note": "Caveat, if there is one.",
    },
    "series": {
        "series": "Id of the series.",
        "name": "Name of the series.",
        "unit": "Unit of the value.",
        "stage": "For money: goal, pledged, contracted or paid. Stages are never added up.",
        "measure": "For anything else: what is counted, and by whom.",
        "draw": "How a chart may show it: line, bars, points or steps.",
        "commitments": "Ids of the commitments it bears on; in CSV joined by '; '.",
        "date": "When the value held, or was stated.",
        "day": "Day used on charts: the end of a partial date.",
        "year": "Year that a goal or pledge is for, where it differs.",
        "value": "Value, in the unit.",
        "source": "Source.",
        "note": "Caveat of the value.",
        "series_note": "Caveat of the series.",
    },
}
"""Frame -> column -> meaning."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments a view shows; an empty field lets everything through."""

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    freshness: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    text: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return not any(getattr(self, field.name) for field in fields(self))


class View:
    """A register at a moment: the standings and the frames made from them, each made once.

    Views are shared by all sessions; nobody changes a frame of a view.
    """

    def __init__(self, register: Register, moment: Moment, version: str) -> None:
        self.register = register
        self.moment = moment
        self.version = version

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Standing by commitment id, in the order of the register."""
        return {s.commitment.id: s for s in standings(self.register, self.moment)}

    @cached_property
    def horizon(self) -> date:
        """The newest event or judgement on file: what happened later is not known here."""
        return max((s.newest for s in self.standings.values()), default=self.moment.as_of)

    @cached_property
    def commitments(self) -> pd.DataFrame:
        """One row a commitment: COLUMNS["commitments"]."""
        themes = {theme.id: theme.name for theme in self.register.themes}
        regions = {region.id: region.name for region in self.register.regions}
        rows = [_commitment_row(s, themes, regions) for s in self.standings.values()]
        return _frame("commitments", rows)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """One row an evidence item visible at the moment, oldest first within a commitment."""
        rows = [
            _evidence_row(s.commitment, item)
            for s in self.standings.values()
            for item in s.evidence
        ]
        return _frame("evidence", rows)

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """One row an assessment that holds or held, oldest first within a commitment."""
        return _frame(
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
        return _frame("milestones", rows)

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
            }
            for m in self.register.members
            if m.joined.latest <= self.moment.as_of
        ]
        return _frame("members", rows)

    @cached_property
    def member_counts(self) -> pd.DataFrame:
        """One row a count up to the as-of date, oldest first."""
        rows = [
            {"date": c.date.text, "count": c.count, "url": c.url, "note": c.note}
            for c in sorted(self.register.member_counts, key=lambda c: c.date.first)
            if c.date.first <= self.moment.as_of
        ]
        return _frame("member_counts", rows)

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
        return _frame("series", rows)

    def all_frames(self) -> dict[str, pd.DataFrame]:
        """Every frame by its name, in the order of COLUMNS."""
        return {name: getattr(self, name) for name in COLUMNS}

    def select(self, chosen: Filter) -> Selection:
        """The part of the view that passes a filter."""
        frame = self.commitments
        return Selection(self, chosen, frame if chosen.empty else frame[_passes(frame, chosen)])


@dataclass(frozen=True)
class Selection:
    """The commitments of a view that pass a filter; `commitments` is their frame."""

    view: View
    filter: Filter
    commitments: pd.DataFrame

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
    def assessments(self) -> pd.DataFrame:
        """The assessments of the commitments that pass."""
        return self._of(self.view.assessments)

    def _of(self, frame: pd.DataFrame) -> pd.DataFrame:
        if self.filter.empty:
            return frame
        return frame[frame["commitment"].isin(self.commitments["id"])]


def status_counts(frame: pd.DataFrame, column: str = "status") -> pd.DataFrame:
    """Commitments by status, in the order of the vocabulary: columns status, count."""
    terms: type[Status] | type[Trend] = Trend if column == "trend" else Status
    counts = frame[column].value_counts()
    rows = [(str(term), int(counts.get(str(term), 0))) for term in terms]
    return pd.DataFrame(rows, columns=[column, "count"])


def paired_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """The statuses at best and now, and the trend: columns row, key, count (zeros left out)."""
    parts = [
        status_counts(frame, column).rename(columns={column: "key"}).assign(row=column)
        for column in ("best", "status", "trend")
    ]
    together = pd.concat(parts)[["row", "key", "count"]]
    return together[together["count"] > 0].reset_index(drop=True)


def by_theme(frame: pd.DataFrame) -> pd.DataFrame:
    """Commitments by theme and status: columns theme, theme_name, status, count."""
    counts = frame.groupby(["theme", "theme_name", "status"], sort=False).size()
    return counts.reset_index(name="count")


def by_theme_and_region(frame: pd.DataFrame) -> pd.DataFrame:
    """Commitments by theme, region and status; a commitment of two regions stands in both.

    Columns theme, theme_name, region, status, count.
    """
    exploded = frame[["id", "theme", "theme_name", "regions", "status"]].explode("regions")
    exploded = exploded.rename(columns={"regions": "region"})
    counts = exploded.groupby(["theme", "theme_name", "region", "status"], sort=False).size()
    return counts.reset_index(name="count")


def by_place(evidence: pd.DataFrame) -> pd.DataFrame:
    """Findings by the places that they name: columns scope, place, name, one an effect, total.

    Scope `place` counts the findings that name a governorate, or a country and no part of it; scope
    `country` those that name a country or any part of it, each once. A finding that names two
    places counts in both, one that names none nowhere; one that stands under several commitments
    counts once for each effect.
    """
    named = evidence[["date", "url", "effect", "places"]].explode("places")
    named = named.dropna(subset=["places"]).rename(columns={"places": "place"})
    country = named["place"].map(lambda code: places()[code].country)
    part = named["place"] != country
    narrower = part.groupby([named.index, country]).transform("any")
    counted = pd.concat(
        [
            named[part | ~narrower].assign(scope="place"),
            named.assign(place=country, scope="country"),
        ]
    ).drop_duplicates()
    table = counted.groupby(["scope", "place", "effect"]).size().unstack(fill_value=0)
    table = table.reindex(columns=[str(effect) for effect in Effect], fill_value=0)
    table["total"] = table.sum(axis=1)
    table = table.rename_axis(None, axis=1).reset_index()
    table.insert(2, "name", [place_name(str(code)) for code in table["place"]])
    return table


def findings_at(evidence: pd.DataFrame, code: str) -> pd.DataFrame:
    """The findings that name a place, or any part of it where it is a country, newest first.

    Rows of the evidence frame; a finding under several commitments stands once for each effect, so
    that there are as many rows as `by_place` counts.
    """

    def names(codes: tuple[str, ...]) -> bool:
        return any(code in (one, places()[one].country) for one in codes)

    named = evidence[evidence["places"].map(names).astype(bool)]
    newest_first = named.sort_values("happened", ascending=False, kind="stable")
    return newest_first.drop_duplicates(["date", "url", "effect"])


def evidence_by_year(evidence: pd.DataFrame) -> pd.DataFrame:
    """Findings by year and effect: columns year, effect, count.

    A finding that stands under several commitments counts once for each effect.
    """
    once = evidence[["date", "url", "effect", "happened"]].drop_duplicates()
    counts = once.groupby([once["happened"].dt.year.rename("year"), "effect"]).size()
    return counts.reset_index(name="count")


def flat(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame for a spreadsheet: lists joined by '; ', dates as text, nothing a formula.

    A cell or heading that a spreadsheet would run (it begins with = + - @, also behind blanks and
    control characters, or with a tab or a return) gets a leading apostrophe (CSV injection, OWASP
    ASVS 1.2.10). Numbers stay numbers.
    """
    out = frame.copy()
    # By place: names of the register head columns of charts, and two may be the same.
    for n, kind in enumerate(out.dtypes):
        if kind.kind not in "bifc":
            out.isetitem(n, [_cell(value) for value in out.iloc[:, n]])
    out.columns = pd.Index([escaped(str(name)) for name in out.columns])
    return out


def to_csv(frame: pd.DataFrame) -> bytes:
    """The flat frame as UTF-8 CSV with a byte order mark, so that Excel reads accents right."""
    text: str = flat(frame).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


_RUNS = re.compile(r"[\x00-\x20\x7f]*[=+\-@＝＋－＠]|[\t\r]")


def _cell(value: object) -> object:
    if isinstance(value, tuple | list):
        value = "; ".join(str(part) for part in value)
    elif value is pd.NaT:
        return ""
    elif isinstance(value, bool | int | float):
        return value
    elif isinstance(value, pd.Timestamp):
        value = value.date().isoformat()
    return escaped(str(value))


def escaped(text: str) -> str:
    """Text as a spreadsheet takes it for text: behind an apostrophe where it would run it."""
    return f"'{text}" if _RUNS.match(text) else text


_DAY, _NUMBER, _LIST = "datetime64[s]", "int64", "object"
# The types of the columns that do not hold text; the same whether a frame is empty or not.
_TYPES = {
    **dict.fromkeys(
        (
            "since",
            "assessed_on",
            "newest",
            "horizon",
            "happened",
            "recorded",
            "end",
            "day",
            "latest",
        ),
        _DAY,
    ),
    "latest": _DAY,
    **dict.fromkeys(("review_every", "advances", "setbacks", "evidence_count", "count"), _NUMBER),
    **dict.fromkeys(("regions", "source_kinds", "places", "evidence", "commitments"), _LIST),
    **dict.fromkeys(("contradicted", "second_hand"), "bool"),
    "year": "Int64",
    "value": "float64",
}


def _frame(name: str, rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Rows as a frame with exactly the documented columns and types; no text is ''."""
    types = _TYPES | ({"date": _DAY} if name == "assessments" else {})
    columns = {
        column: _column([row[column] for row in rows], types.get(column, "str"))
        for column in COLUMNS[name]
    }
    return pd.DataFrame(columns)


def _column(values: list[object], kind: str) -> pd.Series:
    if kind == _DAY:
        return pd.Series(pd.to_datetime(values)).astype(kind)
    if kind == "str":
        values = ["" if value is None else value for value in values]
    return pd.Series(values, dtype=kind)


def _commitment_row(
    s: Standing, themes: dict[str, str], regions: dict[str, str]
) -> dict[str, object]:
    c = s.commitment
    return {
        "id": c.id,
        "title": c.title,
        "summary": c.summary,
        "wording": " ... ".join(words.quote for words in c.wording),
        "theme": c.theme,
        "theme_name": themes[c.theme],
        "regions": c.regions,
        "region_names": ", ".join(regions[region] for region in c.regions),
        "kind": str(c.kind),
        "force": str(c.force),
        "pledged_by": c.pledged_by,
        "review_every": c.review_every,
        "status": str(s.status),
        "since": s.since,
        "best": str(s.best),
        "assessed_on": s.assessment.date if s.assessment else None,
        "reason": s.assessment.reason if s.assessment else None,
        "confidence": str(s.confidence) if s.confidence else None,
        "freshness": str(s.freshness),
        "newest": s.newest,
        "horizon": s.horizon,
        "trend": str(s.trend),
        "advances": s.advances,
        "setbacks": s.setbacks,
        "contradicted": s.contradicted,
        "evidence_count": len(s.evidence),
        "source_kinds": tuple(sorted({str(item.source.kind) for item in s.evidence})),
    }


def _evidence_row(commitment: Commitment, item: Evidence) -> dict[str, object]:
    return {
        "id": item.id,
        "commitment": commitment.id,
        "date": item.date.text,
        "happened": item.happened,
        "effect": str(item.effect),
        "finding": item.finding,
        "places": item.places,
        "place_names": ", ".join(place_name(code) for code in item.places),
        "source_kind": str(item.source.kind),
        "publisher": item.source.publisher,
        "origin": item.origin,
        "title": item.source.title,
        "url": item.source.url,
        "second_hand": item.source.second_hand,
        "note": item.note,
        "corrects": item.corrects,
        "recorded": item.recorded,
        "by": item.by,
    }


def _passes(frame: pd.DataFrame, chosen: Filter) -> pd.Series:
    mask = pd.Series(True, index=frame.index)
    for column, wanted in (
        ("theme", chosen.themes),
        ("status", chosen.statuses),
        ("kind", chosen.kinds),
        ("freshness", chosen.freshness),
        ("confidence", chosen.confidence),
        ("id", chosen.ids),
    ):
        if wanted:
            mask &= frame[column].isin(wanted)
    for column, wanted in (("regions", chosen.regions), ("source_kinds", chosen.source_kinds)):
        if wanted:
            mask &= frame[column].map(lambda values, wanted=wanted: _overlap(values, wanted))
    words = re.findall(r"\w+", chosen.text.casefold())
    searchable = _searchable(frame) if words else frame["id"]
    for word in words:
        mask &= searchable.str.contains(word, regex=False)
    return mask


def _overlap(values: Iterable[str], wanted: tuple[str, ...]) -> bool:
    return any(value in wanted for value in values)


def _searchable(frame: pd.DataFrame) -> pd.Series:
    columns = ("id", "title", "summary", "wording", "theme_name", "region_names", "reason")
    parts = [frame[column].str.casefold() for column in columns]
    return parts[0].str.cat(parts[1:], sep=" ")
