"""Contents -> one page, or a note of two pages, as blocks; pdf.py, word.py and markdown.py write
them.

Both begin with the answer. What a page cannot hold is left out by fitting.py and named.
"""

from __future__ import annotations

from collections import Counter

from commitments.answers.overview import of_selection
from commitments.answers.pledge import reservations, status_words, verdict
from commitments.briefing import spoken
from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.notes.blocks import (
    Block,
    Box,
    Boxes,
    Heading,
    Line,
    Listing,
    NewPage,
    Numbers,
    Paper,
    Picture,
)
from commitments.briefing.notes.sources import Sources
from commitments.dates import in_words
from commitments.standing.coming_up import known_milestones
from commitments.standing.deciding import by_deciding_fact
from commitments.standing.standing import Standing
from commitments.text import beside
from commitments.vocabulary import STACKED

_SOON = 3
"""How much of what comes next the one page tells."""


def one_page(contents: Contents) -> Paper:
    """What is read on one page: the answer, its picture, what changed, what to say, what comes
    next."""
    sources = Sources(contents)
    blocks = (
        *_answer(contents),
        _changes(contents, sources, gives=1),
        _boxes(contents, sources),
        Line(_next_in_a_line(contents), "Next."),
        sources.running(),
    )
    return _paper(contents, blocks)


def two_pages(contents: Contents) -> Paper:
    """A note of two pages: the first like the one page, the second with hard questions, what comes
    next and the sources."""
    sources = Sources(contents)
    first = (*_answer(contents), _changes(contents, sources, gives=1), _boxes(contents, sources))
    second = (
        _questions(contents, sources),
        _next(contents),
        Heading(1, "Sources"),
    )
    return _paper(contents, (*first, NewPage(), *second, sources.whole()))


def _paper(contents: Contents, blocks: tuple[Block, ...]) -> Paper:
    register = contents.request.selection.view.register
    meeting = register.meeting
    return Paper(
        title=contents.title,
        head=f"{beside(meeting.title)}, {in_words(meeting.date)}",
        day=in_words(contents.request.selection.view.moment.as_of),
        foot=contents.foot,
        author=register.register.maintainer.name,
        blocks=blocks,
    )


def _answer(contents: Contents) -> tuple[Block, ...]:
    """The answer with its row of numbers and its picture."""
    selection = contents.request.selection
    if selection.count == 1:
        return (*_of_one(selection.standings[0]), Picture(contents.distribution))
    answer = of_selection(selection)
    counts = Counter(s.status for s in selection.standings)
    row = tuple(
        (status, counts[status], status.label.lower()) for status in STACKED if counts[status]
    )
    more = [Line(Sentence(answer.more), strong=True)] if answer.more else []
    return (
        Heading(0, answer.first.rstrip(".")),
        *more,
        Numbers(row),
        Picture(contents.distribution),
    )


def _of_one(s: Standing) -> tuple[Block, ...]:
    """The answer on one pledge: its title with its status, and why."""
    told = verdict(s)
    status = status_words(s)
    return (
        Heading(0, f"{s.commitment.title}: {status[:1].lower()}{status[1:]}"),
        Line(Sentence(" ".join([told.text, *reservations(s)])), strong=True),
    )


def _changes(contents: Contents, sources: Sources, gives: int) -> Listing:
    found = by_deciding_fact(change for change, _ in contents.moves)
    # What moved most pledges first; of two alike the newer.
    decided = sorted(found, key=lambda one: -len(one.changes))
    lines = [
        Line(said, f"{lead}.") for lead, said in (spoken.changed(d, sources.cite) for d in decided)
    ]
    since = contents.request.since_words
    if not lines:
        lines = [Line(Sentence("No pledge changed its status."))]
    return Listing(f"Since {since}", tuple(lines), gives, 3, ("change", "changes"))


def _boxes(contents: Contents, sources: Sources) -> Boxes:
    standings = contents.request.selection.standings
    decided = by_deciding_fact(change for change, _ in contents.moves)
    return Boxes(
        (
            Box("So what", spoken.so_what(standings, decided)),
            Box("May be said", spoken.may_be_said(standings, sources.cite)),
            Box("Do not say", spoken.do_not_say(standings)),
        )
    )


def _coming(contents: Contents) -> tuple[spoken.Led, ...]:
    selection = contents.request.selection
    register, moment = selection.view.register, selection.view.moment
    milestones = known_milestones(register, moment)
    return spoken.comes_next(selection.standings, milestones, moment.as_of)


def _next_in_a_line(contents: Contents) -> Sentence:
    told = [f"{lead}: {said.text}" for lead, said in _coming(contents)[:_SOON]]
    return Sentence(" ".join(told) or "Nothing is on file.")


def _next(contents: Contents) -> Listing:
    lines = tuple(Line(said, f"{lead}.") for lead, said in _coming(contents))
    lines = lines or (Line(Sentence("Nothing is on file.")),)
    return Listing("What comes next", lines, 1, 3, ("date", "dates"))


def _questions(contents: Contents, sources: Sources) -> Listing:
    lines = [Line(sources.taken(asked.answer), asked.question) for asked in contents.questions]
    if not lines:
        lines = [Line(Sentence("None of these pledges needs attention."))]
    return Listing("Hard questions", tuple(lines), 2, 5, ("question", "questions"))
