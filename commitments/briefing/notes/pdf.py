"""A note as a PDF: tagged, in British English, every font inside; no browser takes part.

The note goes to the typesetter as data and is laid out by note.typ, so that text stays text.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from commitments.briefing.citations import Sentence
from commitments.briefing.notes.blocks import (
    Block,
    Boxes,
    Heading,
    Line,
    Listing,
    NewPage,
    Numbers,
    Paper,
    Picture,
    SourceList,
    Table,
)
from commitments.briefing.notes.drawing import Area, Drawing, Mark, Words, swatched
from commitments.briefing.notes.drawn_bars import drawn
from commitments.briefing.notes.letters import FAMILIES, Letters
from commitments.briefing.notes.sources import shown_address, web_address
from commitments.figures.look import Look
from commitments.figures.shapes import Bars
from commitments.project import FONTS
from commitments.vocabulary import Status

_HERE = Path(__file__).parent
_LOOK = Look()
WIDTH = 513.0
"""Points between the margins of a page."""
HIGH = 118.0
"""Points of the columns of a chart."""
_BOTTOM = 14.0  # mm
_MARK = ((12, Status.FULFILLED), (8.5, Status.SUBSTANTIAL), (5, Status.LIMITED))

Tree = dict[str, Any]


def pdf(paper: Paper, day: date) -> bytes:
    """The note as a PDF (PDF/UA-1); `day` is when it says it was made."""
    compiler = _compiler(paper)
    made = compiler.compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=datetime.combine(day, time(), UTC)
    )
    assert isinstance(made, bytes)
    return made


def png(drawing: Drawing) -> bytes:
    """A drawing alone as a PNG of twice its size."""
    draw = _Drawn(Letters(), marks=True)
    note = {"alone": draw.drawing(drawing), "fonts": list(FAMILIES)}
    made = _typeset("alone.typ", note).compile(format="png", ppi=144)
    assert isinstance(made, bytes)
    return made


def pages(paper: Paper, spare: float = 0) -> int:
    """How many pages the note takes where so many millimetres of each stay free."""
    return int(
        json.loads(_compiler(paper, spare, marks=False).query("<pages>", field="value", one=True))
    )


def _compiler(paper: Paper, spare: float = 0, *, marks: bool = True) -> typst.Compiler:
    return _typeset("note.typ", _tree(paper, marks) | {"bottom": _BOTTOM + spare})


def _typeset(template: str, note: Tree) -> typst.Compiler:
    return typst.Compiler(
        _HERE / template,
        root=_HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"note": json.dumps(note)},
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _tree(paper: Paper, marks: bool) -> Tree:
    """The note as note.typ reads it; without the marks of its drawings it is measured faster."""
    letters = Letters()
    draw = _Drawn(letters, marks)
    blocks = [draw.block(block) for block in paper.blocks]
    head, foot = draw.text(paper.head), draw.text(paper.foot)
    colours = _LOOK.colours
    return {
        "title": draw.text(paper.title),
        "author": draw.text(paper.author),
        "fonts": list(FAMILIES),
        "look": {
            "ink": colours.ink,
            "muted": colours.muted,
            "line": colours.line,
            "soft": colours.soft,
            "link": colours.link,
            "mark": [(tall, status.light.fill) for tall, status in _MARK],
        },
        "head": head,
        "day": paper.day,
        "listed": [str(n) for n in draw.listed],
        "blocks": blocks,
        "foot": [part for part in (foot, letters.sentence) if part],
    }


class _Drawn:
    """Blocks and drawings as note.typ reads them, in letters that its fonts have."""

    def __init__(self, letters: Letters, marks: bool) -> None:
        self.text = letters.drawable
        self._marks = marks
        self.listed: list[int] = []
        """The numbers of the sources that are listed, so that others do not jump to them."""

    def block(self, block: Block) -> Tree:
        match block:
            case Heading(level, words, sub):
                sub = self.text(sub)
                return _kind("heading", level=level + 1, text=self.text(words), sub=sub)
            case Line():
                return _kind("line", **self._line(block))
            case Numbers():
                return _kind("numbers", parts=[self._number(*part) for part in block.parts])
            case Picture():
                return self._picture(block)
            case Listing():
                return self._listing(block)
            case Boxes():
                said = [
                    {"title": self.text(box.title), "said": [self._said(s) for s in box.said]}
                    for box in block.boxes
                ]
                return _kind("boxes", boxes=said)
            case Table():
                return self._table(block)
            case NewPage():
                return _kind("newpage")
            case SourceList():
                entries = [self._source(n, *e) for n, e in enumerate(block.entries, start=1)]
                return _kind("sources", entries=entries, running=block.running)

    def _said(self, said: Sentence) -> Tree:
        return {"text": self.text(said.text), "references": list(said.references)}

    def _line(self, line: Line) -> Tree:
        return {
            "lead": self.text(line.lead),
            "said": self._said(line.said),
            "bullet": line.bullet,
            "strong": line.strong,
        }

    def _number(self, status: Status, number: int, label: str) -> Tree:
        swatch = Drawing(17, 10.5, swatched(0, 0, 17, 10.5, status))
        return {"swatch": self.drawing(swatch), "number": str(number), "label": self.text(label)}

    def _listing(self, block: Listing) -> Tree:
        lines = [self._line(line) for line in block.lines]
        return _kind("listing", heading=self.text(block.heading), lines=lines, left=block.rest)

    def _picture(self, block: Picture) -> Tree:
        chart = block.chart
        bars = chart.shapes if isinstance(chart.shapes, Bars) else None
        return _kind(
            "picture",
            title=self.text(chart.title),
            sub=self.text(chart.subtitle) if bars else "",
            alt=self.text(chart.alt),
            drawing=self.drawing(drawn(bars, WIDTH, HIGH)) if bars else None,
        )

    def drawing(self, drawing: Drawing) -> Tree:
        """A drawing."""
        marks = [self._mark(mark) for mark in drawing.marks if self._marks]
        return {"width": drawing.width, "height": drawing.height, "marks": marks}

    def _mark(self, mark: Mark) -> Tree:
        tree = asdict(mark) | {"kind": type(mark).__name__.lower()}
        if isinstance(mark, Words):
            tree["text"] = self.text(mark.text)
        if isinstance(mark, Area):
            tree |= {"hatch": str(mark.hatch), "thick": str(mark.thick)}
        return tree

    def _table(self, block: Table) -> Tree:
        rows = [
            [self._said(cell if isinstance(cell, Sentence) else Sentence(cell)) for cell in row]
            for row in block.rows
        ]
        heading = [self.text(name) for name in block.heading]
        return _kind("table", heading=heading, rows=rows, widths=list(block.widths))

    def _source(self, number: int, text: str, address: str) -> Tree:
        self.listed.append(number)
        web = web_address(address)
        shown = self.text(shown_address(web))
        return {"number": str(number), "text": self.text(text), "address": web, "shown": shown}


def _kind(kind: str, **values: object) -> Tree:
    return {"kind": kind, **values}
