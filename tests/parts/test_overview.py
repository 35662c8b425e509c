"""The Overview page: what stands on it, filtered, empty, on a past day, for another file."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.answers import overview
from commitments.figures import titles
from commitments.standing.attention import needing_attention
from commitments.standing.changes import compare_standings
from commitments.standing.coming_up import coming_up
from commitments.standing.deciding import by_deciding_fact
from commitments.standing.each_year import a_year_before
from commitments.standing.newest import newest_facts
from commitments.standing.standing import Moment
from commitments.tables.filter import Filter
from commitments.tables.view import Selection
from commitments.vocabulary import STACKED, Concern
from components.state import world
from tests.answers.small import pledge
from tests.conftest import HEAD, ROOT, TODAY, commitment
from tests.parts.app import CURATED, SOME, alt, opened, some, use_file, view_at

ALL = view_at().select(Filter())


def blocks(at: AppTest) -> str:
    """The HTML of the page, without its style sheet."""
    bodies = (block.proto.body for block in at.get("html"))
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def hrefs(body: str, of: str) -> list[tuple[str, str]]:
    """Address and text of the links in the elements of a class."""
    found = re.findall(rf'<div class="{of}">(.*?)(?=<div class="(?:head|rows)|$)', body, re.DOTALL)
    links = [
        link for part in found for link in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', part)
    ]
    return [(unescape(href), unescape(re.sub("<[^>]+>", "", text))) for href, text in links]


def headings(body: str) -> list[str]:
    return [unescape(re.sub("<[^>]+>", "", h)) for h in re.findall(r"<h3>(.*?)</h3>", body)]


def changed(selection: Selection) -> tuple[str, int, int]:
    """The finding of what changed, how many pledges, how many events."""
    as_of = selection.view.moment.as_of
    first = a_year_before(selection.view.standings.values(), CURATED.register.meeting.date, as_of)
    before = Moment(first, selection.view.moment.known_at)
    found = compare_standings(CURATED.register, before, selection.standings)
    title = overview.changes_title(found, f"since the end of {first.year}")
    return title, sum(change.moved for change in found), len(by_deciding_fact(found))


@pytest.mark.parametrize(("chosen", "selection"), [({}, ALL), (SOME, some())])
def test_the_page_from_top_to_bottom(
    chosen: dict[str, str | list[str]], selection: Selection
) -> None:
    at = opened(**chosen)
    body = blocks(at)
    answer = overview.of_selection(selection)
    assert f'<p class="first">{answer.first}</p>' in unescape(body)
    title, moved, events = changed(selection)
    at_top, *rest = headings(body)
    assert alt(at, "statuses-by-year").startswith(at_top)
    assert rest == [
        "Where they stand today",
        overview.attention_title(selection.standings),
        title,
        "Coming up",
        "Newest facts",
    ]
    assert body.count('class="change"') == min(events, 6)
    assert body.count('<div class="fact">') == len(newest_facts(selection.standings, 3))
    assert (f">All {moved} changes</a>" in body) == (events > 6)


def test_each_status_leads_to_its_pledges() -> None:
    counts = Counter(s.status for s in ALL.standings)
    assert hrefs(blocks(opened()), "rows stand") == [
        (f"tracker?status={status}", status.label) for status in STACKED if counts[status]
    ]


def test_the_counts_of_today_add_up_to_the_base() -> None:
    body = blocks(opened(**SOME))
    part = body[body.index('class="rows stand"') : body.index("attention")]
    numbers = [int(n) for n in re.findall(r"<b>(\d+)</b>", part)]
    assert sum(numbers) == some().count
    assert f"{some().count} of {some().total} pledges · each line opens its list" in body


def test_each_reason_for_attention_leads_to_its_pledges() -> None:
    body = blocks(opened())
    reasons = Counter(reason for found, _ in needing_attention(ALL.standings) for reason in found)
    ways = hrefs(body, "rows reasons")
    assert ways == [
        (f"tracker?needs={reason}", reason.label) for reason in Concern if reasons[reason]
    ]
    every = "&".join(href.removeprefix("tracker?") for href, _ in ways)
    assert f'<h3><a href="tracker?{every}">' in unescape(body)
    assert [
        int(n) for n in re.findall(r'<div class="row"><b>(\d+)</b><a href="tracker\?needs', body)
    ] == [reasons[reason] for reason in Concern if reasons[reason]]


def test_links_carry_the_filters() -> None:
    body = unescape(blocks(opened(theme="military")))
    assert 'href="tracker?theme=military&status=' in body
    assert 'href="changes?theme=military&since=date&from=2025-12-31"' in body
    assert 'href="commitment?theme=military&id=' in body


def test_what_comes_up_is_that_of_the_selection() -> None:
    body = blocks(opened(**SOME))
    coming = coming_up(some().standings, CURATED.register.milestones, TODAY)
    part = body[body.index("rows coming") :]
    for one in coming[:6]:
        assert one.title in unescape(part)
    assert ("No next meeting is on file" in part) != any(one.meeting for one in coming)


def test_a_past_day_does_not_know_what_was_to_come() -> None:
    body = blocks(opened(as_of="2022-06-30"))
    assert "Where they stood on 30 June 2022" in body
    assert "No next meeting" not in body
    later = [m.title for m in CURATED.register.milestones if m.date.last.year > 2022]
    part = unescape(body[body.index("rows coming") :])
    assert later
    assert [title for title in later if title in part] == []


def test_what_comes_up_belongs_to_the_day_of_the_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With what is unconfirmed the same moment is no reader's own, and some have tomorrow already."""
    use_file(monkeypatch, tmp_path / "two.yaml", HEAD + commitment() + MEETING_TO_COME)
    asked = {"as_of": str(TODAY), "known_at": str(TODAY), "unconfirmed": "counted"}
    ahead = []
    for today in (TODAY, TODAY + timedelta(days=1), TODAY):
        monkeypatch.setattr(world, "today", lambda today=today: today)
        ahead.append("The next meeting" in blocks(opened(**asked)))
    assert ahead == [True, False, True]


MEETING_TO_COME = """\
milestones:
  - id: next
    date: 2030
    title: The next meeting
    kind: meeting
    level: Heads
    place: Somewhere
    summary: They will meet.
    url: https://example.org/next
"""


def test_before_any_judgement() -> None:
    at = opened(as_of="2019-07-01")
    body = blocks(at)
    assert f"None of the {ALL.count} pledges made on 25 June 2019 is assessed yet." in body
    assert "No pledge changed status since the pledges of 25 June 2019" in headings(body)


def test_a_filter_that_leaves_nothing_says_so() -> None:
    at = opened(status="not_started", theme="women-gender")
    assert f'<p class="first">{titles.NOTHING_FOUND}</p>' in blocks(at)
    assert "rows" not in blocks(at)


def test_a_bad_link_is_named_and_the_page_stands() -> None:
    at = opened(theme="nothing")
    assert len(at.warning) == 1
    assert "Coming up" in headings(blocks(at))


def test_another_register_with_one_pledge(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_file(
        monkeypatch, tmp_path / "one.yaml", HEAD + pledge("a", y2024="limited", y2025="fulfilled")
    )
    body = blocks(opened())
    assert '<p class="first">The one pledge is fulfilled or upheld.</p>' in body
    assert headings(body)[1:] == [
        "Where they stand today",
        "1 pledge needs attention",
        "No pledge changed status since the end of 2025",
        "Coming up",
        "Newest facts",
    ]
    assert "Review of 1 pledge overdue" in body


def test_a_register_without_an_entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_file(monkeypatch, tmp_path / "none.yaml", HEAD + commitment() + commitment("two"))
    body = blocks(opened())
    assert "Neither of the 2 pledges made on 25 June 2019 is assessed yet." in body
    assert "No advance or setback is on file by this date" in headings(body)


def test_the_sample_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", str(ROOT / "tests" / "sample.yaml"))
    body = blocks(opened())
    assert (
        "Of the 3 pledges made on 1 March 2024, 1 is substantially kept and 1 saw limited action."
        in body
    )
    assert "No pledge changed status in the last 12 months" in headings(body)


def test_text_of_the_file_is_shown_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = HEAD + pledge("a", y2024="substantial", y2025="substantial", y2026="limited")
    text = text.replace("Title of a", "'<img src=x onerror=alert(1)>'")
    use_file(monkeypatch, tmp_path / "hostile.yaml", text)
    body = blocks(opened())
    assert "&lt;img src=x onerror=alert(1)&gt;" in body
    assert "<img" not in body
