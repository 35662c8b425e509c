"""Whatever is typed, a search answers, and all that it names is there."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commitments.search.index import Index
from commitments.standing.standing import Standing
from commitments.tables.view import View

WORDS = [
    "Iraq",
    "SDF",
    "IS",
    "foreign",
    "fighters",
    "wemen",
    "2019-10",
    "Türkiye",
    "داعش",
    "zz",
    "a",
]
SIGNS = [
    '"',
    "*",
    "(",
    ")",
    "^",
    "-",
    "'",
    "+",
    ":",
    "{",
    "\0",
    "\ud800",
    "NEAR(",
    " OR ",
    "AND",
    "NOT",
]
typed = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(codec=None), max_size=40),
    st.lists(st.sampled_from([*WORDS, *SIGNS, " "]), max_size=30).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
)


def names_only_what_is_there(view: View, text: str) -> None:
    answer = view.search(text)
    if answer is None:
        return
    assert list(answer.hits) == [id for id in view.standings if id in answer.hits]
    for id, hit in answer.hits.items():
        s: Standing = view.standings[id]
        assert hit.parts or hit.facts
        assert list(hit.facts) == [e.id for e in s.evidence if e.id in hit.facts]
    assert not (answer.hits and answer.suggestions)
    for suggestion in answer.suggestions:
        near = view.search(suggestion)
        assert near is not None
        assert near.hits


@settings(max_examples=150)
@given(typed)
@example('"')
@example('" OR texts : "')
@example("^Iraq")
@example("Iraq* NOT Syria")
@example("NEAR(Iraq Syria, 10)")
@example("'; DROP TABLE texts; --")
@example("⑴½ⅷﷺ")
def test_any_search_is_answered(real: View, text: str) -> None:
    names_only_what_is_there(real, text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "a " * 5_000,
        "a-" * 5_000,
        '"' * 10_000,
        '"a" ' * 2_500,
        "\0" * 10_000,
        "((((" * 2_500,
        "e" + "\u0301" * 9_999,
        "wemen repatriatoin militery detenton " * 270,
        " ".join(f"w{n}rd" for n in range(1_600)),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_ten_thousand_characters_are_answered(real: View, text: str) -> None:
    names_only_what_is_there(real, text)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.sampled_from(WORDS))
def test_another_word_never_finds_more_pledges(real: View, words: list[str], more: str) -> None:
    fewer, all_of = real.search(" ".join(words)), real.search(" ".join([*words, more]))
    assert fewer is not None and all_of is not None
    # `Islamic` and `State` apart are two words, together one with synonyms; no such pair is here
    # but "foreign fighters", whose synonyms the first word alone does not have.
    if "foreign" not in [*words, more]:
        assert set(all_of.hits) <= set(fewer.hits)


def test_an_index_of_nothing_finds_nothing() -> None:
    from tests.conftest import register

    index = Index(register("  []\n"))
    answer = index.find("Iraq", index.seen(()))
    assert answer is not None
    assert (dict(answer.hits), answer.suggestions) == ({}, ())
