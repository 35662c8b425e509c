"""What must not stand in a data file wherever it stands: merge markers and unseen characters, found
in the file as it was saved, whatever YAML would make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from commitments.register.problem import MAX_PROBLEMS, Position, Problem
from commitments.text import NO_SPACE, TURNING, UNPRINTABLE, UNSEEN, named, shown

# ---------------------------------------------------------------- merge markers

_MARKER = re.compile(r"^[ \t]*(<{7,}|>{7,}|\|{7,}|={7})(?:[ \t]+(\S.*?))?[ \t]*$")
# The bytes that a line with a marker has: most files have none.
_MAY_BE_MARKED = (b"<<<<<<<", b">>>>>>>", b"=======", b"|||||||")


@dataclass(slots=True)
class _Meeting:
    """Two people's edits of one place, by the lines of its markers."""

    opens: int
    ours: str
    base: int = 0
    parts: int = 0
    closes: int = 0
    theirs: str = ""

    def said(self) -> str:
        """What it is, which lines each side wrote, and what to do."""
        one = _side(self.opens + 1, (self.base or self.parts) - 1, self.ours)
        other = _side(self.parts + 1, self.closes - 1, self.theirs)
        before = f"; {_lines(self.base + 1, self.parts - 1)} stood before" if self.base else ""
        marks = [str(n) for n in (self.opens, self.base, self.parts, self.closes) if n]
        return (
            f"two people's edits met here; keep one: {one}, or {other}{before}; then delete the"
            f" marks in lines {', '.join(marks[:-1])} and {marks[-1]}"
        )


def _side(first: int, last: int, name: str) -> str:
    return _lines(first, last) + (f" ({shown(name)})" if name else "")


def _lines(first: int, last: int) -> str:
    if last < first:
        return "nothing"
    return f"line {first}" if first == last else f"lines {first} to {last}"


@dataclass(slots=True)
class _Markers:
    """Reads the markers of a file one after the other."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    _open: tuple[_Meeting, dict[int, Problem]] | None = None

    def take(self, line: int, column: int, mark: str, name: str) -> None:
        alone = Problem(line, column, "", _left_over(mark, name), self.file)
        if mark[0] == "<":
            self.give_up()
            self._open = (_Meeting(line, name), {line: alone})
            return
        if self._open is None:
            self.problems.append(alone)
            return
        meeting, marks = self._open
        marks[line] = alone
        if mark[0] == "|":
            meeting.base = line
        elif mark[0] == "=":
            meeting.parts = line
        elif meeting.parts:
            meeting.closes, meeting.theirs = line, name
            first = marks[meeting.opens]
            self.problems.append(Problem(first.line, first.column, "", meeting.said(), self.file))
            self._open = None
        else:
            self.give_up()

    def give_up(self) -> None:
        """Name the marks of a meeting that is not whole one by one."""
        if self._open:
            self.problems += self._open[1].values()
        self._open = None


def _left_over(mark: str, name: str) -> str:
    found = shown(f"{mark} {name}".strip())
    return (
        f"'{found}' marks where two people's edits met; look what of the lines around it shall"
        " stay, and delete the mark"
    )


def merge_markers(data: bytes, text: str, file: str) -> list[Problem]:
    """A problem for each place where two people's edits met, also inside a text in quotes."""
    if not any(mark in data for mark in _MAY_BE_MARKED):
        return []
    markers = _Markers(file)
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if found := _MARKER.match(line):
            markers.take(number, found.start(1) + 1, found[1], found[2] or "")
    markers.give_up()
    return sorted(markers.problems)[:MAX_PROBLEMS]


_LINE_END = re.compile(r"\r\n?|\n")

# ---------------------------------------------------------------- unseen characters

# In UTF-8, by their first bytes: each expression with a first byte of its own is read at the speed
# of memory, where one over the text would take longer than YAML's own reader.
_MAY_BE_UNSEEN = tuple(
    re.compile(expression)
    for expression in (
        rb"\xc2[\xa0\xad]",
        rb"\xcd\x8f",
        rb"\xd8\x9c",
        rb"\xe1(?:\x85[\x9f\xa0]|\x9a\x80|\x9e[\xb4\xb5]|\xa0\x8e)",
        rb"\xe2(?:\x80[\x80-\x8f\xaa-\xaf]|\x81[\x9f-\xaf])",
        rb"\xe3\x85\xa4",
        rb"\xef(?:\xbb\xbf|\xbe\xa0|\xbf[\xb9-\xbb])",
        rb"\xf3\xa0[\x80\x81]",
    )
)


def unseen_characters(data: bytes, text: str, file: str) -> list[Problem]:
    """A problem for each line with characters that nobody sees, at the first of them."""
    if not any(kind.search(data) for kind in _MAY_BE_UNSEEN):
        return []
    problems: list[Problem] = []
    line, start, last = 1, 0, 0
    for found in _unseen(text):
        begins = text.rfind("\n", 0, found.start()) + 1
        line += text.count("\n", start, begins)
        start = begins
        if line == last:
            continue
        last = line
        problems.append(Problem(line, found.start() - begins + 1, "", _why(found[0]), file))
        if len(problems) == MAX_PROBLEMS:
            break
    return problems


def _unseen(text: str) -> Iterator[re.Match[str]]:
    """What is unseen and no control character: those YAML has its own word on."""
    return (found for found in UNSEEN.finditer(text) if not UNPRINTABLE.match(found[0]))


def _why(character: str) -> str:
    if TURNING.match(character):
        name = f"U+{ord(character):04X}"
        return f"the unseen character {name} turns the order of letters; delete it"
    if NO_SPACE.match(character):
        return (
            f"the unseen character {named(character)} is no plain space; write a space where one"
            " belongs, else delete it"
        )
    return f"the unseen character {named(character)} shows nothing; delete it"


def without_them(text: str) -> str:
    """The text as it would be without its unseen characters, so that the rest can be read."""
    return UNSEEN.sub(_instead, text)


def _instead(found: re.Match[str]) -> str:
    if UNPRINTABLE.match(found[0]):
        return found[0]
    return " " if NO_SPACE.match(found[0]) else ""


def line_and_column(text: str, index: int) -> Position:
    """Where a character of a text stands, as editors count."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
