"""Contents -> a deck of slides (PPTX): the five, or the five with their backup and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pptx.slide import Slide
from pptx.table import Table

from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.questions import FIVE
from commitments.briefing.sentences import concern_words
from commitments.briefing.slides.cards import put_card
from commitments.briefing.slides.deck import Deck, Paragraph, Run
from commitments.briefing.slides.five_slides import five_slides, five_titles, put_asked
from commitments.briefing.slides.navigation import link
from commitments.briefing.slides.remarks import Remarks
from commitments.briefing.slides.tables import Row, Text, largest, put_table
from commitments.briefing.update import (
    ATTENTION,
    METHOD,
    MORE_ASKED,
    NO_NEWS,
    PLEDGES,
    SOURCES,
    SUMS,
    Update,
    flagged,
    row,
)
from commitments.figures.chart import Chart
from commitments.figures.shapes import shared_out
from commitments.standing.words import standing_words
from commitments.text import count, shortened

_SIZES = (12, 11, 10, 9)  # points of the letters of a table
SECTIONS = ("Briefing", "Backup", "Sources")
_T = TypeVar("_T")
_ROWS, _FLAGGED, _REFERENCES = 13, 10, 13
_LONGEST = 300  # characters of a reference on a slide
_METHOD = "How the statuses were given, and what is not known"
_SUMS = "Other money on file; stages are never added up"
_LISTED = (0.46, 0.22, 0.32)
_MONEY = (0.52, 0.13, 0.13, 0.22)


def five_slide_deck(
    contents: Contents, template: bytes | None = None, news: Update = NO_NEWS
) -> bytes:
    """The five slides as a PPTX; `template` are the bytes of a .potx or .pptx, ours without one,
    `news` is what is new since an earlier briefing. Raises NotATemplate."""
    made = Deck(contents.foot, template, only_marked=news.only)
    five_slides(made, contents, news)
    return made.save(contents.title, contents.day)


def briefing_deck(
    contents: Contents,
    template: bytes | None = None,
    news: Update = NO_NEWS,
    *,
    pledges: bool = True,
) -> bytes:
    """The whole deck as a PPTX: the five slides, then their backup and the sources in sections of
    their own; `pledges` says whether each pledge has a slide, `news` is what is new since an
    earlier briefing. Raises NotATemplate."""
    made = Deck(contents.foot, template, only_marked=news.only)
    remarks = Remarks(contents.references)
    first, backup, sources = SECTIONS
    made.section(first)
    five_slides(made, contents, news)
    made.section(backup)
    tables = [*_pledges(made, contents, remarks, news), *_attention(made, contents, remarks, news)]
    for chart in backup_charts(contents):
        made.mark(news.mark(chart.name))
        made.chart(chart, remarks.of(f"{chart.title}.", chart.alt))
    _sums(made, contents, remarks, news)
    _questions(made, contents, remarks, news)
    cards: dict[str, Slide] = {}
    if pledges:
        for part in contents.pledges:
            id = part.standing.commitment.id
            made.mark(news.mark_of(id))
            cards[id] = put_card(made, part, contents.request, remarks)
    _link(made, tables, cards)
    made.mark(news.mark(METHOD))
    _method(made, contents, remarks)
    made.section(sources)
    _references(made, contents, news)
    return made.save(contents.title, contents.day)


def slide_titles(contents: Contents, *, pledges: bool = True) -> list[str]:
    """The titles of the slides of the whole deck in order, for a preview."""
    asked = len(contents.questions[FIVE:])
    return [
        *five_titles(contents),
        *_numbered("All pledges", len(contents.pledges), _ROWS),
        *_numbered(attention_title(contents), len(contents.attention), _FLAGGED),
        *(chart.title for chart in backup_charts(contents)),
        *_numbered(_SUMS, len(contents.sums), _ROWS),
        *_numbered("More hard questions", asked, FIVE),
        *(part.standing.commitment.title for part in contents.pledges if pledges),
        _METHOD,
        *_numbered("Sources", len(contents.references), _REFERENCES),
    ]


def backup_charts(contents: Contents) -> tuple[Chart, ...]:
    """The charts behind the five slides: each that draws something, but for that of the years."""
    return tuple(
        chart
        for chart in contents.charts
        if chart is not contents.distribution and chart.shapes is not None
    )


def attention_title(contents: Contents) -> str:
    """How many pledges need attention, as a title."""
    number = len(contents.attention)
    whole = count(contents.request.selection.count, "pledge")
    return f"{number} of {whole} need{'s' if number == 1 else ''} attention"


def _numbered(title: str, things: int, most: int) -> list[str]:
    return [_titled(title, n, of) for n, of, _ in _pages(range(things), most)]


def _pages(things: Sequence[_T], most: int) -> Iterator[tuple[int, int, tuple[_T, ...]]]:
    """(number, of how many, things) for each page; none has two things more than another."""
    parts = shared_out(len(things), most)
    for n, part in enumerate(parts, start=1):
        yield n, len(parts), tuple(things[part])


def _titled(title: str, n: int, of: int) -> str:
    return f"{title} ({n} of {of})" if of > 1 else title


_Linked = tuple[Slide, Table, list[str]]
"""A table with the pledge of each row under its head."""


def _link(made: Deck, tables: Sequence[_Linked], cards: dict[str, Slide]) -> None:
    """Make each row of a table lead to the slide of its pledge."""
    kept = {id: slide for id, slide in cards.items() if made.keeps(slide)}
    for slide, table, ids in tables:
        for r, id in enumerate(ids, start=1):
            if id in kept:
                link(slide, table.cell(r, 0).text_frame.paragraphs[0].runs[0], cards[id])


def _pledges(made: Deck, contents: Contents, remarks: Remarks, news: Update) -> Iterator[_Linked]:
    """Every pledge in a row: how it stands, and when it is looked at again."""
    for n, of, page in _pages(contents.pledges, _ROWS):
        made.mark(news.mark(PLEDGES, map(row, page)))
        rows = [
            (
                news.told(PLEDGES, row(part), part.standing.commitment.title),
                standing_words(part.standing),
                part.review,
            )
            for part in page
        ]
        ids = [part.standing.commitment.id for part in page]
        heading = ("Pledge", "Status", "Next review")
        title = _titled("All pledges", n, of)
        yield _listed(made, title, heading, rows, ids, remarks.of(contents.answer.first))


def _attention(made: Deck, contents: Contents, remarks: Remarks, news: Update) -> Iterator[_Linked]:
    for n, of, page in _pages(contents.attention, _FLAGGED):
        made.mark(news.mark(ATTENTION, map(flagged, page)))
        rows = [
            (
                news.told(ATTENTION, flagged((why, s)), s.commitment.title),
                standing_words(s),
                concern_words(why),
            )
            for why, s in page
        ]
        ids = [s.commitment.id for _, s in page]
        heading = ("Pledge", "Status", "Why")
        title = attention_title(contents)
        said = remarks.of(f"{title}.")
        yield _listed(made, _titled(title, n, of), heading, rows, ids, said)


def _listed(
    made: Deck,
    title: str,
    heading: tuple[str, ...],
    listed: Sequence[tuple[str, ...]],
    ids: list[str],
    said: str,
    shares: Sequence[float] = _LISTED,
) -> _Linked:
    slide = made.plain(title, said)
    rows: list[Row] = [tuple(Text(text, muted=True) for text in heading)]
    rows += [tuple(Text(shortened(text, 120, "annex")) for text in row) for row in listed]
    alt = ". ".join(": ".join(row) for row in listed)
    return slide, _fitted(made, slide, rows, shares, f"{title}. {alt}"), ids


def _fitted(made: Deck, slide: Slide, rows: list[Row], shares: Sequence[float], alt: str) -> Table:
    """A table in letters of such a size that it holds in the body of the slide."""
    size = largest(rows, shares, made.body, _SIZES) or _SIZES[-1]
    return put_table(slide, rows, shares, made.body, alt, size)


def _sums(made: Deck, contents: Contents, remarks: Remarks, news: Update) -> None:
    heading = ("Money", "Stage", "When", "Sum")
    for n, of, page in _pages(contents.sums, _ROWS):
        made.mark(news.mark(SUMS, map(" ".join, page)))
        said = remarks.of(f"{_SUMS}.")
        _listed(made, _titled(_SUMS, n, of), heading, page, [], said, _MONEY)


def _questions(made: Deck, contents: Contents, remarks: Remarks, news: Update) -> None:
    for n, of, page in _pages(contents.questions[FIVE:], FIVE):
        title = _titled("More hard questions", n, of)
        put_asked(made, title, page, remarks, news, MORE_ASKED)


def _method(made: Deck, contents: Contents, remarks: Remarks) -> None:
    lines = [_line(said) for said in contents.method]
    address = _web(contents.request.address)
    if address:
        lines.append(Paragraph((Run("This briefing on its page, as it is now", link=address),), 14))
    made.text(_METHOD, lines, remarks.of(*contents.method))


def _line(said: Sentence) -> Paragraph:
    return Paragraph((Run(said.text),), 14, bullet=True)


def _web(address: str) -> str:
    """The address where it leads to a web page: the path of a page of ours alone leads nowhere."""
    return address if address.startswith(("https://", "http://")) else ""


def _references(made: Deck, contents: Contents, news: Update) -> None:
    entries = list(enumerate(contents.references, start=1))
    for n, of, page in _pages(entries, _REFERENCES):
        made.mark(news.mark(SOURCES, (text for _, (text, _) in page)))
        lines = [
            _reference(number, news.told(SOURCES, text, text), address)
            for number, (text, address) in page
        ]
        full = "\n".join(f"[{number}] {text} {address}".strip() for number, (text, address) in page)
        made.text(_titled("Sources", n, of), lines, full)


def _reference(number: int, text: str, address: str) -> Paragraph:
    """A source, whose name leads to it; the host says where."""
    host = address.partition("://")[2].partition("/")[0].removeprefix("www.")
    named = Run(shortened(text, _LONGEST), link=_web(address))
    return Paragraph((Run(f"[{number}] "), named, Run(f" {host}", muted=True)), 12, after=4)
