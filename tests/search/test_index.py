"""What a search finds, and where."""

from __future__ import annotations

import threading
from datetime import date
from functools import cache

import pytest

from commitments.register.model import Register
from commitments.register.reading import read
from commitments.search.index import Found, Hit, Index, Misspelt
from commitments.search.texts import Part
from commitments.standing.standing import Moment, standings
from commitments.tables.view import View
from tests.conftest import HEAD, NOW, TODAY, assessment, commitment, evidence, register, whole

MORE = """\
members:
  - {code: FRA, name: France, kind: state, joined: 2014, basis: A list, url: https://example.org/l}
  - {code: WB, name: World Bank, kind: organisation, joined: 2014, basis: A list, url: https://example.org/l}
synonyms:
  - [Daesh, ISIS, IS, Islamic State, داعش]
  - [prison, detention, camp]
  - [NE Syria, Northeast Syria, Rojava]
  - [foreign fighters, FTF, combattants étrangers]
"""


def fact(id: str, finding: str, source: str = "Monitor", **more: str) -> str:
    line = evidence(id, **({"recorded": "2020-03-01"} | more))
    return line.replace("What happened", f'"{finding}"').replace(
        "publisher: UN", f"publisher: {source}"
    )


@cache
def small() -> Register:
    """Pledges with facts that hold the words below, and no others of interest."""
    later = fact("one-later", "Zenobia spoke", date="2021-05-05", recorded="2021-06-01")
    one = commitment(
        "one",
        title="Guard the camps",
        wording='[{document: text, locator: sentence 1, quote: "We will not look away"}]',
        evidence="\n".join(
            [
                fact("one-guards-paid", "Guards in Rojava were paid by Türkiye", "UNDP"),
                fact("one-campaign", "A campaign began; this is what they need", "Gazette"),
            ]
        ),
        assessments="\n".join(
            [
                assessment("2020-02-29", evidence="one-guards-paid").replace(
                    "Because.", "Ostrich."
                ),
                assessment("2021-05-05", evidence="one-later", recorded="2021-06-02").replace(
                    "Because.", "Pelican."
                ),
            ]
        ),
    )
    went = fact("two-isis", "Lists on ISIS members went to Baghdad")
    two = commitment(
        "two",
        title="Share lists of foreign fighters",
        theme="talks",
        regions="[global]",
        evidence="\n".join(
            [
                went.replace("places: [IRQ]", "places: [SY-HA], actors: [FRA, WB]"),
                fact("two-wrong", "Detention of ninety quokkas"),
                fact(
                    "two-detention",
                    "Détention of forty",
                    recorded="2020-03-02",
                    corrects="two-wrong",
                    caveat="Miscounted.",
                ),
            ]
        ),
    )
    # Facts stand in the order in which they were recorded.
    last = f"  - {later.replace('THIS-COMMITMENT', 'one')}\n"
    return read((whole(HEAD + one + two + MORE) + last).encode(), "data.yaml", TODAY)


def find(text: str, moment: Moment = NOW) -> Found | None:
    index = Index(small())
    return index.find(text, index.seen(standings(small(), moment)))


def found(text: str, moment: Moment = NOW) -> dict[str, str]:
    """Where a search finds something, in words."""
    answer = find(text, moment)
    assert answer is not None
    return {id: hit.words for id, hit in answer.hits.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Parts of a pledge.
        ("guard", {"one": "title; 1 fact"}),
        ("look away", {"one": "words"}),
        ("pelican", {"one": "reason"}),
        ("summary two", {"two": "summary, id; 2 facts"}),
        ("talks", {"two": "theme"}),
        ("worldwide", {"two": "region"}),
        ("all", {"one": "who is bound", "two": "who is bound"}),
        # Facts: publishers, places and actors by name and code, ids.
        ("undp", {"one": "1 fact"}),
        ("gazette", {"one": "1 fact"}),
        ("SY-HA", {"two": "1 fact"}),
        ("hasakah", {"two": "1 fact"}),
        ("syria", {"two": "1 fact"}),
        ("france", {"two": "1 fact"}),
        ("FRA", {"two": "1 fact"}),
        ("world bank", {"two": "region; 1 fact"}),
        ("wb", {"two": "1 fact"}),
        ("two-isis", {"two": "1 fact"}),
        # Letters.
        ("Turkiye", {"one": "1 fact"}),
        ("TÜRKIYE", {"one": "1 fact"}),
        # Synonyms.
        ("prison", {"one": "title", "two": "1 fact"}),
        ("prisons", {"one": "title", "two": "1 fact"}),
        ("Daesh", {"two": "1 fact"}),
        ("داعش", {"two": "1 fact"}),
        ("IS", {"two": "1 fact"}),
        ("islamic state", {"two": "1 fact"}),
        ("NE Syria", {"one": "1 fact"}),
        ("NE-Syria", {"one": "1 fact"}),
        ("ftf", {"two": "title"}),
        ("combattants étrangers", {"two": "title"}),
        ("foreign-fighter", {"two": "title"}),
        # Words in small letters that are other words in capitals.
        ("is", {"one": "1 fact"}),
        # Whole words and beginnings; short words whole.
        ("ne", {}),
        ("amp", {}),
        ("campai", {"one": "1 fact"}),
        # Words together: in the pledge, or in one fact with it.
        ("guard undp", {"one": "title; 1 fact"}),
        ("guard pelican", {"one": "title, reason; 1 fact"}),
        ("undp gazette", {}),
        ("lists detention", {"two": "title; 1 fact"}),
        # Phrases.
        ('"in rojava"', {"one": "1 fact"}),
        ('"rojava in"', {}),
        ("Baghdad/France", {"two": "1 fact"}),
    ],
)
def test_where_a_search_finds_something(text: str, expected: dict[str, str]) -> None:
    assert found(text) == expected


def test_the_parts_and_the_facts_are_named() -> None:
    answer = find("guard")
    assert answer == Found({"one": Hit((Part.TITLE,), ("one-guards-paid",))})


@pytest.mark.parametrize(
    ("text", "read", "pledges"),
    [
        ("forein fighters", [Misspelt("forein", ("foreign",))], ["two"]),
        ('"forein fighters"', [Misspelt("forein", ("foreign",))], ["two"]),
        ("forein-fighters", [Misspelt("forein", ("foreign",))], ["two"]),
        ("gaurds", [Misspelt("gaurds", ("Guards",))], ["one"]),
        ("gazete undp", [Misspelt("gazete", ("Gazette",))], []),
        ("detenton", [Misspelt("detenton", ("Detention",))], ["one", "two"]),
        # Too short, with figures, too far.
        ("bnk", [], []),
        ("2021x05", [], []),
        ("gxzxtxe", [], []),
    ],
)
def test_a_word_that_stands_nowhere_is_read_as_the_nearest(
    text: str, read: list[Misspelt], pledges: list[str]
) -> None:
    answer = find(text)
    assert answer is not None
    assert (list(answer.misspelt), list(answer.hits)) == (read, pledges)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("gu", ("Guards", "Guard")),
        ("undp gazette", ("gazette", "undp")),
        ("undp xyzzy", ("undp",)),
        ("hasaka undp", ("undp", "hasaka")),
        ("xyzzy", ()),
        ("x" * 100, ()),
    ],
)
def test_where_nothing_is_found_the_answer_says_what_would_find_something(
    text: str, suggestions: tuple[str, ...]
) -> None:
    answer = find(text)
    assert answer is not None
    assert (dict(answer.hits), answer.suggestions) == ({}, suggestions)
    assert all(found(suggestion) for suggestion in suggestions)


@pytest.mark.parametrize("text", ["", "  ", "...", "\0", "*", '""', "\ud800", "-"])
def test_a_search_without_a_word_is_none(text: str) -> None:
    assert find(text) is None


# ---------------------------------------------------------------- the moment

EARLIER = Moment(date(2021, 5, 4), date(2026, 11, 26))
NOT_YET_WRITTEN = Moment(date(2026, 11, 26), date(2021, 5, 31))


@pytest.mark.parametrize("moment", [EARLIER, NOT_YET_WRITTEN])
def test_only_what_is_visible_at_the_moment_is_found(moment: Moment) -> None:
    assert (found("zenobia"), found("pelican")) == ({"one": "1 fact"}, {"one": "reason"})
    assert found("ostrich") == {}
    assert (found("zenobia", moment), found("pelican", moment)) == ({}, {})
    assert found("one-later", moment) == {}
    assert found("ostrich", moment) == {"one": "reason"}


def test_no_word_that_is_not_visible_is_read_or_suggested() -> None:
    assert found("zenobja") == {"one": "1 fact"}
    assert find("zenobja", EARLIER) == Found({})
    assert find("zenob", EARLIER) == Found({})


def test_a_corrected_fact_is_not_found_once_it_is_corrected() -> None:
    assert found("quokkas") == {}
    assert found("quokkas", Moment(date(2026, 1, 1), date(2020, 3, 1))) == {"two": "1 fact"}


# ---------------------------------------------------------------- the curated register

EACH_FINDS = [
    *("prison", "detention", "repatriation", "UNDP", "Türkiye", "Turkiye", "YPG", "Daech", "داعش"),
    *("combattants étrangers", "forein fighters", "NE Syria"),
]


@pytest.mark.parametrize("text", EACH_FINDS)
def test_searches_that_people_made_find_pledges(real: View, text: str) -> None:
    answer = real.search(text)
    assert answer is not None
    assert answer.hits


def test_every_visible_fact_is_found_by_its_id(real: View) -> None:
    for s in list(real.standings.values())[::7]:
        for item in s.evidence:
            answer = real.search(item.id)
            assert answer is not None
            assert item.id in answer.hits[s.commitment.id].facts


def test_every_pledge_is_found_by_its_id_title_and_words(real: View) -> None:
    for id, s in real.standings.items():
        c = s.commitment
        for text in (id, c.title, *(words.quote for words in c.wording)):
            answer = real.search(text)
            assert answer is not None
            assert id in answer.hits, text


def test_a_short_word_is_not_found_inside_others(curated: Register) -> None:
    # Without the lists, in which `NE Syria` stands as one.
    text = commitment(summary="Those in need of networks in Syria.")
    alone = register(text)
    index = Index(alone)
    answer = index.find("NE Syria", index.seen(standings(alone, NOW)))
    assert answer is not None
    assert dict(answer.hits) == {}


# ---------------------------------------------------------------- many at once


def test_threads_may_share_an_index(real: View) -> None:
    texts = [*EACH_FINDS, "wemen", "xyzzy", "ir"] * 5
    alone = {text: real.search(text) for text in texts}
    shared = Index(real.register)
    answers: list[tuple[str, Found | None]] = []

    def ask(some: list[str]) -> None:
        seen = shared.seen(real.standings.values())
        answers.extend((text, shared.find(text, seen)) for text in some)

    threads = [threading.Thread(target=ask, args=(texts[n::8],)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == len(texts)
    assert [text for text, answer in answers if answer != alone[text]] == []
