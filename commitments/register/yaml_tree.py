"""YAML text -> plain lists and dicts that know where each part stands in the file.

One pass over PyYAML's events, without recursion and without constructing anything but text:
- the C parser kills the process on deep nesting when it composes; events do not, and depth is
  refused here;
- aliases can explode, tags can construct objects: both are refused;
- duplicate keys, which PyYAML passes silently, are reported;
- nothing is turned into False, 90 or a date: a value is the text that was typed, and where YAML
  would read something else it is marked as `Bare`, so that a text field can ask for quotes.

The limits hold the worst file under 1 GB of memory and a minute of time.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from commitments.register.bare import FIRST_OF_NOT_TEXT, NOT_TEXT, NULL, Bare
from commitments.register.problem import DataProblems, Position, Problem, report
from commitments.register.raw import (
    line_and_column,
    merge_markers,
    unseen_characters,
    without_them,
)
from commitments.text import UNPRINTABLE, UNSEEN, named, shown, without_unseen

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 20
# A file of 64 MB in the shape of the real one has 2.7 million values; far more are no register.
MAX_VALUES = 4_000_000
# The largest entry has 17 keys.
MAX_KEYS = 1_000
MAX_TEXT = 50_000


# Millions of positions are kept: each is one number of 8 bytes, line and column in its halves.
def _place(event: yaml.Event) -> int:
    mark = event.start_mark
    assert mark is not None
    return (mark.line + 1) << 32 | (mark.column + 1)


def _position(place: int) -> Position:
    return place >> 32, place & 0xFFFFFFFF


class MappingNode(dict[str, Any]):
    """A YAML mapping that knows where its keys and their values begin, and what was made of it."""

    __slots__ = ("_places", "shaped")

    def __init__(self) -> None:
        super().__init__()
        self.shaped: Any = None
        self._places: array[int] | None = None

    def put(self, key: str, value: object, key_place: int, place: int) -> None:
        """Add a key and its value; keys are never taken out again."""
        if self._places is None:
            self._places = array("Q")
        self[key] = value
        self._places.append(key_place)
        self._places.append(place)

    def positions(self, key: str) -> tuple[Position, Position]:
        """Where a key and its value begin."""
        assert self._places is not None
        i = 2 * list(self).index(key)
        return _position(self._places[i]), _position(self._places[i + 1])


class Root(MappingNode):
    """The mapping that a file holds; `position` is where it begins."""

    __slots__ = ("position",)

    def __init__(self, place: int) -> None:
        super().__init__()
        self.position = _position(place)


class SequenceNode(list[Any]):
    """A YAML sequence that knows where its entries begin."""

    __slots__ = ("_places",)

    def __init__(self) -> None:
        super().__init__()
        self._places: array[int] | None = None

    def put(self, value: object, place: int) -> None:
        """Add an entry."""
        if self._places is None:
            self._places = array("Q")
        self.append(value)
        self._places.append(place)

    def position(self, index: int) -> Position:
        """Where an entry begins."""
        assert self._places is not None
        return _position(self._places[index])


_DIRECTIVE = re.compile(rb"(?:^|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9])(?:\xef\xbb\xbf)?%")


def parse(data: bytes, file: str) -> tuple[Root, list[Problem]]:
    """Read a YAML file's bytes.

    Returns the top-level mapping and the problems that did not stop the reading (unseen characters,
    duplicate keys, aliases, tags). Raises DataProblems where nothing usable is left: not text, with
    merge markers, not YAML, nested too deep, too large, empty, or not a mapping.
    """
    text = _readable(data, file)
    if met := merge_markers(data, text, file):
        raise DataProblems(met)
    unseen = unseen_characters(data, text, file)
    if unseen:
        data = without_them(text).encode()
    builder = _Builder(file, unseen)
    try:
        for event in _events(data):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        raise DataProblems([*builder.problems, _syntax_problem(error, data, file)]) from None
    except yaml.reader.ReaderError:
        raise DataProblems([*builder.problems, _character_problem(data, file)]) from None
    root = builder.root
    if root is None:
        builder.stop(
            builder.root_place,
            "the file is empty; restore it from a copy, or start from the example",
        )
    if not isinstance(root, Root):
        builder.stop(builder.root_place, "the file must begin with keys such as 'meeting:'")
    return root, builder.problems


def _events(data: bytes) -> Iterator[yaml.Event]:
    """The events of the C parser, or of the pure-Python one (about 8 times slower) without it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    mark: Any = None
    try:
        for event in yaml.parse(data, Loader=loader):
            mark = event.end_mark
            yield event
    except (ValueError, OverflowError):  # the pure-Python parser, on "\UFFFFFFFF"
        raise yaml.MarkedYAMLError(
            problem="found invalid Unicode character escape code", problem_mark=mark
        ) from None


def _readable(data: bytes, file: str) -> str:
    """The text of the file. Raises DataProblems where it is none."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        _stop(file, 1, 1, f"the file is larger than {limit} MB; split it, or name another file")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _stop(file, 1, 1, "the file is saved as UTF-16; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        _stop(
            file,
            *line_and_column(before, len(before)),
            f"byte 0x{data[error.start]:02X} is not UTF-8 text; save the file as UTF-8"
            " (it may be a binary file, or saved in an older encoding)",
        )
    if "\0" in text:
        line, column = line_and_column(text, text.index("\0"))
        _stop(file, line, column, "the file is not text (it has a NUL byte); is it another file?")
    # The C parser compares each directive with all before it: a file of them would take days.
    if directive := _DIRECTIVE.search(data):
        before = data[: directive.end() - 1].decode("utf-8-sig")
        _stop(
            file,
            *line_and_column(before, len(before)),
            "a line begins with '%', which makes it a directive; delete it, or indent the text",
        )
    return text


class _Builder:
    """Puts events together into Mappings and Sequences, with a stack of its own."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        """`problems` are those that were found before."""
        self.file = file
        self.root: Any = None
        self.root_place = 1 << 32 | 1
        self.problems = problems
        self._stack: list[MappingNode | SequenceNode] = []
        self._keys: list[tuple[str, int] | None] = []
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
                self.stop(
                    _place(event),
                    "a second document begins here ('---'); keep one document in the file",
                )

    def stop(self, place: int, message: str) -> NoReturn:
        """Raises DataProblems with this and every problem found so far."""
        problem = Problem(*_position(place), "", message, self.file)
        raise DataProblems([*self.problems, problem])

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = _place(event)
        if event.tag is not None:
            self._refuse_tag(event.tag, place)
        value: str | None = event.value
        assert value is not None
        if event.implicit[0]:  # without quotes
            if value in NULL:
                value = None
            elif len(value) <= 64 and value[0] in FIRST_OF_NOT_TEXT and NOT_TEXT.fullmatch(value):
                value = Bare(value)
        elif event.style == '"' and (wrong := UNSEEN.search(value)):
            kind = "control" if UNPRINTABLE.match(wrong[0]) else "unseen"
            self._problem(
                place, f"the text holds the {kind} character {named(wrong[0])}; take it out"
            )
            value = without_unseen(value)
        if value is not None and len(value) > MAX_TEXT:
            self._problem(
                place,
                f"this text has {len(value):,} characters; up to {MAX_TEXT:,} are allowed; shorten"
                " it, or close the quotation mark",
            )
            value = value[:MAX_TEXT]
        self._put(value, place)

    def _collection(self, event: yaml.CollectionStartEvent) -> None:
        place = _place(event)
        if event.tag is not None:
            self._refuse_tag(event.tag, place)
        if len(self._stack) >= MAX_DEPTH:
            self.stop(
                place,
                f"this is nested more than {MAX_DEPTH} levels deep; check brackets and indentation",
            )
        value: MappingNode | SequenceNode
        if isinstance(event, yaml.SequenceStartEvent):
            value = SequenceNode()
        else:
            value = MappingNode() if self._stack else Root(place)
        self._put(value, place)
        self._stack.append(value)
        self._keys.append(None)

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = _place(event)
        name = shown(event.anchor or "")
        self._problem(place, f"the alias '*{name}' is not allowed; write it out in full")
        self._put(None, place)

    def _put(self, value: Any, place: int) -> None:
        """Give a value its place: the root, an entry of a sequence, a key or its value."""
        self._values += 1
        if self._values > MAX_VALUES:
            self.stop(place, f"the file has more than {MAX_VALUES:,} values; split the register")
        if not self._stack:
            self.root, self.root_place = value, place
            return
        parent = self._stack[-1]
        if isinstance(parent, SequenceNode):
            parent.put(value, place)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = (self._key(value, place), place)
            return
        self._keys[-1] = None
        name, key_place = key
        if name in parent:
            (first, _), _ = parent.positions(name)
            self._problem(
                key_place,
                f"the key '{shown(name)}' stands twice (first in line {first}); keep one",
            )
            return
        if len(parent) >= MAX_KEYS:
            self.stop(key_place, f"more than {MAX_KEYS:,} keys stand together; check indentation")
        parent.put(name, value, key_place, place)

    def _key(self, value: Any, place: int) -> str:
        if value is None or isinstance(value, str):
            text = "" if value is None else str(value)
            return self._texts.setdefault(text, text)
        self._problem(place, "a key must be a plain word, not a list or a mapping")
        return ""

    def _refuse_tag(self, tag: str, place: int) -> None:
        short = shown(tag.replace("tag:yaml.org,2002:", "!!"))
        self._problem(place, f"the tag '{short}' is not allowed; write the value without it")

    def _problem(self, place: int, message: str) -> None:
        report(self.problems, Problem(*_position(place), "", message, self.file))


def _character_problem(data: bytes, file: str) -> Problem:
    """The first character that no YAML file may hold; the parsers do not agree on its place."""
    text = data.decode("utf-8-sig")
    wrong = UNPRINTABLE.search(text)
    line, column = line_and_column(text, wrong.start()) if wrong else (1, 1)
    name = f"U+{ord(wrong[0]):04X}" if wrong else "in it"
    return Problem(
        line, column, "", f"the character {name} cannot stand in a YAML file; delete it", file
    )


def _syntax_problem(error: yaml.MarkedYAMLError, data: bytes, file: str) -> Problem:
    """PyYAML's message, with the likely cause in front."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    begins = mark.index - mark.column if mark else 0
    text = data.decode("utf-8-sig")[begins : begins + 200].partition("\n")[0]
    found = " ".join(part[:200] for part in (error.context, error.problem) if part)
    if error.context_mark and error.context_mark.line + 1 != line:
        found += f"; it began in line {error.context_mark.line + 1}"
    if "nesting depth" in (error.problem or ""):
        cause = f"nested more than {MAX_DEPTH} levels deep; check brackets"
    elif "\t" in text[: len(text) - len(text.lstrip())] or "'\\t'" in (error.problem or ""):
        cause = "a tab stands where YAML allows only spaces; indent with spaces"
    elif "mapping values are not allowed" in (error.problem or ""):
        cause = "a colon too many, or wrong indentation; put text that holds ': ' in quotes"
    elif any(word in (error.problem or "") for word in ("escape", "hexdecimal")):
        cause = "a backslash in double quotes has a meaning of its own; use single quotes"
    elif "quoted scalar" in (error.context or ""):
        cause = "a quotation mark is not closed; close it"
    elif "flow" in (error.context or ""):
        cause = "a bracket is not closed, or a comma is missing; close it"
    elif "cannot start any token" in (error.problem or ""):
        cause = "text that begins with this character needs quotes"
    else:
        cause = "check the indentation of this line and the lines above it, and '- ' and ': '"
    return Problem(line, column, "", f"this is not YAML: {cause} ({found})", file)


def _stop(file: str, line: int, column: int, message: str) -> NoReturn:
    raise DataProblems([Problem(line, column, "", message, file)])
