"""Whether a quote stands on the page that is cited for it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from commitments.links.pages import Page, quote_in, text_of
from commitments.record_words import QuoteState

QUOTE = "The Coalition’s mission in Iraq ends by September 2025"
AROUND = "What else stands on this page fills a line or two of it."


def page(data: bytes, kind: str = "text/html; charset=utf-8") -> Page:
    return Page("https://example.org/a", "https://example.org/a", kind, data)


def html(words: str) -> Page:
    return page(f"<html><body><p>{AROUND}</p><p>{words}</p></body></html>".encode())


def pdf(*lines: str) -> Page:
    """A PDF of one sheet, a line of text under the other."""
    writer = PdfWriter()
    sheet = writer.add_blank_page(600, 800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawn = DecodedStreamObject()
    told = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    drawn.set_data(f"BT /F1 12 Tf 40 700 Td {told} ET".encode())
    sheet[NameObject("/Contents")] = drawn
    out = BytesIO()
    writer.write(out)
    return page(out.getvalue(), "application/pdf")


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (html(QUOTE), QuoteState.STANDS),
        (html("the coalition's   MISSION in&nbsp;Iraq ends by Septem&shy;ber 2025."), "stands"),
        (html("The <b>Coalition's</b> mis<i>sion</i> in Iraq ends by September 2025"), "stands"),
        (html("The Coalition’s mission in Iraq will end by September 2025"), QuoteState.CHANGED),
        (html("Nothing of it is left."), QuoteState.GONE),
        (html(f"<script>{QUOTE}</script>"), QuoteState.GONE),
        (page(b"<html><script>app()</script></html>"), QuoteState.UNREAD),
        (page(b"\x89PNG\r\n\x1a\n", "image/png"), QuoteState.UNREAD),
        (page(b"%PDF-1.7 broken", "application/pdf"), QuoteState.UNREAD),
        (page(b""), QuoteState.UNREAD),
        (page(f"{AROUND} {QUOTE}".encode(), "text/plain"), QuoteState.STANDS),
        (pdf(AROUND, "The Coalition's mission in Iraq ends by Sep-", "tember 2025"), "stands"),
        (pdf(AROUND, "Another page."), QuoteState.GONE),
    ],
)
def test_how_a_quote_stands(found: Page, state: QuoteState | str) -> None:
    assert quote_in(QUOTE, text_of(found)) == state


def test_a_quote_that_leaves_words_out_stands_where_its_parts_follow_each_other() -> None:
    text = text_of(html("They will share data, as before, with all partners."))
    assert quote_in("They will share data … with all partners", text) is QuoteState.STANDS
    assert quote_in("with all partners [...] they will share", text) is not QuoteState.STANDS


def test_a_page_in_its_own_letters_is_read_as_its_host_says() -> None:
    text = f"<html><body>{AROUND} Trägerschaft der Übergangshilfe</body></html>"
    found = page(text.encode("latin-1"), "text/html; charset=ISO-8859-1")
    assert quote_in("Trägerschaft der Übergangshilfe", text_of(found)) is QuoteState.STANDS
