"""Every colour of the house, measured: for a light ground, which exports always have, and a dark.

More ink means more was delivered: deep teal, teal, pale amber, warm grey. Brick red means one
thing, a reversal. A hatch means that we do not know, an empty outline that a pledge no longer
applies. tests/test_palette.py measures contrast (WCAG 2.2, 1.4.3 and 1.4.11) and distance
(CIEDE2000, for ordinary sight and three colour blindnesses); docs/decisions/0014-palette.md says
why these.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Hatch(StrEnum):
    """What is drawn over a fill."""

    NONE = "none"
    LINES = "lines"
    """Diagonal lines: plotly `/`, Office `wdUpDiag`."""
    DOTS = "dots"
    """Plotly `.`, Office `pct10`."""


class Edge(StrEnum):
    """How the edge of a fill is drawn."""

    THIN = "thin"
    THICK = "thick"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Paint:
    """How a term is painted on one ground."""

    fill: str
    edge: str
    text: str
    """Letters on the fill."""
    mark: str = ""
    """The hatch; empty where there is none."""


RAMP: tuple[tuple[Paint, Paint], ...] = (
    (Paint("#1b2733", "#1b2733", "#ffffff"), Paint("#f2f6f9", "#f2f6f9", "#14191c")),
    (Paint("#455769", "#455769", "#ffffff"), Paint("#b4c2ce", "#b4c2ce", "#14191c")),
    (Paint("#8495a5", "#6c7b89", "#10181d"), Paint("#8497a8", "#8497a8", "#0c1518")),
    (Paint("#b2bfca", "#6c7b89", "#1b2428"), Paint("#55687a", "#8fa2b3", "#ffffff")),
    (Paint("#edf1f5", "#6c7b89", "#1b2428"), Paint("#2c3a46", "#8fa2b3", "#e9edee")),
)
"""Slate for a light and for a dark ground, from the most ink to the least: for what is compared
and no status."""
OUTLINE = (Paint("#ffffff", "#33475a", "#1b2428"), Paint("#12181c", "#b6c3cb", "#e9edee"))
"""Nothing but an edge."""
FAINT = (Paint("#f6f5f2", "#8c959b", "#55616a"), Paint("#1a2227", "#78838a", "#a9b4ba"))
"""For what is not there."""
BARE = (Paint("#ffffff", "#ffffff", "#55616a"), Paint("#12181c", "#12181c", "#a9b4ba"))
"""A sign on the bare ground: for what nobody could look at."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a page or a figure stands on, and what is written there."""

    ground: str
    soft: str
    """The ground of an answer and of nothing else but notes."""
    ink: str
    muted: str
    line: str
    faint: str
    """Lines behind data."""
    axis: str
    """Axes, and the edges of what can be pressed."""
    link: str
    advance: str
    """An advance as a word."""
    setback: str
    """A setback as a word."""
    slates: tuple[str, str, str]
    """Strong, middle and pale: the accent of the house and whatever is no status."""


LIGHT = Ground(
    ground="#ffffff",
    soft="#f6f5f2",
    ink="#1b2428",
    muted="#55616a",
    line="#dad9d4",
    faint="#ebeae6",
    axis="#8c959b",
    link="#1d5a99",
    advance="#0f6a73",
    setback="#9c4a06",
    slates=("#33475a", "#8495a5", "#d3dbe2"),
)
DARK = Ground(
    ground="#12181c",
    soft="#1a2227",
    ink="#e9edee",
    muted="#a9b4ba",
    line="#36424a",
    faint="#263037",
    axis="#8c959b",
    link="#8cc0f0",
    advance="#6cc7cc",
    setback="#f0a064",
    slates=("#d3dee8", "#8497a8", "#46586a"),
)


def ground(dark: bool) -> Ground:
    """The ground of the dark or of the light look."""
    return DARK if dark else LIGHT
