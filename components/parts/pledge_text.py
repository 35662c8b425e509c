"""What a pledge says and what is said of it: where the parties and others differ, what would change
the verdict, and the words as printed."""

from __future__ import annotations

from collections.abc import Sequence

from commitments import dates
from commitments.answers import pledge as said
from commitments.answers.on_file import wording_lines
from commitments.register.background import Document
from commitments.register.model import Bearing
from commitments.standing.standing import Standing
from commitments.standing.weight import Difference, difference, turning_points
from components.parts.other_words import press, where
from components.state.context import Context, Shown
from components.widgets import markup
from components.widgets.terms import terms

WORDS = "words"
"""Where on the page the words stand."""
_EACH = 3  # facts of a side where parties and others differ


def differences_and_turns(context: Context, s: Standing) -> None:
    """What the parties say against what others found, where they differ; beside it what would
    change the verdict."""
    markup.show_kept(context, (s.commitment.id,), _differences, s)


def _differences(s: Standing) -> str:
    found = difference(s)
    sides = [_turns(s)] if found is None else [_differ(found), _turns(s)]
    return _section(*sides)


def _section(*sides: str) -> str:
    inside = markup.tag("div", *sides, of="two") if len(sides) > 1 else sides[0]
    return markup.tag("section", inside, of="section")


def _differ(found: Difference) -> str:
    pairs = (
        markup.tag(
            "div",
            markup.tag(
                "div",
                markup.tag("div", label, of="muted"),
                markup.tag("div", markup.effect(items[0].effect), of="sub"),
            ),
            _newest(items),
            of="pair",
        )
        for label, items in (("The parties say", found.parties), ("Others found", found.others))
    )
    return markup.tag("div", markup.heading(said.DIFFER, said.DIFFER_ABOUT), markup.rows(*pairs))


def _newest(items: Sequence[Bearing]) -> str:
    """The newest facts of a side in a list, and how many more there are."""
    told = [
        f"{terms(item.finding)} {markup.outside(item.source.url, item.source.publisher)}"
        f' <span class="day">{markup.text(dates.when(item.date))}</span>'
        for item in items[:_EACH]
    ]
    more = len(items) - _EACH
    rest = markup.tag("p", f"{more} more among all facts above.", of="sub") if more > 0 else ""
    return markup.tag("div", *(markup.tag("p", one) for one in told), rest)


def _turns(s: Standing) -> str:
    rows = (
        markup.tag(
            "div",
            markup.tag("div", markup.status(status, s.commitment.kind)),
            markup.tag("div", terms(text)),
            of="pair",
        )
        for status, text in turning_points(s)
    )
    return markup.tag("div", markup.heading(said.TURNS), markup.rows(*rows))


def words(context: Context, s: Standing) -> None:
    """The pledge as printed."""
    markup.show_kept(context, (s.commitment.id,), _words, context, s)


def _words(context: Shown, s: Standing) -> str:
    documents: dict[str, Document] = {one.id: one for one in context.register.documents}
    c = s.commitment
    quotes = (
        f'<blockquote>“{terms(one.quote)}”</blockquote><p class="source">'
        f"{press(documents[one.document])}{where(documents[one.document], one.locator)}</p>"
        for one in c.wording
    )
    inside = markup.tag(
        "div",
        markup.heading(said.WORDS),
        *quotes,
        markup.tag("p", f'<span class="muted">In our words:</span> {terms(c.summary)}'),
        *(markup.tag("p", markup.text(line), of="sub") for line in wording_lines(c)),
        of="words",
        id=WORDS,
    )
    return _section(inside)
