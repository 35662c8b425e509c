"""The registers that charts, exports and briefings are tested with: a small one, and the curated."""

from __future__ import annotations

from datetime import date
from functools import cache

from commitments.register.reading import load
from commitments.standing.standing import Moment
from commitments.tables.view import View
from tests.conftest import NOW, ROOT, assessment, commitment, evidence, register

MOMENT = Moment(date(2022, 6, 30), date(2026, 11, 26))
SMALL = """\
register:
  maintainer: {name: The desk}
  method: {version: first, date: 2019-06-25}
meeting: {id: m, title: A meeting, date: 2019-06-25, place: P, summary: S, url: https://example.org/m}
documents:
  - {id: text, title: The text, publisher: The host, url: https://example.org/text, seen: whole}
themes:
  - {id: aid, name: Aid, summary: S}
  - {id: talks, name: Talks, summary: S}
regions:
  - {id: iraq, name: Iraq, places: [IRQ]}
  - {id: syria, name: Syria, places: [SYR]}
  - {id: northeast, name: Northeast, places: [SY-HA, SY-RA, SY-DY]}
  - {id: global, name: Worldwide, places: []}
milestones:
  - {id: rome, date: 2020-06-01, title: Rome, kind: meeting, level: L, place: P, summary: S, url: https://example.org/r}
  - {id: turn, date: 2021-03, title: A turn, kind: turning-point, level: L, place: P, summary: S, url: https://example.org/t}
  - {id: early, date: 2019-01-01, title: Too early, kind: turning-point, level: L, place: P, summary: S, url: https://example.org/e}
members:
  - {code: FRA, name: France, kind: state, joined: 2014, basis: B, url: https://example.org/x}
  - {code: NATO, name: NATO, kind: organisation, joined: 2014, basis: B, url: https://example.org/x}
  - {code: KEN, name: Kenya, kind: state, joined: 2022-07-01, basis: B, url: https://example.org/x}
series:
  - id: money
    name: Money
    unit: USD
    draw: bars
    commitments: [one]
    stage: paid
    note: Not a goal.
    points:
      - {date: 2020, value: 43.5, source: https://example.org/a, note: About.}
      - {date: 2021-06-28, value: 670000000, source: https://example.org/a}
commitments:
"""


def _found(id: str, day: str, effect: str, kind: str, publisher: str, places: str) -> str:
    item = evidence(id, day, effect, kind, publisher, "2022-05-01")
    return item.replace("places: [IRQ]", f"places: [{places}]")


@cache
def small() -> View:
    """Four pledges: limited, fallen back to limited, not assessed, reversed."""
    one = commitment(
        "one",
        evidence=_found("one-01", "2020-02-01", "advance", "act", "State", "IRQ, IQ-NI"),
        assessments=assessment("2020-02-01", recorded="2022-05-02"),
    )
    two = commitment(
        "two",
        regions="[iraq, northeast]",
        evidence="\n".join(
            [
                _found("two-01", "2020-02-01", "advance", "act", "State", "SY-HA"),
                _found("two-02", "2020-03-01", "advance", "monitor", "UN", "IQ-NI, IQ-KI"),
                _found("two-03", "2022-01-01", "setback", "monitor", "UN", "SY-HA"),
            ]
        ),
        assessments="\n".join(
            [
                assessment("2020-03-01", "substantial", "two-01, two-02", "2022-05-02"),
                assessment("2022-01-01", "limited", "two-03", "2022-05-02"),
            ]
        ),
    )
    three = commitment("three", theme="talks", regions="[global]")
    four = commitment(
        "four",
        theme="talks",
        regions="[syria]",
        evidence="\n".join(
            [
                _found("four-01", "2020-02-01", "advance", "act", "State", "SYR"),
                _found("four-02", "2021-06-01", "setback", "monitor", "UN", "FRA"),
                _found("four-03", "2022-03", "context", "reporting", "Paper", ""),
            ]
        ),
        assessments="\n".join(
            [
                assessment("2020-02-01", "limited", "four-01", "2022-05-02"),
                assessment("2021-06-01", "reversed", "four-01, four-02", "2022-05-02"),
            ]
        ),
    )
    return View(register(one, two, three, four, head=SMALL), MOMENT, "0123abcd")


@cache
def real() -> View:
    """The register itself, as it was known on one day: what is recorded later changes nothing."""
    found = load(ROOT / "data" / "commitments.yaml", date.max).register
    return View(found, NOW, "0123abcd")
