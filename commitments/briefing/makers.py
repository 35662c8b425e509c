"""How each file of a product is made of the contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from commitments.briefing.annex import annex
from commitments.briefing.contents import Contents
from commitments.briefing.notes.markdown import markdown
from commitments.briefing.notes.note import Block, one_page, two_pages
from commitments.briefing.notes.pdf import pdf
from commitments.briefing.notes.word import docx
from commitments.briefing.slides.outline import briefing_deck, five_slide_deck


@dataclass(frozen=True, slots=True)
class How:
    """How files are made, where they can be made in more ways than one."""

    template: bytes | None = None
    """A house template for the slides."""
    pledges: bool = True
    """Whether the deck has a slide for each pledge."""


AS_OURS = How()
Maker = Callable[[Contents, How], bytes]
_Blocks = Callable[[Contents], tuple[Block, ...]]


def _word(blocks: _Blocks) -> Maker:
    return lambda found, how: docx(blocks(found), found.title, found.foot, found.day)


def _pdf(blocks: _Blocks) -> Maker:
    return lambda found, how: pdf(blocks(found), found.title, found.foot, found.day)


def _deck(found: Contents, how: How) -> bytes:
    return briefing_deck(found, how.template, pledges=how.pledges)


MAKERS: Mapping[tuple[str, str], Maker] = {
    ("slides", "pptx"): lambda found, how: five_slide_deck(found, how.template),
    ("deck", "pptx"): _deck,
    ("page", "docx"): _word(one_page),
    ("page", "pdf"): _pdf(one_page),
    ("note", "docx"): _word(two_pages),
    ("note", "pdf"): _pdf(two_pages),
    ("note", "md"): lambda found, how: markdown(two_pages(found)).encode(),
    ("annex", "xlsx"): lambda found, how: annex(found),
}
"""By part and ending of a file."""
