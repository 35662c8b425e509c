"""The five slides: the answer, the years, the changes, five questions, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide

from commitments.briefing.brevity import cut, within
from commitments.briefing.citations import Sentence
from commitments.briefing.contents import Contents
from commitments.briefing.five import QUESTIONS_TITLE, Five, Group
from commitments.briefing.question import ANSWER as ANSWER_WORDS
from commitments.briefing.question import Question
from commitments.briefing.questions import FIVE
from commitments.briefing.slides.deck import Deck, Paragraph, Run, paragraph, write
from commitments.briefing.slides.house_template import Box
from commitments.briefing.slides.pieces import key, rule, swatch, text_box
from commitments.briefing.slides.remarks import Remarks
from commitments.briefing.slides.tables import Row, Text, heights, largest, put_table
from commitments.briefing.update import (
    ANSWER,
    ASKED,
    CHANGES,
    COMING,
    YEARS,
    Update,
    ahead,
    asked,
    moved,
)
from commitments.dates import in_words
from commitments.text import beside, count
from commitments.vocabulary import STACKED, Status

_GAP, _NUMBERS = 28, 112  # points between columns, and of the row of numbers
_CHANGES = (0.78, 0.11, 0.11)
_ASKED = (0.2, 0.36, 0.25, 0.19)
_COMING = (0.32, 0.68)


def five_titles(contents: Contents) -> list[str]:
    """The titles of the five slides."""
    found = contents.five
    return [
        found.answer.first.rstrip("."),
        found.years.title,
        found.changes_title,
        QUESTIONS_TITLE,
        found.coming_title,
    ]


def five_slides(made: Deck, contents: Contents, news: Update) -> None:
    """Draw the five slides, marked with what is new on them."""
    remarks = Remarks(contents.references)
    titles = five_titles(contents)
    made.mark(news.mark(ANSWER))
    _answer(made, titles[0], contents, remarks)
    years = contents.five.years
    made.mark(news.mark(YEARS))
    made.chart(years, remarks.of(f"{years.title}.", contents.five.answer.more))
    made.mark(news.mark(CHANGES))
    _changes(made, titles[2], contents, remarks, news)
    put_asked(made, titles[3], contents.questions[:FIVE], remarks, news, ASKED)
    made.mark(news.mark(COMING))
    _coming(made, titles[4], contents, remarks, news)


def _answer(made: Deck, title: str, contents: Contents, remarks: Remarks) -> None:
    found = contents.five
    said: tuple[Sentence | str, ...] = (found.answer.first, found.answer.more, *found.moved)
    slide = made.plain(title, remarks.of(*said, sources=(*found.moved, *found.holds)))
    box = made.body
    if found.answer.more:
        write(text_box(slide, box, "Answer"), [paragraph(found.answer.more, 18)], box)
    box = box.below(box.points(74))
    rule(slide, box)
    _numbers(slide, found, box.below(box.points(10)))
    box = box.below(box.points(_NUMBERS))
    rule(slide, box)
    box = box.below(box.points(12)).above(box.points(22))
    columns = (("What moved it", found.moved), ("What holds", found.holds))
    for where, (name, lines) in zip(box.halves(0.5, box.points(_GAP)), columns, strict=True):
        head = Paragraph((Run(name, bold=True),), 15, after=4)
        told = [Paragraph((Run(line.text),), 14, after=5) for line in lines]
        write(text_box(slide, where, name), [head, *told], where)
    meeting = contents.request.selection.view.register.meeting
    line = made.body.foot(made.body.points(18))
    about = f"{beside(meeting.title)}, {in_words(meeting.date)}"
    write(text_box(slide, line, "Pledges"), [paragraph(about, 12, muted=True)], line)


def _numbers(slide: Slide, found: Five, box: Box) -> None:
    """One row of numbers: how many pledges stand how."""
    width = box.width // max(len(found.numbers), 5)
    for n, (status, number) in enumerate(found.numbers):
        left = box.left + n * width
        label = status.label.lower()
        where = Box(left, box.top, width, box.points(48), box.scale)
        big = Paragraph((Run(str(number), bold=True),), 40, after=0)
        write(text_box(slide, where, f"{number} {label}"), [big], box)
        top = box.top + box.points(54)
        mark = Box(left + box.points(7), top, box.points(30), box.points(18), box.scale)
        swatch(slide, mark, status, box.scale)
        words = Box(left + box.points(38), top, width - box.points(38), box.points(34), box.scale)
        write(text_box(slide, words, f"Status: {label}"), [paragraph(label, 14)], box)


def _changes(made: Deck, title: str, contents: Contents, remarks: Remarks, news: Update) -> None:
    found = contents.five
    request = contents.request
    said = [group.heading for group in found.changes] or list(found.news)
    slide = made.plain(title, remarks.of(f"{title}.", *said, sources=said))
    box = made.body
    as_of = request.selection.view.moment.as_of
    how = "by the event that decided it" if found.changes else "the newest facts"
    line = f"{in_words(request.since)} to {in_words(as_of)}, {how}"
    write(text_box(slide, box, "Subtitle"), [paragraph(line, 14, muted=True)], box)
    box = box.below(box.points(28))
    if not found.changes:
        told = [Paragraph((Run(fact.text),), 17, after=8) for fact in found.news]
        write(text_box(slide, box, "What is new"), told, box)
        return
    statuses = {s.status for g in found.changes for c in g.changes for s in (c.before, c.after)}
    key(slide, [status for status in STACKED if status in statuses], box)
    room = box.above(box.points(34))
    columns = room.halves(0.5, box.points(_GAP))
    across, high = columns[0].width / box.points(1), room.height / box.points(1)
    for size in _SIZES:
        tables, shown = _in_columns(found.changes, across, high, size, news)
        if shown == sum(len(group.changes) for group in found.changes):
            break
    for where, rows in zip(columns, tables, strict=False):
        alt = ". ".join(" ".join(cell.text for cell in row) for row in rows[1:])
        put_table(slide, rows, _CHANGES, where, f"{title}. {alt}", size)


_SIZES = (15, 14, 13, 12)
"""Points of the letters of the changes, the largest first at which all find room."""


def _in_columns(
    groups: Sequence[Group], across: float, high: float, size: float, news: Update
) -> tuple[list[list[Row]], int]:
    """The groups in two columns of so many points, the first filled first, and how many pledges
    found room; how many did not stands at the end."""
    head: Row = (Text("Pledge", muted=True), Text("Then", muted=True), Text("Now", muted=True))
    whole = [_rows_of(group, news) for group in groups]
    rooms = [sum(heights(rows, _CHANGES, across, size)) for rows in whole]
    top = sum(heights([head], _CHANGES, across, size))
    # As even as may be, as long as the second holds the rest.
    most = min(high - top, max(sum(rooms) / 2 + max(rooms) / 2, 0.6 * high - top))
    columns: list[list[Row]] = [[head], [head]]
    used, at, shown = 0.0, 0, 0
    for rows, room in zip(whole, rooms, strict=True):
        if at == 0 and used and used + room > most:
            at, used, most = 1, 0.0, high - 2 * top
        if used and used + room > most:
            break
        columns[at] += rows
        used += room
        shown += len(rows) - 1
    rest = sum(len(group.changes) for group in groups) - shown
    if rest:
        told = f"{count(rest, 'more pledge')} changed status: see the page Changes."
        columns[1].append((Text(told, muted=True, spans=True),))
    return [column for column in columns if len(column) > 1], shown


def _rows_of(group: Group, news: Update) -> list[Row]:
    lead: list[Row] = [(Text(group.heading.text, bold=True, spans=True),)]
    return lead + [
        (
            Text(news.told(CHANGES, moved(change), change.after.commitment.title)),
            _status(change.before.status),
            _status(change.after.status),
        )
        for change in group.changes
    ]


def _status(status: Status) -> Text:
    return Text(status.label, term=status)


def put_asked(
    made: Deck,
    title: str,
    questions: Sequence[Question],
    remarks: Remarks,
    news: Update,
    kind: str,
) -> None:
    """A slide of questions: each with its answer, what may be said and what must not."""
    made.mark(news.mark(kind, map(asked, questions)))
    answers = [question.answer for question in questions]
    cited = (*answers, *(question.may for question in questions))
    slide = made.plain(title, remarks.of(*answers[:2], sources=cited))
    named = [news.told(kind, asked(question), question.question) for question in questions]
    tries = [_asked_rows(questions, named, *words) for words in _SHORTER]
    found = (
        (rows, size) for rows in tries if (size := largest(rows, _ASKED, made.body, (14, 13, 12)))
    )
    rows, size = next(found, (tries[-1], 12))
    alt = " ".join(f"{question.question} {question.answer.text}" for question in questions)
    put_table(slide, rows, _ASKED, made.body, f"{title}. {alt}", size)


_SHORTER = ((ANSWER_WORDS, 22), (ANSWER_WORDS, 16), (34, 14), (28, 12), (22, 10))
"""Words of an answer and of what may be said, in the order in which they are tried."""


def _asked_rows(
    questions: Sequence[Question], named: Sequence[str], answer: int, may: int
) -> list[Row]:
    head = ("", "Answer", "May be said", "Do not say")
    rows: list[Row] = [tuple(Text(text, muted=True) for text in head)]
    for question, name in zip(questions, named, strict=True):
        texts = (
            cut(within(answer, question.answer.text), answer),
            cut(within(may, question.may.text), may),
            question.never,
        )
        rows.append((Text(name, bold=True), *map(Text, texts)))
    return rows


def _coming(made: Deck, title: str, contents: Contents, remarks: Remarks, news: Update) -> None:
    found = contents.five
    lines = [f"{one.when}: {one.what}" for one in found.coming]
    slide = made.plain(title, remarks.of(f"{title}.", *lines, *found.raised))
    left, right = made.body.halves(0.55, made.body.points(_GAP))
    rows: list[Row] = [(Text("When", muted=True), Text("What", muted=True))]
    rows += [
        (
            Text(news.told(COMING, ahead(one), one.when), muted=True),
            Text(one.what, bold=True, more=one.detail),
        )
        for one in found.coming
    ]
    raised: list[Row] = [(Text("To raise with others", bold=True),)]
    raised += [(Text(f"{n}. {said}"),) for n, said in enumerate(found.raised, start=1)]
    size = largest(rows, _COMING, left, (17, 16, 15, 14, 13)) or 12
    put_table(slide, rows, _COMING, left, " ".join(lines), size)
    put_table(slide, raised, (1.0,), right, " ".join(found.raised), size)
