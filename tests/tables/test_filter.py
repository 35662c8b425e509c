"""Which pledges pass, and the filters in words."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pandas as pd
import pytest

from commitments.standing.attention import concerns
from commitments.standing.standing import Moment, Standing
from commitments.tables import filter, filter_said
from commitments.tables.filter import FILTER_FIELDS, GROUPS, Filter, FilterField
from commitments.tables.view import View, loosened
from tests.conftest import NOW, TODAY, assessment, commitment, evidence, register
from tests.tables.test_view import view

FILTERS = {
    "themes": ("military", "women-gender"),
    "regions": ("northeast-syria", "levant"),
    "statuses": ("substantial", "reversed"),
    "kinds": ("process", "money"),
    "freshness": ("due", "overdue"),
    "confidence": ("high", "medium"),
    "source_kinds": ("act",),
    "trends": ("worsening", "silent"),
    "needs": ("reversed", "disputed"),
    "facts_in": ("TUR", "SY-QU"),
    "members": ("NZL", "DNK"),
    "unverified": ("second-hand",),
}


def test_every_filter_is_described_once_and_looks_at_a_column(real: View) -> None:
    described = [field.name for field in FILTER_FIELDS]
    assert [*described, "text"] == [field.name for field in dataclasses.fields(Filter)]
    assert {field.column for field in FILTER_FIELDS} <= set(real.commitments.columns)
    assert {field.group for field in FILTER_FIELDS} == {*GROUPS, ""}
    assert {field.name for field in FILTER_FIELDS} == {*filter_said._LEADS, "ids"}
    for part in ("parameter", "option", "label", "noun", "word"):
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
        "trends": {str(s.trend)},
        "needs": {str(concern) for concern in concerns(s)},
        "facts_in": {place for item in s.evidence for place in item.places},
        "members": {member for item in s.evidence for member in item.fact.actors},
        "unverified": {
            "second-hand"
            for item in s.evidence
            if item.source.second_hand and s.assessment and item.id in s.assessment.evidence
        },
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
        (Filter(trends=("worsening", "few")), "Trend: Worsening or Too few events for a trend"),
        (
            Filter(needs=("reversed", "expired")),
            "Needs attention: Reversed or No new fact within the review period",
        ),
        (Filter(changed=("2026-02-09",)), "Changed status since 9 Feb 2026"),
        (Filter(changed=("2026-02-30",)), "All pledges"),
        (Filter(facts_in=("IRQ", "SYR")), "Pledges with facts in Iraq or SYR"),
        (Filter(members=("FRA",)), "Pledges with a fact by FRA"),
        (Filter(unverified=("second-hand",)), "Second-hand: In part on second-hand sources"),
        (
            Filter(themes=("aid",), changed=("2020-02-09",)),
            "Theme: Aid · Changed status since 9 Feb 2020",
        ),
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
    found = register(commitment(evidence=evidence()))
    assert filter.filter_words(chosen, found) == words


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (("one",), "Pledge: Title of one"),
        (("one", "two"), "Pledges: Title of one and Title of two"),
        (("one", "two", "three"), "3 chosen pledges"),
    ],
)
def test_chosen_pledges_are_named_by_their_titles(ids: tuple[str, ...], words: str) -> None:
    found = register(*(commitment(id) for id in ("one", "two", "three")))
    assert filter.filter_words(Filter(ids=ids), found) == words


def field(name: str) -> FilterField:
    (found,) = (each for each in FILTER_FIELDS if each.name == name)
    return found


def changing() -> View:
    """One pledge that fell in 2020 and rose again, one that was judged once, one never."""
    facts = "\n".join(evidence(f"one-{n}", f"2020-0{n}-01") for n in (1, 2, 3))
    judged = [("2020-01-01", "limited"), ("2020-02-01", "not_started"), ("2020-03-01", "limited")]
    history = "\n".join(
        assessment(day, status, f"one-{n}") for n, (day, status) in enumerate(judged, start=1)
    )
    once = commitment("two", evidence=evidence("two-1"), assessments=assessment(evidence="two-1"))
    found = register(
        commitment(evidence=facts, assessments=history), once, commitment("three", theme="talks")
    )
    return View(found, NOW, "")


@pytest.mark.parametrize(
    ("days", "ids"),
    [
        (("2019-06-25",), ["one", "two"]),
        (("2019-12-31",), ["one", "two"]),
        (("2020-01-01",), ["two"]),
        (("2020-01-31",), ["two"]),
        (("2020-02-01",), ["one"]),
        (("2020-02-29",), ["one"]),
        (("2020-03-01",), []),
        (("2026-11-28",), []),
        (("2030-01-01",), []),
        (("2020-01-15", "2020-02-15"), ["one", "two"]),
        (("no day",), []),
    ],
)
def test_a_status_changed_since_a_day_where_it_was_another_then(
    days: tuple[str, ...], ids: list[str]
) -> None:
    assert list(changing().select(Filter(changed=days)).commitments["id"]) == ids


def test_a_change_is_seen_from_the_date_of_the_view() -> None:
    view = View(changing().register, Moment(date(2020, 2, 15), TODAY), "")
    assert list(view.select(Filter(changed=("2020-01-15",))).commitments["id"]) == ["one", "two"]
    assert list(view.select(Filter(changed=("2020-02-01",))).commitments["id"]) == []


def test_a_country_holds_the_facts_of_its_parts() -> None:
    part = evidence().replace("places: [IRQ]", "places: [IQ-NI]")
    facts = register(
        commitment(evidence=part),
        commitment("two", evidence=evidence("two-1").replace("places: [IRQ]", "places: [TUR]")),
        commitment("three"),
    )
    found = View(facts, NOW, "")
    passing = {
        code: list(found.select(Filter(facts_in=(code,))).commitments["id"])
        for code in ("IRQ", "IQ-NI", "TUR", "SYR")
    }
    assert passing == {"IRQ": ["one"], "IQ-NI": ["one"], "TUR": ["two"], "SYR": []}
    assert field("facts_in").choices(facts) == {
        "IRQ": "Iraq",
        "IQ-NI": "Nineveh (Iraq)",
        "TUR": "Türkiye",
    }
    # A region that a pledge names is another matter.
    assert list(found.select(Filter(regions=("iraq",))).commitments["id"]) == [
        *("one", "two", "three")
    ]


def test_a_status_may_rest_on_second_hand_sources_in_part_or_alone() -> None:
    def relayed(id: str, publisher: str) -> str:
        fact = evidence(id, publisher=publisher)
        return fact.replace(
            f"https://example.org/{id}", f"https://example.org/{id}, second_hand: true"
        )

    part = f"{relayed('one-1', 'UN')}\n{evidence('one-2')}"
    found = register(
        commitment(evidence=part, assessments=assessment(evidence="one-1, one-2")),
        commitment(
            "two", evidence=relayed("two-1", "UN"), assessments=assessment(evidence="two-1")
        ),
        # Seen, but the status does not rest on it.
        commitment(
            "three",
            evidence=f"{relayed('three-1', 'UN')}\n{evidence('three-2')}",
            assessments=assessment(evidence="three-2"),
        ),
    )
    view = View(found, NOW, "")
    assert list(view.commitments["unverified"]) == [
        ("second-hand",),
        ("second-hand", "only-second-hand"),
        (),
    ]
    only = view.select(Filter(unverified=("only-second-hand",)))
    assert list(only.commitments["id"]) == ["two"]


def test_the_choices_follow_the_register(real: View) -> None:
    members = field("members").choices(real.register)
    assert {member.code for member in real.register.members} == set(members)
    assert list(members.values()) == sorted(members.values(), key=str.casefold)
    assert field("changed").choices(real.register) == {}
    assert field("facts_in").choices(register("  []\n")) == {}


@pytest.mark.parametrize(
    ("name", "key", "accepted"),
    [
        ("changed", "2019-06-25", True),
        ("changed", "2026-02-09", True),
        ("changed", "2019-06-24", False),
        ("changed", "2026-02-30", False),
        ("changed", "yesterday", False),
        ("needs", "worsening", True),
        ("needs", "unhappy", False),
        ("facts_in", "IRQ", True),
        ("facts_in", "FRA", False),
    ],
)
def test_a_field_accepts_its_keys_and_no_other(name: str, key: str, accepted: bool) -> None:
    found = register(commitment(evidence=evidence()))
    assert field(name).accepts(key, found) is accepted


def test_with_one_filter_less_more_may_pass() -> None:
    both = view().select(Filter(themes=("talks",), statuses=("limited",)))
    assert (both.count, loosened(both)) == (0, ((field("themes"), 1), (field("statuses"), 1)))
    text = view().select(Filter(themes=("talks",), text="one"))
    assert loosened(text) == ((field("themes"), 1), (None, 1))
    assert loosened(view().select(Filter(kinds=("process",), statuses=("reversed",)))) == ()
    assert loosened(view().select(Filter())) == ()
