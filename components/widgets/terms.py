"""Words that a reader may not know, with what they mean: shown where the mouse rests on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from commitments.register.background import Abbreviation
from components.state import context
from components.widgets import markup


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
