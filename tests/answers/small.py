"""Small registers that were judged at the end of years."""

from __future__ import annotations

from datetime import date

from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from tests.conftest import TODAY, assessment, commitment, evidence, register


def pledge(id: str = "one", theme: str = "aid", **years: str) -> str:
    """A pledge with its status by year, as in `y2024="limited"`; 2026 is judged in November."""
    facts = [
        evidence(f"{id}-{n}", "2019-07-01", publisher=name, recorded="2019-07-02")
        for n, name in enumerate(("UN", "ICRC"), start=1)
        if "no_evidence" not in years.values()
    ]
    judged = []
    for key, status in years.items():
        year = int(key[1:])
        day, recorded = f"{year}-12-31", f"{year + 1}-01-15"
        if year == TODAY.year:
            day, recorded = f"{year}-11-20", f"{year}-11-25"
        cited = "" if status == "no_evidence" else f"{id}-1, {id}-2"
        judged.append(assessment(day, status, cited, recorded))
    searches = "[{where: Archives, terms: aid, when: 2019-08-01}]"
    return commitment(id, "\n".join(facts), "\n".join(judged), theme=theme, searches=searches)


def selection(*pledges: str, as_of: date = TODAY, chosen: Filter | None = None) -> Selection:
    """What a filter leaves of these pledges."""
    view = View(register(*pledges), Moment(as_of, TODAY), "")
    return view.select(chosen or Filter())
