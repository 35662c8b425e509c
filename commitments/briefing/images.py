"""Figures -> PNG, SVG and PDF through an installed browser, one browser for the whole pack.

Nothing else of a briefing needs a browser. The browser is Chrome, Chromium or Edge; BROWSER_PATH
names another. It asks no other host: Plotly's own script and an empty base map lie here.
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

from commitments.figures.chart import Chart
from commitments.project import STATIC

ENDINGS: tuple[Literal["png", "svg", "pdf"], ...] = ("png", "svg", "pdf")
_BASE_MAP = STATIC.as_uri() + "/"
_SCALE = 2
_SECONDS = 30


class NoImages(Exception):
    """No image could be made; a sentence says why and what to do."""


def images(
    charts: Sequence[Chart], width: int, report: Callable[[Chart, str, bytes], None]
) -> None:
    """Give `report` each chart with the ending and the bytes of each of its images.

    `width` is that of the figures in pixels; a PNG is twice as large. Raises NoImages.
    """
    try:
        asyncio.run(_all(charts, width, report))
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


async def _all(
    charts: Sequence[Chart], width: int, report: Callable[[Chart, str, bytes], None]
) -> None:
    # No maths: its script would be asked of another host.
    async with Kaleido(timeout=_SECONDS, mathjax=False) as browser:
        for chart in charts:
            height = chart.figure.layout.height
            assert height is not None  # every figure is dressed
            for ending in ENDINGS:
                made = await browser.calc_fig(
                    chart.figure,
                    {
                        "format": ending,
                        "width": width,
                        "height": height,
                        "scale": _SCALE if ending == "png" else 1,
                    },
                    topojson=_BASE_MAP,
                )
                report(chart, ending, made)
