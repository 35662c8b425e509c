"""How every figure looks: ground, ink, fonts, title, foot. Charts and maps start from here.

The screen and the exports show the same figure object, so a figure brings its own look and
Streamlit's theme stays out of it. Sizes are in pixels.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from commitments.figures.chart import Stamp
from commitments.vocabulary import DrawnTerm

# The family that Streamlit ships; the others stand in where a figure is drawn elsewhere.
FONT = "Source Sans, Source Sans Pro, Segoe UI, Arial, sans-serif"
TITLE_SIZE = 17
TEXT_SIZE = 13
FOOT_SIZE = 11


@dataclass(frozen=True, slots=True)
class Look:
    """For which ground and width a figure is drawn.

    `width` is the least width in pixels that the figure will get: Plotly does not wrap text, so
    titles and keys are wrapped for it here. The figure itself fills what it gets.
    """

    dark: bool = False
    width: int = 700

    @property
    def narrow(self) -> bool:
        """Whether it is drawn for a phone."""
        return self.width < 420

    @property
    def ground(self) -> str:
        """Background of the page and of exported images."""
        return "#12181f" if self.dark else "#ffffff"

    @property
    def ink(self) -> str:
        """Titles, labels."""
        return "#e8edf2" if self.dark else "#1b2430"

    @property
    def accent(self) -> str:
        """The one colour of the house."""
        return "#9fd0f5" if self.dark else "#0b5c8a"

    @property
    def muted(self) -> str:
        """Subtitles, feet, axis labels; at least 4.5:1 against the ground."""
        return "#a9b4c0" if self.dark else "#556270"

    @property
    def line(self) -> str:
        """Grid lines and borders."""
        return "#2f3a46" if self.dark else "#d9dfe6"

    @property
    def pale(self) -> str:
        """Areas without a value."""
        return "#232d38" if self.dark else "#eceff3"

    @property
    def shade(self) -> str:
        """The strongest shade of a scale that begins at `pale`; ink is readable on it."""
        return "#2b5f8a" if self.dark else "#8fbbe0"

    def tint(self, share: float) -> str:
        """The colour between `pale` and `shade` at a share from 0 to 1."""
        low, high = (
            [int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (self.pale, self.shade)
        )
        mixed = [round(a + (b - a) * share) for a, b in zip(low, high, strict=True)]
        return "#" + "".join(f"{part:02x}" for part in mixed)

    @property
    def on_colour(self) -> str:
        """Text on a coloured area: dark on the light colours of the dark look, and the reverse."""
        return "#12181f" if self.dark else "#ffffff"


def safe(text: str) -> str:
    """Text from the data file as a figure may hold it: Plotly reads a few HTML tags, and maths
    between dollar signs."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def wrap(text: str, width: int, most: int = 3) -> str:
    """Safe text on up to `most` lines of `width` characters."""
    lines = textwrap.wrap(text, width, max_lines=most, placeholder=" …")
    return "<br>".join(safe(line) for line in lines)


def dress(
    figure: go.Figure,
    look: Look,
    title: str,
    stamp: Stamp,
    *,
    plot_height: int,
    left: int = 8,
    above: int = 0,
    below: int = 8,
    key: Sequence[DrawnTerm] = (),
    note: str = "",
) -> go.Figure:
    """Give a figure its title, subtitle, key, foot and look.

    `plot_height` is the height of the plotting area, `left`, `above` and `below` the room for axis
    labels beside it, `key` the terms whose colours and symbols are explained under it, `note` a
    sentence above the foot. The key is text, not Plotly's legend, which moves margins about.
    """
    head = wrap(title, look.width * 10 // 92)
    sub = wrap(stamp.subtitle, look.width * 10 // 70)
    parts = (note, stamp.source, stamp.foot)
    feet = [wrap(part, look.width * 10 // 58, 5) for part in parts if part]
    foot = "<br>".join(feet)
    keys = _key(key, look)
    top = 20 + 22 * _lines(head) + 17 * _lines(sub) + 8 + above
    bottom = below + 20 * _lines(keys) + 15 * _lines(foot) + 12
    figure.update_layout(
        font={"family": FONT, "size": TEXT_SIZE, "color": look.ink},
        paper_bgcolor=look.ground,
        plot_bgcolor=look.ground,
        height=top + plot_height + bottom,
        margin={"t": top, "b": bottom, "l": left, "r": 12, "pad": 0, "autoexpand": False},
        hoverlabel={
            "bgcolor": look.ground,
            "bordercolor": look.muted,
            "font": {"family": FONT, "size": TEXT_SIZE, "color": look.ink},
            "align": "left",
        },
        template=None,
        dragmode=False,
        showlegend=False,
    )
    at_left = {"x": 0, "xref": "paper", "yref": "paper", "xanchor": "left"}
    at_left |= {"xshift": 2 - left, "showarrow": False, "align": "left"}
    at_top = at_left | {"y": 1, "yanchor": "top"}
    below_plot = at_left | {"y": 0}
    notes = [
        at_top
        | {
            "text": f"<b>{head}</b>",
            "yshift": top - 8,
            "font": {"size": TITLE_SIZE, "color": look.ink},
        },
        at_top
        | {
            "text": sub,
            "yshift": top - 12 - 22 * _lines(head),
            "font": {"size": TEXT_SIZE, "color": look.muted},
        },
        below_plot
        | {"text": keys, "yanchor": "top", "yshift": -below, "font": {"size": TEXT_SIZE}},
        below_plot
        | {
            "text": foot,
            "yanchor": "bottom",
            "yshift": 4 - bottom,
            "font": {"size": FOOT_SIZE, "color": look.muted},
        },
    ]
    # All at once: Plotly checks the whole layout again at each annotation that is added.
    figure.update_layout(annotations=[note for note in notes if note["text"]])
    return figure


def _key(terms: Sequence[DrawnTerm], look: Look) -> str:
    """The terms with their colours and symbols, on as many lines as they need; statuses and trends
    begin lines of their own."""
    room = look.width * 10 // 68
    lines: list[str] = []
    used = room
    last: type[DrawnTerm] | None = None
    for term in terms:
        mark = f'<span style="color:{term.colour(look.dark)}">■</span>'
        entry = f"{mark} {term.symbol} {term.label}"
        size = len(term.label) + 6
        if type(term) is not last or used + size > room:
            lines.append(entry)
            used = size
        else:
            lines[-1] += f"     {entry}"
            used += size
        last = type(term)
    return "<br>".join(lines)


def empty(look: Look, sentence: str, stamp: Stamp) -> go.Figure:
    """A figure that says why there is nothing to show."""
    figure = go.Figure()
    dress(figure, look, sentence, stamp, plot_height=60)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure


def _lines(text: str) -> int:
    return text.count("<br>") + 1 if text else 0
