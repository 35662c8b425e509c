"""The sources of a note: publisher, title, date, link and at most one caveat, numbered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.notes.blocks import (
    Block,
    Boxes,
    Line,
    Listing,
    SourceList,
    Table,
)
from commitments.dates import when
from commitments.register.model import Bearing

_MOST = 3  # sources of a sentence


class Sources:
    """Collects what a note cites, in any order; `only_cited` numbers them anew."""

    def __init__(self, contents: Contents) -> None:
        self._references = contents.references
        self._own = contents.request.address
        self._facts = {
            item.source.url: item
            for s in contents.request.selection.standings
            for item in s.evidence
        }
        self._numbers: dict[str, int] = {}
        self._entries: list[tuple[str, str]] = []
        self._short: list[tuple[str, str]] = []

    def cite(self, item: Bearing) -> int:
        """The number of the source of a fact."""
        source = item.source
        title = source.title.rstrip(".")
        caveat = f" Caveat: {item.caveat}" if item.caveat else ""
        publisher, told = source.publisher, when(item.date)
        return self._number(
            source.url, f"{publisher}: {title}. {told}.{caveat}", f"{publisher}, {told}."
        )

    def taken(self, said: Sentence) -> Sentence:
        """A sentence of the briefing with our numbers; the register itself is said in the foot and
        not cited."""
        numbers = []
        for number in said.references[: _MOST + 1]:
            text, address = self._references[number - 1]
            if address in ("", self._own):
                continue
            item = self._facts.get(address)
            numbers.append(self.cite(item) if item else self._number(address, text, text))
        return replace(said, references=tuple(dict.fromkeys(numbers))[:_MOST])

    def _number(self, address: str, text: str, short: str) -> int:
        if address not in self._numbers:
            self._entries.append((text, address))
            self._short.append((short, address))
            self._numbers[address] = len(self._entries)
        return self._numbers[address]

    def whole(self) -> SourceList:
        """All of them, a line each."""
        return SourceList(tuple(self._entries))

    def running(self) -> SourceList:
        """Publisher and date of all of them, in one paragraph."""
        return SourceList(tuple(self._short), running=True)


_ADDRESS = 45  # letters of an address that are printed


def web_address(address: str) -> str:
    """An address that a link may hold; empty for any other."""
    return address if address.startswith(("https://", "http://")) else ""


def shown_address(address: str) -> str:
    """An address as it is printed; the link behind it is whole."""
    bare = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return bare if len(bare) <= _ADDRESS else f"{bare[:_ADDRESS]}…"


def only_cited(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the sources that they cite alone, numbered in the order in which they do."""
    order: dict[int, int] = {}
    for said in _sentences(blocks):
        for number in said.references:
            order.setdefault(number, len(order) + 1)
    return tuple(_renumbered(block, order) for block in blocks)


def _sentences(blocks: Sequence[Block]) -> list[Sentence]:
    found: list[Sentence] = []
    for block in blocks:
        match block:
            case Line():
                found.append(block.said)
            case Listing():
                found += [line.said for line in block.lines]
            case Boxes():
                found += [said for box in block.boxes for said in box.said]
            case Table():
                found += [cell for row in block.rows for cell in row if isinstance(cell, Sentence)]
    return found


def _renumbered(block: Block, order: dict[int, int]) -> Block:
    def said(one: Sentence) -> Sentence:
        return replace(one, references=tuple(sorted(order[n] for n in one.references)))

    match block:
        case Line():
            return replace(block, said=said(block.said))
        case Listing():
            return replace(
                block, lines=tuple(replace(one, said=said(one.said)) for one in block.lines)
            )
        case Boxes():
            boxes = tuple(replace(box, said=tuple(map(said, box.said))) for box in block.boxes)
            return replace(block, boxes=boxes)
        case Table():
            rows = tuple(
                tuple(said(cell) if isinstance(cell, Sentence) else cell for cell in row)
                for row in block.rows
            )
            return replace(block, rows=rows)
        case SourceList():
            return replace(block, entries=tuple(block.entries[number - 1] for number in order))
    return block
