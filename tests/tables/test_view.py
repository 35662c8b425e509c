"""Frames: exact small ones, and their columns and types whatever they hold."""

from __future__ import annotations

from datetime import date
from functools import cache
from unittest.mock import ANY

import pandas as pd
import pytest

from commitments.register.model import Register
from commitments.register.reading import read
from commitments.standing.standing import Moment
from commitments.tables.columns import COLUMNS
from commitments.tables.filter import Filter
from commitments.tables.view import View
from tests.conftest import HEAD, NOW, TODAY, assessment, commitment, evidence, register, whole

MORE = """\
milestones:
  - {id: rome, date: 2021-06, title: Rome, kind: meeting, level: Ministers, place: Rome, summary: They met., url: https://example.org/rome}
  - {id: pause, date: 2020-03-20, title: A pause, kind: turning-point, level: The host, place: Here, summary: It stopped., url: https://example.org/pause, note: In part.}
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
                evidence("one-02", "2020-02", effect="setback", caveat="A caveat."),
            ]
        ),
        assessments=assessment("2020-02-29", "limited", "one-01, one-02"),
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
            "status": "limited",
            "since": "2020-02-29",
            "best": "limited",
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
            "to_be_judged": False,
            "history": ("2020-02-29 limited",),
            "concerns": ("expired",),
            "evidence_count": 2,
            "source_kinds": ("act", "monitor"),
            "fact_places": ("IRQ",),
            "actors": (),
            "unverified": (),
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
            "best": "",
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
            "to_be_judged": False,
            "history": (),
            "concerns": ("expired",),
            "evidence_count": 0,
            "source_kinds": (),
            "fact_places": (),
            "actors": (),
            "unverified": (),
        },
    ]


FULL = (
    "{id: one-01, date: 2020-02-01, finding: What happened, places: [IRQ, IQ-NI],"
    " actors: [FRA, NATO], collective: true,"
    " amount: {value: 10500000.5, unit: EUR, stage: paid, givers: [FRA]},"
    " source: {kind: act, publisher: State, title: A page, url: https://example.org/one-01,"
    " origin: A ministry, second_hand: true}, quote: As said,"
    " archived: {url: https://example.org/copy, date: 2020-03-01},"
    " also: [{publisher: Paper, title: The same; again, url: https://example.org/same}],"
    " provenance: Read in full, bears_on: [{commitment: one, effect: advance, why: It names it},"
    " {commitment: two, effect: context, recorded: 2021-05-01}], recorded: 2020-03-01, by: Ann}"
)
"""A fact with everything that one may hold; it bears on both pledges, on the second since 2021."""


@cache
def linked(known_at: str = "2026-11-26") -> View:
    """Two facts, the first of them on both pledges."""
    second = evidence("one-02", "2020-02", effect="setback", caveat="A caveat.")
    found = register(
        commitment(evidence=f"{FULL}\n{second}"), commitment("two", theme="talks"), MORE
    )
    return View(found, Moment(date(2021, 12, 31), date.fromisoformat(known_at)), "")


OF_FIRST: dict[str, object] = {
    "id": "one-01",
    "date": "2020-02-01",
    "happened": "2020-02-01",
    "finding": "What happened",
    "places": ("IRQ", "IQ-NI"),
    "place_names": "Iraq, Nineveh",
    "actors": ("FRA", "NATO"),
    "source_kind": "act",
    "publisher": "State",
    "title": "A page",
    "url": "https://example.org/one-01",
    "origin": "A ministry",
    "second_hand": True,
    "quote": "As said",
    "caveat": "",
    "corrects": "",
    "recorded": "2020-03-01",
    "by": "Ann",
    "collective": True,
    "amount": 10500000.5,
    "amount_unit": "EUR",
    "amount_stage": "paid",
    "amount_givers": ("FRA",),
    "also": ("https://example.org/same",),
    "also_publisher": "Paper",
    "also_title": r"The same\; again",
    "archived": "https://example.org/copy",
    "archived_on": "2020-03-01",
    "provenance": "Read in full",
}
OF_SECOND = OF_FIRST | {
    "id": "one-02",
    "date": "2020-02",
    "happened": "2020-02-29",
    "places": ("IRQ",),
    "place_names": "Iraq",
    "actors": (),
    "source_kind": "monitor",
    "publisher": "UN",
    "url": "https://example.org/one-02",
    "origin": "UN",
    "second_hand": False,
    "quote": "",
    "caveat": "A caveat.",
    "by": "",
    "collective": False,
    "amount": ANY,
    "amount_unit": "",
    "amount_stage": "",
    "amount_givers": (),
    "also": (),
    "also_publisher": "",
    "also_title": "",
    "archived": "",
    "archived_on": "",
    "provenance": "",
}


def test_the_frame_of_evidence_has_a_row_for_each_fact_and_commitment() -> None:
    assert rows(linked().evidence) == [
        OF_FIRST
        | {
            "commitment": "one",
            "effect": "advance",
            "why": "It names it",
            "linked": "2020-03-01",
        },
        OF_SECOND | {"commitment": "one", "effect": "setback", "why": "", "linked": "2020-03-01"},
        OF_FIRST | {"commitment": "two", "effect": "context", "why": "", "linked": "2021-05-01"},
    ]


def test_the_frame_of_facts_has_each_once() -> None:
    assert rows(linked().facts) == [
        OF_FIRST | {"commitments": ("one", "two")},
        OF_SECOND | {"commitments": ("one",)},
    ]
    assert linked().facts["amount"].isna().tolist() == [False, True]


def test_who_acted_and_sums_have_frames_of_their_own() -> None:
    assert rows(linked().actors) == [
        {"fact": "one-01", "member": "FRA", "name": "France", "role": "member"},
        {"fact": "one-01", "member": "NATO", "name": "NATO", "role": "member"},
        {"fact": "one-01", "member": "", "name": "", "role": "collective"},
    ]
    assert rows(linked().amounts) == [
        {
            "fact": "one-01",
            "value": 10500000.5,
            "unit": "EUR",
            "stage": "paid",
            "date": "2020-02-01",
            "givers": ("FRA",),
        }
    ]
    assert rows(linked("2020-02-28").actors) == rows(linked("2020-02-28").amounts) == []


def test_where_no_giver_is_named_all_that_acted_gave() -> None:
    text = FULL.replace(", givers: [FRA]", "")
    found = View(register(commitment(evidence=text), commitment("two"), MORE), NOW, "")
    assert list(found.amounts["givers"]) == [("FRA", "NATO")]


OTHER_TEXTS = """\
  - {id: later, title: A later text, publisher: P, url: https://example.org/later, date: 2021-05, seen: whole}
"""


def test_words_of_other_texts_stand_from_the_day_of_the_text() -> None:
    words = (
        "[{document: text, relation: repeated, quote: We will, locator: sentence 2, basis: text},"
        " {document: later, relation: weaker, quote: Nous pouvons, locator: end, why: May for will,"
        " language: French, gloss: We may, basis: report}]"
    )
    pledge = commitment("one", lineage=words)
    text = HEAD.replace("themes:\n", f"{OTHER_TEXTS}themes:\n") + pledge
    found = read(whole(text).encode(), "d", TODAY)
    first = {
        "commitment": "one",
        "document": "text",
        "relation": "repeated",
        "quote": "We will",
        "locator": "sentence 2",
        "why": "",
        "basis": "text",
        "language": "",
        "gloss": "",
    }
    second = {
        "commitment": "one",
        "document": "later",
        "relation": "weaker",
        "quote": "Nous pouvons",
        "locator": "end",
        "why": "May for will",
        "basis": "report",
        "language": "French",
        "gloss": "We may",
    }
    assert rows(View(found, NOW, "").lineage) == [first, second]
    assert rows(View(found, Moment(date(2021, 4, 30), TODAY), "").lineage) == [first]


def test_a_selection_has_the_rows_of_its_pledges_and_their_facts() -> None:
    chosen = linked().select(Filter(themes=("talks",))).all_frames()
    assert {name: len(frame) for name, frame in chosen.items()} == {
        **{"commitments": 1, "facts": 1, "evidence": 1, "actors": 3, "amounts": 1},
        **{"assessments": 0, "lineage": 0, "milestones": len(linked().milestones)},
        **{"members": len(linked().members), "member_counts": len(linked().member_counts)},
        "series": len(linked().series),
    }
    everything = linked().select(Filter()).all_frames()
    assert all(frame is getattr(linked(), name) for name, frame in everything.items())


def test_a_fact_names_the_commitments_that_it_was_known_to_bear_on() -> None:
    before = linked(known_at="2021-04-30")
    assert list(before.facts["commitments"]) == [("one",), ("one",)]
    assert list(before.evidence["commitment"]) == ["one", "one"]
    assert len(linked(known_at="2020-02-29").facts) == 0


def test_a_selection_has_the_facts_of_its_commitments_each_once() -> None:
    def facts(chosen: Filter) -> list[str]:
        return list(linked().select(chosen).facts["id"])

    assert facts(Filter()) == ["one-01", "one-02"]
    assert facts(Filter(themes=("aid",))) == ["one-01", "one-02"]
    assert facts(Filter(themes=("talks",))) == ["one-01"]


def test_the_frame_of_assessments() -> None:
    assert rows(view().assessments) == [
        {
            "commitment": "one",
            "date": "2020-02-29",
            "end": "2021-12-31",
            "status": "limited",
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
    assert list(view("2021-06-28").series["date"]) == ["2020", "2021-06-28"]


def test_a_search_names_those_who_are_members_by_then() -> None:
    found = {day: view(day).search("Kenya") for day in ("2021-12-30", "2021-12-31")}
    assert {day: one and one.members for day, one in found.items()} == {
        "2021-12-30": (),
        "2021-12-31": ("KEN",),
    }
    assert (view().search(""), view().search(" - ")) == (None, None)


def test_what_waits_is_told_from_the_day_on_which_it_was_recorded() -> None:
    head = HEAD.replace("  method:", "  review: second-reader\n  method:")
    facts = [evidence(by="Ann"), evidence("one-02", recorded="2020-03-02", by="Ann")]
    found = register(commitment(evidence="\n".join(facts)), head=head)
    days = (date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 2))
    waiting = [View(found, Moment(TODAY, day), "").waiting_on("one") for day in days]
    assert [[item.id for item in items] for items in waiting] == [
        [],
        ["one-01"],
        ["one-01", "one-02"],
    ]


TYPES = {
    "int64": {"review_every", "advances", "setbacks", "evidence_count", "count"},
    "Int64": {"year"},
    "float64": {"value", "amount"},
    "bool": {"contradicted", "second_hand", "collective", "to_be_judged"},
    "object": {
        *("regions", "source_kinds", "places", "actors", "also", "evidence", "commitments"),
        *("history", "concerns", "fact_places", "unverified", "amount_givers", "givers"),
    },
    "datetime64[s]": {
        "since",
        "assessed_on",
        "newest",
        "horizon",
        "happened",
        "recorded",
        "linked",
        "end",
        "day",
        "latest",
        "archived_on",
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


def test_the_newest_fact_is_as_exact_as_its_source() -> None:
    assert str(view().newest) == "2020-02"
    assert View(EMPTY, NOW, "").newest is None


def test_a_second_reading_stands_beside_the_first() -> None:
    other = "{status: substantial, reason: More was done.}"
    judged = [assessment(second=other), assessment("2020-04-01", recorded="2020-04-02")]
    found = register(commitment(evidence=evidence(), assessments="\n".join(judged)))
    frame = View(found, Moment(TODAY, TODAY), "").assessments
    assert frame[["second_status", "second_reason"]].to_numpy().tolist() == [
        ["substantial", "More was done."],
        ["", ""],
    ]


def test_a_selection_has_the_sums_of_its_facts_alone() -> None:
    sum = "{value: 5, unit: EUR, stage: paid}"
    found = register(
        commitment("one", evidence=evidence(amount=sum)),
        commitment("two", evidence=evidence("two-01", amount=sum), theme="talks"),
    )
    made = View(found, Moment(TODAY, TODAY), "")
    chosen = (Filter(), Filter(themes=("talks",)))
    sums = [list(made.select(one).amounts["fact"]) for one in chosen]
    assert sums == [["one-01", "two-01"], ["two-01"]]
