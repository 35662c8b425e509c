"""A page a chart, for a frame in a page elsewhere: with its source, its date and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from commitments.edition.edition import Edition
from commitments.edition.figure import Figure
from commitments.edition.page import Page

_WIDTH, _HIGH = 780, {"Columns": 560, "Time line": 430}


def with_embeds(e: Edition, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, each with the code to paste for its chart where it is known where the folder will
    stand, and a page for the chart itself."""
    for page in pages:
        figure = page.values.get("chart")
        if not isinstance(figure, Figure) or figure.chart.shapes is None:
            yield page
            continue
        path = f"embed/{page.path.removesuffix('.html').replace('/', '-')}.html"
        chart = figure.chart
        code = ""
        if address := e.address(path):
            code = (
                f'<iframe src="{escape(address)}" width="{_WIDTH}" height="{_HIGH[chart.kind]}"'
                f' title="{escape(chart.title)}" loading="lazy"></iframe>'
            )
        page.values["code"] = code
        yield page
        values = {"chart": figure, "from_page": page}
        yield Page(path, chart.title, "embed.html", chart.alt, values)
