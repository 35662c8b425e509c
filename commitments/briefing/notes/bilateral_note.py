"""What is said for a meeting with a member -> a note of one page, as blocks."""

from __future__ import annotations

from commitments.briefing.bilateral import Bilateral
from commitments.briefing.bilateral_lines import Part
from commitments.briefing.citations import Sentence
from commitments.briefing.notes.note import Block, Heading, Line, SourceList


def one_page(found: Bilateral) -> tuple[Block, ...]:
    """The answer, what was pledged together, what is on file, what is asked, and the sources."""
    return (
        Heading(0, found.answer.first.rstrip(".")),
        Line(Sentence(found.head)),
        Line(Sentence(found.answer.more)),
        *_part(found.pledged),
        *_part(found.did),
        *_part(found.back),
        *_part(found.silent),
        *_part(found.money),
        *_part(found.asks),
        *_part(found.questions),
        *_part(found.coming),
        Heading(1, "Sources"),
        SourceList(found.references),
    )


def _part(part: Part) -> list[Block]:
    if not part.lines:
        return []
    return [Heading(1, part.heading), *(Line(told.said, told.lead) for told in part.lines)]
