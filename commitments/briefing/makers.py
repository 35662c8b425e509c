"""How each file of a product is made of the contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from commitments.briefing.annex import annex
from commitments.briefing.contents import Contents
from commitments.briefing.notes.blocks import Paper
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.mail import eml, mail, page
from commitments.briefing.notes.markdown import markdown
from commitments.briefing.notes.note import one_page, two_pages
from commitments.briefing.notes.pdf import pdf
from commitments.briefing.notes.word import docx
from commitments.briefing.slides.outline import briefing_deck, five_slide_deck
from commitments.briefing.update import NO_NEWS, Update


@dataclass(frozen=True, slots=True)
class How:
    """How files are made, where they can be made in more ways than one."""

    template: bytes | None = None
    """A house template for the slides."""
    pledges: bool = True
    """Whether the deck has a slide for each pledge."""
    news: Update = NO_NEWS
    """What is new since an earlier briefing, for slides to be marked with."""


AS_OURS = How()


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and what was left out of it, a sentence each."""

    data: bytes
    left_out: tuple[str, ...] = ()


Maker = Callable[[Contents, How], Made]
_Note = Callable[[Contents], Paper]
_Writer = Callable[[Paper, date], bytes]


def _noted(note: _Note, write: _Writer, name: str) -> Maker:
    """How a note is made, which holds as much as its pages do."""

    def make(found: Contents, how: How) -> Made:
        paper, left_out = fitted(note(found), name)
        return Made(write(paper, found.day), left_out)

    return make


def _deck(found: Contents, how: How) -> Made:
    return Made(briefing_deck(found, how.template, how.news, pledges=how.pledges))


def _mailed(write: Callable[[Paper, str, date], bytes]) -> Maker:
    def make(found: Contents, how: How) -> Made:
        paper, left_out = mail(found)
        return Made(write(paper, found.request.address, found.day), left_out)

    return make


def _text(paper: Paper, day: date) -> bytes:
    return markdown(paper.blocks).encode()


MAKERS: Mapping[tuple[str, str], Maker] = {
    ("slides", "pptx"): lambda found, how: Made(five_slide_deck(found, how.template, how.news)),
    ("deck", "pptx"): _deck,
    ("page", "docx"): _noted(one_page, docx, "One page"),
    ("page", "pdf"): _noted(one_page, pdf, "One page"),
    ("note", "docx"): _noted(two_pages, docx, "Two-page note"),
    ("note", "pdf"): _noted(two_pages, pdf, "Two-page note"),
    ("note", "md"): _noted(two_pages, _text, "Two-page note"),
    ("mail", "eml"): _mailed(eml),
    ("mail", "html"): _mailed(lambda paper, address, day: page(paper, address)),
    ("annex", "xlsx"): lambda found, how: Made(annex(found)),
}
"""By part and ending of a file."""
