"""Which pledges pass, and the filters in words."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pandas as pd
import pytest

from commitments.standing.standing import Moment, Standing
from commitments.tables import filter
from commitments.tables.filter import FILTER_FIELDS, Filter
from commitments.tables.view import View
from tests.conftest import TODAY, commitment, register
from tests.tables.test_view import view

FILTERS = {
    "themes": ("military", "women-gender"),
    "regions": ("northeast-syria", "levant"),
    "statuses": ("substantial", "reversed"),
    "kinds": ("process", "money"),
    "freshness": ("due", "overdue"),
    "confidence": ("high", "medium"),
    "source_kinds": ("act",),
}


def test_every_filter_is_described_once_and_looks_at_a_column(real: View) -> None:
    described = [field.name for field in FILTER_FIELDS]
    assert [*described, "text"] == [field.name for field in dataclasses.fields(Filter)]
    assert {field.column for field in FILTER_FIELDS} <= set(real.commitments.columns)
    for part in ("parameter", "option", "label"):
        assert len({getattr(field, part) for field in FILTER_FIELDS}) == len(FILTER_FIELDS)


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
    # All was judged lately: some reviews are due, and others not, between 90 and 180 days later.
    later = Moment(max(s.newest for s in real.standings.values()) + timedelta(days=100), TODAY)
    found = View(real.register, later, "") if field == "freshness" else real
    wanted = FILTERS[field]
    expected = [id for id, s in found.standings.items() if passes(s, field, wanted)]
    chosen = found.select(Filter(**{field: wanted}))  # type: ignore[arg-type]
    assert 0 < len(expected) < len(found.standings)
    assert list(chosen.commitments["id"]) == expected
    assert (chosen.count, chosen.total) == (len(expected), len(found.standings))


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
        ("sumary of two", ["two"]),
        ("state", ["one"]),
        ("one-02", ["one"]),
        ("Iraq", ["one", "two"]),
        (".*", ["one", "two"]),
        ("(one", ["one"]),
    ],
)
def test_search_finds_commitments_that_hold_every_word(text: str, found: list[str]) -> None:
    assert list(view().select(Filter(text=text)).commitments["id"]) == found


def test_a_selection_says_what_its_search_found() -> None:
    found = view().select(Filter(text="because state")).found
    assert found is not None
    assert {id: hit.words for id, hit in found.hits.items()} == {"one": "reason; 1 fact"}
    nothing = view().select(Filter(text="because nothng")).found
    assert nothing is not None
    assert (dict(nothing.hits), nothing.suggestions) == ({}, ("because",))
    others = (Filter(), Filter(themes=("talks",)), Filter(text=" . "))
    assert [view().select(chosen).found for chosen in others] == [None, None, None]


def test_a_search_finds_only_what_is_visible_at_the_moment() -> None:
    # The second fact happened by the end of February 2020.
    assert view("2020-02-28").select(Filter(text="one-02")).count == 0
    assert view("2020-02-29").select(Filter(text="one-02")).count == 1


def test_a_selection_holds_what_belongs_to_its_commitments() -> None:
    chosen = view().select(Filter(themes=("talks",)))
    assert [s.commitment.id for s in chosen.standings] == ["two"]
    assert (len(chosen.evidence), len(chosen.assessments)) == (0, 0)
    assert len(view().select(Filter(themes=("aid",))).evidence) == 2


def test_selecting_leaves_the_frames_of_the_view_alone(real: View) -> None:
    before = real.commitments.copy()
    real.select(Filter(text="iraq", statuses=("limited",)))
    pd.testing.assert_frame_equal(real.commitments, before)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Filter(), "All pledges"),
        (Filter(themes=("aid",)), "Theme: Aid"),
        (Filter(themes=("aid", "talks")), "Theme: Aid or Talks"),
        (Filter(regions=("global",)), "Region: Worldwide"),
        (Filter(statuses=("limited", "reversed")), "Status: Limited action or Reversed"),
        (Filter(kinds=("money",)), "Kind: Money"),
        (Filter(freshness=("due", "overdue", "expired")), "Freshness: Due, Overdue or Expired"),
        (Filter(confidence=("low",)), "Confidence: Low"),
        (Filter(source_kinds=("party",)), "Source: A party's word"),
        (Filter(text="  nineveh "), "Text: “nineveh”"),
        (Filter(text="   "), "All pledges"),
        (Filter(themes=("gone",)), "Theme: gone"),
        (
            Filter(themes=("aid",), statuses=("limited",), text="camp"),
            "Theme: Aid · Status: Limited action · Text: “camp”",
        ),
    ],
)
def test_filters_in_words(chosen: Filter, words: str) -> None:
    assert filter.filter_words(chosen, register(commitment())) == words
