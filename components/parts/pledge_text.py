"""What a pledge says and what is said of it: where the parties and others differ, what would change
the verdict, the words as printed, and where other texts take them up."""

from __future__ import annotations

from collections.abc import Sequence

from commitments import dates
from commitments.answers import pledge as said
from commitments.record_words import Printed, Relation, TextBasis
from commitments.register.background import Document
from commitments.register.model import Bearing, Lineage
from commitments.standing.standing import Standing
from commitments.standing.weight import Difference, difference, turning_points
from components.state.context import Context
from components.widgets import markup
from components.widgets.terms import terms, word

_EACH = 3  # facts of a side where parties and others differ


def differences_and_turns(context: Context, s: Standing) -> None:
    """What the parties say against what others found, where they differ; beside it what would
    change the verdict."""
    found = difference(s)
    sides = [_turns(s)] if found is None else [_differ(found), _turns(s)]
    markup.show(_section(*sides))


def _section(*sides: str) -> str:
    inside = markup.tag("div", *sides, of="two") if len(sides) > 1 else sides[0]
    return markup.tag("section", inside, of="section")


def _differ(found: Difference) -> str:
    sub = "Of the facts under the verdict and of the last 12 months, most point different ways"
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
    return markup.tag(
        "div", markup.heading("Where the parties and others differ", sub), markup.rows(*pairs)
    )


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
    return markup.tag("div", markup.heading("What would change this verdict"), markup.rows(*rows))


def words_and_lineage(context: Context, s: Standing) -> None:
    """The pledge as printed, and the same pledge in other texts."""
    documents = {document.id: document for document in context.register.documents}
    kin = [
        (one, documents[one.document])
        for one in s.commitment.lineage
        if _known(documents[one.document], s)
    ]
    sides = [_words(s, documents)]
    if kin:
        sides.append(_lineage(context, kin))
    markup.show(_section(*sides))


def _known(document: Document, s: Standing) -> bool:
    """Whether a text was there by the as-of date."""
    return document.date is None or document.date.first <= s.moment.as_of


def _words(s: Standing, documents: dict[str, Document]) -> str:
    c = s.commitment
    quotes = (
        f'<blockquote>“{terms(one.quote)}”</blockquote><p class="source">'
        f"{_press(documents[one.document])}{_where(documents[one.document], one.locator)}</p>"
        for one in c.wording
    )
    lines = [f"Pledged by: {c.pledged_by}"]
    if c.counterparts:
        lines.append(f"With or for: {', '.join(c.counterparts)}")
    if c.due:
        lines.append(f"Due {dates.when(c.due.date)}, in the words of the text: “{c.due.words}”")
    if c.testability:
        lines.append(f"{c.testability.level.meaning} {c.testability.why}")
    return markup.tag(
        "div",
        markup.heading("What was promised, word for word"),
        *quotes,
        markup.tag("p", f'<span class="muted">In our words:</span> {terms(c.summary)}'),
        *(markup.tag("p", markup.text(line), of="sub") for line in lines),
        of="words",
    )


def _press(document: Document) -> str:
    """Says of words that they are not those of the official text."""
    reported = Printed.REPORTED
    chip = word(reported.label, reported.meaning, of="chip press")
    return "" if document.official else f"{chip} "


def _where(document: Document, locator: str | None) -> str:
    place = f", {markup.text(locator)}" if locator else ""
    return (
        f"{markup.outside(document.url, document.title)}, {markup.text(document.publisher)}{place}."
    )


# ---------------------------------------------------------------- the same pledge in other texts


def _lineage(context: Context, kin: Sequence[tuple[Lineage, Document]]) -> str:
    places = {m.id: m.place for m in context.register.milestones}
    dropped = [document for one, document in kin if one.relation is Relation.DROPPED]
    rows = [
        markup.tag(
            "div",
            markup.tag("div", markup.text(_meeting(document, places)), of="muted"),
            markup.tag("div", markup.tag("span", one.relation.label, title=one.relation.meaning)),
            of="pair",
        )
        for one, document in kin
        if one.relation is not Relation.DROPPED
    ]
    if dropped:
        which = "; ".join(_meeting(document, places) for document in dropped)
        rows.append(
            markup.tag(
                "div",
                markup.tag("div", markup.text(which), of="muted"),
                markup.tag("div", "No words on it in the whole text"),
                of="pair",
            )
        )
    texts = markup.rows(*(_relative(one, document) for one, document in kin))
    return markup.tag(
        "div",
        markup.heading(
            "The same pledge in other texts", said.taken_up(one.relation for one, _ in kin)
        ),
        markup.rows(*rows, of="rows tight"),
        markup.fold("Text by text, with the words", texts, "compact"),
    )


def _meeting(document: Document, places: dict[str, str]) -> str:
    """`Dec 2021, Brussels`: when and where a text comes from; without a meeting its title."""
    place = places.get(document.milestone or "", document.title)
    if document.date is None:
        return place
    day = document.date
    when = f"{day.first:%b %Y}" if len(day.text) > 4 else day.text
    return f"{when}, {place}"


def _relative(one: Lineage, document: Document) -> str:
    """One other text: how its words compare, the words, and where they stand."""
    when = f"{dates.when(document.date)}: " if document.date else ""
    basis = "" if one.basis is TextBasis.TEXT else f" {markup.text(one.basis.meaning)}"
    pieces = [
        markup.tag(
            "p",
            markup.tag("strong", markup.text(f"{when}{one.relation.label.lower()}.")),
            f" {markup.text(one.why or one.relation.meaning)}",
        )
    ]
    if one.quote:
        pieces.append(markup.tag("p", f"“{markup.text(one.quote)}”", of="quote", dir="auto"))
    if one.gloss:
        pieces.append(markup.tag("p", markup.text(f"In English, by us: {one.gloss}"), of="sub"))
    press = _press(document) if one.quote else ""
    where = f"{press}{_where(document, one.locator)}{basis}"
    pieces.append(markup.tag("p", where, of="source"))
    return "".join(pieces)
