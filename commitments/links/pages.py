"""The text of a page that a host gave, and whether words stand in it."""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml import etree, html
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from rapidfuzz import fuzz

from commitments.record_words import QuoteState

_MOST_SHEETS = 400  # of a PDF that are read
_FEWEST_LETTERS = 40  # under which a page holds no text, but a program or an image
_NEARLY = 85  # percent of a quote that stand together on a page that changed it
_UNSEEN = ("script", "style", "noscript", "template", "head")
_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | {"–": "-", "—": "-", "‑": "-", "−": "-", "…": "..."}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_CUT = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
_BROKEN = (
    *(PyPdfError, etree.LxmlError, zlib.error, ValueError, LookupError, TypeError),
    *(AttributeError, ArithmeticError, RecursionError, AssertionError),
)
"""What readers of PDF and HTML raise on files that are broken, on purpose or not."""
_EDGES = " .,;:'\"-"


@dataclass(frozen=True, slots=True)
class Page:
    """What a host gave for an address."""

    url: str
    final: str
    """The address that answered, after redirections."""
    kind: str
    """What the host calls it: `text/html; charset=utf-8`."""
    data: bytes


def text_of(page: Page) -> str | None:
    """The words of a page, HTML, PDF or plain; None where they cannot be read."""
    try:
        found = _read(page)
    except _BROKEN:
        return None
    return found if len(found.strip()) >= _FEWEST_LETTERS else None


def _read(page: Page) -> str:
    if page.data.startswith(b"%PDF"):
        sheets = PdfReader(BytesIO(page.data)).pages[:_MOST_SHEETS]
        # A word that a line cuts in two is one word.
        return _CUT.sub("", "\n".join(sheet.extract_text() for sheet in sheets))
    kind, _, rest = page.kind.partition(";")
    if kind.strip() == "text/plain":
        return page.data.decode("utf-8", "replace")
    charset = rest.partition("charset=")[2].strip().strip("\"'") or None
    tree = html.document_fromstring(page.data, parser=html.HTMLParser(encoding=charset))
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    return " ".join(map(str, tree.itertext()))


def folded(text: str) -> str:
    """Text without what does not matter to its words: case, kinds of marks, soft hyphens, and all
    spaces, as markup and PDFs put them within words."""
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).casefold()
    return "".join(plain.split())


def quote_in(quote: str, text: str | None) -> QuoteState:
    """Whether a quote stands in the text of its page; a quote may leave words out by `...`."""
    if text is None:
        return QuoteState.UNREAD
    page, wanted = folded(text), folded(quote)
    at = 0
    for part in wanted.replace("[...]", "...").split("..."):
        piece = part.strip(_EDGES)
        found = page.find(piece, at)
        if found < 0:
            break
        at = found + len(piece)
    else:
        return QuoteState.STANDS
    near = fuzz.partial_ratio(wanted, page) >= _NEARLY
    return QuoteState.CHANGED if near else QuoteState.GONE
