"""Pieces of HTML that pages are made of. Text from the data file is escaped here and nowhere else.

Streamlit passes plain HTML only: no drawing, no script, no target of a link. A status is an element
with a class, whose symbol and hatch come from the style sheet (styles.py).
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import ParamSpec
from urllib.parse import urlencode

import streamlit as st

from commitments.text import count, numbered
from commitments.vocabulary import DrawnTerm, Effect, Kind, Status
from components.state import address
from components.state.context import Shown
from components.state.kept import Kept
from components.state.shared import SHARED

P = ParamSpec("P")


class _Ready:
    """HTML as it is to be sent: a plain string Streamlit looks through for the indent of its lines,
    and for a file of that name."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html


def show(*pieces: str) -> None:
    """Put pieces on the page as one element."""
    st.html(_Ready("".join(pieces)))


_KEPT: Kept[str] = Kept(1000)


def kept(
    shown: Shown,
    about: tuple[object, ...],
    make: Callable[P, str],
    *given: P.args,
    **named: P.kwargs,
) -> str:
    """The HTML that `make(*given, **named)` makes, made once for all who see the same.

    `make` is a function of a module, and all that it is given follows from what is shown and from
    the plain values `about`; links carry what the address says now. Raises ValueError for a lambda
    or an inner function, which could hold more, and what ends a run that a click cut short, of
    which nothing is kept.
    """
    if "<" in make.__qualname__:
        raise ValueError(f"{make.__qualname__} may hold more than it is given")
    carried = address.link_parameters(SHARED)
    key = (make.__module__, make.__qualname__, *shown.key, shown.today, shown.look, carried, about)

    def made() -> str:
        pieces = make(*given, **named)
        address.still_running()
        return pieces

    return _KEPT.get(repr(key), made)


def show_kept(
    shown: Shown,
    about: tuple[object, ...],
    make: Callable[P, str],
    *given: P.args,
    **named: P.kwargs,
) -> None:
    """Put such HTML on the page as one element; none where it is empty."""
    if pieces := kept(shown, about, make, *given, **named):
        show(pieces)


def text(value: str) -> str:
    """Text as HTML shows it, letter by letter; what cannot be seen is named by its number."""
    return html.escape(numbered(" ".join(value.split())))


def tag(name: str, *inside: str, of: str = "", **attributes: str) -> str:
    """An element with a class `of` and attributes; `inside` is HTML, the values are text."""
    given = {"class": of} | {key.replace("_", "-"): value for key, value in attributes.items()}
    told = "".join(f' {key}="{html.escape(value)}"' for key, value in given.items() if value)
    return f"<{name}{told}>{''.join(inside)}</{name}>"


def mark(term: DrawnTerm, label: str = "", *, large: bool = False) -> str:
    """The swatch of a term with its symbol, which is read aloud by its label; the mouse finds what
    it means."""
    name = label or term.label
    kind = f"mk {term}" + (" large" if large else "")
    return tag("i", of=kind, role="img", aria_label=name, title=f"{name}: {term.meaning}")


def labelled(term: DrawnTerm, label: str = "") -> str:
    """A term as swatch and word, of which the word is read aloud; the mouse finds what it means."""
    said = f"{tag('i', of=f'mk {term}')} {text(label or term.label)}"
    return tag("span", said, of="st", title=term.meaning)


def status(value: Status, kind: Kind) -> str:
    """The status of a pledge as swatch and word."""
    return labelled(value, value.label_for(kind))


def counts(advances: int, setbacks: int) -> str:
    """`▲ 3 ▼ 10`: advances and setbacks with their marks, read aloud as words."""
    if not advances and not setbacks:
        return '<span class="muted">no facts</span>'
    pairs = ((Effect.ADVANCE, advances), (Effect.SETBACK, setbacks))
    return " ".join(
        f'<span class="{effect}" aria-label="{count(number, effect.label.lower())}" role="img">'
        f'<b class="tri {effect}"></b>{number}</span>'
        for effect, number in pairs
    )


def mark_of(value: Effect) -> str:
    """The mark of an effect, which is read aloud as its word."""
    return f'<b class="tri {value}" role="img" aria-label="{value.label}"></b>'


def effect(value: Effect) -> str:
    """An effect as its mark and word."""
    said = f'<b class="tri {value}"></b>{value.label}'
    return tag("span", said, of=value, title=value.meaning)


def to(page: str, label: str, of: str = "", **more: str | Sequence[str]) -> str:
    """A link to a page of the dashboard by its path (`tracker`, `commitment`, `` for the first),
    which carries filters and dates along. `label` is HTML."""
    query = urlencode(address.link_parameters(SHARED, **more), doseq=True)
    return tag("a", label, of=of, href=f"{page or '/'}{'?' + query if query else ''}")


def pledge(id: str, title: str, of: str = "", **more: str) -> str:
    """A link to one pledge by its title."""
    return to("commitment", text(title), of=of, id=id, **more)


def outside(url: str, label: str) -> str:
    """A link to a source, whose address was checked to be http(s) when the file was read."""
    return tag("a", text(label), href=url, rel="noreferrer")


def rows(*each: str, of: str = "rows") -> str:
    """A list of rows with hairlines between them."""
    return tag("div", *(tag("div", row, of="row") for row in each), of=of)


def fold(label: str, inside: str, of: str = "", *, open: bool = False) -> str:
    """What stands folded under a label; it is on the page, so that it is found and printed."""
    state = " open" if open else ""
    kind = f' class="{of}"' if of else ""
    return f"<details{kind}{state}>{tag('summary', text(label))}{inside}</details>"


def heading(title: str, sub: str = "") -> str:
    """The heading of a section: the finding, and below it what is shown."""
    below = tag("p", text(sub), of="sub") if sub else ""
    return f'<div class="head"><h3>{text(title)}</h3>{below}</div>'
