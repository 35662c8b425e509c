"""The words of the method; their colours are measured in test_palette.py."""

from __future__ import annotations

import pytest

from commitments import record_words, vocabulary
from commitments.vocabulary import (
    DELIVERY_RANK,
    STACKED,
    DrawnTerm,
    Effect,
    Freshness,
    Kind,
    SourceKind,
    Status,
    Term,
    Trend,
)

DRAWN: list[type[DrawnTerm]] = [Status, Trend, Effect, record_words.Relation]
WORDS = [
    kind
    for module in (vocabulary, record_words)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Term) and len(kind)
]


def test_effects_and_trends_have_signs_that_say_which_way() -> None:
    assert [effect.symbol for effect in Effect] == ["+", "–", "·"]
    assert [trend.symbol for trend in Trend] == ["+", "=", "–", "÷", "·"]


def test_bars_and_legends_hold_every_status_what_was_kept_at_the_base_line() -> None:
    assert sorted(STACKED) == sorted(Status)
    assert STACKED[:3] == (Status.FULFILLED, Status.SUBSTANTIAL, Status.LIMITED)
    assert STACKED[-2:] == (Status.OVERTAKEN, Status.REVERSED)


def test_every_vocabulary_was_found() -> None:
    assert len(WORDS) == 25


@pytest.mark.parametrize("kind", WORDS)
def test_keys_and_labels_name_one_term_each(kind: type[Term]) -> None:
    assert len({str(term) for term in kind}) == len(kind)
    assert len({term.label.casefold() for term in kind}) == len(kind)


@pytest.mark.parametrize("kind", WORDS)
def test_every_term_has_a_label_and_a_sentence_that_says_what_it_means(kind: type[Term]) -> None:
    assert [t for t in kind if not t.label[:1].isupper() or not t.meaning.endswith(".")] == []


def test_no_key_is_an_alias_of_another() -> None:
    for kind in WORDS:
        assert list(kind) == list(kind.__members__.values())


def test_statuses_run_from_best_to_unknown() -> None:
    assert [str(status) for status in Status] == [
        "fulfilled",
        "substantial",
        "limited",
        "not_started",
        "reversed",
        "overtaken",
        "unclear",
        "no_evidence",
        "not_assessed",
    ]


def test_delivery_ranks_every_status_but_overtaken_and_the_unknown_ones() -> None:
    unranked = {Status.OVERTAKEN, Status.UNCLEAR, Status.NO_EVIDENCE, Status.NOT_ASSESSED}
    assert set(DELIVERY_RANK) == set(Status) - unranked
    assert sorted(DELIVERY_RANK.values()) == [0, 1, 2, 3, 4]


def test_three_statuses_say_that_we_do_not_know_and_one_of_them_rests_on_facts() -> None:
    nothing = [Status.NO_EVIDENCE, Status.NOT_ASSESSED]
    assert [s for s in Status if s.unknown] == [Status.UNCLEAR, *nothing]
    assert [s for s in Status if s.judged_without_facts] == nothing


def test_trends_run_from_better_to_silent() -> None:
    assert [str(trend) for trend in Trend] == ["improving", "steady", "worsening", "few", "silent"]


@pytest.mark.parametrize("kind", Kind)
def test_a_pledge_to_keep_something_up_is_upheld_rather_than_fulfilled(kind: Kind) -> None:
    upheld = kind in (Kind.STANDING, Kind.POSITION)
    assert Status.FULFILLED.label_for(kind) == ("Upheld" if upheld else "Fulfilled")
    assert Status.SUBSTANTIAL.label_for(kind) == "Substantially kept"


def test_sources_run_from_the_strongest_to_the_weakest() -> None:
    assert list(SourceKind) == ["act", "monitor", "reporting", "party"]


def test_freshness_runs_from_fresh_to_expired() -> None:
    assert list(Freshness) == ["fresh", "due", "overdue", "expired"]


@pytest.mark.parametrize("kind", DRAWN)
def test_paints_follow_the_ground(kind: type[DrawnTerm]) -> None:
    assert [t.paint(dark=False) for t in kind] == [t.light for t in kind]
    assert [t.paint(dark=True) for t in kind] == [t.dark for t in kind]


def test_other_texts_are_told_by_letters_with_more_ink_for_more_of_the_pledge() -> None:
    told = [(str(term), term.symbol) for term in record_words.LIKENESS]
    assert told == [
        *(("stronger", "S"), ("wider", "B"), ("repeated", "R"), ("narrower", "N"), ("weaker", "W")),
        *(("new-form", "F"), ("dropped", "–"), ("not-seen", "·")),
    ]
    assert set(record_words.Relation) < set(record_words.LIKENESS)


def test_what_nobody_saw_is_never_painted_as_dropped() -> None:
    unseen, dropped = record_words.Unseen.NOT_SEEN, record_words.Relation.DROPPED
    for dark in (False, True):
        assert unseen.paint(dark) != dropped.paint(dark)
        assert unseen.paint(dark).fill == unseen.paint(dark).edge
    assert unseen.edge is not dropped.edge
    assert unseen.symbol != dropped.symbol
