"""The Pledges page: the list, the board, and what they say where nothing passes."""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.answers.pledge_list import answer
from commitments.dates import day
from commitments.standing.coming_up import review_of
from commitments.tables.filter import Filter
from commitments.tables.sorting import ordered
from commitments.tables.view import Selection
from commitments.text import listed
from commitments.vocabulary import STACKED
from components.parts import board, paging
from tests.conftest import HEAD, ROOT, assessment, commitment, evidence
from tests.parts.app import (
    SOME,
    TRACKER,
    at_most,
    captions,
    opened,
    some,
    use_file,
    view_at,
    warnings,
)
from tests.parts.test_hostile_text import HOSTILE, HOSTILE_FILE


def html(at: AppTest) -> list[str]:
    return [block.proto.body for block in at.get("html")]


def block(at: AppTest, begins: str) -> str:
    """The one piece of HTML with these letters in it."""
    (found,) = [body for body in html(at) if begins in body and "<style>" not in body]
    return found


def text(body: str) -> str:
    """What a reader sees of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def titles(body: str) -> list[tuple[str, str]]:
    """The pledges of a list or board: address and title."""
    found = re.findall(r'<a class="title" href="([^"]*)">([^<]*)</a>', body)
    return [(unescape(address), unescape(title)) for address, title in found]


def rows(at: AppTest) -> list[str]:
    body = block(at, '<table class="pledges"').split("<tbody>")[1]
    return re.findall(r"<tr>(.*?)</tr>", body)


def expected(selection: Selection, sort: str = "pressing") -> list[str]:
    return [s.commitment.title for s in ordered(selection, sort)]


def heads(at: AppTest) -> dict[str, tuple[str, str]]:
    """The heads of the columns: their words, their order, where they lead."""
    found = re.findall(
        r'<th class="of-\w+" scope="col" aria-sort="(\w+)"><a href="([^"]*)">([^<]*)</a>',
        block(at, '<table class="pledges"'),
    )
    return {words: (way, unescape(address)) for way, address, words in found}


def said(at: AppTest) -> str:
    return text(block(at, 'class="said"'))


# ---------------------------------------------------------------- the list


def test_the_list_opens_with_its_answer_and_has_a_row_a_pledge() -> None:
    at, selection = opened(TRACKER), view_at().select(Filter())
    assert said(at) == answer(selection).text
    order = ordered(selection)
    assert titles(block(at, '<table class="pledges"')) == [
        (f"commitment?id={s.commitment.id}", s.commitment.title) for s in order
    ]
    for row, s in zip(rows(at), order, strict=True):
        assert s.status.label_for(s.commitment.kind) in text(row)
        assert day(review_of(s)) in text(row)
        assert f'aria-label="{s.advances} advance' in row or not s.advances + s.setbacks
        assert row.count("<i style=") == (12 if s.advances + s.setbacks else 0)
    assert text(block(at, 'class="says sub"')).startswith(
        "32 pledges, most in need of attention first"
    )
    assert {way for way, _ in heads(at).values()} == {"none"}
    assert (warnings(at), dict(at.query_params)) == ([], {})


def test_links_carry_filters_and_order_along() -> None:
    at, selection = opened(TRACKER, **SOME, sort="-fact"), some()
    query = "&theme=".join(["theme=military", "foreign-fighters", "stabilisation"])
    query += "&status=limited&status=reversed&kind=standing&q=iraq"
    assert titles(block(at, '<table class="pledges"')) == [
        (f"commitment?{query}&id={s.commitment.id}&sort=-fact", s.commitment.title)
        for s in ordered(selection, "-fact")
    ]
    assert heads(at) == {
        "Pledge": ("none", f"tracker?{query}&sort=title"),
        "Status": ("none", f"tracker?{query}&sort=status"),
        "12 months": ("none", f"tracker?{query}&sort=trend"),
        "Fact that decided last": ("descending", f"tracker?{query}&sort=fact"),
        "Next review": ("none", f"tracker?{query}&sort=review"),
    }
    assert dict(at.query_params) == SOME | {"sort": "-fact"}


@pytest.mark.parametrize("sort", ["title", "-title", "theme", "status", "-trend", "review"])
def test_the_address_orders_the_list(sort: str) -> None:
    at = opened(TRACKER, sort=sort)
    found = [title for _, title in titles(block(at, '<table class="pledges"'))]
    assert found == expected(view_at().select(Filter()), sort)
    ways = {way for way, _ in heads(at).values()} - {"none"}
    way = {"descending" if sort.startswith("-") else "ascending"}
    assert ways == (way if sort != "theme" else set())


@pytest.mark.parametrize(
    ("parameters", "chosen"),
    [
        ({"needs": ["worsening", "reversed"]}, Filter(needs=("worsening", "reversed"))),
        ({"trend": "silent"}, Filter(trends=("silent",))),
        ({"changed": "2026-02-09"}, Filter(changed=("2026-02-09",))),
        ({"facts_in": "SY-HA"}, Filter(facts_in=("SY-HA",))),
        ({"member": "DEU"}, Filter(members=("DEU",))),
        ({"unverified": "only-second-hand"}, Filter(unverified=("only-second-hand",))),
    ],
)
def test_a_link_filters_the_list(parameters: dict[str, str | list[str]], chosen: Filter) -> None:
    at, selection = opened(TRACKER, **parameters), view_at().select(chosen)
    assert 0 < selection.count < selection.total
    found = [title for _, title in titles(block(at, '<table class="pledges"'))]
    assert found == expected(selection)
    assert said(at) == answer(selection).text
    assert (warnings(at), dict(at.query_params)) == ([], parameters)


def test_the_new_filters_are_chosen_at_their_widgets() -> None:
    at = opened(TRACKER)
    at.multiselect(key="member").set_value(["DEU"]).run()
    at.multiselect(key="needs").set_value(["worsening"]).run()
    selection = view_at().select(Filter(members=("DEU",), needs=("worsening",)))
    assert said(at) == answer(selection).text
    assert dict(at.query_params) == {"member": "DEU", "needs": "worsening"}
    at.button(key="clear").click().run()
    assert dict(at.query_params) == {}
    assert said(at) == answer(view_at().select(Filter())).text


def test_a_bad_link_is_told_and_the_list_shown() -> None:
    at = opened(TRACKER, sort="colour", facts_in="QQQ", changed="2026-02-30", view="tree", rows="9")
    assert [re.findall(r"asks for the ([^“]*)“", told)[0] for told in warnings(at)] == [
        "day since which a status changed ",
        "place of facts ",
        "view ",
        "order ",
        "page of the list ",
    ]
    assert len(rows(at)) == view_at().select(Filter()).count
    assert dict(at.query_params) == {}


def test_a_long_list_has_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    at_most(monkeypatch, paging, 15)
    order = expected(view_at().select(Filter()), "title")
    at = opened(TRACKER, sort="title")
    body = block(at, '<table class="pledges"')
    assert [title for _, title in titles(body)] == order[:15]
    assert text(block(at, 'class="says sub"')).startswith("1 to 15 of 32 pledges, by title")
    pages = body.partition("<nav")[2]
    assert re.findall(r'href="([^"]*)"', unescape(pages)) == [
        "tracker?sort=title&rows=2",
        "tracker?sort=title&rows=3",
    ]
    assert text(f"<nav{pages}") == "1 to 15 16 to 30 31 to 32"
    last = opened(TRACKER, sort="title", rows="3")
    assert [title for _, title in titles(block(last, "<nav"))] == order[30:]
    assert text(block(last, 'class="says sub"')).startswith("31 to 32 of 32 pledges")
    # Another filter begins on its first page.
    last.pills(key="theme").set_value(["stabilisation"]).run()
    last.run()
    assert "rows" not in dict(last.query_params)


def test_the_way_back_leads_to_the_page_of_a_long_list_that_was_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_most(monkeypatch, paging, 15)
    at = opened(TRACKER, rows="2")
    for parameters in ({"sort": "title"}, {"rows": "3"}, {"sort": "title", "rows": "2"}):
        at.query_params.clear()
        for key, value in parameters.items():
            at.query_params[key] = value
        at.run()
        assert dict(at.query_params) == parameters


def test_what_can_be_taken_away_are_these_rows() -> None:
    at = opened(TRACKER, **SOME)
    assert [button.label for button in at.download_button] == ["CSV", "Excel"]


def test_a_pledge_to_be_judged_again_is_marked_in_the_list_and_on_the_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = f"{evidence()}\n{evidence('one-02', '2020-05-02', 'setback', recorded='2020-06-01')}"
    written = HEAD + commitment(evidence=facts, assessments=assessment()) + commitment("two")
    use_file(monkeypatch, tmp_path / "c.yaml", written)
    first, second = rows(opened(TRACKER, as_of="2020-07-01"))
    assert [text(row) for row in (first, second)] == [
        "Title of one Aid To be judged again Limited action 1 1 1 Feb 2020 What happened UN"
        " Next review 31 Jul 2020",
        "Title of two Aid Not assessed no facts No fact is on file. Next review overdue since"
        " 23 Sep 2019",
    ]
    shown = block(opened(TRACKER, view="board", as_of="2020-07-01"), 'class="board"')
    assert text(shown) == (
        "Limited action 1 Title of one 1 1 To be judged again Not assessed 1 Title of two no facts"
        " None: fulfilled or upheld, substantially kept, not started, unclear, nothing found, overtaken by"
        " events and reversed."
    )


def test_the_status_of_the_year_before_stands_below_where_it_was_another() -> None:
    at = opened(TRACKER)
    before = [text(row) for row in rows(at) if 'class="sub then"' in row]
    moved = [
        s
        for s in view_at().standings.values()
        if s.spans[-1].status != [x for x in s.spans if x.start.year < 2026][-1].status
    ]
    assert len(before) == len(moved) > 0
    assert all(re.search(r"2025: [a-z ]+ ", row) for row in before)


def test_a_search_says_where_it_was_found() -> None:
    at, found = opened(TRACKER, q="prisn"), view_at().search("prison")
    assert found is not None and len(found.hits) > 1
    shown = [re.findall(r"Found in: ([^<]*)<", row) for row in rows(at)]
    assert Counter(unescape(one) for (one,) in shown) == Counter(
        hit.words for hit in found.hits.values()
    )
    assert "“prisn” stands nowhere; read as prison." in captions(at)
    assert "Found in" not in block(opened(TRACKER), '<table class="pledges"')


# ---------------------------------------------------------------- the board


def test_the_board_has_a_column_a_status_with_every_pledge_once() -> None:
    at, selection = opened(TRACKER, view="board"), view_at().select(Filter())
    present = Counter(s.status for s in selection.standings)
    body = block(at, 'class="board"')
    found = [text(head) for head in re.findall(r"<h3[^>]*>.*?</h3>", body)]
    assert found == [f"{s.label} {present[s]}" for s in STACKED if present[s]]
    assert sorted(titles(body)) == sorted(
        (f"commitment?id={s.commitment.id}", s.commitment.title) for s in selection.standings
    )
    absent = listed(s.label.lower() for s in STACKED if not present[s])
    assert text(body).endswith(f"None: {absent}.")
    assert said(at) == answer(selection).text
    assert dict(at.query_params) == {"view": "board"}


def test_a_long_column_of_the_board_leads_to_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    at_most(monkeypatch, board, 20)
    body = block(opened(TRACKER, view="board"), 'class="board"')
    more = view_at().select(Filter(statuses=("limited",))).count - 20
    assert more > 0
    assert f'<a href="tracker?status=limited">{more} more in the list</a>' in body


def test_the_board_says_where_a_search_was_found() -> None:
    at, found = opened(TRACKER, q="prison", view="board"), view_at().search("prison")
    assert found is not None
    lines = re.findall(r"Found in: ([^<]*)<", block(at, 'class="board"'))
    assert Counter(map(unescape, lines)) == Counter(hit.words for hit in found.hits.values())


@pytest.mark.parametrize(
    ("view", "name"), [("", "List"), ("board", "Board"), ("years", "Years"), ("tree", "List")]
)
def test_the_view_of_the_address_is_marked(view: str, name: str) -> None:
    at = opened(TRACKER, **({"view": view} if view else {}))
    (here,) = at.get_by_key("here-view").get("button")
    assert here.proto.label == name


# ---------------------------------------------------------------- where nothing passes


def test_a_search_that_finds_nothing_offers_what_would_find_something() -> None:
    at = opened(TRACKER, q="prison xyzzyxyzzy")
    assert said(at) == "“prison xyzzyxyzzy” leads to none of 32 pledges."
    assert "Near this search, these find something:" in captions(at)
    offered = at.button(key="suggestion-0")
    assert offered.label == "prison"
    offered.click().run()
    assert said(at) == answer(view_at().select(Filter(text="prison"))).text
    assert dict(at.query_params) == {"q": "prison"}


def test_where_nothing_passes_one_filter_less_is_offered() -> None:
    at = opened(TRACKER, theme="military", status="reversed", view="board")
    assert said(at) == "No pledge passes these filters."
    with_less = {
        button.key: button.label
        for button in at.button
        if (button.key or "").startswith("without-")
    }
    military = view_at().select(Filter(themes=("military",))).count
    assert with_less == {
        "without-status": f"{military} pledges without “Status\\: Reversed”",
        "without-theme": "1 pledge without “Theme\\: Military support”",
    }
    at.button(key="without-theme").click().run()
    assert said(at).startswith("Of 32 pledges 1 is reversed.")
    assert dict(at.query_params) == {"status": "reversed", "view": "board"}


def test_all_filters_can_be_taken_off() -> None:
    at = opened(TRACKER, theme="military", changed="2026-11-28")
    assert said(at) == "No pledge passes these filters."
    at.button(key="none").click().run()
    assert len(rows(at)) == 32
    assert dict(at.query_params) == {}


def test_a_register_without_pledges_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "c.yaml", f"{HEAD}  []\n")
    at = opened(TRACKER)
    assert said(at) == "This register holds no pledge yet."
    assert [button.key for button in at.button if button.key == "none"] == []


@pytest.mark.parametrize("view", ["list", "board"])
def test_another_register_and_another_day(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITMENTS_FILE", str(ROOT / "tests" / "sample.yaml"))
    at = opened(TRACKER, view=view)
    assert len(titles(block(at, 'class="title"'))) == 3
    monkeypatch.delenv("COMMITMENTS_FILE")
    past = opened(TRACKER, view=view, as_of="2022-06-30")
    assert len(titles(block(past, 'class="title"'))) == 32
    assert "As of 30 Jun 2022" in text(block(past, 'class="by"'))


@pytest.mark.parametrize("view", ["list", "board"])
def test_text_of_the_file_stands_as_text(
    view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_file(monkeypatch, tmp_path / "hostile.yaml", HOSTILE_FILE)
    for parameters in ({}, {"q": "script"}, {"theme": "talks"}):
        at = opened(TRACKER, view=view, **parameters)
        bodies = [body for body in html(at) if "<style>" not in body]
        assert [body for body in bodies if "<script" in body or "<img" in body] == []
        assert [body for body in bodies if escape(HOSTILE) in body] != []


def test_two_sessions_with_different_lists_never_see_each_other() -> None:
    one, other = opened(TRACKER, theme="military"), opened(TRACKER, status="reversed", sort="title")
    military, reversed_ = Filter(themes=("military",)), Filter(statuses=("reversed",))
    for _ in range(2):
        for at, chosen, sort in ((one, military, "pressing"), (other, reversed_, "title")):
            at.run()
            found = [title for _, title in titles(block(at, '<table class="pledges"'))]
            assert found == expected(view_at().select(chosen), sort)
    assert dict(one.query_params) == {"theme": "military"}
    assert dict(other.query_params) == {"status": "reversed", "sort": "title"}


def test_the_view_waits_until_something_was_recorded() -> None:
    at = opened(TRACKER, known_at="2026-11-01", view="board", sort="title", theme="military")
    assert [body for body in html(at) if 'class="said"' in body] == []
    (here,) = at.get_by_key("here-view").get("button")
    assert here.proto.label == "Board"
    at.query_params = {"view": "board", "theme": "military"}
    at.run()
    chosen = view_at().select(Filter(themes=("military",)))
    assert len(titles(block(at, 'class="board"'))) == chosen.count
