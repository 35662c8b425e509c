"""The Changes page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.answers.changes import of_changes
from commitments.standing.changes import compare_standings
from commitments.standing.diff import Diff, diff
from commitments.standing.period import (
    Period,
    last_meeting,
    last_year,
    since_day,
    since_milestone,
    since_pledged,
    since_visit,
)
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.filter_said import named
from components.widgets.text import plain
from tests.answers.test_changes import WITH_MEETINGS, shared
from tests.conftest import NOW, TODAY, assessment, commitment, evidence
from tests.parts.app import (
    CHANGES,
    CURATED,
    MILESTONES,
    SOME,
    captions,
    opened,
    some,
    started,
    use_file,
    view_at,
    warnings,
)

REGISTER = CURATED.register
MET = last_meeting(REGISTER, TODAY)
assert MET is not None
USUAL = since_milestone(MET, NOW, last=True)
YEAR = last_year(REGISTER, view_at().standings.values(), NOW)


def html(at: AppTest) -> str:
    return "".join(block.proto.body for block in at.get("html") if "<style" not in block.proto.body)


def words(at: AppTest) -> str:
    """What stands in the HTML of a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(at))).split())


def answered(at: AppTest) -> tuple[str, str]:
    found = [
        re.search(f'<p class="{of}">(.*?)</p>', html(at), re.DOTALL) for of in ("first", "more")
    ]
    first, more = (unescape(match[1]) if match else "" for match in found)
    return first, more


def asked(at: AppTest) -> dict[str, str]:
    """The address of a page, each key once."""
    return {key: "".join(value) for key, value in at.query_params.items()}


def counts(at: AppTest) -> dict[str, int]:
    entries = re.findall(r"<b>(\d+)</b><(?:a[^>]*|span)>([^<]+)<", html(at))
    return {label: int(number) for number, label in entries}


def expected(period: Period, chosen: Filter | None = None) -> Diff:
    selection = view_at(period.after.as_of).select(chosen or Filter())
    return diff(REGISTER, period, selection.standings)


def counted(found: Diff) -> dict[str, int]:
    turns = {turn.label: found.count(turn) for turn in found.turns}
    return turns | {
        "New facts": len(found.facts),
        "Corrected": len(found.corrections),
        "Review now overdue": len(found.stale),
    }


PERIODS: dict[str, tuple[Mapping[str, str], Period]] = {
    "the usual": ({}, USUAL),
    "12 months": ({"period": "year"}, YEAR),
    "an old link to a day": ({"from": "2020-05-01"}, since_day(date(2020, 5, 1), NOW)),
    "an old link to the pledges": ({"since": "2019-06-25"}, since_pledged(REGISTER, NOW)),
    "a past day": (
        {"as_of": "2022-06-30", "period": "year"},
        last_year(
            REGISTER,
            view_at(date(2022, 6, 30)).standings.values(),
            Moment(date(2022, 6, 30), TODAY),
        ),
    ),
}


@pytest.mark.parametrize("case", PERIODS)
def test_a_period_is_answered_and_counted(case: str) -> None:
    parameters, period = PERIODS[case]
    at, found = opened(CHANGES, **parameters), expected(period)
    told = of_changes(found)
    assert answered(at) == (told.first, told.more)
    assert counts(at) == counted(found)
    assert asked(at) == parameters
    assert warnings(at) == []


@pytest.mark.parametrize("since", MILESTONES)
def test_changes_since_every_milestone(since: str) -> None:
    at = opened(CHANGES, since=since)
    milestone = next(m for m in REGISTER.milestones if m.id == since)
    found = expected(since_milestone(milestone, NOW))
    assert answered(at)[0] == of_changes(found).first
    assert asked(at) == {"since": since}
    assert milestone.url in html(at)
    assert " ".join((milestone.note or milestone.summary).split()) in words(at)


def test_a_link_of_before_names_a_milestone_by_its_date() -> None:
    milestone = next(m for m in REGISTER.milestones if m.id == MILESTONES[-1])
    at = opened(CHANGES, since=milestone.date.text)
    found = expected(since_milestone(milestone, NOW))
    assert answered(at)[0] == of_changes(found).first
    assert (asked(at), warnings(at)) == ({"since": milestone.id}, [])


def test_of_two_milestones_of_one_day_each_can_be_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = (
        "  - {id: others, date: 2021-01-15, title: Hillside talks, kind: meeting, level: envoys,"
        " place: Hillside, summary: Others met., url: https://example.org/others}\n"
    )
    text = WITH_MEETINGS.replace("  - {id: called", f"{other}  - {{id: called")
    use_file(monkeypatch, tmp_path / "two.yaml", text + shared("limited", "overtaken"))
    at = opened(CHANGES, since="others")
    assert ("Others met." in words(at), "They met." in words(at)) == (True, False)
    at.selectbox(key="since").set_value("met").run()
    assert ("Others met." in words(at), "They met." in words(at)) == (False, True)
    assert asked(at) == {"since": "met"}


def test_what_passes_the_filters_is_counted_and_named() -> None:
    at, selection = opened(CHANGES, **SOME, **{"from": "2020-01-01"}), some()
    found = diff(REGISTER, since_day(date(2020, 1, 1), NOW), selection.standings)
    name = named(selection.filter, REGISTER)
    assert answered(at)[0] == of_changes(found, about=name).first
    assert answered(at)[0].startswith(f"{name}: since 1 January 2020")
    assert counts(at) == counted(found)


def test_of_a_chosen_member_the_facts_are_its_own_and_the_page_says_so() -> None:
    chosen = Filter(members=("DEU",))
    at, selection = (
        opened(CHANGES, member="DEU", **{"from": "2024-01-01"}),
        view_at().select(chosen),
    )
    period = since_day(date(2024, 1, 1), NOW)
    found = diff(REGISTER, period, selection.standings, ("DEU",))
    everything = diff(REGISTER, period, selection.standings)
    assert 0 < len(found.facts) < len(everything.facts)
    assert all("DEU" in new.fact.actors for new in found.facts)
    assert counts(at) == counted(found)
    assert answered(at)[0].startswith("Where Germany acted: since 1 January 2024")
    assert f"{len(found.facts)} new facts in which Germany acted are on file" in answered(at)[1]
    assert (
        "Only those in which Germany acted; statuses and judgements are of the pledges, whoever"
        " acted."
    ) in words(at)


def test_a_theme_is_called_by_its_name() -> None:
    theme = REGISTER.themes[0]
    at = opened(CHANGES, theme=theme.id)
    assert answered(at)[0].startswith(f"{theme.name}: since ")


def test_a_filter_that_leaves_nothing_says_so() -> None:
    at = opened(CHANGES, q="xqzzy")
    assert answered(at) == ("“xqzzy” leads to none of 32 pledges.", "")
    assert counts(at) == {}


def test_every_event_stands_once_in_full_with_its_pledges_as_links() -> None:
    at, found = opened(CHANGES), expected(USUAL)
    groups = html(at).split('id="new-facts"')[0]
    for decided in found.decided:
        assert decided.fact is not None
        assert unescape(groups).count(" ".join(decided.fact.finding.split())) == 1
        for change in decided.changes:
            assert f"commitment?id={change.after.commitment.id}" in groups
    for new in found.facts:
        assert " ".join(new.fact.finding.split()) in words(at)


def test_the_counts_lead_to_their_groups() -> None:
    body = html(opened(CHANGES, period="year"))
    named = re.findall(r'href="#([^"]+)"', body)
    assert named[0] == "overtaken"
    assert [anchor for anchor in named if f'id="{anchor}"' not in body] == []


def test_of_many_facts_the_newest_stand_on_the_page_and_all_in_the_table() -> None:
    at = opened(CHANGES, since="2019-06-25")
    found = expected(since_pledged(REGISTER, NOW))
    pointing = sum(new.points for new in found.facts)
    assert f"{pointing - 10} more" in words(at)
    assert f"{pointing - 100} older ones stand in the table: Download as CSV." in words(at)


def test_the_same_day_twice_draws_no_chart() -> None:
    at = opened(CHANGES, **{"from": "2026-11-28"})
    assert answered(at) == (
        "Since 28 November 2026, none of 32 pledges changed status.",
        "No new fact is on file.",
    )
    assert len(at.get("plotly_chart")) == 0
    assert "Review now overdue Nothing changed: 32" in words(at)


def test_a_bad_link_is_named_and_the_usual_period_shown() -> None:
    at = opened(CHANGES, since="2020-02-30", period="always", **{"from": "2018-01-01"})
    assert [text.split(",")[0] for text in warnings(at)] == [
        "The link asks for the milestone “2020\\-02\\-30”\\",
        "The link asks for the first date “2018\\-01\\-01”\\",
        "The link asks for the period “always”\\",
    ]
    found = expected(USUAL)
    assert answered(at)[0] == of_changes(found).first
    assert len(at.get("plotly_chart")) == 1


def test_two_dates_are_chosen_and_left_again() -> None:
    at = opened(CHANGES)
    at.button_group(key="period").set_value("dates").run()
    assert [box.key for box in at.selectbox] == ["since"]
    at.selectbox(key="since").set_value("rome-2021-06").run()
    assert asked(at) == {"since": "rome-2021-06"}
    assert answered(at)[0].startswith("Since Rome in June 2021, ")
    at.button_group(key="period").set_value("year").run()
    assert asked(at) == {"period": "year"}
    assert answered(at)[0].startswith("Since the end of 2025 ")


# ---------------------------------------------------------------- the last visit


def test_without_an_earlier_visit_the_last_12_months_are_shown() -> None:
    at = opened(CHANGES, period="visit")
    assert answered(at)[0] == of_changes(expected(YEAR)).first
    assert any("does not know of an earlier day" in text for text in captions(at))


@pytest.mark.parametrize("told", ["2026-11-25", "2026-11-28", "yesterday", "2031-01-01"])
def test_the_day_that_the_browser_tells_begins_the_period(told: str) -> None:
    at = started(CHANGES, period="visit")
    at.session_state["_last_visit"] = told
    at.run()
    visit = since_visit(date(2026, 11, 25), NOW)
    period = visit if told == "2026-11-25" else YEAR
    assert answered(at)[0] == of_changes(expected(period)).first


# ---------------------------------------------------------------- small registers


def test_a_register_without_meetings_begins_with_12_months(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = Path(__file__).parent.parent / "sample.yaml"
    text = sample.read_text(encoding="utf-8")
    without = re.sub(r"milestones:\n(?:  .*\n)+", "", text)
    use_file(monkeypatch, tmp_path / "none.yaml", without)
    at = opened(CHANGES)
    assert answered(at)[0] == (
        "In the 12 months to 28 November 2026, none of 3 pledges changed status."
    )
    assert len(at.button_group(key="period").options) == 3
    use_file(monkeypatch, tmp_path / "one.yaml", text)
    at = opened(CHANGES)
    assert at.button_group(key="period").options[0] == plain("Since Second summit, 1 Mar 2025")
    assert answered(at)[0].startswith("Since the meeting of 1 March 2025, 2 of 3 pledges")


def test_an_event_in_two_groups_is_told_in_short_in_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = WITH_MEETINGS + shared("limited", "overtaken")
    use_file(monkeypatch, tmp_path / "shared.yaml", text)
    said = words(opened(CHANGES, since="2021-01-15"))
    assert "Overtaken: Title of two The premise" in said
    assert said.count("within a day: nobody had been warned") == 2
    worse = said.split("Worse: Title of one")[1].split("New facts")[0]
    assert "lower valley within a day. UN Title of one Substantially kept to" in worse


def test_errata_say_what_was_said_and_what_is_said_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = [
        evidence("one-01", "2020-01-01", publisher="UN"),
        evidence("one-03", "2020-01-01", recorded="2021-02-03", corrects="one-01"),
    ]
    now = facts[1].replace("What happened", "What really happened")
    fact = f"{facts[0]}\n{now}".replace("corrects: one-01", "corrects: one-01, caveat: A slip")
    judged = [assessment("2020-01-01", "limited"), assessment("2020-01-01", "unclear", "one-03")]
    judged[1] = judged[1].replace("2020-03-02", "2021-06-03")
    text = WITH_MEETINGS + commitment("one", fact, "\n".join(judged))
    use_file(monkeypatch, tmp_path / "errata.yaml", text)
    at = opened(CHANGES, since="2021-01-15")
    assert counts(at)["Corrected"] == 2
    errata = words(at).split("Corrected: 2 entries")[1]
    assert errata.startswith(
        " What was said before, what is said now, and when that was recorded. 3 Jun 2021 The"
        " judgement for 1 Jan 2020 was replaced: Because. Title of one Limited action to Unclear"
        " 3 Feb 2021 Said: What happened Says now: What really happened UN Why: A slip Title of one"
    )


def test_text_of_the_file_is_shown_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = '"<script>alert(1)</script> <b onclick=x>"'
    text = WITH_MEETINGS + shared("limited", "overtaken").replace("Title of one", bad)
    text = text.replace("publisher: UN", f"publisher: {bad}").replace("They met.", bad)
    use_file(monkeypatch, tmp_path / "hostile.yaml", text)
    body = html(opened(CHANGES, since="2021-01-15"))
    assert ("<script" in body, "<b onclick" in body) == (False, False)
    assert "&lt;script&gt;" in body


def test_the_page_counts_as_the_comparison_does() -> None:
    found = compare_standings(
        REGISTER, Moment(date(2020, 1, 1), TODAY), view_at().standings.values()
    )
    at = opened(CHANGES, **{"from": "2020-01-01"})
    assert sum(change.moved for change in found) == sum(list(counts(at).values())[:5])
    again = sum(change.judged_again for change in found)
    assert f"Judged again, same status: {again}" in words(at)
