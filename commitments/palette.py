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
