"""Counts by status, theme, region, place and year."""

from __future__ import annotations

import pytest

from commitments.register.model import Register
from commitments.tables.counts import (
    by_place,
    by_theme,
    by_theme_and_region,
    evidence_by_year,
    findings_at,
    paired_counts,
    status_counts,
)
from commitments.tables.filter import Filter
from commitments.tables.view import View
from commitments.vocabulary import Status
from tests.conftest import NOW, commitment, evidence, register
from tests.tables import test_view
from tests.tables.test_view import EMPTY, rows


def test_counts_of_statuses_name_every_status() -> None:
    counts = status_counts(test_view.view().commitments)
    assert list(counts.columns) == ["status", "count"]
    assert dict(zip(counts["status"], counts["count"], strict=True)) == (
        dict.fromkeys(Status, 0) | {Status.SUBSTANTIAL: 1, Status.NOT_ASSESSED: 1}
    )


def test_paired_counts_leave_zeros_out() -> None:
    assert paired_counts(test_view.view().commitments).to_dict("records") == [
        {"row": "best", "key": "substantial", "count": 1},
        {"row": "status", "key": "substantial", "count": 1},
        {"row": "status", "key": "not_assessed", "count": 1},
        {"row": "trend", "key": "silent", "count": 2},
    ]


def test_counts_by_theme() -> None:
    assert by_theme(test_view.view().commitments).to_dict("records") == [
        {"theme": "aid", "theme_name": "Aid", "status": "substantial", "count": 1},
        {"theme": "talks", "theme_name": "Talks", "status": "not_assessed", "count": 1},
    ]


def test_a_commitment_of_two_regions_stands_in_both() -> None:
    counts = by_theme_and_region(test_view.view().commitments)
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


def on_two(effect: str) -> View:
    """A fact that is an advance for one commitment, and this for another."""
    fact = evidence("one-01").replace(
        "effect: advance}]", f"effect: advance}}, {{commitment: two, effect: {effect}}}]"
    )
    return View(register(commitment(evidence=fact), commitment("two")), NOW, "")


def test_an_event_on_two_commitments_counts_once_and_once_for_each_effect() -> None:
    same, both = on_two("advance").evidence, on_two("setback").evidence
    assert (len(same), len(both)) == (2, 2)
    assert rows(evidence_by_year(same)) == [{"year": 2020, "effect": "advance", "count": 1}]
    assert rows(evidence_by_year(both)) == [
        {"year": 2020, "effect": "advance", "count": 1},
        {"year": 2020, "effect": "setback", "count": 1},
    ]
    for found, setbacks in ((same, 0), (both, 1)):
        assert rows(by_place(found)) == [
            {
                "scope": scope,
                "place": "IRQ",
                "name": "Iraq",
                "advance": 1,
                "setback": setbacks,
                "context": 0,
                "total": 1,
            }
            for scope in ("country", "place")
        ]
        assert list(findings_at(found, "IRQ")["id"]) == ["one-01"]


def test_two_events_of_one_source_and_day_count_twice() -> None:
    items = [evidence("one-01"), evidence("one-02").replace("/one-02", "/one-01")]
    found = View(register(commitment(evidence="\n".join(items))), NOW, "").evidence
    assert list(by_place(found)["total"]) == [2, 2]
    assert rows(evidence_by_year(found)) == [{"year": 2020, "effect": "advance", "count": 2}]
    assert list(findings_at(found, "IRQ")["id"]) == ["one-01", "one-02"]


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


def test_the_findings_at_a_country_are_as_many_as_its_place_counts(curated: Register) -> None:
    view = View(curated, NOW, "00000000")
    counts = by_place(view.evidence)
    country = counts[(counts["scope"] == "country") & (counts["place"] == "IRQ")]
    assert len(findings_at(view.evidence, "IRQ")) == int(country["total"].iloc[0]) > 0


def test_the_findings_at_a_governorate_name_it(curated: Register) -> None:
    found = findings_at(View(curated, NOW, "00000000").evidence, "IQ-NI")
    assert all("IQ-NI" in codes for codes in found["places"])
    assert found["happened"].is_monotonic_decreasing
