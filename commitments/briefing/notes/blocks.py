"""What a note is made of: blocks from the top of a sheet to its foot, for whoever draws them.

`pdf.py`, `word.py`, `markdown.py` and `mail.py` each draw every kind of block.
"""

from __future__ import annotations

from dataclasses import dataclass

from commitments.briefing.citations import Sentence
from commitments.figures.chart import Chart
from commitments.text import count
from commitments.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the note. `sub` stands below it in small letters."""

    level: int
    text: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: a sentence with its references, behind a bold lead if there is one."""

    said: Sentence
    lead: str = ""
    bullet: bool = False
    strong: bool = False
    """Whether it is read first: larger letters."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The statuses in a row: each with how many pledges have it and what it is called."""

    parts: tuple[tuple[Status, int, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart."""

    chart: Chart


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines under a heading, which gives away its last lines where the sheet is full."""

    heading: str
    lines: tuple[Line, ...]
    gives: int
    """When: those with the smallest number give first, down to `least` lines."""
    least: int
    what: tuple[str, str]
    """What a line is, of one and of several: `change`, `changes`."""
    left: int = 0
    """How many lines were given away."""
    elsewhere: str = "in the full pack"
    """Where those stand; empty where nothing is said of them."""

    @property
    def rest(self) -> str:
        """`2 more changes are in the full pack.`; empty where none was given away."""
        if not self.left or not self.elsewhere:
            return ""
        one, many = self.what
        more = count(self.left, f"more {one}", f"more {many}")
        return f"{more} {'is' if self.left == 1 else 'are'} {self.elsewhere}."


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a few sentences, such as what may be said."""

    title: str
    said: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes side by side."""

    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are the shares of its columns."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str | Sentence, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """The numbered sources: text and address; `running` ones stand in one paragraph."""

    entries: tuple[tuple[str, str], ...]
    running: bool = False


Block = Heading | Line | Numbers | Picture | Listing | Boxes | Table | NewPage | SourceList


@dataclass(frozen=True, slots=True)
class Paper:
    """A note with what stands around it."""

    title: str
    """Of the document, as readers of files see it."""
    head: str
    """On top of each page, at the left."""
    day: str
    """On top of each page, at the right: the day of which it speaks."""
    foot: str
    """Below, on each page: who says so."""
    author: str
    blocks: tuple[Block, ...]
