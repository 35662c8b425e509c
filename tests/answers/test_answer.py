"""An answer fits in one breath."""

from __future__ import annotations

import pytest

from commitments.answers.answer import Answer, in_one_breath


def words(number: int) -> str:
    return " ".join(["word"] * number)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), ""),
        ((words(20), words(20)), words(40)),
        ((words(30), words(20)), words(30)),
        ((words(30), words(20), words(10)), words(40)),
        (([words(50), words(30)], ["", words(1)]), words(30)),
        (([words(50), words(41)],), ""),
    ],
)
def test_sentences_and_wordings_that_do_not_fit_are_left_out(
    more: tuple[str | list[str], ...], told: str
) -> None:
    assert in_one_breath(words(20), *more) == Answer(words(20), told)
