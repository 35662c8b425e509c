"""The day on which this browser opened a page before, kept in the browser alone."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_name("last_visit.js").read_text(encoding="utf-8")
_DAY = "_last_visit"
_ASKED = "_last_visit_asked"
_KEY = "last-visit"


@cache
def _component() -> Any:
    return st.components.v2.component("last_visit", html="<span hidden></span>", js=_SCRIPT)


def day(earliest: date, today: date) -> date | None:
    """The day of the last visit; None where the browser knows of none, or has not said so yet:
    whoever asks is answered in another run."""
    st.session_state[_ASKED] = True
    try:
        told = date.fromisoformat(st.session_state.get(_DAY, ""))
    except ValueError:
        return None
    return max(told, earliest) if told < today else None


def keep(register: str, today: date) -> None:
    """Let the browser keep that a page was opened today, and tell the day of before where this run
    asked for it; call once a run, below what is drawn: news cut a run short."""
    asked = st.session_state.pop(_ASKED, False)
    told = st.session_state.get(_DAY, "")
    _component()(
        key=_KEY,
        data={"register": register, "today": today.isoformat(), "asked": asked, "told": told},
        on_day_change=_told,
        height=1,
    )


def _told() -> None:
    st.session_state[_DAY] = str(st.session_state[_KEY]["day"])[:10]
