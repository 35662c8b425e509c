"""What a reader takes away opens: PNG, SVG and CSV of a chart, the workbook and the YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit, Visitor

pytestmark = pytest.mark.browser


def taken(visitor: Visitor, name: str) -> Path:
    """The file that a button saves; its name ends as the reader sees it."""
    with visitor.page.expect_download(timeout=15000) as download:
        visitor.page.get_by_role("button", name=name).click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def opened(visit: Visit, address: str, look: str = "light") -> Visitor:
    visitor = visit(address, look=look)
    visitor.press("Table and downloads")
    return visitor


def printed(visitor: Visitor) -> tuple[str, str, str]:
    """Title, subtitle and foot of the first chart as the screen shows them."""
    texts = visitor.page.locator(".js-plotly-plot").first.locator(".annotation-text")
    found = texts.all_inner_texts()
    return found[0], found[1], found[-1]
