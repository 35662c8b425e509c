"""The data of PowerPoint charts, with a workbook inside in which every text is text.

python-pptx lets xlsxwriter read texts: it takes `=1+1` for a formula and `file:///x` for a link.
Names of themes, pledges and units come from the register and must stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook

_TEXT_IS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@contextmanager
def _worksheet(file: BytesIO) -> Iterator[tuple[Any, Any]]:
    """An open workbook and its only sheet; written to the file at the end."""
    workbook = Workbook(file, _TEXT_IS_TEXT)
    yield workbook, workbook.add_worksheet()
    workbook.close()


class _CategoryWorkbook(CategoryWorkbookWriter):  # type: ignore[misc]
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        return _worksheet(xlsx_file)


class _XyWorkbook(XyWorkbookWriter):  # type: ignore[misc]
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        return _worksheet(xlsx_file)


class CategoryData(CategoryChartData):  # type: ignore[misc]
    """Values by category."""

    @property
    def _workbook_writer(self) -> Any:
        return _CategoryWorkbook(self)


class XyData(XyChartData):  # type: ignore[misc]
    """Points at numbers, such as days."""

    @property
    def _workbook_writer(self) -> Any:
        return _XyWorkbook(self)
