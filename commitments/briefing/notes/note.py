"""Contents -> the note as blocks; word.py, pdf.py and markdown.py write them.

The note proper fits two pages: what does not fit is counted and left to the annex.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.question import Question
from commitments.briefing.sentences import trend
from commitments.dates import when
from commitments.figures.chart import Chart
from commitments.standing import words
from commitments.text import count, shortened

# What two pages hold, with the bottom line, the chart, the themes and the method.
_MOVES = 4
_QUESTIONS = 4
_METHOD = 4
_TITLE, _REASON = 300, 2_000  # characters in a row of the annex, which must fit a page


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the note."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: a sentence with its references, behind a bold lead if there is one."""

    said: Sentence
    lead: str = ""
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart."""

    chart: Chart


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
    """The numbered sources: text and address."""

    entries: tuple[tuple[str, str], ...]


Block = Heading | Line | Picture | Table | NewPage | SourceList


def one_page(contents: Contents) -> tuple[Block, ...]:
    """What is read on one page: the answer, its picture, what changed."""
    return (
        Heading(0, contents.title),
        Line(Sentence(contents.subtitle)),
        *(Line(said) for said in contents.bottom_line),
        Picture(contents.distribution),
        Heading(1, f"What changed since {contents.request.since_words}"),
        *_moves(contents),
        Heading(1, "Sources"),
        SourceList(contents.references),
    )


def two_pages(contents: Contents) -> tuple[Block, ...]:
    """The note of at most two pages, then the annex: a table of the pledges, and the references."""
    return (
        Heading(0, contents.title),
        Line(Sentence(contents.subtitle)),
        Line(Sentence(contents.author)),
        Heading(1, "Bottom line"),
        *(Line(said) for said in contents.bottom_line),
        Picture(contents.distribution),
        Heading(1, "By theme"),
        *(Line(said, bullet=True) for said in contents.themes),
        Heading(1, f"What changed since {contents.request.since_words}"),
        *_moves(contents),
        *(Line(said, bullet=True) for said in contents.besides),
        Heading(1, "Hard questions"),
        *_questions(contents),
        Heading(1, "How we know"),
        *(Line(said, bullet=True) for said in contents.method[:_METHOD]),
        NewPage(),
        Heading(1, "Annex: the pledges"),
        _pledges(contents),
        Heading(1, "References"),
        SourceList(contents.references),
    )


def _moves(contents: Contents) -> list[Block]:
    moves = contents.moves
    lines: list[Block] = [
        Line(said, f"{change.after.commitment.title}:", bullet=True)
        for change, said in moves[:_MOVES]
    ]
    if len(moves) > _MOVES:
        rest = count(len(moves) - _MOVES, "more change of status", "more changes of status")
        lines.append(Line(Sentence(f"{rest}: see the annex and the deck."), bullet=True))
    if not moves:
        lines.append(Line(Sentence("No pledge changed its status."), bullet=True))
    return lines


def _questions(contents: Contents) -> list[Block]:
    asked = contents.questions
    lines: list[Block] = [
        Line(question.answer, f"{question.question} {_names(question)}:", bullet=True)
        for question in asked[:_QUESTIONS]
    ]
    if len(asked) > _QUESTIONS:
        rest = count(len(asked) - _QUESTIONS, "more question")
        lines.append(Line(Sentence(f"{rest}: see the deck."), bullet=True))
    if not asked:
        lines.append(Line(Sentence("None of these pledges needs attention."), bullet=True))
    return lines


def _names(question: Question) -> str:
    names = [s.commitment.title for s in question.standings]
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return "; ".join(names[:2]) + more


def _pledges(contents: Contents) -> Table:
    themes = {t.id: t.name for t in contents.request.selection.view.register.themes}
    rows: list[tuple[str | Sentence, ...]] = []
    for part in contents.pledges:
        s = part.standing
        confidence = s.confidence.label if s.confidence else "–"
        known = when(s.evidence[-1].date) if s.evidence else "none"
        rows.append(
            (
                shortened(s.commitment.title, _TITLE, "workbook"),
                shortened(themes[s.commitment.theme], _TITLE, "workbook"),
                f"{s.status.symbol} {words.standing_words(s)}",
                f"{s.trend.symbol} {trend(s)}",
                confidence,
                known,
                replace(part.reason, text=shortened(part.reason.text, _REASON, "workbook")),
            )
        )
    return Table(
        ("Pledge", "Theme", "Status", "Trend", "Confidence", "Facts up to", "Why"),
        tuple(rows),
        (0.17, 0.1, 0.13, 0.09, 0.09, 0.09, 0.33),
    )
