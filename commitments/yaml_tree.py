"""YAML text -> plain lists and dicts that know where each part stands in the file.

One pass over PyYAML's events, without recursion and without constructing anything but text:
- the C parser kills the process on deep nesting when it composes; events do not, and depth is
  refused here;
- aliases can explode, tags can construct objects: both are refused;
- duplicate keys, which PyYAML passes silently, are reported;
- nothing is turned into False, 90 or a date: a value is the text that was typed, and where YAML
  would read something else it is marked as `Bare`, so that a text field can ask for quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 20
# A file of 64 MB in the shape of the real one has about 4 million values; more are not a register.
MAX_VALUES = 6_000_000

Position = tuple[int, int]
"""Line and column, from 1, as editors count them."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file, and where; sorts by place."""

    line: int
    column: int
    where: str
    message: str
    file: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return (
            f"{place}  {self.where}: {self.message}" if self.where else f"{place}  {self.message}"
        )


class DataProblems(Exception):
    """A data file that cannot be used, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Mapping(dict[str, Any]):
    """A YAML mapping; `marks` holds, for each key, where the key and its value begin."""

    __slots__ = ("marks", "position")

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.marks: dict[str, tuple[Position, Position]] = {}


class Sequence(list[Any]):
    """A YAML sequence; `marks` holds where each entry begins."""

    __slots__ = ("marks", "position")

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.marks: list[Position] = []


class Bare(str):
    """Text without quotes that YAML 1.1 would read as something else than text."""

    __slots__ = ()

    @property
    def reads_as(self) -> str:
        """What YAML makes of it, for a message."""
        if _TRUTH.fullmatch(self):
            return "a yes-or-no value"
        return "a date or a time" if _TIMESTAMP.fullmatch(self) else "a number"


_TRUTH = re.compile(r"(?:yes|no|true|false|on|off)", re.IGNORECASE)
_TIMESTAMP = re.compile(r"\d{4}-\d\d?-\d\d?(?:.*)|\d+(?::[0-5]?\d)+(?:\.\d*)?")
# YAML 1.1's own resolvers for bool, int, float (with base 60) and timestamp, in one expression.
_NOT_TEXT = re.compile(
    r"(?:yes|no|true|false|on|off)"
    r"|[-+]?0b[01_]+|[-+]?0x[\da-f_]+|[-+]?[\d_]*\d[\d_]*"
    r"|[-+]?(?:\d[\d_]*)?\.[\d_]*(?:e[-+]?\d+)?|[-+]?\.inf|\.nan"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?"
    r"|\d{4}-\d\d?-\d\d?"
    r"(?:(?:t|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?[ \t]*(?:z|[-+]\d\d?(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_FIRST_OF_NOT_TEXT = frozenset("yYnNtTfFoO+-.0123456789_")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))


def parse(data: bytes, file: str) -> tuple[Mapping, list[Problem]]:
    """Read a YAML file's bytes.

    Returns the top-level mapping and the problems that did not stop the reading (duplicate keys,
    aliases, tags). Raises DataProblems where nothing usable is left: not text, not YAML, nested too
    deep, too large, empty, or not a mapping.
    """
    _refuse_unreadable(data, file)
    builder = _Builder(file)
    try:
        for event in _events(data):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        raise DataProblems([*builder.problems, _syntax_problem(error, data, file)]) from None
    except yaml.reader.ReaderError as error:
        line, column = _line_and_column(data.decode("utf-8"), error.position)
        message = (
            f"the character U+{_code(error.character):04X} cannot stand in a YAML file; delete it"
        )
        raise DataProblems([Problem(line, column, "", message, file)]) from None
    root = builder.root
    if root is None:
        _stop(file, 1, 1, "the file is empty; restore it from a copy, or start from the example")
    if not isinstance(root, Mapping):
        _stop(file, *builder.root_position, "the file must begin with keys such as 'meeting:'")
    return root, builder.problems


def _events(data: bytes) -> Iterator[yaml.Event]:
    """The events of the C parser, or of the pure-Python one (about 8 times slower) without it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(data, Loader=loader)


def _refuse_unreadable(data: bytes, file: str) -> None:
    if len(data) > MAX_BYTES:
        size = len(data) / 1024 / 1024
        _stop(
            file,
            1,
            1,
            f"the file has {size:.0f} MB; up to {MAX_BYTES // 1024 // 1024} MB are read;"
            " split the register",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _stop(file, 1, 1, "the file is saved as UTF-16; save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = _line_and_column(before, len(before))
        _stop(
            file,
            line,
            column,
            f"byte 0x{data[error.start]:02X} is not UTF-8 text; save the file as UTF-8"
            " (it may be a binary file, or saved in an older encoding)",
        )
    if "\0" in text:
        line, column = _line_and_column(text, text.index("\0"))
        _stop(file, line, column, "the file is not text (it has a NUL byte); is it another file?")


class _Builder:
    """Puts events together into Mappings and Sequences, with a stack of its own."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.root_position: Position = (1, 1)
        self.problems: list[Problem] = []
        self._stack: list[Mapping | Sequence] = []
        self._keys: list[tuple[str, Position] | None] = []
        self._texts: dict[str, str] = {}
        self._values = 0
        self._documents = 0

    def add(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._collection(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                line, column = _position(event)
                _stop(
                    self.file,
                    line,
                    column,
                    "a second document begins here ('---'); keep one document in the file",
                )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        position = _position(event)
        if event.tag is not None:
            self._refuse_tag(event.tag, position)
        value: str | None = event.value
        assert value is not None
        if event.implicit[0]:  # without quotes
            if value in _NULL:
                value = None
            elif len(value) <= 64 and value[0] in _FIRST_OF_NOT_TEXT and _NOT_TEXT.fullmatch(value):
                value = Bare(value)
        self._put(value, position)

    def _collection(self, event: yaml.CollectionStartEvent) -> None:
        position = _position(event)
        if event.tag is not None:
            self._refuse_tag(event.tag, position)
        if len(self._stack) >= MAX_DEPTH:
            _stop(
                self.file,
                *position,
                f"this is nested more than {MAX_DEPTH} levels deep; check brackets and indentation",
            )
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        value = kind(position)
        self._put(value, position)
        self._stack.append(value)
        self._keys.append(None)

    def _alias(self, event: yaml.AliasEvent) -> None:
        position = _position(event)
        self._problem(position, f"the alias '*{event.anchor}' is not allowed; write it out in full")
        self._put(None, position)

    def _put(self, value: Any, position: Position) -> None:
        """Give a value its place: the root, an entry of a sequence, a key or its value."""
        self._values += 1
        if self._values > MAX_VALUES:
            _stop(self.file, *position, f"the file has more than {MAX_VALUES:,} values; split it")
        if not self._stack:
            self.root, self.root_position = value, position
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.marks.append(position)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = (self._key(value, position), position)
            return
        self._keys[-1] = None
        name, key_position = key
        if name in parent:
            first = parent.marks[name][0][0]
            self._problem(
                key_position, f"the key '{name}' stands twice (first in line {first}); keep one"
            )
            return
        parent[name] = value
        parent.marks[name] = (key_position, position)

    def _key(self, value: Any, position: Position) -> str:
        if value is None or isinstance(value, str):
            text = "" if value is None else str(value)
            return self._texts.setdefault(text, text)
        self._problem(position, "a key must be a plain word, not a list or a mapping")
        return ""

    def _refuse_tag(self, tag: str, position: Position) -> None:
        short = tag.replace("tag:yaml.org,2002:", "!!")
        self._problem(position, f"the tag '{short}' is not allowed; write the value without it")

    def _problem(self, position: Position, message: str) -> None:
        self.problems.append(Problem(*position, "", message, self.file))


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _syntax_problem(error: yaml.MarkedYAMLError, data: bytes, file: str) -> Problem:
    """PyYAML's message, with the likely cause in front."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = data.decode("utf-8").splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    found = " ".join(part for part in (error.context, error.problem) if part)
    if error.context_mark and error.context_mark.line + 1 != line:
        found += f"; it began in line {error.context_mark.line + 1}"
    if "nesting depth" in (error.problem or ""):
        cause = f"nested more than {MAX_DEPTH} levels deep; check brackets"
    elif "\t" in text[: len(text) - len(text.lstrip())] or "'\\t'" in (error.problem or ""):
        cause = "a tab stands where YAML allows only spaces; indent with spaces"
    elif "mapping values are not allowed" in (error.problem or ""):
        cause = "a colon too many, or wrong indentation; put text that holds ': ' in quotes"
    elif "quoted scalar" in (error.context or ""):
        cause = "a quotation mark is not closed; close it"
    elif "flow" in (error.context or ""):
        cause = "a bracket is not closed, or a comma is missing; close it"
    elif "cannot start any token" in (error.problem or ""):
        cause = "text that begins with this character needs quotes"
    else:
        cause = "check the indentation of this line and the lines above it, and '- ' and ': '"
    return Problem(line, column, "", f"this is not YAML: {cause} ({found})", file)


def _line_and_column(text: str, index: int) -> Position:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def _code(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[0])


def _stop(file: str, line: int, column: int, message: str) -> NoReturn:
    raise DataProblems([Problem(line, column, "", message, file)])
