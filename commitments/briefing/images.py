"""Figures -> PNG, SVG and PDF through an installed browser, one browser for the whole pack.

Nothing else of a briefing needs a browser. The browser is Chrome, Chromium or Edge; BROWSER_PATH
names another. It asks no other host: Plotly's own script lies here, and maps need no base map.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Literal

from choreographer.errors import (
    BrowserClosedError,
    BrowserDepsError,
    BrowserFailedError,
    ChannelClosedError,
    ChromeNotFoundError,
)
from kaleido import Kaleido
from kaleido.errors import JavascriptError, KaleidoError

from commitments.briefing.vector import same_pdf, same_svg
from commitments.figures.chart import Chart
from commitments.figures.look import PRINTED
from commitments.figures.plot.draw import draw

ENDINGS: tuple[Literal["png", "svg", "pdf"], ...] = ("png", "svg", "pdf")
_SCALE = 2
_SECONDS = 30


class NoImages(Exception):
    """No image could be made; a sentence says why and what to do."""


def images(charts: Sequence[Chart], report: Callable[[Chart, str, bytes], None]) -> None:
    """Give `report` each chart with the ending and the bytes of each of its images.

    A PNG is twice as large as the figure. Raises NoImages.
    """
    try:
        asyncio.run(_all(charts, report))
    except ChromeNotFoundError:
        raise NoImages(
            "No images: this computer has no Chrome, Chromium or Edge. Install one, or name it in"
            " BROWSER_PATH; everything else was made."
        ) from None
    except (BrowserFailedError, BrowserDepsError, BrowserClosedError, ChannelClosedError):
        raise NoImages(
            "No images: the installed browser did not start. Start it once by hand, or name another"
            " in BROWSER_PATH; everything else was made."
        ) from None
    except (KaleidoError, JavascriptError, TimeoutError) as error:
        said = (str(error).splitlines() or ["no answer"])[0][:200]
        raise NoImages(
            f"Not all images: the browser could not draw one ({said}). Everything else was made."
        ) from None


async def _all(charts: Sequence[Chart], report: Callable[[Chart, str, bytes], None]) -> None:
    # No maths: its script would be asked of another host.
    async with Kaleido(timeout=_SECONDS, mathjax=False) as browser:
        for chart in charts:
            figure = draw(chart, PRINTED, framed=True)
            height = figure.layout.height
            assert height is not None  # every figure is dressed
            for ending in ENDINGS:
                made = await browser.calc_fig(
                    figure,
                    {
                        "format": ending,
                        "width": PRINTED.width,
                        "height": height,
                        "scale": _SCALE if ending == "png" else 1,
                    },
                )
                report(chart, ending, _finished(chart, ending, made))


def _finished(chart: Chart, ending: str, made: bytes) -> bytes:
    """The same bytes each time; a PNG is so already."""
    if ending == "svg":
        return same_svg(made)
    if ending == "pdf":
        return same_pdf(made, chart.title, chart.stamp.source, chart.stamp.moment.as_of)
    return made
