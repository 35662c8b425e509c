"""Two pledges on aid and one on talks, with facts in which members acted."""

from __future__ import annotations

from commitments.register.model import Register
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection, View
from tests.answers.two_dates import RECORDED, fallen
from tests.conftest import NOW, evidence, register

MEMBERS = """\
members:
  - {code: FRA, name: France, kind: state, joined: 2014-09, basis: A list, url: https://example.org/m}
  - {code: DEU, name: Germany, kind: state, joined: 2014-09, basis: A list, url: https://example.org/m}
  - {code: AUT, name: Austria, kind: state, joined: 2014-09, basis: A list, url: https://example.org/m}
milestones:
  - {id: later, date: 2025-05-05, title: Meeting in Berne, kind: meeting, level: All, place: Berne,
     summary: They met., url: https://example.org/met}
"""


def acted(id: str, date: str, effect: str, actors: str, on: str) -> str:
    """A fact in which members acted, which another pledge `on` the file is advanced by as well."""
    fact = evidence(id, date, effect, actors=f"[{actors}]", recorded=RECORDED)
    more = f"}}, {{commitment: {on}, effect: advance}}]"
    return fact.replace("}], recorded", f"{more}, recorded") if on else fact


def sides() -> Register:
    """The pledges `one` and `two` on aid, `three` on talks."""
    one = fallen("one", "substantial", "limited", "setback", "setback", "setback")
    two = fallen("two", "substantial", "limited", regions="[iraq, global]")
    three = fallen("three", "limited", "limited", "advance", theme="talks", regions="[global]")
    facts = "".join(
        f"\n    #+ {fact.replace('THIS-COMMITMENT', 'two')}"
        for fact in (
            acted("both-acted", "2026-05-01", "setback", "DEU, FRA", "three"),
            acted("one-acted", "2020-06-01", "context", "DEU", ""),
        )
    )
    return register(one, two.rstrip("\n") + facts + "\n", three, MEMBERS)


def chosen(moment: Moment = NOW, **fields: tuple[str, ...]) -> Selection:
    return View(sides(), moment, "0123abcd").select(Filter(**fields))
