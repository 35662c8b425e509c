"""A small register of two themes and three regions, at two dates."""

from __future__ import annotations

from datetime import date

from commitments.register.model import Register
from commitments.standing.standing import Moment
from commitments.tables.at_two_dates import Group, by_region, by_theme
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from tests.conftest import NOW, assessment, commitment, evidence, register

END_2024 = date(2024, 12, 31)
BEFORE = Moment(END_2024, NOW.known_at)
RECORDED = "2026-11-01"


def fallen(id: str, then: str, now: str, *facts: str, **fields: str) -> str:
    """A pledge with a judgement of the end of 2024 and one of today, and facts of this year."""
    cited = f"{id}-a, {id}-b"
    items = [
        evidence(f"{id}-a", "2020-02-01", kind="act", publisher="State", recorded=RECORDED),
        evidence(f"{id}-b", "2020-02-01", recorded=RECORDED),
    ]
    for n, effect in enumerate(facts, start=2):
        items.append(evidence(f"{id}-0{n}", f"2026-0{n}-01", effect=effect, recorded=RECORDED))
    judged = [
        assessment("2024-12-31", then, cited, recorded=RECORDED),
        assessment("2026-10-31", now, cited, recorded=RECORDED),
    ]
    return commitment(id, "\n".join(items), "\n".join(judged), **fields)


def small(*pledges: str) -> Register:
    return register(*pledges)


def three() -> Register:
    """Two pledges on aid that were kept and are no more, one on talks that is as it was."""
    worse = ("setback", "setback", "setback")
    return small(
        fallen("one", "substantial", "limited", *worse),
        fallen("two", "substantial", "limited", regions="[iraq, global]"),
        fallen("three", "limited", "limited", "advance", theme="talks", regions="[global]"),
    )


def chosen(found: Register, moment: Moment = NOW, **fields: tuple[str, ...]) -> Selection:
    return View(found, moment, "0123abcd").select(Filter(**fields))


def themes(selection: Selection, before: Moment = BEFORE) -> tuple[Group, ...]:
    return by_theme(selection, before)


def regions(selection: Selection, before: Moment = BEFORE) -> tuple[Group, ...]:
    return by_region(selection, before)
