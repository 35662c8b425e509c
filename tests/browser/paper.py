"""What stands on a page as a reader prints it: its sheets, and the text on them."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from unicodedata import normalize

from playwright.sync_api import Page


@dataclass(frozen=True)
class Paper:
    """A print: how many sheets, and the text of all of them without its spaces."""

    sheets: int
    text: str

    def says(self, words: str) -> bool:
        # Fonts draw two or three letters as one, which the print tells as one character.
        said, printed = (normalize("NFKC", text) for text in ("".join(words.split()), self.text))
        return said in printed


def printed(page: Page) -> Paper:
    """The page as Chromium prints it. Its PDF holds each object apart and each font with a table
    from glyphs to letters, so that no more than this is needed to read it."""
    data = page.pdf(prefer_css_page_size=True)
    objects = dict(re.findall(rb"(?s)(?<!\d)(\d+) 0 obj\n(.*?)\nendobj", data))
    sheets = [each for each in objects.values() if re.search(rb"/Type /Page\b(?!s)", each)]
    return Paper(len(sheets), "".join(_text(sheet, objects) for sheet in sheets))


def _stream(of: bytes) -> bytes:
    head, _, body = of.partition(b"stream\n")
    # Ends by itself where the data do, before the word that closes it.
    return zlib.decompressobj().decompress(body) if b"/FlateDecode" in head else body


def _text(sheet: bytes, objects: dict[bytes, bytes]) -> str:
    fonts = {
        name: _letters(objects[number], objects)
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", sheet)
    }
    found = re.search(rb"/Contents (\d+) 0 R", sheet)
    assert found
    said: list[str] = []
    letters: dict[bytes, str] = {}
    for font, glyphs in re.findall(
        rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>", _stream(objects[found[1]])
    ):
        if font:
            letters = fonts.get(font, {})
        # One byte a glyph, or two.
        size = len(next(iter(letters), b"0000"))
        parts = (glyphs[n : n + size].upper() for n in range(0, len(glyphs), size))
        said += [letters.get(part, "") for part in parts]
    return "".join("".join(said).split())


def _letters(font: bytes, objects: dict[bytes, bytes]) -> dict[bytes, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    if not found:
        return {}
    table = _stream(objects[found[1]])
    letters = {}
    for part in re.findall(rb"(?s)beginbfchar(.*?)endbfchar", table):
        for glyph, letter in re.findall(rb"<(\w+)> <(\w+)>", part):
            letters[glyph.upper()] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for part in re.findall(rb"(?s)beginbfrange(.*?)endbfrange", table):
        for first, last, letter in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", part):
            for n in range(int(first, 16), int(last, 16) + 1):
                code = int(letter, 16) + n - int(first, 16)
                letters[f"{n:0{len(first)}X}".encode()] = chr(code)
    return letters
