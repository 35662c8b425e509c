"""The note as Markdown, for mail."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commitments.briefing.citations import Sentence
from commitments.briefing.notes.blocks import (
    Block,
    Boxes,
    Heading,
    Line,
    Listing,
    NewPage,
    Numbers,
    Picture,
    SourceList,
    Table,
)

# Besides marks: what mail programs make a link of without being asked.
_PUNCTUATION = re.compile(r"[\\`*_{}\[\]<>#|~$&@]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def markdown(blocks: Iterable[Block]) -> str:
    """The note as CommonMark with tables; texts of the register cannot become markup."""
    text = "\n".join(_block(block) for block in blocks).strip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", text)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block.level, block.text)
        case Line():
            return f"- {_led(block)}" if block.bullet else f"{_led(block)}\n"
        case Numbers():
            return ""  # the sentence before it says the same
        case Listing():
            told = [_heading(1, block.heading), *(f"- {_led(line)}" for line in block.lines)]
            return "\n".join([*told, *([f"- {block.rest}"] if block.rest else [])]) + "\n"
        case Boxes():
            return "\n".join(
                "\n".join([_heading(2, box.title), *(f"- {_said(said)}" for said in box.said)])
                for box in block.boxes
            )
        case Picture():
            return f"\n{_plain(block.chart.alt)}\n"
        case Table():
            lines = [[_plain(name) for name in block.heading], ["---"] * len(block.heading)]
            lines += [[_cell(cell) for cell in row] for row in block.rows]
            return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
        case NewPage():
            return ""
        case SourceList():
            return "\n".join(
                f"{n}. {_plain(text)} {_link(address)}".rstrip()
                for n, (text, address) in enumerate(block.entries, start=1)
            )


def _cell(cell: str | Sentence) -> str:
    if isinstance(cell, str):
        return _plain(cell)
    return _said(cell)


def _heading(level: int, text: str) -> str:
    return f"\n{'#' * (level + 1)} {_plain(text)}\n"


def _led(line: Line) -> str:
    lead = f"**{_plain(line.lead)}** " if line.lead else ""
    return lead + _said(line.said)


def _said(said: Sentence) -> str:
    return _plain(said.text) + _numbers(said.references)


def _numbers(references: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, references))}]" if references else ""


def _link(address: str) -> str:
    """A web address as a link, which ends where it ends; any other as text."""
    if not address.startswith(("https://", "http://")):
        return _plain(address)
    return f"<{address.replace('<', '%3C').replace('>', '%3E')}>"


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))
