"""How long a briefing will take and how many slides it has, from counts alone: said before it is
made."""

from __future__ import annotations

from dataclasses import dataclass

from commitments.text import count

# Seconds of one core, as `python -m benchmarks briefing` measures them, rounded up.
_START, _PLEDGE, _FACT, _SLIDE = 2.0, 0.004, 0.0005, 0.03
_BROWSER, _IMAGES = 2.0, 0.5  # to start one; a chart as PNG, SVG and PDF


@dataclass(frozen=True, slots=True)
class Effort:
    """What making a briefing takes."""

    seconds: int
    slides: int

    @property
    def words(self) -> str:
        """`59 slides, in about 10 seconds`; without slides `In a few seconds`."""
        made = f"{count(self.slides, 'slide')}, in" if self.slides else "In"
        return f"{made} {self._time}"

    @property
    def _time(self) -> str:
        if self.seconds < 5:
            return "a few seconds"
        if self.seconds < 55:
            return f"about {-(-self.seconds // 5) * 5} seconds"
        minutes = -(-self.seconds // 60)
        return "about a minute" if minutes == 1 else f"about {minutes} minutes"


def effort(*, pledges: int, facts: int, slides: int = 0, charts_as_images: int = 0) -> Effort:
    """The effort for so many pledges and facts on file, slides, and charts that are made into
    images too."""
    seconds = _START + pledges * _PLEDGE + facts * _FACT + slides * _SLIDE
    if charts_as_images:
        seconds += _BROWSER + charts_as_images * _IMAGES
    return Effort(round(seconds), slides)
