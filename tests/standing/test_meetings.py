"""What texts of other meetings say of a pledge, and what nobody saw."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.record_words import Relation, Unseen
from commitments.register.model import Register
from commitments.standing.meetings import (
    likeness,
    lost,
    other_texts,
    speaks,
    without_ancestor,
    words_of,
)
from tests.conftest import TODAY, register
from tests.meetings import GONE, HEAD_OF_MEETINGS, KEPT, LESS, THREE, WITH_LATER, entry, pledge


def read(*pledges: str, head: str = HEAD_OF_MEETINGS) -> Register:
    return register(*pledges, head=head)


def row(text: str, as_of: date = TODAY) -> list[str]:
    """How the texts compare with one pledge, oldest first."""
    found = read(text)
    return [str(likeness(found.commitments[0], one)) for one in other_texts(found, as_of)]


def test_the_texts_stand_in_time_and_the_quoted_one_is_none_of_them() -> None:
    texts = other_texts(read(*THREE), TODAY)
    assert [(text.id, text.before, text.whole) for text in texts] == [
        ("before", True, False),
        ("whole", False, True),
        ("parts", False, False),
    ]
    assert [text.meeting and text.meeting.place for text in texts] == ["Hill", "Valley", "Lake"]


def test_a_text_counts_from_its_day() -> None:
    found = read(*THREE)
    assert [t.id for t in other_texts(found, date(2020, 4, 15))] == ["before"]
    assert [t.id for t in other_texts(found, date(2020, 4, 16))] == ["before", "whole"]
    # Of a text of some day in September the whole month is its time.
    assert len(other_texts(found, date(2021, 9, 1))) == 3


def test_a_text_without_a_date_takes_that_of_its_meeting_and_else_stands_last() -> None:
    head = HEAD_OF_MEETINGS.replace("     date: 2018-02-13, seen", "     seen")
    texts = other_texts(read(*THREE, head=head), TODAY)
    assert (texts[0].id, texts[0].before) == ("before", True)
    head = head.replace("seen: opening, milestone: hill", "seen: opening")
    texts = other_texts(read(*THREE, head=head), TODAY)
    assert (texts[-1].id, texts[-1].date, texts[-1].before) == ("before", None, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (KEPT, ["weaker", "repeated", "stronger"]),
        (LESS, ["not-seen", "dropped", "weaker"]),
        (GONE, ["not-seen", "dropped", "not-seen"]),
    ],
)
def test_a_row(text: str, found: list[str]) -> None:
    assert row(text) == found


def test_a_text_that_was_not_read_whole_has_dropped_nothing() -> None:
    written = pledge("one", entry("before", "dropped"), entry("parts", "dropped"))
    assert row(written) == ["not-seen"] * 3


def test_a_whole_text_of_which_nothing_is_on_file_is_not_called_dropped() -> None:
    assert row(pledge("one", entry("parts", "weaker"))) == ["not-seen", "not-seen", "weaker"]


def test_words_are_all_but_dropped_and_unseen() -> None:
    silent = [term for term in (*Relation, *Unseen) if not speaks(term)]
    assert silent == [Relation.DROPPED, Unseen.NOT_SEEN]


def test_what_a_text_says_of_a_pledge() -> None:
    found = read(*THREE)
    parts = other_texts(found, TODAY)[-1]
    words = [words_of(c, parts) for c in found.commitments]
    assert [one and one.quote for one in words] == ["We will do it by May", "On le fera", None]


def test_lost_counts_later_texts_alone_and_what_was_kept_against_it() -> None:
    found = read(*THREE)
    texts = other_texts(found, TODAY)
    # The earlier text was weaker, which is no loss; two later ones keep the pledge.
    assert [lost(c, texts) for c in found.commitments] == [-2, 2, 1]


def test_a_new_form_is_neither_kept_nor_lost() -> None:
    found = read(pledge("one", entry("parts", "new-form")))
    assert lost(found.commitments[0], other_texts(found, TODAY)) == 0


def test_pledges_without_an_ancestor_stand_in_the_order_of_their_texts() -> None:
    found = read(*THREE, head=WITH_LATER)
    pairs = without_ancestor(found, other_texts(found, TODAY))
    assert [(one.id, text.id) for one, text in pairs] == [("told", "whole"), ("new", "parts")]
    past = without_ancestor(found, other_texts(found, date(2020, 12, 31)))
    assert [one.id for one, _ in past] == ["told"]


def test_a_register_without_other_texts_has_none() -> None:
    assert other_texts(register(), TODAY) == ()
