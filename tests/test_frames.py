"""Frames: exact small ones, every filter, and what leaves them as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache

import pandas as pd
import pytest

from commitments.frames import (
    COLUMNS,
    Filter,
    View,
    by_place,
    by_theme,
    by_theme_and_region,
    evidence_by_year,
    findings_at,
    flat,
    paired_counts,
    status_counts,
    to_csv,
)
from commitments.model import Register
from commitments.standing import Moment, Standing
from commitments.vocabulary import Status
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


@pytest.fixture(scope="module")
def real(curated: Register) -> View:
    return View(curated, NOW, "0123abcd")


FILTERS = {
    "themes": ("military", "women-gender"),
    "regions": ("northeast-syria", "levant"),
    "statuses": ("substantial", "reversed"),
    "kinds": ("process", "money"),
    "freshness": ("due", "overdue"),
    "confidence": ("high", "medium"),
    "source_kinds": ("act",),
}


def passes(s: Standing, field: str, wanted: tuple[str, ...]) -> bool:
    """Whether a commitment passes a filter, said once more and in another way."""
    values: dict[str, set[str]] = {
        "themes": {s.commitment.theme},
        "regions": set(s.commitment.regions),
        "statuses": {str(s.status)},
        "kinds": {str(s.commitment.kind)},
        "freshness": {str(s.freshness)},
        "confidence": {str(s.confidence)},
        "source_kinds": {str(item.source.kind) for item in s.evidence},
    }
    return bool(values[field] & set(wanted))


@pytest.mark.parametrize("field", FILTERS)
def test_each_filter_lets_through_what_has_one_of_its_values(real: View, field: str) -> None:
    wanted = FILTERS[field]
    expected = [id for id, s in real.standings.items() if passes(s, field, wanted)]
    chosen = real.select(Filter(**{field: wanted}))  # type: ignore[arg-type]
    assert 0 < len(expected) < len(real.standings)
    assert list(chosen.commitments["id"]) == expected
    assert (chosen.count, chosen.total) == (len(expected), len(real.standings))


def test_filters_narrow_each_other_down(real: View) -> None:
    both = real.select(Filter(themes=("stabilisation",), regions=("northeast-syria",)))
    assert 0 < both.count < real.select(Filter(themes=("stabilisation",))).count
    assert [s.commitment.id for s in both.standings] == [
        id
        for id, s in real.standings.items()
        if s.commitment.theme == "stabilisation" and "northeast-syria" in s.commitment.regions
    ]


def test_an_unknown_value_lets_nothing_through(real: View) -> None:
    for field in FILTERS:
        assert real.select(Filter(**{field: ("no-such-key",)})).count == 0  # type: ignore[arg-type]


def test_the_empty_filter_lets_everything_through(real: View) -> None:
    chosen = real.select(Filter())
    assert Filter().empty and not Filter(text="x").empty and not Filter(kinds=("money",)).empty
    assert chosen.commitments is real.commitments
    assert (chosen.evidence is real.evidence, chosen.assessments is real.assessments) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["one", "two"]),
        ("   ", ["one", "two"]),
        ("Title", ["one", "two"]),
        ("TITLE of ONE", ["one"]),
        ("one title", ["one"]),
        ("talks", ["two"]),
        ("worldwide", ["one"]),
        ("because", ["one"]),
        ("we will do", ["one", "two"]),
        ("summary two", ["two"]),
        ("one two", []),
        ("nothing like it", []),
        (".*", ["one", "two"]),
        ("(one", ["one"]),
    ],
)
def test_search_finds_commitments_that_hold_every_word(text: str, found: list[str]) -> None:
    assert list(view().select(Filter(text=text)).commitments["id"]) == found


def test_a_selection_holds_what_belongs_to_its_commitments() -> None:
    chosen = view().select(Filter(themes=("talks",)))
    assert [s.commitment.id for s in chosen.standings] == ["two"]
    assert (len(chosen.evidence), len(chosen.assessments)) == (0, 0)
    assert len(view().select(Filter(themes=("aid",))).evidence) == 2


def test_selecting_leaves_the_frames_of_the_view_alone(real: View) -> None:
    before = real.commitments.copy()
    real.select(Filter(text="iraq", statuses=("limited",)))
    pd.testing.assert_frame_equal(real.commitments, before)


def test_counts_of_statuses_name_every_status() -> None:
    counts = status_counts(view().commitments)
    assert list(counts.columns) == ["status", "count"]
    assert dict(zip(counts["status"], counts["count"], strict=True)) == (
        dict.fromkeys(Status, 0) | {Status.SUBSTANTIAL: 1, Status.NOT_ASSESSED: 1}
    )


def test_paired_counts_leave_zeros_out() -> None:
    assert paired_counts(view().commitments).to_dict("records") == [
        {"row": "best", "key": "substantial", "count": 1},
        {"row": "best", "key": "not_assessed", "count": 1},
        {"row": "status", "key": "substantial", "count": 1},
        {"row": "status", "key": "not_assessed", "count": 1},
        {"row": "trend", "key": "silent", "count": 2},
    ]


def test_counts_by_theme() -> None:
    assert by_theme(view().commitments).to_dict("records") == [
        {"theme": "aid", "theme_name": "Aid", "status": "substantial", "count": 1},
        {"theme": "talks", "theme_name": "Talks", "status": "not_assessed", "count": 1},
    ]


def test_a_commitment_of_two_regions_stands_in_both() -> None:
    counts = by_theme_and_region(view().commitments)
    assert [(r["theme"], r["region"], r["status"], r["count"]) for r in rows(counts)] == [
        ("aid", "iraq", "substantial", 1),
        ("aid", "global", "substantial", 1),
        ("talks", "iraq", "not_assessed", 1),
    ]


def found(*places: str, effect: str = "advance") -> str:
    """Evidence that names these places, each item at its own address."""
    items = [
        evidence(f"one-{n:02}", effect=effect).replace("[IRQ]", f"[{codes}]")
        for n, codes in enumerate(places)
    ]
    return commitment(evidence="\n".join(items))


def places_of(*texts: str) -> dict[tuple[str, str], int]:
    counts = by_place(View(register(*texts), NOW, "").evidence)
    assert list(counts.columns) == (
        ["scope", "place", "name", "advance", "setback", "context", "total"]
    )
    return {(r["scope"], r["place"]): r["total"] for r in rows(counts)}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([""], {}),
        (["IRQ"], {("country", "IRQ"): 1, ("place", "IRQ"): 1}),
        (["IQ-NI"], {("country", "IRQ"): 1, ("place", "IQ-NI"): 1}),
        # A finding counts in each place that it names, and once in their country.
        (
            ["IQ-NI, IQ-KI"],
            {("country", "IRQ"): 1, ("place", "IQ-NI"): 1, ("place", "IQ-KI"): 1},
        ),
        # The row of a country has the findings that name no part of it.
        (["IRQ, IQ-NI"], {("country", "IRQ"): 1, ("place", "IQ-NI"): 1}),
        (["IRQ, SY-HA"], {("country", "IRQ"): 1, ("country", "SYR"): 1}
            | {("place", "IRQ"): 1, ("place", "SY-HA"): 1}),
        (["IQ-NI", "IRQ", "IQ-NI"], {("country", "IRQ"): 3}
            | {("place", "IQ-NI"): 2, ("place", "IRQ"): 1}),
    ],
)  # fmt: skip
def test_findings_count_in_the_places_that_they_name(
    places: list[str], expected: dict[tuple[str, str], int]
) -> None:
    assert places_of(found(*places)) == expected


def test_counts_by_place_have_a_column_for_each_effect() -> None:
    texts = found("IRQ", "IRQ", effect="setback")
    counts = by_place(View(register(texts), NOW, "").evidence)
    assert rows(counts)[1] == {
        "scope": "place",
        "place": "IRQ",
        "name": "Iraq",
        "advance": 0,
        "setback": 2,
        "context": 0,
        "total": 2,
    }


def test_a_finding_under_two_commitments_counts_once_for_each_effect() -> None:
    one = evidence("one-01")
    again = one.replace("id: one-01", "id: two-01")
    other = again.replace("effect: advance", "effect: setback")
    same = View(register(commitment(evidence=one), commitment("two", again)), NOW, "").evidence
    both = View(register(commitment(evidence=one), commitment("two", other)), NOW, "").evidence
    assert rows(evidence_by_year(same)) == [{"year": 2020, "effect": "advance", "count": 1}]
    assert rows(evidence_by_year(both)) == [
        {"year": 2020, "effect": "advance", "count": 1},
        {"year": 2020, "effect": "setback", "count": 1},
    ]
    assert list(by_place(same)["total"]) == [1, 1]
    assert list(by_place(both)["total"]) == [2, 2]


def test_counts_of_nothing_are_empty_and_keep_their_columns() -> None:
    nothing = View(EMPTY, NOW, "").select(Filter())
    columns = {
        "paired": list(paired_counts(nothing.commitments).columns),
        "theme": list(by_theme(nothing.commitments).columns),
        "region": list(by_theme_and_region(nothing.commitments).columns),
        "place": list(by_place(nothing.evidence).columns),
        "year": list(evidence_by_year(nothing.evidence).columns),
    }
    assert columns == {
        "paired": ["row", "key", "count"],
        "theme": ["theme", "theme_name", "status", "count"],
        "region": ["theme", "theme_name", "region", "status", "count"],
        "place": ["scope", "place", "name", "advance", "setback", "context", "total"],
        "year": ["year", "effect", "count"],
    }
    assert status_counts(nothing.commitments)["count"].sum() == 0
    assert (nothing.count, nothing.total, nothing.standings) == (0, 0, ())


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        (" =1+1", "' =1+1"),
        ("\n\x01=1+1", "'\n\x01=1+1"),
        ("＝1+1", "'＝1+1"),
        ("\ttext", "'\ttext"),
        (" text", " text"),
        ("a=b", "a=b"),
        ("", ""),
        (("a", "b"), "a; b"),
        (("=a", "b"), "'=a; b"),
        ((), ""),
        (-2, -2),
        (2.5, 2.5),
        (True, True),
        (pd.Timestamp("2021-06-28"), "2021-06-28"),
        (pd.NaT, ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(
    value: object, cell: object
) -> None:
    assert list(flat(pd.DataFrame({"a": pd.Series([value], dtype=object)}))["a"]) == [cell]


def test_a_heading_that_a_spreadsheet_would_run_gets_an_apostrophe() -> None:
    frame = pd.DataFrame([["a", 1, "b"]], columns=["=1+1", "@SUM(1)", "Iraq"])
    assert to_csv(frame) == b"\xef\xbb\xbf'=1+1,'@SUM(1),Iraq\r\na,1,b\r\n"


def test_columns_with_one_name_stay_apart() -> None:
    frame = pd.DataFrame([["=a", 1, "=b"]], columns=["Same", "Same", "Same"])
    assert to_csv(frame) == b"\xef\xbb\xbfSame,Same,Same\r\n'=a,1,'=b\r\n"


def test_columns_of_numbers_stay_numbers() -> None:
    frame = pd.DataFrame({"whole": [-1, 2], "part": [-0.5, 2.0], "yes": [True, False]})
    assert flat(frame).equals(frame)
    assert list(flat(view().series).dtypes[["value", "year"]]) == ["float64", "Int64"]


def test_flattening_leaves_the_frame_alone() -> None:
    before = view().evidence.copy()
    flat(view().evidence)
    pd.testing.assert_frame_equal(view().evidence, before)


def test_csv_begins_with_a_byte_order_mark_and_has_windows_line_ends() -> None:
    frame = pd.DataFrame({"name": ["Élysée", "=1+1", 'a "b", c'], "count": [1, -2, 3]})
    assert to_csv(frame) == (
        b'\xef\xbb\xbfname,count\r\n\xc3\x89lys\xc3\xa9e,1\r\n\'=1+1,-2\r\n"a ""b"", c",3\r\n'
    )


def test_csv_of_years_shows_whole_numbers_and_leaves_gaps_empty() -> None:
    text = to_csv(view().series[["date", "year", "value"]]).decode("utf-8-sig")
    assert text == "date,year,value\r\n2020,,43.5\r\n2021-06-28,2022,670000000.0\r\n"


def test_csv_of_every_frame_reads_back_with_as_many_rows(real: View) -> None:
    for name, frame in real.all_frames().items():
        read = list(csv.DictReader(io.StringIO(to_csv(frame).decode("utf-8-sig"), newline="")))
        assert len(read) == len(frame) > 0
        assert list(read[0]) == list(COLUMNS[name])


def test_no_cell_of_the_real_register_begins_a_formula_unless_it_is_a_number(real: View) -> None:
    for frame in real.all_frames().values():
        for row in csv.reader(io.StringIO(to_csv(frame).decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_the_findings_at_a_country_are_as_many_as_its_place_counts(curated: Register) -> None:
    view = View(curated, NOW, "00000000")
    counts = by_place(view.evidence)
    country = counts[(counts["scope"] == "country") & (counts["place"] == "IRQ")]
    assert len(findings_at(view.evidence, "IRQ")) == int(country["total"].iloc[0]) > 0


def test_the_findings_at_a_governorate_name_it(curated: Register) -> None:
    found = findings_at(View(curated, NOW, "00000000").evidence, "IQ-NI")
    assert all("IQ-NI" in codes for codes in found["places"])
    assert found["happened"].is_monotonic_decreasing
