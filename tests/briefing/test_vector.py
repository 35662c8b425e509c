"""Vector images without chance and clock, and with their letters."""

from __future__ import annotations

import base64
import re
from datetime import date
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from commitments.briefing.images import images
from commitments.briefing.vector import same_pdf, same_svg
from commitments.figures.chart import Chart
from tests.briefing.charts import described

DAY = date(2026, 11, 28)


def svg(lot: str) -> bytes:
    """A drawing as Plotly makes it, with what it names by lot."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"><defs id="defs-{lot}"><clipPath id="c{lot}xy"/>'
        f'<pattern id="c{lot}"/></defs><g class="trace {lot}" clip-path="url(#c{lot}xy)">'
        f"<text style=\"font-family: 'Segoe UI'; fill: url('#c{lot}')\">Zoë &amp; #1</text></g>"
        f'<use xlink:href="#c{lot}"/></svg>'
    ).encode()


def test_a_drawing_is_the_same_bytes_whatever_its_lot() -> None:
    assert same_svg(svg("14cc4a")) == same_svg(svg("b4da18"))
    bare = re.sub("<style>.*</style>", "", same_svg(svg("14cc4a")).decode())
    assert bare == (
        '<svg xmlns="http://www.w3.org/2000/svg"><defs id="n1"><clipPath id="n2"/>'
        '<pattern id="n3"/></defs><g clip-path="url(#n2)">'
        "<text style=\"font-family: 'Liberation Sans', Arial, sans-serif; fill: url('#n3')\">"
        'Zoë &amp; #1</text></g><use xlink:href="#n3"/></svg>'
    )


def test_a_drawing_takes_the_letters_along_that_it_uses() -> None:
    fonts = re.findall(r"base64,([\w+/=]+)\)", same_svg(svg("14cc4a")).decode())
    held = [TTFont(BytesIO(base64.b64decode(font))).getBestCmap() for font in fonts]
    assert [set(map(chr, letters)) for letters in held] == [set("Zoë &#1")] * 2


def pdf(second: int, browser: str) -> bytes:
    """The smallest PDF as a browser writes it."""
    body = (
        f"%PDF-1.4\n1 0 obj\n<</Title (Page)\n/Creator ({browser})\n"
        f"/CreationDate (D:202611281200{second:02})>>\nendobj\n"
        "2 0 obj\n<</Type /Catalog\n/Pages 3 0 R>>\nendobj\n3 0 obj\n<</Type /Pages\n/Kids []>>\n"
        "endobj\n"
    )
    return f"{body}xref\n0 4\ntrailer\n<</Size 4\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n".encode()


def test_a_pdf_says_what_it_shows_and_not_when_and_by_what_it_was_drawn() -> None:
    made = same_pdf(pdf(1, "A browser"), "Title (ä)", "Author", DAY)
    assert made == same_pdf(pdf(59, "A browser"), "Title (ä)", "Author", DAY)
    assert b"browser" not in made
    title = "FEFF" + "Title (ä)".encode("utf-16-be").hex().upper()
    [added] = re.findall(rb"1 0 obj\n<</Title.*>>", made)
    assert f"/Title <{title}>".encode() in added
    assert b"/CreationDate (D:20261128000000Z) /ModDate (D:20261128000000Z)" in added
    place = re.findall(rb"xref\n1 1\n(\d{10}) 00000 n \n", made)
    assert made[int(place[0]) :].startswith(b"1 0 obj\n<</Title")
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", made)[0])
    assert made[start:].startswith(b"xref\n1 1\n")


def test_a_pdf_that_no_browser_wrote_is_refused() -> None:
    with pytest.raises(ValueError, match="as a browser writes it"):
        same_pdf(b"%PDF-1.7\n", "Title", "", DAY)


@pytest.mark.browser
def test_images_are_the_same_bytes_in_every_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[dict[str, bytes]] = []
    for zone, language in (("Asia/Tokyo", "de_DE.UTF-8"), ("America/Los_Angeles", "C")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LANG", language)
        made: dict[str, bytes] = {}

        def take(chart: Chart, ending: str, data: bytes, made: dict[str, bytes] = made) -> None:
            made[ending] = data

        images([described("facts")], take)
        found.append(made)
    assert found[0].keys() == {"png", "svg", "pdf"}
    assert found[0] == found[1]
