"""The columns of every table, their meanings and their types; the rows of the two largest.

COLUMNS is the data dictionary: the Method page prints it and the downloads follow it. A column
holds keys (`status`) for machines; the labels for people stand in vocabulary.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, cast

import pandas as pd

from commitments.register.entry_fields import EVIDENCE_FIELDS, evidence_in_file_order
from commitments.register.model import Bearing, Commitment
from commitments.register.places import place_name, places
from commitments.standing.attention import concerns
from commitments.standing.standing import Standing
from commitments.tables.fact_parts import FACT_PARTS, fact_parts
from commitments.vocabulary import Unverified

_COMPUTED = {
    "date": {"happened": "Day from which it counts as past: the end of a partial date."},
    "places": {"place_names": "Names of the places, joined by ', '."},
}
"""Columns of evidence that follow from a field, by the field."""


def _evidence_columns() -> dict[str, str]:
    """Columns of a fact as it bears on a pledge."""
    columns = {
        "id": "Permanent name of the fact; it stands once for each pledge that it bears on.",
        "commitment": "Id of the commitment that it bears on.",
    }
    for field in evidence_in_file_order():
        joined = " In CSV joined by '; '." if field.is_list else ""
        columns |= {field.in_table: field.meaning + joined} | _COMPUTED.get(field.name, {})
    columns |= {
        "recorded": "Day on which the fact was entered.",
        "linked": "Day on which it was entered that it bears on this commitment.",
        "by": "Who recorded it.",
    }
    return columns | FACT_PARTS


_OF_LINK = ("commitment", "effect", "why", "linked")


def _fact_columns() -> dict[str, str]:
    """Columns of a fact, once."""
    columns = {name: said for name, said in _evidence_columns().items() if name not in _OF_LINK}
    return columns | {
        "id": "Permanent name of the fact.",
        "commitments": "Ids of the commitments that it bears on; in CSV joined by '; '.",
    }


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
        "since": "Date of the first of the unbroken run of judgements that gave it.",
        "best": "Best status of delivery that it ever had up to the as-of date; empty if none.",
        "assessed_on": "Date of the assessment that holds; empty if there is none.",
        "reason": "Reason of that assessment.",
        "confidence": "high, medium or low; empty where nothing was judged.",
        "freshness": "fresh, due, overdue or expired at the as-of date.",
        "newest": "Day of the newest fact or judgement.",
        "horizon": "Day of the newest fact; what happened later is not known here.",
        "trend": "improving, steady, worsening, few or silent over the 12 months before.",
        "advances": "Advances in those 12 months.",
        "setbacks": "Setbacks in those 12 months.",
        "contradicted": "Whether evidence of equal or higher grade speaks against the status.",
        "to_be_judged": "Whether a fact under the assessment was corrected, or an advance or"
        " setback is newer.",
        "history": "Days from which its judgements held, each with the status, oldest first; in CSV"
        " joined by '; '.",
        "concerns": "Why it needs attention, gravest first; in CSV joined by '; '.",
        "evidence_count": "Facts visible at the as-of date.",
        "source_kinds": "Kinds of source among them; in CSV joined by '; '.",
        "fact_places": "Where they happened, with the countries of parts; in CSV joined by '; '.",
        "actors": "Codes of the members that acted in them; in CSV joined by '; '.",
        "unverified": "second-hand where a fact under the status is, only-second-hand where all"
        " that support it are; in CSV joined by '; '.",
    },
    "facts": _fact_columns(),
    "evidence": _evidence_columns(),
    "actors": {
        "fact": "Id of the fact.",
        "member": "Code of a member that acted in it; empty for the body that pledged.",
        "name": "Name of that member.",
        "role": "member, or collective where the body that pledged acted itself.",
    },
    "amounts": {
        "fact": "Id of the fact.",
        "value": "Sum of money, in the unit.",
        "unit": "Currency of the sum.",
        "stage": "How far it has come: goal, pledged, contracted or paid. Stages are never added"
        " up.",
        "date": "When it happened: a day, a month or a year, as exact as the source.",
        "givers": "Codes of the members whose money it is; in CSV joined by '; '.",
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
    "lineage": {
        "commitment": "Id of the commitment.",
        "document": "Id of the other text.",
        "relation": "How its words compare: repeated, stronger, weaker, narrower, wider, new-form"
        " or dropped.",
        "quote": "Its words, exactly as printed; none where the pledge was dropped.",
        "locator": "Where they stand.",
        "why": "What makes the relation.",
        "basis": "Whether the text itself was read, a report on it, or a participant's account.",
        "language": "Language of the words, where it is not English.",
        "gloss": "The words in English, by us.",
    },
    "milestones": {
        "date": "The day, or as much of it as is known.",
        "day": "Day used on charts: the end of a partial date.",
        "title": "What it is called.",
        "kind": "meeting, turning-point or mandate-end.",
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
        "also": "Other names, and the adjective; in CSV joined by '; '.",
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
        "day": "Last day of what the date spans.",
        "year": "Year that a goal or pledge is for, where it differs.",
        "value": "Value, in the unit.",
        "source": "Source.",
        "note": "Caveat of the value.",
        "series_note": "Caveat of the series.",
    },
}
"""Frame -> column -> meaning."""


_DAY: Final = "datetime64[s]"
_NUMBER, _LIST = "int64", "object"
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
            "linked",
            "end",
            "day",
            "latest",
            "archived_on",
        ),
        _DAY,
    ),
    **dict.fromkeys(("review_every", "advances", "setbacks", "evidence_count", "count"), _NUMBER),
    **dict.fromkeys(
        (
            *("regions", "source_kinds", "places", "actors", "also", "evidence", "commitments"),
            *("history", "concerns", "fact_places", "unverified", "amount_givers", "givers"),
        ),
        _LIST,
    ),
    **dict.fromkeys(("contradicted", "second_hand", "collective", "to_be_judged"), "bool"),
    "year": "Int64",
    "value": "float64",
    "amount": "float64",
}


def frame_of(name: str, rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Rows as a frame with exactly the documented columns and types; no text is ''."""
    types = _TYPES | ({"date": _DAY} if name == "assessments" else {})
    columns = {
        column: _column([row[column] for row in rows], types.get(column, "str"))
        for column in COLUMNS[name]
    }
    return pd.DataFrame(columns)


def _column(values: list[object], kind: str) -> pd.Series:
    if kind == _DAY:
        days = cast("list[date]", values)  # or None, which pandas takes as well
        return pd.Series(pd.to_datetime(days)).astype(_DAY)
    if kind == "str":
        values = ["" if value is None else value for value in values]
    return pd.Series(values, dtype=kind)


def commitment_row(
    s: Standing, themes: dict[str, str], regions: dict[str, str]
) -> dict[str, object]:
    """A row of the frame of commitments; `themes` and `regions` are names by their keys."""
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
        "best": str(s.best) if s.best else None,
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
        "to_be_judged": s.to_be_judged,
        "history": tuple(f"{span.start} {span.status}" for span in s.spans),
        "concerns": tuple(str(concern) for concern in concerns(s)),
        "evidence_count": len(s.evidence),
        "source_kinds": tuple(sorted({str(item.source.kind) for item in s.evidence})),
        "fact_places": with_countries(code for item in s.evidence for code in item.places),
        "actors": tuple(sorted({code for item in s.evidence for code in item.fact.actors})),
        "unverified": _unverified(s),
    }


def with_countries(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes of places, each once, with the countries that parts of one belong to."""
    known, found = places(), set(codes)
    return tuple(sorted(found | {known[code].country for code in found if code in known}))


def _unverified(s: Standing) -> tuple[str, ...]:
    """How far the status rests on second-hand sources."""
    found = {
        Unverified.SECOND_HAND: any(i.source.second_hand for i in s.evidence if i.id in s.cited),
        Unverified.ONLY_SECOND_HAND: s.basis is not None and s.basis.second_hand,
    }
    return tuple(str(term) for term, holds in found.items() if holds)


def evidence_row(commitment: Commitment, item: Bearing) -> dict[str, object]:
    """A row of the frame of evidence: a fact as it bears on a commitment."""
    row = {field.in_table: field.value(item) for field in EVIDENCE_FIELDS}
    return row | _of_fact(item) | {"commitment": commitment.id, "linked": item.recorded}


def _of_fact(item: Bearing) -> dict[str, object]:
    """What both frames hold of a fact besides the fields that somebody fills in."""
    return {
        "id": item.id,
        "happened": item.happened,
        "place_names": ", ".join(place_name(code) for code in item.places),
        # Whose finding it is, also where nobody relays it.
        "origin": item.origin,
        "recorded": item.fact.recorded,
        "by": item.by,
    } | fact_parts(item.fact)


def fact_row(item: Bearing, commitments: Sequence[str]) -> dict[str, object]:
    """A row of the frame of facts, from any of the fact's bearings; `commitments` are those that it
    is known to bear on."""
    row = {field.in_table: field.value(item) for field in EVIDENCE_FIELDS}
    return row | _of_fact(item) | {"commitments": tuple(commitments)}
