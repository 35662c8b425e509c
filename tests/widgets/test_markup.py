"""HTML that is made once for all who see the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

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


def cut_short_at_first() -> str:
    """What a click comes into the first time: its run begins in the place of this one."""
    MADE.append("")
    run = get_script_run_ctx()
    if run is not None and run.script_requests is not None:
        run.script_requests.request_stop()
    return f"made {len(MADE)}"


def page() -> None:
    from components.widgets import markup
    from tests.widgets.test_markup import SHOWN, cut_short_at_first

    markup.show(markup.kept(SHOWN, (), cut_short_at_first))


def test_what_a_run_made_that_was_cut_short_is_kept_for_nobody() -> None:
    """Its links may say what the run in its place has taken of the address so far."""
    AppTest.from_function(page).run()
    assert MADE == [""]
    assert markup.kept(SHOWN, (), cut_short_at_first) == "made 2"
