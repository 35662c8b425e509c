"""The whole data at a moment for other programs: tidy CSVs with a Frictionless data package, one
JSON, one workbook."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from commitments.exchange.csv import to_csv
from commitments.exchange.workbook import to_xlsx
from commitments.register.as_json import as_json
from commitments.register.model import Confirmation, Register, Review
from commitments.tables.columns import COLUMNS
from commitments.tables.view import Selection, View

_KEYS: dict[str, list[str]] = {
    "commitments": ["id"],
    "facts": ["id"],
    "evidence": ["id", "commitment"],
    "actors": ["fact", "member"],
    "amounts": ["fact"],
    "assessments": ["commitment", "date"],
    "members": ["code"],
}
_REFERENCES = {
    "evidence": {"id": "facts", "commitment": "commitments"},
    "actors": {"fact": "facts"},
    "amounts": {"fact": "facts"},
    "assessments": {"commitment": "commitments"},
    "lineage": {"commitment": "commitments"},
}
"""Resource -> column -> the resource that its ids are of."""
_UNCONFIRMED_TOO = " Entries that no second reader has confirmed are counted in."
_BOM = b"\xef\xbb\xbf"


def files(selection: Selection, about: str) -> dict[str, bytes]:
    """File name -> bytes, of the pledges that pass and the facts that bear on them; the same
    selection gives the same bytes.

    `about` is what the workbook prints on its first sheet, and with a filter the data package.
    """
    view, frames = selection.view, selection.all_frames()
    made = {
        f"{_path(name)}.csv": to_csv(frame).removeprefix(_BOM) for name, frame in frames.items()
    }
    made["datapackage.json"] = _json(
        _package(view, frames, "" if selection.filter.empty else about)
    )
    made["commitments.json"] = _json(_register(selection))
    made["commitments.xlsx"] = to_xlsx(frames, about, view.moment.as_of)
    return made


def _path(name: str) -> str:
    return name.replace("_", "-")


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _package(view: View, frames: Mapping[str, pd.DataFrame], chosen: str) -> dict[str, Any]:
    """The descriptor (Frictionless Data Package v1): types, keys, meanings, licence, sources;
    `chosen` says of which pledges, where not of all."""
    meeting = view.register.meeting
    return {
        "profile": "tabular-data-package",
        "name": meeting.id,
        "title": meeting.title,
        "description": f"{meeting.summary} As of {view.moment.as_of}, as known on"
        f" {view.moment.known_at}. Assessments of public evidence by the authors of the file."
        + (f" A selection: {chosen}." if chosen else "")
        + (_UNCONFIRMED_TOO if view.moment.unconfirmed else ""),
        "version": view.version,
        "licenses": [
            {"name": "CC-BY-4.0", "title": "Our own words; quotes and titles keep theirs"}
        ],
        "sources": [{"title": d.title, "path": d.url} for d in view.register.documents],
        "resources": [_resource(name, frame) for name, frame in frames.items()],
    }


def _resource(name: str, frame: pd.DataFrame) -> dict[str, Any]:
    described: dict[str, Any] = {
        "fields": [
            {"name": column, "type": _type(frame[column]), "description": meaning}
            for column, meaning in COLUMNS[name].items()
        ],
        "missingValues": [""],
    }
    if name in _KEYS:
        described["primaryKey"] = _KEYS[name]
    if name in _REFERENCES:
        described["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
            for column, other in _REFERENCES[name].items()
        ]
    return {
        "name": _path(name),
        "path": f"{_path(name)}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": described,
    }


def _type(column: pd.Series) -> str:
    return {"M": "date", "b": "boolean", "i": "integer", "f": "number"}.get(
        column.dtype.kind, "string"
    )


def _register(selection: Selection) -> dict[str, Any]:
    """The register as written, with how each commitment stands at the moment; of a selection its
    commitments with what bears on them and who looked again."""
    view = selection.view
    register = as_json(_narrowed(view.register, set(selection.commitments["id"])))
    # A register may have none yet.
    pledges = register.setdefault("commitments", [])
    for commitment, row in zip(pledges, selection.commitments.to_dict("records"), strict=True):
        commitment["standing"] = {
            key: _value(row[key])
            for key in ("status", "since", "best", "confidence", "freshness", "horizon", "trend")
        }
    moment = {"as_of": str(view.moment.as_of), "known_at": str(view.moment.known_at)}
    if view.moment.unconfirmed:
        moment["unconfirmed"] = "counted in"
    return {"version": view.version, **moment, **register}


def _on(one: Confirmation | Review, ids: set[str], facts: set[str]) -> bool:
    """Whether somebody looked again at one of some commitments, or confirmed an entry of one."""
    if isinstance(one, Confirmation):
        return one.commitment in ids
    name, _, pledge = one.entry.partition(" on ")
    return (pledge or name.partition(" ")[0]) in ids or (not pledge and name in facts)


def _narrowed(register: Register, ids: set[str]) -> Register:
    """The register with the commitments of these ids alone."""
    if len(ids) == len(register.commitments):
        return register
    evidence = tuple(
        fact for fact in register.evidence if any(on.commitment in ids for on in fact.bears_on)
    )
    facts = {fact.id for fact in evidence}
    return replace(
        register,
        commitments=tuple(c for c in register.commitments if c.id in ids),
        evidence=evidence,
        confirmations=tuple(c for c in register.confirmations if _on(c, ids, facts)),
    )


def _value(value: object) -> str | None:
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    text: str = "" if value is pd.NaT else str(value)
    return text or None
