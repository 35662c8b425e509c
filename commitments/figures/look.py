"""For which ground and width a figure is drawn, and the type it is set in. Sizes are in pixels."""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass
from enum import StrEnum

from commitments.palette import Ground, ground

# No font is asked of another host; where the first is not installed the next stands in.
FONT = '"Segoe UI", "Source Sans 3", "Source Sans", Arial, sans-serif'
# An image that leaves the page is drawn in a font whose letters are as wide everywhere: the first
# lies here and goes along, Arial is its twin on Windows and on a Mac.
FONT_OF_IMAGES = '"Liberation Sans", Arial, sans-serif'
TITLE_SIZE = 17
SUB_SIZE = 13
TEXT_SIZE = 13
FOOT_SIZE = 12


class Paint(StrEnum):
    """What an image is painted with."""

    COLOUR = "colour"
    GREY = "grey"
    """Every colour as the grey that is as light; symbols, hatches and edges tell words apart."""
    CLEAR = "clear"
    """In colour on no ground of its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """For which ground and width a figure is drawn.

    `width` is the least width in pixels that the figure will get: Plotly does not wrap text, so
    texts are wrapped for it here. The figure itself fills what it gets.
    """

    dark: bool = False
    width: int = 700
    image: bool = False
    """Whether it leaves the page as an image: it keeps its width, in the font of images."""
    paint: Paint = Paint.COLOUR

    @property
    def narrow(self) -> bool:
        """Whether it is drawn for a phone."""
        return self.width < 420

    @property
    def colours(self) -> Ground:
        """The ground and what is written on it."""
        return ground(self.dark)

    @property
    def ground(self) -> str:
        """What it stands on."""
        return self.colours.ground

    @property
    def soft(self) -> str:
        """A ground that is set apart."""
        return self.colours.soft

    @property
    def ink(self) -> str:
        """Titles and labels."""
        return self.colours.ink

    @property
    def muted(self) -> str:
        """Lines under titles, feet, axes."""
        return self.colours.muted

    @property
    def line(self) -> str:
        """Borders."""
        return self.colours.line

    @property
    def accent(self) -> str:
        """The slate of the house, which is no status."""
        return self.colours.slates[0]


PRINTED = Look(width=1000, image=True)
"""The look of exports, which are always light."""


def safe(text: str) -> str:
    """Text from the data file as a figure may hold it: Plotly reads a few HTML tags, and maths
    between dollar signs."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def wrap(text: str, width: int, most: int = 3) -> str:
    """Safe text on up to `most` lines of `width` characters."""
    lines = textwrap.wrap(text, width, max_lines=most, placeholder=" …")
    return "<br>".join(safe(line) for line in lines)


# Widths of letters in parts of the size of the type, of the widest font that may stand in (DejaVu
# Sans): what fits by this measure fits in every other.
_WIDTHS = {
    **dict.fromkeys("ijlIJ'’", 0.28),
    **dict.fromkeys(" .,:;|/-f()[]tr!", 0.37),
    **dict.fromkeys("ceszkvxyLT?–", 0.58),
    **dict.fromkeys("mwMW…%@+", 0.92),
}
_BOLDER = 1.13


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The pixels that a text takes at most."""
    letters = sum(_WIDTHS.get(one, 0.76 if one.isupper() else 0.63) for one in text)
    return letters * size * (_BOLDER if bold else 1)


def lines_of(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """Text on up to `most` lines of so many pixels; what is cut off says so by dots."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] += " …"
            break
        else:
            lines.append(word)
    return lines
