"""Words that a reader may not know, with what they mean: shown to mouse, keyboard and finger."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

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
    """The same for these abbreviations. A plural with `s` counts as the abbreviation, a part of a
    longer word does not."""
    meanings = {one.short: one.means for one in abbreviations}
    if not meanings:
        return markup.text(text)
    parts, at = [], 0
    for found in _finder(tuple(meanings)).finditer(text):
        meaning = meanings.pop(found["short"], "")
        if meaning:
            parts.append(_apart(text[at : found.start()]))
            parts.append(markup.tag("abbr", markup.text(found[0]), title=meaning))
            at = found.end()
    return "".join([*parts, _apart(text[at:])]).strip()


def _apart(text: str) -> str:
    """A piece as text, whose outer spaces keep it apart from its neighbours."""
    inner = markup.text(text)
    if not inner:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}"


@lru_cache(maxsize=8)
def _finder(short: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(short, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<short>{words})s?(?![\w-])")
