"""What is made once is kept, up to a number, and made by one of those who ask at once."""

from __future__ import annotations

import threading

import pytest

from components.state.kept import Kept


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    made: list[str] = []

    def get(key: str) -> None:
        assert kept.get(key, lambda: made.append(key) or key) == key  # type: ignore[func-returns-value]

    kept: Kept[str] = Kept(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        get(key)
    assert made == ["a", "b", "c", "b"]


def test_those_who_ask_at_once_wait_for_one_who_makes_it() -> None:
    kept: Kept[int] = Kept(2)
    begun, go, made, got = threading.Event(), threading.Event(), [], []

    def make() -> int:
        begun.set()
        assert go.wait(10)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=lambda: got.append(kept.get("key", make))) for _ in range(4)]
    threads[0].start()
    assert begun.wait(10)
    for thread in threads[1:]:
        thread.start()
    go.set()
    for thread in threads:
        thread.join(10)
    assert got == [1, 1, 1, 1]


def test_what_could_not_be_made_is_tried_again() -> None:
    kept: Kept[int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("key", lambda: 1 // 0)
    assert kept.get("key", lambda: 2) == 2
