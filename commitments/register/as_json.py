"""A register, or a part of it, as values that JSON can hold."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from functools import cache
from typing import Any

from commitments.dates import JoiningDate, PartialDate
from commitments.register.model import written


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a part of a register; None for what is a value."""
    return tuple(field.name for field in written(kind)) if is_dataclass(kind) else None


def as_json(value: Any) -> Any:
    """A register, or a part of one, as what JSON holds; fields left out stay out."""
    if type(value) is str:
        return value  # most values are texts
    if isinstance(value, PartialDate | JoiningDate):
        return value.text
    kind: type = type(value)
    names = _names(kind)
    if names is not None:
        pairs = ((name, getattr(value, name)) for name in names)
        return {
            name: as_json(part)
            for name, part in pairs
            # Few entries are proposals: the others read as before there were any.
            if part is not None and part != () and (name != "proposed" or part)
        }
    if isinstance(value, tuple):
        return [as_json(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float) else str(value)
