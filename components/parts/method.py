"""The chapters of the Method page: what is assessed, by whom, and by which rules."""

from __future__ import annotations

from collections.abc import Iterable

from commitments.answers import chapters as prose
from commitments.answers.chapters import Fold, Grid, Paragraph, Piece, Points, Terms, marked
from commitments.answers.method import of_method
from commitments.figures.titles import BOUNDARY_NOTE
from commitments.record_words import Printed
from commitments.register.background import Document
from commitments.text import count
from components.parts import method_annex as annex
from components.parts.chapter import chapter, paragraphs, table
from components.state import world
from components.state.context import Context
from components.widgets import answer, markup
from components.widgets.markup import tag, text


def said(context: Context) -> None:
    """How statuses are given, in two sentences."""
    view = context.view
    told = world.shared(
        ("of method", view.version, view.moment),
        lambda: of_method(view.register, len(view.facts), view.newest),
    )
    answer.card(told, context.stamp)


def everything(context: Context) -> None:
    """All chapters in one column, with the contents beside them."""
    markup.show_kept(context, (), _everything, context)


def _everything(context: Context) -> str:
    view = context.view
    chapters = (
        ("assessed", "What is assessed", _assessed(context)),
        ("author", "Who assesses", _author(context)),
        *((anchor, title, drawn(pieces)) for anchor, title, pieces in prose.rules(view)),
        ("texts", "Texts that are quoted", _documents(context)),
        ("boundaries", "Boundaries", paragraphs(BOUNDARY_NOTE, prose.GEOMETRY)),
        ("licences", "Licences", drawn(prose.licences())),
        ("words", "Words", annex.glossary(context.register.abbreviations)),
        ("dictionary", "Data dictionary", annex.dictionary()),
    )
    links = "".join(
        tag("a", text(title), href=f"#{anchor}")
        for anchor, title, inside in (*chapters, ("downloads", "Downloads", "."))
        if inside
    )
    contents = tag("nav", links, aria_label="Contents")
    if context.look.narrow:
        contents = markup.fold("Contents", contents)
    body = "".join(chapter(*one) for one in chapters if one[2])
    return tag("div", contents, tag("div", body), of="method")


def drawn(pieces: Iterable[Piece]) -> str:
    """The pieces of a chapter as HTML."""
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    match piece:
        case Paragraph(text=told, strong=True):
            return tag("p", tag("b", text(told)))
        case Paragraph():
            return tag("p", text(piece.text), of="sub" if piece.small else "")
        case Terms():
            rows = (
                tag("dt", markup.labelled(mark) if (mark := marked(term)) else text(term.label))
                + tag("dd", text(term.meaning))
                for term in piece.terms
            )
            return tag("dl", *rows, of="terms")
        case Grid():
            return table(piece.columns, piece.rows)
        case Points():
            return tag("ul", *(tag("li", text(one)) for one in piece.points))
        case Fold():
            return markup.fold(piece.label, drawn(piece.pieces))


# ---------------------------------------------------------------- what, and by whom


def _assessed(context: Context) -> str:
    told = drawn(prose.assessed(context.register))
    return told + "".join(annex.outline(d, context) for d in context.register.documents)


def _author(context: Context) -> str:
    who = context.register.register.maintainer
    named = markup.outside(who.contact, who.name) if who.contact else text(who.name)
    return f"<p>Assessment: <b>{named}</b>. Not a document of those who pledged.</p>" + drawn(
        prose.author(context.view)
    )


# ---------------------------------------------------------------- texts


def _documents(context: Context) -> str:
    quoted = {w.document for c in context.register.commitments for w in c.wording}
    first = [d for d in context.register.documents if d.id in quoted or not d.milestone]
    later = [d for d in context.register.documents if d not in first]
    shown = tag("ul", *map(_document, first))
    if later:
        shown += markup.fold(
            f"{count(len(later), 'text')} of other meetings", tag("ul", *map(_document, later))
        )
    return shown


def _document(document: Document) -> str:
    chip = Printed.of(document.official).within
    note = f'<div class="sub">{text(document.note)}</div>' if document.note else ""
    return tag(
        "li",
        f"{markup.outside(document.url, document.title)}, {text(document.publisher)}."
        f' {text(document.seen.meaning)} <span class="chip">{chip}</span>{note}',
    )
