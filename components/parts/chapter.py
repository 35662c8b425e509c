"""Pieces of a text to be read in chapters, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.widgets.markup import tag, text


def chapter(anchor: str, title: str, inside: str) -> str:
    """A chapter under its title, which links may name."""
    return tag("section", f"<h3>{text(title)}</h3>", inside, id=anchor, of="chapter")


def paragraphs(*each: str, of: str = "") -> str:
    """Paragraphs of plain text; empty ones are left out."""
    return "".join(tag("p", text(one), of=of) for one in each if one)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text."""
    head = tag("tr", *(tag("th", text(name), scope="col") for name in columns))
    body = (tag("tr", *(tag("td", text(cell)) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body), of="plain")
