"""An entry -> the lines of YAML that the data file holds for it."""

from __future__ import annotations

import dataclasses
import re
import textwrap
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from commitments.dates import PartialDate
from commitments.register.bare import MAY_BE_OTHER
from commitments.register.model import Assessment, BearsOn, Confirmation, Evidence, Review, written

Entry: TypeAlias = Evidence | Assessment | BearsOn | Confirmation | Review
_Value: TypeAlias = "str | list[_Value] | dict[str, _Value]"

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z0-9(‘“][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")


def block(entry: Entry, indent: int) -> str:
    """An entry as a block of YAML, its dash in this column (from 0); ends with a newline."""
    lines = list(_mapping_lines(_fields(entry), indent + 2))
    lines[0] = " " * indent + "- " + lines[0].lstrip()
    return "\n".join(lines) + "\n"


def _fields(part: object) -> dict[str, _Value]:
    """The fields of an entry in the order of the model, without those that say nothing."""
    assert dataclasses.is_dataclass(part)
    found: dict[str, _Value] = {}
    for field in written(part):
        value = getattr(part, field.name)
        if value == field.default:
            continue
        found[field.name] = _plain_value(value)
    return found


def _plain_value(value: object) -> _Value:
    if isinstance(value, PartialDate):
        return value.text
    if dataclasses.is_dataclass(value):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain_value(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}" if value % 1 else f"{value:.0f}"
    return str(value)


_BARE = (
    *("date", "recorded", "status", "effect", "kind", "second_hand", "collective", "value"),
    *("stage", "proposed", "decision"),
)


def _mapping_lines(fields: dict[str, _Value], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, value in fields.items():
        if isinstance(value, dict):
            yield f"{margin}{key}:"
            yield from _mapping_lines(value, indent + 2)
        elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
            yield f"{margin}{key}:"
            for part in value:
                assert isinstance(part, dict)
                inner = list(_mapping_lines(part, indent + 4))
                yield f"{margin}  - {inner[0].lstrip()}"
                yield from inner[1:]
        elif isinstance(value, list):
            yield f"{margin}{key}: [{', '.join(_flow(key, part) for part in value)}]"
        else:
            text = value if key in _BARE else scalar(value)
            yield from _wrapped(f"{margin}{key}: {text}", indent + 2)


def scalar(text: str) -> str:
    """Text as YAML on one line: plain where that reads as the same text, else in quotes."""
    if (
        _PLAIN.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and not MAY_BE_OTHER.fullmatch(text)
    ):
        return text
    if text.isprintable() and text == text.strip():
        return "'" + text.replace("'", "''") + "'"
    return _double_quoted(text)


def _double_quoted(text: str) -> str:
    """Text in double quotes, on one line, with what cannot be seen written as its number."""
    marks = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return (
        '"'
        + "".join(marks.get(c) or (c if c.isprintable() else f"\\U{ord(c):08x}") for c in text)
        + '"'
    )


def _flow_scalar(text: str) -> str:
    """A code or an id as it is, other text in quotes."""
    plain = re.fullmatch(r"[A-Z]{3}|[A-Z]{2}-[A-Z0-9]+|[a-z]+(-[a-z0-9]+)+", text)
    return text if plain and not MAY_BE_OTHER.fullmatch(text) else _double_quoted(text)


def _wrapped(line: str, indent: int) -> list[str]:
    """A long line folded at single spaces, which YAML joins again."""
    body = line.lstrip()
    foldable = "  " not in body and ' "' not in body and "\\" not in body
    if len(line) <= _WIDTH or not foldable:
        return [line]
    folded = textwrap.wrap(
        line,
        _WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    # A line that begins like this would end the text.
    risky = any(part.lstrip().startswith(("#", "- ", "? ", ": ")) for part in folded[1:])
    return [line] if risky else folded


def flow(entry: Entry) -> str:
    """An entry on one line, for a list in brackets."""
    return _flow_mapping(_fields(entry))


def _flow_mapping(fields: dict[str, _Value]) -> str:
    return "{" + ", ".join(f"{key}: {_flow(key, value)}" for key, value in fields.items()) + "}"


def _flow(key: str, value: _Value) -> str:
    if isinstance(value, dict):
        return _flow_mapping(value)
    if isinstance(value, list):
        return f"[{', '.join(_flow(key, part) for part in value)}]"
    return value if key in _BARE else _flow_scalar(value)
