"""Frames: exact small ones, and their columns and types whatever they hold."""

from __future__ import annotations

from datetime import date
from functools import cache

import pandas as pd
import pytest

from commitments.register.model import Register
from commitments.standing.standing import Moment
from commitments.tables.columns import COLUMNS
from commitments.tables.view import View
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register

MORE = """\
milestones:
  - {date: 2021-06, title: Rome, kind: meeting, level: Ministers, place: Rome, summary: They met., url: https://example.org/rome}
  - {date: 2020-03-20, title: A pause, kind: turning-point, level: The host, place: Here, summary: It stopped., url: https://example.org/pause, note: In part.}
members:
  - {code: FRA, name: France, kind: state, joined: 2014, basis: A list, url: https://example.org/list, order: "1"}
  - {code: NATO, name: NATO, kind: organisation, joined: ../2017-07, basis: A list, url: https://example.org/list}
  - {code: KEN, name: Kenya, kind: state, joined: 2014/2021, basis: A list, url: https://example.org/list}
member_counts:
  - {date: 2020-05, count: 82, url: https://example.org/82}
  - {date: 2019-06-25, count: 79, url: https://example.org/79, note: As said.}
series:
  - id: money
    name: Money
    unit: USD
    draw: bars
    commitments: [one, two]
    stage: pledged
    note: Not paid.
    points:
      - {date: 2020, value: 43.5, source: https://example.org/a}
      - {date: 2021-06-28, value: 670000000, source: https://example.org/b, year: 2022, note: A goal.}
"""


def small() -> Register:
    """Two pledges, one of them judged, with everything else that a register may hold."""
    judged = commitment(
        "one",
        regions="[iraq, global]",
        kind="money",
        evidence="\n".join(
            [
                evidence("one-01", "2020-02-01", kind="act", publisher="State"),
                evidence("one-02", "2020-02", effect="setback", note="A caveat."),
            ]
        ),
        assessments=assessment("2020-02-29", "substantial", "one-01, one-02"),
    )
    waiting = commitment("two", theme="talks", force="should", review_every="365")
    return register(judged, waiting, MORE)


@cache
def view(as_of: str = "2021-12-31", known_at: str = "2026-11-26") -> View:
    moment = Moment(date.fromisoformat(as_of), date.fromisoformat(known_at))
    return View(small(), moment, "0123abcd")


def rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    """The rows with days as text, so that they can be written down."""
    texts = {
        name: ["" if value is pd.NaT else str(value.date()) for value in frame[name]]
        for name in frame
        if frame[name].dtype.kind == "M"
    }
    return list(frame.assign(**texts).to_dict("records"))


def test_the_frame_of_commitments() -> None:
    assert rows(view().commitments) == [
        {
            "id": "one",
            "title": "Title of one",
            "summary": "Summary of one.",
            "wording": "We will do it",
            "theme": "aid",
            "theme_name": "Aid",
            "regions": ("iraq", "global"),
            "region_names": "Iraq, Worldwide",
            "kind": "money",
            "force": "must",
            "pledged_by": "All",
            "review_every": 90,
            "status": "substantial",
            "since": "2020-02-29",
            "best": "substantial",
            "assessed_on": "2020-02-29",
            "reason": "Because.",
            "confidence": "low",
            "freshness": "expired",
            "newest": "2020-02-29",
            "horizon": "2020-02-29",
            "trend": "silent",
            "advances": 0,
            "setbacks": 0,
            "contradicted": False,
            "evidence_count": 2,
            "source_kinds": ("act", "monitor"),
        },
        {
            "id": "two",
            "title": "Title of two",
            "summary": "Summary of two.",
            "wording": "We will do it",
            "theme": "talks",
            "theme_name": "Talks",
            "regions": ("iraq",),
            "region_names": "Iraq",
            "kind": "standing",
            "force": "should",
            "pledged_by": "All",
            "review_every": 365,
            "status": "not_assessed",
            "since": "2019-06-25",
            "best": "not_assessed",
            "assessed_on": "",
            "reason": "",
            "confidence": "",
            "freshness": "expired",
            "newest": "2019-06-25",
            "horizon": "",
            "trend": "silent",
            "advances": 0,
            "setbacks": 0,
            "contradicted": False,
            "evidence_count": 0,
            "source_kinds": (),
        },
    ]


def test_the_frame_of_evidence() -> None:
    assert rows(view().evidence) == [
        {
            "id": "one-01",
            "commitment": "one",
            "date": "2020-02-01",
            "happened": "2020-02-01",
            "effect": "advance",
            "finding": "What happened",
            "places": ("IRQ",),
            "place_names": "Iraq",
            "source_kind": "act",
            "publisher": "State",
            "origin": "State",
            "title": "A page",
            "url": "https://example.org/one-01",
            "second_hand": False,
            "note": "",
            "corrects": "",
            "recorded": "2020-03-01",
            "by": "",
        },
        {
            "id": "one-02",
            "commitment": "one",
            "date": "2020-02",
            "happened": "2020-02-29",
            "effect": "setback",
            "finding": "What happened",
            "places": ("IRQ",),
            "place_names": "Iraq",
            "source_kind": "monitor",
            "publisher": "UN",
            "origin": "UN",
            "title": "A page",
            "url": "https://example.org/one-02",
            "second_hand": False,
            "note": "A caveat.",
            "corrects": "",
            "recorded": "2020-03-01",
            "by": "",
        },
    ]


def test_the_frame_of_assessments() -> None:
    assert rows(view().assessments) == [
        {
            "commitment": "one",
            "date": "2020-02-29",
            "end": "2021-12-31",
            "status": "substantial",
            "reason": "Because.",
            "evidence": ("one-01", "one-02"),
            "note": "",
            "second_status": "",
            "second_reason": "",
            "by": "us",
            "recorded": "2020-03-02",
        }
    ]


def test_the_frame_of_milestones_is_sorted_by_day() -> None:
    assert [(m["date"], m["day"], m["kind"], m["note"]) for m in rows(view().milestones)] == [
        ("2020-03-20", "2020-03-20", "turning-point", "In part."),
        ("2021-06", "2021-06-30", "meeting", ""),
    ]
    assert list(view("2021-06-29").milestones["title"]) == ["A pause"]


def test_the_frame_of_members_holds_those_that_had_joined() -> None:
    assert [(m["code"], m["joined"], m["latest"], m["order"]) for m in rows(view().members)] == [
        ("FRA", "2014", "2014-12-31", "1"),
        ("NATO", "../2017-07", "2017-07-31", ""),
        ("KEN", "2014/2021", "2021-12-31", ""),
    ]
    assert list(view("2021-12-30").members["code"]) == ["FRA", "NATO"]


def test_the_frame_of_member_counts_is_sorted_by_date() -> None:
    assert rows(view().member_counts) == [
        {"date": "2019-06-25", "count": 79, "url": "https://example.org/79", "note": "As said."},
        {"date": "2020-05", "count": 82, "url": "https://example.org/82", "note": ""},
    ]
    assert list(view("2020-04-30").member_counts["count"]) == [79]


def test_the_frame_of_series_has_one_row_a_value() -> None:
    first, second = rows(view().series)
    assert first == {
        "series": "money",
        "name": "Money",
        "unit": "USD",
        "stage": "pledged",
        "measure": "",
        "draw": "bars",
        "commitments": ("one", "two"),
        "date": "2020",
        "day": "2020-12-31",
        "year": None,
        "value": 43.5,
        "source": "https://example.org/a",
        "note": "",
        "series_note": "Not paid.",
    }
    assert (second["year"], second["value"], second["note"]) == (2022, 670000000.0, "A goal.")
    assert list(view("2021-06-27").series["date"]) == ["2020"]


TYPES = {
    "int64": {"review_every", "advances", "setbacks", "evidence_count", "count"},
    "Int64": {"year"},
    "float64": {"value"},
    "bool": {"contradicted", "second_hand"},
    "object": {"regions", "source_kinds", "places", "evidence", "commitments"},
    "datetime64[s]": {
        "since",
        "assessed_on",
        "newest",
        "horizon",
        "happened",
        "recorded",
        "end",
        "day",
        "latest",
    },
}
KIND_OF = {name: kind for kind, names in TYPES.items() for name in names}
EMPTY = register("  []\n")
NOTHING_JUDGED = Moment(TODAY, date(2019, 6, 25))


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize(
    "found",
    [
        view(),
        View(EMPTY, NOW, ""),
        View(small(), NOTHING_JUDGED, ""),
        View(register(commitment()), NOW, ""),
    ],
    ids=["full", "empty", "nothing recorded", "nothing judged"],
)
def test_a_frame_has_the_documented_columns_and_types_whatever_it_holds(
    found: View, name: str
) -> None:
    frame = found.all_frames()[name]
    special = {"date": "datetime64[s]"} if name == "assessments" else {}
    assert {column: str(kind) for column, kind in frame.dtypes.items()} == {
        column: special.get(column, KIND_OF.get(column, "str")) for column in COLUMNS[name]
    }
    assert list(frame.columns) == list(COLUMNS[name])


def test_all_frames_come_in_the_order_of_the_dictionary(curated: Register) -> None:
    frames = View(curated, NOW, "").all_frames()
    assert list(frames) == list(COLUMNS)
    assert {name: list(frame.columns) for name, frame in frames.items()} == (
        {name: list(columns) for name, columns in COLUMNS.items()}
    )


def test_every_column_is_explained_in_a_sentence() -> None:
    assert [
        (name, column)
        for name, columns in COLUMNS.items()
        for column, text in columns.items()
        if not text.endswith(".")
    ] == []


def test_the_horizon_is_the_newest_fact_or_judgement() -> None:
    assert view().horizon == date(2020, 2, 29)
    assert View(EMPTY, NOW, "").horizon == TODAY
