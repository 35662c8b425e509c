"""The words of another text beside those of a pledge, with what differs marked word by word."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.answers.meetings import in_english, named_text
from commitments.dates import in_words
from commitments.record_words import Printed, Relation, TextBasis, Unseen
from commitments.register.background import Document, Meeting
from commitments.register.model import Commitment, Lineage, Register, Wording
from commitments.standing.meetings import OtherText, likeness, speaks, words_of
from commitments.text import Pieces, word_by_word
from commitments.vocabulary import DrawnTerm
from components.widgets import markup
from components.widgets.terms import word


def heading_of(text: OtherText) -> str:
    """When and where a text comes from, who met, and how much of it was read."""
    place = text.meeting.place if text.meeting else text.document.title
    parts = [f"{place}, {in_words(text.date)}" if text.date else place]
    parts += [text.meeting.level] if text.meeting else []
    return " · ".join([*parts, text.document.seen.meaning.removesuffix(".").lower()])


def side_by_side(register: Register, c: Commitment, text: OtherText) -> str:
    """What a text says of a pledge, beside the pledge itself."""
    term = likeness(c, text)
    found = words_of(c, text) if speaks(term) else None
    documents = {document.id: document for document in register.documents}
    nearest, marked, own = _compared(c, found)
    why = markup.text(_why(c, text))
    return (
        markup.tag("p", markup.labelled(term), " ", why, of="likeness")
        + markup.tag(
            "div",
            _pledge(register.meeting, nearest, marked, documents[nearest.document]),
            _other(text, term, found, own),
            of="two",
        )
        + markup.tag("p", _key(found, own), of="sub")
    )


def _key(found: Lineage | None, own: Pieces) -> str:
    """How the marks are read; where there are none, why."""
    if found is None or not found.quote:
        return ""
    if found.language:
        return "Not compared word by word, as the words are in another language."
    if any(not lacks for _, lacks in own):
        return _KEY if any(lacks for _, lacks in own) else "The same words."
    return "Nothing is marked: the two share no words but small ones."


_KEY = (
    "<del>Struck through</del>: words of the pledge that the other text does not have."
    " <ins>Underlined</ins>: its own words."
)


def _why(c: Commitment, text: OtherText) -> str:
    term, found = likeness(c, text), words_of(c, text)
    own = found.why if found is not None and found.relation is term else None
    return own or term.meaning


def _compared(c: Commitment, found: Lineage | None) -> tuple[Wording, Pieces, Pieces]:
    """The words of the pledge that are nearest to those of a text, and both in pieces. Words in
    another language, and such as share nothing, are shown without marks."""
    plain = [(one, ((one.quote, True),)) for one in c.wording]
    if found is None or not found.quote:
        return *plain[0], ()
    own = ((found.quote, True),)
    if found.language:
        return *plain[0], own
    each = [(one, *word_by_word(one.quote, found.quote)) for one in c.wording]
    nearest, marked, theirs = max(each, key=lambda pair: _shared(pair[1]))
    return (nearest, marked, theirs) if _shared(marked) else (*plain[0], own)


def _shared(pieces: Pieces) -> int:
    return sum(len(part.split()) for part, lacks in pieces if not lacks)


def _marked(pieces: Pieces, name: str) -> str:
    """A text with its own words marked, where it shares any with the other."""
    alike = any(not lacks for _, lacks in pieces)
    return " ".join(
        markup.tag(name, markup.text(part)) if lacks and alike else markup.text(part)
        for part, lacks in pieces
    )


def _pledge(meeting: Meeting, words: Wording, marked: Pieces, document: Document) -> str:
    return markup.tag(
        "div",
        markup.tag("h4", f"The pledge, {in_words(meeting.date)}"),
        markup.tag("blockquote", "“", _marked(marked, "del"), "”"),
        markup.tag("p", press(document), where(document, words.locator), of="source"),
    )


_NONE = {
    Relation.DROPPED: "It has no words on this pledge.",
    Unseen.NOT_SEEN: "No words on this pledge were seen.",
}


def _other(text: OtherText, term: DrawnTerm, found: Lineage | None, own: Pieces) -> str:
    head = markup.tag("h4", markup.text(named_text(text)))
    if found is None or not found.quote:
        none = "No words are on file." if speaks(term) else _NONE[term]
        said = markup.tag("p", none, of="muted")
    else:
        lang = {"lang": found.language} if found.language else {}
        quote = _marked(own, "ins")
        said = markup.tag("blockquote", "“", quote, "”", dir="auto", **lang) + _gloss(found)
    return markup.tag("div", head, said, _source(text.document, found))


def _gloss(found: Lineage) -> str:
    if not found.gloss:
        return ""
    return markup.tag("p", markup.text(in_english(found)), of="sub")


def _source(document: Document, found: Lineage | None) -> str:
    known = ""
    if found is not None and found.basis is not TextBasis.TEXT:
        known = f" {markup.text(found.basis.meaning)}"
    shown = press(document) if found is not None and found.quote else ""
    locator = found.locator if found is not None else None
    note = markup.tag("p", markup.text(document.note), of="sub") if document.note else ""
    return markup.tag("p", shown, where(document, locator), known, of="source") + note


# ---------------------------------------------------------------- text by text, in short


def in_short(text: OtherText, found: Lineage) -> str:
    """How a text compares, its words, and where they stand."""
    basis = "" if found.basis is TextBasis.TEXT else f" {markup.text(found.basis.meaning)}"
    when = f"{in_words(text.date)}: " if text.date else ""
    pieces = [
        markup.tag(
            "p",
            markup.tag("strong", markup.text(f"{when}{found.relation.label.lower()}.")),
            f" {markup.text(found.why or found.relation.meaning)}",
        )
    ]
    if found.quote:
        pieces.append(markup.tag("p", f"“{markup.text(found.quote)}”", of="quote", dir="auto"))
    pieces.append(_gloss(found))
    shown = press(text.document) if found.quote else ""
    pieces.append(
        markup.tag("p", f"{shown}{where(text.document, found.locator)}{basis}", of="source")
    )
    return "".join(pieces)


# ---------------------------------------------------------------- documents


def press(document: Document) -> str:
    """Says of words that they are not those of the official text."""
    reported = Printed.REPORTED
    chip = word(reported.label, reported.meaning, of="chip press")
    return "" if document.official else f"{chip} "


def where(document: Document, locator: str | None) -> str:
    """A document as a link with its publisher, and where in it words stand."""
    place = f", {markup.text(locator)}" if locator else ""
    return (
        f"{markup.outside(document.url, document.title)}, {markup.text(document.publisher)}{place}."
    )


def read(text: OtherText) -> str:
    """Three squares, filled for how much of a text was read."""
    seen = text.document.seen
    return markup.tag(
        "span",
        *("<i></i>" for _ in range(3)),
        of=f"read {seen}",
        role="img",
        aria_label=seen.meaning,
        title=seen.meaning,
    )


def reads(texts: Sequence[OtherText]) -> str:
    """The squares that occur, with what they mean."""
    found = {text.document.seen: text for text in texts}
    kinds = type(texts[0].document.seen)
    each = [
        markup.tag("span", read(found[seen]), " ", markup.text(seen.meaning.removesuffix(".")))
        for seen in kinds
        if seen in found
    ]
    return markup.tag("p", *each, of="legend reads")
