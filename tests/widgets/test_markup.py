"""HTML that is made once for all who see the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from commitments.tables.filter import Filter
from components.state.context import Shown
from components.state.kept import Kept
from components.widgets import markup
from tests.conftest import TODAY
from tests.figures.drawn import DARK, WIDE
from tests.figures.registers import small

MADE: list[str] = []
SHOWN = Shown(small().select(Filter()), WIDE, TODAY)


@pytest.fixture(autouse=True)
def nothing_made_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_KEPT", Kept(10))
    monkeypatch.setattr(markup.address, "link_parameters", lambda keys: dict(CARRIED))
    CARRIED.clear()
    MADE.clear()


CARRIED: dict[str, list[str]] = {}


def said(words: str) -> str:
    MADE.append(words)
    return words


def test_it_is_made_anew_for_whatever_it_is_made_of() -> None:
    def kept(shown: Shown, *about: object) -> str:
        return markup.kept(shown, about, said, f"{len(MADE)}")

    fewer = replace(SHOWN, selection=small().select(Filter(themes=("aid",))))
    later = replace(SHOWN, today=TODAY + timedelta(days=1))
    seen = [
        kept(SHOWN),
        kept(replace(SHOWN)),
        kept(SHOWN, 1),
        kept(SHOWN, "1"),
        kept(fewer),
        kept(later),
        kept(replace(SHOWN, look=DARK)),
    ]
    CARRIED["theme"] = ["aid"]
    seen.append(kept(SHOWN))
    assert seen == ["0", "0", "1", "2", "3", "4", "5", "6"]


def test_what_may_hold_more_than_it_is_given_is_refused() -> None:
    with pytest.raises(ValueError, match="may hold more"):
        markup.kept(SHOWN, (), lambda: "")
