"""Numbers and lists in words."""

from __future__ import annotations

import pytest

from commitments.text import (
    UNSEEN,
    count,
    first_sentence,
    listed,
    number,
    opening,
    without_unseen,
    word_by_word,
    worded,
)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 pledges"), (1, "1 pledge"), (2, "2 pledges"), (21, "21 pledges")]
)
def test_a_count(number: int, words: str) -> None:
    assert count(number, "pledge") == words


def test_a_count_with_a_plural_of_its_own() -> None:
    assert count(1, "search", "searches") == "1 search"
    assert count(0, "search", "searches") == "0 searches"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0"), (43.5, "43.5"), (670000000.0, "670,000,000"), (-1234.25, "-1,234.25")],
)
def test_a_number_has_the_digits_that_it_has(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list(parts: list[str], words: str) -> None:
    assert listed(parts) == words


def test_a_list_of_alternatives() -> None:
    assert listed(("a", "b", "c"), "or") == "a, b or c"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The mission ended in Iraq on 30 September 2026. Training went on. Nobody objected.",
            "The mission ended in Iraq on 30 September 2026.",
        ),
        (
            "The U.S. envoy met the commander in Erbil, by the N. Gate. They talked.",
            "The U.S. envoy met the commander in Erbil, by the N. Gate.",
        ),
        ("It ended. All of the troops had left by then. So it was.", "It ended."),
        ("They worked in Salah al-Din. Diyala is not named.", "They worked in Salah al-Din."),
        (
            "Programmes worth USD 4.5 million and 3. more were stopped.",
            "Programmes worth USD 4.5 million and 3. more were stopped.",
        ),
        ("Forces left Iraq. The base was closed.", "Forces left Iraq."),
        ("It cost USD 5.5 million. Nobody paid.", "It cost USD 5.5 million."),
        ("Gen. Smith went on. He left in May.", "Gen. Smith went on."),
        ("They met in 2021. They left.", "They met in 2021."),
        ("He said “we will stay.” Then they left.", "He said “we will stay.”"),
        (
            "The camp (al-Hol) closed (in part). It was empty.",
            "The camp (al-Hol) closed (in part).",
        ),
        ("It would stay for now. Others went.", "It would stay for now."),
        ("It went to the EU. Others went.", "It went to the EU."),
        ("The U.S. Army went on. So it was.", "The U.S. Army went on."),
        ("No stop at the end", "No stop at the end"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_text(text: str, first: str) -> None:
    assert first_sentence(text) == first


@pytest.mark.parametrize(("value", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13")])
def test_small_numbers_are_words(value: int, words: str) -> None:
    assert worded(value) == words


@pytest.mark.parametrize(
    ("number", "of", "words"),
    [
        (0, 5, "No"),
        (1, 5, "One"),
        (12, 32, "Twelve"),
        (15, 32, "Fifteen"),
        (20, 32, "Twenty"),
        (21, 32, "Twenty-one"),
        (99, 100, "Ninety-nine"),
        (100, 200, "100"),
        (2, 2, "Both"),
        (5, 5, "All 5"),
    ],
)
def test_a_number_at_the_beginning_of_a_sentence(number: int, of: int, words: str) -> None:
    assert opening(number, of) == words


@pytest.mark.parametrize(
    ("one", "other", "pieces"),
    [
        ("We will go on", "We will go on", ((("We will go on", False),),) * 2),
        (
            "forces remain in the valley",
            "Forces leave the valley.",
            (
                (("forces", False), ("remain in", True), ("the valley", False)),
                (("Forces", False), ("leave", True), ("the valley.", False)),
            ),
        ),
        # Small words alone are no likeness.
        ("to the lake", "of the hill", ((("to the lake", True),), (("of the hill", True),))),
        (
            "share “data” through police",
            "data, and more",
            (
                (("share", True), ("“data”", False), ("through police", True)),
                (("data,", False), ("and more", True)),
            ),
        ),
        ("", "words", ((), (("words", True),))),
    ],
)
def test_two_texts_word_by_word(one: str, other: str, pieces: object) -> None:
    assert word_by_word(one, other) == pieces


def test_the_pieces_of_two_texts_are_the_texts() -> None:
    one, other = "A b  c d e f", "c x d y"
    left, right = word_by_word(one, other)
    assert " ".join(part for part, _ in left) == "A b c d e f"
    assert " ".join(part for part, _ in right) == "c x d y"
    shared = [[part for part, lacks in side if not lacks] for side in (left, right)]
    assert shared == [["c d"], ["c", "d"]]


def test_a_text_that_is_not_searched_for_what_nobody_sees_holds_none() -> None:
    letters = [chr(number) for number in range(0x10000)]
    unseen = set(UNSEEN.findall("".join(letters)))
    assert len(unseen) > 2_000
    assert [one for one in letters if not without_unseen(one)] == [
        one for one in letters if one in unseen
    ]
