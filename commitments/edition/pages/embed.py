"""A page a chart, for a frame in a page elsewhere: with its source, its date and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from commitments.edition.edition import Edition
from commitments.edition.figure import Figure
from commitments.edition.page import Page

_WIDTH = 780
_HIGH = {"Columns": 560, "Time line": 430, "Map": 820, "Bars": 320, "Measured values": 420}


def with_embeds(e: Edition, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, each with the code to paste for its charts where it is known where the folder will
    stand, and a page for each chart itself."""
    for page in pages:
        own: list[Page] = []
        for key, value in page.values.items():
            if isinstance(value, Figure):
                page.values[key] = _framed(e, page, value, own)
            elif isinstance(value, list) and value and isinstance(value[0], Figure):
                page.values[key] = [_framed(e, page, one, own) for one in value]
        yield page
        yield from own


def _framed(e: Edition, page: Page, figure: Figure, own: list[Page]) -> Figure:
    """A figure with the page of its own, which is put to those before."""
    chart = figure.chart
    if chart.shapes is None:
        return figure
    # No id holds two dashes, so no two pages come to one name; that of the chart keeps the address
    # whatever charts come before it later.
    name = page.path.removesuffix(".html").replace("/", "-", 1).replace("/", "--")
    path = f"embed/{name}--{chart.name}.html"
    code = ""
    if address := e.address(path):
        code = (
            f'<iframe src="{escape(address)}" width="{_WIDTH}" height="{_HIGH[chart.kind]}"'
            f' title="{escape(chart.title)}" loading="lazy"></iframe>'
        )
    framed = replace(figure, path=path, code=code)
    values = {"drawn": framed, "chart": chart, "from_page": page}
    own.append(Page(path, chart.title, "embed.html", chart.alt, values))
    return framed
