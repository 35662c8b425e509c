"""The picture of a page, for sites that show one beside a link: its title, its finding, how the
pledges stand, and as of when.

PNG, as sites that unfurl links take no SVG. Sixteen colours suffice: a few greys between ink and
ground, and one a status; so a picture takes some ten kilobytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from commitments.edition.edition import Edition
from commitments.edition.page import Page
from commitments.palette import LIGHT
from commitments.project import FONTS
from commitments.vocabulary import STACKED, Status

WIDTH, HEIGHT = 1200, 630
_SIDE, _ROOM = 72, 1056
_INK, _MUTED, _GROUND = 0, 72, 200
_GREYS = (0, 40, 72, 120, 160, 200)
"""What is kept of the steps from ink to ground, at the rims of letters."""
_FIRST = 201
"""Of the statuses while they are painted; then they follow the greys."""
_LINES = {"title": (50, 60, 3), "told": (32, 44, 4), "small": (22, 30, 2)}
"""Size of the letters, height of a line and most lines."""
_LATIN = range(0x250)
"""Letters that go from left to right and do not join; of others a line would be wrong."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says."""

    name: str
    title: str
    told: str
    foot: str
    counts: Mapping[Status, int]
    """How many stand how; empty where a page is not of that."""
    label: str = ""
    """What the status is called, where it is of one pledge."""

    @property
    def drawable(self) -> bool:
        """Whether the fonts draw it rightly."""
        text = f"{self.name}{self.title}{self.told}{self.foot}"
        return all(ord(letter) in _LATIN or letter in "–—‘’“”…→•" for letter in text)


def card_of(e: Edition, page: Page) -> Card:
    """The picture of a page; where a page says its title again, the picture says it once."""
    told = page.about.removeprefix(f"{page.title}: ")
    info = e.register.register
    return Card(
        info.name or e.register.meeting.title,
        page.title,
        told[:1].upper() + told[1:],
        f"{e.stamp.foot}. {e.stamp.source}",
        Counter(s.status for s in page.standings),
        page.standings[0].status.label_for(page.standings[0].commitment.kind)
        if len(page.standings) == 1
        else "",
    )


def of_pages(e: Edition, pages: Iterable[Page]) -> dict[str, Card]:
    """The picture of each page that has one of its own, by the path of the page; none where nobody
    said where the folder will stand, as sites ask for a whole address."""
    if not e.base:
        return {}
    own = (page for page in pages if _whose(page) == page.path and not page.whole)
    found = {page.path: card_of(e, page) for page in own}
    return {path: card for path, card in found.items() if card.drawable}


def paths(cards: Mapping[str, Card], pages: Iterable[Page]) -> dict[str, str]:
    """Where the picture of each page lies: a page that belongs to another has that of the other."""
    return {page.path: _path(own) for page in pages if (own := _whose(page)) in cards}


def files(cards: Mapping[str, Card]) -> dict[str, bytes]:
    """The pictures by their paths."""
    return {_path(own): png(card) for own, card in cards.items()}


def _path(own: str) -> str:
    return f"cards/{own.removesuffix('.html')}.png"


def _whose(page: Page) -> str:
    """The page whose picture is shown: of a chart or of facts the page that they belong to."""
    parts = page.path.split("/")
    if parts[0] == "embed":
        return str(page.values["from_page"].path)
    return page.path if len(parts) < 3 else f"{parts[0]}/{parts[1]}.html"


def png(card: Card) -> bytes:
    """The picture."""
    image = Image.new("L", (WIDTH, HEIGHT), _GROUND)
    draw = ImageDraw.Draw(image)
    y = _written(draw, card.name, "small", 52, _MUTED)
    y = _written(draw, card.title, "title", y + 14, _INK, bold=True)
    high = HEIGHT - 150 - y - 18
    _written(draw, card.told, "told", y + 18, _INK, lines=max(high // _LINES["told"][1], 1))
    _counts(draw, card)
    _written(draw, card.foot, "small", HEIGHT - 58, _MUTED)
    made = Image.frombytes("P", image.size, image.point(_kept()).tobytes())
    made.putpalette(_palette())
    held = BytesIO()
    made.save(held, "PNG", compress_level=4, bits=4)
    return held.getvalue()


def _written(
    draw: ImageDraw.ImageDraw,
    text: str,
    of: str,
    y: int,
    fill: int,
    *,
    bold: bool = False,
    lines: int = 9,
) -> int:
    """A text in lines from `y` down, cut where there is no room; returns where it ends."""
    size, high, most = _LINES[of]
    font = _font(size, bold)
    for line in _wrapped(text, font, min(lines, most)):
        draw.text((_SIDE, y), line, fill=fill, font=font)
        y += high
    return y


def _wrapped(text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    space, line, room = font.getlength(" "), "", 0.0
    lines: list[str] = []
    for word in text.split():
        wide = _wide(word, font)
        if line and room + space + wide > _ROOM:
            if len(lines) == most - 1:
                return [*lines, _cut(line, font)]
            lines.append(line)
            line, room = word, wide
        else:
            line, room = f"{line} {word}".strip(), room + (space if line else 0) + wide
    return [*lines, line] if line else lines


@lru_cache(maxsize=8192)
def _wide(word: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(word)


def _cut(line: str, font: ImageFont.FreeTypeFont) -> str:
    """A line that goes on, as far as there is room for the sign of that."""
    while line and font.getlength(f"{line} …") > _ROOM:
        line = line.rpartition(" ")[0]
    return f"{line} …"


def _counts(draw: ImageDraw.ImageDraw, card: Card) -> None:
    """One status with its name, or a bar of several with their numbers below."""
    held = [(status, card.counts[status]) for status in STACKED if card.counts.get(status)]
    total = sum(number for _, number in held)
    top, x, font = HEIGHT - 136, float(_SIDE), _font(24, True)
    for status, number in held:
        wide = 56.0 if total == 1 else _ROOM * number / total
        box = (round(x), top, round(x + wide) - 4, top + 30)
        draw.rectangle(box, fill=_FIRST + STACKED.index(status), outline=_MUTED, width=2)
        if total == 1:
            draw.text((x + wide + 10, top), card.label or status.label, fill=_INK, font=font)
        else:
            both, alone = f"{status.symbol} {number}", str(number)
            said = both if font.getlength(both) < wide else alone
            if font.getlength(said) < wide:
                draw.text((x, top + 34), said, fill=_INK, font=_font(22, False))
        x += wide


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    # Without shaping, which is not installed everywhere: the same letters on every computer.
    name = f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _palette() -> bytes:
    ink, ground = _rgb(LIGHT.ink), _rgb(LIGHT.ground)
    mixed = [
        round(a + (b - a) * step / _GROUND)
        for step in _GREYS
        for a, b in zip(ink, ground, strict=True)
    ]
    return bytes([*mixed, *(part for status in STACKED for part in _rgb(status.light.fill))])


@cache
def _kept() -> list[int]:
    """What each painted number becomes: the nearest grey, or a status."""
    greys = [
        min(range(len(_GREYS)), key=lambda n: abs(_GREYS[n] - value)) for value in range(_FIRST)
    ]
    return greys + [len(_GREYS) + n for n in range(256 - _FIRST)]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
