"""The data to take away, at addresses that stay."""

from __future__ import annotations

from commitments.edition.edition import Edition
from commitments.edition.page import Page
from commitments.exchange.export import files as exported
from commitments.tables.columns import COLUMNS

_ABOUT = {
    "commitments.yaml": "the data file itself, whatever the dates",
    "commitments.json": "the register with how each pledge stands",
    "commitments.xlsx": "all tables as a workbook",
    "datapackage.json": "what the tables hold (Frictionless Data Package)",
}


def files(e: Edition) -> dict[str, bytes]:
    """Path -> bytes of every data file."""
    made = {"commitments.yaml": e.data, **exported(e.selection, f"{e.stamp.foot}")}
    return {f"data/{name}": data for name, data in made.items()}


def page(e: Edition) -> Page:
    """What there is, and what each column means."""
    tables = [(name.replace("_", "-"), described) for name, described in COLUMNS.items()]
    values = {"files": _ABOUT.items(), "tables": tables}
    return Page("data/index.html", "Data", "data/index.html", e.stamp.foot, values)
