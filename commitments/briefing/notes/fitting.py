"""A note of exactly so many pages: measured before it is written, and what does not fit is named.

A listing gives away its last lines, a box its last sentence, a chart itself, in that order; then
long sentences are shortened. The same measure holds for PDF and Word: both set the same letters in
the same widths, and a part of each page stays free for what Word sets otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from commitments.briefing.citations import Sentence
from commitments.briefing.notes.blocks import (
    Block,
    Box,
    Boxes,
    Heading,
    Line,
    Listing,
    NewPage,
    Paper,
    Picture,
)
from commitments.briefing.notes.pdf import pages
from commitments.briefing.notes.sources import only_cited
from commitments.text import count, shortened

_SPARE = 10.0  # mm of each page that stay free
_HEAD, _FOOT = 110, 600  # letters of what stands around each page
_SHORTER = (300, 150, 80, 40)  # characters of a sentence, where nothing else is left to give


# A note is written in several forms, which hold the same.
@lru_cache(maxsize=4)
def fitted(paper: Paper, where: str) -> tuple[Paper, tuple[str, ...]]:
    """The note on as many pages as it begins, and what was left out of it, a sentence each; `where`
    is what the sentences call the note."""
    paper = replace(
        paper,
        head=shortened(paper.head, _HEAD, "full pack"),
        foot=shortened(paper.foot, _FOOT, "full pack"),
    )
    done: tuple[Block, ...] = ()
    left: list[str] = []
    for sheet in _sheets(paper.blocks):
        before = (*done, NewPage()) if done else ()
        sheet, gone = _fitted(paper, before, sheet)
        done = (*before, *sheet)
        left += gone
    told = tuple(f"{where}: {gone}." for gone in left)
    return replace(paper, blocks=only_cited(done)), told


def _sheets(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    sheets: list[tuple[Block, ...]] = [()]
    for block in blocks:
        if isinstance(block, NewPage):
            sheets.append(())
        else:
            sheets[-1] = (*sheets[-1], block)
    return sheets


def _fitted(
    paper: Paper, before: tuple[Block, ...], sheet: tuple[Block, ...]
) -> tuple[tuple[Block, ...], list[str]]:
    wanted = 1 + sum(isinstance(block, NewPage) for block in before)

    def fits(smaller: Sequence[Block]) -> bool:
        blocks = only_cited((*before, *smaller))
        return pages(replace(paper, blocks=blocks), _SPARE) <= wanted

    return _first_that(fits, sheet)


def in_words(
    paper: Paper, fits: Callable[[Sequence[Block]], bool], where: str
) -> tuple[Paper, tuple[str, ...]]:
    """The note as far as it fits by another measure, such as the number of its words, and what was
    left out of it, a sentence each."""
    blocks, left = _first_that(lambda smaller: fits(only_cited(smaller)), paper.blocks)
    return replace(paper, blocks=only_cited(blocks)), tuple(f"{where}: {gone}." for gone in left)


def _first_that(
    fits: Callable[[Sequence[Block]], bool], sheet: tuple[Block, ...]
) -> tuple[tuple[Block, ...], list[str]]:
    """The fullest sheet that fits, and what was left out of it."""
    every = list(_smaller(sheet))
    first = 0
    if not fits(sheet):
        steps = range(len(every) - 1)  # the last is taken without being asked
        first = bisect_left(steps, True, lo=1, key=lambda step: fits(every[step][0]))
    smaller, most = every[first]
    cut = [f"texts of more than {most} letters shortened"] if most else []
    return smaller, [*_named(sheet, smaller), *cut]


def _smaller(sheet: tuple[Block, ...]) -> Iterator[tuple[tuple[Block, ...], int]]:
    """The sheet, then less and less of it; and how many letters a text has at most, where it is
    shortened."""
    yield sheet, 0
    for give in (_lines, _sentences, _last_lines, _pictures):
        while (less := give(sheet)) is not None:
            sheet = less
            yield sheet, 0
    for most in _SHORTER:
        sheet = tuple(_short(block, most) for block in sheet)
        yield sheet, most


def _lines(sheet: tuple[Block, ...], *, all_of_them: bool = False) -> tuple[Block, ...] | None:
    """Without the last line of the listing that gives first; None where none gives any more."""
    giving = [
        block
        for block in sheet
        if isinstance(block, Listing) and len(block.lines) > (0 if all_of_them else block.least)
    ]
    if not giving:
        return None
    first = min(giving, key=lambda block: (block.gives, -len(block.lines)))
    less = replace(first, lines=first.lines[:-1], left=first.left + 1)
    return tuple(less if block is first else block for block in sheet)


def _last_lines(sheet: tuple[Block, ...]) -> tuple[Block, ...] | None:
    return _lines(sheet, all_of_them=True)


def _sentences(sheet: tuple[Block, ...]) -> tuple[Block, ...] | None:
    """Without the last sentence of the fullest box; each keeps its first."""
    for block in sheet:
        if not isinstance(block, Boxes):
            continue
        giving = [box for box in block.boxes if len(box.said) > 1]
        if giving:
            full = max(giving, key=_letters)
            less = replace(full, said=full.said[:-1])
            boxes = Boxes(tuple(less if box is full else box for box in block.boxes))
            return tuple(boxes if one is block else one for one in sheet)
    return None


def _letters(box: Box) -> int:
    return sum(len(said.text) for said in box.said)


def _pictures(sheet: tuple[Block, ...]) -> tuple[Block, ...] | None:
    kept = tuple(block for block in sheet if not isinstance(block, Picture))
    return kept if len(kept) < len(sheet) else None


def _short(block: Block, most: int) -> Block:
    """A block with shorter texts."""

    def said(one: Sentence) -> Sentence:
        return replace(one, text=shortened(one.text, most, "full pack"))

    def line(one: Line) -> Line:
        return replace(one, said=said(one.said), lead=shortened(one.lead, most, "full pack"))

    match block:
        case Heading():
            return replace(block, text=shortened(block.text, most, "full pack"))
        case Line():
            return line(block)
        case Listing():
            return replace(block, lines=tuple(map(line, block.lines)))
        case Boxes():
            boxes = tuple(replace(box, said=tuple(map(said, box.said))) for box in block.boxes)
            return replace(block, boxes=boxes)
    return block


def _named(whole: Sequence[Block], kept: Sequence[Block]) -> list[str]:
    """What was left out, in words."""
    found = [
        f"{count(block.left, *block.what)} left out"
        for block in kept
        if isinstance(block, Listing) and block.left
    ]
    counted: tuple[tuple[Callable[[Block], int], str, str], ...] = (
        (_said_in_boxes, "sentence in the boxes", "sentences in the boxes"),
        (lambda block: isinstance(block, Picture), "chart", "charts"),
    )
    for measure, one, many in counted:
        gone = sum(map(measure, whole)) - sum(map(measure, kept))
        found += [f"{count(gone, one, many)} left out"] if gone else []
    return found


def _said_in_boxes(block: Block) -> int:
    return sum(len(box.said) for box in block.boxes) if isinstance(block, Boxes) else 0
