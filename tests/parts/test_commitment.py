"""The page of one pledge."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commitments.answers import pledge as said
from commitments.answers import pledge_list
from commitments.dates import day
from commitments.links.results import results_path
from commitments.standing.standing import Standing
from commitments.tables.filter import Filter
from commitments.tables.sorting import ordered
from commitments.vocabulary import Effect
from components.state import world
from components.widgets.text import plain
from tests.conftest import HEAD, assessment, commitment, evidence, whole
from tests.parts.app import (
    COMMITMENT,
    IDS,
    SOME,
    opened,
    some,
    started,
    use_file,
    view_at,
)
from tests.parts.html import links, pieces

PRESSING = [s.commitment.id for s in ordered(view_at().select(Filter()))]
FOLDS = ("fold-series", "fold-origins", "fold-cite")
# Where a block of HTML ends a line.
_ENDS = re.compile(r"</(?:p|h3|h4|div|dt|dd|li|summary|blockquote|nav)>")


def lines(at: AppTest) -> list[str]:
    """What a reader sees of the HTML, a block a line."""
    text = re.sub(r"<[^>]*>", "", _ENDS.sub("\n", pieces(at)))
    return [line.strip() for line in unescape(text).split("\n") if line.strip()]


def ways(at: AppTest) -> dict[str, str]:
    """Where the links of the page lead, by their words; of several the first."""
    found: dict[str, str] = {}
    for href, label in re.findall(r'<a[^>]*href="([^"]*)"[^>]*>(.*?)</a>', pieces(at)):
        found.setdefault(unescape(re.sub(r"<[^>]*>", "", label)), unescape(href))
    return found


def page_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, *folds: str, **parameters: str
) -> AppTest:
    """The page of the pledge `one` of a file, with these folds open."""
    use_file(monkeypatch, tmp_path / "own.yaml", text)
    at = started(COMMITMENT, id="one", **parameters)
    for fold in folds:
        at.session_state[fold] = True
    at.run()
    assert [error.message for error in at.exception] == []
    return at


def between(found: list[str], first: str, last: str) -> list[str]:
    """The lines behind one and before another."""
    start = found.index(first) + 1
    return found[start : found.index(last, start)]


# ---------------------------------------------------------------- every pledge of the real file


@pytest.mark.parametrize("id", IDS)
def test_every_pledge_has_its_page_and_every_fold_of_it_opens(id: str) -> None:
    at, s = started(COMMITMENT, id=id), view_at().standings[id]
    for fold in FOLDS:
        at.session_state[fold] = True
    at.run()
    assert [error.message for error in at.exception] == []
    assert [header.value for header in at.header] == [plain(s.commitment.title)]
    found = lines(at)
    place = f"{PRESSING.index(id) + 1} of {len(IDS)}, most in need of attention first"
    assert any(line.startswith(f"Pledges{place}") for line in found)
    for words in (said.status_words(s), said.since(s), said.how_sure(s), said.next_review(s)):
        assert words in found
    assert all(item.finding in found for item in s.evidence)
    assert all(span.assessment.reason in found for span in s.spans)
    assert any(line.endswith(f"?id={id}&as_of=2026-11-28&known_at=2026-11-28") for line in found)


def test_no_id_stands_outside_of_a_fold() -> None:
    at = opened(COMMITMENT, id="mil-levant")
    shown = " ".join(lines(at))
    ids = [item.id for item in view_at().standings["mil-levant"].evidence]
    assert [id for id in (*ids, "mil-levant", at.session_state["_context"].view.version)
            if id in shown] == []  # fmt: skip


# ---------------------------------------------------------------- the list that one came from


def test_neighbours_are_those_that_pass_the_filters() -> None:
    ids = [s.commitment.id for s in ordered(some())]
    at = opened(COMMITMENT, id=ids[1], **SOME)
    place = f"2 of {len(ids)} that pass the filters, best match first"
    assert f"Pledges{place}PreviousNextCompare" in lines(at)
    found = ways(at)
    filters = "theme=military&theme=foreign-fighters&theme=stabilisation"
    assert found["Pledges"].startswith(f"tracker?{filters}&status=limited&status=reversed")
    assert found["Previous"].endswith(f"&id={ids[0]}")
    assert found["Next"].endswith(f"&id={ids[2]}")


def test_the_order_of_the_list_goes_along() -> None:
    ids = [s.commitment.id for s in ordered(view_at().select(Filter()), "-title")]
    at = opened(COMMITMENT, id=ids[1], sort="-title")
    assert f"Pledges2 of {len(ids)}, by title, from the endPreviousNextCompare" in lines(at)
    assert ways(at)["Pledges"] == "tracker?sort=-title"
    assert ways(at)["Previous"] == f"commitment?id={ids[0]}&sort=-title"
    assert dict(at.query_params) == {"id": ids[1], "sort": "-title"}


def test_an_unknown_order_is_named_and_the_first_is_taken() -> None:
    at = opened(COMMITMENT, id=PRESSING[0], sort="colour")
    assert len(at.warning) == 1
    assert f"Pledges1 of {len(IDS)}, most in need of attention firstNextCompare" in lines(at)


def test_a_pledge_that_does_not_pass_the_filters_has_its_place_among_all() -> None:
    themes = {s.commitment.theme for s in view_at().standings.values()}
    other = min(themes - {view_at().standings[PRESSING[0]].commitment.theme})
    at = opened(COMMITMENT, id=PRESSING[0], theme=other)
    assert f"Pledges1 of {len(IDS)}, most in need of attention firstNextCompare" in lines(at)


def test_an_unknown_id_names_the_nearest_known_one_and_lists_all() -> None:
    at = opened(COMMITMENT, id="unitty")
    title = view_at().standings["unity"].commitment.title
    assert f"There is no pledge “unitty”. Did you mean {title}?" in lines(at)
    found = ways(at)
    standings = view_at().standings.values()
    assert {s.commitment.title: f"commitment?id={s.commitment.id}" for s in standings} == found


@pytest.mark.parametrize(
    ("id", "words"),
    [("zzzzzzzz", "There is no pledge “zzzzzzzz”."), ("", "Choose a pledge.")],
)
def test_without_a_pledge_all_are_listed_by_theme(id: str, words: str) -> None:
    at = opened(COMMITMENT, **({"id": id} if id else {}))
    found = lines(at)
    assert [header.value for header in at.header] == ["Which pledge?"]
    everything = pledge_list.answer(view_at().select(Filter())).first
    assert found.index(everything) < found.index(words)
    assert {theme.name for theme in view_at().register.themes} <= set(found)
    assert len(ways(at)) == len(IDS)


# ---------------------------------------------------------------- the verdict

BOTH = "\n".join(
    [
        evidence(quote='"It was done."', caveat="Only a part."),
        evidence("one-02", "2020-01-02", "setback", publisher="OAS", kind="reporting"),
    ]
)


def test_the_verdict_stands_with_its_reason_and_the_list_of_five(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    second = "{status: reversed, reason: The other way.}"
    judged = assessment(evidence="one-01, one-02", second=second, note="Known in part.").replace(
        "Because.", "It was begun. It goes on."
    )
    text = HEAD + commitment(evidence=BOTH, assessments=judged)
    at = page_of(monkeypatch, tmp_path, text, as_of="2020-03-10")
    found = lines(at)
    first = found.index("Limited action")
    assert found[first : first + 3] == [
        "Limited action",
        "It was begun. It goes on.",
        "Known in part.",
    ]
    assert "<strong>It was begun.</strong>" in pieces(at)
    assert between(found, "Since", "Why, and how sure")[:9] == [
        "1 Feb 2020, the first judgement",
        "12 months",
        "1 advance 1 setback",
        "How sure",
        "Low: one origin only; 1 weaker fact speaks against the verdict",
        "Second reader",
        "Says reversed: The other way.",
        "Next review",
        "1 May 2020",
    ]


def test_a_pledge_that_nobody_judged_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = lines(page_of(monkeypatch, tmp_path, HEAD + commitment()))
    assert "Nobody has judged this pledge by this date." in found
    assert "Not judged yet" in found
    assert found.count("Advances no fact on file by this date") == 1


AGAIN = "\n".join(
    [
        evidence(),
        evidence(
            "one-02", "2020-02-02", recorded="2021-01-10", corrects="one-01", caveat="Misread"
        ),
        evidence("one-03", "2020-05-02", "setback", recorded="2021-01-10"),
        evidence("one-04", "2020-05-03", "context", recorded="2021-01-10"),
    ]
)


def test_what_is_newer_than_the_judgement_is_to_be_judged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = HEAD + commitment(evidence=AGAIN, assessments=assessment())
    found = lines(page_of(monkeypatch, tmp_path, text, as_of="2020-05-10"))
    assert (
        "Judged as of 1 Feb 2020; to be judged again: 1 fact under it was corrected; 1 setback on"
        " file since."
    ) in found
    assert found.count("UN independent monitor not judged yet") == 2
    assert found.count("UN independent monitor speaks against the verdict not judged yet") == 1
    assert (
        "Corrects an entry of 1 Mar 2020, which said: 1 Feb 2020, advance, What happened (UN)"
        in (found)
    )


def test_who_looked_again_and_let_it_stand_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = f"{evidence()}\n{evidence('one-02', '2020-05-02', recorded='2020-06-01')}"
    text = whole(HEAD + commitment(evidence=facts, assessments=assessment())) + (
        "confirmations:\n  - {commitment: one, date: 2020-05-30, recorded: 2020-06-02, by: Ann,"
        " note: Read both.}\n"
    )
    found = lines(page_of(monkeypatch, tmp_path, text))
    assert [line for line in found if "o be judged again" in line] == []
    assert "Looked at again as of 30 May 2020 by Ann: the judgement stands. Read both." in found
    assert "UN independent monitor seen, the verdict stands" in found


# ---------------------------------------------------------------- the facts


def test_for_and_against_stand_side_by_side_three_each_then_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    many = "\n".join(evidence(f"one-0{n}", f"2020-02-0{n}") for n in range(1, 5))
    text = HEAD + commitment(evidence=many, assessments=assessment())
    at = page_of(monkeypatch, tmp_path, text)
    found = lines(at)
    head, all = (
        "Advances 4 facts since 2020 · 1 speaks for the verdict",
        ("All 4, newest first1 more advance, newest first"),
    )
    assert between(found, head, all) == [
        *("1 Feb 2020", "What happened", "UN independent monitor speaks for the verdict", "More"),
        *("Where: Iraq", "Archived copies"),
        *("4 Feb 2020", "What happened", "UN independent monitor not judged yet", "More"),
        *("Where: Iraq", "Archived copies"),
        *("3 Feb 2020", "What happened", "UN independent monitor not judged yet", "More"),
        *("Where: Iraq", "Archived copies"),
    ]
    days = between(found, all, "Setbacks no fact on file by this date")
    assert [line for line in days if "2020" in line] == [f"{n} Feb 2020" for n in (4, 3, 2, 1)]


@pytest.mark.parametrize("show", [*Effect, ""])
def test_a_link_may_open_the_facts_of_one_effect(show: str) -> None:
    at = opened(COMMITMENT, id="ftf-info", **({"show": show} if show else {}))
    assert pieces(at).count('<details class="all" open') == (
        1 if show in ("advance", "context") else 0
    )
    assert dict(at.query_params) == {"id": "ftf-info"} | ({"show": show} if show else {})


HEAD_WITH_MEMBERS = HEAD.replace(
    "commitments:\n",
    "members:\n  - {code: FRA, name: France, kind: state, joined: 2014, basis: List,"
    " url: https://example.org/members}\ncommitments:\n",
)


def test_a_fact_shows_its_words_its_source_and_what_else_it_bears_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fact = evidence(
        kind="party",
        quote='"It was done."',
        actors="[FRA]",
        collective="true",
        amount="{value: 1500000, unit: EUR, stage: paid}",
        also="[{publisher: AP, title: Too, url: https://example.org/ap}]",
        archived="{url: https://example.org/copy, date: 2020-02-02}",
        caveat="Only a part.",
        provenance="Read in full.",
    ).replace(
        "effect: advance}]", "effect: advance, why: As said}, {commitment: two, effect: context}]"
    )
    text = HEAD_WITH_MEMBERS + commitment(evidence=fact) + commitment("two", title="Another")
    at = page_of(monkeypatch, tmp_path, text, *FOLDS, item="one-01")
    found = lines(at)
    assert between(found, "This link names one fact:", "Not assessed") == [
        "1 Feb 2020 Advance",
        "What happened",
        "“It was done.”",
        "UN a party’s word",
        "A caveat and 1 other pledge",
        "Only a part.",
        "Why it bears on this pledge: As said",
        "Acted: the members together and France · Where: Iraq · Sum: EUR 1,500,000 paid",
        "Says the same: AP · Archived copy of 2 Feb 2020",
        "The same event bears on Another",
    ]
    assert ways(at)["Another"] == "commitment?id=two"
    assert ways(at)["UN"] == "https://example.org/one-01"
    first = found.index("1 Feb 2020, UN: A page")
    assert found[first + 1 : first + 3] == ["Recorded 1 Mar 2020 as one-01.", "Read in full."]


def test_a_check_of_links_that_ends_while_a_page_is_drawn_is_seen_on_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    results = results_path(tmp_path / "own.yaml")
    found = {"state": "reachable", "final": "", "detail": "200", "checked": "2026-11-20"}

    def check(day: str) -> None:
        told = {"https://example.org/one-01": found | {"checked": day}}
        results.write_text(json.dumps(told), encoding="utf-8")

    check("2026-11-20")
    read = world.link_results
    with monkeypatch.context() as patch:
        patch.setattr(world, "link_results", lambda: (read(), check("2026-11-25"))[0])
        before = page_of(patch, tmp_path, HEAD + commitment(evidence=evidence()))
    after = page_of(monkeypatch, tmp_path, HEAD + commitment(evidence=evidence()))
    chip = re.compile(r"page reached, \d+ Nov 2026")
    assert [chip.findall(pieces(at)) for at in (before, after)] == [
        ["page reached, 20 Nov 2026"],
        ["page reached, 25 Nov 2026"],
    ]


def test_an_event_on_many_pledges_folds_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    more = ", ".join(f"{{commitment: {id}, effect: context}}" for id in ("two", "three", "four"))
    fact = evidence().replace("effect: advance}]", f"effect: advance}}, {more}]")
    others = "".join(commitment(id) for id in ("two", "three", "four"))
    text = HEAD + commitment(evidence=fact) + others
    found = lines(page_of(monkeypatch, tmp_path, text))
    assert "3 other pledges" in found
    assert "The same event bears on Title of two, Title of three and Title of four" in found


LONG = " ".join(["word"] * 20)


@pytest.mark.parametrize(("quote", "label"), [("Done.", "More"), (LONG, "The words")])
def test_a_long_quote_is_folded_and_the_finding_never(
    quote: str, label: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fact = evidence(quote=quote).replace("What happened", f"{LONG} happened")
    found = lines(page_of(monkeypatch, tmp_path, HEAD + commitment(evidence=fact)))
    said_so, folded = found.index(f"{LONG} happened"), found.index(label)
    assert (found.index(f"“{quote}”") > folded) == (label != "More")
    assert said_so < folded


REVERSED = "\n".join(
    [
        evidence("one-01", "2020-01-01"),
        evidence("one-02", "2020-02-01", "setback", publisher="State"),
        evidence("one-03", "2020-02-01", "setback", publisher="OAS"),
        evidence("one-04", "2020-02-20", "advance", publisher="Them", kind="party"),
    ]
)


@pytest.mark.parametrize("status", ["reversed", "overtaken"])
def test_setbacks_speak_for_what_was_undone_or_ended_and_stand_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: str
) -> None:
    judged = assessment("2020-02-10", status, "one-02, one-03", "2020-03-01")
    text = HEAD + commitment(evidence=REVERSED, assessments=judged)
    found = lines(page_of(monkeypatch, tmp_path, text))
    setbacks = found.index("Setbacks 2 facts since 2020 · 2 speak for the verdict")
    assert setbacks < found.index("Advances 2 facts since 2020 · 1 speaks against the verdict")


def test_an_agreed_end_points_neither_way_and_carries_the_verdict(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = f"{REVERSED}\n{evidence('one-05', '2020-02-01', 'context', publisher='All')}"
    judged = assessment("2020-02-10", "overtaken", "one-01, one-05", "2020-03-01")
    text = HEAD + commitment(evidence=facts, assessments=judged)
    found = lines(page_of(monkeypatch, tmp_path, text))
    carrying = found.index("Points neither way 1 speaks for the verdict")
    assert found[carrying + 1 : carrying + 4] == [
        *("1 Feb 2020", "What happened", "All independent monitor speaks for the verdict")
    ]
    assert "Setbacks 2 facts since 2020 · none speaks for the verdict" in found
    assert "Advances 2 facts since 2020 · 2 speak against the verdict" in found


def test_a_fact_known_from_others_says_so_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = "Known from other reports; the page itself was not opened."
    hidden = evidence().replace("url:", "second_hand: true, url:")
    told = hidden.replace("recorded:", "caveat: The page was not opened., recorded:")
    for fact, times in ((hidden, 1), (told, 0)):
        found = lines(page_of(monkeypatch, tmp_path, HEAD + commitment(evidence=fact)))
        assert found.count(words) == times


def test_parties_and_others_stand_against_each_other_where_they_differ(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = "\n".join(
        [
            evidence(kind="party", publisher="Them"),
            evidence("one-02", "2020-01-02", "setback", kind="reporting", publisher="AP"),
        ]
    )
    judged = assessment(evidence="one-01, one-02")
    title = "Where the parties and others differ"
    text = HEAD + commitment(evidence=facts, assessments=judged)
    found = lines(page_of(monkeypatch, tmp_path, text))
    assert between(found, title, "What would change this verdict")[1:] == [
        *("The parties say", "Advance", "What happened Them 1 Feb 2020"),
        *("Others found", "Setback", "What happened AP 2 Jan 2020"),
    ]
    agreeing = HEAD + commitment(evidence=evidence(), assessments=assessment())
    assert title not in lines(page_of(monkeypatch, tmp_path, agreeing))


def test_what_would_change_the_verdict_is_the_criterion_of_what_is_near(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = HEAD + commitment(evidence=evidence(), assessments=assessment())
    found = lines(page_of(monkeypatch, tmp_path, text))
    near = between(found, "What would change this verdict", "What was promised, word for word")
    assert near == [
        "Substantially kept",
        "Most So far UN alone tells of steps; it takes a second source.",
        "Reversed",
        "Back",
    ]


# ---------------------------------------------------------------- the words

LATER = (
    "themes:\n",
    "  - {id: later, title: Later, publisher: The host, url: https://example.org/later,"
    " date: 2021-06-28, official: true, seen: whole}\n"
    "  - {id: last, title: Last, publisher: The host, url: https://example.org/last,"
    " date: 2022-06, official: true, seen: whole}\nthemes:\n",
)


def test_the_words_of_a_pledge_say_where_they_stand_and_who_took_them_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = HEAD.replace(*LATER) + commitment(
        due="{date: 2020-12-31, words: by the end of 2020}",
        counterparts="[Them]",
        testability="{level: hardly, why: Nobody tells.}",
        lineage="[{document: later, relation: weaker, quote: On le fera, locator: line 2,"
        " why: No date., language: fr, gloss: It will be done, basis: report},"
        " {document: last, relation: dropped, basis: text}]",
    )
    found = lines(page_of(monkeypatch, tmp_path, text))
    assert between(found, "What was promised, word for word", "In the meetings since") == [
        "“We will do it”",
        "As reported, not the official text The text, The host, sentence 1.",
        "In our words: Summary of one.",
        "Pledged by: All",
        "With or for: Them",
        "Due 31 Dec 2020, in the words of the text: “by the end of 2020”",
        "Public sources seldom speak of it. Nobody tells.",
    ]
    first = found.index("In the meetings since")
    assert found[first + 1 : found.index("What would count as what: all criteria")] == [
        "It is repeated in no later words seen: the only ones (“Later”, June 2021, as a report tells"
        " it) are weaker.",
        *("Weaker Later Jun 2021", "Dropped Last Jun 2022"),
        "Text by text, with the words",
        "28 June 2021: weaker. No date.",
        "“On le fera”",
        "In English, by us: It will be done",
        "Later, The host, line 2. As a report on the text tells it.",
        "Read whole, without words on it: Last, Jun 2022.",
    ]
    past = lines(page_of(monkeypatch, tmp_path, text, as_of="2021-12-31"))
    assert "Weaker Later Jun 2021" in past
    assert [line for line in past if "Last" in line] == []


def test_the_head_of_a_pledge_leads_to_its_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = pieces(page_of(monkeypatch, tmp_path, HEAD + commitment()))
    assert '<a href="#words">the exact words</a>' in found
    assert found.count('id="words"') == 1


def test_a_cell_of_the_strip_leads_to_its_words_and_a_dot_to_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = HEAD.replace(*LATER).replace("date: 2022-06, official: true, seen: whole", UNSEEN)
    other = commitment(
        "two", lineage="[{document: last, relation: repeated, quote: Q, basis: text}]"
    )
    one = commitment(lineage="[{document: later, relation: weaker, quote: Q, basis: text}]")
    at = page_of(monkeypatch, tmp_path, head + one + other)
    strip = re.findall(r'<ol class="strip">(.*?)</ol>', pieces(at))
    assert links(strip[0], "meetings") == [("meetings?cell=one.later", "")]
    assert re.findall(r'aria-label="(.*?)"', strip[0]) == [
        "Later, Jun 2021: weaker",
        "Last, Jun 2022: not seen",
    ]
    found = lines(at)
    dot = "A dot: no words on it were seen, which is not to say that it was dropped."
    assert dot in found
    says = "No words on it seen, which is not to say that it was dropped: Last, Jun 2022."
    assert says in found


def test_the_line_in_the_strip_says_what_lies_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = HEAD.replace(*LATER).replace("date: 2022-06", "date: 2018-06")
    both = ", ".join(
        f"{{document: {id}, relation: weaker, quote: Q, basis: text}}" for id in ("later", "last")
    )
    found = lines(page_of(monkeypatch, tmp_path, head + commitment(lineage=f"[{both}]")))
    assert "Left of the line: before the pledges of 25 Jun 2019." in found


def test_a_pledge_of_which_no_other_text_speaks_has_no_strip(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = page_of(monkeypatch, tmp_path, HEAD + commitment())
    assert "In the meetings since" not in lines(at)


UNSEEN = "date: 2022-06, official: true, seen: parts"


# ---------------------------------------------------------------- the folds

CORRECTED = HEAD + commitment(
    evidence="\n".join(
        [
            evidence(),
            evidence("one-02", "2020-02-02", recorded="2021-01-10").replace(
                "recorded:", "caveat: Misread, corrects: one-01, by: Ann, recorded:"
            ),
        ]
    ),
    assessments="\n".join(
        [
            assessment(),
            assessment(recorded="2021-01-11", status="not_started"),
            assessment(recorded="2021-01-11", status="limited"),
        ]
    ),
)


def test_judgements_that_were_replaced_stay_on_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = lines(page_of(monkeypatch, tmp_path, CORRECTED))
    assert between(found, "The judgement", "What would count as what: all criteria") == [
        *("Limited action", "As of 1 Feb 2020", "Because."),
        "Until 11 Jan 2021 this said of 1 Feb 2020: not started. Because.",
        "Until 11 Jan 2021 this said of 1 Feb 2020: limited action. Because.",
    ]


def test_before_a_correction_was_recorded_the_page_knows_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = page_of(monkeypatch, tmp_path, CORRECTED, *FOLDS, known_at="2021-01-09", item="one-02")
    found = lines(at)
    told = ("Corrects", "Corrected", "this said of", "This link names", "one-02")
    assert [line for line in found if any(words in line for words in told)] == []


def test_a_pledge_says_who_recorded_what_and_when(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = lines(page_of(monkeypatch, tmp_path, CORRECTED, "fold-origins"))
    assert [line for line in found if line.startswith("Recorded")] == [
        "Recorded 11 Jan 2021 by us, by method first.",
        "Recorded 11 Jan 2021 by us, by method first.",
        "Recorded 10 Jan 2021 by Ann as one-02.",
        "Recorded 2 Mar 2020 by us, by method first.",
        "Recorded 1 Mar 2020 as one-01.",
    ]


def test_a_link_may_name_a_fact_that_counts_no_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = lines(page_of(monkeypatch, tmp_path, CORRECTED, item="one-01"))
    assert "This link names one fact:" in found
    assert "Corrected on 10 Jan 2021; it counts no more." in found


def test_all_criteria_searches_and_context_are_folded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = HEAD + commitment(
        evidence=evidence(effect="context"),
        assessments=assessment(status="no_evidence", evidence=""),
        searches="[{where: Press, terms: it, when: 2020-01-01}]",
        criteria="{fixed: 2020-01-01, fulfilled: All, substantial: Most, limited: Some,"
        " reversed: Back, notes: Of the whole., why: As said.}",
    )
    found = lines(page_of(monkeypatch, tmp_path, text))
    assert "Context: 1 fact that points neither way" in found
    assert between(found, "What would count as what: all criteria", "1 documented search") == [
        *("Upheld", "All", "Substantially kept", "Most", "Limited action", "Some"),
        *("Reversed", "Back", "Of the whole.", "Why these words: As said."),
        "Criteria fixed on 1 Jan 2020.",
    ]
    assert "1 Jan 2020 Press: it" in found
    assert "A search that finds nothing has no grade; what was searched stands below." in found


def test_a_citation_and_a_link_can_be_copied() -> None:
    at, s = started(COMMITMENT, id="unity"), view_at().standings["unity"]
    at.session_state["fold-cite"] = True
    at.run()
    found = lines(at)
    link = "?id=unity&as_of=2026-11-28&known_at=2026-11-28"
    assert sum(line.endswith(link) for line in found) == 2
    assert any(line.startswith(_meeting(s)) for line in found)


def _meeting(s: Standing) -> str:
    meeting = view_at().register.meeting
    return f"{meeting.title}, {day(meeting.date)}: {s.commitment.title}."


def test_the_table_of_a_history_writes_days_as_the_page_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = "\n".join([evidence(), evidence("one-02", "2020-03", publisher="State")])
    text = HEAD + commitment(evidence=facts, assessments=assessment())
    at = page_of(monkeypatch, tmp_path, text, "take-history-one")
    assert [list(table.value["Date"]) for table in at.table] == [
        ["1 Feb 2020", "1 Feb 2020", "Mar 2020"]
    ]
