"""What is said for a meeting with a member -> a note of one page, as blocks."""

from __future__ import annotations

from commitments.briefing.bilateral import Bilateral
from commitments.briefing.bilateral_lines import Part
from commitments.briefing.citations import Sentence
from commitments.briefing.notes.blocks import Block, Heading, Line, Listing, Paper, SourceList
from commitments.dates import in_words
from commitments.text import beside

_FORWARD = ("fact that advances a pledge", "facts that advance a pledge")
_BACK = ("fact that sets a pledge back", "facts that set a pledge back")


def one_page(found: Bilateral) -> Paper:
    """The answer, whose pledges they are, what is on file, what is asked, and the sources."""
    register = found.meeting.view.register
    blocks = (
        Heading(0, found.answer.first.rstrip(".")),
        *_in_a_line(found.pledged),
        _listing(found.did, gives=1, least=2, what=_FORWARD),
        _listing(found.back, gives=2, least=1, what=_BACK),
        *_in_a_line(found.silent),
        *_in_a_line(found.money),
        _listing(found.asks, gives=1, least=2, what=("question to it", "questions to it")),
        _listing(found.questions, gives=1, least=2, what=("hard question", "hard questions")),
        *_in_a_line(found.coming),
        SourceList(found.references, running=True),
    )
    return Paper(
        title=found.title,
        head=f"{beside(register.meeting.title)}, {in_words(register.meeting.date)}",
        day=in_words(found.day),
        foot=found.foot,
        author=register.register.maintainer.name,
        blocks=tuple(block for block in blocks if block is not None),
    )


def _in_a_line(part: Part) -> tuple[Block, ...]:
    """A part as one paragraph behind its title."""
    if not part.lines:
        return ()
    text = " ".join(f"{told.lead} {told.said.text}".strip() for told in part.lines)
    numbers = dict.fromkeys(n for told in part.lines for n in told.said.references)
    return (Line(Sentence(text, tuple(numbers)), f"{part.heading}."),)


def _listing(part: Part, gives: int, least: int, what: tuple[str, str]) -> Block | None:
    if not part.lines:
        return None
    lines = tuple(Line(told.said, told.lead) for told in part.lines)
    # What was never laid out is left out too: the heading says of how many these are.
    left = max(part.of - len(lines), 0)
    return Listing(part.heading, lines, gives, least, what, left, elsewhere="")
