"""The Members view: all members as rows, and one with what it did."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.answers.member import member_answer, of_year
from commitments.dates import joined
from commitments.register.background import Member
from commitments.standing.acts import acts, acts_by_member, by_pledge
from commitments.standing.standing import Standing
from commitments.tables.filter import Filter
from components.widgets.text import plain
from tests.conftest import ROOT
from tests.parts.app import CURATED, MEMBERS, alt, figures, opened, taken_away, use_file, view_at
from tests.parts.app import warnings as complaints
from tests.parts.html import heads, links, pieces, said, words

SAMPLE = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")


def member(code: str) -> Member:
    return next(one for one in CURATED.register.members if one.code == code)


def rows(at: AppTest) -> list[str]:
    [table] = re.findall(r'<table class="members".*?</table>', pieces(at), re.DOTALL)
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1:]]


def test_every_member_stands_with_its_facts_and_the_time_of_its_joining() -> None:
    at = opened(MEMBERS)
    frame, by = view_at().members, acts_by_member(view_at().standings.values())
    found = rows(at)
    assert len(found) == len(frame) == 86
    for name, code, when in zip(frame["name"], frame["code"], frame["joined"], strict=True):
        [row] = [row for row in found if row.startswith(f"{name} ")]
        facts = f" {len(by[code])} " if code in by else " no fact on file "
        assert facts in row and row.endswith(joined(when))
        assert (f"members?code={code}", name) in links(pieces(at), "members")
    acting = sum(bool(some) for some in by.values())
    assert said(at)[0] == (
        f"Of 86 members named in sources {acting} acted in facts on file; for the other"
        f" {86 - acting} there is none."
    )
    assert said(at)[1].endswith("Sources count 90 members; the names of 4 were not found.")
    assert alt(at, "map-of-members").startswith("81 member states and 5 organisations")


def test_the_total_counts_an_event_of_several_members_once() -> None:
    by = acts_by_member(view_at().standings.values())
    naming = len({act.fact.id for some in by.values() for act in some})
    assert f"{naming} of {len(view_at().facts)} facts name who acted." in words(
        pieces(opened(MEMBERS))
    )


def test_members_stand_by_name_or_by_number_of_facts() -> None:
    assert rows(opened(MEMBERS))[0].startswith("Afghanistan ")
    by = acts_by_member(view_at().standings.values())
    most = max(by, key=lambda code: len(by[code]))
    at = opened(MEMBERS, order="facts")
    assert rows(at)[0].startswith(f"{member(most).name} {len(by[most])} ")
    assert ("members", "by name") in links(pieces(at), "members")


def test_what_is_not_known_is_said() -> None:
    found = words(pieces(opened(MEMBERS)))
    assert all(one in found for one in view_at().register.members_open)


@pytest.mark.parametrize("code", ["DEU", "TUR", "USA", "IRQ", "nato"])
def test_a_member_stands_with_each_of_its_facts_once(code: str) -> None:
    at, view = opened(MEMBERS, code=code), view_at()
    done = acts(view.standings.values(), code)
    answer = member_answer(member(code), done, view.register)
    assert said(at) == [answer.first, answer.more]
    found = pieces(at)
    assert found.count('<div class="act">') == len(done) > 1
    assert found.count('<span class="finding">') == len(done)
    pledges = by_pledge(done, view.register.commitments)
    assert f"Its facts bear on {len(pledges)} pledges of 32" in [title for title, _ in heads(at)]
    linked = dict(links(found, "commitment"))
    for on in pledges:
        assert f"commitment?id={on.commitment.id}" in linked
    for act in done:
        assert act.fact.source.url.replace("&", "&amp;") in found
    assert "acts-over-time" in taken_away(at)
    assert dict(at.query_params) == {"code": code}
    assert at.get("download_button")


def test_the_facts_of_one_year_stand_first() -> None:
    at, done = opened(MEMBERS, **{"code": "TUR", "in": "2025"}), acts(_standings(), "TUR")
    some = tuple(act for act in done if act.fact.happened.year == 2025)
    assert next(title for title, _ in heads(at)) == of_year(some, 2025)
    found = pieces(at)
    assert found.count('<div class="act">') == len(some) > 1
    years = dict(links(found, r"members\?\S*code=TUR"))
    assert years["members?code=TUR&in=2024"] == "2024"
    assert (years["members?code=TUR"], dict(at.query_params)["in"]) == ("all years", "2025")
    # A year without a fact of it, or none at all, is as none.
    assert pieces(opened(MEMBERS, **{"code": "TUR", "in": "1999"})).count('class="act"') == len(
        done
    )


def _standings() -> Iterable[Standing]:
    return view_at().standings.values()


def test_money_stands_in_its_stages_and_that_of_several_apart() -> None:
    at = opened(MEMBERS, code="DEU")
    captions = re.findall(r"<caption>(.*?)</caption>", pieces(at))
    assert captions == [
        "Pledged, in EUR",
        "Contracted, in EUR",
        "Paid, in EUR",
        "Contracted, in EUR",
    ]
    found = words(pieces(at))
    assert "EUR 53.25 million" in found
    assert "In facts with others, which say whose money it is Contracted, in EUR" in found
    assert "EUR 19 million (also acted: Denmark)" in found
    assert alt(at, "sums-by-stage").startswith("12 sums of money on file: pledged, contracted")
    assert "sums-by-stage" not in taken_away(opened(MEMBERS, code="TUR"))


def test_what_is_said_of_votes_and_forces_stands_by_itself() -> None:
    page = words(pieces(opened(MEMBERS, code="DEU")))
    assert "Votes, mandates and forces: 4 facts Found by their words;" in page
    assert "Votes, mandates and forces" not in words(pieces(opened(MEMBERS, code="KWT")))


def test_a_member_is_chosen_from_the_list_and_by_small_letters() -> None:
    at = opened(MEMBERS)
    at.selectbox(key="code").set_value("DEU").run()
    assert said(at)[0].startswith("Germany: it acted in ")
    assert dict(at.query_params) == {"code": "DEU"}
    at.selectbox(key="code").set_value("").run()
    assert said(at)[0].startswith("Of 86 members")
    assert said(opened(MEMBERS, code="deu"))[0].startswith("Germany: ")
    assert said(opened(MEMBERS, code="NATO"))[0].startswith("NATO: ")


def test_a_member_without_a_fact_never_did_nothing() -> None:
    at = opened(MEMBERS, code="BEN")
    assert said(at) == [
        "Benin: no fact on file names it as acting.",
        "That says nothing about what it did.",
    ]
    assert "joining reported" in words(pieces(at))
    assert (figures(at), heads(at), list(at.get("download_button"))) == ([], [], [])


def test_an_unknown_member_is_named_and_all_are_shown() -> None:
    at = opened(MEMBERS, code="XYZ")
    [told] = complaints(at)
    asked = "The link asks for the member “XYZ”, which is not known; it was left out. Known: All members"
    assert told.startswith(plain(asked))
    assert said(at)[0].startswith("Of 86 members")
    assert dict(at.query_params) == {}


def test_a_filter_of_pledges_is_the_base_of_what_is_said() -> None:
    view = view_at()
    few = view.select(Filter(themes=("military",)))
    done = acts(few.standings, "DEU")
    at = opened(MEMBERS, code="DEU", theme="military")
    answer = member_answer(member("DEU"), done, view.register, few.count)
    assert said(at) == [answer.first, answer.more]
    assert "that bear on these 5 pledges" in answer.first
    assert "that bear on these 5 pledges" in said(opened(MEMBERS, theme="military"))[0]
    none = opened(MEMBERS, code="QAT", theme="military")
    assert said(none) == [
        "Qatar: no fact on file bearing on these 5 pledges names it as acting.",
        "One fact bears on other pledges.",
    ]
    at = opened(MEMBERS, q="xyzzy")
    assert (said(at), figures(at)) == (["“xyzzy” leads to none of 32 pledges."], [])


def test_on_a_past_day_those_who_joined_later_are_missing() -> None:
    assert len(rows(opened(MEMBERS, as_of="2019-06-25"))) < 86
    at = opened(MEMBERS, code="SYR", as_of="2022-06-30")
    assert said(at) == [
        "Syria: no member by this date.",
        "Sources name it as a member only later; it joined 10 Nov 2025.",
    ]
    assert heads(at) == []


def test_before_the_first_entry_nothing_is_said_of_a_member() -> None:
    at = opened(MEMBERS, code="DEU", known_at="2019-07-01")
    assert (said(at), heads(at), figures(at)) == ([], [], [])
    assert dict(at.query_params)["code"] == "DEU"


def test_a_register_without_members_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, rest = SAMPLE.partition("members:\n")
    use_file(monkeypatch, tmp_path / "none.yaml", head + rest[rest.index("series:\n") :])
    at = opened(MEMBERS)
    assert (said(at), figures(at)) == (["No member is named by this date."], [])
    assert list(at.selectbox) == []
