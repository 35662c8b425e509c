"""A note as it will be read, on the Briefing page."""

from __future__ import annotations

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
from components.state.context import Context
from components.widgets import figure
from components.widgets.markup import show, tag, text

_WIDTH = 680  # pixels of the column that shows it


def show_paper(context: Context, paper: Paper, left_out: tuple[str, ...]) -> None:
    """The note with its charts, and what does not fit its pages."""
    written: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Picture):
            show(tag("div", *written, of="note"))
            written = []
            figure.show(block.chart, context.look_at(_WIDTH))
        else:
            written.append(_html(block))
    if left_out:
        written.append(tag("p", text(" ".join(left_out)), of="sub"))
    show(tag("div", *written, of="note"))


def _html(block: Block) -> str:
    match block:
        case Heading(level=0):
            return tag("h3", text(block.text))
        case Heading():
            return tag("h4", text(block.text))
        case Line():
            return tag("p", _led(block), of="point" if block.bullet else "")
        case Listing():
            lines = [tag("p", _led(line)) for line in block.lines]
            rest = [tag("p", text(block.rest), of="sub")] if block.rest else []
            return tag("h4", text(block.heading)) + "".join([*lines, *rest])
        case Boxes():
            boxes = (
                tag("div", tag("h4", text(box.title)), *(tag("p", said(s)) for s in box.said))
                for box in block.boxes
            )
            return tag("div", *boxes, of="boxes")
        case SourceList():
            listed = (tag("li", text(entry)) for entry, _ in block.entries)
            return tag("ol", *listed, of="sources")
        case NewPage():
            return '<hr class="line">'
        case Numbers() | Picture() | Table():
            return ""  # what the sentences say; what is drawn; what stands in the file


def _led(line: Line) -> str:
    lead = tag("b", text(line.lead)) + " " if line.lead else ""
    return lead + said(line.said)


def said(sentence: Sentence) -> str:
    """A sentence as HTML, with the numbers of its sources in small grey letters."""
    numbers = ", ".join(map(str, sentence.references))
    return text(sentence.text) + (tag("small", f" [{numbers}]") if numbers else "")
