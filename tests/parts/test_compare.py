"""The page that compares two sides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commitments.answers.side_by_side import NO_VERDICT, comparison_answer
from commitments.register.model import Register
from commitments.tables.filter import Filter
from commitments.tables.side import compared
from tests.conftest import HEAD, ROOT, commitment
from tests.parts.app import COMPARE, THEMES, opened, use_file, view_at, warnings
from tests.parts.html import heads, links, pieces, said, words

SAMPLE = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")
REGISTER: Register = view_at().register


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("theme.military", "theme.stabilisation"),
        ("region.iraq", "region.syria"),
        ("member.DEU", "member.TUR"),
        ("pledge.mil-levant", "pledge.unity"),
        ("date.2024-12-31", "date.2025-06-30"),
        ("member.DEU", "theme.military"),
        ("pledge.mil-levant", "date.2022-12-31"),
    ],
)
def test_any_two_sides_stand_beside_each_other(one: str, other: str) -> None:
    at = opened(COMPARE, a=one, b=other)
    found = compared(view_at().select(Filter()), one, other)
    answer = comparison_answer(found, REGISTER)
    assert said(at) == [answer.first, answer.more]
    page = pieces(at)
    names = re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", page)
    assert tuple(map(words, names)) == found.names
    assert page.count('class="two"') == 3
    assert page.count(NO_VERDICT) == [one, other].count("member.DEU") + (other == "member.TUR")
    assert dict(at.query_params) == {"a": one, "b": other}
    dates = one.startswith("date") and other.startswith("date")
    listed = [*found.alone, () if dates else found.shared]
    assert page.count('class="fact"') == sum(min(len(facts), 50) for facts in listed)


def test_a_fact_stands_once_and_what_is_folded_is_counted() -> None:
    at = opened(COMPARE, a="theme.military", b="theme.stabilisation")
    found = compared(view_at().select(Filter()), "theme.military", "theme.stabilisation")
    first = found.alone[0]
    assert f"Only Military support: {len(first)} facts" in words(pieces(at))
    left = len(first) - 50
    assert f"{left} older facts are in the CSV." in words(pieces(at))
    assert f"{len(first) - 2} more on file" in words(pieces(at))
    assert f"On both sides: {len(found.shared)} facts" in words(pieces(at))
    assert at.get_by_key("sides-csv").proto.label == "CSV"


def test_without_a_choice_the_first_two_themes_are_compared() -> None:
    at = opened(COMPARE)
    names = [theme.name for theme in REGISTER.themes[:2]]
    assert [at.selectbox(key=f"{side}-kind").value for side in "ab"] == ["theme", "theme"]
    assert [at.selectbox(key=f"{side}-theme").options for side in "ab"] == [
        [theme.name for theme in REGISTER.themes]
    ] * 2
    assert said(at)[0].startswith(f"{names[0]}: ")
    assert dict(at.query_params) == {}


def test_choices_stand_in_the_address_and_the_sides_can_be_swapped() -> None:
    at = opened(COMPARE)
    at.selectbox(key="a-theme").set_value("stabilisation").run()
    assert dict(at.query_params) == {"a": "theme.stabilisation", "b": "theme.military"}
    at.selectbox(key="b-kind").set_value("pledge").run()
    first = REGISTER.commitments[0].id
    assert dict(at.query_params) == {"a": "theme.stabilisation", "b": f"pledge.{first}"}
    at.selectbox(key="b-pledge").set_value("mil-levant").run()
    at.button(key="swap").click().run()
    assert dict(at.query_params) == {"a": "pledge.mil-levant", "b": "theme.stabilisation"}
    assert dict(opened(COMPARE, a="region.syria").query_params) == {
        "a": "region.syria",
        "b": "region.iraq",
    }
    assert at.selectbox(key="a-pledge").value == "mil-levant"
    assert [error.message for error in at.exception] == []


def test_a_day_of_the_address_that_is_not_offered_can_be_chosen() -> None:
    at = opened(COMPARE, a="date.2022-02-02", b="date.2024-12-31")
    assert at.selectbox(key="a-date").value == "2022-02-02"
    assert at.selectbox(key="a-date").options[0] == "2 Feb 2022"


@pytest.mark.parametrize(
    ("asked", "warning"),
    [
        (
            "theme.militari",
            "The link asks for the theme “militari”, which is not known; the nearest is Military"
            " support (theme.military). It was left out.",
        ),
        (
            "date.2018-01-01",
            "The link asks for the date “1 Jan 2018”, which lies outside of 25 Jun 2019 to 28 Nov"
            " 2026; the nearest is date.2019-06-25. It was left out.",
        ),
    ],
)
def test_a_bad_link_is_told_with_the_nearest_known(asked: str, warning: str) -> None:
    at = opened(COMPARE, a=asked, b="theme.military")
    assert [text.replace("\\", "") for text in warnings(at)] == [warning]
    assert said(at) == said(opened(COMPARE))


def test_one_thing_on_both_sides_asks_for_another() -> None:
    at = opened(COMPARE, a="theme.military", b="theme.military")
    assert said(at) == [
        "Both sides are Military support.",
        "Choose another for one of them to compare.",
    ]
    assert at.selectbox(key="a-theme").value == at.selectbox(key="b-theme").value == "military"
    assert heads(at) == []


def test_a_filter_holds_on_both_sides() -> None:
    at = opened(COMPARE, a="theme.military", b="region.iraq", theme="stabilisation")
    assert said(at)[0].startswith("Military support: no pledge passes these filters; Iraq: ")


def test_themes_and_pledges_lead_here() -> None:
    ways = links(pieces(opened(THEMES)), "compare")
    assert ways == [(f"compare?a=theme.{theme.id}", "Compare") for theme in REGISTER.themes]


def test_another_summit_and_a_register_without_facts_are_compared_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "sample.yaml", SAMPLE)
    at = opened(COMPARE)
    assert said(at)[0].startswith("Water: substantially kept; Talks: ")
    assert said(opened(COMPARE, a="member.CHE", b="theme.water"))[0].startswith("Switzerland: ")
    use_file(monkeypatch, tmp_path / "tiny.yaml", HEAD + commitment())
    tiny = opened(COMPARE)
    assert said(tiny) == [
        "Aid: not assessed; Talks: no pledge passes these filters.",
        "In the last twelve months there was neither an advance nor a setback on either side. They"
        " share no fact.",
    ]
    assert "Only Aid: no fact" in words(pieces(tiny))
