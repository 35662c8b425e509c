"""The slides of a briefing as small pictures of their words, before any file is made."""

from __future__ import annotations

from commitments.briefing.contents import Contents
from commitments.briefing.questions import FIVE
from commitments.briefing.slides import outline
from commitments.briefing.slides.five_slides import five_titles
from commitments.figures.shapes import Bars
from components.widgets.markup import mark, show, tag, text

_LINES = 4


def show_five(found: Contents) -> None:
    """The five slides, each with its title and what stands on it."""
    bodies = (_answer(found), _years(found), _changes(found), _questions(found), _coming(found))
    slides = (
        tag("li", tag("b", text(title)), body)
        for title, body in zip(five_titles(found), bodies, strict=True)
    )
    show(tag("ol", *slides, of="thumbs"))


def show_backup(found: Contents, *, pledges: bool) -> None:
    """The titles of what stands behind the five slides."""
    names = outline.slide_titles(found, pledges=pledges)[FIVE:]
    listed = tag("ol", *(tag("li", text(name)) for name in names), of="slides", start="6")
    show(tag("details", tag("summary", f"{len(names)} slides of backup and sources"), listed))


def _answer(found: Contents) -> str:
    numbers = (
        tag("span", tag("strong", str(number)), mark(status))
        for status, number in found.five.numbers
    )
    return tag("p", text(found.five.answer.more)) + tag("div", *numbers, of="numbers")


def _years(found: Contents) -> str:
    """The columns of the years in small; what they hold stands in the chart itself."""
    bars = found.five.years.shapes
    if not isinstance(bars, Bars):
        return tag("p", text(found.five.years.alt))
    most = max(found.request.selection.count, 1)
    columns = []
    for n, _ in enumerate(bars.rows):
        parts = (
            tag("i", of=f"mk {part.term}", style=f"height: {60 * part.values[n] / most:.1f}px")
            for part in reversed(bars.parts)
            if part.values[n]
        )
        columns.append(tag("span", *parts))
    return tag("div", *columns, of="columns", aria_hidden="true")


def _changes(found: Contents) -> str:
    told = [group.heading.text for group in found.five.changes] or [
        said.text for said in found.five.news
    ]
    return _list(told)


def _questions(found: Contents) -> str:
    return _list([question.question for question in found.questions[:FIVE]], FIVE)


def _coming(found: Contents) -> str:
    return _list([f"{one.when}: {one.what}" for one in found.five.coming])


def _list(lines: list[str], most: int = _LINES) -> str:
    rest = len(lines) - most
    more = [tag("li", f"and {rest} more")] if rest > 0 else []
    return tag("ul", *(tag("li", text(line)) for line in lines[:most]), *more)
