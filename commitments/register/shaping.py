"""A tree -> a register, entry by entry; every problem with the name of its entry and its place."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from commitments.register import places, rules
from commitments.register.background import Meeting, RegisterInfo
from commitments.register.model import (
    Assessment,
    Commitment,
    Confirmation,
    Register,
    Review,
    written,
)
from commitments.register.problem import DataProblems, Position, Problem, report
from commitments.register.second_reader import settled
from commitments.register.shaped import NodePath, ShapedCommitment, ShapedRegister, list_of
from commitments.register.yaml_tree import MappingNode, Root, SequenceNode
from commitments.text import describe, nearest, shown

_OLD_SHAPE = (
    "evidence under a commitment is the shape of version 0.2: since 0.3 each fact stands once, in"
    " the list 'evidence' at the end of the file, and names under 'bears_on' the commitments that"
    " it bears on, each with its effect; docs/recording.md shows it"
)

# Enough for a series of 10,000 points. Every part of an entry can be wrong, and the model reports
# them all at once.
MAX_ENTRY = 50_000


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _sections() -> dict[str, Any]:
    """The list sections of a register and the type of their entries."""
    hints = typing.get_type_hints(Register, include_extras=True)
    return {
        name: typing.get_args(hint)[0]
        for name, hint in hints.items()
        if typing.get_origin(hint) is tuple
    }


class Shaper:
    """Shapes a tree into a register, entry by entry, and gathers problems."""

    def __init__(self, tree: Root, file: str, problems: list[Problem]) -> None:
        self.tree = tree
        self.file = file
        self.problems = problems
        self.held: list[Problem] = []
        """On entries that were recorded after today: they count from that day on."""
        # An alias or a tag is reported once, not again for the shape of what it stands for.
        self._spoiled = {(problem.line, problem.column) for problem in problems}

    def register(self, today: date) -> Register | None:
        """The whole register, or None where something is wrong."""
        self._refuse_old_shape()
        self._top_level()
        shaped = ShapedRegister(self.tree, frozenset(places.places()), today)
        shaped.info = self._entry(RegisterInfo, ("register",), self.tree.get("register"))
        shaped.meeting = self._entry(Meeting, ("meeting",), self.tree.get("meeting"))
        sections: dict[str, dict[int, Any]] = {}
        for name, kind in _sections().items():
            if name == "commitments":
                shaped.commitments = self._commitments()
            else:
                sections[name] = self._list(kind, (name,), self.tree.get(name))
        shaped.sections = sections
        for rule in rules.RULES:
            for path, message in rule(shaped):
                if rule is rules.recorded_later:
                    self.held.append(self._problem(path, message, self._position(path, False)))
                else:
                    self._report(path, message)
        if self.problems or shaped.meeting is None or shaped.info is None:
            return None
        return settled(
            Register(
                register=shaped.info,
                meeting=shaped.meeting,
                commitments=tuple(map(_whole, shaped.commitments)),
                **{name: tuple(entries.values()) for name, entries in sections.items()},
            )
        )

    def _refuse_old_shape(self) -> None:
        """A file of before facts stood once gets one message, not thousands."""
        for i, entry in enumerate(list_of(self.tree.get("commitments"))):
            if isinstance(entry, dict) and "evidence" in entry:
                self._report(("commitments", i, "evidence"), _OLD_SHAPE, at_key=True)
                raise DataProblems(self.problems)

    def _top_level(self) -> None:
        fields = written(Register)
        known = [field.name for field in fields]
        for key in self.tree:
            if key not in known:
                self._report((key,), _unknown_key(key, known), at_key=True)
        for field in fields:
            if field.default is dataclasses.MISSING and field.name not in self.tree:
                self._report((), f"'{field.name}' is missing; every register has it")

    def _commitments(self) -> list[ShapedCommitment]:
        shaped = []
        for i, entry in self._each(("commitments",), self.tree.get("commitments")):
            path: NodePath = ("commitments", i)
            if not isinstance(entry, MappingNode):
                self._entry(Commitment, path, entry)
                continue
            assessments: dict[int, Assessment] = self._list(
                Assessment, (*path, "assessments"), entry.get("assessments")
            )
            shaped.append(ShapedCommitment(path, self._head(path, entry), assessments))
        return shaped

    def _head(self, path: NodePath, entry: MappingNode) -> Commitment | None:
        """A commitment without its assessments."""
        if entry.shaped is None:
            head = {key: value for key, value in entry.items() if key != "assessments"}
            entry.shaped = self._entry(Commitment, path, head)
        made: Commitment | None = entry.shaped
        return made

    def _list(self, kind: Any, path: NodePath, value: object) -> dict[int, Any]:
        entries = {
            i: self._entry(_kind_of(kind, entry), (*path, i), entry)
            for i, entry in self._each(path, value)
        }
        return {i: entry for i, entry in entries.items() if entry is not None}

    def _each(self, path: NodePath, value: object) -> Iterator[tuple[int, object]]:
        if value is None:
            return
        if not isinstance(value, list):
            message = f"holds {describe(value)}; write a list, each entry after '- '"
            self._report(path, message, named=len(path) > 1)
            return
        yield from enumerate(value)

    def _entry(self, kind: Any, path: NodePath, value: object) -> Any:
        """One entry in its shape, or None with its problems reported. What was shaped before and
        stands there again has its shape."""
        if path in (("meeting",), ("register",)) and path[0] not in self.tree:
            return None  # reported as missing
        if isinstance(value, MappingNode) and value.shaped is not None:
            return value.shaped
        if _holds_more_than(MAX_ENTRY, value):
            self._report(path, f"this entry holds more than {MAX_ENTRY:,} values; split it")
            return None
        try:
            made = _adapter(kind).validate_python(value)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                self._report_shape(path, kind, details)
            return None
        if isinstance(value, MappingNode):
            value.shaped = made
        return made

    def _report_shape(self, path: NodePath, kind: Any, details: ErrorDetails) -> None:
        place = (*path, *details["loc"])
        found = details["input"]
        match details["type"]:
            case "missing":
                self._report(place[:-1], f"'{place[-1]}' is missing")
            case "unexpected_keyword_argument" | "extra_forbidden":
                known = _fields_at(kind, details["loc"][:-1])
                self._report(place, _unknown_key(str(place[-1]), known), at_key=True)
            case "tuple_type":
                below = _holds_entries(kind, details["loc"])
                wanted = ", each entry after '- '" if below else " such as [one, two], or []"
                self._report(place, f"holds {describe(found)}; write a list{wanted}", named=True)
            case "dataclass_type":
                message = f"holds {describe(found)}; write its keys below it, indented"
                if isinstance(place[-1], int):
                    message = f"entry {place[-1] + 1} {message}"
                self._report(place, message, named=isinstance(place[-1], str) or len(place) > 2)
            case "bool_type" | "bool_parsing":
                self._report(place, f"holds {describe(found)}; write true or false", named=True)
            case _:
                self._report(place, details["msg"], named=True)

    def _report(
        self, path: NodePath, message: str, *, named: bool = False, at_key: bool = False
    ) -> None:
        """Add a problem; `named` puts the field's name in front of the message."""
        if named and path and isinstance(name := _field_name(path), str):
            message = f"{name} {message}"
        position = self._position(path, at_key)
        if (named or at_key) and position in self._spoiled:
            return
        report(self.problems, self._problem(path, message, position))

    def _problem(self, path: NodePath, message: str, position: Position) -> Problem:
        return Problem(*position, self._where(path), message, self.file, path)

    def _position(self, path: NodePath, at_key: bool) -> Position:
        """Where the path leads, or the nearest place above it that exists."""
        node: Any = self.tree
        position = self.tree.position
        for n, part in enumerate(path):
            if isinstance(node, MappingNode) and part in node:
                key, value = node.positions(str(part))
                last = n == len(path) - 1
                position = key if at_key and last else value
                node = node[str(part)]
            elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node):
                position = node.position(part)
                node = node[part]
            else:
                break
        return position

    def _where(self, path: NodePath) -> str:
        """The names of the entries on the path: `ftf-info`, or `ftf-info assessment 2024-01-01`."""
        names: list[str] = []
        node: Any = self.tree
        for n, part in enumerate(path):
            node = _child(node, part)
            section = path[n - 1]  # No path begins with a number.
            if not isinstance(part, int) or not isinstance(section, str):
                continue
            if name := _entry_name(section, part, node):
                names.append(name)
        return " ".join(names) or (str(path[0]) if path else "")


def _kind_of(kind: Any, value: object) -> Any:
    """The shape of an entry; of a confirmation by whether it names an entry or a pledge."""
    if kind != Confirmation | Review:
        return kind
    return Review if isinstance(value, dict) and "entry" in value else Confirmation


def node_id(node: object) -> str | None:
    """The id that an entry was given, if it is text."""
    name = node.get("id") if isinstance(node, dict) else None
    return name if isinstance(name, str) else None


_ENTRY_WORDS = {
    "commitments": "commitment",
    "evidence": "evidence",
    "assessments": "assessment",
    "bears_on": "bears_on",
    "lineage": "lineage",
    "also": "page",
    "confirmations": "confirmation",
    "later_pledges": "later pledge",
    "abbreviations": "abbreviation",
    "codings": "coding",
    "wording": "wording",
    "searches": "search",
    "documents": "document",
    "themes": "theme",
    "regions": "region",
    "milestones": "milestone",
    "members": "member",
    "member_counts": "member count",
    "series": "series",
    "points": "point",
}


def _entry_name(section: str, index: int, node: object) -> str | None:
    """What a message calls an entry; entries that are plain words have no name of their own."""
    if section not in _ENTRY_WORDS or not isinstance(node, dict):
        return None
    if name := node_id(node):
        known_by_id = section in ("commitments", "evidence")
        return shown(name) if known_by_id else f"{_ENTRY_WORDS[section]} {shown(name)}"
    keys = ("date", "code", "name", "entry", "commitment", "document")
    label = next((node[key] for key in keys if node.get(key)), index + 1)
    return f"{_ENTRY_WORDS[section]} {shown(str(label))}"


def _child(node: object, part: str | int) -> object:
    if isinstance(node, dict):
        return node.get(part)
    if isinstance(node, list) and isinstance(part, int) and part < len(node):
        return node[part]
    return None


def _field_name(path: NodePath) -> str | int:
    return next((part for part in reversed(path) if isinstance(part, str)), path[-1])


def _holds_more_than(most: int, value: object) -> bool:
    """Whether a value has more parts than that, at any depth."""
    left = most
    nodes = [value]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict | list):
            left -= len(node)
            if left < 0:
                return True
            nodes.extend(node.values() if isinstance(node, dict) else node)
    return False


def _fields_at(kind: Any, loc: tuple[str | int, ...]) -> list[str]:
    """The field names of the entry that a path inside `kind` leads to."""
    return [field.name for field in written(_kind_at(kind, loc))]


def _holds_entries(kind: Any, loc: tuple[str | int, ...]) -> bool:
    """Whether the list that a path inside `kind` leads to holds entries with keys, not words."""
    return dataclasses.is_dataclass(_kind_at(kind, loc))


def _kind_at(kind: Any, loc: tuple[str | int, ...]) -> Any:
    """The type that a path inside `kind` leads to; of a list that of its entries."""
    for part in loc:
        if isinstance(part, int):
            continue
        hint = typing.get_type_hints(kind).get(part)
        arguments = [a for a in typing.get_args(hint) if dataclasses.is_dataclass(a)]
        kind = arguments[0] if arguments else hint
    return kind


def _unknown_key(key: str, known: list[str]) -> str:
    return f"key '{shown(key)}' is not known{nearest(key, known)} ({', '.join(known)})"


def _whole(shaped: ShapedCommitment) -> Commitment:
    assert shaped.head is not None
    return dataclasses.replace(shaped.head, assessments=tuple(shaped.assessments.values()))
