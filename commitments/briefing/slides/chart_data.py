"""The data of PowerPoint charts, with a workbook inside in which every text is text.

python-pptx lets xlsxwriter read texts: it takes `=1+1` for a formula and `file:///x` for a link.
Names of themes, pledges and units come from the register and must stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_DAY_WIDE, _TEXT_WIDE = 12, 24  # characters of a column
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

    def _populate_worksheet(self, workbook: Workbook, worksheet: Worksheet) -> None:
        super()._populate_worksheet(workbook, worksheet)
        data = self._chart_data
        for n, series in enumerate(data, start=1):
            for row, formula in enumerate(data.computed.get(series.name, ()), start=1):
                if formula:
                    worksheet.write_formula(row, n, formula, None, series.values[row - 1])
            if series.number_format == DAYS:
                worksheet.set_column(n, n, _DAY_WIDE)
        _write(workbook, worksheet, data.beside, 1 + len(data))
        if data.behind:
            _write(workbook, workbook.add_worksheet("Dates"), data.behind, 0)


def _write(workbook: Workbook, sheet: Worksheet, columns: Iterable[Column], first: int) -> None:
    for n, column in enumerate(columns, start=first):
        written = workbook.add_format({"num_format": column.format or "General"})
        sheet.set_column(n, n, _DAY_WIDE if column.format == DAYS else _TEXT_WIDE)
        sheet.write(0, n, column.name)
        sheet.write_column(1, n, column.cells, written)


class _XyWorkbook(XyWorkbookWriter):
    # Any, as python-pptx names a private type of contextlib.
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        return _worksheet(xlsx_file)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a chart's workbook that no series is: what it is called, its cells, and how they
    are written where they are days or numbers."""

    name: str
    cells: Sequence[str | int]
    format: str = ""


DAYS = "yyyy-mm-dd"
"""How a workbook writes days."""


class CategoryData(CategoryChartData):
    """Values by category."""

    beside: tuple[Column, ...] = ()
    """What stands to the right of the series in the workbook."""
    computed: Mapping[str, Sequence[str]] = {}
    """For a series by its name, the formulas of which its values are the results."""
    behind: tuple[Column, ...] = ()
    """The columns of a second sheet, named `Dates`, of which series are computed."""

    @property
    def _workbook_writer(self) -> _CategoryWorkbook:
        return _CategoryWorkbook(self)

    def cells(self, name: str) -> str:
        """Where the cells of a column beside the series stand, for a chart that refers to them."""
        number = next(n for n, column in enumerate(self.beside) if column.name == name)
        letter = xl_col_to_name(1 + len(self) + number)
        return f"Sheet1!${letter}$2:${letter}${1 + len(self.beside[number].cells)}"


class XyData(XyChartData):
    """Points at numbers, such as days."""

    @property
    def _workbook_writer(self) -> _XyWorkbook:
        return _XyWorkbook(self)
