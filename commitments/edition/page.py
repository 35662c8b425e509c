"""A page of the static edition: a template filled in, in which every text stays text."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from commitments import dates
from commitments.answers import changes, fact, meetings, on_file, pledge
from commitments.answers.abbreviations import pieces
from commitments.dates import day, in_words, when
from commitments.edition.edition import Edition
from commitments.edition.svg import of_counts
from commitments.links.results import archive
from commitments.register.places import place_name
from commitments.standing import words
from commitments.standing.standing import Standing
from commitments.tables.pledge_rows import row_of, then_words
from commitments.text import count, first_sentence, listed, numbered
from commitments.vocabulary import STACKED, Effect, Status


@dataclass(frozen=True)
class Page:
    """What is written at a path of the folder."""

    path: str
    title: str
    template: str
    """Its template, in a folder that mirrors the pages."""
    about: str
    """What it says, in a sentence: its answer."""
    values: dict[str, Any] = field(default_factory=dict)
    feed: str = ""
    """Of what the feed of this page tells, where that is not everything: `theme-aid`."""
    standings: tuple[Standing, ...] = ()
    """The pledges that it is of, for its picture."""
    whole: bool = False
    """Whether its links are whole addresses where these are known, as nobody knows from where it is
    shown."""


NAVIGATION = (
    ("index.html", "Overview"),
    ("pledges/index.html", "Pledges"),
    ("themes/index.html", "Themes"),
    ("regions/index.html", "Regions"),
    ("members/index.html", "Members"),
    ("meetings/index.html", "Meetings"),
    ("changes/index.html", "Changes"),
    ("method.html", "Method"),
)
"""The places of the bar."""


def rendered(page: Page, edition: Edition, paths: frozenset[str], picture: str = "") -> bytes:
    """The page as HTML; `paths` are those of all pages, of which the bar names what there is,
    `picture` that of its picture."""
    to = _link(page, edition)
    text = (
        _templates()
        .get_template(page.template)
        .render(
            page.values,
            page=page,
            e=edition,
            to=to,
            picture=edition.address(picture) if picture else "",
            explained=_explained(edition),
            bar=[(path, name) for path, name in NAVIGATION if path in paths],
        )
    )
    return f"{text.strip()}\n".encode()


def _link(page: Page, edition: Edition) -> Callable[[str], str]:
    folder = posixpath.dirname(page.path)

    def to(path: str) -> str:
        """The way to a file of the folder, from this page: so a folder opens from a disk too."""
        if page.whole and edition.base:
            return f"{edition.base}/{path}"
        return posixpath.relpath(path, folder or ".")

    return to


def _explained(edition: Edition) -> Callable[[str], Markup]:
    """What explains the abbreviations of a text, each once on a page."""
    meanings = {one.short: one.means for one in edition.register.abbreviations}
    marked = Markup('<abbr title="{}">{}</abbr>')

    def explained(text: str) -> Markup:
        """A text with what its abbreviations mean where a page first uses them."""
        found = pieces(text, meanings)
        told = (marked.format(mean, one) if mean else escape(_shown(one)) for one, mean in found)
        return Markup("").join(told)

    return explained


def _shown(value: object) -> object:
    """A text with what nobody would see by its number, as all pages show it."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    # Most texts hold nothing to look for, which this tells faster.
    return value if value.isascii() and value.isprintable() else numbered(str(value))


_LINES = 4
"""Facts that a fold tells in a line each, where they stand whole on pages of their own; of those
before, the day alone leads there."""


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("commitments.edition"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters["pledge_of"] = lambda id, edition: edition.pledges[id]
    made.globals |= {
        **{"STACKED": STACKED, "Status": Status, "Effect": Effect},
        **{"day": day, "when": when, "in_words": in_words, "dates": dates, "archive": archive},
        **{"count": count, "first_sentence": first_sentence, "listed": listed},
        **{"verdicts": pledge, "facts": fact, "on_file": on_file, "words": words},
        "LINES": _LINES,
        **{"changes": changes, "meetings": meetings, "of_counts": of_counts},
        **{"row_of": row_of, "then_words": then_words, "place_name": place_name},
    }
    return made
