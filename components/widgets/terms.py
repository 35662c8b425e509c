"""Words that a reader may not know, with what they mean: shown to mouse, keyboard and finger."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from commitments.answers.abbreviations import pieces
from commitments.register.background import Abbreviation
from components.state import context
from components.widgets import markup

_SCRIPT = Path(__file__).with_name("terms.js").read_text(encoding="utf-8")


@cache
def _component() -> Any:
    return st.components.v2.component("terms", html="<span hidden></span>", js=_SCRIPT)


def word(label: str, meaning: str, of: str = "") -> str:
    """A word of our own as HTML, of a class, with its meaning."""
    return markup.tag("dfn", markup.text(label), of=of, title=meaning)


def show_meanings() -> None:
    """Let the browser show the meaning of a word where a reader comes to it; call once a run."""
    _component()(key="terms", height=1)


def terms(text: str) -> str:
    """Text of the data file as HTML, in which the first of each abbreviation that the file explains
    has its meaning with it."""
    return explained(text, context.current().register.abbreviations)


def explained(text: str, abbreviations: Iterable[Abbreviation]) -> str:
    """The same for these abbreviations."""
    meanings = {one.short: one.means for one in abbreviations}
    if not meanings:
        return markup.text(text)
    made = (
        markup.tag("abbr", markup.text(piece), title=meaning) if meaning else _apart(piece)
        for piece, meaning in pieces(text, meanings)
    )
    return "".join(made).strip()


def _apart(text: str) -> str:
    """A piece as text, whose outer spaces keep it apart from its neighbours."""
    inner = markup.text(text)
    if not inner:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}"
