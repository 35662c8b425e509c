"""Numbers and lists in words."""

from __future__ import annotations

import pytest

from commitments import text
from commitments.text import count, listed


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
    assert text.number(value) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list(parts: list[str], words: str) -> None:
    assert listed(parts) == words


def test_a_list_of_alternatives() -> None:
    assert listed(("a", "b", "c"), "or") == "a, b or c"
