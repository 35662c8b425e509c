"""The products of a briefing, as one table: what each is for, and which files it makes.

A new product is one entry here, and one in `commitments/briefing/makers.py` for each file that no
other product makes. The page, the command line, links and the manifest follow by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from commitments.briefing.effort import Effort, effort
from commitments.text import count


@dataclass(frozen=True, slots=True)
class File:
    """A file that a product makes."""

    part: str
    """What its name calls it: `briefing-page-...`."""
    ending: str
    label: str
    purpose: str
    """What it is for, in a few words."""


@dataclass(frozen=True, slots=True)
class Product:
    """Something that a reader can ask for."""

    key: str
    label: str
    purpose: str
    """For whom it is, and when, in a sentence."""
    files: tuple[File, ...]
    member: bool = False
    """Whether it is about one member, and not about a selection of pledges."""

    def effort(self, pledges: int, facts: int) -> str:
        """`2 files, in a few seconds.`: how much is made of so many pledges and facts on file, and
        how long that takes."""
        slides = pledges if self is PACK else _FEW
        time = Effort(effort(pledges=pledges, facts=facts, slides=slides).seconds, 0).words
        return f"{count(len(self.files), 'file')}, {time[0].lower()}{time[1:]}."


_PAGE = (
    File("page", "docx", "One page for Word", "to edit and to hand over"),
    File("page", "pdf", "One page as PDF", "to print and to send"),
)
_SLIDES = (File("slides", "pptx", "Five slides", "to show; every chart can be edited"),)
_NOTE = (
    File("note", "docx", "Two-page note for Word", "to edit and to file"),
    File("note", "pdf", "Two-page note as PDF", "to print and to send"),
    File("note", "md", "Two-page note as text", "to paste into a mail"),
)
_MAIL = (
    File("mail", "eml", "Mail", "to open in a mail program, to address and to send"),
    File("mail", "html", "Mail as a web page", "to read in a browser, or to paste"),
)
_DECK = File("deck", "pptx", "The five slides with their backup", "to show, and to answer with")
_MEETING = (
    File("bilateral-page", "pdf", "Bilateral page as PDF", "to print and to send"),
    File("bilateral-note", "docx", "Bilateral note for Word", "to edit and to file"),
    File("bilateral-note", "md", "Bilateral note as text", "to paste into a mail"),
    File("bilateral-slides", "pptx", "Two slides", "to show"),
)
CHANGED = File("changed", "txt", "List of what changed", "to see which old slides to replace")
"""Made beside the files of a product that updates an earlier briefing."""
_ANNEX = File("annex", "xlsx", "Annex workbook", "to check and to count with")

BILATERAL = "bilateral"
PRODUCTS = (
    Product("page", "One page", "To read in the car: the answer on one sheet of paper.", _PAGE),
    Product("slides", "Five slides", "To show in a meeting of ten minutes.", _SLIDES),
    Product("note", "Two-page note", "To read the evening before, with questions.", _NOTE),
    Product("mail", "Mail", "To send: at most 300 words with the chart inside.", _MAIL),
    Product(
        BILATERAL,
        "Bilateral page",
        "For a meeting with one member: what it did, what it will be asked, lines to take.",
        _MEETING,
        member=True,
    ),
    Product(
        "pack",
        "Full pack",
        "For whoever must answer for it: everything, pledge by pledge, with all sources.",
        (_DECK, *_PAGE, *_NOTE, *_MAIL, _ANNEX),
    ),
)
"""In the order in which they are offered."""

_FEW = 5  # slides of a short deck
DEFAULT = "slides"
"""What a link or a call asks for that names none."""
PARAMETER = "for"
"""The name of the product in a link."""
BEFORE = {"deck": "slides", "annex": "pack"}
"""What older links call a product."""

PACK = PRODUCTS[-1]
_BY_KEY = {product.key: product for product in PRODUCTS}
ENDINGS = tuple(dict.fromkeys(file.ending for product in PRODUCTS for file in product.files))
"""The endings of all files that can be made."""


def product_of(key: str) -> Product | None:
    """The product of that name, also by the one that it had before; None where there is none."""
    return _BY_KEY.get(BEFORE.get(key, key))


def product(key: str) -> Product:
    """The product of that key; raises KeyError where there is none."""
    return _BY_KEY[key]
