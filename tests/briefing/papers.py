"""Notes of registers and selections, made once for several tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from commitments.briefing.contents import Contents, Request, contents
from commitments.briefing.notes.blocks import Paper
from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.note import one_page, two_pages
from commitments.register.reading import load
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.briefing.register import real_contents, small_contents
from tests.conftest import ROOT, TODAY
from tests.figures.registers import real


def _since_riyadh(chosen: Filter) -> Contents:
    view = real()
    met = next(m for m in view.register.milestones if m.id == "riyadh-2026-02")
    return contents(Request(view.select(chosen), met.date.last, met))


def _of_2021() -> Contents:
    view = View(real().register, Moment(date(2021, 6, 30), real().moment.known_at), "v")
    return contents(Request(view.select(Filter()), date(2020, 6, 30)))


def of_file(path: Path) -> Contents:
    """A briefing of a register as of the end of 2025."""
    register = load(path, TODAY).register
    view = View(register, Moment(date(2025, 12, 31), date(2026, 11, 28)), "v")
    return contents(Request(view.select(Filter()), date(2025, 1, 1)))


CASES: dict[str, Callable[[], Contents]] = {
    "whole register": real_contents,
    "one theme": lambda: _since_riyadh(Filter(themes=("stabilisation",))),
    "one pledge": lambda: _since_riyadh(Filter(ids=("mil-levant",))),
    "one member": lambda: _since_riyadh(Filter(members=("DEU",))),
    "as of 2021": _of_2021,
    "each kind of change": small_contents,
    "sample": lambda: of_file(ROOT / "tests" / "sample.yaml"),
}
NOTES = {"page": (one_page, 1), "note": (two_pages, 2)}
"""What makes a note, and how many pages it has."""


@cache
def found(case: str) -> Contents:
    """The contents of a case."""
    return CASES[case]()


@cache
def paper(case: str, note: str) -> tuple[Paper, tuple[str, ...]]:
    """A note of a case, and what was left out of it."""
    return fitted(NOTES[note][0](found(case)), note)
