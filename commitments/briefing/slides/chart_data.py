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
from xlsxwriter.worksheet import Worksheet

_TEXT_IS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@contextmanager
def _worksheet(file: BytesIO) -> Iterator[tuple[Workbook, Worksheet]]:
    """An open workbook and its only sheet; written to the file at the end."""
    workbook = Workbook(file, _TEXT_IS_TEXT)
    yield workbook, workbook.add_worksheet()
    workbook.close()


class _CategoryWorkbook(CategoryWorkbookWriter):
    # Any, as python-pptx names a private type of contextlib.
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        return _worksheet(xlsx_file)


class _XyWorkbook(XyWorkbookWriter):
    # Any, as python-pptx names a private type of contextlib.
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        return _worksheet(xlsx_file)


class CategoryData(CategoryChartData):
    """Values by category."""

    @property
    def _workbook_writer(self) -> _CategoryWorkbook:
        return _CategoryWorkbook(self)


class XyData(XyChartData):
    """Points at numbers, such as days."""

    @property
    def _workbook_writer(self) -> _XyWorkbook:
        return _XyWorkbook(self)
