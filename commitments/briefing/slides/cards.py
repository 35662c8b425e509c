"""A slide for each pledge: its words, how it stands and why, one fact for and one against."""

from __future__ import annotations

from dataclasses import replace

from pptx.slide import Slide

from commitments.briefing.brevity import cut, sentences_of, words_of
from commitments.briefing.citations import Sentence
from commitments.briefing.contents import PledgePart, Request
from commitments.briefing.slides.deck import Deck, Paragraph, Run
from commitments.briefing.slides.remarks import Remarks
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bands
from commitments.standing.words import pledge_line

WORDS = 120
"""Words of a card, at most, but for its title."""
_SHORTER = ((30, 30), (26, 26), (22, 22), (18, 18))
"""Words of a reason and of a fact, in the order in which they are tried."""
_LEAD = 5  # words of a sentence that says little alone, such as that sources disagree


def put_card(made: Deck, part: PledgePart, request: Request, remarks: Remarks) -> Slide:
    """Draw the slide of a pledge."""
    why, facts = _within(part)
    found = (part.fact_for, part.fact_against)
    sources = [*part.words, part.reason, *(fact for fact in found if fact)]
    said = (part.reason.text, *(fact.text for fact in found if fact))
    return made.columns(
        part.standing.commitment.title,
        [(0.5, _verdict(part, why)), (0.5, _facts(part, facts))],
        remarks.of(f"{pledge_line(part.standing.commitment)}.", *said, sources=sources),
        _statuses_only(part.history(request)),
    )


def _within(part: PledgePart) -> tuple[Sentence, tuple[Sentence, Sentence]]:
    """The reason and the two facts, so short that the card holds few words."""
    rest = [said.text for said in part.words[:1]] + [part.status, part.trend, part.review]
    for why, fact in _SHORTER:
        reason = replace(part.reason, text=cut(_one_sentence(part.reason.text), why))
        facts = (_told(part.fact_for, fact), _told(part.fact_against, fact))
        texts = [*rest, reason.text, *(one.text for one in facts), _LABELS]
        if sum(map(words_of, texts)) <= WORDS:
            break
    return reason, facts


_LABELS = "• For Against Last 12 months: Next review:"


def _told(fact: Sentence | None, most: int) -> Sentence:
    return replace(fact, text=cut(fact.text, most)) if fact else Sentence("Nothing is on file.")


def _one_sentence(text: str) -> str:
    """The first sentence, with the next where it says little alone."""
    first, *others = sentences_of(text) or [""]
    return f"{first} {others[0]}" if others and words_of(first) < _LEAD else first


def _verdict(part: PledgePart, why: Sentence) -> list[Paragraph]:
    term = part.standing.status
    quotes = [_cited(words, 16, 10) for words in part.words[:1]]
    mark = Run(f"{term.symbol} ", colour=term.light.edge, bold=True)
    status = Paragraph((mark, Run(part.status, bold=True)), 15, after=4)
    return [*quotes, status, _cited(why, 15, 6)]


def _facts(part: PledgePart, facts: tuple[Sentence, Sentence]) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for name, fact in zip(("For", "Against"), facts, strict=True):
        lines.append(Paragraph((Run(name, bold=True),), 14, after=2))
        lines.append(_cited(fact, 14, 8))
    for name, told_of in (("Last 12 months", part.trend), ("Next review", part.review)):
        lines.append(Paragraph((Run(f"{name}: ", bold=True), Run(told_of)), 14, after=4))
    return lines


def _cited(said: Sentence, size: float, after: float) -> Paragraph:
    """A sentence with the numbers of its sources in grey behind it."""
    numbers = ", ".join(map(str, said.references))
    runs = [Run(said.text)]
    if numbers:
        runs.append(Run(f" [{numbers}]", muted=True))
    return Paragraph(tuple(runs), size, after=after)


def _statuses_only(history: Chart) -> Chart | None:
    """The history of a pledge as one bar; None where nothing was judged."""
    bands = history.shapes
    if not isinstance(bands, Bands) or not any(bands.stretches):
        return None
    return replace(history, shapes=replace(bands, marks=(), lanes=()))
