"""A small register in which members acted, for meetings with them."""

from __future__ import annotations

from commitments.register.model import Register
from tests.conftest import assessment, commitment, evidence, register

MEMBERS = """\
members:
  - {code: ESP, name: Spain, kind: state, joined: 2014/2016, basis: A list, url: https://example.org/m}
  - {code: PRT, name: Portugal, kind: state, joined: 2021-05-10, basis: A note, url: https://example.org/p}
  - {code: TGO, name: Togo, kind: state, joined: ../2020-03, basis: A note, url: https://example.org/t}
  - {code: lake, name: Lake Union, kind: organisation, joined: 2014, basis: A list, url: https://example.org/m}
"""
TOLD = "2022-01-05"


def did(id: str, day: str, effect: str, actors: str, says: str = "", **more: str) -> str:
    """A fact in which members acted; its finding names it."""
    kind = more.pop("kind", "reporting")
    item = evidence(id, day, effect, kind, "Paper", TOLD, actors=f"[{actors}]", **more)
    return item.replace("What happened", says or f"What happened in {id}")


def also(item: str, pledge: str, effect: str) -> str:
    """A fact that bears on another pledge too."""
    return item.replace(
        "}], recorded", f"}}, {{commitment: {pledge}, effect: {effect}}}], recorded"
    )


def small() -> Register:
    """Three pledges, of which Spain acted on two; Portugal joined between two of its facts."""
    water = (
        did("old", "2019-07-01", "advance", "ESP", kind="monitor"),
        did("cited", "2020-02-01", "advance", "ESP"),
        did(
            "paid",
            "2021-03",
            "advance",
            "ESP",
            "Spain paid for wells until 30 June 2023",
            amount="{value: 1500000, unit: EUR, stage: paid}",
            caveat="Its own count.",
            kind="party",
        ),
        did("shared", "2021-06-01", "advance", "ESP, lake", amount=_of(700, "pledged")),
        did("promised", "2021-07-01", "advance", "ESP", amount=_of(20_000, "pledged")),
        also(did("left", "2021-12-01", "setback", "ESP, PRT"), "talks", "advance"),
        did("before", "2021-05-09", "advance", "PRT"),
        did("perhaps", "2021-05", "setback", "PRT"),
        did("named", "2021-08-01", "context", "ESP"),
    )
    return register(
        commitment(
            "water",
            "\n".join(water),
            assessment("2020-02-01", "limited", "cited", "2020-03-02").replace("2020-03-02", TOLD),
        ),
        commitment("talks", theme="talks", pledged_by="Some"),
        commitment("silent", theme="talks"),
        MEMBERS,
    )


def _of(value: int, stage: str) -> str:
    return f"{{value: {value}, unit: EUR, stage: {stage}}}"
