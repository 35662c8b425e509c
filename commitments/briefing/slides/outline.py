"""Contents -> the deck of slides (PPTX)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents, PledgePart, Request
from commitments.briefing.questions import Question
from commitments.briefing.sentences import concern_words
from commitments.briefing.slides.deck import Deck, Paragraph, Run, paragraph
from commitments.figures.chart import Chart
from commitments.figures.shapes import Bands
from commitments.standing.attention import concerns
from commitments.standing.words import pledge_line, standing_words
from commitments.text import count, shortened

_T = TypeVar("_T")
_MOVES = 5
_QUESTIONS = 3
_ROWS = 12
_REFERENCES = 11
# Characters of the evidence on a slide, and how large its letters then are.
_SIZES = ((1_100, 11.0), (1_450, 10.0), (2_000, 9.0), (10_000, 8.0))
_SAID, _REFERENCE = 1_200, 230  # characters of a text, and of a title or reference, on a slide
_LONG = 420  # characters of a reason after which letters get smaller


def briefing_deck(
    contents: Contents, template: bytes | None = None, *, pledges: bool = True
) -> bytes:
    """The whole deck as a PPTX; `pledges` says whether each pledge has a slide of its own.

    `template` are the bytes of a .potx or .pptx, ours without one. Raises NotATemplate.
    """
    made = Deck(contents.foot, template)
    notes = _Notes(contents)
    made.cover(contents.title, contents.subtitle, notes.of(contents.bottom_line))
    made.text(
        "Bottom line",
        [_sentence(s, 22, after=14) for s in contents.bottom_line],
        notes.of(contents.bottom_line),
    )
    made.chart(contents.distribution, notes.about(contents.distribution.alt, [_first(contents)]))
    made.chart(contents.by_theme, notes.about(contents.by_theme.alt, contents.themes))
    made.chart(contents.map, notes.about(contents.map.alt, [_first(contents)]))
    _changes(made, contents, notes)
    _attention(made, contents, notes)
    if pledges:
        for part in contents.pledges:
            _pledge(made, part, contents.request, notes)
    made.text(
        "How the statuses were given, and what is not known",
        [_sentence(s, 15, bullet=True) for s in contents.method],
        notes.of(contents.method),
    )
    _references(made, contents)
    return made.save(contents.title, contents.request.selection.view.moment.as_of)


def slide_titles(contents: Contents, *, pledges: bool = True) -> list[str]:
    """The titles of the slides in order, for a preview."""
    moves = max(1, -(-len(contents.moves) // _MOVES))
    flagged = -(-len(contents.attention) // _ROWS)
    asked = -(-len(contents.questions) // _QUESTIONS)
    return [
        contents.title,
        "Bottom line",
        contents.distribution.title,
        contents.by_theme.title,
        contents.map.title,
        contents.compared.title,
        *_numbered("What changed, and why", moves),
        *_numbered(attention_title(contents), flagged),
        *_numbered("Hard questions", asked),
        *(part.standing.commitment.title for part in contents.pledges if pledges),
        "How the statuses were given, and what is not known",
        *_numbered("References", -(-len(contents.references) // _REFERENCES)),
    ]


def _numbered(title: str, pages: int) -> list[str]:
    return [f"{title} ({n} of {pages})" if pages > 1 else title for n in range(1, pages + 1)]


class _Notes:
    """Speaker notes: what is said, and the sources in full."""

    def __init__(self, contents: Contents) -> None:
        self._references = contents.references

    def of(self, sentences: Iterable[Sentence]) -> str:
        return self.about("", sentences)

    def about(self, lead: str, sentences: Iterable[Sentence]) -> str:
        said = list(sentences)
        numbers = sorted({number for sentence in said for number in sentence.references})
        parts = [lead] if lead else []
        parts += [str(sentence) for sentence in said]
        parts.append("Sources")
        for number in numbers:
            text, address = self._references[number - 1]
            parts.append(f"[{number}] {text} {address}".strip())
        return "\n".join(parts)


def _first(contents: Contents) -> Sentence:
    return contents.bottom_line[0]


def _sentence(
    said: Sentence, size: float, *, bullet: bool = False, lead: str = "", after: float = 6
) -> Paragraph:
    """A sentence with its references in grey behind it, and a bold lead before it."""
    numbers = ", ".join(map(str, said.references))
    runs = [Run(f"{lead} ", bold=True)] if lead else []
    runs.append(Run(shortened(said.text, _SAID)))
    if numbers:
        runs.append(Run(f" [{numbers}]", muted=True))
    return Paragraph(tuple(runs), size, bullet, after)


def _pages(things: Sequence[_T], most: int) -> Iterator[tuple[int, int, tuple[_T, ...]]]:
    """(number, of how many, things) for each page."""
    pages = [tuple(things[n : n + most]) for n in range(0, len(things), most)]
    for n, page in enumerate(pages, start=1):
        yield n, len(pages), page


def _titled(title: str, n: int, of: int) -> str:
    return f"{title} ({n} of {of})" if of > 1 else title


def _changes(made: Deck, contents: Contents, notes: _Notes) -> None:
    made.chart(contents.compared, notes.about(contents.compared.alt, contents.besides))
    title = "What changed, and why"
    for n, of, page in _pages(contents.moves, _MOVES):
        moved = [
            _sentence(said, 15, lead=f"{shortened(c.after.commitment.title, _REFERENCE)}:")
            for c, said in page
        ]
        rest = [_sentence(s, 15) for s in contents.besides] if n == of else []
        said = [said for _, said in page] + (list(contents.besides) if n == of else [])
        made.text(_titled(title, n, of), [*moved, *rest], notes.of(said))
    if not contents.moves:
        lead = [
            paragraph(f"No pledge changed its status since {contents.request.since_words}.", 18)
        ]
        rest = [_sentence(s, 15) for s in contents.besides]
        made.text(title, lead + rest, notes.of(contents.besides))


def _attention(made: Deck, contents: Contents, notes: _Notes) -> None:
    heading = attention_title(contents)
    for n, of, flagged in _pages(contents.attention, _ROWS):
        rows = [
            (
                s.commitment.title,
                f"{s.status.symbol} {standing_words(s)}",
                concern_words(why),
            )
            for why, s in flagged
        ]
        said = "\n".join(f"{title}: {status}; {why}." for title, status, why in rows)
        title = _titled(heading, n, of)
        made.table(
            title,
            ("Pledge", "Status", "Why"),
            rows,
            (0.46, 0.3, 0.24),
            notes.about(said, [_first(contents)]),
            f"{title}. {said}",
        )
    for n, of, page in _pages(contents.questions, _QUESTIONS):
        made.text(
            _titled("Hard questions", n, of),
            [line for question in page for line in _asked(question)],
            notes.of(question.answer for question in page),
        )


def attention_title(contents: Contents) -> str:
    """How many pledges need attention, as a title."""
    number = len(contents.attention)
    whole = count(contents.request.selection.count, "pledge")
    return f"{number} of {whole} need{'s' if number == 1 else ''} attention"


def _asked(question: Question) -> list[Paragraph]:
    names = shortened("; ".join(s.commitment.title for s in question.standings), _SAID)
    reasons = dict.fromkeys(reason for s in question.standings for reason in concerns(s))
    told = concern_words(tuple(reasons))
    head = Paragraph(
        (
            Run(f"{question.question} "),
            Run(f"{names} ", bold=True),
            Run(f"({told[0].lower()}{told[1:]})", muted=True),
        ),
        15,
        after=2,
    )
    size = 13 if len(question.answer.text) < _LONG else 12
    return [head, _sentence(question.answer, size, after=14)]


def _pledge(made: Deck, part: PledgePart, request: Request, notes: _Notes) -> None:
    s = part.standing
    term = s.status
    long = len(part.reason.text) > _LONG
    items = [*part.advances, *part.setbacks]
    room = sum(min(len(item.text), _SAID) for item in items)
    size = next(size for most, size in _SIZES if room < most)
    left = [
        *(_sentence(words, 14) for words in part.words),
        Paragraph(
            (
                Run(f"{term.symbol} ", colour=term.light.edge, bold=True),
                Run(part.status, bold=True),
            ),
            14,
        ),
        _sentence(part.reason, 11 if long else 12),
        paragraph(shortened(part.confidence, _SAID), 10, muted=True),
    ]
    right = [
        line
        for name, found in (
            ("Towards the pledge", part.advances),
            ("Away from the pledge", part.setbacks),
        )
        for line in (
            paragraph(name, 13, bold=True),
            *(
                [_sentence(item, size, after=3) for item in found]
                or [paragraph("Nothing on file.", 11, muted=True)]
            ),
        )
    ]
    said = [*part.words, part.reason, *part.advances, *part.setbacks]
    made.columns(
        s.commitment.title,
        [(0.45, left), (0.55, right)],
        notes.about(f"{pledge_line(s.commitment)}. {part.confidence}", said),
        _statuses_only(part.history(request)),
    )


def _statuses_only(history: Chart) -> Chart | None:
    """The history of a pledge as one bar; None where nothing was judged."""
    bands = history.shapes
    if not isinstance(bands, Bands) or not any(bands.stretches):
        return None
    return replace(history, shapes=replace(bands, marks=(), lanes=()))


def _web(address: str) -> str:
    """The address where it leads to a web page: the path of a page of ours alone leads nowhere."""
    return address if address.startswith(("https://", "http://")) else ""


def _references(made: Deck, contents: Contents) -> None:
    entries = list(enumerate(contents.references, start=1))
    for n, of, page in _pages(entries, _REFERENCES):
        lines = [
            Paragraph(
                (
                    Run(f"[{number}] "),
                    Run(shortened(text, _REFERENCE)),
                    Run(f" {address}", link=_web(address)),
                ),
                10,
                after=3,
            )
            for number, (text, address) in page
        ]
        full = "\n".join(f"[{number}] {text} {address}".strip() for number, (text, address) in page)
        made.text(_titled("References", n, of), lines, full)
